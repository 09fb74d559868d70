"""Parts of the register page: a person known, a task to do, the key of recovery, the answer just written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Notice, empty
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.register.values import PersonLine, Task


class PersonRow(QWidget):
    """Somebody known: name, organisation, groups, state, and a way to revoke."""

    revoke_asked = Signal(object)
    """``PersonLine``."""
    lost_asked = Signal(object)
    """``PersonLine``: the laptop that holds the key is lost."""

    def __init__(self, line: PersonLine, initials: str) -> None:
        """A row as it stands; rows are made anew when the register changes."""
        super().__init__()
        self._line = line
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.name, Role.STRONG))
        words.addWidget(ElidedLabel(line.detail, Role.SMALL, "ink2"))
        words.addWidget(ElidedLabel(line.groups, Role.CAPTION, "ink3"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 11)
        row.setSpacing(12)
        row.addWidget(Avatar(initials, 40))
        row.addLayout(words, 1)
        row.addWidget(Chip(line.state, line.tone, line.icon))
        if line.revocable:
            lost = IconButton("monitor", _("Ordinateur perdu"), size=Size.SMALL)
            lost.setAccessibleName(f"{lost.accessibleName()} : {line.name}")
            lost.setObjectName("lost")
            lost.clicked.connect(self._tell_lost)
            row.addWidget(lost)
            button = Button(_("Révoquer"), Kind.GHOST, size=Size.SMALL)
            button.setObjectName("revoke")
            button.setAccessibleName(f"{button.text()} : {line.name}")
            button.clicked.connect(self._ask)
            row.addWidget(button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def _ask(self) -> None:
        self.revoke_asked.emit(self._line)

    def _tell_lost(self) -> None:
        self.lost_asked.emit(self._line)


class TaskNotice(Notice):
    """A task as it stands; ``asked`` gives its ``act``."""

    asked = Signal(object)

    def __init__(self, task: Task) -> None:
        """With the button that does it."""
        super().__init__(task.tone, task.icon, task.title, task.sentence)
        self.setObjectName(f"task_{task.act}")
        self._task = task
        if task.act:
            button = Button(task.button, size=Size.SMALL)
            button.setObjectName(f"do_{task.act}")
            button.clicked.connect(self._ask)
            self.set_actions([button])

    def _ask(self) -> None:
        self.asked.emit(self._task.act)


class Tasks(QWidget):
    """``asked`` gives the ``act`` of the task to do."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Nothing to do yet."""
        super().__init__()
        self._shown: tuple[Task, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if tuple(tasks) == self._shown:
            return
        self._shown = tuple(tasks)
        empty(self._column)
        for task in tasks:
            notice = TaskNotice(task)
            notice.asked.connect(self.asked)
            self._column.addWidget(notice)
        self.setVisible(bool(tasks))


class AnswerWritten(Notice):
    """The answer to hand over: where it is, and its folder."""

    def __init__(self) -> None:
        """Hidden until there is one."""
        super().__init__("ok", "file-check")
        self.setObjectName("answerWritten")
        self._open = Button("", icon="folder-open", size=Size.SMALL)
        self._open.setObjectName("openAnswerFolder")
        self._open.clicked.connect(self._show_folder)
        self.set_actions([self._open])
        self._path = ""
        self.hide()

    def show_path(self, path: str) -> None:
        """Show where the answer is; empty hides it."""
        self._path = path
        self._open.setText(_("Ouvrir le dossier"))
        sentence = _("Remettez {file} à la personne : elle le dépose dans ses échanges.")
        name = ltr(Path(path).name)
        self.show_words("ok", "file-check", _("Réponse écrite"), sentence.format(file=name))
        self.setToolTip(path)
        self.setVisible(bool(path))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._path).parent)))


class RecoverySheet(Sheet):
    """The key of recovery, shown to be saved or copied by hand; ``save_asked`` gives it and a path."""

    save_asked = Signal(object)

    def __init__(self, parent: QWidget, identity: str) -> None:
        """It is only in sight while the sheet is open."""
        super().__init__(
            parent,
            _("Clé de secours de Lianes"),
            _("Si cet ordinateur est perdu, elle seule ouvre les dossiers scellés déjà reçus."),
            _("C'est fait"),
            "",
        )
        self.setObjectName("recoverySheet")
        self._identity = identity
        key = Label(_lines(identity), Role.STRONG)
        key.setObjectName("recoveryIdentity")
        # a key keeps its order in every language
        key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._save = Button(_("Enregistrer pour imprimer"), icon="printer")
        self._save.setObjectName("saveRecovery")
        self._save.clicked.connect(self._ask_path)
        warning = Notice(
            "warn",
            "lock",
            _("À garder au coffre, hors de cet ordinateur"),
            _("Qui la possède lit tous les dossiers scellés. Imprimez-la, puis effacez le fichier."),
        )
        for widget in (key, warning, self._save):
            self.body.addWidget(widget)

    def _ask_path(self) -> None:
        name = _("Lianes clé de secours") + ".txt"
        ask_new_file(self, self._save.text(), name, "*.txt", self._chosen)

    def _chosen(self, path: str) -> None:
        self.save_asked.emit((self._identity, path))


def _lines(identity: str) -> str:
    """The key on lines short enough to be read and copied."""
    width = 26
    return "\n".join(identity[at : at + width] for at in range(0, len(identity), width))
