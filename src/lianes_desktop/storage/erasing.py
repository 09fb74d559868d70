"""Takes a person out of one store, whatever its age: the live one, or a copy of it.

Everything is looked through as text, table by table, so that a table added later is looked through too. Sums, dates,
receipts and who paid stay: accounts are kept (DOMAIN §9).
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lianes_desktop import codec
from lianes_desktop.domain.contacts import Erasure
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.storage.columns import instant_text
from lianes_desktop.storage.database import Connection, checkpoint
from lianes_desktop.storage.digests import digests_in
from lianes_desktop.storage.names import ERASED, ERASED_AR, Names, names_of

_FOLDED = frozenset({"search", "sort_name", "sort_payee"})
_CODES = frozenset(
    {
        *(
            "digest",
            "manifest_sha256",
            "mark",
            "path",
            "kept_path",
            "media_type",
            "currency",
            "amount_currency",
            "zone",
        ),
        *("kind", "state", "status", "role", "type", "eligibility", "means", "deduction", "because", "language"),
        *("id", "edition", "field", "record", "country", "gender", "organisation_type", "likeness"),
    }
)
"""Columns, and names within JSON, that hold codes of ours rather than words."""
_CHAINED = "chain_link"
"""Who of the office decided what is kept as long as the accounts it explains; nothing that people wrote stands in it,
and an entry taken out or changed would say that the trail was tampered with."""
_MET = frozenset({"contacts", "absent_contacts"})
"""Lists of people met; who took part keeps a place, without a name."""
_BLANK = {
    **dict.fromkeys(("family_name", "family_name_ar", "function", "function_ar", "title", "service", "home"), ""),
    **dict.fromkeys(("workplace", "employer", "expertise"), ""),
    "given_name": ERASED,
    "given_name_ar": ERASED_AR,
    "expertise_shared": 0,
    "vehicle": None,
    "passport_expires_on": None,
    "mandate": codec.dumps(Mandate, Mandate()),
}
"""What is left of a participant: whose place it was in the sums stays, who it was does not."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a store knew of the people erased."""

    names: Names
    pictures: frozenset[str]
    """Digests of files that only these people were on, and that nothing names any more."""


def erase(
    connection: Connection,
    people: Collection[UUID],
    also: Names = Names(),  # noqa: B008 - frozen
    erasures: Sequence[Erasure] = (),
    within: Callable[[Connection], None] = lambda _connection: None,
) -> Found:
    """Erase people by their ids and by their names, in one transaction; ``scour`` then cleans the file.

    ``also`` names them where the store itself does not know them; ``within`` writes in the same transaction.
    """
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = set(digests_in(connection))
        names = _known(connection, people, also)
        _take_out(connection, people)
        _forget_pictures(connection, people)
        for table, columns in _texts(connection):
            _reword(connection, table, columns, names, people)
        gone = before - set(digests_in(connection))
        for table in {"thumbnail", "reading"} & _tables(connection):
            for digest in gone:
                connection.execute(f"DELETE FROM {table} WHERE digest = ?", (digest,))  # noqa: S608 - names of ours
        _mark(connection, erasures)
        within(connection)
        for index in _indexes(connection):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608 - names of ours
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return Found(names, frozenset(gone))


def scour(connection: Connection) -> None:
    """Leave no page of the file, nor frame of its log, with what it held before."""
    connection.execute("VACUUM")
    checkpoint(connection)


def marks(connection: Connection) -> tuple[tuple[Any, ...], ...]:
    """The rows that say who was erased, by ids alone; none in a store of before."""
    if "erasure" not in _tables(connection):
        return ()
    return tuple(connection.execute("SELECT id, dossier, erased_at, left_in_bundles FROM erasure").fetchall())


