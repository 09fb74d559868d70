"""A claim of several lines on the office's page, and the hand of the person who reviews it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListView, QWidget

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.people import Profile, Role
from lianes_desktop.domain.review_desk import ReviewDesk
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.claim_list import ClaimListService
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.inbox.desk_values import LineRow
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.inbox.presenter import InboxPresenter
from lianes_desktop.ui.inbox.screen import inbox_screen
from lianes_desktop.ui.inbox.values import InboxLine
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel
from lianes_desktop.ui.kit.rows import LINE
from support.builders import a_profile, euros
from support.counter import FieldCounter, OfficeCounter
from support.desks import photo
from support.fakes import no_progress
from support.fingers import Fingers, plain
from support.page_desk import Jobs
from support.screens import PAGE_SIZES, settle

W = TypeVar("W", bound=QWidget)

LINES = (
    ("Voyages du Beffroi", "1536.00", "AVION", date(2026, 10, 12)),
    ("Restaurant Dar Ziri", "47.97", "RESO", date(2026, 10, 12)),
    ("Le Comptoir de l'Oriental", "47.60", "RESO", date(2026, 10, 14)),
    ("Snack Al Wahda", "22.14", "RESO", date(2026, 10, 15)),
)
"""Payee, euros, category and day of the lines after the hotel's."""


def officer() -> Profile:
    """Who sits at the office."""
    return replace(a_profile(), given_name="Inès", family_name="Carpentier", role=Role.OFFICE)


def several(field_side: FieldCounter) -> FieldCounter:
    """The claim of ``ready_to_leave`` with more lines."""
    for payee, amount, kind, day in LINES:
        add_line(field_side, payee, amount, kind, day)
    return field_side


def add_line(field_side: FieldCounter, payee: str, amount: str, kind: str, day: date) -> Expense:
    """One more expense with its receipt, accepted."""
    desk = field_side.desk
    (taken,) = desk.expenses.take(field_side.dossier, [photo(payee)], no_progress).added
    line = desk.expenses.line(taken)
    assert line is not None
    given = replace(line.expense, amount=euros(amount), kind=kind, paid_on=day, payee=payee)
    desk.expenses.correct(given)
    desk.expenses.accept(taken)
    return given


class ReviewHand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, *, late: bool = False, bare: bool = False) -> None:
        self.counter = OfficeCounter(folder / "office", late=late, bare=bare)
        counter = self.counter
        desk = counter.desk
        desk.profiles.save(officer())
        self.screen = inbox_screen(
            counter.inbox, ClaimListService(desk.readings, desk.changes), desk.reviewing, desk.likenesses,
            desk.answering, desk.profiles, desk.preferences, counter.arrivals, counter.register, desk.dossiers,
            desk.clock, counter.jobs, Jobs(), counter.compass, counter.bar,
        )  # fmt: skip
        assert isinstance(self.screen.page, InboxPage)
        assert isinstance(self.screen.presenter, InboxPresenter)
        super().__init__(self.screen.page)
        self.inbox, self.presenter = self.screen.page, self.screen.presenter
        counter.desk.changes.listen(self._heard)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        """Show the page."""
        self.presenter.open(None)
        self.page.resize(*size)
        self.page.show()
        settle()

    def take(self, *paths: Path) -> None:
        """Let files go over the window."""
        self.presenter.take_files(tuple(Offered(path.name, path) for path in paths))
        settle()

    def take_several(self) -> FieldCounter:
        """A claim of five lines, taken in."""
        field_side = several(FieldCounter(self.counter.folder / "lille"))
        self.take(self.counter.carry(field_side))
        return field_side

    # ---- what is seen

    def verdicts(self) -> list[tuple[str, str]]:
        """The notices, where there is no claim to review."""
        shown = self.inbox.verdicts.findChildren(Notice, "verdict")
        return [(plain(one.title()), plain(one.sentence())) for one in shown if one.isVisible()]

    def lines(self) -> list[LineRow]:
        """The lines of the claim."""
        model = self.find("claimLines", QListView).model()
        rows = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, LineRow)]

    def kept(self) -> list[str]:
        """The base kept of each line, as shown."""
        return [plain(one.kept) for one in self.lines()]

    def bundles(self) -> list[InboxLine]:
        """The cards of the list."""
        model = self.find("bundleList", QListView).model()
        rows = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, InboxLine)]

    def groups(self) -> list[str]:
        """The heads over the cards."""
        return [one.head for one in self.bundles() if one.head]

    def in_hand(self) -> str:
        """The payee of the line in hand."""
        return self.whole("decisionTitle")

    def whole(self, name: str) -> str:
        """The words of a label, without its ellipsis."""
        label = self.find(name, QLabel)
        return plain(label.whole() if isinstance(label, ElidedLabel) else label.text())

    def state(self) -> str:
        """Where the claim stands."""
        return self.find("claimState", Chip).text()

    def desk(self) -> ReviewDesk:
        """The claim as the office's services tell it."""
        return self.counter.desk.reviewing.desk(self.bundles()[0].key)

    def warned(self) -> list[str]:
        """What the message bar warned of."""
        return [plain(text) for text in self.counter.bar.warned]

    def said(self) -> list[str]:
        """What the message bar said."""
        return [plain(text) for text, _undo in self.counter.bar.said]

    # ---- what is done

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or self.page
        QTest.keyClick(target, key, held)
        settle()

    def keys(self, text: str) -> None:
        """Type where the focus is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.page, letter)
        settle()

    def at_lines(self) -> None:
        """Put the focus in the lines."""
        self.page.activateWindow()
        self.find("claimLines", QWidget).setFocus()
        settle()

    def focused(self) -> str:
        """Name of the widget with the focus."""
        widget = QApplication.focusWidget()
        return "" if widget is None else widget.objectName()

    def _heard(self, topics: frozenset[object]) -> None:
        if self.presenter.topics & topics:
            self.presenter.refresh()


def verdicts(hand: ReviewHand) -> list[Verdict | None]:
    """What is decided of each line."""
    return [None if one.verdict is None else one.verdict.verdict for one in hand.desk().lines]


def choose(hand: ReviewHand, words: str) -> None:
    """Take a reason from the list, with the arrows."""
    box = hand.find("reviewReason", QComboBox)
    at = next(at for at in range(box.count()) if plain(box.itemText(at)) == words)
    box.setFocus()
    hand.press("reviewReason", Qt.Key.Key_Home)
    for _step in range(at):
        hand.press("reviewReason", Qt.Key.Key_Down)


def expense_of(hand: ReviewHand, payee: str) -> ExpenseId:
    """The expense of a payee."""
    return next(one.line.expense.id for one in hand.desk().lines if one.line.expense.payee == payee)
