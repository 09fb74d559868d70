"""Where something is written: an icon, the place in words, and a button to choose another."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_folder
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override


class FolderLine(QWidget):
    """``chosen`` gives the path of the folder chosen instead, as text."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        """``name`` is the button's object name."""
        super().__init__()
        self._path, self._icon, self._question = "", "folder", ""
        self._title = ElidedLabel("", Role.STRONG)
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._change = Button("", Kind.GHOST, size=Size.SMALL)
        self._change.setObjectName(name)
        self._change.clicked.connect(self.ask)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)  # margins are not mirrored: the same on both sides
        row.setSpacing(8)
        row.addSpacing(34)  # the icon is painted there; margins would not be mirrored
        row.addLayout(words, 1)
        row.addWidget(self._change)

    def show_folder(self, path: str, title: str, icon: str = "folder") -> None:
        """Show the place in words above its path; no title shows the path alone."""
        self._path, self._icon = path, icon
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._detail.setText(ltr(path) if path else "")
        self._detail.setVisible(bool(path))
        self.setAccessibleName(f"{title} {path}".strip())
        self.update()

    def folder(self) -> str:
        """The path shown."""
        return self._path

    def retranslate(self, question: str) -> None:
        """Say the fixed words; ``question`` is the title of the window that asks."""
        self._question = question
        self._change.setText(_("Changer"))
        self._change.setAccessibleName(f"{_('Changer')} : {question}")

    def ask(self) -> None:
        """Ask for another folder."""
        ask_folder(self, self._question, self._path, self.chosen.emit)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=theme.colour("hairline"))
            paint.centred_icon(painter, self._icon, "ink2", paint.mirror(self).rect(10, 0, 22, self.height()), 20)
