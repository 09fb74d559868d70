"""What travels for the photographs of a claim, and how heavy the next bundle is either way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.values import Package, Photographs
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.segmented import Segment, Segmented


class PackageLine(QWidget):
    """``chosen`` gives the ``Photographs`` that are to travel."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Hidden until ``show_package`` finds something to choose."""
        super().__init__()
        self._label = ElidedLabel("", Role.LABEL, "ink2")
        self._choice: Segmented[Photographs] = Segmented()
        self._choice.setObjectName("photographs")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._choice)
        self._choice.committed.connect(self.chosen)
        self.hide()

    def show_package(self, package: Package) -> None:
        """Show both sizes and what is chosen; nothing when no copy would be lighter."""
        self.setVisible(package.photographs is not None)
        self._label.setText(_("Dans le prochain paquet"))
        self._choice.offer(
            [
                Segment(Photographs.ORIGINALS, package.originals),
                Segment(Photographs.LIGHT, package.light),
            ]
        )
        self._choice.show_value(package.photographs)
