"""Whose key it is, asked once its fingerprint was compared by phone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.values import Vouched
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.typed import override


class VouchingSheet(Sheet):
    """Name and organisation; ``given`` carries a ``Vouched``. It stays until it is closed, so as to be refused in."""

    given = Signal(object)

    def __init__(
        self, parent: QWidget, groups: Sequence[str], proposed: str, organisations: Sequence[tuple[str, str]]
    ) -> None:
        """``proposed`` is the name the key claims; it is only believed once confirmed here."""
        super().__init__(
            parent,
            _("À qui est cette clé"),
            _("Appelez la personne au numéro que vous connaissez. Elle doit lire ces quatre groupes :"),
            _("Reconnaître la clé"),
            _("Annuler"),
        )
        self.setObjectName("vouchingSheet")
        self._name = TextField()
        self._name.setObjectName("vouchedName")
        self._name.show_text(proposed)
        self._organisation: Choice[str] = Choice()
        self._organisation.setObjectName("vouchedOrganisation")
        self._organisation.offer([("", _("À préciser plus tard")), *organisations])
        self._organisation.show_value("")
        self._name_field = LabeledField(_("Prénom et nom"), self._name)
        self.body.addWidget(Fingerprint(groups))
        self.body.addWidget(self._name_field)
        self.body.addWidget(LabeledField(_("Collectivité"), self._organisation))

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say why the name is refused."""
        self._name_field.refuse(" ".join(wording.refusal(one) for one in refusals))
        self._name.setFocus()

    @override
    def accept(self) -> None:
        if not self._name.text().strip():
            self.refuse([Refusal("name", Problem.MISSING)])
            return
        self._name_field.refuse("")
        self.given.emit(Vouched(self._name.text().strip(), self._organisation.value() or ""))
