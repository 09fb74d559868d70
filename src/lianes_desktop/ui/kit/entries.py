"""Fields of a form that know which they are, keep what is being typed, and tell when they are left."""

from PySide6.QtCore import Signal

from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField


class TextEntry(LabeledField):
    """A typed field; ``left`` gives ``(field, text)``."""

    left = Signal(object)

    def __init__(self, field: str, control: TextField) -> None:
        """The label comes with ``set_label``."""
        super().__init__("", control)
        self.field = field
        self.line = control
        self._typing = False
        control.setObjectName(str(field))
        control.textEdited.connect(self._typed)
        control.committed.connect(self._tell)

    @property
    def typing(self) -> bool:
        """Whether something was typed and not told yet."""
        return self._typing

    def show_text(self, text: str) -> None:
        """Show what is kept, unless the person is typing here."""
        if not (self._typing and self.line.hasFocus()):
            self.turn_to(text)

    def turn_to(self, text: str) -> None:
        """Show another record's value, whatever was being typed."""
        self._typing = False
        self.line.show_text(text)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        if self._typing:
            self.line.editingFinished.emit()

    def _typed(self, _text: str) -> None:
        self._typing = True

    def _tell(self, text: object) -> None:
        self._typing = False
        self.left.emit((self.field, text))


class AreaEntry(LabeledField):
    """Several lines of text; ``left`` gives ``(field, text)``."""

    left = Signal(object)

    def __init__(self, field: str, control: TextArea) -> None:
        """The label comes with ``set_label``."""
        super().__init__("", control)
        self.field = field
        self.area = control
        self._shown = ""
        control.setObjectName(str(field))
        control.committed.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what is kept, unless the person is typing here."""
        if not (self.area.hasFocus() and self.area.toPlainText() != self._shown):
            self.turn_to(text)

    def turn_to(self, text: str) -> None:
        """Show another record's value, whatever was being typed."""
        self._shown = text
        self.area.show_text(text)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        self.area.commit()

    def _tell(self, text: object) -> None:
        self._shown = str(text)
        self.left.emit((self.field, text))


class ChoiceEntry(LabeledField):
    """A field chosen from a list; ``left`` gives ``(field, value)``."""

    left = Signal(object)

    def __init__(self, field: str) -> None:
        """Empty until ``offer``."""
        self._choice: Choice[object] = Choice()
        super().__init__("", self._choice)
        self.field = field
        self._choice.setObjectName(str(field))
        self._choice.committed.connect(self._tell)

    def offer(self, options: tuple[tuple[object, str], ...], value: object) -> None:
        """Offer these values with their words, and show the one kept."""
        self._choice.offer(options)
        self._choice.show_value(value)

    def _tell(self, value: object) -> None:
        self.left.emit((self.field, value))
