"""Asks what a programme is filled with, and for which day."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.entries import ChoiceEntry
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.programme.fills import Answer, Fill, Question, Source


class _Words(NamedTuple):
    """What the sheet says, each a message to translate."""

    title: str
    sentence: str
    source: str
    day: str
    accept: str


WAYS = {
    Fill.TEMPLATE: _Words(
        N_("Partir d'un modèle"),
        N_("Les rendez-vous du modèle s'ajoutent au programme ; ceux qui y sont déjà restent."),
        N_("Modèle"),
        N_("Premier jour"),
        N_("Ajouter au programme"),
    ),
    Fill.DAY: _Words(
        N_("Copier une journée"),
        N_("Heures, lieux et personnes sont repris ; rien de ce qui y a été fait ou appris."),
        N_("Journée à copier"),
        N_("Vers le"),
        N_("Copier la journée"),
    ),
    Fill.FORMER: _Words(
        N_("Reprendre un ancien programme"),
        N_("Heures, lieux et notes sont repris ; ni participants, ni contacts, ni suites."),
        N_("Ancien programme"),
        N_("Premier jour"),
        N_("Reprendre le programme"),
    ),
}


class FillSheet(Sheet):
    """``answered`` gives an ``Answer``; the sheet stays until it is accepted from outside."""

    answered = Signal(object)

    def __init__(self, parent: QWidget, question: Question) -> None:
        """The source and the day proposed are there already: Enter takes them."""
        words = WAYS[question.fill]
        super().__init__(parent, _(words.title), _(words.sentence), _(words.accept), _("Annuler"))
        self.setObjectName("fill_sheet")
        self._fill = question.fill
        self._source: Source = question.proposed
        self._choice = ChoiceEntry("fill_source")
        self._choice.set_label(_(words.source))
        self._choice.offer(question.sources, question.proposed)
        self._choice.left.connect(self._chosen)
        self._day = DateField(_("jj/mm/aaaa"))
        self._day.setObjectName("fill_day")
        self._day.setText(question.day)
        self._labelled = LabeledField(_(words.day), self._day)
        self.body.addWidget(self._choice)
        self.body.addWidget(self._labelled)
        self.accept_button.clicked.disconnect()
        self.accept_button.clicked.connect(self._answer)
        self._day.setFocus()
        self._day.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say below the day why it is refused."""
        self._labelled.refuse(sentence)
        self._day.setFocus()

    def _chosen(self, left: tuple[str, Source]) -> None:
        self._source = left[1]

    def _answer(self) -> None:
        self.answered.emit(Answer(self._fill, self._source, self._day.text()))
