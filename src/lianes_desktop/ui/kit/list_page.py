"""A page made of a list and the sheet of the line chosen: the same keys do the same wherever there is one."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.rows import RowModel
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.typed import override


class ListPage(Page):
    """N makes another line, Enter puts the cursor in its sheet, Del removes it; a subclass says how."""

    selected = Signal(object)
    """The key of a line, once what was typed has been told."""

    def __init__(self, view: ListView, model: RowModel[Any]) -> None:
        """The rows of ``model`` in ``view``."""
        super().__init__()
        self._list, self._model = view, model
        model.setParent(self)
        view.setModel(model)
        view.chosen.connect(self._chosen)
        view.opened.connect(self._opened)
        view.removal_asked.connect(self._removal)
        view.key_pressed.connect(self._key)
        self._places = QStackedLayout()

    def ask_new(self) -> None:
        """The person wants another line."""
        raise NotImplementedError

    def ask_removal(self) -> None:
        """The person wants the line chosen gone."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the cursor in the first field of the sheet."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what is typed in the sheet and not told yet."""
        raise NotImplementedError

    def lay_out_either(self, both: QWidget, empty: QWidget) -> None:
        """The list with its sheet, or what stands there while there is no line."""
        self.body.addLayout(self._places, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(both)
        self._places.addWidget(empty)

    def show_either(self, *, empty: bool) -> None:
        """Show the one or the other."""
        self._places.setCurrentIndex(1 if empty else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.ask_new()
        else:
            super().keyPressEvent(event)

    def _chosen(self, index: object) -> None:
        line = self._model.line(index.row()) if isinstance(index, QModelIndex) else None
        if line is not None:
            self.flush()
            self.selected.emit(self._model.key(line))

    def _opened(self, _index: object) -> None:
        self.begin()

    def _removal(self, _index: object) -> None:
        self.ask_removal()

    def _key(self, letter: object) -> None:
        if letter == "N":
            self.ask_new()

    def _to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)


def beside(side: QWidget, sheet: QWidget) -> QWidget:
    """The column of the list, and the sheet of its line in what room is left."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(side)
    row.addWidget(sheet, 1)
    return both
