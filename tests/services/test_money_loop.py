"""From a claim to the money and back: decided, ordered, paid, told, corrected; every sum agrees to the cent."""

from datetime import date
from pathlib import Path

import pytest
from support.closed_loop import Loop
from support.fakes import PASSPHRASE, no_progress
from support.office_money import EDITION, LIANES_IBAN, LILLE_IBAN, LYON_IBAN

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.domain.spending import Cut, Sums
from lianes_desktop.services.payment_notices import PaymentNotices
from lianes_desktop.services.ports.transfers import Account

DAY = date(2026, 10, 15)


class Money(Loop):
    """The loop, with its till."""

    def decide(self, claim: str, kept: int | None = None) -> int:
        """Decide of a claim, its lines reduced to a sum each when one is given; what it makes due in all."""
        self.judge_all(claim, Verdict.ACCEPT if kept is None else Verdict.REDUCE, kept)
        return self.answering.decide(claim, "", PASSPHRASE, self.post).said.due_cents

    def due(self) -> tuple[Payment, ...]:
        return tuple(one.payment for payee in self.office.payments.desk().due for one in payee.owed)

    def transfer(self) -> None:
        """Order what is due, and have the bank do it."""
        payments = self.office.payments
        payments.complete(self.due(), LILLE_IBAN)
        order = payments.order(self.due(), Account("Lianes", LIANES_IBAN), DAY, self.post)
        payments.mark_paid([one for one in self.payments() if one.order == order.id], date(2026, 10, 14))

    def tell(self) -> tuple[AnswerKind, ...]:
        sent = PaymentNotices(self.office.payments, self.answering).send(PASSPHRASE, self.post, no_progress)
        return tuple(one.kind for one in sent)

    def sums(self) -> Sums:
        return self.office.money.read(EDITION, Cut.KIND).spending.total.sums


@pytest.fixture
def loop(tmp_path: Path) -> Money:
    return Money(tmp_path)


def test_a_claim_is_decided_paid_and_told(loop: Money) -> None:
    claim = loop.arrived()
    before = loop.sums()
    assert (before.count, before.accepted_cents, before.pending_cents) == (1, 0, before.asked_cents)

    owed = loop.decide(claim)
    assert sum(one.cents for one in loop.due()) == owed == loop.sums().accepted_cents
    assert loop.sums().pending_cents == 0
    loop.transfer()
    assert loop.sums().paid_cents == owed
    assert loop.tell() == (AnswerKind.PAYMENT,)
    assert loop.tell() == ()

    assert loop.answering.standing(claim).state is ClaimState.PAID
    (line,) = loop.office.money.read(EDITION, Cut.AUTHORITY).spending.lines
    assert (line.name, line.sums) == ("Ville de Lille", loop.sums())
    assert [one.key for one in loop.office.money.read(EDITION, Cut.KIND).spending.lines] == ["A"]
    assert [one.key for one in loop.office.money.read(EDITION, Cut.YEAR).spending.lines] == [2026]


def test_a_correction_after_the_payment_is_claimed_back_apart(loop: Money) -> None:
    claim = loop.arrived()
    first = loop.decide(claim)
    loop.transfer()

    again = loop.decide(claim, 10_000)

    assert again < first
    (claimed,) = loop.office.payments.desk().claims
    assert (claimed.payment.cents, claimed.payment.state) == (again - first, PaymentState.DUE)
    assert loop.due() == ()
    assert (loop.sums().accepted_cents, loop.sums().paid_cents) == (again, first)
    loop.office.payments.mark_paid([claimed.payment], date(2026, 10, 14), "TITRE 7")
    assert loop.sums().paid_cents == again
    assert len(loop.tell()) == 2


def test_a_later_version_owes_only_what_it_adds(loop: Money) -> None:
    first = loop.decide(loop.arrived(), 10_000)
    loop.transfer()
    claim = loop.arrived("900.00")
    assert loop.sums().count == 1
    assert loop.sums().accepted_cents == first
    assert loop.sums().pending_cents == loop.sums().asked_cents - first

    second = loop.decide(claim)

    (due,) = loop.due()
    assert (due.cents, due.iban) == (second - first, LILLE_IBAN)
    assert (loop.sums().accepted_cents, loop.sums().pending_cents) == (second, 0)
    loop.office.payments.complete([due], LYON_IBAN)
    loop.transfer()
    assert loop.sums().paid_cents == second
