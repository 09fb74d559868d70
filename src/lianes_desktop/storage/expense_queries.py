"""The expense list and its sums, cheap with 100 000 rows: order and groups in SQL, rows only for what is in view."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from lianes_desktop import codec
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Expense, Reason
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, ExpenseId, ParticipantId
from lianes_desktop.domain.reimbursement import Terms, asked_cents
from lianes_desktop.domain.summaries import ExpenseLine, ExpenseTotals
from lianes_desktop.services.ports.readings import (
    EVERYTHING,
    NO_NAMES,
    ExpenseFilter,
    ExpenseGroup,
    ExpenseOrder,
    ExpenseSort,
    GroupTotal,
    Narrowing,
    Sum,
    Unfinished,
)
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.directory import UNFINISHED
from lianes_desktop.storage.queries import as_list, children_of, listed
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:
    from lianes_desktop.storage.asking import Connection

BECAUSE = tuple[Because, ...]
"""The type of an assessment's reasons, as they are kept."""

_RATE_MISSING = f'"{Reason.RATE_MISSING.value}"'
"""The reason as its JSON holds it."""
_UNDATED = "~"
"""Sorts after every day."""

_JUDGED = (
    *("eligibility", "euro_cents", "eligible_cents", "to_be_agreed_cents", "because"),
    *("rate_text", "rate_source", "rate_on"),
)

_SORTED = {
    # a receipt just dropped has no date yet: it stands with the latest
    (ExpenseSort.DAY, True): "paid_on DESC NULLS FIRST, number DESC",
    (ExpenseSort.DAY, False): "paid_on ASC NULLS LAST, number ASC",
    (ExpenseSort.AMOUNT, True): "euro_cents DESC NULLS LAST, number DESC",
    (ExpenseSort.AMOUNT, False): "euro_cents ASC NULLS FIRST, number ASC",
    (ExpenseSort.PAYEE, True): "sort_payee DESC, number DESC",
    (ExpenseSort.PAYEE, False): "sort_payee ASC, number ASC",
}

_GROUPED = {ExpenseGroup.DAY: "paid_on", ExpenseGroup.KIND: "kind", ExpenseGroup.PAYER: "payer"}
_OF: Mapping[ExpenseGroup, Callable[[Any], date | str | ParticipantId | None]] = {
    ExpenseGroup.DAY: lambda day: date.fromisoformat(day) if day else None,
    ExpenseGroup.KIND: lambda code: code or None,
    ExpenseGroup.PAYER: lambda payer: ParticipantId(UUID(bytes=payer)) if payer else None,
}
"""What the expenses of a group have in common, from the column's value."""

_BLANK = "(amount_minor IS NULL AND payee = '' AND kind = '')"
"""Nothing is filled: a copy of a receipt read before, or one brought back by redo."""
_FIRST_PAGE = (
    "(SELECT page.digest FROM expense_receipt AS held JOIN receipt_page AS page ON page.receipt = held.receipt "
    "WHERE held.expense = expense.id ORDER BY held.position, page.position LIMIT 1)"
)


def order_of(
    connection: Connection,
    dossier: DossierId,
    *,
    show: ExpenseFilter,
    sort: ExpenseSort,
    descending: bool,
    search: str = "",
    names: Mapping[str, str] = NO_NAMES,
    narrow: Narrowing = EVERYTHING,
    group: ExpenseGroup = ExpenseGroup.DAY,
) -> ExpenseOrder:
    """Every key in order, and the heads of the groups."""
    from lianes_desktop.storage.expense_search import answering  # noqa: PLC0415 - only to search

    answers, held = answering(show, search, names, narrow)
    where = f"dossier = ? AND {answers}"
    values: list[Stored] = [dossier.bytes, *held]
    by = _SORTED[sort, descending]
    # groups by day are those of the order itself
    order = by if group is ExpenseGroup.DAY else f"{_GROUPED[group]} NULLS FIRST, {by}"
    (keys,) = connection.execute(
        f"SELECT json_group_array(key) FROM (SELECT key FROM expense WHERE {where} ORDER BY {order}) AS listed",  # noqa: S608 - fixed words, values are parameters
        values,
    ).fetchone()
    heads: tuple[GroupTotal, ...] = ()
    if group is not ExpenseGroup.DAY or sort is ExpenseSort.DAY:
        heads = _heads(connection, group, where, values, order.split(",")[0])
    return ExpenseOrder(json.loads(keys), heads)


