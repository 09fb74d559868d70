"""Where each record lives in the store: its table, its columns, its child tables and its natural order.

Knows no database library: the writer (SQLAlchemy) and the readings (plain SQL) share these, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from lianes_desktop.storage.columns import Cells, Stored, cells_of

if TYPE_CHECKING:  # each kind's shape is made at its first use: the window shows three of them
    from collections.abc import Callable, Mapping, Sequence

    from lianes_desktop.domain.contacts import Contact
    from lianes_desktop.domain.expenses import Expense
    from lianes_desktop.services.ports.store import Record

R = TypeVar("R", bound="Record")

_LOCAL = frozenset({"starts_at", "ends_at", "taken_at"})
_NONE: frozenset[str] = frozenset()


class Child(NamedTuple):
    """A list a record holds, kept in its own table in order: identifiers, or the fields of a value."""

    field: str
    table: str
    owner: str
    """Column of the record's id."""
    columns: tuple[str, ...]
    write: Callable[[Any], tuple[Stored, ...]]
    read: Callable[[Sequence[Any]], Any]


@dataclass(frozen=True, eq=False)
class Shape(Generic[R]):
    """One kind of record and its place."""

    kind: type[R]
    table: str
    key: str
    """Column of the identity."""
    cells: tuple[Cells, ...]
    children: tuple[Child, ...] = ()
    dossier: str = "dossier"
    """Column of the dossier it belongs to; empty when it belongs to none."""
    order: tuple[str, ...] = ("id",)
    """Columns that give the natural order."""
    tell: tuple[tuple[str, str], ...] = ()
    """Columns that tell this kind from another in the same table."""
    unused: tuple[str, ...] = ()
    """Columns of the table that only another kind fills."""
    drawn: tuple[str, ...] = ()
    """Columns drawn from the record, for sorting and searching."""
    draw: Callable[[Any], tuple[Stored, ...]] = lambda _record: ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns a record is read from, in order."""
        return tuple(column for one in self.cells for column in one.columns)

    @property
    def filled(self) -> tuple[str, ...]:
        """Every column a put fills."""
        return (*self.unused, *(name for name, _value in self.tell), *self.columns, *self.drawn)

    def write(self, record: R) -> dict[str, Stored]:
        """The record's row, without its children."""
        row: dict[str, Stored] = {**dict.fromkeys(self.unused), **dict(self.tell)}
        for one in self.cells:
            row.update(zip(one.columns, one.write(getattr(record, one.field)), strict=True))
        row.update(zip(self.drawn, self.draw(record), strict=True))
        return row

    def read(self, row: Sequence[Any], children: Mapping[str, Sequence[Any]] | None = None) -> R:
        """The record of a row that holds ``columns`` first, and of its children's values by field."""
        values: dict[str, Any] = {one.field: tuple((children or {}).get(one.field, ())) for one in self.children}
        at = 0
        for one in self.cells:
            values[one.field] = one.read(row[at : at + len(one.columns)])
            at += len(one.columns)
        return self.kind(**values)

    def identity(self, record: R) -> Stored:
        """The value of the key column."""
        return self.write(record)[self.key]


def _ids(field: str, table: str, owner: str, column: str) -> Child:
    return Child(field, table, owner, (column,), lambda value: (value.bytes,), lambda row: UUID(bytes=row[0]))


def _pages() -> Child:
    from lianes_desktop.domain.expenses import ReceiptPage  # noqa: PLC0415 - with the first receipt

    # a light copy belongs to a claim that leaves, never to the record
    inner = cells_of(ReceiptPage, left_out=frozenset({"light"}), local=_NONE)
    columns = tuple(column for one in inner for column in one.columns)
    return Child(
        "pages",
        "receipt_page",
        "receipt",
        columns,
        lambda page: tuple(cell for one in inner for cell in one.write(getattr(page, one.field))),
        lambda row: ReceiptPage(*row),
    )


