"""What is typed about one expense: kept field by field, or held with the reason it is refused."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.money import Currency
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import wording
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.expenses import entry, needs
from lianes_desktop.ui.expenses.values import CHOICES, REQUIRED, Field, FieldLeft, ShareRows


class Draft:
    """The form's memory while one expense is shown."""

    def __init__(self, expenses: ExpenseService) -> None:
        """Start with no expense."""
        self._expenses = expenses
        self.expense: ExpenseId | None = None
        self.typed: dict[Field, str] = {}
        self.refusals: dict[Field, str] = {}
        self.declaring = False
        self.saved_at: datetime | None = None
        self.shares: ShareRows | None = None
        """How the expense is shared as typed, while it is refused."""
        self._currency: Currency | None = None

    def begin(self, expense: ExpenseId | None) -> None:
        """Turn to another expense; what was refused of the last one is forgotten."""
        if expense != self.expense:
            self.expense = expense
            self.typed, self.refusals = {}, {}
            self.declaring = False
            self.saved_at = None
            self.shares = None
            self._currency = None

    def currency(self, expense: Expense, usual: Currency) -> Currency:
        """The currency a figure typed now is in: the amount's, the one just chosen, else the place's."""
        if expense.amount is not None:
            return expense.amount.currency
        return self._currency or usual

    def keep(self, expense: Expense, left: FieldLeft, usual: Currency, clock: Clock) -> None:
        """Keep one field, or hold what was typed with the reason it is refused.

        Raises:
            UnavailableError: the store failed; the text is held.
        """
        if left.field is Field.CURRENCY and isinstance(left.given, Currency):
            self._currency = left.given
        if left.field is Field.SHARES:
            self.shares = cast("ShareRows", left.given)
        elif left.field not in CHOICES:
            self.typed[left.field] = str(left.given)
        try:
            currency = self.currency(expense, usual)
            corrected = entry.corrected(expense, left.field, left.given, currency=currency, today=clock.today())
            if corrected != expense:
                self._expenses.correct(corrected)
                self.saved_at = clock.now()
        except RefusedError as refused:
            self._refuse(refused.refusals, left.field)
        else:
            self.typed.pop(left.field, None)
            self.refusals.pop(left.field, None)
            if left.field is Field.SHARES:
                self.shares = None

    def missing(self, line: ExpenseLine, terms: Terms) -> tuple[Field, ...]:
        """Fields that keep the expense from being accepted, in the order of the form: missing, or refused."""
        expense = line.expense
        typed = not needs.reckons(expense, terms)
        absent = {Field.AMOUNT: typed and expense.amount is None, Field.PAID_ON: expense.paid_on is None}
        absent[Field.KIND] = not expense.kind
        wanted = {*(field for field in REQUIRED if absent[field]), *needs.missing(line.assessment)} - {*self.typed}
        return tuple(field for field in Field if field in wanted or field in self.refusals)

    def ask(self, fields: Iterable[Field]) -> None:
        """Say beside those fields that they are missing, save those that say already what is wrong."""
        asked = [field for field in fields if field not in self.refusals]
        self._refuse((Refusal(field, Problem.MISSING) for field in asked), Field.AMOUNT)

    def settle(self, expense: Expense) -> None:
        """Take back what was asked for and has come by itself."""
        come = {
            Field.AMOUNT: expense.amount is not None,
            Field.PAID_ON: expense.paid_on is not None,
            Field.KIND: bool(expense.kind),
        }
        for field, is_there in come.items():
            if is_there and field not in self.typed:
                self.refusals.pop(field, None)

    def _refuse(self, refusals: Iterable[Refusal], otherwise: Field) -> None:
        """Hang each reason on its field, or on the field just left when it names none of the form."""
        for refusal in refusals:
            name = refusal.field.rpartition(".")[2]
            self.refusals[Field(name) if name in set(Field) else otherwise] = wording.refusal(refusal)
