"""Transfer files that banks take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Account:
    """An account as a transfer names it."""

    name: str
    iban: str
    """Without spaces; in the SEPA area."""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One credit."""

    reference: str
    """End to end: the creditor's bank statement shows it; at most 35 characters."""
    to: Account
    cents: int
    """Euro cents, above nought."""
    words: str
    """Free text for the creditor; cleaned and cut to 140 characters."""


class TransferFiles(Protocol):
    """Writes ISO 20022 credit transfers (pain.001.001.09), held against the ISO schema before they are given."""

    def draw(self, message: str, debtor: Account, execute_on: date, transfers: Sequence[Transfer]) -> bytes:
        """The file that asks a bank for these transfers, booked as one debit; slow at its first call.

        Texts are written with the letters every bank takes; ``message`` is the file's own identity.

        Raises:
            ValueError: no transfer, or one of nought or less: a file that must never reach a bank.
        """
        ...

    def total(self, data: bytes) -> tuple[int, int]:
        """How many transfers a file holds and their sum in cents, counted anew from the credits themselves."""
        ...
