"""Answers of Lianes to a claim that left, made by hand: each kind with all its parts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind, DecidedLine, PaymentNotice, Said
from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict

SERIES = SeriesId(UUID(int=0x5E))
BY = "Amina Saïdi"
MADE = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
DOSSIER = DossierId(UUID(int=1))
CLAIM = "c" * 64


def an_answer(
    kind: AnswerKind,
    said: Said | None = None,
    *,
    sent: SentBundle | None = None,
    sequence: int = 1,
    series: SeriesId = SERIES,
) -> Answer:
    """An answer of that number in the office's series, to a version that left."""
    name = UUID(int=(series.int << 32) + sequence)
    return Answer(
        id=BundleId(name),
        dossier=DOSSIER if sent is None else sent.dossier,
        kind=kind,
        claim=BundleId(UUID(int=7)) if sent is None else sent.bundle_id,
        claim_manifest=CLAIM if sent is None else sent.manifest_sha256,
        claim_sequence=1 if sent is None else sent.sequence,
        series=series,
        sequence=sequence,
        previous="",
        manifest_sha256=name.hex * 2,
        made_at=MADE,
        kept_at=MADE,
        path=f"/lianes/reponse-{sequence}.asice",
        said=Said(by=BY) if said is None else said,
    )


def a_question(
    number: int = 0, *, subject: UUID | None = None, field: str = "", words: str = "", section: str = ""
) -> Question:
    """Something to put right."""
    reason = ReviewReason.AMOUNT_DIFFERS if number else None
    asked = words or "Le montant lu est différent."
    return Question(UUID(int=0xA0 + number), field, asked, subject, number, reason, section)


def asked(*questions: Question, words: str = "") -> Said:
    """A request for corrections."""
    return Said(words, BY, questions=questions)


def a_decided(
    expense: ExpenseId, number: int, cents: int, kept: int, digest: str = "d" * 64, **fields: object
) -> DecidedLine:
    """One line decided: accepted whole, reduced or refused by what is kept."""
    verdict = Verdict.ACCEPT if kept == cents else Verdict.REDUCE if kept else Verdict.REFUSE
    reason = None if kept == cents else ReviewReason.ALCOHOL
    words = "" if kept == cents else "Vin du dîner retiré."
    one = DecidedLine(expense, number, digest, verdict, cents, kept, kept * 7 // 10, reason, words)
    return replace(one, **fields)  # type: ignore[arg-type]  # any field of a decided line


def decided(*lines: DecidedLine, words: str = "") -> Said:
    """A decision over these lines, at 70 percent."""
    base, kept = (sum(each) for each in ([one.eligible_cents for one in lines], [one.kept_cents for one in lines]))
    return Said(
        words,
        BY,
        lines=lines,
        rate=Decimal("0.7"),
        eligible_cents=base,
        kept_cents=kept,
        asked_cents=base * 7 // 10,
        due_cents=kept * 7 // 10,
    )


def paid(cents: int = 52_306, *, corrects: UUID | None = None) -> Said:
    """A payment notice."""
    notice = PaymentNotice(UUID(int=0xBA), cents, date(2026, 11, 3), "LIANES 2026 OUJDA 1", "0185", corrects)
    return Said(by=BY, payment=notice)


def answering(answer: Answer, received: ReceivedBundle) -> Answer:
    """The same answer, to a claim taken in at the office."""
    return replace(
        answer,
        dossier=received.dossier,
        claim=received.bundle_id,
        claim_manifest=received.manifest_sha256,
        claim_sequence=received.sequence,
    )
