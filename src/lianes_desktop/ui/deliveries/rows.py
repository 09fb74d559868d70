"""One file of the queue, and one that came and waits: made anew when something about it changes."""

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.deliveries.values import Came, Row
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override


class _Line(QWidget):
    """Words, what is wrong below them, and a row of buttons; an icon is painted at the start."""

    def __init__(self, icon: str, tone: str, name: str, detail: str, problem: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(ElidedLabel(name, Role.STRONG))
        if detail:
            self._words.addWidget(ElidedLabel(detail, Role.SMALL, "ink2"))
        if problem:
            said = Label(problem, Role.SMALL, "bad", wrap=True)
            said.setObjectName("row_problem")
            self._words.addWidget(said)
        self._words.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._end = QVBoxLayout()
        self._end.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 13)
        row.setSpacing(12)
        row.addSpacing(36)  # the icon is painted there; margins would not be mirrored
        row.addLayout(self._words, 1)
        row.addLayout(self._end)

    def _act(self, button: Button | IconButton, name: str, said: SignalInstance, what: object) -> None:
        """Put a button at the end, which says ``what``."""
        button.setObjectName(name)
        button.clicked.connect(lambda: said.emit(what))
        self._buttons.addWidget(button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._icon, self._tone, paint.mirror(self).rect(0, 12, 24, 24), 22)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


class QueueRow(_Line):
    """A file of the queue; each signal gives the delivery's identifier, the last two its path."""

    cancelled = Signal(object)
    retried = Signal(object)
    forgotten = Signal(object)
    copy_asked = Signal(object)
    mail_asked = Signal(object)

    def __init__(self, line: Row) -> None:
        """A row as it stands."""
        super().__init__("file-archive", "teal", line.name, line.detail, line.problem)
        self.setAccessibleName(", ".join(part for part in (line.name, line.chip, line.detail, line.problem) if part))
        chip = Chip(line.chip, line.tone, line.icon)
        chip.setObjectName("row_state")
        self._end.addWidget(chip, 0, Qt.AlignmentFlag.AlignTrailing)
        self._end.addLayout(self._buttons)
        self._end.addStretch(1)
        gone = "" if line.there else _("Le fichier n'est plus à cet endroit.")
        by_hand = (
            ("usb", _("Copier sur une clé"), "row_copy", self.copy_asked),
            ("mail", _("Préparer un message"), "row_mail", self.mail_asked),
        )
        for icon, words, name, said in by_hand:
            button = IconButton(icon, words, size=Size.SMALL)
            button.allow(gone)
            self._act(button, name, said, line.path)
        if line.can_retry:
            again = Button(_("Réessayer") if line.problem else _("Renvoyer"), icon="rotate-cw", size=Size.SMALL)
            again.allow(gone)
            self._act(again, "row_retry", self.retried, line.id)
        if line.can_cancel:
            self._act(Button(_("Annuler"), size=Size.SMALL), "row_cancel", self.cancelled, line.id)
        if line.can_forget:
            button = IconButton("x", _("Retirer de la liste"), size=Size.SMALL)
            self._act(button, "row_forget", self.forgotten, line.id)


class CameRow(_Line):
    """A file that came and was not taken in; ``seen`` gives its digest."""

    seen = Signal(object)
    compare_asked = Signal()

    def __init__(self, line: Came) -> None:
        """A row as it stands."""
        super().__init__("circle-alert", "bad", line.name, "", line.problem)
        self.setAccessibleName(f"{line.name}, {line.problem}")
        self._folder = str(line.path.parent)
        if line.unknown:
            compare = Button(_("Comparer la clé"), Kind.PRIMARY, icon="shield-check", size=Size.SMALL)
            compare.setObjectName("came_compare")
            compare.clicked.connect(self.compare_asked)
            self._buttons.addWidget(compare)
        opened = Button(_("Ouvrir le dossier"), icon="folder-open", size=Size.SMALL)
        opened.setObjectName("came_open")
        opened.clicked.connect(self._show_folder)
        self._buttons.addWidget(opened)
        self._act(Button(_("C'est vu"), Kind.SECONDARY, size=Size.SMALL), "came_seen", self.seen, line.sha256)
        self._end.addLayout(self._buttons)
        self._end.addStretch(1)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
