"""The table of an edition's money: a line leads to its dossiers, a bar below shows it on one scale."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.kit.parts import Legend, Mark
from lianes_desktop.ui.money import wordings
from lianes_desktop.ui.money.charts import SpendingBar
from lianes_desktop.ui.money.values import LineShown

_FIGURE = 78
_LEFT, _ACCEPTED = 5, 3
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class TableCard(Card):
    """``asked`` gives the key of a line whose dossiers are wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self.setObjectName("moneyTable")
        self._title = Label("", Role.H2)
        self._legend = Legend(Mark.TRACK, Mark.FILL, Mark.OVER, Mark.WAITS, Mark.THIN)
        self._table = QWidget()
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(self._title)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._table)

    def show_lines(self, lines: tuple[LineShown, ...], total: LineShown, most: int) -> None:
        """Show every line, on one scale; nothing is rebuilt when nothing changed."""
        shown = (lines, total, most)
        if shown == self._shown:
            return
        self._shown = shown
        focused = self._table.focusWidget()
        held = focused.objectName() if isinstance(focused, LinkLine) and focused.hasFocus() else ""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate(wordings.heads(), 1):
            grid.addWidget(_figure(head, Role.CAPTION, "ink3"), 0, column)
        at = 1
        for line in lines:
            at = self._put(grid, at, line, most)
        grid.addWidget(Rule(), at, 0, 1, len(total.figures) + 1)
        self._put(grid, at + 1, total, most, strong=True)
        self.body.replaceWidget(self._table, fresh)
        self._table.deleteLater()
        self._table = fresh
        again = fresh.findChild(QWidget, held) if held else None
        if isinstance(again, QWidget):
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Enveloppes et dépenses acceptées"))
        self._legend.show_words(_("Enveloppe"), _("Accepté"), _("Dépassement"), _("En attente"), _("Payé"))
        self._shown = ()

    # ---- inside

    def _put(self, grid: QGridLayout, at: int, line: LineShown, most: int, *, strong: bool = False) -> int:
        """Put a line from row ``at``; the row after it."""
        name = LinkLine(line.name, chosen=line.chosen, strong=strong)
        name.setObjectName(f"line_{line.key}")
        name.setAccessibleName(line.told)
        name.setToolTip(_("Voir les dossiers"))
        name.clicked.connect(lambda: self.asked.emit(line.key))
        grid.addWidget(name, at, 0)
        for column, words in enumerate(line.figures):
            tone = "accent" if line.over and column in (_LEFT, _ACCEPTED) else "ink"
            bold = strong or column == _ACCEPTED
            grid.addWidget(_figure(words, Role.STRONG if bold else Role.BODY, tone), at, column + 1)
        bar = SpendingBar()
        bar.show_line(line, most)
        grid.addWidget(bar, at + 1, 0, 1, len(line.figures) + 1)
        grid.setRowMinimumHeight(at + 1, 26)
        return at + 2


def _figure(words: str, role: Role, tone: str = "ink") -> Label:
    """A sum at the end of its column, so that decimals line up."""
    label = Label(words, role, tone)
    label.setAlignment(_TRAILING)
    label.setMinimumWidth(_FIGURE)
    return label
