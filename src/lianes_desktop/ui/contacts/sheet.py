"""The card of one person to read: ways to reach them, what they agreed to, where they were met."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.listing import CONSENT_LOOKS
from lianes_desktop.ui.contacts.values import Card, ConsentShown, Fact, MetLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Notice, Rule, empty
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_ASIDE = 300
"""Width of what stands at the side: consent, what is left to do."""
_LEAST = 140
"""What each of two names side by side keeps when both are long."""


class ContactSheet(ScrollColumn):
    """Shows a ``Card``; ``answered`` gives the ``ConsentState`` said in one press, ``review_asked`` opens the form."""

    answered = Signal(object)
    review_asked = Signal()
    copied = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=16)
        self._facts = QVBoxLayout()
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self._languages_line = QWidget()
        self._languages = FlowLayout(self._languages_line, spacing=6)
        self._consent_title, self._met_title = Label("", Role.H2), Label("", Role.H2)
        self._follow_title, self._note_title = Label("", Role.H2), Label("", Role.H2)
        self._consent = ConsentBlock()
        self._met = QVBoxLayout()
        self._not_met = Label("", Role.SMALL, "ink2", wrap=True)
        self._follow_up, self._note = Label("", Role.BODY, wrap=True), Label("", Role.BODY, wrap=True)
        for label in (self._follow_up, self._note):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._consent.answered.connect(self.answered)
        self._consent.review_asked.connect(self.review_asked)
        self._lay_out()

    def show_card(self, card: Card) -> None:
        """Show a person."""
        empty(self._facts)
        for fact in card.facts:
            line = FactLine(fact)
            line.copied.connect(self.copied)
            self._facts.addWidget(line)
        empty(self._languages)
        for words in card.languages:
            self._languages.addWidget(Chip(words))
        self._languages_line.setVisible(bool(card.languages))
        self._nothing.setVisible(not card.facts and not card.languages)
        self._consent.show_consent(card.consent)
        empty(self._met)
        for one in card.met:
            self._met.addWidget(_MetRow(one))
        self._not_met.setVisible(not card.met)
        for title, label, words in (
            (self._follow_title, self._follow_up, card.follow_up),
            (self._note_title, self._note, card.note),
        ):
            label.setText(words)
            label.setVisible(bool(words))
            title.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next card."""
        self._nothing.setText(_("Aucune coordonnée pour l'instant : F2 pour les saisir."))
        self._consent_title.setText(_("Données personnelles"))
        self._met_title.setText(_("Rencontré à"))
        self._not_met.setText(_("Associez ce contact à un rendez-vous du programme."))
        self._follow_title.setText(_("Suites à donner"))
        self._note_title.setText(_("Note"))
        self._consent.retranslate()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 16, 20, 16)
        self._facts.setSpacing(12)
        self._met.setSpacing(12)
        reach = QVBoxLayout()
        reach.setSpacing(12)
        reach.addLayout(self._facts)
        reach.addWidget(self._languages_line)
        reach.addWidget(self._nothing)
        reach.addStretch(1)
        consent = QVBoxLayout()
        consent.setSpacing(8)
        consent.addWidget(self._consent_title)
        consent.addWidget(self._consent)
        consent.addStretch(1)
        met = QVBoxLayout()
        met.setSpacing(10)
        met.addWidget(self._met_title)
        met.addLayout(self._met)
        met.addWidget(self._not_met)
        met.addStretch(1)
        after = QVBoxLayout()
        after.setSpacing(6)
        for label in (self._follow_title, self._follow_up, self._note_title, self._note):
            after.addWidget(label)
        after.addStretch(1)
        self.body.addLayout(_side_by_side(reach, consent))
        self.body.addWidget(Rule())
        self.body.addLayout(_side_by_side(met, after))
        self.body.addStretch(1)


