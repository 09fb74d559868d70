"""The letter that asks an authority to pay back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol

from lianes_desktop.services.ports.transfers import Account


@dataclass(frozen=True, slots=True)
class ClaimBack:
    """What the letter says."""

    authority: str
    address: str
    title: str
    """Of the dossier."""
    cents: int
    """To be paid back, above nought."""
    decided_on: date
    paid_cents: int
    """What was paid in all for the dossier, before anything came back."""
    paid_on: date | None
    """The last time."""
    kept_cents: int
    """What Lianes pays in the end."""
    reference: str
    """To be recalled by the transfer that pays back."""
    to: Account | None
    """Lianes' account; ``None`` before its first order."""
    by: str
    written_at: datetime


class ClaimBackDrawer(Protocol):
    """Draws it as PDF."""

    def draw(self, letter: ClaimBack, out: BinaryIO) -> None:
        """Write the letter, in French, to be signed by hand; the same values give the same bytes.

        Raises:
            OSError: the medium.
        """
        ...
