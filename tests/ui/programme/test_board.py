"""The board driven by mouse and keys, alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from support.builders import an_item
from support.screens import settle

from lianes_desktop.domain import overlaps
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.missions import MOROCCO_ZONE
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.programme.board import ProgrammeBoard
from lianes_desktop.ui.programme.geometry import Geometry
from lianes_desktop.ui.programme.layout import arrange
from lianes_desktop.ui.programme.values import Grip, Moved, Nudge, Spot

pytestmark = pytest.mark.usefixtures("theme")

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = ALT | SHIFT
DAYS = tuple(date(2026, 10, 12) + timedelta(days=offset) for offset in range(4))

OPENING = an_item("2026-10-12 09:00", "2026-10-12 11:00", title="Ouverture")
LUNCH = an_item("2026-10-12 12:00", "2026-10-12 13:00", title="Déjeuner", kind=ItemKind.MEAL)
VISIT = an_item("2026-10-13 09:30", "2026-10-13 11:30", title="Campus", kind=ItemKind.SITE_VISIT)
CLOSING = an_item("2026-10-15 10:00", "2026-10-15 12:00", title="Restitution")


class Player:
    """The board, what it said, and a selection that follows it as the presenter's does."""

    def __init__(self, qtbot: QtBot, *items: ProgrammeItem, groups: tuple[str, ...] = ()) -> None:
        self.qtbot, self.items, self.groups = qtbot, items, groups
        self.board = ProgrammeBoard()
        qtbot.addWidget(self.board)
        self.board.resize(700, 700)
        self.moved: list[Moved] = []
        self.nudged: list[Nudge] = []
        self.spots: list[Spot] = []
        self.asked: list[str] = []
        self.board.selected.connect(self.show)
        self.board.moved.connect(self.moved.append)
        self.board.nudged.connect(self.nudged.append)
        self.board.add_asked.connect(self.spots.append)
        self.board.edit_asked.connect(self._edit)
        self.board.remove_asked.connect(self._remove)
        self.chosen: ItemId | None = None
        self.show(None)
        self.board.show()
        settle()

    def show(self, chosen: ItemId | None) -> None:
        self.chosen = chosen
        ordered = sorted(self.items, key=lambda item: item.starts_at)
        self.board.show_board(
            arrange(
                ordered, days=DAYS[:1] if self.groups else DAYS, groups=self.groups, clock=MOROCCO_ZONE,
                overlaps=overlaps.overlaps(ordered), now=datetime(2026, 10, 12, 9, 30, tzinfo=UTC), selected=chosen,
            )
        )  # fmt: skip

    def _edit(self) -> None:
        self.asked.append("edit")

    def _remove(self) -> None:
        self.asked.append("remove")

    @property
    def geometry(self) -> Geometry:
        return Geometry(self.board.board(), self.board.size(), self.board.layoutDirection())

    def rect(self, item: ProgrammeItem) -> QRect:
        return self.board.rect_of(item.id)

    def spot(self, column: int, minute: int) -> QPoint:
        left, right = self.geometry.edges(column, column)
        return self.geometry.mirror.rect(left, self.geometry.y(minute), right - left, 1).center()

    def drag(self, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
        self.qtbot.mousePress(self.board, LEFT, pos=start)
        self.qtbot.mouseMove(self.board, (start + end) / 2)
        self.qtbot.mouseMove(self.board, end)
        settle()
        if drop:
            self.qtbot.mouseRelease(self.board, LEFT, pos=end)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.board, key, held)

    def quarter(self) -> int:
        return round(self.geometry.hour / 4)


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    return Player(qtbot, OPENING, LUNCH, VISIT, CLOSING)


@pytest.fixture
def mirrored(qapp: QApplication, qtbot: QtBot) -> Iterator[Player]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield Player(qtbot, OPENING, LUNCH, VISIT, CLOSING)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_click_selects_a_line(player: Player) -> None:
    player.qtbot.mouseClick(player.board, LEFT, pos=player.rect(LUNCH).center())
    assert player.chosen == LUNCH.id
    assert "Déjeuner" in player.board.accessibleDescription()


def test_a_click_beside_lets_the_line_go(player: Player) -> None:
    player.show(LUNCH.id)
    player.qtbot.mouseClick(player.board, LEFT, pos=player.spot(2, 10 * 60))

    assert player.chosen is None
    assert player.moved == []


def test_the_other_buttons_of_the_mouse_do_nothing(player: Player) -> None:
    player.qtbot.mouseClick(player.board, Qt.MouseButton.RightButton, pos=player.rect(LUNCH).center())

    assert player.chosen is None