class FactLine(QWidget):
    """Icon, label, value in both scripts, and a button that copies it."""

    copied = Signal()

    def __init__(self, fact: Fact) -> None:
        """As the fact says."""
        super().__init__()
        self._copied = fact.copied
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Icon(fact.icon))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(fact.label, Role.SMALL, "ink2"))
        value = QHBoxLayout()
        value.setSpacing(14)
        for text, role, tone in ((fact.words, Role.STRONG, "ink"), (fact.also, Role.BODY, "ink2")):
            if text:
                value.addWidget(ShrinkingLabel(text, role, tone))
        value.addStretch(1)
        words.addLayout(value)
        row.addLayout(words, 1)
        if fact.copied:
            button = IconButton("copy", _("Copier : {label}").format(label=fact.label))
            button.setObjectName(f"copy_{fact.icon}")
            button.clicked.connect(self._copy)
            row.addWidget(button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.copied.emit()


class ConsentBlock(QWidget):
    """What the person said, its scope, and the answers that can be noted in one press."""

    answered = Signal(object)
    review_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._notice = Notice()
        self._notice.setObjectName("consentNotice")
        self._yes = Button("", Kind.PRIMARY, size=Size.SMALL)
        self._yes.setObjectName("consentYes")
        self._no = Button("", size=Size.SMALL)
        self._no.setObjectName("consentNo")
        self._review = Button("", size=Size.SMALL)
        self._review.setObjectName("consentReview")
        self._withdraw = Button("", size=Size.SMALL)
        self._withdraw.setObjectName("consentWithdraw")
        self._notice.set_actions([self._yes, self._no, self._review, self._withdraw])
        self._scope = QVBoxLayout()
        self._scope.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._notice)
        column.addLayout(self._scope)
        self._yes.clicked.connect(self._said_yes)
        self._no.clicked.connect(self._said_no)
        self._withdraw.clicked.connect(self._withdrawn)
        self._review.clicked.connect(self.review_asked)

    def show_consent(self, consent: ConsentShown) -> None:
        """Show where consent stands."""
        icon = CONSENT_LOOKS[consent.state][0]
        self._notice.show_words(consent.tone, icon, consent.title, consent.sentence)
        to_ask = consent.state is ConsentState.TO_ASK
        for button in (self._yes, self._no):
            button.setVisible(to_ask)
        self._review.setVisible(not to_ask)
        self._withdraw.setVisible(consent.state is ConsentState.GRANTED)
        empty(self._scope)
        for words, given in consent.scope:
            self._scope.addWidget(_Permission(words, given=given))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._yes.setText(_("Accord"))
        self._no.setText(_("Refus"))
        self._review.setText(_("Revoir"))
        self._withdraw.setText(_("Retirer"))

    def _said_yes(self) -> None:
        self.answered.emit(ConsentState.GRANTED)

    def _said_no(self) -> None:
        self.answered.emit(ConsentState.REFUSED)

    def _withdrawn(self) -> None:
        self.answered.emit(ConsentState.WITHDRAWN)


class _Permission(QWidget):
    """A tick or a cross, and what is permitted or not."""

    def __init__(self, words: str, *, given: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Icon("check" if given else "x", "ok" if given else "ink3"))
        said = words if given else _("{permission} : non").format(permission=words)
        row.addWidget(Label(said, Role.BODY, "ink" if given else "ink2", wrap=True), 1)


class _MetRow(QWidget):
    """A programme line where the person was met."""

    def __init__(self, line: MetLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        when, what = QVBoxLayout(), QVBoxLayout()
        when.setSpacing(1)
        what.setSpacing(1)
        day = Label(line.day, Role.STRONG)
        day.setMinimumWidth(64)
        when.addWidget(day)
        when.addWidget(Label(line.time, Role.SMALL, "ink2"))
        what.addWidget(ElidedLabel(line.title, Role.STRONG))
        what.addWidget(ElidedLabel(line.place, Role.SMALL, "ink2"))
        row.addLayout(when)
        row.addWidget(_Tile())
        row.addLayout(what, 1)


class _Icon(QWidget):
    """An icon beside words; decoration."""

    def __init__(self, name: str, tone: str = "teal") -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._name, self._tone, self.rect(), 20)


class _Tile(QWidget):
    """People in a tinted square: somebody was met; decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(34, 34)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("meet_tint"))
            paint.centred_icon(painter, "users", "meet", self.rect(), 18)


class ShrinkingLabel(ElidedLabel):
    """Words as wide as they are, that elide rather than push when there is no room."""

    def __init__(self, text: str, role: Role, tone: str = "ink") -> None:
        """As a label."""
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setMinimumWidth(min(paint.text_width(text, self.font()), _LEAST))
        self.updateGeometry()  # what is shown may be as before while the whole is wider


def _side_by_side(main: QVBoxLayout, aside: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addLayout(main, 1)
    holder = QWidget()
    holder.setFixedWidth(_ASIDE)
    aside.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(aside)
    row.addWidget(holder)
    return row
