"""What a version of a claim changes in the one before: lines added, removed, changed field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.flattening import flattened
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.sent_lines import SentLine, SentLines

_APART = frozenset(("id", "dossier", "number", "receipts", "reviewed", "recorded_at", "frozen_rate"))
"""Fields that identify or tidy a line, or that are told otherwise: its proofs, the rate it is converted at."""


class Turn(StrEnum):
    """What became of a line."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldTurn:
    """One field, by its dotted name, from one text to another; empty where there is none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LineTurn:
    """One line that is not as it was."""

    turn: Turn
    expense: ExpenseId
    number: int
    payee: str
    eligible_cents: int
    """Of the later version, or of the earlier one when the line is gone."""
    fields: tuple[FieldTurn, ...] = ()
    """Of a changed line alone."""


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """Everything a version changes."""

    lines: tuple[LineTurn, ...]
    """By number of the receipt."""
    elsewhere: bool
    """Whether something else of the dossier changed: people, programme, results, facts."""

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines) or self.elsewhere


def version_changes(before: SentLines, after: SentLines) -> VersionChanges:
    """What ``after`` changes in ``before``."""
    were, are = _by_expense(before.lines), _by_expense(after.lines)
    turns = [_turn(were.get(key), are.get(key)) for key in were.keys() | are.keys()]
    found = sorted((one for one in turns if one is not None), key=lambda one: (one.number, one.expense.hex))
    return VersionChanges(tuple(found), before.rest_sha256 != after.rest_sha256)


def _by_expense(lines: Iterable[SentLine]) -> dict[ExpenseId, SentLine]:
    return {one.line.expense.id: one for one in lines}


def _turn(before: SentLine | None, after: SentLine | None) -> LineTurn | None:
    if before is None or after is None:
        gone = after is None
        one = before if after is None else after
        return None if one is None else _told(Turn.REMOVED if gone else Turn.ADDED, one, ())
    were, are = dict(_texts(before)), dict(_texts(after))
    names = [*are, *(name for name in were if name not in are)]
    changed = tuple(
        FieldTurn(name, were.get(name, ""), are.get(name, "")) for name in names if were.get(name) != are.get(name)
    )
    return _told(Turn.CHANGED, after, changed) if changed else None


def _told(turn: Turn, one: SentLine, changed: tuple[FieldTurn, ...]) -> LineTurn:
    expense = one.line.expense
    return LineTurn(turn, expense.id, expense.number, expense.payee, one.line.assessment.eligible_cents, changed)


def _texts(one: SentLine) -> Iterator[tuple[str, str]]:
    """What is told of a line: the facts of the expense in their order, its proofs, its rate, what is eligible."""
    for known in fields(Expense):
        if known.name not in _APART:
            yield from flattened(known.name, getattr(one.line.expense, known.name))
    yield "proofs", " ".join(one.proofs)
    yield "rate_text", one.line.assessment.rate_text
    yield "eligible_cents", str(one.line.assessment.eligible_cents)
