"""The list of keys that F1 shows."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.shell.navigation import KeyGroup, keys

_TWO_COLUMNS = 14
"""More keys than this stand in two columns: the sheet must fit the lowest window."""


def keys_sheet(parent: QWidget, *, office: bool) -> Sheet:
    """A sheet with every key of the window."""
    sheet = Sheet(parent, _("Touches du clavier"), "", _("Fermer"), "")
    groups = keys(office=office)
    row = QHBoxLayout()
    row.setSpacing(40)
    for some in _columns(groups):
        column = QVBoxLayout()
        column.setSpacing(8)
        for group in some:
            column.addLayout(_listed(group))
        column.addStretch(1)
        row.addLayout(column, 1)
    sheet.body.addLayout(row)
    return sheet


def _listed(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(2)
    grid.addWidget(Label(_(group.head), Role.CAPTION_STRONG, "ink3"), 0, 0, 1, 2)
    for at, (names, words) in enumerate(group.keys, start=1):
        grid.addWidget(Label(_named(_(names)), Role.STRONG, "teal"), at, 0)
        grid.addWidget(Label(_(words), Role.BODY), at, 1)
    grid.setColumnMinimumWidth(0, 166)  # the words of every group start at the same place
    grid.setColumnStretch(1, 1)
    return grid


def _columns(groups: tuple[KeyGroup, ...]) -> tuple[tuple[KeyGroup, ...], ...]:
    """The groups in one column, or in two of about the same height."""
    if _height(groups) <= _TWO_COLUMNS:
        return (groups,)
    at = min(range(1, len(groups)), key=lambda at: max(_height(groups[:at]), _height(groups[at:])))
    return groups[:at], groups[at:]


def _height(groups: tuple[KeyGroup, ...]) -> int:
    return sum(len(group.keys) + 2 for group in groups)


def _named(keys: str) -> str:
    """Names of keys read from the left, unless Arabic words stand between them."""
    return keys if any("\u0600" <= letter <= "\u06ff" for letter in keys) else ltr(keys)
