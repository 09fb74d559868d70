"""The board painted: as it stands, or with one line in the hand over a picture of all the others.

Hundreds of lines take longer to paint than the eye gives a drag: the picture is made once, when the drag begins.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.programme import blocks, drawing
from lianes_desktop.ui.programme.geometry import Geometry
from lianes_desktop.ui.programme.layout import Block

Placed = Sequence[tuple[Block, QRect]]
"""Each block and where it is painted, those on top last."""
_APART = 46
"""Pixels between two chips of conflicts, one above the other, so that something is read between them."""
_LOOKED_BACK = 40
"""Chips before it that one may touch: more do not fit side by side."""
_AROUND = 4
"""How far the frame and the grips of a line stick out, in pixels."""


def places(geometry: Geometry) -> Placed:
    """Where every block of the board stands."""
    return [(block, geometry.rect(block)) for block in geometry.board.blocks]


def reach(rect: QRect) -> QRect:
    """All that is painted of a line in the hand that stands there."""
    return rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)


def everything(painter: QPainter, geometry: Geometry, placed: Placed, seen: QRect, *, focused: bool) -> None:
    """The board as it stands; what lies outside ``seen`` is left out."""
    _all_but_now(painter, geometry, placed, seen)
    for block, rect in placed:
        if block.item == geometry.board.selected:
            drawing.frame(painter, rect, focused=focused, begins=block.begins, ends=block.ends)
    drawing.present(painter, geometry)


def ground(board: QWidget, geometry: Geometry, placed: Placed, held: Block) -> QPixmap:
    """A picture of the whole board without the block in the hand."""
    ratio = board.devicePixelRatioF()
    picture = QPixmap(board.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.colour("surface"))
    with paint.smooth(picture) as painter:
        painter.setLayoutDirection(geometry.direction)
        _all_but_now(painter, geometry, [one for one in placed if one[0] != held], board.rect())
    return picture


def in_hand(painter: QPainter, geometry: Geometry, picture: QPixmap, block: Block, seen: QRect) -> None:
    """The picture of the others, the block in the hand over it."""
    painter.setClipRect(seen)
    painter.drawPixmap(0, 0, picture)
    rect = geometry.rect(block)
    blocks.draw(painter, geometry.mirror, replace(block, clash=None), rect, foot=rect.bottom())
    painter.setClipRect(seen)
    drawing.frame(painter, rect, focused=True, begins=block.begins, ends=block.ends)
    drawing.present(painter, geometry)


def said(placed: Placed) -> list[tuple[int, int, int]]:
    """Top and sides of the lines whose conflict is said above them: in a crowd, one now and then."""
    found: list[tuple[int, int, int]] = []
    for top, left, right in sorted(
        (rect.top(), rect.left(), rect.right()) for block, rect in placed if block.clash is not None
    ):
        if all(top - above >= _APART or left > end or right < start for above, start, end in found[-_LOOKED_BACK:]):
            found.append((top, left, right))
    return found


def _all_but_now(painter: QPainter, geometry: Geometry, placed: Placed, seen: QRect) -> None:
    mirror = geometry.mirror
    drawing.grid(painter, geometry)
    chips = said(placed)
    tops = [top for top, _left, _right in chips]
    shown = [(block, rect) for block, rect in placed if _chip_and_all(block, rect).intersects(seen)]
    for block, rect in shown:
        over = chips[bisect_right(tops, rect.top()) : bisect_right(tops, rect.bottom())]
        blocks.draw(painter, mirror, block, rect, foot=_words_end(rect, over))
    for block, rect in shown:
        if block.clash is not None:
            told = (rect.top(), rect.left(), rect.right()) in chips
            blocks.clash(painter, mirror, block, geometry.shared(block), rect, said=told)


def _chip_and_all(block: Block, rect: QRect) -> QRect:
    """The block, with the chip above it and the slice beside it that it shares."""
    return rect if block.clash is None else rect.adjusted(-rect.width(), -blocks.CHIP_ABOVE, rect.width(), 0)


def _words_end(rect: QRect, over: Sequence[tuple[int, int, int]]) -> int:
    """Where the words of a line must end, so that none runs under the chip above a line that clashes with it."""
    tops = [top - blocks.CHIP_ABOVE for top, left, right in over if left <= rect.right() and right >= rect.left()]
    return min([rect.bottom(), *tops])
