"""What a person agreed to, as the card shows it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.answers_sheet import AnswersSheet
from lianes_desktop.ui.contacts.listing import CONSENT_LOOKS
from lianes_desktop.ui.contacts.parts import Icon
from lianes_desktop.ui.contacts.values import ConsentShown
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label


class ConsentBlock(QWidget):
    """What the person said, its scope, and the answers that can be noted in one press."""

    answered = Signal(object)
    review_asked = Signal()
    notice_asked = Signal()
    answers_given = Signal(object)
    """``AnswersGiven``: one answer for each purpose."""

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
        self._shown: ConsentShown | None = None
        self._informed = Label("", Role.SMALL, "ink2", wrap=True)
        self._informed.setObjectName("noticeGiven")
        self._read = Button("", icon="file-text", size=Size.SMALL)
        self._read.setObjectName("readNotice")
        self._each = Button("", icon="list-filter", size=Size.SMALL)
        self._each.setObjectName("answerEach")
        each = QHBoxLayout()
        each.setSpacing(8)
        each.addWidget(self._read)
        each.addWidget(self._each)
        each.addStretch(1)
        self._scope = QVBoxLayout()
        self._scope.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._notice)
        column.addLayout(self._scope)
        column.addWidget(self._informed)
        column.addLayout(each)
        self._read.clicked.connect(self.notice_asked)
        self._each.clicked.connect(self._ask_each)
        self._yes.clicked.connect(self._said_yes)
        self._no.clicked.connect(self._said_no)
        self._withdraw.clicked.connect(self._withdrawn)
        self._review.clicked.connect(self.review_asked)

    def show_consent(self, consent: ConsentShown) -> None:
        """Show where consent stands."""
        self._shown = consent
        self._informed.setText(consent.answers.informed)
        self._informed.setVisible(bool(consent.answers.informed))
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
        self._read.setText(_("Notice"))
        self._each.setText(_("Point par point"))

    def _ask_each(self) -> None:
        if self._shown is not None:
            sheet = AnswersSheet(self, self._shown.answers, self._shown.channel)
            sheet.given.connect(self.answers_given)
            sheet.open()

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
        row.addWidget(Icon("check" if given else "x", "ok" if given else "ink3"))
        said = words if given else _("{permission} : non").format(permission=words)
        row.addWidget(Label(said, Role.BODY, "ink" if given else "ink2", wrap=True), 1)
