"""Lianes' request for corrections: each question with the way to its field, and a box to tick when it is done."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine as Tick
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.meter import Meter
from lianes_desktop.ui.replies.values import QuestionLine, Questions


class QuestionRow(QWidget):
    """One question; made anew when it changes."""

    lead_asked = Signal(object)
    """``QuestionLine``."""
    ticked = Signal(object)
    """``(id, done)``."""

    def __init__(self, line: QuestionLine) -> None:
        """What is asked, of which receipt, and why."""
        super().__init__()
        self.setObjectName("question")
        self._line = line
        self.tells = _told(line)
        """What it says, whatever is ticked."""
        self.setAccessibleName(f"{line.about}, {line.reason}, {line.words}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(line.about, Role.STRONG, wrap=True))
        if line.reason:
            words.addWidget(Label(line.reason, Role.SMALL_STRONG, "warn", wrap=True))
        if line.words:
            words.addWidget(Label(line.words, Role.BODY, wrap=True))
        self.lead = Button(line.link, icon="pencil" if line.field else "arrow-right", size=Size.SMALL)
        self.lead.setObjectName("followQuestion")
        self.lead.setAccessibleName(f"{line.about} : {line.link}")
        self.tick = Tick(_("Fait"))
        self.tick.setObjectName("questionDone")
        self.tick.setAccessibleName(_("{question} : fait").format(question=line.about))
        self.tick.setChecked(line.done)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.lead)
        below.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addStretch(1)
        words.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addLayout(words)
        column.addWidget(Rule())
        self.lead.clicked.connect(self._ask)
        self.tick.clicked.connect(self._tell)

    def show_done(self, line: QuestionLine) -> None:
        """Tick it, or not."""
        self._line = line
        self.tick.setChecked(line.done)

    def _ask(self) -> None:
        self.lead_asked.emit(self._line)

    def _tell(self) -> None:
        self.ticked.emit((self._line.id, self.tick.isChecked()))


class QuestionsCard(Card):
    """``lead_asked`` gives a ``QuestionLine``, ``ticked`` ``(id, done)``; ``reopen_asked`` to correct what left."""

    lead_asked = Signal(object)
    ticked = Signal(object)
    reopen_asked = Signal()

    def __init__(self) -> None:
        """Hidden until ``show_questions``."""
        super().__init__(spacing=8)
        self.setObjectName("questionsCard")
        self._shown: Questions | None = None
        self._title = Label("", Role.H2)
        self._meter = Meter()
        self._meter.setObjectName("questionsLeft")
        self._words = Label("", Role.BODY, "ink2", wrap=True)
        self._lock = Notice("info", "lock")
        self._lock.setObjectName("questionsLock")
        self._open = Button("", icon="lock-open", size=Size.SMALL)
        self._open.setObjectName("reopenForQuestions")
        self._lock.set_actions([self._open])
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._meter)
        self.body.addLayout(head)
        self.body.addWidget(self._words)
        self.body.addWidget(self._lock)
        self.body.addLayout(self._rows)
        self._open.clicked.connect(self.reopen_asked)
        self.hide()

    def show_questions(self, questions: Questions | None) -> None:
        """Show these; ``None`` when nothing is asked. Ticking one keeps the others, and the cursor, where they are."""
        self.setVisible(questions is not None)
        before, self._shown = self._shown, questions
        if questions is None or questions == before:
            return
        self._title.setText(questions.title)
        self._meter.show_state(questions.left, questions.done, len(questions.lines))
        self._words.setText(questions.words)
        self._words.setVisible(bool(questions.words))
        self._lock.setVisible(bool(questions.locked))
        self._lock.show_words("info", "lock", questions.locked)
        self._open.setText(_("Ouvrir les dépenses"))
        self._show_rows(questions.lines)

    def _show_rows(self, lines: Sequence[QuestionLine]) -> None:
        kept = self._all_rows()
        if [row.tells for row in kept] == [_told(one) for one in lines]:
            for row, line in zip(kept, lines, strict=True):
                row.show_done(line)
            return
        empty(self._rows)
        for line in lines:
            row = QuestionRow(line)
            row.lead_asked.connect(self.lead_asked)
            row.ticked.connect(self.ticked)
            self._rows.addWidget(row)
        stops: list[QWidget] = [self._open]
        for row in self._all_rows():
            stops += [row.lead, row.tick]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _all_rows(self) -> list[QuestionRow]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), QuestionRow)]


def _told(line: QuestionLine) -> tuple[object, ...]:
    return (line.id, line.about, line.reason, line.words, line.link, line.section, line.subject, line.field)
