"""Small pictures of receipts: drawn once, dashed when missing, plain when unreadable."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPixmapCache

from lianes_desktop.ui.kit import thumbs

pytestmark = pytest.mark.usefixtures("theme")

BOX = QRect(0, 0, thumbs.WIDTH, thumbs.HEIGHT)


def a_picture(colour: str) -> bytes:
    image = QImage(80, 160, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def drawn(digest: str, thumbnails: Callable[[str], bytes | None]) -> QImage:
    canvas = QImage(BOX.size(), QImage.Format.Format_ARGB32)
    canvas.fill(QColor("#ffffff"))
    painter = QPainter(canvas)
    thumbs.draw_thumb(painter, BOX, digest, thumbnails)
    painter.end()
    return canvas


@pytest.fixture(autouse=True)
def no_picture_kept() -> None:
    QPixmapCache.clear()


def test_a_thumbnail_fills_its_box_and_is_read_once() -> None:
    read: list[str] = []

    def thumbnails(digest: str) -> bytes:
        read.append(digest)
        return a_picture("#336699")

    first, again = drawn("ab" * 32, thumbnails), drawn("ab" * 32, thumbnails)

    assert first.pixelColor(BOX.center()) == QColor("#336699")
    assert again == first
    assert read == ["ab" * 32]


def test_a_missing_receipt_is_dashed_and_nothing_is_read() -> None:
    def thumbnails(_digest: str) -> bytes:
        raise AssertionError

    assert drawn("", thumbnails).pixelColor(BOX.width() - 8, 8) != QColor("#ffffff")


@pytest.mark.parametrize("data", [None, b"not a picture"])
def test_a_thumbnail_that_cannot_be_read_leaves_an_icon(data: bytes | None) -> None:
    plain = drawn("cd" * 32, lambda _digest: data)

    assert plain.pixelColor(BOX.center()) != QColor("#336699")
    assert plain != drawn("", lambda _digest: None)
