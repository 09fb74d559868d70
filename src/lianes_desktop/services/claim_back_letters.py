"""Letters that ask authorities to pay back what a corrected decision no longer owes them."""

from pathlib import Path
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.owed import live
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.sepa import end_to_end
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.payments_read import latest_titles
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.letters import ClaimBack, ClaimBackDrawer
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.transfers import Account
from lianes_desktop.services.rulebook import Rulebook


class ClaimBackLetters:
    """Reads what is claimed back and writes its letter; nothing is kept."""

    def __init__(self, readings: Readings, rules: Rulebook, drawer: ClaimBackDrawer, clock: Clock) -> None:
        """``drawer`` writes the document itself."""
        self._readings = readings
        self._organisations = Organisations(readings, rules)
        self._drawer = drawer
        self._clock = clock

    def write(self, payment: UUID, folder: Path) -> Path:
        """Write the letter of a sum claimed back into the folder, whole or not at all; for a worker thread.

        Raises:
            RemovedError: there is no such payment.
            RefusedError: ``NOTHING_DUE``: it is not claimed back.
            UnavailableError: the medium.
        """
        payments = live(self._readings.every(Payment))
        claimed = next((one for one in payments if one.id == payment), None)
        if claimed is None:
            raise RemovedError(payment)
        if claimed.cents >= 0:
            raise RefusedError([Refusal("payment", Problem.NOTHING_DUE)])
        letter = self._letter(claimed, [one for one in payments if one.dossier == claimed.dossier])
        to = folder / f"{letter.reference}.pdf"
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._drawer.draw(letter, out)
        return to

    def _letter(self, claimed: Payment, payments: list[Payment]) -> ClaimBack:
        paid = [one for one in payments if one.cents > 0 and one.state is PaymentState.PAID]
        body = self._organisations.find(claimed.organisation)
        orders = sorted(self._readings.every(TransferOrder), key=lambda one: (one.made_at, one.id))
        profile = self._readings.profile()
        return ClaimBack(
            authority=claimed.name,
            address=body.address if body is not None else "",
            title=latest_titles(self._readings).get(claimed.dossier, ""),
            cents=-claimed.cents,
            decided_on=claimed.decided_at.date(),
            paid_cents=sum(one.cents for one in paid),
            paid_on=max((one.executed_on for one in paid if one.executed_on is not None), default=None),
            kept_cents=sum(one.cents for one in payments),
            reference=end_to_end(claimed),
            to=Account(orders[-1].debtor, orders[-1].iban, orders[-1].bic) if orders else None,
            by=profile.name if profile is not None else "",
            written_at=self._clock.now(),
        )
