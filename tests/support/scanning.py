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
    # each of the two misses some codes that the other reads; the second alone, one in sixty of a window's
    seekers: tuple[cv2.QRCodeDetectorAruco | cv2.QRCodeDetector, ...] = (
        cv2.QRCodeDetectorAruco(),
        cv2.QRCodeDetector(),
    )
    readings = (seeker.detectAndDecode(picture)[0] for seeker in seekers)
    return next(filter(None, readings), "")
