"""What left in a signed bundle stays as it left, until it is opened again for the next version (R95)."""

from collections.abc import Iterable

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.expenses import Expense, Receipt


def holding(sent: Iterable[SentBundle]) -> SentBundle | None:
    """The bundle that holds a dossier's expenses as they are: the last that left, unless it was opened again."""
    last = max(sent, key=lambda one: (one.exported_at, one.sequence), default=None)
    return last if last is not None and last.reopened_at is None else None


def left_in(record: Expense | Receipt, bundle: SentBundle) -> bool:
    """Whether the record was already there when that bundle left."""
    since = record.added_at if isinstance(record, Receipt) else record.recorded_at
    return since is None or since <= bundle.exported_at
