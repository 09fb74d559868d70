"""A key's fingerprint in large groups, to read over the phone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label


class Fingerprint(Label):
    """Four groups of letters; they can be selected, and keep their order in every language."""

    def __init__(self, groups: Sequence[str] = (), *, role: Role = Role.FIGURE) -> None:
        """``show_groups`` changes them later."""
        super().__init__("", role)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show these; nothing is shown when there is none."""
        self.setText(ltr("  ".join(groups)) if groups else "")
        self.setAccessibleName(" ".join(groups))
        self.setVisible(bool(groups))
