"""What a person does to one page and the sheets over it: clicks, keys, and files let go or chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from support.screens import settle

W = TypeVar("W", bound=QWidget)


class Fingers:
    """Finds widgets of the page by name, the last made first: a sheet is over what it was opened from."""

    def __init__(self, page: QWidget) -> None:
        self.page = page

    def find(self, name: str, kind: type[W]) -> W:
        """The widget of that name."""
        found = [one for one in self.page.findChildren(QWidget, name) if isinstance(one, kind)]
        assert found, name
        return found[-1]

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is in sight."""
        return any(one.isVisible() for one in self.page.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Click its middle."""
        widget = self.find(name, QWidget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        settle()

    def tick(self, name: str) -> None:
        """Click the box at its start."""
        QTest.mouseClick(self.find(name, QWidget), Qt.MouseButton.LeftButton, pos=QPoint(11, 12))
        settle()

    def fill(self, name: str, text: str) -> None:
        """Replace what a field holds."""
        field = self.find(name, QLineEdit)
        field.setFocus()
        field.selectAll()
        field.insert(text)
        settle()

    def press(self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key there."""
        QTest.keyClick(self.find(name, QWidget), key, held)
        settle()

    def text(self, name: str) -> str:
        """What a label says, with plain spaces."""
        return plain(self.find(name, QLabel).text())

    def message(self, name: str) -> str:
        """What is said below a field."""
        around = self.find(name, QWidget).parentWidget()
        assert around is not None
        said = around.findChild(QLabel, "message")
        assert isinstance(said, QLabel)
        return plain(said.text()) if said.isVisibleTo(around) else ""

    def sheet(self) -> QDialog:
        """The sheet over the page."""
        open_ones = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        assert open_ones
        return open_ones[-1]

    def sheets(self) -> int:
        """How many are open."""
        return sum(one.isVisible() for one in self.page.findChildren(QDialog))

    def drop(self, name: str, *paths: Path) -> None:
        """Let files go over a widget."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        target = self.find(name, QWidget)
        entering = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, mime, held, none)
        QApplication.sendEvent(target, entering)  # Qt only drops where something was dragged in
        letting_go = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, held, none)
        QApplication.sendEvent(target, letting_go)
        settle()

    def browse(self, *paths: Path) -> None:
        """Choose these in the window that asks for a file or a folder."""
        dialog = self.find("browse", QFileDialog)
        if dialog.fileMode() is QFileDialog.FileMode.ExistingFiles:
            dialog.filesSelected.emit([str(path) for path in paths])
        else:
            dialog.fileSelected.emit(str(paths[0]))
        dialog.done(QDialog.DialogCode.Accepted)
        settle()


def plain(text: str) -> str:
    """The text with plain spaces and apostrophes, and without marks of direction."""
    for mark in "\u2068\u2069\u200e\u200f\u2066":
        text = text.replace(mark, "")
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


class Opening(Protocol):
    """A person at a page not yet shown."""

    @property
    def page(self) -> QWidget:
        """The page."""
        ...

    def open(self) -> None:
        """Show it."""
        ...


H = TypeVar("H", bound=Opening)


def opened(qtbot: QtBot, hand: H) -> Iterator[H]:
    """The page shown for a test, and closed after it."""
    qtbot.addWidget(hand.page)
    hand.open()
    yield hand
    hand.page.close()
