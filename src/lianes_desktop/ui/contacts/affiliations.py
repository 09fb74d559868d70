"""The other organisations of a person, to edit: one block each, in both scripts."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.contacts import Affiliation
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label

_PARTS = ("organisation", "organisation_ar", "function", "function_ar")


class AffiliationRows(QWidget):
    """Shows what is kept and a blank block once one more is asked for; ``changed`` gives them all."""

    changed = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._kept: tuple[Affiliation, ...] = ()
        self._adding = False
        self._blocks: list[_Block] = []
        self._add = Button("", icon="plus", size=Size.SMALL)
        self._add.setObjectName("addAffiliation")
        self._add.clicked.connect(self._one_more)
        self._refused = Label("", Role.SMALL, "bad", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self._refused)
        column.addWidget(self._add)
        self.refuse("")

    def show_rows(self, kept: tuple[Affiliation, ...], *, other: bool) -> None:
        """Show what is kept; ``other`` when it is somebody else's. What is being typed stays otherwise."""
        if other or len(kept) > len(self._kept):
            self._adding = False  # the blank one is kept now, or it was somebody else's
        self._kept = kept
        self._fit(other=other)

    def refuse(self, why: str) -> None:
        """Say why they are not kept; nothing when they are."""
        self._refused.setText(why)
        self._refused.setVisible(bool(why))

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for block in self._blocks:
            block.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._add.setText(_("Autre organisation"))
        for block in self._blocks:
            block.retranslate()

    # ---- inside

    def _shown(self) -> Sequence[Affiliation]:
        return (*self._kept, Affiliation()) if self._adding else self._kept

    def _fit(self, *, other: bool) -> None:
        wanted = self._shown()
        while len(self._blocks) > len(wanted):
            gone = self._blocks.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._blocks) < len(wanted):
            block = _Block(len(self._blocks))
            block.left.connect(self._left)
            block.removed.connect(self._removed)
            self._blocks.append(block)
            self._column.addWidget(block)
        for block, one in zip(self._blocks, wanted, strict=True):
            block.show_one(one, other=other)

    def _one_more(self) -> None:
        self.flush()
        self._adding = True
        self._fit(other=False)
        self._blocks[-1].focus()

    def _left(self, at: int, part: str, text: str) -> None:
        changed = {part: text}
        rows = [replace(one, **changed) if number == at else one for number, one in enumerate(self._shown())]  # type: ignore[arg-type]  # one of the texts
        self.changed.emit(tuple(rows))

    def _removed(self, at: int) -> None:
        if at >= len(self._kept):
            self._adding = False
            self._fit(other=False)
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        rows = tuple(one for number, one in enumerate(self._kept) if number != at)
        self._kept = rows
        self._fit(other=True)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(rows)


class _Block(QWidget):
    """One organisation and what the person does there."""

    left = Signal(int, str, str)
    removed = Signal(int)

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self._entries = {part: TextEntry(part, TextField()) for part in _PARTS}
        self._remove = IconButton("x", size=Size.SMALL)
        self._remove.setObjectName(f"removeAffiliation_{at}")
        self._remove.clicked.connect(self._gone)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, (part, entry) in enumerate(self._entries.items()):
            entry.control.setObjectName(f"contact_affiliations.{at}.{part}")
            entry.left.connect(self._told)
            if part.endswith("_ar"):
                entry.control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            grid.addWidget(entry, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(number % 2, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(grid, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_one(self, one: Affiliation, *, other: bool) -> None:
        for part, entry in self._entries.items():
            text = str(getattr(one, part))
            entry.turn_to(text) if other else entry.show_text(text)

    def flush(self) -> None:
        for entry in self._entries.values():
            entry.flush()

    def focus(self) -> None:
        self._entries["organisation"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        for part, words in (
            ("organisation", _("Autre organisation")), ("organisation_ar", _("Autre organisation en arabe")),
            ("function", _("Fonction")), ("function_ar", _("Fonction en arabe")),
        ):  # fmt: skip
            self._entries[part].set_label(words)
        self._remove.set_name(_("Retirer cette organisation"))

    def _told(self, left: tuple[str, str]) -> None:
        self.left.emit(self._at, *left)

    def _gone(self) -> None:
        self.removed.emit(self._at)
