"""What a reading leaves in the form: how sure each field is, its second reading, a bar while it is awaited."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import Captured, Certainty, Field
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, State, TextField
from lianes_desktop.ui.kit.sureness import SecondReading, Sureness

_MARKED = (Field.PAYEE, Field.PAID_ON, Field.PAID_TIME, Field.AMOUNT, Field.CURRENCY, Field.KIND)
_KEY = "Alt ↓"


class ReadingMarks(QObject):
    """``other_asked`` gives the ``Field`` whose second reading is wanted."""

    other_asked = Signal(object)

    def __init__(self, entries: Mapping[Field, LabeledField], parent: QObject) -> None:
        """Beside the labels and below the controls of the fields that are read."""
        super().__init__(parent)
        self._entries = {field: entries[field] for field in _MARKED}
        self._certain: Mapping[Field, Certainty] = {}
        self._seen: set[Field] = set()
        self._sureness = {field: Sureness() for field in self._entries}
        self._others = {field: SecondReading() for field in self._entries}
        for field, entry in self._entries.items():
            self._sureness[field].setObjectName(f"sureness_{field}")
            self._others[field].button.setObjectName(f"other_{field}")
            entry.head.addWidget(self._sureness[field])
            entry.add_below(self._others[field])
            self._others[field].asked.connect(lambda of=field: self.other_asked.emit(of))

    def show_captured(self, captured: Captured, *, again: bool) -> None:
        """Show what was read; ``again`` when another expense is shown."""
        if again:
            self._seen.clear()
        self._certain = captured.certain
        for field, entry in self._entries.items():
            certainty = captured.certain.get(field, Certainty(""))
            self._sureness[field].show_words(certainty.words, certainty.percent, doubtful=certainty.doubtful)
            self._others[field].show_words(_("Autre lecture"), certainty.other, _KEY)
            control = entry.control
            if isinstance(control, TextField | Choice):
                control.show_waiting(_("Lecture en cours") if field in captured.awaited else "")
            if certainty.doubtful and not entry.message() and isinstance(control, TextField | Choice):
                control.set_state(State.CHECK)
                control.setAccessibleDescription(certainty.words)

    def field_of(self, widget: QWidget | None) -> Field | None:
        """Which of the fields that are read has this control."""
        return next((field for field, entry in self._entries.items() if entry.control is widget), None)

    def ask_other(self, widget: QWidget | None) -> bool:
        """Ask for the second reading of the field in hand; ``False`` when it has none."""
        field = self.field_of(widget)
        if field is None or not self._others[field].other():
            return False
        self.other_asked.emit(field)
        return True

    def next_doubtful(self, widget: QWidget | None) -> Field | None:
        """The doubtful field to look at after this one: the least sure of those not looked at yet."""
        here = self.field_of(widget)
        if here is not None:
            self._seen.add(here)
        left = [field for field, one in self._certain.items() if one.doubtful and field not in self._seen]
        return min(left, key=lambda field: self._certain[field].confidence, default=None)
