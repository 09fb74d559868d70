"""One line over the foot of the list: what was just done, with Undo; or a known failure."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

SHOWN_FOR = 8000  # ms, long enough to read and to reach for the mouse
_WIDEST = 440  # px: over the list at the smallest window, never over the buttons of the detail
_EDGE = 28
_AROUND = 76  # px of margins, icon and gaps beside the words


class MessageBar(QWidget):
    """``undo_asked`` when the person takes the act back."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Hidden until something is said."""
        super().__init__(parent)
        self._home = parent
        self._tone = "ok"
        self._words = Label("", Role.STRONG, wrap=True)
        self._words.setObjectName("message_words")
        self._undo = Button("", Kind.SECONDARY, size=Size.SMALL, cap="Ctrl Z")
        self._undo.setObjectName("message_undo")
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(10)
        row.addSpacing(28)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, for 8 seconds."""
        self._show(text, "ok", undo=undo)
        self._timer.start()

    def warn(self, text: str) -> None:
        """Say what could not be done; it stays until clicked or followed by another message."""
        self._timer.stop()
        self._show(text, "bad", undo=False)

    def words(self) -> str:
        """What is said, empty when nothing is."""
        return self._words.text() if self.isVisibleTo(self._home) else ""

    def place(self, around: QRect) -> None:
        """Lie over the foot of ``around``, at its leading side: the first button of a page is at the other."""
        words = paint.text_width(self._words.text(), self._words.font()) + 4
        beside = self._undo.sizeHint().width() + 10 if not self._undo.isHidden() else 0
        width = min(_WIDEST, around.width() - 2 * _EDGE, words + beside + _AROUND)
        height = max(52, self.heightForWidth(width))
        mirror = paint.Mirror(self._home.layoutDirection(), around)
        self.setGeometry(mirror.rect(around.x() + _EDGE, around.bottom() - height - 22, width, height))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            ground = "surface" if self._tone == "ok" else "bad_tint"
            paint.box(painter, self.rect(), fill=theme.colour(ground), border=theme.colour("control"))
            icon = "circle-check" if self._tone == "ok" else "circle-alert"
            place = paint.mirror(self).rect(14, 0, 22, self.height())
            paint.centred_icon(painter, icon, self._tone, place, 20)

    def _show(self, text: str, tone: str, *, undo: bool) -> None:
        self._tone = tone
        self._words.setText(text)
        self._words.set_tone("ink" if tone == "ok" else tone)
        self._undo.setText(_("Annuler"))
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.place(self._home.rect())
        self.show()
        self.raise_()
        self.update()

    def _take_back(self) -> None:
        self.hide()
        self.undo_asked.emit()
