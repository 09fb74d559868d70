"""The trail of changes to money and consents, as a person reads it: by whom, about what, and as a file (R94)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.funding import Funding
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.rulebook import Rulebook

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|")
"""What makes a spreadsheet reckon a cell instead of showing it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the records of a dossier are called now; one that was removed has no name any more."""

    people: Mapping[str, str] = field(default_factory=dict)
    """Participants and organisations by the text of their id."""
    expenses: Mapping[UUID, tuple[int, str]] = field(default_factory=dict)
    """Number and payee."""
    others: Mapping[UUID, str] = field(default_factory=dict)
    """Contacts and other funders."""


class JournalService:
    """Reads the trail; nothing of it is ever changed."""

    def __init__(self, readings: Readings, rules: Rulebook) -> None:
        """``rules`` know the names of organisations."""
        self._readings = readings
        self._organisations = Organisations(readings, rules)

    def entries(self, dossier: DossierId) -> tuple[AuditEntry, ...]:
        """Every change kept, the latest first."""
        return self._readings.trail(dossier)

    def names(self, dossier: DossierId) -> Names:
        """What the records concerned are called now."""
        people = {str(one.id): one.name or one.name_ar for one in self._readings.participants(dossier)}
        people |= {one.id: one.name for one in self._organisations.all()}
        others: dict[UUID, str] = {one.id: one.name for one in self._readings.contacts(dossier)}
        others.update((one.id, one.source) for one in self._readings.held(Funding, dossier))
        expenses = self._readings.held(Expense, dossier)
        return Names(people, {one.id: (one.number, one.payee) for one in expenses}, others)

    def write(self, rows: Iterable[Sequence[str]], to: Path) -> Path:
        """Write rows of words as a CSV file that spreadsheets open rightly and never reckon.

        Raises:
            UnavailableError: the medium; nothing half-written stays.
        """
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([plain(cell) for cell in row] for row in rows)
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            out.write(text.getvalue().encode("utf-8-sig"))
        return to


def plain(cell: str) -> str:
    """A cell that stays text: a formula is preceded by an apostrophe, line ends become spaces."""
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(_FORMULA) else text
