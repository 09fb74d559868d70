"""What the programme says of itself, and its documents (R1, R2, R11 to R14, R39, R41, R67, R69, R101, R102)."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from requirements.page_doors import RulesDoor, contacts_door, team_door
from support.builders import DOSSIER, SETTINGS, a_contact, a_mission, a_participant
from support.full_dossier import CLAIRE, DRISS, HASSAN, MEMBERSHIP, NADIA, a_full_hosting, a_full_mission, people
from support.paper_desk import PaperDesk

from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.papers import PaperCode

TITLE = "Mobilisation des Territoires français et marocains pour le Développement Durable"


def spelt(text: str) -> str:
    return text.replace("’", "'")


@pytest.fixture(scope="module")
def mission(tmp_path_factory: pytest.TempPathFactory) -> PaperDesk:
    """A mission with everything in it."""
    return PaperDesk.full(tmp_path_factory.mktemp("mission"), a_full_mission())


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        (PaperCode.LETTER_OF_INTENT, MEMBERSHIP),
        (PaperCode.MISSION_ORDER, CLAIRE),
        (PaperCode.MISSION_PROGRAMME, None),
        (PaperCode.MISSION_REPORT, None),
    ],
)
def test_r001_the_title_heads_the_documents(mission: PaperDesk, code: PaperCode, subject: object) -> None:
    """The title of the edition comes first on each of them, with its funder and call [documents]."""
    text = mission.text(DOSSIER, code, subject)  # type: ignore[arg-type]  # the id of one of its records
    assert text.startswith(f"{TITLE} MEAE · Clés en main · 2026")


def test_r001_the_title_is_a_setting(qtbot: QtBot, tmp_path: Path) -> None:
    """Another title issued by Lianes is the one shown [rules]."""
    assert RulesDoor(qtbot, tmp_path).said("page_subtitle") == TITLE
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    door = RulesDoor(qtbot, renamed, title="Territoires en mouvement")
    assert door.said("page_subtitle") == "Territoires en mouvement"


def test_r002_the_tagline_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """« Une opportunité pour votre collectivité » stands above the texts of the programme [rules]."""
    assert "Une opportunité pour votre collectivité" in RulesDoor(qtbot, tmp_path).words


def test_r011_the_network_has_members_of_many_kinds(qtbot: QtBot, tmp_path: Path) -> None:
    """The network is told with its kinds of members, and each kind can be said of somebody met [rules, contacts]."""
    assert (
        "un réseau régional de collectivités, d'associations, d'entreprises et d'établissements d'enseignement"
        in RulesDoor(qtbot, tmp_path).words
    )
    nadia = a_contact()
    door = contacts_door(qtbot, a_mission(), nadia)
    offered = door.offered("contact_organisation_type")
    for kind in ("Région", "Commune", "Association", "Entreprise", "Établissement d'enseignement", "Service de l'État"):
        assert kind in offered
    door.choose("contact_organisation_type", "Association")
    (kept,) = door.desk.readings.contacts(DOSSIER)
    assert kept.organisation_type is OrganisationType.ASSOCIATION


def test_r012_the_network_is_a_place_of_exchange_and_concertation(qtbot: QtBot, tmp_path: Path) -> None:
    """Born of Region, State, authorities and associations, it exchanges, supports and concerts [rules]."""
    words = RulesDoor(qtbot, tmp_path).words
    assert "Né de la Région, de l'État, des collectivités et des associations" in words
    assert "dispositif régional d'échange, d'appui et de concertation multi-acteurs" in words


def test_r013_lianes_supports_actions_here_and_abroad(qtbot: QtBot, tmp_path: Path) -> None:
    """Its mission is told: actions « en région et dans le monde » [rules]."""
    assert "soutient les actions en région et dans le monde" in RulesDoor(qtbot, tmp_path).words


def test_r014_the_general_objective_heads_the_report(mission: PaperDesk) -> None:
    """The report opens on the general objective of the edition, before that of the action [mission report]."""
    text = spelt(mission.text(DOSSIER, PaperCode.MISSION_REPORT))
    general = text.index("Accompagner l'internationalisation des territoires")
    assert general < text.index("Comparer le suivi des consommations")
    assert dict(SETTINGS.editions[0].general_objective)["fr"].startswith("Accompagner l'internationalisation")


def test_r039_those_who_meet_sign_by_organisation(mission: PaperDesk) -> None:
    """Agents, stakeholders and guests each have a line with their organisation to sign on [attendance sheet]."""
    text = spelt(mission.text(DOSSIER, PaperCode.ATTENDANCE))
    for words in ("Feuille d'émargement", "Claire Delattre", "Association Énergies du Nord", "Commune d'Oujda"):
        assert words in text


def test_r041_the_day_s_programme_is_handed_over_in_both_languages(tmp_path: Path) -> None:
    """The programme offered to a delegation has its hours and places in French and in Arabic [hosting programme]."""
    text = spelt(PaperDesk.full(tmp_path, a_full_hosting()).text(DOSSIER, PaperCode.HOSTING_PROGRAMME))
    for words in ("Programme d'accueil", "برنامج الاستقبال", "09:00 – 09:45", "Visite de la chaufferie biomasse"):
        assert words in text


def test_r067_other_money_for_the_whole_programme_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    """Lianes names who else funds the programme, and for how much; until then it is not set [rules]."""
    assert "Autres cofinancements du programme\nnon fixé" in RulesDoor(qtbot, tmp_path).words
    issued = tmp_path / "issued"
    issued.mkdir()
    door = RulesDoor(qtbot, issued, other_funders="Agence de l’eau, Région", other_funding_cents=45_000_00)
    assert "Autres financeurs du programme\nAgence de l'eau, Région" in door.words
    assert "Autres cofinancements du programme\n45 000,00 €" in door.words


def test_r069_an_expertise_is_shown_once_the_person_agrees(qtbot: QtBot, mission: PaperDesk, tmp_path: Path) -> None:
    """Off by default, ticked by the person's choice: only then is there a sheet for the network [expertise sheet]."""
    claire = a_participant(expertise="Contrats de performance énergétique")
    door = team_door(qtbot, a_mission(), claire)
    assert not door.ticked("team_expertise_shared")
    door.tick("team_expertise_shared")
    (kept,) = door.desk.team.all(DOSSIER)
    assert kept.expertise_shared
    silent = tuple(replace(one, expertise_shared=False) for one in people())
    quiet = PaperDesk.full(tmp_path, a_full_mission(participants=silent))
    assert not _subjects(quiet, PaperCode.EXPERTISE)
    assert CLAIRE in _subjects(mission, PaperCode.EXPERTISE)
    assert "contrats de performance" in mission.text(DOSSIER, PaperCode.EXPERTISE, CLAIRE)


