"""Menus, presence, pictures and releases of a programme; roles, answers and erasures of the people met.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_LISTS = {
    "programme_item": ("menus", "overruled", "absent", "absent_contacts", "pictures"),
    "contact": ("affiliations",),
    "dossier": ("confirmed_days",),
}


def upgrade() -> None:
    """Add what programmes and contacts gained, each with what it holds by default, and two tables."""
    for table, columns in _LISTS.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default="[]"))
    op.add_column("programme_item", sa.Column("also_present", sa.Text(), nullable=False, server_default=""))
    op.add_column("programme_item", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("contact", sa.Column("role", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("name_zgh", sa.Text(), nullable=False, server_default=""))
    op.add_column("contact", sa.Column("card", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("renewed_on", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("restricted", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("follow_up", sa.Column("carried_from", sa.LargeBinary(), nullable=True))
    op.create_table(
        "programme_release",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_programme_release"),
        sa.ForeignKeyConstraint(
            ["dossier"],
            ["dossier.id"],
            name="fk_programme_release_dossier",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_programme_release_dossier", "programme_release", ["dossier"])
    op.create_table(
        "erasure",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(), nullable=False),
        sa.Column("erased_at", sa.Text(), nullable=False),
        sa.Column("left_in_bundles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
    )
