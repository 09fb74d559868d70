"""The main job by hand: first start, mission, claim, signature, documents; and the same cents at the office."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, closed, office, sign, spoken, started, taken_in, welcome, window_of
from support.paper_desk import text_of
from support.paper_hand import PaperHand

from lianes_desktop.app.window import Application
from lianes_desktop.assets import resource
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.ui.shell.window import Window

pytestmark = pytest.mark.slow


def title(hand: Hand) -> str:
    """Which receipt is in sight."""
    return plain(hand.find("expense_title", QLabel).text())


def one_expense(hand: Hand, payee: str, day: str, amount: str, kind: str) -> None:
    """Fill in the expense that is selected, and accept it with Enter."""
    hand.type_in("payee", payee)
    hand.type_in("paid_on", day)
    hand.type_in("amount", amount)
    hand.choose("kind", kind)
    hand.click("accept_expense")


def log_mission(hand: Hand) -> None:
    """A new mission from the switcher, its facts, a line of the programme and somebody met."""
    hand.press("Ctrl+K")
    hand.click("new_mission")
    for name, text in (
        ("title", "Oujda, efficacité énergétique"),
        ("place", "Oujda"),
        ("starts_on", "06/10/2025"),
        ("ends_on", "10/10/2025"),
        ("reference", "LC-2025-014"),
        ("letter_received_on", "28/08/2025"),
        ("signed_on", "15/09/2025"),
        ("eligibility_start", "01/09/2025"),
    ):
        hand.type_in(name, text)
    hand.click_start("theme_ENER")
    hand.click("person")
    hand.type_in("number", "OM-118")
    hand.type_in("dated", "22/09/2025")
    hand.click("close_facts")
    hand.click("nav_programme")
    hand.click("addFirstItem")
    hand.type_in("item_title", "Réunion d'ouverture")
    hand.type_in("item_place", "Hôtel de ville")
    hand.click("nav_contacts")
    hand.click("addFirstContact")
    hand.type_in("contact_given_name", "Nadia")
    hand.type_in("contact_family_name", "El Amrani")
    hand.choose("contact_state", "Accord")


def add_receipts(hand: Hand, window: Window) -> None:
    """One receipt pasted, two dropped, and the exchange rate."""
    hand.click("nav_expenses")
    hand.paste_picture(resource("sample", "restaurant-dar-tazi.jpg"))
    hand.find("expense_form", QWidget)
    hand.click("open_rates")
    hand.type_in("rate_currency", "MAD")
    hand.type_in("rate_per_euro", "10,84")
    hand.type_in("rate_valid_from", "01/10/2025")
    hand.click("keep_rate")
    hand.click("close_rates")
    one_expense(hand, "Restaurant Dar Tazi", "06/10/2025", "792,00", "Repas du soir")
    hand.drop(window, resource("sample", "train-onfr-retour.jpg"), resource("sample", "train-maghreb.heic"))
    seen = {"Reçu n° 1"}
    for payee, day, amount in (("ONFR", "09/10/2025", "265"), ("Train Maghreb", "10/10/2025", "28")):
        hand.wait(lambda: title(hand) not in seen, "the next receipt")
        seen.add(title(hand))
        one_expense(hand, payee, day, amount, "Train")


def send_an_elected_official(hand: Hand) -> None:
    """Somebody who leaves under a special mandate, named in both scripts."""
    hand.click("nav_overview")
    hand.click("tab_team")
    hand.click("addPerson")
    hand.choose("team_status", "Élu")
    for name, text in (
        ("team_given_name", "Salim"),
        ("team_family_name", "Bençalem"),
        ("team_given_name_ar", "سليم"),
        ("team_family_name_ar", "بنسالم"),
        ("team_number", "DEL-2025-44"),
        ("team_dated", "18/09/2025"),
        ("team_body", "Conseil municipal"),
    ):
        hand.type_in(name, text)


def write_report(hand: Hand) -> None:
    """What the mission brought, and who does what next."""
    hand.click("nav_report")
    hand.type_in("report_french_side", "Les agents de Lille ont vu un espace info-énergie.")
    hand.click("addFollowUp")
    for name, text in (
        ("follow_what", "Écrire à la Commune d'Oujda"),
        ("follow_owner", "Claire Delattre"),
        ("follow_due_on", "15/12/2025"),
    ):
        hand.type_in(name, text)


def save_papers(hand: Hand, folder: Path) -> None:
    """The orders, the programme in both languages, what was spent, the claim and the report; then all of them."""
    papers = PaperHand(hand, folder)
    papers.open()
    order = papers.save("Ordre de mission")
    assert "OM-118" in order
    assert "22 septembre 2025" in order
    mandate = papers.save("Mandat spécial")
    assert "DEL-2025-44" in mandate
    assert "Salim Bençalem" in mandate
    programme = papers.save("Programme de mission")
    assert "Réunion d'ouverture" in programme
    assert "سليم بنسالم" in programme
    spent = papers.save("État de frais de déplacement", "Claire Delattre")
    assert "Claire Delattre" in spent
    assert "100,09" in spent
    claim = papers.save("Demande de reversement à Lianes")
    assert "45,54 €" in claim
    report = papers.save("Compte rendu de mission")
    assert "Les agents de Lille ont vu un espace info-énergie." in report
    assert "Écrire à la Commune d'Oujda" in report
    assert "15/12/2025" in report
    every = papers.save_all()
    names = (
        "D3 - Ordre de mission - Claire Delattre",
        "D4 - Mandat spécial - Salim Bençalem",
        "D5 - Programme de mission",
    )
    assert set(names) < set(every)
    assert text_of(every["D14 - Compte rendu de mission"].read_bytes()) == report


def decide(hand: Hand, there: Application, folder: Path) -> None:
    """Review the claim in sight: one line reduced by keyboard, the rest accepted, and the decision signed."""
    folder.mkdir()
    hand.find("claimLines", QWidget).setFocus()
    hand.press("R")
    hand.find("baseKept", QLineEdit).setFocus()
    hand.type_in("baseKept", "1,00")
    hand.choose("reviewReason", "Dépense personnelle")
    hand.press("Return")
    hand.click("acceptRest")
    hand.click("accept")
    hand.click("signDecision")
    hand.type_in("answerPassphrase", PASSPHRASE)
    hand.click("answerFolder")
    hand.browse(folder)
    hand.click("accept")
    hand.find("answeredNotice", QWidget)
    (answer,) = folder.iterdir()
    hand.click("reject")
    assert there.workspace is not None
    (listed,) = there.workspace.claim_list.all()
    assert listed.state is ClaimState.DECIDED
    (decided,) = there.workspace.answering.answers(listed.received.dossier)
    assert Path(decided.path) == answer
    assert decided.said.due_cents < decided.said.asked_cents
    assert decided.said.kept_cents == decided.said.eligible_cents - decided.said.lines[0].eligible_cents + 100


def test_a_mission_logged_by_hand_shows_the_same_cents_at_the_office(qapp: QApplication, tmp_path: Path) -> None:
    hand = Hand(qapp)
    field = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window = window_of(field, hand)
    log_mission(hand)
    send_an_elected_official(hand)
    add_receipts(hand, window)
    write_report(hand)
    assert field.workspace is not None
    (mission,) = field.workspace.dossiers.all()
    sent = sign(hand, field, mission.action.id)
    save_papers(hand, tmp_path / "papers")

    # 792 + 265 + 28 dirhams at 10.84, each to the cent, then 45.5 % of the sum
    assert (sent.lines, sent.eligible_cents, sent.asked_cents) == (3, 10009, 4554)
    closed(field, qapp)

    there, office_window = office(hand, qapp, tmp_path / "office")
    hand_in = taken_in(hand, there, office_window, sent)

    assert hand_in.statement.asked_cents == sent.asked_cents
    assert hand_in.statement.eligible_cents == sent.eligible_cents
    totals = hand.find("reviewFoot", QWidget)
    hand.wait(lambda: "45,54" in spoken(totals), "the same cents in sight")
    decide(hand, there, tmp_path / "answers")
    closed(there, qapp)
