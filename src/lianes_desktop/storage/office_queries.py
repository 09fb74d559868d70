"""The claims taken in, line by line, cheap with a million of them; implements ``services.ports.office``.

Plain SQL that every database we know reads: pages go on from where the last one ended, totals are read from one
index, and look-alikes are found by the index of the other side.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import DossierId, ExpenseId, OrganisationId
from lianes_desktop.domain.money import Currency, Money
from lianes_desktop.domain.received_lines import ReceivedLine, alike
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.ports.office import (
    STATE_OF,
    LineChoices,
    LinePage,
    LineRow,
    LinesAsked,
    LineSort,
    LineState,
    LinesTotal,
    LookAlike,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lianes_desktop.storage.asking import Connection, Lender
    from lianes_desktop.storage.columns import Stored

_COLUMNS = (
    *("manifest_sha256", "dossier", "expense", "number", "line_sha256", "payee", "paid_on", "kind"),
    *("amount_minor", "amount_currency", "euro_cents", "eligible_cents", "share_cents"),
    *("authority", "edition", "letter", "year"),
)
_SORTED = {LineSort.DAY: "paid_on", LineSort.AMOUNT: "euro_cents", LineSort.PAYEE: "sort_payee"}
_VERDICTS = {state: verdict.value for verdict, state in STATE_OF.items()}
_JUDGED = (
    "LEFT JOIN line_verdict AS judged ON judged.dossier = line.dossier AND judged.expense = line.expense "
    "AND judged.line_sha256 = line.line_sha256"
)
"""The verdict in force: one taken on another content of the line is none."""


class SqlOfficeReadings:
    """Each reading borrows a connection, reads at one moment, and gives it back."""

    def __init__(self, readers: Lender) -> None:
        """Nothing is read yet."""
        self._readers = readers

    def page(
        self,
        asked: LinesAsked,
        *,
        sort: LineSort = LineSort.DAY,
        descending: bool = True,
        after: Place | None = None,
        most: int = 100,
    ) -> LinePage:
        """The next rows of the list after a place in it; the first ones without."""
        where, values = _wanted(asked)
        by, beyond, order = _SORTED[sort], "<" if descending else ">", "DESC" if descending else "ASC"
        if after is not None:
            where += f" AND (line.{by}, line.key) {beyond} (?, ?)"
            values += [after.by, after.key]
        with self._readers.reading() as connection:
            found = connection.execute(
                f"{_rows(f'line.{by}')} WHERE {where} ORDER BY line.{by} {order}, line.key {order} LIMIT ?",
                (*values, most + 1),
            ).fetchall()
        rows = found[:most]
        then = Place(rows[-1][-1], rows[-1][0]) if len(found) > most else None
        return LinePage(tuple(_row(one) for one in rows), then)

    def totals(self, asked: LinesAsked) -> LinesTotal:
        """All lines wanted, added up."""
        where, values = _wanted(asked)
        judged = _JUDGED if asked.states else ""
        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT count(*), coalesce(sum(line.euro_cents), 0), coalesce(sum(line.eligible_cents), 0), "  # noqa: S608 - fixed words, values are parameters
                f"coalesce(sum(line.share_cents), 0) FROM received_line AS line {judged} WHERE {where}",
                values,
            ).fetchone()
        return LinesTotal(*(int(one) for one in found))

    def choices(self) -> LineChoices:
        """What there is to narrow to."""
        with self._readers.reading() as connection:
            editions, years, authorities, letters, kinds = (
                [
                    one
                    for (one,) in connection.execute(
                        f"SELECT DISTINCT {column} FROM received_line WHERE current = 1 ORDER BY 1"  # noqa: S608 - our own columns
                    )
                ]
                for column in ("edition", "year", "authority", "letter", "kind")
            )
        return LineChoices(
            tuple(editions),
            tuple(int(one) for one in years),
            tuple(OrganisationId(one) for one in authorities if one),
            tuple(one for one in letters if one),
            tuple(one for one in kinds if one),
        )

    def lines_of(self, manifest_sha256: str) -> tuple[LineRow, ...]:
        """The lines of one claim, by number."""
        with self._readers.reading() as connection:
            found = connection.execute(
                f"{_rows('line.number')} WHERE line.manifest_sha256 = ? ORDER BY line.number, line.key",
                (manifest_sha256,),
            ).fetchall()
        return tuple(_row(one) for one in found)

    def same_files(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines that rest on a file of another dossier's claim in force."""
        with self._readers.reading() as connection:
            return _look_alikes(
                connection,
                "FROM received_file AS mine "
                "JOIN received_file AS theirs ON theirs.digest = mine.digest AND theirs.dossier <> mine.dossier "
                "JOIN received_line AS line ON line.manifest_sha256 = theirs.manifest_sha256 "
                "AND line.expense = theirs.expense AND line.current = 1 "
                "WHERE mine.manifest_sha256 = ? AND mine.expense IS NOT NULL",
                (manifest_sha256,),
            )

    def same_expenses(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines of the same day, amount and payee in another dossier's claim in force."""
        with self._readers.reading() as connection:
            return _look_alikes(
                connection,
                "FROM received_line AS mine "
                "JOIN received_line AS line ON line.paid_on = mine.paid_on AND line.amount_minor = mine.amount_minor "
                "AND line.amount_currency = mine.amount_currency AND line.sort_payee = mine.sort_payee "
                "AND line.dossier <> mine.dossier AND line.current = 1 "
                "WHERE mine.manifest_sha256 = ? AND mine.paid_on <> '' AND mine.sort_payee <> ''",
                (manifest_sha256,),
            )

    def same_pictures(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines whose picture is near another dossier's: fingerprints are compared one by one."""
        with self._readers.reading() as connection:
            mine = connection.execute(
                "SELECT digest, likeness, expense, dossier FROM received_file "
                "WHERE manifest_sha256 = ? AND expense IS NOT NULL AND likeness <> ''",
                (manifest_sha256,),
            ).fetchall()
            if not mine:
                return ()
            others = connection.execute(
                "SELECT digest, likeness, min(key) FROM received_file "
                "WHERE likeness <> '' AND dossier <> ? GROUP BY digest, likeness",
                (mine[0][3],),
            )
            told = [(digest, int(likeness, 16), expense) for digest, likeness, expense, _of in mine]
            near = {
                (expense, digest)
                for digest, likeness, _key in others
                for own, fingerprint, expense in told
                if own != digest and alike(fingerprint, int(likeness, 16))
            }
            found = [
                one
                for expense, digest in sorted(near)
                for one in _look_alikes(
                    connection,
                    "FROM received_file AS theirs JOIN received_line AS line "
                    "ON line.manifest_sha256 = theirs.manifest_sha256 AND line.expense = theirs.expense "
                    "AND line.current = 1 JOIN received_file AS mine ON mine.manifest_sha256 = ? AND mine.expense = ? "
                    "WHERE theirs.digest = ? AND theirs.dossier <> mine.dossier",
                    (manifest_sha256, expense, digest),
                )
            ]
        return tuple(dict.fromkeys(found))

    def without_likeness(self, manifest_sha256: str) -> tuple[str, ...]:
        """Digests of a claim's files whose picture has not been looked at yet."""
        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT DISTINCT digest FROM received_file WHERE manifest_sha256 = ? AND likeness IS NULL ORDER BY 1",
                (manifest_sha256,),
            )
            return tuple(str(digest) for (digest,) in found)

    def kept(self) -> int:
        """How many bundles the inbox holds."""
        with self._readers.reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM received_bundle").fetchone()
        return int(count)

    def unfilled(self) -> tuple[str, ...]:
        """Manifests of claims taken in before their lines were told one by one."""
        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT claim.manifest_sha256 FROM received_bundle AS claim JOIN received_hand_in AS held "
                "ON held.manifest_sha256 = claim.manifest_sha256 WHERE claim.letter = '' AND claim.waiting = 0 "
                "ORDER BY claim.received_at, claim.key"
            )
            return tuple(str(manifest) for (manifest,) in found)


