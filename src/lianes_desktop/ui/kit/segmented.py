"""A few choices side by side in a track, one of them in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

T = TypeVar("T")

_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """One choice; ``tone`` (``ok``, ``warn``, ``bad``) tints a decision when chosen."""

    value: T
    text: str
    icon: str = ""
    tone: str = ""


class _SegmentButton(QAbstractButton):
    def __init__(self, text: str, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = paint.text_width(self.text(), font(Role.STRONG)) + 26 + (20 if self._icon else 0)
        return QSize(width, theme.control_height() - 2 * _MARGIN)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            ink = "ink2"
            if not self.isEnabled():
                painter.setOpacity(0.4)
            if self.isChecked():
                ink = self._tone or "ink"
                fill = theme.colour(f"{self._tone}_tint" if self._tone else "surface")
                paint.box(painter, self.rect(), fill=fill, border=theme.colour(self._tone or "control"), radius=6)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)
            elif self.underMouse() and not self.isChecked():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
            letters = font(Role.STRONG if self.isChecked() else Role.MEDIUM)
            words = paint.text_width(self.text(), letters)
            content = words + (20 if self._icon else 0)
            mirror = paint.mirror(self)
            at = (self.width() - content) // 2
            if self._icon:
                paint.centred_icon(painter, self._icon, ink, mirror.rect(at - 2, 0, 18, self.height()), 16)
                at += 20
            area = mirror.rect(at, 0, words, self.height())
            paint.text(painter, area, self.text(), letters, theme.colour(ink), mirror.leading)


class Segmented(QWidget, Generic[T]):
    """Arrows move between segments; ``committed`` gives the value the person chose."""

    committed = Signal(object)

    def __init__(self, segments: Sequence[Segment[T]] = (), *, stretch: bool = False) -> None:
        """``stretch`` shares the width equally."""
        super().__init__()
        self._values: list[T] = []
        self._buttons: list[_SegmentButton] = []
        self._stretch = stretch
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(2)
        policy = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        if segments:
            self.offer(segments)

    def offer(self, segments: Sequence[Segment[T]]) -> None:
        """Offer these choices, keeping the one in force when it is still there."""
        chosen = self.value()
        held = [(button.text(), value) for button, value in zip(self._buttons, self._values, strict=True)]
        if held == [(one.text, one.value) for one in segments]:
            return
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = [one.value for one in segments]
        self._buttons = []
        for at, one in enumerate(segments):
            button = _SegmentButton(one.text, one.icon, one.tone)
            button.setObjectName(f"segment_{one.value}")
            self._group.addButton(button, at)
            self._row.addWidget(button, 1 if self._stretch else 0)
            self._buttons.append(button)
        self.show_value(chosen)

    def first(self) -> QWidget:
        """The segment that takes the focus: the one in force, else the first."""
        return self._group.checkedButton() or self._buttons[0]

    def value(self) -> T | None:
        """The value in force, or ``None`` when none is."""
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: T | None) -> None:
        """Put a value in force, or none."""
        self._group.setExclusive(False)
        for one, button in zip(self._values, self._buttons, strict=True):
            button.setChecked(one == value)
        self._group.setExclusive(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("sunken"), border=theme.colour("hairline"))

    def _clicked(self, at: int) -> None:
        self.committed.emit(self._values[at])
