"""The store's tables as typed rows, private to ``storage``.

Only text, whole numbers and bytes, which mean the same on SQLite and PostgreSQL. Links between records of a dossier
are not foreign keys on purpose: an item may name a participant who was removed, and undo puts records back in any
order. Belonging to a dossier, and a child to its record, are foreign keys checked at the commit.
"""

from lianes_desktop.storage.rows import bundles, dossiers, expenses, network, office, results
from lianes_desktop.storage.rows.base import Row

__all__ = ["Row", "bundles", "dossiers", "expenses", "network", "office", "results"]
