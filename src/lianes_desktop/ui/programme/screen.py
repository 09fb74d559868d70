"""Joins the programme page to its presenter."""

from functools import partial

from lianes_desktop.services.calendar_files import CalendarFileService
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.courtesies import CourtesyService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.item_pictures import ItemPictureService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.services.replanning import ReplanningService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.programme.calendar_desk import CalendarDesk
from lianes_desktop.ui.programme.fills import Fill
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.planner import Planner
from lianes_desktop.ui.programme.presenter import ProgrammePresenter
from lianes_desktop.ui.programme.zooming import Zooming


def programme_screen(
    programme: ProgrammeService,
    dossiers: DossierService,
    contacts: ContactService,
    expenses: ExpenseService,
    courtesies: CourtesyService,
    releases: ReleaseService,
    pictures: ItemPictureService,
    jobs: Jobs,
    notices: Notices,
    clock: Clock,
    *,
    replanning: ReplanningService,
    preferences: PreferencesService,
    navigator: Navigator,
    calendar_files: CalendarFileService,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ProgrammePage()
    calendars = page.calendars
    desk = CalendarDesk(calendars, calendar_files, dossiers, jobs, notices)
    presenter = ProgrammePresenter(
        page, desk, programme, dossiers, contacts, expenses, courtesies, releases, pictures, jobs, notices, clock
    )
    planner = Planner(page.filler, presenter, replanning, programme, dossiers, navigator, notices, clock)
    zooming = Zooming(page, preferences, notices)
    presenter.beside = (planner, zooming)
    page.add_asked.connect(presenter.add)
    page.clock_chosen.connect(presenter.choose_clock)
    page.selected.connect(presenter.select)
    page.week_turned.connect(presenter.turn_week)
    page.minute_passed.connect(presenter.refresh)
    page.preview_asked.connect(planner.preview)
    page.template_asked.connect(partial(planner.ask, Fill.TEMPLATE))
    page.filler.clicked.connect(planner.offer)
    page.filler.fill_chosen.connect(planner.ask)
    page.filler.answered.connect(planner.fill)
    page.zoom_asked.connect(zooming.zoom)
    page.board.moved.connect(presenter.move)
    page.board.nudged.connect(presenter.nudge)
    page.board.remove_asked.connect(presenter.remove)
    page.agreement.corrected.connect(presenter.agreeing.correct)
    page.agreement.hold_asked.connect(presenter.agreeing.hold)
    page.remarks.fix_asked.connect(presenter.fix_remark)
    page.remarks.keep_asked.connect(presenter.courtesies.set_aside)
    page.remarks.restore_asked.connect(presenter.courtesies.make_again)
    page.remarks.announced.connect(presenter.courtesies.announce)
    editor = page.editor
    editor.corrected.connect(presenter.correct)
    editor.duplicate_asked.connect(presenter.duplicate)
    editor.remove_asked.connect(presenter.remove)
    editor.solve_asked.connect(presenter.solve)
    editor.keep_asked.connect(presenter.keep_both)
    page.releases.release_asked.connect(presenter.releasing.publish)
    page.releases.versions_asked.connect(presenter.releasing.read)
    shown, picturing = editor.pictures, presenter.picturing
    shown.use_thumbnails(picturing.thumbnail)
    shown.added.connect(picturing.take)
    shown.captioned.connect(picturing.caption)
    shown.named.connect(picturing.show)
    shown.view_asked.connect(picturing.view)
    shown.remove_asked.connect(picturing.remove)
    calendars.export_asked.connect(desk.export)
    calendars.import_asked.connect(desk.ask)
    calendars.place_chosen.connect(desk.export_to)
    calendars.files_given.connect(desk.look)
    calendars.chosen.connect(desk.take)
    calendars.put_off.connect(desk.put_off)
    calendars.cancel_asked.connect(desk.cancel)
    return Screen(page, presenter, Place.PROGRAMME)
