"""Acts on the lines of the report: follow-ups, and what was told outside. No Qt."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from lianes_desktop.domain.ids import CommunicationId, DossierId, FollowUpId
from lianes_desktop.domain.reports import CommunicationItem, FollowUp
from lianes_desktop.i18n import wording
from lianes_desktop.services.acts import Act
from lianes_desktop.services.carrying import CarryingService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.reports import ReportService
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.report import wordings
from lianes_desktop.ui.report.rows import Communications, FollowUps
from lianes_desktop.ui.report.values import FollowShown, LeftOverShown, Typed

R = TypeVar("R", bound=FollowUp | CommunicationItem)


class LinesView(Protocol):
    """What is told of the lines."""

    def focus_line(self, subject: UUID, field: str = "") -> None:
        """Put the cursor in a field of the line of a list, or in its words."""
        ...

    def show_proof(self, jpeg: bytes) -> None:
        """Show a paper over the page."""
        ...


class Lines:
    """Follow-ups and communication of one dossier, each field kept as it is left."""

    def __init__(
        self,
        view: LinesView,
        reports: ReportService,
        carrying: CarryingService,
        jobs: Jobs,
        notices: Notices,
        clock: Clock,
        refresh: Callable[[], None],
    ) -> None:
        """``refresh`` shows the page again."""
        self._view = view
        self._reports = reports
        self._carrying = carrying
        self._jobs = jobs
        self._notices = notices
        self._refresh = refresh
        self.follow_ups = FollowUps(reports, clock)
        self.told = Communications(reports, clock)
        self._dossier: DossierId | None = None

    def turn_to(self, dossier: DossierId | None) -> None:
        """Another dossier is shown; what was refused of the last one is forgotten."""
        self._dossier = dossier
        self.follow_ups.drafts.forget()
        self.told.drafts.forget()

    # ---- what is to follow

    def add_follow_up(self) -> None:
        """A blank line, ready to be typed."""
        made: list[FollowUp] = []
        dossier = self._dossier
        if dossier is not None and self._tried(lambda: made.append(self._reports.add_follow_up(dossier))):
            self._refresh()
            self._view.focus_line(made[0].id)

    def take_suggestion(self, at: object) -> None:
        """Take over what was noted elsewhere."""
        dossier = self._dossier
        if dossier is None or not isinstance(at, int):
            return
        noted = self._reports.read(dossier).suggestions
        if at < len(noted):
            self._tried(lambda: self._reports.add_follow_up(dossier, noted[at]))
            self._refresh()

    def left_over(self) -> tuple[LeftOverShown, ...]:
        """What earlier dossiers left to do."""
        found = () if self._dossier is None else self._carrying.offers(self._dossier)
        return tuple(wordings.left_over(one) for one in found)

    def follow_ups_shown(self, kept: Iterable[FollowUp]) -> tuple[FollowShown, ...]:
        """The follow-ups of the dossier, those that live on elsewhere marked."""
        carried = {} if self._dossier is None else self._carrying.carried(self._dossier)
        return self.follow_ups.shown(kept, carried)

    def carry(self, at: object) -> None:
        """Take over what an earlier dossier left to do; the bar offers to undo."""
        dossier = self._dossier
        found = () if dossier is None else self._carrying.offers(dossier)
        if dossier is None or not isinstance(at, int) or at >= len(found):
            return
        if self._tried(lambda: self._carrying.carry(dossier, found[at].action.id)):
            self._notices.say(wording.act(Act.CARRY_FOLLOW_UPS), undo=True)
            self._refresh()

    def correct_follow_up(self, typed: Typed) -> None:
        """Keep a field of a line as it is left."""
        self._with_line(FollowUp, typed.subject, lambda line: self.follow_ups.correct(line, typed))

    def follow_up_done(self, subject: object) -> None:
        """It was done today."""
        self._with_line(FollowUp, subject, self.follow_ups.done_today)

    def remove_follow_up(self, subject: object) -> None:
        """Remove a line; the bar offers to undo."""
        if isinstance(subject, UUID) and self._tried(lambda: self._reports.remove_follow_up(FollowUpId(subject))):
            self._notices.say(wording.act(Act.REMOVE_FOLLOW_UP), undo=True)
            self._refresh()

    # ---- what was told outside

    def add_communication(self) -> None:
        """A blank article or post, ready to be typed."""
        made: list[CommunicationItem] = []
        dossier = self._dossier
        if dossier is not None and self._tried(lambda: made.append(self._reports.add_communication(dossier))):
            self._refresh()
            self._view.focus_line(made[0].id)

    def correct_communication(self, typed: Typed) -> None:
        """Keep a field of an item as it is left."""
        self._with_line(CommunicationItem, typed.subject, lambda line: self.told.correct(line, typed))

    def remove_communication(self, subject: object) -> None:
        """Remove an item; the bar offers to undo."""
        if isinstance(subject, UUID):
            item = CommunicationId(subject)
            if self._tried(lambda: self._reports.remove_communication(item)):
                self._notices.say(wording.act(Act.REMOVE_COMMUNICATION), undo=True)
                self._refresh()

    def attach(self, given: tuple[UUID, Offered]) -> None:
        """Keep a file as the proof of an item; away from the window."""
        item, file = CommunicationId(given[0]), given[1]
        self._jobs.run(lambda _progress: self._reports.attach(item, file), lambda _nothing: None, self._say_failed)

    def detach(self, subject: object) -> None:
        """Let the proof of an item go."""
        if isinstance(subject, UUID):
            item = CommunicationId(subject)
            self._tried(lambda: self._reports.detach(item))
            self._refresh()

    def view_proof(self, subject: object) -> None:
        """Show the proof of an item; drawn away from the window."""
        line = None if not isinstance(subject, UUID) else self._line(CommunicationItem, subject)
        if line is not None and line.paper is not None:
            paper = line.paper
            self._jobs.run(lambda _progress: self._reports.sheet(paper), self._view.show_proof, self._say_failed)

    # ---- how it is done

    def _line(self, kind: type[R], subject: UUID) -> R | None:
        if self._dossier is None:
            return None
        held = self._reports.read(self._dossier).records
        every: tuple[FollowUp | CommunicationItem, ...] = (*held.follow_ups, *held.communications)
        return next((one for one in every if isinstance(one, kind) and one.id == subject), None)

    def _with_line(self, kind: type[R], subject: object, act: Callable[[R], object]) -> None:
        line = self._line(kind, subject) if isinstance(subject, UUID) else None
        if line is not None:
            self._tried(lambda: act(line))
            self._refresh()

    def _tried(self, act: Callable[[], object]) -> bool:
        return kept(act, self._notices)

    def _say_failed(self, error: Exception) -> None:
        warn(error, self._notices)
