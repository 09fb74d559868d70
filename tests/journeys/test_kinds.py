"""Hosting, a new partnership and a project by hand: from nothing to papers and a verified bundle."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from support.hand import Hand
from support.journeys import closed, office, sign, spoken, started, taken_in, welcome, window_of
from support.paper_desk import text_of
from support.paper_hand import PaperHand

from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.partnerships import NewPartnership, PartnershipState
from lianes_desktop.domain.projects import CooperationProject

pytestmark = pytest.mark.slow


@pytest.fixture
def hand(qapp: QApplication) -> Hand:
    return Hand(qapp)


@pytest.fixture
def field(qapp: QApplication, hand: Hand, tmp_path: Path) -> Application:
    """A new installation with nothing in it yet."""
    application = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window_of(application, hand)
    return application


def records(application: Application) -> Workspace:
    assert application.workspace is not None
    return application.workspace


def of_kind(application: Application, kind: ActionType) -> Action:
    (found,) = (one.action for one in records(application).dossiers.all() if one.action.action is kind)
    return found


def fill(hand: Hand, *fields: tuple[str, str]) -> None:
    for name, text in fields:
        hand.type_in(name, text)


def convention(hand: Hand) -> None:
    fill(
        hand,
        ("reference", "LC-2025-014"),
        ("letter_received_on", "28/08/2025"),
        ("signed_on", "15/09/2025"),
        ("eligibility_start", "01/09/2025"),
    )


def one_receipt(hand: Hand, photo: str, payee: str, day: str, amount: str, kind: str) -> None:
    """Paste a photograph, say what was paid for, and accept it."""
    hand.click("nav_expenses")
    hand.paste_picture(resource("sample", photo))
    hand.find("expense_form", QWidget)
    fill(hand, ("payee", payee), ("paid_on", day), ("amount", amount))
    hand.choose("currency", "EUR")
    hand.choose("kind", kind)
    hand.click("accept_expense")


def choose_dossier(hand: Hand, title: str) -> None:
    """Walk down the list of dossiers to the one of that title, and open it."""
    shown = hand.find("dossiers", QListView)
    QTest.keyClick(shown, Qt.Key.Key_Home)
    for _row in range(shown.model().rowCount()):
        if shown.currentIndex().data() == title:
            break
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)


def way_back(hand: Hand, field: Application, sought: Action) -> None:
    """The partnership shows its first exchange, how far it has come, and leads there."""
    hand.press("Ctrl+K")
    choose_dossier(hand, "Un partenaire pour l'eau")
    hand.click("nav_overview")
    search = records(field).preparation.preparation(sought.id).search
    assert search is not None
    assert search.state is PartnershipState.FIRST_EXCHANGE
    hand.click("exchange")
    hand.wait(lambda: hand.sees("exchange") is None, "the mission in the partnership's place")


def a_delegation(hand: Hand) -> None:
    """Two people noted as they were announced, then put in the order of protocol."""
    hand.click("nav_overview")
    hand.click("tab_team")
    for given, family, arabic, family_arabic, function in (
        ("Hamid", "Bakkali", "حميد", "البقالي", "Chef du service Énergie"),
        ("Fatima", "Zahraoui", "فاطمة", "الزهراوي", "Présidente de la commune"),
    ):
        hand.click("addPerson")
        fill(
            hand,
            ("team_given_name", given),
            ("team_family_name", family),
            ("team_given_name_ar", arabic),
            ("team_family_name_ar", family_arabic),
            ("team_function", function),
        )
    shown = hand.find("teamList", QListView)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: shown.model().index(1, 0).data() == "Fatima Zahraoui", "the president before her colleague")


def papers_of_the_day(hand: Hand, folder: Path) -> None:
    """The programme with the delegation in its order, an invitation, and the sheet to sign."""
    papers = PaperHand(hand, folder)
    papers.open()
    programme = papers.save("Programme d’accueil")
    assert "20 novembre 2025" in programme
    assert "فاطمة الزهراوي" in programme
    assert -1 < programme.index("Zahraoui") < programme.index("Bakkali")
    invitation = papers.save("Lettre d’invitation", "Hamid Bakkali")
    assert "حميد البقالي" in invitation
    assert "Fatima" not in invitation
    sheet = papers.save("Feuille d’émargement")
    assert sheet.index("Fatima Zahraoui") < sheet.index("Hamid Bakkali")


def join(hand: Hand) -> None:
    """The authority's letter of intent, for a new partnership."""
    hand.click("nav_joining")
    hand.click("beginOwn")
    fill(hand, ("contacted_on", "04/05/2025"), ("ambitions", "Trouver une ville partenaire"))
    hand.click("segment_letter")
    hand.click_start("letter.actions.C")
    fill(hand, ("letter.signatory", "Martine Aubert"), ("letter.signed_on", "20/08/2025"))


