"""What Lianes owes: accounts completed, transfer files made, money marked as paid. Nothing is ever paid twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.calendars import Calendar
from lianes_desktop.domain.checked import NAME
from lianes_desktop.domain.entry import check_bic, parse_text
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.owed import told
from lianes_desktop.domain.payment_desk import PaymentDesk
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.sepa import check_account, check_day, end_to_end
from lianes_desktop.services.acts import Act
from lianes_desktop.services.calendars import shipped
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.payment_checks import check_due, check_state, noted, renewed, unchanged
from lianes_desktop.services.payments_read import latest_titles, payment_desk
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.ports.transfers import Account, Transfer, TransferFiles
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook

_ZONE = "Europe/Paris"
_REFERENCE = 35
_WORDS = "Lianes Cooperation - {title} - decision du {day:%d/%m/%Y}"
"""What French treasuries read on their statements, whatever language the office speaks."""


class PaymentService:
    """Acts and readings on the office's payments; each act rests on the state it was decided on, or is refused."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        transfers: TransferFiles,
        clock: Clock,
    ) -> None:
        """``transfers`` draws the files that banks take."""
        self._records = records
        self._readings = readings
        self._organisations = Organisations(readings, rules)
        self._transfers = transfers
        self._clock = clock

    def desk(self) -> PaymentDesk:
        """Everything as it stands now."""
        return payment_desk(self._readings, self._organisations, self._clock.today(), _calendar())

    # ---- accounts

    def complete(self, payments: Sequence[Payment], iban: str, bic: str = "", name: str = "") -> None:
        """Keep the account of these payments, all of one authority; an empty name leaves theirs.

        Raises:
            RefusedError: ``iban`` missing, wrong or out of the SEPA area; ``bic`` wrong; ``CHANGED_MEANWHILE``, or
                ``ALREADY_ORDERED`` when one stands in a transfer file.
        """
        refusals: list[Refusal] = []
        account = noted(refusals, lambda: check_account(iban, "iban"))
        agent = noted(refusals, lambda: check_bic(bic, "bic"))
        named = noted(refusals, lambda: parse_text(name, "name", NAME))
        if refusals:
            raise RefusedError(refusals)

        def decide(unit: UnitOfWork) -> Writes:
            kept = [unchanged(unit, one) for one in payments]
            check_due(kept)
            made = [replace(one, iban=account, bic=agent, name=named or one.name) for one in kept]
            return Writes([renewed(new) for old, new in zip(kept, made, strict=True) if new != old])

        self._records.change(Act.COMPLETE_ACCOUNT, decide)

    # ---- transfer orders

    def order(self, payments: Sequence[Payment], debtor: Account, execute_on: date, folder: Path) -> TransferOrder:
        """Make a transfer file of these payments and write it into the folder; for a worker thread.

        The order is kept first, then written: should the computer fail between the two, or the medium refuse, the
        order is there and ``write`` gives its file, the same to the byte. No payment can stand in two orders.

        Raises:
            RefusedError: nothing chosen (``NOTHING_DUE`` on ``payments``); ``IBAN_MISSING`` or another fault of an
                account; ``name``, ``iban`` or ``bic`` of the debtor; ``execute_on`` past or without banks;
                ``ALREADY_ORDERED``, ``CHANGED_MEANWHILE``: nothing was ordered.
            UnavailableError: the store, and nothing was ordered; or the medium (``EXPORT``), and the order is kept.
        """
        account = self._checked(payments, debtor, execute_on)
        order = self._drawn(payments, account, execute_on, folder)

        def decide(unit: UnitOfWork) -> Writes:
            kept = [unchanged(unit, one) for one in payments]
            check_due(kept)
            state = PaymentState.ORDERED
            return Writes([order, *(renewed(replace(one, state=state, order=order.id)) for one in kept)])

        self._records.change(None, decide)
        return self._written(order, folder)

    def write(self, order: UUID, folder: Path) -> TransferOrder:
        """Write the file of an order again, the same to the byte; for a worker thread.

        Raises:
            RemovedError: there is no such order.
            RefusedError: ``NOTHING_DUE``: it was withdrawn, and its file must not reach the bank.
            UnavailableError: the medium.
        """
        kept = self._order(order)
        if not self._payments_of(order):
            raise RefusedError([Refusal("order", Problem.NOTHING_DUE)])
        written = self._written(kept, folder)
        if written != kept:
            self._records.keep(None, written)
        return written

    def withdraw(self, payments: Sequence[Payment]) -> None:
        """Take payments out of their order: the bank was not given it, or sent them back. They are due again.

        Raises:
            RefusedError: ``ALREADY_ORDERED``: one is paid; ``CHANGED_MEANWHILE``.
        """

        def decide(unit: UnitOfWork) -> Writes:
            kept = [unchanged(unit, one) for one in payments]
            check_state(kept, PaymentState.ORDERED)
            return Writes([renewed(replace(one, state=PaymentState.DUE, order=None)) for one in kept])

        self._records.change(None, decide)

    # ---- what the bank did

    def mark_paid(self, payments: Sequence[Payment], executed_on: date, reference: str = "") -> None:
        """Note that the bank executed these: those of one order, all at once, or a sum paid back by an authority.

        Without ``reference``, that of the file stands.

        Raises:
            RefusedError: ``executed_on`` still to come; ``ALREADY_ORDERED`` when one is paid already or cannot be;
                ``CHANGED_MEANWHILE``.
        """
        said = parse_text(reference, "reference", _REFERENCE)
        if executed_on > self._clock.today():
            raise RefusedError([Refusal("executed_on", Problem.DATE_IN_FUTURE)])

        def decide(unit: UnitOfWork) -> Writes:
            kept = [unchanged(unit, one) for one in payments]
            for one in kept:
                check_state([one], PaymentState.ORDERED if one.cents > 0 else PaymentState.DUE)
            paid = PaymentState.PAID
            return Writes(
                [
                    renewed(replace(one, state=paid, executed_on=executed_on, reference=said or end_to_end(one)))
                    for one in kept
                ]
            )

        self._records.change(None, decide)

    def mark_unpaid(self, payments: Sequence[Payment]) -> None:
        """Take back that these were executed, while no authority was told.

        Raises:
            RefusedError: ``NOTICE_SENT``; ``NOTHING_DUE`` when one was not paid; ``CHANGED_MEANWHILE``.
        """

        def decide(unit: UnitOfWork) -> Writes:
            kept = [unchanged(unit, one) for one in payments]
            for one in kept:
                if one.state is not PaymentState.PAID:
                    raise RefusedError([Refusal("payments", Problem.NOTHING_DUE)])
                if told(one, unit.of_dossier(Answer, one.dossier)):
                    raise RefusedError([Refusal("payments", Problem.NOTICE_SENT)])
            return Writes([renewed(_unpaid(one)) for one in kept])

        self._records.change(None, decide)

    # ---- inside

    def _checked(self, payments: Sequence[Payment], debtor: Account, execute_on: date) -> Account:
        """The debtor's account, sound, once everything else is."""
        refusals: list[Refusal] = []
        if not payments or any(one.cents <= 0 for one in payments):
            refusals.append(Refusal("payments", Problem.NOTHING_DUE))
        twice = [one for one, count in Counter(one.id for one in payments).items() if count > 1]
        refusals += [
            Refusal("payments", Problem.ALREADY_ORDERED, {"name": one.name}) for one in payments if one.id in twice
        ]
        for one in payments:
            noted(refusals, lambda one=one: check_account(one.iban, "payments"))  # type: ignore[misc]  # bound now
        name = noted(refusals, lambda: parse_text(debtor.name, "name", NAME))
        if not name and not any(one.field == "name" for one in refusals):
            refusals.append(Refusal("name", Problem.MISSING))
        iban = noted(refusals, lambda: check_account(debtor.iban, "iban"))
        bic = noted(refusals, lambda: check_bic(debtor.bic, "bic"))
        noted(refusals, lambda: str(check_day(execute_on, self._clock.today(), _calendar(), "execute_on")))
        if refusals:
            raise RefusedError(refusals)
        return Account(name, iban, bic)

    def _drawn(self, payments: Sequence[Payment], account: Account, execute_on: date, folder: Path) -> TransferOrder:
        """The order with its file, not yet kept."""
        titles = latest_titles(self._readings)
        identity, made_at = new_id(), self._clock.now()
        message = f"LIANES-{made_at:%Y%m%d}-{identity.hex[-12:].upper()}"
        transfers = [
            Transfer(
                end_to_end(one),
                Account(one.name, one.iban, one.bic),
                one.cents,
                _WORDS.format(title=titles.get(one.dossier, ""), day=one.decided_at),
            )
            for one in payments
        ]
        data = self._transfers.draw(message, account, execute_on, transfers)
        return TransferOrder(
            id=identity,
            message=message,
            made_at=made_at,
            by=self._person(),
            execute_on=execute_on,
            iban=account.iban,
            bic=account.bic,
            count=len(payments),
            cents=sum(one.cents for one in payments),
            path=str(folder / f"{message}.xml"),
            sha256=sha256(data).hexdigest(),
            debtor=account.name,
            content=data.decode(),
        )

    def _written(self, order: TransferOrder, folder: Path) -> TransferOrder:
        """The order once its file stands in the folder, read back."""
        data = order.content.encode()
        path = folder / f"{order.message}.xml"
        with explained(Resource.EXPORT, path):
            if not (path.is_file() and path.read_bytes() == data):
                durable.write_bytes(path, data)
            if sha256(path.read_bytes()).hexdigest() != order.sha256:
                raise UnavailableError(Resource.EXPORT, Cause.DAMAGED, str(path))
        return replace(order, path=str(path))

    def _order(self, order: UUID) -> TransferOrder:
        kept = self._records.read(TransferOrder, order)
        if kept is None:
            raise RemovedError(order)
        return kept

    def _payments_of(self, order: UUID) -> tuple[Payment, ...]:
        return tuple(one for one in self._readings.every(Payment) if one.order == order)

    def _person(self) -> str:
        profile = self._readings.profile()
        return profile.name if profile is not None else ""


def _calendar() -> Calendar:
    return next(one for one in shipped() if one.zone == _ZONE)


def _unpaid(payment: Payment) -> Payment:
    state = PaymentState.ORDERED if payment.order is not None else PaymentState.DUE
    return replace(payment, state=state, executed_on=None, reference="")
