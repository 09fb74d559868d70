"""From the first contact to the signed convention, in the real window, by keyboard and mouse, from nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from support.hand import Hand

from lianes_desktop.app import opening
from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.joining import Membership, MembershipRole, MembershipState
from lianes_desktop.domain.memberships import state
from lianes_desktop.domain.missions import Mission, Theme
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.ui.kit.labels import Chip

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - typed by the hand

TODAY = date(2026, 10, 14)
"""So that the year's letters are due, whenever this runs."""

pytestmark = pytest.mark.slow


@pytest.fixture
def hand(qapp: QApplication) -> Hand:
    return Hand(qapp)


@pytest.fixture
def workspace(qapp: QApplication, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A first start without any dossier, as a person of Lille makes it."""
    monkeypatch.setattr(SystemClock, "today", lambda _clock: TODAY)
    held = opening.lock(tmp_path / "field")
    assert held is not None
    application = Application(qapp, tmp_path / "field", held)
    application.start()
    hand.find("welcome", QWidget)
    for name, text in (("given_name", "Claire"), ("family_name", "Delattre"), ("email", "claire@example.org")):
        hand.type_in(name, text)
    hand.choose("organisation", "Ville de Lille")
    hand.type_in("passphrase", PASSPHRASE)
    hand.type_in("again", PASSPHRASE)
    hand.click_start("sample")
    hand.click("start")
    hand.find("recovery", QWidget)
    hand.click_start("code_kept")
    hand.click("open")
    hand.wait(lambda: application.window is not None and application.window.isVisible(), "the window")
    assert application.workspace is not None
    yield application.workspace
    assert application.window is not None
    application.window.close()
    application.window.deleteLater()
    application.window = None
    application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def attach(hand: Hand, button: str, file: Path) -> None:
    """Press the button, and choose a file in the window that asks."""
    hand.click(button)
    dialog = hand.find("browse", QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.done(QDialog.DialogCode.Accepted)
    name = f"paper_{button.removeprefix('attach_')}"
    hand.wait(lambda: hand.find(name, QLabel).text() == file.name, f"{file.name} kept")


def membership(workspace: Workspace) -> Membership:
    (found,) = workspace.memberships.all()
    return found


def shown(hand: Hand) -> str:
    """The state in sight."""
    return hand.find("membership_state", Chip).text()


def get_in_touch(hand: Hand) -> None:
    """The first contact, from a window without any dossier."""
    hand.click("nav_joining")
    hand.click("beginOwn")
    hand.type_in("contacted_on", "04/05/2026")
    hand.type_in("ambitions", "Partager l'expérience de l'espace info-énergie")
    hand.click_start("supports.appui_methodologique")
    hand.type_in("referent.name", "Claire Delattre")
    hand.type_in("referent.phone", "03 20 49 50 00")
    assert shown(hand) == "Prise de contact"


def write_letter(hand: Hand) -> None:
    """What it says, its signature, the copy, its receipt; a day that contradicts is said beside it."""
    hand.click("segment_letter")
    hand.click_start("letter.actions.A")
    hand.click_start("letter.themes.ENER")
    hand.type_in("letter.expectations", "Échanger des pratiques avec Oujda")
    hand.type_in("letter.signatory", "Martine Aubert")
    hand.type_in("letter.signed_on", "20/08/2026")
    hand.type_in("letter.sent_on", "18/08/2026")
    assert hand.find("letter.sent_on", QWidget).property("state") == "bad"
    hand.type_in("letter.sent_on", "21/08/2026")
    assert hand.find("letter.sent_on", QWidget).property("state") == "normal"
    attach(hand, "attach_letter", resource("sample", "restaurant-dar-tazi.jpg"))
    assert shown(hand) == "Lettre envoyée"
    hand.type_in("convention.letter_received_on", "28/08/2026")
    assert shown(hand) == "Lettre reçue"


def discuss(hand: Hand) -> None:
    """Two versions of the convention, then a rate of its own in an article; more than all is refused."""
    hand.click("segment_convention")
    for number, day in ((1, "10/09/2026"), (2, "20/09/2026")):
        hand.click("add_version")
        hand.type_in(f"versions.{number}.dated", day)
        hand.type_in(f"versions.{number}.note", f"Proposition {number}")
    attach(hand, "attach_2", resource("sample", "train-onfr-retour.jpg"))
    assert shown(hand) == "Convention en discussion"
    hand.click("segment_rules")
    hand.type_in("convention.overrides.rate", "120")
    assert hand.find("convention.overrides.rate", QWidget).property("state") == "bad"
    hand.type_in("convention.overrides.rate", "50")
    hand.type_in("articles.rate", "art. 4.2")


def agree(hand: Hand) -> None:
    """The convention, signed; one that ends before it starts is refused."""
    hand.click("segment_convention")
    hand.type_in("convention.reference", "LC-2026-031")
    hand.type_in("convention.starts_on", "01/10/2026")
    hand.type_in("convention.ends_on", "30/09/2026")
    assert hand.find("convention.ends_on", QWidget).property("state") == "bad"
    hand.type_in("convention.ends_on", "31/12/2027")
    hand.type_in("convention.signed_on", "01/10/2026")
    assert shown(hand) == "Convention signée"


def test_an_authority_joins_from_contact_to_signed_convention(hand: Hand, workspace: Workspace) -> None:
    get_in_touch(hand)
    write_letter(hand)
    discuss(hand)
    agree(hand)

    joined = membership(workspace)
    assert state(joined, workspace.memberships.edition(joined.edition)) is MembershipState.CONVENTION_SIGNED
    assert (joined.authority, joined.role) == (OrganisationId("FR-LIL"), MembershipRole.FOUNDER)
    assert (joined.referent.phone, joined.letter.themes) == ("+33320495000", (Theme.ENERGY,))
    assert joined.letter.paper is not None
    paper = resource("sample", "restaurant-dar-tazi.jpg").read_bytes()
    assert workspace.vault.read(joined.letter.paper.digest) == paper
    assert [one.paper is not None for one in joined.versions] == [False, True]

    # a new mission takes the convention and its rate
    hand.press("Ctrl+K")
    hand.click("new_mission")
    hand.type_in("title", "Oujda, efficacité énergétique")
    (summary,) = workspace.dossiers.all()
    mission = summary.action
    assert isinstance(mission, Mission)
    assert (mission.membership, mission.convention) == (joined.id, joined.convention)
    rate = terms(mission, workspace.rules.of(mission)).rate
    assert rate is not None
    assert rate.value == Decimal("0.5")
    assert mission.convention.overrides.articles == (("rate", "art. 4.2"),)


def test_a_late_letter_waits_for_lianes(hand: Hand, workspace: Workspace) -> None:
    hand.click("nav_joining")
    hand.click("beginOther")
    hand.choose("begin_authority", "Communauté d'agglomération")
    hand.click("accept")
    hand.type_in("contacted_on", "01/08/2026")
    hand.click("segment_letter")
    hand.type_in("convention.letter_received_on", "15/09/2026")

    assert shown(hand) == "Lettre tardive"
    assert hand.find("late_letter", QWidget).isVisible()
    hand.type_in("convention.late_letter_accepted_on", "21/09/2026")
    assert shown(hand) == "Lettre reçue"
    hand.click("segment_convention")
    assert "dès le 15/09/2026, jour où la lettre a été reçue" in hand.find("eligible", QLabel).text()
    hand.press("Ctrl+Z")
    hand.wait(lambda: membership(workspace).convention.late_letter_accepted_on is None, "the agreement undone")
    assert membership(workspace).convention.letter_received_on == date(2026, 9, 15)


def test_the_committee_meets_decides_and_is_reminded(hand: Hand, workspace: Workspace) -> None:
    hand.click("nav_joining")
    hand.click("tab_steering")
    assert "proposez une date" in hand.find("rhythm_sentence", QLabel).text()
    hand.click("addFirstMeeting")
    held, coming = TODAY - timedelta(days=10), TODAY + timedelta(days=60)
    hand.type_in("held_on", f"{held:%d/%m/%Y}")
    hand.type_in("place", "Amiens")
    hand.click_start("held")
    hand.type_in("attendance.new", "Samira Ben")
    hand.type_in("decisions.new", "Former deux agents")
    hand.type_in("decisions.0.owner", "Samira Ben")
    hand.press("N")
    hand.click("addMeeting")
    hand.type_in("held_on", f"{coming:%d/%m/%Y}")

    edition = workspace.steering.editions()[0].code
    planned, first = workspace.steering.all(edition)
    assert (planned.held_on, first.held_on, first.held) == (coming, held, True)
    assert [one.owner for one in first.decisions] == ["Samira Ben"]
    assert not workspace.steering.rhythm(edition).due
