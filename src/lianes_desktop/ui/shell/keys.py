"""The list of keys that F1 shows."""

from PySide6.QtWidgets import QGridLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.shell.navigation import KEYS


def keys_sheet(parent: QWidget) -> Sheet:
    """A sheet with every key of the window."""
    sheet = Sheet(parent, _("Touches du clavier"), "", _("Fermer"), "")
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for row, (keys, words) in enumerate(KEYS):
        grid.addWidget(Label(ltr(_(keys)), Role.STRONG, "teal"), row, 0)
        grid.addWidget(Label(_(words), Role.BODY), row, 1)
    grid.setColumnStretch(1, 1)
    sheet.body.addLayout(grid)
    return sheet
