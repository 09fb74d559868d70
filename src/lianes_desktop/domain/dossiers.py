"""Everything one dossier holds, read at one moment; and what was drawn from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.cash import Cash, cash
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Assessment, Expense, Receipt
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.money import ExchangeRate, half_up
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.domain.summaries import Section


@dataclass(frozen=True, slots=True)
class Dossier:
    """A mission or hosting day with all its records, each tuple in its natural order."""

    action: Action
    authority: Organisation | None
    partner: Organisation | None
    participants: tuple[Participant, ...] = ()
    items: tuple[ProgrammeItem, ...] = ()
    contacts: tuple[Contact, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()
    expenses: tuple[Expense, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    meetings: tuple[PreparationMeeting, ...] = ()
    fundings: tuple[Funding, ...] = ()
    advances: tuple[Advance, ...] = ()
    staff_times: tuple[StaffTime, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    communications: tuple[CommunicationItem, ...] = ()
    reports: tuple[MissionReport, ...] = ()
    """The dossier's report, once begun; never more than one."""

    @property
    def papers(self) -> tuple[Piece, ...]:
        """The signed or scanned papers its records name, each content once."""
        accord = self.action.accord.paper if isinstance(self.action, NewPartnership) else None
        named = (
            accord,
            *(person.mandate.paper for person in self.participants),
            *(told.paper for told in self.communications),
            *(rate.slip.paper for rate in self.rates if rate.slip is not None),
            *(picture.paper for item in self.items for picture in item.pictures),
        )
        return tuple({one.digest: one for one in named if one is not None}.values())

    @property
    def cash(self) -> Cash:
        """How the cash changed for the dossier was spent."""
        return cash(self.expenses, self.rates)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One expense in the claim, with its share of the amount asked."""

    expense: Expense
    assessment: Assessment
    share_cents: int
    """This line's part of the amount asked; the shares of all lines add up to it exactly."""

    @property
    def spent_cents(self) -> int:
        """What it adds to what was spent."""
        return self.assessment.spent_cents

    @property
    def borne_cents(self) -> int:
        """What the authority bore of that: what it said, never more than was spent."""
        said = self.expense.borne_cents
        return self.spent_cents if said is None else min(self.spent_cents, said)


@dataclass(frozen=True, slots=True)
class HeadingTotal:
    """One budget heading of the recap, in euro cents."""

    heading: BudgetHeading
    receipts: int
    spent_cents: int
    eligible_cents: int
    share_cents: int


@dataclass(frozen=True, slots=True)
class ExpenseStatement:
    """The claim in figures, all in euro cents; ``rate`` is ``None`` when nothing firm is due."""

    lines: tuple[StatementLine, ...]
    headings: tuple[HeadingTotal, ...]
    rate: Decimal | None
    rate_source: str
    spent_cents: int
    eligible_cents: int
    asked_cents: int
    """What Lianes is asked to pay back: the rate applied once to the eligible sum, half up."""
    to_be_agreed_cents: int
    own_share_cents: int
    """What stays with the authority: what it bore itself, so without what people and other authorities keep,
    less the money granted by others and what is asked. What it spent without any right to Lianes' part stays in it.
    """
    rate_article: str = ""
    """The article of the convention that sets the rate, or the rule of the edition."""

    @property
    def capped(self) -> bool:
        """Whether a ceiling of the convention holds the amount asked below what the rate gives."""
        return self.rate is not None and self.asked_cents < half_up(self.rate * self.eligible_cents)


