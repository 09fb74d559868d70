"""The claim's pages, looked at before they are signed."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.ports import Progress
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.ports import Jobs


class PreviewSheet(Sheet):
    """One sheet of the PDF at a time, drawn beside the window."""

    def __init__(self, parent: QWidget, hand_in: HandInService, jobs: Jobs, pdf: Path) -> None:
        """Ask for the first sheet at once."""
        super().__init__(parent, _("Aperçu de la demande"), "", _("Fermer"), "")
        self._hand_in, self._jobs, self._pdf = hand_in, jobs, pdf
        self._asked = 0
        self.viewer = PhotoViewer()
        self.viewer.setMinimumSize(560, 560)
        self.viewer.show_words(_("Préparation de l'aperçu"))
        self.viewer.sheet_asked.connect(self._ask)
        self.body.addWidget(self.viewer, 1)
        self._ask(0)

    def _ask(self, sheet: object) -> None:
        if isinstance(sheet, int):
            self._asked = sheet
            self._jobs.run(partial(self._drawn, sheet), self._show, self._failed)

    def _drawn(self, sheet: int, _progress: Progress) -> tuple[int, int, bytes]:
        return sheet, *self._hand_in.preview_sheet(self._pdf, sheet)

    def _show(self, drawn: tuple[int, int, bytes]) -> None:
        sheet, sheets, jpeg = drawn
        if sheet == self._asked:
            self.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def _failed(self, error: Exception) -> None:
        words = wording.failure(error) if isinstance(error, UnavailableError) else _("Aperçu impossible.")
        self.viewer.show_words(words)
