"""Pieces of the form: a section with its title, and the signed act."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.cards import DropTile, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.team.values import PaperShown


class Section(QWidget):
    """A title under a hairline, then fields two by two; ``body`` is its column."""

    def __init__(self, *, ruled: bool = True) -> None:
        """``ruled`` draws the hairline above."""
        super().__init__()
        self._title = Label("", Role.H2)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        if ruled:
            self.body.addWidget(Rule())
            self.body.addSpacing(2)
        self.body.addWidget(self._title)

    def set_title(self, words: str) -> None:
        """Name the section."""
        self._title.setText(words)


class Pairs(QGridLayout):
    """Fields side by side, two to a line; those hidden leave no hole."""

    def __init__(self, *fields: QWidget) -> None:
        """Placed by ``settle``."""
        super().__init__()
        self._fields = fields
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(10)
        for column in (0, 1):
            self.setColumnStretch(column, 1)
            self.setColumnMinimumWidth(column, 120)
        self._place(fields)

    def settle(self, shown: Callable[[QWidget], bool]) -> None:
        """Place the fields that are shown, in order."""
        for field in self._fields:
            self.removeWidget(field)
        placed = [field for field in self._fields if shown(field)]
        self._place(placed)
        for field in self._fields:
            field.setVisible(field in placed)

    def _place(self, fields: Sequence[QWidget]) -> None:
        for at, field in enumerate(fields):
            self.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)


class PaperLine(QWidget):
    """The signed act: where to drop it, or its name with the ways to open and remove it."""

    offered = Signal(object)
    """``QMimeData`` let go."""
    choose_asked = Signal()
    open_asked = Signal()
    removal_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.tile = DropTile("file-plus-2")
        self.tile.setObjectName("team_paper")
        self.tile.dropped.connect(self.offered)
        self.tile.clicked.connect(self.choose_asked)
        self._name = ElidedLabel("", Role.STRONG)
        self._name.setObjectName("team_paper_name")
        self._detail = Label("", Role.CAPTION, "ink3")
        self.open = Button("", icon="eye", size=Size.SMALL)
        self.open.setObjectName("open_paper")
        self.open.clicked.connect(self.open_asked)
        self._remove = IconButton("trash-2", size=Size.SMALL)
        self._remove.setObjectName("remove_paper")
        self._remove.clicked.connect(self.removal_asked)
        self._kept = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row = QHBoxLayout(self._kept)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tile)
        column.addWidget(self._kept)

    def show_paper(self, paper: PaperShown | None) -> None:
        """Show the act kept, or the way to add it."""
        self.tile.setVisible(paper is None)
        self._kept.setVisible(paper is not None)
        if paper is not None:
            self._name.setText(paper.name)
            self._detail.setText(paper.detail)

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - the one thing said, as Qt's own setters
        """The file is being read."""
        self.tile.setEnabled(not busy)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.tile.show_words(
            _("Joindre l'acte signé"),
            _("Photo ou PDF : déposez-le ici, ou choisissez-le."),
            _("Lâchez pour le joindre"),
        )
        self.open.setText(_("Ouvrir"))
        self._remove.set_name(_("Retirer l'acte signé"))
