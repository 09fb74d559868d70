"""A business card beside the person's, and the line that says what was read on it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.parts import Icon
from lianes_desktop.ui.contacts.values import Scanned
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_HIGH = 176  # px: a card of the usual shape, beside the ways to reach the person
_RADIUS = 8


class ReadLine(QWidget):
    """What was read waits for Enter, or is set aside."""

    accepted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        """Hidden until something is read."""
        super().__init__()
        self.setObjectName("readLine")
        self._words = Label("", Role.SMALL_STRONG, "teal", wrap=True)
        self._words.setObjectName("readWords")
        self._accept = Button("", Kind.PRIMARY, cap="↵", size=Size.SMALL)
        self._accept.setObjectName("acceptRead")
        self._drop = Button("", size=Size.SMALL)
        self._drop.setObjectName("dropRead")
        self._accept.clicked.connect(self.accepted)
        self._drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon("scan-text"))
        row.addWidget(self._words, 1)
        row.addWidget(self._accept)
        row.addWidget(self._drop)
        self.hide()

    def show_words(self, words: str, *, proposed: bool) -> None:
        """Say what was read, or that it is being read."""
        self._words.setText(words)
        self._accept.setVisible(proposed)
        self._drop.setVisible(proposed)
        self.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._accept.setText(_("Valider"))
        self._drop.setText(_("Écarter"))


class ScanBlock(QWidget):
    """The photograph of the business card; a press shows it whole, and it may be read again."""

    whole_asked = Signal()
    read_asked = Signal()

    def __init__(self) -> None:
        """Hidden until there is one."""
        super().__init__()
        self._title = Label("", Role.SMALL, "ink2")
        self._picture = _Picture()
        self._read = Button("", icon="scan-text", size=Size.SMALL)
        self._read.setObjectName("readCard")
        self._picture.clicked.connect(self.whole_asked)
        self._read.clicked.connect(self.read_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._picture)
        column.addWidget(self._read)
        self.hide()

    def show_scan(self, scanned: Scanned | None) -> None:
        """Show a business card, or none."""
        self.setVisible(scanned is not None)
        if scanned is not None:
            self._picture.show_picture(scanned.picture)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Carte de visite"))
        self._picture.setAccessibleName(_("Voir la carte de visite en entier"))
        self._picture.setToolTip(_("Voir la carte de visite en entier"))
        self._read.setText(_("Relire la carte"))


class _Picture(QAbstractButton):
    """The photograph as wide as its place, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cardPicture")
        self._jpeg = b""
        self._pixmap = QPixmap()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, jpeg: bytes) -> None:
        if jpeg != self._jpeg:
            self._jpeg = jpeg
            self._pixmap = QPixmap()
            self._pixmap.loadFromData(jpeg)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            focused = self.hasFocus()
            border = theme.colour("teal" if focused else "hairline")
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=border, radius=_RADIUS)
            if not self._pixmap.isNull():
                inside = self.rect().adjusted(1, 1, -1, -1)
                shown = self._pixmap.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
                spot = QRect(0, 0, shown.width(), shown.height())
                spot.moveCenter(inside.center())
                shape = QPainterPath()
                shape.addRoundedRect(spot, _RADIUS, _RADIUS)
                painter.setClipPath(shape)
                painter.drawPixmap(spot, self._pixmap)
                painter.setClipping(False)
            if focused:
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=_RADIUS)
