"""The form beside the receipt: typed and chosen fields, filled by keyboard alone."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses import form_parts
from lianes_desktop.ui.expenses.reading_marks import ReadingMarks
from lianes_desktop.ui.expenses.sharing import BeneficiariesEntry, SharesEntry
from lianes_desktop.ui.expenses.values import Detail, Field, FieldLeft, ShareRows
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import begin_in
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

Entry = TextEntry | ChoiceEntry | BeneficiariesEntry | SharesEntry
_FURTHER = frozenset(
    {Field.MEANS, Field.DEBIT, Field.FEE, Field.BORNE, Field.OTHER_FUNDING, Field.BENEFICIARIES, Field.SHARES}
)


class ExpenseForm(ScrollColumn):
    """``left`` gives a ``FieldLeft``; ``accept_asked`` is Enter in any field, after it is told.

    ``other_asked`` gives the ``Field`` whose second reading is to take its place.
    """

    left = Signal(object)
    accept_asked = Signal()
    other_asked = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show``."""
        super().__init__(spacing=8)
        self.body.setContentsMargins(4, 0, 4, 0)  # the same on both sides: the scroll bar changes sides
        self.setObjectName("expense_form")
        self._expense: ExpenseId | None = None
        self._texts = {field: TextEntry(field, control()) for field, control in form_parts.CONTROLS.items()}
        self._choices = {field: ChoiceEntry(field) for field in form_parts.LISTS}
        self._people, self._shares = BeneficiariesEntry(), SharesEntry()
        for entry in self._entries().values():
            entry.left.connect(self._left)
        self._marks = ReadingMarks(self._entries(), self)
        self._marks.other_asked.connect(self._ask_other)
        self._placed: QWidget | None = None
        self._more = Button("", Kind.GHOST, icon="chevron-down")
        self._more.setObjectName("more_fields")
        self._more.setCheckable(True)
        self._more.clicked.connect(self._show_parts)
        self._declaring = False
        self._declaration = _column(*form_parts.DECLARATION, entries=self._entries())
        self._further = _column(*form_parts.FURTHER, entries=self._entries())
        main = _column(*form_parts.MAIN, entries=self._entries())
        self._parts = (main, self._declaration, self._further)
        for part in self._parts[:2]:
            self.body.addWidget(part)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._further)
        self.body.addStretch(1)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(self._enter)
        second = QShortcut(QKeySequence("Alt+Down"), self)
        second.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        second.activated.connect(self._second)
        self._show_parts()
        self.retranslate()

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab leads through the doubtful fields first, then to the rest."""
        focused = QApplication.focusWidget()
        doubtful = self._marks.next_doubtful(focused) if next and focused and self.isAncestorOf(focused) else None
        if doubtful is not None:
            self.focus_field(doubtful, Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(next)

    @override
    def changeEvent(self, arg__1: QEvent, /) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange and hasattr(self, "_parts"):
            for layout in filter(None, (part.layout() for part in self._parts)):
                layout.setSpacing(_apart())

    @property
    def first_control(self) -> QWidget:
        """Where typing starts."""
        return self._texts[Field.PAYEE].control

    def show_detail(self, detail: Detail) -> None:
        """Show an expense's fields; a field being typed in is left alone."""
        other = detail.expense != self._expense
        self._expense = detail.expense
        for field, line in self._texts.items():
            text = detail.texts.get(field, "")
            if other:
                line.turn_to(text)
            else:
                line.show_text(text)
        for field, choice in self._choices.items():
            choice.offer(detail.options[field], detail.chosen[field])
        people, shares = detail.chosen[Field.BENEFICIARIES], detail.chosen[Field.SHARES]
        self._people.offer(detail.options[Field.BENEFICIARIES], cast("tuple[object, ...]", people))
        self._shares.offer(detail.options[Field.SHARES], cast("ShareRows", shares))
        for field, entry in self._entries().items():
            entry.setVisible(field not in detail.hidden)
        for field, entry in self._entries().items():
            entry.refuse(detail.refusals.get(field, ""))
        self._marks.show_captured(detail.captured, again=other)
        self._declaring = detail.declaring
        filled = any(detail.texts.get(field) for field in _FURTHER) or bool(people) or bool(shares)
        if other:
            self._more.setChecked(filled)
        self._show_parts()
        if other:
            self.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Tell what is typed and not told yet: the expense shown is about to change."""
        for entry in self._texts.values():
            entry.flush()

    def rests(self, widget: QWidget | None) -> bool:
        """Whether the focus is where ``focus_field`` put it, and nothing was typed there since."""
        typing = any(entry.typing for entry in self._texts.values())
        return widget is not None and widget is self._placed and not typing

    def field_in_hand(self) -> Field | None:
        """The field that is read and has the focus."""
        return self._marks.field_of(QApplication.focusWidget())

    def focus_field(self, field: Field, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the cursor in a field, its text selected."""
        if field in _FURTHER:
            self._more.setChecked(True)
            self._show_parts()
        control = self._entries()[field].control
        self._placed = control
        begin_in(control, reason)
        self.bring_into_view(self._entries()[field])

    def retranslate(self) -> None:
        """Say the labels again."""
        labels = form_parts.labels()
        for field, entry in self._entries().items():
            entry.set_label(labels[field])
        for field, words in form_parts.placeholders().items():
            self._texts[field].line.setPlaceholderText(words)
        for field, words in form_parts.tips().items():
            self._texts[field].line.setToolTip(words)
        self._shares.retranslate()
        self._more.setText(_("Autres précisions"))

    def _entries(self) -> dict[Field, Entry]:
        return {**self._texts, **self._choices, Field.BENEFICIARIES: self._people, Field.SHARES: self._shares}

    def _show_parts(self) -> None:
        self._declaration.setVisible(self._declaring)
        self._further.setVisible(self._more.isChecked())
        self._more.set_icon("chevron-up" if self._more.isChecked() else "chevron-down")

    def _left(self, told: tuple[Field, object]) -> None:
        if self._expense is not None:
            field, given = told
            self.left.emit(FieldLeft(self._expense, field, given))

    def _second(self) -> None:
        """The second reading of the field in hand; a list without one hangs open, as the key does everywhere."""
        focused = QApplication.focusWidget()
        if not self._marks.ask_other(focused) and isinstance(focused, QComboBox):
            focused.showPopup()

    def _ask_other(self, field: Field) -> None:
        self.flush()
        self.other_asked.emit(field)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
            return
        self.flush()
        self.accept_asked.emit()


def _apart() -> int:
    """Pixels between lines: in a low window the form must reach who paid without scrolling."""
    return 4 if theme.is_low() else 8


def _column(*lines: tuple[Field, ...], entries: dict[Field, Entry]) -> QWidget:
    """Fields in lines: the first of two is the wider."""
    part = QWidget()
    part.setProperty("plain", True)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_apart())
    for line in lines:
        if len(line) == 1:
            column.addWidget(entries[line[0]])
            continue
        row = QHBoxLayout()
        row.setSpacing(8)
        for field, stretch in zip(line, (3, 2), strict=True):
            row.addWidget(entries[field], stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    return part
