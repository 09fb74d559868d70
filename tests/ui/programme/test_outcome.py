"""What became of a line, and how far both sides agree on the programme: driven by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from support import visits
from support.builders import DOSSIER, a_hosting_day, a_mission, an_item
from support.page_desk import Bar, Jobs, PageDesk
from support.page_hand import PageHand
from support.screens import PAGE_SIZES, dressed, settle

from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeAgreement
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.programme.blocks import spoken
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.presenter import ProgrammePresenter
from lianes_desktop.ui.programme.screen import programme_screen
from lianes_desktop.ui.programme.values import Agreed

pytestmark = pytest.mark.usefixtures("theme")
PLANNED = an_item("2026-10-14 09:00", "2026-10-14 10:00", title="Débriefing", kind=ItemKind.DEBRIEFING)


class Player(PageHand):
    """The programme page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar = PageDesk(*records), Bar()
        contacts = ContactService(self.desk.records, self.desk.readings)
        screen = programme_screen(
            self.desk.programmes,
            self.desk.dossiers,
            contacts,
            self.desk.expenses,
            self.bar,
            self.desk.clock,
            self.desk.calendar_files,
            Jobs(),
        )
        assert isinstance(screen.page, ProgrammePage)
        assert isinstance(screen.presenter, ProgrammePresenter)
        self.programme, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    def kept(self, item: ProgrammeItem) -> ProgrammeItem:
        return next(one for one in self.desk.programmes.items(DOSSIER) if one.id == item.id)

    def agreed(self) -> ProgrammeAgreement:
        action = self.desk.dossiers.action(DOSSIER)
        assert isinstance(action, Mission | HostingDay)
        return action.agreement

    def sees(self, name: str) -> bool:
        return self.find(name).isVisibleTo(self.page)

    def chip(self, words: str) -> QAbstractButton:
        found = next(one for one in self.find("item_exchanged").findChildren(QAbstractButton) if one.text() == words)
        assert isinstance(found, QAbstractButton)
        return found

    def write(self, name: str, text: str) -> None:
        self.type(name, text)
        self.key(name, Qt.Key.Key_Tab)


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, a_mission(), PLANNED)
    made.presenter.select(PLANNED.id)
    yield made
    made.page.close()


def test_a_line_held_says_what_was_exchanged_and_what_came_of_it(player: Player) -> None:
    assert not player.sees("item_outcome")
    assert player.sees("item_interest_fr")
    player.choose("item_state", "Tenu")
    assert player.sees("item_outcome")

    player.qtbot.mouseClick(player.chip("Outil"), Qt.MouseButton.LeftButton)
    settle()
    player.write("item_outcome", "Un audit commun")
    player.write("item_interest_fr", "Methode")
    player.write("item_interest_ma", "Suivi")

    kept = player.kept(PLANNED)
    assert (kept.state, kept.exchanged, kept.outcome) == (ItemState.HELD, (ExchangeForm.TOOL,), "Un audit commun")
    assert (kept.interest_fr, kept.interest_ma) == ("Methode", "Suivi")
    block = player.programme.board.board().block(PLANNED.id)
    assert block is not None
    assert spoken(block).endswith("Tenu")


def test_what_is_typed_about_a_line_is_kept_when_another_is_chosen(qtbot: QtBot) -> None:
    held = replace(PLANNED, state=ItemState.HELD)
    other = an_item("2026-10-13 09:00", "2026-10-13 10:00", title="Vol", kind=ItemKind.FLIGHT)
    player = Player(qtbot, a_mission(), held, other)
    player.presenter.select(held.id)
    player.type("item_outcome", "Dit en partant")
    player.qtbot.mouseClick(
        player.programme.board, Qt.MouseButton.LeftButton, pos=player.programme.board.rect_of(other.id).center()
    )
    settle()

    assert player.kept(held).outcome == "Dit en partant"
    assert not player.sees("item_interest_fr")  # nobody finds an interest in a flight
    area = player.find("item_outcome")
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == ""
    player.page.close()


