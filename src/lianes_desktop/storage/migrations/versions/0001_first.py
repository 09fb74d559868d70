"""The first tables: dossiers and all they hold, what was sent and received, full-text search, sums.

Revision ID: 0001
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SUMS = ("euro_cents", "eligible_cents", "to_be_agreed_cents")


def upgrade() -> None:
    """Make every table, then the full-text indexes and the triggers that keep sums and numbers."""
    _dossiers()
    _people()
    _expenses()
    _receipts()
    _bundles()
    for table in ("contact", "expense"):
        for statement in _search(table):
            op.execute(statement)
    for statement in _totals():
        op.execute(statement)


def _texts(names: str, *, null: bool = False, default: str | None = None) -> Iterator[sa.Column[str]]:
    return (sa.Column(name, sa.Text(), nullable=null, server_default=default) for name in names.split())


def _numbers(names: str, *, null: bool = False, default: str | None = None) -> Iterator[sa.Column[int]]:
    return (sa.Column(name, sa.Integer(), nullable=null, server_default=default) for name in names.split())


def _bytes(names: str, *, null: bool = False) -> Iterator[sa.Column[bytes]]:
    return (sa.Column(name, sa.LargeBinary(), nullable=null) for name in names.split())


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _owner(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [target],
        name=f"fk_{table}_{column}",
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _dossiers() -> None:
    op.create_table(
        "dossier",
        *_bytes("id"),
        *_texts("action title"),
        *_texts("authority partner", null=True),
        *_texts("place themes other_theme zone convention budget"),
        *_numbers("sample"),
        *_texts("starts_on ends_on duration_reason held_on case case_reason groups", null=True),
        _key("dossier", "id"),
    )
    op.create_table(
        "exchange_rate",
        *_bytes("id dossier"),
        *_texts("currency per_euro valid_from source note"),
        _owner("exchange_rate", "dossier", "dossier.id"),
        _key("exchange_rate", "id"),
    )
    _index("exchange_rate", "dossier")
    op.create_table(
        "organisation",
        *_texts("id country type name name_ar name_zgh aliases siren siret iban bic address"),
        _key("organisation", "id"),
    )
    op.create_table(
        "profile",
        *_numbers("key"),
        *_bytes("participant"),
        *_texts("given_name family_name email"),
        *_texts("organisation", null=True),
        *_texts("status role"),
        _key("profile", "key"),
        _unique("profile", "participant"),
    )
    op.create_table("last_commit", *_numbers("only"), *_texts("mark"), _key("last_commit", "only"))


def _people() -> None:
    op.create_table(
        "participant",
        *_bytes("id dossier"),
        *_texts("given_name family_name given_name_ar family_name_ar status"),
        *_texts("organisation", null=True),
        *_texts("function mandate"),
        *_numbers("position"),
        _owner("participant", "dossier", "dossier.id"),
        _key("participant", "id"),
    )
    _index("participant", "dossier")
    op.create_table(
        "contact",
        *_numbers("key"),
        *_bytes("id dossier"),
        *_texts("title given_name family_name given_name_ar family_name_ar function function_ar organisation"),
        *_texts("organisation_ar phone mobile email languages note follow_up consent search sort_name"),
        _owner("contact", "dossier", "dossier.id"),
        _key("contact", "key"),
        _unique("contact", "id"),
    )
    _index("contact", "dossier", "sort_name")
    op.create_table(
        "programme_item",
        *_bytes("id dossier"),
        *_texts("title kind starts_at ends_at zone place results note group"),
        *_numbers("covers", null=True),
        *_texts("diets"),
        *_numbers("planned_cents", null=True),
        *_numbers("overlap_accepted"),
        _owner("programme_item", "dossier", "dossier.id"),
        _key("programme_item", "id"),
    )
    _index("programme_item", "dossier", "starts_at")
    for table, column in (("item_participant", "participant"), ("item_contact", "contact")):
        op.create_table(
            table,
            *_bytes("item"),
            *_numbers("position"),
            *_bytes(column),
            _owner(table, "item", "programme_item.id"),
            _key(table, "item", "position"),
        )
    _index("item_contact", "contact")


def _expenses() -> None:
    op.create_table(
        "expense",
        *_numbers("key"),
        *_bytes("id dossier"),
        *_numbers("number"),
        *_texts("payee"),
        *_texts("paid_on paid_time", null=True),
        *_numbers("amount_minor", null=True),
        *_texts("amount_currency", null=True),
        *_texts("kind"),
        *_bytes("payer item", null=True),
        *_texts("note"),
        *_texts("declaration", null=True),
        *_numbers("deducted_minor", null=True),
        *_texts("deducted_currency deduction", null=True),
        *_numbers("debit_cents borne_cents", null=True),
        *_numbers("other_funding_cents reviewed"),
        *_texts("recorded_at", null=True),
        *_texts("search sort_payee"),
        *_texts("eligibility", default="incomplete"),
        *_numbers("euro_cents", null=True),
        *_numbers("eligible_cents to_be_agreed_cents", default="0"),
        *_texts("because", default="[]"),
        *_texts("rate_text rate_source", default=""),
        *_texts("rate_on", null=True),
        _owner("expense", "dossier", "dossier.id"),
        _key("expense", "key"),
        _unique("expense", "id"),
    )
    _index("expense", "dossier", "paid_on", "number", "euro_cents", "eligibility")
    _index("expense", "dossier", "euro_cents", "number", "eligibility")
    _index("expense", "dossier", "sort_payee", "number", "eligibility")
    _index("expense", "dossier", "number")
    op.create_table(
        "expense_total",
        *_bytes("dossier"),
        *_texts("kind eligibility"),
        *_numbers("lines euro_cents eligible_cents to_be_agreed_cents"),
        _key("expense_total", "dossier", "kind", "eligibility"),
    )
    op.create_table("expense_number", *_bytes("dossier"), *_numbers("highest"), _key("expense_number", "dossier"))


def _receipts() -> None:
    op.create_table(
        "receipt",
        *_bytes("id dossier"),
        *_texts("added_at"),
        *_texts("taken_at", null=True),
        _owner("receipt", "dossier", "dossier.id"),
        _key("receipt", "id"),
    )
    _index("receipt", "dossier")
    op.create_table(
        "receipt_page",
        *_bytes("receipt"),
        *_numbers("position"),
        *_texts("digest"),
        *_numbers("size crc32"),
        *_texts("media_type original_name"),
        *_numbers("sheets"),
        _owner("receipt_page", "receipt", "receipt.id"),
        _key("receipt_page", "receipt", "position"),
    )
    _index("receipt_page", "digest")
    op.create_table(
        "expense_receipt",
        *_bytes("expense"),
        *_numbers("position"),
        *_bytes("receipt"),
        _owner("expense_receipt", "expense", "expense.id"),
        _key("expense_receipt", "expense", "position"),
    )
    _index("expense_receipt", "receipt")
    op.create_table("thumbnail", *_texts("digest"), *_bytes("jpeg"), _key("thumbnail", "digest"))


def _bundles() -> None:
    op.create_table(
        "sent_bundle",
        *_numbers("key"),
        *_bytes("bundle_id dossier series"),
        *_numbers("sequence"),
        *_texts("manifest_sha256 path"),
        *_numbers("size"),
        *_texts("exported_at"),
        *_numbers("lines eligible_cents asked_cents sealed"),
        *_texts("state content"),
        _owner("sent_bundle", "dossier", "dossier.id"),
        _key("sent_bundle", "key"),
        _unique("sent_bundle", "bundle_id"),
    )
    _index("sent_bundle", "dossier")
    op.create_table(
        "received_bundle",
        *_numbers("key"),
        *_bytes("bundle_id"),
        *_texts("manifest_sha256"),
        *_bytes("dossier series"),
        *_numbers("sequence"),
        *_texts("received_at verification authority title"),
        *_numbers("asked_cents"),
        *_texts("kept_path"),
        *_numbers("waiting"),
        _key("received_bundle", "key"),
        _unique("received_bundle", "manifest_sha256"),
    )
    _index("received_bundle", "bundle_id")
    _index("received_bundle", "series")
    op.create_table("received_hand_in", *_texts("manifest_sha256 hand_in"), _key("received_hand_in", "manifest_sha256"))


def _search(table: str) -> Iterator[str]:
    """The words of a table's ``search`` column, kept beside it; beginnings of 2 and 3 letters have their own index."""
    index = f"{table}_search"
    add = f"INSERT INTO {index}(rowid, search) VALUES (new.key, new.search);"  # noqa: S608 - names of our own tables
    drop = f"INSERT INTO {index}({index}, rowid, search) VALUES ('delete', old.key, old.search);"  # noqa: S608 - likewise
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5"
        f"(search, content='{table}', content_rowid='key', prefix='2 3', tokenize='unicode61')"
    )
    yield f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {drop} END"
    yield (
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF search ON {table} "
        f"WHEN old.search <> new.search BEGIN {drop} {add} END"
    )


