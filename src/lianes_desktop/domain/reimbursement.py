"""What counts, at which rate, and why: each figure with the text that sets it (DOMAIN §3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.editions import (
    ActionType,
    BudgetHeading,
    Coverage,
    ExpenseKind,
    HostingCase,
    ProgrammeEdition,
    ReferenceData,
    Sourced,
)
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import half_up


class Source(StrEnum):
    """Which text sets a figure; the first that does wins."""

    CONVENTION = "convention"
    EDITION = "edition"
    DEFAULT = "default"


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


def terms(action: Action, reference: ReferenceData) -> Terms:
    """What applies to a mission or hosting day: convention before edition before our default."""
    edition, overrides = reference.edition, action.convention.overrides
    case = applied_case(action, reference)
    rate = _rate(action, case, reference.edition)
    coverage, ceilings = dict(overrides.coverage), dict(overrides.kind_ceilings_cents)
    return Terms(
        action=action.action,
        case=case,
        rate=rate,
        kinds=MappingProxyType(
            {
                kind.code: _kind(
                    kind, action.action, coverage.get(kind.code), ceilings.get(kind.code), firm=rate is not None
                )
                for kind in reference.kinds
            }
        ),
        ceiling_cents=_convention(overrides.ceiling_cents),
        eligibility_start=_eligibility_start(action, reference),
        eligibility_end=None if edition.eligibility_end is None else Sourced(edition.eligibility_end, Source.EDITION),
        lost_receipt_line_cents=_convention(overrides.lost_receipt_line_cents)
        or Sourced(edition.lost_receipt_line_cents, Source.DEFAULT),
        lost_receipt_person_cents=_convention(overrides.lost_receipt_person_cents)
        or Sourced(edition.lost_receipt_person_cents, Source.DEFAULT),
        starts_on=action.starts_on,
        ends_on=action.ends_on,
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


def _convention(value: int | None) -> Sourced[int] | None:
    return None if value is None else Sourced(value, Source.CONVENTION)


def _rate(action: Action, case: HostingCase | None, edition: ProgrammeEdition) -> Sourced[Decimal] | None:
    overrides = action.convention.overrides
    settled: Mapping[ActionType, tuple[Decimal | None, Decimal | None]] = {
        ActionType.MISSION: (overrides.rate, edition.mission_rate),
        ActionType.HOSTING: (overrides.rate, edition.hosting_direct_rate),
        ActionType.PARTNERSHIP: (overrides.partnership_rate, edition.partnership_rate),
        ActionType.PROJECT: (overrides.project_rate, edition.project_rate),
    }
    agreed, general = settled[action.action]
    if case is HostingCase.AD_HOC:
        agreed, general = overrides.ad_hoc_rate, edition.hosting_ad_hoc_rate
    if agreed is not None:
        return Sourced(agreed, Source.CONVENTION)
    return None if general is None else Sourced(general, Source.EDITION)


def _kind(
    kind: ExpenseKind, action: ActionType, agreed: Coverage | None, ceiling: int | None, *, firm: bool
) -> KindTerms:
    general = kind.coverage(action)
    wanted = general if agreed is None else agreed
    covered = wanted in {Coverage.FULL, Coverage.DIRECT}
    value = (Coverage.FULL if firm else Coverage.TO_BE_AGREED) if covered else wanted
    return KindTerms(
        heading=kind.heading,
        coverage=Sourced(value, Source.EDITION if agreed is None else Source.CONVENTION),
        direct_only=covered and not firm,
        ceiling_cents=_convention(ceiling),
        receipt_required=kind.receipt_required,
        lost_receipt_allowed=kind.lost_receipt_allowed,
    )


def _eligibility_start(action: Action, reference: ReferenceData) -> Sourced[date]:
    convention = action.convention
    if convention.overrides.eligibility_start is not None:
        return Sourced(convention.overrides.eligibility_start, Source.CONVENTION)
    deadline, received = letter_deadline(reference), convention.letter_received_on
    return Sourced(deadline if received is None else max(deadline, received), Source.EDITION)


def asked_cents(eligible: int, applied: Terms) -> int:
    """What Lianes is asked for: the rate applied once to the eligible sum, half up, within the convention's ceiling."""
    if applied.rate is None:
        return 0
    asked = half_up(applied.rate.value * eligible)
    return asked if applied.ceiling_cents is None else min(asked, applied.ceiling_cents.value)
