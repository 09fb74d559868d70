import pytest
from conftest import ROOT
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lianes_desktop.ui.kit import theme as theme_module
from lianes_desktop.ui.kit.theme import ThemeKeeper
from lianes_desktop.ui.kit.tokens import DARK, LIGHT

TEXTS = [
    ("ink", "surface"), ("ink", "bg"), ("ink2", "surface"), ("ink2", "sunken"), ("ink3", "surface"),
    ("ink3", "sunken"), ("ink3", "teal_tint"), ("teal", "surface"), ("teal", "teal_tint2"), ("on_teal", "teal_fill"),
    ("on_teal", "teal_hover"), ("ok", "ok_tint"), ("warn", "warn_tint"), ("bad", "bad_tint"), ("info", "info_tint"),
    ("neutral", "neutral_tint"), ("meal", "meal_tint"), ("move", "move_tint"), ("visit", "visit_tint"),
    ("meet", "meet_tint"), ("accent_text", "accent_tint"), ("on_hero", "hero"), ("on_hero2", "hero"),
]  # fmt: skip
GRAPHICS = [("control", "surface"), ("control", "bg"), ("accent", "surface"), ("teal", "sunken")]


def luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_every_text_stands_out_from_its_ground(tokens: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_every_border_stands_out_from_its_ground(tokens: dict[str, str], line: str, ground: str) -> None:
    assert contrast(tokens[line], tokens[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_the_style_sheet_names_tokens_alone_and_no_colour() -> None:
    template = (ROOT / "resources" / "theme" / "lianes.qss").read_text(encoding="utf-8")

    assert "#" not in template.replace("QWidget#sidebar", "")


class DarkSystem:
    """A desktop whose colours are dark."""

    def __init__(self, app: QApplication) -> None:
        self.setPalette, self.setStyleSheet = app.setPalette, app.setStyleSheet

    def styleHints(self) -> "DarkSystem":  # noqa: N802 - Qt's name
        return self

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return Qt.ColorScheme.Dark


def test_the_system_is_followed_only_when_asked(
    theme: ThemeKeeper, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_app", DarkSystem(qapp))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    stayed = theme_module.is_dark()
    theme.choose("system")
    followed = theme_module.is_dark()

    assert not stayed
    assert followed


def test_toggling_changes_colours_and_says_so_once(theme: ThemeKeeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        chosen = theme.toggle()

    assert chosen == theme.choice == "dark"
    assert theme_module.colour("surface").name() == DARK["surface"].lower()


def test_a_label_follows_the_theme(theme: ThemeKeeper, qtbot: QtBot) -> None:
    label = QLabel("Bonjour")
    qtbot.addWidget(label)
    label.ensurePolished()
    theme.choose("dark")
    label.ensurePolished()

    assert label.palette().windowText().color().name() == DARK["ink"].lower()


def test_controls_shrink_in_a_low_window(theme: ThemeKeeper) -> None:
    usual = theme_module.control_height()
    theme.set_low(True)

    assert (usual, theme_module.control_height()) == (40, 36)
    assert theme_module.is_low()
