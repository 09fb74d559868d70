"""The VAT of a receipt: shown as sure only when it closes with the total."""

import re
from collections.abc import Sequence
from decimal import Decimal

from lianes_desktop.domain.readings import Read
from lianes_desktop.reading.lines import Page
from lianes_desktop.reading.roles import Labelled
from lianes_desktop.reading.vocabulary import Role

_CLOSE = Decimal("0.02")
_HIGHEST = Decimal(20)
"""The highest rate of VAT of both countries, in hundredths."""
_NAMED = re.compile(r"\bT\.?[VU]\.?A(?![A-Z])|\bVAT(?![A-Z])")


def vat_of(page: Page, told: Sequence[Labelled], total: Decimal | None) -> Read[Decimal] | None:
    """All the VAT, the rates of a receipt that has several added up."""
    most = None if total is None else total * _HIGHEST / (100 + _HIGHEST) + _CLOSE
    taxes = [one for one in told if one.role is Role.TAX and (most is None or one.amount.value <= most)]
    nets = {one.amount.value for one in told if one.role is Role.NET}
    if not taxes:
        return _closing(page, told, total, nets)
    by_rate: dict[float, Labelled] = {}
    for one in taxes:
        if one.rate is not None:
            by_rate.setdefault(one.rate, one)
    ways: list[tuple[Decimal, Labelled]] = [(one.amount.value, one) for one in taxes]
    if len(by_rate) > 1 and total is not None:
        both = sum((one.amount.value for one in by_rate.values()), Decimal(0))
        if abs(sum(nets, both) - total) <= _CLOSE or len({one.amount.row.number for one in by_rate.values()}) > 1:
            return Read(both, 90 if abs(sum(nets, both) - total) <= _CLOSE else 80, page.area(taxes[0].amount.line))
    if len(by_rate) > 1:
        ways.append((sum((one.amount.value for one in by_rate.values()), Decimal(0)), next(iter(by_rate.values()))))
    best: tuple[int, Decimal, Labelled] | None = None
    for value, one in ways:
        confidence = _confidence(value, one, nets, total, several=len(by_rate) > 1, alone=len(ways) == 1)
        if best is None or confidence > best[0]:
            best = confidence, value, one
    if best is None:
        return None
    others = tuple(value for value in dict.fromkeys(way for way, _ in ways) if value != best[1])[:2]
    return Read(best[1], best[0], page.area(best[2].amount.line), others)


def _closing(page: Page, told: Sequence[Labelled], total: Decimal | None, nets: set[Decimal]) -> Read[Decimal] | None:
    """The figure that, added to one before tax, gives the total, on a receipt that speaks of VAT."""
    if total is None or not any(_NAMED.search(row.folded) for row in page.rows):
        return None
    figures = {one.amount.value: one for one in told if one.amount.cents and one.amount.value < total}
    for value, one in figures.items():
        rest = total - value
        near = rest in nets or (rest in figures and figures[rest].amount.row is one.amount.row)
        if value < rest and near and value <= total * _HIGHEST / (100 + _HIGHEST) + _CLOSE:
            return Read(value, 88, page.area(one.amount.line))
    return None


def _confidence(
    value: Decimal, one: Labelled, nets: set[Decimal], total: Decimal | None, *, several: bool, alone: bool
) -> int:
    if total is not None:
        if any(abs(net + value - total) <= _CLOSE for net in nets):
            return 97
        if one.rate and not several:
            rate = Decimal(str(one.rate))
            if abs(total * rate / (100 + rate) - value) <= _CLOSE:
                return 96
            if any(abs(net * rate / 100 - value) <= _CLOSE for net in nets):
                return 94
    return 80 if alone else 70
