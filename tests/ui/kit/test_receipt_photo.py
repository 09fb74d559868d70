"""A receipt's picture whose contrast and corners are in a person's hand."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.screens import settle
from support.signals import Heard

from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, View
from lianes_desktop.ui.kit import photo_boxes
from lianes_desktop.ui.kit.photo_boxes import Box
from lianes_desktop.ui.kit.photo_corners import AT_THE_EDGES, CornerFrame, Handle, sound
from lianes_desktop.ui.kit.receipt_photo import ReceiptPhoto
from lianes_desktop.ui.kit.typed import override

pytestmark = pytest.mark.usefixtures("theme")

PAPER: Corners = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
CROPPED, GREY = View(corners=PAPER), View(contrast=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def picture(width: int = 200, height: int = 400) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget devices
    return bytes(buffer.data().data())


class Hand:
    """A window with a picture of 200 × 400 px that is shown as large, and what it asks for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        self.photo = ReceiptPhoto()
        column.addWidget(self.photo)
        self.contrast, self.wanted, self.chosen = Heard(), Heard(), Heard()
        self.photo.contrast_asked.connect(self.contrast.note)
        self.photo.corners_wanted.connect(self.wanted.note)
        self.photo.corners_chosen.connect(self.chosen.note)
        self.qtbot = qtbot
        qtbot.addWidget(self.window)
        self.window.resize(300, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.photo.show_seen(picture(), AS_IT_IS)
        self.photo.setFocus()
        settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.photo, key, held)
        settle()

    def drag(self, handle: Handle, *places: QPoint) -> None:
        """Take hold beside the middle, and move through places of the picture's widget."""
        left, beside = Qt.MouseButton.LeftButton, QPoint(3, -2)
        self.qtbot.mousePress(handle, left, pos=handle.rect().center() + beside)
        for place in places:
            self.qtbot.mouseMove(handle, handle.mapFrom(self.photo, place) + beside)
        self.qtbot.mouseRelease(handle, left, pos=handle.rect().center())

    @property
    def frame(self) -> CornerFrame:
        return self.photo.frame

    @property
    def name_in_hand(self) -> str:
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused is not None else ""


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.window.close()


def near(one: Corners | object, other: Corners, by: float = 0.011) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True))


def test_contrast_is_asked_by_key_and_by_button_and_shown_once_it_is_drawn(hand: Hand) -> None:
    button = hand.photo.bar.contrast
    hand.press(Qt.Key.Key_C)
    asked_only = button.isChecked()
    hand.photo.show_seen(picture(), GREY)
    shown = button.isChecked()
    hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.photo.show_seen(picture(), AS_IT_IS)

    assert len(hand.contrast.said) == 2
    assert (asked_only, shown, button.isChecked()) == (False, True, False)
    assert (button.accessibleName(), button.toolTip()) == ("Plus de contraste (C)", "Plus de contraste (C)")


def test_a_sheet_that_only_changes_its_contrast_stays_where_it_is(hand: Hand) -> None:
    hand.photo.show_boxes((Box(1000, 1000, 3000, 2000),))
    for _turn in range(4):
        hand.press(Qt.Key.Key_Plus)
    hand.press(Qt.Key.Key_Up)
    before, zoom = hand.photo.places(), hand.photo.zoom()
    hand.photo.show_seen(picture(), GREY)

    assert (hand.photo.places(), hand.photo.zoom()) == (before, zoom)
    hand.photo.show_seen(picture(), CROPPED)
    assert hand.photo.zoom() == 1.0


def test_nothing_is_asked_of_a_picture_that_is_not_there(hand: Hand) -> None:
    heard = Heard()
    hand.photo.turned.connect(heard.note)
    hand.photo.show_seen(picture(), CROPPED)
    hand.photo.show_words("Le reçu s’affiche")
    for key in (Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_R):
        hand.press(key)
    hand.photo.rotate()
    hand.photo.propose_corners(PAPER)

    assert (hand.contrast.said, hand.wanted.said, hand.chosen.said, heard.said) == ([], [], [], [])
    assert not hand.frame.isVisible()


