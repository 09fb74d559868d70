"""PySide6 6.12.0 loses one reference of ``None`` with every call that returns nothing, until Python 3.11 aborts."""

import sys

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from lianes_desktop.ui.kit.typed import override

pytestmark = pytest.mark.usefixtures("qapp")

_NOISE = 20


class _Empty(QAbstractListModel):
    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 1

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return None


def test_a_thousand_calls_of_data_keep_the_count_of_none() -> None:
    model = _Empty()
    index = model.index(0)
    before = sys.getrefcount(None)
    for _turn in range(1000):
        index.data()

    assert abs(sys.getrefcount(None) - before) < _NOISE


def test_two_hundred_calls_of_a_painter_keep_the_count_of_none() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colour = QColor("black")
    before = sys.getrefcount(None)
    for _turn in range(200):
        painter.setPen(colour)
    after = sys.getrefcount(None)
    painter.end()

    assert abs(after - before) < _NOISE
