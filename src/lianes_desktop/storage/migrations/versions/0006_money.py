"""Exchange slips, who typed a rate, and what an expense was paid with: means, fee of the bank, frozen rate.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns that rates and expenses gained, each with what it holds by default."""
    op.add_column("exchange_rate", sa.Column("typed_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("exchange_rate", sa.Column("slip", sa.Text(), nullable=True))
    op.add_column("expense", sa.Column("means", sa.Text(), nullable=True))
    op.add_column("expense", sa.Column("fee_cents", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("expense", sa.Column("frozen_rate", sa.Text(), nullable=True))
