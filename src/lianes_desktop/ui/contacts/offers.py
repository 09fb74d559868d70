"""People met in other actions, offered while a new card is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ContactId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.values import Offer
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label


class OffersStrip(QWidget):
    """A line for each, with a button that takes the card over; ``taken`` gives whose."""

    taken = Signal(object)

    def __init__(self) -> None:
        """Hidden until there is somebody."""
        super().__init__()
        self.setObjectName("metBefore")
        self._offers: tuple[Offer, ...] = ()
        self._title = Label("", Role.SMALL_STRONG, "ink2")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(self._lines)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these, or nobody."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        empty(self._lines)
        for one in self._offers:
            line = _OfferLine(one)
            line.taken.connect(self.taken)
            self._lines.addWidget(line)
        self.setVisible(bool(self._offers))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Déjà rencontré dans un autre dossier"))


class _OfferLine(QWidget):
    taken = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._id: ContactId = offer.id
        take = Button(_("Reprendre"), size=Size.SMALL)
        take.setObjectName(f"takeOver_{offer.id.hex}")
        take.setAccessibleName(f"{_('Reprendre')} {offer.words}")
        take.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = ElidedLabel(offer.words, Role.STRONG)
        row.addWidget(words, 1)
        row.addWidget(ElidedLabel(offer.detail, Role.SMALL, "ink2"), 1)
        row.addWidget(take)

    def _take(self) -> None:
        self.taken.emit(self._id)
