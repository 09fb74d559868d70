"""A receipt, or a paper, over the whole screen."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.typed import override


class FullScreenReceipt(QDialog):
    """The same picture, larger; ``sheet_asked`` turns pages, Esc, Space or a double click goes back."""

    sheet_asked = Signal(object)

    def __init__(self, parent: QWidget, viewer: PhotoViewer | None = None) -> None:
        """Over ``parent``'s window; ``viewer`` shows the picture, or a plain one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("full_screen_receipt")
        self.setWindowTitle(_("Reçu"))
        self.viewer = viewer or PhotoViewer()
        self.viewer.bar.show_words(
            _("Agrandir"), _("Tourner la vue"), _("Fermer"), _("Page précédente"), _("Page suivante")
        )
        self.viewer.sheet_asked.connect(self.sheet_asked)
        self.viewer.full_screen_asked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewer)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if arg__1.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close()
        else:
            super().keyPressEvent(arg__1)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.close()  # where the viewer has no picture


class PaperOnScreen(QObject):
    """Shows the sheets of a paper over the whole screen, in a window that opens with the first one shown."""

    sheet_asked = Signal(object)
    """The number of another sheet."""
    closed = Signal()
    """Nobody looks at it any more."""

    def __init__(self, page: QWidget) -> None:
        """Over ``page``'s window; nothing is shown yet."""
        super().__init__(page)
        self._page = page
        self._whole: FullScreenReceipt | None = None

    def show_sheet(self, title: str, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet; ``title`` is what the paper is."""
        if self._whole is None:
            self._whole = FullScreenReceipt(self._page)
            self._whole.sheet_asked.connect(self.sheet_asked)
            self._whole.finished.connect(self._over)
            self._whole.showFullScreen()
        self._whole.setWindowTitle(title)
        self._whole.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def _over(self) -> None:
        self._whole = None
        self.closed.emit()
