"""Joins the programme page to its presenter."""

from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.courtesies import CourtesyService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.ui.kit.ports import Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.presenter import ProgrammePresenter


def programme_screen(
    programme: ProgrammeService,
    dossiers: DossierService,
    contacts: ContactService,
    expenses: ExpenseService,
    courtesies: CourtesyService,
    notices: Notices,
    clock: Clock,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = ProgrammePage()
    presenter = ProgrammePresenter(page, programme, dossiers, contacts, expenses, courtesies, notices, clock)
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
    return Screen(page, presenter, Place.PROGRAMME)
