"""In the budget's place: the way of a new partnership, or who pays for a project."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule, empty
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.overview.rows import Row
from lianes_desktop.ui.overview.values import ExchangeShown, FundingShown, PathShown

_STEP = 32


class PathSteps(QWidget):
    """The six steps down, the one reached filled."""

    def __init__(self) -> None:
        """Empty until ``show_steps``."""
        super().__init__()
        self._steps: tuple[tuple[str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: tuple[tuple[str, str, str], ...]) -> None:
        """(title, detail, ``done``, ``now`` or ``later``)."""
        self._steps = steps
        self.setAccessibleName(", ".join(f"{title} {detail}" for title, detail, _state in steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, _STEP * max(len(self._steps), 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            for at, (title, detail, state) in enumerate(self._steps):
                top = at * _STEP
                if at + 1 < len(self._steps):
                    line = mirror.rect(12, top + 26, 2, _STEP - 20)
                    painter.fillRect(line, theme.colour("teal" if state == "done" else "hairline"))
                self._draw(painter, mirror, top, state)
                ink = "ink3" if state == "later" else "ink"
                role = Role.STRONG if state == "now" else Role.BODY
                day = paint.text_width(detail, font(Role.SMALL))
                words = mirror.rect(38, top + 3, self.width() - 50 - day, 20)
                paint.text(painter, words, title, font(role), theme.colour(ink), mirror.leading)
                when = mirror.rect(self.width() - day, top + 3, day, 20)
                paint.text(painter, when, detail, font(Role.SMALL), theme.colour("ink2"), mirror.trailing)

    def _draw(self, painter: QPainter, mirror: paint.Mirror, top: int, state: str) -> None:
        disc = mirror.rect(2, top + 2, 22, 22)
        if state == "done":
            paint.box(painter, disc, fill=theme.colour("teal_tint2"), radius=11)
            paint.centred_icon(painter, "check", "teal", disc, 14)
        elif state == "now":
            paint.box(painter, disc, fill=theme.colour("teal_fill"), radius=11)
            paint.centred_icon(painter, "map-pin", "on_teal", disc, 14)
        else:
            paint.box(painter, disc, border=theme.colour("control"), radius=11, dashed=True)


class ExchangeRow(Row):
    """A first exchange; ``followed`` gives its ``DossierId``."""

    followed = Signal(object)

    def __init__(self, exchange: ExchangeShown) -> None:
        """Tile, title over kind and day."""
        super().__init__(f"{exchange.title}, {exchange.detail}")
        self._exchange = exchange
        self.setObjectName("exchange")
        self.clicked.connect(self._follow)

    @override
    def draw(self, painter: QPainter, mirror: paint.Mirror) -> None:
        one, middle = self._exchange, self.height() // 2
        tile = mirror.rect(4, middle - 17, 34, 34)
        paint.box(painter, tile, fill=theme.colour("teal_tint"), radius=6)
        paint.centred_icon(painter, one.icon, "teal", tile, 18)
        room = self.width() - 56
        title, detail = mirror.rect(50, middle - 20, room, 20), mirror.rect(50, middle + 1, room, 18)
        paint.text(painter, title, one.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        paint.text(painter, detail, one.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)

    def _follow(self) -> None:
        self.followed.emit(self._exchange.dossier)


class PathCard(Card):
    """``preparation_asked`` leads to the search; ``exchange_asked`` gives a ``DossierId``."""

    preparation_asked = Signal()
    exchange_asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=10)
        self._title = Label("", Role.H2)
        self._link = Button("", Kind.GHOST, size=Size.SMALL)
        self._link.setObjectName("to_preparation")
        self._link.clicked.connect(self.preparation_asked)
        self._steps = PathSteps()
        self._steps.setObjectName("path")
        self._next = Label("", Role.BODY, "ink2", wrap=True)
        self._next.setObjectName("next_step")
        self._exchanges_title = Label("", Role.LABEL, "ink2")
        self._exchanges = QVBoxLayout()
        self._exchanges.setSpacing(0)
        self._none = Label("", Role.BODY, "ink2", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._link)
        aside = QVBoxLayout()
        aside.setSpacing(8)
        aside.addWidget(self._next)
        aside.addWidget(Rule())
        aside.addWidget(self._exchanges_title)
        aside.addLayout(self._exchanges)
        aside.addWidget(self._none)
        aside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._steps, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(aside, 1)
        self.body.addLayout(head)
        self.body.addLayout(row, 1)
        self.retranslate()

    def show_path(self, shown: PathShown) -> None:
        """Show how far it has come."""
        self._steps.show_steps(shown.steps)
        self._next.setText(shown.next_step)
        empty(self._exchanges)
        for one in shown.exchanges:
            row = ExchangeRow(one)
            row.followed.connect(self.exchange_asked)
            self._exchanges.addWidget(row)
        self._none.setVisible(not shown.exchanges)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Le chemin du partenariat"))
        self._link.setText(_("Préparation"))
        self._exchanges_title.setText(_("Premiers échanges"))
        self._none.setText(_("Aucun pour l'instant : envoyez ou accueillez une délégation depuis la préparation."))


class FundingBar(QWidget):
    """Who pays which part, in one bar."""

    def __init__(self) -> None:
        """Empty until ``show_parts``."""
        super().__init__()
        self._parts: tuple[tuple[float, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[tuple[float, str], ...], spoken: str) -> None:
        """(part of the whole, colour), in order."""
        self._parts = parts
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            if not self._parts:
                paint.box(painter, self.rect(), fill=theme.colour("sunken"), border=theme.colour("hairline"), radius=4)
            x = 0
            for share, colour in self._parts:
                wide = max(round(share * self.width()) - 2, 3)
                paint.box(painter, mirror.rect(x, 0, wide, 20), fill=theme.colour(colour), radius=4)
                x += wide + 2


class FundingRow(QWidget):
    """A label, its colour in the bar, and a sum."""

    def __init__(self, label: str, value: str, colour: str) -> None:
        """``colour`` is empty for what is not in the bar."""
        super().__init__()
        self._colour = colour
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addSpacing(22)
        row.addWidget(ElidedLabel(label, Role.BODY, "ink2"), 1)
        row.addWidget(Label(value, Role.STRONG))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour:
            with paint.smooth(self) as painter:
                spot = paint.mirror(self).rect(0, self.height() // 2 - 6, 14, 12)
                paint.box(painter, spot, fill=theme.colour(self._colour), radius=3)


class FundingCard(Card):
    """``edit_asked`` leads to the budget, where co-financing is typed."""

    edit_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=10)
        self._title = Label("", Role.H2)
        self._link = Button("", Kind.GHOST, size=Size.SMALL)
        self._link.setObjectName("to_funding")
        self._link.clicked.connect(self.edit_asked)
        self._caption = Label("", Role.CAPTION, "ink2")
        self._spent = Label("", Role.FIGURE)
        self._spent.setObjectName("project_spent")
        self._bar = FundingBar()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._note = Notice("warn", "triangle-alert")
        self._note.setObjectName("funding_note")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._link)
        self.body.addLayout(head)
        self.body.addWidget(self._caption)
        self.body.addWidget(self._spent)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.retranslate()

    def show_funding(self, shown: FundingShown) -> None:
        """Show the sums and the bar."""
        self._spent.setText(shown.spent)
        self._bar.show_parts(shown.parts, ", ".join(f"{label} {value}" for label, value, _colour in shown.rows))
        empty(self._rows)
        for row in shown.rows:
            self._rows.addWidget(FundingRow(*row))
        self._note.setVisible(bool(shown.note))
        self._note.show_words("warn", "triangle-alert", shown.note)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Qui paie le projet"))
        self._link.setText(_("Cofinancements"))
        self._caption.setText(_("Dépensé à ce jour"))
