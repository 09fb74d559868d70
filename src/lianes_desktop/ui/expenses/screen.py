"""Joins the expenses page to its presenter."""

from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.header import HeaderActions
from lianes_desktop.ui.expenses.list_card import ListCard
from lianes_desktop.ui.expenses.model import ExpenseListModel
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.panel import ExpensePanel
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
    page.add_asked.connect(presenter.add)
    page.files_offered.connect(presenter.take_files)
    page.lock.reopen_asked.connect(presenter.reopen)
    _join_header(page.header_actions, presenter)
    _join_list(page.list, presenter)
    for strip in (page.list.strip, page.first.strip):
        strip.known_asked.connect(presenter.go_to)
        strip.cancel_asked.connect(presenter.intake.cancel)
        strip.closed.connect(presenter.intake.close_outcome)
    _join_watch(page, presenter.watch)
    _join_panel(page.panel, presenter)
    _join_receipt(page.receipt, presenter.sheets)
    _join_rates(page.rates, presenter.rates)
    _join_telephone(page, presenter)
    return Screen(page, presenter, Place.EXPENSES)


def _join_header(actions: HeaderActions, presenter: ExpensesPresenter) -> None:
    actions.searched.connect(presenter.search)
    actions.filter_asked.connect(presenter.filter)
    actions.rates_asked.connect(presenter.open_rates)
    actions.telephone_asked.connect(presenter.open_telephone)


def _join_list(card: ListCard, presenter: ExpensesPresenter) -> None:
    card.chosen.connect(presenter.choose)
    card.sort_asked.connect(presenter.sort)
    card.accept_asked.connect(presenter.in_hand.accept)
    card.removal_asked.connect(presenter.remove)
    card.widen_asked.connect(presenter.widen)
    card.tools.filters_asked.connect(presenter.offer_filters)
    card.tools.narrow_asked.connect(presenter.narrow)
    card.tools.group_asked.connect(presenter.group)
    card.picked_together.connect(presenter.several.pick)
    card.together_asked.connect(presenter.several.act)
    card.tools.export_asked.connect(presenter.several.ask_export)
    card.work.cancel_asked.connect(presenter.several.cancel)
    card.work.closed.connect(presenter.several.close_exported)


def _join_panel(panel: ExpensePanel, presenter: ExpensesPresenter) -> None:
    panel.form.left.connect(presenter.in_hand.left)
    panel.accept_asked.connect(presenter.in_hand.accept)
    panel.stay_asked.connect(presenter.in_hand.accept_here)
    panel.removal_asked.connect(presenter.remove)
    panel.other_asked.connect(presenter.in_hand.swap)
    panel.declare_asked.connect(presenter.in_hand.declare)
    panel.detach_asked.connect(presenter.in_hand.detach)
    panel.twin_asked.connect(presenter.go_to)
    panel.files_attached.connect(presenter.attach_files)


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
    panel.slip.sheet_asked.connect(presenter.slip.turn)
    panel.slip.closed.connect(presenter.slip.leave)
    panel.closed.connect(presenter.close)


def _join_telephone(page: ExpensesPage, presenter: ExpensesPresenter) -> None:
    page.first.telephone_asked.connect(presenter.open_telephone)
    page.telephone.network_chosen.connect(presenter.telephone.choose)
    page.telephone.start_asked.connect(presenter.telephone.start)
    page.telephone.stop_asked.connect(presenter.telephone.stop)
    page.telephone.closed.connect(presenter.close_telephone)
    page.listening.show_asked.connect(presenter.open_telephone)
    page.listening.stop_asked.connect(presenter.telephone.stop)
    page.beside.second_passed.connect(presenter.telephone.tick)
    page.left_alone.connect(presenter.telephone.leave)


def _join_watch(page: ExpensesPage, watch: WatchPresenter) -> None:
    page.watched.due.connect(watch.tick)
    page.watched.folder_chosen.connect(watch.follow)
    page.watched.take_asked.connect(watch.take)
    page.watched.take_all_asked.connect(watch.take_all)
    page.watched.later_asked.connect(watch.put_off)
    page.watched.stop_asked.connect(watch.unfollow)
    page.left_alone.connect(watch.leave)
