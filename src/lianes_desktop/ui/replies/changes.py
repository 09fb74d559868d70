"""What the next version changes in the one that left, to be read before it is signed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.values import ChangedLine, ChangesShown


class _Sign(QWidget):
    """The icon of what became of a line."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(22, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            ink = "ink2" if self._tone == "neutral" else self._tone
            paint.centred_icon(painter, self._icon, ink, self.rect(), 18)


class ChangeRow(QWidget):
    """One line, and what of it changed."""

    def __init__(self, line: ChangedLine) -> None:
        """A change as it stands."""
        super().__init__()
        self.setObjectName("changedLine")
        self.setAccessibleName("; ".join((line.title, *line.details)))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.title, Role.STRONG, wrap=True))
        for detail in line.details:
            words.addWidget(Label(detail, Role.SMALL, "ink2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(_Sign(line.icon, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class ChangesCard(Card):
    """Hidden until something changed since the last version left."""

    def __init__(self) -> None:
        """Nothing to tell yet."""
        super().__init__(spacing=4)
        self.setObjectName("changesCard")
        self._shown: ChangesShown | None = None
        self._title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(self._title)
        self.body.addLayout(self._rows)
        self.hide()

    def show_changes(self, changes: ChangesShown | None) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        self.setVisible(changes is not None)
        if changes is None or changes == self._shown:
            return
        self._shown = changes
        self._title.setText(changes.title)
        empty(self._rows)
        for line in changes.lines:
            self._rows.addWidget(ChangeRow(line))
