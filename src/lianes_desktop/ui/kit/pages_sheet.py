"""The pages of a PDF, looked at over the page: a claim before it is signed, an answer of Lianes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.ports import Jobs
from lianes_desktop.ui.kit.typed import override

_PAGE = QSize(600, 720)
Draw = Callable[[Path, int], tuple[int, bytes]]
"""Gives how many sheets a PDF has, and one of them as a JPEG; called on a worker's thread."""


class PagesSheet(Sheet):
    """One sheet of the PDF at a time, drawn beside the window."""

    def __init__(self, parent: QWidget, title: str, draw: Draw, jobs: Jobs, pdf: Path) -> None:
        """Ask for the first sheet at once."""
        super().__init__(parent, title, "", _("Fermer"), "")
        self.setObjectName("pagesSheet")
        self._draw, self._jobs, self._pdf = draw, jobs, pdf
        self._asked = 0
        self._open = True
        self.viewer = PhotoViewer()
        self.viewer.setObjectName("previewPages")
        self.viewer.setMinimumSize(_PAGE.boundedTo(parent.window().size() - QSize(80, 200)))
        self.viewer.bar.show_words(
            _("Agrandir"), _("Tourner la vue"), _("Tout voir"), _("Page précédente"), _("Page suivante")
        )
        self.viewer.show_words(_("Préparation de l'aperçu"))
        self.viewer.sheet_asked.connect(self._ask)
        self.viewer.full_screen_asked.connect(self._fill)
        self.body.addWidget(self.viewer, 1)
        self.viewer.setFocus()
        self._ask(0)

    @override
    def done(self, arg__1: int, /) -> None:
        self._open = False
        super().done(arg__1)

    def _ask(self, sheet: int) -> None:
        self._asked = sheet
        self._jobs.run(partial(self._drawn, sheet), self._show, self._failed)

    def _fill(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _drawn(self, sheet: int, _progress: Progress) -> tuple[int, int, bytes]:
        return sheet, *self._draw(self._pdf, sheet)

    def _show(self, drawn: tuple[int, int, bytes]) -> None:
        sheet, sheets, jpeg = drawn
        if self._open and sheet == self._asked:
            self.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def _failed(self, error: Exception) -> None:
        words = wording.failure(error) if isinstance(error, UnavailableError) else _("Cette page ne se dessine pas.")
        if self._open:
            self.viewer.show_words(words)
