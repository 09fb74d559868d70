"""What the hash-chained trail says of the changes of payments, transfer files, envelopes and funders.

An account stands in it by its last four characters; no words a person wrote do.
"""

from collections.abc import Iterator

from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.services.ports.store import Change

_SHOWN = 4
_STEPS = {
    PaymentState.DUE: Done.WITHDRAWN,
    PaymentState.ORDERED: Done.ORDERED,
    PaymentState.PAID: Done.PAID,
    PaymentState.CANCELLED: Done.CANCELLED,
}
"""What a payment that was not paid has become."""


def money_deeds(change: Change) -> Iterator[Deed]:
    """One deed for each step of a payment, each transfer file, and each change of an envelope or a funder."""
    match change.before, change.after:
        case (None | Payment()) as before, Payment() as after:
            yield from _paid(before, after)
        case None, TransferOrder() as made:
            told = {"message": made.message, "count": str(made.count), "cents": str(made.cents)}
            told |= {"execute_on": made.execute_on.isoformat(), "account": made.iban[-_SHOWN:], "sha256": made.sha256}
            yield Deed(Done.TRANSFER_MADE, made.id, None, tuple(told.items()))
        case _, Envelope() as kept:
            yield Deed(Done.ENVELOPE_SET, kept.id, None, _envelope(kept))
        case Envelope() as gone, None:
            yield Deed(Done.ENVELOPE_REMOVED, gone.id, None, _envelope(gone))
        case _, FunderShare() as share:
            yield Deed(Done.FUNDER_SET, share.id, None, _share(share))
        case FunderShare() as lost, None:
            yield Deed(Done.FUNDER_REMOVED, lost.id, None, _share(lost))
        case _:
            pass


def _paid(before: Payment | None, after: Payment) -> Iterator[Deed]:
    if before is None:
        yield _payment(Done.OWED, after)
        return
    if (before.iban, before.bic, before.name) != (after.iban, after.bic, after.name):
        yield _payment(Done.ACCOUNT_SET, after)
    if before.state is after.state:
        return
    was_paid = before.state is PaymentState.PAID
    yield _payment(Done.UNPAID if was_paid else _STEPS[after.state], after)


def _payment(act: Done, payment: Payment) -> Deed:
    told = {"cents": str(payment.cents), "account": payment.iban[-_SHOWN:]}
    if payment.order is not None:
        told["order"] = str(payment.order)
    if payment.executed_on is not None:
        told["executed_on"] = payment.executed_on.isoformat()
    return Deed(act, payment.id, payment.dossier, tuple(told.items()))


def _envelope(envelope: Envelope) -> tuple[tuple[str, str], ...]:
    told = {"edition": envelope.edition, "cents": str(envelope.cents), "letter": envelope.letter}
    told |= {"year": str(envelope.year or ""), "organisation": envelope.organisation or ""}
    return tuple(told.items())


def _share(share: FunderShare) -> tuple[tuple[str, str], ...]:
    told = {"edition": share.edition, "cents": str(share.cents), "in_kind": str(int(share.in_kind))}
    told["cap_parts"] = "" if share.cap_parts is None else str(share.cap_parts)
    return tuple(told.items())
