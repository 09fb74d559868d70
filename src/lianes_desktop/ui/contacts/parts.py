"""Small pieces of the card: words that shrink, icons beside them."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override

_LEAST = 140
"""What each of two names side by side keeps when both are long."""


class Icon(QWidget):
    """An icon beside words; decoration."""

    def __init__(self, name: str, tone: str = "teal") -> None:
        """20 px square."""
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._name, self._tone, self.rect(), 20)


class MetTile(QWidget):
    """People in a tinted square: somebody was met; decoration."""

    def __init__(self) -> None:
        """34 px square."""
        super().__init__()
        self.setFixedSize(34, 34)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("meet_tint"))
            paint.centred_icon(painter, "users", "meet", self.rect(), 18)


class ShrinkingLabel(ElidedLabel):
    """Words as wide as they are, that elide rather than push when there is no room."""

    def __init__(self, text: str, role: Role, tone: str = "ink") -> None:
        """As a label."""
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setMinimumWidth(min(paint.text_width(text, self.font()), _LEAST))
        self.updateGeometry()  # what is shown may be as before while the whole is wider
