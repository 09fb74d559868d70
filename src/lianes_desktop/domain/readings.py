"""What was read on a receipt: each field with how sure we are, where it stands, and the second reading."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from lianes_desktop.domain.money import Currency

T = TypeVar("T")

SURE = 90
"""From this confidence a field is shown as read; of those, at least 97 in 100 are right."""
SHOWN = 60
"""Under this confidence a field stays empty."""


class Flaw(StrEnum):
    """What is wrong with a photograph, told while the paper is still there."""

    BLURRED = "blurred"
    GLARE = "glare"
    DARK = "dark"
    CUT = "cut"
    FAR = "far"


class Trade(StrEnum):
    """What a receipt is about, by the words on it; the value is the word of the command line."""

    MEAL = "repas"
    TAXI = "taxi"
    HOTEL = "hôtel"
    TRAIN = "train"
    BUS = "bus"
    FLIGHT = "avion"
    FUEL = "carburant"
    TOLL = "péage"
    PARKING = "parking"
    CAR_HIRE = "location"
    PHARMACY = "santé"
    MUSEUM = "musée"
    SHOPPING = "courses"
    STATIONERY = "papeterie"
    TELECOM = "télécom"
    EXCHANGE = "change"
    CARD = "carte"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the upright page, in ten-thousandths of its width and height."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """One field: its value, how sure we are (0 to 100), where it stands, and other readings, best first."""

    value: T
    confidence: int
    area: Area | None = None
    others: tuple[T, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether the field needs no second look."""
        return self.confidence >= SURE

    @property
    def shown(self) -> bool:
        """Whether the field is worth filling in."""
        return self.confidence >= SHOWN


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known before reading: the days of the action, the money of the country, the payees of before."""

    first_day: date | None = None
    last_day: date | None = None
    today: date | None = None
    currency: Currency | None = None
    payees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read on one receipt; a field that was not found is ``None``."""

    total: Read[Decimal] | None = None
    currency: Read[Currency] | None = None
    paid_on: Read[date] | None = None
    paid_time: Read[time] | None = None
    payee: Read[str] | None = None
    vat: Read[Decimal] | None = None
    trade: Read[Trade] | None = None
    covers: Read[int] | None = None
    alcohol: Read[Decimal] | None = None
    words: str = ""
    """All that is printed, a row a line, for the search of the list."""
    turn: int = 0
    """Quarter turns, clockwise, in degrees (0, 90, 180, 270), that set the page upright."""
    flaws: tuple[Flaw, ...] = ()
    likeness: int | None = None
    """A 64-bit fingerprint of the picture: near pictures have near fingerprints."""
