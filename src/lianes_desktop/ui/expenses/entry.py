"""From the form's text to a corrected expense, and back; refusals bear the field's name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.expenses import Deduction, Expense, LostReceiptDeclaration, Means
from lianes_desktop.domain.ids import ItemId, ParticipantId
from lianes_desktop.domain.money import EUR, Currency, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.ui.expenses import entry_facts
from lianes_desktop.ui.expenses.entry_facts import plain as _plain
from lianes_desktop.ui.expenses.values import Field


def texts(expense: Expense) -> dict[Field, str]:
    """What the typed fields show."""
    declaration = expense.declaration
    return {
        Field.PAYEE: expense.payee,
        Field.PAID_ON: _plain(formats.day(expense.paid_on)) if expense.paid_on else "",
        Field.PAID_TIME: _plain(formats.clock(expense.paid_time)) if expense.paid_time else "",
        Field.AMOUNT: _plain(formats.amount(expense.amount)) if expense.amount else "",
        Field.DEDUCTED: _plain(formats.amount(expense.deducted)) if expense.deducted else "",
        Field.NOTE: expense.note,
        Field.DEBIT: _cents(expense.debit_cents),
        Field.FEE: _cents(expense.fee_cents or None),
        Field.BORNE: _cents(expense.borne_cents),
        Field.OTHER_FUNDING: _cents(expense.other_funding_cents or None),
        Field.CIRCUMSTANCES: declaration.circumstances if declaration else "",
        Field.DECLARED_ON: _plain(formats.day(declaration.declared_on)) if declaration else "",
        Field.VISA: declaration.visa if declaration else "",
        **entry_facts.texts(expense),
    }


def chosen(expense: Expense, currency: Currency) -> dict[Field, object]:
    """What the lists show; ``currency`` is the one expected while there is no amount."""
    return {
        Field.CURRENCY: expense.amount.currency if expense.amount else currency,
        Field.KIND: expense.kind,
        Field.ITEM: expense.item,
        Field.PAYER: expense.payer,
        Field.DEDUCTION: expense.deduction,
        Field.MEANS: expense.means,
        **entry_facts.chosen(expense),
    }


def corrected(expense: Expense, field: Field, given: object, *, currency: Currency, today: date) -> Expense:  # noqa: C901, PLR0911, PLR0912 - one case per field
    """The expense with what was given in one field.

    Raises:
        RefusedError: the text is no such value; the refusal bears the field's name.
    """
    match field:
        case Field.PAYEE:
            return replace(expense, payee=_text(given))
        case Field.NOTE:
            return replace(expense, note=_text(given))
        case Field.PAID_ON:
            return replace(expense, paid_on=entry.parse_date(_text(given), today, field) if _text(given) else None)
        case Field.PAID_TIME:
            return replace(expense, paid_time=entry.parse_time(_text(given), field) if _text(given) else None)
        case Field.AMOUNT:
            amount = entry.parse_amount(_text(given), currency, field) if _text(given) else None
            return replace(expense, amount=amount)
        case Field.CURRENCY:
            return _in_currency(expense, cast("Currency", given))
        case Field.KIND:
            return replace(expense, kind=cast("str", given))
        case Field.ITEM:
            return replace(expense, item=cast("ItemId | None", given))
        case Field.PAYER:
            return replace(expense, payer=cast("ParticipantId | None", given))
        case Field.DEDUCTED:
            return _with_deduction(expense, _text(given), currency)
        case Field.DEDUCTION:
            return replace(expense, deduction=cast("Deduction | None", given))
        case Field.DEBIT:
            return replace(expense, debit_cents=_euro_cents(given, field))
        case Field.FEE:
            return replace(expense, fee_cents=_euro_cents(given, field) or 0)
        case Field.MEANS:
            return replace(expense, means=cast("Means | None", given))
        case Field.BORNE:
            return replace(expense, borne_cents=_euro_cents(given, field))
        case Field.OTHER_FUNDING:
            return replace(expense, other_funding_cents=_euro_cents(given, field) or 0)
        case Field.CIRCUMSTANCES | Field.DECLARED_ON | Field.VISA:
            return _with_declaration(expense, field, _text(given), today)
        case _:
            return entry_facts.corrected(expense, field, given, today)


def _text(given: object) -> str:
    return cast("str", given).strip()


def _cents(cents: int | None) -> str:
    return "" if cents is None else _plain(formats.amount(Money(cents)))


def _euro_cents(given: object, field: Field) -> int | None:
    text = _text(given)
    return entry.parse_amount(text, EUR, field).minor if text else None


def _in_currency(expense: Expense, currency: Currency) -> Expense:
    """The same figures in another currency: a figure the currency cannot hold is refused, never rounded."""
    return replace(
        expense,
        amount=_same_figure(expense.amount, currency, Field.AMOUNT),
        deducted=_same_figure(expense.deducted, currency, Field.DEDUCTED),
    )


def _same_figure(money: Money | None, currency: Currency, field: Field) -> Money | None:
    if money is None:
        return None
    minor = money.amount.scaleb(currency.digits)
    if minor != minor.to_integral_value():
        raise RefusedError([Refusal(field, Problem.TOO_PRECISE, {"digits": currency.digits})])
    return Money(int(Decimal(minor)), currency)


def _with_deduction(expense: Expense, text: str, currency: Currency) -> Expense:
    if not text:
        return replace(expense, deducted=None, deduction=None)
    of = expense.amount.currency if expense.amount else currency
    return replace(
        expense,
        deducted=entry.parse_amount(text, of, Field.DEDUCTED),
        deduction=expense.deduction or Deduction.OTHER,
    )


def _with_declaration(expense: Expense, field: Field, text: str, today: date) -> Expense:
    declaration = expense.declaration or LostReceiptDeclaration("", today)
    match field:
        case Field.CIRCUMSTANCES:
            declaration = replace(declaration, circumstances=text)
        case Field.VISA:
            declaration = replace(declaration, visa=text)
        case _:
            declaration = replace(declaration, declared_on=entry.parse_date(text, today, field) if text else today)
    written = declaration.circumstances or declaration.visa
    return replace(expense, declaration=declaration if written else None)
