"""A dossier that goes from one participant's laptop to another's, and what came of taking it in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.bundles import Verification
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId
from lianes_desktop.domain.merging_records import Clash, Fields
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.versions import RecordVersion

ACTION = "action"
"""The kind of what the dossier itself is about."""


@dataclass(frozen=True, slots=True)
class Share:
    """The versions of every record of a dossier that one laptop knows."""

    bundle_id: BundleId
    dossier: DossierId
    series: SeriesId
    """The installation it comes from."""
    created_at: datetime
    title: str
    organisations: tuple[Organisation, ...]
    """Those its records name that were typed on a laptop."""
    sealed: tuple[UUID, ...]
    """Expenses that left from there in a signed claim: their numbers are stamped."""
    versions: tuple[RecordVersion, ...]


@dataclass(frozen=True, slots=True)
class ShareSize:
    """What a share would hold."""

    records: int
    files: int
    size: int
    """Bytes of the files."""
    staying: int
    """People met who did not agree to be recorded, and stay here."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """An expense that had another's number."""

    expense: ExpenseId
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TakenShare:
    """What became of a share."""

    verification: Verification
    dossier: DossierId | None = None
    """``None`` while nothing was taken in: refused, or its sender is to be confirmed."""
    title: str = ""
    created: bool = False
    """Whether the dossier was not known here."""
    joined: int = 0
    """Records of which something was not known here."""
    added: int = 0
    changed: int = 0
    removed: int = 0
    clashing: int = 0
    """Records on which a person must decide, those of earlier shares included."""
    held: int = 0
    """Records left as they are: they already left for Lianes, or others still need them."""
    renumbered: tuple[Renumbered, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether everything in it was known here."""
        return not (self.created or self.joined or self.renumbered)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one record that two people changed differently, or a removal against a change."""

    kind: str
    record: UUID
    number: int
    """Of an expense; 0 for anything else."""
    name: str
    """What the record is called; may be empty."""
    clash: Clash
    shown: Fields | None
    """The record as it stands here meanwhile."""
