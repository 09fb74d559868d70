"""The budget read, and the fundings, advances and staff time kept."""

from dataclasses import replace
from datetime import date

import pytest
from support.builders import SETTINGS
from support.desks import Desk, ready_to_leave
from support.memory import NOW

from lianes_desktop.domain.budget import Limit
from lianes_desktop.domain.funding import AdvanceFrom, FundingState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import AdvanceId, DossierId, FundingId, StaffTimeId, new_id
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic


def test_a_budget_is_read_with_its_dossier(either_desk: Desk) -> None:
    dossier = ready_to_leave(either_desk)
    read = either_desk.fundings.read(dossier)

    assert read.budget.engaged_cents == 74_723
    assert read.budget.payers.lianes_cents == 33_999
    assert read.edition.budget_per_person_cents == 130_000
    assert read.envelope is None
    with pytest.raises(KeyError):
        either_desk.fundings.read(DossierId(new_id()))


def test_planned_costs_are_kept_heading_by_heading(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    desk.fundings.plan(dossier, BudgetHeading.MEALS, 20_000)
    desk.fundings.plan(dossier, BudgetHeading.AIR, 50_000)
    desk.fundings.plan(dossier, BudgetHeading.MEALS, None)

    assert desk.dossiers.action(dossier).budget == (PlannedCost(BudgetHeading.AIR, 50_000),)
    assert desk.undo.undo() is Act.CORRECT_DOSSIER
    assert desk.fundings.read(dossier).budget.planned_cents == 70_000
    with pytest.raises(RefusedError):
        desk.fundings.plan(dossier, BudgetHeading.AIR, -1)
    desk.fundings.plan(DossierId(new_id()), BudgetHeading.AIR, 1)  # removed meanwhile


def test_a_funder_is_added_corrected_removed_and_brought_back(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    made = desk.fundings.add_funding(dossier, " Région ")
    assert made.source == "Région"
    assert desk.heard[-1] == {Topic.FUNDING, Topic.EXPENSES}, "what a line rests on may have changed"

    desk.fundings.correct_funding(replace(made, cents=90_000, state=FundingState.GRANTED))
    assert desk.fundings.read(dossier).budget.payers.others_cents == 90_000
    desk.fundings.remove_funding(made.id)
    assert desk.fundings.read(dossier).dossier.fundings == ()
    assert desk.undo.undo() is Act.REMOVE_FUNDING
    assert desk.fundings.read(dossier).dossier.fundings[0].cents == 90_000
    with pytest.raises(RefusedError):
        desk.fundings.correct_funding(replace(made, cents=-1))


def test_an_advance_is_dated_today_until_said_otherwise(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    (person,) = desk.dossiers.participants(dossier)
    made = desk.fundings.add_advance(dossier, person.id)
    assert (made.paid_on, made.giver) == (desk.clock.today(), AdvanceFrom.AUTHORITY)

    desk.fundings.correct_advance(replace(made, cents=50_000))
    assert desk.fundings.read(dossier).budget.people[0].account.net_cents == -50_000
    desk.fundings.remove_advance(made.id)
    assert desk.fundings.read(dossier).dossier.advances == ()
    assert desk.undo.undo() is Act.REMOVE_ADVANCE


def test_staff_time_begins_as_a_day_of_the_action(either_desk: Desk) -> None:
    desk = either_desk
    dossier = ready_to_leave(desk)
    made = desk.fundings.add_staff_time(dossier)
    assert (made.worked_on, made.half_days) == (date(2026, 10, 12), 2)

    desk.fundings.correct_staff_time(replace(made, daily_cents=28_000))
    assert desk.fundings.read(dossier).budget.staff_cents == 28_000
    desk.fundings.remove_staff_time(made.id)
    assert desk.undo.undo() is Act.REMOVE_STAFF_TIME


def test_staff_time_of_an_action_without_dates_is_of_today(desk: Desk, mission: DossierId) -> None:
    assert desk.fundings.add_staff_time(mission).worked_on == desk.clock.today()


def test_what_was_removed_meanwhile_stays_removed(desk: Desk, mission: DossierId) -> None:
    funding = desk.fundings.add_funding(mission)
    desk.fundings.remove_funding(funding.id)
    desk.fundings.correct_funding(replace(funding, cents=1))
    desk.fundings.remove_funding(FundingId(new_id()))
    desk.fundings.remove_advance(AdvanceId(new_id()))
    desk.fundings.remove_staff_time(StaffTimeId(new_id()))

    assert desk.fundings.read(mission).dossier.fundings == ()
    assert desk.undo.can_undo is Act.REMOVE_FUNDING


def test_the_envelope_counts_the_claims_of_its_edition_kept_here(desk: Desk) -> None:
    edition = replace(SETTINGS.editions[0], envelope_cents=100_000)
    issued = replace(SETTINGS, version=1, editions=(edition,))
    desk.records.keep(None, IssuedSettings(1, issued, "ab" * 32, NOW))
    dossier = ready_to_leave(desk)
    desk.dossiers.create_mission("Une autre")
    desk.records.keep(None, replace(desk.dossiers.create_mission("Exemple"), sample=True))

    assert desk.fundings.read(dossier).envelope == Limit(100_000, 33_999)
