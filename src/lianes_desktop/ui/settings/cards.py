"""Cards of the field's page: figures with their source, tables, texts, and the people to ask at Lianes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.settings.values import Fact, Figure, Person, Table, TextLine


class FiguresCard(Card):
    """The parameters of one edition: what, how much, and which text says so."""

    def __init__(self, title: str, figures: Sequence[Figure]) -> None:
        """As they stand."""
        super().__init__(spacing=10)
        self.setObjectName("figures")
        self.body.addWidget(Label(title, Role.H2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        for row, one in enumerate(figures):
            grid.addWidget(Label(one.label, Role.BODY, "ink2", wrap=True), row, 0)
            value = Label(one.value, Role.STRONG)
            value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(value, row, 1)
            grid.addWidget(Label(one.source, Role.SMALL, "ink2", wrap=True), row, 2)
        self.body.addLayout(grid)


class TableCard(Card):
    """Rows of words under heads."""

    def __init__(self, table: Table) -> None:
        """As it stands."""
        super().__init__(spacing=10)
        self.setObjectName("rulesTable")
        self.body.addWidget(Label(table.title, Role.H2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column, head in enumerate(table.heads):
            grid.addWidget(Label(head, Role.CAPTION, "ink2", wrap=True), 0, column)
            grid.setColumnStretch(column, 3 if column == 0 else 2)
        grid.addWidget(Rule(), 1, 0, 1, len(table.heads))
        for at, row in enumerate(table.rows, start=2):
            for column, words in enumerate(row):
                role, tone = (Role.MEDIUM, "ink") if column == 0 else (Role.SMALL, "ink2")
                grid.addWidget(Label(words, role, tone, wrap=True), at, column, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)


class TextsCard(Card):
    """The programme in a line, its general objective, then each text under its name."""

    def __init__(self, tagline: str, objective: str, texts: Sequence[TextLine]) -> None:
        """As they stand."""
        super().__init__(spacing=10)
        self.setObjectName("programmeTexts")
        if tagline:
            self.body.addWidget(Label(tagline, Role.STRONG, "teal", wrap=True))
        self.body.addWidget(Label(_("Objectif général"), Role.H2))
        self.body.addWidget(Label(objective, Role.BODY, wrap=True))
        if texts:
            self.body.addWidget(Rule())
        for one in texts:
            line = QVBoxLayout()
            line.setSpacing(1)
            line.addWidget(Label(one.name, Role.LABEL, "teal"))
            line.addWidget(Label(one.words, Role.BODY, wrap=True))
            self.body.addLayout(line)


class _Icon(QWidget):
    """An icon beside words; decoration."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._name, "teal", self.rect(), 20)


class _FactLine(QWidget):
    """A way to reach somebody, and a button that copies it."""

    copied = Signal()

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._copied = fact.copied
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Icon(fact.icon))
        words = Label(fact.words, Role.BODY, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        button = IconButton("copy", _("Copier : {label}").format(label=fact.label))
        button.setObjectName(f"copy_{fact.icon}")
        button.clicked.connect(self._copy)
        row.addWidget(button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.copied.emit()


class PeopleCard(Card):
    """« Contacter Lianes »: who answers, and how to reach them."""

    copied = Signal()

    def __init__(self) -> None:
        """Nobody until ``show_people``."""
        super().__init__(spacing=14)
        self.setObjectName("contactLianes")
        self._title = Label("", Role.H2)
        self._people = QVBoxLayout()
        self._people.setSpacing(16)
        self.body.addWidget(self._title)
        self.body.addLayout(self._people)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these, the first one first."""
        self._title.setText(_("Contacter Lianes"))
        empty(self._people)
        if not people:
            self._people.addWidget(Label(_("Lianes n'a pas encore donné de contact."), Role.BODY, "ink2", wrap=True))
        for one in people:
            self._people.addWidget(self._person(one))

    def _person(self, person: Person) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Avatar(person.initials, 40))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(person.name, Role.STRONG, wrap=True))
        if person.role:
            names.addWidget(Label(person.role, Role.SMALL, "ink2", wrap=True))
        head.addLayout(names, 1)
        column.addLayout(head)
        for fact in person.facts:
            line = _FactLine(fact)
            line.copied.connect(self.copied)
            column.addWidget(line)
        return block
