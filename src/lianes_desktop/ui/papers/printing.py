"""Pages sent to a printer as they are shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask_printer(parent: QWidget, sheets: Sequence[bytes], name: str, printed: Callable[[], None]) -> QPrintDialog:
    """Open the system's print window; ``printed`` is called once the pages have gone."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("printDialog")
    dialog.setMinMax(1, len(sheets))

    def finished(result: int) -> None:
        if result == QDialog.DialogCode.Accepted and print_sheets(printer, sheets):
            printed()
        dialog.deleteLater()

    dialog.finished.connect(finished)
    dialog.setModal(True)
    dialog.show()  # its own ``open`` wants a receiver and the name of a slot
    return dialog


def print_sheets(printer: QPrinter, sheets: Sequence[bytes]) -> bool:
    """Paint the pages asked for, each as large as the paper lets it be; whether the printer took them."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(sheets)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for at, jpeg in enumerate(sheets[first - 1 : last]):
        if at and not printer.newPage():
            break
        page = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        image = _turned(QImage.fromData(jpeg), wide=page.width() > page.height())
        size = image.size().scaled(page.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF((page.width() - size.width()) / 2, 0, size.width(), size.height()), image)
    return painter.end()


def _turned(image: QImage, *, wide: bool) -> QImage:
    """A sheet lies along the paper, however it is read: a plate to fold is as large as the paper."""
    return image if (image.width() > image.height()) is wide else image.transformed(QTransform().rotate(90))
