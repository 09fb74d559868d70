"""The foot of the review: where the claim stands, the running totals, and the answers that may be signed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import Figure, Foot
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override

_BAR = 6


class Progress(QWidget):
    """How many lines have been seen, in words over a bar."""

    def __init__(self) -> None:
        """Empty until ``show_state``."""
        super().__init__()
        self.setObjectName("reviewProgress")
        self._seen, self._of = 0, 0
        self._words = Label("", Role.SMALL, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)  # the bar is painted there
        column.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, seen: int, of: int) -> None:
        """Show how far it is."""
        self._seen, self._of = seen, of
        self._words.setText(words)
        self.setAccessibleName(words)
        self.update()

    def text(self) -> str:
        """The words."""
        return self._words.text()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(132, 36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror, top = paint.mirror(self), self.height() - _BAR - 2
            track = mirror.rect(0, top, self.width(), _BAR)
            paint.box(painter, track, fill=theme.colour("sunken"), radius=_BAR / 2)
            if self._of and self._seen:
                part = mirror.rect(0, top, max(_BAR, self.width() * self._seen // self._of), _BAR)
                tone = "ok" if self._seen == self._of else "teal"
                paint.box(painter, part, fill=theme.colour(tone), radius=_BAR / 2)


class ReviewFoot(Card):
    """``answer_asked`` gives an ``AnswerKind``."""

    answer_asked = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_foot``."""
        super().__init__(padding=14, spacing=8)
        self.setObjectName("reviewFoot")
        self._state = Chip()
        self._state.setObjectName("claimState")
        self._following = ElidedLabel("", Role.SMALL, "ink2")
        self._following.setObjectName("whatNext")
        self._acknowledge = Button("", size=Size.SMALL, icon="inbox")
        self._acknowledge.setObjectName("acknowledge")
        self._ask = Button("", size=Size.SMALL, icon="mail")
        self._ask.setObjectName("askCorrections")
        self._sign = Button("", Kind.PRIMARY, icon="signature")
        self._sign.setObjectName("signDecision")
        self._progress = Progress()
        self._asked, self._gap, self._due = _Sum(), _Sum(), _Sum(Role.FIGURE)
        for name, one in (("sumAsked", self._asked), ("sumGap", self._gap), ("sumDue", self._due)):
            one.figure.setObjectName(name)
        self._lay_out()
        self._acknowledge.clicked.connect(self._acknowledged)
        self._ask.clicked.connect(self._questions)
        self._sign.clicked.connect(self._decision)

    def show_foot(self, foot: Foot) -> None:
        """Show where the claim stands."""
        self._state.show_state(foot.state, foot.tone, foot.icon)
        self._following.setText(foot.following)
        self._progress.show_state(foot.progress, foot.seen, foot.of)
        asked, gap = foot.figures
        self._asked.show_figure(asked)
        self._gap.show_figure(gap)
        self._due.show_figure(foot.due)
        self._acknowledge.setText(foot.acknowledge)
        self._acknowledge.setVisible(bool(foot.acknowledge))
        self._ask.setVisible(foot.may_ask)
        self._sign.allow(foot.why_not_sign)

    def first(self) -> QWidget:
        """What takes the focus here."""
        return self._sign if self._sign.isEnabled() else self._ask if self._ask.isVisibleTo(self) else self._acknowledge

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._ask.setText(_("Demander des corrections"))
        self._sign.setText(_("Signer la décision"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    # ---- inside

    def _lay_out(self) -> None:
        standing = QHBoxLayout()
        standing.setSpacing(10)
        standing.addWidget(self._state)
        standing.addWidget(self._following, 1)
        standing.addWidget(self._acknowledge)
        standing.addWidget(self._ask)
        totals = QHBoxLayout()
        totals.setSpacing(20)
        bottom = Qt.AlignmentFlag.AlignBottom
        totals.addWidget(self._progress, 0, bottom)
        for one in (self._asked, self._gap, self._due):
            totals.addWidget(one, 0, bottom)
        totals.addStretch(1)
        totals.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(standing)
        self.body.addLayout(totals)
        self._fit()

    def _fit(self) -> None:
        margin, spacing = (7, 2) if theme.is_low() else (10, 8)
        self.body.setContentsMargins(16, margin, 16, margin)
        self.body.setSpacing(spacing)

    def _acknowledged(self) -> None:
        self.answer_asked.emit(AnswerKind.RECEIPT)

    def _questions(self) -> None:
        self.answer_asked.emit(AnswerKind.QUESTIONS)

    def _decision(self) -> None:
        self.answer_asked.emit(AnswerKind.DECISION)


class _Sum(QWidget):
    def __init__(self, role: Role = Role.STRONG) -> None:
        super().__init__()
        self._label = Label("", Role.CAPTION, "ink3")
        self.figure = Label("", role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self.figure)

    def show_figure(self, figure: Figure) -> None:
        self._label.setText(figure.label)
        self.figure.setText(figure.text)
        self.figure.set_tone(figure.tone)
        self.setAccessibleName(f"{figure.label} {figure.text}")
