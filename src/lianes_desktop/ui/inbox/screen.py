"""Joins the inbox page to its presenters."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from lianes_desktop.services.answering import AnsweringService
from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.claim_list import ClaimListService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.likenesses import LikenessService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.services.register import RegisterService
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.ui.inbox.answers import Answers
from lianes_desktop.ui.inbox.desk_board import DeskBoard
from lianes_desktop.ui.inbox.desk_presenter import DeskPresenter
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.inbox.presenter import InboxPresenter
from lianes_desktop.ui.inbox.receipts import Receipts
from lianes_desktop.ui.inbox.whole_claim import WholeClaim
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


class Parts(QObject):
    """Keeps the presenters of parts of the page for as long as the page."""

    def __init__(self, page: InboxPage, *parts: object) -> None:
        """A signal alone would not keep them."""
        super().__init__(page)
        self._parts = parts


def inbox_screen(
    inbox: InboxService,
    claims: ClaimListService,
    reviewing: ReviewingService,
    likenesses: LikenessService,
    answering: AnsweringService,
    profiles: ProfileService,
    preferences: PreferencesService,
    arrivals: ArrivalService,
    register: RegisterService,
    dossiers: DossierService,
    clock: Clock,
    jobs: Jobs,
    looking: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenters, and every signal between them; ``looking`` is a worker for pictures alone."""
    page = InboxPage()
    desk = DeskPresenter(page.board, reviewing, likenesses, profiles, jobs, looking, notices)
    receipts = Receipts(page.board, inbox, jobs)
    presenter = InboxPresenter(page, desk, claims, inbox, arrivals, register, dossiers, clock, jobs, navigator, notices)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    answers = Answers(page, desk, answering, preferences, Path(documents), jobs, notices)
    page.files_given.connect(presenter.take_files)
    page.compared.connect(presenter.ask_confirm)
    page.vouched.connect(presenter.confirm)
    page.passphrases.given.connect(presenter.unlock)
    page.passphrases.put_off.connect(presenter.put_off)
    page.column.selected.connect(presenter.select)
    page.column.searched.connect(presenter.search)
    page.column.alert_answered.connect(presenter.act)
    page.board.receipt_asked.connect(receipts.show)
    page.board.receipt.sheet_asked.connect(receipts.turn_to)
    page.board.foot.answer_asked.connect(answers.ask)
    page.answer_given.connect(answers.give)
    whole = WholeClaim(page.board, desk, reviewing, notices)
    _join(page.board, desk, whole)
    Parts(page, receipts, answers, whole)
    return Screen(page, presenter, Place.INBOX)


def _join(board: DeskBoard, desk: DeskPresenter, whole: WholeClaim) -> None:
    board.line_chosen.connect(desk.choose)
    board.letter_typed.connect(desk.type_letter)
    board.left.connect(desk.flush)
    board.rest_accepted.connect(whole.accept_rest)
    board.header.rest_asked.connect(whole.ask_rest)
    lines, panel = board.lines, board.lines.panel
    lines.changed_only.connect(desk.show_only_changed)
    lines.watch.button.clicked.connect(desk.next_remarked)
    panel.decided.connect(desk.decide)
    panel.base_typed.connect(desk.type_base)
    panel.reason_chosen.connect(desk.choose_reason)
    panel.words_typed.connect(desk.type_words)
    panel.entered.connect(desk.enter)
    panel.confirmed.connect(desk.confirm)
    board.dossier.ticked.connect(whole.tick)
    board.dossier.asked.connect(whole.ask)
    board.dossier.withdrawn.connect(whole.withdraw)
