"""Decisions of the report page: what is shown, what is kept of what was typed, what the records may add."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.reporting import Draft as ReportDraft
from lianes_desktop.domain.reporting import ReportPart, criterion, text_of, with_criterion, with_text
from lianes_desktop.domain.reports import MissionReport
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.report_draft import draft as drafted
from lianes_desktop.services.acts import Act
from lianes_desktop.services.carrying import CarryingService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.reports import ReportService, Results
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.report import wordings
from lianes_desktop.ui.report.lines import Lines, LinesView
from lianes_desktop.ui.report.values import CRITERIA, Field, Typed, View

PAPER = "D14"
"""The document this page is written for."""


class ReportView(LinesView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def focus_part(self, field: str) -> None:
        """Put the cursor where a part is filled in."""
        ...


class ReportPresenter:
    """Shows the results of one dossier and keeps each change at once."""

    topics = frozenset(
        {
            *(Topic.RESULTS, Topic.PROGRAMME, Topic.CONTACTS, Topic.PARTICIPANTS),
            *(Topic.DOSSIERS, Topic.FUNDING, Topic.ORGANISATIONS),
        }
    )

    def __init__(
        self,
        view: ReportView,
        reports: ReportService,
        carrying: CarryingService,
        programme: ProgrammeService,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
        clock: Clock,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._reports = reports
        self._programme = programme
        self._navigator = navigator
        self._notices = notices
        self._clock = clock
        self._draft = Draft(clock, Field)
        self.lines = Lines(view, reports, carrying, jobs, notices, clock, self.refresh)
        self._dossier: DossierId | None = None
        self._proposed: ReportDraft | None = None
        self._left: set[Field] = set()
        """Parts whose proposal was put aside."""

    # ---- the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's results."""
        if dossier != self._dossier:
            self._dossier, self._proposed, self._left = dossier, None, set()
            self.lines.turn_to(dossier)
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        if self._dossier is not None:
            self._draft.begin(self._dossier)
            self._show(self._reports.read(self._dossier))

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Put the cursor in a line of a list, or in the part of that name."""
        if subject is not None:
            self._view.focus_line(subject, field)
        elif field:
            self._view.focus_part(field)

    # ---- the report

    def correct(self, typed: Typed) -> None:
        """Keep a part as it is left, or say beside it why not."""
        field, text = Field(typed.field), str(typed.value)
        self._with_report(lambda report: self._draft.keep(field, text, lambda: self._keep(report, field, text)))

    def score(self, typed: Typed) -> None:
        """Keep how well a criterion was met; the same mark again takes it back."""
        code = Field(typed.field).value
        value = typed.value if isinstance(typed.value, int) else None

        def keep(report: MissionReport) -> None:
            before = criterion(report, code)
            mark = None if before.score == value else value
            self._reports.correct(with_criterion(report, replace(before, score=mark)))
            self._draft.saved()

        self._with_report(keep)

    def mark_satisfaction(self, value: object) -> None:
        """Keep the satisfaction, from 1 to 5; the same mark again takes it back."""

        def keep(report: MissionReport) -> None:
            mark = value if isinstance(value, int) and value != report.satisfaction else None
            self._reports.correct(replace(report, satisfaction=mark))
            self._draft.saved()

        self._with_report(keep)

    def finish(self, final: object) -> None:
        """Say that the report is final, or take it up again; what is missing takes the focus."""
        dossier = self._dossier
        if dossier is None:
            return
        if not final:
            self._done(lambda: self._reports.reopen(dossier))
        else:
            absent = self._reports.read(dossier).completeness.missing
            if absent:
                self._notices.warn(_("Il manque encore : {part}.").format(part=wording.report_part(absent[0])))
                self._view.focus_part(absent[0].value)
            else:
                self._done(lambda: self._reports.finish(dossier))
        self.refresh()

    def write_draft(self) -> None:
        """Fill the empty parts from the records; what they would add elsewhere is offered beside."""
        dossier = self._dossier
        if dossier is None:
            return
        before = self._reports.read(dossier)
        proposed = drafted(before.records, before.release)
        self._proposed, self._left = proposed, set()
        after = proposed.written_into(before.report)
        if after == before.report:
            self._notices.say(
                _("Les relevés n'ajoutent rien : marquez au programme ce qui a été tenu, et ce qui en est sorti.")
                if not proposed.offered(before.report)
                else _("Tout est déjà rédigé : voyez ce que les relevés ajouteraient.")
            )
        elif self._done(lambda: self._reports.take_draft(dossier, proposed)):
            self._draft.saved()
            self._notices.say(wording.act(Act.DRAFT_REPORT), undo=True)
        self.refresh()

    def take_offer(self, field: object) -> None:
        """Add what the records say below what is written."""
        part = ReportPart(Field(str(field)).value)
        text = dict(self._proposed.texts).get(part, "") if self._proposed is not None else ""

        def keep(report: MissionReport) -> None:
            there = text_of(report, part)
            self._reports.correct(with_text(report, part, f"{there}\n\n{text}".strip()))
            self._draft.saved()

        if text:
            self._with_report(keep)

    def leave_offer(self, field: object) -> None:
        """Put a proposal aside."""
        self._left.add(Field(str(field)))
        self.refresh()

    def hold_past(self) -> None:
        """Say of every line of the programme that is over that it was held."""
        dossier = self._dossier
        if dossier is not None and self._done(lambda: self._programme.hold_past(dossier, self._clock.now())):
            self._notices.say(wording.act(Act.HOLD_PROGRAMME), undo=True)
        self.refresh()

    def to_papers(self) -> None:
        """Lead to the report as a document."""
        self._navigator.go(Place.PAPERS, None, PAPER)

    # ---- how it is done

    def _show(self, found: Results) -> None:
        report, draft = found.report, self._draft
        chip, tone = wordings.chip(found)
        now = self._clock.now()
        past = sum(one.state is ItemState.PLANNED and one.ends_utc <= now for one in found.records.items)
        texts = {field: _text(report, field) for field in Field}
        self._view.show_view(
            View(
                dossier=report.dossier,
                subtitle=wordings.subtitle(found.records.action),
                chip=chip,
                chip_tone=tone,
                saved=draft.saved_words(),
                unmarked=wordings.unmarked(found.records, past),
                hold=_("Marquer tenus"),
                glance=wordings.glance(found.indicators),
                texts={field: draft.typed.get(field, text) for field, text in texts.items()},
                refusals={field: draft.refusals[field] for field in Field if field in draft.refusals},
                offers=self._offers(report),
                results=wordings.results(found.indicators),
                scores={field: criterion(report, field.value).score for field in CRITERIA},
                satisfaction=report.satisfaction,
                follow_ups=self.lines.follow_ups_shown(found.records.follow_ups),
                suggestions=tuple(one.what for one in found.suggestions),
                left_over=self.lines.left_over(),
                told=self.lines.told.shown(found.records.communications),
                done=found.completeness.done,
                total=found.completeness.total,
                missing=wordings.missing(found.completeness.missing),
                advised=wordings.missing(found.completeness.advised),
                final=report.final,
            )
        )

    def _offers(self, report: MissionReport) -> dict[Field, str]:
        if self._proposed is None:
            return {}
        offered = wordings.fields_of(self._proposed.offered(report))
        return {field: text for field, text in offered.items() if field not in self._left}

    def _keep(self, report: MissionReport, field: Field, text: str) -> None:
        if field in CRITERIA:
            given = with_criterion(report, replace(criterion(report, field.value), text=text))
        else:
            given = with_text(report, ReportPart(field.value), text)
        if given != report:
            self._reports.correct(given)

    def _with_report(self, act: Callable[[MissionReport], object]) -> None:
        if self._dossier is not None:
            report = self._reports.read(self._dossier).report
            self._done(lambda: act(report))
            self.refresh()

    def _done(self, act: Callable[[], object]) -> bool:
        return kept(act, self._notices)


def _text(report: MissionReport, field: Field) -> str:
    return criterion(report, field.value).text if field in CRITERIA else text_of(report, ReportPart(field.value))
