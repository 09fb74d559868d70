"""The receipt's picture: zoom, rotate the view, turn pages; the file itself is never changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, photo_boxes, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.photo_bar import PhotoBar
from lianes_desktop.ui.kit.photo_boxes import Box
from lianes_desktop.ui.kit.typed import override

_MOST_ZOOM = 8.0
_STEP = 1.25


class PhotoViewer(QWidget):
    """One sheet of a receipt; ``sheet_asked`` gives the number (from 0) of another one to show.

    Keys: + and - zoom, 0 fits, R rotates, arrows move a zoomed picture, Page Up and Down turn sheets,
    Space asks for full screen (``full_screen_asked``). Without a picture, R and Space are left to what is around.
    """

    sheet_asked = Signal(object)
    full_screen_asked = Signal()

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._picture: QPixmap | None = None
        self._shown: QPixmap | None = None
        self._words = ""
        self._zoom, self._turn, self._upright = 1.0, 0, 0
        self._boxes: tuple[Box, ...] = ()
        self._shift = QPointF()
        self._grabbed: QPoint | None = None
        self._sheet, self._sheets = 0, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)
        self.bar = PhotoBar(self)
        self.bar.zoom.clicked.connect(self.zoom_in)
        self.bar.turn.clicked.connect(self.rotate)
        self.bar.full.clicked.connect(self.full_screen_asked)
        self.bar.before.clicked.connect(self.previous_sheet)
        self.bar.after.clicked.connect(self.next_sheet)
        self.bar.hide()

    def show_picture(self, data: bytes, *, sheet: int = 0, sheets: int = 1) -> None:
        """Show a JPEG or PNG, fitted; ``sheet`` of ``sheets`` counts from 0."""
        if (sheet, sheets) != (self._sheet, self._sheets) or self._picture is None:
            self._turn = self._upright
        self._sheet, self._sheets = sheet, sheets
        image = QImage.fromData(data)
        self._picture = None if image.isNull() else QPixmap.fromImage(image)
        self._shown = None
        self._words = ""
        self.fit()
        self.bar.show_sheet(sheet, sheets)
        self.bar.setVisible(self._picture is not None)

    def show_upright(self, turn: int) -> None:
        """Turn the view by the quarters (in degrees, clockwise) that set the page upright, unless a hand turned it."""
        if self._turn == self._upright and turn != self._turn:
            self._turn, self._shown = turn, None
            self.fit()
        self._upright = turn

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        """Frame these on the page; they follow zoom and turn."""
        if self._boxes != tuple(boxes):
            self._boxes = tuple(boxes)
            self.update()

    def places(self) -> tuple[QRectF, ...]:
        """Where the boxes are in the widget, in the order given."""
        if self._picture is None:
            return ()
        page, turn = self._place(self._picture), self._turn - self._upright
        return tuple(photo_boxes.placed(box, turn, page) for box in self._boxes)

    def show_words(self, words: str, *, sheet: int | None = None, sheets: int = 1) -> None:
        """Show a sentence in the picture's place: being read, missing, unreadable.

        ``sheet`` of ``sheets`` says whose place, where it is another one than was shown.
        """
        if sheet is not None:
            self._sheet, self._sheets = sheet, sheets
        self._picture = self._shown = None
        self._words = words
        self.bar.hide()
        self.update()

    def zoom(self) -> float:
        """How much larger than fitted it is shown; 1 is fitted."""
        return self._zoom

    def turn(self) -> int:
        """Degrees the view is rotated by, clockwise."""
        return self._turn

    def fit(self) -> None:
        """Show the whole sheet."""
        self._zoom, self._shift = 1.0, QPointF()
        self._moved()

    def zoom_in(self) -> None:
        """Show it larger."""
        self._zoom_to(self._zoom * _STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Show it smaller, down to fitted."""
        self._zoom_to(self._zoom / _STEP, QPointF(self.rect().center()))

    def rotate(self) -> None:
        """Turn the view by a quarter, clockwise."""
        if self._picture is not None:
            self._turn = (self._turn + 90) % 360
            self._shown = None
            self.fit()

    def next_sheet(self) -> None:
        """Ask for the sheet after this one."""
        if self._sheet + 1 < self._sheets:
            self.sheet_asked.emit(self._sheet + 1)

    def previous_sheet(self) -> None:
        """Ask for the sheet before this one."""
        if self._sheet > 0:
            self.sheet_asked.emit(self._sheet - 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, 520)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_PageDown: self.next_sheet,
            Qt.Key.Key_PageUp: self.previous_sheet,
        }
        if self._picture is not None:
            acts |= {Qt.Key.Key_R: self.rotate, Qt.Key.Key_Space: self.full_screen_asked.emit}
        act = acts.get(Qt.Key(event.key()))
        move = {
            Qt.Key.Key_Left: QPointF(40, 0),
            Qt.Key.Key_Right: QPointF(-40, 0),
            Qt.Key.Key_Up: QPointF(0, 40),
            Qt.Key.Key_Down: QPointF(0, -40),
        }.get(Qt.Key(event.key()))
        if act is not None:
            act()
        elif move is not None and self._zoom > 1:
            self._move_by(move)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._picture is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self._zoom_to(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP), event.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and self._zoom > 1:
            at = event.position().toPoint()
            self._move_by(QPointF(at - self._grabbed))
            self._grabbed = at

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._picture is None:
            event.ignore()
        else:
            self.full_screen_asked.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.place(self.rect())
        self._moved()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=paint.BLOCK_RADIUS)
            if self._picture is None:
                area = self.rect().adjusted(16, 16, -16, -16)
                painter.setFont(font(Role.SMALL))
                painter.setPen(theme.colour("ink3"))
                flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
                painter.drawText(area, int(flags), self._words)
            else:
                clip = QPainterPath()
                clip.addRoundedRect(self.rect(), paint.BLOCK_RADIUS, paint.BLOCK_RADIUS)
                painter.setClipPath(clip)
                place = self._place(self._picture)
                painter.drawPixmap(place, self._turned(self._picture), QRectF())
                photo_boxes.draw(painter, self._boxes, self._turn - self._upright, place)
                painter.setClipping(False)
            border = theme.colour("teal" if self.hasFocus() else "hairline")
            width = 2 if self.hasFocus() else 1
            paint.box(painter, self.rect(), border=border, width=width, radius=paint.BLOCK_RADIUS)

    def _turned(self, picture: QPixmap) -> QPixmap:
        if self._shown is None:
            self._shown = picture.transformed(QTransform().rotate(self._turn)) if self._turn else picture
        return self._shown

    def _place(self, picture: QPixmap) -> QRectF:
        """Where the picture lies in the widget, at this zoom and shift."""
        size = QSize(picture.size())
        if self._turn in (90, 270):
            size.transpose()
        fitted = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        width, height = fitted.width() * self._zoom, fitted.height() * self._zoom
        left = (self.width() - width) / 2 + self._shift.x()
        top = (self.height() - height) / 2 + self._shift.y()
        return QRectF(left, top, width, height)

    def _zoom_to(self, zoom: float, around: QPointF) -> None:
        """Zoom so that the point under ``around`` stays there."""
        if self._picture is None:
            return
        zoom = min(max(zoom, 1.0), _MOST_ZOOM)
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._shift = (self._shift - (around - middle)) * (zoom / self._zoom) + (around - middle)
        self._zoom = zoom
        self._move_by(QPointF())

    def _move_by(self, by: QPointF) -> None:
        """Move the picture, never past its own edge."""
        self._shift += by
        if self._picture is not None:
            place = self._place(self._picture)
            across = max((place.width() - self.width()) / 2, 0)
            down = max((place.height() - self.height()) / 2, 0)
            self._shift = QPointF(min(max(self._shift.x(), -across), across), min(max(self._shift.y(), -down), down))
        self._moved()

    def _moved(self) -> None:
        """The picture lies somewhere else: paint it there."""
        self.update()
