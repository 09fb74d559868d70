"""Why an expense counts as it does: the sum step by step, beside the receipt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import WhyLine
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn


class WhyPanel(ScrollColumn):
    """Lines of words and figures; results stand under a rule."""

    def __init__(self) -> None:
        """Empty until ``show_lines``."""
        super().__init__(spacing=6)
        self.setObjectName("why_panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(4, 4, 8, 4)
        self._lines: tuple[WhyLine, ...] = ()

    def show_lines(self, lines: tuple[WhyLine, ...]) -> None:
        """Show the sum as it is worked out."""
        if lines == self._lines:
            return
        self._lines = lines
        empty(self.body)
        for line in lines:
            if line.strong:
                self.body.addWidget(Rule())
            self.body.addWidget(_row(line))
        note = _(
            "Le taux s'applique une seule fois, à la somme des dépenses : cette part est donnée à titre indicatif."
        )
        if lines:
            self.body.addWidget(Label(note, Role.SMALL, "ink3", wrap=True))
        self.body.addStretch(1)
        self.setAccessibleName("; ".join(f"{one.words} {one.figure}".strip() for one in lines))

    def words(self) -> tuple[WhyLine, ...]:
        """The lines shown."""
        return self._lines


def _row(line: WhyLine) -> QWidget:
    row = QWidget()
    row.setProperty("plain", True)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    role = Role.STRONG if line.strong else Role.BODY if line.figure else Role.SMALL
    across.addWidget(Label(line.words, role, "ink" if line.figure else "ink2", wrap=True), 1)
    if line.figure:
        figure = Label(line.figure, Role.STRONG if line.strong else Role.BODY, "teal" if line.strong else "ink")
        figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        across.addWidget(figure)
    return row
