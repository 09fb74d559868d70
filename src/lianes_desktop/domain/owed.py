"""What a decision changes in what is owed: nothing paid is touched, nothing is netted in silence."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder

_OPEN = PaymentState.DUE
_GONE = frozenset({PaymentState.ORDERED, PaymentState.PAID})


class OrderState(StrEnum):
    """How far a transfer order is, drawn from its payments and never kept apart from them."""

    OPEN = "open"
    PAID = "paid"
    WITHDRAWN = "withdrawn"


def live(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """Those that were not cancelled."""
    return tuple(one for one in payments if one.state is not PaymentState.CANCELLED)


def after_decision(due: Payment, held: Iterable[Payment]) -> tuple[Payment, ...]:
    """The payments to write when a decision is taken: those it cancels, then what is owed now.

    ``due`` is the whole sum decided, as if nothing had been decided before; ``held`` are the dossier's payments.
    What no transfer file holds yet gives place to the later decision. Of what was ordered or paid, only the
    difference is owed: more is another payment, less is claimed back. After it the live payments of the dossier add
    up to the sum decided. The same decision told twice changes nothing.
    """
    known = live(held)
    if any(one.decision == due.decision for one in held):
        return ()
    replaced = [one for one in known if one.state is _OPEN]
    gone = sorted((one for one in known if one.state in _GONE), key=lambda one: (one.decided_at, one.id))
    left = due.cents - sum(one.cents for one in gone)
    cancelled = tuple(replace(one, state=PaymentState.CANCELLED, revision=one.revision + 1) for one in replaced)
    if not left:
        return cancelled
    account = _account(due, [*gone, *replaced])
    corrects = gone[-1].id if gone else due.corrects
    return (*cancelled, replace(due, cents=left, iban=account[0], bic=account[1], corrects=corrects))


def order_state(order: TransferOrder, payments: Iterable[Payment]) -> OrderState:
    """Open while its payments wait for the bank, paid once they left, withdrawn when it holds none any more."""
    states = {one.state for one in payments if one.order == order.id}
    if not states:
        return OrderState.WITHDRAWN
    return OrderState.PAID if states == {PaymentState.PAID} else OrderState.OPEN


def told(payment: Payment, answers: Iterable[Answer]) -> bool:
    """Whether a notice of that payment left."""
    return any(
        one.kind is AnswerKind.PAYMENT and one.said.payment is not None and one.said.payment.payment == payment.id
        for one in answers
    )


def _account(due: Payment, earlier: Iterable[Payment]) -> tuple[str, str]:
    """The account completed for an earlier payment of the same authority, where the new one brings none."""
    if due.iban:
        return due.iban, due.bic
    known = [one for one in earlier if one.iban and one.organisation == due.organisation]
    return (known[-1].iban, known[-1].bic) if known else ("", "")
