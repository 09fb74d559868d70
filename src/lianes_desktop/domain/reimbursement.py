"""What counts, at which rate, and why: each figure with the text that sets it (DOMAIN §3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.allowances import AllowanceTable, MileageTable
from lianes_desktop.domain.conventions import ConventionOverrides, Coverage, HostingCase, MealsMode
from lianes_desktop.domain.editions import ExpenseKind, KindTrait, ProgrammeEdition, ReferenceData, Sourced
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import half_up

T = TypeVar("T")

_UNPAID = frozenset({KindTrait.HEAVY, KindTrait.VALUED})
"""Never paid back, and no convention lifts it: the one restriction of the brochure (R63), and staff time (R98)."""


class Source(StrEnum):
    """Which text sets a figure; the first that does wins."""

    CONVENTION = "convention"
    AUTHORITY = "authority"
    """The authority's own choice, where the law leaves it one (MEALS_LODGING_MODE)."""
    EDITION = "edition"
    DEFAULT = "default"


_RANK: Mapping[str, int] = {one: at for at, one in enumerate(Source)}
_TEXTS: Mapping[str, Source | None] = {"": None, "brochure": Source.EDITION, "default": Source.DEFAULT}
"""The words an edition's sources may use instead of the name of a text; nothing said leaves our own default."""


