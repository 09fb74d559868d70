"""Reads for screens, straight from the encrypted store; implements ``services.ports.readings.Readings``.

Part of the first page: nothing heavy is imported here or below.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from lianes_desktop import codec
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.readings import EVERYTHING, NO_NAMES, ExpenseGroup
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.storage import expense_queries
from lianes_desktop.storage.directory import SqlDirectory, actions_present
from lianes_desktop.storage.folding import people_expression
from lianes_desktop.storage.queries import EVERY, find, in_dossier
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:  # the first page reads neither a whole dossier nor a claim
    from collections.abc import Mapping, Sequence

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.audit import AuditEntry
    from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
    from lianes_desktop.domain.chain import Anchor, Link
    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.hand_in import HandIn
    from lianes_desktop.domain.ids import ExpenseId, OrganisationId, SeriesId
    from lianes_desktop.domain.money import ExchangeRate
    from lianes_desktop.domain.readings import Reading
    from lianes_desktop.domain.summaries import ExpenseLine, ExpenseTotals
    from lianes_desktop.services.ports.readings import (
        ExpenseFilter,
        ExpenseOrder,
        ExpenseSort,
        GroupTotal,
        Narrowing,
        Sum,
        Unfinished,
    )
    from lianes_desktop.services.ports.store import R
    from lianes_desktop.services.rulebook import Rulebook
    from lianes_desktop.storage.asking import Connection, Lender


class SqlReadings(SqlDirectory):
    """Each reading borrows a connection, reads at one moment, and gives it back."""

    def __init__(self, readers: Lender, rules: Rulebook, person: UUID | None = None) -> None:
        """``rules`` gives the organisations and kinds of the settings; it is asked only when they are needed."""
        super().__init__(readers, person)
        self._rules = rules

    def action(self, dossier: DossierId) -> Action | None:
        """What the dossier is about, or ``None`` when there is no such dossier."""
        with self._readers.reading() as connection:
            return _action(connection, dossier)

    def dossier(self, dossier: DossierId) -> Dossier:
        """All its records; ``RemovedError`` when there is no such dossier."""
        from lianes_desktop.domain.dossiers import Dossier  # noqa: PLC0415 - never at the start
        from lianes_desktop.storage.kinds import AROUND  # noqa: PLC0415 - likewise

        with self._readers.reading() as connection:
            action = _action(connection, dossier)
            if action is None:
                raise RemovedError(dossier)
            return Dossier(
                action,
                self._organisation(connection, action.authority),
                self._organisation(connection, action.partner),
                in_dossier(connection, shape_of(Participant), dossier),
                in_dossier(connection, shape_of(ProgrammeItem), dossier),
                in_dossier(connection, shape_of(Contact), dossier),
                tuple(one.rate for one in in_dossier(connection, shape_of(DossierRate), dossier)),
                in_dossier(connection, shape_of(Expense), dossier),
                in_dossier(connection, shape_of(Receipt), dossier),
                *(in_dossier(connection, shape_of(kind), dossier) for kind in AROUND),
            )

    def held(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        """Every record of a kind in a dossier, in its natural order."""
        with self._readers.reading() as connection:
            return in_dossier(connection, shape_of(kind), dossier)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind that belongs to no dossier."""
        with self._readers.reading() as connection:
            return find(connection, shape_of(kind), EVERY, ())

    def several_heads(self, dossier: DossierId) -> tuple[tuple[str, UUID], ...]:
        """The records that stand on several versions, by kind and identity."""
        with self._readers.reading() as connection:
            rows = connection.execute(
                "SELECT kind, record FROM record_version WHERE dossier = ? AND head = 1 "
                "GROUP BY kind, record HAVING count(*) > 1 ORDER BY kind, record",
                (dossier.bytes,),
            ).fetchall()
        return tuple((str(kind), UUID(bytes=record)) for kind, record in rows)

    def trail(self, dossier: DossierId) -> tuple[AuditEntry, ...]:
        """Changes to money and consents, the latest first."""
        from lianes_desktop.domain.audit import AuditEntry  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            rows = connection.execute(
                "SELECT at, who, record, subject, dossier, field, before, after FROM audit_entry "
                "WHERE dossier = ? ORDER BY key DESC",
                (dossier.bytes,),
            ).fetchall()
        return tuple(
            AuditEntry(datetime.fromisoformat(at), who, record, UUID(bytes=subject), DossierId(UUID(bytes=of)), *rest)
            for at, who, record, subject, of, *rest in rows
        )

    def chain(self) -> tuple[Link, ...]:
        """The hash-chained trail, from its first entry."""
        from lianes_desktop.storage.links import links  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return links(connection)

    def chain_end(self) -> Anchor:
        """The last entry of that trail; number 0 when there is none."""
        from lianes_desktop.storage.links import end  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return end(connection)

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]:
        """In the order of the list."""
        with self._readers.reading() as connection:
            return in_dossier(connection, shape_of(Participant), dossier)

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]:
        """By the day each is valid from."""
        with self._readers.reading() as connection:
            return tuple(one.rate for one in in_dossier(connection, shape_of(DossierRate), dossier))

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        """The programme in order of local time."""
        with self._readers.reading() as connection:
            return in_dossier(connection, shape_of(ProgrammeItem), dossier)

    def contacts(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        """By family name; ``search`` matches words' beginnings without accents, in both scripts."""
        words = people_expression(search)
        with self._readers.reading() as connection:
            if not words:
                return in_dossier(connection, shape_of(Contact), dossier)
            matching = "key IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)"
            return find(connection, shape_of(Contact), f"dossier = ? AND {matching}", (dossier.bytes, words))

    def people_found(self, dossier: DossierId, search: str) -> frozenset[ContactId]:
        """The people of a dossier whom ``search`` finds, as ``contacts`` does; everybody when nothing is typed."""
        words = people_expression(search)
        matching = " AND key IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)" if words else ""
        with self._readers.reading() as connection:
            found = connection.execute(
                f"SELECT id FROM contact WHERE dossier = ?{matching}",  # noqa: S608 - fixed words
                (dossier.bytes, words) if words else (dossier.bytes,),
            ).fetchall()
        return frozenset(ContactId(UUID(bytes=identity)) for (identity,) in found)

    def people_elsewhere(self, dossier: DossierId, search: str, most: int) -> tuple[Contact, ...]:
        """People of other dossiers whom ``search`` finds, samples left out; the latest first, at most ``most``."""
        words = people_expression(search)
        with self._readers.reading() as connection:
            matching = (
                "key IN (SELECT contact.key FROM contact JOIN dossier ON dossier.id = contact.dossier"
                " WHERE contact.dossier <> ? AND dossier.sample = 0 AND contact.key IN"
                " (SELECT rowid FROM contact_search WHERE contact_search MATCH ?) ORDER BY contact.key DESC LIMIT ?)"
            )
            found = find(connection, shape_of(Contact), matching, (dossier.bytes, words, most)) if words else ()
        return tuple(sorted(found, key=lambda one: one.id, reverse=True))

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

    def expense_totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums kept by the store itself; ``RemovedError`` when there is no such dossier."""
        with self._readers.reading() as connection:
            action = _action(connection, dossier)
            if action is None:
                raise RemovedError(dossier)
            return expense_queries.totals_of(connection, dossier, terms(action, self._rules.of(action)))

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

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        from lianes_desktop.domain.bundles import SentBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return in_dossier(connection, shape_of(SentBundle), dossier)[::-1]

    def has_sent(self, dossier: DossierId) -> bool:
        """Whether a bundle of this dossier has left."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT 1 FROM sent_bundle WHERE dossier = ? LIMIT 1", (dossier.bytes,))
            return found.fetchone() is not None

    def received(self) -> tuple[ReceivedBundle, ...]:
        """The office's inbox, the latest first."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(connection, shape_of(ReceivedBundle), EVERY, ())[::-1]

    def received_bundle(self, manifest_sha256: str) -> ReceivedBundle | None:
        """One bundle of the inbox."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            found = find(connection, shape_of(ReceivedBundle), "manifest_sha256 = ?", (manifest_sha256,))
        return found[0] if found else None

    def received_beside(self, manifest_sha256: str, hand_in: HandIn) -> tuple[ReceivedBundle, ...]:
        """The bundle of that manifest, those of the claim's id or of its series, by their indexes."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(
                connection,
                shape_of(ReceivedBundle),
                "manifest_sha256 = ? OR bundle_id = ? OR series = ?",
                (manifest_sha256, hand_in.bundle_id.bytes, hand_in.series.bytes),
            )

    def received_in(self, series: SeriesId) -> tuple[ReceivedBundle, ...]:
        """Those of one series, the latest first."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(connection, shape_of(ReceivedBundle), "series = ?", (series.bytes,))[::-1]

    def received_dossier(self, manifest_sha256: str) -> HandIn | None:
        """What a taken-in bundle carries, as it was verified."""
        from lianes_desktop.domain.hand_in import HandIn  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT hand_in FROM received_hand_in WHERE manifest_sha256 = ?", (manifest_sha256,)
            ).fetchone()
        return cast("HandIn", codec.loads(HandIn, found[0])) if found else None

    def _organisation(self, connection: Connection, identity: OrganisationId | None) -> Organisation | None:
        """The one typed in here, else the shipped one."""
        if identity is None:
            return None
        typed = find(connection, shape_of(Organisation), "id = ?", (identity,))
        return next((one for one in (*typed, *self._rules.current.organisations) if one.id == identity), None)


def _action(connection: Connection, dossier: DossierId) -> Action | None:
    for kind in actions_present(connection, dossier.bytes):
        return find(connection, shape_of(kind), "id = ?", (dossier.bytes,))[0]
    return None
