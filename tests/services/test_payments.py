"""Payments at the office: accounts, transfer files, money marked as paid; nothing is paid twice."""

import threading
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from support.builders import a_profile
from support.desks import Desk, InMemory, ready_to_leave
from support.fakes import PASSPHRASE, no_progress
from support.office_money import (
    LIANES_IBAN,
    LILLE_IBAN,
    LYON_IBAN,
    RABAT_IBAN,
    a_claim,
    a_notice,
    a_payment,
)

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.chain import broken_at
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.owed import OrderState
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.payment_notices import PaymentNotices
from lianes_desktop.services.ports.store import Record
from lianes_desktop.services.ports.transfers import Account

LIANES = Account("Lianes Coopération", LIANES_IBAN)
THURSDAY = date(2026, 10, 15)
AMIENS = OrganisationId("FR-AMI")


class Till:
    """An office whose payments wait."""

    def __init__(self, desk: Desk, *records: Record) -> None:
        self.desk, self.payments = desk, desk.payments
        desk.profiles.save(a_profile())
        self.claim = a_claim(title="Eau potable à Oujda")
        desk.records.keep(None, self.claim, *records)

    def kept(self, payment: Payment) -> Payment:
        found = self.desk.records.read(Payment, payment.id)
        assert found is not None
        return found

    def all(self) -> list[Payment]:
        return [self.kept(one) for one in self.desk.readings.every(Payment)]

    def order(self, *payments: Payment, day: date = THURSDAY) -> TransferOrder:
        return self.payments.order([self.kept(one) for one in payments], LIANES, day, self.desk.folder)

    def pay(self, *payments: Payment) -> None:
        self.payments.mark_paid([self.kept(one) for one in payments], date(2026, 10, 14), "VIR 42")


def refused(error: RefusedError) -> list[tuple[str, Problem]]:
    return [(one.field, one.problem) for one in error.refusals]


@pytest.fixture
def two() -> tuple[Payment, Payment]:
    return a_payment(1, 10_000), a_payment(2, 2_550, name="Amiens Métropole", organisation=AMIENS, iban=LYON_IBAN)


def test_what_is_due_stands_by_authority_with_the_titles_of_its_dossiers(either_desk: Desk) -> None:
    till = Till(
        either_desk, a_payment(cents=300), a_payment(2, 500), a_payment(3, 100, name="Amiens", organisation=AMIENS)
    )

    desk = till.payments.desk()

    assert [(one.name, one.cents, one.missing_account) for one in desk.due] == [
        ("Amiens", 100, False), ("Ville de Lille", 800, False),
    ]  # fmt: skip
    assert [one.title for one in desk.due[1].owed] == ["Eau potable à Oujda", ""]
    assert (desk.due_cents, desk.next_day, desk.claims, desk.orders) == (900, THURSDAY, (), ())


def test_two_bodies_without_identity_are_not_taken_for_one(desk: Desk) -> None:
    till = Till(desk, *(a_payment(organisation=None, name=name) for name in ("Un", "Deux", "Un")))

    assert [(one.name, len(one.owed)) for one in till.payments.desk().due] == [("Deux", 1), ("Un", 2)]


def test_a_missing_account_is_proposed_from_what_is_known_of_the_authority(either_desk: Desk) -> None:
    lost = a_payment(1, iban="")
    till = Till(either_desk, lost)
    assert till.payments.desk().due[0].proposed_iban == ""

    city = either_desk.dossiers.organisation(OrganisationId("FR-LIL"))
    assert city is not None
    either_desk.dossiers.correct_organisation(replace(city, iban=LILLE_IBAN, bic="BDFEFRPPCCT"))
    (payee,) = till.payments.desk().due
    assert (payee.missing_account, payee.proposed_iban, payee.proposed_bic) == (True, LILLE_IBAN, "BDFEFRPPCCT")

    either_desk.records.keep(None, a_payment(2, iban=LYON_IBAN))
    assert till.payments.desk().due[0].proposed_iban == LYON_IBAN


def test_an_account_is_completed_on_the_payment_and_undone(either_desk: Desk) -> None:
    lost = a_payment(1, iban="")
    till = Till(either_desk, lost)

    till.payments.complete([lost], "FR76 3000 1007 9412 3456 7890 185", "bdfefrppcct", " Trésorerie de Lille ")
    till.payments.complete([till.kept(lost)], LILLE_IBAN, "BDFEFRPPCCT")

    kept = till.kept(lost)
    assert (kept.iban, kept.bic, kept.name, kept.revision) == (LILLE_IBAN, "BDFEFRPPCCT", "Trésorerie de Lille", 2)
    assert either_desk.heard[-1] == frozenset({Topic.PAYMENTS})
    assert either_desk.undo.undo() is Act.COMPLETE_ACCOUNT
    assert till.kept(lost).iban == ""


