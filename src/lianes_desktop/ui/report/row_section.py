"""A section of the report made of rows, each a record of its own."""

from collections.abc import Sequence
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.report.parts import Section


class Row(QWidget):
    """One row; a subclass has the fields."""

    def take_focus(self, field: str) -> QWidget:
        """Put the cursor in the field of that name, or in the first one."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next showing."""
        raise NotImplementedError


R = TypeVar("R", bound=Row)


class RowSection(Section, Generic[R]):
    """Rows in their order, those already there in place: the field with the focus keeps it."""

    add_asked = Signal()

    def __init__(self, add_name: str) -> None:
        """``add_name`` names the button that adds a row."""
        super().__init__()
        self._rows: dict[UUID, R] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self.add_button = Button("", icon="plus", size=Size.SMALL)
        self.add_button.setObjectName(add_name)
        self.add_button.clicked.connect(self.add_asked)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)
        self.body.addLayout(foot)

    def made(self, subject: UUID) -> R:
        """A row for that record."""
        raise NotImplementedError

    def rows_of(self, subjects: Sequence[UUID]) -> list[R]:
        """The rows of these records, in their order; those of others go."""
        for gone in [one for one in self._rows if one not in subjects]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for at, subject in enumerate(subjects):
            if subject not in self._rows:
                self._rows[subject] = self.made(subject)
                self._list.insertWidget(at, self._rows[subject])
        self._nothing.setVisible(not subjects)
        return [self._rows[one] for one in subjects]

    def focus_line(self, subject: UUID, field: str = "") -> QWidget | None:
        """Put the cursor in a row, in the field of that name."""
        row = self._rows.get(subject)
        return None if row is None else row.take_focus(field)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for row in self._rows.values():
            row.flush()

    def show_words(self, title: str, nothing: str, add: str) -> None:
        """Name the section, say what an empty one is for, and what the button adds."""
        self.set_title(title)
        self._nothing.setText(nothing)
        self.add_button.setText(add)
        self.add_button.updateGeometry()
        for row in self._rows.values():
            row.retranslate()
