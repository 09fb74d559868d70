"""The remarks on the programme, under the agreement: the first in sight, all of them once opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.programme.courtesy import MoonLine, RemarkLine, RemarksShown

_MOST_OPEN = 210
"""Pixels that the remarks after the first may take: the board stays in sight."""
_LEAST_OPEN = 44


class RemarkList(Card):
    """Shows ``RemarksShown``; each signal gives the place of a remark in its list, from 0."""

    fix_asked = Signal(object)
    keep_asked = Signal(object)
    restore_asked = Signal(object)
    announced = Signal(object)
    """``(key, text)`` of a day the moon decides."""

    def __init__(self) -> None:
        """Words come with ``retranslate``; hidden and closed."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("remarks")
        self._shown = RemarksShown()
        self._first = _Row(Kind.PRIMARY)
        self._rows: list[_Row] = []
        self._aside: list[_AsideRow] = []
        self._days: dict[str, _Day] = {}
        self._all = Button("", Kind.GHOST, icon="chevron-down", size=Size.SMALL)
        self._all.setObjectName("allRemarks")
        self._rest = _Rest()
        self._rest.setObjectName("restOfRemarks")
        self._rest.hide()
        self._aside_title, self._days_title = (Label("", Role.LABEL, "ink2") for _each in range(2))
        self._lay_out()
        self._wire(self._first, 0)
        self._all.clicked.connect(self._turn)
        self.hide()

    def show_remarks(self, shown: RemarksShown) -> None:
        """Show these; a row stays where it was, so that the keyboard stays on its button."""
        self._shown = shown
        self.setVisible(bool(shown.lines or shown.aside or shown.days))
        self._show_first(shown.lines)
        self._show_rows(shown.lines[1:])
        self._show_aside(shown.aside)
        self._show_days(shown.days)
        more = len(shown.lines) > 1 or bool(shown.aside or shown.days)
        self._all.setVisible(more)
        if not more:
            self._rest.hide()
        self._say()
        self._fit()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next list."""
        self._aside_title.setText(_("Remarques écartées"))
        self._days_title.setText(_("Fêtes et ramadan"))
        rows: list[_Row | _AsideRow | _Day] = [self._first, *self._rows, *self._aside, *self._days.values()]
        for row in rows:
            row.retranslate()
        self._say()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- inside

    def _show_first(self, lines: Sequence[RemarkLine]) -> None:
        nothing = RemarkLine(_("Aucune remarque sur le programme."), "ok")
        self._first.show_line(lines[0] if lines else nothing, settled=not lines)

    def _show_rows(self, lines: Sequence[RemarkLine]) -> None:
        while len(self._rows) < len(lines):
            row = _Row()
            self._wire(row, len(self._rows) + 1)
            self._rows.append(row)
            self._rows_at.addWidget(row)
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(lines))

    def _show_aside(self, sentences: Sequence[str]) -> None:
        while len(self._aside) < len(sentences):
            row, at = _AsideRow(), len(self._aside)
            row.again.setObjectName(f"restoreRemark_{at}")
            row.again.clicked.connect(partial(self.restore_asked.emit, at))
            self._aside.append(row)
            self._aside_at.addWidget(row)
        for row, sentence in zip(self._aside, sentences, strict=False):
            row.words.setText(sentence)
        for at, row in enumerate(self._aside):
            row.setVisible(at < len(sentences))
        self._aside_title.setVisible(bool(sentences))

    def _show_days(self, days: Sequence[MoonLine]) -> None:
        for day in days:
            if day.key not in self._days:
                entry = self._days[day.key] = _Day(day.key)
                entry.left.connect(self.announced)
                self._days_at.addWidget(entry, 1, Qt.AlignmentFlag.AlignBottom)
            self._days[day.key].show_day(day)
        shown = {day.key for day in days}
        for key, entry in self._days.items():
            entry.setVisible(key in shown)
        self._days_title.setVisible(bool(days))

    def _wire(self, row: "_Row", at: int) -> None:
        row.name(at)
        row.fix.clicked.connect(partial(self.fix_asked.emit, at))
        row.keep.clicked.connect(partial(self.keep_asked.emit, at))

    def _turn(self) -> None:
        for entry in self._days.values():
            entry.flush()
        self._rest.setVisible(not self._rest.isVisibleTo(self))
        self._say()
        self._fit()

    def _say(self) -> None:
        count = len(self._shown.lines)
        if self._rest.isVisibleTo(self):
            words = _("Réduire")
        elif count > 1:
            words = ngettext("{n} remarque", "{n} remarques", count).format(n=formats.number(count))
        else:
            words = _("Fêtes et remarques écartées") if self._shown.days else _("Remarques écartées")
        self._all.set_icon("chevron-up" if self._rest.isVisibleTo(self) else "chevron-down")
        self._all.setText(words)
        self._all.updateGeometry()

    def _fit(self) -> None:
        """As high as what it holds, up to what leaves the board its room."""
        self._rest.fit(self.width())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.setSpacing(8)
        head.addWidget(self._first, 1)
        head.addWidget(self._all)
        inside = self._rest.body
        inside.setContentsMargins(0, 0, 0, 10)
        self._rows_at, self._aside_at = QVBoxLayout(), QVBoxLayout()
        self._rows_at.setSpacing(0)
        self._aside_at.setSpacing(0)
        self._days_at = QHBoxLayout()
        self._days_at.setContentsMargins(14, 0, 14, 0)
        self._days_at.setSpacing(12)
        inside.addLayout(self._rows_at)
        for title, part in ((self._days_title, self._days_at), (self._aside_title, self._aside_at)):
            title.setContentsMargins(14, 6, 14, 0)
            inside.addWidget(title)
            inside.addLayout(part)
        self.body.addLayout(head)
        self.body.addWidget(self._rest)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Mark(QWidget):
    """The icon of a remark, in its tone."""

    def __init__(self) -> None:
        super().__init__()
        self.tone = "warn"
        self.setFixedSize(QSize(20, 20))

    def show_tone(self, tone: str) -> None:
        self.tone = tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            icon = "check" if self.tone == "ok" else "triangle-alert"
            paint.centred_icon(painter, icon, self.tone, self.rect(), 18)


class _Row(QWidget):
    """One remark: its mark, its sentence, the button that puts it right first, then the one that keeps it so."""

    def __init__(self, kind: Kind = Kind.SECONDARY) -> None:
        """``kind`` of the button that puts it right."""
        super().__init__()
        self._mark = _Mark()
        self._words = Label("", Role.SMALL, "ink", wrap=True)
        self.fix = Button("", kind, size=Size.SMALL)
        self.keep = Button("", Kind.SECONDARY, size=Size.SMALL)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 6, 5)
        line.setSpacing(8)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        line.addWidget(self.fix)
        line.addWidget(self.keep)
        self.retranslate()

    def name(self, at: int) -> None:
        """The place in the list, in the names its parts are found by."""
        self.setObjectName(f"remark_{at}")
        self.fix.setObjectName(f"fixRemark_{at}")
        self.keep.setObjectName(f"keepRemark_{at}")

    def show_line(self, line: RemarkLine, *, settled: bool = False) -> None:
        """A remark, or that there is none."""
        self._mark.show_tone(line.tone)
        self._words.setText(line.sentence)
        self.fix.setText(line.fix)
        self.fix.updateGeometry()
        self.fix.setVisible(bool(line.fix))
        self.keep.setVisible(not settled)
        self.setAccessibleName(line.sentence)
        self.fix.setAccessibleDescription(line.sentence)
        self.keep.setAccessibleDescription(line.sentence)

    def retranslate(self) -> None:
        self.keep.setText(_("Garder"))
        self.keep.set_tip(_("Laisser le programme ainsi : la remarque n'est plus faite."))


class _AsideRow(QWidget):
    """One remark that was set aside."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", Role.SMALL, "ink2", wrap=True)
        self.again = Button("", Kind.SECONDARY, size=Size.SMALL)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 6, 4)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.again)
        self.retranslate()

    def retranslate(self) -> None:
        self.again.setText(_("Signaler à nouveau"))


class _Day(TextEntry):
    """One day the moon decides, over the field for the day announced."""

    def __init__(self, key: str) -> None:
        super().__init__(key, DateField())
        self.line.setObjectName(f"announced_{key}")
        self.wrap_label()
        self.retranslate()

    def show_day(self, day: MoonLine) -> None:
        self.set_label(day.sentence)
        self.show_text(day.text)
        self.refuse(day.refusal)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_("Date annoncée : jj/mm/aaaa"))


class _Rest(ScrollColumn):
    """What comes after the first remark: as high as it is, less where the board needs the room."""

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._tall = 0

    def fit(self, width: int) -> None:
        """Take the height of what it holds in that width, in pixels."""
        room = width - self.verticalScrollBar().sizeHint().width()
        self._tall = min(max(self.body.totalHeightForWidth(room), self.body.totalSizeHint().height()), _MOST_OPEN)
        self.setMaximumHeight(self._tall)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._tall)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self._tall, _LEAST_OPEN))
