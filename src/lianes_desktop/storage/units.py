"""One unit of work over the encrypted store: what changed is told only once it is durable."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import Executable, Update, bindparam, insert, select, update

from lianes_desktop import codec
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
from lianes_desktop.domain.chain import BEGINNING, Deed, Link, digest_of
from lianes_desktop.domain.expenses import Assessment
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.readings import Reading
from lianes_desktop.domain.received_lines import ReceivedFile, ReceivedLine
from lianes_desktop.services.ports.store import Change, Record
from lianes_desktop.storage import received_statements
from lianes_desktop.storage.columns import Stored, instant_text
from lianes_desktop.storage.expense_queries import BECAUSE
from lianes_desktop.storage.shapes import Child, Shape, all_shapes, shape_of
from lianes_desktop.storage.statements import ChildStatements, Statements, of_shape, put_into, table_of
from lianes_desktop.storage.transactions import Transaction, Turns

R = TypeVar("R", bound=Record)

_LAST_LINK = (
    select(table_of("chain_link").c.sequence, table_of("chain_link").c.digest)
    .order_by(table_of("chain_link").c.sequence.desc())
    .limit(1)
)

_HIGHEST = select(table_of("expense_number").c.highest).where(
    table_of("expense_number").c.dossier == bindparam("dossier")
)


class SqlUnitOfWork:
    """Implements ``services.ports.store.UnitOfWork``; each ``put`` is one statement, nothing is kept back."""

    def __init__(self, writer: Turns) -> None:
        """A unit over the one writer; the transaction begins with the ``with`` block."""
        self._writer = writer
        self._transaction: Transaction | None = None
        self._touched: dict[tuple[str, Stored], tuple[Record | None, Record | None]] = {}

    def __enter__(self) -> Self:
        """Wait for the writer and begin."""
        self._transaction = self._writer.begin()
        return self

    def __exit__(self, *exc: object) -> None:
        """Undo whatever was not committed."""
        if self._transaction is not None:
            self._transaction.abandon()
            self._transaction = None

    def get(self, kind: type[R], key: UUID | str | int) -> R | None:
        """The record of that kind and identity, or ``None``; a sent or received bundle has two."""
        shape = shape_of(kind)
        column = shape.key
        if kind in {SentBundle, ReceivedBundle}:
            column = "bundle_id" if isinstance(key, UUID) else "manifest_sha256"
        return self._read(shape, of_shape(shape, column), key.bytes if isinstance(key, UUID) else key)

    def of_dossier(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        """Every record of that kind in a dossier, in its natural order; none for kinds that belong to no dossier."""
        shape = shape_of(kind)
        statements = of_shape(shape, shape.key)
        inside = {"dossier": dossier.bytes}
        if statements.of_dossier is None:
            return ()
        children = {
            one.child.field: self._grouped(one.child, self._rows(one.of_dossier, inside))
            for one in statements.children
            if one.of_dossier is not None
        }
        return tuple(
            shape.read(row, {field: found.get(row[-1], ()) for field, found in children.items()})
            for row in self._rows(statements.of_dossier, inside)
        )

    def put(self, record: Record) -> None:
        """Insert the record or replace the one of the same identity."""
        shape = shape_of(type(record))
        statements = of_shape(shape, shape.key)
        row = shape.write(record)
        key = row[shape.key]
        before = self._present(shape, key)
        self._run(put_into(self._writer.insert, shape.table, shape.key, shape.filled), row)
        for one in statements.children:
            values = getattr(record, one.child.field)
            if values != (() if before is None else getattr(before, one.child.field)):
                self._put_children(one, key, values)
        self._note(shape.table, key, before, record)

    def remove(self, record: Record) -> None:
        """Remove the record and nothing else; a dossier is removed with all it holds."""
        shape = shape_of(type(record))
        key = shape.identity(record)
        before = self._present(shape, key)
        if before is None:
            return
        self._note(shape.table, key, before, None)
        if isinstance(record, Action):
            self._empty(record.id)
        self._run(of_shape(shape, shape.key).remove, {"key": key})

    def assess(self, assessments: Iterable[Assessment]) -> None:
        """Keep how expenses count; sums follow by themselves."""
        rows: list[dict[str, Stored]] = [
            {
                "of": one.expense.bytes,
                "eligibility": one.eligibility.value,
                "euro_cents": one.euro_cents,
                "eligible_cents": one.eligible_cents,
                "to_be_agreed_cents": one.to_be_agreed_cents,
                "because": codec.dumps(BECAUSE, one.because),
                "rate_text": one.rate_text,
                "rate_source": one.rate_source,
                "rate_on": one.rate_on.isoformat() if one.rate_on else None,
            }
            for one in assessments
        ]
        if rows:
            self._run(_assess(tuple(name for name in rows[0] if name != "of")), rows)

    def put_thumbnail(self, digest: str, jpeg: bytes) -> None:
        """Keep the small picture of a receipt page."""
        self._put_plain("thumbnail", "digest", {"digest": digest, "jpeg": jpeg})

    def put_reading(self, digest: str, reading: Reading) -> None:
        """Keep what was read on a receipt page."""
        likeness = reading.likeness
        self._put_plain(
            "reading",
            "digest",
            {
                "digest": digest,
                "reading": codec.dumps(Reading, reading),
                "search": fold(reading.words),
                "likeness": None if likeness is None else f"{likeness:016x}",
            },
        )

    def put_hand_in(self, manifest_sha256: str, hand_in: HandIn) -> None:
        """Keep what a taken-in bundle carries."""
        self._put_plain(
            "received_hand_in",
            "manifest_sha256",
            {"manifest_sha256": manifest_sha256, "hand_in": codec.dumps(HandIn, hand_in)},
        )

    def put_received_lines(
        self,
        received: ReceivedBundle,
        lines: Iterable[ReceivedLine],
        files: Iterable[ReceivedFile],
        *,
        current: bool,
    ) -> None:
        """Keep a claim's lines and files, in place of those kept of it before."""
        if current:
            self._run(received_statements.OTHERS_END, {"of": received.dossier.bytes})
        manifest = {"of": received.manifest_sha256}
        for emptied in received_statements.EMPTY:
            self._run(emptied, manifest)
        for table, rows in (
            (received_statements.LINE, [received_statements.line_row(one, current=current) for one in lines]),
            (received_statements.FILE, [received_statements.file_row(received, one) for one in files]),
        ):
            if rows:
                self._run(insert(table), rows)
        self._run(received_statements.INHERIT, manifest)

    def put_likeness(self, digest: str, likeness: int | None) -> None:
        """Keep the fingerprint of a received file's picture, or that it has none."""
        told = "" if likeness is None else f"{likeness:016x}"
        self._run(received_statements.LIKENESS, {"of": digest, "told": told})

    def audit(self, entries: Iterable[AuditEntry]) -> None:
        """Add to the trail of changes."""
        rows: list[dict[str, Stored]] = [
            {
                "at": instant_text(one.at),
                "who": one.who,
                "record": one.record,
                "subject": one.subject.bytes,
                "dossier": one.dossier.bytes,
                "field": one.field,
                "before": one.before,
                "after": one.after,
            }
            for one in entries
        ]
        if rows:
            self._run(insert(table_of("audit_entry")), rows)

    def chain(self, who: str, at: datetime, deeds: Iterable[Deed]) -> tuple[Link, ...]:
        """Add to the hash-chained trail, after its last entry."""
        rows = self._rows(_LAST_LINK, {})
        sequence, previous = (int(rows[0][0]), str(rows[0][1])) if rows else (0, BEGINNING)
        made: list[Link] = []
        for deed in deeds:
            sequence += 1
            digest = digest_of(sequence, at, who, deed, previous)
            made.append(Link(sequence, at, who, deed, previous, digest))
            previous = digest
        if made:
            self._run(insert(table_of("chain_link")), [_link_row(one) for one in made])
        return tuple(made)

    def chained(self) -> int:
        """The number of the last entry of the hash-chained trail."""
        rows = self._rows(_LAST_LINK, {})
        return int(rows[0][0]) if rows else 0

    def next_number(self, dossier: DossierId) -> int:
        """One more than the highest number ever put in the dossier, removed expenses included."""
        rows = self._rows(_HIGHEST, {"dossier": dossier.bytes})
        return int(rows[0][0]) + 1 if rows else 1

    def changes(self) -> tuple[Change, ...]:
        """What changed so far, in the order it was first touched."""
        return tuple(Change(before, after) for before, after in self._touched.values() if before != after)

    def commit(self) -> tuple[Change, ...]:
        """Make it durable and say what changed, in the order it was first touched."""
        transaction = self._active()
        self._transaction = None
        transaction.commit()
        return self.changes()

    def _active(self) -> Transaction:
        if self._transaction is None:
            raise RuntimeError("the unit has not begun, or has ended")
        return self._transaction

    def _run(self, statement: Executable, values: Any) -> None:  # noqa: ANN401 - one row, or a list of them
        connection = self._active().connection
        with self._writer.failing():
            connection.execute(statement, values)

    def _rows(self, statement: Executable, values: Mapping[str, Stored]) -> Sequence[Any]:
        connection = self._active().connection
        with self._writer.failing():
            return connection.execute(statement, values).fetchall()

    def _read(self, shape: Shape[R], statements: Statements, key: Stored) -> R | None:
        rows = self._rows(statements.one, {"key": key})
        if not rows:
            return None
        owner = {"owner": key}
        children = {
            one.child.field: [one.child.read(row[1:]) for row in self._rows(one.of_one, owner)]
            for one in statements.children
        }
        return shape.read(rows[-1], children)

    def _present(self, shape: Shape[Any], key: Stored) -> Record | None:
        """What the store holds under an identity: a dossier may be of the other kind than the one now put."""
        for one in (shape, *(other for other in all_shapes() if other.table == shape.table and other is not shape)):
            found: Record | None = self._read(one, of_shape(one, one.key), key)
            if found is not None:
                return found
        return None

    @staticmethod
    def _grouped(child: Child, rows: Sequence[Any]) -> dict[Stored, list[Any]]:
        found: dict[Stored, list[Any]] = {}
        for owner, *row in rows:
            found.setdefault(owner, []).append(child.read(row))
        return found

    def _put_children(self, one: ChildStatements, key: Stored, values: Sequence[Any]) -> None:
        child = one.child
        self._run(one.empty, {"owner": key})
        rows = [
            {child.owner: key, "position": at, **dict(zip(child.columns, child.write(value), strict=True))}
            for at, value in enumerate(values)
        ]
        if rows:
            self._run(one.add, rows)

    def _put_plain(self, name: str, key: str, row: dict[str, Stored]) -> None:
        self._run(put_into(self._writer.insert, name, key, tuple(row)), row)

    def _empty(self, dossier: DossierId) -> None:
        """Remove everything a dossier holds, remembering each record so that undo can put it back."""
        for shape in all_shapes():
            emptied = of_shape(shape, shape.key).empty
            if emptied is not None:
                for record in self.of_dossier(shape.kind, dossier):
                    self._note(shape.table, shape.identity(record), record, None)
                self._run(emptied, {"dossier": dossier.bytes})

    def _note(self, table: str, key: Stored, before: Record | None, after: Record | None) -> None:
        first, _last = self._touched.get((table, key), (before, None))
        self._touched[table, key] = (first, after)


def _link_row(link: Link) -> dict[str, Stored]:
    deed = link.deed
    return {
        "sequence": link.sequence,
        "at": instant_text(link.at),
        "who": link.who,
        "act": deed.act,
        "subject": None if deed.subject is None else deed.subject.bytes,
        "dossier": None if deed.dossier is None else deed.dossier.bytes,
        "details": codec.dumps(tuple[tuple[str, str], ...], deed.details),
        "previous": link.previous,
        "digest": link.digest,
    }


@cache
def _assess(names: tuple[str, ...]) -> Update:
    table = table_of("expense")
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return update(table).where(table.c.id == bindparam("of")).values(values)
