"""Beside the headings: who pays, the edition's figures; and below them, the mission person by person."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.budget.headings_card import figure
from lianes_desktop.ui.budget.values import MarksShown, PayersShown, PeopleShown, PersonRow
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.parts import PartsBar, Swatch


class PayersCard(Card):
    """One bar and its figures; what is in no total stands below a hairline."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._shown: PayersShown | None = None
        self._title = Label("", Role.H2)
        self._bar = PartsBar()
        self._bar.setObjectName("payers")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(8)
        self._total = Label("", Role.SMALL, "ink2", wrap=True)
        self._total.setObjectName("payers_total")
        self._rule = Rule()
        self._aside_title = Label("", Role.CAPTION, "ink3", wrap=True)
        self._aside = QVBoxLayout()
        self._aside.setSpacing(6)
        for widget in (self._title, self._bar):
            self.body.addWidget(widget)
        self.body.addLayout(self._parts)
        self.body.addWidget(self._total)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._aside_title)
        self.body.addLayout(self._aside)

    def show_payers(self, shown: PayersShown) -> None:
        """Show who pays."""
        if shown == self._shown:
            return
        self._shown = shown
        self._bar.show_parts(shown.parts)
        empty_rows(self._parts)
        for part in shown.parts:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Swatch(part.tone))
            row.addWidget(ElidedLabel(part.label, Role.BODY), 1)
            row.addWidget(Label(part.share, Role.SMALL, "ink3"))
            row.addWidget(figure(part.amount, Role.STRONG))
            self._parts.addLayout(row)
        self._total.setText(shown.nothing or shown.total)
        empty_rows(self._aside)
        for words, amount in shown.aside:
            self._aside.addLayout(_line(words, amount, Role.BODY, "ink2"))
        for widget in (self._rule, self._aside_title):
            widget.setVisible(bool(shown.aside))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Qui paie"))
        self._aside_title.setText(_("À part, dans aucun total"))


class MarksCard(Card):
    """The edition's figures, and the forecast."""

    def __init__(self) -> None:
        """Empty until ``show_marks``."""
        super().__init__(spacing=8)
        self._shown: MarksShown | None = None
        self._title = Label("", Role.H2)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._equation = Label("", Role.SMALL, "ink2", wrap=True)
        self._equation.setObjectName("marks_equation")
        self._note = Label("", Role.SMALL, "ink3", wrap=True)
        self.body.addWidget(self._title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._equation)
        self.body.addWidget(self._note)

    def show_marks(self, shown: MarksShown) -> None:
        """Show the figures."""
        if shown == self._shown:
            return
        self._shown = shown
        self._title.setText(shown.title)
        empty_rows(self._lines)
        for words, amount, strong in shown.lines:
            tone = "teal" if strong else "ink"
            self._lines.addLayout(_line(words, amount, Role.STRONG if strong else Role.BODY, tone))
        self._equation.setText(shown.equation)
        self._equation.setVisible(bool(shown.equation))
        self._note.setText(shown.note)


class PeopleCard(Card):
    """What each person of a mission cost, paid, was advanced and is owed."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self.setObjectName("peopleCard")
        self._shown: PeopleShown | None = None
        self._title = Label("", Role.H2)
        self._note = Label("", Role.SMALL, "ink3", wrap=True)
        self._table = QVBoxLayout()
        self.body.addWidget(self._title)
        self.body.addLayout(self._table)
        self.body.addWidget(self._note)

    def show_people(self, shown: PeopleShown | None) -> None:
        """Show everyone, and the sums."""
        self.setVisible(shown is not None)
        if shown is None or shown == self._shown:
            return
        self._shown = shown
        self._note.setText(shown.note)
        empty_rows(self._table)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        heads = (_("Prévu"), _("Coût"), _("Payé par elle"), _("Avance"), _("Net dû"))
        for column, words in enumerate(heads, 1):
            grid.addWidget(figure(words, Role.CAPTION, "ink3"), 0, column)
        for at, row in enumerate(shown.rows, 1):
            _add_row(grid, at, row, Role.BODY)
        last = len(shown.rows) + 1
        grid.addWidget(Rule(), last, 0, 1, 6)
        _add_row(grid, last + 1, shown.total, Role.STRONG)
        self._table.addLayout(grid)

    def retranslate(self) -> None:
        """Say the fixed words again; the table comes with the next figures."""
        self._title.setText(_("Par personne"))
        self._shown = None


def empty_rows(column: QVBoxLayout) -> None:
    """Take out rows made of layouts."""
    while (item := column.takeAt(0)) is not None:
        row = item.layout()
        if row is not None:
            empty(row)
            row.deleteLater()


def _add_row(grid: QGridLayout, at: int, row: PersonRow, role: Role) -> None:
    grid.addWidget(ElidedLabel(row.name, role), at, 0)
    figures = (row.planned, row.cost, row.paid, row.advanced, row.due)
    for column, words in enumerate(figures, 1):
        tone = "accent" if row.over and words is row.cost else "ink"
        strong = column == len(figures)
        grid.addWidget(figure(words, Role.STRONG if strong else role, tone), at, column)


def _line(words: str, amount: str, role: Role, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label(words, Role.BODY, "ink2", wrap=True), 1)
    row.addWidget(figure(amount, role, tone))
    return row
