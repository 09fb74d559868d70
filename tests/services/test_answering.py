"""The office answers a claim: what it may say, what it keeps, and what an interruption leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from support.builders import LILLE, a_hosting_day
from support.closed_loop import Loop
from support.fakes import PASSPHRASE

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.chain import broken_at
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.ids import DossierId, SeriesId, new_id
from lianes_desktop.domain.payments import PaymentState
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError


@pytest.fixture
def loop(tmp_path: Path) -> Loop:
    return Loop(tmp_path)


@pytest.fixture
def claim(loop: Loop) -> str:
    """A claim taken in at the office."""
    return loop.arrived()


def refusals(act: Callable[[], object]) -> list[tuple[str, Problem, object]]:
    with pytest.raises(RefusedError) as refused:
        act()
    return [(one.field, one.problem, one.values.get("count")) for one in refused.value.refusals]


def deeds(loop: Loop) -> list[tuple[str, dict[str, str]]]:
    links = loop.memory.store.kept.links
    assert broken_at(links) is None
    return [(one.deed.act, dict(one.deed.details)) for one in links]


def test_a_claim_is_acknowledged_with_what_is_held_of_its_series(loop: Loop, claim: str) -> None:
    answer = loop.answering.acknowledge(claim, PASSPHRASE, loop.post, words="  Bien reçu. ")

    (sent,) = loop.field.hand_in.sent(loop.dossier)
    assert (answer.kind, answer.claim, answer.claim_manifest) == (AnswerKind.RECEIPT, sent.bundle_id, claim)
    assert (answer.sequence, answer.previous, answer.said.rank) == (1, "", 1)
    assert (answer.said.words, answer.said.by) == ("Bien reçu.", "Asma Officier")
    assert [(one.series, one.highest, one.holes) for one in answer.said.seen] == [(sent.series, 1, ())]
    assert Path(answer.path).exists()
    assert loop.answering.answers(loop.dossier) == (answer,)
    ((act, told),) = deeds(loop)
    assert (act, told["claim"], told["manifest"]) == (Done.ACKNOWLEDGED, claim, answer.manifest_sha256)


def test_answers_of_a_dossier_follow_one_another(loop: Loop, claim: str) -> None:
    first = loop.answering.acknowledge(claim, PASSPHRASE, loop.post)
    second = loop.answering.acknowledge(claim, PASSPHRASE, loop.post, under_review=True)

    assert (second.series, second.sequence, second.previous) == (first.series, 2, first.manifest_sha256)
    assert second.said.rank == 2
    assert loop.answering.standing(claim).state is ClaimState.UNDER_REVIEW


def test_an_answer_names_who_sent_the_claim_and_its_authority(loop: Loop, claim: str) -> None:
    loop.answering.acknowledge(claim, PASSPHRASE, loop.post)
    profile = loop.field.profiles.get()
    assert profile is not None
    action = loop.field.dossiers.action(loop.dossier)
    assert action is not None
    assert loop.files.drafts[0].audience == (profile.participant.urn, action.authority)


def test_a_dossier_of_no_authority_is_answered_to_its_sender(loop: Loop) -> None:
    loop.field.dossiers.correct(replace(loop.field.dossiers.action(loop.dossier), authority=LILLE))
    claim = loop.arrived()
    hand_in = loop.office.inbox.hand_in(claim)
    assert hand_in is not None
    bare = replace(hand_in.dossier, action=replace(hand_in.dossier.action, authority=None), authority=None)
    loop.memory.store.kept.hand_ins[claim] = replace(hand_in, dossier=bare)
    loop.judge_all(claim)
    answer = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    (due,) = loop.payments()
    assert (due.organisation, due.name, due.iban, due.cents) == (None, "", "", answer.said.due_cents)


def test_held_lines_and_remarks_become_questions(loop: Loop, claim: str) -> None:
    (line,) = loop.lines(claim)
    loop.judge(claim, line, Verdict.HOLD, ReviewReason.AMOUNT_DIFFERS, "Le ticket dit 700 €.")
    loop.office.reviewing.ask(claim, "Où est l'ordre de mission ?", Section.TEAM.value)

    answer = loop.answering.ask(claim, "Deux points.", PASSPHRASE, loop.post)

    first, second = answer.said.questions
    assert (first.subject, first.number, first.field, first.words) == (line, 1, "amount", "Le ticket dit 700 €.")
    assert (first.section, first.reason) == ("expenses", ReviewReason.AMOUNT_DIFFERS)
    assert (second.subject, second.field, second.section) == (None, "", "team")
    assert loop.answering.standing(claim).state is ClaimState.TO_CORRECT
    assert deeds(loop)[-1][0] == Done.QUESTIONED
    again = loop.answering.ask(claim, "Encore.", PASSPHRASE, loop.post)
    assert [one.id for one in again.said.questions] == [first.id, second.id]


def test_nothing_is_asked_when_nothing_is_held(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    told = refusals(lambda: loop.answering.ask(claim, "", PASSPHRASE, loop.post))
    assert told == [("claim", Problem.NOTHING_TO_ASK, None)]


def test_a_decision_says_each_line_and_makes_the_sum_due(loop: Loop, claim: str) -> None:
    loop.judge_all(claim, Verdict.REDUCE, 50_000)
    answer = loop.answering.decide(claim, "Accordé.", PASSPHRASE, loop.post)

    (line,) = answer.said.lines
    assert (line.verdict, line.eligible_cents, line.kept_cents, line.share_cents) == (
        Verdict.REDUCE,
        74_723,
        50_000,
        answer.said.due_cents,
    )
    assert answer.said.rate is not None
    assert answer.said.due_cents == round(answer.said.rate * 50_000)
    assert answer.said.asked_cents == loop.office.inbox.all()[0].asked_cents
    (due,) = loop.payments()
    assert (due.decision, due.cents, due.state) == (answer.id, answer.said.due_cents, PaymentState.DUE)
    hand_in = loop.office.inbox.hand_in(claim)
    assert hand_in is not None
    assert hand_in.dossier.authority is not None
    assert due.name == hand_in.dossier.authority.name
    assert [act for act, _told in deeds(loop)][-2:] == [Done.DECIDED, Done.OWED]
    assert dict(deeds(loop)[-2][1])["due_cents"] == str(due.cents)


def test_where_no_rate_is_firm_nothing_is_due(loop: Loop, claim: str) -> None:
    hand_in = loop.office.inbox.hand_in(claim)
    assert hand_in is not None
    unsettled = a_hosting_day(id=loop.dossier, case=HostingCase.AD_HOC)
    dossier = replace(hand_in.dossier, action=unsettled)
    loop.memory.store.kept.hand_ins[claim] = replace(hand_in, dossier=dossier)
    loop.judge_all(claim)
    answer = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    assert (answer.said.rate, answer.said.kept_cents, answer.said.due_cents) == (None, 74_723, 0)
    assert loop.payments() == ()


def test_nothing_is_decided_before_every_line_is_judged(loop: Loop, claim: str) -> None:
    told = refusals(lambda: loop.answering.decide(claim, "", PASSPHRASE, loop.post))
    assert told == [("claim", Problem.NOT_REVIEWED, 1)]
    (line,) = loop.lines(claim)
    loop.judge(claim, line, Verdict.HOLD, ReviewReason.TO_BE_EXPLAINED)
    told = refusals(lambda: loop.answering.decide(claim, "", PASSPHRASE, loop.post))
    assert told == [("claim", Problem.LINES_ON_HOLD, 1)]
    assert loop.answering.answers(loop.dossier) == ()
    assert loop.payments() == ()
    assert list(loop.post.glob("*decision*")) == []


def test_a_large_sum_waits_for_a_second_person(loop: Loop) -> None:
    claim = loop.arrived("9500.00")
    loop.judge_all(claim)
    told = refusals(lambda: loop.answering.decide(claim, "", PASSPHRASE, loop.post))
    assert told == [("claim", Problem.SECOND_EYES_MISSING, 1)]
    loop.be("Karim Second")
    loop.office.reviewing.second(claim, loop.lines(claim)[0])
    assert loop.answering.decide(claim, "", PASSPHRASE, loop.post).said.lines[0].kept_cents == 950_000


def test_an_earlier_version_is_no_longer_asked_about_nor_decided(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    second = loop.arrived("700.00")
    for act in (loop.answering.decide, loop.answering.ask):
        with pytest.raises(RefusedError) as refused:
            act(claim, "", PASSPHRASE, loop.post)
        (one,) = refused.value.refusals
        assert (one.problem, one.values) == (Problem.NEWER_VERSION, {"version": 2})
    assert loop.answering.acknowledge(claim, PASSPHRASE, loop.post).claim_manifest == claim
    assert loop.answering.standing(second).state is ClaimState.RECEIVED
    assert loop.answering.standing(claim).state is not ClaimState.DECIDED


def test_a_verdict_changed_meanwhile_is_not_decided_over(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    series = loop.office.series.series_of(loop.dossier)

    def meanwhile() -> None:
        loop.be("Karim Second")
        loop.judge(claim, loop.lines(claim)[0], Verdict.REFUSE, ReviewReason.PERSONAL)

    loop.while_writing(meanwhile)
    told = refusals(lambda: loop.answering.decide(claim, "", PASSPHRASE, loop.post))
    assert [problem for _field, problem, _count in told] == [Problem.CHANGED_MEANWHILE]
    assert list(loop.post.glob("*decision*")) == []
    assert loop.payments() == ()
    after = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    assert (after.said.due_cents, after.sequence, after.previous) == (0, 1, "")
    assert after.series != series
    assert loop.payments() == ()


def test_a_version_that_arrives_while_the_decision_is_signed_stops_it(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    loop.while_writing(lambda: loop.arrived("12.00"))
    told = refusals(lambda: loop.answering.decide(claim, "", PASSPHRASE, loop.post))
    assert [problem for _field, problem, _count in told] == [Problem.NEWER_VERSION]
    assert loop.payments() == ()


def test_two_desks_that_answer_at_once_do_not_both(loop: Loop, claim: str) -> None:
    other = loop.another_desk()
    loop.while_writing(lambda: other.acknowledge(claim, PASSPHRASE, loop.post))
    told = refusals(lambda: loop.answering.acknowledge(claim, PASSPHRASE, loop.post, under_review=True))
    assert [problem for _field, problem, _count in told] == [Problem.CHANGED_MEANWHILE]
    (kept,) = loop.answering.answers(loop.dossier)
    later = loop.answering.acknowledge(claim, PASSPHRASE, loop.post, under_review=True)
    assert (kept.said.rank, later.said.rank) == (1, 2)
    assert kept.series != later.series


@pytest.mark.parametrize("failure", [UnavailableError(Resource.STORE, Cause.DISK_FULL), KeyboardInterrupt()], ids=str)
def test_what_the_store_does_not_keep_does_not_leave(loop: Loop, claim: str, failure: BaseException) -> None:
    loop.judge_all(claim)
    first = loop.answering.acknowledge(claim, PASSPHRASE, loop.post)
    with loop.failing(failure), pytest.raises(type(failure)):
        loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    assert loop.answering.answers(loop.dossier) == (first,)
    assert loop.payments() == ()
    assert [one.name for one in loop.post.glob("*-receipt-*")] == [Path(first.path).name]
    assert list(loop.post.glob("*-decision-*")) == []

    after = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    assert (after.sequence, after.said.rank) == (1, 2)
    assert after.series != first.series


def test_a_series_that_cannot_be_resumed_only_ends(loop: Loop, claim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(_dossier: DossierId) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(loop.office.series, "resume", stuck)
    first = loop.answering.acknowledge(claim, PASSPHRASE, loop.post)
    second = loop.answering.acknowledge(claim, PASSPHRASE, loop.post)
    assert (second.sequence, second.said.rank) == (1, 2)
    assert second.series != first.series


def test_a_wrong_passphrase_answers_nothing(loop: Loop, claim: str) -> None:
    told = refusals(lambda: loop.answering.acknowledge(claim, "une autre", loop.post))
    assert told == [("passphrase", Problem.PASSPHRASE_WRONG, None)]
    assert loop.answering.answers(loop.dossier) == ()


def test_deciding_again_before_the_transfer_takes_the_place_of_what_was_due(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    loop.judge_all(claim, Verdict.REDUCE, 10_000)
    again = loop.answering.decide(claim, "", PASSPHRASE, loop.post)

    live = [one for one in loop.payments() if one.state is not PaymentState.CANCELLED]
    assert [(one.decision, one.cents) for one in live] == [(again.id, again.said.due_cents)]


def test_deciding_again_after_the_transfer_owes_the_difference(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    first = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    loop.pay()
    loop.judge_all(claim, Verdict.REDUCE, 10_000)
    again = loop.answering.decide(claim, "", PASSPHRASE, loop.post)

    paid, due = loop.payments()
    assert (paid.cents, paid.state) == (first.said.due_cents, PaymentState.PAID)
    assert (due.cents, due.state) == (again.said.due_cents - first.said.due_cents, PaymentState.DUE)
    assert due.corrects == paid.id


def test_a_payment_is_told_once_the_bank_made_it(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    decided = loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    (due,) = loop.payments()
    told = refusals(lambda: loop.answering.tell_payment(due.id, PASSPHRASE, loop.post))
    assert told == [("payment", Problem.NOTHING_DUE, None)]

    loop.pay(iban="FR1420041010050500013M02606")
    answer = loop.answering.tell_payment(due.id, PASSPHRASE, loop.post)
    notice = answer.said.payment
    assert notice is not None
    assert (notice.payment, notice.cents, notice.account_end) == (due.id, decided.said.due_cents, "2606")
    assert (notice.executed_on, notice.reference) == (date(2026, 12, 3), "LIANES-1")
    assert answer.claim_manifest == claim
    assert loop.answering.standing(claim).state is ClaimState.PAID
    assert deeds(loop)[-1][0] == Done.NOTIFIED


def test_what_is_not_here_is_not_answered(loop: Loop, claim: str) -> None:
    for act in (
        lambda: loop.answering.acknowledge("f" * 64, PASSPHRASE, loop.post),
        lambda: loop.answering.standing("f" * 64),
        lambda: loop.answering.tell_payment(new_id(), PASSPHRASE, loop.post),
    ):
        with pytest.raises(RemovedError):
            act()
    loop.judge_all(claim)
    loop.answering.decide(claim, "", PASSPHRASE, loop.post)
    (due,) = loop.payments()
    orphan = replace(due, id=UUID(int=5), decision=SeriesId(UUID(int=6)))  # type: ignore[arg-type]  # of no decision
    loop.office.records.keep(None, orphan)
    with pytest.raises(RemovedError):
        loop.answering.tell_payment(orphan.id, PASSPHRASE, loop.post)


def test_nobody_s_name_is_no_obstacle(tmp_path: Path) -> None:
    loop = Loop(tmp_path, officer=None)
    claim = loop.arrived()
    assert loop.answering.acknowledge(claim, PASSPHRASE, loop.post).said.by == ""


def test_verdicts_on_other_dossiers_are_nobody_s_business(loop: Loop, claim: str) -> None:
    loop.judge_all(claim)
    other = replace(loop.verdicts()[0], id=UUID(int=77), expense=new_id())  # type: ignore[arg-type]  # a line gone since
    loop.office.records.keep(None, other)
    assert len(loop.answering.decide(claim, "", PASSPHRASE, loop.post).said.lines) == 1
