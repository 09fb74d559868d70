"""Action A, a mission of expertise in Morocco (R24 to R36)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from support.builders import a_participant, an_expense
from support.claim_door import ClaimDoor
from support.whole import AGREED, MET, lille, whole, whole_mission

from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.missions import ProgrammeAgreement, Theme
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import wording

OpenClaim = Callable[..., ClaimDoor]


def test_r024_each_status_is_sent_by_its_own_act(claim: OpenClaim) -> None:
    """Elected officials, staff and stakeholders each need the act of their status [claim]."""
    acts = {status: wording.mandate(status) for status in Status}
    assert len({acts[Status.ELECTED], acts[Status.STAFF], acts[Status.STAKEHOLDER], acts[Status.DELEGATE]}) >= 3
    for status, level in ((Status.ELECTED, Level.ERROR), (Status.STAFF, Level.ERROR), (Status.EXPERT, Level.WARNING)):
        door = claim(whole(participants=(a_participant(status=status, mandate=Mandate()),)))
        assert door.level(FindingCode.NO_MANDATE) is level
        assert door.says("Claire Delattre : indiquez l'ordre de mission ou le mandat spécial.")
        assert door.leads("Claire Delattre") == ("team", "mandate")


def test_r025_an_unusual_length_is_said_until_its_reason_is_given(claim: OpenClaim) -> None:
    """Less than three days or more than five are remarked upon, and never refused [claim]."""
    short = whole_mission(starts_on=date(2026, 10, 13), ends_on=date(2026, 10, 14))
    door = claim(whole(short))
    assert door.level(FindingCode.DURATION) is Level.WARNING
    assert door.says("Durée en jours : 2, au lieu de 3 à 5. Dites pourquoi.")
    assert door.leads("Durée en jours") == ("overview", "duration_reason")
    assert door.may_sign()
    assert claim(whole(replace(short, duration_reason="Grève"))).level(FindingCode.DURATION) is None


def test_r026_a_mission_has_one_of_the_four_themes(claim: OpenClaim) -> None:
    """The four themes of the programme are named, and a dossier without any is told so [claim]."""
    assert [wording.theme(one) for one in Theme][:4] == [
        "Aménagement du territoire",
        "Assainissement",
        "Efficacité énergétique",
        "Gestion des déchets",
    ]
    door = claim(whole(whole_mission(themes=())))
    assert door.says("Choisissez au moins un thème.")
    assert door.leads("Choisissez au moins un thème.") == ("overview", "themes")


def test_r027_another_subject_waits_for_lianes(claim: OpenClaim) -> None:
    """A subject of one's own is remarked upon until Lianes has accepted it [claim]."""
    door = claim(whole(whole_mission(themes=(Theme.OTHER,), other_theme="Eau potable")))
    assert door.says("« Eau potable » : ce sujet attend l'accord de Lianes.")
    assert door.level(FindingCode.THEME_NOT_ACCEPTED) is Level.WARNING


def test_r028_a_mission_is_prepared_in_at_least_one_meeting(claim: OpenClaim) -> None:
    """Without a preparation meeting, a remark leads to where it is noted [claim]."""
    door = claim(whole(meetings=()))
    assert door.leads("Notez au moins une réunion de préparation.") == ("preparation", "meetings")
    assert not claim(whole()).says("Notez au moins une réunion de préparation.")


def test_r030_the_programme_is_agreed_by_both_sides(claim: OpenClaim) -> None:
    """A programme goes from draft to shared to validated by both sides [claim]."""
    shared = ProgrammeAgreement(shared_on=date(2026, 9, 1))
    assert [one.state.value for one in (ProgrammeAgreement(), shared, AGREED)] == [
        "brouillon",
        "partage",
        "valide_fr_ma",
    ]
    door = claim(whole(whole_mission(agreement=replace(shared, french_on=date(2026, 9, 2)))))
    assert door.leads("Faites valider le programme par les deux côtés.") == ("programme", "agreement")


def test_r031_nobody_leaves_without_a_mandate_dated_before_departure(claim: OpenClaim) -> None:
    """A mandate dated after departure keeps the claim of an elected official from being signed [claim]."""
    late = a_participant(status=Status.ELECTED, mandate=Mandate("12", date(2026, 10, 13)))
    door = claim(whole(participants=(late,)))
    assert door.level(FindingCode.LATE_MANDATE) is Level.ERROR
    assert not door.may_sign()
    assert claim(whole(participants=(replace(late, mandate=Mandate("12", date(2026, 10, 12))),))).may_sign()


def test_r033_each_working_day_has_a_meeting_and_says_what_was_exchanged(claim: OpenClaim) -> None:
    """A working day on site without a meeting, and meetings without an exchange, are remarked upon [claim]."""
    door = claim(whole(items=(MET[0],)))
    assert door.says("Le 14/10/2026 ne compte aucune rencontre.")
    silent = claim(whole(items=tuple(replace(one, exchanged=()) for one in MET)))
    assert silent.leads("Dites ce qui a été échangé : pratiques, méthodes ou outils.") == ("programme", "exchanged")


def test_r034_a_mission_is_paid_back_at_45_5_per_cent_of_what_was_spent(claim: OpenClaim) -> None:
    """1 300,00 € of eligible expenses are paid back 591,50 € [claim]."""
    door = claim(whole(expenses=(an_expense("1300.00"),)))
    assert (door.statement.asked_cents, door.statement.own_share_cents) == (591_50, 708_50)
    assert door.says("591,50 €")
    assert door.says("45,5 % de 1 300,00 € éligibles")


def test_r035_a_mission_above_its_usual_budget_is_said_and_paid_all_the_same(claim: OpenClaim) -> None:
    """Above 1 300 € a person there is a remark, above 125 % a stronger one; the claim stays whole [claim]."""
    door = claim(whole(expenses=(an_expense("1400.00"),)))
    assert door.says("1 400,00 € dépensés, pour un budget habituel de 1 300,00 €.")
    far = claim(whole(expenses=(an_expense("1700.00"),)))
    assert far.level(FindingCode.FAR_OVER_BUDGET) is Level.WARNING
    assert far.statement.asked_cents == 773_50
    assert far.may_sign()


def test_r036_lianes_pays_the_authority_back_and_nobody_else(claim: OpenClaim) -> None:
    """The payee is a local authority with its SIRET and IBAN; anybody else is remarked upon [claim]."""
    door = claim(whole(authority=lille(type=OrganisationType.ASSOCIATION, siret="", iban="")))
    assert door.says("Ville de Lille n'est pas une collectivité : Lianes ne reverse qu'à une collectivité.")
    assert door.leads("Indiquez l'IBAN sur lequel Lianes reversera.") == ("overview", "iban")
    wrong = claim(whole(authority=lille(iban="FR7630001007941234567890186")))
    assert not wrong.may_sign()
