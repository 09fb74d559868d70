"""The store's tables as typed rows, private to ``storage``.

Only text, whole numbers and bytes, which mean the same on SQLite and PostgreSQL. Links between records of a dossier
are not foreign keys on purpose: an item may name a participant who was removed, and undo puts records back in any
order. Belonging to a dossier, and a child to its record, are foreign keys checked at the commit.
"""

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(DeclarativeBase):
    """Base of every row; constraints have names so that a migration can speak of them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text()}  # noqa: RUF012 - SQLAlchemy reads it from the class


def _owner(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")


class DossierRow(Row):
    """A mission (``action`` A) or a hosting day (B)."""

    __tablename__ = "dossier"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    action: Mapped[str]
    title: Mapped[str]
    authority: Mapped[str | None]
    partner: Mapped[str | None]
    place: Mapped[str]
    themes: Mapped[str]
    other_theme: Mapped[str]
    zone: Mapped[str]
    convention: Mapped[str]
    budget: Mapped[str]
    sample: Mapped[int]
    starts_on: Mapped[str | None]
    ends_on: Mapped[str | None]
    duration_reason: Mapped[str | None]
    held_on: Mapped[str | None]
    case: Mapped[str | None]
    case_reason: Mapped[str | None]
    groups: Mapped[str | None]


class ParticipantRow(Row):
    """A person of a dossier."""

    __tablename__ = "participant"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"), index=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    given_name_ar: Mapped[str]
    family_name_ar: Mapped[str]
    status: Mapped[str]
    organisation: Mapped[str | None]
    function: Mapped[str]
    mandate: Mapped[str]
    position: Mapped[int]


class ItemRow(Row):
    """A line of the programme."""

    __tablename__ = "programme_item"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"))
    title: Mapped[str]
    kind: Mapped[str]
    starts_at: Mapped[str]
    ends_at: Mapped[str]
    zone: Mapped[str]
    place: Mapped[str]
    results: Mapped[str]
    note: Mapped[str]
    group: Mapped[str]
    covers: Mapped[int | None]
    diets: Mapped[str]
    planned_cents: Mapped[int | None]
    overlap_accepted: Mapped[int]

    __table_args__ = (Index(None, "dossier", "starts_at"),)


class ItemParticipantRow(Row):
    """Who attends a line."""

    __tablename__ = "item_participant"
    item: Mapped[bytes] = mapped_column(_owner("programme_item.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    participant: Mapped[bytes]


class ItemContactRow(Row):
    """Whom a line meets."""

    __tablename__ = "item_contact"
    item: Mapped[bytes] = mapped_column(_owner("programme_item.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    contact: Mapped[bytes] = mapped_column(index=True)


class ContactRow(Row):
    """A person met; ``search`` and ``sort_name`` are folded."""

    __tablename__ = "contact"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"))
    title: Mapped[str]
    given_name: Mapped[str]
    family_name: Mapped[str]
    given_name_ar: Mapped[str]
    family_name_ar: Mapped[str]
    function: Mapped[str]
    function_ar: Mapped[str]
    organisation: Mapped[str]
    organisation_ar: Mapped[str]
    phone: Mapped[str]
    mobile: Mapped[str]
    email: Mapped[str]
    languages: Mapped[str]
    note: Mapped[str]
    follow_up: Mapped[str]
    consent: Mapped[str]
    search: Mapped[str]
    sort_name: Mapped[str]

    __table_args__ = (Index(None, "dossier", "sort_name"),)


class ExpenseRow(Row):
    """An expense as it was met, and how it counts."""

    __tablename__ = "expense"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"))
    number: Mapped[int]
    payee: Mapped[str]
    paid_on: Mapped[str | None]
    paid_time: Mapped[str | None]
    amount_minor: Mapped[int | None]
    amount_currency: Mapped[str | None]
    kind: Mapped[str]
    payer: Mapped[bytes | None]
    item: Mapped[bytes | None]
    note: Mapped[str]
    declaration: Mapped[str | None]
    deducted_minor: Mapped[int | None]
    deducted_currency: Mapped[str | None]
    deduction: Mapped[str | None]
    debit_cents: Mapped[int | None]
    borne_cents: Mapped[int | None]
    other_funding_cents: Mapped[int]
    reviewed: Mapped[int]
    recorded_at: Mapped[str | None]
    search: Mapped[str]
    sort_payee: Mapped[str]
    eligibility: Mapped[str] = mapped_column(server_default="incomplete")
    euro_cents: Mapped[int | None]
    eligible_cents: Mapped[int] = mapped_column(server_default="0")
    to_be_agreed_cents: Mapped[int] = mapped_column(server_default="0")
    because: Mapped[str] = mapped_column(server_default="[]")
    rate_text: Mapped[str] = mapped_column(server_default="")
    rate_source: Mapped[str] = mapped_column(server_default="")
    rate_on: Mapped[str | None]

    __table_args__ = (
        # each order of the list, with what its filters and group heads look at: the rows themselves are not read
        Index(None, "dossier", "paid_on", "number", "euro_cents", "eligibility"),
        Index(None, "dossier", "euro_cents", "number", "eligibility"),
        Index(None, "dossier", "sort_payee", "number", "eligibility"),
        Index(None, "dossier", "number"),
    )


class ExpenseReceiptRow(Row):
    """Which receipts prove an expense."""

    __tablename__ = "expense_receipt"
    expense: Mapped[bytes] = mapped_column(_owner("expense.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[bytes] = mapped_column(index=True)


class ExpenseTotalRow(Row):
    """Sums of a dossier by kind and eligibility, kept by triggers."""

    __tablename__ = "expense_total"
    dossier: Mapped[bytes] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    eligibility: Mapped[str] = mapped_column(primary_key=True)
    lines: Mapped[int]
    euro_cents: Mapped[int]
    eligible_cents: Mapped[int]
    to_be_agreed_cents: Mapped[int]


class ExpenseNumberRow(Row):
    """The highest expense number ever given in a dossier, kept by a trigger and never lowered."""

    __tablename__ = "expense_number"
    dossier: Mapped[bytes] = mapped_column(primary_key=True)
    highest: Mapped[int]


class ReceiptRow(Row):
    """A receipt of one or several files."""

    __tablename__ = "receipt"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"), index=True)
    added_at: Mapped[str]
    taken_at: Mapped[str | None]


class ReceiptPageRow(Row):
    """One file of a receipt."""

    __tablename__ = "receipt_page"
    receipt: Mapped[bytes] = mapped_column(_owner("receipt.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    crc32: Mapped[int]
    media_type: Mapped[str]
    original_name: Mapped[str]
    sheets: Mapped[int]


class ThumbnailRow(Row):
    """The small picture of a receipt file."""

    __tablename__ = "thumbnail"
    digest: Mapped[str] = mapped_column(primary_key=True)
    jpeg: Mapped[bytes]


class RateRow(Row):
    """An exchange rate of a dossier; ``per_euro`` is a plain decimal."""

    __tablename__ = "exchange_rate"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"), index=True)
    currency: Mapped[str]
    per_euro: Mapped[str]
    valid_from: Mapped[str]
    source: Mapped[str]
    note: Mapped[str]


class OrganisationRow(Row):
    """An organisation typed in here."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(primary_key=True)
    country: Mapped[str]
    type: Mapped[str]
    name: Mapped[str]
    name_ar: Mapped[str]
    name_zgh: Mapped[str]
    aliases: Mapped[str]
    siren: Mapped[str]
    siret: Mapped[str]
    iban: Mapped[str]
    bic: Mapped[str]
    address: Mapped[str]


