"""The digest of a claimed line: what changes it, and what only tidies the dossier."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from support import hand_ins
from support.builders import a_receipt, an_expense, dirhams, euros

from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.expenses import Assessment, Deduction, Eligibility, Expense, LostReceiptDeclaration
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import ItemId, ParticipantId, RateId, new_id
from lianes_desktop.domain.leaving import hand_in_leaving
from lianes_desktop.domain.line_digest import line_digest, line_digests
from lianes_desktop.domain.money import MAD, ExchangeRate, RateSource

RECEIPT = a_receipt()
EXPENSE = an_expense(receipts=(RECEIPT.id,))
RATE = ExchangeRate(RateId(UUID(int=5)), MAD, Decimal("10.840"), date(2026, 10, 1), RateSource.MANUAL)


def of(expense: Expense, eligible: int = 1200) -> str:
    judged = Assessment(expense.id, Eligibility.ELIGIBLE, eligible, eligible, 0, ())
    return line_digest(StatementLine(expense, judged, 0), [RECEIPT])


@pytest.mark.parametrize(
    "change",
    [
        {"payee": "Un autre"},
        {"amount": dirhams("12.01")},
        {"amount": euros("12.00")},
        {"paid_on": date(2026, 10, 14)},
        {"kind": "TAXI"},
        {"note": "expliqué"},
        {"guests": "M. Alaoui"},
        {"receipts": ()},
        {"deducted": dirhams("1"), "deduction": Deduction.ALCOHOL},
        {"declaration": LostReceiptDeclaration("perdu", date(2026, 10, 14))},
        {"payer": ParticipantId(UUID(int=9))},
        {"beneficiaries": (ParticipantId(UUID(int=9)),)},
        {"frozen_rate": RATE},
        {"borne_cents": 3},
    ],
    ids=str,
)
def test_what_is_claimed_otherwise_has_another_digest(change: dict[str, Any]) -> None:
    assert of(replace(EXPENSE, **change)) != of(EXPENSE)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 77},
        {"item": ItemId(new_id())},
        {"reviewed": not EXPENSE.reviewed},
        {"recorded_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"payee": f"  {EXPENSE.payee} \n"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_tidying_leaves_the_digest(change: dict[str, Any]) -> None:
    assert of(replace(EXPENSE, **change)) == of(EXPENSE)


def test_the_sum_that_counts_is_part_of_it() -> None:
    assert of(EXPENSE, 1201) != of(EXPENSE)


def test_equal_rates_are_equal_however_they_are_written() -> None:
    frozen = replace(EXPENSE, frozen_rate=RATE)
    assert of(replace(frozen, frozen_rate=replace(RATE, per_euro=Decimal("10.84")))) == of(frozen)
    assert of(replace(frozen, frozen_rate=replace(RATE, per_euro=Decimal(100)))) != of(
        replace(frozen, frozen_rate=replace(RATE, per_euro=Decimal(1)))
    )


def test_another_photograph_is_another_line() -> None:
    line = StatementLine(EXPENSE, Assessment(EXPENSE.id, Eligibility.ELIGIBLE, 1, 1, 0, ()), 0)
    other = replace(RECEIPT, pages=tuple(replace(page, digest="f" * 64) for page in RECEIPT.pages))
    assert line_digest(line, [RECEIPT]) != line_digest(line, [other])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(hand_ins.hand_ins())
def test_records_read_back_from_a_signed_file_keep_their_digests(hand_in: HandIn) -> None:
    left = hand_in_leaving(hand_in)
    read = hand_ins.cleaned(left)  # as ``contents.read`` gives it back
    assert line_digests(read.dossier, read.statement) == line_digests(left.dossier, left.statement)
