"""The list with what stands around it: column heads that sort, files under way, and the three totals."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.readings import ExpenseSort
from lianes_desktop.ui.expenses.list_tools import ListTools
from lianes_desktop.ui.expenses.list_values import Together, TogetherAsked, Tools
from lianes_desktop.ui.expenses.menus import holds_focus
from lianes_desktop.ui.expenses.picked_bar import PickedBar
from lianes_desktop.ui.expenses.strip import TakingStrip
from lianes_desktop.ui.expenses.table import CHIP_COLUMN, SIDE, ExpenseTable
from lianes_desktop.ui.expenses.values import Totals
from lianes_desktop.ui.expenses.work_line import WorkLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_LEAST_HEAD = 96  # px
_TONES = ("ink", "ink", "teal")


class SortHead(QAbstractButton):
    """A column's name that sorts by it, an arrow says which way; ``asked`` gives the ``ExpenseSort``."""

    asked = Signal(object)

    def __init__(self, sort: ExpenseSort) -> None:
        """The words come with ``setText``."""
        super().__init__()
        self.sort = sort
        self._arrow = ""
        self.setObjectName(f"sort_{sort.value}")
        self.clicked.connect(self._ask)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_order(self, sort: ExpenseSort, *, descending: bool) -> None:
        """Show whether and which way the list is sorted by this."""
        self._arrow = ("arrow-down" if descending else "arrow-up") if sort is self.sort else ""
        state = {"arrow-down": _("décroissant"), "arrow-up": _("croissant")}.get(self._arrow, "")
        self.setAccessibleDescription(state)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), font(Role.CAPTION)) + (18 if self._arrow else 4), 28)

    @override
    def minimumSizeHint(self) -> QSize:
        # the longest of them gives way in the narrowest window, ending in an ellipsis
        return QSize(min(self.sizeHint().width(), _LEAST_HEAD), 28)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror = paint.mirror(self)
        if self.hasFocus():
            paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=4)
        ink = "teal" if self.underMouse() else "ink" if self._arrow else "ink2"
        words = mirror.rect(2, 0, self.width() - (18 if self._arrow else 4), self.height())
        paint.text(painter, words, self.text(), font(Role.CAPTION), theme.colour(ink), mirror.leading)
        if self._arrow:
            spot = mirror.rect(self.width() - 16, 0, 14, self.height())
            paint.centred_icon(painter, self._arrow, ink, spot, 12)
        painter.end()

    def _ask(self) -> None:
        self.asked.emit(self.sort)