def _shape(
    kind: type[R],
    table: str,
    *children: Child,
    key: str = "id",
    flat: frozenset[str] = _NONE,
    **more: Any,  # noqa: ANN401 - the fields of Shape
) -> Shape[R]:
    left_out = frozenset(one.field for one in children)
    cells = cells_of(kind, left_out=left_out, local=_LOCAL, flat=flat)
    return Shape(kind, table, key, cells, children, **more)


def _contact_words(contact: Contact) -> tuple[Stored, ...]:
    from lianes_desktop.domain.folding import fold  # noqa: PLC0415 - Unicode's tables, only to write
    from lianes_desktop.i18n.people import role_searched  # noqa: PLC0415 - with the first role

    words = (
        "" if contact.role is None else role_searched(contact.role),
        *(contact.given_name, contact.family_name, contact.given_name_ar, contact.family_name_ar),
        *(contact.function, contact.function_ar, contact.organisation, contact.organisation_ar),
        *(contact.phone, contact.mobile, contact.email, contact.note, contact.name_zgh),
        *(words for one in contact.affiliations for words in (one.organisation, one.organisation_ar)),
        *(words for one in contact.affiliations for words in (one.function, one.function_ar)),
    )
    name = f"{contact.family_name or contact.family_name_ar} {contact.given_name or contact.given_name_ar}"
    return fold(" ".join(words)), fold(name)


def _expense_words(expense: Expense) -> tuple[Stored, ...]:
    from lianes_desktop.domain.folding import fold  # noqa: PLC0415 - Unicode's tables, only to write

    amount = expense.amount.amount if expense.amount else ""
    return fold(f"{expense.number} {expense.payee} {expense.note} {expense.kind} {amount}"), fold(expense.payee)


_OF_A_KIND = (
    *("starts_on", "ends_on", "duration_reason", "first_exchange_of", "meals_mode", "agreement"),
    *("held_on", "case", "case_reason", "groups", "delegation", "courtesy"),
    *("intention", "sought", "intention_on", "population", "competences", "stakes"),
    *("candidates", "milestones", "accord"),
    *("kind", "other_kind", "description", "expected", "owners_confirmed", "no_heavy_investment", "equipment_reason"),
)
"""Columns of the dossiers' table that only some kinds of action fill."""


def _action(letter: str) -> Callable[[type[Any]], Shape[Any]]:
    """One kind of action among those that share the dossiers' table."""

    def made(kind: type[Any]) -> Shape[Any]:
        own = _shape(kind, "dossier")
        unused = tuple(one for one in _OF_A_KIND if one not in own.columns)
        return replace(own, dossier="", tell=(("action", letter),), unused=unused)

    return made


