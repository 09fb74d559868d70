"""What a version changes in the one before, line by line and field by field."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from support import claims
from support.claims import MISSION, expense, receipt

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Deduction, Expense
from lianes_desktop.domain.ids import BundleId, ReceiptId
from lianes_desktop.domain.money import MAD, Money
from lianes_desktop.domain.sent_lines import SentLines, sent_lines
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.version_changes import FieldTurn, Turn, VersionChanges, version_changes

BUNDLE = BundleId(UUID(int=77))


def a_dossier(*expenses: Expense) -> Dossier:
    receipts = tuple(receipt(one.number) for one in expenses)
    return claims.hand_in(expenses, receipts).dossier


def left(records: Dossier) -> SentLines:
    return sent_lines(BUNDLE, records, statement(records, claims.REFERENCE))


def between(before: Dossier, after: Dossier) -> VersionChanges:
    return version_changes(left(before), left(after))


def test_the_same_records_change_nothing() -> None:
    records = a_dossier(expense(1), expense(2))

    found = between(records, records)

    assert found == VersionChanges((), elsewhere=False)
    assert not found.any


def test_lines_added_and_removed_are_told_with_what_counts_of_them() -> None:
    found = between(a_dossier(expense(1), expense(2, "Hôtel")), a_dossier(expense(1), expense(3, "Car")))

    assert [(one.turn, one.number, one.payee) for one in found.lines] == [
        (Turn.REMOVED, 2, "Hôtel"),
        (Turn.ADDED, 3, "Car"),
    ]
    assert all(one.eligible_cents > 0 and not one.fields for one in found.lines)
    assert not found.elsewhere


def test_a_corrected_amount_is_told_from_the_old_to_the_new_with_what_it_changes() -> None:
    one = expense(1)
    (line,) = between(a_dossier(one), a_dossier(replace(one, amount=Money(6000, MAD)))).lines

    assert line.turn is Turn.CHANGED
    told = {each.field: (each.before, each.after) for each in line.fields}
    assert told["amount"] == ("45.00 MAD", "60.00 MAD")
    assert set(told) == {"amount", "eligible_cents"}


def test_a_field_that_was_empty_and_one_that_is_emptied() -> None:
    one = replace(expense(1), note="Aéroport")
    given_now = replace(one, note="", deducted=Money(1000, MAD), deduction=Deduction.ALCOHOL)
    (line,) = between(a_dossier(one), a_dossier(given_now)).lines

    assert FieldTurn("note", "Aéroport", "") in line.fields
    assert FieldTurn("deduction", "", "alcohol") in line.fields


def test_another_proof_is_told() -> None:
    one = expense(1)
    before = a_dossier(one)
    other = replace(receipt(9), id=one.receipts[0])
    (line,) = between(before, replace(before, receipts=(other,))).lines

    assert [each.field for each in line.fields] == ["proofs"]


def test_what_only_tidies_is_not_told() -> None:
    one = expense(1)
    tidied = replace(one, reviewed=False, recorded_at=claims.MADE_AT)

    assert not between(a_dossier(one), a_dossier(tidied)).lines


def test_a_rate_frozen_when_it_leaves_is_no_change_of_the_line() -> None:
    one = expense(1)

    assert not between(a_dossier(one), a_dossier(replace(one, frozen_rate=claims.RATE))).lines


def test_something_else_of_the_dossier_is_told_apart() -> None:
    records = a_dossier(expense(1))
    moved = replace(records, action=replace(MISSION, title="Autre titre"))

    found = between(records, moved)

    assert found == VersionChanges((), elsewhere=True)
    assert found.any


def test_a_receipt_that_is_not_there_proves_nothing() -> None:
    lost = replace(expense(1), receipts=(ReceiptId(UUID(int=5)),))
    records = replace(a_dossier(lost), receipts=())

    assert left(records).lines[0].proofs == ()


_DAYS = st.dates(date(2026, 10, 1), date(2026, 10, 31))
_LINES = st.dictionaries(
    st.integers(1, 6),
    st.builds(
        lambda minor, day, payee: (minor, day, payee),
        st.integers(1, 100_000),
        _DAYS,
        st.sampled_from(["Taxi", "Hôtel", ""]),
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(before=_LINES, after=_LINES)
def test_every_line_that_differs_is_told_once_and_no_other(
    before: dict[int, tuple[int, date, str]], after: dict[int, tuple[int, date, str]]
) -> None:
    def made(lines: dict[int, tuple[int, date, str]]) -> Dossier:
        return a_dossier(
            *(replace(expense(n, payee, minor), paid_on=day) for n, (minor, day, payee) in sorted(lines.items()))
        )

    found = between(made(before), made(after)).lines

    differing = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
    assert [one.number for one in found] == sorted(differing)
    for one in found:
        kept = one.number in before and one.number in after
        gone = Turn.REMOVED if one.number in before else Turn.ADDED
        assert one.turn is (Turn.CHANGED if kept else gone)
        assert bool(one.fields) is kept
