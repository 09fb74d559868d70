"""What a list of the budget shows of its lines, and what a field left makes of one. No Qt."""

from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.acts import Act
from lianes_desktop.services.funding import BudgetRead, FundingService
from lianes_desktop.ui.budget.values import BookField
from lianes_desktop.ui.kit.book_values import BookRow, Options

M = TypeVar("M", Funding, Advance, StaffTime)


class Book(Generic[M]):
    """One list; ``removed`` is the act that takes a line out, ``named`` where a field of the value stands."""

    removed: Act
    named: Mapping[str, str]
    first: BookField

    def __init__(self, service: FundingService) -> None:
        """Acts go through the service."""
        self._service = service

    def records(self, read: BudgetRead) -> tuple[M, ...]:
        """Every line, in order."""
        raise NotImplementedError

    def row(self, record: M, read: BudgetRead) -> BookRow:
        """A line of the list."""
        raise NotImplementedError

    def texts(self, record: M) -> dict[BookField, str]:
        """What the typed fields show."""
        raise NotImplementedError

    def choices(self, record: M, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """What the lists offer, and the value kept."""
        raise NotImplementedError

    def corrected(self, record: M, field: BookField, value: object, today: date) -> M:
        """The line with one field as typed or chosen; ``RefusedError`` names the form's field."""
        raise NotImplementedError

    def add(self, dossier: DossierId) -> M:
        """One more line."""
        raise NotImplementedError

    def keep(self, record: M) -> None:
        """Keep a line as now given."""
        raise NotImplementedError

    def remove(self, key: UUID) -> None:
        """Take a line out."""
        raise NotImplementedError

    def total(self, read: BudgetRead) -> int:
        """The sum of the list, in euro cents."""
        return sum(one.cents for one in self.records(read))

    def remarks(self, _record: M, _read: BudgetRead) -> dict[BookField, str]:
        """What is said of values that are kept."""
        return {}

    def hidden(self, _record: M) -> frozenset[BookField]:
        """Fields of no use to the line."""
        return frozenset()
