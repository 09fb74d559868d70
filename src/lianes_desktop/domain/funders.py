"""What each funder brings to an edition, and how far what is brought in kind counts (R65, V24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lianes_desktop.domain.envelopes import FunderShare
from lianes_desktop.domain.sharing import split

WHOLE_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Brought:
    """One funder's part."""

    share: FunderShare
    counted_cents: int
    """What counts of it: up to its cap."""
    borne_cents: int
    """Its part of what is accepted so far; nought for what is brought in kind."""

    @property
    def over_cents(self) -> int:
        """What exceeds the cap."""
        return self.share.cents - self.counted_cents


@dataclass(frozen=True, slots=True)
class Funders:
    """All of an edition's funders."""

    brought: tuple[Brought, ...]
    cash_cents: int
    """Money alone."""
    in_kind_cents: int
    """What counts of what is brought in kind."""
    accepted_cents: int

    @property
    def whole_cents(self) -> int:
        """All that counts."""
        return self.cash_cents + self.in_kind_cents

    @property
    def over(self) -> tuple[Brought, ...]:
        """Those above their cap."""
        return tuple(one for one in self.brought if one.over_cents)

    def part(self, one: Brought) -> Fraction:
        """Its part of all that is announced, caps left aside."""
        whole = sum(other.share.cents for other in self.brought)
        return Fraction(one.share.cents, whole) if whole else Fraction(0)


def funders(edition: str, shares: Iterable[FunderShare], accepted_cents: int) -> Funders:
    """What an edition's funders bring, in the order they were noted; the parts borne add up to what is accepted.

    A cap is a part of all that is announced for the edition. What is accepted is borne by money, in proportion.
    """
    ours = sorted((one for one in shares if one.edition == edition), key=lambda one: one.id)
    whole = sum(one.cents for one in ours)
    counted = [
        one.cents if one.cap_parts is None else min(one.cents, whole * one.cap_parts // WHOLE_PARTS) for one in ours
    ]
    money = [0 if one.in_kind else cents for one, cents in zip(ours, counted, strict=True)]
    borne = split(accepted_cents, money)
    brought = tuple(Brought(*one) for one in zip(ours, counted, borne, strict=True))
    return Funders(brought, sum(money), sum(counted) - sum(money), accepted_cents)
