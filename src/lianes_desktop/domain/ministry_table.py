"""The financial table of the report to the ministry: planned, realised, gap; each figure leads back to its lines."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lianes_desktop.domain.cerfa import CHARGES, CerfaLine, Part
from lianes_desktop.domain.ids import DossierId


class From(StrEnum):
    """What a cent comes from."""

    EXPENSE = "expense"
    BUDGET = "budget"
    FUNDING = "funding"
    STAFF_TIME = "staff_time"
    DECISION = "decision"
    SHARE = "share"
    ENVELOPE = "envelope"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Trace:
    """One line a figure adds up, in euro cents."""

    source: From
    dossier: DossierId | None
    """``None`` for a record of the edition itself."""
    number: int
    """Of the expense in its dossier; 0 for any other record."""
    words: str
    """Who was paid, who funds, the heading or the task."""
    cents: int


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure, and every line it adds up."""

    of: tuple[Trace, ...]

    @property
    def cents(self) -> int:
        """Its sum."""
        return sum(one.cents for one in self.of)


@dataclass(frozen=True, slots=True)
class FinancialRow:
    """One row of the table; ``None`` where no record of ours says anything."""

    line: CerfaLine
    party: str
    """The funder or the authority; empty for a charge."""
    planned: Traced | None
    done: Traced | None

    @property
    def gap_cents(self) -> int | None:
        """Realised less planned; ``None`` while nothing is realised that could be compared."""
        return None if self.done is None else self.done.cents - (self.planned.cents if self.planned else 0)

    @property
    def gap_part(self) -> Fraction | None:
        """The gap as a part of what was planned; ``None`` when nothing was."""
        return part_of(self.gap_cents, self.planned.cents if self.planned else 0)


@dataclass(frozen=True, slots=True)
class Total:
    """Rows added up, in euro cents."""

    planned_cents: int
    done_cents: int

    @property
    def gap_cents(self) -> int:
        """Realised less planned."""
        return self.done_cents - self.planned_cents

    @property
    def gap_part(self) -> Fraction | None:
        """The gap as a part of what was planned; ``None`` when nothing was."""
        return part_of(self.gap_cents, self.planned_cents)


@dataclass(frozen=True, slots=True)
class FinancialTable:
    """All rows, in the order of the grid."""

    rows: tuple[FinancialRow, ...]

    def total(self, *parts: Part) -> Total:
        """The rows of these parts added up."""
        ours = [one for one in self.rows if one.line.part in parts]
        return Total(
            sum(one.planned.cents for one in ours if one.planned), sum(one.done.cents for one in ours if one.done)
        )

    @property
    def charges(self) -> Total:
        """Direct and indirect charges."""
        return self.total(*CHARGES)

    @property
    def products(self) -> Total:
        """All who pay."""
        return self.total(Part.PRODUCTS)

    @property
    def planned_difference(self) -> int:
        """Planned products less planned charges: an edition is funded before all its dossiers are decided upon."""
        return self.products.planned_cents - self.charges.planned_cents


def part_of(gap: int | None, planned: int) -> Fraction | None:
    """A gap as a part of what was planned; ``None`` without anything planned."""
    return Fraction(gap, planned) if gap is not None and planned else None
