"""Above the list: what narrows it, what its rows stand under, and its export."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.ports.extracts import TableKind
from lianes_desktop.services.ports.readings import EVERYTHING, ExpenseGroup, Narrowing
from lianes_desktop.ui.expenses.list_values import FilterChip, Filters, Tools
from lianes_desktop.ui.expenses.menus import ValueMenu, holds_focus
from lianes_desktop.ui.expenses.period_sheet import PeriodSheet
from lianes_desktop.ui.expenses.values import Options
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_SIDE = 10
_MOST_CHIP = 220  # px: a long name ends in an ellipsis

_GROUPS = {
    ExpenseGroup.DAY: N_("Par jour"),
    ExpenseGroup.KIND: N_("Par catégorie"),
    ExpenseGroup.PAYER: N_("Par payeur"),
}


class RemovableChip(QAbstractButton):
    """A filter in force; pressed, it is lifted. ``lifted`` gives the ``Narrowing`` left."""

    lifted = Signal(object)

    def __init__(self, chip: FilterChip) -> None:
        """As wide as its words."""
        super().__init__()
        self._without = chip.without
        self.setObjectName("filter_chip")
        self.setText(chip.words)
        self.setAccessibleName(_("Retirer le filtre {words}").format(words=chip.words))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._lift)

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(paint.text_width(self.text(), font(Role.SMALL_STRONG)) + 44, _MOST_CHIP), 28)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            border = theme.colour("teal") if self.hasFocus() or self.underMouse() else None
            paint.box(painter, self.rect(), fill=theme.colour("teal_tint"), border=border, width=2, radius=14)
            letters = font(Role.SMALL_STRONG)
            words = paint.elided(self.text(), letters, self.width() - 42)
            room = mirror.rect(12, 0, self.width() - 40, self.height())
            paint.text(painter, room, words, letters, theme.colour("teal"), mirror.leading)
            paint.centred_icon(painter, "x", "teal", mirror.rect(self.width() - 26, 0, 16, self.height()), 14)

    def _lift(self) -> None:
        self.lifted.emit(self._without)


class ListTools(QWidget):
    """``narrow_asked`` gives a ``Narrowing``, ``group_asked`` an ``ExpenseGroup``, ``export_asked`` a ``TableKind``.

    ``filters_asked`` wants ``show_filters`` called with what there is to choose.
    """

    filters_asked = Signal()
    narrow_asked = Signal(object)
    group_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(self) -> None:
        """Nothing narrows the list."""
        super().__init__()
        self._group = ExpenseGroup.DAY
        self._filters: Filters | None = None
        self._shown: tuple[FilterChip, ...] = ()
        self._filter = Button("", icon="list-filter", size=Size.SMALL)
        self._filter.setObjectName("filter_expenses")
        self._filter.clicked.connect(self.filters_asked)
        self._by = Button("", icon="list-groups", size=Size.SMALL)
        self._by.setObjectName("group_expenses")
        self._by.clicked.connect(self._offer_groups)
        self._export = IconButton("download", size=Size.SMALL)
        self._export.setObjectName("export_expenses")
        self._export.clicked.connect(self.offer_export)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._filter, self._by):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._export)
        self._in_force = QWidget()
        self._found = Label("", Role.CAPTION, "ink2")
        self._found.setObjectName("filtered_found")
        self._clear = Button("", Kind.PLAIN, icon="x", size=Size.SMALL)
        self._clear.setObjectName("clear_filters")
        self._clear.clicked.connect(self._lift_all)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addSpacing(4)
        foot.addWidget(self._found)
        foot.addStretch(1)
        foot.addWidget(self._clear)
        inside = QVBoxLayout(self._in_force)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._chips)
        inside.addLayout(foot)
        self._in_force.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 7, _SIDE, 7)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._in_force)
        self.retranslate()

    def show_tools(self, tools: Tools) -> None:
        """Show what narrows the list and what its rows stand under."""
        self._group = tools.group
        self._found.setText(tools.found)
        if tools.chips != self._shown:
            held = holds_focus(self._chips)
            self._shown = tools.chips
            empty(self._flow)
            for one in tools.chips:
                chip = RemovableChip(one)
                chip.lifted.connect(self.narrow_asked)
                self._flow.addWidget(chip)
            self._in_force.setVisible(bool(tools.chips))
            if held:
                self._filter.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip is gone
        self._by.setText(_(_GROUPS[self._group]))
        self._by.updateGeometry()

    def show_filters(self, filters: Filters) -> None:
        """Open the menu of what the list may be narrowed to."""
        self._filters = filters
        narrow = filters.narrow
        menu = ValueMenu(self, "filter_menu")
        kinds = narrow.kinds
        menu.add_ticked(
            _("Catégorie"),
            [(replace(narrow, kinds=kinds ^ {one}), words, one in kinds) for one, words in _texts(filters.kinds)],
        )
        payers = narrow.payers
        menu.add_ticked(
            _("Payé par"),
            [
                (replace(narrow, payers=payers ^ {one}), words, one in payers)  # type: ignore[arg-type]  # as offered
                for one, words in filters.people
            ],
        )
        verdicts = narrow.eligibilities
        menu.add_ticked(
            _("Éligibilité"),
            [
                (replace(narrow, eligibilities=verdicts ^ {one}), words, one in verdicts)  # type: ignore[arg-type]  # as offered
                for one, words in filters.eligibilities
            ],
        )
        period = (narrow.since, narrow.until)
        menu.add_ticked(
            _("Jour"),
            [
                (replace(narrow, since=None, until=None) if period == (day, day)
                 else replace(narrow, since=day, until=day), words, period == (day, day))
                for day, words in _days(filters.days)
            ],
        )  # fmt: skip
        menu.add(_("Période…"), filters)
        menu.add_ticked(
            _("Justificatif"),
            [
                (replace(narrow, receipt=None if narrow.receipt is one else one), words, narrow.receipt is one)
                for one, words in ((True, _("Avec reçu")), (False, _("Sans reçu")))
            ],
        )
        menu.chosen.connect(self._narrow)
        menu.open_at(self._filter)

    def offer_export(self) -> None:
        """Open the menu of the forms of table."""
        menu = ValueMenu(self, "export_menu")
        menu.add(_("Classeur Excel ou LibreOffice (.xlsx)"), TableKind.WORKBOOK)
        menu.add(_("Texte à séparateurs (.csv)"), TableKind.TEXT)
        menu.chosen.connect(self.export_asked)
        menu.open_at(self._export)
        menu.setActiveAction(menu.actions()[0])

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._filter.setText(_("Filtrer"))
        self._by.setText(_(_GROUPS[self._group]))
        self._by.set_tip(_("Ce qui regroupe les lignes"))
        self._export.set_name(_("Exporter la liste (Ctrl+E)"))
        self._clear.setText(_("Tout retirer"))
        for button in (self._filter, self._by, self._clear):
            button.updateGeometry()

    def _offer_groups(self) -> None:
        menu = ValueMenu(self, "group_menu")
        for one, words in _GROUPS.items():
            menu.add(_(words), one, icon="check" if one is self._group else "")
        menu.chosen.connect(self.group_asked)
        menu.open_at(self._by)

    def _narrow(self, value: object) -> None:
        if isinstance(value, Narrowing):
            self.narrow_asked.emit(value)
        elif isinstance(value, Filters):
            sheet = PeriodSheet(self, value.narrow.since, value.narrow.until, value.today)
            sheet.given.connect(self._keep_period)
            sheet.open()

    def _keep_period(self, days: tuple[date | None, date | None]) -> None:
        if self._filters is not None:
            since, until = days
            if since is not None and until is not None:
                since, until = sorted((since, until))
            self.narrow_asked.emit(replace(self._filters.narrow, since=since, until=until))

    def _lift_all(self) -> None:
        self.narrow_asked.emit(EVERYTHING)


def _texts(options: Options) -> list[tuple[str, str]]:
    return [(str(value), words) for value, words in options]


def _days(options: Options) -> list[tuple[date, str]]:
    return [(value, words) for value, words in options if isinstance(value, date)]
