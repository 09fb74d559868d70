"""The programme page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_hosting_day, a_mission, a_participant, an_item
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import LEFT, PageHand
from support.programme_page import programme_page
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.missions import HOME_ZONE, Delegation, Menu, MenuCount
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.presenter import ProgrammePresenter

pytestmark = pytest.mark.usefixtures("theme")

CLAIRE, THOMAS = a_participant(), a_participant(given_name="Thomas", family_name="Vermeersch")
NADIA, HASSAN = a_contact(), a_contact(given_name="Hassan", family_name="Lahlou")
DEBRIEFING = an_item("2026-10-15 08:45", "2026-10-15 10:30", title="Restitution aux élus")
OFFICE = an_item("2026-10-15 10:00", "2026-10-15 11:15", title="Espace info-énergie", contacts=(NADIA.id,))
LUNCH = an_item("2026-10-14 12:30", "2026-10-14 13:45", title="Déjeuner", kind=ItemKind.MEAL, place="La Table")
RECORDS: tuple[Record, ...] = (a_mission(), CLAIRE, THOMAS, NADIA, HASSAN, DEBRIEFING, OFFICE, LUNCH)


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(*records), Bar(), Compass()
        screen = programme_page(self.desk, self.bar, self.compass)
        assert isinstance(screen.page, ProgrammePage)
        assert isinstance(screen.presenter, ProgrammePresenter)
        assert screen.section is Place.PROGRAMME
        self.programme, self.presenter = screen.page, screen.presenter
        self.board = self.programme.board
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    @property
    def items(self) -> tuple[ProgrammeItem, ...]:
        return self.desk.programmes.items(DOSSIER)

    def kept(self, item: ProgrammeItem) -> ProgrammeItem:
        return next(one for one in self.items if one.id == item.id)

    def selected(self) -> ItemId | None:
        return self.board.board().selected

    def select(self, item: ProgrammeItem) -> None:
        self.qtbot.mouseClick(self.board, LEFT, pos=self.board.rect_of(item.id).center())
        settle()

    def keys(self, *pressed: Qt.Key) -> None:
        for key in pressed:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key)
            settle()

    def notice(self, name: str) -> Notice:
        found = self.find(name)
        assert isinstance(found, Notice)
        return found


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, *RECORDS)
    yield made
    made.page.close()


def test_what_comes_next_is_selected_with_its_form(player: Player) -> None:
    assert player.selected() == DEBRIEFING.id
    assert player.said("item_title") == "Restitution aux élus"
    assert player.said("page_title") == "Programme"
    assert player.programme.areas() == (player.board, player.programme.editor)


def test_a_line_typed_by_keys_alone_is_kept_field_by_field(player: Player) -> None:
    player.board.setFocus()
    player.keys(Qt.Key.Key_N)
    assert player.line("item_title").hasFocus()
    player.fill("item_title", "Feuille de route")
    player.choose("item_kind", "Atelier")
    player.choose("item_day", "Mardi 13")
    player.fill("item_starts", "14h")
    player.fill("item_ends", "16:15")
    player.fill("item_place", "Salle du conseil", Qt.Key.Key_Return)

    made = next(one for one in player.items if one.title == "Feuille de route")
    assert (made.kind, made.place) == (ItemKind.WORKSHOP, "Salle du conseil")
    assert f"{made.starts_at:%d %H:%M} {made.ends_at:%H:%M}" == "13 14:00 16:15"
    assert player.said("item_saved").startswith("Enregistré à ")
    assert player.line("item_starts").text() == "14:00"


def test_what_is_typed_is_kept_when_another_line_is_clicked(player: Player) -> None:
    player.select(OFFICE)
    player.type("item_place", "bd Derfoufi")

    player.select(LUNCH)

    assert player.kept(OFFICE).place == "bd Derfoufi"
    assert player.said("item_title") == "Déjeuner"
    assert player.said("item_place") == "La Table"


def test_what_is_typed_is_kept_when_a_line_is_added_by_its_button(player: Player) -> None:
    player.select(OFFICE)
    player.type("item_title", "Maison de l'énergie")

    player.click("addItem")

    assert player.kept(OFFICE).title == "Maison de l'énergie"
    assert player.said("item_title") == ""


def test_a_text_refused_stays_in_its_field_and_the_focus_where_it_is(player: Player) -> None:
    player.select(OFFICE)
    player.fill("item_starts", "tantôt")

    assert player.line("item_starts").text() == "tantôt"
    assert player.line("item_starts").property("state") == "bad"
    assert player.line("item_ends").hasFocus()
    player.fill("item_starts", "10:30")
    assert player.line("item_starts").property("state") != "bad"
    assert player.kept(OFFICE).starts_at.minute == 30


def test_a_refresh_takes_nothing_from_under_the_fingers(player: Player) -> None:
    player.select(OFFICE)
    player.click("noteItem")
    player.type("item_note", "Première ligne")
    player.presenter.refresh()
    note = player.find("item_note")
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "Première ligne"

    player.type("item_title", "Espace")
    player.presenter.refresh()
    assert player.line("item_title").text() == "Espace"
    assert player.line("item_title").hasFocus()
    assert player.kept(OFFICE).note == "Première ligne"


def test_undo_shows_the_line_as_it_was(player: Player) -> None:
    player.select(OFFICE)
    player.fill("item_title", "Autre chose")

    player.desk.records.undo.undo()
    settle()

    assert player.said("item_title") == "Espace info-énergie"


def test_the_note_is_shown_when_there_is_one_or_when_asked_for(player: Player) -> None:
    player.select(OFFICE)
    assert not player.find("item_note").isVisible()

    player.click("noteItem")
    assert player.find("item_note").hasFocus()
    player.type("item_note", "Apporter les relevés")
    player.select(LUNCH)
    assert not player.find("item_note").isVisible()
    player.select(OFFICE)
    assert player.find("item_note").isVisible()


def test_an_overlap_is_ended_by_one_press(player: Player) -> None:
    player.select(OFFICE)
    assert "Restitution aux élus" in player.notice("overlapNotice").title()

    player.click("fixOverlap")

    assert player.kept(OFFICE).starts_at == DEBRIEFING.ends_at
    assert not player.notice("overlapNotice").isVisible()


def test_an_overlap_may_be_kept(player: Player) -> None:
    player.select(OFFICE)

    player.click("keepOverlap")

    assert player.kept(OFFICE).overlap_accepted
    assert not player.notice("overlapNotice").isVisible()


def test_a_line_is_copied_and_removed_by_its_buttons_and_the_neighbour_takes_the_place(player: Player) -> None:
    player.select(LUNCH)
    player.click("duplicateItem")
    assert len(player.items) == 4
    assert player.kept(LUNCH).ends_at == next(one for one in player.items if one.id == player.selected()).starts_at

    player.click("removeItem")
    assert player.selected() == DEBRIEFING.id
    assert player.bar.said == [("Rendez-vous supprimé", True)]


def test_delete_on_the_board_keeps_the_keys_on_the_board(player: Player) -> None:
    player.select(LUNCH)

    player.keys(Qt.Key.Key_Delete, Qt.Key.Key_Up)

    assert [item.id for item in player.items] == [DEBRIEFING.id, OFFICE.id]
    assert player.board.hasFocus()
    player.keys(Qt.Key.Key_F2)
    assert player.line("item_title").hasFocus()


def test_the_last_line_removed_leaves_the_first_step(player: Player) -> None:
    player.select(LUNCH)
    for _line in RECORDS[-3:]:
        player.key("programmeBoard", Qt.Key.Key_Delete)

    assert player.find("addFirstItem").isVisible()
    assert player.programme.areas() == (player.find("addFirstItem"),)
    player.click("addFirstItem")
    assert player.line("item_title").hasFocus()


def test_a_click_beside_keeps_the_board_where_it_is(player: Player) -> None:
    player.select(OFFICE)
    width = player.board.width()
    empty = QPoint(player.board.rect_of(LUNCH.id).center().x(), player.board.rect_of(LUNCH.id).bottom() + 80)

    player.qtbot.mouseClick(player.board, LEFT, pos=empty)
    settle()

    assert player.selected() is None
    assert not player.programme.editor.isVisible()
    assert player.board.width() == width
    assert player.programme.areas() == (player.board,)
    player.keys(Qt.Key.Key_F2)
    player.qtbot.mouseDClick(player.board, LEFT, pos=empty)
    settle()
    assert player.selected() is not None
    assert len(player.items) == 4


def test_a_line_is_dragged_on_the_page(player: Player) -> None:
    start = player.board.rect_of(LUNCH.id).center()
    across = player.board.rect_of(OFFICE.id).center().x() - start.x()

    player.qtbot.mousePress(player.board, LEFT, pos=start)
    player.qtbot.mouseMove(player.board, start + QPoint(across // 2, 2))
    player.qtbot.mouseMove(player.board, start + QPoint(across, 2))
    player.qtbot.mouseRelease(player.board, LEFT, pos=start + QPoint(across, 2))
    settle()

    assert f"{player.kept(LUNCH).starts_at:%d %H:%M}" == "15 12:30"
    assert player.selected() == LUNCH.id


def test_a_line_dragged_over_the_edge_takes_the_board_along(qtbot: QtBot) -> None:
    late = an_item("2026-10-13 20:00", "2026-10-13 23:00", title="Soirée")
    player = Player(qtbot, *RECORDS, late, size=(1106, 690))
    player.presenter.reveal(LUNCH.id, "")
    settle()
    start = player.board.rect_of(LUNCH.id).center()
    below = QPoint(start.x(), player.board.height() - 20)
    assert not player.board.visibleRegion().contains(below)

    player.qtbot.mousePress(player.board, LEFT, pos=start)
    player.qtbot.mouseMove(player.board, below)
    settle()

    assert player.board.visibleRegion().contains(below)
    player.qtbot.mouseRelease(player.board, LEFT, pos=start)


def test_the_other_clock_moves_every_line_and_the_form(player: Player) -> None:
    player.select(LUNCH)
    segment = player.find("clocks").findChild(QAbstractButton, "segment_True")
    assert isinstance(segment, QAbstractButton)

    player.qtbot.mouseClick(segment, LEFT)
    settle()

    block = player.board.board().block(LUNCH.id)
    assert block is not None
    assert player.said("item_starts") == f"{block.from_time:%H:%M}" != "12:30"


def test_participants_and_results_are_ticked(player: Player) -> None:
    player.select(OFFICE)
    chips = player.find("item_participants").findChildren(QAbstractButton)

    player.qtbot.mouseClick(chips[1], LEFT)
    settle()
    assert player.kept(OFFICE).participants == (CLAIRE.id,)
    player.qtbot.mouseClick(chips[1], LEFT)
    settle()
    assert player.kept(OFFICE).participants == ()

    player.click("item_result_3")
    assert player.kept(OFFICE).results == (3,)


def test_the_last_participant_unticked_means_everybody(player: Player) -> None:
    player.select(OFFICE)
    chips = player.find("item_participants").findChildren(QAbstractButton)

    for chip in chips:
        player.qtbot.mouseClick(chip, LEFT)
        settle()

    assert player.kept(OFFICE).participants == ()
    assert [chip.isChecked() for chip in chips] == [True, True]


def test_a_contact_met_is_named_from_the_list_and_let_go_by_the_chip(player: Player) -> None:
    player.select(OFFICE)

    player.click("addContactToItem")
    menu = player.find("item_contacts").findChild(QMenu)
    assert isinstance(menu, QMenu)
    (offered,) = menu.findChildren(QAction)[-1:]
    assert offered.text() == "Hassan Lahlou"
    menu.setActiveAction(offered)
    player.qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert player.kept(OFFICE).contacts == (NADIA.id, HASSAN.id)
    assert not player.find("addContactToItem").isVisible()

    player.click("contact_0")
    assert player.kept(OFFICE).contacts == (HASSAN.id,)
    assert player.find("addContactToItem").hasFocus()


def test_a_box_ticked_for_nothing_goes_back_to_what_is_kept(player: Player) -> None:
    player.select(OFFICE)
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))

    player.click("item_result_1")

    box = player.find("item_result_1")
    assert isinstance(box, QAbstractButton)
    assert not box.isChecked()
    assert player.bar.warned


def test_a_meal_asks_for_covers_diets_and_cost(player: Player) -> None:
    player.select(OFFICE)
    assert not player.find("item_covers").isVisible()

    player.choose("item_kind", "Repas")
    player.fill("item_covers", "14")
    player.fill("item_cost", "266")
    player.fill("item_diets", "Sans porc")

    kept = player.kept(OFFICE)
    assert (kept.covers, kept.planned_cents, kept.diets) == (14, 26600, "Sans porc")
    assert player.said("item_cost") == "266,00 €"
    assert not player.notice("shareNotice").isVisible()


def hosting(*more: Record, **fields: object) -> tuple[Record, ...]:
    day = a_hosting_day(groups=("Élus", "Techniciens"), case=HostingCase.DIRECT, **fields)
    meal = an_item(
        "2026-10-20 12:30", "2026-10-20 14:00", title="Déjeuner offert à la délégation", kind=ItemKind.MEAL,
        zone=HOME_ZONE, place="Restaurant de la Baie", covers=14, planned_cents=26600, diets="2 végétariens",
    )  # fmt: skip
    left, right = (
        an_item("2026-10-20 14:30", "2026-10-20 16:00", title="Visite", zone=HOME_ZONE, group=group, note="M. Lefebvre")
        for group in ("Élus", "Techniciens")
    )
    coffee = an_item("2026-10-20 08:45", "2026-10-20 09:15", title="Café", zone=HOME_ZONE, place="Siège")
    return (day, CLAIRE, NADIA, meal, left, right, coffee, *more)


def figures(player: Player) -> dict[Menu, str]:
    return {menu: player.said(f"menu_{menu.value}") for menu in Menu if player.said(f"menu_{menu.value}")}


def test_the_menus_of_a_meal_start_from_those_of_the_delegation(qtbot: QtBot) -> None:
    asked = (MenuCount(Menu.HALAL, 12), MenuCount(Menu.VEGETARIAN, 2))
    player = Player(qtbot, *hosting(delegation=Delegation(menus=asked)))
    meal = next(one for one in player.items if one.kind is ItemKind.MEAL)
    player.select(meal)
    assert figures(player) == {Menu.HALAL: "12", Menu.VEGETARIAN: "2"}

    player.fill("menu_halal", "9")
    assert player.kept(meal).menus == (MenuCount(Menu.HALAL, 9), MenuCount(Menu.VEGETARIAN, 2))
    assert player.desk.dossiers.action(DOSSIER).delegation.menus == asked  # type: ignore[union-attr]  # a hosting day

    player.fill("menu_vegetalien", "beaucoup")
    assert player.find("menus_message").isVisible()
    assert player.said("menu_vegetalien") == "beaucoup"
    player.fill("menu_vegetalien", "1")
    assert not player.find("menus_message").isVisible()
    assert MenuCount(Menu.VEGAN, 1) in player.kept(meal).menus

    player.select(next(one for one in player.items if one.title == "Café"))
    assert not player.find("menu_halal").isVisible()
    player.page.close()


def test_a_hosting_day_has_lanes_groups_and_what_may_be_paid_back(qtbot: QtBot) -> None:
    player = Player(qtbot, *hosting())
    meal = next(one for one in player.items if one.kind is ItemKind.MEAL)
    player.select(meal)

    assert player.notice("shareNotice").isVisible()
    assert "45,5" in player.notice("shareNotice").sentence()
    assert not player.find("item_day").isVisible()
    player.choose("item_group", "Élus")
    assert player.kept(meal).group == "Élus"
    assert player.said("page_title") == "Programme de la journée"
    assert player.page.grab().toImage().width() == 1180


def test_a_hosting_day_without_groups_or_with_a_line_on_another_day(qtbot: QtBot) -> None:
    alone = an_item("2026-10-20 10:00", "2026-10-20 11:00", zone=HOME_ZONE)
    far = an_item("2026-10-21 10:00", "2026-10-21 11:00", zone=HOME_ZONE)
    plain = Player(qtbot, a_hosting_day(), alone)
    assert not plain.find("item_day").isVisible()
    assert not plain.find("item_group").isVisible()

    both = Player(qtbot, *hosting(far))
    assert both.find("item_day").isVisible()
    assert both.find("item_group").isVisible()


def test_a_long_mission_turns_its_days_like_pages(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission(starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 25)), *RECORDS[1:])
    assert not player.find("daysBefore").isEnabled()

    player.click("daysAfter")
    assert [column.day.day for column in player.board.board().columns] == [19, 20, 21, 22, 23, 24, 25]
    assert player.faults() == []
    player.click("daysBefore")
    assert player.board.board().columns[0].day.day == 12


def test_a_short_mission_has_no_pages(player: Player) -> None:
    assert not player.find("daysAfter").isVisible()


def test_a_finding_leads_to_the_field(player: Player) -> None:
    player.presenter.reveal(LUNCH.id, "results")
    settle()

    assert player.find("item_result_1").hasFocus()
    player.programme.editor.setFocus()
    assert player.line("item_title").hasFocus()


def test_the_line_selected_is_brought_into_sight_and_a_refresh_leaves_the_board_alone(qtbot: QtBot) -> None:
    early = an_item("2026-10-13 01:00", "2026-10-13 02:00", title="Nuit")
    player = Player(qtbot, *RECORDS, early, size=(1106, 690))
    player.select(OFFICE)

    player.presenter.reveal(early.id, "")
    settle()
    assert player.board.visibleRegion().contains(player.board.rect_of(early.id))

    player.presenter.reveal(OFFICE.id, "")
    settle()
    assert player.board.visibleRegion().contains(player.board.rect_of(OFFICE.id).center())
    shown = player.board.visibleRegion().boundingRect()
    player.presenter.refresh()
    settle()
    assert player.board.visibleRegion().boundingRect() == shown


def test_the_minute_that_passes_moves_the_line_of_now(player: Player) -> None:
    before = player.board.board().now
    player.desk.clock.instant = player.desk.clock.instant.replace(minute=30)

    player.programme.minute_passed.emit()

    assert before is not None
    assert player.board.board().now == (before[0], before[1] + 26)


def test_keys_that_mean_nothing_here_are_left_to_the_window(player: Player) -> None:
    player.keys(Qt.Key.Key_Q)
    player.qtbot.keyClick(player.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert len(player.items) == 3


CROWDED: tuple[Record, ...] = (
    a_mission(place="Oujda"),
    CLAIRE,
    a_participant(given_name="Marie-Christine", family_name="de La Rochefoucauld"),
    a_contact(family_name="de La Rochefoucauld-Montmorency", given_name="Alexandrine"),
    an_item("2026-10-13 22:30", "2026-10-14 01:30", title="Train de nuit vers Tanger, changement à Fès", place="Gare"),
    an_item("2026-10-14 08:30", "2026-10-14 08:45", title="Minibus", kind=ItemKind.TRANSFER),
    an_item("2026-10-14 08:45", "2026-10-14 12:00", title="زيارة المحطة", place="وجدة", participants=(CLAIRE.id,)),
    an_item("2026-10-14 09:00", "2026-10-14 12:30", title="Atelier", note="Interprète", participants=(CLAIRE.id,)),
    an_item("2026-10-14 09:10", "2026-10-14 12:30", title="Atelier", participants=(THOMAS.id,)),
    an_item("2026-10-14 19:30", "2026-10-14 23:00", title="Dîner", kind=ItemKind.MEAL, covers=3, planned_cents=4500),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo", "pseudo-rtl"])
@pytest.mark.parametrize("case", ["mission", "hosting", "empty"])
def test_nothing_is_cut(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], language: str, case: str) -> None:
    records = {"mission": CROWDED, "hosting": hosting(), "empty": (a_mission(),)}[case]
    spoken = {"pseudo": "fr", "pseudo-rtl": "ar"}.get(language, language)
    with dressed(qapp, language=spoken, low=size[1] < 760, theme="dark" if case == "hosting" else "light"):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=language.endswith("rtl"))
        player = Player(qtbot, *records, size=(size[0] - 260, size[1]))
        found: list[str] = []
        for item in player.items or (None,):
            player.presenter.select(None if item is None else item.id)
            found += player.faults()
        player.page.grab()
        player.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_smallest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        player = Player(qtbot, *CROWDED, size=(1020, 690))

        assert (player.page.width(), player.page.height()) == (1020, 690)
        assert player.faults() == []
        player.page.close()


def test_the_day_of_now_is_drawn_only_when_now_is_on_the_board(qtbot: QtBot) -> None:
    player = Player(qtbot, *RECORDS)
    player.desk.clock.instant = datetime.fromisoformat("2026-10-14T05:00+00:00")
    player.presenter.refresh()
    night = player.board.grab().toImage()
    player.desk.clock.instant = datetime.fromisoformat("2026-10-14T12:00+00:00")
    player.presenter.refresh()

    assert player.board.grab().toImage() != night
