"""What Lianes answers, ``data/answer.json``, and back: strict, as everything that is signed (BUNDLE.md §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lianes_desktop.bundle import codecs, records, strict_json
from lianes_desktop.bundle.codecs import Malformed
from lianes_desktop.bundle.header import Header
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.strict_json import NotStrictJson
from lianes_desktop.domain.answers import (
    AnswerDraft,
    AnswerKind,
    DecidedLine,
    PaymentNotice,
    Said,
    SeriesSeen,
)
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict

DOCUMENT: Final = "data/answer.json"
LARGEST: Final = 4 * 2**20
KINDS: Final[Mapping[BundleKind, AnswerKind]] = {BundleKind(one.value): one for one in AnswerKind}
"""The kinds of bundle that are answers."""
_MOST_SEQUENCE = 10**9


@dataclass(frozen=True, slots=True)
class Document:
    """The signed document: the version answered, and what is said of it."""

    kind: AnswerKind
    dossier: DossierId
    claim: BundleId
    claim_manifest: str
    claim_sequence: int
    said: Said


_sequence = codecs.whole(1, _MOST_SEQUENCE)
_sum = codecs.whole(0)
_reason = codecs.optional(codecs.choice(ReviewReason))
_question = codecs.record(
    Question,
    id=codecs.uuid,
    field=codecs.line,
    words=codecs.text,
    subject=codecs.optional(codecs.uuid),
    number=codecs.whole(0),
    reason=_reason,
    section=codecs.line,
)
_line = codecs.record(
    DecidedLine,
    expense=records.expense_id,
    number=codecs.whole(1),
    line_sha256=codecs.digest,
    verdict=codecs.choice(Verdict),
    eligible_cents=_sum,
    kept_cents=_sum,
    share_cents=_sum,
    reason=_reason,
    words=codecs.text,
)
_payment = codecs.record(
    PaymentNotice,
    payment=codecs.uuid,
    cents=records.cents,
    executed_on=codecs.day,
    reference=codecs.line,
    account_end=codecs.line,
    corrects=codecs.optional(codecs.uuid),
)
_said = codecs.record(
    Said,
    words=codecs.text,
    by=codecs.line,
    rank=_sequence,
    under_review=codecs.flag,
    seen=codecs.many(
        codecs.record(
            SeriesSeen, series=codecs.identity(SeriesId), highest=codecs.whole(0), holes=codecs.many(_sequence)
        )
    ),
    questions=codecs.many(_question),
    lines=codecs.many(_line),
    rate=codecs.optional(codecs.decimal),
    eligible_cents=_sum,
    kept_cents=_sum,
    asked_cents=_sum,
    due_cents=_sum,
    payment=codecs.optional(_payment),
    trail=codecs.line,
)
_document = codecs.record(
    Document,
    kind=codecs.choice(AnswerKind),
    dossier=records.dossier_id,
    claim=codecs.identity(BundleId),
    claim_manifest=codecs.digest,
    claim_sequence=_sequence,
    said=_said,
)


def write(draft: AnswerDraft) -> bytes:
    """The canonical document.

    Raises:
        ValueError: what is said is not what an answer of that kind says.
    """
    document = Document(draft.kind, draft.dossier, draft.claim, draft.claim_manifest, draft.claim_sequence, draft.said)
    _check(document)
    return strict_json.dumps(_document.write(document))


def read(data: bytes, header: Header) -> Document:
    """The document of a bundle whose signature was found right, held against its header.

    Raises:
        BundleRefusal: ``DATA_JSON`` with the place.
    """
    try:
        document = _document.read(strict_json.loads(data), DOCUMENT)
        _check(document)
        _check_header(document, header)
    except Malformed as error:
        raise BundleRefusal(Code.DATA_JSON, str(error)) from error
    except NotStrictJson as error:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: {error}") from error
    if strict_json.dumps(_document.write(document)) != data:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: not in its canonical form")
    return document


def _check_header(document: Document, header: Header) -> None:
    """What the document says of itself is what the header says: no answer is moved to another claim."""
    answered = header.in_reply_to
    if KINDS.get(header.kind) is not document.kind:
        raise Malformed(f"{DOCUMENT}.kind")
    if document.dossier != header.dossier:
        raise Malformed(f"{DOCUMENT}.dossier")
    if answered is None or (answered.bundle_id, answered.manifest_sha256) != (document.claim, document.claim_manifest):
        raise Malformed(f"{DOCUMENT}.claim")


def _check(document: Document) -> None:
    """Exactly the parts of its kind are filled, and its figures add up to the cent."""
    said, kind = document.said, document.kind
    filled = {
        "under_review": (said.under_review, AnswerKind.RECEIPT),
        "seen": (said.seen, AnswerKind.RECEIPT),
        "questions": (said.questions, AnswerKind.QUESTIONS),
        "lines": (said.lines, AnswerKind.DECISION),
        "rate": (said.rate is not None, AnswerKind.DECISION),
        "eligible_cents": (said.eligible_cents, AnswerKind.DECISION),
        "kept_cents": (said.kept_cents, AnswerKind.DECISION),
        "asked_cents": (said.asked_cents, AnswerKind.DECISION),
        "due_cents": (said.due_cents, AnswerKind.DECISION),
        "payment": (said.payment is not None, AnswerKind.PAYMENT),
    }
    needed = {AnswerKind.QUESTIONS: "questions", AnswerKind.PAYMENT: "payment"}.get(kind)
    odd = [name for name, (held, of) in filled.items() if (held and of is not kind) or (name == needed and not held)]
    if odd:
        raise Malformed(f"{DOCUMENT}.said.{odd[0]}")
    if len({one.id for one in said.questions}) < len(said.questions):
        raise Malformed(f"{DOCUMENT}.said.questions")
    if kind is AnswerKind.DECISION:
        _check_decision(said)


def _check_decision(said: Said) -> None:
    if len({one.expense for one in said.lines}) < len(said.lines):
        raise Malformed(f"{DOCUMENT}.said.lines")
    for at, one in enumerate(said.lines):
        if one.verdict is Verdict.HOLD or one.kept_cents != _may_keep(one):
            raise Malformed(f"{DOCUMENT}.said.lines[{at}]")
    sums = {
        "eligible_cents": sum(one.eligible_cents for one in said.lines),
        "kept_cents": sum(one.kept_cents for one in said.lines),
        "due_cents": sum(one.share_cents for one in said.lines),
    }
    odd = [name for name, cents in sums.items() if getattr(said, name) != cents]
    if odd or said.due_cents > said.kept_cents or (said.rate is None and said.due_cents):
        raise Malformed(f"{DOCUMENT}.said.{odd[0] if odd else 'rate'}")


def _may_keep(line: DecidedLine) -> int:
    """The base a line of that verdict keeps; what it says itself, within what is claimed, when it is reduced."""
    if line.verdict is Verdict.ACCEPT:
        return line.eligible_cents
    return 0 if line.verdict is Verdict.REFUSE else min(line.kept_cents, line.eligible_cents)
