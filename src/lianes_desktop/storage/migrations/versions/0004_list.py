"""The list of expenses filtered by kind and payer, and searched by sum, without reading its rows.

Revision ID: 0004
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BEFORE = ("dossier", "paid_on", "number", "euro_cents", "eligibility")
_ADDED = ("kind", "payer", "amount_minor", "amount_currency")


def upgrade() -> None:
    """Widen the index of the order by day with what filters, groups and sums look at."""
    op.drop_index(f"ix_expense_{'_'.join(_BEFORE)}", "expense")
    columns = (*_BEFORE, *_ADDED)
    op.create_index(f"ix_expense_{'_'.join(columns)}", "expense", list(columns))
