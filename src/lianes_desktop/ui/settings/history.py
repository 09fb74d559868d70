"""What an issue changes, line by line, and the issues so far."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, Label
from lianes_desktop.ui.settings.values import IssueLine

_MOST = 12
"""As many changes of one issue are shown before the rest is told by its number."""


def others(count: int) -> str:
    """How many changes are not told one by one."""
    return ngettext("et {n} autre changement", "et {n} autres changements", count).format(n=count)


class ChangeList(QWidget):
    """Sentences under one another, or one that says there is none."""

    def __init__(self, *, most: int = 0) -> None:
        """``most`` sentences at first sight; all of them without it."""
        super().__init__()
        self._most = most
        self._shown: tuple[str, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_changes(self, changes: Sequence[str], none: str) -> None:
        """Show these, or ``none`` instead."""
        told = tuple(changes) or (none,)
        if told == self._shown:
            return
        self._shown = told
        empty(self._column)
        first = told[: self._most] if self._most else told
        for words in first:
            self._column.addWidget(Label(words, Role.BODY, "ink" if changes else "ink2", wrap=True))
        if len(told) > len(first):
            self._column.addWidget(Label(others(len(told) - len(first)), Role.SMALL, "ink2"))


class IssueBlock(QWidget):
    """One issue: its number and days, what it changed, the dossiers under it."""

    def __init__(self, line: IssueLine) -> None:
        """As it stands; blocks are made anew when the issues change."""
        super().__init__()
        self.setObjectName("issueBlock")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(line.title, Role.STRONG, wrap=True), 1)
        if line.in_force:
            head.addWidget(Chip(_("En vigueur"), "ok", "check"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for words, role, tone in (
            (line.detail, Role.SMALL, "ink2"),
            (line.note, Role.BODY, "ink"),
            (line.dossiers, Role.SMALL, "ink2"),
        ):
            if words:
                column.addWidget(Label(words, role, tone, wrap=True))
        if line.changes:
            changes = ChangeList(most=_MOST)
            changes.show_changes(line.changes, "")
            column.addWidget(changes)


class IssueList(QWidget):
    """The issues so far, the latest first."""

    def __init__(self) -> None:
        """Empty until ``show_issues``."""
        super().__init__()
        self._shown: tuple[IssueLine, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_issues(self, lines: tuple[IssueLine, ...]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._column)
        for at, line in enumerate(lines):
            if at:
                self._column.addWidget(Rule())
            self._column.addWidget(IssueBlock(line))

    def forget(self) -> None:
        """Make the blocks anew at the next showing: the language changed."""
        self._shown = None
