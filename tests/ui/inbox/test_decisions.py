"""The decision on a line as typed: what is proposed, and what it means."""

from dataclasses import replace

import pytest
from support.fingers import plain
from support.review_desk import ReviewHand

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.review_desk import DeskLine, Remarked, Suspicion
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.ui.inbox import decisions
from lianes_desktop.ui.inbox.desk_values import Draft

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def line(hand: ReviewHand) -> DeskLine:
    """747.23 euros claimed, nothing decided."""
    hand.take(hand.counter.bundle())
    return replace(hand.desk().lines[0], remarked=())


def test_a_reduction_is_proposed_by_what_exceeds(line: DeskLine) -> None:
    over = replace(line, remarked=(Remarked(Suspicion.CHECK), Remarked(Suspicion.ABOVE_CEILING, 4723)))
    proposed = decisions.turned(over, Draft(), Verdict.REDUCE)

    assert (plain(proposed.base), proposed.reason) == ("700,00", ReviewReason.ABOVE_CEILING)


@pytest.mark.parametrize("cents", [0, 74723, 90000])
def test_nothing_is_proposed_where_nothing_or_all_would_be_left(line: DeskLine, cents: int) -> None:
    over = replace(line, remarked=(Remarked(Suspicion.ABOVE_CEILING, cents),))

    assert decisions.turned(over, Draft(), Verdict.REDUCE).base == ""


def test_what_was_kept_already_is_proposed_again(hand: ReviewHand, line: DeskLine) -> None:
    verdict = hand.counter.desk.reviewing.judge(
        hand.bundles()[0].key, line.line.expense.id, Verdict.REDUCE, 50000, ReviewReason.ALCOHOL, "Vin"
    )
    reduced = replace(line, verdict=verdict)
    kept = decisions.kept(reduced)
    refused = decisions.turned(reduced, kept, Verdict.REFUSE)

    assert kept == Draft(Verdict.REDUCE, "500,00", ReviewReason.ALCOHOL, "Vin")
    assert (plain(refused.base), refused.reason, refused.words) == ("0,00", ReviewReason.ALCOHOL, "Vin")
    assert decisions.turned(reduced, refused, Verdict.REDUCE).base == "500,00"
    assert decisions.turned(reduced, refused, Verdict.ACCEPT).reason is None


def test_a_line_on_hold_is_to_be_explained_unless_the_machine_knows_why(line: DeskLine) -> None:
    twice = replace(line, remarked=(Remarked(Suspicion.RECEIPT_ELSEWHERE),))

    assert decisions.turned(line, Draft(), Verdict.HOLD).reason is ReviewReason.TO_BE_EXPLAINED
    assert decisions.turned(twice, Draft(), Verdict.HOLD).reason is ReviewReason.ALREADY_CLAIMED


def test_nothing_is_read_before_a_verdict_is_chosen(line: DeskLine) -> None:
    assert decisions.read(line, Draft(words="Bonjour")) is None


@pytest.mark.parametrize(("draft", "field"), [
    (Draft(Verdict.REDUCE, "douze", ReviewReason.ALCOHOL), "kept"),
    (Draft(Verdict.ACCEPT, words="x" * 5000), "words"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_on_its_field(line: DeskLine, draft: Draft, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decisions.read(line, draft)

    assert [one.field for one in refused.value.refusals] == [field]
