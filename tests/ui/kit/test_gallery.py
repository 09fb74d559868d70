from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.gallery import gallery
from support.screens import dressed, grab

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.typed import override


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("height", ["usual", "low"])
def test_every_widget_paints_itself_and_cuts_no_word(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: str, language: str, height: str
) -> None:
    with dressed(qapp, theme=theme, language=language, low=height == "low"):
        page = gallery()
        qtbot.addWidget(page)
        picture = grab(page, tmp_path / "gallery.png", (1180, 1400))

        assert cut_words(page) == []
        assert outside(page) == []
        image = QImage(str(picture))
        assert len({image.pixel(x, y) for x in range(0, 1180, 7) for y in range(0, 1400, 7)}) > 30


def test_a_label_too_narrow_for_its_words_is_found(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with dressed(qapp):
        page = gallery()
        qtbot.addWidget(page)
        grab(page, tmp_path / "gallery.png", (1180, 1400))
        title = page.header._title
        title.setFixedWidth(20)

        assert [line for line in cut_words(page) if "Composants" in line]


def test_changing_theme_and_direction_while_open_leaves_nothing_cut(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    page = gallery()
    qtbot.addWidget(page)
    grab(page, tmp_path / "gallery.png", (1180, 1400))
    with dressed(qapp, theme="dark", language="ar", low=True):
        grab(page, tmp_path / "gallery.png", (1180, 1400))

        assert cut_words(page) == []


class _Broken(Chip):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self):
            raise ZeroDivisionError


def test_an_error_while_painting_is_an_error_and_not_the_end(qtbot: QtBot) -> None:
    chip = _Broken("Éligible")
    qtbot.addWidget(chip)
    for _turn in range(2):
        with pytest.raises(ZeroDivisionError):
            chip.grab()

    assert not chip.paintingActive()