def papers_of_the_search(hand: Hand, folder: Path) -> None:
    """The intention sheet, and the letter of intent once there is a membership."""
    papers = PaperHand(hand, folder)
    papers.open()
    intention = papers.save("Fiche d’intention")
    assert "Échanger sur l'eau potable" in intention
    assert "Une ville de même taille" in intention
    letter = "Lettre d’intention"
    assert papers.lacks(letter)
    hand.click("solvePaper")
    join(hand)
    papers.open()
    written = papers.save(letter)
    assert "Trouver une ville partenaire" in written
    assert "20 août 2025" in written


def money_and_time(hand: Hand) -> None:
    """What is planned, what another funder gives, and an agent's time."""
    hand.click("nav_overview")
    hand.click("tab_budget")
    hand.click("add_fundings")
    fill(hand, ("funding_source", "Agence de l'eau"), ("funding_cents", "500,00"))
    hand.click("add_staff")
    hand.choose("staff_participant", "Claire Delattre")
    fill(
        hand,
        ("staff_worked_on", "13/10/2025"),
        ("staff_half_days", "3"),
        ("staff_daily", "240,00"),
        ("staff_task", "Suivi des études"),
    )


def papers_of_the_project(hand: Hand, folder: Path) -> None:
    """The accounts and the time; then all that is ready."""
    papers = PaperHand(hand, folder)
    papers.open()
    accounts = papers.save("Contribution au compte rendu financier")
    assert "2 000,00 €" in accounts
    assert "Agence de l'eau" in accounts
    assert "500,00 €" in accounts
    time = papers.save("État de temps valorisé")
    assert "360,00 €" in time
    assert "Suivi des études" in time
    every = papers.save_all()
    claim = next(path for name, path in every.items() if name.startswith("D12"))
    assert "910,00 €" in text_of(claim.read_bytes())
    assert any(name.startswith("D15") for name in every)


def test_a_hosting_day_starts_from_a_template_and_its_bundle_is_verified(
    qapp: QApplication, hand: Hand, field: Application, tmp_path: Path
) -> None:
    hand.click("begin_from")
    hand.type_in("first_day", "20 novembre")
    hand.click("accept")
    assert hand.find("message", QLabel).text()
    hand.type_in("first_day", "20/11/2025")
    hand.click("accept")
    fill(hand, ("title", "Délégation d'Oujda"), ("place", "Lille"), ("delegation_name", "Commune d'Oujda"))
    fill(hand, ("arrives_on", "18/11/2025"), ("leaves_on", "22/11/2025"), ("interpreter", "Samira Lahlou"))
    hand.click_start("theme_ENER")
    hand.click_start("objective_1")
    convention(hand)
    hand.click("close_facts")
    hand.click("tab_preparation")
    hand.click_start("task_0")
    hand.click("add_meeting")
    fill(hand, ("meeting_held_on", "03/11/2025"), ("meeting_others", "Lianes"))
    one_receipt(hand, "restaurant-dar-tazi.jpg", "Traiteur du Nord", "20/11/2025", "845,20", "Repas de midi")
    a_delegation(hand)
    day = of_kind(field, ActionType.HOSTING)
    sent = sign(hand, field, day.id)
    papers_of_the_day(hand, tmp_path / "papers")
    closed(field, qapp)

    assert (sent.eligible_cents, sent.asked_cents) == (84520, 38457)
    there, window = office(hand, qapp, tmp_path / "office")
    found = taken_in(hand, there, window, sent).dossier
    assert isinstance(found.action, HostingDay)
    assert (found.action.title, len(found.items), len(found.meetings)) == ("Délégation d'Oujda", 9, 1)
    assert found.action.tasks[0].done_on is not None
    assert [one.family_name for one in found.participants] == ["Delattre", "Zahraoui", "Bakkali"]
    totals = hand.find("reviewFoot", QWidget)
    hand.wait(lambda: "384,57" in spoken(totals), "the same cents in sight")
    closed(there, qapp)


