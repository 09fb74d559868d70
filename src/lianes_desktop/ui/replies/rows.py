"""One answer in a list: what it is, of which day and number, its sum, and the two ways to read it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.values import AnswerLine


class AnswerRow(QWidget):
    """``opened`` gives the answer's id, ``save_asked`` ``(id, path)``; made anew when it changes."""

    opened = Signal(object)
    save_asked = Signal(object)

    def __init__(self, line: AnswerLine) -> None:
        """The button says where it leads."""
        super().__init__()
        self.setObjectName("answerRow")
        self._line = line
        told = (line.title, line.about, line.detail, line.sum, line.chip)
        self.setAccessibleName(", ".join(one for one in told if one))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(line.title, Role.STRONG))
        for text, role, tone in ((line.about, Role.BODY, "ink"), (line.detail, Role.SMALL, "ink2")):
            if text:
                words.addWidget(ElidedLabel(text, role, tone))
        self._open = Button(_("Ouvrir"), icon="eye", size=Size.SMALL)
        self._open.setObjectName("openAnswer")
        self._open.setAccessibleName(f"{_('Ouvrir')} : {line.title}")
        self._save = IconButton("save", _("Enregistrer en PDF"), size=Size.SMALL)
        self._save.setObjectName("saveAnswer")
        end = QHBoxLayout()
        end.setSpacing(10)
        if line.sum:
            end.addWidget(Label(line.sum, Role.STRONG))
        if line.chip:
            end.addWidget(Chip(line.chip, line.tone))
        end.addWidget(self._open)
        end.addWidget(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 11)
        row.setSpacing(12)
        row.addSpacing(36)  # the icon is painted there; margins would not be mirrored
        row.addLayout(words, 1)
        row.addLayout(end)
        row.setAlignment(end, Qt.AlignmentFlag.AlignVCenter)
        self._open.clicked.connect(self._tell)
        self._save.clicked.connect(self._choose)

    def answer(self) -> UUID:
        """Which answer it is."""
        return self._line.id

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._line.icon, "teal", paint.mirror(self).rect(0, 12, 24, 24), 22)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def _tell(self) -> None:
        self.opened.emit(self._line.id)

    def _choose(self) -> None:
        ask_new_file(self, _("Où enregistrer la réponse"), self._line.file, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: str) -> None:
        self.save_asked.emit((self._line.id, path))
