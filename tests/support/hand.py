"""A person at the window: keyboard and mouse events only, on whatever is in sight."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QWidget

W = TypeVar("W", bound=QWidget)

_PATIENCE = 15.0


class Hand:
    """Finds widgets by name among those in sight, and waits for what it was promised."""

    def __init__(self, app: QApplication) -> None:
        """For the whole application: windows come and go."""
        self._app = app

    def wait(self, until: Callable[[], object], what: str, patience: float = _PATIENCE) -> None:
        """Let the application work until something holds; fail with ``what`` when it never does."""
        end = time.monotonic() + patience
        while not until():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain: {what}")
            self._app.processEvents()
            time.sleep(0.005)
        self._app.processEvents()

    def sees(self, name: str) -> QWidget | None:
        """The widget of that name in sight, or nothing."""
        windows = [one for one in self._app.topLevelWidgets() if one.isVisible()]
        for window in reversed(windows):
            for widget in (window, *window.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    def find(self, name: str, kind: type[W]) -> W:
        """The widget of that name, waited for."""
        self.wait(lambda: isinstance(self.sees(name), kind), f"{name} in sight")
        found = self.sees(name)
        assert isinstance(found, kind)
        return found

    def click(self, name: str) -> None:
        """Click its middle with the left button, once it can be clicked."""
        self.wait(lambda: (found := self.sees(name)) is not None and found.isEnabled(), f"{name} to click")
        widget = self.find(name, QWidget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self._app.processEvents()

    def click_start(self, name: str) -> None:
        """Click near its start: where a box to tick is."""
        widget = self.find(name, QWidget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(11, 12))
        self._app.processEvents()

    def type_in(self, name: str, text: str) -> None:
        """Click a field, replace what is there, and leave it."""
        field = self.find(name, QWidget)
        self._listening()
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in text:
            self._letter(field, letter)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        self._app.processEvents()

    def _letter(self, widget: QWidget, letter: str) -> None:
        """One letter as an input method gives it: QTest itself only knows ASCII."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            self._app.sendEvent(widget, event)

    def browse(self, folder: Path) -> None:
        """Choose a folder in the window that asks for one."""
        dialog = self.find("browse", QFileDialog)
        dialog.setDirectory(str(folder))
        dialog.fileSelected.emit(str(folder))
        dialog.done(QDialog.DialogCode.Accepted)
        self._app.processEvents()

    def choose(self, name: str, words: str) -> None:
        """Walk down a list with the arrows until its words are shown."""
        box = self.find(name, QComboBox)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _step in range(box.count()):
            if box.currentText().startswith(words):
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
            self._app.processEvents()
        assert box.currentText().startswith(words), f"{words} is not offered by {name}"

    def press(self, keys: str) -> None:
        """Press a shortcut in the active window, as ``Ctrl+K``."""
        names = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for one in names[:-1]:
            held |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
            }[one]
        key = getattr(Qt.Key, f"Key_{names[-1]}")
        target = self._listening()
        QTest.keyClick(target, key, held)
        self._app.processEvents()

    def _listening(self) -> QWidget:
        """Where keys go; a window that shows itself is made active, as a window manager does."""
        if self._app.activeWindow() is None:
            shown = [one for one in self._app.topLevelWidgets() if one.isVisible()]
            shown[-1].activateWindow()
            self.wait(self._app.activeWindow, "a window that listens")
        target = self._app.focusWidget() or self._app.activeWindow()
        assert target is not None
        return target

    def paste_picture(self, photo: Path) -> None:
        """Copy a picture as another program would, and paste it in the window."""
        self._app.clipboard().setImage(QImage(str(photo)))
        self.press("Ctrl+V")

    def drop(self, window: QWidget, *files: Path) -> None:
        """Let files go over the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        middle = window.rect().center()
        entering = QDragEnterEvent(
            middle, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self._app.sendEvent(window, entering)
        dropped = QDropEvent(
            QPointF(middle), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self._app.sendEvent(window, dropped)
        self._app.processEvents()
