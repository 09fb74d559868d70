"""Answers for tests: one of each kind, any that holds together, and their files on one office and one device."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from lianes_desktop.bundle.answer_files import SignedAnswers
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.domain.answers import AnswerDraft, AnswerKind, DecidedLine, PaymentNotice, Said, SeriesSeen
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId, new_id
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict
from lianes_desktop.domain.statement import shares
from support.enrolments import JEANNE, World

DOSSIER = DossierId(UUID(int=1))
CLAIM = BundleId(UUID(int=2))
CLAIM_MANIFEST = "c" * 64
SERIES = SeriesId(UUID(int=3))

QUESTION = Question(
    UUID(int=11), "amount", "Le total du ticket est illisible.", UUID(int=21), 4, ReviewReason.RECEIPT_UNREADABLE
)
KEPT = DecidedLine(ExpenseId(UUID(int=21)), 1, "1" * 64, Verdict.ACCEPT, 10_000, 10_000, 5_000)
REDUCED = DecidedLine(
    ExpenseId(UUID(int=22)), 2, "2" * 64, Verdict.REDUCE, 4_000, 3_000, 1_500, ReviewReason.ALCOHOL, "Sans le vin."
)
REFUSED = DecidedLine(ExpenseId(UUID(int=23)), 3, "3" * 64, Verdict.REFUSE, 900, 0, 0, ReviewReason.PERSONAL)
NOTICE = PaymentNotice(UUID(int=31), 6_500, date(2026, 12, 3), "LIANES 2026-014", "0189")

SAID = {
    AnswerKind.RECEIPT: Said("Bien reçu.", "Asma", 1, seen=(SeriesSeen(SeriesId(UUID(int=4)), 2, (4,)),)),
    AnswerKind.QUESTIONS: Said(
        "Deux points.", "Asma", 2, questions=(QUESTION, Question(UUID(int=12), "", "Pourquoi ?"))
    ),
    AnswerKind.DECISION: Said(
        "Voici.",
        "Asma",
        3,
        lines=(KEPT, REDUCED, REFUSED),
        rate=Decimal("0.5"),
        eligible_cents=14_900,
        kept_cents=13_000,
        asked_cents=7_450,
        due_cents=6_500,
    ),
    AnswerKind.PAYMENT: Said("", "Asma", 4, payment=NOTICE),
}


def a_draft(kind: AnswerKind = AnswerKind.DECISION, **fields: Any) -> AnswerDraft:  # noqa: ANN401 - its fields
    """An answer of that kind to Jeanne's claim."""
    given: dict[str, Any] = {
        "dossier": DOSSIER,
        "kind": kind,
        "claim": CLAIM,
        "claim_manifest": CLAIM_MANIFEST,
        "claim_sequence": 1,
        "series": SERIES,
        "sequence": 1,
        "previous": "",
        "audience": (JEANNE.participant.urn, "FR-LIL"),
        "said": SAID[kind],
    }
    return AnswerDraft(**(given | fields))


def files(world: World, device: DeviceKeys | None = None, *addressed: str) -> SignedAnswers:
    """What writes at the office and reads on a device, addressed as Jeanne unless told otherwise."""
    names = frozenset(addressed or (JEANNE.participant.urn, "FR-LIL"))
    return SignedAnswers(
        world.clock, world.parcels, office=world.office, device=device or world.device, addressed=lambda: names
    )


def elsewhere(path: Path, name: str) -> Path:
    """A copy of a file under another name beside it."""
    copied = path.with_name(name)
    copied.write_bytes(path.read_bytes())
    return copied


_ANY_WORDS = st.text(max_size=12)
PLAIN_WORDS = st.sampled_from(["", "Bien reçu", "تمّ الاستلام", "1 234,50 €"])
_COUNTS = st.integers(0, 10**6)
_REASONS = st.none() | st.sampled_from(list(ReviewReason))
_IDS = st.uuids()


@st.composite
def _decisions(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Said:
    lines: list[DecidedLine] = []
    for at in range(draw(st.integers(0, 4))):
        verdict = draw(st.sampled_from([Verdict.ACCEPT, Verdict.REDUCE, Verdict.REFUSE]))
        eligible = draw(_COUNTS)
        reduced = draw(st.integers(0, eligible))
        kept = {Verdict.ACCEPT: eligible, Verdict.REDUCE: reduced, Verdict.REFUSE: 0}[verdict]
        lines.append(
            DecidedLine(
                ExpenseId(new_id()), at + 1, f"{at}" * 64, verdict, eligible, kept, 0, draw(_REASONS), draw(words)
            )
        )
    kept = sum(one.kept_cents for one in lines)
    due = draw(st.integers(0, kept))
    parts = shares([one.kept_cents for one in lines], due)
    return Said(
        words=draw(words),
        by=draw(words),
        rank=draw(st.integers(1, 10**6)),
        lines=tuple(replace(one, share_cents=part) for one, part in zip(lines, parts, strict=True)),
        rate=draw(st.none() | st.just(Decimal("0.5"))) if not due else Decimal("0.50"),
        eligible_cents=sum(one.eligible_cents for one in lines),
        kept_cents=kept,
        asked_cents=draw(_COUNTS),
        due_cents=due,
    )


@st.composite
def drafts(draw: st.DrawFn, words: st.SearchStrategy[str] = _ANY_WORDS) -> AnswerDraft:
    """Any answer that can be written."""
    kind = draw(st.sampled_from(list(AnswerKind)))
    rank = st.integers(1, 10**6)
    questions = st.builds(
        Question, _IDS, words, words, subject=st.none() | _IDS, number=_COUNTS, reason=_REASONS, section=words
    )
    seen = st.builds(SeriesSeen, _IDS.map(SeriesId), _COUNTS, st.lists(st.integers(1, 99), max_size=2).map(tuple))
    notices = st.builds(
        PaymentNotice,
        _IDS,
        st.integers(-(10**6), 10**6),
        st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        words,
        words,
        st.none() | _IDS,
    )
    said = {
        AnswerKind.RECEIPT: st.builds(
            Said, words, words, rank, under_review=st.booleans(), seen=st.lists(seen, max_size=2).map(tuple)
        ),
        AnswerKind.QUESTIONS: st.builds(
            Said,
            words,
            words,
            rank,
            questions=st.lists(questions, min_size=1, max_size=3, unique_by=lambda one: one.id).map(tuple),
        ),
        AnswerKind.DECISION: _decisions(words),
        AnswerKind.PAYMENT: st.builds(Said, words, words, rank, payment=notices),
    }
    return a_draft(kind, said=draw(said[kind]), claim_sequence=draw(st.integers(1, 99)))
