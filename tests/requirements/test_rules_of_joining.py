"""What the consortium, letters, conventions and ceilings bring to a claim (R5, R15, R19, R65, R75 to R79, R104)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pytestqt.qtbot import QtBot
from requirements.page_doors import JoiningDoor
from support.builders import LILLE, REFERENCE, an_expense
from support.claim_door import ClaimDoor
from support.whole import CONVENTION, whole, whole_mission, whole_project

from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.ids import MeetingId, MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import Membership, MembershipRole
from lianes_desktop.domain.steering import SteeringMeeting

OpenClaim = Callable[..., ClaimDoor]
EDITION = REFERENCE.edition.code


def under(**fields: Any) -> Any:  # noqa: ANN401 - fields of a convention, a mission
    return whole_mission(convention=replace(CONVENTION, **fields))


def test_r005_fewer_than_five_authorities_are_said_and_block_nobody(claim: OpenClaim, qtbot: QtBot) -> None:
    """Founders of the settings and those whose letter came are counted against the five expected [claim, joining]."""
    joined = [
        Membership(MembershipId(new_id()), EDITION, OrganisationId(name), MembershipRole.FOUNDER)
        for name in ("FR-HDF", "FR-AMM", LILLE)
    ]
    door = claim(whole(), *joined)
    assert door.says("Collectivités engagées dans l'édition : 3, sur 5 attendues.")
    assert door.may_sign()

    members = [
        Membership(MembershipId(new_id()), EDITION, OrganisationId(name), convention=CONVENTION)
        for name in ("FR-CABS", "FR-60057")
    ]
    talked = replace(
        members[1], id=MembershipId(new_id()), authority=OrganisationId("FR-80021"), convention=Convention()
    )
    one_more = claim(whole(), members[0], talked)
    assert one_more.says("Collectivités engagées dans l'édition : 4, sur 5 attendues.")
    assert JoiningDoor(qtbot, members[0], talked).said("consortium_title") == "4 collectivités sur 5"
    assert claim(whole(), *members).level(FindingCode.FEW_AUTHORITIES) is None
    assert JoiningDoor(qtbot, *members).said("consortium_title") == "5 collectivités sur 5"


def test_r015_an_action_serves_an_objective_of_the_programme(claim: OpenClaim) -> None:
    """An action without any specific objective is remarked upon [claim]."""
    door = claim(whole(whole_mission(objectives=())))
    assert door.leads("Cochez au moins un objectif du programme.") == ("overview", "objectives")
    assert door.level(FindingCode.NO_OBJECTIVE) is Level.WARNING


def test_r019_a_steering_committee_meets_about_twice_a_year(claim: OpenClaim) -> None:
    """A committee that last met more than seven months ago is recalled [claim]."""
    old = SteeringMeeting(MeetingId(new_id()), EDITION, date(2026, 1, 15))
    assert claim(whole(), old).says("Dernier comité de pilotage : 15/01/2026. Prévoyez le suivant.")
    soon = replace(old, id=MeetingId(new_id()), held_on=date(2026, 12, 1))
    assert claim(whole(), old, soon).level(FindingCode.NO_COMMITTEE) is None


def test_r065_a_known_ceiling_is_said_before_it_is_reached(claim: OpenClaim) -> None:
    """Above 80 % of a ceiling there is a remark, above all of it another; what is asked is held to it [claim]."""
    near = claim(whole(under(overrides=ConventionOverrides(ceiling_cents=50_00))))
    assert near.says("45,50 € demandés, sur un plafond de 50,00 € : il reste peu.")
    over = claim(whole(under(overrides=ConventionOverrides(ceiling_cents=40_00))))
    assert over.says("45,50 € dus, au-dessus du plafond de 40,00 € : parlez-en à Lianes.")
    assert over.statement.asked_cents == 40_00


def test_r075_a_mission_outside_the_term_of_its_convention_is_said(claim: OpenClaim) -> None:
    """The convention has its dates; an action outside them is remarked upon [claim]."""
    door = claim(whole(under(starts_on=date(2026, 11, 1))))
    assert door.leads("Les dates sortent de la durée de la convention") == ("overview", "starts_on")


def test_r076_a_convention_goes_before_the_edition(claim: OpenClaim) -> None:
    """A rate set by the convention replaces that of the edition [claim]."""
    door = claim(whole(under(overrides=ConventionOverrides(rate=Decimal("0.40")))))
    assert door.statement.asked_cents == 40_00
    assert door.says("40 % de 100,00 € éligibles")


def test_r077_a_letter_that_came_late_needs_lianes(claim: OpenClaim) -> None:
    """A letter received after 1 September is remarked upon until Lianes accepts it [claim]."""
    late = {"letter_received_on": date(2026, 9, 12)}
    door = claim(whole(under(**late)))
    assert door.says("La lettre d'intention est arrivée après le 01/09/2026 : parlez-en à Lianes.")
    accepted = under(**late, late_letter_accepted_on=date(2026, 9, 20))
    assert claim(whole(accepted)).level(FindingCode.LETTER_LATE) is None


def test_r078_expenses_count_from_1_september_and_a_ticket_bought_before_is_to_be_agreed(claim: OpenClaim) -> None:
    """An earlier expense blocks; a ticket bought before for a later mission is remarked upon [claim]."""
    early = claim(whole(expenses=(an_expense(paid_on=date(2026, 8, 28), number=1),)))
    assert early.level(FindingCode.BEFORE_ELIGIBILITY) is Level.ERROR
    ticket = claim(whole(expenses=(an_expense(paid_on=date(2026, 8, 28), kind="AVION", number=1),)))
    assert ticket.level(FindingCode.BOUGHT_EARLY) is Level.WARNING
    assert (ticket.statement.asked_cents, ticket.statement.to_be_agreed_cents) == (0, 100_00)


def test_r079_a_claim_leaves_before_its_convention_is_signed(claim: OpenClaim) -> None:
    """A pending convention is said, and does not keep the claim from being signed [claim]."""
    door = claim(whole(under(signed_on=None)))
    assert door.says("La convention n'est pas signée : le reversement en dépend.")
    assert door.may_sign()


def test_r104_goals_of_sustainable_development_are_asked_for(claim: OpenClaim) -> None:
    """A project without any goal is remarked upon [claim]."""
    assert claim(whole(whole_project(sdgs=()))).leads("(ODD)") == ("overview", "sdgs")
