"""Nearer and farther, in the corner above the hours."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.typed import override

_SIDE = 28


class ZoomButtons(QWidget):
    """``asked`` gives 1 for nearer, -1 for farther."""

    asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """In a corner of ``parent``, which places it; named by ``retranslate``."""
        super().__init__(parent)
        self._farther, self._nearer = _ZoomButton("zoom-out"), _ZoomButton("zoom-in")
        self._farther.setObjectName("zoomOut")
        self._nearer.setObjectName("zoomIn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._farther)
        row.addWidget(self._nearer)
        self._farther.clicked.connect(self._away)
        self._nearer.clicked.connect(self._near)

    def retranslate(self) -> None:
        """Say what each does in the language in force."""
        self._farther.set_name(_("Réduire les heures (Ctrl+−)"))
        self._nearer.set_name(_("Agrandir les heures (Ctrl++)"))

    def _away(self) -> None:
        self.asked.emit(-1)

    def _near(self) -> None:
        self.asked.emit(1)


class _ZoomButton(IconButton):
    """Small enough for two above the hours; the keyboard has its own keys."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)
