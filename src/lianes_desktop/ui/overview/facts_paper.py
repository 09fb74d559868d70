"""Decisions about the signed agreement of a new partnership: attached, looked at, removed. No Qt."""

from collections.abc import Callable
from typing import Protocol

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import wording
from lianes_desktop.services.accords import AccordService
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Notices


class PaperView(Protocol):
    """What the presenter asks of the card."""

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet over the whole screen."""
        ...


class AccordPaper:
    """Between the card of the agreement and its service."""

    def __init__(
        self,
        view: PaperView,
        accords: AccordService,
        action: Callable[[], Action | None],
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """``action`` gives what the dossier whose facts are edited is about."""
        self._view = view
        self._accords = accords
        self._action = action
        self._jobs, self._notices = jobs, notices
        self.sheets = Leafing(jobs, accords.sheet, self._show, self._failed)
        """Those of the paper that is looked at."""

    def attach(self, given: tuple[str, Offered]) -> None:
        """Keep the file, away from the window."""
        action, (_slot, file) = self._action(), given
        if action is None:
            return
        dossier: DossierId = action.id

        def work(_progress: Progress) -> None:
            self._accords.attach(dossier, file)

        def done(_kept: None) -> None:
            self._notices.say(wording.act(Act.ADD_PAPER), undo=True)

        self._jobs.run(work, done, self._failed)

    def detach(self) -> None:
        """Let the paper go; the bar offers to undo."""
        action = self._action()
        if action is None:
            return
        if kept(lambda: self._accords.detach(action.id), self._notices):
            self._notices.say(wording.act(Act.REMOVE_PAPER), undo=True)

    def see(self) -> None:
        """Show its first sheet."""
        self.sheets.see(accord_paper(self._action()))

    def _show(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """The facts may have been closed while the sheet was drawn."""
        if self._action() is not None:
            self._view.show_sheet(jpeg, sheet, sheets)

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)


def accord_paper(action: Action | None) -> Piece | None:
    """The signed agreement kept with an action, if it is of the kind that has one."""
    return action.accord.paper if isinstance(action, NewPartnership) else None
