"""A list of expenses taken out of the application, as a table other programs read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.summaries import ExpenseLine


class TableKind(StrEnum):
    """A form of table, by the end of its files' names."""

    WORKBOOK = "xlsx"
    TEXT = "csv"


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """One expense, with the names of what it refers to."""

    line: ExpenseLine
    share_cents: int
    """Its part of what Lianes is asked for over the whole dossier; the parts of all add up to the cent."""
    payer: str
    item: ProgrammeItem | None
    beneficiaries: tuple[str, ...]
    """Empty: everybody."""
    files: tuple[str, ...]
    """Names of its receipt's files, as they came."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The expenses to write, in order."""

    title: str
    """The dossier's."""
    made_at: datetime
    lines: Iterable[ExtractLine]
    """Read while they are written, once."""


class Tables(Protocol):
    """What writes tables."""

    def write(self, extract: Extract, kind: TableKind, out: BinaryIO) -> None:
        """Write one table in the language in force."""
        ...
