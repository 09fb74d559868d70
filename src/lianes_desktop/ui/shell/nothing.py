"""What is shown in a page's place while there is no dossier: the three ways to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import EmptyState


class NoDossier(QWidget):
    """Says the first step; ``mission_asked``, ``hosting_asked`` and ``sample_asked`` take it."""

    mission_asked = Signal()
    hosting_asked = Signal()
    sample_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("no_dossier")
        self._mission = Button("", Kind.PRIMARY, icon="plane-takeoff")
        self._hosting = Button("", Kind.SECONDARY, icon="handshake")
        self._sample = Button("", Kind.SECONDARY, icon="eye")
        for button, name, signal in (
            (self._mission, "begin_mission", self.mission_asked),
            (self._hosting, "begin_hosting_day", self.hosting_asked),
            (self._sample, "begin_sample", self.sample_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._state = EmptyState("folder", actions=(self._mission, self._hosting, self._sample))
        column = QVBoxLayout(self)
        column.addWidget(self._state)
        self.setFocusProxy(self._mission)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._state.show_words(
            _("Commencez par un dossier"),
            _("Une mission au Maroc ou une journée d'accueil : programme, contacts et reçus s'y rangent."),
        )
        self._mission.setText(_("Nouvelle mission"))
        self._hosting.setText(_("Nouvelle journée d'accueil"))
        self._sample.setText(_("Dossier d'exemple"))
