"""The card of one person to read: ways to reach them, what they agreed to, where they were met."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.consent import ConsentBlock
from lianes_desktop.ui.contacts.parts import Icon, MetTile, ShrinkingLabel
from lianes_desktop.ui.contacts.scan import ScanBlock
from lianes_desktop.ui.contacts.values import Card, Fact, MetLine
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn

_WORDS_START = 32  # px: an icon and its gap, so that every line of the card starts alike
_ASIDE = 300
"""Width of what stands at the side: consent, what is left to do."""


class ContactSheet(ScrollColumn):
    """Shows a ``Card``; ``answered`` gives the ``ConsentState`` said in one press, ``review_asked`` opens the form."""

    answered = Signal(object)
    review_asked = Signal()
    notice_asked = Signal()
    answers_given = Signal(object)
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
        self.scan = ScanBlock()
        self._met = QVBoxLayout()
        self._not_met = Label("", Role.SMALL, "ink2", wrap=True)
        self._follow_up, self._note = Label("", Role.BODY, wrap=True), Label("", Role.BODY, wrap=True)
        for label in (self._follow_up, self._note):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._consent.answered.connect(self.answered)
        self._consent.review_asked.connect(self.review_asked)
        self._consent.notice_asked.connect(self.notice_asked)
        self._consent.answers_given.connect(self.answers_given)
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
        self.scan.show_scan(card.scanned)
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
        self.scan.retranslate()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 16, 20, 16)
        self._facts.setSpacing(12)
        self._met.setSpacing(12)
        reach = QVBoxLayout()
        reach.setSpacing(12)
        reach.addLayout(self._facts)
        spoken = QHBoxLayout()
        spoken.setSpacing(0)
        spoken.addSpacing(_WORDS_START)
        spoken.addWidget(self._languages_line, 1)
        reach.addLayout(spoken)
        reach.addWidget(self._nothing)
        reach.addStretch(1)
        consent = QVBoxLayout()
        consent.setSpacing(8)
        consent.addWidget(self.scan)
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
        row.addWidget(Icon(fact.icon))
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
        row.addWidget(MetTile())
        row.addLayout(what, 1)


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
