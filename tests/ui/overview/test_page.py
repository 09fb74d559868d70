"""The overview driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import (
    DOSSIER,
    OUJDA,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    an_item,
)
from support.clipping import cut_words, outside
from support.page_desk import Bar, Compass, Jobs
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle
from support.travels import Travel, a_travel

from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.missions import Mission, PlannedCost, Theme
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.accords import AccordService
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.overview.page import OverviewPage
from lianes_desktop.ui.overview.presenter import OverviewPresenter
from lianes_desktop.ui.overview.screen import overview_screen

pytestmark = pytest.mark.usefixtures("theme")

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """The page, and what a person does to it."""

    def __init__(self, qtbot: QtBot, travel: Travel) -> None:
        self.qtbot, self.travel, self.compass, self.bar = qtbot, travel, Compass(), Bar()
        desk = travel.desk
        screen = overview_screen(
            desk.overviews,
            desk.dossiers,
            AccordService(desk.records, PaperKeeper(desk.vault, desk.pictures)),
            desk.expenses.thumbnail,
            desk.rules,
            desk.clock,
            Jobs(),
            self.compass,
            self.bar,
        )
        assert isinstance(screen.page, OverviewPage)
        assert isinstance(screen.presenter, OverviewPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        qtbot.addWidget(self.page)
        self.page.resize(1180, 900)
        self.page.show()
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        settle()

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), LEFT)
        settle()

    def fill(self, name: str, text: str, then: Qt.Key = Qt.Key.Key_Tab) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, then)
        settle()

    def text(self, name: str) -> str:
        found = self.find(name)
        assert isinstance(found, QLabel)
        return found.text().replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")

    @property
    def mission(self) -> Mission:
        action = self.travel.desk.dossiers.action(DOSSIER)
        assert isinstance(action, Mission)
        return action


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, a_travel())
    yield made
    made.page.close()


def test_a_fact_leads_to_its_field_and_back(hand: Hand) -> None:
    hand.click("fact_starts_on")
    assert hand.field("starts_on").hasFocus()
    hand.fill("title", "Oujda 2026")

    hand.click("close_facts")

    assert hand.text("page_title") == "Oujda 2026"
    assert not hand.find("facts_editor").isVisible()


def test_a_field_far_down_is_brought_into_view(hand: Hand) -> None:
    hand.page.resize(1100, 690)

    hand.click("fact_convention")

    assert hand.field("reference").hasFocus()
    assert not hand.field("reference").visibleRegion().isEmpty()


def test_what_is_typed_last_is_kept_when_the_editor_closes(hand: Hand) -> None:
    hand.click("edit_facts")
    hand.field("place").setFocus()
    hand.field("place").selectAll()
    hand.qtbot.keyClicks(hand.field("place"), "Berkane")
    hand.qtbot.keyClick(hand.field("place"), Qt.Key.Key_Escape)
    settle()

    assert hand.mission.place == "Berkane"
    assert not hand.find("facts_editor").isVisible()


def test_the_budget_is_planned_from_its_card(hand: Hand) -> None:
    assert hand.find("plan_budget").isVisible()
    hand.click("plan_budget")
    assert hand.field("air").hasFocus()
    hand.fill("air", "1 440")
    assert hand.mission.budget == (PlannedCost(BudgetHeading.AIR, 144000),)

    hand.click("close_facts")
    assert not hand.find("plan_budget").isVisible()
    assert hand.text("spent") == "67,71 €"
    hand.click("edit_budget")
    assert hand.field("air").hasFocus()


def test_a_refusal_stands_beside_its_field(hand: Hand) -> None:
    hand.click("edit_facts")
    hand.fill("ends_on", "31/02/2026")

    parent = hand.field("ends_on").parentWidget()
    assert isinstance(parent, LabeledField)
    assert parent.message()
    assert hand.field("ends_on").text() == "31/02/2026"


def test_themes_are_ticked_with_the_space_bar(hand: Hand) -> None:
    hand.click("fact_themes")
    assert hand.find("theme_AMEN").hasFocus()

    hand.qtbot.keyClick(hand.find("theme_AMEN"), Qt.Key.Key_Space)
    hand.click("theme_AUTR")
    settle()

    assert hand.mission.themes == (Theme.PLANNING, Theme.ENERGY, Theme.OTHER)
    assert hand.field("other_theme").isVisible()


def test_a_partner_is_chosen_or_typed(hand: Hand) -> None:
    hand.click("fact_partner")
    choice = hand.find("partner")
    assert isinstance(choice, Choice)
    assert choice.value() == OUJDA
    hand.qtbot.keyClick(choice, Qt.Key.Key_Home)
    settle()
    assert hand.mission.partner is None

    hand.click("other_partner")
    hand.fill("new_partner", "Commune de Berkane")
    partner = hand.travel.desk.dossiers.organisation(hand.mission.partner)
    assert partner is not None
    assert partner.name == "Commune de Berkane"


def test_people_are_added_chosen_and_taken_out(hand: Hand) -> None:
    hand.click("fact_participants")
    assert hand.find("add_person").hasFocus()
    hand.click("add_person")
    assert hand.field("family_name").hasFocus()
    hand.fill("family_name", "Vasseur")
    hand.fill("given_name", "Thomas")
    hand.fill("number", "DEL-74")

    rows = [one for one in hand.page.findChildren(QWidget, "person") if one.isVisible()]
    assert [one.accessibleName() for one in rows][1].startswith("Thomas Vasseur, Agent")
    hand.qtbot.mouseClick(rows[0], LEFT)
    settle()
    assert hand.field("family_name").text() == "Delattre"
    claire = hand.travel.desk.dossiers.participants(DOSSIER)[0]
    hand.click("to_team")
    assert hand.compass.gone == [("team", claire.id, "")]
    hand.click("remove_person")
    assert [one.name for one in hand.travel.desk.dossiers.participants(DOSSIER)] == ["Thomas Vasseur"]
    assert hand.bar.said == [("Participant retiré", True)]


def test_the_authority_s_numbers_are_kept(hand: Hand) -> None:
    hand.click("edit_facts")

    hand.fill("bic", "BDFEFRPPCCT")

    authority = hand.travel.desk.dossiers.organisation(hand.mission.authority)
    assert authority is not None
    assert authority.bic == "BDFEFRPPCCT"


def test_lines_rows_and_links_lead_to_their_pages(hand: Hand) -> None:
    hand.click("check_expenses_")
    hand.click("next_item")
    hand.click("latest_receipt")
    hand.click("to_programme")
    hand.click("to_results")
    hand.click("to_expenses")
    hand.click("prepare_claim")

    places = [(place, subject) for place, subject, _field in hand.compass.gone]
    assert places == [
        ("expenses", hand.travel.snack),
        ("programme", hand.travel.dinner.id),
        ("expenses", hand.travel.desk.expenses.latest(DOSSIER)[0].expense.id),
        ("programme", None),
        ("programme", None),
        ("expenses", None),
        ("claim", None),
    ]


def test_a_row_is_followed_by_keyboard(hand: Hand) -> None:
    row = hand.find("next_item")
    row.setFocus()

    hand.qtbot.keyClick(row, Qt.Key.Key_Space)

    assert hand.compass.gone == [("programme", hand.travel.dinner.id, "")]


def test_the_clock_is_shown_anew(hand: Hand) -> None:
    hand.travel.desk.clock.instant = hand.travel.desk.clock.instant.replace(minute=30)

    hand.page.ticked.emit()

    assert "22:30" in hand.text("page_subtitle")


@pytest.mark.parametrize("size", [*SIZES, (1280, 690)])
@pytest.mark.parametrize("language", ["fr", "ar", "en", "xx"])
@pytest.mark.parametrize("hosting", [False, True])
def test_no_word_is_cut_and_nothing_sticks_out(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int], *, hosting: bool
) -> None:
    with dressed(qapp, language="fr" if language == "xx" else language, low=size[1] < 760):
        if language == "xx":
            activate_pseudo()
        travel = a_travel()
        travel.desk.put(a_contact(), an_item("2026-10-14 21:00", "2026-10-14 23:00", results=(1, 3)))
        action = a_hosting_day(id=DossierId(new_id())) if hosting else a_mission()
        travel.desk.put(action, a_participant(dossier=action.id, mandate=a_participant().mandate))
        hand = Hand(qtbot, travel)
        hand.page.retranslate()
        hand.page.resize(size[0] - 260, size[1])
        hand.presenter.open(action.id)
        settle()
        found = [*cut_words(hand.page), *outside(hand.page)]
        hand.presenter.edit("title")
        settle()
        found += [*cut_words(hand.page), *outside(hand.page)]
        hand.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_narrowest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        hand = Hand(qtbot, a_travel())
        settle()
        hint = hand.page.minimumSizeHint()
        hand.page.close()

    assert hint.width() <= 1280 - 260
    assert hint.height() <= 690


def test_an_empty_budget_says_the_first_step_instead_of_drawing_zeros(hand: Hand) -> None:
    full = hand.find("budget_hint").isVisible()
    mission = a_mission(id=DossierId(new_id()))
    hand.travel.desk.put(mission)
    hand.presenter.open(mission.id)
    settle()

    assert not full
    assert hand.find("budget_hint").isVisible()
    assert cut_words(hand.page) == []
