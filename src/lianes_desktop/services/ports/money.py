"""The money of an edition taken out of the application, as a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from lianes_desktop.domain.funders import Funders
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.scopes import Spending


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """What the workbook holds."""

    edition: str
    made_at: datetime
    tables: tuple[Spending, ...]
    """The same money, cut one way after the other."""
    funders: Funders
    names: Mapping[OrganisationId, str]
    """Of the authorities known here."""


class MoneyBooks(Protocol):
    """Writes workbooks."""

    def write(self, book: MoneyBook, out: BinaryIO) -> None:
        """One workbook in the language in force; sums are formulas over the rows, texts stay texts."""
        ...
