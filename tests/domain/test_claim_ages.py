"""How long a claim waits, and who waits for whom."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support.memory import NOW

from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.claim_ages import age_days, waiting_since
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId

CLAIM, OTHER = "a" * 64, "b" * 64


def answer(kind: AnswerKind, sequence: int, manifest: str = CLAIM, *, hours: int = 0) -> Answer:
    at = NOW + timedelta(hours=hours)
    return Answer(
        id=BundleId(UUID(int=sequence)),
        dossier=DossierId(UUID(int=1)),
        kind=kind,
        claim=BundleId(UUID(int=9)),
        claim_manifest=manifest,
        claim_sequence=1,
        series=SeriesId(UUID(int=3)),
        sequence=sequence,
        previous="",
        manifest_sha256=f"{sequence:064x}",
        made_at=at,
        kept_at=at,
        path="",
        said=Said(),
    )


def test_days_are_whole_and_a_clock_set_back_makes_nobody_younger() -> None:
    assert age_days(NOW, NOW + timedelta(hours=23, minutes=59)) == 0
    assert age_days(NOW, NOW + timedelta(days=3, hours=1)) == 3
    assert age_days(NOW, NOW - timedelta(days=400)) == 0


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_an_age_is_never_negative(since: datetime, now: datetime) -> None:
    assert age_days(since, now) >= 0


def test_a_receipt_is_no_answer_and_a_question_or_a_decision_is() -> None:
    assert waiting_since(NOW, CLAIM, [answer(AnswerKind.RECEIPT, 1)]) == NOW
    assert waiting_since(NOW, CLAIM, [answer(AnswerKind.DECISION, 1, OTHER)]) == NOW
    for kind in (AnswerKind.QUESTIONS, AnswerKind.DECISION, AnswerKind.PAYMENT):
        assert waiting_since(NOW, CLAIM, [answer(AnswerKind.RECEIPT, 1), answer(kind, 2)]) is None
