"""One question: both values side by side with who and when; choose one, or type another, by keyboard or mouse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.sharing.values import Question, SideLine

_LEAST = 108


class SideButton(QAbstractButton):
    """One side: its value, who says it, and whether it is in sight meanwhile; a click keeps it."""

    def __init__(self, number: int, line: SideLine) -> None:
        """``number`` is the key that keeps it."""
        super().__init__()
        self.setObjectName(f"side_{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{line.value}, {line.said}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_LEAST)
        value = Label(line.value, Role.H2, wrap=True)
        said = Label(line.said, Role.SMALL, "ink2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Chip(str(number), "neutral"))
        shown = Chip(_("Affichée en attendant"), "info", "eye")
        shown.setVisible(line.shown)
        head.addWidget(shown)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(value)
        column.addWidget(said)
        column.addStretch(1)
        for label in (value, said):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(e)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            ground = "surface2" if self.underMouse() or self.hasFocus() else "surface"
            border, width = ("teal", 2) if self.hasFocus() else ("control", 1)
            paint.box(painter, self.rect(), fill=theme.colour(ground), border=theme.colour(border), width=width)


class QuestionCard(Card):
    """``chosen`` gives the number of a side, ``typed`` another value, ``stepped`` plus or minus one."""

    chosen = Signal(object)
    typed = Signal(object)
    stepped = Signal(object)
    record_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=12)
        self._shown: Question | None = None
        self._sides: list[SideButton] = []
        self._title = Label("", Role.H2)
        self._counter = Chip()
        self._counter.setObjectName("questionCounter")
        self._back, self._next = IconButton("chevron-left"), IconButton("chevron-right")
        self._back.setObjectName("previousQuestion")
        self._next.setObjectName("nextQuestion")
        self._record = ElidedLabel("", Role.STRONG)
        self._record.setObjectName("questionRecord")
        self._field = Label("", Role.LABEL, "ink2")
        self._field.setObjectName("questionField")
        self._open = Button("", Kind.GHOST, icon="external-link", size=Size.SMALL)
        self._open.setObjectName("openRecord")
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._typed = TextField()
        self._typed.setObjectName("otherValue")
        self._typed_field = LabeledField("", self._typed)
        self._keep = Button("", icon="check")
        self._keep.setObjectName("keepTyped")
        self._hint = Label("", Role.SMALL, "ink3", wrap=True)
        self._lay_out()
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._open.clicked.connect(self.record_asked)
        self._keep.clicked.connect(self._tell_typed)
        self._typed.returnPressed.connect(self._tell_typed)

    def show_question(self, question: Question) -> None:
        """Show one; the same one keeps what is typed."""
        if question == self._shown:
            return
        fresh = self._shown is not None
        self._shown = question
        self._counter.show_state(question.counter, "warn")
        self._record.setText(question.record)
        self._field.setText(question.field)
        for button in (self._back, self._next):
            button.setVisible(question.more)
        empty(self._grid)
        self._sides = [SideButton(number, side) for number, side in enumerate(question.sides, start=1)]
        for at, side in enumerate(self._sides):
            side.clicked.connect(lambda _checked=False, at=at: self.chosen.emit(at))
            self._grid.addWidget(side, at // 2, at % 2)
        self.setFocusProxy(self._sides[0])
        self._typed_field.set_label(question.typing)
        self._typed_field.setVisible(bool(question.typing))
        self._keep.setVisible(bool(question.typing))
        self._typed.show_text("")
        self._typed_field.refuse("")
        if fresh and self.isVisible():
            self._sides[0].setFocus()

    def refuse_typed(self, message: str) -> None:
        """Say why another value is refused, and let it be typed again."""
        self._typed_field.refuse(message)
        self._typed.setFocus()
        self._typed.selectAll()

    def retranslate(self) -> None:
        """Say the fixed words; the question comes anew."""
        self._shown = None
        self._title.setText(_("À départager"))
        self._back.set_name(_("Question précédente"))
        self._next.set_name(_("Question suivante"))
        self._open.setText(_("Voir la fiche"))
        self._keep.setText(_("Garder cette valeur"))
        self._hint.setText(
            _("Touches 1 et 2 : garder une valeur. Page suiv. : question suivante. Rien d'autre n'attend votre choix.")
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._sides):
            self.chosen.emit(number)
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _tell_typed(self) -> None:
        self._typed_field.refuse("")
        self.typed.emit(self._typed.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._counter)
        head.addStretch(1)
        head.addWidget(self._back)
        head.addWidget(self._next)
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(self._record, 1)
        name.addWidget(self._open)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        other = QWidget()
        row = QHBoxLayout(other)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._typed_field, 1)
        row.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        self.body.addLayout(name)
        self.body.addWidget(self._field)
        self.body.addLayout(self._grid)
        self.body.addWidget(other)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