def test_handles_are_laid_near_the_edges_then_where_the_paper_seems_to_be(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    at_first = hand.frame.corners()
    hand.photo.propose_corners(None)
    still = hand.frame.corners()
    hand.photo.propose_corners(PAPER)

    assert (at_first, still) == (AT_THE_EDGES, AT_THE_EDGES)
    assert len(hand.wanted.said) == 1
    assert hand.frame.handles[2].middle() == QPointF(50 + 160, 320)
    hand.press(Qt.Key.Key_Return)
    assert hand.chosen.said == [PAPER]
    assert not hand.frame.isVisible()
    assert hand.photo.hasFocus()


def test_a_proposal_that_comes_late_or_makes_no_sense_is_left_out(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.photo.propose_corners((PAPER[1], PAPER[0], PAPER[2], PAPER[3]))
    assert hand.frame.corners() == AT_THE_EDGES
    hand.press(Qt.Key.Key_Right)
    moved = hand.frame.corners()
    hand.photo.propose_corners(PAPER)

    assert moved != AT_THE_EDGES
    assert hand.frame.corners() == moved


def test_a_handle_is_dragged_with_the_mouse(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.drag(hand.frame.handles[0], QPoint(80, 30), QPoint(90, 60))
    hand.drag(hand.frame.handles[2], QPoint(290, 390))
    hand.qtbot.mouseClick(hand.frame.bar.apply, Qt.MouseButton.LeftButton)

    (chosen,) = hand.chosen.said
    assert near(chosen, ((0.2, 0.15), AT_THE_EDGES[1], (1.0, 0.975), AT_THE_EDGES[3]))


def test_a_mouse_that_passes_over_a_handle_moves_nothing(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.qtbot.mouseMove(hand.frame.handles[0], QPoint(30, 30))
    hand.qtbot.mouseDClick(hand.frame.handles[1], Qt.MouseButton.LeftButton)

    assert hand.frame.corners() == AT_THE_EDGES
    assert hand.frame.isVisible()


def test_corners_never_fold_nor_leave_the_page(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.drag(hand.frame.handles[0], QPoint(100, 100), QPoint(280, 380), QPoint(700, 900))
    folded = hand.frame.corners()
    hand.drag(hand.frame.handles[1], QPoint(-400, 390))

    assert near(folded, ((0.25, 0.25), *AT_THE_EDGES[1:]))
    assert hand.frame.corners() == folded


def test_the_keyboard_walks_the_handles_and_moves_them(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    names = []
    for _corner in range(4):
        names.append(hand.name_in_hand)
        hand.press(Qt.Key.Key_Tab)
    hand.frame.handles[2].setFocus()
    hand.press(Qt.Key.Key_Left)
    hand.press(Qt.Key.Key_Up, SHIFT)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Left, SHIFT)
    hand.press(Qt.Key.Key_Enter)

    assert names == ["Coin en haut à gauche", "Coin en haut à droite", "Coin en bas à droite", "Coin en bas à gauche"]
    (chosen,) = hand.chosen.said
    assert near(chosen, (*AT_THE_EDGES[:2], (0.9, 0.93), AT_THE_EDGES[3]))


@pytest.mark.parametrize("leave", ["key", "again", "button", "words", "sheet"])
def test_leaving_the_handles_chooses_nothing(hand: Hand, leave: str) -> None:
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_Down)
    if leave == "button":
        hand.qtbot.mouseClick(hand.frame.bar.leave, Qt.MouseButton.LeftButton)
    elif leave == "words":
        hand.photo.show_words("Le reçu s’affiche")
    elif leave == "sheet":
        hand.photo.show_seen(picture(), AS_IT_IS, sheet=1, sheets=2)
    else:
        hand.press(Qt.Key.Key_Escape if leave == "key" else Qt.Key.Key_P)

    assert hand.chosen.said == []
    assert not hand.frame.isVisible()
    assert hand.photo.bar.isVisible() == (leave != "words")


def test_contrast_may_be_raised_with_the_handles_in_hand(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_Down, SHIFT)
    moved = hand.frame.corners()
    hand.press(Qt.Key.Key_C)
    hand.photo.show_seen(picture(), GREY)

    assert len(hand.contrast.said) == 1
    assert hand.frame.corners() == moved
    assert (hand.frame.isVisible(), hand.photo.bar.isVisible()) == (True, False)
    assert hand.frame.handles[0].hasFocus()


def test_escape_goes_to_the_page_when_no_handle_is_laid(hand: Hand) -> None:
    class Page(QWidget):
        @override
        def keyPressEvent(self, event: QKeyEvent) -> None:
            heard.note(Qt.Key(event.key()))

    heard, page = Heard(), Page()
    hand.qtbot.addWidget(page)
    hand.photo.setParent(page)
    hand.qtbot.keyClick(hand.photo, Qt.Key.Key_Escape)
    hand.qtbot.keyClick(hand.photo, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert heard.said == [Qt.Key.Key_Escape, Qt.Key.Key_Control, Qt.Key.Key_C]
    assert hand.contrast.said == []


def test_a_cropped_sheet_is_seen_whole_again(hand: Hand) -> None:
    hand.photo.show_seen(picture(), CROPPED)
    name, pressed = hand.photo.bar.crop.accessibleName(), hand.photo.bar.crop.isChecked()
    hand.qtbot.mouseClick(hand.photo.bar.crop, Qt.MouseButton.LeftButton)
    hand.photo.show_seen(picture(), AS_IT_IS)

    assert (name, pressed) == ("Revoir la page entière (P)", True)
    assert hand.chosen.said == [None]
    assert hand.photo.bar.crop.accessibleName() == "Recadrer et redresser (P)"
    assert not hand.photo.bar.crop.isChecked()


def test_handles_follow_a_turned_and_enlarged_sheet(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_R)  # a handle lets the other keys through
    first = hand.frame.handles[0]
    assert first.accessibleName() == "Coin en haut à droite"
    assert first.middle().x() > 250
    assert first.middle().y() < 200
    hand.drag(first, QPoint(225, 200))  # the middle of the page's height, three quarters from its left
    hand.press(Qt.Key.Key_Plus)
    hand.press(Qt.Key.Key_Return)

    (chosen,) = hand.chosen.said
    assert near(chosen, ((0.5, 0.25), *AT_THE_EDGES[1:]))


def test_a_hand_turns_the_sheet_for_good(hand: Hand) -> None:
    heard = Heard()
    hand.photo.turned.connect(heard.note)
    hand.photo.show_upright(180)
    as_read = hand.photo.turn()
    for _quarter in range(3):
        hand.press(Qt.Key.Key_R)
    hand.photo.show_upright(0)
    hand.photo.show_upright(90)
    by_hand = hand.photo.turn()
    hand.photo.show_seen(picture(), View(turn=4, contrast=True))
    drawn_so = hand.photo.turn()
    hand.photo.show_seen(picture(), AS_IT_IS, sheet=1, sheets=2)

    assert (as_read, by_hand, drawn_so, hand.photo.turn()) == (180, 90, 0, 90)
    assert heard.said == [3, 4, 1]


def test_what_was_read_is_framed_on_the_cropped_sheet_and_not_under_the_handles(hand: Hand) -> None:
    hand.photo.show_boxes((Box(3500, 3500, 6500, 5000, lit=True), Box(0, 0, 1000, 1000)))
    whole = len(hand.photo.places())
    hand.press(Qt.Key.Key_P)
    under = len(hand.photo.places())
    hand.press(Qt.Key.Key_Escape)
    again = len(hand.photo.places())
    hand.photo.show_seen(picture(), CROPPED)

    (inside,) = hand.photo.places()
    assert (whole, under, again) == (2, 0, 2)
    assert inside.center().x() == pytest.approx(150, abs=1)
    assert inside == QRectF(50 + 50, 100, 100, 100).adjusted(-3, -3, 3, 3)


@pytest.mark.parametrize(
    ("upright", "box", "share"),
    [
        (0, Box(1500, 3000, 3000, 4000), (0.1, 0.2, 0.4, 0.4)),
        (90, Box(6000, 1500, 7000, 3000), (0.6, 0.1, 0.8, 0.4)),
        (180, Box(7000, 6000, 8500, 7000), (0.6, 0.6, 0.9, 0.8)),
        (270, Box(3000, 7000, 4000, 8500), (0.2, 0.6, 0.4, 0.9)),
    ],
)
def test_what_was_read_on_a_sheet_that_lies_on_its_side_is_framed_on_what_is_cropped_of_it(
    hand: Hand, upright: int, box: Box, share: tuple[float, float, float, float]
) -> None:
    hand.photo.show_boxes((box,))
    hand.photo.show_seen(picture(), View(corners=((0.1, 0.2), (0.6, 0.2), (0.6, 0.7), (0.1, 0.7))))
    hand.photo.show_upright(upright)
    page = QRectF(0, 125, 300, 150) if upright % 180 else QRectF(50, 0, 200, 400)

    (place,) = hand.photo.places()
    left, top, right, bottom = share
    assert place == QRectF(
        QPointF(page.x() + left * page.width(), page.y() + top * page.height()),
        QPointF(page.x() + right * page.width(), page.y() + bottom * page.height()),
    ).adjusted(-3, -3, 3, 3)


def test_the_handles_are_seen_over_a_darkened_page(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P)
    hand.photo.propose_corners(PAPER)
    settle()
    image = hand.photo.grab().toImage()

    assert image.pixelColor(150, 200) == QColor("white")
    assert image.pixelColor(60, 200).lightness() < 160
    held, other = (image.pixelColor(hand.frame.handles[at].middle().toPoint()) for at in (0, 1))
    assert held != other


def test_from_right_to_left_corners_stay_where_the_paper_is(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    hand = Hand(qtbot)
    hand.press(Qt.Key.Key_P)
    middles = [handle.middle() for handle in hand.frame.handles]
    hand.press(Qt.Key.Key_Right)
    hand.drag(hand.frame.handles[3], QPoint(70, 380))
    hand.press(Qt.Key.Key_Return)

    assert middles[0] == QPointF(60, 20)
    (chosen,) = hand.chosen.said
    assert near(chosen, ((0.06, 0.05), *AT_THE_EDGES[1:3], (0.1, 0.95)))
    hand.window.close()


@pytest.mark.parametrize(("width", "sheets"), [(216, 3), (216, 1), (256, 12), (700, 3)])
def test_every_button_is_inside_the_picture_however_narrow(hand: Hand, width: int, sheets: int) -> None:
    hand.window.resize(width, 400)
    hand.photo.show_seen(picture(), AS_IT_IS, sheet=1 if sheets > 1 else 0, sheets=sheets)
    settle()
    bar = hand.photo.bar
    buttons = [
        one for one in (bar.before, bar.after, bar.zoom, bar.turn, bar.contrast, bar.crop, bar.full) if one.isVisible()
    ]
    places = [QRectF(one.mapTo(hand.photo, QPoint(0, 0)), one.size()) for one in buttons]

    assert len(buttons) == (7 if sheets > 1 else 5)
    assert all(QRectF(hand.photo.rect()).contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in pairwise(places))


POINT = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000))


@given(POINT, POINT)
def test_a_box_on_the_flattened_sheet_lies_within_it(one: tuple[int, int], other: tuple[int, int]) -> None:
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(one, other, strict=True))
    aslant: Corners = ((0.3, 0.1), (0.7, 0.2), (0.9, 0.9), (0.1, 0.8))
    for box in photo_boxes.through((Box(left, top, right, bottom),), aslant):
        assert all(-1 <= side <= 10_001 for side in box[:4])
        assert box.left <= box.right
        assert box.top <= box.bottom


def test_corners_on_one_line_frame_nothing() -> None:
    assert photo_boxes.through((Box(0, 0, 9, 9),), ((0.0, 0.0), (0.1, 0.1), (0.2, 0.2), (0.3, 0.3))) == ()


@given(st.lists(st.tuples(st.floats(-1, 2), st.floats(-1, 2)), min_size=4, max_size=4))
def test_sound_corners_go_round_an_area_of_the_page(points: list[tuple[float, float]]) -> None:
    first, second, third, fourth = points
    if sound((first, second, third, fourth)):
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, first])) / 2
        assert 0.001 < area <= 1
        assert not sound((fourth, third, second, first))
