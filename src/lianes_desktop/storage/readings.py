"""Reads for screens, straight from the encrypted store; implements ``services.ports.readings.Readings``.

Part of the first page: nothing heavy is imported here or below.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.storage import expense_queries
from lianes_desktop.storage.directory import actions_present
from lianes_desktop.storage.exchange_readings import SqlExchangeReadings
from lianes_desktop.storage.expense_readings import SqlExpenseReadings
from lianes_desktop.storage.folding import people_expression
from lianes_desktop.storage.queries import EVERY, find, in_dossier
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:  # the first page reads neither a whole dossier nor a claim
    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.audit import AuditEntry
    from lianes_desktop.domain.chain import Anchor, Link
    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.ids import OrganisationId
    from lianes_desktop.domain.money import ExchangeRate
    from lianes_desktop.domain.summaries import ExpenseTotals
    from lianes_desktop.services.ports.store import R
    from lianes_desktop.services.rulebook import Rulebook
    from lianes_desktop.storage.asking import Connection, Lender


class SqlReadings(SqlExpenseReadings, SqlExchangeReadings):
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

    def expense_totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums kept by the store itself; ``RemovedError`` when there is no such dossier."""
        with self._readers.reading() as connection:
            action = _action(connection, dossier)
            if action is None:
                raise RemovedError(dossier)
            return expense_queries.totals_of(connection, dossier, terms(action, self._rules.of(action)))

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
