"""A programme filled at once, zoomed, and led to its print: the page with its presenters, by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_hosting_day, a_mission, an_item
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import PageHand
from support.programme_page import programme_page
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.ids import DossierId, ParticipantId, new_id
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.programme import painting
from lianes_desktop.ui.programme.fill_sheet import FillSheet
from lianes_desktop.ui.programme.fills import Fill
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.presenter import ProgrammePresenter

pytestmark = pytest.mark.usefixtures("theme")

CONTROL = Qt.KeyboardModifier.ControlModifier
FORMER = DossierId(new_id())
FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)
OPENING = an_item("2026-10-13 09:00", "2026-10-13 10:30", title="Ouverture", state=ItemState.HELD)
NIGHT = an_item("2026-10-14 21:00", "2026-10-14 23:30", title="Dîner")


class Player(PageHand):
    """The page with its presenters and services."""

    def __init__(self, qtbot: QtBot, *records: Record, opened: DossierId | None = DOSSIER, low: int = 690) -> None:
        self.desk, self.bar, self.compass = PageDesk(*records), Bar(), Compass()
        screen = programme_page(self.desk, self.bar, self.compass)
        assert isinstance(screen.page, ProgrammePage)
        assert isinstance(screen.presenter, ProgrammePresenter)
        self.programme, self.presenter = screen.page, screen.presenter
        self.board = self.programme.board
        super().__init__(qtbot, screen.page, (1106, low))
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(opened)
        settle()

    @property
    def hours(self) -> list[str]:
        return [f"{one.starts_at:%d %H:%M} {one.title}" for one in self.desk.programmes.items(DOSSIER)]

    @property
    def hour(self) -> int:
        return round(self.board.geometry_now().hour)

    def menu(self) -> dict[str, QAction]:
        self.click("fillProgramme")
        found = self.page.findChild(QMenu, "fillMenu")
        assert isinstance(found, QMenu)
        return {one.text().replace("’", "'"): one for one in found.actions()}

    def take(self, words: str) -> FillSheet:
        """Take a way of the menu, as Enter does on its line."""
        action = self.menu()[words]
        menu = self.page.findChild(QMenu, "fillMenu")
        assert isinstance(menu, QMenu)
        menu.setActiveAction(action)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        settle()
        return self.sheet()

    def sheet(self) -> FillSheet:
        sheets = (one for one in QApplication.topLevelWidgets() if isinstance(one, FillSheet))
        found = next((one for one in sheets if one.isVisible()), None)
        assert found is not None
        return found

    def accept(self, sheet: FillSheet) -> None:
        sheet.accept_button.click()
        settle()

    def wheel(self, notches: float, y: int, held: Qt.KeyboardModifier = CONTROL) -> None:
        at = QPointF(200, y)
        turned = QWheelEvent(
            at, QPointF(self.board.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.board, turned)
        settle()

    def top(self) -> int:
        """What stands first in sight, in pixels of the board."""
        return self.board.visibleRegion().boundingRect().top()


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    former = an_item("2025-03-03 08:00", "2025-03-03 09:00", title="Accueil", dossier=FORMER)
    made = Player(qtbot, a_mission(), OPENING, NIGHT, a_mission(id=FORMER, title="Oujda 2025", starts_on=None), former)
    yield made
    made.page.close()


# ---- filled at once


def test_an_empty_mission_is_laid_out_from_a_template_by_two_presses(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())

    player.click("startFromTemplate")
    player.accept(player.sheet())

    assert (len(player.hours), player.hours[0], player.hours[-1]) == (
        11,
        "12 08:00 Voyage aller",
        "15 13:00 Voyage retour",
    )
    assert [(words.replace("\u202f", " "), undo) for words, undo in player.bar.said] == [
        ("11 rendez-vous ajoutés", True)
    ]
    assert player.said("item_title") == "Voyage aller"
    player.desk.records.undo.undo()
    assert player.hours == []


def test_a_day_is_copied_to_the_next_free_one(player: Player) -> None:
    sheet = player.take("Copier une journée")
    assert PageHand(player.qtbot, sheet, (440, 330)).said("fill_day") == "15/10/2026"

    player.accept(sheet)

    assert player.hours == ["13 09:00 Ouverture", "14 21:00 Dîner", "15 21:00 Dîner"]
    assert player.said("item_title") == "Dîner"


def test_another_day_is_chosen_to_copy_and_a_day_refused_is_said_beside_it(player: Player) -> None:
    sheet = player.take("Copier une journée")
    hand = PageHand(player.qtbot, sheet, (440, 330))
    hand.choose("fill_source", "Mardi 13 octobre")

    hand.fill("fill_day", "13/10/2026")
    player.accept(sheet)
    assert sheet.isVisible()
    hand.fill("fill_day", "un jour")
    player.accept(sheet)
    assert sheet.isVisible()
    assert len(player.hours) == 2
    hand.fill("fill_day", "16/10")
    player.accept(sheet)

    assert player.hours[-1] == "16 09:00 Ouverture"
    assert player.desk.programmes.items(DOSSIER)[-1].state is ItemState.PLANNED


def test_a_former_programme_is_taken_from_the_first_day_of_this_mission(player: Player) -> None:
    player.accept(player.take("Reprendre un ancien programme"))

    assert player.hours[0] == "12 08:00 Accueil"


def test_a_way_that_leads_nowhere_is_greyed(qtbot: QtBot) -> None:
    player = Player(qtbot, a_hosting_day())

    assert {words: one.isEnabled() for words, one in player.menu().items()} == {
        "Partir d'un modèle": True, "Copier une journée": False, "Reprendre un ancien programme": False,
    }  # fmt: skip


def test_a_question_put_away_changes_nothing(player: Player) -> None:
    sheet = player.take("Partir d'un modèle")

    player.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    player.programme.filler.refuse_fill("trop tard")
    player.programme.filler.end_fill()

    assert len(player.hours) == 2


def test_a_day_is_proposed_that_is_free(player: Player) -> None:
    player.presenter.select(OPENING.id)

    sheet = player.take("Copier une journée")

    assert PageHand(player.qtbot, sheet, (440, 330)).said("fill_day") == "15/10/2026"


def test_a_former_programme_says_when_it_was(qtbot: QtBot) -> None:
    there = an_item("2026-10-13 08:00", "2026-10-13 09:00", dossier=FORMER)
    player = Player(qtbot, a_mission(), a_mission(id=FORMER, title="Oujda 2025"), there)

    player.take("Reprendre un ancien programme")

    box = player.sheet().findChild(QComboBox, "fill_source")
    assert isinstance(box, QComboBox)
    assert box.currentText().startswith("Oujda 2025 · 12")


def test_what_went_meanwhile_fills_nothing(player: Player) -> None:
    sheet = player.take("Reprendre un ancien programme")
    (line,) = player.desk.programmes.items(FORMER)
    player.desk.programmes.remove(line.id)
    player.accept(sheet)
    player.desk.records.undo.undo()
    sheet = player.take("Reprendre un ancien programme")
    player.desk.dossiers.remove(FORMER)
    player.accept(sheet)
    sheet = player.take("Partir d'un modèle")
    player.presenter.open(None)
    player.accept(sheet)

    assert player.hours == ["13 09:00 Ouverture", "14 21:00 Dîner"]
    assert (player.bar.said, player.bar.warned) == ([], [])


def test_no_day_is_asked_for_where_there_is_none(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())

    player.programme.filler.fill_chosen.emit(Fill.DAY)

    assert not any(isinstance(one, FillSheet) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_a_disk_that_is_full_is_said_and_the_question_goes(player: Player) -> None:
    sheet = player.take("Partir d'un modèle")
    player.desk.fail(FULL)

    player.accept(sheet)

    assert player.bar.warned
    assert len(player.hours) == 2


def test_nothing_is_asked_where_no_dossier_is_open(qtbot: QtBot) -> None:
    player = Player(qtbot, opened=None)

    player.click("fillProgramme")
    player.click("startFromTemplate")
    player.click("previewProgramme")

    assert player.page.findChild(QMenu, "fillMenu") is None
    assert player.compass.gone == []


# ---- seen as it is printed


def test_the_print_of_a_mission_and_of_a_hosting_day_are_each_their_paper(player: Player, qtbot: QtBot) -> None:
    player.click("previewProgramme")
    player.board.setFocus()
    player.key("programmeBoard", Qt.Key.Key_P, CONTROL)
    day = Player(qtbot, a_hosting_day(), an_item("2026-10-20 09:00", "2026-10-20 10:00", zone=HOME_ZONE))
    day.click("previewProgramme")

    assert player.compass.gone == [("papers", None, "D5")] * 2
    assert day.compass.gone == [("papers", None, "D6")]


def test_what_is_typed_is_kept_before_the_print_is_shown(player: Player) -> None:
    player.type("item_place", "Salle du conseil")

    player.click("previewProgramme")

    assert any(one.place == "Salle du conseil" for one in player.desk.programmes.items(DOSSIER))


# ---- zoomed


def test_the_wheel_with_ctrl_zooms_around_the_hour_under_the_pointer(player: Player) -> None:
    noon = player.board.geometry_now().y(12 * 60)
    below = noon - player.top()

    player.wheel(1, noon)
    player.wheel(0.5, player.board.geometry_now().y(12 * 60))
    assert player.hour == 60
    player.wheel(0.5, player.board.geometry_now().y(12 * 60))

    assert player.hour == 72
    assert abs(player.board.geometry_now().y(12 * 60) - player.top() - below) <= 1


def test_the_wheel_alone_is_left_to_the_page(player: Player) -> None:
    player.wheel(-1, 300, Qt.KeyboardModifier.NoModifier)

    assert player.hour == 48


@pytest.mark.parametrize("near", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_keys_zoom_and_come_back(player: Player, near: Qt.Key) -> None:
    seen = []
    for key in (near, near, Qt.Key.Key_Minus, Qt.Key.Key_0):
        player.key("programmeBoard", key, CONTROL)
        seen.append(player.hour)

    assert seen == [60, 72, 60, 48]


def test_buttons_zoom_as_far_as_there_is_something_to_see(player: Player) -> None:
    player.page.resize(1106, 800)
    settle()
    for _press in range(12):
        player.click("zoomIn")
    nearest = player.hour
    for _press in range(12):
        player.click("zoomOut")

    assert nearest == 200
    hours = player.board.board().last_hour - player.board.board().first_hour
    assert player.hour == pytest.approx(player.board.height() / hours, abs=4)
    assert player.board.visibleRegion().boundingRect().height() == player.board.height()


def test_the_height_of_an_hour_is_remembered_and_nonsense_is_not(player: Player, qtbot: QtBot) -> None:
    player.click("zoomIn")
    assert player.desk.preferences.current().programme_zoom == "60"

    for kept, height in (("96", 96), ("1000000", 48), ("près", 48)):
        player.desk.preferences.change(programme_zoom=kept)
        again = Again(qtbot, player.desk)
        assert round(again.board.geometry_now().hour) == height
        again.close()


def test_a_zoom_that_cannot_be_written_holds_and_is_said(player: Player) -> None:
    def full(**_choices: str) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.DISK_FULL)

    player.desk.preferences.change = full  # type: ignore[method-assign,assignment]  # the disk is full

    player.click("zoomIn")

    assert player.hour == 60
    assert player.bar.warned


def test_a_refresh_after_a_zoom_leaves_the_board_where_it_is(player: Player) -> None:
    player.presenter.reveal(NIGHT.id, "")
    settle()
    player.wheel(3, player.board.geometry_now().y(9 * 60))
    player.wheel(3, player.board.geometry_now().y(9 * 60))
    seen = player.top()

    player.programme.minute_passed.emit()
    settle()

    assert player.top() == seen
    assert not player.board.visibleRegion().contains(player.board.rect_of(NIGHT.id))


def test_an_empty_programme_is_not_zoomed(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())

    player.qtbot.keyClick(player.page, Qt.Key.Key_Plus, CONTROL)

    assert player.desk.preferences.current().programme_zoom == ""


class Again:
    """The page opened anew on the same device."""

    def __init__(self, qtbot: QtBot, desk: PageDesk) -> None:
        screen = programme_page(desk, Bar())
        assert isinstance(screen.page, ProgrammePage)
        qtbot.addWidget(screen.page)
        self.page, self.board, self.presenter = screen.page, screen.page.board, screen.presenter
        screen.page.resize(1106, 690)
        screen.page.show()
        screen.presenter.open(DOSSIER)
        settle()

    def close(self) -> None:
        self.page.close()


# ---- a crowd


def crowd() -> tuple[ProgrammeItem, ...]:
    return tuple(
        an_item(
            f"2026-10-13 {8 + at // 30:02}:{at % 4 * 15:02}", f"2026-10-13 {9 + at // 30:02}:{at % 4 * 15:02}",
            title=("Réunion زيارة المحطة " * 30)[:200].strip(),
        )
        for at in range(300)
    )  # fmt: skip


def test_every_line_of_a_crowd_stands_in_its_day(qtbot: QtBot) -> None:
    alone = tuple(replace(one, participants=(ParticipantId(new_id()),)) for one in crowd())
    for lines in (crowd(), alone):
        player = Player(qtbot, a_mission(), *lines)
        left, right = player.board.geometry_now().edges(1, 1)

        rects = [player.board.rect_of(one.id) for one in lines]

        assert (min(one.left() for one in rects) >= left, max(one.right() for one in rects) <= right) == (True, True)
        player.page.close()


def test_a_crowd_has_room_between_the_chips_of_its_conflicts(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission(), *crowd())
    placed = painting.places(player.board.geometry_now())

    tops = sorted(top for top, _left, _right in painting.said(placed))

    assert len(tops) > 1
    assert all(below - above >= 46 for above, below in pairwise(tops))
    player.page.close()


def test_a_name_of_five_hundred_letters_is_refused_beside_its_field_and_stays_there(player: Player) -> None:
    name = "Réunion زيارة " * 40

    player.fill("item_title", name)

    assert player.line("item_title").text() == name
    assert player.line("item_title").property("state") == "bad"
    assert player.hours == ["13 09:00 Ouverture", "14 21:00 Dîner"]


def test_one_of_three_hundred_lines_of_a_day_is_dragged(qtbot: QtBot) -> None:
    lines = crowd()
    player = Player(qtbot, a_mission(), *lines, low=900)
    start = player.board.rect_of(lines[-1].id).center()
    down = QPoint(0, round(player.board.geometry_now().hour))
    player.qtbot.mousePress(player.board, Qt.MouseButton.LeftButton, pos=start)
    player.qtbot.mouseMove(player.board, start + down / 2)
    settle()
    player.qtbot.mouseMove(player.board, start + down)
    settle()
    player.qtbot.mouseRelease(player.board, Qt.MouseButton.LeftButton, pos=start + down)
    settle()

    chosen = player.board.board().selected
    moved = next(one for one in player.desk.programmes.items(DOSSIER) if one.id == chosen)
    before = next(one for one in lines if one.id == chosen)
    assert moved.starts_at - before.starts_at == timedelta(hours=1)
    player.page.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_nothing_is_cut_in_the_questions(
    player: Player, qapp: QApplication, size: tuple[int, int], language: str
) -> None:
    found: list[str] = []
    with dressed(qapp, language=language, low=size[1] < 760):
        player.programme.retranslate()
        for fill in Fill:
            player.programme.filler.fill_chosen.emit(fill)
            settle()
            found += PageHand(player.qtbot, player.sheet(), (440, 330)).faults()
            player.programme.filler.end_fill()
            settle()

    assert found == []
