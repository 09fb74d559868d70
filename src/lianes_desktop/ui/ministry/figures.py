"""The financial table: each figure is a button that leads to the lines it adds up."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.link import FlatLink
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.ministry.values import FigureShown, PartShown, RowShown

_HEIGHT, _AROUND, _FIGURE, _APART = 26, 6, 84, 14
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Figure(FlatLink):
    """A sum at the end of its column, so that decimals line up."""

    def __init__(self, shown: FigureShown, *, strong: bool) -> None:
        """Chosen when its lines are in sight."""
        super().__init__(shown.words, shown.told, chosen=shown.chosen)
        self._role = Role.STRONG if strong else Role.BODY
        self.setObjectName(f"figure_{shown.key}")
        self.setToolTip(_("Voir les lignes"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(paint.text_width(self.text(), font(self._role)) + 2 * _AROUND, _FIGURE), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            self.paint_ground(painter)
            area = mirror.rect(_AROUND, 0, self.width() - 2 * _AROUND, self.height())
            paint.text(painter, area, self.text(), font(self._role), theme.colour("teal"), mirror.trailing)


class TableCard(Card):
    """``asked`` gives the key of a figure whose lines are wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=8)
        self.setObjectName("ministryTable")
        self._title = Label("", Role.H2)
        self._parts = QWidget()
        self._shown: tuple[PartShown, ...] = ()
        self.body.addWidget(self._title)
        self.body.addWidget(self._parts)

    def show_parts(self, parts: tuple[PartShown, ...]) -> None:
        """Show every row; nothing is rebuilt when nothing changed."""
        if parts == self._shown:
            return
        self._shown = parts
        focused = self._parts.focusWidget()
        held = focused.objectName() if isinstance(focused, Figure) and focused.hasFocus() else ""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        at = 0
        for part in parts:
            at = self._part(grid, at, part)
        self.body.replaceWidget(self._parts, fresh)
        self._parts.deleteLater()
        self._parts = fresh
        again = fresh.findChild(QWidget, held) if held else None
        if isinstance(again, QWidget):
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Tableau financier"))
        self._shown = ()

    # ---- inside

    def _part(self, grid: QGridLayout, at: int, part: PartShown) -> int:
        """Put rows under their head from row ``at``; the row after them."""
        grid.addWidget(ElidedLabel(part.head, Role.STRONG), at, 0)
        for column, head in enumerate((_("Prévu"), _("Réalisé"), _("Écart"), _("Écart relatif")), 1):
            grid.addWidget(_label(head, Role.CAPTION, "ink3"), at, column)
        for row in part.rows:
            if row.total:
                grid.addWidget(Rule(), at + 1, 0, 1, len(row.figures) + 1)
                at += 1
            at += 1
            self._put(grid, at, row)
        grid.setRowMinimumHeight(at + 1, _APART)
        return at + 2

    def _put(self, grid: QGridLayout, at: int, row: RowShown) -> None:
        words = f"{row.name} ({row.note})" if row.note else row.name
        grid.addWidget(ElidedLabel(words, Role.STRONG if row.total else Role.BODY), at, 0)
        for column, figure in enumerate(row.figures, 1):
            if figure.key:
                button = Figure(figure, strong=row.total)
                button.clicked.connect(partial(self._ask, figure.key))
                grid.addWidget(button, at, column)
            else:
                grid.addWidget(_label(figure.words, Role.STRONG if row.total else Role.BODY, "ink"), at, column)

    def _ask(self, key: str, _checked: object = None) -> None:
        self.asked.emit(key)


def _label(words: str, role: Role, tone: str) -> Label:
    label = Label(words, role, tone)
    label.setAlignment(_TRAILING)
    label.setMinimumHeight(_HEIGHT)
    label.setIndent(_AROUND)  # as far from the edge as the words of a figure that leads somewhere
    return label
