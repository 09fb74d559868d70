"""One bundle that left: which, when, where to, how much, and its state."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.exchanges.values import SentLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override


class SentRow(QWidget):
    """A row as it stands; rows are made anew when something leaves."""

    def __init__(self, line: SentLine) -> None:
        """The file's folder can be opened from here."""
        super().__init__()
        self._folder = line.folder
        self.setAccessibleName(f"{line.title}, {line.sum}, {line.state}, {line.folder}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(line.title, Role.STRONG))
        words.addWidget(ElidedLabel(line.detail, Role.SMALL, "ink2"))
        words.addWidget(ElidedLabel(ltr(line.folder), Role.SMALL, "ink3"))
        words.addWidget(ElidedLabel(line.code, Role.CAPTION, "ink3"))
        self._open = Button(_("Ouvrir le dossier"), icon="folder-open", size=Size.SMALL)
        self._open.setObjectName("openSentFolder")
        self._open.allow("" if line.there else _("Le fichier n'est plus à cet endroit."))
        self._open.clicked.connect(self._show_folder)
        tone, icon = ("ok", "check") if line.received else ("neutral", "hourglass")
        end = QVBoxLayout()
        end.setSpacing(4)
        trailing = Qt.AlignmentFlag.AlignTrailing
        end.addWidget(Label(line.sum, Role.STRONG), 0, trailing)
        end.addWidget(Chip(line.state, tone, icon), 0, trailing)
        end.addWidget(self._open, 0, trailing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 13)
        row.setSpacing(12)
        row.addSpacing(36)  # the icon is painted there; margins would not be mirrored
        row.addLayout(words, 1)
        row.addLayout(end)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, "file-archive", "teal", paint.mirror(self).rect(0, 12, 24, 24), 22)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
