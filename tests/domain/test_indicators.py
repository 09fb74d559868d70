"""What is counted of a dossier, and that the counts add up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import visits
from support.builders import DOSSIER, LILLE, a_contact, a_dossier, a_hosting_day, a_mission, a_participant, an_item

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.funding import StaffTime
from lianes_desktop.domain.ids import FollowUpId, StaffTimeId, new_id
from lianes_desktop.domain.indicators import AUTHORITIES, Gendered, in_time, indicators, is_moroccan, met, report_of
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.partnerships import Candidate, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import SOCIAL, TECHNICAL, ExchangeForm, ItemKind, ItemState
from lianes_desktop.domain.reports import FollowUp, MissionReport


def lived(**fields: object) -> Dossier:
    given_: dict[str, object] = {
        "participants": (visits.CLAIRE, visits.THOMAS),
        "items": (visits.OPENING, visits.AUDIT, visits.VISIT, visits.CANCELLED, visits.PENDING),
        "contacts": (visits.NADIA, visits.HASSAN, visits.FATIMA),
        "follow_ups": (visits.LATE, visits.DONE),
    }
    return a_dossier(visits.MISSION, **(given_ | fields))


def test_expertise_is_what_was_exchanged_and_for_how_long() -> None:
    found = indicators(lived()).expertise

    assert (found.practices, found.methods, found.tools) == (1, 1, 1)
    assert found.by_day == (
        (date(2026, 10, 12), timedelta(hours=2, minutes=30)),
        (date(2026, 10, 13), timedelta(hours=4)),
    )
    assert found.technical == timedelta(hours=6, minutes=30)


def test_encounters_count_people_by_side_and_by_gender_when_given() -> None:
    found = indicators(lived(participants=(visits.CLAIRE, visits.THOMAS, a_participant(status=Status.DELEGATE))))
    encounters = found.encounters

    assert encounters.met == Gendered(2, 0, 1)
    assert (encounters.met_french, encounters.met_moroccan) == (0, 3)
    assert encounters.team == Gendered(1, 1, 0)
    assert encounters.delegates == Gendered(0, 0, 1)
    assert (encounters.french, encounters.moroccan) == (2, 4)
    assert (encounters.social_moments, encounters.social) == (1, timedelta(hours=1))


def test_bodies_of_the_same_name_are_one_and_the_own_partner_is_not_counted_twice() -> None:
    oujda = replace(visits.NADIA, id=visits.FATIMA.id, organisation="COMMUNE d'Oujda")
    province = a_contact(organisation="Province de Berkane", organisation_type=OrganisationType.PROVINCE)
    unnamed = a_contact()
    found = indicators(lived(contacts=(visits.NADIA, oujda, visits.HASSAN, province, unnamed), items=())).involvement

    assert dict(found.actors) == {
        OrganisationType.MUNICIPALITY: 1,
        OrganisationType.COMPANY: 1,
        OrganisationType.PROVINCE: 1,
    }
    assert (found.untyped, found.total, found.territory) == (1, 4, 1)
    assert found.authorities >= 3  # Lille, Oujda, Berkane


def test_authorities_are_those_of_the_dossier_even_when_nobody_was_met() -> None:
    assert indicators(a_dossier()).involvement.authorities == 2
    assert indicators(a_dossier(a_mission(authority=LILLE, partner=None))).involvement.authorities == 1


def test_mobilisation_counts_who_was_sent_and_for_how_many_days() -> None:
    people = (
        visits.CLAIRE, visits.THOMAS, a_participant(status=Status.EXPERT), a_participant(status=Status.STAKEHOLDER),
        a_participant(status=Status.DELEGATE),
    )  # fmt: skip
    time = StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 10, 12), 3, 30000)
    report = MissionReport(DOSSIER, satisfaction=4)
    found = indicators(lived(participants=people, staff_times=(time,), reports=(report,))).mobilisation

    assert (found.elected, found.staff, found.experts, found.stakeholders, found.total) == (1, 1, 1, 1, 4)
    assert (found.person_days, found.valued_half_days, found.satisfaction) == (16, 3, 4)


@pytest.mark.parametrize("days", [(None, date(2026, 10, 15)), (date(2026, 10, 12), None), (None, None)])
def test_without_both_days_no_person_day_is_counted(days: tuple[date | None, date | None]) -> None:
    action = a_mission(starts_on=days[0], ends_on=days[1])

    assert indicators(a_dossier(action)).mobilisation.person_days == 0


def test_dynamics_count_partnerships_and_follow_ups() -> None:
    late = replace(visits.DONE, id=FollowUpId(new_id()), done_on=date(2027, 5, 1))
    signing = an_item(kind=ItemKind.SIGNATURE, state=ItemState.HELD)
    found = indicators(lived(follow_ups=(visits.LATE, visits.DONE, late), items=(signing,))).dynamics

    assert (found.identified, found.signed) == (0, 1)
    assert (found.decided, found.done, found.done_in_time) == (3, 2, 1)


def test_a_new_partnership_counts_its_candidates_and_its_agreement_once() -> None:
    action = NewPartnership(
        DOSSIER, "Nador", candidates=(Candidate("Nador"), Candidate("Driouch")),
        accord=PartnershipAgreement(signed_on=date(2026, 10, 15)),
    )  # fmt: skip
    signing = an_item(kind=ItemKind.SIGNATURE, state=ItemState.HELD)

    for items in ((), (signing,)):
        found = indicators(a_dossier(action, items=items)).dynamics
        assert (found.identified, found.signed) == (2, 1)


def test_results_and_objectives_are_followed() -> None:
    report = MissionReport(DOSSIER, results=((1, "Une méthode commune"),))
    found = indicators(lived(reports=(report,)))

    assert [(one.planned, one.held, one.commented) for one in found.results] == [
        (2, 2, True), (1, 1, False), (1, 1, False), (0, 0, False), (1, 0, False),
    ]  # fmt: skip
    assert [(one.number, one.chosen, one.evidence) for one in found.objectives] == [
        (1, True, 2), (2, False, 1), (3, True, 2),
    ]  # fmt: skip
    assert found.unmarked == 1
    assert report_of(lived()) == MissionReport(DOSSIER)


def test_somebody_named_only_on_a_line_that_was_not_held_was_not_met() -> None:
    only = replace(visits.PENDING, contacts=(visits.FATIMA.id,))

    assert met(lived(items=(only,))) == (visits.NADIA, visits.HASSAN)
    assert met(lived(items=(replace(only, state=ItemState.HELD),))) == (visits.NADIA, visits.HASSAN, visits.FATIMA)
    assert met(lived(items=())) == (visits.NADIA, visits.HASSAN, visits.FATIMA)


@pytest.mark.parametrize(
    ("fields", "zone", "moroccan"),
    [
        ({"organisation_type": OrganisationType.PROVINCE, "phone": "+33320495000"}, HOME_ZONE, True),
        ({"organisation_type": OrganisationType.INTERMUNICIPAL, "phone": "+212536601234"}, MOROCCO_ZONE, False),
        ({"phone": "+33320495000"}, MOROCCO_ZONE, False),
        ({"phone": "poste 12", "mobile": "+212661000042"}, HOME_ZONE, True),
        ({}, HOME_ZONE, False),
        ({"organisation_type": OrganisationType.COMPANY}, MOROCCO_ZONE, True),
    ],
)
def test_the_side_of_a_person_is_told_by_what_is_known(fields: dict[str, object], zone: str, moroccan: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_moroccan(a_contact(**fields), zone) is moroccan


@pytest.mark.parametrize(
    ("ends_on", "done_on", "expected"),
    [
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 8, 31), date(2027, 3, 1), False),
        (date(2026, 10, 15), date(2027, 4, 15), True),
        (date(2026, 6, 30), date(2026, 12, 30), True),
        (date(2026, 6, 30), date(2026, 12, 31), False),
        (None, date(2030, 1, 1), True),
        (date(2026, 10, 15), None, False),
    ],
)
def test_a_follow_up_is_in_time_within_six_months(ends_on: date | None, done_on: date | None, expected: bool) -> None:  # noqa: FBT001 - the expected answer
    follow_up = FollowUp(FollowUpId(new_id()), DOSSIER, "Suite", done_on=done_on)

    assert in_time(follow_up, ends_on) is expected


people = st.lists(
    st.builds(
        a_contact,
        gender=st.sampled_from([None, *Gender]),
        organisation_type=st.sampled_from([None, *OrganisationType]),
        organisation=st.sampled_from(["", "Commune", "Coopérative", "École"]),
        phone=st.sampled_from(["", "+212661000042", "+33320495000", "12"]),
    ),
    max_size=8,
)
lines = st.lists(
    st.builds(
        an_item,
        kind=st.sampled_from(ItemKind),
        state=st.sampled_from(ItemState),
        results=st.lists(st.integers(1, 5), unique=True).map(tuple),
        exchanged=st.lists(st.sampled_from(ExchangeForm), unique=True).map(tuple),
    ),
    max_size=8,
)


@given(people, lines, st.booleans())
def test_counts_add_up(contacts: list, items: list, at_home: bool) -> None:  # type: ignore[type-arg]  # noqa: FBT001 - drawn
    action = a_hosting_day() if at_home else a_mission()
    found = indicators(a_dossier(action, contacts=tuple(contacts), items=tuple(items)))
    encounters, involvement = found.encounters, found.involvement

    assert encounters.met.total == len(contacts) == encounters.met_french + encounters.met_moroccan
    assert encounters.french + encounters.moroccan == len(contacts) + 1
    assert involvement.total == sum(count for _kind, count in involvement.actors) + involvement.untyped <= len(contacts)
    assert involvement.territory <= involvement.total
    assert sum((lasts for _day, lasts in found.expertise.by_day), timedelta()) == found.expertise.technical
    assert all(one.held <= one.planned for one in found.results)
    held = sum(one.took_place for one in items)
    assert found.unmarked == sum(one.counts for one in items) - held
    assert found.expertise.practices <= held
    assert found.encounters.social_moments <= held


@given(people)
def test_counting_never_needs_a_name(contacts: list) -> None:  # type: ignore[type-arg]
    named = a_dossier(contacts=tuple(contacts))
    blank = a_dossier(
        named.action,
        participants=named.participants,
        contacts=tuple(replace(one, given_name="", family_name="") for one in contacts),
    )

    assert indicators(named) == indicators(blank)


def test_no_kind_is_both_technical_and_social() -> None:
    assert not TECHNICAL & SOCIAL
    assert OrganisationType.MUNICIPALITY in AUTHORITIES
