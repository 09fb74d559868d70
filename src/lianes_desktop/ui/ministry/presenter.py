"""Decisions of the page of the report: which report, what is behind a figure, what is written, which file. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.entry import parse_date
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.ministry import Lack, ReportKind, report_texts_id
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.ministry_reports import MinistryReportService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.ministry import MinistryReport
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Navigator, Notices, Place
from lianes_desktop.ui.ministry import wordings
from lianes_desktop.ui.ministry.behind import behind
from lianes_desktop.ui.ministry.values import UNTIL, Output, Underway, View, Written


class MinistryView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_underway(self, underway: Underway | None) -> None:
        """Show how far a file is, or that none is being written."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field."""
        ...

    def bring_lines(self) -> None:
        """Bring the lines just shown into sight."""
        ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which report is wanted."""

    edition: str
    kind: ReportKind
    until: date | None


class MinistryPresenter:
    """One report at a time, read away from the window."""

    topics = frozenset(
        {
            *(Topic.INBOX, Topic.ANSWERS, Topic.ENVELOPES, Topic.SETTINGS, Topic.ORGANISATIONS, Topic.MINISTRY),
        }
    )

    def __init__(
        self,
        view: MinistryView,
        reports: MinistryReportService,
        clock: Clock,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._reports = reports
        self._clock = clock
        self._jobs = jobs
        self._navigator, self._notices = navigator, notices
        self._asked = _Asked("", ReportKind.FINAL, None)
        self._draft = Draft(clock, [*(one.value for one in Written), UNTIL])
        self._report: MinistryReport | None = None
        self._reading = 0
        self._opened = ""
        self._job: Job | None = None

    # ---- the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - a report is of no dossier
        """Show the edition's report, whatever dossier is open."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays, and of several readings the last one counts."""
        editions = self._reports.editions()
        if all(one.code != self._asked.edition for one in editions):
            self._asked = _Asked(editions[0].code, self._asked.kind, self._asked.until)
        self._reading += 1
        asked, number = self._asked, self._reading

        def read(_progress: Progress) -> MinistryReport:
            return self._reports.read(asked.edition, asked.kind, asked.until)

        self._jobs.run(read, partial(self._read, number), partial(warn, notices=self._notices))

    def reveal(self, subject: UUID | None, field: str) -> None:  # noqa: ARG002 - there is one report
        """Focus a field of the report."""
        self._view.focus_field(field or Written.INTRODUCTION.value)

    # ---- which report

    def turn(self, edition: str) -> None:
        """Show another edition."""
        self._turn(_Asked(edition, self._asked.kind, self._asked.until))

    def choose(self, kind: ReportKind) -> None:
        """Show the other kind of report."""
        self._turn(_Asked(self._asked.edition, kind, self._asked.until))

    def limit(self, given: tuple[str, object]) -> None:
        """Set the last day of an interim report; none typed is today."""
        text = str(given[1]).strip()

        def act() -> None:
            until = parse_date(text, self._clock.today(), UNTIL) if text else None
            self._asked = _Asked(self._asked.edition, self._asked.kind, until)

        if self._draft.keep(UNTIL, text, act):
            self.refresh()
        else:
            self._show()

    # ---- what is looked at

    def look(self, key: str) -> None:
        """Show the lines behind a figure, or put them away."""
        self._opened = "" if self._opened == key else key
        self._show()
        if self._opened:
            self._view.bring_lines()

    def settle(self, key: str) -> None:
        """Go where something missing is settled: a text, or the dossiers concerned."""
        field = next((name for lack, name in wordings.FIELDS.items() if key == f"lack|{lack.value}"), "")
        if field:
            self._view.focus_field(field)
        elif key == f"lack|{Lack.NOTHING.value}":
            self._navigator.go(Place.INBOX)
        elif key == f"lack|{Lack.TOTALS_DIFFER.value}":
            self._navigator.go(Place.MONEY)
        else:
            self.look(key)

    def go(self, dossier: UUID | None) -> None:
        """Lead to a dossier's claim, or to the money of the edition."""
        self._navigator.go(Place.INBOX if dossier is not None else Place.MONEY, dossier)

    def go_to_inbox(self) -> None:
        """Lead to the claims that wait for a decision."""
        self._navigator.go(Place.INBOX)

    # ---- what is written

    def left(self, given: tuple[str, object]) -> None:
        """Keep a text, or say beside it why not."""
        field, text, report = given[0], str(given[1]), self._report
        if report is None:
            return
        # of the report that is shown: another one may be on its way
        edition, kind = report.edition.code, report.kind
        try:
            self._draft.keep(field, text, lambda: self._reports.correct(edition, kind, field, text))
            texts = self._reports.texts(edition, kind)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        if self._report is not None and self._report.texts.id == texts.id:
            self._report = replace(self._report, texts=texts)
        self._show()

    # ---- files

    def write(self, given: tuple[Output, str]) -> None:
        """Write the report as shown."""
        output, path = given
        if self._report is None or self._job is not None:
            return
        report, to = self._report, Path(path)
        act = self._reports.write_workbook if output is Output.WORKBOOK else self._reports.write_pdf
        words = _("Écriture du tableur") if output is Output.WORKBOOK else _("Écriture du PDF")
        ended: list[object] = []

        def work(progress: Progress) -> Path:
            return act(report, to, progress)

        def progressed(at: int, of: int) -> None:
            if not ended:
                self._view.show_underway(Underway(f"{words} : {wordings.underway(at, of)}", at, of))

        self._view.show_underway(Underway(words))
        job = self._jobs.run(
            work, partial(self._ended, ended, self._written), partial(self._ended, ended, self._failed), progressed
        )
        if not ended:
            self._job = job

    def cancel(self) -> None:
        """Stop writing; what was there stays."""
        if self._job is not None:
            self._job.cancel()

    # ---- inside

    def _turn(self, asked: _Asked) -> None:
        self._asked, self._opened = asked, ""
        self.refresh()

    def _read(self, number: int, report: MinistryReport) -> None:
        if number == self._reading:
            self._report = report
            self._show()

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        found = behind(report, self._opened)
        if not found.title:
            self._opened = ""
        chip, tone = wordings.chip(report)
        draft = self._draft
        draft.begin(report_texts_id(report.edition.code, report.kind))
        until = formats.day(report.until) if report.until is not None else ""
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(report),
                chip=chip,
                chip_tone=tone,
                editions=wordings.editions(self._reports.editions()),
                edition=report.edition.code,
                kind=report.kind,
                until=draft.typed.get(UNTIL, until),
                until_refusal=draft.refusals.get(UNTIL, ""),
                empty=not report.technical.actions,
                parts=wordings.parts(report, self._opened),
                opened=found.title,
                lines=found.shown,
                more=found.more,
                missing=wordings.missing(report),
                counts=wordings.counts(report, self._opened),
                texts={one: draft.typed.get(one, getattr(report.texts, one.value)) for one in Written},
                refusals={one: draft.refusals[one] for one in Written if one in draft.refusals},
                saved=draft.saved_words(),
            )
        )

    def _ended(self, ended: list[object], then: Callable[[object], None], result: object) -> None:
        ended.append(result)
        self._job = None
        self._view.show_underway(None)
        then(result)

    def _written(self, to: object) -> None:
        self._notices.say(_("Rapport écrit : {path}").format(path=formats.isolate(str(to))))

    def _failed(self, error: object) -> None:
        if isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été écrit."))
        elif isinstance(error, UnavailableError | RefusedError):
            warn(error, self._notices)
