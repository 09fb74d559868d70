"""A list to choose from that keeps the values themselves, and chips to choose several."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fields import State
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import draw_avatar
from lianes_desktop.ui.kit.typed import override

T = TypeVar("T")
_AROUND = 48  # px of padding and arrow around the words


class Choice(QComboBox, Generic[T]):
    """One value of several; ``committed`` gives the value the person chose, never what code showed.

    Qt would hand a ``StrEnum`` kept as item data back as a plain ``str``: the values stay here.
    """

    committed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``offer``."""
        super().__init__()
        self._values: list[T] = []
        self._waiting = ""
        self.setFont(font(Role.BODY))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setView(QListView(self))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.activated.connect(self._chosen)

    def offer(self, options: Sequence[tuple[T, str]]) -> None:
        """Offer values with their words, keeping the one chosen when it is still there."""
        values, words = [value for value, _words in options], [words for _value, words in options]
        if values == self._values and words == [self.itemText(at) for at in range(self.count())]:
            return  # the same: a list that hangs open stays as it is
        held = self.currentIndex() >= 0  # ``None`` may be one of the values
        chosen = self.value()
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _words in options]
        self.addItems([words for _value, words in options])
        self.setCurrentIndex(self._values.index(chosen) if held and chosen in self._values else -1)
        self.blockSignals(False)

    def show_waiting(self, words: str) -> None:
        """A still bar with these words in the place of the value; empty words take it off."""
        if words != self._waiting:
            self._waiting = words
            self.update()

    def waiting(self) -> str:
        """The words of the bar, while there is one."""
        return self._waiting

    def value(self) -> T | None:
        """The value shown, or ``None`` when none is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: T | None) -> None:
        """Show a value kept already; nothing is shown when it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def set_state(self, state: State) -> None:
        """Say by the border whether the value is fine, to check, or refused."""
        if (self.property("state") or State.NORMAL.value) != state.value:
            self.setProperty("state", state.value)
            self.style().polish(self)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()  # a page that scrolls under the pointer must not change a value on its way

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._shown_words() != self.currentText():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = "" if self._waiting else self._shown_words()
        with paint.smooth(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
            spot = paint.mirror(self).rect(self.width() - 30, 0, 18, self.height())
            paint.centred_icon(painter, "chevron-down", "ink2" if self.isEnabled() else "ink3", spot, 16)
            if self._waiting:
                bar = paint.mirror(self).rect(8, 8, self.width() - _AROUND, self.height() - 16)
                paint.waiting(painter, bar, self._waiting, paint.mirror(self).leading)

    def _shown_words(self) -> str:
        """The words chosen, or their beginning: a combo box would cut them through a letter."""
        return paint.elided(self.currentText(), self.font(), self.width() - _AROUND)

    def _chosen(self, at: int) -> None:
        self.committed.emit(self._values[at])


class PersonChip(QAbstractButton):
    """A person with initials; checkable where the person may be left out."""

    def __init__(self, name: str, initials: str, tone: str = "visit") -> None:
        """A chip as wide as the name."""
        super().__init__()
        self.setText(name)
        self._initials, self._tone = initials, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), font(Role.SMALL_STRONG)) + 48, 32)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            off = self.isCheckable() and not self.isChecked()
            focused = self.hasFocus()
            hovered = self.isEnabled() and self.underMouse()
            border = theme.colour("teal" if focused else "control" if hovered or off else "hairline")
            fill = theme.colour("surface2" if hovered else "surface")
            paint.box(
                painter, self.rect(), fill=None if off else fill, border=border, width=2 if focused else 1, radius=16,
                dashed=off and not focused,
            )  # fmt: skip
            tone = "neutral" if off else self._tone
            draw_avatar(painter, mirror.rect(4, 4, 24, 24), self._initials, tone)
            words = mirror.rect(36, 0, self.width() - 46, self.height())
            ink = theme.colour("ink3" if off else "ink")
            paint.text(painter, words, self.text(), font(Role.SMALL_STRONG), ink, mirror.leading)


class MultiChoice(QWidget, Generic[T]):
    """People to tick, as chips in a flow; ``committed`` gives the tuple of those chosen."""

    committed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``offer``."""
        super().__init__()
        self._values: list[T] = []
        self._chips: list[PersonChip] = []
        self._flow = FlowLayout(self, spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, options: Sequence[tuple[T, str, str]], chosen: Sequence[T]) -> None:
        """Offer values with name and initials, those in ``chosen`` ticked."""
        values = [value for value, _name, _initials in options]
        if values == self._values and [chip.text() for chip in self._chips] == [name for _v, name, _i in options]:
            for value, chip in zip(values, self._chips, strict=True):
                chip.setChecked(value in chosen)  # the same chips: the one with the focus keeps it
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._values = values
        self._chips = []
        for at, (value, name, initials) in enumerate(options):
            chip = PersonChip(name, initials, ("visit", "meet", "meal", "move")[at % 4])
            chip.setCheckable(True)
            chip.setChecked(value in chosen)
            chip.clicked.connect(self._told)
            self._flow.addWidget(chip)
            self._chips.append(chip)

    def chosen(self) -> tuple[T, ...]:
        """The values ticked, in the order offered."""
        return tuple(value for value, chip in zip(self._values, self._chips, strict=True) if chip.isChecked())

    def _told(self) -> None:
        self.committed.emit(self.chosen())
