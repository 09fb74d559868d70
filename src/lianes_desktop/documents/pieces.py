"""The proofs behind a claim, numbered as they are stamped, and the page each begins on."""

from dataclasses import dataclass

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a receipt: shown once, under the numbers of all the expenses it proves."""

    numbers: tuple[int, ...]
    expense: Expense
    """The first of them."""
    page: ReceiptPage


def pieces_of(dossier: Dossier, statement: ExpenseStatement) -> tuple[Piece, ...]:
    """Every file, in the order of the statement."""
    receipts: dict[object, Receipt] = {receipt.id: receipt for receipt in dossier.receipts}
    found: dict[str, Piece] = {}
    for line in statement.lines:
        expense = line.expense
        for page in (page for one in expense.receipts if one in receipts for page in receipts[one].pages):
            known = found.get(page.digest)
            if known is None:
                found[page.digest] = Piece((expense.number,), expense, page)
            elif expense.number not in known.numbers:
                found[page.digest] = Piece((*known.numbers, expense.number), known.expense, page)
    return tuple(found.values())


def first_pages(pieces: tuple[Piece, ...], first: int) -> tuple[int, ...]:
    """The page each piece begins on, the first one on ``first``."""
    starts = []
    for piece in pieces:
        starts.append(first)
        first += piece.page.sheets
    return tuple(starts)
