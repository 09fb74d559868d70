"""The receipt beside the form and over the whole screen: both are of the sheet in sight, and of nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from support import claims
from support.screens import settle
from support.signals import Heard

from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, View
from lianes_desktop.ui.expenses.receipt_place import ReceiptPlace
from lianes_desktop.ui.expenses.values import Sheet
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.receipt_photo import ReceiptPhoto

pytestmark = pytest.mark.usefixtures("theme")

FIRST, SECOND, THIRD = (Sheet(claims.page(1, "application/pdf", 3), at) for at in range(3))
OTHER = Sheet(claims.page(2))
PAPER: Corners = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
ACTS = (Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_Return)


def picture() -> bytes:
    image = QImage(200, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget devices
    return bytes(buffer.data().data())


class Hand:
    """The place with the three sheets of a receipt, the first one drawn, and what it asks for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.place = ReceiptPlace()
        qtbot.addWidget(self.place)
        self.wanted, self.asked = Heard(), Heard()
        self.place.sheet_wanted.connect(self.wanted.note)
        for signal in (self.place.contrast_asked, self.place.corners_wanted):
            signal.connect(self.asked.note)
        for signal in (self.place.corners_chosen, self.place.turned):
            signal.connect(lambda sheet, _how: self.asked.note(sheet))
        self.place.resize(300, 400)
        self.place.show()
        self.place.show_sheets((FIRST, SECOND, THIRD), again=True)
        self.place.show_picture(FIRST, picture(), AS_IT_IS)
        settle()

    def press(self, photo: ReceiptPhoto, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(photo, key)
        settle()

    def full(self) -> FullScreenReceipt | None:
        return self.place.findChild(FullScreenReceipt)

    def open_full(self) -> ReceiptPhoto:
        self.press(self.place.photo, Qt.Key.Key_Space)
        full = self.full()
        assert full is not None
        assert isinstance(full.viewer, ReceiptPhoto)
        return full.viewer


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.place.close()


def test_the_whole_screen_leaves_a_sheet_as_soon_as_another_is_wanted(hand: Hand) -> None:
    full = hand.open_full()
    hand.press(full, Qt.Key.Key_P)
    laid = full.frame.isVisible()
    hand.asked.said.clear()
    hand.press(full, Qt.Key.Key_PageDown)
    hand.press(full, *ACTS)

    assert laid
    assert hand.wanted.said[-1] == SECOND
    assert not full.frame.isVisible()
    assert hand.asked.said == []


def test_the_whole_screen_says_too_why_a_sheet_cannot_be_shown(hand: Hand) -> None:
    full = hand.open_full()
    hand.place.show_picture_failed(FIRST, "Ce PDF est abîmé.")
    hand.press(full, *ACTS)
    gone = full.bar.isVisible(), hand.place.photo.bar.isVisible()

    assert gone == (False, False)
    assert hand.asked.said == []
    hand.press(full, Qt.Key.Key_Space)
    assert hand.full() is None


def test_the_whole_screen_without_a_picture_is_closed_by_the_mouse_too(hand: Hand) -> None:
    full = hand.open_full()
    hand.place.show_picture_failed(FIRST, "Ce PDF est abîmé.")
    hand.qtbot.mouseDClick(full, Qt.MouseButton.LeftButton)
    settle()

    assert hand.full() is None


def test_the_whole_screen_closes_once_there_is_no_sheet(hand: Hand) -> None:
    hand.open_full()
    hand.place.show_sheets((), again=True)
    settle()

    assert hand.full() is None


def test_nothing_is_asked_of_no_sheet(hand: Hand) -> None:
    hand.place.show_sheets((), again=True)
    hand.press(hand.place.photo, *ACTS)
    hand.place.photo.corners_chosen.emit(PAPER)

    assert hand.asked.said == []


def test_the_whole_screen_is_opened_once_and_with_a_picture_alone(hand: Hand) -> None:
    hand.open_full()
    hand.press(hand.place.photo, Qt.Key.Key_Space)
    assert len(hand.place.findChildren(FullScreenReceipt)) == 1

    hand.place.show_sheets((), again=True)
    hand.place.show_sheets((OTHER,), again=True)
    settle()
    hand.press(hand.place.photo, Qt.Key.Key_Space)
    assert hand.full() is None


def test_sheets_are_turned_past_one_that_cannot_be_shown(hand: Hand) -> None:
    photo = hand.place.photo
    hand.press(photo, Qt.Key.Key_PageDown)
    hand.place.show_picture_failed(SECOND, "Ce PDF est abîmé.")
    hand.press(photo, Qt.Key.Key_PageDown)
    hand.place.show_picture_failed(THIRD, "Ce PDF est abîmé.")
    hand.press(photo, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)

    assert hand.wanted.said == [FIRST, SECOND, THIRD, SECOND, FIRST]


def test_sheets_of_another_receipt_are_turned_within_their_number(hand: Hand) -> None:
    hand.place.show_sheets((OTHER,), again=True)
    hand.press(hand.place.photo, Qt.Key.Key_PageDown)

    assert hand.wanted.said == [FIRST, OTHER]


def test_the_whole_screen_is_seen_as_the_sheet_in_sight_not_as_the_one_before(hand: Hand) -> None:
    hand.place.show_picture(FIRST, picture(), View(contrast=True, corners=PAPER))
    hand.press(hand.place.photo, Qt.Key.Key_PageDown, *ACTS)
    hand.place.show_picture(SECOND, picture(), AS_IT_IS)
    full = hand.open_full()

    assert hand.asked.said == []
    assert (full.bar.contrast.isChecked(), full.bar.crop.isChecked()) == (False, False)