def heads_of(connection: Connection, dossier: DossierId, group: ExpenseGroup) -> tuple[GroupTotal, ...]:
    """The groups of the whole dossier, without the expenses in them; days in order, what has none last."""
    return _heads(connection, group, "dossier = ?", [dossier.bytes], f"{_GROUPED[group]} ASC NULLS LAST")


def lines_of(connection: Connection, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
    """The rows of those keys, in that order; a key whose expense is gone is left out."""
    found = dict(_lines(connection, "key IN (SELECT value FROM json_each(?))", (as_list(keys),)))
    return tuple(found[key] for key in keys if key in found)


def line_of(connection: Connection, expense: UUID) -> ExpenseLine | None:
    """One row."""
    found = _lines(connection, "id = ?", (expense.bytes,))
    return found[0][1] if found else None


def sum_of(connection: Connection, keys: Sequence[int]) -> Sum:
    """Those of the keys that are still there, added up."""
    count, cents = connection.execute(
        "SELECT count(*), coalesce(sum(euro_cents), 0) FROM expense WHERE key IN (SELECT value FROM json_each(?))",
        (as_list(keys),),
    ).fetchone()
    return Sum(count, cents)


def latest_of(connection: Connection, dossier: DossierId, most: int) -> tuple[ExpenseLine, ...]:
    """The expenses numbered last."""
    keys = connection.execute(
        "SELECT key FROM expense WHERE dossier = ? ORDER BY number DESC LIMIT ?", (dossier.bytes, most)
    ).fetchall()
    return lines_of(connection, [key for (key,) in keys])


def unfinished_of(connection: Connection, dossier: DossierId, most: int) -> tuple[Unfinished, ...]:
    """The first expenses that miss something: each state read in its index's own order, so that none is sorted."""
    found: list[tuple[str, int, Unfinished]] = []
    for dated in ("IS NOT NULL", "IS NULL"):
        for eligibility in UNFINISHED:
            for key, currency, because, paid_on, number in connection.execute(
                "SELECT id, amount_currency, because, paid_on, number FROM expense "  # noqa: S608 - fixed words, values are parameters
                f"WHERE dossier = ? AND eligibility = ? AND paid_on {dated} ORDER BY paid_on, number LIMIT ?",
                (dossier.bytes, eligibility, most),
            ):
                waits = Unfinished(ExpenseId(UUID(bytes=key)), currency or "", _RATE_MISSING in because)
                found.append((paid_on or _UNDATED, number, waits))
        if len(found) >= most:
            break
    return tuple(waits for _day, _number, waits in sorted(found)[:most])


def to_accept_in(connection: Connection, dossier: DossierId) -> int:
    """How many nobody has accepted yet."""
    asked = "SELECT count(*) FROM expense WHERE dossier = ? AND reviewed = 0"
    (count,) = connection.execute(asked, (dossier.bytes,)).fetchone()
    return int(count)


def unaccepted_in(connection: Connection, dossier: DossierId) -> tuple[int, ...]:
    """The keys of those nobody has accepted yet."""
    found = connection.execute(
        "SELECT key FROM expense WHERE dossier = ? AND reviewed = 0 ORDER BY number", (dossier.bytes,)
    )
    return tuple(int(key) for (key,) in found)


def unread_in(connection: Connection, dossier: DossierId, most: int) -> tuple[ExpenseId, ...]:
    """Of the last that nobody has accepted, those whose first page was never read, or which nothing filled."""
    found = connection.execute(
        f"SELECT id FROM (SELECT id, number, {_FIRST_PAGE} AS page, {_BLANK} AS blank FROM expense "  # noqa: S608 - fixed words, values are parameters
        "WHERE dossier = ? AND reviewed = 0 "
        "ORDER BY number DESC LIMIT ?) AS latest "
        "WHERE page IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM reading WHERE digest = page AND NOT (blank AND search <> '')) ORDER BY number",
        (dossier.bytes, most),
    )
    return tuple(ExpenseId(UUID(bytes=key)) for (key,) in found)


def alike(connection: Connection, expense: Expense) -> tuple[Expense, ...]:
    """Other expenses of that day, that amount and that payee, in any dossier."""
    if expense.paid_on is None or expense.amount is None or not expense.payee:
        return ()
    # each dossier's index by payee is looked in: the rows of the others are not read
    where = (
        "dossier IN (SELECT id FROM dossier) AND sort_payee = ? AND paid_on = ? AND amount_minor = ? "
        "AND amount_currency = ? AND id <> ?"
    )
    money = expense.amount
    values = (fold(expense.payee), expense.paid_on.isoformat(), money.minor, money.currency.code, expense.id.bytes)
    return tuple(line.expense for _key, line in _lines(connection, where, values))


def totals_of(connection: Connection, dossier: DossierId, applied: Terms) -> ExpenseTotals:
    """The sums the triggers keep, by heading (an unknown kind is among the others), and what is asked."""
    count = incomplete = spent = eligible = to_be_agreed = 0
    headings = dict.fromkeys(BudgetHeading, 0)
    for kind, eligibility, lines, *cents in connection.execute(
        "SELECT kind, eligibility, lines, euro_cents, eligible_cents, to_be_agreed_cents FROM expense_total "
        "WHERE dossier = ?",
        (dossier.bytes,),
    ):
        count += lines
        incomplete += lines if eligibility in UNFINISHED else 0
        if applied.has(kind, KindTrait.VALUED):  # apart from every sum (R98)
            continue
        spent, eligible, to_be_agreed = spent + cents[0], eligible + cents[1], to_be_agreed + cents[2]
        known = applied.kinds.get(kind)
        headings[known.heading if known else BudgetHeading.OTHER] += cents[0]
    return ExpenseTotals(
        count=count,
        incomplete=incomplete,
        spent_cents=spent,
        eligible_cents=eligible,
        to_be_agreed_cents=to_be_agreed,
        asked_cents=asked_cents(eligible, applied),
        by_heading=tuple(headings.items()),
    )


def _heads(
    connection: Connection, group: ExpenseGroup, where: str, values: Sequence[Stored], order: str
) -> tuple[GroupTotal, ...]:
    column = _GROUPED[group]
    return tuple(
        GroupTotal(_OF[group](of), count, cents)
        for of, count, cents in connection.execute(
            f"SELECT {column}, count(*), coalesce(sum(euro_cents), 0) FROM expense "  # noqa: S608 - fixed words, values are parameters
            f"WHERE {where} GROUP BY {column} ORDER BY {order}",
            values,
        )
    )


def _lines(connection: Connection, where: str, values: Sequence[Stored]) -> list[tuple[int, ExpenseLine]]:
    shape = shape_of(Expense)
    wide = len(shape.columns)
    (held,) = shape.children
    rows = connection.execute(
        f"SELECT {listed((*shape.columns, *_JUDGED, 'id', 'key'))}, {_FIRST_PAGE} FROM expense WHERE {where}",  # noqa: S608 - fixed words, values are parameters
        values,
    ).fetchall()
    receipts = children_of(connection, held, f"SELECT id FROM expense WHERE {where}", values)  # noqa: S608 - likewise
    found: list[tuple[int, ExpenseLine]] = []
    for row in rows:
        identity, key, first_page = row[-3:]
        expense = shape.read(row, {held.field: receipts.get(identity, ())})
        found.append((key, ExpenseLine(expense, _assessment(expense, row[wide:-3]), first_page or "")))
    return found


def _assessment(expense: Expense, row: Sequence[Any]) -> Assessment:
    eligibility, euro_cents, eligible, to_be_agreed, because, rate_text, rate_source, rate_on = row
    reasons: Any = codec.loads(BECAUSE, because)
    return Assessment(
        expense.id,
        Eligibility(eligibility),
        euro_cents,
        eligible,
        to_be_agreed,
        reasons,
        rate_text,
        rate_source,
        date.fromisoformat(rate_on) if rate_on else None,
    )
