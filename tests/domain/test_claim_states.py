"""Where a claim stands by the answers to it: any order, any repetition, any loss."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.answers import Answer, AnswerKind, PaymentNotice, Said
from lianes_desktop.domain.claim_states import ClaimState, asked, in_order, open_questions, standing
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId
from lianes_desktop.domain.reviewing import Question

FIRST, SECOND = "1" * 64, "2" * 64
SERIES = SeriesId(UUID(int=5))
QUESTIONS = (Question(UUID(int=91), "amount", "Le total ?"), Question(UUID(int=92), "", "Pourquoi ?"))


def an_answer(kind: AnswerKind, rank: int, manifest: str = FIRST, **fields: object) -> Answer:
    said = {name: fields.pop(name) for name in tuple(fields) if name in Said.__slots__}
    made = Answer(
        id=BundleId(UUID(int=1000 + rank)),
        dossier=DossierId(UUID(int=1)),
        kind=kind,
        claim=BundleId(UUID(int=7)),
        claim_manifest=manifest,
        claim_sequence=1,
        series=SERIES,
        sequence=rank,
        previous="",
        manifest_sha256=f"{rank:064}",
        made_at=datetime(2026, 12, 1, tzinfo=UTC),
        kept_at=datetime(2026, 12, 1, tzinfo=UTC),
        path="",
        said=Said(rank=rank, **said),  # type: ignore[arg-type]  # its fields
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # likewise


def a_notice(cents: int, payment: int = 1) -> PaymentNotice:
    return PaymentNotice(UUID(int=payment), cents, date(2026, 12, 5), "REF", "0189")


RECEIVED = an_answer(AnswerKind.RECEIPT, 1)
LOOKED_AT = an_answer(AnswerKind.RECEIPT, 2, under_review=True)
ASKED = an_answer(AnswerKind.QUESTIONS, 3, questions=QUESTIONS)
DECIDED = an_answer(AnswerKind.DECISION, 4, due_cents=500)
PAID = an_answer(AnswerKind.PAYMENT, 5, payment=a_notice(500))
STORY = (RECEIVED, LOOKED_AT, ASKED, DECIDED, PAID)
STATES = (
    ClaimState.RECEIVED,
    ClaimState.UNDER_REVIEW,
    ClaimState.TO_CORRECT,
    ClaimState.DECIDED,
    ClaimState.PAID,
)


def test_nothing_left_is_a_draft_and_nothing_answered_is_exported() -> None:
    assert standing("", STORY).state is ClaimState.DRAFT
    assert standing(FIRST, ()).state is ClaimState.EXPORTED


@pytest.mark.parametrize("told", range(1, 6))
def test_the_last_answer_tells_the_state(told: int) -> None:
    found = standing(FIRST, STORY[:told])
    assert (found.state, found.answer, found.missing) == (STATES[told - 1], STORY[told - 1], ())


@given(st.permutations(STORY * 2), st.sets(st.sampled_from(STORY)))
def test_order_and_repetition_change_nothing_and_holes_are_named(told: list[Answer], lost: set[Answer]) -> None:
    left = [one for one in told if one not in lost]
    found = standing(FIRST, left)

    assert found == standing(FIRST, [one for one in STORY if one not in lost])
    last = max((one.sequence for one in left), default=0)
    assert found.missing == tuple(sorted(one.sequence for one in lost if one.sequence < last))


def test_a_receipt_sent_again_takes_nothing_back() -> None:
    for told in range(2, 6):
        for again in (
            an_answer(AnswerKind.RECEIPT, 9),
            an_answer(AnswerKind.RECEIPT, 9, under_review=True),
        ):
            assert standing(FIRST, (*STORY[:told], again)).state is STATES[told - 1]


def test_answers_to_an_earlier_version_say_nothing_of_this_one() -> None:
    assert standing(SECOND, STORY).state is ClaimState.EXPORTED
    again = an_answer(AnswerKind.RECEIPT, 6, SECOND)
    assert standing(SECOND, (*STORY, again)).state is ClaimState.RECEIVED
    assert standing(FIRST, (*STORY, again)).state is ClaimState.PAID


def test_what_was_paid_before_counts_for_a_later_version() -> None:
    more = an_answer(AnswerKind.DECISION, 6, SECOND, due_cents=700)
    assert standing(SECOND, (*STORY, more)).state is ClaimState.DECIDED
    rest = an_answer(AnswerKind.PAYMENT, 7, SECOND, payment=a_notice(200, 2))
    assert standing(SECOND, (*STORY, more, rest)).state is ClaimState.PAID
    same = an_answer(AnswerKind.DECISION, 6, SECOND, due_cents=500)
    assert standing(SECOND, (*STORY, same)).state is ClaimState.PAID


def test_a_correction_is_decided_until_the_difference_is_paid() -> None:
    less = an_answer(AnswerKind.DECISION, 6, due_cents=400)
    assert standing(FIRST, (*STORY, less)).state is ClaimState.DECIDED
    back = an_answer(AnswerKind.PAYMENT, 7, payment=a_notice(-100, 2))
    assert standing(FIRST, (*STORY, less, back)).state is ClaimState.PAID


def test_one_payment_told_twice_is_counted_once() -> None:
    again = an_answer(AnswerKind.PAYMENT, 6, payment=a_notice(500))
    assert standing(FIRST, (*STORY, again)).state is ClaimState.PAID


def test_nothing_due_is_decided_and_no_more() -> None:
    assert standing(FIRST, [an_answer(AnswerKind.DECISION, 1)]).state is ClaimState.DECIDED


def test_a_payment_whose_decision_is_lost_is_a_payment_with_a_hole() -> None:
    found = standing(FIRST, (RECEIVED, LOOKED_AT, ASKED, PAID))
    assert (found.state, found.missing) == (ClaimState.PAID, (4,))


def test_another_series_goes_on_in_the_same_order() -> None:
    again = an_answer(AnswerKind.QUESTIONS, 5, series=SeriesId(UUID(int=6)), sequence=1, questions=QUESTIONS)
    found = standing(FIRST, (again, *STORY[:4]))
    assert (found.state, found.answer, found.missing) == (ClaimState.TO_CORRECT, again, ())


def test_a_number_that_two_series_miss_is_told_once() -> None:
    other = an_answer(AnswerKind.RECEIPT, 6, series=SeriesId(UUID(int=6)), sequence=2)
    assert standing(FIRST, (LOOKED_AT, other)).missing == (1,)


def test_two_of_one_rank_have_one_order_everywhere() -> None:
    twin = an_answer(AnswerKind.DECISION, 5, id=BundleId(UUID(int=1)), manifest_sha256="f" * 64)
    assert in_order((PAID, twin, PAID)) == in_order((twin, PAID)) == (twin, PAID)


def test_an_answer_without_rank_stands_by_its_number() -> None:
    old = replace(DECIDED, said=replace(DECIDED.said, rank=0))
    assert in_order((PAID, old, ASKED)) == (ASKED, old, PAID)


def test_questions_wait_for_their_ticks_until_the_claim_is_decided() -> None:
    first, second = QUESTIONS
    assert asked(FIRST, STORY[:3], ()) == QUESTIONS
    assert asked(FIRST, STORY[:3], [first.id]) == (second,)
    assert asked(FIRST, STORY[:3], [first.id, second.id]) == ()
    assert asked(FIRST, STORY[:4], ()) == ()
    assert asked(SECOND, STORY[:3], ()) == ()
    assert asked("", STORY[:3], ()) == ()
    assert open_questions(ASKED, [first.id]) == 1
