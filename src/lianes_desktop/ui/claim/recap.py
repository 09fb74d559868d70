"""The recap table, and what was left out below it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.values import RecapRow, TakenOut
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_ROW = 45
_HEAD = 32
_SHARES = (0.32, 0.09, 0.17, 0.19, 0.23)
"""Widths of the five columns."""


class RecapTable(QWidget):
    """Headings, receipts, spent, base and share; figures stand at the end of their column."""

    def __init__(self) -> None:
        """Empty until ``show_rows``."""
        super().__init__()
        self.setObjectName("recapTable")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: tuple[RecapRow, ...] = ()
        self._total: RecapRow | None = None
        self._share_title = ""

    def show_rows(self, rows: Sequence[RecapRow], total: RecapRow, share_title: str) -> None:
        """Show these headings and the total."""
        self._rows, self._total, self._share_title = tuple(rows), total, share_title
        self.setFixedHeight(self.sizeHint().height())
        spoken = [f"{row.title} {row.spent}, {row.eligible}, {row.share}" for row in (*self._rows, total)]
        self.setAccessibleName("; ".join(spoken))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, _HEAD + _ROW * (len(self._rows) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._total is None:
            return
        with paint.smooth(self) as painter:
            heads = (_("Catégorie"), _("Reçus"), _("Dépensé"), _("Base éligible"), self._share_title)
            self._line(painter, 0, _HEAD, "", heads, Role.CAPTION, ("ink3",) * 5)
            self._rule(painter, _HEAD - 1, "hairline", 1)
            y = _HEAD
            for row in self._rows:
                tones = ("ink", "ink", "ink", "warn" if row.reduced else "ink", "ink")
                words = (row.title, row.receipts, row.spent, row.eligible, row.share)
                self._line(painter, y, _ROW, row.icon, words, Role.BODY, tones)
                self._rule(painter, y + _ROW - 1, "hairline", 1)
                y += _ROW
            self._rule(painter, y - 2, "ink", 2)
            total = self._total
            words = (total.title, total.receipts, total.spent, total.eligible, total.share)
            self._line(painter, y, _ROW, "", words, Role.STRONG, ("ink", "ink", "ink", "ink", "teal"))

    def _line(
        self, painter: QPainter, y: int, height: int, icon: str, words: Sequence[str], role: Role, tones: Sequence[str]
    ) -> None:
        mirror = paint.mirror(self)
        x = 0
        for at, (text, tone, share) in enumerate(zip(words, tones, _SHARES, strict=True)):
            width = int(self.width() * share)
            indent = 28 if icon and not at else 0
            if indent:
                paint.centred_icon(painter, icon, "ink2", mirror.rect(0, y, 20, height), 18)
            spot = mirror.rect(x + indent, y, width - indent - (0 if at else 8), height)
            last = Role.STRONG if at == len(_SHARES) - 1 and role is Role.BODY else role
            align = mirror.trailing if at else mirror.leading
            paint.text(painter, spot, text, font(last), theme.colour(tone), align)
            x += width

    def _rule(self, painter: QPainter, y: int, tone: str, width: int) -> None:
        painter.fillRect(0, y, self.width(), width, theme.colour(tone))


class TakenOutList(QWidget):
    """Sums left out of the base, each with its reason."""

    def __init__(self) -> None:
        """Empty until ``show_rows``."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: tuple[TakenOut, ...] = ()

    def show_rows(self, rows: Sequence[TakenOut]) -> None:
        """Show these sums."""
        self._rows = tuple(rows)
        self.setVisible(bool(rows))
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName("; ".join(f"{row.title} {row.sum}" for row in rows))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 16 + 26 * len(self._rows))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=theme.colour("hairline"))
            for at, row in enumerate(self._rows):
                y = 8 + at * 26
                room = paint.text_width(row.sum, font(Role.STRONG)) + 8
                words = mirror.rect(14, y, self.width() - 28 - room, 26)
                paint.text(painter, words, row.title, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
                figure = mirror.rect(self.width() - 14 - room, y, room, 26)
                paint.text(painter, figure, row.sum, font(Role.STRONG), theme.colour("ink"), mirror.trailing)


class ShareBar(QWidget):
    """Lianes' part and the authority's, on the hero."""

    def __init__(self) -> None:
        """Empty until ``show_split``."""
        super().__init__()
        self.setFixedHeight(72)
        self._split = ("", "", "", "")
        self._ratio = 0.0

    def show_split(self, split: tuple[str, str, str, str], ratio: float) -> None:
        """Show the two names, the two sums, and the part of the first."""
        self._split, self._ratio = split, ratio
        self.setAccessibleName(" ".join(split))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            painter.setOpacity(0.25)
            paint.box(painter, mirror.rect(0, 12, self.width(), 14), fill=theme.colour("on_hero"), radius=4)
            painter.setOpacity(1.0)
            width = int(self.width() * self._ratio)
            if width:
                paint.box(painter, mirror.rect(0, 12, width, 14), fill=theme.colour("on_hero"), radius=4)
            half = self.width() // 2
            ours, ours_sum, theirs, theirs_sum = self._split
            for x, name, amount, align in (
                (0, ours, ours_sum, mirror.leading),
                (half, theirs, theirs_sum, mirror.trailing),
            ):
                paint.text(
                    painter, mirror.rect(x, 34, half, 18), name, font(Role.CAPTION), theme.colour("on_hero2"), align
                )
                paint.text(
                    painter, mirror.rect(x, 52, half, 20), amount, font(Role.STRONG), theme.colour("on_hero"), align
                )