def test_a_partner_is_sought_and_met_and_both_bundles_are_verified(
    qapp: QApplication, hand: Hand, field: Application, tmp_path: Path
) -> None:
    hand.click("begin_partnership")
    fill(
        hand,
        ("title", "Un partenaire pour l'eau"),
        ("starts_on", "01/09/2025"),
        ("ends_on", "15/12/2025"),
        ("intention", "Échanger sur l'eau potable"),
        ("sought", "Une ville de même taille"),
        ("intention_on", "10/09/2025"),
        ("population", "236 000"),
    )
    hand.click_start("theme_ASSA")
    convention(hand)
    hand.click("close_facts")
    hand.click("tab_preparation")
    fill(hand, ("new_candidate", "Commune d'Oujda"))
    hand.click("new_candidate_button")
    hand.type_in("candidate_0_population", "494 000")
    fill(hand, ("new_candidate", "Commune de Berkane"))
    hand.click("new_candidate_button")
    hand.type_in("candidate_1_population", "110 000")
    hand.click_start("candidate_0_retained")
    hand.type_in("milestone_introduced_on", "20/09/2025")
    assert "2,1 fois plus peuplée" in hand.find("candidate_0_size", QLabel).text()
    one_receipt(hand, "petit-taxi.jpg", "Interprète", "12/10/2025", "300,00", "Interprétariat")
    sought = of_kind(field, ActionType.PARTNERSHIP)
    first = sign(hand, field, sought.id)
    # the share of a partnership is agreed with Lianes: nothing firm is asked
    assert (first.lines, first.asked_cents) == (1, 0)
    papers_of_the_search(hand, tmp_path / "papers")

    hand.click("nav_overview")
    hand.click("tab_preparation")
    hand.click("send_delegation")
    fill(hand, ("starts_on", "06/10/2025"), ("ends_on", "09/10/2025"))
    hand.click("person")
    fill(hand, ("number", "OM-118"), ("dated", "22/09/2025"))
    hand.click("close_facts")
    one_receipt(hand, "train-onfr-retour.jpg", "ONCF", "06/10/2025", "100,00", "Train")
    mission = of_kind(field, ActionType.MISSION)
    second = sign(hand, field, mission.id)
    assert second.asked_cents == 4550

    way_back(hand, field, sought)
    closed(field, qapp)

    there, window = office(hand, qapp, tmp_path / "office")
    found = taken_in(hand, there, window, first).dossier.action
    assert isinstance(found, NewPartnership)
    assert [one.retained for one in found.candidates] == [True, False]
    hand.drop(window, Path(second.path))  # by a key that the office knows now
    desk = records(there)
    hand.wait(lambda: len(desk.inbox.all()) == 2 and not any(one.waiting for one in desk.inbox.all()), "both taken in")
    linked = [desk.inbox.hand_in(one.manifest_sha256) for one in desk.inbox.all()]
    missions = [one.dossier.action for one in linked if one and isinstance(one.dossier.action, Mission)]
    assert [one.first_exchange_of for one in missions] == [found.id]
    closed(there, qapp)


def test_a_project_is_described_paid_for_and_verified(
    qapp: QApplication, hand: Hand, field: Application, tmp_path: Path
) -> None:
    hand.click("begin_project")
    fill(
        hand,
        ("title", "Espace info-énergie"),
        ("starts_on", "31/12/2025"),
        ("ends_on", "15/09/2025"),
    )
    assert "avant le début" in spoken(hand.find("facts_editor", QWidget))
    fill(
        hand,
        ("starts_on", "15/09/2025"),
        ("ends_on", "31/12/2025"),
        ("description", "Un lieu de conseil aux habitants"),
        ("expected", "Cent foyers conseillés"),
    )
    hand.choose("kind", "Espace info-énergie")
    hand.click_start("owners_confirmed")
    hand.click_start("no_heavy_investment")
    hand.click_start("theme_ENER")
    convention(hand)
    hand.click("close_facts")
    one_receipt(hand, "taxi-parisien.jpg", "Bureau d'études Atlas", "12/10/2025", "2 000,00", "Études")
    money_and_time(hand)
    project = of_kind(field, ActionType.PROJECT)
    sent = sign(hand, field, project.id)
    papers_of_the_project(hand, tmp_path / "papers")
    closed(field, qapp)

    assert (sent.eligible_cents, sent.asked_cents) == (200000, 91000)
    there, window = office(hand, qapp, tmp_path / "office")
    found = taken_in(hand, there, window, sent).dossier.action
    assert isinstance(found, CooperationProject)
    assert (found.owners_confirmed, found.no_heavy_investment) == (True, True)
    totals = hand.find("reviewFoot", QWidget)
    hand.wait(lambda: "910,00" in spoken(totals), "the same cents in sight")
    closed(there, qapp)
