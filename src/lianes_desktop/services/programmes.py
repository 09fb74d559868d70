"""The programme: lines drawn to the hour, in the local time of the place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from lianes_desktop.domain import overlaps
from lianes_desktop.domain.checked import checked_agreement, checked_item
from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeAgreement
from lianes_desktop.domain.programmes import ItemKind, ItemState, Overlap, ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of

FIRST_HOUR = time(9)
AN_HOUR = timedelta(hours=1)


class ProgrammeService:
    """Acts and readings on the programme of a dossier; correcting a line removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        """The programme in order of local time."""
        return self._readings.items(dossier)

    def add(
        self,
        dossier: DossierId,
        day: date,
        after: ItemId | None = None,
        kind: ItemKind | None = None,
        *,
        at: time | None = None,
        group: str = "",
    ) -> ProgrammeItem:
        """One hour right after the selected line, of its kind and group; else after the day's last line, or at 9:00.

        ``at`` is the local hour asked for, if one was, and ``group`` the lane.

        ``RemovedError`` when the dossier was removed.
        """
        made: list[ProgrammeItem] = []

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            if action is None:
                raise RemovedError(dossier)
            lines = unit.of_dossier(ProgrammeItem, dossier)
            selected = next((one for one in lines if one.id == after), None)
            last = max((one.ends_at for one in lines if one.starts_at.date() == day), default=None)
            starts_at = selected.ends_at if selected else last or datetime.combine(day, FIRST_HOUR)
            if at is not None:
                starts_at = datetime.combine(day, at)
            made.append(
                ProgrammeItem(
                    id=ItemId(new_id()),
                    dossier=dossier,
                    title="",
                    kind=kind or (selected.kind if selected else ItemKind.MEETING),
                    starts_at=starts_at,
                    ends_at=starts_at + AN_HOUR,
                    zone=selected.zone if selected else action.zone,
                    group=selected.group if selected else group,
                )
            )
            return Writes(made)

        self._records.change(Act.ADD_ITEM, decide)
        return made[0]

    def put(self, item: ProgrammeItem) -> None:
        """Keep a line as now given.

        Raises:
            RefusedError: ``ends_at`` not after ``starts_at``, texts too long, ``zone`` unknown.
        """
        clean = checked_item(item)
        self._revise(Act.CORRECT_ITEM, clean.id, lambda _kept: clean)

    def remove(self, item: ItemId) -> None:
        """Remove a line."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ProgrammeItem, item)
            return Writes(removes=[kept] if kept is not None else [])

        self._records.change(Act.REMOVE_ITEM, decide)

    def move(self, item: ItemId, starts_at: datetime, ends_at: datetime) -> None:
        """Give a line other hours or another day, in its local time.

        Raises:
            RefusedError: ``ends_at`` not after ``starts_at``.
        """
        self._revise(
            Act.MOVE_ITEM, item, lambda kept: checked_item(replace(kept, starts_at=starts_at, ends_at=ends_at))
        )

    def duplicate(self, item: ItemId) -> ProgrammeItem:
        """The same line once more, right after the first; ``RemovedError`` when it was removed."""
        made: list[ProgrammeItem] = []

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ProgrammeItem, item)
            if kept is None:
                raise RemovedError(item)
            lasts = kept.ends_at - kept.starts_at
            made.append(
                replace(kept, id=ItemId(new_id()), starts_at=kept.ends_at, ends_at=kept.ends_at + lasts, revision=0)
            )
            return Writes(made)

        self._records.change(Act.DUPLICATE_ITEM, decide)
        return made[0]

    def agree(self, dossier: DossierId, agreement: ProgrammeAgreement) -> None:
        """Keep when the programme was shared and who said yes; nothing where no programme is agreed.

        Raises:
            RefusedError: ``moroccan_by`` unfit.
        """
        clean = checked_agreement(agreement)

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            return Writes([replace(action, agreement=clean)] if isinstance(action, Mission | HostingDay) else [])

        self._records.change(Act.AGREE_PROGRAMME, decide)

    def hold_past(self, dossier: DossierId, now: datetime) -> int:
        """Say that every line over by ``now``, of which nothing was said, was held; how many there were."""
        held: list[ProgrammeItem] = []

        def decide(unit: UnitOfWork) -> Writes:
            held.extend(
                replace(one, state=ItemState.HELD)
                for one in unit.of_dossier(ProgrammeItem, dossier)
                if one.state is ItemState.PLANNED and one.ends_utc <= now
            )
            return Writes(held)

        self._records.change(Act.HOLD_PROGRAMME, decide)
        return len(held)

    def overlaps(self, dossier: DossierId) -> tuple[Overlap, ...]:
        """Pairs of lines the same people cannot both attend, save those accepted."""
        return overlaps.overlaps(self.items(dossier))

    def smallest_fix(self, overlap: Overlap) -> datetime:
        """The new local start of the second line that ends the overlap by moving it least, and makes no other.

        ``RemovedError`` when the second line was removed.
        """
        second = self._records.read(ProgrammeItem, overlap.second)
        if second is None:
            raise RemovedError(overlap.second)
        return overlaps.smallest_fix(self.items(second.dossier), overlap)

    def _revise(self, act: Act, item: ItemId, revise: Callable[[ProgrammeItem], ProgrammeItem]) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ProgrammeItem, item)
            return Writes([revise(kept).following(kept)] if kept is not None else [])

        self._records.change(act, decide)
