"""Asks what a new dossier starts from, and its first day."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.shell.switcher import CardDelegate, CardModel
from lianes_desktop.ui.shell.values import StartCard

_WIDTH = 520
_MOST_ROWS = 5


class StartSheet(Sheet):
    """``chosen`` gives ``(source, first day as typed)``; the sheet stays until ``done_with``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, cards: Sequence[StartCard]) -> None:
        """The first card is selected."""
        super().__init__(
            parent,
            _("Partir d'un dossier passé ou d'un modèle"),
            _("Faits, participants, tâches, programme et budget sont repris ; ni dépenses, ni contacts, ni envois."),
            _("Créer le dossier"),
            _("Annuler"),
        )
        self.setObjectName("start_sheet")
        self._model: CardModel[StartCard] = CardModel(self)
        self._model.show_cards(cards)
        self.list = ListView()
        self.list.setObjectName("starts")
        self.list.setModel(self._model)
        self.list.setItemDelegate(CardDelegate(self.list))
        self.list.setAccessibleName(_("Modèles et dossiers passés"))
        self.list.setMinimumWidth(_WIDTH)
        self.list.setFixedHeight(min(len(cards), _MOST_ROWS) * CardDelegate.row_height)
        self.list.setCurrentIndex(self._model.index(0))
        self._day = DateField(_("jj/mm/aaaa"))
        self._day.setObjectName("first_day")
        self._labelled = LabeledField(_("Premier jour"), self._day)
        self.body.addWidget(self.list)
        self.body.addWidget(self._labelled)
        self.accept_button.clicked.disconnect()
        self.accept_button.clicked.connect(self._choose)
        self.list.opened.connect(self._day.setFocus)
        self.list.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say below the day why it is refused."""
        self._labelled.refuse(sentence)
        self._day.setFocus()

    def _choose(self) -> None:
        card = self._model.card(max(self.list.currentIndex().row(), 0))
        self.chosen.emit((card.source, self._day.text()))