def test_a_line_dragged_down_and_across_changes_hour_and_day(player: Player) -> None:
    start = player.rect(VISIT).center()

    player.drag(start, QPoint(player.spot(2, 600).x(), start.y() + 2 * player.quarter()))

    moved = Moved(VISIT.id, datetime(2026, 10, 14, 10), datetime(2026, 10, 14, 12))  # noqa: DTZ001 - wall times
    assert player.moved == [moved]


def test_a_line_follows_the_mouse_before_it_is_let_go(player: Player) -> None:
    before = player.board.grab().toImage()
    start = player.rect(OPENING).center()

    player.drag(start, start + QPoint(0, 4 * player.quarter()), drop=False)
    under_way = player.board.grab().toImage()
    player.key(Qt.Key.Key_Escape)
    player.qtbot.mouseRelease(player.board, LEFT, pos=start)

    assert under_way != before
    assert player.moved == []


def test_what_lets_a_line_go_leaves_it_where_it_stood(player: Player) -> None:
    before = player.board.grab().toImage()
    start = player.rect(OPENING).center()
    end = start + QPoint(0, 4 * player.quarter())

    player.drag(start, end, drop=False)
    player.qtbot.mousePress(player.board, Qt.MouseButton.RightButton, pos=end)
    player.qtbot.mouseRelease(player.board, Qt.MouseButton.RightButton, pos=end)
    player.qtbot.mouseRelease(player.board, LEFT, pos=end)
    player.drag(start, end, drop=False)
    player.board.setFocus()
    player.board.clearFocus()
    player.qtbot.mouseRelease(player.board, LEFT, pos=end)
    player.show(None)

    assert player.moved == []
    assert player.board.grab().toImage() == before


def test_a_line_in_the_hand_is_painted_as_it_will_stand(player: Player) -> None:
    palette = player.board.palette()
    palette.setColor(QPalette.ColorRole.Window, theme.colour("surface"))  # the card it stands on
    player.board.setPalette(palette)
    player.board.setFocus()
    start = player.rect(VISIT).center()
    down = QPoint(0, 8 * player.quarter())

    player.drag(start, start + down, drop=False)
    under_way = player.board.grab().toImage()
    player.qtbot.mouseRelease(player.board, LEFT, pos=start + down)
    (moved,) = player.moved
    player.items = (OPENING, LUNCH, replace(VISIT, starts_at=moved.starts_at, ends_at=moved.ends_at), CLOSING)
    player.show(VISIT.id)
    settle()

    assert player.board.grab().toImage() == under_way


def test_alt_moves_a_line_by_five_minutes(player: Player) -> None:
    start = player.rect(LUNCH).center()
    below = start + QPoint(0, round(player.geometry.hour * 20 / 60))

    player.qtbot.mousePress(player.board, LEFT, pos=start)
    QTest.mouseMove(player.board, below)
    there, at = QPointF(below), player.board.mapToGlobal(QPointF(below))
    moving = QMouseEvent(QEvent.Type.MouseMove, there, at, Qt.MouseButton.NoButton, LEFT, ALT)
    QApplication.sendEvent(player.board, moving)
    player.qtbot.mouseRelease(player.board, LEFT, ALT, pos=below)

    assert [(one.starts_at.hour, one.starts_at.minute) for one in player.moved] == [(12, 20)]


def test_a_line_whose_dossier_changes_under_the_mouse_stays_in_hand_only_where_it_stood(player: Player) -> None:
    start = player.rect(LUNCH).center()

    player.drag(start, start + QPoint(0, 4 * player.quarter()), drop=False)
    player.show(LUNCH.id)
    player.items = (OPENING, replace(LUNCH, ends_at=LUNCH.ends_at + timedelta(hours=1)))
    player.show(LUNCH.id)
    player.qtbot.mouseRelease(player.board, LEFT, pos=start)

    assert player.moved == []


def test_a_trembling_hand_moves_nothing(player: Player) -> None:
    start = player.rect(OPENING).center()

    player.drag(start, start + QPoint(1, 1))
    player.drag(start, start + QPoint(0, 5))

    assert player.moved == []


def test_a_line_stays_within_its_day_and_the_days_shown(player: Player) -> None:
    start = player.rect(OPENING).center()

    player.drag(start, QPoint(-500, -3000))
    player.drag(player.rect(CLOSING).center(), QPoint(5000, 9000))

    first, last = player.moved
    assert first.starts_at == datetime(2026, 10, 12, 0)  # noqa: DTZ001 - a wall time
    assert last.starts_at == datetime(2026, 10, 15, 23, 45)  # noqa: DTZ001 - a wall time


