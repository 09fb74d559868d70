"""The button for calendar files, with its menu, and the line that says how far a file is read."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.browse import ask_files, ask_new_file, calendars
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.programme.calendar_sheet import CalendarSheet
from lianes_desktop.ui.programme.calendar_values import FileShown


class CalendarCorner(QWidget):
    """The line of work, hidden at rest; ``button`` stands in the head of the page."""

    export_asked = Signal()
    import_asked = Signal()
    place_chosen = Signal(object)
    """Path to write to."""
    files_given = Signal(object)
    """Tuple of ``Offered``."""
    chosen = Signal(object)
    """Places of the offers to take."""
    put_off = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        """Nothing under way."""
        super().__init__()
        self.button = IconButton("arrow-left-right")
        self.button.setObjectName("calendar_files")
        self.button.clicked.connect(self._offer)
        self._words = ElidedLabel("", Role.SMALL, "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", Kind.GHOST, icon="x", size=Size.SMALL)
        self._cancel.setObjectName("cancel_calendar")
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()
        self.retranslate()

    def show_work(self, words: str, at: int, of: int) -> None:
        """What is under way and how far; nothing when ``of`` is 0."""
        self.setVisible(bool(of))
        self.button.setEnabled(not of)
        self._words.setText(words)
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(at)

    def show_file(self, shown: FileShown) -> None:
        """Let the person choose from a file."""
        sheet = CalendarSheet(self.window(), shown)
        sheet.chosen.connect(self.chosen)
        sheet.rejected.connect(self.put_off)
        sheet.open()

    def ask_new_file(self, name: str) -> None:
        """Ask where to write the calendar."""
        ask_new_file(self.window(), _("Exporter le calendrier (.ics)"), name, calendars(), self._place)

    def ask_file(self) -> None:
        """Ask which calendars to read."""
        ask_files(self.window(), _("Importer un calendrier"), calendars(), self._files)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.button.set_name(_("Exporter ou importer un calendrier"))
        self._cancel.setText(_("Arrêter"))

    # ---- inside

    def _offer(self) -> None:
        menu = QMenu(self.button)
        menu.setObjectName("calendar_menu")
        menu.addAction(_("Exporter le calendrier (.ics)"), self.export_asked.emit)
        menu.addAction(_("Importer un calendrier…"), self.import_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        start = self.button.width() - menu.sizeHint().width() if not menu.isRightToLeft() else 0
        menu.popup(self.button.mapToGlobal(QPoint(start, self.button.height() + 2)))

    def _place(self, path: str) -> None:
        self.place_chosen.emit(path)

    def _files(self, paths: list[str]) -> None:
        self.files_given.emit(tuple(Offered(Path(path).name, path=Path(path)) for path in paths))
