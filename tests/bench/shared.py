"""The office's shared database: lists, totals and duplicates over a million lines of receipts on PostgreSQL.

Each beside the plainest SQL for the same answer, sent to the same server by its own driver.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from support.postgres import Cluster
from support.stores import OpenStore

from bench.marks import Mark, interleaved, wall_of
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.money import MAD, Money
from lianes_desktop.domain.received_lines import ReceivedLine
from lianes_desktop.services.ports.office import LinesAsked, LineSort
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.received_statements import line_row

LINES, PER_CLAIM = 1_000_000, 40
_PAGE = 100
_PAYEES = ("Taxi Angads", "Hôtel Al Massira", "ONCF", "Librairie Müller", "مطعم دار البركة")
_KINDS = ("TAXI", "HEBE", "TRAIN", "REMI")
_SHARED_FILES = 4000
"""Claims so far apart show the same files, as one sent twice does."""


@contextmanager
def filled(count: int) -> Iterator[tuple[OpenStore, Server]]:
    """A database of so many lines in claims of forty, each with its file; some rest on the file of another claim."""
    cluster = Cluster(durable=True)
    server = cluster.fresh()
    with closing(server.connect(autocommit=True)) as connection:
        _copy(connection, "received_line", (line_row(_line(at), current=True) for at in range(count)))
        _copy(connection, "received_file", map(_file, range(count)))
        connection.execute("VACUUM ANALYZE")
    with tempfile.TemporaryDirectory() as place:
        store = OpenStore(Path(place), server=server)
        yield store, server
        store.close()
    cluster.throw_away()


def marks(share: int = 1) -> Sequence[Mark]:
    """First rows, orders, filters, words, totals and duplicates; ``share`` takes one line in so many."""
    return tuple(_marks(LINES // share))


def _marks(count: int) -> Iterator[Mark]:
    with filled(count) as (store, server), closing(server.connect(autocommit=True)) as connection:
        office = store.office

        def plain(sql: str, *values: object) -> Callable[[], object]:
            return lambda: connection.execute(sql.encode(), values).fetchall()

        narrowed = LinesAsked(year=2024, letter="A", kinds=frozenset({"HEBE"}))
        rows, of_page = "SELECT * FROM received_line WHERE current = 1", f"DESC, key DESC LIMIT {_PAGE}"
        where = " AND year = 2024 AND letter = 'A' AND kind = 'HEBE'"
        added = "count(*), sum(euro_cents), sum(eligible_cents), sum(share_cents)"
        sums = f"SELECT {added} FROM received_line WHERE current = 1"  # noqa: S608 - fixed words
        manifest = _manifest(1)
        # a file is only of use with the line in force that rests on it
        twins = (
            "SELECT line.key FROM received_file AS mine JOIN received_file AS theirs ON theirs.digest = mine.digest "
            "AND theirs.dossier <> mine.dossier JOIN received_line AS line "
            "ON line.manifest_sha256 = theirs.manifest_sha256 AND line.expense = theirs.expense AND line.current = 1 "
            "WHERE mine.manifest_sha256 = %s"
        )
        same = (
            "SELECT theirs.key FROM received_line AS mine JOIN received_line AS theirs "
            "ON theirs.paid_on = mine.paid_on AND theirs.amount_minor = mine.amount_minor "
            "AND theirs.amount_currency = mine.amount_currency AND theirs.sort_payee = mine.sort_payee "
            "AND theirs.dossier <> mine.dossier WHERE mine.manifest_sha256 = %s"
        )
        asked: Sequence[tuple[str, Callable[[], object], Callable[[], object], float]] = (
            ("first rows", partial(office.page, LinesAsked()), plain(f"{rows} ORDER BY paid_on {of_page}"), 8.0),
            (
                "sort by amount",
                partial(office.page, LinesAsked(), sort=LineSort.AMOUNT),
                plain(f"{rows} ORDER BY euro_cents {of_page}"),
                8.0,
            ),
            ("filter", partial(office.page, narrowed), plain(f"{rows}{where} ORDER BY paid_on {of_page}"), 4.0),
            (
                "words",
                partial(office.page, LinesAsked(words="müller")),
                plain(f"{rows} AND sort_payee LIKE '%%muller%%' ORDER BY paid_on {of_page}"),
                6.0,
            ),
            (
                "words nobody wrote",
                partial(office.page, LinesAsked(words="zzz")),
                plain(f"{rows} AND sort_payee LIKE '%%zzz%%' ORDER BY paid_on {of_page}"),
                4.0,
            ),
            ("totals", partial(office.totals, LinesAsked()), plain(sums), 1.5),
            ("totals of a filter", partial(office.totals, narrowed), plain(sums + where), 2.0),
            ("duplicates by file", partial(office.same_files, manifest), plain(twins, manifest), 8.0),
            ("duplicates by day, sum and payee", partial(office.same_expenses, manifest), plain(same, manifest), 8.0),
        )
        for name, ours, plainest, most in asked:
            one, two, ratio = interleaved(partial(wall_of, ours), partial(wall_of, plainest), 9)
            told = f"{one * 1000:.1f} ms beside {two * 1000:.1f} ms of the plainest SQL"
            yield Mark(f"{name}, {count} lines on PostgreSQL", told, ratio, most)


def _copy(connection: psycopg.Connection[Any], table: str, rows: Iterator[dict[str, Stored]]) -> None:
    first = next(rows)
    names = ", ".join(f'"{name}"' for name in first)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copy:
        copy.write_row(tuple(first.values()))
        for row in rows:
            copy.write_row(tuple(row.values()))


def _manifest(claim: int) -> str:
    return f"{claim:064x}"


def _line(at: int) -> ReceivedLine:
    claim, place = divmod(at, PER_CLAIM)
    year = 2022 + claim % 5
    cents = 1000 + (claim * 41 + place * 37) % 90_000
    return ReceivedLine(
        manifest_sha256=_manifest(claim),
        dossier=DossierId(UUID(int=claim)),
        expense=ExpenseId(UUID(int=at)),
        number=place + 1,
        line_sha256=f"{at:064x}",
        payee=f"{_PAYEES[place % len(_PAYEES)]} {claim % 500}",
        paid_on=date(year, 1, 1) + timedelta(days=(claim * 7 + place) % 360),
        kind=_KINDS[place % len(_KINDS)],
        amount=Money(cents * 10, MAD),
        euro_cents=cents,
        eligible_cents=cents,
        share_cents=cents * 455 // 1000,
        authority=None,
        edition="MTFMDD",
        letter="ABCD"[claim % 4],
        year=year,
    )


def _file(at: int) -> dict[str, Stored]:
    claim, place = divmod(at, PER_CLAIM)
    return {
        "digest": sha256(f"{claim % _SHARED_FILES} {place}".encode()).hexdigest(),
        "manifest_sha256": _manifest(claim),
        "dossier": UUID(int=claim).bytes,
        "expense": UUID(int=at).bytes,
        "likeness": None,
    }