def _wanted(asked: LinesAsked) -> tuple[str, list[Stored]]:
    """The condition, and its values in order."""
    told: list[tuple[str, Sequence[Stored]]] = [("line.current = 1", ())]
    if asked.edition is not None:
        told.append(("line.edition = ?", (asked.edition,)))
    if asked.year is not None:
        told.append(("line.year = ?", (asked.year,)))
    if asked.authority is not None:
        told.append(("line.authority = ?", (asked.authority,)))
    if asked.letter:
        told.append(("line.letter = ?", (asked.letter,)))
    if asked.kinds:
        told.append((f"line.kind IN ({_marks(len(asked.kinds))})", sorted(asked.kinds)))
    if asked.states:
        told.append(_in_states(asked.states))
    told += [("line.sort_payee LIKE ?", (f"%{word}%",)) for word in fold(asked.words).split()]
    return " AND ".join(one for one, _values in told), [value for _one, values in told for value in values]


def _in_states(states: frozenset[LineState]) -> tuple[str, Sequence[Stored]]:
    verdicts = sorted(_VERDICTS[one] for one in states if one in _VERDICTS)
    unseen = ["judged.verdict IS NULL"] if LineState.UNSEEN in states else []
    among = [f"judged.verdict IN ({_marks(len(verdicts))})"] if verdicts else []
    return f"({' OR '.join((*unseen, *among))})", verdicts


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _rows(by: str) -> str:
    """Every column of a row of the list, its key first, and what the list is in order of last."""
    columns = ", ".join(f"line.{name}" for name in _COLUMNS)
    return (
        f"SELECT line.key, {columns}, judged.verdict, judged.kept_cents, {by} "  # noqa: S608 - our own columns
        f"FROM received_line AS line {_JUDGED}"
    )


