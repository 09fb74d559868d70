"""Sheets of receipts drawn away from the window, seen as a person asked: the files themselves never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, View
from lianes_desktop.ui.expenses.values import Sheet
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices

_LONGEST = 2000  # px: enough to read small print, and one decode of the camera's 4000


@dataclass(frozen=True, slots=True)
class SheetViews:
    """How each sheet was chosen to be seen; kept while the application runs, and nowhere else."""

    _chosen: Mapping[tuple[str, int], View] = field(default_factory=dict)

    def of(self, sheet: Sheet) -> View:
        """The view chosen, or the sheet as it is."""
        return self._chosen.get(_key(sheet), AS_IT_IS)

    def choosing(self, sheet: Sheet, how: View) -> "SheetViews":
        """The same, but for one sheet; copies of one file are seen alike."""
        return SheetViews({**self._chosen, _key(sheet): how})


def _key(sheet: Sheet) -> tuple[str, int]:
    return sheet.page.digest, sheet.sheet


class Sheets:
    """Draws the sheet in sight: as it is, flattened by its corners, in even light."""

    def __init__(self, view: ExpensesView, expenses: ExpenseService, jobs: Jobs, notices: Notices) -> None:
        """No sheet was asked to be seen otherwise yet."""
        self._view = view
        self._expenses = expenses
        self._jobs = jobs
        self._notices = notices
        self._views = SheetViews()
        self._drawing: Job | None = None
        self._finding: Job | None = None

    def show(self, sheet: Sheet) -> None:
        """Draw a sheet as it was last seen; only the last one asked for is wanted."""
        self._draw(sheet, self._views.of(sheet))

    def turn_contrast(self, sheet: Sheet) -> None:
        """Show it grey in even light, or in its own colours again."""
        how = self._views.of(sheet)
        self._see(sheet, replace(how, contrast=not how.contrast))

    def turn(self, sheet: Sheet, quarters: int) -> None:
        """The window turned it, clockwise from how it is drawn: 1 to 4, so that as drawn is a choice as well."""
        self._views = self._views.choosing(sheet, replace(self._views.of(sheet), turn=quarters))

    def crop(self, sheet: Sheet, corners: Corners | None) -> None:
        """Show what these corners frame, flattened; ``None`` shows the whole again."""
        self._see(sheet, replace(self._views.of(sheet), corners=corners))

    def find_corners(self, sheet: Sheet) -> None:
        """Look for the paper on a sheet, to propose its corners; nothing is said of one that cannot be looked at."""
        if self._finding is not None:
            self._finding.cancel()
        self._finding = self._jobs.run(
            lambda _progress: self._expenses.corners(sheet.page, sheet.sheet),
            lambda corners: self._view.show_corners(sheet, corners),
            lambda _error: None,
        )

    def _see(self, sheet: Sheet, how: View) -> None:
        """Draw it in another way, which is kept once it is asked for."""
        before, self._views = self._views.of(sheet), self._views.choosing(sheet, how)
        self._draw(sheet, how, before)

    def _draw(self, sheet: Sheet, how: View, before: View | None = None) -> None:
        """Draw it; one that cannot be drawn so stays as ``before``."""
        if self._drawing is not None:
            self._drawing.cancel()

        def failed(error: Exception) -> None:
            if isinstance(error, UnavailableError):
                self._view.show_picture_failed(sheet, wording.failure(error))
            elif isinstance(error, RefusedError):
                self._refused(sheet, error, before)

        def drawn(jpeg: bytes) -> None:
            self._view.show_picture(sheet, jpeg, replace(how, turn=self._views.of(sheet).turn))

        asked = replace(how, turn=AS_IT_IS.turn)  # the window turns it, at once
        self._drawing = self._jobs.run(
            lambda _progress: self._expenses.view(sheet.page, sheet.sheet, _LONGEST, asked), drawn, failed
        )

    def _refused(self, sheet: Sheet, error: RefusedError, before: View | None) -> None:
        reason = " ".join(wording.refusal(one) for one in error.refusals)
        if before is None:
            self._view.show_picture_failed(sheet, reason)
        else:
            self._views = self._views.choosing(sheet, replace(before, turn=self._views.of(sheet).turn))
            self._notices.warn(reason)
