"""Whatever order, loss, repetition and delay files suffer, both sides end in the same state, to the cent."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support import pki
from support.answer_box import MemoryAnswers
from support.closed_loop import OFFICER, Sender, bank_pays
from support.desks import Desk, InMemory
from support.enrolments import LILLE
from support.fakes import PASSPHRASE, FakeBundles, no_progress
from support.memory import MemoryClock
from typing_extensions import override

from lianes_desktop.bundle.answer_files import SignedAnswers
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import SentState
from lianes_desktop.domain.chain import broken_at
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.owed import live
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.answers import AnswerFiles

PICK = st.integers(0, 11)
WHO = st.integers(0, 2)
SUMS = st.sampled_from(["12.34", "700.00", "747.23", "0.01", "1299.99"])
Files = Callable[[Path], AnswerFiles]


class Exchange(RuleBasedStateMachine):
    """One office and three authorities; every file posted may come at any time, any number of times, or never."""

    root = ""

    @initialize()
    def begin(self) -> None:
        folder = Path(mkdtemp())
        self.post = folder / "post"
        self.post.mkdir()
        (folder / "office").mkdir()
        bundles, files = FakeBundles(), self.files(folder)
        self.memory = InMemory()
        self.office = Desk(self.memory, folder / "office", bundles, files(folder / "office keys"))
        self.office.profiles.save(OFFICER)
        self.senders = [
            Sender(folder / f"field {at}", self.post, bundles, files(folder / f"keys {at}")) for at in range(3)
        ]
        self.claims = [one.leave() for one in self.senders]
        self.answers: list[Path] = []

    def files(self, folder: Path) -> Files:  # noqa: ARG002 - real files need one
        """How answers are written and read on each computer."""
        shared = MemoryAnswers(MemoryClock())
        return lambda _keys: shared

    # ---- the field

    @rule(who=WHO, amount=SUMS)
    def send_a_claim(self, who: int, amount: str) -> None:
        sender = self.senders[who]
        sender.correct(amount)
        if not sender.desk.replies.open_questions(sender.dossier):
            self.claims.append(sender.leave())
        else:
            refused(Problem.QUESTIONS_OPEN, sender.leave)

    @rule(who=WHO, at=PICK)
    def tick_a_question(self, who: int, at: int) -> None:
        sender = self.senders[who]
        waiting = sender.desk.replies.open_questions(sender.dossier)
        if waiting:
            sender.desk.replies.settle(sender.dossier, waiting[at % len(waiting)].id)

    @precondition(lambda self: self.answers)
    @rule(who=WHO, at=PICK)
    def bring_an_answer(self, who: int, at: int) -> None:
        self.take_in(self.senders[who], self.answers[at % len(self.answers)])

    @rule(who=WHO, at=PICK)
    def bring_the_own_answers(self, who: int, at: int) -> None:
        sender = self.senders[who]
        for one in self.office.answering.answers(sender.dossier)[at:]:
            self.take_in(sender, Path(one.path))

    # ---- the office

    @rule(at=PICK)
    def bring_a_claim(self, at: int) -> None:
        self.office.inbox.take_in(self.claims[at % len(self.claims)], no_progress)

    @rule(at=PICK, under_review=st.booleans())
    def acknowledge(self, at: int, under_review: bool) -> None:  # noqa: FBT001 - drawn by name
        for claim in self.one_claim(at):
            self.posted(self.office.answering.acknowledge(claim, PASSPHRASE, self.post, under_review=under_review))

    @rule(at=PICK, verdict=st.sampled_from(Verdict))
    def judge_and_answer(self, at: int, verdict: Verdict) -> None:
        for claim in self.one_claim(at):
            if not self.office.claim_desks.open(claim).in_force:
                self.not_decided(Problem.NEWER_VERSION, claim)
                continue
            self.judge(claim, verdict)
            if verdict is Verdict.HOLD:
                self.not_decided(Problem.LINES_ON_HOLD, claim)
                self.posted(self.office.answering.ask(claim, "", PASSPHRASE, self.post))
            else:
                self.posted(self.office.answering.decide(claim, "", PASSPHRASE, self.post))

    @rule(who=WHO)
    def pay_and_tell(self, who: int) -> None:
        for one in bank_pays(self.office, self.senders[who].dossier):
            self.posted(self.office.answering.tell_payment(one.id, PASSPHRASE, self.post))

    @rule(who=WHO, at=PICK)
    def tell_a_payment_again(self, who: int, at: int) -> None:
        paid = [one for one in self.payments(self.senders[who].dossier) if one.state is PaymentState.PAID]
        for one in paid[at : at + 1]:
            self.posted(self.office.answering.tell_payment(one.id, PASSPHRASE, self.post))

    @rule(at=PICK)
    def fail_while_answering(self, at: int) -> None:
        for claim in self.one_claim(at):
            self.memory.store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)
            with pytest.raises(UnavailableError):
                self.office.answering.acknowledge(claim, PASSPHRASE, self.post)
            self.memory.store.fails = None

    # ---- what always holds

    @invariant()
    def nothing_is_owed_twice(self) -> None:
        for sender in self.senders:
            decided = [one for one in self.office.answering.answers(sender.dossier) if one.kind is AnswerKind.DECISION]
            owed = sum(one.cents for one in live(self.payments(sender.dossier)))
            assert owed == (decided[-1].said.due_cents if decided else 0)

    @invariant()
    def the_trail_holds(self) -> None:
        assert broken_at(self.memory.store.kept.links) is None

    @invariant()
    def what_is_here_is_a_part_of_what_was_answered_and_the_rest_is_named(self) -> None:
        for sender in self.senders:
            every = self.office.answering.answers(sender.dossier)
            here = sender.desk.replies.answers(sender.dossier)
            known = {one.manifest_sha256 for one in here}
            assert known <= {one.manifest_sha256 for one in every}
            assert [said(one) for one in here] == [said(one) for one in every if one.manifest_sha256 in known]
            top = {series: max(one.sequence for one in here if one.series == series) for series in map(series_of, here)}
            lost = [
                one.sequence
                for one in every
                if one.manifest_sha256 not in known and one.sequence < top.get(one.series, 0)
            ]
            assert sorted(sender.desk.replies.standing(sender.dossier).missing) == sorted(set(lost))

    @override
    def teardown(self) -> None:
        """Everything arrives at last, backwards: both sides say the same of every claim, and of the money."""
        if not hasattr(self, "senders"):
            return
        for claim in reversed(self.claims):
            self.office.inbox.take_in(claim, no_progress)
        for sender in self.senders:
            last = sender.desk.hand_in.sent(sender.dossier)[0].manifest_sha256
            self.posted(self.office.answering.acknowledge(last, PASSPHRASE, self.post))
            self.bring_everything(sender)
            self.check_the_end(sender)
            self.settle(last, sender)

    def bring_everything(self, sender: Sender) -> None:
        for path in reversed(self.answers):
            self.take_in(sender, path)

    def settle(self, last: str, sender: Sender) -> None:
        """The office decides and pays at last: what was transferred, ever, is what the authority reads as due."""
        self.judge(last, Verdict.REDUCE)
        self.posted(self.office.answering.decide(last, "", PASSPHRASE, self.post))
        self.pay_and_tell(self.senders.index(sender))
        for one in self.payments(sender.dossier):
            if one.state is PaymentState.PAID:  # each is told by now, or told again
                self.posted(self.office.answering.tell_payment(one.id, PASSPHRASE, self.post))
        self.bring_everything(sender)
        self.check_the_end(sender)
        theirs = sender.desk.replies.answers(sender.dossier)
        decided = [one for one in theirs if one.kind is AnswerKind.DECISION][-1]
        told = {one.said.payment.payment: one.said.payment.cents for one in theirs if one.said.payment is not None}
        assert sum(told.values()) == decided.said.due_cents
        assert sender.desk.replies.standing(sender.dossier).state is (ClaimState.PAID if told else ClaimState.DECIDED)

    def check_the_end(self, sender: Sender) -> None:
        """The same answers, the same state, the same cents."""
        ours = self.office.answering.answers(sender.dossier)
        theirs = sender.desk.replies.answers(sender.dossier)
        assert [said(one) for one in theirs] == [said(one) for one in ours]
        sent = sender.desk.hand_in.sent(sender.dossier)
        assert {one.state for one in sent} == {SentState.RECEIVED}
        found = sender.desk.replies.standing(sender.dossier)
        here = self.office.answering.standing(sent[0].manifest_sha256)
        assert found.missing == ()
        # a review begun is known here alone until the authority is told
        told_of_it = here.state if here.state is not ClaimState.UNDER_REVIEW else found.state
        assert (found.state, found.answer and found.answer.id) == (told_of_it, here.answer and here.answer.id)
        received = {one.manifest_sha256: one.asked_cents for one in self.office.inbox.all()}
        assert {one.manifest_sha256: one.asked_cents for one in sent}.items() <= received.items()
        told = {one.said.payment.payment: one.said.payment.cents for one in theirs if one.said.payment is not None}
        paid = [one for one in self.payments(sender.dossier) if one.state is PaymentState.PAID]
        assert {one.id: one.cents for one in paid if one.id in told} == told
        for one in theirs:
            assert sum(line.share_cents for line in one.said.lines) == one.said.due_cents

    # ---- hands

    def one_claim(self, at: int) -> list[str]:
        """The manifest of one claim taken in; the first one posted comes when there is none yet."""
        if not self.office.inbox.all():
            self.office.inbox.take_in(self.claims[at % 3], no_progress)
        there = [one.manifest_sha256 for one in self.office.inbox.all() if not one.waiting]
        return [there[at % len(there)]] if there else []

    def posted(self, answer: Answer) -> None:
        self.answers.append(Path(answer.path))

    def take_in(self, sender: Sender, path: Path) -> None:
        """Bring an answer: to whom it is for, or to somebody who is told that it is not for them."""
        if path in {Path(one.path) for one in self.office.answering.answers(sender.dossier)}:
            sender.desk.replies.take_in(path, self.root)
        else:
            refused(Problem.ANSWER_TO_NOTHING, lambda: sender.desk.replies.take_in(path, self.root))

    def judge(self, claim: str, verdict: Verdict) -> None:
        for line in self.office.reviewing.desk(claim).lines:
            kept = max(line.line.assessment.eligible_cents - 1, 0) if verdict is Verdict.REDUCE else None
            held = line.verdict or line.earlier
            self.office.reviewing.judge(
                claim,
                line.line.expense.id,
                verdict,
                kept,
                None if verdict is Verdict.ACCEPT else ReviewReason.AMOUNT_DIFFERS,
                revision=held.revision if held else 0,
            )

    def not_decided(self, problem: Problem, claim: str) -> None:
        """Deciding is refused, and changes nothing."""
        before = self.memory.store.snapshot()
        refused(problem, lambda: self.office.answering.decide(claim, "", PASSPHRASE, self.post))
        assert self.memory.store.snapshot() == before

    def payments(self, dossier: DossierId) -> tuple[Payment, ...]:
        return self.office.readings.held(Payment, dossier)


def refused(problem: Problem, act: Callable[[], object]) -> None:
    with pytest.raises(RefusedError) as told:
        act()
    assert [one.problem for one in told.value.refusals] == [problem]


def said(answer: Answer) -> tuple[object, ...]:
    """What an answer says, wherever it is kept."""
    return answer.manifest_sha256, answer.series, answer.sequence, answer.claim_manifest, answer.said


def series_of(answer: Answer) -> object:
    return answer.series


class Signed(Exchange):
    """The same with real signed files."""

    @override
    def files(self, folder: Path) -> Files:
        clock = MemoryClock()
        parcels = SmallParcels(clock)
        office = OfficeAuthority(folder / "authority", clock, parcels, pki.CHEAP)
        office.create("Lianes", PASSPHRASE)
        self.root = " ".join(office.root_fingerprint())

        def on(keys: Path) -> AnswerFiles:
            device = DeviceKeys(keys, clock, parcels, pki.CHEAP)
            addressed = frozenset((LILLE.id,))
            return SignedAnswers(clock, parcels, office=office, device=device, addressed=lambda: addressed)

        return on


TestExchange = Exchange.TestCase
TestExchange.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestSigned = Signed.TestCase
TestSigned.settings = settings(
    max_examples=3, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
