"""The window that says a bug was met."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.typed import override


class CrashSheet(Sheet):
    """Says that something went wrong, what is safe, and offers the report."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        """``text`` is the report."""
        super().__init__(
            parent,
            _("Une erreur inattendue s'est produite"),
            _("Ce qui était enregistré l'est toujours. Le rapport ci-dessous ne contient aucune donnée personnelle."),
            _("Copier le rapport"),
            _("Fermer"),
        )
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setMinimumHeight(160)
        self.report.setAccessibleName(_("Rapport"))
        self.body.addWidget(self.report)

    @override
    def accept(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
        super().accept()
