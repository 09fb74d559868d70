"""What is shown in a page's place while there is no dossier: the four kinds of action, and other ways to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.shell.kind_button import KindButton

_WIDTH = 330


class NoDossier(QWidget):
    """Says the first step; the signals take it, one for each kind of action and each other way."""

    begin_asked = Signal(object)
    """The ``ActionType``."""
    start_asked = Signal()
    sample_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("no_dossier")
        looks = (Kind.PRIMARY, *[Kind.SECONDARY] * (len(ActionType) - 1))
        self._buttons = [KindButton(one, look, "begin") for one, look in zip(ActionType, looks, strict=True)]
        for kind in self._buttons:
            kind.begin_asked.connect(self.begin_asked)
        self._start = Button("", Kind.SECONDARY, icon="copy")
        self._sample = Button("", Kind.SECONDARY, icon="eye")
        for button, name, signal in (
            (self._start, "begin_from", self.start_asked),
            (self._sample, "begin_sample", self.sample_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._said = [Label("", Role.SMALL, "ink2", wrap=True) for _kind in self._buttons]
        self._state = EmptyState("folder")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addLayout(self._kinds())
        others = QHBoxLayout()
        others.setSpacing(10)
        others.addStretch(1)
        others.addWidget(self._start)
        others.addWidget(self._sample)
        others.addStretch(1)
        column.addSpacing(8)
        column.addLayout(others)
        column.addStretch(2)
        self.setFocusProxy(self._buttons[0])
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._state.show_words(
            _("Commencez par un dossier"),
            _("Choisissez ce que vous préparez : programme, contacts et reçus s'y rangent."),
        )
        for kind in self._buttons:
            kind.retranslate()
        self._start.setText(_("Partir d'un dossier passé ou d'un modèle"))
        self._sample.setText(_("Dossier d'exemple"))
        for label, words in zip(
            self._said,
            (
                _("Quelques jours d'expertise au Maroc, avec vos élus, agents ou acteurs."),
                _("Une journée chez vous avec une délégation marocaine."),
                _("Dire ce que vous cherchez, comparer, rencontrer, signer."),
                _("Études, prestations, petit matériel, avec vos partenaires."),
            ),
            strict=True,
        ):
            label.setText(words)

    def _kinds(self) -> QHBoxLayout:
        """The four kinds, two by two, each with what it is."""
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, (button, said) in enumerate(zip(self._buttons, self._said, strict=True)):
            card = Card(padding=14, spacing=8)
            card.setFixedWidth(_WIDTH)
            card.body.addWidget(button)
            card.body.addWidget(said)
            card.body.addStretch(1)
            grid.addWidget(card, at // 2, at % 2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(grid)
        row.addStretch(1)
        return row
