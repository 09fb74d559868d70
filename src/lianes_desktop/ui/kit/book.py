"""A list whose lines are edited in place: its lines, and the fields of the one chosen."""

from collections.abc import Collection, Mapping, Sequence
from typing import Generic
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.book_values import BookRow, BookShown, F
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, State, TextField
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label, chip_width, draw_chip
from lianes_desktop.ui.kit.typed import override

_ROW, _CHIP = 52, 24
_LEAST = 140
"""Pixels that a title needs beside a chip; with less, the chip stands below the amount."""


class BookLine(QAbstractButton):
    """One line to choose; ``asked`` gives its id, ``removal_asked`` on Del."""

    asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, row: BookRow, *, chosen: bool) -> None:
        """``chosen`` is the one whose fields are shown below."""
        super().__init__()
        self._row = row
        self.setObjectName("book_line")
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(", ".join(part for part in (row.title, row.detail, row.amount, row.chip) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _ROW)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(self._row.id)
        elif e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror, row = paint.mirror(self), self._row
            if self.isChecked():
                paint.box(painter, self.rect(), fill=theme.colour("teal_tint"))
            elif self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"))
            edge, amount = self.width() - 12, paint.text_width(row.amount, font(Role.STRONG))
            end = below = edge - amount - 12
            top, height = 0, _ROW
            if row.chip:
                width = chip_width(row.chip, "")
                if end - width - 24 >= _LEAST:
                    at, chip_top = end - width, (_ROW - _CHIP) // 2
                    end = below = at - 12
                else:
                    at, chip_top = edge - width, _ROW - _CHIP - 2
                    below, top, height = at - 12, 6, 20
                area = mirror.rect(at, chip_top, width, _CHIP)
                draw_chip(painter, mirror, area, row.chip, row.tone, on_selection=self.isChecked())
            figures = mirror.rect(edge - amount, top, amount, height)
            title, detail = mirror.rect(12, 6, end - 12, 20), mirror.rect(12, 27, below - 12, 18)
            paint.text(painter, figures, row.amount, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
            paint.text(painter, title, row.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
            paint.text(painter, detail, row.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2)

    def _ask(self) -> None:
        self.setChecked(True)
        self.asked.emit(self._row.id)


class BookCard(Card, Generic[F]):
    """``left`` gives ``(field, value)``, ``asked`` and ``removed`` ``(name, id)``, ``added`` its name."""

    left = Signal(object)
    asked = Signal(object)
    removed = Signal(object)
    added = Signal(object)

    def __init__(
        self, name: str, typed: Mapping[F, TextField], chosen: Sequence[F], wide: Collection[F] = frozenset()
    ) -> None:
        """``typed`` gives each field of text its control, ``chosen`` are picked in a list; ``wide`` have a whole line.

        ``name`` names its widgets, and tells it from the other lists of the page.
        """
        super().__init__(spacing=10)
        self.setObjectName(f"book_{name}")
        self.name = name
        self._wide = frozenset(wide)
        self._shown: BookShown[F] | None = None
        self._title, self._total = Label("", Role.H2), Label("", Role.STRONG)
        self._total.setObjectName(f"{name}_total")
        self._why = Label("", Role.SMALL, "ink3", wrap=True)
        self._add = Button("", size=Size.SMALL, icon="plus")
        self._add.setObjectName(f"add_{name}")
        self._remove = Button("", Kind.GHOST, icon="trash-2", size=Size.SMALL)
        self._remove.setObjectName(f"remove_{name}")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._texts: dict[F, TextEntry] = {field: TextEntry(field, one) for field, one in typed.items()}
        self._choices: dict[F, ChoiceEntry] = {field: ChoiceEntry(field) for field in chosen}
        self._fields = QWidget()
        self._grid = QGridLayout()
        self._lay_out()
        for text in self._texts.values():
            text.left.connect(self.left)
        for choice in self._choices.values():
            choice.left.connect(self.left)
        self._add.clicked.connect(self._ask_more)
        self._remove.clicked.connect(self._ask_less)

    def show_book(self, shown: BookShown[F]) -> None:
        """Show the lines, and the fields of one of them."""
        before = self._shown
        self._shown = shown
        self._total.setText(shown.total)
        self._total.setVisible(bool(shown.rows))
        if before is None or (before.rows, before.chosen) != (shown.rows, shown.chosen):
            self._show_lines(shown)
        self._fields.setVisible(shown.chosen is not None)
        if shown.chosen is None:
            return
        other = before is None or before.chosen != shown.chosen
        for field, entry in self._texts.items():
            entry.turn_to(shown.texts[field]) if other else entry.show_text(shown.texts[field])
        for field, choice in self._choices.items():
            choice.offer(*shown.choices[field])
        for field, labelled in self._entries().items():
            if field in shown.remarks and field not in shown.refusals:
                labelled.say(shown.remarks[field], State.CHECK)
            else:
                labelled.refuse(shown.refusals.get(field, ""))
        self._settle(shown.hidden)

    def control(self, name: str) -> QWidget | None:
        """A control of the card by its name."""
        found = {labelled.control.objectName(): labelled.control for labelled in self._entries().values()}
        return found.get(name, self._add if name == self.name else None)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self._texts.values():
            entry.flush()

    def show_words(self, title: str, why: str, more: str, labels: Mapping[F, str]) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(title)
        self._why.setText(why)
        self._add.setText(more)
        self._remove.setText(_("Supprimer"))
        for field, entry in self._entries().items():
            entry.set_label(labels[field])

    # ---- inside

    def _entries(self) -> dict[F, LabeledField]:
        return {**self._texts, **self._choices}

    def _show_lines(self, shown: BookShown[F]) -> None:
        focused = self.focusWidget()
        held = isinstance(focused, BookLine) and focused.hasFocus()
        empty(self._lines)
        for row in shown.rows:
            line = BookLine(row, chosen=row.id == shown.chosen)
            line.asked.connect(self._ask)
            line.removal_asked.connect(self._ask_removal)
            self._lines.addWidget(line)
            if held and row.id == shown.chosen:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, hidden: frozenset[F]) -> None:
        entries = self._entries()
        for entry in entries.values():
            self._grid.removeWidget(entry)
        top = Qt.AlignmentFlag.AlignTop
        narrow = [entry for field, entry in entries.items() if field not in hidden and field not in self._wide]
        wide = [entry for field, entry in entries.items() if field in self._wide and field not in hidden]
        for at, entry in enumerate(narrow):
            self._grid.addWidget(entry, at // 2, at % 2, top)
        for at, entry in enumerate(wide, len(narrow)):
            self._grid.addWidget(entry, at, 0, 1, 2, top)
        for field, entry in entries.items():
            entry.setVisible(field not in hidden)

    def _ask(self, line: UUID) -> None:
        self.flush()
        self.asked.emit((self.name, line))

    def _ask_removal(self, line: UUID) -> None:
        self.removed.emit((self.name, line))

    def _ask_more(self) -> None:
        self.flush()
        self.added.emit(self.name)

    def _ask_less(self) -> None:
        if self._shown is not None and self._shown.chosen is not None:
            self.removed.emit((self.name, self._shown.chosen))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._total)
        head.addWidget(self._add)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(10)
        fields.addWidget(Rule())
        fields.addLayout(self._grid)
        fields.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeading)
        self._fields.hide()
        self.body.addLayout(head)
        self.body.addWidget(self._why)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._fields)
        self._settle(frozenset())
