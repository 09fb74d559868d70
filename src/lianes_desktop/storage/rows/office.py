"""What the office decides, answers, pays and steers; and how files travel on both sides.

None of these rows is bound to a dossier's row: the office holds claims, not dossiers.
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row


class LineVerdictRow(Row):
    """What was decided of a line."""

    __tablename__ = "line_verdict"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes]
    expense: Mapped[bytes]
    number: Mapped[int]
    line_sha256: Mapped[str]
    verdict: Mapped[str]
    eligible_cents: Mapped[int]
    kept_cents: Mapped[int]
    reason: Mapped[str | None]
    words: Mapped[str]
    by: Mapped[str]
    decided_at: Mapped[str]
    revision: Mapped[int]
    seconded_by: Mapped[str]
    seconded_at: Mapped[str | None]

    __table_args__ = (Index(None, "dossier", "expense"),)


class ClaimReviewRow(Row):
    """How far the review of a claim has come."""

    __tablename__ = "claim_review"
    dossier: Mapped[bytes] = mapped_column(primary_key=True)
    manifest_sha256: Mapped[str]
    begun_at: Mapped[str]
    by: Mapped[str]
    points: Mapped[str]
    questions: Mapped[str]
    revision: Mapped[int]


class AnswerRow(Row):
    """An answer issued, or taken in."""

    __tablename__ = "answer"
    id: Mapped[bytes]
    dossier: Mapped[bytes] = mapped_column(index=True)
    kind: Mapped[str]
    claim: Mapped[bytes]
    claim_manifest: Mapped[str]
    claim_sequence: Mapped[int]
    series: Mapped[bytes]
    sequence: Mapped[int]
    previous: Mapped[str]
    manifest_sha256: Mapped[str] = mapped_column(primary_key=True)
    made_at: Mapped[str]
    kept_at: Mapped[str]
    path: Mapped[str]
    said: Mapped[str]


class SettledQuestionRow(Row):
    """A tick beside a question."""

    __tablename__ = "settled_question"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(index=True)
    done_at: Mapped[str]


class SentLinesRow(Row):
    """The lines of a claim as they left, as JSON."""

    __tablename__ = "sent_lines"
    bundle: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(index=True)
    rest_sha256: Mapped[str]
    lines: Mapped[str]


class PaymentRow(Row):
    """A sum due to an authority."""

    __tablename__ = "payment"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(index=True)
    decision: Mapped[bytes]
    organisation: Mapped[str | None]
    name: Mapped[str]
    cents: Mapped[int]
    iban: Mapped[str]
    bic: Mapped[str]
    state: Mapped[str]
    decided_at: Mapped[str]
    order: Mapped[bytes | None]
    executed_on: Mapped[str | None]
    reference: Mapped[str]
    corrects: Mapped[bytes | None]
    note: Mapped[str]
    revision: Mapped[int]


class TransferOrderRow(Row):
    """A transfer file."""

    __tablename__ = "transfer_order"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    message: Mapped[str]
    made_at: Mapped[str]
    by: Mapped[str]
    execute_on: Mapped[str]
    iban: Mapped[str]
    bic: Mapped[str]
    count: Mapped[int]
    cents: Mapped[int]
    path: Mapped[str]
    sha256: Mapped[str]
    debtor: Mapped[str]
    content: Mapped[str]


class EnvelopeRow(Row):
    """Money set aside."""

    __tablename__ = "envelope"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    edition: Mapped[str]
    cents: Mapped[int]
    year: Mapped[int | None]
    letter: Mapped[str]
    organisation: Mapped[str | None]
    note: Mapped[str]


class FunderShareRow(Row):
    """What a funder brings."""

    __tablename__ = "funder_share"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    edition: Mapped[str]
    funder: Mapped[str]
    cents: Mapped[int]
    in_kind: Mapped[int]
    cap_parts: Mapped[int | None]
    note: Mapped[str]


class ReportTextsRow(Row):
    """What people write in a report to the ministry."""

    __tablename__ = "report_texts"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    edition: Mapped[str]
    kind: Mapped[str]
    introduction: Mapped[str]
    difficulties: Mapped[str]
    outlook: Mapped[str]
    signatory: Mapped[str]
    quality: Mapped[str]


class BoxRow(Row):
    """A place both sides reach."""

    __tablename__ = "box"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    way: Mapped[str]
    name: Mapped[str]
    address: Mapped[str]
    user: Mapped[str]
    secret: Mapped[str]
    marker: Mapped[str]
    automatic: Mapped[int]


class DeliveryRow(Row):
    """A file to be carried."""

    __tablename__ = "delivery"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    box: Mapped[bytes]
    dossier: Mapped[bytes | None]
    path: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[str]
    attempts: Mapped[int]
    sent_bytes: Mapped[int]
    problem: Mapped[str]
    next_at: Mapped[str | None]
    done_at: Mapped[str | None]


class CollectedRow(Row):
    """A file fetched."""

    __tablename__ = "collected"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    box: Mapped[bytes]
    name: Mapped[str]
    collected_at: Mapped[str]
    stamp: Mapped[str]
    problem: Mapped[str]
    path: Mapped[str]


class RecordVersionRow(Row):
    """One content of one record."""

    __tablename__ = "record_version"
    digest: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[bytes] = mapped_column(index=True)
    dossier: Mapped[bytes] = mapped_column(index=True)
    kind: Mapped[str]
    series: Mapped[bytes]
    at: Mapped[str]
    parents: Mapped[str]
    content: Mapped[str]
    head: Mapped[int]
    author: Mapped[str]


class ChainLinkRow(Row):
    """One entry of the hash-chained trail."""

    __tablename__ = "chain_link"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str]
    act: Mapped[str]
    subject: Mapped[bytes | None]
    dossier: Mapped[bytes | None] = mapped_column(index=True)
    details: Mapped[str]
    previous: Mapped[str]
    digest: Mapped[str]


class ReceivedLineRow(Row):
    """One line of a claim taken in: what lists, totals and searches of the office look at."""

    __tablename__ = "received_line"
    key: Mapped[int] = mapped_column(primary_key=True)
    manifest_sha256: Mapped[str]
    dossier: Mapped[bytes]
    expense: Mapped[bytes]
    number: Mapped[int]
    line_sha256: Mapped[str]
    payee: Mapped[str]
    sort_payee: Mapped[str]
    paid_on: Mapped[str]
    """Empty when the line has no day: text without nothing sorts alike on every database."""
    kind: Mapped[str]
    amount_minor: Mapped[int | None]
    amount_currency: Mapped[str | None]
    euro_cents: Mapped[int]
    eligible_cents: Mapped[int]
    share_cents: Mapped[int]
    authority: Mapped[str]
    """The id of the authority that claims; empty when it named none."""
    edition: Mapped[str]
    letter: Mapped[str]
    year: Mapped[int]
    current: Mapped[int]
    """1 while the claim is the last version of its dossier."""

    __table_args__ = (
        Index(None, "current", "paid_on", "key"),
        Index(None, "current", "euro_cents", "key"),
        Index(None, "current", "sort_payee", "key"),
        # every column the totals narrow or add up: they are read from it alone
        Index(
            *(None, "current", "edition", "year", "authority", "letter", "kind"),
            *("euro_cents", "eligible_cents", "share_cents"),
        ),
        Index(None, "paid_on", "amount_minor", "amount_currency", "sort_payee"),
        Index(None, "dossier", "current"),
        Index(None, "manifest_sha256", "expense"),
    )


class ReceivedFileRow(Row):
    """One receipt file of a claim taken in, to find it again in others."""

    __tablename__ = "received_file"
    key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(index=True)
    manifest_sha256: Mapped[str] = mapped_column(index=True)
    dossier: Mapped[bytes]
    expense: Mapped[bytes | None]
    likeness: Mapped[str | None]
    """Fingerprint of the picture, 16 hexadecimal digits; empty when it was looked at and has none."""
