"""A code that a telephone's camera reads."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.tokens import LIGHT
from lianes_desktop.ui.kit.typed import override

_QUIET = 4  # modules left empty around the code (ISO/IEC 18004)


def fits(text: str, modules: int) -> bool:
    """Whether a text makes a code, and one of no more than ``modules`` across, the light around it included."""
    import segno  # noqa: PLC0415 - when the first code is shown

    try:
        return len(_rows(text)) + 2 * _QUIET <= modules
    except segno.DataOverflowError:
        return False


class QrCode(QWidget):
    """Dark on light in both themes: a code the other way round is one that many cameras do not see."""

    def __init__(self, side: int) -> None:
        """At most ``side`` pixels; nothing until ``show_text``."""
        super().__init__()
        self._side = side
        self._text = ""
        self._rows: tuple[bytes, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the code of a text."""
        if text == self._text:
            return
        self._text = text
        self._rows = _rows(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What the code holds."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        light, dark = QColor(LIGHT["surface"]), QColor(LIGHT["ink"])
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=light, radius=paint.BLOCK_RADIUS)
            # whole pixels: a module with soft edges is harder to read
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            module = self.width() // (len(self._rows) + 2 * _QUIET)
            start = (self.width() - module * len(self._rows)) // 2
            for down, row in enumerate(self._rows):
                for across, filled in enumerate(row):
                    if filled:
                        spot = QRect(start + across * module, start + down * module, module, module)
                        painter.fillRect(spot, dark)


def _rows(text: str) -> tuple[bytes, ...]:
    import segno  # noqa: PLC0415 - when the first code is shown

    return tuple(bytes(row) for row in segno.make_qr(text, error="m").matrix)
