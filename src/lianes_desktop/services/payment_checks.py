"""What every act on payments holds them against: the state they were decided on, and the one they are in."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.store import UnitOfWork

_IN_FILE = frozenset({PaymentState.ORDERED, PaymentState.PAID})


def noted(refusals: list[Refusal], parse: Callable[[], str]) -> str:
    """What ``parse`` gives; a refusal is noted and gives nothing."""
    try:
        return parse()
    except RefusedError as refused:
        refusals.extend(refused.refusals)
        return ""


def unchanged(unit: UnitOfWork, seen: Payment) -> Payment:
    """The payment as it was decided on.

    Raises:
        RemovedError: it is no longer there.
        RefusedError: ``ALREADY_ORDERED`` when it went into a transfer file since, ``CHANGED_MEANWHILE`` otherwise.
    """
    kept = unit.get(Payment, seen.id)
    if kept is None:
        raise RemovedError(seen.id)
    if kept != seen:
        if seen.state is PaymentState.DUE and kept.state in _IN_FILE:
            raise RefusedError([Refusal("payments", Problem.ALREADY_ORDERED, {"name": kept.name})])
        raise RefusedError([Refusal("payments", Problem.CHANGED_MEANWHILE)])
    return kept


def check_due(payments: Iterable[Payment]) -> None:
    """Refuse what stands in a transfer file already, or is paid, or was cancelled."""
    check_state(payments, PaymentState.DUE)


def check_state(payments: Iterable[Payment], state: PaymentState) -> None:
    """Refuse, as ``ALREADY_ORDERED``, what is in another state."""
    wrong = [one for one in payments if one.state is not state]
    if wrong:
        raise RefusedError([Refusal("payments", Problem.ALREADY_ORDERED, {"name": one.name}) for one in wrong])


def renewed(payment: Payment) -> Payment:
    """The payment as it is written: one revision later."""
    return replace(payment, revision=payment.revision + 1)
