"""Groups of checks in two columns, and each thing found below, with a way to put it right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.values import CheckLine, Standing
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_LOOKS = {
    Standing.FINE: ("circle-check", "ok"),
    Standing.REMARK: ("circle-alert", "warn"),
    Standing.ERROR: ("circle-x", "bad"),
}


class StandingIcon(QWidget):
    """The icon of a standing."""

    def __init__(self, standing: Standing) -> None:
        """Twenty pixels a side."""
        super().__init__()
        self._standing = standing
        self.setFixedSize(22, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        name, tone = _LOOKS[self._standing]
        paint.centred_icon(painter, name, tone, self.rect(), 20)
        painter.end()


class CheckRow(QWidget):
    """One line: icon, words, and a button where something can be done."""

    asked = Signal(object)
    """``CheckLine``."""

    def __init__(self, line: CheckLine) -> None:
        """A line as it stands; lines are made anew when checks change."""
        super().__init__()
        self._line = line
        self.icon = StandingIcon(line.standing)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.title, Role.STRONG if line.detail else Role.BODY, wrap=True))
        if line.detail:
            words.addWidget(Label(line.detail, Role.SMALL, "ink2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if line.section is not None and line.standing is not Standing.FINE:
            button = Button(_("Régler") if line.standing is Standing.ERROR else _("Voir"), Kind.GHOST, size=Size.SMALL)
            button.setAccessibleName(f"{button.text()} : {line.title}")
            button.clicked.connect(self._ask)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        self.asked.emit(self._line)


class CheckList(QWidget):
    """The groups, then what was found."""

    asked = Signal(object)
    """``CheckLine``."""

    def __init__(self) -> None:
        """Empty until ``show_lines``."""
        super().__init__()
        self._shown: tuple[tuple[CheckLine, ...], tuple[CheckLine, ...]] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        self._found_title = Label("", Role.LABEL, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._found_title)
        column.addLayout(self._found)

    def show_lines(self, groups: Sequence[CheckLine], found: Sequence[CheckLine]) -> None:
        """Show groups and findings; nothing is rebuilt when nothing changed."""
        if (tuple(groups), tuple(found)) == self._shown:
            return
        self._shown = (tuple(groups), tuple(found))
        for layout in (self._grid, self._found):
            empty(layout)
        for at, line in enumerate(groups):
            self._grid.addWidget(self._row(line), at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        for line in found:
            self._found.addWidget(self._row(line))
        self._found_title.setVisible(bool(found))
        self._found_title.setText(_("Points relevés"))

    def _row(self, line: CheckLine) -> CheckRow:
        row = CheckRow(line)
        row.asked.connect(self.asked)
        return row
