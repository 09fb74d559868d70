"""What the fields of the budget hold, from values and back, and what its lists offer. No Qt."""

from datetime import date
from decimal import Decimal

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import ExpenseId, ParticipantId
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.funding import BudgetRead
from lianes_desktop.ui.budget.values import BookField
from lianes_desktop.ui.kit.book_values import Options


def person_named(person: ParticipantId | None, read: BudgetRead) -> str:
    """The name of a person, or that it is to be said."""
    found = next((one for one in read.dossier.participants if one.id == person), None)
    if found is None:
        return _("Personne à préciser") if person is None else _("Personne retirée du dossier")
    return formats.isolate(found.name or found.name_ar)


def people_offered(read: BudgetRead) -> Options:
    """Everyone of the dossier, and nobody."""
    people = ((one.id, one.name or one.name_ar) for one in read.dossier.participants)
    return ((None, _("À choisir")), *people)


def expenses_offered(read: BudgetRead) -> tuple[tuple[ExpenseId | None, str], ...]:
    """Every expense, and the action as a whole."""
    words = _("Dépense n° {number}, {payee}")
    ones = (
        (one.id, words.format(number=one.number, payee=formats.isolate(one.payee)).rstrip(", "))
        for one in read.dossier.expenses
    )
    return ((None, _("L'action entière")), *ones)


def read_cents(text: str, field: BookField) -> int | None:
    """Euro cents as typed; nothing typed, or zero, is no sum."""
    plain = text.strip()
    if not plain or not plain.strip("0 .,\u00a0\u202f€"):
        return None
    return entry.parse_amount(plain, EUR, field).minor


def read_count(text: str, field: BookField) -> int:
    """A count as typed; ``RefusedError`` names the field."""
    plain = text.strip()
    if not plain.isdecimal():
        raise RefusedError([Refusal(field, Problem.NOT_A_NUMBER)])
    return int(plain)


def typed_cents(cents: int | None) -> str:
    """A sum as its field offers it; nothing for none."""
    return formats.amount(Money(cents)).removeprefix(formats.RLM) if cents else ""


def typed_day(day: date | None) -> str:
    """A day as its field offers it."""
    return formats.day(day).removeprefix(formats.RLM) if day else ""


def typed_plan(cents: int) -> str:
    """A planned cost as its field offers it."""
    return typed_cents(cents)


def read_plan(text: str, name: str) -> int | None:
    """A planned cost as typed; ``RefusedError`` names the field."""
    return entry.parse_amount(text, EUR, name).minor if text.strip() else None


def part_of(cents: int, whole: int) -> Decimal:
    """The share of a sum in another, which is not zero."""
    return Decimal(cents) / whole
