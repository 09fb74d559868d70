"""What to know before signing, above the checks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.ui.claim.values import Remark
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Notice, empty


class RemarkNotice(Notice):
    """One remark; ``asked`` gives it back when its button is pressed."""

    asked = Signal(object)

    def __init__(self, remark: Remark) -> None:
        """A remark as it stands; notices are made anew when remarks change."""
        super().__init__(remark.tone, remark.icon, remark.title, remark.sentence)
        self.setObjectName(f"remark_{remark.icon}")
        self._remark = remark
        self._button = Button(remark.action, size=Size.SMALL)
        self._button.setObjectName("takeLightCopies" if remark.photographs else "followRemark")
        self._button.clicked.connect(self._ask)
        self.set_actions([self._button])
        self._button.setVisible(bool(remark.action))

    def let_choose(self, *, allowed: bool) -> None:
        """Let light copies be taken, or not while a bundle is made of what was chosen."""
        self._button.setEnabled(allowed or not self._remark.photographs)

    def _ask(self) -> None:
        self.asked.emit(self._remark)


class RemarkList(QWidget):
    """``asked`` gives the ``Remark`` to follow."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Nothing to know yet."""
        super().__init__()
        self._shown: tuple[Remark, ...] = ()
        self._notices: list[RemarkNotice] = []
        self._allowed = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if tuple(remarks) == self._shown:
            return
        self._shown = tuple(remarks)
        empty(self._column)
        self._notices = [RemarkNotice(remark) for remark in remarks]
        for notice in self._notices:
            notice.asked.connect(self.asked)
            notice.let_choose(allowed=self._allowed)
            self._column.addWidget(notice)
        self.setVisible(bool(remarks))

    def let_choose(self, *, allowed: bool) -> None:
        """Let light copies be taken, or not."""
        self._allowed = allowed
        for notice in self._notices:
            notice.let_choose(allowed=allowed)
