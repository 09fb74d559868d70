"""Every file of the vault that a store names."""

from collections.abc import Iterator

from lianes_desktop.storage.database import Connection, version_of

_PAPERS: dict[str, tuple[str, ...]] = {
    "participant": ("mandate",),
    "dossier": ("accord",),
    "communication_item": ("paper",),
    "membership": ("letter", "versions", "paper"),
}
"""Columns that may name papers of the vault, by table; stores of the first schema have none."""
_WITH_PAPERS = 2
_SLIPS: dict[str, tuple[str, ...]] = {"exchange_rate": ("slip",)}
"""The same, for stores that know exchange slips."""
_WITH_SLIPS = 6
_PICTURES: dict[str, tuple[str, ...]] = {
    "programme_item": ("pictures",),
    "programme_release": ("items",),
    "contact": ("card",),
}
"""The same, for stores that know the pictures of a programme and the cards of the people met."""
_WITH_PICTURES = 7


def digests_in(connection: Connection) -> Iterator[str]:
    """Every file of the vault a store names: receipts, and the papers kept with records."""
    named = ["SELECT digest FROM receipt_page"]
    holding = {_WITH_PAPERS: _PAPERS, _WITH_SLIPS: _SLIPS, _WITH_PICTURES: _PICTURES}
    named += [
        f"SELECT found.value FROM {table}, json_tree({table}.{column}) AS found WHERE found.key = 'digest'"  # noqa: S608 - names of ours
        for since, tables in holding.items()
        if version_of(connection) >= since
        for table, columns in tables.items()
        for column in columns
    ]
    for (digest,) in connection.execute(" UNION ".join(named)).fetchall():
        yield str(digest)
