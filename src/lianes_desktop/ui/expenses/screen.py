"""Joins the expenses page to its presenter."""

from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.model import ExpenseListModel
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.rates import RatesPresenter
from lianes_desktop.ui.expenses.rates_panel import RatesPanel
from lianes_desktop.ui.expenses.receipt_place import ReceiptPlace
from lianes_desktop.ui.expenses.rows import headings
from lianes_desktop.ui.expenses.sheets import Sheets
from lianes_desktop.ui.expenses.watching import WatchPresenter
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def expenses_screen(
    behind: Behind, jobs: Jobs, notices: Notices, reading: Jobs | None = None, looking: Jobs | None = None
) -> Screen:
    """The page, its presenter, and every signal led to its act.

    ``reading`` reads receipts beside the other work, ``looking`` looks at disks that may never answer.
    """
    model = ExpenseListModel(behind.expenses.lines)
    page = ExpensesPage(model, behind.expenses.thumbnail, headings(behind.rules.current.kinds))
    presenter = ExpensesPresenter(page, behind, jobs, notices, reading, looking)
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
    page.files_offered.connect(presenter.take_files)
    page.files_attached.connect(presenter.attach_files)
    page.cancel_asked.connect(presenter.cancel)
    page.outcome_closed.connect(presenter.close_outcome)
    page.rates_asked.connect(presenter.open_rates)
    _join_watch(page, presenter.watch)
    page.reopen_asked.connect(presenter.reopen)
    page.filters_asked.connect(presenter.offer_filters)
    page.narrow_asked.connect(presenter.narrow)
    page.widen_asked.connect(presenter.widen)
    page.group_asked.connect(presenter.group)
    page.picked.connect(presenter.several.pick)
    page.together_asked.connect(presenter.several.act)
    page.export_asked.connect(presenter.several.ask_export)
    page.work_cancelled.connect(presenter.several.cancel)
    page.exported_closed.connect(presenter.several.close_exported)
    _join_receipt(page.receipt, presenter.sheets)
    _join_rates(page.rates, presenter.rates)
    _join_telephone(page, presenter)
    return Screen(page, presenter, Place.EXPENSES)


def _join_receipt(place: ReceiptPlace, sheets: Sheets) -> None:
    place.sheet_wanted.connect(sheets.show)
    place.contrast_asked.connect(sheets.turn_contrast)
    place.corners_wanted.connect(sheets.find_corners)
    place.corners_chosen.connect(sheets.crop)
    place.turned.connect(sheets.turn)


def _join_rates(panel: RatesPanel, presenter: RatesPresenter) -> None:
    panel.edit_asked.connect(presenter.edit)
    panel.kept.connect(presenter.keep)
    panel.removal_asked.connect(presenter.remove)
    panel.attached.connect(presenter.attach)
    panel.detached.connect(presenter.detach)
    panel.seen.connect(presenter.see)
    panel.commission_asked.connect(presenter.claim_commission)
    panel.freeze_asked.connect(presenter.freeze)
    panel.proposal_asked.connect(presenter.propose)
    panel.proposal_dropped.connect(presenter.drop_proposal)
    panel.recalculation_asked.connect(presenter.recalculate)
    panel.slip_sheet_asked.connect(presenter.turn_sheet)
    panel.closed.connect(presenter.close)


def _join_telephone(page: ExpensesPage, presenter: ExpensesPresenter) -> None:
    page.telephone_asked.connect(presenter.open_telephone)
    page.telephone.network_chosen.connect(presenter.telephone.choose)
    page.telephone.start_asked.connect(presenter.telephone.start)
    page.telephone.stop_asked.connect(presenter.telephone.stop)
    page.telephone.closed.connect(presenter.close_telephone)
    page.listening.show_asked.connect(presenter.open_telephone)
    page.listening.stop_asked.connect(presenter.telephone.stop)
    page.second_passed.connect(presenter.telephone.tick)
    page.left_alone.connect(presenter.telephone.leave)


def _join_watch(page: ExpensesPage, watch: WatchPresenter) -> None:
    page.watched.due.connect(watch.tick)
    page.watched.folder_chosen.connect(watch.follow)
    page.watched.take_asked.connect(watch.take)
    page.watched.take_all_asked.connect(watch.take_all)
    page.watched.later_asked.connect(watch.put_off)
    page.watched.stop_asked.connect(watch.unfollow)
    page.left_alone.connect(watch.leave)
