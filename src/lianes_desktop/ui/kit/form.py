"""A column of fields known by name: shows a ``FormShown``, tells each field that is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField, begin_in
from lianes_desktop.ui.kit.held import FormShown
from lianes_desktop.ui.kit.scroll import ScrollColumn


class NamedTick(CheckLine):
    """A box to tick; ``asked`` gives ``(name, ticked)``."""

    asked = Signal(object)

    def __init__(self, name: str) -> None:
        """The words come with ``setText``."""
        super().__init__()
        self.name = name
        self.setObjectName(name)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit((self.name, self.isChecked()))


class Form(ScrollColumn):
    """Fields are made by ``line``, ``area``, ``tick`` and ``choice``, then laid out by the subclass."""

    left = Signal(object)
    """``(name, value)``: a text, a tick or a choice."""

    def __init__(self, *, spacing: int = 12) -> None:
        """No field yet."""
        super().__init__(spacing=spacing)
        self.fields: dict[str, TextEntry | AreaEntry | ChoiceEntry] = {}
        self.ticks: dict[str, NamedTick] = {}

    def line(self, name: str, control: TextField | None = None) -> TextEntry:
        """A field of one line."""
        made = TextEntry(name, TextField() if control is None else control)
        self.fields[name] = made
        made.left.connect(self.left)
        return made

    def area(self, name: str, lines: int = 3) -> AreaEntry:
        """A field of several lines."""
        made = AreaEntry(name, TextArea(lines=lines))
        self.fields[name] = made
        made.left.connect(self.left)
        return made

    def choice(self, name: str) -> ChoiceEntry:
        """One value of several."""
        made = ChoiceEntry(name)
        self.fields[name] = made
        made.left.connect(self.left)
        return made

    def tick(self, name: str) -> NamedTick:
        """A box to tick."""
        made = self.ticks[name] = NamedTick(name)
        made.asked.connect(self.left)
        return made

    def drop(self, prefix: str) -> None:
        """Forget fields that are about to be taken away."""
        self.fields = {name: one for name, one in self.fields.items() if not name.startswith(prefix)}
        self.ticks = {name: one for name, one in self.ticks.items() if not name.startswith(prefix)}

    def show_form(self, shown: FormShown, *, other: bool) -> None:
        """Show what is kept; ``other`` when it is another record's, else a field being typed in is left alone."""
        for name, entry in self.fields.items():
            if isinstance(entry, ChoiceEntry):
                options, value = shown.choices.get(name, ((), None))
                entry.offer(options, value)
            elif other:
                entry.turn_to(shown.texts.get(name, ""))
            else:
                entry.show_text(shown.texts.get(name, ""))
            entry.refuse(shown.refusals.get(name, ""))
        for name, tick in self.ticks.items():
            tick.setChecked(shown.ticks.get(name, False))

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in tuple(self.fields.values()):
            if not isinstance(entry, ChoiceEntry):
                entry.flush()

    def focus_field(self, name: str) -> bool:
        """Put the cursor in a field, its text chosen so that typing replaces it; whether there is one."""
        control: QWidget | None = self.ticks.get(name)
        if name in self.fields:
            control = self.fields[name].control
        if control is None:
            return False
        begin_in(control)
        self.bring_into_view(control, 60)
        return True


def beside(column: QBoxLayout, *widgets: QWidget) -> None:
    """Put widgets into a column, side by side."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
