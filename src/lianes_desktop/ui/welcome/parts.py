"""Pieces of the pages before the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import LANGUAGES, NAMES, language
from lianes_desktop.ui.kit.brand import Brand
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.fields import State, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.segmented import Segment, Segmented

COLUMN = 720


class PassphraseField(QWidget):
    """A secret, with a button that shows it; ``typed`` gives the text at each letter."""

    typed = Signal(object)

    def __init__(self, name: str) -> None:
        """``name`` is the object name of the field inside."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit = TextField()
        self.edit.setObjectName(name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textChanged.connect(self._tell)
        self._eye = IconButton("eye")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """The secret as typed."""
        return self.edit.text()

    def set_state(self, state: State) -> None:
        """Say by the border whether it is refused."""
        self.edit.set_state(state)

    def set_eye(self, name: str) -> None:
        """Name the button that shows the secret."""
        self._eye.set_name(name)

    def _tell(self, text: str) -> None:
        self.typed.emit(text)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - what Qt's signal carries
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if shown else "eye")


class Top(QWidget):
    """Brand at the start, languages at the end; ``language_chosen`` gives the code."""

    language_chosen = Signal(object)

    def __init__(self) -> None:
        """The language in force is chosen."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Brand())
        row.addWidget(Label("Lianes", Role.H2), 1)
        self._languages = Segmented([Segment(code, NAMES[code]) for code in LANGUAGES])
        self._languages.setObjectName("languages")
        self._languages.show_value(language())
        self._languages.committed.connect(self.language_chosen)
        row.addWidget(self._languages)


class Column(QWidget):
    """``body`` is a column in the middle, no wider than is easy to read."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        middle = QWidget()
        middle.setMaximumWidth(COLUMN)
        self.body = QVBoxLayout(middle)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 22, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
