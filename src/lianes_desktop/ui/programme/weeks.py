"""Which days of a long dossier are side by side on the board: seven at most, or a day would be too narrow to read."""

from collections.abc import Sequence
from datetime import date

from lianes_desktop.domain.ids import ItemId

MOST = 7


class Week:
    """Seven days at a time; the line chosen brings its own."""

    def __init__(self) -> None:
        """The first days."""
        self._at = 0
        self._followed: tuple[ItemId, date] | None = None

    def turn(self, by: int) -> None:
        """Go some weeks on, or back."""
        self._at += by

    def turn_to(self, days: Sequence[date], day: date) -> None:
        """Show the days among which that one is."""
        if day in days:
            self._at = days.index(day) // MOST

    def shown(self, days: Sequence[date], chosen: tuple[ItemId, date] | None) -> tuple[date, ...]:
        """The days of the week in force; a line newly chosen, or moved to another day, is always among them."""
        if chosen is not None and chosen != self._followed and chosen[1] in days:
            self._at = days.index(chosen[1]) // MOST
        self._followed = chosen
        self._at = max(0, min(self._at, (len(days) - 1) // MOST))
        return tuple(days[self._at * MOST : (self._at + 1) * MOST])

    def beyond(self, days: Sequence[date]) -> tuple[bool, bool]:
        """Whether there are days before those shown, and after."""
        return self._at > 0, (self._at + 1) * MOST < len(days)
