"""A digest of a line as it was claimed, the same at the office and in the field: tells whether it changed since.

A verdict and a decided line are bound to it (RELIABILITY P15). What only tidies the dossier is left out: the number,
the line of the programme, whether the person has accepted it. Texts are compared as a bundle carries them, so that
records read back from a signed file give the digest of those that left.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, StatementLine
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import ExpenseId

_APART = frozenset(("dossier", "number", "item", "reviewed", "recorded_at", "receipts", "frozen_rate", "beneficiaries"))
"""Fields of an expense that are tidying, or that are told otherwise."""
_SPACES = "\n\r\t"


def line_digest(line: StatementLine, receipts: Iterable[Receipt]) -> str:
    """SHA-256, lower-case hexadecimal, of what is claimed for one expense: its facts, its proofs, its eligible sum.

    ``receipts`` are those of the dossier, or of the line alone: only those the expense rests on count.
    """
    expense = line.expense
    proofs = {one.id: [page.digest for page in one.pages] for one in receipts}
    rate = expense.frozen_rate
    told = {
        **{one.name: _plain(getattr(expense, one.name)) for one in fields(Expense) if one.name not in _APART},
        "beneficiaries": sorted(one.hex for one in expense.beneficiaries),
        "frozen_rate": None if rate is None else [rate.currency.code, _plain(rate.per_euro)],
        "proofs": [proofs.get(one, []) for one in expense.receipts],
        "eligible_cents": line.assessment.eligible_cents,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def line_digests(dossier: Dossier, statement: ExpenseStatement) -> Mapping[ExpenseId, str]:
    """The digest of every line of a claim, by expense."""
    kept = {one.id: one for one in dossier.receipts}
    return {
        line.expense.id: line_digest(line, [kept[one] for one in line.expense.receipts if one in kept])
        for line in statement.lines
    }


def _plain(value: Any) -> object:  # noqa: ANN401 - any field of an expense
    """The value as JSON knows it, equal values alike."""
    told: object
    match value:
        case None | bool() | int():
            told = value
        case Enum():
            told = value.value
        case str():
            told = _as_carried(value)
        case Decimal():
            told = _shortest(value)
        case UUID():
            told = value.hex
        case date() | time():
            told = value.isoformat()
        case tuple():
            told = [_plain(one) for one in value]
        case _:
            told = [_plain(getattr(value, one.name)) for one in fields(value)]
    return told


def _shortest(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_carried(text: str) -> str:
    """Words parted by single spaces, in one form, without what turns or hides what is read beside it."""
    spaced = "".join(" " if one in _SPACES or unicodedata.category(one) == "Zs" else one for one in text)
    seen = "".join(one for one in spaced if one.isprintable())
    return unicodedata.normalize("NFC", " ".join(seen.split()))
