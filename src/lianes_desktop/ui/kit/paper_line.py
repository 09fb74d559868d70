"""A line for one paper of a record: to join it, to see it, to take it out."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_files, proofs
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override


class PaperLine(QWidget):
    """A paper to join, or the one kept: to see, to take out."""

    attached = Signal(object)
    """``(slot, Offered)``."""
    seen = Signal(object)
    """The slot."""
    detached = Signal(object)
    """The slot."""

    def __init__(self, slot: str) -> None:
        """``slot`` names the paper in its record, and the widget's buttons."""
        super().__init__()
        self._slot, self._question = slot, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title, self._detail = ElidedLabel("", Role.STRONG), ElidedLabel("", Role.SMALL, "ink2")
        self._title.setObjectName(f"paper_{slot}")
        self._join = Button("", icon="paperclip", size=Size.SMALL)
        self._join.setObjectName(f"attach_{slot}")
        self._see = Button("", icon="eye", size=Size.SMALL)
        self._see.setObjectName(f"see_{slot}")
        self._take_out = IconButton("x", size=Size.SMALL)
        self._take_out.setObjectName(f"detach_{slot}")
        self._join.clicked.connect(self.ask)
        self._see.clicked.connect(self._say_seen)
        self._take_out.clicked.connect(self._say_detached)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addSpacing(28)  # the icon is painted there; margins would not be mirrored
        row.addLayout(words, 1)
        for button in (self._join, self._see, self._take_out):
            row.addWidget(button)
        self._kept = False

    def show_paper(self, title: str, name: str, detail: str) -> None:
        """Show the paper kept under its name, or what is missing under ``title``."""
        self._kept, self._question = bool(name), title
        self._title.setText(name or title)
        self._detail.setText(detail)
        self._join.setText(_("Joindre"))
        self._see.setText(_("Voir"))
        self._take_out.set_name(_("Retirer : {label}").format(label=title))
        self._join.setVisible(not self._kept)
        self._see.setVisible(self._kept)
        self._take_out.setVisible(self._kept)
        self.update()

    def ask(self) -> None:
        """Ask for the file."""
        ask_files(self, self._question, proofs(), self._chosen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            border = theme.colour("hairline" if self._kept else "control")
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=border, dashed=not self._kept)
            spot = paint.mirror(self).rect(10, 0, 22, self.height())
            paint.centred_icon(painter, "file-check" if self._kept else "file-text", "ink2", spot, 20)

    def _chosen(self, paths: list[str]) -> None:
        if paths:
            path = Path(paths[0])
            self.attached.emit((self._slot, Offered(path.name, path)))

    def _say_seen(self) -> None:
        self.seen.emit(self._slot)

    def _say_detached(self) -> None:
        self.detached.emit(self._slot)
