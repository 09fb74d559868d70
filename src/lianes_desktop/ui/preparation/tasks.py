"""The checklist: lines to tick, and the fields of the one that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.progress import Ring
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.preparation.parts import AddLine, Fields, in_lines
from lianes_desktop.ui.preparation.values import Field, TaskForm, TaskShown, View


class TaskLine(QWidget):
    """One line: a box to tick, what was said of it, its document, and a button that opens its fields."""

    ticked = Signal(object)
    opened = Signal(object)
    paper_asked = Signal(object)

    def __init__(self, at: int) -> None:
        """``at`` is its place in the list."""
        super().__init__()
        self._at, self._paper_code = at, ""
        self._box = CheckLine()
        self._box.setObjectName(f"task_{at}")
        self._box.clicked.connect(self._tick)
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._paper = Button("", Kind.GHOST, size=Size.SMALL)
        self._paper.setObjectName(f"paper_{at}")
        self._paper.clicked.connect(self._ask_paper)
        self._open = IconButton("pencil", size=Size.SMALL)
        self._open.setObjectName(f"open_task_{at}")
        self._open.clicked.connect(self._ask)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 4, 0, 0)  # the box stands beside the middle of the buttons
        words.addWidget(self._box)
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addSpacing(30)
        under.addWidget(self._detail, 1)
        words.addWidget(self._under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)

    def show_task(self, task: TaskShown) -> None:
        """Show a task."""
        self._box.setText(task.words)
        self._box.setChecked(task.done or task.not_needed)
        self._box.setEnabled(not task.not_needed)
        self._box.updateGeometry()
        self._detail.setText(task.detail)
        self._under.setVisible(bool(task.detail))
        self._paper_code = task.paper
        self._paper.setText(_("Document"))
        self._paper.setAccessibleName(_("Document : {words}").format(words=task.words))
        self._paper.setVisible(bool(task.paper))
        self._open.set_name(_("Préciser : {words}").format(words=task.words))

    def _tick(self) -> None:
        self.ticked.emit((self._at, self._box.isChecked()))

    def _ask(self) -> None:
        self.opened.emit(self._at)

    def _ask_paper(self) -> None:
        self.paper_asked.emit(self._paper_code)


class TaskFields(Fields):
    """The fields of a task, below its line; ``removal_asked`` takes one's own out."""

    removal_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        entries: dict[Field, TextEntry | AreaEntry] = {
            Field.TITLE: TextEntry(Field.TITLE, TextField()),
            Field.OWNER: TextEntry(Field.OWNER, TextField()),
            Field.DONE_ON: TextEntry(Field.DONE_ON, DateField()),
            Field.NOTE: AreaEntry(Field.NOTE, TextArea(lines=2)),
        }
        super().__init__(entries, "task")
        self._hint = Label("", Role.SMALL, "ink2", wrap=True)
        self._not_needed = CheckLine()
        self._not_needed.setObjectName("task_not_needed")
        self._not_needed.clicked.connect(self._set_aside)
        self._remove = Button("", Kind.GHOST, icon="trash-2", size=Size.SMALL)
        self._remove.setObjectName("remove_task")
        self._remove.clicked.connect(self.removal_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 2, 0, 10)
        column.setSpacing(8)
        column.addWidget(self._hint)
        in_lines(column, self.entries, (Field.TITLE,), (Field.OWNER, Field.DONE_ON), (Field.NOTE,))
        column.addWidget(self._not_needed)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeading)

    def show_task(self, task: TaskForm) -> None:
        """Show a task."""
        self.show_form(task.form)
        self._hint.setText(task.hint)
        self._hint.setVisible(bool(task.hint))
        self.entries[Field.TITLE].setVisible(task.own)
        self._remove.setVisible(task.own)
        self._not_needed.setChecked(task.not_needed)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        for field, words in (
            (Field.TITLE, _("Tâche")), (Field.OWNER, _("Qui s'en occupe")), (Field.DONE_ON, _("Fait le")),
            (Field.NOTE, _("Note")),
        ):  # fmt: skip
            self.entries[field].set_label(words)
        self._not_needed.setText(_("Pas nécessaire ici"))
        self._remove.setText(_("Retirer cette tâche"))

    def _set_aside(self) -> None:
        self.tell(Field.NOT_NEEDED, self._not_needed.isChecked())


class TasksCard(Card):
    """The list of shared tasks, and one's own."""

    ticked = Signal(object)
    opened = Signal(object)
    paper_asked = Signal(object)
    added = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=8)
        self._ring = Ring()
        self._title = Label("", Role.H2)
        self._left = ElidedLabel("", Role.SMALL, "ink2")
        self._left.setObjectName("tasks_left")
        self._lines: list[TaskLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.fields = TaskFields()
        self.add = AddLine("new_task")
        self.add.asked.connect(self.added)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._left)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._ring)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.body.addWidget(Rule())
        self.body.addWidget(self.add)
        self.body.addStretch(1)
        self.fields.hide()
        self._list.addWidget(self.fields)

    def show_view(self, view: View) -> None:
        """Show the list; the lines that are there keep the focus."""
        self._ring.show_count(view.done, view.of)
        self._left.setText(view.left)
        if len(view.tasks) != len(self._lines):
            self._rebuild(len(view.tasks))
        for line, task in zip(self._lines, view.tasks, strict=True):
            line.show_task(task)
        self.fields.setVisible(view.task is not None)
        if view.task is not None:
            self._list.removeWidget(self.fields)
            self._list.insertWidget(view.task.at + 1, self.fields)
            self.fields.show_task(view.task)
        self.add.refuse(view.adding)

    def first(self) -> QWidget:
        """Where the focus goes first."""
        return self._lines[0].findChild(CheckLine) or self

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Liste partagée"))
        self.add.show_words(_("Une autre tâche"), _("Ajouter"))
        self.fields.retranslate()

    def _rebuild(self, count: int) -> None:
        self._list.removeWidget(self.fields)
        empty(self._list)
        self._lines = []
        for at in range(count):
            line = TaskLine(at)
            line.ticked.connect(self.ticked)
            line.opened.connect(self.opened)
            line.paper_asked.connect(self.paper_asked)
            self._list.addWidget(line)
            self._lines.append(line)
        self._list.addWidget(self.fields)
