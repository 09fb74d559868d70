"""Rows of the overview's cards, painted by hand, each a button that leads somewhere."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import chip_width, draw_chip
from lianes_desktop.ui.kit.thumbs import HEIGHT, WIDTH, Thumbnails, draw_thumb
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.overview.values import FactShown, ItemShown, LatestShown, ResultShown

_ROW = 56


class Row(QAbstractButton):
    """A line one can follow by mouse or keyboard; a subclass paints it in ``draw``."""

    def __init__(self, spoken: str, height: int = _ROW) -> None:
        """``spoken`` is what a screen reader says."""
        super().__init__()
        self.setAccessibleName(spoken)
        self._height = height
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, mirror: paint.Mirror) -> None:
        """Paint the words; rectangles go through ``mirror``."""
        raise NotImplementedError

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, self._height)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = paint.smooth(self)
        if self.underMouse():
            paint.box(painter, self.rect(), fill=theme.colour("surface2"))
        self.draw(painter, paint.mirror(self))
        if self.hasFocus():
            paint.box(painter, self.rect(), border=theme.colour("teal"), width=2)
        painter.end()


class FactCell(Row):
    """A fact of the strip; ``followed`` gives the field where it is edited."""

    followed = Signal(object)

    def __init__(self, fact: FactShown) -> None:
        """One cell of five."""
        super().__init__(f"{fact.label} : {fact.value}", 64)
        self._fact = fact
        self.setObjectName(f"fact_{fact.field}")
        self.setToolTip(fact.value)
        self.clicked.connect(self._follow)

    @override
    def draw(self, painter: QPainter, mirror: paint.Mirror) -> None:
        paint.centred_icon(painter, self._fact.icon, "teal", mirror.rect(14, 0, 20, self.height()), 20)
        middle, room = self.height() // 2, self.width() - 50
        label = mirror.rect(44, middle - 19, room, 18)
        paint.text(painter, label, self._fact.label, font(Role.CAPTION), theme.colour("ink2"), mirror.leading)
        value = mirror.rect(44, middle, room, 20)
        ink = theme.colour("ink" if self._fact.known else "accent_text")
        paint.text(painter, value, self._fact.value, font(Role.STRONG), ink, mirror.leading)

    def _follow(self) -> None:
        self.followed.emit(self._fact.field)


class ItemRow(Row):
    """A line of the programme; ``followed`` gives its ``ItemId``."""

    followed = Signal(object)

    def __init__(self, item: ItemShown) -> None:
        """Time, tile, title over place."""
        super().__init__(f"{item.time}, {item.title}, {item.place}")
        self._item = item
        self.setObjectName("next_item")
        self.clicked.connect(self._follow)

    @override
    def draw(self, painter: QPainter, mirror: paint.Mirror) -> None:
        item, middle = self._item, self.height() // 2
        time = mirror.rect(4, 0, 48, self.height())
        paint.text(painter, time, item.time, font(Role.STRONG), theme.colour("ink2"), mirror.leading)
        tile = mirror.rect(58, middle - 17, 34, 34)
        paint.box(painter, tile, fill=theme.colour(f"{item.family}_tint"), radius=paint.BLOCK_RADIUS)
        paint.centred_icon(painter, item.icon, item.family, tile, 18)
        conflict = _("Conflit")
        wide = chip_width(conflict, "triangle-alert") if item.clashes else 0
        room = self.width() - 104 - wide - (8 if wide else 0)
        _two_lines(painter, mirror, QRect(104, middle, room, 0), item.title, item.place)
        if wide:
            chip = mirror.rect(self.width() - wide, middle - 12, wide, 24)
            draw_chip(painter, mirror, chip, conflict, "bad", "triangle-alert")

    def _follow(self) -> None:
        self.followed.emit(self._item.item)


class LatestRow(Row):
    """One of the last receipts; ``followed`` gives its ``ExpenseId``."""

    followed = Signal(object)

    def __init__(self, latest: LatestShown, thumbnails: Thumbnails) -> None:
        """Thumbnail, payee over how it counts, sums."""
        super().__init__(f"{latest.payee}, {latest.euros}, {latest.mark.text}")
        self._latest, self._thumbnails = latest, thumbnails
        self.setObjectName("latest_receipt")
        self.clicked.connect(self._follow)

    @override
    def draw(self, painter: QPainter, mirror: paint.Mirror) -> None:
        latest, middle = self._latest, self.height() // 2
        picture = mirror.rect(4, middle - HEIGHT // 2, WIDTH, HEIGHT)
        draw_thumb(painter, picture, latest.thumbnail, self._thumbnails)
        sums = max(
            paint.text_width(latest.euros, font(Role.STRONG)), paint.text_width(latest.original, font(Role.CAPTION))
        )
        room = self.width() - 56 - sums - 16
        name = mirror.rect(56, middle - 20, room, 20)
        paint.text(painter, name, latest.payee, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        ink = {"accent": "accent_text"}.get(latest.mark.tone, latest.mark.tone)
        paint.centred_icon(painter, latest.mark.icon, ink, mirror.rect(56, middle + 2, 15, 18), 15)
        state = mirror.rect(76, middle + 2, room - 20, 18)
        paint.text(painter, state, latest.mark.text, font(Role.LABEL), theme.colour(ink), mirror.leading)
        euros = mirror.rect(self.width() - sums - 4, middle - 20, sums, 20)
        paint.text(painter, euros, latest.euros, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
        paid = mirror.rect(self.width() - sums - 4, middle + 2, sums, 18)
        paint.text(painter, paid, latest.original, font(Role.CAPTION), theme.colour("ink3"), mirror.trailing)

    def _follow(self) -> None:
        self.followed.emit(self._latest.expense)


class ResultRow(QWidget):
    """One of the five expected results, with its number in a disc: filled when served, dashed when not."""

    def __init__(self, result: ResultShown) -> None:
        """Label over detail."""
        super().__init__()
        self._result = result
        self.setAccessibleName(f"{result.number}, {result.label}, {result.detail}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{result.label}\n{result.detail}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror, middle, served = paint.mirror(self), self.height() // 2, self._result.served
        disc = mirror.rect(4, middle - 17, 34, 34)
        fill, border = (theme.colour("teal_tint"), None) if served else (None, theme.colour("control"))
        paint.box(painter, disc, fill=fill, border=border, radius=17, dashed=not served)
        ink = theme.colour("teal" if served else "ink3")
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, disc, str(self._result.number), font(Role.STRONG), ink, centre)
        label, area = self._result.label, QRect(52, middle, self.width() - 56, 0)
        if paint.text_width(label, font(_weight(strong=served))) <= area.width():
            _two_lines(painter, mirror, area, label, self._result.detail, strong=served)
        else:
            self._draw_long(painter, mirror, area)
        painter.end()

    def _draw_long(self, painter: QPainter, mirror: paint.Mirror, area: QRect) -> None:
        """A label on two lines: the disc already says whether it is served, the tooltip says the rest."""
        painter.setFont(font(_weight(strong=self._result.served)))
        painter.setPen(theme.colour("ink" if self._result.served else "ink2"))
        flags = mirror.leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        spot = mirror.rect(area.x(), 2, area.width(), self.height() - 4)
        painter.drawText(spot, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), self._result.label)


def _weight(*, strong: bool) -> Role:
    return Role.STRONG if strong else Role.MEDIUM


def _two_lines(
    painter: QPainter, mirror: paint.Mirror, area: QRect, upper: str, lower: str, *, strong: bool = True
) -> None:
    """Two lines around the middle ``area.y()``."""
    title = mirror.rect(area.x(), area.y() - 20, area.width(), 20)
    role = _weight(strong=strong)
    paint.text(painter, title, upper, font(role), theme.colour("ink" if strong else "ink2"), mirror.leading)
    under = mirror.rect(area.x(), area.y() + 1, area.width(), 18)
    paint.text(painter, under, lower, font(Role.SMALL), theme.colour("ink2" if strong else "ink3"), mirror.leading)
