"""A claim taken in, told line by line and file by file: what the office's lists, totals and searches look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, ExpenseId, OrganisationId, ReceiptId
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.partnerships import NewPartnership

SAME_PICTURE = 10
"""Bits in which the fingerprints of two photographs of one paper may differ, of 64 (RECEIPTS §4)."""


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One line of a claim taken in; sums in euro cents."""

    manifest_sha256: str
    dossier: DossierId
    expense: ExpenseId
    number: int
    line_sha256: str
    """``line_digest.line_digest``: a verdict holds for this content alone."""
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
    action, digests = hand_in.dossier.action, line_digests(hand_in.dossier, hand_in.statement)
    year = year_of(hand_in.dossier)
    for line in hand_in.statement.lines:
        expense = line.expense
        yield ReceivedLine(
            manifest_sha256=manifest_sha256,
            dossier=action.id,
            expense=expense.id,
            number=expense.number,
            line_sha256=digests[expense.id],
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


def alike(mine: int, theirs: int) -> bool:
    """Whether two fingerprints may be of one picture."""
    return (mine ^ theirs).bit_count() <= SAME_PICTURE
