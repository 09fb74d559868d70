"""Where the dossier stands, what is left, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.mandates import unmandated
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.overlaps import overlaps
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership, PartnershipState
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import RESULTS, Overlap, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.reports import MissionReport
from lianes_desktop.domain.summaries import ExpenseLine, ExpenseTotals, Section
from lianes_desktop.services import readiness
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.left_over import left_over
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.readiness import ChecklistCode, ChecklistLine
from lianes_desktop.services.rulebook import Rulebook

if TYPE_CHECKING:  # of a partnership alone
    from lianes_desktop.domain.pipeline import Exchange

LATEST = 5
"""How many of the last expenses are shown."""
LOOKED_AT = 200
"""How many incomplete expenses are looked at for what they miss; the store counts the others."""
_SIGNED = "convention.signed_on"


class Funded(NamedTuple):
    """What others pay for an action, in euro cents (R59)."""

    granted_cents: int
    requested_cents: int
    in_kind_cents: int


class BudgetLine(NamedTuple):
    """One heading, spent against planned, in euro cents."""

    heading: BudgetHeading
    spent_cents: int
    planned_cents: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview page shows, all sums in euro cents."""

    action: Action
    authority: str
    partner: str
    day: int | None
    """Number of the present day, from 1; ``None`` before, after, or without dates."""
    days: int | None
    participants: tuple[Participant, ...]
    budget: tuple[BudgetLine, ...]
    """The five headings, in order."""
    spent_cents: int
    planned_cents: int
    left_cents: int
    """Planned less spent; negative when overspent."""
    share_cents: int
    """What Lianes would pay back today."""
    rate: Decimal | None
    checklist: tuple[ChecklistLine, ...]
    next_on: date | None
    """The day ``next_items`` are of: the present or next day that has any."""
    next_items: tuple[ProgrammeItem, ...]
    overlaps: tuple[Overlap, ...]
    latest: tuple[ExpenseLine, ...]
    expenses: int
    incomplete: int
    results: tuple[int, int, int, int, int]
    """How many programme lines serve each of the five expected results."""
    state: PartnershipState | None = None
    """How far a new partnership has come; of the other kinds, ``None``."""
    exchanges: tuple[Exchange, ...] = ()
    """Its first exchanges, each a dossier of its own."""
    funded: Funded | None = None
    """The co-financing of a project; of the other kinds, ``None``."""


