"""What was read on receipts: kept beside their pages, and searched with the expenses.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of readings and the index of their words."""
    op.create_table(
        "reading",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("likeness", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_reading"),
        sa.UniqueConstraint("digest", name="uq_reading_digest"),
    )
    add = "INSERT INTO reading_search(rowid, search) VALUES (new.key, new.search);"
    drop = "INSERT INTO reading_search(reading_search, rowid, search) VALUES ('delete', old.key, old.search);"
    op.execute(
        "CREATE VIRTUAL TABLE reading_search USING fts5"
        "(search, content='reading', content_rowid='key', prefix='2 3', tokenize='unicode61')"
    )
    op.execute(f"CREATE TRIGGER reading_search_added AFTER INSERT ON reading BEGIN {add} END")
    op.execute(f"CREATE TRIGGER reading_search_removed AFTER DELETE ON reading BEGIN {drop} END")
    op.execute(f"CREATE TRIGGER reading_search_changed AFTER UPDATE OF search ON reading BEGIN {drop} {add} END")
