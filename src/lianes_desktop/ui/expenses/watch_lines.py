"""Above the list: the folder that is followed and what was plugged in, a line each; and the button that follows one."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.menus import holds_focus
from lianes_desktop.ui.expenses.watching import WatchedShown
from lianes_desktop.ui.kit.browse import ask_folder
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel

_EVERY = 4000  # ms between two looks, or more when the disk is slow
_MOST = 3  # lines; more sticks than that wait for their turn


class WatchLines(QWidget):
    """``folder_chosen`` gives its path as text; the asks give the ``Path`` of the place; ``due`` is time for a look."""

    due = Signal()
    folder_chosen = Signal(str)
    take_asked = Signal(object)
    take_all_asked = Signal(object)
    later_asked = Signal(object)
    stop_asked = Signal()

    def __init__(self) -> None:
        """Nothing is watched yet."""
        super().__init__()
        self.setObjectName("watched")
        self.button = IconButton("folder-open")
        """Follows a folder; it stands with the other ways to add receipts."""
        self.button.setObjectName("follow_folder")
        self.button.clicked.connect(self.ask)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.due)
        self._lines: dict[Path, _Line] = {}
        """In the order they stand in."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def look(self, *, on: bool) -> None:
        """Look now and then, while the page is in sight."""
        if on:
            self._timer.start()
            self.due.emit()
        else:
            self._timer.stop()

    def ask(self) -> None:
        """Ask for the folder to follow."""
        ask_folder(self.button, _("Choisir le dossier à suivre"), "", self.folder_chosen.emit)

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> bool:
        """A line for each place; whether the button that had the keyboard is gone."""
        lines = lines[:_MOST]
        held = QApplication.focusWidget() if holds_focus(self) else None
        former, self._lines = (
            self._lines,
            {one.root: self._lines.get(one.root) or self._made(one.root) for one in lines},
        )
        for root, line in former.items():
            if root not in self._lines:
                line.hide()
                line.deleteLater()
        for shown in lines:
            self._lines[shown.root].show_place(shown)
        if list(former) != list(self._lines):
            self._put_in_order()
        self.setVisible(bool(lines))
        return held is not None and not held.isVisibleTo(self.window())

    def retranslate(self) -> None:
        """Say the fixed words again; those of the places are the presenter's to show."""
        self.button.set_name(_("Suivre un dossier…"))
        for line in self._lines.values():
            line.retranslate()

    def _put_in_order(self) -> None:
        """The lines as they are to stand, for the eye and for the Tab key."""
        for at, line in enumerate(self._lines.values()):
            self._column.insertWidget(at, line)
        buttons = [button for line in self._lines.values() for button in line.buttons]
        for one, following in pairwise(buttons):
            QWidget.setTabOrder(one, following)

    def _made(self, root: Path) -> "_Line":
        line = _Line(root)
        line.take_asked.connect(self.take_asked)
        line.take_all_asked.connect(self.take_all_asked)
        line.later_asked.connect(self.later_asked)
        line.stop_asked.connect(self.stop_asked)
        line.retranslate()
        return line


class _Line(QWidget):
    """One place: what it is, what there is, and what may be done; each ask gives its ``Path``."""

    take_asked = Signal(object)
    take_all_asked = Signal(object)
    later_asked = Signal(object)
    stop_asked = Signal()

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root
        self._shown: WatchedShown | None = None
        self._chip = Chip()
        self._words = ElidedLabel("", Role.BODY, "ink2")
        self._words.setObjectName("watched_words")
        self._take = Button("", icon="image-plus", size=Size.SMALL)
        self._take.setObjectName("take_watched")
        self._take_all = Button("", size=Size.SMALL)
        self._take_all.setObjectName("take_all_watched")
        self._later = Button("", Kind.GHOST, icon="clock", size=Size.SMALL)
        self._later.setObjectName("put_off_watched")
        self._stop = Button("", Kind.GHOST, icon="x", size=Size.SMALL)
        self._stop.setObjectName("unfollow_folder")
        self._take.clicked.connect(self._ask_to_take)
        self._take_all.clicked.connect(self._ask_to_take_all)
        self._later.clicked.connect(self._ask_later)
        self._stop.clicked.connect(self.stop_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._chip)
        row.addWidget(self._words, 1)
        self.buttons = self._take, self._take_all, self._later, self._stop
        for button in self.buttons:
            row.addWidget(button)

    def show_place(self, shown: WatchedShown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self._chip.show_state(shown.chip, shown.tone, shown.icon)
        self._words.setText(shown.words)
        for button, words in ((self._take, shown.take), (self._take_all, shown.take_all)):
            button.setText(words)
            button.updateGeometry()
            button.setVisible(bool(words))
        self._later.setVisible(shown.later)
        self._stop.setVisible(shown.followed)

    def retranslate(self) -> None:
        self._later.setText(_("Plus tard"))
        self._stop.setText(_("Ne plus suivre"))

    def _ask_to_take(self) -> None:
        self.take_asked.emit(self._root)

    def _ask_to_take_all(self) -> None:
        self.take_all_asked.emit(self._root)

    def _ask_later(self) -> None:
        self.later_asked.emit(self._root)
