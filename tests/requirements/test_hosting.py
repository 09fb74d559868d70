"""Action B, a Moroccan delegation received for a day (R37 to R48)."""

from collections.abc import Callable
from datetime import date

from support.builders import a_participant, an_expense, an_item
from support.claim_door import ClaimDoor
from support.whole import whole, whole_day

from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import Courtesy, Delegation
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import wording

OpenClaim = Callable[..., ClaimDoor]
DAY = {"paid_on": date(2026, 10, 20)}


def test_r037_a_delegation_has_members_and_days_of_stay(claim: OpenClaim) -> None:
    """Members of the delegation are asked for, and a day outside its stay is remarked upon [claim]."""
    stay = Delegation("Oujda", date(2026, 10, 21), date(2026, 10, 23))
    hosts = (a_participant(status=Status.STAKEHOLDER),)
    door = claim(whole(whole_day(delegation=stay), participants=hosts))
    assert door.leads("Ajoutez les membres de la délégation.") == ("team", "participants")
    assert door.says("Le 20/10/2026 est en dehors du séjour de la délégation : vérifiez les dates.")


def test_r038_a_hosting_takes_one_day(claim: OpenClaim) -> None:
    """A line of the programme on another day keeps the claim from being signed [claim]."""
    tomorrow = an_item("2026-10-21 09:00", "2026-10-21 10:00", title="Visite", zone="Europe/Paris")
    door = claim(whole(whole_day(), items=(tomorrow,)))
    assert door.level(FindingCode.OTHER_DAY) is Level.ERROR
    assert door.leads("« Visite » est le 21/10/2026") == ("programme", "starts_at")
    assert not door.may_sign()


def test_r040_the_day_may_hold_visits_of_services_and_of_demonstration_sites() -> None:
    """Every kind of line of the brochure has its name in the programme [programme]."""
    named = {kind: wording.item_kind(kind) for kind in ItemKind}
    assert len(set(named.values())) == len(ItemKind)
    assert "service" in named[ItemKind.SERVICE_VISIT].casefold()
    assert {ItemKind.SITE_VISIT, ItemKind.MEAL, ItemKind.REFRESHMENT, ItemKind.PRAYER, ItemKind.PRESS} <= named.keys()


def test_r042_other_actors_of_the_territory_are_involved(claim: OpenClaim) -> None:
    """A day without any actor but the authority is remarked upon [claim]."""
    guest = a_participant(status=Status.DELEGATE)
    door = claim(whole(whole_day(), participants=(a_participant(), guest), items=()))
    assert door.says("Aucun acteur du territoire n'est au programme.")
    assert not claim(whole(whole_day())).says("Aucun acteur du territoire n'est au programme.")


def test_r045_a_direct_invitation_is_paid_back_at_45_5_per_cent(claim: OpenClaim) -> None:
    """845,20 € of transport and hosting for a direct partner are paid back 384,57 € [claim]."""
    expense = an_expense("845.20", kind="TRAIN", **DAY)
    door = claim(whole(whole_day(case=HostingCase.DIRECT), expenses=(expense,)))
    assert door.statement.asked_cents == 384_57
    assert door.says("384,57 €")


def test_r046_who_is_a_direct_partner_is_known_and_another_needs_a_reason(claim: OpenClaim) -> None:
    """Direct between founders; between others it counts as ad hoc until a reason is given [claim]."""
    expense = an_expense("100.00", kind="TRAIN", **DAY)
    with_nador = whole_day(case=HostingCase.DIRECT, partner=OrganisationId("MA-NAD"))
    door = claim(whole(with_nador, expenses=(expense,)))
    assert door.statement.asked_cents == 0
    assert door.leads("Ces deux collectivités ne sont pas partenaires directes") == ("overview", "case_reason")
    with_reason = whole_day(
        case=HostingCase.DIRECT, partner=OrganisationId("MA-NAD"), case_reason="Accord signé en mai"
    )
    assert claim(whole(with_reason, expenses=(expense,))).statement.asked_cents == 45_50


def test_r047_a_meal_or_refreshments_are_suggested_for_an_ad_hoc_hosting(claim: OpenClaim) -> None:
    """The custom is recalled, and nothing obliges anybody [claim]."""
    words = "L'usage est d'offrir un repas ou une collation à la délégation."
    door = claim(whole(whole_day(courtesy=Courtesy.NONE)))
    assert door.leads(words) == ("overview", "courtesy")
    assert door.level(FindingCode.NO_COURTESY) is Level.WARNING
    assert not claim(whole(whole_day(courtesy=Courtesy.REFRESHMENT))).says(words)


def test_r048_the_share_of_an_ad_hoc_hosting_is_to_be_agreed(claim: OpenClaim) -> None:
    """Nothing firm is asked, and what remains to be agreed with Lianes stands apart [claim]."""
    door = claim(whole(whole_day(), expenses=(an_expense("845.20", kind="TRAIN", **DAY),)))
    assert (door.statement.asked_cents, door.statement.to_be_agreed_cents) == (0, 845_20)
    assert door.says("Part à convenir avec Lianes : 845,20 €")
