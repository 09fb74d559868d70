"""The theme in force: tokens, palette and style sheet, changed while the window is open."""

from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from lianes_desktop.assets import resource
from lianes_desktop.ui.kit import fonts
from lianes_desktop.ui.kit.tokens import DARK, LIGHT

_CONTROL, _LOW_CONTROL = 40, 36


class _State:
    """What is in force now; one window, one theme."""

    def __init__(self) -> None:
        self.tokens = LIGHT
        self.low = False
        self.colours: dict[str, QColor] = {}


_state = _State()


def colour(name: str) -> QColor:
    """A token as ``QColor``; shared, so never changed by whoever asks."""
    found = _state.colours.get(name)
    if found is None:
        found = _state.colours[name] = QColor(_state.tokens[name])
    return found


def is_dark() -> bool:
    """Whether the dark theme is in force."""
    return _state.tokens is DARK


def is_low() -> bool:
    """Whether the window is lower than 760 px, where controls and margins shrink."""
    return _state.low


def control_height() -> int:
    """Height of a field or button, in pixels."""
    return _LOW_CONTROL if _state.low else _CONTROL


def make_application(name: str) -> QApplication:
    """The application in Qt's Fusion style, chosen by argument: asking by call loads ``QStyle``, 4 ms."""
    app = QApplication([name, "-style", "Fusion"])
    app.setApplicationName(name)
    fonts.register()
    return app


class ThemeKeeper(QObject):
    """Applies a choice (``system``, ``light``, ``dark``) and follows the system where asked."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        """Register the fonts, if nobody did, and dress the application."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        fonts.register()
        app.setFont(fonts.font(fonts.Role.BODY))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> str:
        """What was asked for."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Put another choice in force."""
        self._choice = choice
        self._apply_if_new()

    def toggle(self) -> str:
        """The other of light and dark; returns the choice made."""
        self.choose("light" if is_dark() else "dark")
        return self._choice

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - the one thing said, as Qt's own setters
        """Shrink controls for a low window, or give them their size back."""
        if low != _state.low:
            _state.low = low
            self._app.setStyleSheet(style_sheet())

    def _wants_dark(self) -> bool:
        if self._choice == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply_if_new()

    def _apply_if_new(self) -> None:
        if self._wants_dark() != is_dark():
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        _state.tokens = DARK if self._wants_dark() else LIGHT
        _state.colours.clear()
        self._app.setPalette(_palette())
        self._app.setStyleSheet(style_sheet())


def style_sheet() -> str:
    """The style sheet of the theme in force, from ``resources/theme/lianes.qss``."""
    height = control_height()
    # borders are added to the content height: 1 px at rest, 2 px with the focus, the same in all
    return _template().substitute(_state.tokens, field=height - 2, field_focus=height - 4)


@cache
def _template() -> Template:
    return Template(resource("theme", "lianes.qss").read_text(encoding="utf-8"))


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, name in (
        (role.Window, "bg"), (role.WindowText, "ink"), (role.Base, "surface"), (role.AlternateBase, "surface2"),
        (role.Text, "ink"), (role.Button, "surface"), (role.ButtonText, "ink"), (role.Highlight, "teal_fill"),
        (role.HighlightedText, "on_teal"), (role.ToolTipBase, "ink"), (role.ToolTipText, "surface"),
        (role.PlaceholderText, "ink3"), (role.Link, "teal"), (role.Accent, "teal_fill"),
    ):  # fmt: skip
        palette.setColor(where, colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colour("ink3"))
    return palette
