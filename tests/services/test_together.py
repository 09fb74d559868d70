"""What is done to several expenses at once: one act, one undo, and what may not change is said."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.builders import an_item, dirhams, euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.allowances import FiscalPower, MileageLeg
from lianes_desktop.domain.expenses import AuthorityShare, Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId, OrganisationId, ParticipantId, new_id
from lianes_desktop.domain.participants import Vehicle
from lianes_desktop.domain.people import Status
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.ports.readings import Sum
from lianes_desktop.services.together import Done

DAY = date(2026, 10, 13)


@pytest.fixture
def desk(either_desk: Desk) -> Desk:
    return either_desk


def typed(desk: Desk, mission: DossierId, cents: int, **fields: object) -> ExpenseId:
    blank = desk.expenses.add(mission)
    given = replace(blank, amount=euros(f"{cents / 100:.2f}"), kind="TAXI", paid_on=DAY, payee="Taxi")
    desk.expenses.correct(replace(given, **fields))  # type: ignore[arg-type]  # fields of the value
    return blank.id


def kept(desk: Desk, expense: ExpenseId) -> Expense:
    line = desk.expenses.line(expense)
    assert line is not None
    return line.expense


def keys(desk: Desk, *expenses: ExpenseId) -> list[int]:
    found = [desk.expenses.key(one) for one in expenses]
    assert None not in found
    return [one for one in found if one is not None]


def all_of(desk: Desk, mission: DossierId) -> list[Expense]:
    return [line.expense for line in desk.expenses.lines(desk.expenses.order(mission).keys)]


def test_a_selection_is_counted_and_added_up_to_the_cent(desk: Desk, mission: DossierId) -> None:
    one, two, other = (typed(desk, mission, cents) for cents in (1050, 20190, 99999))
    blank = desk.expenses.add(mission).id

    assert desk.expenses.summed(keys(desk, one, two, blank)) == Sum(3, 21240)
    assert desk.expenses.summed([*keys(desk, other), 10**9]) == Sum(1, 99999)
    assert desk.expenses.summed([]) == Sum(0, 0)


def test_one_undo_takes_the_whole_change_back(desk: Desk, mission: DossierId) -> None:
    some = [typed(desk, mission, 100 * at) for at in range(1, 4)]
    person = desk.dossiers.add_participant(mission, "Thomas", "Vasseur", Status.STAFF)
    item = an_item("2026-10-13 09:00", "2026-10-13 10:00", dossier=mission)
    before = all_of(desk, mission)

    acts: tuple[tuple[Act, Callable[[Sequence[int]], Done], str, object], ...] = (
        (Act.CORRECT_EXPENSES, lambda these: desk.together.set_kind(these, "REMI", no_progress), "kind", "REMI"),
        (
            Act.CORRECT_EXPENSES,
            lambda these: desk.together.set_payer(these, person.id, no_progress),
            "payer",
            person.id,
        ),
        (Act.CORRECT_EXPENSES, lambda these: desk.together.set_item(these, item.id, no_progress), "item", item.id),
        (Act.ACCEPT_EXPENSES, lambda these: desk.together.accept(these, no_progress), "reviewed", True),
    )
    for name, act, field, wanted in acts:
        assert act(keys(desk, *some)) == Done(changed=3)
        assert [getattr(kept(desk, one), field) for one in some] == [wanted] * 3
        assert desk.undo.can_undo is name
        desk.undo.undo()
        assert all_of(desk, mission) == before
        desk.undo.redo()
        assert [getattr(kept(desk, one), field) for one in some] == [wanted] * 3
        assert act(keys(desk, *some)) == Done()
        desk.undo.undo()


def test_what_surrounds_the_expenses_is_read_as_often_for_many_as_for_one(
    desk: Desk, mission: DossierId, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = desk.dossiers.participants(mission)[0]
    desk.dossiers.correct_participant(replace(driver, vehicle=Vehicle(FiscalPower.FROM_6_TO_7, 1_900)))
    some = [typed(desk, mission, 100, amount=None, payer=driver.id) for _each in range(8)]
    asked: list[str] = []
    for name in ("action", "dossier", "held", "participants"):
        read = getattr(desk.readings, name)

        def counted(*given: object, _name: str = name, _read: Callable[..., object] = read) -> object:
            asked.append(_name)
            return _read(*given)

        monkeypatch.setattr(desk.readings, name, counted)

    def reads(act: Callable[[], Done], changed: int) -> list[str]:
        asked.clear()
        assert act() == Done(changed=changed)
        return sorted(asked)

    one = reads(lambda: desk.together.set_kind(keys(desk, some[0]), "INKM", no_progress), 1)
    many = reads(lambda: desk.together.set_kind(keys(desk, *some), "INKM", no_progress), 7)
    assert many == one
    assert "dossier" not in one
    journey = MileageLeg(power=FiscalPower.FROM_6_TO_7, run_before=1_900)
    assert [kept(desk, each).mileage for each in some] == [journey] * 8
    item = an_item("2026-10-13 09:00", "2026-10-13 10:00", dossier=mission)
    tied = [typed(desk, mission, 100) for _each in range(8)]
    assert reads(lambda: desk.together.set_item(keys(desk, *tied), item.id, no_progress), 8) == []


def test_nobody_and_nothing_can_be_chosen_too(desk: Desk, mission: DossierId) -> None:
    payer, item = ParticipantId(new_id()), ItemId(new_id())
    expense = typed(desk, mission, 100, payer=payer, item=item)

    desk.together.set_payer(keys(desk, expense), None, no_progress)
    desk.together.set_item(keys(desk, expense), None, no_progress)

    assert (kept(desk, expense).payer, kept(desk, expense).item) == (None, None)


def test_what_counts_follows_the_kind_given_to_all(desk: Desk, mission: DossierId) -> None:
    for name in "ab":
        desk.expenses.take(mission, [photo(name)], no_progress)
    for expense in all_of(desk, mission):
        desk.expenses.correct(replace(expense, amount=euros("10.00"), kind="TAXI", paid_on=DAY))
    assert desk.expenses.totals(mission).eligible_cents == 2000

    desk.together.set_kind(desk.expenses.order(mission).keys, "CADO", no_progress)

    assert desk.expenses.totals(mission).eligible_cents == 0


def test_an_expense_that_misses_a_field_is_not_accepted_with_the_others(desk: Desk, mission: DossierId) -> None:
    whole = typed(desk, mission, 500)
    unfit = (
        typed(desk, mission, 500, amount=None),
        typed(desk, mission, 500, paid_on=None),
        typed(desk, mission, 500, kind=""),
        typed(desk, mission, 500, kind="INKM", amount=None),
    )

    done = desk.together.accept(keys(desk, whole, *unfit), no_progress)

    assert done == Done(changed=1, unfit=4)
    assert kept(desk, whole).reviewed
    assert not any(kept(desk, one).reviewed for one in unfit)


def test_an_expense_whose_rate_comes_later_is_accepted(desk: Desk, mission: DossierId) -> None:
    expense = typed(desk, mission, 500, amount=dirhams("44"))

    assert desk.together.accept(keys(desk, expense), no_progress) == Done(changed=1)


def test_a_receipt_goes_with_the_last_expense_that_rests_on_it(desk: Desk, mission: DossierId) -> None:
    first, second, third = (desk.expenses.take(mission, [photo(one)], no_progress).added[0] for one in "abc")
    shared = kept(desk, first).receipts[0]
    desk.records.keep(None, replace(kept(desk, second), receipts=(shared,)))

    assert desk.together.remove(keys(desk, first, third), no_progress) == Done(changed=2)
    assert [one.id for one in all_of(desk, mission)] == [second]
    assert desk.readings.receipt(shared) is not None
    desk.undo.undo()
    assert len(all_of(desk, mission)) == 3

    desk.together.remove(keys(desk, first, second), no_progress)
    assert desk.readings.receipt(shared) is None
    assert desk.undo.can_undo is Act.REMOVE_EXPENSES


def test_one_that_is_gone_meanwhile_is_left_out(desk: Desk, mission: DossierId) -> None:
    one, two = typed(desk, mission, 100), typed(desk, mission, 200)
    both = keys(desk, one, two)
    desk.expenses.remove(two)

    assert desk.together.set_kind([*both, 10**9], "REMI", no_progress).changed == 1


@pytest.mark.parametrize("name", ["set_kind", "set_payer", "set_item", "accept", "remove"])
def test_what_left_in_a_bundle_stays_and_is_counted(desk: Desk, tmp_path: Path, name: str) -> None:
    dossier = ready_to_leave(desk)
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    left = all_of(desk, dossier)
    added = typed(desk, dossier, 900, paid_on=DAY + timedelta(days=1))
    both = desk.expenses.order(dossier).keys
    acts: dict[str, Callable[[], Done]] = {
        "set_kind": lambda: desk.together.set_kind(both, "REMI", no_progress),
        "set_payer": lambda: desk.together.set_payer(both, None, no_progress),
        "set_item": lambda: desk.together.set_item(both, ItemId(new_id()), no_progress),
        "accept": lambda: desk.together.accept(both, no_progress),
        "remove": lambda: desk.together.remove(both, no_progress),
    }

    assert acts[name]() == Done(changed=1, locked=1)

    assert [one for one in all_of(desk, dossier) if one.id != added] == left


def test_a_stop_changes_nothing(mission: DossierId, desk: Desk) -> None:
    some = keys(desk, *(typed(desk, mission, 100) for _each in range(3)))
    before = all_of(desk, mission)
    told: list[tuple[int, int]] = []

    def stop(at: int, of: int) -> None:
        told.append((at, of))
        if at == 1:
            raise CancelledError

    for act in (desk.together.accept, desk.together.remove):
        with pytest.raises(CancelledError):
            act(some, stop)
    assert told == [(0, 3), (1, 3)] * 2
    assert all_of(desk, mission) == before
    assert desk.undo.can_undo is Act.CORRECT_EXPENSE


def test_a_rule_that_refuses_the_result_leaves_that_expense(desk: Desk, mission: DossierId) -> None:
    fine = typed(desk, mission, 100)
    odd = replace(kept(desk, typed(desk, mission, 100)), shares=(AuthorityShare(OrganisationId("FR-LIL"), 1),))
    desk.records.keep(None, odd)  # as an older version may have kept it

    assert desk.together.set_kind(keys(desk, fine, odd.id), "REMI", no_progress) == Done(changed=1, unfit=1)
    assert kept(desk, odd.id).kind == "TAXI"
