"""The closed loop: what the office decides, answers, pays and steers; files on their way; the chained trail.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TEXT, _NUMBER, _BYTES = sa.Text, sa.Integer, sa.LargeBinary


def upgrade() -> None:
    """Make the tables of the loop, and add what the inbox now tells of a claim."""
    for column in ("eligible_cents", "year"):
        op.add_column("received_bundle", sa.Column(column, _NUMBER(), nullable=False, server_default="0"))
    op.add_column("received_bundle", sa.Column("organisation", _TEXT(), nullable=True))
    for column in ("edition", "letter"):
        op.add_column("received_bundle", sa.Column(column, _TEXT(), nullable=False, server_default=""))
    for name, key, columns in _TABLES:
        op.create_table(
            name,
            *(sa.Column(column, kind(), nullable=optional) for column, (kind, optional) in columns.items()),
            sa.PrimaryKeyConstraint(key, name=f"pk_{name}"),
        )
    for table, indexed in _INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(indexed)}", table, list(indexed))


_Columns = dict[str, tuple[type[sa.Text | sa.Integer | sa.LargeBinary], bool]]
_TABLES: tuple[tuple[str, str, _Columns], ...] = (
    (
        "line_verdict",
        "id",
        {
            "id": (_BYTES, False),
            "dossier": (_BYTES, False),
            "expense": (_BYTES, False),
            "number": (_NUMBER, False),
            "line_sha256": (_TEXT, False),
            "verdict": (_TEXT, False),
            "eligible_cents": (_NUMBER, False),
            "kept_cents": (_NUMBER, False),
            "reason": (_TEXT, True),
            "words": (_TEXT, False),
            "by": (_TEXT, False),
            "decided_at": (_TEXT, False),
            "revision": (_NUMBER, False),
            "seconded_by": (_TEXT, False),
            "seconded_at": (_TEXT, True),
        },
    ),
    (
        "claim_review",
        "dossier",
        {
            "dossier": (_BYTES, False),
            "manifest_sha256": (_TEXT, False),
            "begun_at": (_TEXT, False),
            "by": (_TEXT, False),
            "points": (_TEXT, False),
            "questions": (_TEXT, False),
            "revision": (_NUMBER, False),
        },
    ),
    (
        "answer",
        "manifest_sha256",
        {
            "id": (_BYTES, False),
            "dossier": (_BYTES, False),
            "kind": (_TEXT, False),
            "claim": (_BYTES, False),
            "claim_manifest": (_TEXT, False),
            "claim_sequence": (_NUMBER, False),
            "series": (_BYTES, False),
            "sequence": (_NUMBER, False),
            "previous": (_TEXT, False),
            "manifest_sha256": (_TEXT, False),
            "made_at": (_TEXT, False),
            "kept_at": (_TEXT, False),
            "path": (_TEXT, False),
            "said": (_TEXT, False),
        },
    ),
    (
        "settled_question",
        "id",
        {
            "id": (_BYTES, False),
            "dossier": (_BYTES, False),
            "done_at": (_TEXT, False),
        },
    ),
    (
        "sent_lines",
        "bundle",
        {
            "bundle": (_BYTES, False),
            "dossier": (_BYTES, False),
            "rest_sha256": (_TEXT, False),
            "lines": (_TEXT, False),
        },
    ),
    (
        "payment",
        "id",
        {
            "id": (_BYTES, False),
            "dossier": (_BYTES, False),
            "decision": (_BYTES, False),
            "organisation": (_TEXT, True),
            "name": (_TEXT, False),
            "cents": (_NUMBER, False),
            "iban": (_TEXT, False),
            "bic": (_TEXT, False),
            "state": (_TEXT, False),
            "decided_at": (_TEXT, False),
            "order": (_BYTES, True),
            "executed_on": (_TEXT, True),
            "reference": (_TEXT, False),
            "corrects": (_BYTES, True),
            "note": (_TEXT, False),
            "revision": (_NUMBER, False),
        },
    ),
    (
        "transfer_order",
        "id",
        {
            "id": (_BYTES, False),
            "message": (_TEXT, False),
            "made_at": (_TEXT, False),
            "by": (_TEXT, False),
            "execute_on": (_TEXT, False),
            "iban": (_TEXT, False),
            "bic": (_TEXT, False),
            "count": (_NUMBER, False),
            "cents": (_NUMBER, False),
            "path": (_TEXT, False),
            "sha256": (_TEXT, False),
            "debtor": (_TEXT, False),
            "content": (_TEXT, False),
        },
    ),
    (
        "envelope",
        "id",
        {
            "id": (_BYTES, False),
            "edition": (_TEXT, False),
            "cents": (_NUMBER, False),
            "year": (_NUMBER, True),
            "letter": (_TEXT, False),
            "organisation": (_TEXT, True),
            "note": (_TEXT, False),
        },
    ),
    (
        "funder_share",
        "id",
        {
            "id": (_BYTES, False),
            "edition": (_TEXT, False),
            "funder": (_TEXT, False),
            "cents": (_NUMBER, False),
            "in_kind": (_NUMBER, False),
            "cap_parts": (_NUMBER, True),
            "note": (_TEXT, False),
        },
    ),
    (
        "report_texts",
        "id",
        {
            "id": (_BYTES, False),
            "edition": (_TEXT, False),
            "kind": (_TEXT, False),
            "introduction": (_TEXT, False),
            "difficulties": (_TEXT, False),
            "outlook": (_TEXT, False),
            "signatory": (_TEXT, False),
            "quality": (_TEXT, False),
        },
    ),
    (
        "box",
        "id",
        {
            "id": (_BYTES, False),
            "way": (_TEXT, False),
            "name": (_TEXT, False),
            "address": (_TEXT, False),
            "user": (_TEXT, False),
            "secret": (_TEXT, False),
            "marker": (_TEXT, False),
            "automatic": (_NUMBER, False),
        },
    ),
    (
        "delivery",
        "id",
        {
            "id": (_BYTES, False),
            "box": (_BYTES, False),
            "dossier": (_BYTES, True),
            "path": (_TEXT, False),
            "name": (_TEXT, False),
            "size": (_NUMBER, False),
            "sha256": (_TEXT, False),
            "state": (_TEXT, False),
            "made_at": (_TEXT, False),
            "attempts": (_NUMBER, False),
            "sent_bytes": (_NUMBER, False),
            "problem": (_TEXT, False),
            "next_at": (_TEXT, True),
            "done_at": (_TEXT, True),
        },
    ),
    (
        "collected",
        "sha256",
        {
            "sha256": (_TEXT, False),
            "box": (_BYTES, False),
            "name": (_TEXT, False),
            "collected_at": (_TEXT, False),
            "stamp": (_TEXT, False),
            "problem": (_TEXT, False),
            "path": (_TEXT, False),
        },
    ),
    (
        "record_version",
        "digest",
        {
            "digest": (_TEXT, False),
            "record": (_BYTES, False),
            "dossier": (_BYTES, False),
            "kind": (_TEXT, False),
            "series": (_BYTES, False),
            "at": (_TEXT, False),
            "parents": (_TEXT, False),
            "content": (_TEXT, False),
            "head": (_NUMBER, False),
            "author": (_TEXT, False),
        },
    ),
    (
        "chain_link",
        "sequence",
        {
            "sequence": (_NUMBER, False),
            "at": (_TEXT, False),
            "who": (_TEXT, False),
            "act": (_TEXT, False),
            "subject": (_BYTES, True),
            "dossier": (_BYTES, True),
            "details": (_TEXT, False),
            "previous": (_TEXT, False),
            "digest": (_TEXT, False),
        },
    ),
    (
        "received_line",
        "key",
        {
            "key": (_NUMBER, False),
            "manifest_sha256": (_TEXT, False),
            "dossier": (_BYTES, False),
            "expense": (_BYTES, False),
            "number": (_NUMBER, False),
            "line_sha256": (_TEXT, False),
            "payee": (_TEXT, False),
            "sort_payee": (_TEXT, False),
            "paid_on": (_TEXT, False),
            "kind": (_TEXT, False),
            "amount_minor": (_NUMBER, True),
            "amount_currency": (_TEXT, True),
            "euro_cents": (_NUMBER, False),
            "eligible_cents": (_NUMBER, False),
            "share_cents": (_NUMBER, False),
            "authority": (_TEXT, False),
            "edition": (_TEXT, False),
            "letter": (_TEXT, False),
            "year": (_NUMBER, False),
            "current": (_NUMBER, False),
        },
    ),
    (
        "received_file",
        "key",
        {
            "key": (_NUMBER, False),
            "digest": (_TEXT, False),
            "manifest_sha256": (_TEXT, False),
            "dossier": (_BYTES, False),
            "expense": (_BYTES, True),
            "likeness": (_TEXT, True),
        },
    ),
)
"""Name, primary key, and each column with its kind and whether it may hold nothing."""

_INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("line_verdict", ("dossier", "expense")),
    ("answer", ("dossier",)),
    ("settled_question", ("dossier",)),
    ("sent_lines", ("dossier",)),
    ("payment", ("dossier",)),
    ("delivery", ("state",)),
    ("record_version", ("dossier",)),
    ("record_version", ("record",)),
    ("chain_link", ("dossier",)),
    (
        "received_line",
        (
            *("current", "edition", "year", "authority", "letter", "kind"),
            *("euro_cents", "eligible_cents", "share_cents"),
        ),
    ),
    ("received_line", ("current", "paid_on", "key")),
    ("received_line", ("current", "euro_cents", "key")),
    ("received_line", ("current", "sort_payee", "key")),
    ("received_line", ("dossier", "current")),
    ("received_line", ("manifest_sha256", "expense")),
    ("received_line", ("paid_on", "amount_minor", "amount_currency", "sort_payee")),
    ("received_file", ("digest",)),
    ("received_file", ("manifest_sha256",)),
)
