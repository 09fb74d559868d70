"""The programme: lines drawn to the hour, in the local time of the place."""

from datetime import date, datetime

from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.programmes import ItemKind, Overlap, ProgrammeItem
from lianes_desktop.services.ports import Clock, Readings
from lianes_desktop.services.records import Records


class ProgrammeService:
    """Acts and readings on the programme of a dossier."""

    def __init__(self, records: Records, readings: Readings, clock: Clock) -> None: ...

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        """The programme in order of local time."""
        raise NotImplementedError

    def add(
        self, dossier: DossierId, day: date, after: ItemId | None = None, kind: ItemKind = ItemKind.MEETING
    ) -> ProgrammeItem:
        """One hour right after the selected line, of its kind and place; else after the day's last line, or at 9:00."""
        raise NotImplementedError

    def put(self, item: ProgrammeItem) -> None:
        """Keep a line as now given.

        Raises:
            RefusedError: ``ends_at`` not after ``starts_at``, texts too long, unknown ``zone``.
        """
        raise NotImplementedError

    def remove(self, item: ItemId) -> None:
        """Remove a line; expenses that named it no longer do."""
        raise NotImplementedError

    def move(self, item: ItemId, starts_at: datetime, ends_at: datetime) -> None:
        """Give a line other hours or another day, in its local time."""
        raise NotImplementedError

    def duplicate(self, item: ItemId) -> ProgrammeItem:
        """The same line once more, right after the first."""
        raise NotImplementedError

    def overlaps(self, dossier: DossierId) -> tuple[Overlap, ...]:
        """Pairs of lines the same people cannot both attend, save those accepted."""
        raise NotImplementedError

    def smallest_fix(self, overlap: Overlap) -> datetime:
        """The new local start of the second line that ends the overlap by moving it least."""
        raise NotImplementedError
