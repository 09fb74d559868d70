"""Joins the report page to its presenter."""

from lianes_desktop.services.carrying import CarryingService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.reports import ReportService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.report.page import ReportPage
from lianes_desktop.ui.report.presenter import ReportPresenter


def report_screen(
    reports: ReportService,
    carrying: CarryingService,
    programme: ProgrammeService,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    clock: Clock,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ReportPage()
    presenter = ReportPresenter(page, reports, carrying, programme, jobs, navigator, notices, clock)
    page.corrected.connect(presenter.correct)
    page.draft_asked.connect(presenter.write_draft)
    page.papers_asked.connect(presenter.to_papers)
    page.hold_asked.connect(presenter.hold_past)
    page.final_asked.connect(presenter.finish)
    sections, follow, told, lines = page.sections, page.follow, page.told, presenter.lines
    sections.taken.connect(presenter.take_offer)
    sections.put_aside.connect(presenter.leave_offer)
    sections.scored.connect(presenter.score)
    sections.marked.connect(presenter.mark_satisfaction)
    follow.corrected.connect(lines.correct_follow_up)
    follow.done_asked.connect(lines.follow_up_done)
    follow.remove_asked.connect(lines.remove_follow_up)
    follow.add_asked.connect(lines.add_follow_up)
    follow.taken.connect(lines.take_suggestion)
    follow.carried.connect(lines.carry)
    told.corrected.connect(lines.correct_communication)
    told.attached.connect(lines.attach)
    told.detach_asked.connect(lines.detach)
    told.view_asked.connect(lines.view_proof)
    told.remove_asked.connect(lines.remove_communication)
    told.add_asked.connect(lines.add_communication)
    return Screen(page, presenter, Place.REPORT)
