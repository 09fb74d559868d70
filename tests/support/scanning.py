"""What a telephone's camera reads on a picture of a window."""

import cv2
import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QWidget


def scanned(widget: QWidget) -> str:
    """The text of the one code on the widget as it is seen; empty when no code can be read."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert widget.grab().save(buffer, "PNG")
    picture = cv2.imdecode(np.frombuffer(bytes(data.data()), np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    read, _points, _straight = cv2.QRCodeDetector().detectAndDecode(picture)
    return read
