"""The expenses page put together: heading, list, totals, and the expense beside. No Qt."""

from collections.abc import Collection

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.missions import MOROCCO_ZONE
from lianes_desktop.domain.money import EUR, MAD, Currency
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.capture import Capture
from lianes_desktop.ui.expenses.detail import Around, detail
from lianes_desktop.ui.expenses.draft import Draft
from lianes_desktop.ui.expenses.headline import heading, totals_bar
from lianes_desktop.ui.expenses.listed import Listed
from lianes_desktop.ui.expenses.narrowing import choices
from lianes_desktop.ui.expenses.values import Field
from lianes_desktop.ui.expenses.view import ExpensesView

FRANCE = "FR"
"""Where the authorities are that may share an expense."""


class Showing:
    """Reads what is kept and shows it; changes no record."""

    def __init__(self, view: ExpensesView, behind: Behind, draft: Draft, listed: Listed, capture: Capture) -> None:
        """``draft`` holds what is typed of the expense in sight, ``capture`` what was read of it."""
        self._view = view
        self._behind = behind
        self._expenses = behind.expenses
        self._draft = draft
        self._listed = listed
        self._capture = capture

    def list(self, dossier: DossierId) -> None:
        """The heading, the list, what it comes to, and what several expenses may be given."""
        totals = self._expenses.totals(dossier)
        around = self.around(dossier)
        action = self._behind.dossiers.action(dossier)
        waiting = self._capture.to_accept(dossier)
        self._view.show_heading(heading(totals, around, action.starts_on, waiting))
        self._listed.show(dossier, around)
        self._view.show_totals(totals_bar(totals, around))
        self._view.show_choices(choices(around))

    def rows(self, dossier: DossierId) -> None:
        """The list alone, as it is searched, sorted and narrowed now."""
        self._listed.show(dossier, self.around(dossier))

    def detail(self, dossier: DossierId | None) -> None:
        """The expense beside the list, with what is typed of it and what was read."""
        line = self._expenses.line(self._draft.expense) if self._draft.expense else None
        if line is None or dossier is None:
            self._lock(dossier, None)
            self._view.show_detail(None)
            return
        self._lock(dossier, line.expense)
        around = self.around(dossier)
        self._view.show_detail(
            detail(
                line,
                around,
                self._expenses.receipts(line.expense),
                currency=self._draft.currency(line.expense, self.usual(dossier)),
                typed=self._draft.typed,
                refusals=self._draft.refusals,
                shares=self._draft.shares,
                twin=self._capture.twin(line.expense),
                captured=self._capture.of(line.expense, around.terms.kinds),
                declaring=self._draft.declaring,
                saved_at=self._draft.saved_at,
            )
        )

    def field(self, expense: ExpenseId, field: Field) -> Field:
        """The field itself, or the first fact that is missing where the sum is reckoned from facts."""
        line = self._expenses.line(expense)
        if field is not Field.AMOUNT or line is None:
            return field
        missing = self._draft.missing(line, self._expenses.terms(line.expense.dossier))
        return missing[0] if missing else field

    def first_field(self, expense: ExpenseId) -> Field:
        """The field least sure of what was read, else the amount."""
        line = self._expenses.line(expense)
        if line is None:
            return Field.AMOUNT
        return self._capture.first_to_check(line.expense, self.kinds(line.expense.dossier))

    def around(self, dossier: DossierId) -> Around:
        """The records around the expenses of a dossier."""
        return Around(
            self._expenses.terms(dossier),
            self._behind.rules.of(self._behind.dossiers.action(dossier)).kinds,
            self._behind.dossiers.rates(dossier),
            self._behind.dossiers.participants(dossier),
            self._behind.programmes.items(dossier),
            self._expenses.fundings(dossier),
            tuple(one for one in self._behind.dossiers.organisations() if one.country == FRANCE),
        )

    def usual(self, dossier: DossierId | None) -> Currency:
        """What people pay with at the place."""
        if dossier is None:
            return EUR
        return MAD if self._behind.dossiers.action(dossier).zone == MOROCCO_ZONE else EUR

    def kinds(self, dossier: DossierId) -> Collection[str]:
        """The categories there are."""
        return self._expenses.terms(dossier).kinds

    def _lock(self, dossier: DossierId | None, chosen: Expense | None) -> None:
        """Which version holds the expenses, and whether the one chosen left with it."""
        bundle = self._expenses.holding(dossier) if dossier is not None else None
        locked = chosen is not None and self._expenses.locked(chosen)
        self._view.show_lock(bundle.sequence if bundle is not None else 0, chosen=locked)
