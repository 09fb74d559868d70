"""The tabs above the page: the pages that share one line of the sidebar."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.navigation import Tab

_EDGE = 3


class _TabButton(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), font(Role.STRONG)) + 28, theme.control_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)
            elif self.underMouse() and not self.isChecked():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
            letters = font(Role.STRONG if self.isChecked() else Role.MEDIUM)
            ink = theme.colour("teal" if self.isChecked() else "ink2")
            paint.text(painter, self.rect(), self.text(), letters, ink, Qt.AlignmentFlag.AlignHCenter)
            if self.isChecked():
                edge = self.rect().adjusted(8, self.height() - _EDGE, -8, 0)
                paint.fill(painter, edge, theme.colour("teal"))


class Tabs(QWidget):
    """``chosen`` gives the ``Place`` of the tab the person chose; hidden where there is nothing to choose."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """No tab yet."""
        super().__init__()
        self.setObjectName("tabs")
        self._tabs: tuple[Tab, ...] = ()
        self._buttons: list[_TabButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 14, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self.hide()

    def offer(self, tabs: Sequence[Tab], place: Place) -> None:
        """Show these tabs, that of ``place`` in force."""
        if tuple(tabs) != self._tabs:
            self._tabs = tuple(tabs)
            self._build()
        for one, button in zip(self._tabs, self._buttons, strict=True):
            button.setChecked(one.place is place)
        self.setVisible(bool(self._tabs))

    def beside(self, place: Place, step: int) -> Place | None:
        """The page of the tab after (1) or before (-1) that one, going round."""
        places = [one.place for one in self._tabs]
        return places[(places.index(place) + step) % len(places)] if place in places else None

    def retranslate(self) -> None:
        """Say the tabs in the language in force."""
        for one, button in zip(self._tabs, self._buttons, strict=True):
            button.setText(_(one.words))
            button.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.fill(painter, self.rect().adjusted(0, self.height() - 1, 0, 0), theme.colour("hairline"))

    def _build(self) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for at, one in enumerate(self._tabs):
            button = _TabButton()
            button.setObjectName(f"tab_{one.place.value}")
            self._group.addButton(button, at)
            self._row.insertWidget(at, button)
            self._buttons.append(button)
        self.retranslate()

    def _clicked(self, at: int) -> None:
        self.chosen.emit(self._tabs[at].place)
