"""Parts of the facts editor: lines of fields, an organisation that may be typed, a participant to choose."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import draw_avatar
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.overview.facts_values import Fact, Options, PersonRow

F = TypeVar("F", bound=StrEnum)


def add_lines(column: QBoxLayout, entries: Mapping[F, QWidget], *lines: tuple[F, ...]) -> None:
    """Put fields into a column, those of one line side by side."""
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in line:
            row.addWidget(entries[field], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)


def show_texts(
    entries: Mapping[F, TextEntry], texts: Mapping[F, str], refusals: Mapping[F, str], *, other: bool
) -> None:
    """Show what is kept in each field; ``other`` when it is another record's."""
    for field, entry in entries.items():
        if other:
            entry.turn_to(texts.get(field, ""))
        else:
            entry.show_text(texts.get(field, ""))
        entry.refuse(refusals.get(field, ""))


class OrganisationEntry(QWidget):
    """A list of organisations, and a field for one that is not in it.

    ``left`` gives ``(field, id)``; ``added`` gives ``(field, name)``.
    """

    left = Signal(object)
    added = Signal(object)

    def __init__(self, field: Fact) -> None:
        """Empty until ``offer``."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._field = field
        self.choice = ChoiceEntry(field)
        self.choice.left.connect(self.left)
        self._other = Button("", Kind.GHOST, icon="plus", size=Size.SMALL)
        self._other.setObjectName(f"other_{field.value}")
        self._other.clicked.connect(self._open)
        self._name = TextField()
        self._name.setObjectName(f"new_{field.value}")
        self._name.committed.connect(self._add)
        self._name.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.choice)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._name)

    def offer(self, options: Options, value: object) -> None:
        """Offer these organisations and show the one kept."""
        self.choice.offer(options, value)

    def show_words(self, label: str, other: str) -> None:
        """Name the field, and the way to type another one."""
        self.choice.set_label(label)
        self._other.setText(other)
        self._name.setPlaceholderText(_("Nom de l'organisation"))
        self._name.setAccessibleName(_("Nom de l'organisation"))

    def _open(self) -> None:
        self._other.hide()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str) -> None:
        self._name.show_text("")
        self._name.hide()
        self._other.show()
        self.added.emit((self._field, name))


class PersonLine(QAbstractButton):
    """A participant: initials, name, status and mandate; ``asked`` gives the ``ParticipantId``."""

    asked = Signal(object)

    def __init__(self, row: PersonRow, *, chosen: bool) -> None:
        """``chosen`` is the one whose fields are shown below."""
        super().__init__()
        self._row = row
        self.setObjectName("person")
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(f"{row.name}, {row.detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 54)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror = paint.mirror(self)
        if self.isChecked():
            paint.box(painter, self.rect(), fill=theme.colour("teal_tint"))
        elif self.underMouse():
            paint.box(painter, self.rect(), fill=theme.colour("surface2"))
        draw_avatar(painter, mirror.rect(10, 9, 36, 36), self._row.initials, "visit", on_selection=self.isChecked())
        room = self.width() - 68
        name = mirror.rect(58, 7, room, 20)
        paint.text(painter, name, self._row.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(58, 28, room, 18)
        ink = theme.colour("warn" if self._row.warns else "ink2")
        paint.text(painter, detail, self._row.detail, font(Role.SMALL), ink, mirror.leading)
        if self.hasFocus():
            paint.box(painter, self.rect(), border=theme.colour("teal"), width=2)
        painter.end()

    def _ask(self) -> None:
        self.asked.emit(self._row.person)
