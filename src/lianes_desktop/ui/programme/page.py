"""The programme page: title, board of days, editor."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.agreement import AgreementStrip
from lianes_desktop.ui.programme.board import ProgrammeBoard
from lianes_desktop.ui.programme.calendar_corner import CalendarCorner
from lianes_desktop.ui.programme.drawing import BoardHead
from lianes_desktop.ui.programme.editor import ItemEditor
from lianes_desktop.ui.programme.fill_button import FillButton
from lianes_desktop.ui.programme.geometry import HOUR_HEIGHT
from lianes_desktop.ui.programme.releases import ReleaseStrip
from lianes_desktop.ui.programme.releases_sheet import ReleasesSheet
from lianes_desktop.ui.programme.remarks import RemarkList
from lianes_desktop.ui.programme.values import Agreed, Field, ReleasePage, View

_EDITOR_WIDTH = 345
_MINUTE = 60_000
_ZOOMS = {
    Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1, Qt.Key.Key_0: 0,
}  # fmt: skip
"""Keys that zoom with Ctrl, where they stand on keyboards of several countries."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_AROUND = 30
"""Pixels kept in sight above and below the line chosen."""


class ProgrammePage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal(object)
    """The ``Spot`` clicked twice, or ``None`` for after the selected line."""
    clock_chosen = Signal(object)
    """``True`` for the other clock."""
    selected = Signal(object)
    """``ItemId`` or ``None``, once what was typed has been told."""
    week_turned = Signal(object)
    """1 for the days after those shown, -1 for those before."""
    minute_passed = Signal()
    """While the page is in sight."""
    preview_asked = Signal()
    template_asked = Signal()
    zoom_asked = Signal(object)
    """``(steps, pixels an hour takes now)``: nearer when positive, 0 for the usual height."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("programmePage")
        self._clocks: Segmented[bool] = Segmented()
        self._clocks.setObjectName("clocks")
        self._before, self._after = IconButton("chevron-left"), IconButton("chevron-right")
        self._before.setObjectName("daysBefore")
        self._after.setObjectName("daysAfter")
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addItem")
        self.calendars = CalendarCorner()
        self._print = IconButton("printer")
        self._print.setObjectName("previewProgramme")
        self.filler = FillButton()
        self.agreement = AgreementStrip()
        self.releases = ReleaseStrip()
        self._picture = PaperOnScreen(self)
        self.remarks = RemarkList()
        self.board = ProgrammeBoard()
        self.editor = ItemEditor()
        self._head = BoardHead()
        self._scroll = ScrollColumn(spacing=0)
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self._first = Button("", Kind.PRIMARY, icon="plus")
        self._first.setObjectName("addFirstItem")
        self._template = Button("", icon="file-plus-2")
        self._template.setObjectName("startFromTemplate")
        self._empty = EmptyState("calendar-days", actions=[self._first, self._template])
        self._view: View | None = None
        self._seen: tuple[ItemId, QRect] | None = None
        self._hour = HOUR_HEIGHT
        self._anchor: tuple[float, int] | None = None
        """The minute of the day that stays where it is while the board is zoomed, and where: pixels in sight."""
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the board and the selected line."""
        self._view = view
        self.header.show_words(view.title, view.subtitle)
        self.header.show_chip(view.chip, "bad", "triangle-alert")
        self._clocks.offer([Segment(False, view.clocks[0]), Segment(True, view.clocks[1])])
        self._clocks.show_value(view.other_clock)
        self.board.show_board(view.board, self._hour)
        self._head.show_board(view.board)
        self.agreement.setVisible(view.agreement is not None)
        if view.agreement is not None:
            self.agreement.show_agreement(view.agreement)
        self.releases.setVisible(view.releases is not None)
        if view.releases is not None:
            self.releases.show_releases(view.releases)
        self.remarks.show_remarks(view.remarks)
        self._places.setCurrentIndex(1 if view.empty else 0)
        self._clocks.setVisible(not view.empty)
        self._add.setVisible(not view.empty)
        self._print.setVisible(not view.empty)
        for button, there in zip((self._before, self._after), view.beyond, strict=True):
            button.setVisible(any(view.beyond) and not view.empty)
            button.setEnabled(there)
        if view.form is not None:
            self.editor.show_form(view.form)
        self._beside.setCurrentIndex(1 if view.form is None else 0)
        self._bring_into_sight()

    def show_zoom(self, height: int) -> None:
        """Give an hour this many pixels, or more where there is room; what is looked at stays in sight."""
        self._hour = height
        if self._view is not None:
            self.board.show_board(self._view.board, height)
            QTimer.singleShot(0, self._let_anchor_go)

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the form."""
        self.editor.focus_field(field)

    def focus_agreement(self, field: Agreed) -> None:
        """Put the cursor in a field of the agreement."""
        self.agreement.focus_field(field)

    def show_versions(self, pages: tuple[ReleasePage, ...]) -> None:
        """Show the versions over the page, what changed since the last one first."""
        sheet = ReleasesSheet(self, pages)
        sheet.followed.connect(self._select)
        sheet.open()

    def close_release(self) -> None:
        """The version was made: what is said of it is put away."""
        self.releases.close_note()

    def show_picture(self, title: str, jpeg: bytes) -> None:
        """Show a picture over the whole screen."""
        self._picture.show_sheet(title, jpeg, 0, 1)

    @override
    def wants_files(self) -> bool:
        at = QApplication.focusWidget()
        return at is not None and self.editor.pictures.isVisible() and self.editor.isAncestorOf(at)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.empty:
            return (self._first,)
        return (self.board,) if self._view.form is None else (self.board, self.editor)

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Rendez-vous"))
        self._before.set_name(_("Jours précédents"))
        self._after.set_name(_("Jours suivants"))
        self._first.setText(_("Premier rendez-vous"))
        self._template.setText(_("Partir d'un modèle"))
        self._print.set_name(_("Aperçu avant impression (Ctrl+P)"))
        self.filler.retranslate()
        self._head.zoom.retranslate()
        self._empty.show_words(
            _("Le programme est vide"),
            _("Ajoutez un rendez-vous : il se place à l'heure, puis se déplace à la souris ou au clavier."),
        )
        self._nothing.setText(_("Choisissez un rendez-vous, ou cliquez deux fois à l'heure voulue pour en créer un."))
        self.board.setAccessibleName(_("Programme"))
        self.editor.retranslate()
        self.agreement.retranslate()
        self.releases.retranslate()
        self.remarks.retranslate()
        self.calendars.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _ZOOMS.get(Qt.Key(event.key()))
        control = event.modifiers() & _HELD == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self._ask_add()
        elif control and event.key() == Qt.Key.Key_P:
            self._ask_preview()
        elif control and steps is not None:
            self._zoom(steps)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # the head's columns stand over the board's, scroll bar or not
            self._head.spare(self._head.width() - self._scroll.viewport().width())
            self._seen = None
            self._bring_into_sight()
        return super().eventFilter(watched, event)

    # ---- inside

    def _bring_into_sight(self) -> None:
        """Scroll to the line chosen when it is another one or has moved, never while the person looks elsewhere."""
        form = None if self._view is None else self._view.form
        if form is None or self._anchor is not None:
            self._seen = None
            return
        rect = self.board.rect_of(form.item)
        if self._seen != (form.item, rect):
            self._seen = (form.item, rect)
            half = min(rect.height() // 2, self._scroll.viewport().height() // 2 - _AROUND)
            self._scroll.ensureVisible(rect.center().x(), rect.center().y(), 0, half + _AROUND)

    def _follow(self, at: QPoint) -> None:
        """Scroll after a line dragged over the edge."""
        self._scroll.ensureVisible(at.x(), at.y(), 0, _AROUND)

    def _zoom(self, steps: int, y: int | None = None) -> None:
        """Zoom around height ``y`` of the board, else around the middle of what is in sight."""
        if self._view is None or self._view.empty:
            return
        top = self._scroll.verticalScrollBar().value()
        at = top + self._scroll.viewport().height() // 2 if y is None else y
        geometry = self.board.geometry_now()
        self._anchor = (geometry.instant(at), at - top)
        self.zoom_asked.emit((steps, geometry.hour))

    def _turn_wheel(self, asked: tuple[int, int]) -> None:
        self._zoom(*asked)

    def _keep_anchor(self) -> None:
        """Bring back what was looked at, the board being higher or lower than before."""
        if self._anchor is not None:
            minute, under = self._anchor
            self._scroll.verticalScrollBar().setValue(self.board.geometry_now().y(round(minute)) - under)

    def _let_anchor_go(self) -> None:
        self._keep_anchor()
        self._anchor = None
        form = None if self._view is None else self._view.form
        self._seen = None if form is None else (form.item, self.board.rect_of(form.item))

    def _ask_preview(self) -> None:
        self.editor.flush()
        self.preview_asked.emit()

    def _edit(self) -> None:
        if self._view is not None and self._view.form is not None:
            self.editor.focus_field(Field.TITLE)

    def _select(self, item: object) -> None:
        self.editor.flush()
        self.selected.emit(item)

    def _ask_add(self) -> None:
        self.editor.flush()
        self.add_asked.emit(None)

    def _go_back(self) -> None:
        self.week_turned.emit(-1)

    def _go_on(self) -> None:
        self.week_turned.emit(1)

    def _connect(self) -> None:
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self._add.clicked.connect(self._ask_add)
        self._first.clicked.connect(self._ask_add)
        self._clocks.committed.connect(self.clock_chosen)
        self._minute.timeout.connect(self.minute_passed)
        self.board.selected.connect(self._select)
        self.board.add_asked.connect(self.add_asked)
        self.board.edit_asked.connect(self._edit)
        self.board.reached.connect(self._follow)
        self.board.zoom_asked.connect(self._turn_wheel)
        self._head.zoom.asked.connect(self._zoom)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_anchor)
        self._print.clicked.connect(self._ask_preview)
        self._template.clicked.connect(self.template_asked)
        self._scroll.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        for action in (self._before, self._after):
            self.header.add_action(action)
        self.header.add_action(self.calendars.button)
        self.header.add_action(self._clocks)
        self.header.add_action(self._print)
        self.header.add_action(self.filler)
        self.header.add_action(self._add)
        self._scroll.body.addWidget(self.board, 1)
        days = Card(padding=1, spacing=0)
        days.body.addWidget(self._head)
        days.body.addWidget(Rule())
        days.body.addWidget(self._scroll, 1)
        hint = Card(padding=16)
        hint.body.addWidget(self._nothing)
        hint.body.addStretch(1)
        # always there: the board must not move under a mouse that clicks twice
        self._beside = QStackedWidget()
        self._beside.setFixedWidth(_EDITOR_WIDTH)
        self._beside.addWidget(self.editor)
        self._beside.addWidget(hint)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(days, 1)
        row.addWidget(self._beside)
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        self._places = QStackedLayout()
        above = QVBoxLayout()
        above.setSpacing(6)
        above.addWidget(self.calendars)
        above.addWidget(self.agreement)
        above.addWidget(self.releases)
        above.addWidget(self.remarks)
        self.body.addLayout(above)
        self.body.addLayout(self._places, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(both)
        self._places.addWidget(blank)
