"""The window: sidebar, pages built when first visited, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _, language, right_to_left
from lianes_desktop.ui.kit.brand import window_icon
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.kit.theme import ThemeKeeper
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.dossiers import Dossiers
from lianes_desktop.ui.shell.message_bar import MessageBar
from lianes_desktop.ui.shell.navigation import destinations
from lianes_desktop.ui.shell.qt_words import QtWords
from lianes_desktop.ui.shell.reception import Reception
from lianes_desktop.ui.shell.screens import Screens
from lianes_desktop.ui.shell.sidebar import Sidebar
from lianes_desktop.ui.shell.tabs import Tabs
from lianes_desktop.ui.shell.values import DossierCard, Identity, StartCard
from lianes_desktop.ui.shell.wires import ChangeRelay, Noticeboard, Wayfinder

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from uuid import UUID

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.services.changes import Topic
    from lianes_desktop.services.offered import Offered

LOW = 760  # px: below, controls and margins shrink
SMALLEST = QSize(1280, 690)
_MINUTE = 60_000


class Window(QMainWindow):
    """Signals say what the person asked for; the presenter beside it decides."""

    undo_asked = Signal()
    redo_asked = Signal()
    theme_chosen = Signal(object)
    dossier_chosen = Signal(object)
    begin_asked = Signal(object)
    start_asked = Signal()
    start_chosen = Signal(object)
    sample_asked = Signal()
    removal_asked = Signal()
    place_shown = Signal(object)
    minute_passed = Signal()
    closing = Signal()

    def __init__(
        self,
        factories: Mapping[Place, Callable[[], Screen]],
        keeper: ThemeKeeper,
        words: QtWords,
        wayfinder: Wayfinder,
        board: Noticeboard,
        relay: ChangeRelay,
        *,
        office: bool = False,
    ) -> None:
        """``factories`` build each page when it is first visited."""
        super().__init__()
        self._office = office
        self._keeper, self._qt_words = keeper, words
        self._current: Place | None = None
        self._expected: Place | None = None
        self.sidebar = Sidebar(destinations(factories, office=office), office=office)
        self.stack = QStackedWidget()
        self.tabs = Tabs()
        self.screens = Screens(factories, self.stack)
        self.messages = MessageBar(self.stack)
        self.messages.undo_asked.connect(self.undo_asked)
        self.reception = Reception(self, self.sidebar.drop_tile, office=office)
        self.reception.taken.connect(self._hand_over)
        self.reception.pasted.connect(self._paste)
        self.dossiers = Dossiers(self, self.stack)
        self.dossiers.chosen.connect(self.dossier_chosen)
        self.dossiers.begin_asked.connect(self.begin_asked)
        self.dossiers.start_asked.connect(self.start_asked)
        self.dossiers.start_chosen.connect(self.start_chosen)
        self.dossiers.sample_asked.connect(self.sample_asked)
        self.dossiers.removal_asked.connect(self.removal_asked)
        self._lay_out()
        self._bind_keys()
        self.sidebar.chosen.connect(self.show_place)
        self.tabs.chosen.connect(self.show_place)
        self.sidebar.settings.clicked.connect(self._show_settings)
        self.sidebar.switcher.clicked.connect(self.open_switcher)
        self.sidebar.files_asked.connect(self.reception.choose)
        wayfinder.asked.connect(self._go)
        wayfinder.dossier_asked.connect(self.dossier_chosen)
        board.said.connect(self._said)
        board.warned.connect(self.messages.warn)
        relay.changed.connect(self._changed)
        keeper.changed.connect(self.screens.refresh_theme)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.minute_passed)
        self._timer.start()
        self.speak()

    # what the presenter shows

    def show_identity(self, who: Identity) -> None:
        """Who is here."""
        self.sidebar.identity.show_person(who)

    def show_dossiers(self, cards: tuple[DossierCard, ...], current: DossierCard) -> None:
        """Every dossier, and the one that is open."""
        self.sidebar.switcher.show_dossier(current)
        self.dossiers.show_cards(cards, current)

    def show_state(self, saved: str, backup: str, *, late: bool) -> None:
        """What is saved, and the last backup."""
        self.sidebar.state.show_state(saved, backup, late=late)

    def show_waiting(self, place: Place, count: int) -> None:
        """How many things wait in a section."""
        self.sidebar.show_waiting(place, count)

    def open_dossier(self, dossier: DossierId | None) -> None:
        """Show this dossier on every page."""
        if dossier is None and not self._office:
            self.screens.open_dossier(None, None)
            self.dossiers.show_nothing()
            return
        self.screens.open_dossier(dossier, self._current)

    def begin_dossier(self) -> None:
        """Ask for the facts of the dossier just made."""
        self._go((Place.OVERVIEW, None, "title"))

    def speak(self) -> None:
        """Say everything again in the language in force, in its direction."""
        self._qt_words.speak(language())
        direction = Qt.LayoutDirection.RightToLeft if right_to_left() else Qt.LayoutDirection.LeftToRight
        QApplication.setLayoutDirection(direction)
        self.setWindowTitle("Lianes")
        self.sidebar.retranslate()
        self.tabs.retranslate()
        self.dossiers.retranslate()
        self.screens.retranslate(None if self._waits() else self._current)

    def dress(self, theme: str) -> None:
        """Put a theme in force."""
        self._keeper.choose(theme)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say what was done."""
        self.messages.say(text, undo=undo)

    def offer_starts(self, starts: tuple[StartCard, ...]) -> None:
        """Ask what a new dossier starts from, and its first day."""
        self.dossiers.offer_starts(starts)

    def refuse_start(self, sentence: str) -> None:
        """Say beside the day why the new dossier cannot be made."""
        self.dossiers.refuse_start(sentence)

    def end_start(self) -> None:
        """The dossier is made: put the question away."""
        self.dossiers.end_start()

    # where one goes

    def expect(self, place: Place) -> None:
        """Say in the sidebar where one is, before the page is there: ``arrive`` brings it."""
        self._expected = place
        self._mark(place)
        self.stack.setFocus(Qt.FocusReason.OtherFocusReason)  # no ring elsewhere until the page takes it

    def arrive(self) -> None:
        """Show the page expected, unless one has gone elsewhere meanwhile, and the star in the task bar."""
        self.setWindowIcon(window_icon())
        if self._current is None and self._expected is not None:
            self.show_place(self._expected)

    def show_place(self, place: Place) -> None:
        """Show a page, built now when it is its first visit."""
        if not self.screens.has(place):
            return
        self._current = place
        self._mark(place)
        self.place_shown.emit(place)
        if self._waits():
            self.dossiers.show_nothing()
            return
        self.screens.show(place)
        self.messages.raise_()
        self._areas()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_switcher(self) -> None:
        """Show the list of dossiers; the office has none."""
        if not self._office:
            self.dossiers.open_switcher(self.sidebar.switcher)

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take files in as if they had been dropped: those of the command line."""
        self._hand_over(files)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keeper.set_low(self.height() < LOW)
        self.messages.place(self.stack.rect())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        areas = self._areas()
        if event.key() == Qt.Key.Key_Escape and areas:
            areas[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setMinimumSize(SMALLEST)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.tabs)
        beside.addWidget(self.stack, 1)
        row.addLayout(beside, 1)
        self.setCentralWidget(whole)

    def _bind_keys(self) -> None:
        for number in range(1, 9):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            key.setObjectName(str(number))
            key.activated.connect(self._jump)
        for keys, act in (
            ("Ctrl+K", self.open_switcher),
            ("Ctrl+Z", self.undo_asked),
            ("Ctrl+Shift+Z", self.redo_asked),
            ("Ctrl+Y", self.redo_asked),
            ("Ctrl+Shift+D", self._toggle_theme),
            ("Ctrl+,", self._show_settings),
            ("Ctrl+V", self.reception.paste),
            ("F1", self._show_keys),
            ("F6", self._next_area),
            ("Ctrl+Tab", self._next_tab),
            ("Ctrl+Shift+Tab", self._former_tab),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _jump(self) -> None:
        place = self.sidebar.place_of_key(int(self.sender().objectName()))
        if place is not None:
            self.show_place(place)

    def _mark(self, place: Place) -> None:
        """Say in the sidebar and the tabs where one is."""
        self.sidebar.show_place(place)
        section = self.sidebar.section_of(place)
        self.tabs.offer(section.tabs if section is not None else (), place)

    def _next_tab(self) -> None:
        self._turn(1)

    def _former_tab(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        place = None if self._current is None else self.tabs.beside(self._current, step)
        if place is not None:
            self.show_place(place)

    def _waits(self) -> bool:
        """Whether the ways to begin stand in the page's place: no dossier is open."""
        if self._current is None or self._office:
            return False
        return self.screens.waits_for_dossier(self._current)

    def _areas(self) -> tuple[QWidget, ...]:
        """Where F6 goes beside the sidebar, and Esc to the first."""
        if self._waits() and (beginnings := self.dossiers.areas()):
            return beginnings
        return () if self._current is None else self.screens.show(self._current).page.areas()

    def _next_area(self) -> None:
        areas = (self.sidebar, *self._areas())
        focused = QApplication.focusWidget()
        inside = [at for at, area in enumerate(areas) if focused is not None and _holds(area, focused)]
        following = areas[(inside[-1] + 1) % len(areas)] if inside else areas[-1]
        target = self.sidebar.switcher if following is self.sidebar else following
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, where: tuple[Place, UUID | None, str]) -> None:
        place, subject, field = where
        if not self.screens.has(place) and self.screens.has(Place.OVERVIEW):
            place = Place.OVERVIEW  # a button always leads somewhere
        self.show_place(place)
        if self.screens.has(place) and not self._waits() and (subject is not None or field):
            self.screens.show(place).presenter.reveal(subject, field)

    def _changed(self, topics: frozenset[Topic]) -> None:
        self.screens.changed(topics, None if self._waits() else self._current)

    def _said(self, what: tuple[str, bool]) -> None:
        text, undo = what
        self.messages.say(text, undo=undo)

    def _hand_over(self, files: tuple[Offered, ...]) -> None:
        here = self._current
        wanted = here is not None and not self._waits() and self.screens.show(here).page.wants_files()
        for kind, some in self.reception.sorted(files):
            place = here if wanted and here is not None and kind is Place.EXPENSES else kind
            self.show_place(place)
            if place is Place.EXPENSES and self._waits():
                self.messages.warn(_("Commencez par un dossier : les reçus s'y rangent."))
            elif place is Place.CONTACTS and self._waits():
                self.messages.warn(_("Commencez par un dossier : les contacts s'y rangent."))
            elif place is Place.PROGRAMME and self._waits():
                self.messages.warn(_("Commencez par un dossier : les rendez-vous s'y rangent."))
            else:
                self.screens.take_files(place, some)

    def _paste(self, files: tuple[Offered, ...]) -> None:
        """On the contacts, a picture is a business card; anywhere else a receipt. Bundles go where they always go."""
        pictures = all(place is Place.EXPENSES for place, _some in self.reception.sorted(files))
        if self._current is Place.CONTACTS and pictures and not self._waits():
            self.screens.take_files(Place.CONTACTS, files)
        else:
            self._hand_over(files)

    def _toggle_theme(self) -> None:
        self.theme_chosen.emit(self._keeper.toggle())

    def _show_settings(self) -> None:
        self.show_place(Place.PREFERENCES)

    def _show_keys(self) -> None:
        from lianes_desktop.ui.shell.keys import keys_sheet  # noqa: PLC0415 - seldom asked for

        keys_sheet(self, office=self._office).open()


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)
