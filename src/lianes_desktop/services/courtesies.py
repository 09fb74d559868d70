"""What a programme asks too much of people, the smallest change that ends it, and what somebody sets aside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from lianes_desktop.domain.announced import MoonDay, checked_confirmed, moon_days, with_confirmed
from lianes_desktop.domain.checked import checked_item
from lianes_desktop.domain.conflicts import Conflict, Programme, conflicts, made_again, set_aside
from lianes_desktop.domain.dossiers import Dossier, FindingCode
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.fixes import Fix, SameMeal, smallest_fix
from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.missions import MOROCCO_ZONE, ConfirmedDay, HostingDay, Mission
from lianes_desktop.domain.programmes import ProgrammeItem, revised
from lianes_desktop.services import calendars
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of

_QUARTER = timedelta(minutes=15)
_NEAR = timedelta(days=4)
"""A feast this near to an action bears on its programme: its eve, the days after it, and a day or two of doubt."""
_MOST = 40
"""Remarks told at a time: the others come as these are settled."""
_MOST_FIXED = 8
"""Of those told, the first whose fixes are reckoned at once: each costs a few hundredths of a second."""
_CROWDED = 60
"""In a programme of more lines nothing is proposed: there is hardly room anywhere, and finding out takes seconds."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One conflict, and the smallest change that ends it if there is one."""

    conflict: Conflict
    fix: Fix | None = None


class CourtesyService:
    """Readings and acts on what is remarked of a programme; a line removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings, clock: Clock) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._clock = clock
        self._last: tuple[Programme, datetime, tuple[Remark, ...]] | None = None

    def remarks(self, dossier: DossierId) -> tuple[Remark, ...]:
        """The first conflicts of the programme in the order of its lines; those set aside last and without a fix."""
        programme = self._programme(self._readings.dossier(dossier))
        since = self._next_quarter()
        if self._last is not None and self._last[:2] == (programme, since):
            return self._last[2]
        place = {item.id: at for at, item in enumerate(sorted(programme.items, key=lambda one: one.starts_utc))}
        found = sorted(conflicts(programme), key=lambda one: (one.overruled, place[one.item]))
        standing, aside = (tuple(one for one in found if one.overruled is said)[:_MOST] for said in (False, True))
        fixed = standing[:_MOST_FIXED] if len(programme.items) <= _CROWDED else ()
        remarks = (
            *(Remark(one, smallest_fix(programme, one, since)) for one in fixed),
            *map(Remark, standing[len(fixed) :]),
            *map(Remark, aside),
        )
        self._last = programme, since, remarks  # the page shows them again each minute
        return remarks

    def fix_of(self, dossier: DossierId, conflict: Conflict) -> Fix | None:
        """The smallest change that ends a conflict not among the first; none in a crowded programme."""
        programme = self._programme(self._readings.dossier(dossier))
        there = any(item.id == conflict.item for item in programme.items)
        crowded = len(programme.items) > _CROWDED
        return smallest_fix(programme, conflict, self._next_quarter()) if there and not crowded else None

    def moon_days(self, dossier: DossierId) -> tuple[MoonDay, ...]:
        """The estimated days of Morocco near those of the action, as reckoned and as announced."""
        action = self._readings.action(dossier)
        if not isinstance(action, Mission | HostingDay) or action.starts_on is None or action.ends_on is None:
            return ()
        first, last = action.starts_on - _NEAR, action.ends_on + _NEAR
        (morocco,) = (one for one in calendars.shipped() if one.zone == MOROCCO_ZONE)
        return tuple(one for one in moon_days(morocco, action.confirmed_days) if first <= one.estimate <= last)

    def fix(self, fix: Fix) -> None:
        """Do what ends a conflict.

        Raises:
            RefusedError: the expense of a meal has left in a signed bundle.
        """

        def decide(unit: UnitOfWork) -> Writes:
            item = unit.get(ProgrammeItem, fix.item)
            if isinstance(fix, SameMeal):
                expense = unit.get(Expense, fix.expense)
                return Writes([replace(expense, item=fix.item)] if expense is not None and item is not None else [])
            if item is None:
                return Writes()
            return Writes([revised(item, checked_item(replace(item, starts_at=fix.starts_at, ends_at=fix.ends_at)))])

        self._records.change(Act.CORRECT_EXPENSE if isinstance(fix, SameMeal) else Act.MOVE_ITEM, decide)

    def set_aside(self, conflict: Conflict) -> None:
        """Keep the programme as it is: the remark is not made any more, of this line."""
        self._revise(Act.SET_REMARK_ASIDE, (conflict.item,), lambda item: set_aside(item, conflict.code))

    def make_again(self, conflict: Conflict) -> None:
        """Make a remark that was set aside once more; an overlap may have been accepted on either of its lines."""
        lines = (conflict.item, conflict.other if conflict.code is FindingCode.OVERLAP else None)
        self._revise(Act.MAKE_REMARK_AGAIN, lines, lambda item: made_again(item, conflict.code))

    def announce(self, dossier: DossierId, code: str, estimate: date, day: date | None) -> None:
        """Keep on which day a feast falls, as it was announced; ``None`` leaves the estimate.

        Raises:
            RefusedError: ``day``: too far from the estimate.
        """
        if day is not None:
            (morocco,) = (one for one in calendars.shipped() if one.zone == MOROCCO_ZONE)
            checked_confirmed(morocco, ConfirmedDay(code, day))

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                return Writes()
            days = with_confirmed(action.confirmed_days, code, estimate, day)
            return Writes([replace(action, confirmed_days=days)] if days != action.confirmed_days else [])

        self._records.change(Act.ANNOUNCE_DAY, decide)

    def _programme(self, records: Dossier) -> Programme:
        action = records.action
        starts_on, ends_on = action.starts_on, action.ends_on
        return Programme(
            records.items,
            calendars.known_to(action),
            action.place,
            (starts_on, ends_on) if starts_on is not None and ends_on is not None else None,
            records.expenses,
        )

    def _next_quarter(self) -> datetime:
        now = self._clock.now().astimezone(UTC)
        past = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
        return past if past == now else past + _QUARTER

    def _revise(
        self, act: Act, lines: tuple[ItemId | None, ...], revise: Callable[[ProgrammeItem], ProgrammeItem]
    ) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = [unit.get(ProgrammeItem, one) for one in lines if one is not None]
            return Writes([revise(one) for one in kept if one is not None])

        self._records.change(act, decide)
