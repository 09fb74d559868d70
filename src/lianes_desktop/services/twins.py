"""Expenses that may be one and the same purchase: asked of the person, never decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.received_lines import alike
from lianes_desktop.services.ports.readings import Readings


@dataclass(frozen=True, slots=True)
class Twin:
    """An expense that may be the same, and the title of its dossier when that is another one."""

    expense: Expense
    elsewhere: str = ""


class Twins:
    """Looks for an expense that was entered already, in any dossier but those of the tour."""

    def __init__(self, readings: Readings) -> None:
        """Nothing is held."""
        self._readings = readings

    def of(self, expense: Expense) -> tuple[Twin, ...]:
        """Same file, near picture, or same day, amount and payee; those of the same dossier first, by number.

        Pictures are compared until the expense is accepted.
        """
        receipts = self._receipts(expense)
        found = {one.id: one for one in self._readings.alike(expense)}
        for digest in {page.digest for receipt in receipts for page in receipt.pages}:
            found.update((one.id, one) for one in self._resting_on(digest, expense))
        if receipts and not expense.reviewed:
            for digest in self._near(receipts[0]):
                found.update((one.id, one) for one in self._resting_on(digest, expense))
        found.pop(expense.id, None)
        own = expense.dossier
        titles = {of: self._title(of) for of in {one.dossier for one in found.values()} - {own}} | {own: ""}
        twins = [Twin(one, title) for one in found.values() if (title := titles[one.dossier]) is not None]
        return tuple(sorted(twins, key=lambda one: (one.expense.dossier != own, one.elsewhere, one.expense.number)))

    def _receipts(self, expense: Expense) -> list[Receipt]:
        found = (self._readings.receipt(one) for one in expense.receipts)
        return [receipt for receipt in found if receipt is not None]

    def _resting_on(self, digest: str, expense: Expense) -> Iterator[Expense]:
        """Expenses that rest on another copy of the file; one receipt shared on purpose is no twin."""
        for receipt in self._readings.receipts_with(digest):
            if receipt.id not in expense.receipts:
                yield from self._readings.expenses_proved_by(receipt.id)

    def _near(self, receipt: Receipt) -> Iterator[str]:
        """Other files whose picture is near that of the receipt's first page."""
        first = receipt.pages[0].digest if receipt.pages else ""
        known = dict(self._readings.likenesses())
        own = known.pop(first, None)
        if own is not None:
            yield from (digest for digest, likeness in known.items() if alike(own, likeness))

    def _title(self, dossier: DossierId) -> str | None:
        """The title of another dossier; ``None`` for the dossier of the tour, where nothing was really paid."""
        action = self._readings.action(dossier)
        return None if action is None or action.sample else action.title