class OverviewService:
    """Reads the overview without ever loading all the expenses."""

    def __init__(self, readings: Readings, rules: Rulebook, clock: Clock) -> None:
        """Sums come from the store; only a few lines are read."""
        self._readings = readings
        self._rules = rules
        self._clock = clock
        self._organisations = Organisations(readings, rules)

    def overview(self, dossier: DossierId) -> Overview:
        """Where the dossier stands now; ``RemovedError`` when there is none."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        applied = terms(action, self._rules.of(action))
        totals = self._readings.expense_totals(dossier)
        items = self._readings.items(dossier)
        participants = self._readings.participants(dossier)
        clashes = overlaps(items)
        today = self._clock.today()
        planned = {cost.heading: cost.cents for cost in action.budget}
        spent = dict(totals.by_heading)
        next_on, next_items = _next(items, today)
        results, exchanges = _results(items), self._exchanges(action)
        rates, receipts = self._expenses_left(dossier, totals)
        return Overview(
            action=action,
            authority=self._name(action.authority),
            partner=self._name(action.partner),
            day=_day(action, today),
            days=_days(action),
            participants=participants,
            budget=tuple(BudgetLine(one, spent.get(one, 0), planned.get(one, 0)) for one in BudgetHeading),
            spent_cents=totals.spent_cents,
            planned_cents=sum(planned.values()),
            left_cents=sum(planned.values()) - totals.spent_cents,
            share_cents=totals.asked_cents,
            rate=applied.rate.value if applied.rate else None,
            checklist=readiness.in_order(
                action,
                (
                    _people(action, participants),
                    rates,
                    _programme(items, clashes),
                    receipts,
                    self._consents(dossier),
                    _results_line(results),
                    self._signature(dossier),
                    readiness.preparation(len(self._readings.held(PreparationMeeting, dossier))),
                    readiness.report(self._readings.held(MissionReport, dossier)),
                    *readiness.follow_ups(sum(len(one.follow_ups) for one in left_over(self._readings, dossier))),
                    readiness.bank(self._organisations.find(action.authority)),
                    *(readiness.partnership(action, exchanges) if isinstance(action, NewPartnership) else ()),
                    *((readiness.project(action),) if isinstance(action, CooperationProject) else ()),
                ),
            ),
            next_on=next_on,
            next_items=next_items,
            overlaps=clashes,
            latest=self._readings.latest_expenses(dossier, LATEST),
            expenses=totals.count,
            incomplete=totals.incomplete,
            results=results,
            state=self._state(action, exchanges, today),
            exchanges=exchanges,
            funded=self._funded(dossier) if isinstance(action, CooperationProject) else None,
        )

    def _exchanges(self, action: Action) -> tuple[Exchange, ...]:
        if not isinstance(action, NewPartnership):
            return ()
        from lianes_desktop.domain.pipeline import exchanges_of  # noqa: PLC0415 - for a partnership alone

        return exchanges_of(action, (one.action for one in self._readings.dossiers()))

    @staticmethod
    def _state(action: Action, exchanges: tuple[Exchange, ...], today: date) -> PartnershipState | None:
        if not isinstance(action, NewPartnership):
            return None
        from lianes_desktop.domain.pipeline import state_of  # noqa: PLC0415 - for a partnership alone

        return state_of(action, exchanges, today)

    def _funded(self, dossier: DossierId) -> Funded:
        from lianes_desktop.domain.funding import (  # noqa: PLC0415 - for a project alone
            Funding,
            FundingNature,
            FundingState,
        )

        fundings = self._readings.held(Funding, dossier)
        money = [one for one in fundings if one.nature is FundingNature.CASH]
        return Funded(
            sum(one.cents for one in money if one.state is FundingState.GRANTED),
            sum(one.cents for one in money if one.state is FundingState.REQUESTED),
            sum(one.cents for one in fundings if one.nature is FundingNature.IN_KIND),
        )

    def _name(self, organisation: OrganisationId | None) -> str:
        found = self._organisations.find(organisation)
        return found.name if found is not None else ""

    def _expenses_left(self, dossier: DossierId, totals: ExpenseTotals) -> tuple[ChecklistLine, ChecklistLine]:
        """Rates that are missing and receipts to complete, from the first lines that miss something."""
        first = self._readings.unfinished_expenses(dossier, LOOKED_AT)
        waiting = [one for one in first if one.rate_missing]
        currencies = {one.currency for one in waiting}
        rates = ChecklistLine(
            ChecklistCode.RATES,
            not waiting,
            len(currencies),
            0,
            Section.EXPENSES,
            waiting[0].expense if waiting else None,
            "rates",
        )
        receipts = ChecklistLine(
            ChecklistCode.RECEIPTS,
            totals.count > 0 and not totals.incomplete,
            totals.incomplete,
            totals.count,
            Section.EXPENSES,
            first[0].expense if first else None,
        )
        return rates, receipts

    def _consents(self, dossier: DossierId) -> ChecklistLine:
        contacts = self._readings.contacts(dossier)
        waiting = [one for one in contacts if one.consent.state is ConsentState.TO_ASK]
        subject = waiting[0].id if waiting else None
        return ChecklistLine(
            ChecklistCode.CONSENTS, not waiting, len(waiting), len(contacts), Section.CONTACTS, subject, "consent"
        )

    def _signature(self, dossier: DossierId) -> ChecklistLine:
        signed = self._readings.has_sent(dossier)
        return ChecklistLine(ChecklistCode.SIGNATURE, signed, 0 if signed else 1, 1, Section.CLAIM)


def _day(action: Action, today: date) -> int | None:
    if action.starts_on is None or action.ends_on is None or not action.starts_on <= today <= action.ends_on:
        return None
    return (today - action.starts_on).days + 1


def _days(action: Action) -> int | None:
    if action.starts_on is None or action.ends_on is None:
        return None
    return (action.ends_on - action.starts_on).days + 1


def _next(items: Sequence[ProgrammeItem], today: date) -> tuple[date | None, tuple[ProgrammeItem, ...]]:
    """The lines of the present day or, when it has none, of the next one that has."""
    day = min((item.starts_at.date() for item in items if item.starts_at.date() >= today), default=None)
    return day, tuple(item for item in items if item.starts_at.date() == day)


def _results(items: Sequence[ProgrammeItem]) -> tuple[int, int, int, int, int]:
    first, second, third, fourth, fifth = (sum(number in item.results for item in items) for number in RESULTS)
    return first, second, third, fourth, fifth


def _people(action: Action, participants: Sequence[Participant]) -> ChecklistLine:
    """Participants, their mandates, and the convention: the first that is missing leads the way."""
    left: list[tuple[UUID | None, str]] = []
    if not participants:
        left.append((None, "participants"))
    if isinstance(action, Mission):
        left.extend((one.id, "mandate") for one in participants if unmandated(one, action))
    if action.convention.signed_on is None:
        left.append((None, _SIGNED))
    subject, field = left[0] if left else (None, "")
    section = Section.OVERVIEW if field == _SIGNED else Section.TEAM
    return ChecklistLine(ChecklistCode.PEOPLE, not left, len(left), len(participants), section, subject, field)


def _programme(items: Sequence[ProgrammeItem], clashes: Sequence[Overlap]) -> ChecklistLine:
    subject = clashes[0].second if clashes else None
    done = bool(items) and not clashes
    return ChecklistLine(
        ChecklistCode.PROGRAMME, done, len(clashes), len(items), Section.PROGRAMME, subject, "starts_at"
    )


def _results_line(results: Sequence[int]) -> ChecklistLine:
    served = sum(count > 0 for count in results)
    return ChecklistLine(
        ChecklistCode.RESULTS, served == len(results), served, len(results), Section.PROGRAMME, None, "results"
    )
