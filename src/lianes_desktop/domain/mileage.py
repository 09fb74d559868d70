"""What a journey in one's own vehicle comes to, by the rates in force on its day (DOMAIN §7.5)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lianes_desktop.domain.allowances import MileageLeg, MileageTable
from lianes_desktop.domain.money import Money


class TierRun(NamedTuple):
    """Kilometres of a journey that fall within one tier, and what each of them brings."""

    kilometres: int
    per_kilometre: Decimal


def mileage_table(tables: Iterable[MileageTable], day: date) -> MileageTable | None:
    """The rates in force on a day; ``None`` before the first."""
    return max((one for one in tables if one.valid_from <= day), key=lambda one: one.valid_from, default=None)


def tiers_run(leg: MileageLeg, table: MileageTable) -> tuple[TierRun, ...]:
    """The journey cut where the kilometres run since 1 January pass from one tier to the next."""
    tiers = next((one.tiers for one in table.rates if one.power is leg.power), ())
    found, at, end = [], leg.run_before, leg.run_before + leg.kilometres
    for last, per_kilometre in tiers:
        until = end if last is None else min(end, last)
        if until > at:
            found.append(TierRun(until - at, per_kilometre))
            at = until
    return tuple(found)


def mileage_due(leg: MileageLeg, table: MileageTable) -> Money | None:
    """What the journey comes to in euros, rounded once; ``None`` when the table leaves some of it without a rate."""
    runs = tiers_run(leg, table)
    if sum(one.kilometres for one in runs) != leg.kilometres:
        return None
    return Money.of(sum((one.kilometres * one.per_kilometre for one in runs), Decimal(0)))
