"""Which dossier one works on: the list of all, the ways to begin one, and what a new one starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lianes_desktop.ui.shell.values import DossierCard, StartCard

if TYPE_CHECKING:  # none of the three is built before it is asked for
    from lianes_desktop.ui.shell.nothing import NoDossier
    from lianes_desktop.ui.shell.start_sheet import StartSheet
    from lianes_desktop.ui.shell.switcher import Switcher


class Dossiers(QObject):
    """Signals say what the person asked for, whichever of the three it was asked in."""

    chosen = Signal(object)
    """The id of a dossier."""
    begin_asked = Signal(object)
    """The ``ActionType``."""
    start_asked = Signal()
    start_chosen = Signal(object)
    """``(source, first day as typed)``."""
    sample_asked = Signal()
    removal_asked = Signal()

    def __init__(self, window: QWidget, stack: QStackedWidget) -> None:
        """The list and the question open over ``window``; the ways to begin stand in ``stack``, in a page's place."""
        super().__init__(window)
        self._window, self._stack = window, stack
        self._cards: tuple[DossierCard, ...] = ()
        self._open_card: DossierCard | None = None
        self._popup: Switcher | None = None
        self._nothing: NoDossier | None = None
        self._starting: StartSheet | None = None

    def show_cards(self, cards: tuple[DossierCard, ...], current: DossierCard) -> None:
        """Every dossier, and the one that is open."""
        self._cards, self._open_card = cards, current
        if self._popup is not None:
            self._popup.show_cards(cards, current)

    def open_switcher(self, button: QWidget) -> None:
        """Show the list below the button, once there is something to say of the dossiers."""
        if self._open_card is None:
            return
        if self._popup is None:
            from lianes_desktop.ui.shell.switcher import Switcher  # noqa: PLC0415 - lists wait for the first paint

            self._popup = Switcher(self._window)
            self._popup.chosen.connect(self.chosen)
            self._lead(self._popup)
            self._popup.removal_asked.connect(self.removal_asked)
        self._popup.show_cards(self._cards, self._open_card)
        self._popup.open_below(button)

    def show_nothing(self) -> None:
        """The ways to begin, in the page's place."""
        if self._nothing is None:
            from lianes_desktop.ui.shell.nothing import NoDossier  # noqa: PLC0415 - a first start alone

            self._nothing = NoDossier()
            self._lead(self._nothing)
            self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        self._nothing.setFocus(Qt.FocusReason.OtherFocusReason)

    def areas(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes among the ways to begin; nowhere before they were shown."""
        return () if self._nothing is None else (self._nothing,)

    def offer_starts(self, starts: tuple[StartCard, ...]) -> None:
        """Ask what a new dossier starts from, and its first day."""
        from lianes_desktop.ui.shell.start_sheet import StartSheet  # noqa: PLC0415 - seldom asked for

        self._starting = StartSheet(self._window, starts)
        self._starting.chosen.connect(self.start_chosen)
        self._starting.finished.connect(self._started)
        self._starting.open()

    def refuse_start(self, sentence: str) -> None:
        """Say beside the day why the new dossier cannot be made."""
        if self._starting is not None:
            self._starting.refuse(sentence)

    def end_start(self) -> None:
        """The dossier is made: put the question away."""
        if self._starting is not None:
            self._starting.accept()

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        if self._popup is not None:
            self._popup.retranslate()
        if self._nothing is not None:
            self._nothing.retranslate()

    def _lead(self, offered: Switcher | NoDossier) -> None:
        """Say further what is asked where dossiers begin."""
        offered.begin_asked.connect(self.begin_asked)
        offered.start_asked.connect(self.start_asked)
        offered.sample_asked.connect(self.sample_asked)

    def _started(self) -> None:
        self._starting = None
        self._window.activateWindow()  # the dossier just made is typed in at once