def test_the_grips_of_the_selected_line_stretch_it(player: Player) -> None:
    player.show(LUNCH.id)
    rect = player.rect(LUNCH)

    player.drag(
        QPoint(rect.center().x(), rect.bottom() - 2), QPoint(rect.center().x(), rect.bottom() + player.quarter())
    )
    player.drag(QPoint(rect.center().x(), rect.top() + 2), QPoint(rect.center().x(), rect.top() + 900))

    longer, shorter = player.moved
    assert (longer.starts_at.hour, longer.ends_at.hour, longer.ends_at.minute) == (12, 13, 15)
    assert (shorter.starts_at.hour, shorter.starts_at.minute) == (12, 45)


def test_the_edge_of_a_line_not_selected_moves_it_whole(player: Player) -> None:
    rect = player.rect(LUNCH)

    player.drag(
        QPoint(rect.center().x(), rect.bottom() - 2), QPoint(rect.center().x(), rect.bottom() + player.quarter())
    )

    assert [(one.starts_at.minute, one.ends_at.minute) for one in player.moved] == [(15, 15)]


def test_the_pointer_tells_what_can_be_held(player: Player) -> None:
    player.show(LUNCH.id)
    rect = player.rect(LUNCH)
    shapes = []

    for at in (rect.center(), QPoint(rect.center().x(), rect.bottom() - 1), player.spot(2, 600)):
        player.qtbot.mouseMove(player.board, at)
        shapes.append(player.board.cursor().shape())

    assert shapes == [
        Qt.CursorShape.PointingHandCursor, Qt.CursorShape.SizeVerCursor, Qt.CursorShape.ArrowCursor,
    ]  # fmt: skip


def test_a_line_is_not_stretched_where_midnight_cuts_it(qtbot: QtBot) -> None:
    night = an_item("2026-10-12 21:00", "2026-10-13 03:00")
    player = Player(qtbot, night)
    player.show(night.id)
    rect = player.rect(night)

    player.drag(
        QPoint(rect.center().x(), rect.bottom() - 2), QPoint(rect.center().x(), rect.bottom() - 2 - player.quarter())
    )

    assert [(one.starts_at.hour, one.ends_at.hour) for one in player.moved] == [(20, 2)]


def test_two_clicks_on_a_line_edit_it_and_beside_make_one_at_that_half_hour(player: Player) -> None:
    player.qtbot.mouseDClick(player.board, LEFT, pos=player.rect(LUNCH).center())
    player.qtbot.mouseDClick(player.board, LEFT, pos=player.spot(2, 14 * 60 + 40))

    assert player.asked == ["edit"]
    assert player.spots == [Spot(datetime(2026, 10, 14, 14, 30))]  # noqa: DTZ001 - a wall time


def test_two_clicks_on_a_board_without_days_do_nothing(qtbot: QtBot) -> None:
    board = ProgrammeBoard()
    qtbot.addWidget(board)
    board.resize(300, 300)
    board.show()

    with qtbot.assertNotEmitted(board.add_asked):
        qtbot.mouseDClick(board, LEFT, pos=QPoint(150, 150))


def test_arrows_go_from_line_to_line_in_time_and_across_days(player: Player) -> None:
    chosen = []
    for key in (
        Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up,
        Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left,
    ):  # fmt: skip
        player.key(key)
        chosen.append(player.chosen)

    assert chosen == [one.id for one in (
        OPENING, LUNCH, VISIT, LUNCH, OPENING, OPENING, VISIT, CLOSING, CLOSING, VISIT,
    )]  # fmt: skip


def test_arrows_go_past_a_line_that_crosses_midnight(qtbot: QtBot) -> None:
    night = an_item("2026-10-12 22:00", "2026-10-13 02:00")
    player = Player(qtbot, OPENING, night, VISIT)
    player.show(night.id)

    player.key(Qt.Key.Key_Down)

    assert player.chosen == VISIT.id


def test_arrows_on_an_empty_board_select_nothing(qtbot: QtBot) -> None:
    player = Player(qtbot)

    player.key(Qt.Key.Key_Down)

    assert player.chosen is None


def test_alt_and_arrows_move_and_with_shift_stretch(player: Player) -> None:
    player.show(LUNCH.id)
    for key, held in (
        (Qt.Key.Key_Up, ALT), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_Left, ALT), (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Down, ALT_SHIFT), (Qt.Key.Key_Right, ALT_SHIFT), (Qt.Key.Key_Up, SHIFT),
        (Qt.Key.Key_Down, SHIFT | Qt.KeyboardModifier.ControlModifier),
    ):  # fmt: skip
        player.show(LUNCH.id)
        player.key(key, held)

    assert player.nudged == [
        Nudge(minutes=-15), Nudge(minutes=15), Nudge(days=-1), Nudge(days=1), Nudge(minutes=15, grip=Grip.END),
        Nudge(minutes=-15, grip=Grip.END), Nudge(minutes=15, grip=Grip.START),
    ]  # fmt: skip


