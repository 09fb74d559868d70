"""What the presenter of payments shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Ask(StrEnum):
    """What the button of a line asks for."""

    PAY = "pay"
    """The bank executed an order."""
    UNPAY = "unpay"
    WRITE = "write"
    """The file of an order, again."""
    WITHDRAW = "withdraw"
    REFUND = "refund"
    """A sum claimed back came."""
    UNREFUND = "unrefund"
    LETTER = "letter"
    """The letter that asks for it."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One payment of an authority."""

    id: UUID
    words: str
    amount: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PayeeBlock:
    """One authority: what is due to it and where it goes."""

    key: str
    """Tells it from the others."""
    name: str
    amount: str
    account: str
    """Its account, in words; empty while a payment misses one."""
    editing: bool
    """Whether the fields of the account are in sight."""
    typed_name: str
    typed_iban: str
    typed_bic: str
    hint: str
    """Where the account offered comes from."""
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An order, or a sum claimed back."""

    id: UUID
    title: str
    detail: str
    amount: str
    chip: str
    tone: str
    icon: str
    asks: tuple[tuple[Ask, str], ...]
    """What its buttons ask for, and their words."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    payees: tuple[PayeeBlock, ...]
    claims: tuple[MoneyLine, ...]
    orders: tuple[MoneyLine, ...]
    selected: str
    """How much is chosen, in words."""
    why_not: str
    """Why no transfer can be prepared; empty when one can."""
    untold: int
    """Notices that wait to be sent."""


@dataclass(frozen=True, slots=True)
class OrderForm:
    """What the sheet of a new order begins with."""

    sentence: str
    name: str
    iban: str
    bic: str
    day: str
    folder: str


@dataclass(frozen=True, slots=True)
class PaidForm:
    """What the sheet of an executed transfer begins with."""

    ask: Ask
    title: str
    sentence: str
    day: str


@dataclass(frozen=True, slots=True)
class AccountTyped:
    """The account of an authority as typed."""

    key: str
    name: str
    iban: str = field(repr=False)
    bic: str = ""


@dataclass(frozen=True, slots=True)
class OrderTyped:
    """An order as typed."""

    name: str
    iban: str = field(repr=False)
    bic: str
    day: str
    folder: str


@dataclass(frozen=True, slots=True)
class PaidTyped:
    """What the bank did, as typed."""

    day: str
    reference: str
