"""The loop closed over two data folders: real stores, real signed files, the command line at the field's side."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.closed_loop import bank_paid
from support.done import Done
from support.fakes import no_progress

from lianes_desktop.app.commands import Commands
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import BundleKind, SentState
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.payments import Payment
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.review_desk import LineChange
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.replies import TakenAnswer


class Two:
    """The two folders of a demonstration, and what is carried between them."""

    def __init__(self, done: Done, folder: Path) -> None:
        self.there = done.copied(folder / "d")
        self.post = folder / "post"
        self.post.mkdir()
        self.passphrase = done.passphrase

    def at_the_office(self, act: Callable[[Workspace], Answer]) -> Path:
        with self.there.opened("office") as office:
            return Path(act(office).path)

    def in_the_field(self, path: Path) -> TakenAnswer:
        (taken,) = Commands(self.there.field, None, lambda _words: self.passphrase).take_in([path])
        if taken.failure is not None:
            raise taken.failure
        assert taken.arrival is not None
        assert taken.arrival.answer is not None
        return taken.arrival.answer


@pytest.fixture
def two(done: Done, tmp_path: Path) -> Two:
    return Two(done, tmp_path)


def last(office: Workspace) -> str:
    return max(office.inbox.all(), key=lambda one: one.sequence).manifest_sha256


def test_a_claim_goes_round_until_it_is_paid(two: Two) -> None:
    def acknowledged(office: Workspace) -> Answer:
        return office.answering.acknowledge(last(office), two.passphrase, two.post)

    def asked(office: Workspace) -> Answer:
        line = office.reviewing.desk(last(office)).lines[0].line
        office.reviewing.judge(
            last(office), line.expense.id, Verdict.HOLD, reason=ReviewReason.TO_BE_EXPLAINED, words="Pour qui ?"
        )
        return office.answering.ask(last(office), "Une question.", two.passphrase, two.post)

    def decided(office: Workspace) -> Answer:
        office.register.unlock(two.passphrase)
        received = office.inbox.take_in(Path(sent.path), no_progress)
        assert received.sequence == 2
        assert [one.change for one in office.reviewing.desk(last(office)).lines].count(LineChange.CHANGED) == 1
        office.reviewing.accept_rest(last(office))
        return office.answering.decide(last(office), "Accordé.", two.passphrase, two.post)

    def paid(office: Workspace) -> Answer:
        (due,) = bank_paid(office.records, office.readings.held(Payment, dossier))
        return office.answering.tell_payment(due.id, two.passphrase, two.post)

    with two.there.opened("field") as field:
        dossier: DossierId = field.dossiers.all()[0].action.id
    first = two.in_the_field(two.at_the_office(acknowledged))
    assert (first.answer.kind, first.standing.state) == (AnswerKind.RECEIPT, ClaimState.RECEIVED)
    questions = two.at_the_office(asked)
    taken = two.in_the_field(questions)
    assert (taken.standing.state, taken.may_reopen) == (ClaimState.TO_CORRECT, True)
    assert two.in_the_field(questions).already

    with two.there.opened("field") as field:
        (question,) = field.replies.open_questions(dossier)
        assert (question.field, question.words) == ("note", "Pour qui ?")
        field.expenses.reopen(dossier)
        (line,) = [one for one in field.readings.dossier(dossier).expenses if one.id == question.subject]
        field.expenses.correct(replace(line, note="Pour toute la délégation."))
        field.expenses.accept(line.id)
        with pytest.raises(RefusedError, match="questions_open"):
            field.hand_in.export(dossier, two.passphrase, two.post, no_progress)
        field.replies.settle(dossier, question.id)
        sent = field.hand_in.export(dossier, two.passphrase, two.post, no_progress)
    answer = two.in_the_field(two.at_the_office(decided))
    assert (answer.standing.state, answer.earlier) == (ClaimState.DECIDED, False)
    assert answer.answer.said.due_cents == sent.asked_cents
    final = two.in_the_field(two.at_the_office(paid))

    assert final.standing.state is ClaimState.PAID
    with two.there.opened("field") as field, two.there.opened("office") as office:
        assert field.replies.standing(dossier).state is office.answering.standing(last(office)).state
        theirs, ours = field.replies.answers(dossier), office.answering.answers(dossier)
        assert [(one.manifest_sha256, one.said) for one in theirs] == [(one.manifest_sha256, one.said) for one in ours]
        assert [one.state for one in field.hand_in.sent(dossier)] == [SentState.RECEIVED] * 2
        assert {Path(one.path).parent for one in theirs} == {field.folders.answers}
        with office.open_unit() as unit:
            assert unit.chained() > len(ours)


def test_both_sides_verify_an_answer_and_the_office_leaves_it_to_the_field(two: Two) -> None:
    path = two.at_the_office(lambda office: office.answering.acknowledge(last(office), two.passphrase, two.post))
    for root in (two.there.field, two.there.office):
        found = Commands(root, None, lambda _words: two.passphrase).verify(path)
        assert (found.accepted, found.kind) == (True, BundleKind.RECEIPT)

    with two.there.opened("office") as office, pytest.raises(RefusedError) as refused:
        office.arrivals.take_in(path, Role.OFFICE, no_progress)
    assert [one.problem for one in refused.value.refusals] == [Problem.ANSWER_OF_OURS]


def test_an_answer_is_for_whom_it_names_and_whose_root_is_known(two: Two) -> None:
    path = two.at_the_office(lambda office: office.answering.acknowledge(last(office), two.passphrase, two.post))
    with two.there.opened("field") as field:
        profile = field.profiles.get()
        assert profile is not None
        field.profiles.save(replace(profile, organisation=None))
        assert field.replies.take_in(path).standing.state is ClaimState.RECEIVED  # by name
    with two.there.opened("office") as office, pytest.raises(RefusedError) as refused:
        office.replies.take_in(path)
    assert [one.problem for one in refused.value.refusals] == [Problem.ROOT_UNCONFIRMED]
