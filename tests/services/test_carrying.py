"""What one action left to do, taken over into the next."""

from dataclasses import replace
from datetime import date

import pytest
from support.desks import Desk

from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.reports import FollowUp
from lianes_desktop.services.acts import Act

OUJDA, BERKANE = OrganisationId("MA-OUJ-C"), OrganisationId("MA-BER-C")


def a_mission_of(desk: Desk, title: str, year: int, partner: OrganisationId | None = OUJDA) -> DossierId:
    made = desk.dossiers.create_mission(title)
    dates = {"starts_on": date(year, 10, 12), "ends_on": date(year, 10, 15)}
    kept = desk.dossiers.action(made.id)
    assert isinstance(kept, Mission)
    desk.dossiers.correct(replace(kept, partner=partner, **dates))  # type: ignore[arg-type]  # days of the mission
    return made.id


def to_do(desk: Desk, dossier: DossierId, what: str, **fields: object) -> FollowUp:
    made = replace(desk.reports.add_follow_up(dossier), what=what, **fields)  # type: ignore[arg-type]  # fields of the value
    desk.reports.correct_follow_up(made)
    return made


@pytest.fixture
def first(desk: Desk) -> DossierId:
    desk.start()
    return a_mission_of(desk, "Oujda 2025", 2025)


def test_what_is_not_done_goes_on_with_its_owner_and_its_day(either_desk: Desk) -> None:
    desk = either_desk
    desk.start()
    before = a_mission_of(desk, "Oujda 2025", 2025)
    left = to_do(desk, before, "Envoyer le guide", owner="Claire", due_on=date(2026, 1, 15))
    to_do(desk, before, "Remercier", done_on=date(2025, 11, 1))
    to_do(desk, before, "")
    after = a_mission_of(desk, "Oujda 2026", 2026)
    (offer,) = desk.carrying.offers(after)
    assert (offer.action.title, offer.follow_ups) == ("Oujda 2025", (left,))
    (made,) = desk.carrying.carry(after, before)

    assert (made.what, made.owner, made.due_on) == ("Envoyer le guide", "Claire", date(2026, 1, 15))
    assert (made.dossier, made.carried_from, made.id != left.id) == (after, left.id, True)
    assert desk.reports.read(after).records.follow_ups == (made,)
    assert desk.carrying.carried(before) == {left.id: "Oujda 2026"}
    assert desk.carrying.carried(after) == {}
    assert desk.carrying.offers(after) == ()
    assert desk.carrying.carry(after, before) == ()


def test_carrying_can_be_undone_and_offered_again(desk: Desk, first: DossierId) -> None:
    to_do(desk, first, "Envoyer le guide")
    after = a_mission_of(desk, "Oujda 2026", 2026)
    desk.carrying.carry(after, first)

    assert desk.undo.undo() is Act.CARRY_FOLLOW_UPS
    assert [one.action.id for one in desk.carrying.offers(after)] == [first]
    assert desk.carrying.carried(first) == {}


def test_only_an_earlier_action_with_the_same_partner_leads_to_another(desk: Desk, first: DossierId) -> None:
    to_do(desk, first, "Envoyer le guide")
    elsewhere = a_mission_of(desk, "Berkane 2026", 2026, BERKANE)
    unsaid = a_mission_of(desk, "À préciser", 2026, None)
    older = a_mission_of(desk, "Oujda 2024", 2024)
    undated = desk.dossiers.create_mission("Sans date").id

    assert desk.carrying.offers(elsewhere) == ()
    assert desk.carrying.offers(older) == ()
    assert [one.action.id for one in desk.carrying.offers(unsaid)] == [first]
    assert [one.action.id for one in desk.carrying.offers(undated)] == [first]


def test_nothing_is_offered_to_a_dossier_removed_meanwhile(desk: Desk, first: DossierId) -> None:
    desk.dossiers.remove(first)

    assert desk.carrying.offers(first) == ()
    assert desk.carrying.carried(first) == {}
