"""Exchange slips with their pictures; rates frozen, and reckoned again only on purpose."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import a_profile, a_rate, a_slip, an_exchange, dirhams, euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress
from support.issues import a_rate_of_lianes, an_issue
from support.memory import NOW

from lianes_desktop.domain.expenses import Assessment, Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId, RateId, new_id
from lianes_desktop.domain.money import ExchangeRate, RateSource
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import RemovedError

DAY = date(2026, 10, 13)


def spend(desk: Desk, dossier: DossierId, amount: str, day: date = DAY) -> ExpenseId:
    made = desk.expenses.add(dossier)
    desk.expenses.correct(replace(made, amount=dirhams(amount), kind="TAXI", paid_on=day, payee="Taxi"))
    return made.id


def kept(desk: Desk, expense: ExpenseId) -> Expense:
    line = desk.expenses.line(expense)
    assert line is not None
    return line.expense


def judged(desk: Desk, expense: ExpenseId) -> Assessment:
    line = desk.expenses.line(expense)
    assert line is not None
    return line.assessment


def rates_of(desk: Desk, dossier: DossierId) -> list[str]:
    return [str(one.per_euro) for one in desk.dossiers.rates(dossier)]


def issue(desk: Desk, *rates: ExchangeRate) -> None:
    """Have settings with these rates in force from now on."""
    desk.records.keep(None, IssuedSettings(9, an_issue(9, rates=rates), "ef" * 32, NOW))


def the_slip(desk: Desk, dossier: DossierId) -> ExchangeRate:
    return next(one for one in desk.dossiers.rates(dossier) if one.slip is not None)


# slips


def test_a_slip_makes_a_rate_and_says_what_is_left(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    desk.dossiers.set_rate(dossier, an_exchange(a_slip("200.00", "2113.00", commission_cents=500)))
    taxi = spend(desk, dossier, "1801.00")

    (purse,) = desk.rates.cash(dossier).purses
    assert purse.left == dirhams("312.00")
    assert [one for one, _money in purse.spent] == [taxi]
    assert (judged(desk, taxi).rate_text, judged(desk, taxi).rate_source) == ("10.835897", RateSource.SLIP)
    assert judged(desk, taxi).euro_cents == 16_621


def test_a_rate_remembers_who_typed_it(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.set_rate(mission, a_rate(typed_by="un autre"))
    assert desk.dossiers.rates(mission)[0].typed_by == a_profile().name


def test_the_picture_of_a_slip_is_kept_shown_replaced_and_let_go(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    slip = an_exchange()
    desk.dossiers.set_rate(dossier, slip)
    desk.rates.attach(slip.id, photo("bordereau"))

    paper = the_slip(desk, dossier).slip.paper  # type: ignore[union-attr]  # it is a slip
    assert paper is not None
    assert paper.original_name == "bordereau.jpg"
    assert desk.readings.dossier(dossier).papers == (paper,)
    assert desk.rates.sheet(paper)[1] == 1
    desk.dossiers.set_rate(dossier, replace(slip, note="aéroport"))
    assert the_slip(desk, dossier).slip.paper == paper  # type: ignore[union-attr]  # likewise
    assert the_slip(desk, dossier).note == "aéroport"

    desk.rates.detach(slip.id)
    assert the_slip(desk, dossier).slip.paper is None  # type: ignore[union-attr]  # likewise
    assert desk.undo.undo() is Act.REMOVE_PAPER
    assert the_slip(desk, dossier).slip.paper == paper  # type: ignore[union-attr]  # likewise


def test_only_a_slip_has_a_picture(desk: Desk, mission: DossierId) -> None:
    rate = a_rate()
    desk.dossiers.set_rate(mission, rate)
    with pytest.raises(RemovedError):
        desk.rates.attach(rate.id, photo("bordereau"))

    assert desk.readings.dossier(mission).papers == ()


def test_the_picture_of_a_slip_removed_meanwhile_is_not_kept(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    slip = an_exchange()
    desk.dossiers.set_rate(dossier, slip)
    desk.dossiers.remove_rate(dossier, slip.id)
    with pytest.raises(RemovedError):
        desk.rates.attach(slip.id, photo("bordereau"))
    with pytest.raises(RemovedError):
        desk.rates.detach(slip.id)
    assert desk.undo.undo() is Act.REMOVE_RATE


def test_the_rates_of_a_dossier_removed_meanwhile_are_told_as_such(desk: Desk) -> None:
    gone = DossierId(new_id())
    for act in (desk.rates.freeze, desk.rates.recalculate, desk.rates.recalculation, desk.rates.cash):
        with pytest.raises(RemovedError):
            act(gone)


def test_the_commission_becomes_one_expense_of_its_own_kind(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    slip = an_exchange(a_slip(commission_cents=500, bureau="Bureau de l’aéroport"))
    desk.dossiers.set_rate(dossier, slip)
    desk.rates.attach(slip.id, photo("bordereau"))

    made = desk.rates.claim_commission(slip.id)

    assert made is not None
    expense = kept(desk, made)
    assert (expense.kind, expense.amount, expense.payee) == ("BANQ", euros("5.00"), "Bureau de l’aéroport")
    assert (expense.paid_on, judged(desk, made).eligible_cents) == (date(2026, 10, 12), 500)
    (page,) = desk.expenses.receipts(expense)
    assert desk.expenses.thumbnail(page.digest)
    assert desk.rates.claim_commission(slip.id) is None
    desk.expenses.remove(made)
    again = desk.rates.claim_commission(slip.id)
    assert again not in {None, made}
    assert desk.undo.undo() is Act.CLAIM_COMMISSION


def test_without_a_commission_or_a_picture_there_is_less_to_claim(desk: Desk, mission: DossierId) -> None:
    free, rate = an_exchange(), a_rate()
    bare = an_exchange(a_slip(commission_cents=500), "2026-10-13")
    for one in (free, rate, bare):
        desk.dossiers.set_rate(mission, one)

    assert desk.rates.claim_commission(free.id) is None
    assert desk.rates.claim_commission(rate.id) is None
    assert desk.rates.claim_commission(RateId(mission)) is None
    made = desk.rates.claim_commission(bare.id)
    assert made is not None
    assert kept(desk, made).receipts == ()


# freezing


def test_a_frozen_dossier_keeps_its_euros_whatever_its_table_becomes(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    rate = a_rate("10.84")
    desk.dossiers.set_rate(dossier, rate)
    taxi = spend(desk, dossier, "1084.00")

    assert desk.rates.freeze(dossier) == 1
    assert desk.rates.freeze(dossier) == 0
    desk.dossiers.set_rate(dossier, replace(rate, per_euro=Decimal(8)))
    desk.dossiers.remove_rate(dossier, rate.id)
    assert judged(desk, taxi).euro_cents == 10_000
    assert desk.hand_in.statement(dossier).spent_cents == 10_000
    assert judged(desk, spend(desk, dossier, "10.84")).euro_cents is None


def test_freezing_is_undone(desk: Desk, mission: DossierId) -> None:
    rate = a_rate("10.84")
    desk.dossiers.set_rate(mission, rate)
    taxi = spend(desk, mission, "1084.00")
    desk.rates.freeze(mission)

    assert desk.undo.undo() is Act.FREEZE_RATES
    assert kept(desk, taxi).frozen_rate is None


def test_another_day_or_currency_takes_another_rate(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.set_rate(mission, a_rate("10.84"))
    taxi, train = spend(desk, mission, "1084.00"), spend(desk, mission, "10.84")
    desk.rates.freeze(mission)

    desk.expenses.correct(replace(kept(desk, taxi), payee="Autre taxi", amount=dirhams("542.00")))
    assert judged(desk, taxi).euro_cents == 5000
    assert kept(desk, taxi).frozen_rate is not None
    desk.expenses.correct(replace(kept(desk, taxi), paid_on=date(2026, 10, 14)))
    assert kept(desk, taxi).frozen_rate is None
    desk.expenses.correct(replace(kept(desk, train), amount=euros("3.00")))
    assert kept(desk, train).frozen_rate is None


def test_what_left_stays_as_it_left_whatever_the_rates_become(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    rate = a_rate("10.84")
    desk.dossiers.set_rate(dossier, rate)
    taken = desk.expenses.take(dossier, [photo("taxi")], no_progress).added[0]
    desk.expenses.correct(replace(kept(desk, taken), amount=dirhams("1084.00"), kind="TAXI", paid_on=DAY))
    desk.expenses.accept(taken)
    before = desk.hand_in.statement(dossier)
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert not desk.hand_in.changed_since(dossier)

    desk.dossiers.set_rate(dossier, replace(rate, per_euro=Decimal(8)))
    issue(desk, a_rate_of_lianes("7.00"))
    assert judged(desk, taken).euro_cents == 10_000
    assert desk.hand_in.statement(dossier).spent_cents == before.spent_cents
    assert desk.rates.recalculation(dossier).changes == ()
    desk.rates.recalculate(dossier)
    assert judged(desk, taken).euro_cents == 10_000
    assert desk.rates.freeze(dossier) == 0

    desk.expenses.reopen(dossier)
    assert judged(desk, taken).euro_cents == 10_000
    second = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert second.eligible_cents == before.eligible_cents


# reckoning again


def test_later_settings_change_nothing_until_they_are_asked_for(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    desk.dossiers.set_rate(dossier, a_rate("10.84"))
    taxi = spend(desk, dossier, "1084.00")
    desk.rates.freeze(dossier)
    issue(desk, a_rate("10.00"), a_rate("9.50", "2026-11-01"))
    assert judged(desk, taxi).euro_cents == 10_000

    offered = desk.rates.recalculation(dossier)
    assert [str(one.per_euro) for one in offered.rates] == ["10.00", "9.50"]
    assert [(one.expense.id, one.before, one.after) for one in offered.changes] == [(taxi, 10_000, 10_840)]
    assert (offered.before_cents, offered.after_cents) == (10_000, 10_840)
    assert rates_of(desk, dossier) == ["10.84"]

    assert desk.rates.recalculate(dossier) == 1
    assert judged(desk, taxi).euro_cents == 10_840
    frozen_rate = kept(desk, taxi).frozen_rate
    assert frozen_rate is not None
    assert frozen_rate.per_euro == Decimal("10.00")
    assert rates_of(desk, dossier) == ["10.00", "9.50"]
    assert desk.rates.recalculation(dossier).changes == ()
    assert desk.rates.recalculation(dossier).rates == ()

    assert desk.undo.undo() is Act.RECALCULATE_RATES
    assert judged(desk, taxi).euro_cents == 10_000
    assert rates_of(desk, dossier) == ["10.84"]


def test_what_is_offered_is_what_is_done_and_nothing_more(either_desk: Desk) -> None:
    desk, dossier = either_desk, either_desk.start()
    rate, again = a_rate("10.84"), a_rate("10.80")
    desk.dossiers.set_rate(dossier, rate)
    small, large, euro = (spend(desk, dossier, amount) for amount in ("0.10", "1084.00", "10.00"))
    desk.expenses.correct(replace(kept(desk, euro), amount=euros("10.00")))
    desk.rates.freeze(dossier)
    desk.dossiers.set_rate(dossier, again)  # two of one day and source
    assert not desk.rates.recalculation(dossier).replaced
    issue(desk, a_rate("10.83"), a_rate("9.50", "2026-11-01"))

    offered = desk.rates.recalculation(dossier)
    assert {one.id for one in offered.replaced} == {rate.id, again.id}
    assert [str(one.per_euro) for one in offered.rates] == ["10.83", "10.83", "9.50"]
    changes = {one.expense.id: (one.before, one.after) for one in offered.changes}
    assert changes == {small: (1, 1), large: (10_000, 10_009)}  # another rate, though the same cent

    assert desk.rates.recalculate(dossier) == len(changes)
    assert sorted(rates_of(desk, dossier)) == ["10.83", "10.83", "9.50"]
    assert {one: judged(desk, one).euro_cents for one in changes} == {one: after for one, (_, after) in changes.items()}
    assert {judged(desk, one).rate_text for one in changes} == {"10.83"}
    assert not desk.rates.recalculation(dossier).possible
    assert desk.rates.recalculate(dossier) == 0
    assert desk.undo.undo() is Act.RECALCULATE_RATES  # doing nothing was no act
    assert desk.rates.recalculation(dossier).possible


def test_what_is_not_frozen_follows_the_rates_brought_in(desk: Desk, mission: DossierId) -> None:
    taxi = spend(desk, mission, "1084.00")
    issue(desk, a_rate("10.84"))

    (change,) = desk.rates.recalculation(mission).changes
    assert (change.before, change.after) == (None, 10_000)
    assert desk.rates.recalculate(mission) == 0
    assert judged(desk, taxi).euro_cents == 10_000
    assert kept(desk, taxi).frozen_rate is None


def test_a_slip_is_refused_in_the_settings_of_the_programme(desk: Desk) -> None:
    draft = desk.settings.draft()
    desk.settings.keep(replace(draft, settings=replace(draft.settings, rates=(an_exchange(),))))

    assert {one.field for one in desk.settings.refusals(desk.settings.draft())} == {"rates.0.source"}


def test_pages_hear_of_slips_and_frozen_rates(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.set_rate(mission, a_rate("10.84"))
    spend(desk, mission, "1084.00")
    desk.heard.clear()
    desk.rates.freeze(mission)

    assert any(Topic.EXPENSES in heard for heard in desk.heard)


def test_a_hand_typed_rate_without_a_reason_is_refused(desk: Desk, mission: DossierId) -> None:
    with pytest.raises(RefusedError):
        desk.dossiers.set_rate(mission, a_rate(source=RateSource.MANUAL))
    desk.dossiers.set_rate(mission, a_rate(source=RateSource.MANUAL, note="relevé du guichet"))

    assert len(desk.dossiers.rates(mission)) == 1