@dataclass(frozen=True, slots=True)
class KindTerms:
    """How one kind of expense counts in this dossier."""

    heading: BudgetHeading
    coverage: Sourced[Coverage]
    """``FULL``, ``TO_BE_AGREED`` or ``NONE``: the direct-partner question is already answered."""
    direct_only: bool
    """To be agreed only because no rate is set for an ad hoc hosting."""
    ceiling_cents: Sourced[int] | None
    receipt_required: bool
    lost_receipt_allowed: bool
    traits: tuple[KindTrait, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that decides how the expenses of one dossier count."""

    action: ActionType
    case: HostingCase | None
    """The case that applies: a direct one chosen by hand needs a reason."""
    rate: Sourced[Decimal] | None
    """``None`` when nothing firm is due: what counts is then to be agreed."""
    kinds: Mapping[str, KindTerms]
    ceiling_cents: Sourced[int] | None
    eligibility_start: Sourced[date]
    eligibility_end: Sourced[date] | None
    lost_receipt_line_cents: Sourced[int]
    lost_receipt_person_cents: Sourced[int]
    starts_on: date | None
    ends_on: date | None
    authority: OrganisationId | None
    """Whose claim it is: of a shared expense, its share alone counts (R68)."""
    meals_mode: Sourced[MealsMode]
    ticket_window_days: int
    small_equipment_cents: Sourced[int]
    mileage: tuple[MileageTable, ...]
    allowances: tuple[AllowanceTable, ...]

    @property
    def maximum(self) -> bool:
        """Whether what is reckoned is the most Lianes may pay back, not what it will (RATE_D, « à hauteur de »)."""
        return self.action is ActionType.PROJECT

    def has(self, kind: str, trait: KindTrait) -> bool:
        """Whether the kind of that code has the trait."""
        found = self.kinds.get(kind)
        return found is not None and trait in found.traits


def terms(action: Action, reference: ReferenceData) -> Terms:
    """What applies to a mission or hosting day: convention before edition before our default."""
    edition, overrides = reference.edition, action.convention.overrides
    case = applied_case(action, reference)
    rate = _rate(action, case, edition)
    articles = dict(overrides.articles)
    coverage, ceilings = dict(overrides.coverage), dict(overrides.kind_ceilings_cents)
    return Terms(
        action=action.action,
        case=case,
        rate=rate,
        kinds=MappingProxyType(
            {
                kind.code: _kind(
                    kind,
                    action.action,
                    coverage.get(kind.code),
                    ceilings.get(kind.code),
                    articles.get(kind.code, ""),
                    firm=rate is not None,
                )
                for kind in reference.kinds
            }
        ),
        ceiling_cents=_convention(overrides, "ceiling_cents", overrides.ceiling_cents),
        eligibility_start=_eligibility_start(action, reference),
        eligibility_end=_convention(overrides, "eligibility_end", overrides.eligibility_end)
        or (
            None
            if edition.eligibility_end is None
            else _general(edition, "eligibility_end", edition.eligibility_end, Source.EDITION)
        ),
        lost_receipt_line_cents=_convention(overrides, "lost_receipt_line_cents", overrides.lost_receipt_line_cents)
        or _general(edition, "lost_receipt", edition.lost_receipt_line_cents, Source.DEFAULT),
        lost_receipt_person_cents=_convention(
            overrides, "lost_receipt_person_cents", overrides.lost_receipt_person_cents
        )
        or _general(edition, "lost_receipt", edition.lost_receipt_person_cents, Source.DEFAULT),
        starts_on=action.starts_on,
        ends_on=action.ends_on,
        authority=action.authority,
        meals_mode=_meals_mode(action, edition),
        ticket_window_days=edition.ticket_window_days,
        small_equipment_cents=_general(edition, "small_equipment_eur", edition.small_equipment_cents, Source.DEFAULT),
        mileage=reference.mileage,
        allowances=reference.allowances,
    )


def applied_case(action: Action, reference: ReferenceData) -> HostingCase | None:
    """The hosting case that counts: direct only between direct partners, or with the reason given (V19)."""
    if not isinstance(action, HostingDay):
        return None
    if action.case is HostingCase.DIRECT and not (between_partners(action, reference) or action.case_reason.strip()):
        return HostingCase.AD_HOC
    return action.case


def between_partners(action: Action, reference: ReferenceData) -> bool:
    """Whether the two authorities of the dossier are direct partners in the edition."""
    return bool(action.authority and action.partner and reference.direct(action.authority, action.partner))


def letter_deadline(reference: ReferenceData) -> date:
    """The day by which Lianes must have received the letter of intent; eligibility starts there (R77, R78)."""
    return date(reference.edition.year, *reference.edition.letter_deadline)


def strongest(first: Sourced[Any], second: Sourced[Any] | None) -> Sourced[Any]:
    """Whichever of two figures is set by the nearer text: convention before edition before default."""
    if second is None:
        return first
    return second if _RANK.get(second.source, len(_RANK)) < _RANK.get(first.source, len(_RANK)) else first


def _convention(overrides: ConventionOverrides, name: str, value: T | None) -> Sourced[T] | None:
    """What the convention sets, with the article that says so."""
    return None if value is None else Sourced(value, Source.CONVENTION, dict(overrides.articles).get(name, ""))


def _general(edition: ProgrammeEdition, name: str, value: T, otherwise: Source) -> Sourced[T]:
    """What the edition sets: its own text when it names one, else whether it is the brochure's or our default."""
    text = dict(edition.sources).get(name, "")
    if text in _TEXTS:
        return Sourced(value, _TEXTS[text] or otherwise)
    return Sourced(value, Source.EDITION, text)


def _meals_mode(action: Action, edition: ProgrammeEdition) -> Sourced[MealsMode]:
    """How the meals and nights of a mission are paid; elsewhere they are always paid on receipts."""
    if not isinstance(action, Mission):
        return Sourced(MealsMode.RECEIPTS, Source.EDITION)
    if action.meals_mode is not None:
        return Sourced(action.meals_mode, Source.AUTHORITY)
    overrides = action.convention.overrides
    return _convention(overrides, "meals_mode", overrides.meals_mode) or _general(
        edition, "meals_mode", edition.meals_mode, Source.EDITION
    )


def _rate(action: Action, case: HostingCase | None, edition: ProgrammeEdition) -> Sourced[Decimal] | None:
    overrides = action.convention.overrides
    settled: Mapping[ActionType, tuple[str, Decimal | None, Decimal | None, Decimal | None]] = {
        ActionType.MISSION: ("rate", overrides.rate, edition.mission_rate, None),
        ActionType.HOSTING: ("rate", overrides.rate, edition.hosting_direct_rate, None),
        ActionType.PARTNERSHIP: (
            "partnership_rate",
            overrides.partnership_rate,
            edition.partnership_rate,
            edition.mission_rate,
        ),
        ActionType.PROJECT: (
            "project_rate",
            overrides.project_rate,
            edition.project_rate,
            edition.mission_rate if edition.project_rate is None else edition.project_rate,
        ),
    }
    name, agreed, general, most = settled[action.action]
    if case is HostingCase.AD_HOC:
        name, agreed, general = "ad_hoc_rate", overrides.ad_hoc_rate, edition.hosting_ad_hoc_rate
        most = edition.hosting_direct_rate
    if agreed is not None and most is not None and agreed > most:
        # what is « à convenir » or « à hauteur de » is never agreed above the programme's own rate (R48, R62)
        return _general(edition, "rates", most, Source.EDITION)
    found = _convention(overrides, name, agreed)
    return found or (None if general is None else _general(edition, "rates", general, Source.EDITION))


def _kind(
    kind: ExpenseKind, action: ActionType, agreed: Coverage | None, ceiling: int | None, article: str, *, firm: bool
) -> KindTerms:
    general = kind.coverage(action)
    if _UNPAID.intersection(kind.traits):
        general, agreed = Coverage.NONE, None
    wanted = general if agreed is None else agreed
    covered = wanted in {Coverage.FULL, Coverage.DIRECT}
    value = (Coverage.FULL if firm else Coverage.TO_BE_AGREED) if covered else wanted
    return KindTerms(
        heading=kind.heading,
        coverage=Sourced(value, Source.EDITION) if agreed is None else Sourced(value, Source.CONVENTION, article),
        direct_only=covered and not firm,
        ceiling_cents=None if ceiling is None else Sourced(ceiling, Source.CONVENTION, article),
        receipt_required=kind.receipt_required,
        lost_receipt_allowed=kind.lost_receipt_allowed,
        traits=kind.traits,
    )


def _eligibility_start(action: Action, reference: ReferenceData) -> Sourced[date]:
    convention = action.convention
    agreed = _convention(convention.overrides, "eligibility_start", convention.overrides.eligibility_start)
    deadline, received = letter_deadline(reference), convention.letter_received_on
    starts = deadline if received is None else max(deadline, received)
    return agreed or _general(reference.edition, "letter", starts, Source.EDITION)


def asked_cents(eligible: int, applied: Terms) -> int:
    """What Lianes is asked for: the rate applied once to the eligible sum, half up, within the convention's ceiling."""
    if applied.rate is None:
        return 0
    asked = half_up(applied.rate.value * eligible)
    return asked if applied.ceiling_cents is None else min(asked, applied.ceiling_cents.value)
