"""The picture of the receipt beside the line: the last one asked for is the one shown. No Qt."""

from functools import partial
from typing import Protocol

from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Job, Jobs

Wanted = tuple[str, tuple[ReceiptPage, ...], int]
"""Digest of the bundle, pages of the line's receipts, and the sheet of them all, from 0."""


class ReceiptsView(Protocol):
    """Where the picture is shown."""

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of the line's receipt."""
        ...

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
        ...


class Receipts:
    """Draws sheets beside the window."""

    def __init__(self, view: ReceiptsView, inbox: InboxService, jobs: Jobs) -> None:
        """Nothing is wanted yet."""
        self._view = view
        self._inbox = inbox
        self._jobs = jobs
        self._wanted: Wanted = ("", (), 0)
        self._drawing: Job | None = None

    def show(self, asked: tuple[str, tuple[ReceiptPage, ...]]) -> None:
        """Show a line's receipt, of the bundle of that digest; sheets of all its files are counted together."""
        self._draw((*asked, 0))

    def turn_to(self, sheet: int) -> None:
        """Show another sheet of the same receipt."""
        key, pages, _sheet = self._wanted
        self._draw((key, pages, sheet))

    def _draw(self, wanted: Wanted) -> None:
        self._wanted = wanted
        key, pages, left = wanted
        if self._drawing is not None:
            self._drawing.cancel()
        if not pages:
            self._view.show_no_picture(_("Aucun justificatif : cette ligne ne compte pas."))
            return
        for page in pages:
            if left < page.sheets:
                work = partial(self._drawn, key, page, left, wanted)
                self._drawing = self._jobs.run(work, self._pictured, partial(self._unseen, wanted))
                return
            left -= page.sheets

    def _drawn(
        self, key: str, page: ReceiptPage, sheet: int, wanted: Wanted, _progress: Progress
    ) -> tuple[Wanted, bytes]:
        return wanted, self._inbox.receipt(key, page, sheet)

    def _pictured(self, drawn: tuple[Wanted, bytes]) -> None:
        wanted, jpeg = drawn
        if wanted == self._wanted:
            _key, pages, sheet = wanted
            self._view.show_picture(jpeg, sheet, sum(page.sheets for page in pages))

    def _unseen(self, wanted: Wanted, error: Exception) -> None:
        if wanted != self._wanted:
            return
        words = (
            wording.failure(error) if isinstance(error, UnavailableError) else _("Cette pièce ne peut être montrée.")
        )
        self._view.show_no_picture(words)