class ListCard(Card):
    """``sort_asked`` gives an ``ExpenseSort``; ``widen_asked`` when nothing is to narrow the list.

    ``chosen`` gives an ``ExpenseId``, ``picked_together`` the keys of those chosen together: while there are some,
    ``together_asked`` gives a ``TogetherAsked``, else ``accept_asked`` and ``removal_asked`` are of the one shown.
    """

    chosen = Signal(object)
    sort_asked = Signal(object)
    widen_asked = Signal()
    accept_asked = Signal()
    removal_asked = Signal()
    picked_together = Signal(object)
    together_asked = Signal(object)

    def __init__(self, table: ExpenseTable) -> None:
        """The card around ``table``."""
        super().__init__(padding=0, spacing=0)
        self.table = table
        self._heads = {sort: SortHead(sort) for sort in (ExpenseSort.DAY, ExpenseSort.PAYEE, ExpenseSort.AMOUNT)}
        for head in self._heads.values():
            head.asked.connect(self.sort_asked)
        self._chips = Label("", Role.CAPTION, "ink2")
        self.strip = TakingStrip(side=8)
        self.tools = ListTools()
        self.picked = PickedBar()
        self.work = WorkLine()
        self.several = False
        """Whether some are chosen together."""
        self._none = QWidget()
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self._nothing.setObjectName("nothing_found")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._widen = Button("", icon="list-filter")
        self._widen.setObjectName("show_everything")
        self._widen.clicked.connect(self.widen_asked)
        self._none.hide()
        self._totals = tuple((Label("", Role.CAPTION, "ink2"), Label("", Role.STRONG, tone)) for tone in _TONES)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_order(self, sort: ExpenseSort, *, descending: bool) -> None:
        """Show how the list is sorted."""
        for head in self._heads.values():
            head.show_order(sort, descending=descending)

    def show_tools(self, tools: Tools) -> None:
        """Show what narrows the list, and what to give up when nothing is left of it."""
        self.tools.show_tools(tools)
        self._nothing.setText(tools.relax)
        self._none.setVisible(bool(tools.relax))
        self.table.setVisible(not tools.relax)

    def show_picked(self, words: str) -> None:
        """Show what may be done to those chosen together, in the place of the tools."""
        held = holds_focus(self.picked)
        self.picked.show_words(words)
        self.tools.setVisible(not words)
        if held and not words:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_totals(self, totals: Totals) -> None:
        """Show the three figures."""
        words = (
            (_("Dépensé"), totals.spent),
            (_("Base éligible"), totals.base),
            (totals.share_label, totals.share),
        )
        for (label, figure), (name, sum_) in zip(self._totals, words, strict=True):
            label.setText(name)
            figure.setText(sum_)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._heads[ExpenseSort.DAY].setText(_("Jour"))
        self._heads[ExpenseSort.PAYEE].setText(_("Fournisseur et catégorie"))
        self._heads[ExpenseSort.AMOUNT].setText(_("EUR et devise"))
        self._chips.setText(_("Éligibilité"))
        self.strip.retranslate()
        self.table.setAccessibleName(_("Dépenses"))
        self._widen.setText(_("Tout montrer"))
        self._widen.updateGeometry()
        self.tools.retranslate()
        self.picked.retranslate()
        self.work.retranslate()
        for head in self._heads.values():
            head.updateGeometry()

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.picked.connect(self._pick)
        self.table.menu_asked.connect(self.picked.open_menu)
        for part in (self.table, self.picked):
            part.accept_asked.connect(self._accept)
            part.removal_asked.connect(self._remove)
        self.picked.given.connect(self.together_asked)
        self.picked.export_asked.connect(self.tools.offer_export)
        self.picked.left.connect(self.table.leave_several)

    def _choose(self, line: ExpenseLine) -> None:
        self.chosen.emit(line.expense.id)

    def _pick(self, keys: tuple[int, ...]) -> None:
        self.several = bool(keys)
        self.picked_together.emit(keys)

    def _accept(self) -> None:
        if self.several:
            self.together_asked.emit(TogetherAsked(Together.ACCEPT))
        else:
            self.accept_asked.emit()

    def _remove(self) -> None:
        if self.several:
            self.together_asked.emit(TogetherAsked(Together.REMOVE))
        else:
            self.removal_asked.emit()

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        # spacers, not margins: those do not turn round with the page
        heads.setContentsMargins(0, 5, 0, 5)
        heads.setSpacing(10)
        heads.addSpacing(SIDE - 2)
        heads.addWidget(self._heads[ExpenseSort.DAY])
        heads.addWidget(self._heads[ExpenseSort.PAYEE])
        heads.addStretch(1)
        heads.addWidget(self._heads[ExpenseSort.AMOUNT])
        chips = QWidget()
        chips.setFixedWidth(CHIP_COLUMN + 2)  # with the scroll bar's 12 px, less the gap before
        inside = QHBoxLayout(chips)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addSpacing(4)
        inside.addWidget(self._chips, 1)
        heads.addWidget(chips)
        totals = QHBoxLayout()
        totals.setContentsMargins(SIDE, 9, SIDE, 9)
        for at, (label, figure) in enumerate(self._totals):
            column = QVBoxLayout()
            column.setSpacing(1)
            side = Qt.AlignmentFlag.AlignTrailing if at == len(self._totals) - 1 else Qt.AlignmentFlag.AlignLeading
            column.addWidget(label, 0, side)
            column.addWidget(figure, 0, side)
            totals.addLayout(column)
            if at < len(self._totals) - 1:
                totals.addStretch(1)
        around = QVBoxLayout()
        around.setContentsMargins(1, 0, 1, 0)
        around.setSpacing(0)
        around.addWidget(self.table, 1)
        around.addWidget(self._none, 1)
        nothing = QVBoxLayout(self._none)
        nothing.setContentsMargins(SIDE, 0, SIDE, 0)
        nothing.setSpacing(14)
        nothing.addStretch(1)
        nothing.addWidget(self._nothing)
        nothing.addWidget(self._widen, 0, Qt.AlignmentFlag.AlignHCenter)
        nothing.addStretch(2)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.picked)
        self.body.addWidget(Rule())
        self.body.addLayout(heads)
        self.body.addWidget(Rule())
        self.body.addWidget(self.strip)
        self.body.addWidget(self.work)
        self.body.addLayout(around, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(totals)
