import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.screens import settle
from support.signals import Heard

from lianes_desktop.ui.kit.photo import PhotoViewer

pytestmark = pytest.mark.usefixtures("theme")


def picture(width: int = 200, height: int = 400) -> bytes:
    """Red above, blue below."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for y in range(height // 2):
        for x in range(width):
            image.setPixelColor(x, y, QColor("red"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def viewer(qtbot: QtBot) -> PhotoViewer:
    viewer = PhotoViewer()
    viewer.resize(300, 400)
    qtbot.addWidget(viewer)
    viewer.show()
    viewer.activateWindow()
    viewer.setFocus()
    settle()
    return viewer


def at(viewer: PhotoViewer, x: int, y: int) -> str:
    return viewer.grab().toImage().pixelColor(x, y).name()


def test_the_whole_sheet_is_shown_first(viewer: PhotoViewer) -> None:
    viewer.show_picture(picture())

    assert at(viewer, 150, 60) == "#ff0000"
    assert at(viewer, 150, 320) == "#0000ff"
    assert viewer.bar.isVisible()


def test_turning_the_view_moves_the_top_to_the_right(viewer: PhotoViewer, qtbot: QtBot) -> None:
    viewer.show_picture(picture())
    qtbot.keyClick(viewer, Qt.Key.Key_R)

    assert viewer.turn() == 90
    assert at(viewer, 260, 200) == "#ff0000"
    assert at(viewer, 40, 200) == "#0000ff"


def test_zooming_stays_between_fitted_and_eight_times(viewer: PhotoViewer, qtbot: QtBot) -> None:
    viewer.show_picture(picture())
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    least = viewer.zoom()
    for _turn in range(20):
        qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    most = viewer.zoom()
    qtbot.keyClick(viewer, Qt.Key.Key_0)

    assert (least, most, viewer.zoom()) == (1.0, 8.0, 1.0)


def test_a_zoomed_picture_moves_by_keys_and_hand_never_past_its_edge(viewer: PhotoViewer, qtbot: QtBot) -> None:
    viewer.show_picture(picture())
    for _turn in range(5):
        qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left) * 60:
        qtbot.keyClick(viewer, key)
    top = at(viewer, 4, 4)
    qtbot.mousePress(viewer, Qt.MouseButton.LeftButton, pos=QPoint(150, 390))
    for y in range(380, -3000, -200):
        qtbot.mouseMove(viewer, QPoint(150, y))
    qtbot.mouseRelease(viewer, Qt.MouseButton.LeftButton, pos=QPoint(150, 10))

    assert top == "#ff0000"
    assert at(viewer, 150, 330) in ("#ff0000", "#0000ff")


def test_arrows_are_left_to_the_page_while_the_whole_is_shown(viewer: PhotoViewer, qtbot: QtBot) -> None:
    viewer.show_picture(picture())
    qtbot.keyClick(viewer, Qt.Key.Key_Up)
    qtbot.mousePress(viewer, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    qtbot.mouseMove(viewer, QPoint(150, 10))

    assert at(viewer, 150, 60) == "#ff0000"


def test_the_wheel_zooms_with_control_alone(viewer: PhotoViewer) -> None:
    def wheel(keys: Qt.KeyboardModifier) -> QWheelEvent:
        turn = QWheelEvent(
            QPointF(150, 100), QPointF(150, 100), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewer, turn)
        return turn

    viewer.show_picture(picture())
    plain = wheel(Qt.KeyboardModifier.NoModifier)
    still = viewer.zoom()
    wheel(Qt.KeyboardModifier.ControlModifier)

    assert not plain.isAccepted()
    assert (still, viewer.zoom()) == (1.0, 1.25)


def test_sheets_are_asked_for_within_their_number(viewer: PhotoViewer, qtbot: QtBot) -> None:
    heard = Heard()
    viewer.sheet_asked.connect(heard.note)
    viewer.show_picture(picture(), sheet=0, sheets=2)
    qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
    viewer.show_picture(picture(), sheet=1, sheets=2)
    qtbot.mouseClick(viewer.bar.after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(viewer.bar.before, Qt.MouseButton.LeftButton)

    assert heard.said == [1, 0]
    assert viewer.bar.before.isVisible()


def test_the_bar_zooms_turns_and_asks_for_the_whole_screen(viewer: PhotoViewer, qtbot: QtBot) -> None:
    heard = Heard()
    viewer.full_screen_asked.connect(heard.note)
    viewer.bar.show_words("Agrandir", "Tourner", "Plein écran", "Avant", "Après")
    viewer.show_picture(picture())
    for button in (viewer.bar.zoom, viewer.bar.turn, viewer.bar.full):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    qtbot.mouseDClick(viewer, Qt.MouseButton.LeftButton)

    assert viewer.turn() == 90
    assert len(heard.said) == 3
    assert viewer.bar.full.accessibleName() == "Plein écran"


def test_without_a_picture_there_is_nothing_to_turn_nor_to_enlarge(viewer: PhotoViewer, qtbot: QtBot) -> None:
    heard = Heard()
    viewer.full_screen_asked.connect(heard.note)
    viewer.show_words("Photo peu lisible")
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    qtbot.mouseDClick(viewer, Qt.MouseButton.LeftButton)
    viewer.rotate()

    assert viewer.turn() == 0
    assert heard.said == []


def test_words_stand_where_there_is_no_picture(viewer: PhotoViewer) -> None:
    viewer.show_picture(b"not a picture")
    hidden = viewer.bar.isVisible()
    viewer.show_words("Photo peu lisible")
    viewer.zoom_in()
    image = viewer.grab().toImage()

    assert not hidden
    assert viewer.zoom() == 1.0
    assert len({image.pixel(x, 200) for x in range(300)}) > 2
