"""The page of rights: people found over all dossiers, the one chosen beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Card, EmptyState, Notice, Rule
from lianes_desktop.ui.kit.fields import SearchField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import ListPage, beside
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.rights.listing import PersonDelegate, PersonModel
from lianes_desktop.ui.rights.person_card import PersonCard
from lianes_desktop.ui.rights.values import View

_LIST_WIDTH = 312


class RightsPage(ListPage):
    """Passive: shows a ``View`` and says what is asked."""

    searched = Signal(object)
    notice_asked = Signal(object)
    """The path of the notice for Lianes."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(ListView(), PersonModel())
        self.setObjectName("rightsPage")
        self._view: View | None = None
        self._tell = Button("", icon="file-down")
        self._tell.setObjectName("writeNotice")
        self.header.add_action(self._tell)
        self._search = SearchField()
        self._search.setObjectName("searchRights")
        self._list.setObjectName("rightsList")
        self._list.setItemDelegate(PersonDelegate(self._list))
        self._nobody = Label("", Role.SMALL, "ink2", wrap=True)
        self._done = Notice()
        self._done.setObjectName("rightsDone")
        self.card = PersonCard()
        self._empty = EmptyState("shield-check")
        self._lay_out()
        self._search.textChanged.connect(self._typed)
        self._search.returnPressed.connect(self._to_list)
        self._tell.clicked.connect(self._ask_notice)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._focus_search)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list and the person."""
        self._view = view
        self.header.show_words(_("Droits des personnes"), view.subtitle)
        self._tell.setVisible(view.to_tell > 0)
        words = ngettext("Avis pour Lianes ({n} personne)", "Avis pour Lianes ({n} personnes)", view.to_tell)
        self._tell.setText(words.format(n=formats.number(view.to_tell)))
        self._done.setVisible(view.done is not None)
        if view.done is not None:
            icon = "check" if view.done.tone == "ok" else "triangle-alert"
            self._done.show_words(view.done.tone, icon, view.done.title, view.done.sentence)
        self.show_either(empty=view.empty)
        if self._search.text().strip() != view.search:
            self._search.setText(view.search)
        self._nobody.setVisible(not view.lines)
        show_lines(self._list, self._model, view.lines, view.selected)
        self.card.setVisible(view.sheet is not None)
        if view.sheet is not None:
            self.card.show_sheet(view.sheet, busy=view.busy)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.empty:
            return (self,)
        return (self._list,) if self._view.sheet is None else (self._list, self.card)

    @override
    def retranslate(self) -> None:
        self._search.setPlaceholderText(_("Rechercher une personne"))
        self._search.setAccessibleName(_("Rechercher une personne"))
        self._list.setAccessibleName(_("Personnes"))
        self._nobody.setText(_("Personne ne correspond à cette recherche."))
        self._empty.show_words(
            _("Aucune fiche sur cet ordinateur"),
            _("Les personnes rencontrées et les délégués reçus apparaîtront ici, tous dossiers confondus."),
        )
        self.card.retranslate()

    @override
    def ask_new(self) -> None:
        """Nobody is added here."""

    @override
    def ask_removal(self) -> None:
        self.card.ask_erasure()

    @override
    def begin(self) -> None:
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def flush(self) -> None:
        """Nothing is typed here."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._to_list()
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _lay_out(self) -> None:
        left = Card(padding=1, spacing=0)
        left.setFixedWidth(_LIST_WIDTH)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.addWidget(self._search)
        left.body.addLayout(top)
        left.body.addWidget(Rule())
        self._nobody.setContentsMargins(16, 14, 16, 0)
        left.body.addWidget(self._nobody)
        left.body.addWidget(self._list, 1)
        self._done.hide()
        self.body.addWidget(self._done)
        self.lay_out_either(beside(left, self.card), self._empty)

    def _typed(self, words: str) -> None:
        self.searched.emit(words)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _ask_notice(self) -> None:
        kinds = _("Avis d'effacement ({suffixes})").format(suffixes="*.json")
        ask_new_file(self, self._tell.text(), _("avis-effacement.json"), kinds, self._chosen_notice)

    def _chosen_notice(self, path: str) -> None:
        self.notice_asked.emit(path)
