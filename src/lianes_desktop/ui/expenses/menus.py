"""Menus that keep the values themselves: Qt would hand them back as something else."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lianes_desktop.ui.expenses.list_values import Groups
from lianes_desktop.ui.expenses.values import Options
from lianes_desktop.ui.kit.icons import pixmap

_ICON = 16


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in it."""
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


class ValueMenu(QMenu):
    """``chosen`` gives the value of the line taken; gone once it is closed, those that lie under it with it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        """Named for screen readers and tests."""
        super().__init__(parent)
        self.setObjectName(name)
        # a menu under another is closed by the arrow that leaves it, and is to open again
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not isinstance(parent, QMenu))
        self._values: list[tuple[QAction, object]] = []
        self.triggered.connect(self._tell)

    def add(self, words: str, value: object, *, icon: str = "", under: QMenu | None = None) -> QAction:
        """One line, with a tick or another icon before it."""
        # an ampersand would underline the letter after it
        action = (under or self).addAction(words.replace("&", "&&"))
        self._values.append((action, value))
        if icon:
            action.setIcon(QIcon(pixmap(icon, "teal", _ICON, ratio=self.devicePixelRatioF())))
        return action

    def add_ticked(self, words: str, options: Sequence[tuple[object, str, bool]]) -> None:
        """Lines under ``words``, those in force ticked; nothing when there is none."""
        if options:
            under = self.addMenu(words)
            for value, said, ticked in options:
                self.add(said, value, icon="check" if ticked else "", under=under)

    def add_groups(self, groups: Groups, under: QMenu | None = None) -> None:
        """Lines under the names of their groups, those without one as they are."""
        for name, options in groups:
            self._add_group(name, options, under or self)

    def open_at(self, widget: QWidget) -> None:
        """Show under a button, on the side where reading starts."""
        start = widget.width() - self.sizeHint().width() if self.isRightToLeft() else 0
        self.popup(widget.mapToGlobal(QPoint(start, widget.height() + 2)))

    def _add_group(self, name: str, options: Options, under: QMenu) -> None:
        inside = under.addMenu(name.replace("&", "&&")) if name else under
        for value, words in options:
            self.add(words, value, under=inside)

    def _tell(self, action: QAction) -> None:
        # a menu that lies under another tells its lines there too
        for own, value in self._values:
            if own == action:
                self.chosen.emit(value)
