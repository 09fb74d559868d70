"""Joins the page of payments to its presenter."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from lianes_desktop.services.claim_back_letters import ClaimBackLetters
from lianes_desktop.services.payment_notices import PaymentNotices
from lianes_desktop.services.payments import PaymentService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.payments.page import PaymentsPage
from lianes_desktop.ui.payments.presenter import PaymentsPresenter


def payments_screen(
    payments: PaymentService,
    sender: PaymentNotices,
    letters: ClaimBackLetters,
    preferences: PreferencesService,
    clock: Clock,
    jobs: Jobs,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = PaymentsPage()
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    presenter = PaymentsPresenter(page, payments, sender, letters, preferences, clock, documents, jobs, notices)
    page.due.ticked.connect(presenter.tick)
    page.due.account_given.connect(presenter.keep_account)
    page.due.account_asked.connect(presenter.edit_account)
    page.order_asked.connect(presenter.ask_order)
    page.ordered.connect(presenter.order)
    page.asked.connect(presenter.ask)
    page.paid.connect(presenter.mark_paid)
    page.notices_asked.connect(presenter.ask_notices)
    page.passphrases.given.connect(presenter.send)
    return Screen(page, presenter, Place.PAYMENTS)