def _totals() -> Iterator[str]:
    """Sums by dossier, kind and eligibility follow every change of an expense, so that no screen adds up rows."""

    def moved(side: str, sign: str) -> str:
        cells = ", ".join(f"{sign}coalesce({side}.{one}, 0)" for one in SUMS)
        added = ", ".join(f"{one} = {one} + excluded.{one}" for one in ("lines", *SUMS))
        return (
            f"INSERT INTO expense_total (dossier, kind, eligibility, lines, {', '.join(SUMS)}) "  # noqa: S608 - our own names
            f"VALUES ({side}.dossier, {side}.kind, {side}.eligibility, {sign}1, {cells}) "
            f"ON CONFLICT (dossier, kind, eligibility) DO UPDATE SET {added};"
        )

    empty = "DELETE FROM expense_total WHERE dossier = old.dossier AND kind = old.kind AND lines = 0;"
    number = (
        "INSERT INTO expense_number (dossier, highest) VALUES (new.dossier, new.number) "
        "ON CONFLICT (dossier) DO UPDATE SET highest = max(highest, excluded.highest);"
    )
    yield f"CREATE TRIGGER expense_added AFTER INSERT ON expense BEGIN {moved('new', '')} {number} END"
    yield f"CREATE TRIGGER expense_removed AFTER DELETE ON expense BEGIN {moved('old', '-')} {empty} END"
    yield (
        f"CREATE TRIGGER expense_changed AFTER UPDATE OF dossier, kind, eligibility, {', '.join(SUMS)} ON expense "
        f"BEGIN {moved('old', '-')} {moved('new', '')} {empty} END"
    )
