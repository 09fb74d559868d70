"""Which expenses are listed, in what order and groups, and which comes next. No Qt."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import accumulate, chain
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.readings import (
    EVERYTHING,
    ExpenseFilter,
    ExpenseGroup,
    ExpenseOrder,
    ExpenseSort,
    GroupTotal,
    Narrowing,
)
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.expenses import narrowing, rows
from lianes_desktop.ui.expenses.detail import Around
from lianes_desktop.ui.expenses.list_values import Head, Rows, Tools
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.expenses.walking import following, neighbour


class Listed:
    """The segment, the search, the filters, the groups and the sort in force, and the keys they give."""

    def __init__(
        self,
        view: ExpensesView,
        expenses: ExpenseService,
        preferences: PreferencesService,
        today: Callable[[], date],
        clashing: Callable[[DossierId], frozenset[UUID]],
    ) -> None:
        """Every expense, the latest first; under what they stand is remembered on this device."""
        self._view = view
        self._expenses = expenses
        self._preferences = preferences
        self._today = today
        self._clashing = clashing
        self._dossier: DossierId | None = None
        self._show, self._search = ExpenseFilter.ALL, ""
        self._narrowed: dict[DossierId | None, Narrowing] = {}
        self._sort, self._descending = ExpenseSort.DAY, True
        self._order = ExpenseOrder((), ())

    @property
    def keys(self) -> Sequence[int]:
        """Those listed, in order."""
        return self._order.keys

    def turn(self, dossier: DossierId | None) -> None:
        """Turn to a dossier, narrowed as it was left in this run of the application."""
        self._dossier = dossier
        self._search = ""
        self.filter(ExpenseFilter.ALL)

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

    def narrow(self, to: Narrowing) -> None:
        """Keep to what passes these filters."""
        self._narrowed[self._dossier] = to

    def group(self, by: ExpenseGroup) -> None:
        """Have the expenses stand under this, from now on; by day, they are sorted by day.

        Raises:
            UnavailableError: the choice holds, but could not be written.
        """
        if by is ExpenseGroup.DAY and self._sort is not ExpenseSort.DAY:
            self._sort, self._descending = ExpenseSort.DAY, True
        self._preferences.change(expense_group=by.value)

    def sort(self, by: ExpenseSort) -> None:
        """Sort by this, or turn the order round when it is sorted so already."""
        self._descending = not self._descending if by is self._sort else by is not ExpenseSort.PAYEE
        self._sort = by

    def widen(self) -> None:
        """Every expense, whatever was searched or filtered."""
        self._search = ""
        self.narrow(EVERYTHING)
        self.filter(ExpenseFilter.ALL)

    def show(self, dossier: DossierId, around: Around) -> None:
        """Read the keys again and show them."""
        group = self._group
        names = {kind.code: wording.expense_kind(kind.code) for kind in around.kinds}
        order = self._expenses.order(
            dossier,
            show=self._show,
            sort=self._sort,
            descending=self._descending,
            search=self._search,
            names=names,
            narrow=self._narrow,
            group=group,
        )
        if group is not ExpenseGroup.DAY:
            order = _arranged(order, tuple(names) if group is ExpenseGroup.KIND else _people(around))
        self._order = order
        this_year = self._today().year
        heads = tuple(Head(_words(one, group, around, this_year), one.count, one.euro_cents) for one in order.heads)
        found = Rows(order.keys, heads, self._clashing(dossier))
        self._view.show_order(found, self._sort, descending=self._descending)
        self._view.show_tools(self._tools(around))

    def offer(self, dossier: DossierId, around: Around) -> None:
        """Show what the list may be narrowed to."""
        heads = {group: self._expenses.heads(dossier, group) for group in ExpenseGroup}
        self._view.show_filters(narrowing.filters(self._narrow, around, heads, self._today()))

    def holds(self, expense: ExpenseId) -> bool:
        """Whether it is among those listed."""
        return self._expenses.key(expense) in self._order.keys

    def first(self) -> ExpenseId | None:
        """The one at the top."""
        return self._of(self._order.keys[0] if self._order.keys else None)

    def beside(self, expense: ExpenseId) -> ExpenseId | None:
        """The one after, else the one before."""
        return self._of(neighbour(self._order.keys, self._expenses.key(expense)))

    def next_of(self, unaccepted: Collection[int], dossier: DossierId, after: ExpenseId) -> ExpenseId | None:
        """The next one to complete, or of those nobody has accepted."""
        waiting = self._expenses.order(
            dossier, show=ExpenseFilter.INCOMPLETE, sort=self._sort, descending=self._descending
        )
        wanted = dict.fromkeys((*waiting.keys, *unaccepted))
        return self._of(following(self._order.keys, tuple(wanted), self._expenses.key(after)))

    @property
    def _narrow(self) -> Narrowing:
        return self._narrowed.get(self._dossier, EVERYTHING)

    @property
    def _group(self) -> ExpenseGroup:
        kept = self._preferences.current().expense_group
        return ExpenseGroup(kept) if kept in set(ExpenseGroup) else ExpenseGroup.DAY

    def _tools(self, around: Around) -> Tools:
        chips = narrowing.chips(self._narrow, around)
        found = ""
        if chips:
            heads = self._order.heads  # they have the sum already, where there are any
            cents = sum(one.euro_cents for one in heads)
            cents = cents if heads else self._expenses.summed(self._order.keys).euro_cents
            found = narrowing.counted(len(self._order.keys), formats.euros(cents))
        given_up = [_("la recherche « {words} »").format(words=formats.isolate(self._search))] if self._search else []
        given_up += [narrowing.segment(self._show)] if self._show is not ExpenseFilter.ALL else []
        given_up += [chip.words for chip in chips]
        relax = _("Aucune dépense ne répond à ces choix : {what}").format(what=formats.listed(given_up))
        return Tools(chips, found, "" if self._order.keys or not given_up else relax, self._group)

    def _of(self, key: int | None) -> ExpenseId | None:
        """The expense of a key; ``None`` when it was removed since the list was read."""
        lines = self._expenses.lines([] if key is None else [key])
        return lines[0].expense.id if lines else None


def _people(around: Around) -> tuple[object, ...]:
    return tuple(person.id for person in around.participants)


def _arranged(order: ExpenseOrder, places: Sequence[object]) -> ExpenseOrder:
    """The groups in the order of ``places``, those that are not in it after, what has no group last."""
    rank = {of: at for at, of in enumerate(places)}
    ends = tuple(accumulate(head.count for head in order.heads))
    groups = [(head, order.keys[end - head.count : end]) for head, end in zip(order.heads, ends, strict=True)]
    groups.sort(key=lambda one: (one[0].of is None, rank.get(one[0].of, len(rank))))
    return ExpenseOrder(
        tuple(chain.from_iterable(keys for _head, keys in groups)), tuple(head for head, _keys in groups)
    )


def _words(head: GroupTotal, group: ExpenseGroup, around: Around, this_year: int) -> str:
    """What stands over a group."""
    said: Mapping[ExpenseGroup, Callable[[], str]] = {
        ExpenseGroup.DAY: lambda: rows.day(head.of if isinstance(head.of, date) else None, this_year),
        ExpenseGroup.KIND: lambda: narrowing.kind(str(head.of or "")),
        ExpenseGroup.PAYER: lambda: narrowing.person(head.of, around),
    }
    return said[group]()
