"""What came of an action: its report, what is to follow, what was told outside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from lianes_desktop.domain.checked import checked_communication, checked_follow_up, checked_report
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.funding import StaffTime
from lianes_desktop.domain.ids import CommunicationId, DossierId, FollowUpId, new_id
from lianes_desktop.domain.indicators import Indicators, indicators, report_of
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ProgrammeRelease
from lianes_desktop.domain.reporting import Completeness, Draft, Suggestion, completeness, suggestions
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook

H = TypeVar("H", FollowUp, CommunicationItem)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything the report page shows, read at one moment."""

    records: Dossier
    """Without its expenses, which say nothing of what was learnt."""
    report: MissionReport
    indicators: Indicators
    completeness: Completeness
    suggestions: tuple[Suggestion, ...]
    release: ProgrammeRelease | None
    """The last version of the programme."""


class ReportService:
    """Acts and readings on the results of a dossier; correcting a record removed meanwhile changes nothing."""

    def __init__(
        self, records: Records, readings: Readings, rules: Rulebook, papers: PaperKeeper, clock: Clock
    ) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._organisations = Organisations(readings, rules)
        self._papers = papers
        self._clock = clock

    def read(self, dossier: DossierId) -> Results:
        """The report, blank while nobody has begun it, and what is counted; ``RemovedError`` without dossier."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        records = Dossier(
            action,
            self._organisations.find(action.authority),
            self._organisations.find(action.partner),
            participants=self._readings.participants(dossier),
            items=self._readings.items(dossier),
            contacts=self._readings.contacts(dossier),
            staff_times=self._readings.held(StaffTime, dossier),
            follow_ups=self._readings.held(FollowUp, dossier),
            communications=self._readings.held(CommunicationItem, dossier),
            reports=self._readings.held(MissionReport, dossier),
        )
        releases = self._readings.held(ProgrammeRelease, dossier)
        return Results(
            records,
            report_of(records),
            indicators(records),
            completeness(records),
            suggestions(records),
            releases[-1] if releases else None,
        )

    # ---- the report

    def correct(self, report: MissionReport) -> None:
        """Keep the report as now given; one that misses something is no longer final.

        Raises:
            RefusedError: texts too long, marks beyond their scale.
        """
        self._keep(Act.CORRECT_REPORT, checked_report(report))

    def finish(self, dossier: DossierId) -> None:
        """Say that the report is final.

        Raises:
            RefusedError: every part that is missing, by its name.
        """
        results = self.read(dossier)
        if not results.completeness.complete:
            raise RefusedError(Refusal(part, Problem.MISSING) for part in results.completeness.missing)
        self._keep(Act.CORRECT_REPORT, replace(results.report, final=True))

    def reopen(self, dossier: DossierId) -> None:
        """Take the report up again."""
        self._keep(Act.CORRECT_REPORT, replace(self.read(dossier).report, final=False))

    def take_draft(self, dossier: DossierId, draft: Draft) -> MissionReport:
        """Fill the empty parts of the report with what the records propose; nothing typed is touched.

        Raises:
            RefusedError: a text too long.
        """
        report = self.read(dossier).report
        self._keep(Act.DRAFT_REPORT, checked_report(draft.written_into(report)))
        return self.read(dossier).report

    # ---- what is to follow

    def add_follow_up(self, dossier: DossierId, suggestion: Suggestion | None = None) -> FollowUp:
        """A blank follow-up, or one taken over from where it was noted."""
        what, item = ("", None) if suggestion is None else (suggestion.what, suggestion.item)
        made = checked_follow_up(FollowUp(FollowUpId(new_id()), dossier, what, item=item))
        self._records.keep(Act.ADD_FOLLOW_UP, made)
        return made

    def correct_follow_up(self, follow_up: FollowUp) -> None:
        """Keep a follow-up as now given.

        Raises:
            RefusedError: texts too long.
        """
        clean = checked_follow_up(follow_up)
        self._records.change(Act.CORRECT_FOLLOW_UP, _revising(FollowUp, clean))

    def remove_follow_up(self, follow_up: FollowUpId) -> None:
        """Remove a follow-up."""
        self._records.change(Act.REMOVE_FOLLOW_UP, _removing(FollowUp, follow_up))

    # ---- what was told outside

    def add_communication(self, dossier: DossierId) -> CommunicationItem:
        """A blank article or post, told today."""
        made = CommunicationItem(CommunicationId(new_id()), dossier, "", published_on=self._clock.today())
        self._records.keep(Act.ADD_COMMUNICATION, made)
        return made

    def correct_communication(self, item: CommunicationItem) -> None:
        """Keep an article or post as now given, with the proof it has.

        Raises:
            RefusedError: texts too long.
        """
        clean = checked_communication(item)

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(CommunicationItem, clean.id)
            return Writes([] if kept is None else [replace(clean, paper=kept.paper)])

        self._records.change(Act.CORRECT_COMMUNICATION, decide)

    def attach(self, item: CommunicationId, file: Offered) -> None:
        """Keep a file as the proof of an article or post, in place of the one there; slow, for a worker thread.

        Raises:
            RefusedError: the file is not one that can be kept; ``field`` is its name.
        """
        paper = self._papers.keep(file)

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(CommunicationItem, item)
            return Writes([] if kept is None else [replace(kept, paper=paper)])

        self._records.change(Act.CORRECT_COMMUNICATION, decide)

    def sheet(self, paper: Piece) -> bytes:
        """The first sheet of a proof as an upright JPEG; slow, for a worker thread."""
        return self._papers.sheet(paper)[0]

    def detach(self, item: CommunicationId) -> None:
        """Let the proof of an article or post go."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(CommunicationItem, item)
            return Writes([] if kept is None else [replace(kept, paper=None)])

        self._records.change(Act.CORRECT_COMMUNICATION, decide)

    def remove_communication(self, item: CommunicationId) -> None:
        """Remove an article or post."""
        self._records.change(Act.REMOVE_COMMUNICATION, _removing(CommunicationItem, item))

    # ---- inside

    def _keep(self, act: Act, report: MissionReport) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, report.dossier)
            if action is None:
                return Writes()
            follow_ups = unit.of_dossier(FollowUp, report.dossier)
            whole = completeness(Dossier(action, None, None, follow_ups=follow_ups, reports=(report,))).complete
            return Writes([replace(report, final=report.final and whole)])

        self._records.change(act, decide)


def _revising(kind: type[H], given: H) -> Callable[[UnitOfWork], Writes]:
    """Keeps the record unless it was removed meanwhile."""
    return lambda unit: Writes([] if unit.get(kind, given.id) is None else [given])


def _removing(kind: type[H], key: FollowUpId | CommunicationId) -> Callable[[UnitOfWork], Writes]:
    def decide(unit: UnitOfWork) -> Writes:
        kept = unit.get(kind, key)
        return Writes(removes=[] if kept is None else [kept])

    return decide
