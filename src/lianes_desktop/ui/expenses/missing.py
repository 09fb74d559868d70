"""The place of a receipt that is missing: drop the photograph here, paste it, or look for it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override


class MissingReceipt(QAbstractButton):
    """A dashed frame in terracotta; ``clicked`` asks to browse, ``dropped`` gives the ``QMimeData``."""

    dropped = Signal(object)

    def __init__(self) -> None:
        """As large as the photograph it waits for."""
        super().__init__()
        self.setObjectName("missing_receipt")
        self._hanging = False
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it again."""
        self.setAccessibleName(_("Déposer la photo"))
        self.update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._hang(hanging=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hang(hanging=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hang(hanging=False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = paint.smooth(self)
        strong = self._hanging or self.hasFocus()
        fill = "teal_tint" if self._hanging else "surface2"
        border = "teal" if strong else "accent"
        paint.box(
            painter, self.rect(), fill=theme.colour(fill), border=theme.colour(border),
            width=2 if strong else 1, dashed=not strong,
        )  # fmt: skip
        middle = self.height() // 2
        paint.centred_icon(painter, "camera", "accent_text", QRect(0, middle - 72, self.width(), 40), 36)
        lines = (
            (_("Lâchez pour joindre") if self._hanging else _("Déposer la photo"), Role.STRONG, "ink", -22),
            (_("ou coller avec Ctrl V"), Role.SMALL, "ink2", 2),
            (_("Parcourir…"), Role.SMALL_STRONG, "teal", 30),
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        for words, role, ink, offset in lines:
            area = QRect(8, middle + offset, self.width() - 16, 22)
            paint.text(painter, area, words, font(role), theme.colour(ink), centre)
        painter.end()

    def _hang(self, *, hanging: bool) -> None:
        self._hanging = hanging
        self.update()
