"""What decisions change in what is owed."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory import NOW
from support.office_money import LILLE_IBAN, LYON_IBAN, a_claim, a_decision, a_notice, a_payment

from lianes_desktop.domain.ids import BundleId, OrganisationId, new_id
from lianes_desktop.domain.owed import OrderState, after_decision, live, order_state, told
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder

ORDER = TransferOrder(new_id(), "LIANES", NOW, "Ada", NOW.date(), "", "", 1, 1, "", "", "Lianes", "<xml/>")


def test_a_first_decision_owes_its_whole_sum() -> None:
    due = a_payment(cents=7_000)

    assert after_decision(due, []) == (due,)
    assert after_decision(a_payment(cents=0), []) == ()


def test_the_same_decision_told_twice_owes_nothing_more() -> None:
    due = a_payment(cents=7_000)

    assert after_decision(a_payment(cents=7_000, decision=due.decision), [due]) == ()


def test_what_no_file_holds_gives_place_to_the_later_decision() -> None:
    first, later = a_payment(cents=7_000), a_payment(cents=6_000)

    cancelled, owed = after_decision(later, [first])

    assert (cancelled.id, cancelled.state, cancelled.revision) == (first.id, PaymentState.CANCELLED, 2)
    assert owed == later


def test_more_than_was_paid_is_another_payment_and_less_is_claimed_back() -> None:
    paid = a_payment(cents=7_000, state=PaymentState.PAID)

    (more,) = after_decision(a_payment(cents=9_000), [paid])
    (less,) = after_decision(a_payment(cents=4_000), [paid])

    assert (more.cents, more.corrects, more.state) == (2_000, paid.id, PaymentState.DUE)
    assert (less.cents, less.corrects) == (-3_000, paid.id)
    assert after_decision(a_payment(cents=7_000), [paid]) == ()


def test_an_account_completed_once_serves_the_next_payment_of_the_same_authority() -> None:
    paid = a_payment(state=PaymentState.PAID, iban=LYON_IBAN, bic="PSSTFRPP")

    (owed,) = after_decision(a_payment(cents=12_000, iban=""), [paid])
    (own,) = after_decision(a_payment(cents=12_000, iban=LILLE_IBAN), [paid])
    (other,) = after_decision(a_payment(cents=12_000, iban="", organisation=OrganisationId("FR-AMI")), [paid])

    assert (owed.iban, owed.bic) == (LYON_IBAN, "PSSTFRPP")
    assert own.iban == LILLE_IBAN
    assert other.iban == ""


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from([*PaymentState, None])),
        min_size=1,
        max_size=6,
    )
)
def test_after_every_decision_the_live_payments_add_up_to_it(steps: list[tuple[int, PaymentState | None]]) -> None:
    """Whatever became of each payment between two decisions; only a decision cancels."""
    held: dict[object, Payment] = {}
    for at, (euros, became) in enumerate(steps):
        due = a_payment(cents=euros * 100, decision=BundleId(new_id()), decided_at=NOW + timedelta(days=at))
        before = dict(held)
        for one in after_decision(due, held.values()):
            held[one.id] = one
        assert sum(one.cents for one in live(held.values())) == due.cents
        gone = (PaymentState.ORDERED, PaymentState.PAID)
        assert all(held[key] == one for key, one in before.items() if one.state in gone)
        for key, one in held.items():
            if one.state is PaymentState.DUE and became in gone:
                held[key] = a_payment(
                    **{name: getattr(one, name) for name in ("id", "cents", "decision")}, state=became
                )


def test_an_order_is_as_far_as_its_payments() -> None:
    waits = a_payment(order=ORDER.id, state=PaymentState.ORDERED)
    paid = a_payment(order=ORDER.id, state=PaymentState.PAID)

    assert order_state(ORDER, [waits, paid, a_payment()]) is OrderState.OPEN
    assert order_state(ORDER, [paid]) is OrderState.PAID
    assert order_state(ORDER, [a_payment()]) is OrderState.WITHDRAWN


def test_only_a_notice_of_that_payment_tells_it() -> None:
    claim, payment = a_claim(), a_payment()

    assert told(payment, [a_decision(claim, 7_000), a_notice(claim, payment)])
    assert not told(payment, [a_decision(claim, 7_000), a_notice(claim, a_payment())])
