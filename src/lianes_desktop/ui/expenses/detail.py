"""Everything the detail panel shows of one expense, put together as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.editions import ExpenseKind
from lianes_desktop.domain.expenses import Deduction, Expense, Means, ReceiptPage
from lianes_desktop.domain.funding import Funding
from lianes_desktop.domain.money import EUR, MAD, Currency, ExchangeRate
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.twins import Twin
from lianes_desktop.ui.expenses import entry, needs, verdict
from lianes_desktop.ui.expenses.values import Captured, Detail, Field, Options, ShareRows, Sheet
from lianes_desktop.ui.kit.judgement import judged

_USUAL = (EUR, MAD)
_SEVERAL = 2
_TITLE = 23  # letters: a list shows one line, and the day and hour must be on it


@dataclass(frozen=True, slots=True)
class Around:
    """The records around an expense that its form offers to choose from."""

    terms: Terms
    kinds: tuple[ExpenseKind, ...]
    rates: tuple[ExchangeRate, ...]
    participants: tuple[Participant, ...]
    items: tuple[ProgrammeItem, ...]
    fundings: tuple[Funding, ...] = ()
    authorities: tuple[Organisation, ...] = ()
    """Those of France, which may share an expense."""


def detail(
    line: ExpenseLine,
    around: Around,
    pages: tuple[ReceiptPage, ...],
    *,
    currency: Currency,
    typed: Mapping[Field, str],
    refusals: Mapping[Field, str],
    shares: ShareRows | None = None,
    twin: Twin | None,
    captured: Captured,
    declaring: bool,
    saved_at: datetime | None,
) -> Detail:
    """The panel's contents; what was typed and refused stays as typed."""
    expense = line.expense
    return Detail(
        expense=expense.id,
        title=_("Reçu n° {n}").format(n=formats.number(expense.number)),
        mark=judged(line),
        saved=(captured.head if saved_at is None else "") or _when(expense, saved_at),
        texts=entry.texts(expense) | dict(typed),
        chosen=entry.chosen(expense, currency) | ({} if shares is None else {Field.SHARES: shares}),
        options=_options(expense, around),
        refusals=dict(refusals),
        hidden=needs.hidden(expense, around.terms, alone=len(around.participants) < _SEVERAL),
        sheets=tuple(Sheet(page, sheet) for page in pages for sheet in range(page.sheets)),
        notice=verdict.notice(line, around.terms, around.rates, around.fundings),
        accept=_("Continuer") if expense.reviewed else _("Valider et continuer"),
        declaring=declaring or expense.declaration is not None,
        twin=_question(twin) if twin is not None else "",
        twin_of=twin.expense.id if twin is not None and twin.expense.dossier == expense.dossier else None,
        captured=captured,
    )


def _question(twin: Twin) -> str:
    """Whether it was entered already, and in which dossier when that is another one."""
    if not twin.elsewhere:
        return _("Déjà saisi, {expense} ?").format(expense=naming_of(twin.expense))
    words = _("Déjà saisi, {expense} du dossier « {dossier} » ?")
    return words.format(expense=naming_of(twin.expense), dossier=formats.isolate(twin.elsewhere))


def _when(expense: Expense, saved_at: datetime | None) -> str:
    """When a field was last kept here, else when the expense was first recorded."""
    if saved_at is not None:
        return _("Enregistré à {time}").format(time=formats.clock(saved_at.astimezone()))
    if expense.recorded_at is not None:
        return _("Saisi le {moment}").format(moment=formats.moment(expense.recorded_at.astimezone()))
    return ""


def naming_of(expense: Expense) -> str:
    """An expense as a question names it."""
    return _("reçu n° {n}").format(n=formats.number(expense.number))


def _options(expense: Expense, around: Around) -> dict[Field, Options]:
    kinds: list[tuple[object, str]] = [("", _("À choisir"))]
    kinds += [(kind.code, wording.expense_kind(kind.code)) for kind in around.kinds]
    currencies = list(_USUAL)
    currencies += [rate.currency for rate in around.rates if rate.currency not in currencies]
    if expense.amount and expense.amount.currency not in currencies:
        currencies.append(expense.amount.currency)
    return {
        Field.CURRENCY: tuple((one, one.code) for one in dict.fromkeys(currencies)),
        Field.KIND: tuple(kinds),
        Field.DEDUCTION: (
            (None, _("Aucun")),
            *((one, wording.deduction(one)) for one in Deduction),
        ),
        Field.MEANS: ((None, _("Non précisé")), *((one, wording.means(one)) for one in Means)),
        Field.ITEM: (
            (None, _("Aucun moment")),
            *((item.id, _moment(item, expense.paid_on)) for item in around.items),
        ),
        Field.PAYER: (
            (None, _("Non précisé")),
            *((person.id, person.name) for person in around.participants),
        ),
        Field.POWER: ((None, _("À choisir")), *((one, wording.power(one)) for one in FiscalPower)),
        Field.BENEFICIARIES: tuple((person.id, person.name) for person in around.participants),
        Field.SHARES: _authorities(around),
    }


def _authorities(around: Around) -> Options:
    """The authorities that may share an expense, the dossier's own first."""
    own = around.terms.authority
    ordered = sorted(around.authorities, key=lambda one: one.id != own)
    return tuple((one.id, one.name) for one in ordered)


def _moment(item: ProgrammeItem, paid_on: date | None) -> str:
    """A programme line as one chooses it: what, when, and which day unless it is the expense's own."""
    same_day = item.starts_at.date() == paid_on
    room = _TITLE if same_day else _TITLE - 6
    title = _shortened(item.title or wording.item_kind(item.kind), room)
    words = _("{title}, {time}") if same_day else _("{title}, {day} {time}")
    day, time = formats.day_short(item.starts_at.date()), formats.clock(item.starts_at)
    return words.format(title=formats.isolate(title), day=day, time=time)


def _shortened(title: str, most: int) -> str:
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}…"
