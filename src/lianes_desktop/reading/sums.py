"""Sums that close: nobody prints them by chance, so they speak for a total whatever its label."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from lianes_desktop.reading.roles import Labelled
from lianes_desktop.reading.vocabulary import Role

CENT = Decimal("0.01")
PROOFS = frozenset({"net", "cash", "items", "measure"})
"""Clues that are a sum of other figures."""
_CLOSE = Decimal("0.02")
"""Tills round each line of tax."""
_MEASURED = Decimal("0.05")
_FEW = 16
"""No receipt has more taxes, sums before tax or extras; a page that has is no reason to try every three of them."""
_RATES = (Decimal(20), Decimal(14), Decimal(10), Decimal(7), Decimal("5.5"), Decimal("8.5"), Decimal("2.1"))
_MOST_EXTRAS = 6
"""Local taxes and services that are tried in every way."""
_USUAL = (Decimal(20), Decimal(14), Decimal(10), Decimal(7))
"""Rates whose tax is too large to be met by chance."""
_SUM_WORTH = {
    "net": 3.0,
    "rate": 1.5,
    "cash": 3.0,
    "items": 2.5,
    "measure": 2.0,
    "again": 0.8,
    "taxed": 1.0,
    "untaxed": -2.5,
}


@dataclass
class Candidate:
    """A value that may be the total, and all that speaks for it."""

    value: Decimal
    score: float = 0.0
    clues: set[str] = field(default_factory=set)
    best: Labelled | None = None


def add_sums(candidate: Candidate, told: Sequence[Labelled]) -> None:
    """Sums that close speak for a value whatever its label: nobody prints them by chance."""
    total = candidate.value
    taxes = [one for one in told if one.role is Role.TAX and one.amount.value < total][:_FEW]
    before = [one.amount.value for one in told if one.role in {Role.NET, Role.SUBTOTAL} and one.amount.value < total]
    nets = set(before[:_FEW])
    extras = set([one.amount.value for one in told if one.role is Role.EXTRA][:_FEW])
    for net in nets:
        gap = total - net
        if (
            _near(gap, sum((one.amount.value for one in _distinct(taxes)), Decimal(0)))
            or any(_near(gap, one.amount.value) for one in taxes)
            or any(_near(gap, tax.amount.value + extra) for tax in taxes for extra in extras)
            or _near(gap, sum(extras, Decimal(0)) + sum((one.amount.value for one in _distinct(taxes)), Decimal(0)))
        ):
            candidate.clues.add("net")
    table = [one.amount.value for one in told if one.role is Role.NET and one.inherited]
    if len(table) > 1 and _near(total, sum(table, sum((one.amount.value for one in _distinct(taxes)), Decimal(0)))):
        candidate.clues.add("net")
    candidate.clues |= _by_rate(total, told)
    if candidate.best is not None and candidate.best.inherited and candidate.best.role is Role.SUM:
        candidate.clues -= {"net", "rate"}  # each line of a tax table closes by itself: it proves no total
    cash, change = _values(told, Role.CASH), _values(told, Role.CHANGE)
    if any(given - back == total for given in cash for back in change):
        candidate.clues.add("cash")
    if _items_close(total, candidate, told):
        candidate.clues.add("items")
    if _measured(total, told):
        candidate.clues.add("measure")
    rows = {one.amount.row.number for one in told if one.amount.value == total and one.role is not Role.OTHER}
    if len(rows) > 1:
        candidate.clues.add("again")
    candidate.score += sum(_SUM_WORTH.get(clue, 0.0) for clue in candidate.clues)


def _values(told: Sequence[Labelled], role: Role) -> set[Decimal]:
    return {one.amount.value for one in told if one.role is role}


def _distinct(taxes: Sequence[Labelled]) -> list[Labelled]:
    """One amount a rate: the tax table repeats what the foot says."""
    kept: dict[object, Labelled] = {}
    for one in taxes:
        kept.setdefault(one.rate if one.rate is not None else one.amount.value, one)
    return list(kept.values())


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE


def _by_rate(total: Decimal, told: Sequence[Labelled]) -> set[str]:
    """What the usual rates of tax say of a value, whatever the figures are called."""
    figures = {one.amount.value for one in told if one.amount.cents}
    clues = set[str]()
    if any(_rate_of(total, one) for one in told if one.role is Role.TAX and one.amount.value < total):
        clues.add("rate")
    if any(_taxed(total, tax, figures) for tax in figures):
        clues.add("taxed")
    if any(_taxed(total + tax, tax, figures) for tax in figures if total + tax in figures):
        clues.add("untaxed")
    return clues


def _taxed(total: Decimal, tax: Decimal, figures: set[Decimal]) -> bool:
    """Whether a figure is the tax of the total at a usual rate, and the rest is printed too."""
    return total - tax in figures and any(_near(total * rate / (100 + rate), tax) for rate in _USUAL)


def _rate_of(total: Decimal, tax: Labelled) -> bool:
    """Whether the tax is that of the total at its own rate, or at a usual one."""
    rates = (Decimal(str(tax.rate)),) if tax.rate else _RATES
    return any(_near(total * rate / (100 + rate), tax.amount.value) for rate in rates)


def _items_close(total: Decimal, candidate: Candidate, told: Sequence[Labelled]) -> bool:
    """Whether the unlabelled amounts in a row above add up to it."""
    running = Decimal(0)
    for count, value in enumerate(reversed(_items(candidate, told)), start=1):
        running += value
        if count > 1 and running == total:  # one line repeats the total, it does not prove it
            return True
    return False


def _items(candidate: Candidate, told: Sequence[Labelled]) -> list[Decimal]:
    """What each line above the candidate costs, from the top."""
    if candidate.best is None:
        return []
    at = candidate.best.amount.row.number
    above: dict[int, Labelled] = {}
    for one in told:
        row = one.amount.row.number
        named = one.role in {None, Role.EXTRA, Role.PRICE, Role.DISCOUNT}
        if row < at and named and (one.amount.cents or one.amount.currency):
            above[row] = one  # the last of the row is the line's own amount
    return [-one.amount.value if _taken_off(one) else one.amount.value for _, one in sorted(above.items())]


def _taken_off(one: Labelled) -> bool:
    return one.role is Role.DISCOUNT or one.amount.negative


def _measured(total: Decimal, told: Sequence[Labelled]) -> bool:
    """Whether two figures that are no total multiply to it: litres by price, nights by rate."""
    figures = sorted({one.amount.value for one in told if one.amount.value not in {total, 1}})
    for one in figures:
        at = bisect_left(figures, (total - _MEASURED) / one)
        if any(other != one and abs(one * other - total) <= _MEASURED for other in figures[at : at + 2]):
            return True
    return False


_LOOKALIKES = frozenset(
    ["08", "80", "68", "86", "38", "83", "56", "65", "17", "71", "06", "60", "09", "90", "58", "85"]
)


def repair(candidates: dict[Decimal, Candidate], told: Sequence[Labelled]) -> None:
    """A total that nothing closes, beside a sum that differs only by figures that look alike: the sum is right."""
    ordered = sorted(candidates.values(), key=lambda one: one.score, reverse=True)
    if not ordered or ordered[0].best is None or ordered[0].clues & PROOFS:
        return
    read = ordered[0]
    for value, clue in _sums(read, told):
        if value != read.value and _looks_like(value, read.value):
            mended = candidates.setdefault(value, Candidate(value))
            mended.clues |= {clue, "mended"}
            mended.best = read.best
            mended.score = max(mended.score, read.score + 1.0)
            return


def _sums(read: Candidate, told: Sequence[Labelled]) -> list[tuple[Decimal, str]]:
    """What the other figures say the total is."""
    found: list[tuple[Decimal, str]] = []
    taxes = sum((one.amount.value for one in _distinct([one for one in told if one.role is Role.TAX])), Decimal(0))
    found += [(net + taxes, "net") for net in _values(told, Role.NET) if taxes]
    found += [(given - back, "cash") for given in _values(told, Role.CASH) for back in _values(told, Role.CHANGE)]
    rests = _values(told, Role.REMAINDER)
    found += [(paid + rest, "cash") for paid in _values(told, Role.DEPOSIT) for rest in rests]
    items = _items(read, told)
    if len(items) > 1:
        found.append((sum(items, Decimal(0)), "items"))
    return found


def _looks_like(one: Decimal, other: Decimal) -> bool:
    first, second = f"{one:.2f}", f"{other:.2f}"
    return len(first) == len(second) and all(a == b or a + b in _LOOKALIKES for a, b in zip(first, second, strict=True))


def gainsaid(total: Decimal, told: Sequence[Labelled]) -> bool:
    """Whether figures that should add up to the total add up to another sum."""
    given, back = _values(told, Role.CASH), _values(told, Role.CHANGE)
    if len(given) == 1 and len(back) == 1 and min(given) - min(back) != total:
        return True
    nets = _values(told, Role.NET)
    taxes = _distinct([one for one in told if one.role is Role.TAX])
    extras = sorted(_values(told, Role.EXTRA))[:_MOST_EXTRAS]
    if len(nets) == 1 and len(taxes) == 1:
        rest = total - min(nets) - taxes[0].amount.value
        some = (chosen for count in range(len(extras) + 1) for chosen in combinations(extras, count))
        return not any(_near(sum(chosen, Decimal(0)), rest) for chosen in some)
    return False
