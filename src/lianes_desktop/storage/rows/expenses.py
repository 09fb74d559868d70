"""Expenses, how they count, and the receipts that prove them."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row, belongs_to


class ExpenseRow(Row):
    """An expense as it was met, and how it counts."""

    __tablename__ = "expense"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"))
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
    service_on: Mapped[str | None]
    mileage: Mapped[str | None]
    allowance: Mapped[str | None]
    beneficiaries: Mapped[str] = mapped_column(server_default="[]")
    shares: Mapped[str] = mapped_column(server_default="[]")
    guests: Mapped[str] = mapped_column(server_default="")
    unit_cents: Mapped[int | None]
    means: Mapped[str | None]
    fee_cents: Mapped[int] = mapped_column(server_default="0")
    frozen_rate: Mapped[str | None]

    __table_args__ = (
        # each order of the list, with what its filters and group heads look at: the rows themselves are not read
        Index(
            None,
            "dossier",
            "paid_on",
            "number",
            "euro_cents",
            "eligibility",
            "kind",
            "payer",
            "amount_minor",
            "amount_currency",
        ),
        Index(None, "dossier", "euro_cents", "number", "eligibility"),
        Index(None, "dossier", "sort_payee", "number", "eligibility"),
        Index(None, "dossier", "number"),
        # those nobody has accepted, counted at each look at the list
        Index(None, "dossier", "reviewed", "number"),
    )


class ExpenseReceiptRow(Row):
    """Which receipts prove an expense."""

    __tablename__ = "expense_receipt"
    expense: Mapped[bytes] = mapped_column(belongs_to("expense.id"), primary_key=True)
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
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    added_at: Mapped[str]
    taken_at: Mapped[str | None]


class ReceiptPageRow(Row):
    """One file of a receipt."""

    __tablename__ = "receipt_page"
    receipt: Mapped[bytes] = mapped_column(belongs_to("receipt.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    crc32: Mapped[int]
    media_type: Mapped[str]
    original_name: Mapped[str]
    sheets: Mapped[int]


class ReadingRow(Row):
    """What was read on a receipt file, and its words for the search of the list."""

    __tablename__ = "reading"
    key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    reading: Mapped[str]
    search: Mapped[str]
    likeness: Mapped[str | None]


class ThumbnailRow(Row):
    """The small picture of a receipt file."""

    __tablename__ = "thumbnail"
    digest: Mapped[str] = mapped_column(primary_key=True)
    jpeg: Mapped[bytes]