def test_enter_and_f2_edit_and_delete_removes(player: Player) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_A):
        player.key(key)

    assert player.asked == ["edit", "edit", "remove", "remove"]


def test_the_board_mirrors_from_right_to_left(mirrored: Player) -> None:
    first, last = mirrored.rect(OPENING), mirrored.rect(CLOSING)
    assert first.left() > last.right()

    mirrored.show(OPENING.id)
    mirrored.key(Qt.Key.Key_Left)
    assert mirrored.chosen == VISIT.id
    mirrored.key(Qt.Key.Key_Left, ALT)
    mirrored.key(Qt.Key.Key_Right, ALT)
    assert mirrored.nudged == [Nudge(days=1), Nudge(days=-1)]


def test_a_drag_across_days_follows_the_hand_from_right_to_left_too(mirrored: Player) -> None:
    start = mirrored.rect(OPENING).center()

    mirrored.drag(start, QPoint(mirrored.spot(1, 600).x(), start.y()))
    mirrored.qtbot.mouseDClick(mirrored.board, LEFT, pos=mirrored.spot(3, 14 * 60))

    assert [moved.starts_at.day for moved in mirrored.moved] == [13]
    assert mirrored.spots[0].at.day == 15


def test_a_line_let_go_on_another_lane_changes_group(qtbot: QtBot) -> None:
    line = an_item("2026-10-12 10:00", "2026-10-12 12:00", group="Élus")
    everybody = an_item("2026-10-12 14:00", "2026-10-12 16:00")
    player = Player(qtbot, line, everybody, groups=("Élus", "Agents"))
    assert player.rect(everybody).width() > player.rect(line).width() * 1.9
    start = player.rect(line).center()

    player.drag(start, QPoint(player.spot(1, 600).x(), start.y()))
    player.drag(
        player.rect(everybody).center(), QPoint(player.spot(1, 600).x() + 90, player.rect(everybody).center().y())
    )
    player.qtbot.mouseDClick(player.board, LEFT, pos=player.spot(1, 9 * 60))

    assert player.moved == [Moved(line.id, line.starts_at, line.ends_at, "Agents")]
    assert player.spots[0].group == "Agents"


def test_a_line_in_hand_survives_a_refresh_and_not_its_own_removal(player: Player) -> None:
    start = player.rect(OPENING).center()
    player.drag(start, start + QPoint(0, 2 * player.quarter()), drop=False)
    player.show(OPENING.id)
    player.qtbot.mouseRelease(player.board, LEFT, pos=start + QPoint(0, 2 * player.quarter()))
    assert len(player.moved) == 1

    player.drag(start, start + QPoint(0, 2 * player.quarter()), drop=False)
    player.items = (LUNCH,)
    player.show(None)
    player.qtbot.mouseRelease(player.board, LEFT, pos=start)
    assert len(player.moved) == 1


def test_the_first_line_is_selected_when_keys_come_in_and_none_by_the_mouse(player: Player) -> None:
    chosen = []
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        player.board.clearFocus()
        player.board.setFocus(reason)
        chosen.append(player.chosen)

    assert chosen == [None, OPENING.id]


def test_a_pointer_that_rests_says_the_whole_line(player: Player) -> None:
    for at, words in ((player.rect(LUNCH).center(), "Déjeuner"), (player.spot(2, 600), "")):
        QApplication.sendEvent(player.board, QHelpEvent(QEvent.Type.ToolTip, at, player.board.mapToGlobal(at)))
        assert words in QToolTip.text()
    QToolTip.hideText()
    settle()


def test_a_line_unknown_stands_nowhere(player: Player) -> None:
    assert player.board.rect_of(an_item().id).isNull()


def test_a_hundred_lines_are_painted_at_once(qtbot: QtBot) -> None:
    items = [
        an_item(
            f"2026-10-{12 + at % 4} {8 + at // 10:02}:00",
            f"2026-10-{12 + at % 4} {9 + at // 10:02}:30",
            title=f"N° {at}",
        )
        for at in range(100)
    ]
    player = Player(qtbot, *items)
    began = datetime.now(tz=UTC)

    player.board.grab()

    assert datetime.now(tz=UTC) - began < timedelta(seconds=2)  # tens of milliseconds on a quiet machine
