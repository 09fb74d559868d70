"""What every store must do: the same stories over the one in memory and the real one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import a_rate, an_item, dirhams, euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import no_progress

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.expenses import AlreadyKept
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort


def filled(desk: Desk) -> DossierId:
    """A mission with something of everything."""
    dossier = desk.start()
    line = desk.programme.add(dossier, date(2026, 10, 13))
    contact = desk.contacts.add(dossier)
    desk.contacts.correct(replace(contact, family_name="El Amrani"))
    person = desk.dossiers.add_participant(dossier, "Thomas", "Vasseur")
    desk.programme.put(replace(line, title="Réunion", contacts=(contact.id,), participants=(person.id,)))
    desk.dossiers.set_rate(dossier, a_rate())
    desk.expenses.take(dossier, [photo("a"), photo("b")], no_progress)
    blank = desk.expenses.add(dossier)
    desk.expenses.correct(
        replace(blank, payee="Taxi", amount=dirhams("108.40"), paid_on=date(2026, 10, 13), kind="TAXI")
    )
    return dossier


def everything(desk: Desk, dossier: DossierId) -> tuple[Dossier, object]:
    order = desk.expenses.order(dossier)
    return desk.dossiers.read(dossier), desk.expenses.lines(order.keys)


def test_a_dossier_removed_comes_back_whole(either_desk: Desk) -> None:
    dossier = filled(either_desk)
    before = everything(either_desk, dossier)
    either_desk.dossiers.remove(dossier)
    assert either_desk.dossiers.all() == ()
    with pytest.raises(KeyError):
        either_desk.dossiers.action(dossier)
    with pytest.raises(KeyError):
        either_desk.expenses.totals(dossier)

    assert either_desk.undo.undo() is Act.REMOVE_DOSSIER
    assert everything(either_desk, dossier) == before
    assert either_desk.undo.redo() is Act.REMOVE_DOSSIER
    assert either_desk.dossiers.all() == ()
    either_desk.undo.undo()
    assert everything(either_desk, dossier) == before


def test_everything_can_be_undone_to_the_first_act_and_done_again(either_desk: Desk) -> None:
    dossier = filled(either_desk)
    after = everything(either_desk, dossier)
    acts = 0
    while either_desk.undo.undo():
        acts += 1
    assert either_desk.dossiers.all() == ()

    while either_desk.undo.redo():
        acts -= 1
    assert acts == 0
    assert everything(either_desk, dossier) == after


def test_every_expense_is_judged_again_when_a_rate_changes(either_desk: Desk) -> None:
    dossier = filled(either_desk)
    rate = either_desk.dossiers.rates(dossier)[0]
    (taxi,) = (one for one in either_desk.expenses.latest(dossier) if one.expense.payee == "Taxi")
    assert (taxi.assessment.euro_cents, taxi.assessment.eligibility) == (1000, Eligibility.RECEIPT_MISSING)

    either_desk.dossiers.set_rate(dossier, a_rate("10.00", id=rate.id))
    line = either_desk.expenses.line(taxi.expense.id)
    assert line is not None
    assert line.assessment.euro_cents == 1084
    either_desk.dossiers.remove_rate(dossier, rate.id)
    line = either_desk.expenses.line(taxi.expense.id)
    assert line is not None
    assert line.assessment.eligibility is Eligibility.INCOMPLETE
    assert either_desk.heard[-1] == {Topic.RATES, Topic.EXPENSES}


def test_sums_lists_and_badges_agree(either_desk: Desk) -> None:
    dossier = either_desk.start()
    for number, amount in enumerate(["30.00", "10.00", "20.00"], start=1):
        expense = either_desk.expenses.add(dossier)
        given = replace(
            expense, amount=euros(amount), kind="TAXI", paid_on=date(2026, 10, 11 + number), payee=f"P{number}"
        )
        either_desk.expenses.correct(given)
        either_desk.expenses.attach(expense.id, [photo(amount)], no_progress)
    either_desk.expenses.add(dossier)
    gift = either_desk.expenses.add(dossier)
    either_desk.expenses.correct(replace(gift, amount=euros("5.00"), kind="CADO", paid_on=date(2026, 10, 15)))

    totals = either_desk.expenses.totals(dossier)
    assert (totals.count, totals.incomplete) == (5, 1)
    assert (totals.spent_cents, totals.eligible_cents, totals.asked_cents) == (6500, 6000, 2730)
    assert either_desk.dossiers.all()[0].incomplete == 1

    def payees(**chosen: object) -> list[str]:
        order = either_desk.expenses.order(dossier, **chosen)  # type: ignore[arg-type]  # any keyword of order
        return [line.expense.payee for line in either_desk.expenses.lines(order.keys)]

    assert payees(sort=ExpenseSort.AMOUNT, search="p") == ["P1", "P3", "P2"]
    assert payees(show=ExpenseFilter.INCOMPLETE) == [""]
    assert payees(show=ExpenseFilter.NOT_ELIGIBLE) == [""]
    assert payees(search="P2") == ["P2"]
    assert payees(sort=ExpenseSort.DAY, descending=False, search="p") == ["P1", "P2", "P3"]
    days = either_desk.expenses.order(dossier, sort=ExpenseSort.DAY, search="p").heads
    assert (days[0].of, days[0].count, days[0].euro_cents) == (date(2026, 10, 14), 1, 2000)


def test_a_number_given_is_never_given_again(either_desk: Desk) -> None:
    dossier = either_desk.start()
    first = either_desk.expenses.add(dossier)
    either_desk.expenses.remove(first.id)

    assert (first.number, either_desk.expenses.add(dossier).number) == (1, 2)


def test_a_file_already_there_is_found_again(either_desk: Desk) -> None:
    dossier = either_desk.start()
    taken = either_desk.expenses.take(dossier, [photo("a"), photo("b"), photo("c", "a")], no_progress)

    assert len(taken.added) == 2
    assert taken.already == (AlreadyKept("c.jpg", taken.added[0]),)
    other = either_desk.dossiers.create_mission("Nador 2026").id
    assert len(either_desk.expenses.take(other, [photo("a")], no_progress).added) == 1


def test_the_files_of_every_dossier_are_told_by_their_size(either_desk: Desk) -> None:
    assert dict(either_desk.readings.kept_files()) == {}
    first = either_desk.start()
    either_desk.expenses.take(first, [photo("a"), photo("b"), photo("longer")], no_progress)
    other = either_desk.dossiers.create_mission("Nador 2026").id
    (alone,) = either_desk.expenses.take(other, [photo("a"), photo("c")], no_progress).added[1:]
    pages = [page for one in (first, other) for each in either_desk.dossiers.read(one).receipts for page in each.pages]
    told = either_desk.readings.kept_files()
    assert {(size, digest) for size, digests in told.items() for digest in digests} == {
        (page.size, page.digest) for page in pages
    }
    assert sorted(map(len, told.values())) == [1, 3]
    either_desk.expenses.remove(alone)
    assert sorted(map(len, either_desk.readings.kept_files().values())) == [1, 2]


def test_a_receipt_goes_with_its_last_expense(either_desk: Desk) -> None:
    dossier = either_desk.start()
    (first,) = either_desk.expenses.take(dossier, [photo("a")], no_progress).added
    second = either_desk.expenses.add(dossier)
    either_desk.expenses.attach(second.id, [photo("a")], no_progress)
    (receipt,) = either_desk.dossiers.read(dossier).receipts
    holders = either_desk.readings.expenses_proved_by(receipt.id)
    assert [one.id for one in holders] == [first, second.id]

    either_desk.expenses.remove(first)
    assert either_desk.dossiers.read(dossier).receipts == (receipt,)
    either_desk.expenses.remove(second.id)
    assert either_desk.dossiers.read(dossier).receipts == ()
    either_desk.undo.undo()
    assert either_desk.dossiers.read(dossier).receipts == (receipt,)


def test_what_is_not_committed_is_forgotten(either_desk: Desk) -> None:
    dossier = either_desk.start()
    heard = len(either_desk.heard)
    with pytest.raises(KeyError):
        either_desk.programme.add(DossierId(an_item().id), date(2026, 10, 13))

    assert either_desk.dossiers.read(dossier).items == ()
    assert len(either_desk.heard) == heard


def test_people_met_and_taking_part_are_read_in_order(either_desk: Desk) -> None:
    dossier = either_desk.start()
    for name in ("Tazi", "Bennani"):
        card = either_desk.contacts.add(dossier)
        either_desk.contacts.correct(replace(card, family_name=name))
    either_desk.dossiers.add_participant(dossier, "Samira", "Belkacem")

    assert [one.family_name for one in either_desk.contacts.all(dossier)] == ["Bennani", "Tazi"]
    assert [one.family_name for one in either_desk.contacts.all(dossier, "taz")] == ["Tazi"]
    assert [one.family_name for one in either_desk.dossiers.participants(dossier)] == ["Delattre", "Belkacem"]


def test_what_left_and_what_came_is_kept(either_desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(either_desk)
    first = either_desk.hand_in.export(dossier, "trois bateaux sur la Deûle", tmp_path, no_progress)
    second = either_desk.hand_in.export(dossier, "trois bateaux sur la Deûle", tmp_path, no_progress)

    assert either_desk.hand_in.sent(dossier) == (second, first)
    assert (second.sequence, second.series) == (2, first.series)
    assert not either_desk.hand_in.changed_since(dossier)
    for sent in (first, second):
        name = tmp_path / "came.asice"
        name.write_text(sent.manifest_sha256)
        received = either_desk.inbox.take_in(name, no_progress)
        assert received.verification.accepted
        assert either_desk.inbox.same_figures(sent.manifest_sha256)
    assert [one.sequence for one in either_desk.inbox.all()] == [2, 1]
