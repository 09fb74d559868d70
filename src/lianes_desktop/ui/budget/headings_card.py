"""The card of headings: what is planned is typed here, the rest comes from the expenses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.budget.charts import HeadingBar
from lianes_desktop.ui.budget.values import PLAN, HeadingLine, HeadingsShown
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fields import State
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.parts import Legend, Mark
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import MoneyEdit

_FIGURE = 80
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_COLUMNS = 6


def figure(text: str = "", role: Role = Role.BODY, tone: str = "ink") -> Label:
    """A sum at the end of its column, so that decimals line up."""
    label = Label(text, role, tone)
    label.setAlignment(_TRAILING)
    label.setMinimumWidth(_FIGURE)
    return label


class _Name(QWidget):
    """A heading's icon and name."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.words = ElidedLabel("", Role.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(28)  # the icon is painted there; margins would not be mirrored
        row.addWidget(self.words, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            area = paint.mirror(self).rect(0, 0, 20, self.height())
            paint.centred_icon(painter, self._icon, "ink2", area, 18)


class _Row:
    """The widgets of one heading."""

    def __init__(self, heading: BudgetHeading, icon: str) -> None:
        self.name = _Name(icon)
        self.edit = MoneyEdit()
        self.edit.setObjectName(PLAN + heading)
        self.edit.setFixedWidth(100)
        self.engaged, self.eligible = figure(role=Role.STRONG), figure()
        self.lianes, self.own = figure(tone="teal"), figure()
        self.bar = HeadingBar()
        self.refusal = Label("", Role.SMALL, "bad", wrap=True)
        self.refusal.setObjectName(f"{PLAN}{heading}_refusal")

    def show(self, line: HeadingLine, most: int) -> None:
        self.name.words.setText(line.label)
        if not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.show_text(line.planned_text)
        self.edit.set_state(State.BAD if line.refusal else State.NORMAL)
        self.edit.setAccessibleDescription(line.refusal)
        self.refusal.setText(line.refusal)
        self.refusal.setVisible(bool(line.refusal))
        self.engaged.setText(line.engaged)
        over = bool(line.planned_cents) and line.engaged_cents > line.planned_cents
        self.engaged.set_tone("accent" if over else "ink")
        for label, words in ((self.eligible, line.eligible), (self.lianes, line.lianes), (self.own, line.own)):
            label.setText(words)
        self.bar.show_cents(line.planned_cents, line.engaged_cents, line.eligible_cents, most)


class HeadingsCard(Card):
    """``planned`` gives ``(BudgetHeading, text)``."""

    planned = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._title = Label("", Role.H2)
        self._legend = Legend(Mark.TRACK, Mark.FILL, Mark.OVER, Mark.THIN)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._heads = [figure(role=Role.CAPTION, tone="ink3") for _column in range(_COLUMNS - 1)]
        self._rows: dict[BudgetHeading, _Row] = {}
        self._sums = [figure(role=Role.STRONG) for _column in range(_COLUMNS - 1)]
        self._total = Label("", Role.STRONG)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._legend)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        for column, label in enumerate(self._heads, 1):
            self._grid.addWidget(label, 0, column)

    def show_headings(self, shown: HeadingsShown) -> None:
        """Show every heading, on one scale."""
        if not self._rows:
            self._make_rows(shown)
        most = max(max(one.planned_cents, one.engaged_cents) for one in shown.lines)
        for line in shown.lines:
            self._rows[line.heading].show(line, most)
        sums = (shown.planned, shown.engaged, shown.eligible, shown.lianes, shown.own)
        for label, words in zip(self._sums, sums, strict=True):
            label.setText(words)
        for name, label in zip(("planned", "engaged", "eligible", "lianes", "own"), self._sums, strict=True):
            label.setObjectName(f"sum_{name}")

    def edit_of(self, name: str) -> MoneyEdit | None:
        """The field of a planned cost by its name."""
        return next((row.edit for row in self._rows.values() if row.edit.objectName() == name), None)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Prévu, engagé, éligible"))
        self._legend.show_words(_("Prévu"), _("Engagé"), _("Dépassement"), _("Éligible"))
        words = (_("Prévu"), _("Engagé"), _("Éligible"), _("Lianes"), _("Reste"))
        for label, text in zip(self._heads, words, strict=True):
            label.setText(text)
        self._total.setText(_("Total"))
        for heading, row in self._rows.items():
            row.edit.setAccessibleName(_("Prévu : {heading}").format(heading=wording.heading(heading)))

    # ---- inside

    def _make_rows(self, shown: HeadingsShown) -> None:
        at = 1
        for line in shown.lines:
            row = _Row(line.heading, line.icon)
            self._rows[line.heading] = row
            row.edit.committed.connect(self._committed)
            cells = (row.name, row.edit, row.engaged, row.eligible, row.lianes, row.own)
            for column, widget in enumerate(cells):
                self._grid.addWidget(widget, at, column)
            self._grid.addWidget(row.refusal, at + 1, 0, 1, _COLUMNS)
            self._grid.addWidget(row.bar, at + 2, 0, 1, _COLUMNS)
            self._grid.setRowMinimumHeight(at + 2, 24)
            at += 3
        self._grid.addWidget(Rule(), at, 0, 1, _COLUMNS)
        self._grid.addWidget(self._total, at + 1, 0)
        for column, label in enumerate(self._sums, 1):
            self._grid.addWidget(label, at + 1, column)
        self.retranslate()

    def _committed(self, text: object) -> None:
        name = self.sender().objectName().removeprefix(PLAN)
        self.planned.emit((BudgetHeading(name), text))
