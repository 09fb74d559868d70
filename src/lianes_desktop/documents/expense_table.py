"""The columns of the expense list as a table: what each holds, and how a spreadsheet is to show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from lianes_desktop.domain.expenses import Assessment
from lianes_desktop.domain.money import EUR, Currency, RateSource
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.ports.extracts import Extract, ExtractLine

Value = str | int | Decimal | date | time | None
"""What one cell holds; sums are ``Decimal`` with the decimals of their currency."""


class Shown(StrEnum):
    """How the cells of a column are shown."""

    TEXT = "text"
    COUNT = "count"
    DAY = "day"
    CLOCK = "clock"
    EUROS = "euros"
    AMOUNT = "amount"
    """In the currency named beside it, with that currency's decimals."""
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head to translate, and how wide it is in characters."""

    head: str
    shown: Shown
    width: int
    summed: bool = False


COLUMNS = (
    Column(N_("N°"), Shown.COUNT, 6),
    Column(N_("Date"), Shown.DAY, 12),
    Column(N_("Heure"), Shown.CLOCK, 8),
    Column(N_("Fournisseur"), Shown.TEXT, 28),
    Column(N_("Catégorie"), Shown.TEXT, 24),
    Column(N_("Montant"), Shown.AMOUNT, 14),
    Column(N_("Devise"), Shown.TEXT, 8),
    Column(N_("Taux pour 1 €"), Shown.RATE, 14),
    Column(N_("Source du taux"), Shown.TEXT, 24),
    Column(N_("Dépensé en euros"), Shown.EUROS, 18, summed=True),
    Column(N_("Temps valorisé en euros"), Shown.EUROS, 24, summed=True),
    Column(N_("Base éligible en euros"), Shown.EUROS, 22, summed=True),
    Column(N_("À convenir en euros"), Shown.EUROS, 20, summed=True),
    Column(N_("Part Lianes en euros"), Shown.EUROS, 20, summed=True),
    Column(N_("Éligibilité"), Shown.TEXT, 18),
    Column(N_("Pourquoi"), Shown.TEXT, 48),
    Column(N_("Payé par"), Shown.TEXT, 22),
    Column(N_("Programme"), Shown.TEXT, 30),
    Column(N_("Pour qui"), Shown.TEXT, 28),
    Column(N_("Fichiers du reçu"), Shown.TEXT, 28),
    Column(N_("Note"), Shown.TEXT, 40),
)
_FIRST_TEXT = next(at for at, column in enumerate(COLUMNS) if column.shown is Shown.TEXT)


def heads() -> tuple[str, ...]:
    """The names of the columns in the language in force."""
    return tuple(_(column.head) for column in COLUMNS)


def rows(extract: Extract) -> Iterator[tuple[Value, ...]]:
    """One row for each expense, a value for each column."""
    for one in extract.lines:
        yield _row(one)


class Totals:
    """The sums of the columns that have one, added up as rows go by."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._sums = [Decimal("0.00") if column.summed else None for column in COLUMNS]

    def add(self, row: Sequence[Value]) -> None:
        """Count one row."""
        for at, (total, value) in enumerate(zip(self._sums, row, strict=True)):
            if total is not None and isinstance(value, Decimal):
                self._sums[at] = total + value

    def row(self) -> tuple[Value, ...]:
        """The last row: the word under the first column of texts, the sums under theirs."""
        words: list[Value] = [*self._sums]
        words[_FIRST_TEXT] = _("Total")
        return tuple(words)


def _row(one: ExtractLine) -> tuple[Value, ...]:
    expense, judged = one.line.expense, one.line.assessment
    valued = judged.valued_apart
    spent = _euros(judged.euro_cents)
    amount = expense.amount
    return (
        expense.number,
        expense.paid_on,
        expense.paid_time,
        expense.payee,
        wording.expense_kind(expense.kind) if expense.kind else "",
        amount.amount if amount else None,
        amount.currency.code if amount else "",
        Decimal(judged.rate_text) if judged.rate_text else None,
        _rate_source(judged, amount.currency if amount else EUR),
        None if valued else spent,
        spent if valued else None,
        _euros(judged.eligible_cents),
        _euros(judged.to_be_agreed_cents),
        _euros(one.share_cents),
        wording.eligibility(judged.eligibility),
        " ".join(map(wording.because, judged.because)),
        one.payer,
        _item(one),
        formats.listed(one.beneficiaries) or _("Tout le monde"),
        formats.listed(one.files),
        expense.note,
    )


def _rate_source(judged: Assessment, currency: Currency) -> str:
    """Where the rate comes from, and since when it holds."""
    if not judged.rate_source or currency == EUR:
        return ""
    words = wording.rate_source(RateSource(judged.rate_source))
    return f"{words}, {formats.day(judged.rate_on)}" if judged.rate_on else words


def _item(one: ExtractLine) -> str:
    if one.item is None:
        return ""
    title = one.item.title or wording.item_kind(one.item.kind)
    return f"{title}, {formats.moment(one.item.starts_at)}"


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)
