"""The question that opens a membership: which authority, which edition."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.joining.values import Begun, Offer
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.entries import ChoiceEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.typed import override


class BeginSheet(Sheet):
    """``given`` carries a ``Begun``; the sheet stays until it is closed, so that a refusal can be said in it."""

    given = Signal(object)

    def __init__(self, parent: QWidget, offer: Offer) -> None:
        """Ask with the person's own authority chosen."""
        super().__init__(
            parent,
            _("Nouvelle adhésion"),
            _("La collectivité prend contact avec Lianes, puis lui envoie sa lettre d'intention signée."),
            _("Ouvrir"),
            _("Annuler"),
        )
        self.setObjectName("begin_sheet")
        self._authority, self._edition, self._role = (
            ChoiceEntry(name) for name in ("begin_authority", "begin_edition", "begin_role")
        )
        self._name = TextField()
        self._name.setObjectName("begin_name")
        self._named = LabeledField(_("Nom de la collectivité"), self._name)
        self._authority.set_label(_("Collectivité française"))
        self._edition.set_label(_("Édition"))
        self._role.set_label(_("Place dans le consortium"))
        first = offer.authorities[0][0]
        self._authority.offer(offer.authorities, first if offer.own is None else offer.own)
        self._edition.offer(offer.editions, offer.editions[0][0])
        self._role.offer(offer.roles, offer.roles[0][0])
        self._edition.setVisible(len(offer.editions) > 1)
        for entry in (self._authority, self._named, self._edition, self._role):
            self.body.addWidget(entry)
        self._authority.left.connect(self._fit)
        self._fit()

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside each field why it is refused."""
        said = {one.field: wording.refusal(one) for one in refusals}
        self._authority.refuse(said.get("authority", ""))
        self._named.refuse(said.get("name", ""))

    def serve(self) -> None:
        """The answer has served."""
        self.done(Sheet.DialogCode.Accepted)

    @override
    def accept(self) -> None:
        edition, authority, role = (_value(one) for one in (self._edition, self._authority, self._role))
        self.refuse(())
        self.given.emit(Begun(edition, authority, self._name.text(), role))  # type: ignore[arg-type]  # as offered

    def _fit(self) -> None:
        """Ask for a name when the authority is in no list."""
        self._named.setVisible(_value(self._authority) is None)


def _value(entry: ChoiceEntry) -> object:
    return entry.control.value() if isinstance(entry.control, Choice) else None
