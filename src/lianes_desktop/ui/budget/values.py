"""What the budget's presenter shows, in words ready to show, and what the page says back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.ui.kit.book_values import BookShown


class BookName(StrEnum):
    """The three lists of the page."""

    FUNDINGS = "fundings"
    ADVANCES = "advances"
    STAFF = "staff"


class FundingField(StrEnum):
    """Fields of another funder's part."""

    SOURCE = "funding_source"
    CENTS = "funding_cents"
    STATE = "funding_state"
    NATURE = "funding_nature"
    EXPENSE = "funding_expense"
    NOTE = "funding_note"


class AdvanceField(StrEnum):
    """Fields of an advance."""

    GIVER = "advance_giver"
    PARTICIPANT = "advance_participant"
    CENTS = "advance_cents"
    PRESUMED = "advance_presumed"
    PAID_ON = "advance_paid_on"
    NOTE = "advance_note"


class StaffField(StrEnum):
    """Fields of staff time."""

    PARTICIPANT = "staff_participant"
    WORKED_ON = "staff_worked_on"
    HALF_DAYS = "staff_half_days"
    DAILY = "staff_daily"
    TASK = "staff_task"


BookField = FundingField | AdvanceField | StaffField
PLAN = "plan_"
"""What the names of the fields for planned costs begin with, before the heading."""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """One heading: figures ready to show, and cents to draw."""

    heading: BudgetHeading
    icon: str
    label: str
    planned_text: str
    """As the field offers it."""
    refusal: str
    engaged: str
    eligible: str
    lianes: str
    own: str
    planned_cents: int
    engaged_cents: int
    eligible_cents: int


@dataclass(frozen=True, slots=True)
class HeadingsShown:
    """All headings, and their sums."""

    lines: tuple[HeadingLine, ...]
    planned: str
    engaged: str
    eligible: str
    lianes: str
    own: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of those who pay: a colour, words, a share, a sum."""

    tone: str
    label: str
    share: str
    amount: str
    cents: int


@dataclass(frozen=True, slots=True)
class PayersShown:
    """Who pays what was engaged."""

    parts: tuple[Part, ...]
    total: str
    """The sum said in words."""
    aside: tuple[tuple[str, str], ...]
    """(words, sum) that are in no total."""
    nothing: str
    """Said when nothing was engaged."""


@dataclass(frozen=True, slots=True)
class MarksShown:
    """The edition's figures, and what Lianes would pay back."""

    title: str
    lines: tuple[tuple[str, str, bool], ...]
    """(words, sum, whether it matters most)."""
    equation: str
    note: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a mission."""

    name: str
    planned: str
    cost: str
    paid: str
    advanced: str
    due: str
    over: bool
    """They cost more than the usual budget."""


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """The mission person by person; the last row adds up."""

    rows: tuple[PersonRow, ...]
    total: PersonRow
    note: str


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A fact worth knowing."""

    tone: str
    icon: str
    title: str
    sentence: str
    equation: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    notices: tuple[NoticeShown, ...]
    headings: HeadingsShown
    payers: PayersShown
    marks: MarksShown
    people: PeopleShown | None
    books: Mapping[BookName, BookShown[BookField]]
