"""What Lianes must erase too, by ids alone: whoever was erased here after their record had left."""

from dataclasses import dataclass
from datetime import datetime

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.ids import ContactId, DossierId


@dataclass(frozen=True, slots=True)
class LeftPerson:
    """Somebody erased whose record had left in bundles."""

    id: ContactId
    dossier: DossierId
    bundles: tuple[SentBundle, ...]


@dataclass(frozen=True, slots=True)
class ErasureNotice:
    """Everybody Lianes must be told of."""

    written_at: datetime
    """Aware, UTC."""
    by: str
    """Who writes it."""
    people: tuple[LeftPerson, ...]