def test_a_wrong_or_moroccan_account_is_refused_beside_its_field(desk: Desk) -> None:
    lost = a_payment(iban="")
    till = Till(desk, lost)

    with pytest.raises(RefusedError) as error:
        till.payments.complete([lost], RABAT_IBAN, "X", "a\u202eb")
    assert refused(error.value) == [
        ("iban", Problem.NOT_IN_SEPA), ("bic", Problem.NOT_A_BIC), ("name", Problem.FORBIDDEN_CHARACTER),
    ]  # fmt: skip
    assert till.kept(lost) == lost


def test_an_order_writes_one_file_and_keeps_its_digest(either_desk: Desk, two: tuple[Payment, Payment]) -> None:
    till = Till(either_desk, *two)

    order = till.order(*two)

    path = Path(order.path)
    assert path.parent == either_desk.folder
    assert sha256(path.read_bytes()).hexdigest() == order.sha256
    assert (order.count, order.cents, order.debtor, order.iban) == (2, 12_550, "Lianes Coopération", LIANES_IBAN)
    assert order.by == "Claire Delattre"
    assert either_desk.records.read(TransferOrder, order.id) == order
    assert [(one.state, one.order, one.revision) for one in till.all()] == [(PaymentState.ORDERED, order.id, 2)] * 2
    desk = till.payments.desk()
    assert desk.due == ()
    assert [(one.state, len(one.owed), one.untold) for one in desk.orders] == [(OrderState.OPEN, 2, ())]
    assert (desk.debtor, desk.iban, desk.bic) == ("Lianes Coopération", LIANES_IBAN, "")
    assert b"Eau potable a Oujda" in path.read_bytes()


def test_the_same_payment_never_stands_in_two_orders(either_desk: Desk, two: tuple[Payment, Payment]) -> None:
    till = Till(either_desk, *two)
    till.order(two[0])

    with pytest.raises(RefusedError) as stale:
        till.payments.order(two, LIANES, THURSDAY, either_desk.folder)
    with pytest.raises(RefusedError) as again:
        till.order(*two)
    with pytest.raises(RefusedError) as twice:
        till.order(two[1], two[1])

    for error in (stale, again):
        assert refused(error.value) == [("payments", Problem.ALREADY_ORDERED)]
    assert {one.problem for one in twice.value.refusals} == {Problem.ALREADY_ORDERED}
    assert till.kept(two[1]) == two[1]
    assert len(list(either_desk.folder.glob("LIANES-*.xml"))) == 1


