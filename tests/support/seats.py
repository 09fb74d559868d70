"""A person at one of several windows on the screen, and what they read there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.window import Window
from support.fingers import plain
from support.hand import Hand
from support.journeys import spoken


class HandAt(Hand):
    """A person at one of two windows: what belongs to the other is out of reach."""

    def __init__(self, app: QApplication, windows: list[Window]) -> None:
        """``windows`` are those of everybody on this screen, filled as they open."""
        super().__init__(app)
        self.window: Window | None = None
        self._windows = windows

    @override
    def sees(self, name: str) -> QWidget | None:
        tops = [one for one in self._app.topLevelWidgets() if one.isVisible() and self._reaches(one)]
        for top in reversed(tops):
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    @override
    def _listening(self) -> QWidget:
        active = self._app.activeWindow()
        if self.window is not None and (active is None or not self._reaches(active)):
            self.window.activateWindow()
            self.wait(lambda: self._app.activeWindow() is self.window, "the window listens")
        return super()._listening()

    def named(self, start: str) -> str:
        """The name of the one widget in sight whose name starts so."""
        assert self.window is not None

        def found() -> list[str]:
            every = self.window.findChildren(QWidget) if self.window is not None else []
            return [one.objectName() for one in every if one.objectName().startswith(start) and one.isVisible()]

        self.wait(found, f"{start}… in sight")
        (name,) = found()
        return name

    def choose_file(self, file: Path) -> None:
        """Choose a file in the window that asks for some."""
        dialog = self.find("browse", QFileDialog)
        dialog.filesSelected.emit([str(file)])
        dialog.done(QFileDialog.DialogCode.Accepted)
        self._app.processEvents()

    def _reaches(self, top: QWidget) -> bool:
        root = top
        while (above := root.parentWidget()) is not None:
            root = above
        if self.window is None:
            return root not in self._windows
        return root is self.window


@dataclass
class Side:
    """One of the two: its application, its window, and what it writes its files to."""

    app: QApplication
    application: Application
    window: Window
    hand: HandAt
    out: Path

    @property
    def workspace(self) -> Workspace:
        """Everything it keeps."""
        assert self.application.workspace is not None
        return self.application.workspace

    def said(self, name: str) -> str:
        """The words of a part in sight and what a reader of screens says of it, on plain spaces."""
        part = self.hand.find(name, QWidget)
        return plain(" ".join((spoken(part), *(one.accessibleName() for one in part.findChildren(QWidget)))))

    def whole(self, name: str) -> str:
        """What a line that may be cut says."""
        return plain(self.hand.find(name, ElidedLabel).whole())

    def written(self, before: set[Path]) -> Path:
        """The one file that came into its folder since."""
        (new,) = set(self.out.iterdir()) - before
        return new
