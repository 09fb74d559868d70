import pytest
from conftest import ROOT
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from lianes_desktop.ui.kit import icons

pytestmark = pytest.mark.usefixtures("theme")

FOLDER = ROOT / "resources" / "icons"
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def test_every_icon_shipped_is_used() -> None:
    assert [name for name in NAMES if f'"{name}"' not in SOURCES] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something_in_its_colour(name: str) -> None:
    image = icons.pixmap(name, "bad", 24).toImage()
    inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 200]

    assert inked
    assert all(one.red() > one.green() for one in inked)


def test_chevrons_turn_round_and_clocks_do_not(qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        return icons.pixmap(name, "ink", 20).toImage()

    before = {name: drawn(name) for name in ("chevron-right", "clock", "check")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert drawn("chevron-right") == before["chevron-right"].flipped(Qt.Orientation.Horizontal)
    assert drawn("clock") == before["clock"]
    assert drawn("check") == before["check"]


def test_a_sharp_screen_gets_sharp_icons() -> None:
    twice = icons.pixmap("check", "ink", 20, ratio=2.0)

    assert (twice.width(), twice.deviceIndependentSize().width()) == (40, 20)


def test_an_icon_is_painted_where_asked() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.draw(painter, "check", "ink", 20, 20, 16)
    painter.end()

    assert any(image.pixelColor(x, y).alpha() for x in range(20, 40) for y in range(20, 40))
    assert not any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))