def test_two_people_ordering_at_once_make_one_order(desk: Desk, two: tuple[Payment, Payment]) -> None:
    till = Till(desk, *two)
    orders: list[TransferOrder] = []
    refusals: list[RefusedError] = []

    def ask() -> None:
        try:
            orders.append(till.payments.order(two, LIANES, THURSDAY, desk.folder))
        except RefusedError as error:
            refusals.append(error)

    threads = [threading.Thread(target=ask) for _one in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert (len(orders), len(refusals)) == (1, 3)
    assert {one.order for one in till.all()} == {orders[0].id}


def test_what_somebody_changed_meanwhile_is_not_ordered(either_desk: Desk) -> None:
    seen = a_payment()
    till = Till(either_desk, seen)
    till.payments.complete([seen], LYON_IBAN)

    with pytest.raises(RefusedError) as error:
        till.payments.order([seen], LIANES, THURSDAY, either_desk.folder)
    assert refused(error.value) == [("payments", Problem.CHANGED_MEANWHILE)]
    with pytest.raises(RemovedError):
        till.payments.order([a_payment()], LIANES, THURSDAY, either_desk.folder)
    assert list(either_desk.folder.glob("LIANES-*.xml")) == []


def test_an_order_that_cannot_be_says_every_reason(desk: Desk) -> None:
    till = Till(desk)
    lost, back, abroad = a_payment(iban=""), a_payment(cents=-100), a_payment(iban=RABAT_IBAN)

    with pytest.raises(RefusedError) as error:
        till.payments.order([lost, back, abroad], Account(" ", "FR76", "?"), date(2026, 10, 17), desk.folder)
    assert refused(error.value) == [
        ("payments", Problem.NOTHING_DUE),
        ("payments", Problem.IBAN_MISSING),
        ("payments", Problem.NOT_IN_SEPA),
        ("name", Problem.MISSING),
        ("iban", Problem.NOT_AN_IBAN),
        ("bic", Problem.NOT_A_BIC),
        ("execute_on", Problem.BANKS_CLOSED),
    ]
    with pytest.raises(RefusedError) as nothing:
        till.payments.order([], replace(LIANES, name="a\u202eb"), THURSDAY, desk.folder)
    assert refused(nothing.value) == [("payments", Problem.NOTHING_DUE), ("name", Problem.FORBIDDEN_CHARACTER)]


def test_an_order_whose_file_failed_gives_it_later_the_same_to_the_byte(
    either_desk: Desk, two: tuple[Payment, Payment], monkeypatch: pytest.MonkeyPatch
) -> None:
    till = Till(either_desk, *two)
    with monkeypatch.context() as broken:
        broken.setattr(durable, "write_bytes", _full)
        with pytest.raises(UnavailableError) as error:
            till.order(*two)
    assert (error.value.what, error.value.why) == (Resource.EXPORT, Cause.DISK_FULL)

    (ordered,) = till.payments.desk().orders
    assert ordered.state is OrderState.OPEN
    assert not Path(ordered.order.path).exists()
    elsewhere = either_desk.folder / "clé"
    elsewhere.mkdir()
    written = till.payments.write(ordered.order.id, elsewhere)

    assert Path(written.path).parent == elsewhere
    assert Path(written.path).read_bytes() == ordered.order.content.encode()
    assert either_desk.records.read(TransferOrder, written.id) == written
    before = Path(written.path).stat().st_mtime_ns
    assert till.payments.write(written.id, elsewhere) == written
    assert Path(written.path).stat().st_mtime_ns == before
    with pytest.raises(RemovedError):
        till.payments.write(new_id(), elsewhere)


def test_a_medium_that_lies_about_what_it_wrote_is_noticed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    till = Till(desk, only := a_payment())
    monkeypatch.setattr(durable, "write_bytes", lambda path, _data: path.write_bytes(b"<half"))

    with pytest.raises(UnavailableError) as error:
        till.order(only)
    assert (error.value.what, error.value.why) == (Resource.EXPORT, Cause.DAMAGED)


def test_a_store_that_fails_orders_nothing_and_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    till = Till(desk, only := a_payment())

    def fail(*_args: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(desk.records, "change", fail)
    with pytest.raises(UnavailableError):
        till.order(only)
    assert list(desk.folder.glob("LIANES-*.xml")) == []
    assert till.kept(only) == only


def test_an_order_given_up_makes_its_payments_due_again(either_desk: Desk, two: tuple[Payment, Payment]) -> None:
    till = Till(either_desk, *two)
    order = till.order(*two)

    till.payments.withdraw([till.kept(two[0])])
    assert [one.state for one in till.payments.desk().orders] == [OrderState.OPEN]
    till.payments.withdraw([till.kept(two[1])])

    desk = till.payments.desk()
    assert [one.state for one in desk.orders] == [OrderState.WITHDRAWN]
    assert desk.due_cents == 12_550
    with pytest.raises(RefusedError) as withdrawn:
        till.payments.write(order.id, either_desk.folder)
    assert refused(withdrawn.value) == [("order", Problem.NOTHING_DUE)]
    with pytest.raises(RefusedError) as not_ordered:
        till.payments.withdraw([till.kept(two[1])])
    assert refused(not_ordered.value) == [("payments", Problem.ALREADY_ORDERED)]
    assert till.order(*two).id != order.id


def test_an_order_is_paid_at_once_and_taken_back_while_nobody_was_told(
    either_desk: Desk, two: tuple[Payment, Payment]
) -> None:
    till = Till(either_desk, *two)
    till.order(*two)

    till.pay(*two)

    paid = till.all()
    assert [(one.state, one.executed_on, one.reference) for one in paid] == [
        (PaymentState.PAID, date(2026, 10, 14), "VIR 42")
    ] * 2
    (ordered,) = till.payments.desk().orders
    assert ordered.state is OrderState.PAID
    assert len(ordered.untold) == len(till.payments.desk().untold) == 2
    with pytest.raises(RefusedError) as twice:
        till.pay(*two)
    assert refused(twice.value)[0] == ("payments", Problem.ALREADY_ORDERED)

    till.payments.mark_unpaid(paid)
    assert [(one.state, one.executed_on, one.reference) for one in till.all()] == [(PaymentState.ORDERED, None, "")] * 2
    with pytest.raises(RefusedError) as unpaid:
        till.payments.mark_unpaid(till.all())
    assert refused(unpaid.value) == [("payments", Problem.NOTHING_DUE)]


def test_without_a_reference_of_the_bank_that_of_the_file_stands(desk: Desk) -> None:
    till = Till(desk, only := a_payment())
    order = till.order(only)

    till.payments.mark_paid([till.kept(only)], date(2026, 10, 14))

    assert till.kept(only).reference in order.content
    with pytest.raises(RefusedError) as future:
        till.payments.mark_paid([till.kept(only)], date(2026, 10, 16))
    assert refused(future.value) == [("executed_on", Problem.DATE_IN_FUTURE)]


def test_what_an_authority_was_told_of_is_not_taken_back(either_desk: Desk) -> None:
    till = Till(either_desk, only := a_payment())
    till.order(only)
    till.pay(only)
    either_desk.records.keep(None, a_notice(till.claim, till.kept(only)))

    with pytest.raises(RefusedError) as error:
        till.payments.mark_unpaid([till.kept(only)])

    assert refused(error.value) == [("payments", Problem.NOTICE_SENT)]
    assert till.payments.desk().untold == ()
    assert till.payments.desk().orders[0].untold == ()


def test_a_sum_claimed_back_stands_apart_until_it_came_back(either_desk: Desk) -> None:
    back, due = a_payment(cents=-3_000), a_payment(2, 500)
    till = Till(either_desk, back, due)

    desk = till.payments.desk()
    assert [one.payment.cents for one in desk.claims] == [-3_000]
    assert desk.due_cents == 500  # never netted

    till.payments.mark_paid([back], date(2026, 10, 14), "TITRE 7")
    assert [one.payment.state for one in till.payments.desk().claims] == [PaymentState.PAID]
    till.payments.mark_unpaid([till.kept(back)])
    assert till.kept(back).state is PaymentState.DUE
    with pytest.raises(RefusedError):
        till.payments.mark_paid([due], date(2026, 10, 14))  # nothing leaves without an order


def test_every_step_stands_in_the_trail(tmp_path: Path) -> None:
    memory = InMemory()
    desk = Desk(memory, tmp_path)
    till = Till(desk, only := a_payment())
    till.payments.complete([only], LYON_IBAN)
    till.order(only)
    till.payments.withdraw([till.kept(only)])
    till.order(only)
    till.pay(only)
    till.payments.mark_unpaid([till.kept(only)])
    desk.records.keep(None, replace(till.kept(only), state=PaymentState.CANCELLED))

    links = memory.store.kept.links
    assert [one.deed.act for one in links] == [
        *(Done.OWED, Done.ACCOUNT_SET, Done.ORDERED, Done.TRANSFER_MADE, Done.WITHDRAWN),
        *(Done.ORDERED, Done.TRANSFER_MADE, Done.PAID, Done.UNPAID, Done.CANCELLED),
    ]
    assert broken_at(links) is None
    assert LYON_IBAN not in repr(links)


def _full(path: Path, _data: bytes) -> None:
    raise OSError(28, "No space left on device", str(path))


def test_the_account_a_claim_gives_is_proposed(tmp_path: Path) -> None:
    memory = InMemory()
    desk = Desk(memory, tmp_path)
    dossier = ready_to_leave(desk)
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    hand_in = desk.bundles.contents[sent.manifest_sha256][1]
    assert hand_in is not None
    authority = hand_in.dossier.authority
    assert authority is not None
    claimed = replace(hand_in, dossier=replace(hand_in.dossier, authority=replace(authority, iban=LYON_IBAN)))
    claim = a_claim(dossier=dossier, manifest_sha256=sent.manifest_sha256)
    with memory.open_unit() as unit:
        unit.put(claim)
        unit.put_hand_in(sent.manifest_sha256, claimed)
        unit.put(a_payment(dossier=dossier, iban=""))
        unit.commit()

    assert desk.payments.desk().due[0].proposed_iban == LYON_IBAN


def test_notices_are_written_once_each_and_stop_where_the_medium_does(desk: Desk) -> None:
    first, second = a_payment(1), a_payment(2)
    till = Till(desk, first, second, a_claim(2))
    till.order(first, second)
    till.pay(first, second)

    class Teller:
        """Keeps one notice, then the stick is gone."""

        left = 1

        def tell_payment(self, payment: UUID, passphrase: str, folder: Path) -> Answer:
            assert (passphrase, folder) == (PASSPHRASE, desk.folder)
            if not self.left:
                raise UnavailableError(Resource.EXPORT, Cause.GONE)
            self.left -= 1
            kept = desk.records.read(Payment, payment)
            assert kept is not None
            notice = a_notice(a_claim(dossier=kept.dossier), kept)
            desk.records.keep(None, notice)
            return notice

    teller = Teller()
    notices = PaymentNotices(desk.payments, teller)
    with pytest.raises(UnavailableError):
        notices.send(PASSPHRASE, desk.folder, no_progress)
    teller.left = 5
    seen: list[tuple[int, int]] = []
    sent = notices.send(PASSPHRASE, desk.folder, lambda at, of: seen.append((at, of)))

    assert len(sent) == 1
    assert seen == [(0, 1)]
    assert notices.send(PASSPHRASE, desk.folder, no_progress) == ()
