"""Exact money: integers of the smallest unit, ``Decimal`` rates, one rounding (half up)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

from lianes_desktop.domain.ids import ExpenseId, RateId
from lianes_desktop.domain.pieces import Piece

MINOR_DIGITS: Mapping[str, int] = MappingProxyType({"JPY": 0, "XOF": 0, "XAF": 0, "TND": 3, "KWD": 3})
"""Decimals of the currencies that have not two."""
_CODE_LENGTH = 3


@dataclass(frozen=True, slots=True, order=True)
class Currency:
    """An ISO 4217 currency, known by its three-letter code."""

    code: str

    def __post_init__(self) -> None:
        """Refuse anything but three capital letters with ``ValueError``."""
        if not (len(self.code) == _CODE_LENGTH and self.code.isascii() and self.code.isupper() and self.code.isalpha()):
            raise ValueError(self.code)

    @property
    def digits(self) -> int:
        """Decimals of the currency: 2 for the euro and the dirham, 0 for the CFA franc."""
        return MINOR_DIGITS.get(self.code, 2)


EUR = Currency("EUR")
MAD = Currency("MAD")


@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum: ``minor`` units (cents) of one currency."""

    minor: int
    currency: Currency = EUR

    @property
    def amount(self) -> Decimal:
        """The sum in whole units, with the currency's decimals."""
        return Decimal(self.minor).scaleb(-self.currency.digits)

    @classmethod
    def of(cls, amount: Decimal, currency: Currency = EUR) -> "Money":
        """Round ``amount`` (whole units) half up to the currency's smallest unit."""
        return cls(half_up(amount.scaleb(currency.digits)), currency)


class RateSource(StrEnum):
    """Where an exchange rate comes from, best first on the days it holds (DOMAIN §3, FX_SOURCE)."""

    STATEMENT = "statement"
    CHANCELLERY = "chancellery"
    INFOREURO = "inforeuro"
    SLIP = "slip"
    """Cash changed once: the slip of the exchange office proves it."""
    MANUAL = "manual"
    """Typed by hand, for a reason that is said."""


RATE_STEP = Decimal("0.000001")
"""The finest step of an exchange rate (DOMAIN §3, FX_FORMAT: four to six decimals)."""


@dataclass(frozen=True, slots=True)
class ExchangeSlip:
    """Cash changed once: what was given, what came back, and the paper that proves it."""

    given_cents: int
    """Euro cents handed over, the commission among them."""
    received: Money
    """Cash in hand, in another currency."""
    commission_cents: int = 0
    """What the office kept, in euro cents: an expense of its own kind (BANQ), so no part of the rate."""
    bureau: str = ""
    paper: Piece | None = None
    claimed: ExpenseId | None = None
    """The expense the commission became."""

    @property
    def per_euro(self) -> Decimal:
        """Units received for one euro truly changed, half up to the sixth decimal.

        Raises:
            ArithmeticError: nothing was changed, once the commission is taken out.
        """
        changed = Decimal(self.given_cents - self.commission_cents).scaleb(-EUR.digits)
        return (self.received.amount / changed).quantize(RATE_STEP, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """Units of ``currency`` for one euro, from a day on, and where that figure comes from."""

    id: RateId
    currency: Currency
    per_euro: Decimal
    valid_from: date
    source: RateSource
    note: str = ""
    typed_by: str = ""
    """Who typed it in; empty for a rate that came with Lianes' settings."""
    slip: ExchangeSlip | None = None
    """What it follows from, when its source is an exchange slip."""

    def to_euros(self, money: Money) -> Money:
        """Convert, half up to the cent (DOMAIN §3, FX_FORMAT); ``ValueError`` for another currency."""
        if money.currency != self.currency:
            raise ValueError(money.currency.code)
        return Money.of(money.amount / self.per_euro)


def half_up(value: Decimal) -> int:
    """The nearest integer, halves away from zero."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
