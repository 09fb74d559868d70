"""The scans of a membership's signed papers: kept beside the window, drawn over the whole screen. No Qt."""

from collections.abc import Callable
from typing import Protocol

from lianes_desktop.domain.ids import MembershipId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.joining import MembershipService, paper_of
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Notices


class ScanView(Protocol):
    """Where a scan is looked at."""

    def show_paper(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of a paper over the whole screen."""
        ...


class Scans:
    """Runs the slow work on the scans and says how it went."""

    def __init__(
        self,
        view: ScanView,
        memberships: MembershipService,
        jobs: Jobs,
        notices: Notices,
        refresh: Callable[[], None],
        attached: Callable[[], None],
    ) -> None:
        """``refresh`` shows the page again, ``attached`` too once a paper is kept."""
        self._memberships = memberships
        self._jobs = jobs
        self._notices = notices
        self._refresh = refresh
        self._kept = attached
        self.sheets = Leafing(jobs, memberships.sheet, view.show_paper, self._failed)
        """Those of the paper that is looked at."""
        self.busy = ""
        """What is under way, in words; empty when nothing is."""

    def attach(self, membership: MembershipId, slot: str, file: Offered) -> None:
        """Keep a paper with the membership, where ``slot`` says."""

        def work(_progress: Progress) -> None:
            self._memberships.attach(membership, slot, file)

        self.busy = _("Le document est lu et rangé")
        self._refresh()
        self._jobs.run(work, self._attached, self._failed)

    def see(self, membership: MembershipId | None, slot: str) -> None:
        """Show the first sheet of a paper."""
        found = self._memberships.find(membership)
        self.sheets.see(None if found is None else paper_of(found, slot))

    def _attached(self, _nothing: None) -> None:
        self.busy = ""
        self._kept()
        self._notices.say(wording.act(Act.ADD_PAPER), undo=True)

    def _failed(self, error: Exception) -> None:
        self.busy = ""
        self._refresh()
        if isinstance(error, RefusedError):
            said = [_("{file} : {why}").format(file=one.field, why=wording.refusal(one)) for one in error.refusals]
            self._notices.warn(" ".join(said))
        else:
            warn(error, self._notices)