def _subjects(desk: PaperDesk, code: PaperCode) -> set[object]:
    return {one.id for offer in desk.papers.offered(DOSSIER) if offer.code is code for one in offer.subjects}


def test_r101_emergency_numbers_fit_in_a_pocket(mission: PaperDesk) -> None:
    """Embassy or consulate, insurer, hosts with their numbers, and whom to tell [emergency sheet]."""
    text = spelt(mission.text(DOSSIER, PaperCode.EMERGENCY))
    for words in (
        "Fiche d'urgence", "Ambassade ou consulat", "Assur", "Nadia El Amrani", "+212 6 61 23 45 67",
        "Personne à prévenir", "Claire Delattre", "Page 1 / 1",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(
    ("code", "subject", "french", "arabic"),
    [
        (PaperCode.MISSION_PROGRAMME, None, "Programme de mission", "برنامج المهمة"),
        (PaperCode.CONTACT_SHEET, NADIA, "Notice d'information", "إشعار إخباري"),
        (PaperCode.IMAGE_RIGHTS, DRISS, "Autorisation de droit à l'image", "ترخيص باستعمال الصورة"),
        (PaperCode.INVITATION, HASSAN, "invit", "دعوة"),
    ],
)
def test_r102_people_met_read_their_documents_in_arabic_too(
    tmp_path: Path, mission: PaperDesk, code: PaperCode, subject: object, french: str, arabic: str
) -> None:
    """Programme, information notice, image consent and invitation are in French and in Arabic [documents]."""
    desk = PaperDesk.full(tmp_path, a_full_hosting()) if code is PaperCode.INVITATION else mission
    text = spelt(desk.text(DOSSIER, code, subject))  # type: ignore[arg-type]  # the id of one of its records
    assert french in text
    assert arabic in text