class ProfileRow(Row):
    """The person at this device."""

    __tablename__ = "profile"
    key: Mapped[int] = mapped_column(primary_key=True)
    participant: Mapped[bytes] = mapped_column(unique=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    email: Mapped[str]
    organisation: Mapped[str | None]
    status: Mapped[str]
    role: Mapped[str]


class SentRow(Row):
    """A bundle that left."""

    __tablename__ = "sent_bundle"
    key: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(_owner("dossier.id"), index=True)
    series: Mapped[bytes]
    sequence: Mapped[int]
    manifest_sha256: Mapped[str]
    path: Mapped[str]
    size: Mapped[int]
    exported_at: Mapped[str]
    lines: Mapped[int]
    eligible_cents: Mapped[int]
    asked_cents: Mapped[int]
    sealed: Mapped[int]
    state: Mapped[str]
    content: Mapped[str]


class ReceivedRow(Row):
    """A bundle taken in, or waiting, at the office."""

    __tablename__ = "received_bundle"
    key: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[bytes] = mapped_column(index=True)
    manifest_sha256: Mapped[str] = mapped_column(unique=True)
    dossier: Mapped[bytes]
    series: Mapped[bytes] = mapped_column(index=True)
    sequence: Mapped[int]
    received_at: Mapped[str]
    verification: Mapped[str]
    authority: Mapped[str]
    title: Mapped[str]
    asked_cents: Mapped[int]
    kept_path: Mapped[str]
    waiting: Mapped[int]


class ReceivedHandInRow(Row):
    """The claim a taken-in bundle carries, as JSON."""

    __tablename__ = "received_hand_in"
    manifest_sha256: Mapped[str] = mapped_column(primary_key=True)
    hand_in: Mapped[str]


class LastCommitRow(Row):
    """The mark of the last transaction: tells, after a failed commit, whether it was kept."""

    __tablename__ = "last_commit"
    only: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str]
