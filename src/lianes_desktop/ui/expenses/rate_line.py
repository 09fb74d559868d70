"""One rate kept, with the slip that proves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import RateId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import RateRow, SlipRow
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.paper_line import PaperLine


class RateLine(QWidget):
    """One rate kept: what it says, where from, and two buttons."""

    edit_asked = Signal(object)
    removal_asked = Signal(object)
    attached = Signal(object)
    """``(RateId, Offered)``."""
    detached = Signal(object)
    seen = Signal(object)
    commission_asked = Signal(object)

    def __init__(self, row: RateRow) -> None:
        """The rate of ``row``."""
        super().__init__()
        self._rate: RateId = row.rate
        edit, remove = IconButton("pencil", _("Modifier ce taux")), IconButton("trash-2", _("Supprimer ce taux"))
        edit.setObjectName("edit_rate")
        remove.setObjectName("remove_rate")
        edit.clicked.connect(self._ask_edit)
        remove.clicked.connect(self._ask_removal)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.words, Role.STRONG))
        words.addWidget(ElidedLabel(row.source, Role.SMALL, "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        column.addLayout(line)
        line.addLayout(words, 1)
        line.addWidget(edit)
        line.addWidget(remove)
        if row.slip is not None:
            self._add_slip(column, row.slip)

    def _add_slip(self, column: QVBoxLayout, slip: SlipRow) -> None:
        column.addWidget(Label(slip.left, Role.SMALL, "ink", wrap=True))
        paper = PaperLine("slip")
        paper.show_paper(_("Bordereau de change"), slip.paper, slip.detail)
        paper.attached.connect(lambda given: self.attached.emit((self._rate, given[1])))
        paper.detached.connect(lambda _slot: self.detached.emit(self._rate))
        paper.seen.connect(lambda _slot: self.seen.emit(self._rate))
        column.addWidget(paper)
        if slip.commission:
            claim = Button(slip.commission, Kind.GHOST, icon="plus")
            claim.setObjectName("claim_commission")
            claim.clicked.connect(lambda: self.commission_asked.emit(self._rate))
            column.addWidget(claim, 0, Qt.AlignmentFlag.AlignLeading)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._rate)

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self._rate)
