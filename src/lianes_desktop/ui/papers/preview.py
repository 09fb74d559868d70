"""The pages of the document selected: drawn beside the window, the first one shown as soon as it is there. No Qt."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.papers import PaperCode, SubjectId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.papers import PaperService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import why_not
from lianes_desktop.ui.kit.ports import Job, Jobs

SHOWN_SIDE = 2000
"""Longest side of a page in pixels, to be read enlarged."""
KEPT_SHEETS = 12
"""Pages shown from memory, their file taken away at once; only a longer document waits for its turn in a file."""


class PreviewView(Protocol):
    """Where the pages are shown."""

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one page of the document."""
        ...

    def show_words(self, words: str) -> None:
        """Say something in the page's place: being drawn, cannot be drawn."""
        ...


class Preview:
    """One document at a time: what comes of an earlier drawing is let go."""

    def __init__(self, view: PreviewView, service: PaperService, jobs: Jobs, drafts: Callable[[], Path]) -> None:
        """``drafts`` gives a folder for what is only shown."""
        self._view = view
        self._service = service
        self._jobs = jobs
        self._drafts = drafts
        self._drawing = 0
        """Which drawing is the present one."""
        self._job: Job | None = None
        self._pages: tuple[bytes, ...] = ()
        """Every page of the document shown, unless it has too many."""
        self._pdf: Path | None = None
        """The file of a document of many pages, once it is drawn."""

    def clear(self) -> None:
        """Let go of the document shown, and of the one being drawn."""
        self._drawing += 1
        if self._job is not None:
            self._job.cancel()
        self._pdf, self._pages = None, ()

    def draw(self, dossier: DossierId | None, code: PaperCode, subject: SubjectId) -> None:
        """Draw another document and show its first page."""
        self.clear()
        self._view.show_words(_("Préparation de l'aperçu"))
        drawing = self._drawing
        self._job = self._jobs.run(
            partial(self._drawn, dossier, code, subject), partial(self._first, drawing), partial(self._undrawn, drawing)
        )

    def turn(self, sheet: int) -> None:
        """Show another page of the document drawn."""
        if sheet < len(self._pages):
            self._view.show_sheet(self._pages[sheet], sheet, len(self._pages))
        elif self._pdf is not None:
            work = partial(self._sheet, self._pdf, sheet)
            drawing = self._drawing
            self._jobs.run(work, partial(self._shown, drawing, sheet), partial(self._undrawn, drawing))

    # ---- beside the window

    def _drawn(
        self, dossier: DossierId | None, code: PaperCode, subject: SubjectId, progress: Progress
    ) -> tuple[Path | None, int, tuple[bytes, ...]]:
        pdf = self._service.write(dossier, code, subject, self._drafts() / "document.pdf", progress)
        sheets, first = self._service.sheet(pdf, 0, SHOWN_SIDE)
        if sheets > KEPT_SHEETS:
            return pdf, sheets, (first,)
        pages = (first, *(self._service.sheet(pdf, sheet, SHOWN_SIDE)[1] for sheet in range(1, sheets)))
        pdf.unlink()
        return None, sheets, pages

    def _sheet(self, pdf: Path, sheet: int, _progress: Progress) -> tuple[int, bytes]:
        return self._service.sheet(pdf, sheet, SHOWN_SIDE)

    # ---- back in the window

    def _first(self, drawing: int, drawn: tuple[Path | None, int, tuple[bytes, ...]]) -> None:
        if drawing == self._drawing:
            self._pdf, sheets, pages = drawn
            self._pages = pages if len(pages) == sheets else ()
            self._view.show_sheet(pages[0], 0, sheets)

    def _shown(self, drawing: int, sheet: int, drawn: tuple[int, bytes]) -> None:
        if drawing == self._drawing:
            sheets, jpeg = drawn
            self._view.show_sheet(jpeg, sheet, sheets)

    def _undrawn(self, drawing: int, error: Exception) -> None:
        if drawing == self._drawing and not isinstance(error, CancelledError):
            self._view.show_words(why_not(error) or _("Cette page ne se dessine pas."))
