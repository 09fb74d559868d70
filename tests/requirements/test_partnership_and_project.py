"""Actions C and D: a new partnership (R49 to R56) and a project (R57 to R63)."""

from collections.abc import Callable
from dataclasses import replace

from support.builders import DOSSIER, an_expense
from support.claim_door import ClaimDoor
from support.whole import whole, whole_partnership, whole_project

from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.ids import FundingId, new_id
from lianes_desktop.domain.partnerships import AgreementKind, Candidate, Milestones, PartnershipAgreement
from lianes_desktop.domain.projects import ProjectKind

OpenClaim = Callable[..., ClaimDoor]


def test_r008_a_partnership_is_a_prospect_until_its_agreement_is_filed(claim: OpenClaim) -> None:
    """Without a signed agreement the partnership is not contractual, and this is said [claim]."""
    door = claim(whole(whole_partnership(accord=PartnershipAgreement())))
    assert door.leads("L'accord entre les deux collectivités n'est pas signé.") == ("overview", "accord.signed_on")
    assert {AgreementKind.OCCASIONAL, AgreementKind.TWINNING} <= set(AgreementKind)
    assert claim(whole(whole_partnership())).level(FindingCode.NO_ACCORD) is None


def test_r051_a_partner_of_similar_size_is_chosen_among_several(claim: OpenClaim) -> None:
    """Candidates are compared, and one of them is retained [claim]."""
    none = claim(whole(whole_partnership(candidates=())))
    assert none.leads("Ajoutez au moins une collectivité marocaine à comparer.") == ("preparation", "candidates")
    compared = whole_partnership(candidates=(Candidate("Berkane", population=109_237), Candidate("Taourirt")))
    assert claim(whole(compared)).says("Choisissez la collectivité retenue.")


def test_r052_the_authority_first_says_its_intention_and_what_it_seeks(claim: OpenClaim) -> None:
    """Intention and the partner sought are asked for [claim]."""
    door = claim(whole(whole_partnership(intention="", sought="")))
    assert door.leads("Dites ce que vous voulez faire avec un partenaire.") == ("overview", "intention")
    assert door.leads("Dites quel partenaire vous cherchez") == ("overview", "sought")


def test_r053_a_delegation_is_sent_or_received_for_a_first_exchange(claim: OpenClaim) -> None:
    """Until the first exchange took place, it is remarked upon [claim]."""
    door = claim(whole(whole_partnership(milestones=Milestones())))
    assert door.says("Prévoyez le premier échange : envoyez ou recevez une délégation.")


def test_r054_subjects_of_sustainable_development_are_encouraged(claim: OpenClaim) -> None:
    """A partnership without a theme or without a goal is remarked upon, never refused [claim]."""
    door = claim(whole(whole_partnership(themes=(), sdgs=())))
    assert door.says("Choisissez au moins un thème.")
    assert door.says("Cochez au moins un objectif de développement durable (ODD).")
    assert door.level(FindingCode.NO_THEME) is Level.WARNING


def test_r056_what_a_partnership_costs_is_to_be_agreed(claim: OpenClaim) -> None:
    """A partnership has no rate of its own: its costs are listed apart [claim]."""
    door = claim(whole(whole_partnership(), expenses=(an_expense("300.00", kind="INTE"),)))
    assert (door.statement.asked_cents, door.statement.to_be_agreed_cents) == (0, 300_00)


def test_r057_a_project_has_a_kind_and_a_description(claim: OpenClaim) -> None:
    """Studies, energy advice, campaigns, and another kind that must be named [claim]."""
    assert len(ProjectKind) == 4
    door = claim(whole(whole_project(kind=ProjectKind.OTHER, description="")))
    assert door.leads("Dites de quel type de projet il s'agit.") == ("overview", "other_kind")
    assert door.says("Décrivez le projet.")


def test_r058_the_authorities_stay_in_charge_of_their_project(claim: OpenClaim) -> None:
    """That the authorities lead the project is to be confirmed [claim]."""
    door = claim(whole(whole_project(owners_confirmed=False)))
    assert door.leads("maîtres d'œuvre") == ("overview", "owners_confirmed")


def test_r059_the_claim_and_other_funding_never_exceed_the_cost(claim: OpenClaim) -> None:
    """Money granted for one expense comes out of it; for the action as a whole, too much blocks the claim [claim]."""
    expense = an_expense("100.00", number=4, kind="ETUD")
    given = Funding(FundingId(new_id()), DOSSIER, "Agence de l’eau", 60_00, FundingState.GRANTED, expense=expense.id)
    door = claim(whole(whole_project(), expenses=(expense,), fundings=(given,)))
    assert (door.statement.eligible_cents, door.statement.asked_cents) == (40_00, 18_20)
    assert door.level(FindingCode.OVERFUNDED) is door.level(FindingCode.ACTION_OVERFUNDED) is None
    everywhere = replace(given, expense=None)
    over = claim(whole(whole_project(), expenses=(expense,), fundings=(everywhere,)))
    assert over.says("45,50 € demandés et 60,00 € reçus par ailleurs, pour 100,00 € dépensés : réduisez.")
    assert over.level(FindingCode.ACTION_OVERFUNDED) is Level.ERROR
    assert not over.may_sign()
    asked_for = replace(everywhere, state=FundingState.REQUESTED)
    door = claim(whole(whole_project(), expenses=(expense,), fundings=(asked_for,)))
    assert door.level(FindingCode.ACTION_OVERFUNDED) is Level.WARNING
    assert door.may_sign()


def test_r062_a_project_is_paid_back_45_5_per_cent_at_most_and_small_equipment_stays_small(claim: OpenClaim) -> None:
    """Studies count at the rate of projects; equipment above 500 € must be justified [claim]."""
    door = claim(whole(whole_project(), expenses=(an_expense("1000.00", kind="ETUD"),)))
    assert door.statement.asked_cents == 455_00
    dear = claim(whole(whole_project(), expenses=(an_expense("900.00", kind="PETM", unit_cents=900_00, number=2),)))
    assert dear.leads("prix élevé pour du petit matériel") == ("expenses", "unit_cents")


def test_r063_heavy_investment_is_never_paid_back(claim: OpenClaim) -> None:
    """Heavy investment blocks the claim, and a project confirms it holds none [claim]."""
    door = claim(whole(whole_project(), expenses=(an_expense("9000.00", kind="INVL"),)))
    assert door.level(FindingCode.HEAVY_INVESTMENT) is Level.ERROR
    assert (door.statement.asked_cents, door.statement.to_be_agreed_cents) == (0, 0)
    assert not door.may_sign()
    assert claim(whole(whole_project(no_heavy_investment=False))).says("aucun investissement lourd")
