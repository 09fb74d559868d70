"""Lianes' decision: every line with what was asked and what is kept, the reason, and the sums."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import ElidedLabel, Label, chip_width, draw_chip
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.values import DecidedRow, DecisionShown

_HEAD, _ROW = 32, 54
_FIGURES = 0.17
"""Width of a column of figures, as a part of the whole."""
_VERDICT = 0.16


class DecisionTable(QWidget):
    """Receipt and reason, verdict, asked, kept; figures stand at the end of their column."""

    def __init__(self) -> None:
        """Empty until ``show_rows``."""
        super().__init__()
        self.setObjectName("decisionTable")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: tuple[DecidedRow, ...] = ()
        self._total = ("", "")

    def show_rows(self, rows: Sequence[DecidedRow], total: tuple[str, str]) -> None:
        """Show these lines and the sums of their bases."""
        self._rows, self._total = tuple(rows), total
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName("; ".join(map(_spoken, self._rows)))
        self.update()

    def rows(self) -> tuple[DecidedRow, ...]:
        """The lines shown."""
        return self._rows

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, _HEAD + _ROW * (len(self._rows) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        with paint.smooth(self) as painter:
            heads = (_("Reçu et motif"), _("Décision"), _("Demandé"), _("Retenu"))
            mirror = paint.mirror(self)
            for at, (words, (x, width)) in enumerate(zip(heads, self._columns(), strict=True)):
                align = mirror.trailing if at > 1 else mirror.leading
                spot = mirror.rect(x, 0, width, _HEAD)
                paint.text(painter, spot, words, font(Role.CAPTION), theme.colour("ink3"), align)
            painter.fillRect(0, _HEAD - 1, self.width(), 1, theme.colour("hairline"))
            for at, row in enumerate(self._rows):
                y = _HEAD + at * _ROW
                if y <= seen.bottom() and y + _ROW >= seen.top():  # a long decision paints what is in sight
                    self._draw(painter, mirror, y, row)
            self._draw_total(painter, mirror, _HEAD + len(self._rows) * _ROW)

    def _columns(self) -> tuple[tuple[int, int], ...]:
        figures, verdict = int(self.width() * _FIGURES), int(self.width() * _VERDICT)
        first = self.width() - verdict - 2 * figures
        return (
            (0, first - 12),
            (first, verdict - 8),
            (first + verdict, figures - 8),
            (first + verdict + figures, figures),
        )

    def _draw(self, painter: QPainter, mirror: paint.Mirror, y: int, row: DecidedRow) -> None:
        (x, wide), (at, verdict), asked, kept = self._columns()
        paint.centred_icon(painter, row.icon, row.tone, mirror.rect(x, y, 22, _ROW), 20)
        x, wide = x + 32, wide - 32
        top = y + (8 if row.because else 17)
        room = wide
        if row.changed:
            words = _("Modifiée depuis")
            chip = min(chip_width(words, "history"), wide // 2)
            room = wide - chip - 8
            title = min(paint.text_width(row.title, font(Role.STRONG)), room)
            draw_chip(painter, mirror, mirror.rect(x + title + 8, top - 2, chip, 24), words, "info", "history")
        paint.text(
            painter, mirror.rect(x, top, room, 20), row.title, font(Role.STRONG), theme.colour("ink"), mirror.leading
        )
        if row.because:
            spot = mirror.rect(x, y + 29, wide, 18)
            paint.text(painter, spot, row.because, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        spot = mirror.rect(at, y, verdict, _ROW)
        paint.text(painter, spot, row.verdict, font(Role.SMALL_STRONG), theme.colour(row.tone), mirror.leading)
        for (left, width), words, tone in (
            (asked, row.asked, "ink2"),
            (kept, row.kept, "warn" if row.reduced else "ink"),
        ):
            spot = mirror.rect(left, y, width, _ROW)
            paint.text(painter, spot, words, font(Role.STRONG), theme.colour(tone), mirror.trailing)
        painter.fillRect(0, y + _ROW - 1, self.width(), 1, theme.colour("hairline"))

    def _draw_total(self, painter: QPainter, mirror: paint.Mirror, y: int) -> None:
        painter.fillRect(0, y - 2, self.width(), 2, theme.colour("ink"))
        first, _verdict, asked, kept = self._columns()
        for (x, width), words, align in (
            (first, _("Total"), mirror.leading),
            (asked, self._total[0], mirror.trailing),
            (kept, self._total[1], mirror.trailing),
        ):
            paint.text(
                painter, mirror.rect(x, y, width, _ROW), words, font(Role.STRONG), theme.colour("ink"), align
            )


class DecisionCard(Card):
    """``save_asked`` gives the path of the PDF to write."""

    save_asked = Signal(object)

    def __init__(self) -> None:
        """Hidden until ``show_decision``."""
        super().__init__(spacing=10)
        self.setObjectName("decisionCard")
        self._title = Label("", Role.H2)
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._detail.setObjectName("decisionDetail")
        self._save = Button("", icon="save", size=Size.SMALL)
        self._save.setObjectName("saveDecision")
        self._earlier = Notice("info", "history")
        self._earlier.setObjectName("decisionEarlier")
        self._words = Label("", Role.BODY, wrap=True)
        self._words.setObjectName("decisionWords")
        self._table = DecisionTable()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._detail, 1)
        head.addWidget(self._save)
        self.body.addLayout(head)
        for widget in (self._earlier, self._words, self._table):
            self.body.addWidget(widget)
        self._save.clicked.connect(self._choose)
        self.hide()

    def show_decision(self, decision: DecisionShown | None) -> None:
        """Show it; ``None`` when nothing is decided."""
        self.setVisible(decision is not None)
        if decision is None:
            return
        self._title.setText(decision.title)
        self._detail.setText(decision.detail)
        self._save.setText(_("Enregistrer en PDF"))
        for widget, words in ((self._words, decision.words), (self._earlier, decision.earlier)):
            widget.setVisible(bool(words))
        self._words.setText(decision.words)
        self._earlier.show_words("info", "history", decision.earlier)
        self._table.show_rows(decision.rows, decision.total)

    def _choose(self) -> None:
        name = _("Décision") + ".pdf"
        ask_new_file(self, _("Où enregistrer la décision"), name, "PDF (*.pdf)", self.save_asked.emit)


def _spoken(row: DecidedRow) -> str:
    changed = _("Modifiée depuis") if row.changed else ""
    return ", ".join(one for one in (row.title, row.verdict, row.asked, row.kept, row.because, changed) if one)
