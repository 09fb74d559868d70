"""The line that says which expenses left in a signed bundle, and how to correct them all the same (R95)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel


class LockLine(QWidget):
    """Hidden until a bundle holds the dossier's expenses; ``reopen_asked`` when they are to be corrected."""

    reopen_asked = Signal()

    def __init__(self) -> None:
        """Nothing left yet."""
        super().__init__()
        self.setObjectName("expenses_lock")
        self._version = 0
        self._chip = Chip()
        self._words = ElidedLabel("", Role.BODY, "ink2")
        self._words.setObjectName("lock_words")
        self._reopen = Button("", icon="lock-open", size=Size.SMALL)
        self._reopen.setObjectName("reopen_expenses")
        self._reopen.clicked.connect(self.reopen_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._chip)
        row.addWidget(self._words, 1)
        row.addWidget(self._reopen)
        self.hide()

    def show_version(self, version: int) -> None:
        """The version that holds the expenses; 0 when none does."""
        self._version = version
        self.setVisible(version > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._chip.show_state(_("Remis, version {n}").format(n=self._version), "info", "lock")
        self._words.setText(_("Ces dépenses ne changent plus. Celles que vous ajoutez partiront avec la suivante."))
        self._reopen.setText(_("Corriger dans une nouvelle version"))
