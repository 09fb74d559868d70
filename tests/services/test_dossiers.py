"""Missions, hosting days, people, rates and organisations."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import LILLE, OUJDA, REFERENCE, a_profile, a_rate, an_item
from support.desks import Desk
from support.wrong import DRIVEN

from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.ids import DossierId, OrganisationId, ParticipantId, RateId
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic


def test_a_new_mission_starts_from_the_profile(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    mission = desk.dossiers.create_mission(" Oujda 2026 ")

    assert desk.dossiers.action(mission.id) == mission
    assert (mission.title, mission.authority, mission.partner) == ("Oujda 2026", LILLE, OUJDA)
    (person,) = desk.dossiers.participants(mission.id)
    assert (person.name, person.status, person.organisation) == ("Claire Delattre", Status.STAFF, LILLE)
    assert desk.undo.can_undo is Act.ADD_MISSION
    assert desk.heard[-1] == {Topic.DOSSIERS, Topic.PARTICIPANTS, Topic.EXPENSES}


def test_without_a_profile_a_mission_starts_empty(desk: Desk) -> None:
    mission = desk.dossiers.create_mission("Nador")

    assert (mission.authority, mission.partner) == (None, None)
    assert desk.dossiers.participants(mission.id) == ()


def test_of_several_partners_none_is_proposed(desk: Desk) -> None:
    desk.profiles.save(a_profile(organisation=OrganisationId("FR-AMM")))

    assert desk.dossiers.create_mission("Nador").partner is None


def test_a_hosting_day_knows_its_direct_partner(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    day = desk.dossiers.create_hosting_day("Délégation")

    assert day.case is HostingCase.DIRECT
    assert desk.undo.can_undo is Act.ADD_HOSTING_DAY
    assert desk.dossiers.suggested_case(replace(day, partner=None)) is HostingCase.AD_HOC
    assert isinstance(desk.dossiers.action(day.id), HostingDay)


def test_a_dossier_has_a_title(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.dossiers.create_mission("  ")
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("title", Problem.MISSING)]
    assert desk.dossiers.all() == ()


def test_facts_are_kept_as_corrected_and_told(desk: Desk, mission: DossierId) -> None:
    action = desk.dossiers.action(mission)
    desk.dossiers.correct(replace(action, place="Oujda"))

    assert desk.dossiers.action(mission).place == "Oujda"
    assert desk.undo.can_undo is Act.CORRECT_DOSSIER
    heard = len(desk.heard)
    desk.dossiers.correct(replace(action, place="Oujda"))
    assert len(desk.heard) == heard


def test_expenses_are_judged_again_when_the_terms_change(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)
    driven = replace(DRIVEN, authorised_on=date(2026, 9, 1))
    desk.expenses.correct(replace(expense, kind="INKM", mileage=driven, paid_on=date(2026, 9, 2)))
    line = desk.expenses.line(expense.id)
    assert line is not None
    assert line.assessment.eligibility is Eligibility.ELIGIBLE

    action = desk.dossiers.action(mission)
    desk.dossiers.correct(replace(action, convention=Convention(letter_received_on=date(2026, 9, 9))))
    line = desk.expenses.line(expense.id)
    assert line is not None
    assert line.assessment.eligibility is Eligibility.NOT_ELIGIBLE


def test_correcting_what_was_removed_changes_nothing(desk: Desk, mission: DossierId) -> None:
    action = desk.dossiers.action(mission)
    (person,) = desk.dossiers.participants(mission)
    desk.dossiers.remove(mission)
    desk.dossiers.correct(replace(action, title="Revenant"))
    desk.dossiers.correct_participant(replace(person, given_name="Revenant"))
    desk.dossiers.remove_participant(person.id)
    desk.dossiers.remove(mission)

    assert desk.dossiers.all() == ()
    assert desk.undo.can_undo is Act.REMOVE_DOSSIER


def test_people_are_added_corrected_and_taken_out(desk: Desk, mission: DossierId) -> None:
    thomas = desk.dossiers.add_participant(mission, "Thomas", "Vasseur", Status.ELECTED)
    line = desk.programme.add(mission, date(2026, 10, 13))
    other = desk.programme.add(mission, date(2026, 10, 13))
    desk.programme.put(replace(line, participants=(thomas.id,)))
    desk.dossiers.correct_participant(replace(thomas, function="Conseiller"))
    assert desk.dossiers.participants(mission)[1].function == "Conseiller"

    desk.dossiers.remove_participant(thomas.id)
    assert [one.participants for one in desk.programme.items(mission)] == [(), ()]
    desk.undo.undo()
    assert {one.id: one.participants for one in desk.programme.items(mission)} == {line.id: (thomas.id,), other.id: ()}
    with pytest.raises(RefusedError):
        desk.dossiers.add_participant(mission, "", " ")


def test_rates_are_set_replaced_and_removed(desk: Desk, mission: DossierId) -> None:
    rate = a_rate()
    desk.dossiers.set_rate(mission, rate)
    desk.dossiers.set_rate(mission, replace(rate, per_euro=Decimal("10.9")))
    assert [one.per_euro for one in desk.dossiers.rates(mission)] == [Decimal("10.9")]

    desk.dossiers.remove_rate(mission, RateId(an_item().id))
    assert desk.undo.can_undo is Act.SET_RATE
    desk.dossiers.remove_rate(mission, rate.id)
    assert desk.dossiers.rates(mission) == ()
    with pytest.raises(RefusedError):
        desk.dossiers.set_rate(mission, a_rate("-1"))


def test_organisations_typed_here_come_before_the_shipped_ones(desk: Desk) -> None:
    shipped = desk.dossiers.organisation(LILLE)
    assert shipped is not None
    desk.dossiers.correct_organisation(replace(shipped, iban="FR76 3000 1007 9412 3456 7890 185"))
    new = Organisation(
        desk.dossiers.new_organisation_id(), "MA", OrganisationType.ASSOCIATION, "Association Oriental Énergie"
    )
    desk.dossiers.correct_organisation(new)

    kept = desk.dossiers.organisation(LILLE)
    assert kept is not None
    assert kept.iban == "FR7630001007941234567890185"
    names = [one.name for one in desk.dossiers.organisations()]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(REFERENCE.organisations) + 1
    assert desk.dossiers.organisation(None) is None
    with pytest.raises(RefusedError):
        desk.dossiers.correct_organisation(replace(new, name=""))


def test_the_first_profile_cannot_be_undone_but_a_correction_can(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    assert desk.undo.can_undo is None
    desk.profiles.save(a_profile(given_name="Chloé"))

    assert desk.undo.undo() is Act.CORRECT_PROFILE
    assert desk.profiles.get() == a_profile()
    assert desk.heard[-1] == {Topic.PREFERENCES}


def test_the_newest_dossier_comes_first(desk: Desk, mission: DossierId) -> None:
    newer = desk.dossiers.create_mission("Nador")

    assert [one.action.id for one in desk.dossiers.all()] == [newer.id, mission]
    assert isinstance(desk.dossiers.all()[0].action, Mission)


def test_a_person_is_the_same_in_a_dossier_and_another_in_the_next(desk: Desk, mission: DossierId) -> None:
    other = desk.dossiers.create_mission("Nador").id
    ids: set[ParticipantId] = {desk.dossiers.participants(one)[0].id for one in (mission, other)}

    assert len(ids) == 2
