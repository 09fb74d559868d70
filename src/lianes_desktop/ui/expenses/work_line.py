"""Work on the whole list under way, and afterwards where the file that was exported is."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.list_values import Exported
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel


class WorkLine(QWidget):
    """Nothing at rest."""

    cancel_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Hidden."""
        super().__init__()
        self._path = Path()
        self._shown: Exported | None = None
        self._words = ElidedLabel("", Role.SMALL, "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", Kind.GHOST, icon="x", size=Size.SMALL)
        self._cancel.setObjectName("cancel_list_work")
        self._cancel.clicked.connect(self.cancel_asked)
        self._working = QWidget()
        working = QHBoxLayout(self._working)
        working.setContentsMargins(8, 4, 8, 4)
        working.setSpacing(12)
        working.addWidget(self._words, 1)
        working.addWidget(self._bar, 1)
        working.addWidget(self._cancel)
        self._exported = Notice()
        self._exported.setObjectName("exported_notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(0)
        column.addWidget(self._working)
        column.addWidget(self._exported)
        self._working.hide()
        self._exported.hide()
        self.hide()
        self.retranslate()

    def show_work(self, words: str, at: int, of: int) -> None:
        """What is under way and how far; nothing when ``of`` is 0."""
        self._working.setVisible(bool(of))
        self._show_itself()
        self._words.setText(words)
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(at)

    def show_exported(self, exported: Exported | None) -> None:
        """Where the file is; shown already, its buttons keep the focus they have."""
        if exported == self._shown:
            return
        self._shown = exported
        self._exported.setVisible(exported is not None)
        self._show_itself()
        if exported is None:
            return
        self._path = exported.path
        self._exported.show_words("ok", "file-check", _("Liste exportée"), exported.words)
        self._exported.setToolTip(str(exported.path))
        show = Button(_("Ouvrir le dossier"), icon="folder-open", size=Size.SMALL)
        show.setObjectName("open_export_folder")
        show.clicked.connect(self._show_folder)
        close = Button(_("J'ai lu"), size=Size.SMALL)
        close.setObjectName("close_exported")
        close.clicked.connect(self.closed)
        self._exported.set_actions([show, close])

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._cancel.setText(_("Arrêter"))

    def _show_itself(self) -> None:
        self.setVisible(not (self._working.isHidden() and self._exported.isHidden()))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
