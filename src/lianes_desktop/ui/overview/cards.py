"""The overview's cards: facts, budget, checklist, and three short lists."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.progress import BudgetBars, BudgetLine, Ring
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.overview.rows import FactCell
from lianes_desktop.ui.overview.values import BudgetShown, CheckShown, Done, FactShown


class FactStrip(Card):
    """Five facts in a line; ``followed`` gives the field where one is edited."""

    followed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_facts``."""
        super().__init__(padding=1, spacing=0)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.body.addLayout(self._row)

    def show_facts(self, facts: Sequence[FactShown]) -> None:
        """Show these facts, in order; the longest gets the most room."""
        empty(self._row)
        for at, fact in enumerate(facts):
            if at:
                self._row.addWidget(Divider())
            cell = FactCell(fact)
            cell.followed.connect(self.followed)
            self._row.addWidget(cell, max(paint.text_width(fact.value, font(Role.STRONG)), 90) + 50)


class Divider(QWidget):
    """A hairline down, short of both ends."""

    def __init__(self, inset: int = 14) -> None:
        """``inset`` pixels short."""
        super().__init__()
        self._inset = inset
        self.setFixedWidth(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.fill(painter, self.rect().adjusted(0, self._inset, 0, -self._inset), theme.colour("hairline"))
        painter.end()


class Legend(QWidget):
    """What the three colours of the bars mean, in words."""

    def __init__(self) -> None:
        """The words come with ``show_words``."""
        super().__init__()
        self._parts: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(20)

    def show_words(self, spent: str, planned: str, over: str) -> None:
        """Name the three."""
        self._parts = (("teal", spent), ("sunken", planned), ("accent", over))
        self.setFixedWidth(sum(paint.text_width(words, font(Role.CAPTION)) + 36 for _token, words in self._parts))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror = paint.mirror(self)
        x = 16
        for token, words in self._parts:
            border = theme.colour("control") if token == "sunken" else None  # noqa: S105 - a colour's name
            paint.box(painter, mirror.rect(x, 5, 14, 10), fill=theme.colour(token), border=border, radius=3)
            width = paint.text_width(words, font(Role.CAPTION))
            paint.text(
                painter,
                mirror.rect(x + 20, 0, width, 20),
                words,
                font(Role.CAPTION),
                theme.colour("ink2"),
                mirror.leading,
            )
            x += width + 36
        painter.end()


class BudgetCard(Card):
    """Figures at the start, bars beside; ``edit_asked`` asks to plan."""

    edit_asked = Signal()

    def __init__(self) -> None:
        """Empty until ``show_budget``."""
        super().__init__(padding=16, spacing=10)
        self._title = Label("", Role.H2)
        self._legend = Legend()
        self._edit = IconButton("pencil", size=Size.SMALL)
        self._edit.setObjectName("edit_budget")
        self._edit.clicked.connect(self.edit_asked)
        self._plan = Button("", size=Size.SMALL, icon="plus")
        self._plan.setObjectName("plan_budget")
        self._plan.clicked.connect(self.edit_asked)
        self._captions = tuple(Label("", Role.CAPTION, "ink2") for _at in range(3))
        self._spent = Label("", Role.FIGURE)
        self._spent.setObjectName("spent")
        self._planned = Label("", Role.SMALL, "ink2")
        self._left = Label("", Role.STRONG)
        self._left.setObjectName("left")
        self._share = Label("", Role.STRONG, "teal")
        self._share.setObjectName("share")
        self._bars = BudgetBars()
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self._nothing.setObjectName("budget_hint")
        self._nothing.hide()  # never both: the page would ask for the width of the two
        self._lay_out()
        self.retranslate()

    def show_budget(self, budget: BudgetShown) -> None:
        """Show the figures and the bars."""
        self._spent.setText(budget.spent)
        self._planned.setText(budget.planned)
        self._planned.setVisible(budget.any_planned)
        self._plan.setVisible(not budget.any_planned)
        self._captions[1].setText(budget.left_label)
        for label in (self._captions[1], self._left):
            label.setVisible(budget.any_planned)
        self._left.setText(budget.left)
        self._captions[2].setText(budget.share_label)
        self._share.setText(budget.share)
        blank = not any(bar.spent or bar.planned for bar in budget.bars)
        for widget, shown in ((self._bars, not blank), (self._legend, not blank), (self._nothing, blank)):
            widget.setVisible(shown)
        self._bars.show_lines(
            [
                BudgetLine(bar.label, bar.icon, bar.spent, bar.planned, bar.spent_text, bar.planned_text)
                for bar in budget.bars
            ]
        )

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Budget"))
        self._captions[0].setText(_("Dépensé à ce jour"))
        self._legend.show_words(_("Dépensé"), _("Prévu"), _("Dépassement"))
        self._edit.set_name(_("Modifier le budget prévu"))
        self._plan.setText(_("Prévoir"))
        self._nothing.setText(_("Prévoyez un montant par poste : chaque dépense viendra s'y comparer."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._legend)
        head.addWidget(self._edit)
        figures = QWidget()
        column = QVBoxLayout(figures)
        column.addStrut(156)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        leading = Qt.AlignmentFlag.AlignLeading
        column.addWidget(self._captions[0], 0, leading)
        column.addWidget(self._spent, 0, leading)
        column.addWidget(self._planned, 0, leading)
        column.addWidget(self._plan, 0, leading)
        column.addSpacing(12)
        column.addWidget(Rule())
        column.addSpacing(12)
        column.addWidget(self._captions[1], 0, leading)
        column.addWidget(self._left, 0, leading)
        column.addSpacing(10)
        column.addWidget(self._captions[2], 0, leading)
        column.addWidget(self._share, 0, leading)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(figures)
        row.addWidget(Divider(0))
        row.addWidget(self._bars, 1)
        row.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addLayout(row, 1)


_STANDINGS = {
    Done.DONE: ("circle-check", "ok"),
    Done.TO_DO: ("circle-alert", "warn"),
    Done.LATER: ("circle-dashed", "ink3"),
    Done.OFFERED: ("history", "teal"),
}


class CheckLine(QWidget):
    """One line of the checklist; ``followed`` gives its ``CheckShown``."""

    followed = Signal(object)

    def __init__(self, check: CheckShown) -> None:
        """Icon, words, and a link where something is left."""
        super().__init__()
        self._check = check
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addSpacing(32)  # room for the icon, on the side where reading starts
        words = ElidedLabel(check.words, Role.BODY, "ink2" if check.done is Done.DONE else "ink")
        row.addWidget(words, 1)
        if check.link:
            link = Button(check.link, Kind.GHOST, size=Size.SMALL)
            link.setObjectName(f"check_{check.section.value}_{check.field}")
            link.setAccessibleName(f"{check.words} : {check.link}")
            link.clicked.connect(self._follow)
            row.addWidget(link)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        icon, tone = _STANDINGS[self._check.done]
        paint.centred_icon(painter, icon, tone, paint.mirror(self).rect(0, 0, 22, self.height()), 20)
        painter.end()

    def _follow(self) -> None:
        self.followed.emit(self._check)


class ChecklistCard(Card):
    """What is left before the export: a ring, and lines that lead to it; ``followed`` gives a ``CheckShown``."""

    followed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_checks``."""
        super().__init__(padding=16, spacing=6)
        self._ring = Ring()
        self._title = Label("", Role.H2)
        self._left = ElidedLabel("", Role.SMALL, "ink2")
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
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.retranslate()

    def show_checks(self, checks: Sequence[CheckShown], left: str) -> None:
        """Show the lines, and how many are done."""
        counted = [check.done for check in checks if check.done is not Done.OFFERED]
        self._ring.show_count(counted.count(Done.DONE), len(counted))
        self._left.setText(left)
        empty(self._lines)
        for check in checks:
            line = CheckLine(check)
            line.followed.connect(self.followed)
            self._lines.addWidget(line)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Prêt à exporter"))


class ShortList(Card):
    """A title, a link to the whole, and a few rows, or the first step when there are none."""

    followed = Signal()

    def __init__(self, name: str) -> None:
        """``name`` names the link for tests and screen readers."""
        super().__init__(padding=16, spacing=6)
        self._title = ElidedLabel("", Role.H2)
        self._link = Button("", Kind.GHOST, size=Size.SMALL)
        self._link.setObjectName(name)
        self._link.clicked.connect(self.followed)
        self._first = Label("", Role.BODY, "ink2", wrap=True)
        self._first.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._link)
        self.body.addLayout(head)
        self.body.addWidget(self._first)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_rows(self, title: str, link: str, rows: Sequence[QWidget], first_step: str = "") -> None:
        """Show these rows; ``first_step`` is said when there are none."""
        self._title.setText(title)
        self._link.setText(link)
        self._link.updateGeometry()
        self._first.setText(first_step)
        self._first.setVisible(not rows)
        empty(self._rows)
        for row in rows:
            self._rows.addWidget(row)
