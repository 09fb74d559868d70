"""Decisions of the budget page: which line of each list is edited, what is kept of what was typed."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import formats, wording
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.funding import BudgetRead, FundingService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.budget import wordings
from lianes_desktop.ui.budget.advance_book import AdvanceBook
from lianes_desktop.ui.budget.books import Book
from lianes_desktop.ui.budget.entry import read_plan
from lianes_desktop.ui.budget.funding_book import FundingBook
from lianes_desktop.ui.budget.staff_book import StaffBook
from lianes_desktop.ui.budget.values import PLAN, AdvanceField, BookField, BookName, FundingField, StaffField, View
from lianes_desktop.ui.kit.book_values import BookShown
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place

_FIELDS: dict[BookName, type[BookField]] = {
    BookName.FUNDINGS: FundingField,
    BookName.ADVANCES: AdvanceField,
    BookName.STAFF: StaffField,
}
_NAMED = {"budget": BudgetHeading.AIR, **{heading.value: heading for heading in BudgetHeading}}
"""Names that findings give to what is planned."""


class BudgetView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in the field of that name, or on the button that adds to the list of that name."""
        ...


class BudgetPresenter:
    """Shows the budget of one dossier and keeps each change at once."""

    topics = frozenset(
        {Topic.FUNDING, Topic.EXPENSES, Topic.PARTICIPANTS, Topic.DOSSIERS, Topic.SETTINGS, Topic.ORGANISATIONS}
    )

    def __init__(
        self, view: BudgetView, fundings: FundingService, clock: Clock, navigator: Navigator, notices: Notices
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._fundings = fundings
        self._clock = clock
        self._navigator, self._notices = navigator, notices
        # each book keeps records of its own kind, which no common type can say
        self._books: dict[BookName, Book[Any]] = {
            BookName.FUNDINGS: FundingBook(fundings),
            BookName.ADVANCES: AdvanceBook(fundings),
            BookName.STAFF: StaffBook(fundings),
        }
        self._drafts = {
            name: Draft(clock, [one.value for one in _FIELDS[name]], book.named) for name, book in self._books.items()
        }
        self._plan = Draft(clock, [PLAN + heading for heading in BudgetHeading])
        self._chosen: dict[BookName, UUID | None] = dict.fromkeys(BookName)
        self._dossier: DossierId | None = None

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's budget."""
        if dossier != self._dossier:
            self._dossier = dossier
            self._chosen = dict.fromkeys(BookName)
            self._plan.begin(dossier)
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        if self._dossier is None:
            return
        read = self._fundings.read(self._dossier)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(read.budget),
                notices=wordings.notices(read),
                headings=wordings.headings(read.budget, self._plan.typed, self._plan.refusals),
                payers=wordings.payers(read),
                marks=wordings.marks(read),
                people=wordings.people(read),
                books={name: self._book(name, read) for name in BookName},
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a line of a list, a list, or what is planned for a heading."""
        if self._dossier is None:
            return
        read = self._fundings.read(self._dossier)
        for name, book in self._books.items():
            if any(one.id == subject for one in book.records(read)):
                self._chosen[name] = subject
                self.refresh()
                known = field in {one.value for one in _FIELDS[name]}
                self._view.focus_field(field if known else book.first.value)
                return
        self.refresh()
        if field in _NAMED:
            self._view.focus_field(PLAN + _NAMED[field])
        elif field:
            self._view.focus_field(field)

    # what is planned

    def plan(self, given: tuple[BudgetHeading, str]) -> None:
        """Keep what a heading should cost, or say beside it why not."""
        if self._dossier is None:
            return
        dossier, (heading, text) = self._dossier, given
        name = PLAN + heading
        self._done(
            lambda: self._plan.keep(name, text, lambda: self._fundings.plan(dossier, heading, read_plan(text, name)))
        )
        self.refresh()

    # the lists

    def ask(self, given: tuple[BookName, UUID]) -> None:
        """Edit a line, or close it when it is edited already."""
        name, line = given
        self._chosen[name] = None if self._chosen[name] == line else line
        self.refresh()

    def add(self, name: BookName) -> None:
        """One more line, to be filled at once."""
        if self._dossier is None:
            return
        dossier, book, made = self._dossier, self._books[name], []
        if self._done(lambda: made.append(book.add(dossier))):
            self._chosen[name] = made[0].id
            self.refresh()
            self._view.focus_field(book.first.value)

    def remove(self, given: tuple[BookName, UUID]) -> None:
        """Take a line out; the bar offers to undo."""
        name, line = given
        book = self._books[name]
        if self._done(lambda: book.remove(line)):
            self._chosen[name] = None if self._chosen[name] == line else self._chosen[name]
            self.refresh()
            self._notices.say(wording.act(book.removed), undo=True)

    def left(self, given: tuple[BookField, object]) -> None:
        """Keep a field of the line edited, or say beside it why not."""
        field, value = given
        name = next(name for name, fields in _FIELDS.items() if isinstance(field, fields))
        book, chosen = self._books[name], self._chosen[name]
        if self._dossier is None or chosen is None:
            return
        record = next((one for one in book.records(self._fundings.read(self._dossier)) if one.id == chosen), None)
        if record is not None:
            today = self._clock.today()
            self._done(
                lambda: self._drafts[name].keep(
                    field, value, lambda: book.keep(book.corrected(record, field, value, today))
                )
            )
        self.refresh()

    def to_expenses(self) -> None:
        """Show the expenses."""
        self._navigator.go(Place.EXPENSES)

    # how it is done

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return False
        return True

    def _book(self, name: BookName, read: BudgetRead) -> BookShown[BookField]:
        book, draft = self._books[name], self._drafts[name]
        records = book.records(read)
        record = next((one for one in records if one.id == self._chosen[name]), None)
        self._chosen[name] = record.id if record is not None else None
        draft.begin(self._chosen[name])
        rows = tuple(book.row(one, read) for one in records)
        total = formats.euros(book.total(read))
        if record is None:
            return BookShown(rows, total, None)
        fields = _FIELDS[name]
        return BookShown(
            rows=rows,
            total=total,
            chosen=record.id,
            texts={field: draft.typed.get(field, text) for field, text in book.texts(record).items()},
            choices=book.choices(record, read),
            refusals={field: draft.refusals[field] for field in fields if field in draft.refusals},
            remarks=book.remarks(record, read),
            hidden=book.hidden(record),
        )
