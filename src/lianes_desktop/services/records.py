"""The one door for writes: each act is one transaction, remembered for undo, told to whoever shows it."""

from collections.abc import Iterable

from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import Change, OpenUnit, Record
from lianes_desktop.services.undo import Undo


class Records:
    """Puts and removes records, keeps how expenses count up to date, and tells what changed."""

    def __init__(self, open_unit: OpenUnit, reference: ReferenceData, changes: Changes) -> None:
        """``undo`` is this door's own history."""
        self._open_unit = open_unit
        self._reference = reference
        self._changes = changes
        self.undo = Undo(self._write)

    def keep(self, act: Act | None, *puts: Record, removes: Iterable[Record] = ()) -> tuple[Change, ...]:
        """Write everything in one transaction; ``act`` names it for undo, ``None`` when it cannot be undone.

        Raises:
            UnavailableError: nothing was written (or ``IN_DOUBT`` when the disk failed at the very end).
        """
        raise NotImplementedError

    def _write(self, puts: Iterable[Record], removes: Iterable[Record]) -> tuple[Change, ...]:
        raise NotImplementedError
