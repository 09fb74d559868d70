"""What to write of the contacts: which form of file, with the notes or without."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.cards import CardKind
from lianes_desktop.ui.contacts.file_values import ExportAsked, ExportView
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override


class ExportSheet(Sheet):
    """``given`` tells an ``ExportAsked``."""

    given = Signal(object)

    def __init__(self, parent: QWidget, view: ExportView) -> None:
        """Who leaves and who stays, as it is now."""
        super().__init__(parent, _("Exporter les contacts"), view.leaving, _("Choisir le fichier"), _("Annuler"))
        self.setObjectName("exportSheet")
        self._kind: Segmented[CardKind] = Segmented(
            [Segment(CardKind.VCARD, _("vCard (.vcf)")), Segment(CardKind.TABLE, _("Tableau (.csv)"))], stretch=True
        )
        self._kind.setObjectName("exportKind")
        self._kind.show_value(CardKind.VCARD)
        self._notes = CheckLine(_("Joindre les notes"))
        self._notes.setObjectName("exportNotes")
        if view.staying:
            staying = Notice("warn", "shield-question-mark", view.staying)
            staying.setObjectName("exportStaying")
            self.body.addWidget(staying)
        self.body.addWidget(self._kind)
        self.body.addWidget(self._notes)
        for part in (self._kind, self._notes):
            part.setVisible(not view.none)
        self.accept_button.setVisible(not view.none)

    @override
    def accept(self) -> None:
        self.given.emit(ExportAsked(self._kind.value() or CardKind.VCARD, self._notes.isChecked()))
        super().accept()
