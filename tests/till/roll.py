"""The roll of paper on which a kind of receipt prints its lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from till.calendar import Dates
from till.dice import Dice
from till.money import Money
from till.truth import Facts

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: one cell, or several that share the width."""

    cells: tuple[str, ...]
    align: Align = "left"
    wide: int = 1
    tall: int = 1
    bold: bool = False
    mark: Literal["", "rule", "gap", "logo", "bars", "square"] = ""
    ends: tuple[float, ...] = ()  # where each cell ends, in share of the width; several cells only
    inverse: bool = False

    @property
    def text(self) -> str:
        """The line as copied out."""
        return "  ".join(cell for cell in self.cells if cell).replace("\u200f", "")


@dataclass(slots=True)
class Roll:
    """A receipt in the making: the habits of its till, and its lines."""

    dice: Dice
    money: Money
    dates: Dates
    paper: str = "80"  # 80 or 58 millimetres of thermal paper, or "sheet" from an office printer
    rows: list[Row] = field(default_factory=list)
    sums: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    stamp: tuple[str, ...] = ()

    def say(self, text: str, align: Align = "left", *, big: int = 0, bold: bool = False, inverse: bool = False) -> None:
        """Print a line; big 1 is twice as tall, 2 is twice as wide too."""
        wide, tall = ((1, 1), (1, 2), (2, 2))[big]
        self.rows.append(Row((text,), align, wide, tall, bold, inverse=inverse))

    def middle(self, *texts: str, big: int = 0, bold: bool = False) -> None:
        """Print lines in the middle."""
        for text in texts:
            if text:
                self.say(text, "centre", big=big, bold=bold)

    def pair(self, left: str, right: str, *, big: int = 0, bold: bool = False) -> None:
        """Print a label at the left and its value at the right."""
        wide, tall = ((1, 1), (1, 2), (2, 2))[big]
        self.rows.append(Row((left, right), "left", wide, tall, bold))

    def columns(self, cells: Sequence[str], ends: Sequence[float], *, bold: bool = False) -> None:
        """Print cells; the first starts at the left, the others end where told."""
        self.rows.append(Row(tuple(cells), "left", 1, 1, bold, "", tuple(ends)))

    def rule(self, sign: str = "") -> None:
        """Print a line across."""
        self.rows.append(Row((sign or self.dice.pick("-", "-", "=", "*", "_", "."),), mark="rule"))

    def gap(self) -> None:
        """Leave a line empty."""
        self.rows.append(Row(("",), mark="gap"))

    def draw(self, mark: Literal["logo", "bars", "square"]) -> None:
        """Print a logo, a bar code or a square code; what it draws follows from the number of lines."""
        self.rows.append(Row((str(len(self.rows)),), mark=mark))

    def adds(self, parts: Sequence[int], whole: int) -> None:
        """Remember an addition that the receipt prints."""
        self.sums.append((tuple(parts), whole))

    @property
    def lines(self) -> list[str]:
        """Every text line, as copied out."""
        return [row.text for row in self.rows if not row.mark and row.text.strip()]


@dataclass(frozen=True, slots=True)
class Slip:
    """A receipt ready to be printed, and its true values."""

    kind: str
    roll: Roll
    facts: Facts


def slip(
    kind: str, roll: Roll, total: int, day: date, vendor: str, category: str, *, lang: str = "fr",
    vat: int | None = None, others: Sequence[date] = (), currency: str = "",
) -> Slip:  # fmt: skip
    """Close the roll with its truth."""
    facts = Facts(total, currency or roll.money.iso, day, vendor, category, lang, vat, tuple(others), tuple(roll.sums))
    return Slip(kind, roll, facts)
