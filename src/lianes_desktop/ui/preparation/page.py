"""The preparation page: the checklist, the meetings, and for a new partnership the search for a partner."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.progress import Step, Stepper, StepState
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.preparation.comparison import ComparisonCard
from lianes_desktop.ui.preparation.meetings import MeetingsCard
from lianes_desktop.ui.preparation.parts import Fields
from lianes_desktop.ui.preparation.search import ExchangeCard, MilestonesCard
from lianes_desktop.ui.preparation.tasks import TasksCard
from lianes_desktop.ui.preparation.values import About, Field, Part, View


class PreparationPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    corrected = Signal(object)
    """``Typed``."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("preparationPage")
        self.tasks = TasksCard()
        self.meetings = MeetingsCard()
        self.steps = Stepper()
        self.comparison = ComparisonCard()
        self.milestones = MilestonesCard()
        self.exchange = ExchangeCard()
        for said in (self.tasks.fields, self.meetings.fields, self.comparison, self.milestones):
            said.left.connect(self.corrected)
        self._scroll = ScrollColumn()
        self._lay_out()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self.header.show_words(_("Préparation"), view.subtitle)
        self.header.show_chip(view.chip, view.tone, "circle-check" if view.tone == "ok" else "circle-alert")
        self.tasks.show_view(view)
        self.meetings.show_meetings(view.meetings, view.meeting)
        search = view.search
        for part in (self.steps, self.comparison, self.milestones, self.exchange):
            part.setVisible(search is not None)
        if search is not None:
            self.steps.show_steps([Step(title, detail, StepState(state)) for title, detail, state in search.steps])
            self.comparison.show_search(search)
            self.milestones.show_form(search.milestones)
            self.exchange.show_search(search)

    def focus_field(self, about: About, field: Field) -> None:
        """Put the cursor in a field of a record."""
        fields: dict[Part, Fields] = {
            Part.TASK: self.tasks.fields, Part.MEETING: self.meetings.fields, Part.MILESTONES: self.milestones.fields,
        }  # fmt: skip
        self._focus(fields[about.part].entries[field].control)

    def focus_part(self, name: str) -> None:
        """Bring a part of the page into view, and put the focus where it begins."""
        parts = {
            "meetings": self.meetings.add,
            "candidates": self.comparison.first(),
            "milestones": self.milestones.fields.entries[Field.INTRODUCED_ON].control,
            "exchanges": self.exchange.send,
        }
        self._focus(parts[name] if name in parts else self.tasks.first())

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.tasks.first(), self.meetings.add)

    @override
    def retranslate(self) -> None:
        for part in (self.tasks, self.meetings, self.comparison, self.milestones, self.exchange):
            part.retranslate()

    def _focus(self, control: QWidget) -> None:
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.bring_into_view(control, 60)

    def _lay_out(self) -> None:
        self._scroll.body.addWidget(self.steps)
        self._scroll.body.addWidget(self.comparison)
        row = QHBoxLayout()
        row.setSpacing(16)
        for cards in ((self.tasks,), (self.milestones, self.exchange, self.meetings)):
            side = QWidget()
            side.setProperty("plain", True)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addWidget(side, 1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
