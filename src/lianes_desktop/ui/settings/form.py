"""The form of one record of the settings: a widget for each field, made anew when another list is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lianes_desktop.domain.settings_fields import Form
from lianes_desktop.i18n.formats import initials
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField, begin_in
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import DateField, MoneyEdit, NumberField, TimeField
from lianes_desktop.ui.settings.values import FieldLine

_WIDE = frozenset(
    (Form.LINES, Form.ARABIC_LINES, Form.ALIASES, Form.TIERS, Form.THEMES, Form.TRAITS, Form.ORGANISATIONS)
)
_TICKS_A_ROW = 2
_AREAS = frozenset((Form.LINES, Form.ARABIC_LINES))
_FIGURES: dict[Form, type[TextField]] = {
    Form.SHARE: NumberField,
    Form.FACTOR: NumberField,
    Form.PER_EURO: NumberField,
    Form.WHOLE: NumberField,
    Form.CENTS: MoneyEdit,
    Form.MONEY: MoneyEdit,
    Form.DAY: DateField,
    Form.DAY_OF_YEAR: DateField,
    Form.HOUR: TimeField,
}


class FlagEntry(LabeledField):
    """A box to tick; ``left`` gives ``(field, ticked)``."""

    left = Signal(object)

    def __init__(self, field: str) -> None:
        """The words come with ``show_flag``."""
        self._box = CheckLine()
        super().__init__("", self._box)
        self.field = field
        self._box.setObjectName(field)
        self._box.clicked.connect(self._tell)

    def show_flag(self, label: str, *, ticked: bool) -> None:
        """Show what is kept."""
        self._box.setText(label)
        self._box.setAccessibleName(label)
        self._box.setChecked(ticked)

    def _tell(self) -> None:
        self.left.emit((self.field, self._box.isChecked()))


class SeveralEntry(LabeledField):
    """Values to tick; ``left`` gives ``(field, values)``."""

    left = Signal(object)

    def __init__(self, field: str) -> None:
        """Empty until ``offer``."""
        self._chips: MultiChoice[object] = MultiChoice()
        super().__init__("", self._chips)
        self.field = field
        self._chips.setObjectName(field)
        self._chips.committed.connect(self._tell)

    def offer(self, options: Sequence[tuple[object, str]], chosen: Sequence[object]) -> None:
        """Offer these, those chosen ticked."""
        self._chips.offer([(value, words, initials(words)) for value, words in options], chosen)

    def _tell(self, values: object) -> None:
        self.left.emit((self.field, values))


class TicksEntry(LabeledField):
    """A box to tick for each value; ``left`` gives ``(field, values)``."""

    left = Signal(object)

    def __init__(self, field: str) -> None:
        """Empty until ``offer``."""
        holder = QWidget()
        super().__init__("", holder)
        self.field = field
        self._boxes: dict[object, CheckLine] = {}
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)

    def offer(self, options: Sequence[tuple[object, str]], chosen: Sequence[object]) -> None:
        """Offer these, those chosen ticked."""
        for at, (value, words) in enumerate(options):
            if value not in self._boxes:
                self._boxes[value] = box = CheckLine()
                box.setObjectName(f"{self.field}.{value}")
                box.clicked.connect(self._tell)
                self._grid.addWidget(box, *divmod(at, _TICKS_A_ROW))
            self._boxes[value].setText(words)
            self._boxes[value].setAccessibleName(words)
            self._boxes[value].setChecked(value in chosen)

    def _tell(self) -> None:
        self.left.emit((self.field, tuple(value for value, box in self._boxes.items() if box.isChecked())))


Entry = TextEntry | AreaEntry | ChoiceEntry | FlagEntry | SeveralEntry | TicksEntry


class SettingsForm(ScrollColumn):
    """Shows the fields of a record; ``left`` gives ``(name, value)`` of each field as it is left."""

    left = Signal(object)

    def __init__(self) -> None:
        """No field until ``show_fields``."""
        super().__init__(spacing=0)
        self.setObjectName("settingsForm")
        self._entries: dict[str, Entry] = {}
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.setContentsMargins(0, 0, 12, 0)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_fields(self, lines: Sequence[FieldLine], record: object) -> None:
        """Show a record; what is being typed in a field that has the focus stays, unless it is another record."""
        turn = record != self._shown
        self._shown = record
        if [line.name for line in lines] != list(self._entries):
            self._make(lines)
        for line in lines:
            self._show(self._entries[line.name], line, turn=turn)
        if turn:
            self.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self._entries.values():
            if isinstance(entry, TextEntry | AreaEntry):
                entry.flush()

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field, its text chosen so that typing replaces it."""
        if name in self._entries:
            control = self._entries[name].control
            begin_in(control)
            self.bring_into_view(self._entries[name])

    def first(self) -> QWidget:
        """Where the keyboard enters the form."""
        return next((entry.control for entry in self._entries.values()), self)

    def _make(self, lines: Sequence[FieldLine]) -> None:
        empty(self._grid)
        self._entries = {}
        row, column = 0, 0
        for line in lines:
            entry = _entry(line)
            entry.left.connect(self.left)
            entry.wrap_label()
            self._entries[line.name] = entry
            if line.form in _WIDE:
                row, column = (row + 1, 0) if column else (row, 0)
                self._grid.addWidget(entry, row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
                row += 1
            else:
                self._grid.addWidget(entry, row, column, Qt.AlignmentFlag.AlignTop)
                row, column = (row + 1, 0) if column else (row, 1)

    def _show(self, entry: Entry, line: FieldLine, *, turn: bool) -> None:
        match entry:
            case TextEntry() | AreaEntry():
                entry.set_label(line.label)
                entry.turn_to(line.text) if turn else entry.show_text(line.text)
            case ChoiceEntry():
                entry.set_label(line.label)
                entry.offer(line.options, line.value)
            case SeveralEntry() | TicksEntry():
                entry.set_label(line.label)
                entry.offer(line.options, line.chosen)
            case FlagEntry():
                entry.show_flag(line.label, ticked=line.flag)
        entry.refuse(line.refusal)


def _entry(line: FieldLine) -> Entry:
    if line.form in _AREAS:
        return AreaEntry(line.name, TextArea(lines=3))
    if line.form in {Form.CHOICE, Form.ORGANISATION}:
        return ChoiceEntry(line.name)
    if line.form in {Form.THEMES, Form.ORGANISATIONS}:
        return SeveralEntry(line.name)
    if line.form is Form.TRAITS:
        return TicksEntry(line.name)
    if line.form is Form.FLAG:
        return FlagEntry(line.name)
    control = _FIGURES.get(line.form, TextField)()
    control.setPlaceholderText(line.hint)
    return TextEntry(line.name, control)
