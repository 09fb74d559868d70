"""Fields: one line of text with a label above and a message below, told when left."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.files import carries_files
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override


class State(StrEnum):
    """What a field says by its border."""

    NORMAL = "normal"
    CHECK = "check"
    BAD = "bad"


class TextField(QLineEdit):
    """One line; ``committed`` gives the text when it is left changed (focus out or Enter)."""

    committed = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        """``placeholder`` shows the form of what is asked."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setFont(font(Role.BODY))
        self._kept = ""
        self._waiting = ""
        self.editingFinished.connect(self._commit)
        self._align()

    def show_text(self, text: str) -> None:
        """Show a value that is kept already; nothing is committed, and a same text keeps the cursor."""
        self._kept = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def set_state(self, state: State) -> None:
        """Say by the border whether the text is fine, to check, or refused."""
        if (self.property("state") or State.NORMAL.value) != state.value:
            self.setProperty("state", state.value)
            self.style().polish(self)

    def show_waiting(self, words: str) -> None:
        """A still bar with these words while the field is empty and nobody types in it; empty words take it off."""
        if words != self._waiting:
            self._waiting = words
            self.update()

    def waiting(self) -> str:
        """The words of the bar, while there is one."""
        return "" if self.text() or self.hasFocus() else self._waiting

    @override
    def paintEvent(self, arg__1: QPaintEvent, /) -> None:
        super().paintEvent(arg__1)
        if self.waiting():
            with paint.smooth(self) as painter:
                leading = paint.mirror(self).leading
                paint.waiting(painter, self.rect().adjusted(8, 8, -8, -8), self._waiting, leading)

    @override
    def setReadOnly(self, arg__1: bool, /) -> None:
        super().setReadOnly(arg__1)
        self.style().polish(self)

    @override
    def event(self, arg__1: QEvent, /) -> bool:
        if (
            isinstance(arg__1, QKeyEvent)
            and arg__1.type() == QEvent.Type.ShortcutOverride
            and self._is_for_the_window(arg__1)
        ):
            arg__1.ignore()
            return False
        return super().event(arg__1)

    @override
    def changeEvent(self, arg__1: QEvent, /) -> None:
        if arg__1.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(arg__1)

    def _is_for_the_window(self, key: QKeyEvent) -> bool:
        """Ctrl+Z with nothing to take back here undoes the last act; Ctrl+V of a picture is a receipt."""
        if key.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        if key.matches(QKeySequence.StandardKey.Redo):
            return not self.isRedoAvailable()
        return _pastes_files(key)

    def _align(self) -> None:
        # a line edit follows its text: Latin would go left in a right-to-left form unless told
        edge = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(paint.visual_alignment(edge, self.layoutDirection()))

    def _commit(self) -> None:
        text = self.text()
        if text != self._kept:
            self._kept = text
            self.committed.emit(text)


class TextArea(QPlainTextEdit):
    """Several lines; ``committed`` gives the text when it is left changed."""

    committed = Signal(object)

    def __init__(self, placeholder: str = "", *, lines: int = 3) -> None:
        """As high as ``lines`` lines."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setFont(font(Role.BODY))
        self.setTabChangesFocus(True)
        self._kept = ""
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 24)

    def show_text(self, text: str) -> None:
        """Show a value that is kept already."""
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def set_state(self, state: State) -> None:
        """Say by the border whether the text is fine, to check, or refused."""
        if (self.property("state") or State.NORMAL.value) != state.value:
            self.setProperty("state", state.value)
            self.style().polish(self)

    @override
    def event(self, e: QEvent, /) -> bool:
        if isinstance(e, QKeyEvent) and e.type() == QEvent.Type.ShortcutOverride and _pastes_files(e):
            e.ignore()
            return False
        return super().event(e)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.commit()

    def commit(self) -> None:
        """Tell the text when it has changed since it was shown."""
        text = self.toPlainText()
        if text != self._kept:
            self._kept = text
            self.committed.emit(text)


class SearchField(TextField):
    """A field with a magnifier; ``textChanged`` tells each letter."""

    def __init__(self, placeholder: str = "") -> None:
        """As wide as the page gives it."""
        super().__init__(placeholder)
        self.setClearButtonEnabled(False)
        self.setTextMargins(24, 0, 24, 0)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(arg__1)

    @override
    def paintEvent(self, arg__1: QPaintEvent, /) -> None:
        super().paintEvent(arg__1)
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, "search", "ink3", paint.mirror(self).rect(10, 0, 20, self.height()), 18)


class LabeledField(QWidget):
    """A label above any control, and a message below when there is one."""

    def __init__(self, label: str, control: QWidget) -> None:
        """``control`` is told its name and its state."""
        super().__init__()
        self.control = control
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._label = Label(label, Role.LABEL, "ink2")
        self._label.setBuddy(control)
        self._message = Label("", Role.SMALL, "bad", wrap=True)
        self._message.setObjectName("message")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self._label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(control)
        column.addWidget(self._message)
        self._message.hide()
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Name the field, for the eye and for screen readers."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the control and its message."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self._message), widget)

    def show_label(self, *, shown: bool) -> None:
        """Show the label, or leave it to screen readers where the control says the same by its placeholder."""
        self._label.setVisible(shown)

    def wrap_label(self) -> None:
        """Let a long label go on below itself, where its column is narrow."""
        self._label.setWordWrap(True)

    def refuse(self, message: str) -> None:
        """Show why the value is refused, or that it is fine when ``message`` is empty."""
        self.say(message, State.BAD if message else State.NORMAL)

    def say(self, message: str, state: State) -> None:
        """Show a message below in the colour of ``state``."""
        self._message.setText(message)
        self._message.set_tone({State.CHECK: "warn", State.BAD: "bad"}.get(state, "ink3"))
        self._message.setVisible(bool(message))
        self.control.setAccessibleDescription(message)
        show = getattr(self.control, "set_state", None)
        if show is not None:
            show(state)

    def message(self) -> str:
        """What is said below."""
        return self._message.text()


def begin_in(control: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Put the cursor there; what a line of text holds is selected, so that typing replaces it."""
    control.setFocus(reason)
    if isinstance(control, TextField):
        control.selectAll()


def _pastes_files(key: QKeyEvent) -> bool:
    """Whether files or a picture would be pasted: a text has no place for them, the window has."""
    return key.matches(QKeySequence.StandardKey.Paste) and carries_files(QApplication.clipboard().mimeData())
