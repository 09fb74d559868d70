"""A receipt over the whole screen."""

from PySide6.QtCore import Qt, Signal
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
