"""The buttons that begin a dossier, one for each kind of action."""

from PySide6.QtCore import Signal

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.shell.values import KIND_ICONS, NEW

_NAMES = {
    ActionType.MISSION: "mission",
    ActionType.HOSTING: "hosting_day",
    ActionType.PARTNERSHIP: "partnership",
    ActionType.PROJECT: "project",
}


class KindButton(Button):
    """``begin_asked`` gives the ``ActionType``."""

    begin_asked = Signal(object)

    def __init__(self, action: ActionType, look: Kind, prefix: str) -> None:
        """``prefix`` begins its object name."""
        super().__init__("", look, icon=KIND_ICONS[action])
        self.setObjectName(f"{prefix}_{_NAMES[action]}")
        self._action = action
        self.clicked.connect(self._ask)

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.setText(_(NEW[self._action]))

    def _ask(self) -> None:
        self.begin_asked.emit(self._action)