def put_marks(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep such rows in another store, so that it knows who was erased."""
    connection.executemany("INSERT OR REPLACE INTO erasure VALUES (?, ?, ?, ?)", rows)


def _mark(connection: Connection, erasures: Sequence[Erasure]) -> None:
    if "erasure" in _tables(connection):
        rows = [
            (one.id.bytes, one.dossier.bytes, instant_text(one.erased_at), int(one.left_in_bundles)) for one in erasures
        ]
        put_marks(connection, rows)


def _known(connection: Connection, people: Collection[UUID], also: Names) -> Names:
    """The names of the people, without what others who stay bear too."""
    wanted = {one.bytes for one in people}
    names, others = also, []
    for table in ("contact", "participant"):
        for row in _rows(connection, table):
            found = _named(row)
            if row["id"] in wanted:
                names |= found
            else:
                others.append(found)
    others += [_named(row) for row in _rows(connection, "profile")]
    return names.borne_too(others)


def _named(row: dict[str, Any]) -> Names:
    def said(column: str) -> str:
        return str(row.get(column) or "")

    return names_of(
        [(said("given_name"), said("family_name")), (said("given_name_ar"), said("family_name_ar"))],
        [said("name_zgh"), said("email")],
        [said("phone"), said("mobile")],
    )


def _take_out(connection: Connection, people: Collection[UUID]) -> None:
    """The cards, and the lines that name them; a participant's place stays, without anybody in it."""
    kept = {column for table, columns in _columns(connection) if table == "participant" for column in columns}
    blank = {column: value for column, value in _BLANK.items() if column in kept}
    places = ", ".join(f"{column} = ?" for column in blank)
    for one in people:
        met = connection.execute("SELECT item FROM item_contact WHERE contact = ?", (one.bytes,)).fetchall()
        connection.execute("DELETE FROM item_contact WHERE contact = ?", (one.bytes,))
        connection.execute("DELETE FROM contact WHERE id = ?", (one.bytes,))
        connection.execute(
            f"UPDATE participant SET {places} WHERE id = ?",  # noqa: S608 - names of ours
            (*blank.values(), one.bytes),
        )
        if ("programme_item", "also_present") in {(t, c) for t, columns in _columns(connection) for c in columns}:
            for (item,) in met:
                _somebody_came(connection, item, one)


def _somebody_came(connection: Connection, item: bytes, person: UUID) -> None:
    (said, absent) = connection.execute(
        "SELECT also_present, absent_contacts FROM programme_item WHERE id = ?", (item,)
    ).fetchone()
    if person.hex not in json.loads(absent):
        words = ", ".join(filter(None, (said, ERASED)))
        connection.execute("UPDATE programme_item SET also_present = ? WHERE id = ?", (words, item))


def _forget_pictures(connection: Connection, people: Collection[UUID]) -> None:
    """Pictures of these people alone; on one that shows others too they stay unnamed, and it never leaves."""
    gone = {one.hex for one in people}
    for table, column in (("programme_item", "pictures"), ("programme_release", "items")):
        if table not in _tables(connection) or column not in dict(_columns(connection))[table]:
            continue
        for row, text in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall():  # noqa: S608 - ours
            plain = json.loads(text)
            kept = _without_pictures(plain, gone)
            if kept != plain:
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (_json(kept), row))  # noqa: S608


def _without_pictures(plain: Any, gone: set[str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(plain, dict):
        return {name: _without_pictures(one, gone) for name, one in plain.items()}
    if isinstance(plain, list):
        return [_without_pictures(one, gone) for one in plain if not _only_of(one, gone)]
    return plain


def _only_of(one: Any, gone: set[str]) -> bool:  # noqa: ANN401 - JSON
    shows = one.get("shows") if isinstance(one, dict) else None
    return isinstance(shows, list) and bool(shows) and gone.issuperset(shows)


def _reword(connection: Connection, table: str, columns: Sequence[str], names: Names, people: Collection[UUID]) -> None:
    """Every text of a table without the names."""
    ids = {one.hex for one in people}
    listed = ", ".join(f'"{one}"' for one in columns)
    rows = connection.execute(f'SELECT rowid, {listed} FROM "{table}"').fetchall()  # noqa: S608 - the store's own names
    for row, *values in rows:
        changed = {
            column: said
            for column, value in zip(columns, values, strict=True)
            if isinstance(value, str) and value and (said := _said(column, value, names, ids)) != value
        }
        if changed:
            places = ", ".join(f'"{one}" = ?' for one in changed)
            connection.execute(
                f'UPDATE "{table}" SET {places} WHERE rowid = ?',  # noqa: S608 - likewise
                (*changed.values(), row),
            )


def _said(column: str, text: str, names: Names, ids: set[str]) -> str:
    if text[0] in "[{":
        try:
            plain = json.loads(text)
        except ValueError:
            return names.replaced(text)
        kept = _walked(plain, names, ids, column)
        return text if kept == plain else _json(kept)
    return names.replaced(text, folded=column in _FOLDED)


def _walked(plain: Any, names: Names, ids: set[str], name: str = "") -> Any:  # noqa: ANN401 - JSON
    match plain:
        case str():
            return plain if name in _CODES else names.replaced(plain, folded=name in _FOLDED)
        case list():
            kept = [one for one in plain if one not in ids] if name in _MET else plain
            return [_walked(one, names, ids, name) for one in kept]
        case dict():
            walked = {key: _walked(one, names, ids, key) for key, one in plain.items()}
            met, absent = plain.get("contacts"), plain.get("absent_contacts")
            if isinstance(met, list) and isinstance(absent, list) and "also_present" in plain:  # a line as released
                came = [ERASED for one in met if one in ids and one not in absent]
                walked["also_present"] = ", ".join(filter(None, (walked["also_present"], *came)))
            return walked
        case _:
            return plain


def _json(plain: Any) -> str:  # noqa: ANN401 - JSON
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _texts(connection: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tables with columns of words."""
    for table, columns in _columns(connection):
        words = tuple(one for one in columns if one not in _CODES)
        if words and table != _CHAINED:
            yield table, words


def _columns(connection: Connection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (table, tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall()))
        for table in sorted(_tables(connection))
    )


def _tables(connection: Connection) -> frozenset[str]:
    """Those of records; the tables behind a search index follow it."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND schema = 'main'"
    ).fetchall()
    return frozenset(str(name) for (name,) in found)


def _indexes(connection: Connection) -> tuple[str, ...]:
    found = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'virtual'").fetchall()
    return tuple(str(name) for (name,) in found)


def _rows(connection: Connection, table: str) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of ours
    names = [one[0] for one in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))
