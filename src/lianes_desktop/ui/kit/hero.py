"""The ground of the amount that matters."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override


class Hero(QWidget):
    """The amount that matters, on teal in both themes, under a faint pattern of stars."""

    def __init__(self) -> None:
        """``body`` is the column below the figure."""
        super().__init__()
        self._label = Label("", Role.MEDIUM, "on_hero2")
        self._figure = Label("", Role.HERO, "on_hero")
        self._figure.setObjectName("figure")
        self._sentence = Label("", Role.BODY, "on_hero", wrap=True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(6)
        for label in (self._label, self._figure, self._sentence):
            self.body.addWidget(label)

    def show_amount(self, label: str, figure: str, sentence: str = "") -> None:
        """Say what the amount is, the amount, and the sum behind it."""
        self._label.setText(label)
        self._figure.setText(figure)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("hero"))
            clip = QPainterPath()
            clip.addRoundedRect(self.rect(), 8, 8)
            painter.setClipPath(clip)
            painter.setOpacity(0.08)
            width = min(self.width(), 200)
            area = paint.mirror(self).rect(self.width() - width, 0, width, self.height())
            for column in range(5):
                for line in range(self.height() // 56 + 1):
                    middle = QRect(area.x() + column * 56 - 14, line * 56 - 14, 56, 56)
                    paint.star_outline(painter, middle, theme.colour("on_hero"))
