"""What a person asks of a trail: whose entries, of which kind, of which day, with which words. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from lianes_desktop.domain import entry
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.trail.values import Asked

PAGE = 200
"""How many entries are shown at once."""


class Entry(Protocol):
    """One entry of a trail."""

    @property
    def at(self) -> datetime:
        """When."""
        ...

    @property
    def who(self) -> str:
        """By whom."""
        ...


E = TypeVar("E", bound=Entry)


class Asking(Generic[E]):
    """What is asked for, and the entries that answer."""

    def __init__(self, clock: Clock) -> None:
        """Everything, to begin with."""
        self._clock = clock
        self._asked = Asked()
        self._most = PAGE

    def person(self, who: str | None) -> None:
        """Only what one person did; ``None`` for everybody."""
        self._ask(replace(self._asked, who=who))

    def kind(self, kind: str) -> None:
        """Only entries of one kind; empty for every kind."""
        self._ask(replace(self._asked, record=kind))

    def day(self, typed: str) -> None:
        """Only the entries of one day, as typed; empty for every day."""
        self._ask(replace(self._asked, day=typed.strip()))

    def search(self, words: str) -> None:
        """Only entries whose words hold these."""
        if words.strip() != self._asked.words:
            self._ask(replace(self._asked, words=words.strip()))

    def more(self) -> None:
        """Show as many again."""
        self._most += PAGE
        self._show()

    # ---- for each trail to say

    def _show(self) -> None:
        """Show what is asked for."""
        raise NotImplementedError

    def _kind(self, one: E) -> str:
        """The kind of an entry."""
        raise NotImplementedError

    def _words(self, one: E) -> str:
        """Everything that is read of an entry."""
        raise NotImplementedError

    # ---- inside

    def _ask(self, asked: Asked) -> None:
        self._asked, self._most = asked, PAGE
        self._show()

    def _answering(self, entries: Sequence[E]) -> tuple[tuple[E, ...], str]:
        """The entries asked for, and why the day typed is none."""
        asked, refused = self._asked, ""
        keeps: list[Callable[[E], bool]] = []
        if asked.who is not None:
            keeps.append(lambda one: one.who == asked.who)
        if asked.record:
            keeps.append(lambda one: self._kind(one) == asked.record)
        if asked.day:
            try:
                day: date = entry.parse_date(asked.day, self._clock.today(), "day")
                keeps.append(lambda one: one.at.astimezone().date() == day)
            except RefusedError as error:
                refused = wording.refusal(error.refusals[0])
        if asked.words:
            wanted = fold(asked.words).split()
            keeps.append(lambda one: _holds(fold(self._words(one)), wanted))
        return tuple(one for one in entries if all(keep(one) for keep in keeps)), refused


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)
