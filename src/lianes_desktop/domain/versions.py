"""Versions of a record as several laptops write them: each names those it was made from (RELIABILITY §6.3)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, SeriesId


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One content of one record; versions without a later one are its heads, and two heads are a conflict."""

    digest: str
    """SHA-256 of kind, record, parents and content: its identity on every laptop."""
    record: UUID
    dossier: DossierId
    kind: str
    series: SeriesId
    """The installation that wrote it."""
    at: datetime
    parents: tuple[str, ...]
    content: str
    """The record as JSON; empty when the version removes it."""
    head: bool = True
