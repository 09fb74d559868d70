"""Groups of checks in two columns, and each thing found below, with a way to put it right."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.claim.values import CheckLine, Standing
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_LOOKS = {
    Standing.FINE: ("circle-check", "ok"),
    Standing.REMARK: ("circle-alert", "warn"),
    Standing.ERROR: ("circle-x", "bad"),
}
_FIRST = 5
"""Errors shown at once; the others, and every remark, on demand, so that the recap stays in view."""


class StandingIcon(QWidget):
    """The icon of a standing."""

    def __init__(self, standing: Standing) -> None:
        """Twenty pixels a side."""
        super().__init__()
        self._standing = standing
        self.setFixedSize(22, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            name, tone = _LOOKS[self._standing]
            paint.centred_icon(painter, name, tone, self.rect(), 20)


class CheckRow(QWidget):
    """One line: icon, words, and a button where something can be done."""

    asked = Signal(object)
    """``CheckLine``."""

    def __init__(self, line: CheckLine) -> None:
        """A line as it stands; lines are made anew when checks change."""
        super().__init__()
        self._line = line
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.title, Role.STRONG if line.detail else Role.SMALL, wrap=True))
        if line.detail:
            words.addWidget(Label(line.detail, Role.SMALL, "ink2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3 if line.detail else 1, 0, 3 if line.detail else 1)
        row.setSpacing(10)
        edge = Qt.AlignmentFlag.AlignTop if line.detail else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(StandingIcon(line.standing), 0, edge)
        row.addLayout(words, 1)
        if line.section is not None and line.standing is not Standing.FINE:
            button = Button(_("Régler") if line.standing is Standing.ERROR else _("Voir"), Kind.GHOST, size=Size.SMALL)
            button.setObjectName("solve")
            button.setAccessibleName(f"{button.text()} : {line.title}")
            button.clicked.connect(self._ask)
            row.addWidget(button, 0, edge)

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
        self._whole = self._remarked = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        self._rule = Rule()
        self._more = Button("", Kind.GHOST, size=Size.SMALL)
        self._more.setObjectName("moreFindings")
        self._more.clicked.connect(self._show_whole)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(0)
        self._fold = Button("", Kind.GHOST, icon="chevron-down", size=Size.SMALL)
        self._fold.setObjectName("foldRemarks")
        self._fold.clicked.connect(self._turn_remarks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._rule)
        column.addLayout(self._found)
        column.addWidget(self._more)
        column.addWidget(self._fold)
        column.addLayout(self._remarks)

    def show_lines(self, groups: Sequence[CheckLine], found: Sequence[CheckLine]) -> None:
        """Show groups and findings; nothing is rebuilt when nothing changed."""
        if (tuple(groups), tuple(found)) == self._shown:
            return
        self._shown = (tuple(groups), tuple(found))
        self._build()

    def retranslate(self) -> None:
        """Say the words of the buttons in the language in force."""
        if self._shown is not None:
            self._build()

    def _build(self) -> None:
        groups, found = self._shown or ((), ())
        errors = [line for line in found if line.standing is Standing.ERROR]
        remarks = [line for line in found if line.standing is not Standing.ERROR]
        for layout in (self._grid, self._found, self._remarks):
            empty(layout)
        for at, line in enumerate(groups):
            self._grid.addWidget(self._row(line), at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        self._list(self._found, errors if self._whole else errors[:_FIRST])
        self._rule.setVisible(bool(found))
        rest = 0 if self._whole else len(errors) - _FIRST
        words = ngettext("Voir {n} autre point", "Voir {n} autres points", max(rest, 1))
        self._more.setText(words.format(n=formats.number(max(rest, 1))))
        self._more.setVisible(rest > 0)
        self._build_remarks(remarks)
        self._order_tabs()

    def _build_remarks(self, remarks: Sequence[CheckLine]) -> None:
        """Folded until asked for: they do not keep anybody from signing."""
        if self._remarked:
            words = ngettext("Masquer {n} remarque", "Masquer {n} remarques", max(len(remarks), 1))
            self._list(self._remarks, remarks)
        else:
            words = ngettext("Voir {n} remarque", "Voir {n} remarques", max(len(remarks), 1))
        self._fold.setText(words.format(n=formats.number(max(len(remarks), 1))))
        self._fold.set_icon("chevron-up" if self._remarked else "chevron-down")
        self._fold.setVisible(bool(remarks))

    def _list(self, into: QVBoxLayout, lines: Sequence[CheckLine]) -> None:
        """The lines, each group under its title."""
        title = ""
        for line in lines:
            if line.group != title:
                title = line.group
                caption = Label(title, Role.CAPTION_STRONG, "ink2")
                caption.setContentsMargins(0, 8, 0, 2)
                into.addWidget(caption)
            into.addWidget(self._row(line))

    def _order_tabs(self) -> None:
        """Tab goes down the lines, then on to the next card: widgets made later would come last on the page."""
        above = [*self._buttons(self._grid), *self._buttons(self._found)]
        for before, after in pairwise((self._more, *above, self._more, self._fold, *self._buttons(self._remarks))):
            QWidget.setTabOrder(before, after)

    @staticmethod
    def _buttons(layout: QLayout) -> list[Button]:
        items = (layout.itemAt(at) for at in range(layout.count()))
        rows = (row for item in items if item is not None and (row := item.widget()) is not None)
        return [button for row in rows for button in row.findChildren(Button)]

    def _show_whole(self) -> None:
        self._whole = True
        self._build()

    def _turn_remarks(self) -> None:
        self._remarked = not self._remarked
        self._build()

    def _row(self, line: CheckLine) -> CheckRow:
        row = CheckRow(line)
        row.asked.connect(self.asked)
        return row
