"""The lists of envelopes and of funders: what they show, and what a field left makes of a line. No Qt.

A new line is kept here, in memory, until it holds enough to be counted.
"""

from collections.abc import Mapping
from typing import Generic, TypeVar
from uuid import UUID

from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.services.acts import Act
from lianes_desktop.services.money import EditionMoney, MoneyService
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.money.values import BookField

K = TypeVar("K", Envelope, FunderShare)
F = TypeVar("F", bound=BookField)


class Book(Generic[K, F]):
    """One list; ``removed`` is the act that takes a line out, ``named`` where a field of the value stands."""

    removed: Act
    fields: tuple[F, ...]
    named: Mapping[str, F]
    first: F

    def __init__(self, service: MoneyService) -> None:
        """Acts go through the service."""
        self._service = service
        self._new: K | None = None

    def records(self, money: EditionMoney) -> tuple[K, ...]:
        """Every line in order, the one not kept yet last."""
        fresh: tuple[K, ...] = () if self._new is None else (self._new,)
        return self.kept(money) + fresh

    def begin(self, edition: str) -> K:
        """One more line, not kept yet."""
        self._new = self.fresh(edition)
        return self._new

    def keep(self, record: K) -> None:
        """Keep a line as now given; a new one once it holds enough.

        Raises:
            RefusedError: as the service says.
        """
        if self._new is None or record.id != self._new.id:
            self.correct(record)
        elif self.is_enough(record):
            self.add(record)
            self._new = None
        else:
            self._new = record

    def remove(self, key: UUID) -> bool:
        """Take a line out; whether it had been kept."""
        if self._new is not None and self._new.id == key:
            self._new = None
            return False
        self.take_out(key)
        return True

    def forget(self) -> None:
        """Another edition is shown: what was not kept goes."""
        self._new = None

    # ---- for each list to say

    def kept(self, money: EditionMoney) -> tuple[K, ...]:
        """Those that are kept."""
        raise NotImplementedError

    def fresh(self, edition: str) -> K:
        """An empty line."""
        raise NotImplementedError

    def is_enough(self, record: K) -> bool:
        """Whether it can be counted."""
        raise NotImplementedError

    def add(self, record: K) -> None:
        """Keep a new line."""
        raise NotImplementedError

    def correct(self, record: K) -> None:
        """Keep a line again."""
        raise NotImplementedError

    def take_out(self, key: UUID) -> None:
        """Take a kept line out."""
        raise NotImplementedError

    def row(self, record: K, money: EditionMoney) -> BookRow:
        """A line of the list."""
        raise NotImplementedError

    def texts(self, record: K) -> dict[F, str]:
        """What the typed fields show."""
        raise NotImplementedError

    def choices(self, record: K) -> dict[F, tuple[Options, object]]:
        """What the lists offer, and the value kept."""
        raise NotImplementedError

    def corrected(self, record: K, field: F, value: object) -> K:
        """The line with one field as typed or chosen; ``RefusedError`` names the form's field."""
        raise NotImplementedError
