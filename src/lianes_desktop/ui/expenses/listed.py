"""Which expenses are listed, in what order, and which comes next. No Qt."""

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseOrder, ExpenseSort
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.expenses.walking import following, neighbour


class Listed:
    """The segment, the search and the sort in force, and the keys they give."""

    def __init__(self, view: ExpensesView, expenses: ExpenseService) -> None:
        """Every expense, the latest first."""
        self._view = view
        self._expenses = expenses
        self._show, self._search = ExpenseFilter.ALL, ""
        self._sort, self._descending = ExpenseSort.DAY, True
        self._order = ExpenseOrder((), ())

    def filter(self, show: ExpenseFilter) -> None:
        """Keep to one of the three segments."""
        self._show = show
        self._view.show_filter(self._show, self._search)

    def search(self, text: str) -> bool:
        """Keep to what holds these words; ``False`` when that was so already."""
        if text.strip() == self._search:
            return False
        self._search = text.strip()
        return True

    def sort(self, by: ExpenseSort) -> None:
        """Sort by this, or turn the order round when it is sorted so already."""
        self._descending = not self._descending if by is self._sort else by is not ExpenseSort.PAYEE
        self._sort = by

    def widen(self) -> None:
        """Every expense, whatever was searched."""
        self._search = ""
        self.filter(ExpenseFilter.ALL)

    def show(self, dossier: DossierId) -> None:
        """Read the keys again and show them."""
        self._order = self._expenses.order(
            dossier, show=self._show, sort=self._sort, descending=self._descending, search=self._search
        )
        self._view.show_order(self._order, self._sort, descending=self._descending)

    def holds(self, expense: ExpenseId) -> bool:
        """Whether it is among those listed."""
        return self._expenses.key(expense) in self._order.keys

    def first(self) -> ExpenseId | None:
        """The one at the top."""
        return self._of(self._order.keys[0] if self._order.keys else None)

    def beside(self, expense: ExpenseId) -> ExpenseId | None:
        """The one after, else the one before."""
        return self._of(neighbour(self._order.keys, self._expenses.key(expense)))

    def next_incomplete(self, dossier: DossierId, after: ExpenseId) -> ExpenseId | None:
        """The next one to complete."""
        waiting = self._expenses.order(
            dossier, show=ExpenseFilter.INCOMPLETE, sort=self._sort, descending=self._descending
        )
        return self._of(following(self._order.keys, waiting.keys, self._expenses.key(after)))

    def _of(self, key: int | None) -> ExpenseId | None:
        return self._expenses.lines([key])[0].expense.id if key is not None else None
