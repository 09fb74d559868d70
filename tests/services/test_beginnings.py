"""Where a new dossier may start from: what it takes along, and what stays behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    DOSSIER,
    LILLE,
    OUJDA,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    a_partnership,
    a_profile,
    a_project,
    a_rate,
    an_expense,
    an_item,
)
from support.desks import Desk
from support.page_desk import PageDesk

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import (
    Acceptance,
    Courtesy,
    Delegation,
    HostingDay,
    Mission,
    PlannedCost,
    ProgrammeAgreement,
    Theme,
)
from lianes_desktop.domain.participants import Mandate, Vehicle
from lianes_desktop.domain.partnerships import Candidate, Milestones, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.services.profiles import own_participant

FIRST = date(2027, 3, 8)


def again(action: Action, *records: object, first: date = FIRST) -> tuple[PageDesk, Action]:
    desk = PageDesk(a_profile(), action, *records)  # type: ignore[arg-type]  # any records
    return desk, desk.beginnings.from_former(DOSSIER, first)


def test_a_template_lays_out_programme_and_tasks_from_the_first_day(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    made = desk.beginnings.from_template("mission_quatre_jours", FIRST, "en")

    assert isinstance(made, Mission)
    assert (made.title, made.starts_on, made.ends_on) == ("Four-day mission", FIRST, date(2027, 3, 11))
    assert (made.authority, made.partner) == (LILLE, OUJDA)
    items = desk.programme.items(made.id)
    assert (len(items), items[0].title, items[0].starts_at.date()) == (11, "Outward journey", FIRST)
    assert all(not one.done_on for one in made.tasks)
    assert "assurance" in [one.code for one in made.tasks]
    assert [one.name for one in desk.dossiers.participants(made.id)] == ["Claire Delattre"]
    assert desk.undo.can_undo is Act.ADD_MISSION
    desk.undo.undo()
    assert desk.dossiers.all() == ()


def test_a_hosting_day_s_template_is_one_day_with_a_meal(desk: Desk) -> None:
    made = desk.beginnings.from_template("accueil_journee", FIRST, "fr")

    assert isinstance(made, HostingDay)
    assert (made.held_on, made.courtesy) == (FIRST, Courtesy.MEAL)
    assert {one.starts_at.date() for one in desk.programme.items(made.id)} == {FIRST}
    assert desk.dossiers.participants(made.id) == ()
    assert desk.undo.can_undo is Act.ADD_HOSTING_DAY
    with pytest.raises(KeyError):
        desk.beginnings.from_template("voyage", FIRST, "fr")


def test_a_former_mission_gives_its_facts_people_tasks_programme_and_budget_and_nothing_else() -> None:
    claire = a_participant(
        id=own_participant(a_profile().participant, DOSSIER),
        vehicle=Vehicle(FiscalPower.FROM_6_TO_7, 800),
        passport_expires_on=FIRST,
    )
    nadia, met = a_participant(given_name="Nadia", position=1), a_contact()
    desk, made = again(
        a_mission(
            budget=(PlannedCost(BudgetHeading.AIR, 144000),),
            tasks=(Task("assurance", done_on=FIRST, owner="Inès", note="Fait"), Task(title="Badges", note="Bleus")),
            agreement=ProgrammeAgreement(shared_on=FIRST),
            other_theme_accepted=Acceptance(FIRST),
            sample=True,
        ),
        claire,
        nadia,
        met,
        an_item(
            "2026-10-13 09:00",
            "2026-10-13 10:30",
            title="Réunion",
            participants=(nadia.id,),
            contacts=(met.id,),
            state=ItemState.HELD,
            outcome="Convenu",
        ),
        an_expense(),
        DossierRate(DOSSIER, a_rate()),
    )
    kept = desk.dossiers.read(made.id)

    assert isinstance(made, Mission)
    assert (made.title, made.starts_on, made.ends_on) == (
        "Oujda, efficacité énergétique",
        FIRST,
        FIRST + timedelta(days=3),
    )
    assert (made.budget, made.themes) == ((PlannedCost(BudgetHeading.AIR, 144000),), (Theme.ENERGY,))
    assert made.tasks == (Task("assurance", owner="Inès"), Task(title="Badges", note="Bleus"))
    assert (made.agreement, made.other_theme_accepted, made.sample) == (ProgrammeAgreement(), None, False)
    assert [(one.given_name, one.mandate, one.passport_expires_on) for one in kept.participants] == [
        ("Claire", Mandate(), None),
        ("Nadia", Mandate(), None),
    ]
    own, other = kept.participants
    assert (own.id, own.vehicle) == (
        own_participant(a_profile().participant, made.id),
        Vehicle(FiscalPower.FROM_6_TO_7),
    )
    (line,) = kept.items
    assert (line.starts_at.isoformat(" "), line.ends_at.isoformat(" ")) == (
        "2027-03-09 09:00:00",
        "2027-03-09 10:30:00",
    )
    assert (line.participants, line.contacts, line.state, line.outcome) == ((other.id,), (), ItemState.PLANNED, "")
    assert (kept.expenses, kept.receipts, kept.contacts, kept.rates) == ((), (), (), ())
    desk.records.undo.undo()
    assert [one.action.id for one in desk.dossiers.all()] == [DOSSIER]


def test_what_another_edition_agreed_is_not_taken_along() -> None:
    _desk, made = again(a_mission(edition="CEM2024"))
    _other, same = again(a_mission(edition="MTFMDD"))

    assert made.convention == Convention()
    assert made.edition == "MTFMDD"
    assert same.convention == a_mission().convention


def test_a_former_hosting_day_moves_the_stay_with_the_day() -> None:
    _desk, made = again(
        a_hosting_day(
            case=HostingCase.AD_HOC,
            case_reason="Réseau",
            delegation=Delegation("Oujda", date(2026, 10, 18), date(2026, 10, 23), "Samira"),
            first_exchange_of=DossierId(DOSSIER),
        )
    )

    assert isinstance(made, HostingDay)
    assert made.held_on == FIRST
    assert made.delegation == Delegation("Oujda", date(2027, 3, 6), date(2027, 3, 11), "Samira")
    assert (made.case, made.first_exchange_of) == (HostingCase.DIRECT, None)


def test_a_former_hosting_day_without_date_says_no_stay() -> None:
    _desk, made = again(a_hosting_day(held_on=None, delegation=Delegation("Oujda", date(2026, 10, 18))))

    assert isinstance(made, HostingDay)
    assert made.delegation == Delegation("Oujda")


def test_a_former_search_is_begun_again() -> None:
    _desk, made = again(
        a_partnership(
            candidates=(Candidate("Oujda", retained=True),),
            milestones=Milestones(FIRST),
            accord=PartnershipAgreement(signed_on=FIRST),
        )
    )

    assert isinstance(made, NewPartnership)
    assert (made.intention, made.intention_on) == ("Échanger sur l’eau potable", None)
    assert (made.candidates, made.milestones) == ((Candidate("Oujda"),), Milestones())
    assert made.accord == PartnershipAgreement()


def test_a_former_project_is_to_be_confirmed_again() -> None:
    desk, made = again(a_project(ends_on=None))

    assert isinstance(made, CooperationProject)
    assert (made.starts_on, made.ends_on) == (FIRST, None)
    assert (made.owners_confirmed, made.no_heavy_investment) == (False, False)
    assert desk.records.undo.can_undo is Act.ADD_PROJECT


def test_a_programme_without_dates_of_the_dossier_moves_from_its_own_first_day() -> None:
    desk, made = again(a_mission(starts_on=None, ends_on=None), an_item("2026-10-13 09:00", "2026-10-13 10:00"))
    empty, none = again(a_mission(starts_on=None, ends_on=None))

    assert [one.starts_at.date() for one in desk.programmes.items(made.id)] == [FIRST]
    assert empty.programmes.items(none.id) == ()
    with pytest.raises(KeyError):
        desk.beginnings.from_former(DossierId(a_profile().participant), FIRST)


@given(
    offsets=st.lists(st.integers(0, 6), min_size=1, max_size=5),
    first=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
)
def test_the_programme_keeps_its_shape_whatever_the_new_first_day(offsets: list[int], first: date) -> None:
    starts = date(2026, 10, 12)
    items = [
        an_item(f"{starts + timedelta(days=at)} 09:00", f"{starts + timedelta(days=at)} 10:00", title=str(at))
        for at in offsets
    ]
    desk, made = again(a_mission(), *items, first=first)

    moved = desk.programmes.items(made.id)
    assert sorted((one.starts_at.date() - first).days for one in moved) == sorted(offsets)
    assert all(one.starts_at.hour == 9 and one.duration == timedelta(hours=1) for one in moved)
    assert desk.programmes.items(DOSSIER) == tuple(sorted(items, key=lambda one: (one.starts_at, one.id)))


@pytest.mark.parametrize("kind", [ActionType.MISSION, ActionType.HOSTING])
def test_a_first_exchange_takes_partner_themes_and_convention_along(kind: ActionType) -> None:
    sought = a_partnership(partner=OUJDA, objectives=(3,), sdgs=(6,))
    desk = PageDesk(a_profile(), sought)
    made = desk.beginnings.exchange(DOSSIER, kind, "Premier échange")

    assert isinstance(made, Mission | HostingDay)
    assert made.first_exchange_of == DOSSIER
    assert (made.partner, made.themes, made.objectives, made.sdgs) == (OUJDA, (Theme.SANITATION,), (3,), (6,))
    assert made.convention == sought.convention
    assert made.action is kind
    assert desk.dossiers.participants(made.id)[0].name == "Claire Delattre"
    assert made.case is (HostingCase.DIRECT if kind is ActionType.HOSTING else None)


def test_a_person_without_profile_makes_an_exchange_alone() -> None:
    desk = PageDesk(a_partnership())
    made = desk.beginnings.exchange(DOSSIER, ActionType.MISSION, "Premier échange")

    assert desk.dossiers.participants(made.id) == ()
    assert [one.code for one in desk.beginnings.templates()] == ["accueil_journee", "mission_quatre_jours"]
    desk.put(replace(a_participant(), dossier=made.id))
    assert len(desk.dossiers.read(desk.beginnings.from_former(made.id, FIRST).id).participants) == 1