_MADE: Mapping[str, Callable[[type[Any]], Shape[Any]]] = {
    "Mission": _action("A"),
    "HostingDay": _action("B"),
    "NewPartnership": _action("C"),
    "CooperationProject": _action("D"),
    "Participant": lambda kind: _shape(kind, "participant", order=("position", "id")),
    "ProgrammeItem": lambda kind: _shape(
        kind,
        "programme_item",
        _ids("participants", "item_participant", "item", "participant"),
        _ids("contacts", "item_contact", "item", "contact"),
        order=("starts_at", "ends_at", "id"),
    ),
    "Contact": lambda kind: _shape(
        kind, "contact", drawn=("search", "sort_name"), draw=_contact_words, order=("sort_name", "id")
    ),
    "ProgrammeRelease": lambda kind: _shape(kind, "programme_release", order=("number", "id")),
    "Erasure": lambda kind: _shape(kind, "erasure", dossier=""),
    "Expense": lambda kind: _shape(
        kind,
        "expense",
        _ids("receipts", "expense_receipt", "expense", "receipt"),
        drawn=("search", "sort_payee"),
        draw=_expense_words,
        order=("number", "id"),
    ),
    "Receipt": lambda kind: _shape(kind, "receipt", _pages(), order=("added_at", "id")),
    "DossierRate": lambda kind: _shape(
        kind, "exchange_rate", flat=frozenset({"rate"}), order=("valid_from", "currency", "id")
    ),
    "PreparationMeeting": lambda kind: _shape(kind, "preparation_meeting", order=("held_on", "id")),
    "Funding": lambda kind: _shape(kind, "funding"),
    "Advance": lambda kind: _shape(kind, "advance"),
    "StaffTime": lambda kind: _shape(kind, "staff_time", order=("worked_on", "id")),
    "MissionReport": lambda kind: _shape(kind, "mission_report", key="dossier", order=("dossier",)),
    "FollowUp": lambda kind: _shape(kind, "follow_up"),
    "CommunicationItem": lambda kind: _shape(kind, "communication_item"),
    "Membership": lambda kind: _shape(kind, "membership", dossier=""),
    "SteeringMeeting": lambda kind: _shape(kind, "steering_meeting", dossier=""),
    "IssuedSettings": lambda kind: _shape(kind, "programme_settings", key="version", dossier="", order=("version",)),
    "SettingsDraft": lambda kind: _shape(kind, "settings_draft", key="slot", dossier="", order=("slot",)),
    "SentBundle": lambda kind: _shape(kind, "sent_bundle", key="bundle_id", order=("key",)),
    "Organisation": lambda kind: _shape(kind, "organisation", dossier="", order=("name", "id")),
    "Profile": lambda kind: _shape(kind, "profile", key="participant", dossier="", order=("key",)),
    "ReceivedBundle": lambda kind: _shape(kind, "received_bundle", key="manifest_sha256", dossier="", order=("key",)),
    "LineVerdict": lambda kind: _shape(kind, "line_verdict", order=("number", "id")),
    "ClaimReview": lambda kind: _shape(kind, "claim_review", key="dossier", order=("dossier",)),
    "Answer": lambda kind: _shape(kind, "answer", key="manifest_sha256", order=("kept_at", "sequence", "id")),
    "SettledQuestion": lambda kind: _shape(kind, "settled_question"),
    "SentLines": lambda kind: _shape(kind, "sent_lines", key="bundle", order=("bundle",)),
    "Payment": lambda kind: _shape(kind, "payment", order=("decided_at", "id")),
    "TransferOrder": lambda kind: _shape(kind, "transfer_order", dossier="", order=("made_at", "id")),
    "Envelope": lambda kind: _shape(kind, "envelope", dossier=""),
    "FunderShare": lambda kind: _shape(kind, "funder_share", dossier=""),
    "ReportTexts": lambda kind: _shape(kind, "report_texts", dossier=""),
    "Box": lambda kind: _shape(kind, "box", dossier=""),
    "Delivery": lambda kind: _shape(kind, "delivery", dossier="", order=("made_at", "id")),
    "Collected": lambda kind: _shape(kind, "collected", key="sha256", dossier="", order=("collected_at", "sha256")),
    "RecordVersion": lambda kind: _shape(kind, "record_version", key="digest", order=("at", "digest")),
}
"""How the shape of each kind is made, by its name; a dossier's own table comes first."""
_known: dict[type[Any], Shape[Any]] = {}


def all_shapes() -> tuple[Shape[Any], ...]:
    """Every kind of record; a dossier's own table comes first."""
    from lianes_desktop.storage.kinds import KINDS  # noqa: PLC0415 - never at the start

    return tuple(shape_of(kind) for kind in KINDS)


def shape_of(kind: type[R]) -> Shape[R]:
    """The place of one kind of record; ``KeyError`` for anything the store does not keep."""
    found = _known.get(kind)
    # two threads may make the same shape: one of the two is kept
    return found if found is not None else _known.setdefault(kind, _MADE[kind.__name__](kind))
