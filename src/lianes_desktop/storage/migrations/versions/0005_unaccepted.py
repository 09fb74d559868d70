"""The expenses nobody has accepted, counted and walked through without reading the others.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = ("dossier", "reviewed", "number")


def upgrade() -> None:
    """Index them."""
    op.create_index(f"ix_expense_{'_'.join(_COLUMNS)}", "expense", list(_COLUMNS))
