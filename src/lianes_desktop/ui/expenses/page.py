"""The expenses page: list and panel, or the place of the first receipt."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.expenses import Offered
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort
from lianes_desktop.services.ports.receipts import Corners, View
from lianes_desktop.ui.expenses.beside import Beside
from lianes_desktop.ui.expenses.browse import chosen_files
from lianes_desktop.ui.expenses.empty import FirstReceipt
from lianes_desktop.ui.expenses.header import HeaderActions
from lianes_desktop.ui.expenses.list_card import ListCard
from lianes_desktop.ui.expenses.list_values import Choices, Exported, Filters, Rows, Tools
from lianes_desktop.ui.expenses.lock import LockLine
from lianes_desktop.ui.expenses.model import ExpenseListModel
from lianes_desktop.ui.expenses.rows import Headings
from lianes_desktop.ui.expenses.table import ExpenseDelegate, ExpenseTable
from lianes_desktop.ui.expenses.telephone import ListeningShown, TelephoneShown
from lianes_desktop.ui.expenses.values import Detail, Field, Heading, Outcome, RatesShown, Sheet, Totals
from lianes_desktop.ui.expenses.watch_lines import WatchLines
from lianes_desktop.ui.expenses.watching import WatchedShown
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.thumbs import Thumbnails
from lianes_desktop.ui.kit.typed import override


class ExpensesPage(Page):
    """Its parts say what a hand asks of them; the page, what is asked by its own keys or in more places than one.

    ``files_offered`` gives a tuple of ``Offered``; ``left_alone`` when the page goes out of sight.
    """

    add_asked = Signal()
    files_offered = Signal(object)
    left_alone = Signal()

    def __init__(self, model: ExpenseListModel, thumbnails: Thumbnails, headings: Headings) -> None:
        """The rows of ``model``; pictures of pages by their digest."""
        super().__init__()
        self._model = model
        model.setParent(self)
        self._delegate = ExpenseDelegate(thumbnails, headings)
        self.list = ListCard(ExpenseTable(model, self._delegate))
        self.lock = LockLine()
        self.beside = Beside()
        self.panel, self.rates = self.beside.panel, self.beside.rates
        self.receipt = self.panel.receipt
        self.telephone, self.listening = self.beside.telephone, self.beside.listening
        self.watched = WatchLines()
        self.first = FirstReceipt()
        self.header_actions = HeaderActions(self.watched.button)
        self._empty = False
        self._lay_out()
        self._connect()
        self.retranslate()

    # what the presenter shows

    def show_heading(self, heading: Heading) -> None:
        """The title's second line, the segments, and the empty page when there is nothing at all."""
        self.header.show_words(_("Dépenses"), heading.subtitle)
        self.header_actions.show_heading(heading)
        self._empty = heading.empty
        self._turn()

    def show_order(self, order: Rows, sort: ExpenseSort, *, descending: bool) -> None:
        """The list's rows."""
        self._model.show(order)
        self.list.show_order(sort, descending=descending)

    def show_tools(self, tools: Tools) -> None:
        """How the list is narrowed and grouped, and what to give up when nothing is left."""
        self.list.show_tools(tools)

    def show_filters(self, filters: Filters) -> None:
        """What the list may be narrowed to, to choose from."""
        self.list.tools.show_filters(filters)

    def show_choices(self, choices: Choices) -> None:
        """What several expenses may be given at once."""
        self.list.picked.show_choices(choices)

    def show_picked(self, words: str) -> None:
        """How many are chosen together and what they come to; empty when none are."""
        self.list.show_picked(words)

    def show_work(self, words: str, at: int, of: int) -> None:
        """How far work on several expenses is; ``of`` is 0 when nothing is under way."""
        self.list.work.show_work(words, at, of)

    def show_exported(self, exported: Exported | None) -> None:
        """Where the list was written."""
        self.list.work.show_exported(exported)

    def show_filter(self, show: ExpenseFilter, search: str) -> None:
        """The segment in force and the words searched for."""
        self.header_actions.show_filter(show, search)

    def show_totals(self, totals: Totals) -> None:
        """The bar under the list."""
        self.list.show_totals(totals)

    def select(self, key: int | None, *, alone: bool = False) -> None:
        """Show which row is moved to without telling so; those chosen together stay so, unless it is ``alone``."""
        self.list.table.select(key, alone=alone)

    def flush(self) -> None:
        """Tell what is typed and not told yet: another expense is about to be shown."""
        self.panel.form.flush()

    def show_detail(self, shown: Detail | None) -> None:
        """The panel beside the list."""
        self.beside.show_detail(shown)

    def show_lock(self, version: int, *, chosen: bool) -> None:
        """The version that holds expenses as they left, 0 for none, and whether it holds the one chosen."""
        self.lock.show_version(version)
        self.panel.lock(locked=chosen)

    def show_picture(self, sheet: Sheet, jpeg: bytes, how: View) -> None:
        """The receipt, once it is drawn."""
        self.receipt.show_picture(sheet, jpeg, how)

    def show_picture_failed(self, sheet: Sheet, reason: str) -> None:
        """Why the receipt cannot be shown."""
        self.receipt.show_picture_failed(sheet, reason)

    def show_corners(self, sheet: Sheet, corners: Corners | None) -> None:
        """Where the paper seems to lie on a sheet."""
        self.receipt.show_corners(sheet, corners)

    def show_progress(self, at: int, of: int) -> None:
        """How far the files are."""
        for strip in (self.list.strip, self.first.strip):
            strip.show_progress(at, of)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Files that were not taken, or were there already."""
        for strip in (self.list.strip, self.first.strip):
            strip.show_outcome(outcome)

    def show_rates(self, rates: RatesShown | None) -> None:
        """The rates editor in the panel's place; ``None`` closes it."""
        if self.beside.show_rates(rates) and rates is None:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_slip(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """A sheet of an exchange slip, over the whole screen."""
        self.rates.show_slip(jpeg, sheet, sheets)

    def show_telephone(self, shown: TelephoneShown | None) -> None:
        """How to photograph with a telephone, in the panel's place; ``None`` closes it."""
        was_open = self.beside.show_telephone(shown)
        if shown is not None or was_open:
            self._turn()
        if shown is not None and not was_open:
            self.telephone.focus_first()
        elif shown is None and was_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_listening(self, shown: ListeningShown | None) -> None:
        """That a telephone may send, above the list; ``None`` when none may."""
        self.beside.show_listening(shown)

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> None:
        """Where photographs come from by themselves, above the list."""
        if self.watched.show_watched(lines):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the panel."""
        self.panel.focus_field(field)

    def offer_focus(self, field: Field) -> None:
        """Put the cursor in a field of the panel, unless the person is typing, or at work somewhere else.

        Who walks the list is at work there: a key meant for a row would empty the field.
        """
        focused = QApplication.focusWidget()
        free = self.beside.rests(None if focused is self else focused)
        if free and self.isVisible() and not self.list.several:
            self.panel.focus_field(field)

    def focus_part(self, name: str) -> None:
        """Put the focus on the receipt (``receipts``), or on the button that accepts the expense."""
        self.panel.focus_part(name)

    def waits_for_receipt(self) -> bool:
        """Whether the person is on the place of a missing receipt."""
        return self.panel.isVisible() and self.panel.waits_for_receipt()

    def ask_file(self, name: str, chosen: Callable[[str], None]) -> None:
        """Ask where to write a file."""
        ask_new_file(self, _("Exporter la liste"), name, f"*{Path(name).suffix}", chosen)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._places.currentIndex() == 1:
            return (self.first.first_control,)
        return (self.list.table, *self.beside.areas())

    @override
    def retranslate(self) -> None:
        self.lock.retranslate()
        self.list.retranslate()
        self.beside.retranslate()
        self.watched.retranslate()
        self.first.retranslate()
        self.header_actions.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.add_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.fit(self.width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.look(on=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watched.look(on=False)
        if not event.spontaneous():  # a window put aside is not a page that was left
            self.left_alone.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_places"):
            self.beside.fit(self.width())

    # how it is done

    def _lay_out(self) -> None:
        self.header.add_action(self.header_actions)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        # the panel takes its width first, within its bounds, and the list the rest
        row.addWidget(self.list, 1)
        row.addWidget(self.beside, 1000)
        self._places = QStackedLayout()
        self.body.addWidget(self.lock)
        self.body.addWidget(self.listening)
        self.body.addWidget(self.watched)
        self.body.addLayout(self._places, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(both)
        self._places.addWidget(self.first)

    def _connect(self) -> None:
        self.list.table.add_asked.connect(self.add_asked)
        self.header_actions.add_asked.connect(self.add_asked)
        self.first.browse_asked.connect(self._browse)
        self.first.files_dropped.connect(self._dropped)
        self.first.follow_asked.connect(self.watched.ask)
        self.panel.back_asked.connect(self._to_list)
        for keys, act in (
            ("Ctrl+F", self.header_actions.focus_search),
            ("/", self.header_actions.focus_search),
            ("Ctrl+O", self._browse),
            ("Ctrl+Shift+O", self.watched.ask),
            ("Ctrl+E", self._offer_export),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _turn(self) -> None:
        """The list and what is beside it, or the place of the first receipt."""
        first = self._empty and not self.beside.phoning
        self._places.setCurrentIndex(1 if first else 0)
        self.setFocusProxy(self.first.first_control if first else self.list.table)

    def _offer_export(self) -> None:
        if self._places.currentIndex() == 0:
            self.list.tools.offer_export()

    def _to_list(self) -> None:
        self.list.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _browse(self) -> None:
        self._offer(chosen_files(self, _("Choisir des reçus")))

    def _dropped(self, mime: QMimeData) -> None:
        self._offer(offered(mime, _("Image collée")))

    def _offer(self, files: tuple[Offered, ...]) -> None:
        if files:
            self.files_offered.emit(files)
