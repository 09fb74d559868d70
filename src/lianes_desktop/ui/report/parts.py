"""Pieces of the report page: a part with its proposal, what is missing, marks on a scale."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.entries import AreaEntry
from lianes_desktop.ui.kit.fields import TextArea
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.report.values import Field, Missing

_LONGEST_OFFER = 320
_ROW = 30


class Section(Card):
    """A titled card of the report."""

    def __init__(self) -> None:
        """Words come with ``set_title``."""
        super().__init__(padding=16, spacing=12)
        self._title = Label("", Role.H2)
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """Name the section."""
        self._title.setText(title)


class Part(QWidget):
    """One text of the report, and under it what the records would add to it."""

    left = Signal(object)
    """``(field, text)``."""
    taken = Signal(object)
    """The field whose proposal is added."""
    put_aside = Signal(object)

    def __init__(self, field: Field, lines: int = 3) -> None:
        """As high as ``lines`` lines."""
        super().__init__()
        self.field = field
        self.entry = AreaEntry(field, TextArea(lines=lines))
        self.entry.area.setObjectName(f"report_{field}")
        self._offer = Notice("info", "notebook-pen")
        self._take = Button("", icon="plus", size=Size.SMALL)
        self._take.setObjectName(f"take_{field}")
        self._leave = Button("", size=Size.SMALL)
        self._leave.setObjectName(f"leave_{field}")
        self._offer.set_actions([self._take, self._leave])
        self._offer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.entry)
        column.addWidget(self._offer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.entry.left.connect(self.left)
        self._take.clicked.connect(self._taken)
        self._leave.clicked.connect(self._put_aside)

    def show_part(
        self,
        texts: Mapping[Field, str],
        refusals: Mapping[Field, str],
        offers: Mapping[Field, str],
        *,
        turn: bool = False,
    ) -> None:
        """Show what is written, refused and proposed; what is being typed stays, unless the page turns to another."""
        text = texts[self.field]
        self.entry.turn_to(text) if turn else self.entry.show_text(text)
        self.entry.refuse(refusals.get(self.field, ""))
        offer = offers.get(self.field, "")
        self._offer.setVisible(bool(offer))
        if offer:
            shown = offer if len(offer) <= _LONGEST_OFFER else f"{offer[:_LONGEST_OFFER].rstrip()}…"
            self._offer.show_words("info", "notebook-pen", _("Les relevés ajouteraient :"), shown)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._take.setText(_("Ajouter à la suite"))
        self._leave.setText(_("Laisser"))

    def _taken(self) -> None:
        self.taken.emit(self.field)

    def _put_aside(self) -> None:
        self.put_aside.emit(self.field)


class Scale(QWidget):
    """A mark of a few; the one in force pressed again is taken back. ``committed`` gives it."""

    committed = Signal(object)

    def __init__(self, name: str) -> None:
        """``name`` names it for tests."""
        super().__init__()
        self._marks: Segmented[int] = Segmented()
        self._marks.setObjectName(name)
        self._label = Label("", Role.LABEL, "ink2", wrap=True)
        self._said = Label("", Role.SMALL, "ink2", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._label, 0, 0, 1, 2)
        grid.addWidget(self._marks, 1, 0)
        grid.addWidget(self._said, 1, 1)
        grid.setColumnStretch(1, 1)
        self._marks.committed.connect(self.committed)

    def show_mark(self, label: str, marks: Sequence[int], value: int | None, said: str) -> None:
        """Offer these marks, one perhaps in force; ``said`` is what it means."""
        self._label.setText(label)
        self._marks.setAccessibleName(label)
        self._marks.offer([Segment(one, str(one)) for one in marks])
        self._marks.show_value(value)
        self._said.setText(said)

    def first(self) -> QWidget:
        """The mark that takes the focus."""
        return self._marks.first()


class MissingRow(QAbstractButton):
    """A part that is not there; ``followed`` gives the field where it is filled in."""

    followed = Signal(object)

    def __init__(self, part: Missing, *, advised: bool) -> None:
        """A circle to fill, and the part's name."""
        super().__init__()
        self._part, self._advised = part, advised
        self.setObjectName(f"missing_{part.field}")
        self.setAccessibleName(part.label)
        self.setToolTip(part.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._follow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, _ROW)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            if self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
            tone = "ink3" if self._advised else "warn"
            icon = "circle-dashed" if self._advised else "circle-alert"
            paint.centred_icon(painter, icon, tone, mirror.rect(4, 0, 18, _ROW), 16)
            words = mirror.rect(30, 0, self.width() - 52, _ROW)
            paint.text(painter, words, self._part.label, font(Role.SMALL), theme.colour("ink"), mirror.leading)
            arrow = mirror.rect(self.width() - 20, 0, 16, _ROW)
            paint.centred_icon(painter, "chevron-right", "ink3", arrow, 14)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)

    def _follow(self) -> None:
        self.followed.emit(self._part.field)


class MissingList(QWidget):
    """A caption and the parts under it; ``followed`` gives a field. Gone when nothing is missing."""

    followed = Signal(object)

    def __init__(self, *, advised: bool = False) -> None:
        """Empty."""
        super().__init__()
        self._advised = advised
        self._shown: tuple[Missing, ...] = ()
        self._caption = Label("", Role.CAPTION, "ink2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addLayout(self._rows)

    def show_parts(self, caption: str, parts: Sequence[Missing]) -> None:
        """Show these parts; the same ones keep the focus where it is."""
        self._caption.setText(caption)
        self.setVisible(bool(parts))
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        empty(self._rows)
        for part in parts:
            row = MissingRow(part, advised=self._advised)
            row.followed.connect(self.followed)
            self._rows.addWidget(row)