class FindingCode(StrEnum):
    """What the checks of a claim may find (DOMAIN §6); each has one translated sentence."""

    NO_AUTHORITY = "no_authority"
    NO_PARTNER = "no_partner"
    NO_DATES = "no_dates"
    NO_THEME = "no_theme"
    NO_PARTICIPANT = "no_participant"
    NO_EXPENSE = "no_expense"
    EXPENSE_INCOMPLETE = "expense_incomplete"
    EXPENSE_NOT_REVIEWED = "expense_not_reviewed"
    RECEIPT_MISSING = "receipt_missing"
    RATE_MISSING = "rate_missing"
    RATE_JUMP = "rate_jump"
    SLIP_UNPROVED = "slip_unproved"
    CASH_BEYOND = "cash_beyond"
    DATE_OUTSIDE = "date_outside"
    DATE_IN_FUTURE = "date_in_future"
    BEFORE_ELIGIBILITY = "before_eligibility"
    AFTER_ELIGIBILITY = "after_eligibility"
    BOUGHT_EARLY = "bought_early"
    HEAVY_INVESTMENT = "heavy_investment"
    LOST_RECEIPT_CAP = "lost_receipt_cap"
    VISA_MISSING = "visa_missing"
    OVERFUNDED = "overfunded"
    SAME_RECEIPT = "same_receipt"
    SAME_EXPENSE = "same_expense"
    DURATION = "duration"
    OVER_BUDGET = "over_budget"
    FAR_OVER_BUDGET = "far_over_budget"
    NO_MANDATE = "no_mandate"
    LATE_MANDATE = "late_mandate"
    OVERLAP = "overlap"
    DAY_WITHOUT_MEETING = "day_without_meeting"
    NO_STAKEHOLDER = "no_stakeholder"
    CONSENT_TO_ASK = "consent_to_ask"
    CONVENTION_PENDING = "convention_pending"
    LETTER_MISSING = "letter_missing"
    LETTER_LATE = "letter_late"
    DIRECT_WITHOUT_AGREEMENT = "direct_without_agreement"
    DECLARED_LOST = "declared_lost"
    # whom Lianes pays back
    BAD_SIREN = "bad_siren"
    BAD_SIRET = "bad_siret"
    BAD_IBAN = "bad_iban"
    BAD_BIC = "bad_bic"
    NO_SIRET = "no_siret"
    NO_IBAN = "no_iban"
    NOT_AN_AUTHORITY = "not_an_authority"
    OTHER_BANK = "other_bank"
    # what the action serves
    NO_OBJECTIVE = "no_objective"
    NO_SDG = "no_sdg"
    THEME_NOT_ACCEPTED = "theme_not_accepted"
    # convention, consortium and committee
    OUTSIDE_CONVENTION = "outside_convention"
    NEAR_CEILING = "near_ceiling"
    OVER_CEILING = "over_ceiling"
    FEW_AUTHORITIES = "few_authorities"
    NO_COMMITTEE = "no_committee"
    # people, their acts and passports
    UNDATED_MANDATE = "undated_mandate"
    NO_INVITATION = "no_invitation"
    PASSPORT_ENDS = "passport_ends"
    # preparation with the other side
    NO_PREPARATION_MEETING = "no_preparation_meeting"
    PROGRAMME_NOT_AGREED = "programme_not_agreed"
    TASKS_LEFT = "tasks_left"
    # budget, other funders and advances
    PLANNED_OVER_BUDGET = "planned_over_budget"
    ACTION_OVERFUNDED = "action_overfunded"
    HIGH_ADVANCE = "high_advance"
    # expenses and what proves them
    RECEIPT_TOO_LARGE = "receipt_too_large"
    SAME_RECEIPT_ELSEWHERE = "same_receipt_elsewhere"
    TOO_MANY_MEALS = "too_many_meals"
    TOO_MANY_NIGHTS = "too_many_nights"
    OFFERED_MEAL = "offered_meal"
    MEALS_TWICE = "meals_twice"
    SHARES_NOT_WHOLE = "shares_not_whole"
    NO_OWN_SHARE = "no_own_share"
    SMALL_EQUIPMENT = "small_equipment"
    GUESTS_MISSING = "guests_missing"
    NOTE_MISSING = "note_missing"
    MILEAGE_MISSING = "mileage_missing"
    MILEAGE_NOT_AUTHORISED = "mileage_not_authorised"
    NO_DELIBERATION = "no_deliberation"
    # programme, days and hours
    OTHER_DAY = "other_day"
    HOLIDAY = "holiday"
    PROTOCOL_DAY = "protocol_day"
    WEEKEND = "weekend"
    OUTSIDE_HOURS = "outside_hours"
    FRIDAY_PRAYER = "friday_prayer"
    RAMADAN_HOURS = "ramadan_hours"
    RAMADAN_MEAL = "ramadan_meal"
    NO_TRAVEL_TIME = "no_travel_time"
    NOTHING_EXCHANGED = "nothing_exchanged"
    # a delegation received
    NO_DELEGATE = "no_delegate"
    NO_COURTESY = "no_courtesy"
    OUTSIDE_STAY = "outside_stay"
    # people met
    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    # what came of it
    NO_REPORT = "no_report"
    REPORT_ONE_SIDED = "report_one_sided"
    REPORT_RESULTS = "report_results"
    FOLLOW_UP_OPEN = "follow_up_open"
    IMAGE_RIGHTS = "image_rights"
    # a new partnership
    NO_INTENTION = "no_intention"
    NOTHING_SOUGHT = "nothing_sought"
    NO_CANDIDATE = "no_candidate"
    NONE_RETAINED = "none_retained"
    NO_FIRST_EXCHANGE = "no_first_exchange"
    NO_ACCORD = "no_accord"
    # a project
    NO_DESCRIPTION = "no_description"
    KIND_UNSAID = "kind_unsaid"
    OWNERS_NOT_CONFIRMED = "owners_not_confirmed"
    HEAVY_NOT_EXCLUDED = "heavy_not_excluded"


class Level(StrEnum):
    """An error keeps the claim from being signed; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the checks found, and where to put it right."""

    code: FindingCode
    level: Level
    section: Section
    subject: UUID | None = None
    """The record concerned; ``None`` for the dossier itself."""
    field: str = ""
    """The field to focus, by its name in the value."""
    values: tuple[tuple[str, str | int | date], ...] = ()
