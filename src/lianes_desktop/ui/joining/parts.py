"""Parts of a membership's sheet: papers, versions, kinds ruled otherwise, dossiers, what authorities bring."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.joining.values import Brought, Follower
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label


class FollowerLine(QWidget):
    """A dossier and how it stands to the convention; ``asked`` gives the ``DossierId``."""

    asked = Signal(object)

    def __init__(self, shown: Follower) -> None:
        """As it stands."""
        super().__init__()
        self._dossier: DossierId = shown.dossier
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(ElidedLabel(shown.title, Role.BODY), 1)
        row.addWidget(Chip(shown.state.words, shown.state.tone, shown.state.icon))
        if shown.may_follow:
            take = Button(_("Reprendre cette convention"), size=Size.SMALL)
            take.setObjectName("follow_convention")
            take.clicked.connect(self._ask)
            row.addWidget(take)

    def _ask(self) -> None:
        self.asked.emit(self._dossier)


class BroughtLine(QWidget):
    """What one authority brings to the consortium."""

    def __init__(self, shown: Brought) -> None:
        """As it stands."""
        super().__init__()
        self.setObjectName("brought")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(ElidedLabel(shown.name, Role.STRONG), 1)
        top.addWidget(Chip(shown.state.words, shown.state.tone, shown.state.icon))
        column.addLayout(top)
        for words in (shown.partners, shown.words):
            if words:
                said = Label(words, Role.SMALL, "ink2", wrap=True)
                said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(said)
