"""The programme page: title, board of days, editor."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState, Rule
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme import drawing
from lianes_desktop.ui.programme.board import ProgrammeBoard
from lianes_desktop.ui.programme.editor import ItemEditor
from lianes_desktop.ui.programme.layout import Board
from lianes_desktop.ui.programme.values import View

_EDITOR_WIDTH = 345
_HEAD_HEIGHT = 61


class BoardHead(QWidget):
    """The days, or the groups of a hosting day, over their columns."""

    def __init__(self) -> None:
        """Empty until told the board."""
        super().__init__()
        self.setFixedHeight(_HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._board = Board((), (), 9, 18)
        self._right = 0

    def show_board(self, board: Board, scroll_bar: int) -> None:
        """Show the columns of a board, leaving the room its scroll bar takes."""
        self._board, self._right = board, scroll_bar
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, _HEAD_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        width = self.width() - self._right
        face = paint.mirror(self).rect(0, 0, width, self.height())
        mirror = paint.Mirror(self.layoutDirection(), face)
        for at, column in enumerate(self._board.columns):
            left, right = drawing.edges(len(self._board.columns), at, at, width)
            tile = mirror.rect(face.x() + left + 11, 14, 32, 32)
            wide = right - left > 110  # noqa: PLR2004 - room for the tile and a word
            self._tile(painter, tile, str(column.day.day), filled=column.today)
            if not wide:
                continue
            words = mirror.rect(face.x() + left + 54, 11, right - left - 58, 20)
            title = column.group or formats.capital(formats.weekday(column.day))
            paint.text(painter, words, title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
            below = mirror.rect(face.x() + left + 54, 31, right - left - 58, 18)
            count = ngettext("{n} rendez-vous", "{n} rendez-vous", column.items).format(n=column.items)
            today = column.today and not column.group
            text, tone = (_("Aujourd'hui"), "teal") if today else (count, "ink3")
            paint.text(painter, below, text, font(Role.SMALL), theme.colour(tone), mirror.leading)
        painter.end()

    @staticmethod
    def _tile(painter: QPainter, rect: QRect, number: str, *, filled: bool) -> None:
        border = None if filled else theme.colour("hairline")
        paint.box(painter, rect, fill=theme.colour("teal_fill" if filled else "surface2"), border=border)
        ink = theme.colour("on_teal" if filled else "ink")
        paint.text(painter, rect, number, font(Role.STRONG), ink, Qt.AlignmentFlag.AlignHCenter)


class ProgrammePage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal(object)
    """The wall time clicked twice, or ``None`` for after the selected line."""
    clock_chosen = Signal(object)
    """``True`` for the other clock."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("programmePage")
        self._clocks: Segmented[bool] = Segmented()
        self._clocks.setObjectName("clocks")
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addItem")
        self.board = ProgrammeBoard()
        self.editor = ItemEditor()
        self.editor.setFixedWidth(_EDITOR_WIDTH)
        self._head = BoardHead()
        self._scroll = ScrollColumn(spacing=0)
        self._first = Button("", Kind.PRIMARY, icon="plus")
        self._first.setObjectName("addFirstItem")
        self._empty = EmptyState("calendar-days", actions=[self._first])
        self._view: View | None = None
        self._lay_out()
        self._add.clicked.connect(self._ask_add)
        self._first.clicked.connect(self._ask_add)
        self._clocks.committed.connect(self.clock_chosen)
        self.board.add_asked.connect(self.add_asked)
        self._new = QShortcut(QKeySequence("N"), self.board)
        self._new.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._new.activated.connect(self._ask_add)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the board and the selected line."""
        self._view = view
        self.header.show_words(view.title, view.subtitle)
        self.header.show_chip(view.chip, "bad", "triangle-alert")
        self._clocks.offer([Segment(False, view.clocks[0]), Segment(True, view.clocks[1])])
        self._clocks.show_value(view.other_clock)
        self.board.show_board(view.board)
        bar = self._scroll.verticalScrollBar()
        self._head.show_board(view.board, bar.sizeHint().width() if bar.maximum() else 0)
        self._card.setVisible(not view.empty)
        self._empty.setVisible(view.empty)
        self.editor.setVisible(view.form is not None)
        if view.form is not None:
            self.editor.show_form(view.form)
            rect = self.board.rect_of(view.form.item)
            self._scroll.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height() // 2 + 30)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused."""
        self.editor.refuse(refusals)

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field of the form, or on the board."""
        if self.editor.isHidden():
            self.board.setFocus()
        else:
            self.editor.focus_field(field)

    def focus_title(self) -> None:
        """Edit the selected line from the board."""
        self.focus_field("title")

    @override
    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._add.setText(_("Rendez-vous"))
        self._first.setText(_("Premier rendez-vous"))
        self._empty.show_words(
            _("Le programme est vide"),
            _("Ajoutez un rendez-vous : il se place à l'heure, puis se déplace à la souris ou au clavier."),
        )
        self.board.setAccessibleName(_("Programme"))
        self.editor.retranslate()
        if self._view is not None:
            self.show_view(self._view)

    def _ask_add(self) -> None:
        self.add_asked.emit(None)

    def _lay_out(self) -> None:
        self.header.add_action(self._clocks)
        self.header.add_action(self._add)
        self._scroll.body.addWidget(self.board, 1)
        self._card = Card(padding=1, spacing=0)
        self._card.body.addWidget(self._head)
        self._card.body.addWidget(Rule())
        self._card.body.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._card, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self.editor)
        self.body.addLayout(row, 1)
