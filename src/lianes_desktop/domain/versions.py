"""Versions of a record as several laptops write them: each names those it was made from (RELIABILITY §6.3)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, SeriesId

REMOVED = ""
"""The content of a version that removes its record."""
UNKNOWN = "?"
"""The content of an old version of which only the place among the others is kept: somebody it named was erased."""


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One content of one record; versions without a later one are its heads, and heads may contradict one another."""

    digest: str
    """SHA-256 of kind, record, parents and content: its identity on every laptop."""
    record: UUID
    dossier: DossierId
    kind: str
    series: SeriesId
    """The installation that wrote it."""
    at: datetime
    """By the clock of that installation: shown, and never decides alone."""
    parents: tuple[str, ...]
    """Digests of the versions it was made from, in order."""
    content: str
    """The record as JSON; ``REMOVED`` when the version removes it, ``UNKNOWN`` when it is no longer kept."""
    head: bool = True
    """Whether the record as it stands on this laptop was made from it."""
    author: str = ""
    """Who was at that installation, by name."""

    @property
    def sound(self) -> bool:
        """Whether the content is the one its digest is of; erasing somebody leaves versions that are not."""
        return self.digest == digest_of(self.kind, self.record, self.parents, self.content)


def first_told(one: RecordVersion, other: RecordVersion) -> RecordVersion:
    """Of one version that two laptops wrote alike, the account every laptop keeps.

    One whose content was blanked to forget somebody stays blank; else the earliest.
    """
    return min(one, other, key=lambda told: (told.content != UNKNOWN, told.at, told.author, told.series))


def digest_of(kind: str, record: UUID, parents: Iterable[str], content: str) -> str:
    """SHA-256, lower-case hexadecimal: two laptops that write the same thing after the same versions write one."""
    told = [kind, record.hex, sorted(parents), content]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
