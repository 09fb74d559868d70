"""Small phrases the sections of the claim share."""

from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.money import Money
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _

NOTHING = "–"


def money(value: Money | None) -> str:
    """A sum, or a dash."""
    return formats.money(value) if value else NOTHING


def day(value: date | None) -> str:
    """A date, or a dash."""
    return formats.day(value) if value else NOTHING


def payee(expense: Expense) -> str:
    """Who was paid."""
    return formats.isolate(expense.payee) or _("Fournisseur à préciser")


def period(action: Action) -> str:
    """From when to when."""
    if action.starts_on is None or action.ends_on is None:
        return _("Dates à préciser")
    return formats.month_range(action.starts_on, action.ends_on)


def digest(text: str) -> str:
    """The beginning of a SHA-256, enough to tell files apart by eye."""
    return f"{text[:8]} {text[8:16]}"
