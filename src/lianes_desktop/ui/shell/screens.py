"""The pages built so far, and which of them must read again before they are seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from lianes_desktop.ui.kit.ports import Place, TakesFiles
from lianes_desktop.ui.kit.screen import Screen

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.services.changes import Topic
    from lianes_desktop.services.offered import Offered


_OF_NO_DOSSIER = frozenset(
    (
        *(Place.PREFERENCES, Place.RIGHTS, Place.JOINING, Place.STEERING, Place.SETTINGS),
        *(Place.PAYMENTS, Place.MONEY, Place.MINISTRY, Place.DELIVERIES, Place.SHARING),
    )
)


class Screens:
    """A page off screen only remembers that it is stale."""

    def __init__(self, factories: Mapping[Place, Callable[[], Screen]], stack: QStackedWidget) -> None:
        """Nothing is built yet."""
        self._factories = dict(factories)
        self._stack = stack
        self._built: dict[Place, Screen] = {}
        self._stale: set[Place] = set()
        self._unopened: set[Place] = set()
        self._dossier: DossierId | None = None

    def has(self, place: Place) -> bool:
        """Whether this role has such a page."""
        return place in self._factories

    def waits_for_dossier(self, place: Place) -> bool:
        """Whether the page would have nothing to show: no dossier is open, and it shows one."""
        return self._dossier is None and place not in _OF_NO_DOSSIER

    def show(self, place: Place) -> Screen:
        """Build the page at its first visit, bring it up to date, and show it."""
        screen = self._built.get(place)
        if screen is None:
            screen = self._built[place] = self._factories[place]()
            screen.page.setObjectName(f"page_{place.value}")
            screen.page.retranslate()
            self._stack.addWidget(screen.page)
            self._unopened.add(place)
        if place in self._unopened:
            self._unopened.discard(place)
            self._stale.discard(place)
            screen.presenter.open(self._dossier)
        elif place in self._stale:
            self._stale.discard(place)
            screen.presenter.refresh()
        self._stack.setCurrentWidget(screen.page)
        return screen

    def open_dossier(self, dossier: DossierId | None, current: Place | None) -> None:
        """Show this dossier, on the page in sight now and on the others when they are visited."""
        self._dossier = dossier
        self._unopened = set(self._built)
        if current is not None:
            self.show(current)

    def changed(self, topics: frozenset[Topic], current: Place | None) -> None:
        """Mark the pages that show these kinds of record; the one in sight reads again at once."""
        for place, screen in self._built.items():
            if screen.presenter.topics & topics:
                self._stale.add(place)
        if current in self._stale:
            self._stale.discard(current)
            self._built[current].presenter.refresh()

    def retranslate(self, current: Place | None) -> None:
        """Say everything again, values when they are next seen."""
        for place, screen in self._built.items():
            screen.page.retranslate()
            self._stale.add(place)
        if current is not None and current in self._built:
            self.show(current)

    def refresh_theme(self) -> None:
        """Let every page draw its pictures again."""
        for screen in self._built.values():
            screen.page.refresh_theme()

    def take_files(self, place: Place, files: tuple[Offered, ...]) -> None:
        """Hand files to a page that takes some."""
        presenter = self.show(place).presenter
        if isinstance(presenter, TakesFiles):
            presenter.take_files(files)
