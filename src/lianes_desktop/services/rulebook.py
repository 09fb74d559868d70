"""The rules in force, and those each dossier was made under."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from lianes_desktop.services.changes import Topic

if TYPE_CHECKING:  # the start asks for the settings only when it shows a name of theirs
    from collections.abc import Callable, Iterable
    from datetime import date

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.editions import ReferenceData
    from lianes_desktop.domain.settings import IssuedSettings, ProgrammeSettings
    from lianes_desktop.services.changes import Changes
    from lianes_desktop.services.ports.readings import Directory


class Rulebook:
    """Every issue of the settings kept here; read once, and again after one more is issued or taken in."""

    def __init__(
        self,
        shipped: Callable[[], ProgrammeSettings],
        directory: Directory,
        changes: Changes,
        today: Callable[[], date] | None = None,
        known: Callable[[Iterable[ProgrammeSettings]], None] | None = None,
    ) -> None:
        """``shipped`` gives the settings that come with the application; it is asked once.

        ``today`` tells which issues are in force yet; all of them without it.
        ``known`` is told every issue, the oldest first, each time they are read.
        """
        self._shipped = shipped
        self._directory = directory
        self._today = today
        self._tell = known
        self._lock = Lock()
        self._known: dict[int, ProgrammeSettings] | None = None
        changes.listen(self._forget)

    @property
    def current(self) -> ProgrammeSettings:
        """The issue in force: the latest whose day has come."""
        today = None if self._today is None else self._today()
        come = (one for one in self.all() if today is None or one.in_force_from is None or one.in_force_from <= today)
        return max(come, key=lambda one: one.version)

    @property
    def latest(self) -> ProgrammeSettings:
        """The issue of the highest number, in force or not yet."""
        return self.all()[-1]

    def all(self) -> tuple[ProgrammeSettings, ...]:
        """Every issue here by number, the shipped one first."""
        known = self._all()
        return tuple(known[number] for number in sorted(known))

    def version(self, number: int) -> ProgrammeSettings | None:
        """One issue, or ``None`` when it is not here."""
        return self._all().get(number)

    def issued(self) -> tuple[IssuedSettings, ...]:
        """Every issue kept, the oldest first; the shipped settings are none."""
        return self._directory.issued_settings()

    def of(self, action: Action) -> ReferenceData:
        """What applies to a dossier: the issue it was made under, or the one in force when that one is not here."""
        settings = self._all().get(action.settings) or self.current
        return settings.reference(action.edition)

    def _all(self) -> dict[int, ProgrammeSettings]:
        with self._lock:
            if self._known is None:
                shipped = self._shipped()
                self._known = {shipped.version: shipped}
                self._known |= {one.version: one.settings for one in self._directory.issued_settings()}
                if self._tell is not None:
                    self._tell(self._known.values())
            return self._known

    def _forget(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics:
            with self._lock:
                self._known = None
