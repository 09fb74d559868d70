"""How the office's payments stand: read whole, once, and put together for its page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.calendars import Calendar
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.owed import live, order_state, told
from lianes_desktop.domain.payment_desk import Ordered, Owed, Payee, PaymentDesk
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.domain.sepa import next_bank_day
from lianes_desktop.domain.spending import latest_versions
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.readings import Readings


def latest_titles(readings: Readings) -> Mapping[DossierId, str]:
    """What each dossier is called by its last version."""
    return {one.dossier: one.title for one in latest_versions(readings.received())}


def payment_desk(readings: Readings, known: Organisations, today: date, calendar: Calendar) -> PaymentDesk:
    """Everything the page of payments shows."""
    titles = latest_titles(readings)
    answers: defaultdict[DossierId, list[Answer]] = defaultdict(list)
    for one in readings.every(Answer):
        answers[one.dossier].append(one)
    payments = sorted(live(readings.every(Payment)), key=lambda one: (one.decided_at, one.id))
    owed = [Owed(one, titles.get(one.dossier, ""), told(one, answers[one.dossier])) for one in payments]
    orders = sorted(readings.every(TransferOrder), key=lambda one: (one.made_at, one.id), reverse=True)
    last = orders[0] if orders else None
    return PaymentDesk(
        due=_payees([one for one in owed if _is_due(one.payment)], readings, known),
        claims=tuple(
            sorted(
                (one for one in owed if one.payment.cents < 0), key=lambda one: one.payment.state != PaymentState.DUE
            )
        ),
        orders=tuple(_ordered(order, owed) for order in orders),
        debtor=last.debtor if last else "",
        iban=last.iban if last else "",
        bic=last.bic if last else "",
        next_day=next_bank_day(today, calendar),
        untold=tuple(one for one in owed if one.payment.state is PaymentState.PAID and not one.told),
    )


def _is_due(payment: Payment) -> bool:
    return payment.state is PaymentState.DUE and payment.cents > 0


def _ordered(order: TransferOrder, owed: Iterable[Owed]) -> Ordered:
    ours = tuple(one for one in owed if one.payment.order == order.id)
    return Ordered(order, order_state(order, [one.payment for one in ours]), ours)


def _payees(owed: Iterable[Owed], readings: Readings, known: Organisations) -> tuple[Payee, ...]:
    """What is due, authority by authority."""
    groups: defaultdict[tuple[OrganisationId | None, str], list[Owed]] = defaultdict(list)
    for one in owed:
        groups[one.payment.organisation, "" if one.payment.organisation else one.payment.name].append(one)
    made = [_payee(organisation, tuple(ones), readings, known) for (organisation, _name), ones in groups.items()]
    return tuple(sorted(made, key=lambda one: (fold(one.name), one.owed[0].payment.id)))


def _payee(
    organisation: OrganisationId | None, owed: tuple[Owed, ...], readings: Readings, known: Organisations
) -> Payee:
    payee = Payee(organisation, owed[-1].payment.name, owed)
    if not payee.missing_account:
        return payee
    iban, bic = _proposed(payee, readings, known)
    return Payee(organisation, payee.name, owed, iban, bic)


def _proposed(payee: Payee, readings: Readings, known: Organisations) -> tuple[str, str]:
    """The account another payment, the organisation known here or its last claim gives."""
    for one in payee.owed:
        if one.payment.iban:
            return one.payment.iban, one.payment.bic
    body = known.find(payee.organisation)
    if body is not None and body.iban:
        return body.iban, body.bic
    latest = {one.dossier: one.manifest_sha256 for one in latest_versions(readings.received())}
    for one in payee.owed:
        claim = readings.received_dossier(latest.get(one.payment.dossier, ""))
        authority = claim.dossier.authority if claim is not None else None
        if authority is not None and authority.iban:
            return authority.iban, authority.bic
    return "", ""
