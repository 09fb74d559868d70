"""What the checks look at, and how they say what they found."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.calendars import Calendar
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding, FindingCode, Level
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.summaries import Section

Values = tuple[tuple[str, str | int | date], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands outside the dossier and bears on it; nothing known finds nothing."""

    calendars: tuple[Calendar, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    """(digest of a receipt's file, title of the other dossier that holds it too)."""
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[SteeringMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier, its claim, the rules that apply to it, and the day it is looked at."""

    dossier: Dossier
    claimed: ExpenseStatement
    applied: Terms
    reference: ReferenceData
    today: date
    around: Around = field(default_factory=Around)

    @property
    def action(self) -> Action:
        """What the dossier is about."""
        return self.dossier.action


def error(
    code: FindingCode, section: Section, field: str = "", *values: tuple[str, str | int | date], at: UUID | None = None
) -> Finding:
    """Something that keeps the claim from being signed."""
    return Finding(code, Level.ERROR, section, at, field, values)


def remark(
    code: FindingCode, section: Section, field: str = "", *values: tuple[str, str | int | date], at: UUID | None = None
) -> Finding:
    """Something worth knowing before signing."""
    return Finding(code, Level.WARNING, section, at, field, values)


def of_person(person: Participant, code: FindingCode, level: Level, field: str = "mandate") -> Finding:
    """Something about a participant."""
    return Finding(code, level, Section.TEAM, person.id, field, (("name", person.name or person.name_ar),))


def of_expense(expense: Expense, code: FindingCode, level: Level, field: str) -> Finding:
    """Something about an expense, named by its number, payee and day."""
    values: Values = (("number", expense.number), ("payee", expense.payee))
    if expense.paid_on:
        values = (*values, ("day", expense.paid_on))
    return Finding(code, level, Section.EXPENSES, expense.id, field, values)
