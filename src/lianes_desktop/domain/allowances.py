"""Daily allowances abroad and mileage: what they rest on, as dated tables (DOMAIN §3, §7.3, §7.5)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from lianes_desktop.domain.money import Money


class FiscalPower(StrEnum):
    """The class of a vehicle, which decides its mileage rate (arrêté of 14 March 2022)."""

    UP_TO_5 = "5"
    FROM_6_TO_7 = "6-7"
    FROM_8 = "8"
    MOTORCYCLE = "moto"
    MOPED = "cyclo"


@dataclass(frozen=True, slots=True)
class MileageRate:
    """Euros a kilometre for one class of vehicle, by kilometres run since 1 January."""

    power: FiscalPower
    tiers: tuple[tuple[int | None, Decimal], ...]
    """(last kilometre of the tier, euros a kilometre); ``None`` for the last tier."""


@dataclass(frozen=True, slots=True)
class MileageTable:
    """The rates in force from a day on, and the text that sets them."""

    valid_from: date
    rates: tuple[MileageRate, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MealWindow:
    """Hours wholly spent on site that give right to a share of the day's allowance."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class AllowanceTable:
    """The daily allowance of one country from a day on (arrêté of 3 July 2006, art. 2)."""

    country: str
    """ISO 3166-1 alpha-2."""
    valid_from: date
    daily: Money | None
    """``None``: not known here, to be typed with its deliberation (PERDIEM_MAROC)."""
    night_share: Decimal
    midday_share: Decimal
    evening_share: Decimal
    night: MealWindow
    midday: MealWindow
    evening: MealWindow
    source: str


@dataclass(frozen=True, slots=True)
class MileageLeg:
    """A journey in one's own vehicle, authorised beforehand."""

    origin: str = ""
    destination: str = ""
    kilometres: int = 0
    power: FiscalPower | None = None
    run_before: int = 0
    """Kilometres run for the service since 1 January, before this journey."""
    authorised_on: date | None = None


@dataclass(frozen=True, slots=True)
class DailyAllowance:
    """A stay paid by daily allowances rather than receipts, on the authority's deliberation."""

    arrives_at: datetime | None = None
    """Local wall time at the destination, naive."""
    leaves_at: datetime | None = None
    """Local wall time at the destination, naive."""
    daily: Money | None = None
    """The amount of one day that the authority set; ``None`` leaves the table's."""
    nights_offered: int = 0
    middays_offered: int = 0
    evenings_offered: int = 0
    deliberation: str = ""
    """Reference of the deliberation that chose this mode."""
