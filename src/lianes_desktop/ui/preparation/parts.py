"""Parts of the page: fields that know which record they belong to, and a line to type one more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.preparation.values import About, Field, Form, Typed

Entry = TextEntry | AreaEntry | ChoiceEntry


class Fields(QWidget):
    """The fields of one record; ``left`` gives ``Typed``."""

    left = Signal(object)

    def __init__(self, entries: Mapping[Field, Entry], prefix: str) -> None:
        """``prefix`` begins the name of each control, so that two records' fields are told apart."""
        super().__init__()
        self._about: About | None = None
        self.entries = dict(entries)
        for field, entry in self.entries.items():
            entry.control.setObjectName(f"{prefix}_{field.value}")
            entry.left.connect(self._tell)

    def show_form(self, form: Form) -> None:
        """Show a record; what is being typed in a field that has the focus stays, unless it is another record."""
        turn = form.about != self._about
        self._about = form.about
        for field, entry in self.entries.items():
            if not isinstance(entry, ChoiceEntry):
                text = form.texts.get(field, "")
                entry.turn_to(text) if turn else entry.show_text(text)
            entry.refuse(form.refusals.get(field, ""))

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self.entries.values():
            if not isinstance(entry, ChoiceEntry):
                entry.flush()

    def tell(self, field: Field, value: object) -> None:
        """Say a choice that is no entry of the form."""
        if self._about is not None:
            self.left.emit(Typed(self._about, field, value))

    def _tell(self, left: tuple[Field, object]) -> None:
        self.tell(*left)


class AddLine(QWidget):
    """A field and a button beside it; ``asked`` gives what was typed."""

    asked = Signal(object)

    def __init__(self, name: str) -> None:
        """``name`` names the field; its button is ``name_button``."""
        super().__init__()
        self.line = TextField()
        self.line.setObjectName(name)
        self.line.returnPressed.connect(self._ask)
        self._labelled = LabeledField("", self.line)
        self._button = Button("", icon="plus")
        self._button.setObjectName(f"{name}_button")
        self._button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._labelled, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Label("", Role.LABEL))  # as high as the label beside it
        column.addWidget(self._button)
        row.addLayout(column)
        row.setAlignment(column, Qt.AlignmentFlag.AlignTop)

    def show_words(self, label: str, button: str) -> None:
        """Name the field and the button."""
        self._labelled.set_label(label)
        self._button.setText(button)

    def refuse(self, message: str) -> None:
        """Say why what was typed is refused, or empty the field when it was taken."""
        self._labelled.refuse(message)

    def _ask(self) -> None:
        text = self.line.text()
        self.line.show_text("")
        self.asked.emit(text)
        if self._labelled.message():
            self.line.show_text(text)  # refused: nothing typed is lost


def in_lines(column: QBoxLayout, entries: Mapping[Field, Entry], *lines: tuple[Field, ...]) -> None:
    """Put fields into a column, those of one line side by side."""
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in line:
            row.addWidget(entries[field], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
