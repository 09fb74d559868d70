"""A person who plans on the board by mouse and keyboard; every click, drag, key and field filled is counted."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.board import ProgrammeBoard
from lianes_desktop.ui.programme.layout import Block
from support.hand import Hand

_LEFT = Qt.MouseButton.LeftButton
_STEPS = 8
"""Moves of the mouse in one drag."""


class PlannerHand(Hand):
    """Lines are named by their titles; days and lanes by their columns."""

    def __init__(self, app: QApplication) -> None:
        """Nothing was done yet."""
        super().__init__(app)
        self.actions = 0

    @override
    def click(self, name: str) -> None:
        """Click its middle."""
        self.actions += 1
        super().click(name)

    @override
    def press(self, keys: str) -> None:
        """Press a shortcut."""
        self.actions += 1
        super().press(keys)

    @override
    def type_in(self, name: str, text: str) -> None:
        """Go into a field, replace what is there, and leave it: three acts."""
        self.actions += 3
        super().type_in(name, text)

    def press_menu(self, key: str) -> None:
        """Press a key in the menu that hangs open."""
        self.actions += 1
        self.wait(QApplication.activePopupWidget, "a menu")
        menu = QApplication.activePopupWidget()
        assert menu is not None
        QTest.keyClick(menu, getattr(Qt.Key, f"Key_{key}"))
        QApplication.processEvents()

    def pick(self, title: str) -> None:
        """Click a line of the board."""
        self.actions += 1
        QTest.mouseClick(self.board, _LEFT, pos=self._rect(title).center())
        self.wait(lambda: self.chosen == title, f"{title} chosen")

    def drag(self, title: str, *, hours: float = 0, columns: int = 0, part: str = "whole") -> None:
        """Drag a line, or the line chosen by the grip at its ``start`` or ``end``, columns onward as one reads."""
        self.actions += 1
        board, rect, geometry = self.board, self._rect(title), self.board.geometry_now()
        height = {"whole": rect.center().y(), "start": rect.top() + 2, "end": rect.bottom() - 2}[part]
        start = QPoint(rect.center().x(), height)
        first, last = geometry.edges(0, 0)
        across = (first - last if board.isRightToLeft() else last - first) * columns
        way = QPoint(across, round(hours * geometry.hour))
        QTest.mousePress(board, _LEFT, pos=start)
        for step in range(1, _STEPS + 1):
            QTest.mouseMove(board, start + way * step / _STEPS)
        QTest.mouseRelease(board, _LEFT, pos=start + way)
        QApplication.processEvents()

    def double_click(self, column: int, hour: float) -> None:
        """Click twice at an hour where nothing is: a line without a name begins there."""
        self.actions += 1
        geometry = self.board.geometry_now()
        first, last = geometry.edges(column, column)
        spot = geometry.mirror.rect(first, geometry.y(round(hour * 60)) + 2, last - first, 1).center()
        QTest.mouseDClick(self.board, _LEFT, pos=spot)
        self.wait(lambda: self.chosen == "", "a line without a name")

    @property
    def board(self) -> ProgrammeBoard:
        """The board in sight."""
        return self.find("programmeBoard", ProgrammeBoard)

    @property
    def chosen(self) -> str | None:
        """The title of the line chosen."""
        shown = self.board.board()
        block = shown.block(shown.selected)
        return None if block is None else block.title

    def _rect(self, title: str) -> QRect:
        blocks = [one for one in self.board.board().blocks if one.title == title]
        assert len(blocks) == 1, (title, [one.title for one in self.board.board().blocks])
        (block,) = blocks
        self._in_sight(block)
        return self.board.rect_of(block.item)

    def _in_sight(self, block: Block) -> None:
        """A person only acts on what is seen."""
        middle = self.board.rect_of(block.item).center()
        assert self.board.visibleRegion().contains(middle), block.title
