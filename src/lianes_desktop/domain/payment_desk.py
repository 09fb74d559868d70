"""What is owed, claimed back and ordered, read at one moment for the office's page of payments."""

from dataclasses import dataclass
from datetime import date

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.owed import OrderState
from lianes_desktop.domain.payments import Payment, TransferOrder


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment, with what a person knows it by."""

    payment: Payment
    title: str
    """Of the dossier, as its last version names it; empty when none is kept."""
    told: bool
    """Whether the authority was sent its notice."""


@dataclass(frozen=True, slots=True)
class Payee:
    """One authority and what is due to it, or asked back from it."""

    organisation: OrganisationId | None
    name: str
    owed: tuple[Owed, ...]
    proposed_iban: str = ""
    """What its claim or the register of organisations says, where a payment misses its account."""
    proposed_bic: str = ""

    @property
    def cents(self) -> int:
        """The sum."""
        return sum(one.payment.cents for one in self.owed)

    @property
    def missing_account(self) -> bool:
        """Whether a payment has no account to go to."""
        return any(not one.payment.iban for one in self.owed)


@dataclass(frozen=True, slots=True)
class Ordered:
    """A transfer file and what it pays."""

    order: TransferOrder
    state: OrderState
    owed: tuple[Owed, ...]

    @property
    def untold(self) -> tuple[Owed, ...]:
        """Those paid whose notice has not left."""
        return tuple(one for one in self.owed if not one.told) if self.state is OrderState.PAID else ()


@dataclass(frozen=True, slots=True)
class PaymentDesk:
    """Everything the page of payments shows."""

    due: tuple[Payee, ...]
    """By name."""
    claims: tuple[Owed, ...]
    """Sums asked back: those waited for first."""
    orders: tuple[Ordered, ...]
    """The latest first."""
    debtor: str
    """Lianes' account as the last order named it, proposed for the next; empty before the first."""
    iban: str
    bic: str
    next_day: date
    """The first day on which a transfer made today can be executed."""
    untold: tuple[Owed, ...] = ()
    """Everything paid, or paid back, whose notice has not left."""

    @property
    def due_cents(self) -> int:
        """All that is due."""
        return sum(one.cents for one in self.due)
