"""A programme edition: rates, ceilings and eligibility as data, never constants."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.allowances import AllowanceTable, MileageTable
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.organisations import LianesContact, Organisation, Partnership

T = TypeVar("T")
Texts = tuple[tuple[str, str], ...]
"""One text in several languages: (``fr``, ``ar`` or ``en``; words)."""


class KindTrait(StrEnum):
    """What sets a kind of expense apart from the others: data of the programme, never a list of codes in a rule."""

    TICKET = "billet"
    """A ticket, which may be bought before expenses count, for a journey after (R78)."""
    AHEAD = "achat_anticipe"
    """Usually paid for long before leaving."""
    WITHIN_ALLOWANCE = "couvert_par_indemnite"
    """A meal or a night, which a daily allowance pays for (MEALS_LODGING_MODE)."""
    ALLOWANCE = "indemnite"
    """Reckoned from a stay and the daily amount (INDJ)."""
    MILEAGE = "trajet"
    """Reckoned from a journey and the mileage rates (INKM)."""
    GUESTS = "convives"
    """Needs the list of whom it was offered to (REAC)."""
    UNIT_PRICE = "prix_unitaire"
    """Small equipment: the price of one piece is looked at (PETM, R62)."""
    HEAVY = "investissement_lourd"
    """Never paid back, whatever a convention says (R63)."""
    VALUED = "valorisation"
    """Valued for the funder's report, never paid back (R98)."""


@dataclass(frozen=True, slots=True)
class ExpenseKind:
    """A nature of expense of the reference data (``TAXI``), and how each action type covers it."""

    code: str
    heading: BudgetHeading
    mission: Coverage
    hosting: Coverage
    lost_receipt_allowed: bool
    receipt_required: bool = True
    project: Coverage = Coverage.TO_BE_AGREED
    names: Texts = ()
    """Its name where this program has none of its own: a kind that Lianes added."""
    proof: str = ""
    """What to attach, in French, as Lianes words it."""
    traits: tuple[KindTrait, ...] = ()

    def coverage(self, action: ActionType) -> Coverage:
        """How that type of action covers it; a new partnership has the expenses of its exchanges (R56)."""
        return {
            ActionType.MISSION: self.mission,
            ActionType.HOSTING: self.hosting,
            ActionType.PARTNERSHIP: self.mission,
            ActionType.PROJECT: self.project,
        }[action]


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A figure with the text that sets it: a convention's article, the edition, or our default."""

    value: T
    source: str
    article: str = ""
    """The article of the convention, when it is one and says so."""


@dataclass(frozen=True, slots=True)
class ProgrammeEdition:
    """The parameters of one edition of the programme (DOMAIN §3); a convention may override them."""

    code: str
    funder: str
    call: str
    mission_rate: Decimal
    hosting_direct_rate: Decimal
    hosting_ad_hoc_rate: Decimal | None
    budget_per_person_cents: int
    mission_days: tuple[int, int]
    letter_deadline: tuple[int, int]
    """Month and day by which Lianes must have received the letter of intent."""
    year: int
    lost_receipt_line_cents: int
    lost_receipt_person_cents: int
    eligibility_end: date | None = None
    title: str = ""
    tagline: str = ""
    launch_year: int | None = None
    general_objective: Texts = ()
    partnership_rate: Decimal | None = None
    project_rate: Decimal | None = None
    """The most a project is paid back: « à hauteur de » (RATE_D)."""
    far_over_budget: Decimal = Decimal("1.25")
    """Above this multiple of the budget per person, the warning is a strong one."""
    least_authorities: int = 5
    meetings_per_year: int = 2
    small_equipment_cents: int = 50_000
    """Unit price above which small equipment must be confirmed as such (PETM)."""
    advance_share: Decimal = Decimal("0.75")
    """The most of a presumed sum an authority usually advances (ADVANCE)."""
    ticket_window_days: int = 120
    """How long before the first day a ticket may have been bought (V9)."""
    envelope_cents: int | None = None
    other_funders: str = ""
    """Who else pays for the programme as a whole, beside its funder (R67)."""
    other_funding_cents: int | None = None
    small_population: int = 20_000
    """An authority of at most so many inhabitants has few means of its own (R6, R64); said, and nothing more."""
    meals_mode: MealsMode = MealsMode.RECEIPTS
    proofs_kept_years: int = 10
    contacts_kept_years: int = 3
    sources: tuple[tuple[str, str], ...] = ()
    """(name of a parameter, the text that sets it); one absent is the edition's own."""


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """What applies to one dossier: its edition, the expense kinds, the organisations, the tables."""

    edition: ProgrammeEdition
    kinds: tuple[ExpenseKind, ...]
    organisations: tuple[Organisation, ...]
    partnerships: tuple[Partnership, ...]
    allowances: tuple[AllowanceTable, ...] = ()
    mileage: tuple[MileageTable, ...] = ()
    contact: LianesContact | None = None
    settings: int = 0
    """The version of the settings these come from; 0 for those shipped with the application."""

    def kind(self, code: str) -> ExpenseKind:
        """The expense kind of that code; ``KeyError`` when the edition has none."""
        for kind in self.kinds:
            if kind.code == code:
                return kind
        raise KeyError(code)

    def direct(self, french: str, moroccan: str) -> bool:
        """Whether the two are direct partners in this edition."""
        return any(one.direct and one.french == french and one.moroccan == moroccan for one in self.partnerships)
