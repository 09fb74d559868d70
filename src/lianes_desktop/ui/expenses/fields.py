"""A field of a form that knows which it is, what it last showed, and tells when it is left."""

from PySide6.QtCore import Signal

from lianes_desktop.ui.expenses.values import Field, Option
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField


class TextEntry(LabeledField):
    """A typed field; ``left`` gives ``(field, text)``."""

    left = Signal(object)

    def __init__(self, field: Field, control: TextField) -> None:
        """The label comes with ``set_label``."""
        super().__init__("", control)
        self.field = field
        self._line = control
        self._typing = False
        control.setObjectName(field.value)
        control.textEdited.connect(self._typed)
        control.committed.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what is kept, unless the person is typing here."""
        if not (self._typing and self._line.hasFocus()):
            self._typing = False
            self._line.show_text(text)

    def turn_to(self, text: str) -> None:
        """Show another record's value, whatever was being typed."""
        self._typing = False
        self._line.show_text(text)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        if self._typing:
            self._line.editingFinished.emit()

    def _typed(self, _text: str) -> None:
        self._typing = True

    def _tell(self, text: object) -> None:
        self._typing = False
        self.left.emit((self.field, text))


class ChoiceEntry(LabeledField):
    """A field chosen from a list; ``left`` gives ``(field, value)``."""

    left = Signal(object)

    def __init__(self, field: Field) -> None:
        """Empty until ``offer``."""
        self._choice: Choice[object] = Choice()
        super().__init__("", self._choice)
        self.field = field
        self._choice.setObjectName(field.value)
        self._choice.committed.connect(self._tell)

    def offer(self, options: tuple[Option, ...], value: object) -> None:
        """Offer these values and show the one kept."""
        self._choice.offer([(one.value, one.label) for one in options])
        self._choice.show_value(value)

    def _tell(self, value: object) -> None:
        self.left.emit((self.field, value))
