"""Notices of payments sent back to the authorities, each once."""

from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.answers import Answer
from lianes_desktop.services.payments import PaymentService
from lianes_desktop.services.ports.progress import Progress


class Teller(Protocol):
    """Signs and keeps the notice of a payment (``services.answering.AnsweringService``)."""

    def tell_payment(self, payment: UUID, passphrase: str, folder: Path) -> Answer:
        """Tell the authority of a transfer the bank executed, or of what came back."""
        ...


class PaymentNotices:
    """Tells whoever was not told yet."""

    def __init__(self, payments: PaymentService, teller: Teller) -> None:
        """``payments`` knows who was told."""
        self._payments = payments
        self._teller = teller

    def send(self, passphrase: str, folder: Path, progress: Progress) -> tuple[Answer, ...]:
        """Write a notice for everything paid, or paid back, whose authority was not told; for a worker thread.

        Whatever stops it half-way, those written are kept and not written again the next time.

        Raises:
            RefusedError: ``passphrase`` wrong.
            UnavailableError: the medium or the store.
            CancelledError: the person stopped.
        """
        untold = self._payments.desk().untold
        sent = []
        for at, one in enumerate(untold):
            progress(at, len(untold))
            sent.append(self._teller.tell_payment(one.payment.id, passphrase, folder))
        return tuple(sent)
