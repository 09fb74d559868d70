"""Joins the programme page to its presenter."""

from lianes_desktop.services.calendar_files import CalendarFileService
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.programme.calendar_desk import CalendarDesk
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.with_calendars import WithCalendars


def programme_screen(
    programme: ProgrammeService,
    dossiers: DossierService,
    contacts: ContactService,
    expenses: ExpenseService,
    notices: Notices,
    clock: Clock,
    files: CalendarFileService,
    jobs: Jobs,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ProgrammePage()
    calendars = page.calendars
    desk = CalendarDesk(calendars, files, dossiers, jobs, notices)
    presenter = WithCalendars(desk, page, programme, dossiers, contacts, expenses, notices, clock)
    page.add_asked.connect(presenter.add)
    page.clock_chosen.connect(presenter.choose_clock)
    page.selected.connect(presenter.select)
    page.week_turned.connect(presenter.turn_week)
    page.minute_passed.connect(presenter.refresh)
    page.board.moved.connect(presenter.move)
    page.board.nudged.connect(presenter.nudge)
    page.board.remove_asked.connect(presenter.remove)
    page.agreement.corrected.connect(presenter.agreeing.correct)
    page.agreement.hold_asked.connect(presenter.agreeing.hold)
    editor = page.editor
    editor.corrected.connect(presenter.correct)
    editor.duplicate_asked.connect(presenter.duplicate)
    editor.remove_asked.connect(presenter.remove)
    editor.solve_asked.connect(presenter.solve)
    editor.keep_asked.connect(presenter.keep_both)
    calendars.export_asked.connect(desk.export)
    calendars.import_asked.connect(desk.ask)
    calendars.place_chosen.connect(desk.export_to)
    calendars.files_given.connect(desk.look)
    calendars.chosen.connect(desk.take)
    calendars.put_off.connect(desk.put_off)
    calendars.cancel_asked.connect(desk.cancel)
    return Screen(page, presenter, Place.PROGRAMME)