def _row(row: Sequence[Any]) -> LineRow:
    key, *cells, verdict, kept, _by = row
    state = STATE_OF[Verdict(verdict)] if verdict else LineState.UNSEEN
    return LineRow(int(key), _line(cells), state, None if kept is None else int(kept))


def _line(row: Sequence[Any]) -> ReceivedLine:
    manifest, dossier, expense, number, digest, payee, paid_on, kind, minor, currency, *cents_and_facts = row
    euros, eligible, share, authority, edition, letter, year = cents_and_facts
    return ReceivedLine(
        manifest_sha256=manifest,
        dossier=DossierId(UUID(bytes=bytes(dossier))),
        expense=ExpenseId(UUID(bytes=bytes(expense))),
        number=number,
        line_sha256=digest,
        payee=payee,
        paid_on=date.fromisoformat(paid_on) if paid_on else None,
        kind=kind,
        amount=None if minor is None else Money(int(minor), Currency(currency)),
        euro_cents=euros,
        eligible_cents=eligible,
        share_cents=share,
        authority=OrganisationId(authority) if authority else None,
        edition=edition,
        letter=letter,
        year=year,
    )


def _look_alikes(connection: Connection, chosen: str, values: Sequence[Stored]) -> tuple[LookAlike, ...]:
    """Pairs of an expense of ``mine`` and a ``line`` elsewhere, each once, by number of the other."""
    columns = ", ".join(f"line.{name}" for name in _COLUMNS)
    found = connection.execute(f"SELECT DISTINCT mine.expense, {columns} {chosen}", values)
    pairs = [LookAlike(ExpenseId(UUID(bytes=bytes(row[0]))), _line(row[1:])) for row in found]
    return tuple(sorted(pairs, key=lambda one: (one.expense, one.other.manifest_sha256, one.other.number)))
