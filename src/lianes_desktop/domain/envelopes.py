"""The money of an edition: what is set aside, and what each funder brings."""

from dataclasses import dataclass
from uuid import UUID

from lianes_desktop.domain.ids import OrganisationId


@dataclass(frozen=True, slots=True)
class Envelope:
    """Money set aside in an edition; what is ``None`` or empty is not narrowed."""

    id: UUID
    edition: str
    cents: int
    year: int | None = None
    letter: str = ""
    """Kind of action: ``A``, ``B``, ``C`` or ``D``."""
    organisation: OrganisationId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FunderShare:
    """What one funder brings to an edition, in money or in kind."""

    id: UUID
    edition: str
    funder: str
    cents: int
    in_kind: bool = False
    cap_parts: int | None = None
    """The most this funder's part may be of the whole, in parts of ten thousand; ``None``: no cap."""
    note: str = ""
