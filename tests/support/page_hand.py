"""What a person does to a page: click, type, press keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from support.clipping import cut_words, outside
from support.screens import settle

LEFT = Qt.MouseButton.LeftButton
_PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


class PageHand:
    """A page shown at a usual size, and ways to act on what it holds by name."""

    def __init__(self, qtbot: QtBot, page: QWidget, size: tuple[int, int] = (1180, 900)) -> None:
        self.qtbot, self.page = qtbot, page
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        settle()

    def find(self, name: str) -> QWidget:
        """A widget by its name."""
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def line(self, name: str) -> QLineEdit:
        """A field of one line by its name."""
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def said(self, name: str) -> str:
        """The words of a label or field, with everyday spaces and apostrophes."""
        found = self.find(name)
        assert isinstance(found, QLabel | QLineEdit)
        return found.text().translate(_PLAIN)

    def click(self, name: str) -> None:
        """Press a button."""
        self.qtbot.mouseClick(self.find(name), LEFT)
        settle()

    def key(self, name: str, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key with the focus there."""
        self.qtbot.keyClick(self.find(name), key, held)
        settle()

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field, the cursor staying in it."""
        field = self.find(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        for letter in text:  # QTest aborts on letters that are not ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def fill(self, name: str, text: str, then: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Replace the text of a field and leave it."""
        self.type(name, text)
        self.key(name, then)

    def choose(self, name: str, words: str) -> None:
        """Choose in a list by its words."""
        found = self.find(name)
        assert isinstance(found, QComboBox)
        at = found.findText(words)
        assert at >= 0, words
        found.setCurrentIndex(at)
        found.activated.emit(at)
        settle()

    def faults(self) -> Sequence[str]:
        """Words cut and widgets that stick out."""
        settle()
        return [*cut_words(self.page), *outside(self.page)]
