"""What concerns the claim as a whole: the checklist, questions to the authority, and what the machine found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import Asked, Checks, Point
from lianes_desktop.ui.inbox.receipt import FactRow
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fields import LabeledField, TextArea
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn


class DossierCard(Card):
    """Takes the receipt's place while it is unfolded."""

    ticked = Signal(object)
    """``(code of the point, whether it is done)``."""
    asked = Signal(object)
    """The words of a question."""
    withdrawn = Signal(object)
    """The id of a question."""

    def __init__(self) -> None:
        """Empty until ``show_checks``."""
        super().__init__(padding=14, spacing=10)
        self.setObjectName("dossierCard")
        self._shown: Checks | None = None
        self._title = Label("", Role.STRONG)
        self._asking = Label("", Role.STRONG)
        self._found = Label("", Role.STRONG)
        self._remarks, self._points, self._questions = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column in (self._remarks, self._points, self._questions):
            column.setSpacing(8)
        self._words = TextArea(lines=3)
        self._words.setObjectName("questionWords")
        self._field = LabeledField("", self._words)
        self._ask = Button("", icon="plus", size=Size.SMALL)
        self._ask.setObjectName("addQuestion")
        self._ask.clicked.connect(self._told)
        inside = ScrollColumn(spacing=10)
        inside.body.addWidget(self._title)
        inside.body.addLayout(self._points)
        inside.body.addSpacing(6)
        inside.body.addWidget(self._asking)
        inside.body.addLayout(self._questions)
        inside.body.addWidget(self._field)
        inside.body.addWidget(self._ask)
        inside.body.addSpacing(6)
        inside.body.addWidget(self._found)
        inside.body.addLayout(self._remarks)
        inside.body.addStretch(1)
        self.body.addWidget(inside, 1)

    def show_checks(self, checks: Checks) -> None:
        """Show these; nothing is rebuilt when nothing changed, so that a tick keeps the focus."""
        shown, self._shown = self._shown, checks
        self._field.setVisible(checks.editable)
        self._ask.setVisible(checks.editable)
        if shown is None or shown.remarks != checks.remarks:
            empty(self._remarks)
            self._found.setVisible(bool(checks.remarks))
            for fact in checks.remarks:
                self._remarks.addWidget(FactRow(fact))
        self._show_points(shown, checks)
        if shown is None or (shown.questions, shown.editable) != (checks.questions, checks.editable):
            empty(self._questions)
            for one in checks.questions:
                row = _QuestionRow(one, editable=checks.editable)
                row.withdrawn.connect(self.withdrawn)
                self._questions.addWidget(row)

    def refuse(self, message: str) -> None:
        """Say why a question is refused."""
        self._field.refuse(message)
        if message:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_question(self) -> None:
        """The question was taken."""
        self._words.show_text("")
        self._field.refuse("")

    def first(self) -> QWidget:
        """What takes the focus when it is unfolded."""
        item = self._points.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if widget is not None else self._words

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("À contrôler"))
        self._asking.setText(_("Questions à la collectivité"))
        self._found.setText(_("Relevé par les contrôles"))
        self._field.set_label(_("Nouvelle question"))
        self._ask.setText(_("Ajouter la question"))

    def _show_points(self, shown: Checks | None, checks: Checks) -> None:
        same = shown is not None and [one.code for one in shown.points] == [one.code for one in checks.points]
        if not same:
            empty(self._points)
            for point in checks.points:
                tick = _PointTick(point)
                tick.ticked.connect(self.ticked)
                self._points.addWidget(tick)
        for at, point in enumerate(checks.points):
            item = self._points.itemAt(at)
            tick_there = item.widget() if item is not None else None
            if isinstance(tick_there, _PointTick):
                tick_there.show_point(point, editable=checks.editable)

    def _told(self) -> None:
        self.asked.emit(self._words.toPlainText())


class _PointTick(CheckLine):
    ticked = Signal(object)

    def __init__(self, point: Point) -> None:
        super().__init__(point.words)
        self.setObjectName(f"point_{point.code}")
        self._code = point.code
        self.clicked.connect(self._tell)

    def show_point(self, point: Point, *, editable: bool) -> None:
        self.setText(point.words)
        self.setChecked(point.done)
        self.setEnabled(editable)

    def _tell(self) -> None:
        self.ticked.emit((self._code, self.isChecked()))


class _QuestionRow(QWidget):
    withdrawn = Signal(object)

    def __init__(self, asked: Asked, *, editable: bool) -> None:
        super().__init__()
        self._key = asked.key
        words = Label(asked.words, Role.SMALL, "ink", wrap=True)
        words.setObjectName("question")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(words, 1)
        off = IconButton("x", _("Retirer cette question"), size=Size.SMALL)
        off.setObjectName("withdrawQuestion")
        off.setVisible(asked.removable and editable)
        off.clicked.connect(self._tell)
        row.addWidget(off, 0, Qt.AlignmentFlag.AlignTop)

    def _tell(self) -> None:
        self.withdrawn.emit(self._key)
