"""A row of the list in words: what the eye reads and what a screen reader says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lianes_desktop.domain.editions import ExpenseKind
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.list_values import Head
from lianes_desktop.ui.kit.judgement import HEADING_ICONS, Mark, judged

Headings = Mapping[str, BudgetHeading]
"""The budget heading of each kind's code."""


@dataclass(frozen=True, slots=True)
class Row:
    """One expense as the list writes it."""

    payee: str
    named: bool
    kind: str
    icon: str
    euros: str
    original: str
    """The sum as it was paid, when not in euros."""
    mark: Mark
    thumbnail: str


def headings(kinds: Iterable[ExpenseKind]) -> Headings:
    """The heading of every kind."""
    return {kind.code: kind.heading for kind in kinds}


def row(line: ExpenseLine, of: Headings, *, clashing: bool = False) -> Row:
    """The words of one row; ``clashing``: two laptops say it differently."""
    expense, cents = line.expense, line.assessment.euro_cents
    foreign = expense.amount is not None and expense.amount.currency != EUR
    return Row(
        payee=formats.isolate(expense.payee) if expense.payee else _("Fournisseur à préciser"),
        named=bool(expense.payee),
        kind=wording.expense_kind(expense.kind),
        icon=HEADING_ICONS[of.get(expense.kind, BudgetHeading.OTHER)],
        euros=formats.euros(cents) if cents is not None else "–",
        original=formats.money(expense.amount) if foreign and expense.amount else "",
        mark=_mark(line, clashing=clashing),
        thumbnail=line.thumbnail,
    )


def _mark(line: ExpenseLine, *, clashing: bool) -> Mark:
    return Mark(_("À départager"), "warn", "users") if clashing else judged(line)


def spoken(line: ExpenseLine, *, clashing: bool = False) -> str:
    """A row for a screen reader."""
    cents = line.assessment.euro_cents
    parts = (
        line.expense.payee or _("Fournisseur à préciser"),
        wording.expense_kind(line.expense.kind),
        formats.euros(cents) if cents is not None else "",
        _mark(line, clashing=clashing).text,
    )
    return ", ".join(part for part in parts if part)


def day(value: date | None, this_year: int) -> str:
    """A day over its expenses; its year is said when it is another one."""
    if value is None:
        return _("Sans date")
    heading = formats.day_heading(value)
    return heading if value.year == this_year else f"{heading} {value.year}"


def spoken_head(head: Head) -> str:
    """A group's head for a screen reader."""
    return f"{head.words}, {formats.euros(head.euro_cents)}"
