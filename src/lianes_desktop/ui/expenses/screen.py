"""Joins the expenses page to its presenter."""

from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.model import ExpenseListModel
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.rows import headings
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def expenses_screen(behind: Behind, jobs: Jobs, notices: Notices, reading: Jobs | None = None) -> Screen:
    """The page, its presenter, and every signal led to its act; ``reading`` reads receipts beside the other work."""
    model = ExpenseListModel(behind.expenses.lines)
    page = ExpensesPage(model, behind.expenses.thumbnail, headings(behind.rules.current.kinds))
    presenter = ExpensesPresenter(page, behind, jobs, notices, reading)
    page.chosen.connect(presenter.choose)
    page.left.connect(presenter.left)
    page.filter_asked.connect(presenter.filter)
    page.searched.connect(presenter.search)
    page.sort_asked.connect(presenter.sort)
    page.accept_asked.connect(presenter.accept)
    page.stay_asked.connect(presenter.accept_here)
    page.removal_asked.connect(presenter.remove)
    page.add_asked.connect(presenter.add)
    page.other_asked.connect(presenter.swap)
    page.declare_asked.connect(presenter.declare)
    page.detach_asked.connect(presenter.detach)
    page.expense_asked.connect(presenter.go_to)
    page.sheet_wanted.connect(presenter.view)
    page.files_offered.connect(presenter.take_files)
    page.files_attached.connect(presenter.attach_files)
    page.cancel_asked.connect(presenter.cancel)
    page.outcome_closed.connect(presenter.close_outcome)
    page.rates_asked.connect(presenter.open_rates)
    page.rates.edit_asked.connect(presenter.rates.edit)
    page.rates.kept.connect(presenter.rates.keep)
    page.rates.removal_asked.connect(presenter.rates.remove)
    page.rates.attached.connect(presenter.rates.attach)
    page.rates.detached.connect(presenter.rates.detach)
    page.rates.seen.connect(presenter.rates.see)
    page.rates.commission_asked.connect(presenter.rates.claim_commission)
    page.rates.freeze_asked.connect(presenter.rates.freeze)
    page.rates.proposal_asked.connect(presenter.rates.propose)
    page.rates.proposal_dropped.connect(presenter.rates.drop_proposal)
    page.rates.recalculation_asked.connect(presenter.rates.recalculate)
    page.rates.slip_sheet_asked.connect(presenter.rates.turn_sheet)
    page.telephone_asked.connect(presenter.open_telephone)
    page.telephone.network_chosen.connect(presenter.telephone.choose)
    page.telephone.start_asked.connect(presenter.telephone.start)
    page.telephone.stop_asked.connect(presenter.telephone.stop)
    page.telephone.closed.connect(presenter.close_telephone)
    page.listening.show_asked.connect(presenter.open_telephone)
    page.listening.stop_asked.connect(presenter.telephone.stop)
    page.second_passed.connect(presenter.telephone.tick)
    page.left_alone.connect(presenter.telephone.leave)
    page.reopen_asked.connect(presenter.reopen)
    page.rates.closed.connect(presenter.rates.close)
    page.filters_asked.connect(presenter.offer_filters)
    page.narrow_asked.connect(presenter.narrow)
    page.widen_asked.connect(presenter.widen)
    page.group_asked.connect(presenter.group)
    page.picked.connect(presenter.several.pick)
    page.together_asked.connect(presenter.several.act)
    page.export_asked.connect(presenter.several.ask_export)
    page.work_cancelled.connect(presenter.several.cancel)
    page.exported_closed.connect(presenter.several.close_exported)
    return Screen(page, presenter, Place.EXPENSES)
