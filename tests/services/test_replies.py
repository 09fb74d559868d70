"""Answers taken in where the claim left from: in any order, twice, late, forged, for others."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from support.closed_loop import Loop
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import SentState
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.ids import BundleId, SeriesId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.arrivals import ArrivalKind
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, RemovedError, Resource, UnavailableError


@pytest.fixture
def loop(tmp_path: Path) -> Loop:
    return Loop(tmp_path)


def problem(act: Callable[[], object]) -> Problem:
    with pytest.raises(RefusedError) as refused:
        act()
    (one,) = refused.value.refusals
    return one.problem


def received(loop: Loop, claim: str) -> Path:
    return Path(loop.answering.acknowledge(claim, PASSPHRASE, loop.post).path)


def asked(loop: Loop, claim: str) -> Path:
    for line in loop.lines(claim):
        loop.judge(claim, line, Verdict.HOLD, ReviewReason.RECEIPT_UNREADABLE, "On ne lit rien.")
    loop.office.reviewing.ask(claim, "Qui était là ?")
    return Path(loop.answering.ask(claim, "", PASSPHRASE, loop.post).path)


def decided(loop: Loop, claim: str) -> Path:
    loop.judge_all(claim)
    return Path(loop.answering.decide(claim, "", PASSPHRASE, loop.post).path)


def changed(loop: Loop, path: Path, **fields: object) -> Path:
    """A file of another answer, made from one."""
    answer = loop.files.contents[path.read_text()]
    assert isinstance(answer, Answer)
    manifest = new_id().hex * 2
    other = path.with_name(f"{manifest}.asice")
    other.write_text(manifest)
    loop.files.contents[manifest] = replace(answer, manifest_sha256=manifest, **fields)  # type: ignore[arg-type]  # its fields
    return other


def kept(loop: Loop) -> list[str]:
    return sorted(one.stem for one in (loop.field.folder / "answers").glob("*"))


def test_a_receipt_is_kept_and_the_claim_is_received(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    assert loop.field.replies.standing(loop.dossier).state is ClaimState.EXPORTED

    taken = loop.field.replies.take_in(path, "ABCD")

    assert (taken.already, taken.earlier, taken.may_reopen) == (False, False, False)
    assert taken.standing.state is ClaimState.RECEIVED
    (sent,) = loop.field.hand_in.sent(loop.dossier)
    assert sent.state is SentState.RECEIVED
    assert loop.field.replies.answers(loop.dossier) == (taken.answer,)
    assert Path(taken.answer.path).read_text() == taken.answer.manifest_sha256 == kept(loop)[0]
    assert loop.files.heard[0] == "ABCD"
    assert {Topic.ANSWERS, Topic.SENT} <= loop.field.heard[-1]


def test_taking_an_answer_in_again_changes_nothing(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    first = loop.field.replies.take_in(path)
    before = loop.field_memory.store.snapshot()

    again = loop.field.replies.take_in(path)
    assert again == replace(first, already=True)
    assert loop.field_memory.store.snapshot() == before


def test_any_answer_says_that_the_claim_was_received(loop: Loop) -> None:
    loop.field.replies.take_in(decided(loop, loop.arrived()))
    assert loop.field.hand_in.sent(loop.dossier)[0].state is SentState.RECEIVED


def test_a_receipt_says_it_of_every_version_it_has_seen(loop: Loop) -> None:
    loop.arrived()
    second = loop.arrived("700.00")
    loop.leave("600.00")
    taken = loop.field.replies.take_in(received(loop, second))

    assert taken.earlier
    states = [(one.sequence, one.state) for one in loop.field.hand_in.sent(loop.dossier)]
    assert states == [(3, SentState.EXPORTED), (2, SentState.RECEIVED), (1, SentState.RECEIVED)]
    assert loop.field.replies.standing(loop.dossier).state is ClaimState.EXPORTED


def test_an_answer_to_a_claim_of_another_computer_is_refused(loop: Loop, tmp_path: Path) -> None:
    path = received(loop, loop.arrived())
    (tmp_path / "elsewhere").mkdir()
    other = Loop(tmp_path / "elsewhere")
    other.files.contents |= loop.files.contents
    assert problem(lambda: other.field.replies.take_in(path)) is Problem.ANSWER_TO_NOTHING
    assert kept(other) == []
    other_claims: tuple[dict[str, object], ...] = ({"claim": BundleId(UUID(int=9))}, {"claim_manifest": "f" * 64})
    for fields in other_claims:
        forged = changed(loop, path, **fields)
        assert problem(partial(loop.field.replies.take_in, forged)) is Problem.ANSWER_TO_NOTHING
    assert loop.field.replies.answers(loop.dossier) == ()


def test_an_answer_to_a_dossier_that_was_removed_is_refused(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    loop.field.replies.take_in(path)
    loop.field.dossiers.remove(loop.dossier)
    assert problem(lambda: loop.field.replies.take_in(path)) is Problem.ANSWER_TO_NOTHING


def test_a_dossier_removed_while_its_answer_is_read_is_refused(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    path = received(loop, loop.arrived())
    reading = Path.read_bytes

    def meanwhile(one: Path) -> bytes:
        loop.field.dossiers.remove(loop.dossier)
        return reading(one)

    monkeypatch.setattr(Path, "read_bytes", meanwhile)
    assert problem(lambda: loop.field.replies.take_in(path)) is Problem.ANSWER_TO_NOTHING
    assert kept(loop) == []


def test_two_answers_of_one_number_are_a_question_for_lianes(loop: Loop) -> None:
    claim = loop.arrived()
    first, second = received(loop, claim), received(loop, claim)
    loop.field.replies.take_in(first)
    loop.field.replies.take_in(second)
    forks = {
        "the same number": changed(loop, first, id=BundleId(new_id())),
        "the same identity": changed(loop, second, sequence=9),
        "not after the one before": changed(loop, second, id=BundleId(new_id()), sequence=3, previous="e" * 64),
        "not before the one after": changed(loop, first, id=BundleId(new_id()), sequence=1),
    }
    for path in forks.values():
        assert problem(partial(loop.field.replies.take_in, path)) is Problem.ANSWER_FORKED
    assert len(loop.field.replies.answers(loop.dossier)) == len(kept(loop)) == 2


def test_a_fork_is_seen_from_the_later_answer_too(loop: Loop) -> None:
    claim = loop.arrived()
    first, second = received(loop, claim), received(loop, claim)
    loop.field.replies.take_in(second)
    other = changed(loop, first, id=BundleId(new_id()))
    assert problem(lambda: loop.field.replies.take_in(other)) is Problem.ANSWER_FORKED
    assert loop.field.replies.take_in(first).standing.missing == ()


def test_answers_of_another_series_are_no_fork(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    loop.field.replies.take_in(path)
    other = changed(loop, path, id=BundleId(new_id()), series=SeriesId(new_id()))
    assert not loop.field.replies.take_in(other).already


def test_what_did_not_arrive_is_named(loop: Loop) -> None:
    claim = loop.arrived()
    received(loop, claim)
    asked(loop, claim)
    taken = loop.field.replies.take_in(decided(loop, claim))
    assert (taken.standing.state, taken.standing.missing) == (ClaimState.DECIDED, (1, 2))


def test_questions_keep_the_next_version_here_until_all_are_ticked(loop: Loop) -> None:
    taken = loop.field.replies.take_in(asked(loop, loop.arrived()))
    replies, dossier = loop.field.replies, loop.dossier
    assert taken.may_reopen
    assert replies.open_questions(dossier)
    first, second = replies.open_questions(dossier)
    assert loop.field.hand_in.review(dossier).open_questions == 2

    loop.correct("700.00")
    assert not loop.field.hand_in.ready(dossier)
    with pytest.raises(RefusedError) as refused:
        loop.leave()
    assert refused.value.refusals == (Refusal("dossier", Problem.QUESTIONS_OPEN, {"count": 2}),)
    assert len(loop.field.hand_in.sent(dossier)) == 1

    replies.settle(dossier, first.id)
    replies.settle(dossier, first.id)
    assert replies.settled(dossier) == {first.id}
    assert replies.open_questions(dossier) == (second,)
    replies.settle(dossier, second.id)
    replies.settle(dossier, second.id, done=False)
    replies.settle(dossier, second.id, done=False)
    assert replies.open_questions(dossier)
    loop.field.undo.undo()
    assert not replies.open_questions(dossier)
    assert loop.field.hand_in.ready(dossier)
    loop.leave()
    assert [one.sequence for one in loop.field.hand_in.sent(dossier)] == [2, 1]
    assert replies.open_questions(dossier) == ()


def test_lines_opened_already_are_not_offered_again(loop: Loop) -> None:
    path = asked(loop, loop.arrived())
    loop.field.expenses.reopen(loop.dossier)
    assert not loop.field.replies.take_in(path).may_reopen


def test_only_what_lianes_asked_can_be_ticked(loop: Loop) -> None:
    loop.field.replies.take_in(asked(loop, loop.arrived()))
    with pytest.raises(RemovedError):
        loop.field.replies.settle(loop.dossier, new_id())


def test_nothing_answered_asks_nothing(loop: Loop) -> None:
    assert loop.field.replies.standing(loop.dossier).state is ClaimState.DRAFT
    assert loop.field.replies.open_questions(loop.dossier) == ()
    assert not loop.field.replies.open_questions(loop.dossier)


def test_a_refused_file_leaves_nothing(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    loop.files.contents[path.read_text()] = RefusedError([Refusal("file", Problem.ANSWER_REVOKED)])
    assert problem(lambda: loop.field.replies.take_in(path)) is Problem.ANSWER_REVOKED
    assert kept(loop) == []


def test_a_store_that_fails_leaves_nothing(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    loop.field_memory.store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)
    with pytest.raises(UnavailableError):
        loop.field.replies.take_in(path)
    loop.field_memory.store.fails = None
    assert kept(loop) == []
    assert not loop.field.replies.take_in(path).already


def test_a_file_that_becomes_another_while_it_is_copied_is_refused(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = loop.arrived()
    path, other = received(loop, claim), received(loop, claim)
    reading = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda one: reading(other if one == path else one))
    assert problem(lambda: loop.field.replies.take_in(path)) is Problem.ANSWER_DAMAGED
    assert kept(loop) == []


# by the door for every file


def test_the_door_knows_an_answer(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    arrival = loop.field.arrivals.take_in(path, Role.FIELD, no_progress, "ABCD")

    assert arrival.kind is ArrivalKind.ANSWER
    assert arrival.answer is not None
    assert arrival.answer.answer.kind is AnswerKind.RECEIPT
    assert loop.files.heard[0] == "ABCD"


def test_the_office_is_told_that_an_answer_is_not_for_it(loop: Loop) -> None:
    path = received(loop, loop.arrived())
    assert problem(lambda: loop.office.arrivals.take_in(path, Role.OFFICE, no_progress)) is Problem.ANSWER_OF_OURS
