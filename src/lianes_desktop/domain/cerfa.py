"""The grid of the financial report to the ministry (Cerfa 15059, arrêté of 11 October 2006), as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.headings import BudgetHeading


class Part(StrEnum):
    """The parts of the table, in its order."""

    PURCHASES = "purchases"
    """Direct charges: goods and services."""
    STAFF = "staff"
    FINANCIAL = "financial"
    EARMARKED = "earmarked"
    """Commitments on earmarked resources."""
    INDIRECT = "indirect"
    PRODUCTS = "products"
    USES = "uses"
    """Voluntary contributions in kind: what they were used for."""
    RESOURCES = "resources"
    """The same: who gave them."""


CHARGES = (Part.PURCHASES, Part.STAFF, Part.FINANCIAL, Part.EARMARKED, Part.INDIRECT)
"""What adds up to the total of charges."""


class LineCode(StrEnum):
    """The lines that are filled from something else than a heading of the budget; the grid names every one."""

    FUNDER = "funder"
    OWN = "own"
    OTHERS = "others"
    TOLD = "told"
    UNBORNE = "unborne"
    USES_STAFF = "uses_staff"
    USES_KIND = "uses_kind"
    GIVES_STAFF = "gives_staff"
    GIVES_KIND = "gives_kind"


@dataclass(frozen=True, slots=True)
class CerfaLine:
    """One line of the grid."""

    code: str
    part: Part
    account: str
    """Of the associations' plan of accounts; empty for a line without one."""
    names: Texts
    note: Texts = ()
    """Said beside a line that no record of ours fills."""


@dataclass(frozen=True, slots=True)
class CerfaGrid:
    """The lines in order, and which of them a cost belongs to."""

    source: str
    due_months: int
    """Months after the end of the year by which the report is due."""
    lines: tuple[CerfaLine, ...]
    headings: Mapping[BudgetHeading, str]
    kinds: Mapping[str, str]
    """Code of an expense kind that stands on another line than its heading."""

    def line(self, code: str) -> CerfaLine:
        """The line of that code; ``KeyError`` when the grid has none."""
        for one in self.lines:
            if one.code == code:
                return one
        raise KeyError(code)
