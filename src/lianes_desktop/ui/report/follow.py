"""The follow-ups of the report: what, by whom, for when, done when; and what was noted elsewhere to take over."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import FollowUpId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Notice, Rule, empty
from lianes_desktop.ui.kit.entries import AreaEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.report.row_section import Row, RowSection
from lianes_desktop.ui.report.values import Follow, FollowShown, LeftOverShown, Typed

_DAY = 132


class FollowSection(RowSection["FollowRow"]):
    """``corrected`` gives ``Typed``; the others the line's id, or the number of what is taken over."""

    corrected = Signal(object)
    done_asked = Signal(object)
    remove_asked = Signal(object)
    taken = Signal(object)
    carried = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__("addFollowUp")
        self._left_over = QVBoxLayout()
        self._left_over.setSpacing(8)
        self._offers: tuple[LeftOverShown, ...] = ()
        self._caption = Label("", Role.LABEL, "ink2")
        self._noted = QVBoxLayout()
        self._noted.setSpacing(4)
        self._shown: tuple[str, ...] = ()
        self.body.addLayout(self._left_over)
        self.body.addWidget(self._caption)
        self.body.addLayout(self._noted)

    def show_lines(self, lines: Sequence[FollowShown], noted: Sequence[str]) -> None:
        """Show these lines, and what was noted elsewhere."""
        for row, line in zip(self.rows_of([one.id for one in lines]), lines, strict=True):
            row.show_line(line)
        self._show_noted(tuple(noted))

    def show_left_over(self, offers: Sequence[LeftOverShown]) -> None:
        """Offer what earlier dossiers left to do; the same offers keep the focus."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        empty(self._left_over)
        for at, offer in enumerate(self._offers):
            one = _LeftOver(at, offer)
            one.carried.connect(self.carried)
            self._left_over.addWidget(one)

    def carry_button(self) -> Button | None:
        """The button that takes over what the latest dossier left."""
        return self.findChild(Button, "carry_0")

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.show_words(
            _("Suites à donner"),
            _("Aucune suite pour l'instant : qui fait quoi, et pour quand ?"),
            _("Suite à donner"),
        )
        self._caption.setText(_("Noté au programme ou chez les contacts, à reprendre ici :"))
        shown, self._shown = self._shown, ()
        self._show_noted(shown)

    @override
    def made(self, subject: UUID) -> "FollowRow":
        row = FollowRow(FollowUpId(subject))
        row.corrected.connect(self.corrected)
        row.done_asked.connect(self.done_asked)
        row.remove_asked.connect(self.remove_asked)
        return row

    def _show_noted(self, noted: tuple[str, ...]) -> None:
        self._caption.setVisible(bool(noted))
        if noted == self._shown:
            return
        self._shown = noted
        empty(self._noted)
        for at, words in enumerate(noted):
            one = _Noted(at, words)
            one.taken.connect(self.taken)
            self._noted.addWidget(one)


class FollowRow(Row):
    """One follow-up: its words, then owner and days on a second line."""

    corrected = Signal(object)
    done_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, line: FollowUpId) -> None:
        """Words come with ``show_line``."""
        super().__init__()
        self._id = line
        self._what = AreaEntry(Follow.WHAT, TextArea(lines=2))
        self._texts = {
            Follow.OWNER: TextEntry(Follow.OWNER, TextField()),
            Follow.DUE_ON: TextEntry(Follow.DUE_ON, DateField()),
            Follow.DONE_ON: TextEntry(Follow.DONE_ON, DateField()),
        }
        self._entries: tuple[AreaEntry | TextEntry, ...] = (self._what, *self._texts.values())
        self._chip = Chip()
        self._carried = Label("", Role.SMALL, "ink2", wrap=True)
        self._carried.setObjectName("followCarried")
        self._done = IconButton("check")
        self._done.setObjectName("followDone")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeFollowUp")
        self._lay_out()
        for entry in self._entries:
            entry.control.setObjectName(f"follow_{entry.field}")
            entry.left.connect(self._tell)
        self._done.clicked.connect(self._ask_done)
        self._remove.clicked.connect(self._ask_remove)
        self.retranslate()

    def show_line(self, line: FollowShown) -> None:
        """Show what is kept, or refused as it was typed."""
        self._what.show_text(line.texts[Follow.WHAT])
        for field, entry in self._texts.items():
            entry.show_text(line.texts[field])
        for one in self._entries:
            one.refuse(line.refusals.get(Follow(one.field), ""))
        icon = {"ok": "check", "accent": "clock", "teal": "arrow-right"}.get(line.tone, "circle-dashed")
        self._chip.show_state(line.chip, line.tone, icon)
        self._carried.setText(line.carried)
        self._carried.setVisible(bool(line.carried))
        self._done.setVisible(not line.texts[Follow.DONE_ON])

    @override
    def take_focus(self, field: str) -> QWidget:
        control = next((one.control for one in self._texts.values() if one.field == field), self._what.area)
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        return control

    @override
    def flush(self) -> None:
        for entry in self._entries:
            entry.flush()

    @override
    def retranslate(self) -> None:
        self._what.set_label(_("Quoi"))
        self._texts[Follow.OWNER].set_label(_("Qui"))
        self._texts[Follow.DUE_ON].set_label(_("Pour le"))
        self._texts[Follow.DONE_ON].set_label(_("Fait le"))
        self._done.set_name(_("Fait aujourd'hui"))
        self._remove.set_name(_("Supprimer la suite"))

    def _tell(self, left: tuple[Follow, object]) -> None:
        self.corrected.emit(Typed(*left, subject=self._id))

    def _ask_done(self) -> None:
        self.done_asked.emit(self._id)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._what, 1)
        ends = QVBoxLayout()
        ends.setSpacing(6)
        ends.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTrailing)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        buttons.addWidget(self._remove)
        ends.addLayout(buttons)
        ends.addStretch(1)
        first.addLayout(ends)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._texts[Follow.OWNER], 1, Qt.AlignmentFlag.AlignTop)
        for field in (Follow.DUE_ON, Follow.DONE_ON):
            self._texts[field].setFixedWidth(_DAY)
            second.addWidget(self._texts[field], 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(self._carried)
        column.addLayout(second)
        column.addWidget(Rule())


class _LeftOver(Notice):
    """What an earlier dossier left to do, and the button that takes it over."""

    carried = Signal(object)

    def __init__(self, at: int, offer: LeftOverShown) -> None:
        super().__init__("info", "history")
        self._at = at
        button = Button(offer.button, icon="plus", size=Size.SMALL)
        button.setObjectName(f"carry_{at}")
        button.clicked.connect(self._carry)
        self.setObjectName(f"leftOver_{at}")
        self.set_actions([button])
        self.show_words("info", "history", offer.title, "\n".join(offer.lines))

    def _carry(self) -> None:
        self.carried.emit(self._at)


class _Noted(QWidget):
    """Something noted elsewhere, and the button that takes it over."""

    taken = Signal(object)

    def __init__(self, at: int, words: str) -> None:
        super().__init__()
        self._at = at
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        button = Button(_("Reprendre ici"), Kind.SECONDARY, icon="plus", size=Size.SMALL)
        button.setObjectName(f"takeOver_{at}")
        button.clicked.connect(self._take)
        row.addWidget(ElidedLabel(" ".join(words.split()), Role.BODY), 1)
        row.addWidget(button)

    def _take(self) -> None:
        self.taken.emit(self._at)
