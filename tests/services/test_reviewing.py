"""The office reviews a claim: what is decided, refused, undone, agreed to, and what another person does meanwhile."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import REFERENCE, a_mission
from support.desks import InMemory
from support.fakes import no_progress
from support.memory import NOW
from support.office import Office, a_claim, a_line, receipt_of

from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.chain import broken_at
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.conventions import ConventionOverrides
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, ExpenseId, SeriesId
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.review_desk import DeskLine, LineChange, ReviewDesk, Suspicion
from lianes_desktop.domain.reviewing import LineVerdict, ReviewReason, Verdict
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import RemovedError

THRESHOLD = REFERENCE.edition.budget_per_person_cents
NOBODY = ExpenseId(UUID(int=12345))


class Desk:
    """One claim under review, and what a hand does to it."""

    def __init__(self, folder: Path, claim: HandIn) -> None:
        folder.mkdir(exist_ok=True)
        self.memory = InMemory()
        self.office = Office(self.memory, folder)
        self.service = self.office.reviewing
        self.manifest = self.office.take(claim)

    @property
    def read(self) -> ReviewDesk:
        return self.service.desk(self.manifest)

    def line(self, number: int) -> DeskLine:
        return next(one for one in self.read.lines if one.line.expense.number == number)

    def judge(
        self,
        number: int,
        verdict: Verdict = Verdict.ACCEPT,
        kept: int | None = None,
        reason: ReviewReason | None = None,
        words: str = "",
        revision: int | None = None,
    ) -> LineVerdict:
        line = self.line(number)
        seen = line.verdict or line.earlier
        given = revision if revision is not None else (seen.revision if seen else 0)
        return self.service.judge(self.manifest, line.line.expense.id, verdict, kept, reason, words, revision=given)

    def next_version(self, claim: HandIn) -> None:
        self.manifest = self.office.take(claim)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "office", a_claim(a_line(1), a_line(2, "50.00"), a_line(3, "25.55")))


def refused(problem: Problem, field: str, act: object, *given: object, **named: object) -> None:
    with pytest.raises(RefusedError) as caught:
        act(*given, **named)  # type: ignore[operator]  # any act
    assert [(one.field, one.problem) for one in caught.value.refusals] == [(field, problem)]


# ---- verdicts


def test_a_claim_just_taken_in_is_received_and_counts_as_claimed(desk: Desk) -> None:
    read = desk.read
    assert (read.state, read.review, read.answers) == (ClaimState.RECEIVED, None, ())
    assert [(one.change, one.verdict, one.earlier) for one in read.lines] == [(LineChange.NEW, None, None)] * 3
    totals = read.totals
    assert (totals.seen, totals.of, totals.held, totals.kept_cents) == (0, 3, 0, 17555)
    assert totals.asked_cents == totals.due_cents == half_up(REFERENCE.edition.mission_rate * 17555)
    assert totals.gap_cents == 0
    assert read.line_of(a_line(2).id) == desk.line(2)
    assert read.line_of(NOBODY) is None


def test_verdicts_move_the_running_totals(desk: Desk) -> None:
    desk.judge(1, Verdict.REDUCE, 4000, ReviewReason.ALCOHOL, "  le   vin ")
    desk.judge(2, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    held = desk.judge(3, Verdict.HOLD, reason=ReviewReason.TO_BE_EXPLAINED)
    assert (held.kept_cents, held.eligible_cents, held.number, held.by) == (0, 2555, 3, "Claire Martin")
    assert desk.line(1).verdict == replace(held) or desk.line(1).verdict is not None
    totals = desk.read.totals
    assert (totals.seen, totals.held, totals.kept_cents) == (3, 1, 4000)
    assert totals.due_cents == half_up(REFERENCE.edition.mission_rate * 4000)
    assert totals.gap_cents == totals.due_cents - totals.asked_cents
    first = desk.line(1).verdict
    assert first is not None
    assert (first.words, first.reason) == ("le   vin", ReviewReason.ALCOHOL)
    assert desk.read.state is ClaimState.UNDER_REVIEW


def test_accepting_keeps_the_whole_base_and_no_reason(desk: Desk) -> None:
    given = desk.judge(1, Verdict.ACCEPT, kept=1, reason=ReviewReason.OTHER)
    assert (given.kept_cents, given.reason) == (10000, None)


@pytest.mark.parametrize(
    ("verdict", "kept", "reason", "words", "field", "problem"),
    [
        (Verdict.REDUCE, None, ReviewReason.ALCOHOL, "", "kept", Problem.MISSING),
        (Verdict.REDUCE, -1, ReviewReason.ALCOHOL, "", "kept", Problem.NOT_POSITIVE),
        (Verdict.REDUCE, 10000, ReviewReason.ALCOHOL, "", "kept", Problem.MORE_THAN_CLAIMED),
        (Verdict.REDUCE, 99999, ReviewReason.ALCOHOL, "", "kept", Problem.MORE_THAN_CLAIMED),
        (Verdict.REDUCE, 0, None, "", "reason", Problem.REASON_MISSING),
        (Verdict.REFUSE, None, None, "trop cher", "reason", Problem.REASON_MISSING),
        (Verdict.HOLD, None, None, "", "reason", Problem.REASON_MISSING),
        (Verdict.HOLD, None, ReviewReason.OTHER, "  ", "words", Problem.REASON_MISSING),
        (Verdict.ACCEPT, None, None, "x" * 1001, "words", Problem.TOO_LONG),
        (Verdict.ACCEPT, None, None, "\u202etourné", "words", Problem.FORBIDDEN_CHARACTER),
    ],
)
def test_a_verdict_that_says_too_little_or_gives_too_much_is_refused(
    desk: Desk,
    verdict: Verdict,
    kept: int | None,
    reason: ReviewReason | None,
    words: str,
    field: str,
    problem: Problem,
) -> None:
    refused(problem, field, desk.judge, 1, verdict, kept, reason, words)
    assert desk.line(1).verdict is None


def test_every_refusal_is_said_at_once(desk: Desk) -> None:
    with pytest.raises(RefusedError) as caught:
        desk.judge(1, Verdict.REDUCE)
    assert [one.field for one in caught.value.refusals] == ["kept", "reason"]


def test_a_verdict_given_by_somebody_else_meanwhile_is_never_overwritten(desk: Desk) -> None:
    seen = desk.judge(1)
    desk.office.sits("Marc")
    theirs = desk.judge(1, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    desk.office.sits("Claire")
    with pytest.raises(RefusedError) as caught:
        desk.judge(1, Verdict.HOLD, reason=ReviewReason.TO_BE_EXPLAINED, revision=seen.revision)
    (refusal,) = caught.value.refusals
    assert refusal.problem is Problem.CHANGED_MEANWHILE
    assert refusal.values == {"by": "Marc Martin", "at": theirs.decided_at}
    assert desk.line(1).verdict == theirs
    refused(Problem.CHANGED_MEANWHILE, "revision", desk.judge, 1, revision=0)
    refused(Problem.CHANGED_MEANWHILE, "revision", desk.judge, 2, revision=7)


def test_a_verdict_undone_and_given_otherwise_is_another_one(desk: Desk) -> None:
    seen = desk.judge(1)
    desk.office.undo.undo()
    desk.judge(1, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    refused(Problem.CHANGED_MEANWHILE, "revision", desk.judge, 1, revision=seen.revision)


def test_each_act_is_undone_and_done_again_and_stands_in_the_trail(desk: Desk) -> None:
    desk.judge(1)
    refused_line = desk.judge(2, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    assert desk.office.undo.undo() is Act.JUDGE_LINE
    assert (desk.line(1).verdict is not None, desk.line(2).verdict) == (True, None)
    assert desk.office.undo.redo() is Act.JUDGE_LINE
    assert desk.line(2).verdict == refused_line
    desk.office.undo.undo()
    desk.office.undo.undo()
    assert desk.read.totals.seen == 0
    assert desk.read.state is ClaimState.UNDER_REVIEW
    links = desk.memory.store.kept.links
    assert [one.deed.act for one in links] == ["judged", "judged", "unjudged", "judged", "unjudged", "unjudged"]
    assert broken_at(links) is None


def test_who_shows_the_review_is_told(desk: Desk) -> None:
    desk.judge(1)
    assert desk.office.heard[-1] == {Topic.REVIEW}


@pytest.mark.parametrize("manifest", ["", "f" * 64])
def test_there_is_nothing_to_review_that_was_not_taken_in(desk: Desk, manifest: str) -> None:
    for act in (
        lambda: desk.service.desk(manifest),
        lambda: desk.service.judge(manifest, a_line(1).id, Verdict.ACCEPT),
        lambda: desk.service.accept_rest(manifest),
        lambda: desk.service.decision(manifest),
        lambda: desk.service.ask(manifest, "Quand ?"),
    ):
        with pytest.raises(RemovedError):
            act()


def test_a_line_that_is_not_there_cannot_be_judged(desk: Desk) -> None:
    with pytest.raises(RemovedError):
        desk.service.judge(desk.manifest, NOBODY, Verdict.ACCEPT)


# ---- the rest


def test_the_rest_is_accepted_in_one_act_and_taken_back_in_one(desk: Desk) -> None:
    desk.judge(2, Verdict.HOLD, reason=ReviewReason.TO_BE_EXPLAINED)
    assert desk.service.accept_rest(desk.manifest) == 2
    assert [one.verdict.verdict for one in desk.read.lines if one.verdict] == [
        Verdict.ACCEPT,
        Verdict.HOLD,
        Verdict.ACCEPT,
    ]
    assert desk.service.accept_rest(desk.manifest) == 0
    assert desk.office.undo.undo() is Act.ACCEPT_REST
    assert [one.verdict is None for one in desk.read.lines] == [True, False, True]


# ---- the second pair of eyes


@pytest.fixture
def dear(tmp_path: Path) -> Desk:
    """A claim with one line at the threshold, one just below it."""
    amounts = f"{THRESHOLD / 100:.2f}", f"{(THRESHOLD - 1) / 100:.2f}"
    return Desk(tmp_path / "dear", a_claim(a_line(1, amounts[0]), a_line(2, amounts[1]), a_line(3)))


@pytest.mark.parametrize(
    ("number", "verdict", "kept", "asked"),
    [
        (1, Verdict.ACCEPT, None, True),
        (1, Verdict.REFUSE, None, True),
        (1, Verdict.REDUCE, THRESHOLD - 1, False),
        (1, Verdict.REDUCE, 0, True),
        (1, Verdict.HOLD, None, False),
        (2, Verdict.ACCEPT, None, False),
        (2, Verdict.REFUSE, None, False),
    ],
)
def test_a_second_person_is_asked_for_from_a_sum_given_or_taken(
    dear: Desk, number: int, verdict: Verdict, kept: int | None, *, asked: bool
) -> None:
    assert not dear.line(number).second_eyes
    dear.judge(number, verdict, kept, ReviewReason.ALCOHOL)
    assert dear.line(number).second_eyes is asked
    assert dear.read.threshold_cents == THRESHOLD


def test_another_person_agrees_until_the_verdict_changes(dear: Desk) -> None:
    dear.judge(1)
    dear.office.sits("Marc")
    agreed = dear.service.second(dear.manifest, a_line(1).id)
    assert (agreed.seconded_by, agreed.by) == ("Marc Martin", "Claire Martin")
    assert not dear.line(1).second_eyes
    assert dear.service.second(dear.manifest, a_line(1).id) == agreed
    dear.judge(1, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    assert dear.line(1).second_eyes
    verdict = dear.line(1).verdict
    assert verdict is not None
    assert (verdict.seconded_by, verdict.seconded_at, verdict.by) == ("", None, "Marc Martin")
    dear.office.undo.undo()
    assert dear.line(1).verdict == agreed


def test_nobody_agrees_with_oneself_nor_with_what_changed_since(dear: Desk) -> None:
    first = dear.judge(1)
    refused(Problem.SAME_PERSON, "second", dear.service.second, dear.manifest, a_line(1).id)
    dear.office.sits("  CLAIRE")
    refused(Problem.SAME_PERSON, "second", dear.service.second, dear.manifest, a_line(1).id)
    dear.office.sits("Marc")
    dear.judge(1, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    dear.office.sits("Awa")
    refused(
        Problem.CHANGED_MEANWHILE,
        "revision",
        dear.service.second,
        dear.manifest,
        a_line(1).id,
        revision=first.revision,
    )
    with pytest.raises(RemovedError):
        dear.service.second(dear.manifest, a_line(2).id)


# ---- checklist and questions


def test_points_are_ticked_in_their_order_and_unticked(desk: Desk) -> None:
    desk.service.tick(desk.manifest, "bank", done=True)
    desk.service.tick(desk.manifest, "mandates", done=True)
    desk.service.tick(desk.manifest, "mandates", done=True)
    desk.service.tick(desk.manifest, "attendance", done=True)  # of a hosting day
    done = [one.code for one in desk.read.points if one.done]
    assert done == ["mandates", "bank"]
    review = desk.read.review
    assert review is not None
    assert review.points == ("mandates", "bank")
    desk.service.tick(desk.manifest, "bank", done=False)
    assert [one.code for one in desk.read.points if one.done] == ["mandates"]
    assert desk.office.undo.undo() is Act.TICK_POINT
    assert [one.code for one in desk.read.points if one.done] == ["mandates", "bank"]


def test_questions_about_the_dossier_are_asked_and_taken_back(desk: Desk) -> None:
    asked = desk.service.ask(desk.manifest, "Qui a voyagé ?", "team")
    other = desk.service.ask(desk.manifest, "Et le RIB ?")
    assert (asked.section, asked.subject, other.section) == ("team", None, "")
    desk.service.unask(desk.manifest, asked.id)
    desk.service.unask(desk.manifest, asked.id)
    review = desk.read.review
    assert review is not None
    assert review.questions == (other,)
    refused(Problem.MISSING, "words", desk.service.ask, desk.manifest, "  ")
    refused(Problem.TOO_LONG, "words", desk.service.ask, desk.manifest, "x" * 1001)


def test_people_at_two_computers_lose_nothing_of_each_other_s(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    there = Office(desk.memory, folder).reviewing
    desk.service.tick(desk.manifest, "bank", done=True)
    there.tick(desk.manifest, "dates", done=True)
    desk.service.ask(desk.manifest, "Quand ?")
    there.ask(desk.manifest, "Où ?")
    review = desk.read.review
    assert review is not None
    assert (review.points, [one.words for one in review.questions]) == (("dates", "bank"), ["Quand ?", "Où ?"])
    refused(Problem.CHANGED_MEANWHILE, "revision", desk.office.undo.undo)  # it would take their question back
    assert desk.read.review == review

    given = there.judge(desk.manifest, a_line(1).id, Verdict.ACCEPT)
    assert desk.line(1).verdict == given
    assert desk.service.accept_rest(desk.manifest) == 2
    assert there.desk(desk.manifest).totals.seen == 3


def test_a_version_taken_in_at_another_computer_replaces_the_one_looked_at(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    desk.judge(1)
    there = Office(desk.memory, folder)
    second = there.take(a_claim(a_line(1), sequence=2, previous=desk.manifest))
    with pytest.raises(RemovedError):
        desk.judge(2)
    assert there.reviewing.desk(second).totals.seen == 1


# ---- versions


def test_a_new_version_asks_again_about_what_changed_only(desk: Desk) -> None:
    desk.judge(1)
    desk.judge(2, Verdict.HOLD, reason=ReviewReason.RECEIPT_UNREADABLE)
    desk.judge(3)
    desk.service.tick(desk.manifest, "bank", done=True)
    first = desk.manifest
    desk.next_version(a_claim(a_line(1), a_line(2, "45.00"), a_line(4), sequence=2, previous=first))

    read = desk.read
    same, changed, new = read.lines
    assert (same.change, same.verdict is not None, same.earlier) == (LineChange.SAME, True, None)
    assert (changed.change, changed.verdict) == (LineChange.CHANGED, None)
    assert changed.earlier is not None
    assert changed.before is not None
    assert (changed.before.assessment.eligible_cents, changed.line.assessment.eligible_cents) == (5000, 4500)
    assert (new.change, new.before) == (LineChange.NEW, None)
    assert [one.expense.number for one in read.removed] == [3]
    assert (read.review, read.state) == (None, ClaimState.RECEIVED)
    assert read.totals.seen == 1

    again = desk.judge(2)
    assert desk.line(2).verdict == again
    assert [one.code for one in desk.read.points if one.done] == []


def test_a_version_that_another_has_replaced_is_read_and_no_longer_decided(desk: Desk) -> None:
    first = desk.manifest
    desk.next_version(a_claim(a_line(1), sequence=2, previous=first))
    assert len(desk.service.desk(first).lines) == 3
    for act in (
        lambda: desk.service.judge(first, a_line(1).id, Verdict.ACCEPT),
        lambda: desk.service.accept_rest(first),
        lambda: desk.service.second(first, a_line(1).id),
        lambda: desk.service.tick(first, "bank", done=True),
        lambda: desk.service.ask(first, "Quand ?"),
    ):
        with pytest.raises(RemovedError):
            act()


def test_a_dossier_begun_again_on_another_computer_is_compared_with_the_last_of_the_first(desk: Desk) -> None:
    desk.next_version(a_claim(a_line(1), a_line(2, "51.00"), series=1))
    assert [one.change for one in desk.read.lines] == [LineChange.SAME, LineChange.CHANGED]


# ---- the decision


def test_the_parts_of_the_decision_add_up_to_what_is_due(desk: Desk) -> None:
    desk.judge(1, Verdict.REDUCE, 3333, ReviewReason.ALCOHOL)
    desk.judge(2, Verdict.REFUSE, reason=ReviewReason.PERSONAL, words="non")
    desk.judge(3)
    decided = desk.service.decision(desk.manifest)
    assert [(one.number, one.verdict, one.kept_cents) for one in decided] == [
        (1, Verdict.REDUCE, 3333),
        (2, Verdict.REFUSE, 0),
        (3, Verdict.ACCEPT, 2555),
    ]
    assert (decided[1].words, decided[1].reason, decided[1].share_cents) == ("non", ReviewReason.PERSONAL, 0)
    assert sum(one.share_cents for one in decided) == desk.read.totals.due_cents
    assert [one.line_sha256 for one in decided] == [one.line_sha256 for one in desk.read.lines]


def test_the_convention_s_ceiling_holds_what_is_due(tmp_path: Path) -> None:
    mission = a_mission()
    agreed = replace(mission.convention, overrides=ConventionOverrides(ceiling_cents=3000))
    capped = Desk(tmp_path / "capped", a_claim(a_line(1), a_line(2), action=replace(mission, convention=agreed)))
    assert capped.read.totals.due_cents == 3000
    capped.judge(2, Verdict.REDUCE, 5000, ReviewReason.ALCOHOL)
    assert capped.read.totals.due_cents == 3000
    capped.judge(1)
    assert sum(one.share_cents for one in capped.service.decision(capped.manifest)) == 3000
    capped.judge(1, Verdict.REFUSE, reason=ReviewReason.PERSONAL)
    assert capped.read.totals.due_cents == half_up(REFERENCE.edition.mission_rate * 5000)


# ---- whatever is done, in whatever order

ACTS = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.sampled_from(list(Verdict)),
        st.integers(-5, 20_000),
        st.sampled_from([None, *ReviewReason]),
        st.sampled_from(["Claire", "Marc", "Awa"]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(ACTS, st.randoms(use_true_random=False))
def test_totals_depend_on_what_was_decided_last_and_not_on_the_order(
    tmp_path_factory: pytest.TempPathFactory,
    acts: list[tuple[int, Verdict, int, ReviewReason | None, str, bool]],
    dice: object,
) -> None:
    claim = a_claim(*(a_line(one, f"{one * 37.77:.2f}") for one in range(1, 5)))
    one, other = (Desk(tmp_path_factory.mktemp("review") / "office", claim) for _ in range(2))
    for number, verdict, kept, reason, who, seconds in acts:
        one.office.sits(who)
        claimed = one.line(number).line.assessment.eligible_cents
        try:
            given = one.judge(number, verdict, kept, reason, "des mots")
        except RefusedError:
            continue
        assert 0 <= given.kept_cents <= claimed
        assert given.kept_cents < claimed or given.verdict is Verdict.ACCEPT
        if seconds:
            refused(Problem.SAME_PERSON, "second", one.service.second, one.manifest, given.expense)
    last = [line.verdict for line in one.read.lines if line.verdict is not None]
    dice.shuffle(last)  # type: ignore[attr-defined]  # a random.Random
    for found in last:
        other.judge(found.number, found.verdict, found.kept_cents, found.reason, found.words)
    assert other.read.totals == one.read.totals
    shares = {line.expense: line.share_cents for line in one.service.decision(one.manifest)}
    assert {line.expense: line.share_cents for line in other.service.decision(other.manifest)} == shares
    held = sum(line.kept_cents for line in last)
    left = sum(line.line.assessment.eligible_cents for line in one.read.lines if line.verdict is None)
    assert one.read.totals.kept_cents == held + left


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(
        [
            {"payee": "Un autre"},
            {"kind": "HEBE"},
            {"paid_on": date(2026, 10, 14)},
            {"note": "expliqué"},
            {"receipts": ()},
            {"guests": "M. Alaoui"},
        ]
    ),
    st.sampled_from(list(Verdict)),
)
def test_a_verdict_never_outlives_the_content_it_was_taken_on(
    tmp_path_factory: pytest.TempPathFactory, change: dict[str, object], verdict: Verdict
) -> None:
    desk = Desk(tmp_path_factory.mktemp("review") / "office", a_claim(a_line(1), a_line(2)))
    given = desk.judge(1, verdict, 5, ReviewReason.ALCOHOL)
    changed = replace(a_line(1), **change)  # type: ignore[arg-type]  # any fields
    desk.next_version(a_claim(changed, a_line(2), sequence=2, previous=desk.manifest, files=["1 1"]))
    assert (desk.line(1).verdict, desk.line(1).earlier) == (None, given)
    desk.next_version(a_claim(a_line(1), a_line(2), sequence=3, previous=desk.manifest))
    assert (desk.line(1).verdict, desk.line(1).earlier) == (given, None)


def test_a_review_begun_anew_meanwhile_is_not_amended(desk: Desk) -> None:
    """Another computer took the next version in, and began with it, between the two writes of a first tick."""

    def meanwhile(topics: frozenset[Topic]) -> None:
        review = desk.read.review
        if topics == {Topic.REVIEW} and review is not None:
            stop()
            desk.office.records.keep(None, replace(review, manifest_sha256="f" * 64))

    stop = desk.office.changes.listen(meanwhile)
    with pytest.raises(RemovedError):
        desk.service.tick(desk.manifest, "bank", done=True)
    assert desk.read.review is None


def test_what_stands_elsewhere_is_named_by_its_authority_and_dossier(desk: Desk) -> None:
    other = desk.office.received(
        a_claim(a_line(4, file="hotel", of=2, payee="Hôtel", kind="HEBE"), of=2, files=["hotel"])
    )
    both = a_line(1, file="hotel", payee="hotel", kind="HEBE")
    desk.next_version(a_claim(both, a_line(2, payee="hôtel"), sequence=2, previous=desk.manifest, files=["hotel"]))
    (first,) = (one for one in desk.line(1).remarked if one.elsewhere)
    assert first.what is Suspicion.RECEIPT_ELSEWHERE
    elsewhere = first.elsewhere
    assert elsewhere is not None
    assert (elsewhere.number, elsewhere.payee, elsewhere.paid_on) == (4, "Hôtel", date(2026, 10, 13))
    assert (elsewhere.authority, elsewhere.title) == (other.authority, other.title)
    assert [one.what for one in desk.line(2).remarked if one.elsewhere] == [Suspicion.EXPENSE_ELSEWHERE]


def test_pictures_are_looked_at_once_and_found_in_other_claims(desk: Desk) -> None:
    other = desk.office.take(a_claim(a_line(4, "7.00", of=2), of=2))
    desk.office.pictures.likeness = {b"photo 1 1": 0b11, b"photo 2 4": 0}
    looked = desk.office.likenesses.look
    assert looked(other, no_progress) == 1
    assert looked(desk.manifest, no_progress) == 3
    assert [one.what for one in desk.line(1).remarked if one.elsewhere] == [Suspicion.RECEIPT_ELSEWHERE]
    assert looked(desk.manifest, no_progress) == 0

    paper, broken = receipt_of("3 1", 3), receipt_of("3 2", 3)
    paper = replace(paper, pages=(replace(paper.pages[0], media_type="application/pdf"),))
    third = desk.office.take(a_claim(a_line(1, of=3), a_line(2, of=3), of=3, receipts=(paper, broken)))
    desk.office.bundles.pieces[broken.pages[0].digest] = b"no picture"
    assert looked(third, no_progress) == 2
    assert desk.office.office.without_likeness(third) == ()
    with pytest.raises(RemovedError):
        looked("f" * 64, no_progress)


def test_many_claims_are_gone_through_one_after_the_other(desk: Desk) -> None:
    manifests = [desk.office.take(a_claim(a_line(1, of=of), of=of)) for of in range(2, 9)]
    for manifest in (*manifests, *manifests[::-1]):
        read = desk.service.desk(manifest)
        assert (read.received.manifest_sha256, len(read.lines)) == (manifest, 1)


def test_rules_issued_meanwhile_judge_the_claim_anew(desk: Desk) -> None:
    before = desk.read
    assert desk.read.lines == before.lines
    desk.office.changes.announce(Topic.SETTINGS)
    assert desk.read.lines == before.lines
    desk.office.clock.instant += timedelta(days=400)
    assert desk.read.lines == before.lines


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (AnswerKind.RECEIPT, ClaimState.RECEIVED),
        (AnswerKind.QUESTIONS, ClaimState.TO_CORRECT),
        (AnswerKind.DECISION, ClaimState.DECIDED),
        (AnswerKind.PAYMENT, ClaimState.PAID),
    ],
)
def test_the_state_is_drawn_from_what_was_answered(desk: Desk, kind: AnswerKind, state: ClaimState) -> None:
    read = desk.read
    answer = Answer(
        id=BundleId(UUID(int=50)),
        dossier=read.received.dossier,
        kind=kind,
        claim=read.received.bundle_id,
        claim_manifest=desk.manifest,
        claim_sequence=1,
        series=SeriesId(UUID(int=51)),
        sequence=1,
        previous="",
        manifest_sha256="e" * 64,
        made_at=NOW,
        kept_at=NOW,
        path="",
        said=Said(),
    )
    desk.office.records.keep(None, answer)
    assert (desk.read.state, desk.read.answers) == (state, (answer,))
