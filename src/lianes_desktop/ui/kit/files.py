"""Files let go over the window or held by the clipboard, as the services take them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # their classes wait for the first file that comes
    from PySide6.QtCore import QMimeData

    from lianes_desktop.services.offered import Offered


def carries_files(mime: QMimeData) -> bool:
    """Whether there are files, or a picture that is not just the look of a text."""
    return any(url.isLocalFile() for url in mime.urls()) or (mime.hasImage() and not mime.hasText())


def offered(mime: QMimeData, picture_name: str) -> tuple[Offered, ...]:
    """The files, or else the picture as a PNG under ``picture_name``."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - not before the first paint
    from PySide6.QtGui import QImage, QImageWriter  # noqa: PLC0415 - likewise

    from lianes_desktop.services.offered import Offered  # noqa: PLC0415 - likewise

    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return tuple(Offered(path.name, path=path) for path in paths)
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return ()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return (Offered(picture_name, data=bytes(buffer.data().data())),)
