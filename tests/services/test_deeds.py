"""The hash-chained trail: what is written of a review, in the same transaction, whatever way it changed."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from support.desks import Desk, InMemory
from support.memory import NOW

from lianes_desktop.domain.chain import Deed, Link, broken_at
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict, Question, ReviewReason, Verdict, verdict_id
from lianes_desktop.services.acts import Act
from lianes_desktop.services.records import Writes

DOSSIER, LINE = DossierId(UUID(int=7)), ExpenseId(UUID(int=8))
VERDICT = LineVerdict(
    verdict_id(DOSSIER, LINE), DOSSIER, LINE, 3, "a" * 64, Verdict.ACCEPT, 5000, 5000, None, "À voir", "Claire", NOW
)
REVIEW = ClaimReview(DOSSIER, "b" * 64, NOW, "Claire")


class Office(Desk):
    """An installation whose trail can be looked at."""

    def __init__(self, folder: Path) -> None:
        memory = InMemory()
        super().__init__(memory, folder)
        self.store = memory.store

    def links(self) -> tuple[Link, ...]:
        return self.store.kept.links


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    return Office(tmp_path)


def told(desk: Desk, *records: LineVerdict | ClaimReview, act: Act | None = None) -> None:
    desk.records.keep(act, *records)


def deeds(desk: Office) -> list[Deed]:
    return [one.deed for one in desk.links()]


def test_a_verdict_is_chained_when_it_is_given_changed_taken_back_and_given_again(desk: Office) -> None:
    desk.start()
    told(desk, VERDICT, act=Act.JUDGE_LINE)
    refused = replace(VERDICT, verdict=Verdict.REFUSE, kept_cents=0, reason=ReviewReason.ALCOHOL, revision=2)
    told(desk, refused, act=Act.JUDGE_LINE)
    desk.undo.undo()
    desk.undo.undo()
    desk.undo.redo()

    assert [one.act for one in deeds(desk)] == [Done.JUDGED] * 3 + [Done.UNJUDGED, Done.JUDGED]
    assert [one.who for one in desk.links()] == ["Claire Delattre"] * 5
    assert broken_at(desk.links()) is None
    first, second, *_rest = deeds(desk)
    assert (first.subject, first.dossier) == (LINE, DOSSIER)
    assert dict(second.details) == {
        "number": "3",
        "verdict": "refuse",
        "eligible_cents": "5000",
        "kept_cents": "0",
        "reason": "alcohol",
        "line": "a" * 64,
    }


def test_what_a_person_wrote_never_stands_in_the_trail(desk: Office) -> None:
    told(desk, VERDICT, replace(REVIEW, questions=(Question(UUID(int=9), "", "À voir"),)))
    assert deeds(desk)
    assert "À voir" not in repr(deeds(desk))


def test_an_agreement_is_chained_once_and_says_who_agreed(desk: Office) -> None:
    told(desk, VERDICT)
    seconded = replace(VERDICT, seconded_by="Marc", seconded_at=NOW, revision=2)
    told(desk, seconded)
    told(desk, replace(seconded, revision=3))
    assert [one.act for one in deeds(desk)] == [Done.JUDGED, Done.SECONDED]
    assert dict(deeds(desk)[-1].details)["seconded_by"] == "Marc"


def test_ticks_and_questions_are_chained_both_ways(desk: Office) -> None:
    asked = Question(UUID(int=9), "", "Quand ?")
    told(desk, REVIEW)
    told(desk, replace(REVIEW, points=("rib", "mandates"), questions=(asked,)), act=Act.TICK_POINT)
    told(desk, replace(REVIEW, points=("rib",)), act=Act.TICK_POINT)
    desk.records.keep(None, removes=[replace(REVIEW, points=("rib",))])
    assert [(one.act, one.subject, dict(one.details).get("point")) for one in deeds(desk)] == [
        (Done.TICKED, None, "mandates"),
        (Done.TICKED, None, "rib"),
        (Done.ASKED, asked.id, None),
        (Done.UNTICKED, None, "mandates"),
        (Done.UNASKED, asked.id, None),
        (Done.UNTICKED, None, "rib"),
    ]


def test_an_act_may_add_deeds_of_its_own(desk: Office) -> None:
    mine = Deed("exported", dossier=DOSSIER)
    desk.records.change(None, lambda _unit: Writes(deeds=[mine]))
    assert deeds(desk) == [mine]


def test_undo_never_writes_over_what_another_person_decided_since(desk: Office) -> None:
    told(desk, VERDICT, act=Act.JUDGE_LINE)
    theirs = replace(VERDICT, verdict=Verdict.HOLD, by="Marc", revision=2)
    told(desk, theirs)
    with pytest.raises(RefusedError) as refused:
        desk.undo.undo()
    (refusal,) = refused.value.refusals
    assert (refusal.problem, refusal.values["by"]) == (Problem.CHANGED_MEANWHILE, "Marc")
    assert desk.readings.held(LineVerdict, DOSSIER) == (theirs,)
    assert desk.undo.can_undo is Act.JUDGE_LINE


def test_undo_of_a_review_says_who_began_it_and_of_one_removed_nobody(desk: Office) -> None:
    told(desk, REVIEW)
    told(desk, replace(REVIEW, points=("rib",)), act=Act.TICK_POINT)
    told(desk, replace(REVIEW, points=("rib", "mandates")))
    with pytest.raises(RefusedError) as refused:
        desk.undo.undo()
    assert refused.value.refusals[0].values["by"] == "Claire"
    desk.records.keep(None, removes=[REVIEW])
    with pytest.raises(RefusedError) as refused:
        desk.undo.undo()
    assert refused.value.refusals[0].values == {}
