"""Reads of expenses and of the receipts they rest on.

Part of the first page: nothing heavy is imported here or below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lianes_desktop import codec
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.folding import fold
from lianes_desktop.services.ports.readings import EVERYTHING, NO_NAMES, ExpenseGroup
from lianes_desktop.storage import expense_queries
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.queries import find
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from lianes_desktop.domain.ids import DossierId, ExpenseId
    from lianes_desktop.domain.readings import Reading
    from lianes_desktop.domain.summaries import ExpenseLine
    from lianes_desktop.services.ports.readings import (
        ExpenseFilter,
        ExpenseOrder,
        ExpenseSort,
        GroupTotal,
        Narrowing,
        Sum,
        Unfinished,
    )


class SqlExpenseReadings(SqlDirectory):
    """The list of expenses, their sums, their receipts, and what was paid to whom before."""

    def expense_order(
        self,
        dossier: DossierId,
        *,
        show: ExpenseFilter,
        sort: ExpenseSort,
        descending: bool = True,
        search: str = "",
        names: Mapping[str, str] = NO_NAMES,
        narrow: Narrowing = EVERYTHING,
        group: ExpenseGroup = ExpenseGroup.DAY,
    ) -> ExpenseOrder:
        """The whole list's order, and the heads of its groups; expenses without a date stand with the latest."""
        with self._readers.reading() as connection:
            return expense_queries.order_of(
                connection,
                dossier,
                show=show,
                sort=sort,
                descending=descending,
                search=search,
                names=names,
                narrow=narrow,
                group=group,
            )

    def expense_heads(self, dossier: DossierId, group: ExpenseGroup) -> tuple[GroupTotal, ...]:
        """The groups of all its expenses, days in order."""
        with self._readers.reading() as connection:
            return expense_queries.heads_of(connection, dossier, group)

    def unfinished_expenses(self, dossier: DossierId, most: int) -> tuple[Unfinished, ...]:
        """The first that miss something, by day, those without a date last."""
        with self._readers.reading() as connection:
            return expense_queries.unfinished_of(connection, dossier, most)

    def expense_lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        """The rows of those keys, in that order; those removed meanwhile are left out."""
        with self._readers.reading() as connection:
            return expense_queries.lines_of(connection, keys)

    def expense_line(self, expense: UUID) -> ExpenseLine | None:
        """One row."""
        with self._readers.reading() as connection:
            return expense_queries.line_of(connection, expense)

    def expense_sum(self, keys: Sequence[int]) -> Sum:
        """Those of the keys that are still there, added up."""
        with self._readers.reading() as connection:
            return expense_queries.sum_of(connection, keys)

    def expense_key(self, expense: UUID) -> int | None:
        """The storage key of an expense, to find it in an order."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT key FROM expense WHERE id = ?", (expense.bytes,)).fetchone()
        return int(found[0]) if found else None

    def latest_expenses(self, dossier: DossierId, most: int) -> tuple[ExpenseLine, ...]:
        """Those numbered last, the latest first."""
        with self._readers.reading() as connection:
            return expense_queries.latest_of(connection, dossier, most)

    def receipt(self, receipt: UUID) -> Receipt | None:
        """One receipt."""
        with self._readers.reading() as connection:
            found = find(connection, shape_of(Receipt), "id = ?", (receipt.bytes,))
        return found[0] if found else None

    def receipts_with(self, digest: str) -> tuple[Receipt, ...]:
        """Receipts holding a file of that digest, in any dossier."""
        with self._readers.reading() as connection:
            return find(
                connection, shape_of(Receipt), "id IN (SELECT receipt FROM receipt_page WHERE digest = ?)", (digest,)
            )

    def kept_files(self) -> Mapping[int, frozenset[str]]:
        """The digests of the files of every receipt, in any dossier, by size in bytes."""
        found: dict[int, set[str]] = {}
        with self._readers.reading() as connection:
            for size, digest in connection.execute("SELECT DISTINCT size, digest FROM receipt_page"):
                found.setdefault(int(size), set()).add(str(digest))
        return {size: frozenset(digests) for size, digests in found.items()}

    def shared_files(self, dossier: DossierId) -> tuple[tuple[str, str], ...]:
        """Receipt files of a dossier that another one holds too, with the title of the other."""
        with self._readers.reading() as connection:
            return tuple(
                (str(digest), str(title))
                for digest, title in connection.execute(
                    "SELECT DISTINCT page.digest, dossier.title FROM receipt AS own "
                    "JOIN receipt_page AS mine ON mine.receipt = own.id "
                    "JOIN receipt_page AS page ON page.digest = mine.digest "
                    "JOIN receipt AS other ON other.id = page.receipt AND other.dossier <> own.dossier "
                    "JOIN dossier ON dossier.id = other.dossier AND dossier.sample = 0 "
                    "WHERE own.dossier = ? ORDER BY 1, 2",
                    (dossier.bytes,),
                )
            )

    def expenses_proved_by(self, receipt: UUID) -> tuple[Expense, ...]:
        """The expenses that rest on a receipt, by number."""
        holding = "id IN (SELECT expense FROM expense_receipt WHERE receipt = ?)"
        with self._readers.reading() as connection:
            return find(connection, shape_of(Expense), holding, (receipt.bytes,))

    def thumbnail(self, digest: str) -> bytes | None:
        """JPEG bytes, at most 160 pixels a side."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT jpeg FROM thumbnail WHERE digest = ?", (digest,)).fetchone()
        return bytes(found[0]) if found else None

    def reading(self, digest: str) -> Reading | None:
        """What was read on the file of that digest."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT reading FROM reading WHERE digest = ?", (digest,)).fetchone()
        from lianes_desktop.domain.readings import Reading  # noqa: PLC0415 - not for the first page

        return cast("Reading", codec.loads(Reading, found[0])) if found else None

    def likenesses(self) -> tuple[tuple[str, int], ...]:
        """Every file that has a fingerprint: its digest and the fingerprint."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT digest, likeness FROM reading WHERE likeness IS NOT NULL")
            return tuple((str(digest), int(likeness, 16)) for digest, likeness in found)

    def to_accept(self, dossier: DossierId) -> int:
        """How many expenses of the dossier nobody has accepted yet."""
        with self._readers.reading() as connection:
            return expense_queries.to_accept_in(connection, dossier)

    def unaccepted(self, dossier: DossierId) -> Sequence[int]:
        """The keys of the dossier's expenses that nobody has accepted yet, by number."""
        with self._readers.reading() as connection:
            return expense_queries.unaccepted_in(connection, dossier)

    def unread(self, dossier: DossierId, most: int) -> tuple[ExpenseId, ...]:
        """Of the ``most`` last that nobody has accepted, by number, those whose first page was never read."""
        with self._readers.reading() as connection:
            return expense_queries.unread_in(connection, dossier, most)

    def alike(self, expense: Expense) -> tuple[Expense, ...]:
        """Other expenses of that day, that amount and that payee, however written, in any dossier."""
        with self._readers.reading() as connection:
            return expense_queries.alike(connection, expense)

    def payees(self, most: int) -> tuple[str, ...]:
        """The names of who was paid, in any dossier, the most frequent first."""
        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT payee FROM expense WHERE payee <> '' AND reviewed = 1 GROUP BY payee "
                "ORDER BY count(*) DESC, max(key) DESC LIMIT ?",
                (most,),
            )
            return tuple(str(payee) for (payee,) in found)

    def kind_paid_to(self, payee: str) -> str:
        """The category that was last given to a payee, however written; empty when there is none."""
        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT kind FROM expense WHERE sort_payee = ? AND kind <> '' AND reviewed = 1 "
                "ORDER BY key DESC LIMIT 1",
                (fold(payee),),
            ).fetchone()
        return str(found[0]) if found else ""