def test_a_line_cancelled_or_added_looks_different(qtbot: QtBot) -> None:
    pictures = []
    for state in ItemState:
        player = Player(qtbot, a_mission(), replace(PLANNED, state=state))
        pictures.append(player.programme.board.grab(player.programme.board.rect_of(PLANNED.id)).toImage())
        player.page.close()
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_the_agreement_goes_from_draft_to_both_sides(player: Player) -> None:
    steps = player.programme.agreement.findChildren(QWidget)
    assert not player.sees("agreementFields")
    player.click("editAgreement")
    assert player.line("agreement_shared_on").hasFocus()
    player.fill("agreement_shared_on", "20/9/2026")
    player.fill("agreement_french_on", "25/9/2026")
    player.fill("agreement_moroccan_on", "28/9/2026")
    player.fill("agreement_moroccan_by", "Nadia El Amrani")

    assert player.agreed() == ProgrammeAgreement(
        date(2026, 9, 20), date(2026, 9, 25), date(2026, 9, 28), "Nadia El Amrani"
    )
    said = next(one.accessibleName() for one in steps if "Brouillon" in one.accessibleName())
    assert "Validé : France, Maroc" in said
    player.line("agreement_moroccan_on").setFocus()
    player.line("agreement_moroccan_on").selectAll()
    player.key("agreement_moroccan_on", Qt.Key.Key_Delete)
    player.key("agreement_moroccan_on", Qt.Key.Key_Tab)
    assert player.agreed().moroccan_on is None
    player.click("editAgreement")
    assert not player.sees("agreementFields")


def test_a_day_that_cannot_be_read_stays_with_its_reason(player: Player) -> None:
    player.click("editAgreement")
    player.fill("agreement_french_on", "31/2")

    assert player.agreed().french_on is None
    assert player.line("agreement_french_on").text() == "31/2"
    assert player.line("agreement_french_on").property("state") == "bad"


def test_a_finding_leads_to_the_agreement(player: Player) -> None:
    player.presenter.reveal(None, "moroccan_by")

    assert player.line("agreement_moroccan_by").hasFocus()


def test_past_lines_are_marked_in_one_press_and_the_programme_is_held(player: Player) -> None:
    player.click("holdPast")

    assert player.kept(PLANNED).state is ItemState.HELD
    assert player.bar.said == [("Rendez-vous marqués tenus", True)]
    assert not player.sees("holdPast")
    steps = player.programme.agreement.findChildren(QWidget)
    assert any("Réalisé : 1 sur 1" in one.accessibleName() for one in steps)


def test_a_full_disk_is_said(player: Player) -> None:
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.click("holdPast")
    player.click("editAgreement")
    player.fill("agreement_moroccan_by", "Nadia")

    assert len(player.bar.warned) == 2
    assert player.line("agreement_moroccan_by").text() == "Nadia"


def test_a_hosting_day_is_agreed_on_too_but_a_project_is_not(qtbot: QtBot) -> None:
    day = Player(qtbot, a_hosting_day(), an_item("2026-10-20 09:00", "2026-10-20 10:00"))
    assert day.sees("agreement")
    day.click("editAgreement")
    day.fill("agreement_shared_on", "1/10/2026")
    assert day.agreed().shared_on == date(2026, 10, 1)
    day.page.close()

    project = Player(qtbot, CooperationProject(DOSSIER, "Étude"), PLANNED)
    assert not project.sees("agreement")
    project.presenter.agreeing.correct((Agreed.SHARED_ON, "1/10/2026"))
    assert project.desk.records.undo.undo() is None
    project.page.close()


def test_nothing_is_agreed_before_there_is_a_programme(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())
    assert not player.sees("agreement")
    player.presenter.agreeing.correct((Agreed.SHARED_ON, "1/10/2026"))
    player.presenter.agreeing.hold()
    assert player.bar.said == []
    player.page.close()


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_strip_and_the_outcome_fit(qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]) -> None:
    with dressed(qapp, language=language, low=size[1] < 760):
        player = Player(qtbot, *visits.RECORDS, size=size)
        player.presenter.reveal(visits.AUDIT.id, "outcome")
        player.click("editAgreement")
        assert player.faults() == []
        player.page.close()
