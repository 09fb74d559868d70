"""What left in a signed bundle stays as it left, until the next version is opened (R95)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.builders import euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, RefusedError


@pytest.fixture
def left(desk: Desk, tmp_path: Path) -> DossierId:
    dossier = ready_to_leave(desk)
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    return dossier


def only(desk: Desk, dossier: DossierId) -> Expense:
    return next(line.expense for line in desk.expenses.latest(dossier) if line.expense.number == 1)


def test_every_act_on_an_expense_that_left_is_refused_and_says_with_which_version(desk: Desk, left: DossierId) -> None:
    expense = only(desk, left)
    (page,) = desk.expenses.receipts(expense)
    acts: tuple[Callable[[], None], ...] = (
        lambda: desk.expenses.correct(replace(expense, amount=euros("1.00"))),
        lambda: desk.expenses.declare_lost(expense.id, LostReceiptDeclaration("Vent", desk.clock.today())),
        lambda: desk.expenses.detach(expense.id, page.digest),
        lambda: desk.expenses.remove(expense.id),
    )

    for act in acts:
        with pytest.raises(RefusedError) as refused:
            act()
        (refusal,) = refused.value.refusals
        assert (refusal.problem, dict(refusal.values)) == (Problem.EXPORTED, {"version": 1})
    taken = desk.expenses.attach(expense.id, [photo("autre")], no_progress)
    assert [one.problem for one in taken.refused] == [Problem.EXPORTED]
    assert only(desk, left) == expense
    assert desk.expenses.locked(expense)


def test_nothing_changed_is_no_change(desk: Desk, left: DossierId) -> None:
    desk.expenses.correct(only(desk, left))
    desk.expenses.accept(only(desk, left).id)

    assert not desk.hand_in.changed_since(left)


def test_undo_does_not_reach_behind_what_left(desk: Desk, left: DossierId) -> None:
    with pytest.raises(RefusedError):
        desk.undo.undo()

    assert only(desk, left).reviewed


def test_what_is_added_afterwards_is_free_and_leaves_with_the_next_version(
    desk: Desk, left: DossierId, tmp_path: Path
) -> None:
    (added,) = desk.expenses.take(left, [photo("taxi")], no_progress).added
    line = desk.expenses.line(added)
    assert line is not None
    assert not desk.expenses.locked(line.expense)
    desk.expenses.correct(replace(line.expense, amount=euros("9.00"), kind="TAXI", paid_on=desk.clock.today()))
    desk.expenses.accept(added)
    second = desk.hand_in.export(left, PASSPHRASE, tmp_path, no_progress)

    assert second.sequence == 2
    kept = desk.expenses.line(added)
    assert kept is not None
    assert desk.expenses.locked(kept.expense)


def test_a_new_version_opens_the_expenses_and_keeps_the_one_that_left(
    desk: Desk, left: DossierId, tmp_path: Path
) -> None:
    (first,) = desk.hand_in.sent(left)
    desk.expenses.reopen(left)
    assert desk.expenses.holding(left) is None
    desk.expenses.correct(replace(only(desk, left), amount=euros("700.00")))

    (kept,) = desk.hand_in.sent(left)
    assert replace(kept, reopened_at=None) == first
    assert Path(first.path).exists()
    assert desk.hand_in.changed_since(left)
    second = desk.hand_in.export(left, PASSPHRASE, tmp_path, no_progress)
    assert (second.sequence, second.asked_cents) == (2, 31850)
    holding = desk.expenses.holding(left)
    assert holding is not None
    assert holding.sequence == 2
    assert [one.sequence for one in desk.hand_in.sent(left)] == [2, 1]


def test_opening_again_can_be_undone_and_needs_something_that_left(desk: Desk, left: DossierId) -> None:
    desk.expenses.reopen(left)
    desk.undo.undo()
    assert desk.expenses.locked(only(desk, left))
    other = desk.dossiers.create_mission("Nador").id
    desk.expenses.reopen(other)
    assert desk.expenses.holding(other) is None
    assert not desk.expenses.locked(desk.expenses.add(other))


def test_a_dossier_that_left_may_still_be_removed_whole(desk: Desk, left: DossierId) -> None:
    desk.dossiers.remove(left)
    desk.undo.undo()

    assert desk.expenses.locked(only(desk, left))


def test_the_same_photograph_in_two_dossiers_is_found(desk: Desk) -> None:
    first = ready_to_leave(desk)
    second = desk.dossiers.create_mission("Nador 2027").id
    desk.expenses.take(second, [photo("hotel")], no_progress)

    ((digest, title),) = desk.readings.shared_files(first)
    (receipt, _other) = desk.readings.receipts_with(digest)
    assert title == "Nador 2027"
    assert receipt.pages[0].digest == digest
    codes = {one.code.value for one in desk.hand_in.checks(first)}
    assert "same_receipt_elsewhere" in codes
    mission = desk.dossiers.action(first)
    desk.records.keep(None, replace(mission, sample=True))
    assert "same_receipt_elsewhere" not in {one.code.value for one in desk.hand_in.checks(first)}
    desk.records.keep(None, mission)
    desk.dossiers.remove(second)
    assert desk.readings.shared_files(first) == ()
