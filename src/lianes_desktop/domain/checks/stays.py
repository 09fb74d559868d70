"""Meals and nights: never more than people could have had, never paid twice (DOMAIN V13, V14)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from lianes_desktop.domain.checks.case import Case, of_expense
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.offered import EVENING, MIDDAY, offered_and_claimed
from lianes_desktop.domain.summaries import Section

NIGHT, ALLOWANCE = "HEBE", "INDJ"
MOST_MEALS = 2
"""A person's meals paid in one day (V13)."""

_MEALS = frozenset({MIDDAY, EVENING})


def found(case: Case) -> Iterator[Finding]:
    """Where daily allowances are paid, what they cover is not paid by receipts too."""
    action, expenses = case.action, case.dossier.expenses
    if not isinstance(action, Mission):
        return
    by_allowance = meals_mode(case) is MealsMode.ALLOWANCE
    level = Level.ERROR if by_allowance else Level.WARNING
    people = max(len(case.dossier.participants), 1)
    yield from _meals(expenses, people, level)
    nights = [(one, slept) for one in expenses if (slept := _nights(one, by_allowance=by_allowance))]
    if action.starts_on and action.ends_on:
        most, count = (action.ends_on - action.starts_on).days * people, sum(slept for _one, slept in nights)
        if count > most:
            values = ("count", count), ("most", most)
            last, _slept = nights[-1]
            yield Finding(FindingCode.TOO_MANY_NIGHTS, level, Section.EXPENSES, last.id, "kind", values)
    if by_allowance and any(one.kind == ALLOWANCE for one in expenses):
        for one in expenses:
            if one.kind in _MEALS or one.kind == NIGHT:
                yield of_expense(one, FindingCode.MEALS_TWICE, Level.ERROR, "kind")
    yield from _offered(case)


def _nights(one: Expense, *, by_allowance: bool) -> int:
    """The nights a line pays for: one for lodging, those of the stay and of each person for an allowance.

    Where allowances are paid, lodging is said apart: it does not count.
    """
    if not by_allowance:
        return int(one.kind == NIGHT)
    stay = one.allowance if one.kind == ALLOWANCE else None
    if stay is None or stay.arrives_at is None or stay.leaves_at is None:
        return 0
    return max((stay.leaves_at.date() - stay.arrives_at.date()).days, 0) * max(len(one.beneficiaries), 1)


def meals_mode(case: Case) -> MealsMode:
    """How meals and nights are paid: the authority's choice, else the convention's, else the edition's."""
    action = case.action
    chosen = action.meals_mode if isinstance(action, Mission) else None
    return chosen or action.convention.overrides.meals_mode or case.reference.edition.meals_mode


def _meals(expenses: tuple[Expense, ...], people: int, level: Level) -> Iterator[Finding]:
    by_day: defaultdict[date, list[Expense]] = defaultdict(list)
    for one in expenses:
        if one.kind in _MEALS and one.paid_on:
            by_day[one.paid_on].append(one)
    for day, meals in sorted(by_day.items()):
        eaten: Counter[ParticipantId] = Counter(person for one in meals for person in one.beneficiaries)
        if len(meals) > MOST_MEALS * people or any(count > MOST_MEALS for count in eaten.values()):
            values = ("count", len(meals)), ("day", day)
            yield Finding(FindingCode.TOO_MANY_MEALS, level, Section.EXPENSES, meals[-1].id, "kind", values)


def _offered(case: Case) -> Iterator[Finding]:
    """A meal claimed that the hosts may have offered, unless somebody has said that it stays as it is (V14)."""
    for one, table in offered_and_claimed(case.dossier.items, case.dossier.expenses):
        if FindingCode.OFFERED_MEAL.value not in table.overruled:
            values = ("number", one.number), ("title", table.title)
            yield Finding(FindingCode.OFFERED_MEAL, Level.WARNING, Section.EXPENSES, one.id, "kind", values)
