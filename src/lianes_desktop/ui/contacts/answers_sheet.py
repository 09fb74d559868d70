"""The sheets handed over the laptop: the notice in both languages, and one answer for each purpose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lianes_desktop.domain.contacts import ConsentChannel, ConsentState, Purpose
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.notices import Notice
from lianes_desktop.ui.contacts.agreeing import AnswersGiven, AnswersShown
from lianes_desktop.ui.kit.cards import Rule
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.entries import ChoiceEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override

_COLUMN = 340  # px, a column of the notice that reads well at arm's length
_HISTORY = 120


class NoticeSheet(Sheet):
    """The notice to read, French beside Arabic; ``given`` once it was."""

    given = Signal()

    def __init__(self, parent: QWidget, notice: Notice) -> None:
        """Show one version."""
        super().__init__(
            parent,
            _("Notice d'information"),
            _("À lire avec la personne, ou à lui donner imprimée : sa réponse est notée à part."),
            _("Notice donnée"),
            _("Fermer"),
        )
        self.setObjectName("noticeSheet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for row, (french, arabic) in enumerate(notice.paragraphs):
            for column, (words, direction) in enumerate(
                ((french, Qt.LayoutDirection.LeftToRight), (arabic, Qt.LayoutDirection.RightToLeft))
            ):
                label = Label(words, Role.BODY, wrap=True)
                label.setLayoutDirection(direction)
                label.setFixedWidth(_COLUMN)
                label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)

    @override
    def accept(self) -> None:
        self.given.emit()
        super().accept()


class AnswersSheet(Sheet):
    """One answer for each purpose, who heard it and how; ``given`` carries ``AnswersGiven``."""

    given = Signal(object)

    def __init__(self, parent: QWidget, shown: AnswersShown, channel: ConsentChannel | None) -> None:
        """Show the answers in force."""
        super().__init__(
            parent,
            _("Ce que la personne accepte"),
            shown.informed or _("La notice n'a pas encore été donnée."),
            _("Noter ces réponses"),
            _("Annuler"),
        )
        self.setObjectName("answersSheet")
        self._answers: dict[Purpose, Segmented[ConsentState]] = {}
        for purpose in Purpose:
            self.body.addLayout(self._row(purpose, shown.states[purpose]))
        self.body.addWidget(Rule())
        self._channel = ChoiceEntry("answers_channel")
        self._channel.set_label(_("Recueilli"))
        self._channel.offer(
            tuple((one, wording.consent_channel(one)) for one in ConsentChannel), channel or ConsentChannel.ORAL
        )
        self._witness = TextField()
        self._witness.setObjectName("answers_witness")
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._channel, 1)
        below.addWidget(LabeledField(_("Témoin, s'il y en a un"), self._witness), 1)
        self.body.addLayout(below)
        if shown.history:
            self.body.addWidget(Label(_("Historique"), Role.LABEL, "ink2"))
            self.body.addWidget(_history(shown.history))

    @override
    def accept(self) -> None:
        control = self._channel.control
        channel = control.value() if isinstance(control, Choice) else None
        states = {purpose: answer.value() for purpose, answer in self._answers.items()}
        said = {purpose: state for purpose, state in states.items() if state is not None}
        heard = channel if isinstance(channel, ConsentChannel) else ConsentChannel.ORAL
        self.given.emit(AnswersGiven(said, heard, self._witness.text()))
        super().accept()

    def _row(self, purpose: Purpose, state: ConsentState) -> QHBoxLayout:
        no = ConsentState.WITHDRAWN if state is ConsentState.WITHDRAWN else ConsentState.REFUSED
        words = {
            ConsentState.TO_ASK: _("À demander"),
            ConsentState.GRANTED: _("Accord"),
            no: wording.consent(no) if state is no else _("Refus"),
        }
        if state is ConsentState.GRANTED:
            words[no] = _("Retirer")
        answer: Segmented[ConsentState] = Segmented([Segment(one, said) for one, said in words.items()])
        answer.setObjectName(f"answer_{purpose}")
        answer.show_value(state)
        self._answers[purpose] = answer
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Label(wording.purpose(purpose), Role.BODY, wrap=True), 1)
        row.addWidget(answer)
        return row


def _history(lines: tuple[str, ...]) -> QWidget:
    column = ScrollColumn(spacing=4)
    column.setObjectName("answersHistory")
    for words in lines:
        column.body.addWidget(Label(words, Role.SMALL, "ink2", wrap=True))
    column.body.addStretch(1)
    column.setFixedHeight(_HISTORY)
    return column
