"""The contacts page: list with search, card beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.notices import Notice as PeopleNotice
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.contacts.answers_sheet import NoticeSheet
from lianes_desktop.ui.contacts.card import ContactCard
from lianes_desktop.ui.contacts.file_desk import FileDesk
from lianes_desktop.ui.contacts.listing import ContactDelegate, ContactModel
from lianes_desktop.ui.contacts.values import Field, Offer, View
from lianes_desktop.ui.kit.browse import ask_files, proofs
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, EmptyState, Notice, Rule
from lianes_desktop.ui.kit.fields import SearchField
from lianes_desktop.ui.kit.files import carries_files, offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import ListPage, beside
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override

_LIST_WIDTH = 312


class ContactsPage(ListPage):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal()
    remove_asked = Signal()
    searched = Signal(object)
    """Words typed in the search."""
    rights_asked = Signal()
    renew_asked = Signal()
    notice_given = Signal()
    filter_asked = Signal(object)
    """``True`` for those still to be asked."""
    cards_given = Signal(object)
    """Photographs of business cards, as a tuple of ``Offered``."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(ListView(), ContactModel())
        self.setObjectName("contactsPage")
        self._view: View | None = None
        self._scan = Button("", icon="scan-text")
        self._scan.setObjectName("scanCard")
        self.header.add_action(self._scan)
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addContact")
        self.files = FileDesk(self)
        self.header.add_action(self.files.button)
        self._rights = Button("", icon="shield-check")
        self._rights.setObjectName("openRights")
        self.header.add_action(self._rights)
        self.header.add_action(self._add)
        self._review = Notice("neutral", "history")
        self._review.setObjectName("reviewContacts")
        self._renew = Button("", size=Size.SMALL)
        self._renew.setObjectName("renewContacts")
        self._clear = Button("", size=Size.SMALL)
        self._clear.setObjectName("clearContacts")
        self._review.set_actions([self._renew, self._clear])
        self._search = SearchField()
        self._search.setObjectName("searchContacts")
        self._filter: Segmented[bool] = Segmented(stretch=True)
        self._filter.setObjectName("consentFilter")
        self._list.setObjectName("contactList")
        self._list.setItemDelegate(ContactDelegate(self._list))
        self._nobody = Label("", Role.SMALL, "ink2", wrap=True)
        self._nobody.setObjectName("nobody")
        self.card = ContactCard()
        self._first = Button("", Kind.PRIMARY, icon="user-plus")
        self._first.setObjectName("addFirstContact")
        self._first_scan = Button("", icon="scan-text")
        self._first_scan.setObjectName("scanFirstCard")
        self._empty = EmptyState("contact", actions=[self._first, self._first_scan])
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        self._view = view
        self.header.show_words(_("Contacts"), view.subtitle)
        self._add.setVisible(not view.empty)
        self._scan.setVisible(not view.empty)
        self._review.setVisible(view.review is not None)
        if view.review is not None:
            self._review.show_words("neutral", "history", view.review.title, view.review.sentence)
        self.show_either(empty=view.empty)
        if self._search.text().strip() != view.search:
            self._search.setText(view.search)
        self._filter.offer([Segment(False, _("Tous")), Segment(True, view.waiting)])
        self._filter.show_value(view.waiting_only)
        self._nobody.setVisible(not view.lines)
        show_lines(self._list, self._model, view.lines, view.selected)
        self.files.show_state(someone=view.card is not None)
        self.card.setVisible(view.card is not None)
        if view.card is not None:
            self.card.show_card(view.card)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer people met before for the card that is typed."""
        self.card.form.offers.show_offers(offers)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the business card over the whole screen."""
        self.card.show_sheet(jpeg, sheet, sheets)

    def show_read(self) -> None:
        """Show the card to read: what was proposed is kept."""
        self.card.read()

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the form."""
        self.card.edit(field)

    def open_notice(self, notice: PeopleNotice) -> None:
        """Show what people are told, to hand over the laptop."""
        sheet = NoticeSheet(self, notice)
        sheet.given.connect(self.notice_given)
        sheet.open()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.empty:
            return (self._first,)
        return (self._list,) if self._view.card is None else (self._list, self.card)

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Contact"))
        self._rights.setText(_("Droits"))
        self._renew.setText(_("Garder encore"))
        self._clear.setText(_("Effacer"))
        self._first.setText(_("Premier contact"))
        self._scan.setText(_("Scanner une carte"))
        self._scan.set_tip(_("Photo d'une carte de visite : choisir, déposer ici ou Ctrl V"))
        self._first_scan.setText(_("Scanner une carte"))
        self._search.setPlaceholderText(_("Rechercher un nom, un lieu"))
        self._search.setAccessibleName(_("Rechercher un nom, un lieu"))
        self._list.setAccessibleName(_("Contacts"))
        self._nobody.setText(_("Personne ne correspond à cette recherche."))
        self._empty.show_words(
            _("Aucun contact pour l'instant"),
            _("Notez qui vous rencontrez, en français et en arabe : la personne dit si sa fiche peut partir."),
        )
        self.card.retranslate()
        self.files.retranslate()

    @override
    def ask_new(self) -> None:
        self.add_asked.emit()

    @override
    def ask_removal(self) -> None:
        self.remove_asked.emit()

    @override
    def begin(self) -> None:
        self.card.edit()

    @override
    def flush(self) -> None:
        self.card.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self._view is not None and self._view.card is not None:
            self.card.edit()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carries_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = offered(event.mimeData(), _("Carte de visite") + ".png")
        if files:
            self.cards_given.emit(files)

    # ---- inside

    def _browse(self) -> None:
        ask_files(self, _("Choisir la photo d'une carte de visite"), proofs(), self._picked)

    def _picked(self, paths: list[str]) -> None:
        self.cards_given.emit(tuple(Offered(Path(path).name, path=Path(path)) for path in paths))

    def _connect(self) -> None:
        for button in (self._scan, self._first_scan):
            button.clicked.connect(self._browse)
        self._add.clicked.connect(self.add_asked)
        self._rights.clicked.connect(self.rights_asked)
        self._clear.clicked.connect(self.rights_asked)
        self._renew.clicked.connect(self.renew_asked)
        self._first.clicked.connect(self.add_asked)
        self._search.textChanged.connect(self._search_typed)
        self._search.returnPressed.connect(self._to_list)
        self._filter.committed.connect(self.filter_asked)
        self.card.remove_asked.connect(self.remove_asked)
        self.card.finished.connect(self._to_list)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._focus_search)

    def _lay_out(self) -> None:
        left = Card(padding=1, spacing=0)
        left.setFixedWidth(_LIST_WIDTH)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.setSpacing(10)
        top.addWidget(self._search)
        top.addWidget(self._filter)
        left.body.addLayout(top)
        left.body.addWidget(Rule())
        self._nobody.setContentsMargins(16, 14, 16, 0)
        left.body.addWidget(self._nobody)
        left.body.addWidget(self._list, 1)
        self._review.hide()
        self.body.addWidget(self._review)
        self.lay_out_either(beside(left, self.card), self._empty)

    def _search_typed(self, words: str) -> None:
        self.searched.emit(words)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()
