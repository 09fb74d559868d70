"""A claim taken in, told line by line and file by file: what the office's lists, totals and searches look at."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from lianes_desktop.domain.dossiers import Dossier, StatementLine
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, ExpenseId, OrganisationId, ReceiptId
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.partnerships import NewPartnership

SAME_PICTURE = 10
"""Bits in which the fingerprints of two photographs of one paper may differ, of 64 (RECEIPTS §4)."""
_VOLATILE = frozenset({"id", "dossier", "recorded_at", "reviewed", "frozen_rate", "receipts"})
"""Fields that may change while the line claims the same: the euros a frozen rate gives are told apart."""


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One line of a claim taken in; sums in euro cents."""

    manifest_sha256: str
    dossier: DossierId
    expense: ExpenseId
    number: int
    line_sha256: str
    """``line_digest``: a verdict holds for this content alone."""
    payee: str
    paid_on: date | None
    kind: str
    amount: Money | None
    euro_cents: int
    eligible_cents: int
    share_cents: int
    authority: OrganisationId | None
    edition: str
    letter: str
    year: int


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One receipt file of a claim taken in, for each expense that rests on it."""

    digest: str
    """SHA-256 of the original, whatever copy of it travelled."""
    expense: ExpenseId | None


def year_of(dossier: Dossier) -> int:
    """The year the office counts an action in: that of its first day.

    Without one, a partnership's agreement tells it, then the earliest payment; 0 when nothing does.
    """
    action = dossier.action
    signed = action.accord.signed_on if isinstance(action, NewPartnership) else None
    day = action.starts_on or signed or min((one.paid_on for one in dossier.expenses if one.paid_on), default=None)
    return day.year if day else 0


def lines_of(manifest_sha256: str, hand_in: HandIn, edition: str) -> Iterator[ReceivedLine]:
    """Every line of the claim, by number; ``edition`` is the code of the rules it is under."""
    action, receipts = hand_in.dossier.action, {one.id: one for one in hand_in.dossier.receipts}
    year = year_of(hand_in.dossier)
    for line in hand_in.statement.lines:
        expense = line.expense
        yield ReceivedLine(
            manifest_sha256=manifest_sha256,
            dossier=action.id,
            expense=expense.id,
            number=expense.number,
            line_sha256=line_digest(line, receipts),
            payee=expense.payee,
            paid_on=expense.paid_on,
            kind=expense.kind,
            amount=expense.amount,
            euro_cents=line.assessment.euro_cents or 0,
            eligible_cents=line.assessment.eligible_cents,
            share_cents=line.share_cents,
            authority=action.authority,
            edition=edition,
            letter=action.action.value,
            year=year,
        )


def files_of(dossier: Dossier) -> tuple[ReceivedFile, ...]:
    """Every receipt file, once for each expense that rests on it; those nothing rests on stand alone."""
    resting: dict[ReceiptId, list[ExpenseId | None]] = {}
    for expense in dossier.expenses:
        for proof in expense.receipts:
            resting.setdefault(proof, []).append(expense.id)
    found = (
        ReceivedFile(page.digest, expense)
        for receipt in dossier.receipts
        for page in receipt.pages
        for expense in resting.get(receipt.id, [None])
    )
    return tuple(dict.fromkeys(found))


def line_digest(line: StatementLine, receipts: Mapping[ReceiptId, Receipt]) -> str:
    """SHA-256, lower-case hexadecimal, of a line as claimed: its expense, what it counts for, and what proves it.

    The same at the office and on the device that claims. It says nothing of its share of the amount asked, which
    other lines move too; nor of fields at their default, so that a field added later changes no earlier digest.
    """
    told = {
        "expense": {name: value for name, value in _plain(line.expense).items() if name not in _VOLATILE},
        "euro_cents": line.assessment.euro_cents,
        "eligible_cents": line.assessment.eligible_cents,
        "files": [page.digest for page in _pages(line.expense, receipts)],
    }
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def alike(mine: int, theirs: int) -> bool:
    """Whether two fingerprints may be of one picture."""
    return (mine ^ theirs).bit_count() <= SAME_PICTURE


def _pages(expense: Expense, receipts: Mapping[ReceiptId, Receipt]) -> Iterable[Any]:
    return (page for one in expense.receipts if one in receipts for page in receipts[one].pages)


def _plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any value of the domain; one return per kind of value
    """A value as JSON holds it, the same on every device."""
    if dataclasses.is_dataclass(value):
        fields = ((one, getattr(value, one.name)) for one in dataclasses.fields(value))
        return {one.name: _plain(given) for one, given in fields if given != one.default}
    match value:
        case tuple():
            return [_plain(one) for one in value]
        case Enum():
            return value.value
        case Decimal():
            return format(value.normalize(), "f")
        case UUID():
            return value.hex
        case None | bool() | int() | str():
            return value
        case _:
            return value.isoformat()
