"""Which dossier one works on: the list below the sidebar's button, the ways to begin, and what a new one starts from."""

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

    def show_nothing(self) -> QWidget:
        """The ways to begin, in the page's place; returns what has the keyboard there."""
        if self._nothing is None:
            from lianes_desktop.ui.shell.nothing import NoDossier  # noqa: PLC0415 - a first start alone

            self._nothing = NoDossier()
            self._lead(self._nothing)
            self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        self._nothing.setFocus(Qt.FocusReason.OtherFocusReason)
