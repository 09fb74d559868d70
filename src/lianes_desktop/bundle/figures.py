"""How the claim's figures and findings are written as JSON."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianes_desktop.bundle import codecs, records
from lianes_desktop.bundle.codecs import Codec
from lianes_desktop.bundle.strict_json import Json
from lianes_desktop.domain.dossiers import Finding, FindingCode, HeadingTotal, Level
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Reason
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.summaries import Section

Figure = str | int | date


@dataclass(frozen=True, slots=True)
class LineFigures:
    """A statement line by the number of its expense's record, which stands in ``expenses.json``."""

    expense: ExpenseId
    assessment: Assessment
    share_cents: int


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """An ``ExpenseStatement`` whose lines refer to expenses by id."""

    lines: tuple[LineFigures, ...]
    headings: tuple[HeadingTotal, ...]
    rate: Decimal | None
    rate_source: str
    spent_cents: int
    eligible_cents: int
    asked_cents: int
    to_be_agreed_cents: int
    own_share_cents: int
    rate_article: str = ""


_assessment = codecs.record(
    Assessment,
    expense=records.expense_id,
    eligibility=codecs.choice(Eligibility),
    euro_cents=codecs.optional(records.cents),
    eligible_cents=records.cents,
    to_be_agreed_cents=records.cents,
    because=codecs.many(
        codecs.record(
            Because,
            frozenset({"article"}),
            reason=codecs.choice(Reason),
            source=codecs.line,
            cents=records.cents,
            article=codecs.line,
        )
    ),
    rate_text=codecs.line,
    rate_source=codecs.line,
    rate_on=codecs.optional(codecs.day),
)

statement = codecs.record(
    StatementFigures,
    frozenset({"rate_article"}),
    lines=codecs.many(
        codecs.record(LineFigures, expense=records.expense_id, assessment=_assessment, share_cents=records.cents)
    ),
    headings=codecs.many(
        codecs.record(
            HeadingTotal,
            heading=codecs.choice(BudgetHeading),
            receipts=codecs.whole(0),
            spent_cents=records.cents,
            eligible_cents=records.cents,
            share_cents=records.cents,
        )
    ),
    rate=codecs.optional(codecs.decimal),
    rate_source=codecs.line,
    spent_cents=records.cents,
    eligible_cents=records.cents,
    asked_cents=records.cents,
    to_be_agreed_cents=records.cents,
    own_share_cents=records.cents,
    rate_article=codecs.line,
)


def _write_figure(value: Figure) -> Json:
    """A day is told from a text by its key: no JSON type stands for it."""
    if isinstance(value, date):
        return {"day": codecs.day.write(value)}
    return records.cents.write(value) if isinstance(value, int) else codecs.text.write(value)


def _read_figure(value: Json, place: str) -> Figure:
    if isinstance(value, dict):
        found = codecs.members(value, place, required=frozenset(("day",)))
        return codecs.day.read(found["day"], f"{place}.day")
    return codecs.text.read(value, place) if isinstance(value, str) else records.cents.read(value, place)


finding = codecs.record(
    Finding,
    code=codecs.choice(FindingCode),
    level=codecs.choice(Level),
    section=codecs.choice(Section),
    subject=codecs.optional(codecs.uuid),
    field=codecs.line,
    values=codecs.coded(Codec(_write_figure, _read_figure)),
)
