"""The contacts page: list with search, card beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.card import ContactCard
from lianes_desktop.ui.contacts.listing import ContactDelegate, ContactModel
from lianes_desktop.ui.contacts.values import View
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState, Rule
from lianes_desktop.ui.kit.fields import SearchField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.typed import override

_LIST_WIDTH = 312


class ContactsPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal()
    remove_asked = Signal()
    selected = Signal(object)
    """``ContactId``."""
    searched = Signal(object)
    """Words typed in the search."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("contactsPage")
        self._view: View | None = None
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addContact")
        self.header.add_action(self._add)
        self._search = SearchField()
        self._search.setObjectName("searchContacts")
        self._model = ContactModel()
        self._list = ListView()
        self._list.setObjectName("contactList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(ContactDelegate(self._list))
        self._nobody = Label("", Role.SMALL, "ink2", wrap=True)
        self.card = ContactCard()
        self._first = Button("", Kind.PRIMARY, icon="user-plus")
        self._first.setObjectName("addFirstContact")
        self._empty = EmptyState("contact", actions=[self._first])
        self._lay_out()
        self._add.clicked.connect(self.add_asked)
        self._first.clicked.connect(self.add_asked)
        self._search.textChanged.connect(self._search_typed)
        self._list.chosen.connect(self._chosen)
        self._list.removal_asked.connect(self._removal)
        self._list.key_pressed.connect(self._key)
        self._list.opened.connect(self._opened)
        self.card.remove_asked.connect(self.remove_asked)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self._list if keys == "/" else self)
            shortcut.setContext(
                Qt.ShortcutContext.WidgetShortcut if keys == "/" else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(self._focus_search)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        self._view = view
        self.header.show_words(_("Contacts"), view.subtitle)
        nothing = not view.lines and not view.searching
        self._empty.setVisible(nothing)
        self._left.setVisible(not nothing)
        self.card.setVisible(view.card is not None and not nothing)
        self._nobody.setVisible(view.searching and not view.lines)
        self._list.blockSignals(True)
        self._model.show(view.lines)
        self._list.setCurrentIndex(self._model.index(self._model.row_of(view.selected)))
        self._list.blockSignals(False)
        if view.card is not None:
            self.card.show_card(view.card)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused."""
        self.card.refuse(refusals)

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field of the card."""
        self.card.focus_field(field)

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Contact"))
        self._first.setText(_("Premier contact"))
        self._search.setPlaceholderText(_("Rechercher un nom, un lieu"))
        self._search.setAccessibleName(_("Rechercher un nom, un lieu"))
        self._list.setAccessibleName(_("Contacts"))
        self._nobody.setText(_("Personne ne correspond à cette recherche."))
        self._empty.show_words(
            _("Aucun contact pour l'instant"),
            _("Notez qui vous rencontrez, en français et en arabe : la personne dit si sa fiche peut partir."),
        )
        self.card.retranslate()
        if self._view is not None:
            self.show_view(self._view)

    # ---- inside

    def _lay_out(self) -> None:
        self._left = Card(padding=1, spacing=0)
        self._left.setFixedWidth(_LIST_WIDTH)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.addWidget(self._search)
        self._left.body.addLayout(top)
        self._left.body.addWidget(Rule())
        self._left.body.addWidget(self._nobody)
        self._left.body.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(self.card, 1)
        row.addWidget(self._empty, 1)
        self.body.addLayout(row, 1)

    def _search_typed(self, words: str) -> None:
        self.searched.emit(words)

    def _chosen(self, index: object) -> None:
        line = self._model.line(index.row()) if isinstance(index, QModelIndex) else None
        if line is not None:
            self.selected.emit(line.id)

    def _removal(self, _index: object) -> None:
        self.remove_asked.emit()

    def _opened(self, _index: object) -> None:
        self.card.focus_field("given_name")

    def _key(self, letter: object) -> None:
        if letter == "N":
            self.add_asked.emit()

    def _focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()
