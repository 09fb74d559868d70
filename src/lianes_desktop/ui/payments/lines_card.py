"""Orders, or sums claimed back: one line each, with its state and what can be done."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.payments.values import Ask, MoneyLine

_AMOUNT = 110


class LineRow(QWidget):
    """One line; ``asked`` gives what its button asks, and its id."""

    asked = Signal(object)

    def __init__(self, line: MoneyLine) -> None:
        """A row as it stands; rows are made anew when something changes."""
        super().__init__()
        self._id: UUID = line.id
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.title, Role.STRONG))
        words.addWidget(ElidedLabel(line.detail, Role.SMALL, "ink2"))
        amount = Label(line.amount, Role.STRONG)
        amount.setMinimumWidth(_AMOUNT)
        amount.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addLayout(words, 1)
        first.addWidget(Chip(line.chip, line.tone, line.icon))
        first.addWidget(amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        if line.asks:
            column.addLayout(self._buttons(line))

    def _buttons(self, line: MoneyLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, (ask, words) in enumerate(line.asks):
            button = Button(words, Kind.GHOST if at else Kind.SECONDARY, size=Size.SMALL)
            button.setObjectName(f"{ask}_{line.id}")
            button.setAccessibleName(f"{words} : {line.title}")
            button.clicked.connect(lambda _checked=False, ask=ask: self._tell(ask))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tell(self, ask: Ask) -> None:
        self.asked.emit((ask, self._id))


class LinesCard(Card):
    """Lines under a title; ``asked`` gives ``(Ask, id)``."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``show_words``."""
        super().__init__()
        self._title = Label("", Role.H2)
        self._why = Label("", Role.SMALL, "ink2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._shown: tuple[MoneyLine, ...] | None = None
        self.body.addWidget(self._title)
        self.body.addWidget(self._why)
        self.body.addLayout(self._rows)

    def show_words(self, title: str, why: str) -> None:
        """Say the fixed words."""
        self._title.setText(title)
        self._why.setText(why)
        self._shown = None

    def show_lines(self, lines: tuple[MoneyLine, ...]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._rows)
        for at, line in enumerate(lines):
            if at:
                self._rows.addWidget(Rule())
            row = LineRow(line)
            row.asked.connect(self.asked)
            self._rows.addWidget(row)
