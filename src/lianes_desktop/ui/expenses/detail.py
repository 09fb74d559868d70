"""Everything the detail panel shows of one expense, put together as text."""

from collections.abc import Mapping
from dataclasses import dataclass

from lianes_desktop.domain.dossiers import ExpenseLine
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import Deduction, Expense, ReceiptPage
from lianes_desktop.domain.missions import Participant
from lianes_desktop.domain.money import EUR, MAD, Currency, ExchangeRate
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses import entry, verdict
from lianes_desktop.ui.expenses.values import Detail, Field, Options, Sheet
from lianes_desktop.ui.kit.judgement import judged

_USUAL = (EUR, MAD)


@dataclass(frozen=True, slots=True)
class Around:
    """The records around an expense that its form offers to choose from."""

    terms: Terms
    rates: tuple[ExchangeRate, ...]
    participants: tuple[Participant, ...]
    items: tuple[ProgrammeItem, ...]


def detail(
    line: ExpenseLine,
    around: Around,
    reference: ReferenceData,
    pages: tuple[ReceiptPage, ...],
    *,
    currency: Currency,
    typed: Mapping[Field, str],
    refusals: Mapping[Field, str],
    twin: Expense | None,
    declaring: bool,
) -> Detail:
    """The panel's contents; what was typed and refused stays as typed."""
    expense = line.expense
    saved = expense.recorded_at
    return Detail(
        expense=expense.id,
        title=_("Reçu n° {n}").format(n=formats.number(expense.number)),
        mark=judged(line),
        saved=_("Enregistré à {time}").format(time=formats.clock(saved.astimezone())) if saved else "",
        texts=entry.texts(expense) | dict(typed),
        chosen=entry.chosen(expense, currency),
        options=_options(expense, around, reference),
        refusals=dict(refusals),
        sheets=tuple(Sheet(page, sheet) for page in pages for sheet in range(page.sheets)),
        notice=verdict.notice(line, around.terms, around.rates),
        accept=_("Enregistrer et continuer") if expense.reviewed else _("Valider et continuer"),
        declaring=declaring or expense.declaration is not None,
        twin=_("Déjà saisi, {expense} ?").format(expense=naming_of(twin)) if twin else "",
        twin_of=twin.id if twin else None,
    )


def naming_of(expense: Expense) -> str:
    """An expense as a question names it."""
    return _("reçu n° {n}").format(n=formats.number(expense.number))


def _options(expense: Expense, around: Around, reference: ReferenceData) -> dict[Field, Options]:
    kinds: list[tuple[object, str]] = [("", _("À choisir"))]
    kinds += [(kind.code, wording.expense_kind(kind.code)) for kind in reference.kinds]
    currencies = list(_USUAL)
    currencies += [rate.currency for rate in around.rates if rate.currency not in currencies]
    if expense.amount and expense.amount.currency not in currencies:
        currencies.append(expense.amount.currency)
    return {
        Field.CURRENCY: tuple((one, one.code) for one in dict.fromkeys(currencies)),
        Field.KIND: tuple(kinds),
        Field.DEDUCTION: (
            (None, _("Motif")),
            *((one, wording.deduction(one)) for one in Deduction),
        ),
        Field.ITEM: (
            (None, _("Aucun moment du programme")),
            *((item.id, _moment(item)) for item in around.items),
        ),
        Field.PAYER: (
            (None, _("Non précisé")),
            *((person.id, person.name) for person in around.participants),
        ),
    }


def _moment(item: ProgrammeItem) -> str:
    """A programme line as one chooses it: what, which day, when."""
    title = item.title or wording.item_kind(item.kind)
    day = formats.day_short(item.starts_at.date())
    return _("{title}, {day} {time}").format(title=formats.isolate(title), day=day, time=formats.clock(item.starts_at))
