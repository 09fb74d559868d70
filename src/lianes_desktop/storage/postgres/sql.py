"""The plain SQL of the readings, said again for PostgreSQL."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lianes_desktop.storage.columns import Stored

SEARCHED = ("contact", "expense", "reading")
"""Tables whose column ``search`` has an index of words."""
LONGEST_SEARCHED = 100_000
"""Characters of a text that are searched: PostgreSQL's index of a text holds a megabyte at most."""

_SAID = (
    ("SELECT value FROM json_each(?)", "SELECT value::bigint FROM json_array_elements_text(?::json)"),
    ("json_group_array(key)", "coalesce(json_agg(key), '[]'::json)::text"),
)
_JOINED = re.compile(r"FROM (\w+)_search JOIN \1 ON \1\.key = \1_search\.rowid")
_INDEXED = re.compile(r"SELECT rowid FROM (\w+)_search")
_MATCHED = re.compile(r"(\w+)_search MATCH \?")
_PHRASE = re.compile(r'"([^"]*)"\*')


class Said(NamedTuple):
    """A statement for PostgreSQL."""

    sql: str
    sought: frozenset[int]
    """The places, among the values, of expressions of the index of words."""


@cache
def said(sql: str) -> Said:
    """The same question; the values are those of SQLite, but for the expressions of ``sought``."""
    sought = frozenset(_sought(sql))
    for ours, theirs in _SAID:
        sql = sql.replace(ours, theirs)
    sql = _JOINED.sub(r"FROM \1", sql)
    sql = _INDEXED.sub(r"SELECT \1.key FROM \1", sql)
    sql = _MATCHED.sub(lambda found: f"{words_of(found[1])} @@ to_tsquery('simple', ?)", sql)
    return Said(sql.replace("%", "%%").replace("?", "%s"), sought)


def words_of(table: str) -> str:
    """The words of a table's rows, as its index holds them."""
    return f"to_tsvector('simple', left({table}.search, {LONGEST_SEARCHED}))"


def said_values(sought: frozenset[int], values: Sequence[Stored]) -> Sequence[Stored]:
    """The values, with the expressions of the index of words said again."""
    if not sought:
        return values
    return [words_query(str(value)) if at in sought else value for at, value in enumerate(values)]


def words_query(expression: str) -> str:
    """An FTS5 expression of ``storage.folding`` for ``to_tsquery``: words begun, words that follow each other."""
    query = _PHRASE.sub(_followed, expression)
    return query.replace(" AND ", " & ").replace(" OR ", " | ")


def _followed(phrase: re.Match[str]) -> str:
    words = " <-> ".join(f"'{word}'" for word in phrase[1].split())
    return f"({words}:*)"


def _sought(sql: str) -> Iterator[int]:
    for found in _MATCHED.finditer(sql):
        yield sql.count("?", 0, found.start())
