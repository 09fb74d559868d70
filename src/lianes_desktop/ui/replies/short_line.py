"""Where the claim stands in one line, for the overview: the state, what to do, and the way there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.replies.values import ShortState


class ShortLine(Card):
    """``asked`` when the person wants to see the claim."""

    asked = Signal()

    def __init__(self) -> None:
        """Empty until ``show_state``."""
        super().__init__(padding=12, spacing=0)
        self.setObjectName("claimState")
        self._label = Label("", Role.LABEL, "ink2")
        self._chip = Chip()
        self._chip.setObjectName("claimStateChip")
        self._words = ElidedLabel("", Role.BODY, "ink2")
        self._words.setObjectName("claimStateWords")
        self._open = Button("", Kind.GHOST, size=Size.SMALL)
        self._open.setObjectName("openClaim")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._chip)
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        self.body.addLayout(row)
        self._open.clicked.connect(self.asked)

    def show_state(self, state: ShortState) -> None:
        """Show where it stands."""
        self._chip.show_state(state.state, state.tone, state.icon)
        self._words.setText(state.words)
        self._label.setText(_("Demande de reversement"))
        self._open.setText(_("Ouvrir la demande"))
