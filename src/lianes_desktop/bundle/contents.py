"""A hand-in as the JSON documents of its bundle, ``data/*.json``, and back (BUNDLE.md §2).

One document per kind of record; ``read(header, write(x))`` is ``x`` again, less what may not leave. Everything read
was signed, and is still checked to the last field: a signer may be in error, or worse.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from lianes_desktop.bundle import actions, codecs, figures, light, records, results, strict_json
from lianes_desktop.bundle.codecs import Codec, Malformed
from lianes_desktop.bundle.figures import LineFigures, StatementFigures
from lianes_desktop.bundle.header import Header
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.strict_json import NotStrictJson
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, StatementLine
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.leaving import hand_in_leaving
from lianes_desktop.domain.organisations import Organisation

T = TypeVar("T")

LARGEST_DOCUMENT = 16 * 2**20
_MISSION = "data/mission.json"
_STATEMENT = "data/statement.json"
_FINDINGS = "data/findings.json"


@dataclass(frozen=True, slots=True)
class _Head:
    """``data/mission.json``: the action and the two authorities."""

    action: Action
    authority: Organisation | None
    partner: Organisation | None


_head = codecs.record(
    _Head,
    action=actions.action,
    authority=codecs.optional(records.organisation),
    partner=codecs.optional(records.organisation),
)

_LISTS: Mapping[str, tuple[str, Codec[Any]]] = {
    "data/participants.json": ("participants", records.participant),
    "data/programme.json": ("items", records.item),
    "data/contacts.json": ("contacts", records.contact),
    "data/rates.json": ("rates", records.rate),
    "data/expenses.json": ("expenses", records.expense),
    "data/receipts.json": ("receipts", records.receipt),
}
"""Documents holding one list: their path, the field of ``Dossier``, and how one record is written."""
_LATER: Mapping[str, tuple[str, Codec[Any]]] = {
    "data/meetings.json": ("meetings", results.meeting),
    "data/fundings.json": ("fundings", results.funding),
    "data/advances.json": ("advances", results.advance),
    "data/staff-times.json": ("staff_times", results.staff_time),
    "data/follow-ups.json": ("follow_ups", results.follow_up),
    "data/communications.json": ("communications", results.communication),
    "data/reports.json": ("reports", results.report),
}
"""The same, for lists that are only there when they hold something."""

REQUIRED = frozenset((_MISSION, _STATEMENT, _FINDINGS, *_LISTS))
"""Every ``data/*.json`` that a claim always has."""
DOCUMENTS = REQUIRED | frozenset(_LATER)
"""Every ``data/*.json`` a claim may have."""


def write(hand_in: HandIn) -> dict[str, bytes]:
    """The documents by path, without what may not leave."""
    hand_in = hand_in_leaving(hand_in)
    dossier = hand_in.dossier
    head = _Head(dossier.action, dossier.authority, dossier.partner)
    documents = {
        path: strict_json.dumps({name: codecs.many(codec).write(getattr(dossier, name))})
        for path, (name, codec) in (*_LISTS.items(), *_LATER.items())
        if path in _LISTS or getattr(dossier, name)
    }
    documents[_MISSION] = strict_json.dumps(_head.write(head))
    documents[_STATEMENT] = strict_json.dumps(figures.statement.write(_figures(hand_in.statement)))
    documents[_FINDINGS] = strict_json.dumps({"findings": codecs.many(figures.finding).write(hand_in.findings)})
    return dict(sorted(documents.items()))


def read(header: Header, documents: Mapping[str, bytes]) -> HandIn:
    """The hand-in of a header and all of its documents.

    Raises:
        BundleRefusal: ``DATA_JSON`` with the document and the place.
    """
    head = _document(documents, _MISSION, _head.write, _head.read)
    lists = {name: _list(documents, path, name, codec) for path, (name, codec) in _LISTS.items()}
    for path, (name, codec) in _LATER.items():
        if path in documents:
            lists[name] = _list(documents, path, name, codec)
            if not lists[name]:
                raise BundleRefusal(Code.DATA_JSON, f"{path}: an empty list")
    dossier = Dossier(head.action, head.authority, head.partner, **lists)
    _check_belonging(header, dossier)
    statement = _document(documents, _STATEMENT, figures.statement.write, figures.statement.read)
    return HandIn(
        bundle_id=header.bundle_id,
        series=header.series,
        sequence=header.sequence,
        previous=header.previous,
        created_at=header.created_at,
        audience=header.audience,
        issuer=header.issuer.participant,
        dossier=dossier,
        statement=_statement(statement, dossier.expenses),
        findings=_list(documents, _FINDINGS, "findings", figures.finding),
    )


def _list(documents: Mapping[str, bytes], path: str, name: str, codec: Codec[T]) -> tuple[T, ...]:
    lists = codecs.many(codec)

    def read_list(value: strict_json.Json, place: str) -> tuple[T, ...]:
        return lists.read(codecs.members(value, place, required=frozenset((name,)))[name], f"{place}.{name}")

    return _document(documents, path, lambda values: {name: lists.write(values)}, read_list)


def _document(
    documents: Mapping[str, bytes],
    path: str,
    write_one: Callable[[T], strict_json.Json],
    read_one: Callable[[strict_json.Json, str], T],
) -> T:
    try:
        value = read_one(strict_json.loads(documents[path]), path)
    except Malformed as error:
        raise BundleRefusal(Code.DATA_JSON, str(error)) from error
    except NotStrictJson as error:
        raise BundleRefusal(Code.DATA_JSON, f"{path}: {error}") from error
    if strict_json.dumps(write_one(value)) != documents[path]:
        raise BundleRefusal(Code.DATA_JSON, f"{path}: not in its canonical form")
    return value


def _check_belonging(header: Header, dossier: Dossier) -> None:
    """Every record is of this dossier, and no two have one identity: none may take another's place."""
    if dossier.action.id != header.dossier:
        raise BundleRefusal(Code.DATA_JSON, f"{_MISSION}.action.id")
    for path, (name, _) in (*_LISTS.items(), *_LATER.items()):
        held = getattr(dossier, name)
        if any(getattr(one, "dossier", header.dossier) != header.dossier for one in held):
            raise BundleRefusal(Code.DATA_JSON, f"{path}: another dossier's record")
        _distinct(path, [getattr(one, "id", header.dossier) for one in held])
    _distinct("data/expenses.json", [one.number for one in dossier.expenses])
    light.check(dossier.receipts, "data/receipts.json")


def _distinct(path: str, keys: Iterable[UUID | int]) -> None:
    keys = tuple(keys)
    if len(set(keys)) < len(keys):
        raise BundleRefusal(Code.DATA_JSON, f"{path}: the same record twice")


def _figures(statement: ExpenseStatement) -> StatementFigures:
    lines = tuple(LineFigures(one.expense.id, one.assessment, one.share_cents) for one in statement.lines)
    return StatementFigures(
        lines=lines,
        headings=statement.headings,
        rate=statement.rate,
        rate_source=statement.rate_source,
        spent_cents=statement.spent_cents,
        eligible_cents=statement.eligible_cents,
        asked_cents=statement.asked_cents,
        to_be_agreed_cents=statement.to_be_agreed_cents,
        own_share_cents=statement.own_share_cents,
        rate_article=statement.rate_article,
    )


def _statement(read_figures: StatementFigures, expenses: Iterable[Expense]) -> ExpenseStatement:
    known = {one.id: one for one in expenses}
    lines = read_figures.lines
    if any(one.expense not in known or one.assessment.expense != one.expense for one in lines):
        raise BundleRefusal(Code.DATA_JSON, f"{_STATEMENT}: a line without its expense")
    _distinct(_STATEMENT, [one.expense for one in lines])
    if sum(one.share_cents for one in lines) != read_figures.asked_cents:
        raise BundleRefusal(Code.DATA_JSON, f"{_STATEMENT}: shares that do not add up")
    return ExpenseStatement(
        lines=tuple(StatementLine(known[one.expense], one.assessment, one.share_cents) for one in lines),
        headings=read_figures.headings,
        rate=read_figures.rate,
        rate_source=read_figures.rate_source,
        spent_cents=read_figures.spent_cents,
        eligible_cents=read_figures.eligible_cents,
        asked_cents=read_figures.asked_cents,
        to_be_agreed_cents=read_figures.to_be_agreed_cents,
        own_share_cents=read_figures.own_share_cents,
        rate_article=read_figures.rate_article,
    )
