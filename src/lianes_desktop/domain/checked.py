"""A whole value as a page hands it: cleaned, or refused with every reason at once.

What a dossier still misses is not refused here: it is found by ``checks`` when the claim is prepared. Nested fields
are named with a dot: ``mandate.number``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.allowances import DailyAllowance, MileageLeg
from lianes_desktop.domain.checked_kinds import contradictions
from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.domain.expenses import WHOLE_SHARE, Expense, LostReceiptDeclaration
from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeAgreement
from lianes_desktop.domain.money import ExchangeRate, Money
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.places import zone_exists
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import RESULTS, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reports import BEST_MARK, BEST_SCORE, CommunicationItem, FollowUp, MissionReport

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Parse = Callable[[str, str], str]
"""Cleans a text, or refuses it under the field named."""

T = TypeVar("T", bound="DataclassInstance")
A = TypeVar("A", bound=Action)

LINK = 500
NAME, LINE, REMARK, PAGE, REPORT = 80, 200, 1000, 4000, 12_000
"""The most characters of a name, a line, a remark, a page of notes, a part of a report."""
MOST_KILOMETRES = 100_000
"""No journey, nor a year of them, is longer."""
MOST_OFFERED = 366
_LONG = frozenset(
    (
        *("note", "follow_up", "guests", "duration_reason", "case_reason", "circumstances", "address"),
        *("intention", "sought", "competences", "stakes", "description", "expected", "equipment_reason"),
        *("purpose", "expenses", "expertise"),
        *("objective", "course", "french_side", "moroccan_side", "staff_impact", "lessons"),
        *("what", "outcome", "interest_fr", "interest_ma"),
        "decisions",
    )
)
_RATE_STEP = Decimal(1).scaleb(-entry.MOST_RATE_DIGITS)

_ACTION = {"title": LINE, "place": LINE, "other_theme": LINE}
_OF_A_KIND: Mapping[type, dict[str, int]] = {
    Mission: {"duration_reason": REMARK},
    HostingDay: {"case_reason": REMARK},
    NewPartnership: {"intention": PAGE, "sought": PAGE, "competences": REMARK, "stakes": REMARK},
    CooperationProject: {"other_kind": LINE, "description": PAGE, "expected": PAGE, "equipment_reason": REMARK},
}
_DELEGATION = {"name": LINE, "interpreter": LINE, "transport": LINE}
_PERSON = {"given_name": NAME, "family_name": NAME, "given_name_ar": NAME, "family_name_ar": NAME, "function": LINE}
_PARTICIPANT = _PERSON | {
    "title": NAME,
    "function_ar": LINE,
    "service": LINE,
    "home": LINE,
    "workplace": LINE,
    "employer": LINE,
    "expertise": REMARK,
}
_MANDATE = {
    "number": LINE,
    "signatory": LINE,
    "body": LINE,
    "purpose": REMARK,
    "expenses": REMARK,
    "transport": LINE,
}
_ITEM = {
    "title": LINE,
    "place": LINE,
    "note": PAGE,
    "group": NAME,
    "diets": LINE,
    "outcome": PAGE,
    "interest_fr": REMARK,
    "interest_ma": REMARK,
}
_REPORT = dict.fromkeys(("objective", "course", "french_side", "moroccan_side", "staff_impact", "lessons"), REPORT)
_CONTACT = _PERSON | {
    "title": NAME,
    "function_ar": LINE,
    "organisation": LINE,
    "organisation_ar": LINE,
    "phone": NAME,
    "mobile": NAME,
    "note": PAGE,
    "follow_up": PAGE,
}
_EXPENSE = {"payee": LINE, "note": PAGE, "guests": REMARK}
_JOURNEY = {"origin": LINE, "destination": LINE}
_STAY = {"deliberation": LINE}
_DECLARATION = {"circumstances": REMARK, "visa": LINE}
_ORGANISATION = {"name": LINE, "name_ar": LINE, "name_zgh": LINE, "address": REMARK}
_NUMBERS: Mapping[str, _Parse] = MappingProxyType(
    {"siren": entry.check_siren, "siret": entry.check_siret, "iban": entry.check_iban, "bic": entry.check_bic}
)


def checked_action(action: A) -> A:
    """What a dossier says of itself: it has a title, and ends no earlier than it starts."""
    found: list[Refusal] = []
    clean = _texts(action, _ACTION | _OF_A_KIND[type(action)], found)
    convention = _texts(clean.convention, {"reference": LINE}, found, "convention.")
    clean = replace(clean, convention=convention)
    clean = _of_its_kind(clean, found)
    _require(found, "title", clean.title)
    if clean.starts_on and clean.ends_on and clean.ends_on < clean.starts_on:
        found.append(Refusal("ends_on", Problem.END_BEFORE_START))
    if any(cost.cents < 0 for cost in clean.budget):
        found.append(Refusal("budget", Problem.NOT_POSITIVE))
    found.extend(contradictions(clean))
    overrides = convention.overrides
    for field in ("rate", "ad_hoc_rate", "project_rate", "partnership_rate"):
        rate = getattr(overrides, field)
        if rate is not None and not 0 < rate <= 1:
            found.append(Refusal(f"convention.{field}", Problem.TOO_LARGE if rate > 1 else Problem.NOT_POSITIVE))
    return _accepted(clean, found)


def checked_participant(person: Participant) -> Participant:
    """A person has a name."""
    found: list[Refusal] = []
    clean = _texts(person, _PARTICIPANT, found)
    if clean.vehicle is not None and clean.vehicle.run_before < 0:
        found.append(Refusal("vehicle.run_before", Problem.NOT_POSITIVE))
    clean = replace(clean, mandate=_texts(clean.mandate, _MANDATE, found, "mandate."))
    _require(found, "family_name", clean.name, f"{clean.given_name_ar}{clean.family_name_ar}")
    return _accepted(clean, found)


def checked_item(item: ProgrammeItem) -> ProgrammeItem:
    """A programme line lasts some time, in a zone that exists."""
    found: list[Refusal] = []
    clean = _texts(item, _ITEM, found)
    if not zone_exists(clean.zone):
        found.append(Refusal("zone", Problem.MISSING))
    elif clean.ends_utc <= clean.starts_utc:
        found.append(Refusal("ends_at", Problem.END_BEFORE_START))
    if any(number not in RESULTS for number in clean.results):
        found.append(Refusal("results", Problem.NOT_A_NUMBER))
    _not_negative(found, covers=clean.covers, planned_cents=clean.planned_cents)
    return _accepted(clean, found)


def checked_contact(contact: Contact) -> Contact:
    """A card; an agreement has the day it was given."""
    found: list[Refusal] = []
    clean = _texts(contact, _CONTACT, found)
    clean = _one_text(clean, "email", found, entry.parse_email)
    if clean.consent.state is ConsentState.GRANTED and clean.consent.given_on is None:
        found.append(Refusal("consent.given_on", Problem.MISSING))
    return _accepted(clean, found)


def checked_expense(expense: Expense) -> Expense:
    """An expense, complete or not: what is there makes sense."""
    found: list[Refusal] = []
    clean = _texts(expense, _EXPENSE, found)
    amount, deducted = clean.amount, clean.deducted
    if amount is not None:
        _positive(found, "amount", amount)
    if deducted is not None and amount is None:
        found.append(Refusal("amount", Problem.MISSING))
    elif deducted is not None and amount is not None:
        _deducted(found, deducted, amount)
    if clean.debit_cents is not None and clean.debit_cents <= 0:
        found.append(Refusal("debit_cents", Problem.NOT_POSITIVE))
    _not_negative(found, borne_cents=clean.borne_cents, other_funding_cents=clean.other_funding_cents)
    if clean.unit_cents is not None and clean.unit_cents <= 0:
        found.append(Refusal("unit_cents", Problem.NOT_POSITIVE))
    _shared(found, clean)
    if clean.mileage is not None:
        clean = replace(clean, mileage=_journey(clean.mileage, found))
    if clean.allowance is not None:
        clean = replace(clean, allowance=_stay(clean.allowance, found))
    if clean.declaration is not None:
        clean = replace(clean, declaration=_declaration(clean.declaration, found))
    return _accepted(clean, found)


def checked_profile(profile: Profile) -> Profile:
    """The person at this device has a name."""
    found: list[Refusal] = []
    clean = _texts(profile, {"given_name": NAME, "family_name": NAME}, found)
    clean = _one_text(clean, "email", found, entry.parse_email)
    _require(found, "family_name", clean.name)
    return _accepted(clean, found)


def checked_organisation(organisation: Organisation) -> Organisation:
    """An organisation has a name; the numbers given pass their checks."""
    found: list[Refusal] = []
    clean = _texts(organisation, _ORGANISATION, found)
    for field, parse in _NUMBERS.items():
        clean = _one_text(clean, field, found, parse)
    _require(found, "name", clean.name, clean.name_ar)
    return _accepted(clean, found)


def checked_rate(rate: ExchangeRate) -> ExchangeRate:
    """A rate is positive, with six decimals at most."""
    found: list[Refusal] = []
    clean = _texts(rate, {"note": REMARK}, found)
    if not rate.per_euro.is_finite() or rate.per_euro <= 0:
        found.append(Refusal("per_euro", Problem.NOT_POSITIVE))
    elif rate.per_euro >= entry.MOST_RATE:
        found.append(Refusal("per_euro", Problem.TOO_LARGE, {"most": entry.MOST_RATE}))
    elif rate.per_euro % _RATE_STEP:
        found.append(Refusal("per_euro", Problem.TOO_PRECISE, {"digits": entry.MOST_RATE_DIGITS}))
    return _accepted(clean, found)


def checked_agreement(agreement: ProgrammeAgreement) -> ProgrammeAgreement:
    """Who said yes to the programme for the Moroccan side."""
    found: list[Refusal] = []
    return _accepted(_texts(agreement, {"moroccan_by": LINE}, found), found)


def checked_report(report: MissionReport) -> MissionReport:
    """A report, complete or not; a result is named ``result_1``, a criterion by its code."""
    found: list[Refusal] = []
    clean = _texts(report, _REPORT, found)
    results, criteria = [], []
    for number, comment in clean.results:
        if number not in RESULTS:
            found.append(Refusal("results", Problem.NOT_A_NUMBER))
            continue
        results.append((number, _said(comment, f"result_{number}", found)))
    for one in clean.criteria:
        if one.score is not None and not 0 <= one.score <= BEST_SCORE:
            found.append(Refusal(one.code, Problem.TOO_LARGE, {"most": BEST_SCORE}))
        criteria.append(replace(one, text=_said(one.text, one.code, found)))
    if clean.satisfaction is not None and not 1 <= clean.satisfaction <= BEST_MARK:
        found.append(Refusal("satisfaction", Problem.TOO_LARGE, {"most": BEST_MARK}))
    return _accepted(replace(clean, results=tuple(results), criteria=tuple(criteria)), found)


def checked_follow_up(follow_up: FollowUp) -> FollowUp:
    """Something to do, by somebody."""
    found: list[Refusal] = []
    return _accepted(_texts(follow_up, {"what": REMARK, "owner": LINE}, found), found)


def checked_communication(item: CommunicationItem) -> CommunicationItem:
    """An article, post or picture; consent can only be told of people who are shown."""
    found: list[Refusal] = []
    clean = _texts(item, {"title": LINE, "link": LINK, "note": PAGE}, found)
    return _accepted(replace(clean, image_rights=clean.image_rights and clean.people_shown), found)


def _said(text: str, field: str, found: list[Refusal]) -> str:
    try:
        return entry.parse_text(text, field, REPORT, lines=True)
    except RefusedError as refused:
        found.extend(refused.refusals)
        return text


def _of_its_kind(action: A, found: list[Refusal]) -> A:
    """The texts within a delegation, an agreement or an acceptance."""
    changed: dict[str, Any] = {}
    if isinstance(action, HostingDay):
        changed["delegation"] = _texts(action.delegation, _DELEGATION, found, "delegation.")
    if isinstance(action, NewPartnership):
        changed["accord"] = _texts(action.accord, {"reference": LINE}, found, "accord.")
    if action.other_theme_accepted is not None:
        changed["other_theme_accepted"] = _texts(
            action.other_theme_accepted, {"accepted_by": NAME}, found, "other_theme_accepted."
        )
    return replace(action, **changed)


def _declaration(declaration: LostReceiptDeclaration, found: list[Refusal]) -> LostReceiptDeclaration:
    clean = _texts(declaration, _DECLARATION, found, "declaration.")
    _require(found, "declaration.circumstances", clean.circumstances)
    return clean


def _shared(found: list[Refusal], expense: Expense) -> None:
    """The parts of a shared expense add up to all of it, each authority once (V23)."""
    whole, authorities = sum(one.parts for one in expense.shares), [one.authority for one in expense.shares]
    if len(set(authorities)) < len(authorities):
        found.append(Refusal("shares", Problem.SAME_TWICE))
    if expense.shares and (whole != WHOLE_SHARE or any(one.parts < 0 for one in expense.shares)):
        found.append(Refusal("shares", Problem.SHARES_NOT_WHOLE, {"percent": Decimal(whole).scaleb(-2).normalize()}))


def _journey(leg: MileageLeg, found: list[Refusal]) -> MileageLeg:
    clean = _texts(leg, _JOURNEY, found, "mileage.")
    for field, count in (("kilometres", leg.kilometres), ("run_before", leg.run_before)):
        if not 0 <= count <= MOST_KILOMETRES:
            found.append(Refusal(f"mileage.{field}", Problem.TOO_LARGE, {"most": MOST_KILOMETRES}))
    return clean


def _stay(stay: DailyAllowance, found: list[Refusal]) -> DailyAllowance:
    clean = _texts(stay, _STAY, found, "allowance.")
    if stay.arrives_at and stay.leaves_at and stay.leaves_at <= stay.arrives_at:
        found.append(Refusal("allowance.leaves_at", Problem.END_BEFORE_START))
    if stay.daily is not None:
        _positive(found, "allowance.daily", stay.daily)
    found.extend(
        Refusal(f"allowance.{field}", Problem.TOO_LARGE, {"most": MOST_OFFERED})
        for field in ("nights_offered", "middays_offered", "evenings_offered")
        if not 0 <= getattr(stay, field) <= MOST_OFFERED
    )
    return clean


def _accepted(value: T, found: Iterable[Refusal]) -> T:
    refusals = tuple(found)
    if refusals:
        raise RefusedError(refusals)
    return value


def _texts(value: T, limits: Mapping[str, int], found: list[Refusal], prefix: str = "") -> T:
    """The value with the texts named cleaned; those that cannot be are refused under their field's name."""
    for name, most in limits.items():
        value = _one_text(value, name, found, partial(entry.parse_text, most=most, lines=name in _LONG), prefix)
    return value


def _one_text(value: T, name: str, found: list[Refusal], parse: _Parse, prefix: str = "") -> T:
    try:
        changed: dict[str, Any] = {name: parse(getattr(value, name), f"{prefix}{name}")}
    except RefusedError as refused:
        found.extend(refused.refusals)
        return value
    return replace(value, **changed)


def _require(found: list[Refusal], field: str, *texts: str) -> None:
    if not any(texts):
        found.append(Refusal(field, Problem.MISSING))


def _not_negative(found: list[Refusal], **figures: int | None) -> None:
    found.extend(Refusal(field, Problem.NOT_POSITIVE) for field, value in figures.items() if value and value < 0)


def _positive(found: list[Refusal], field: str, money: Money) -> None:
    if money.minor <= 0:
        found.append(Refusal(field, Problem.NOT_POSITIVE))
    elif money.amount >= entry.MOST_UNITS:
        found.append(Refusal(field, Problem.TOO_LARGE, {"most": entry.MOST_UNITS}))


def _deducted(found: list[Refusal], deducted: Money, amount: Money) -> None:
    if deducted.currency != amount.currency:
        found.append(Refusal("deducted", Problem.UNKNOWN_CURRENCY, {"currency": deducted.currency.code}))
    elif deducted.minor <= 0:
        found.append(Refusal("deducted", Problem.NOT_POSITIVE))
    elif deducted.minor > amount.minor:
        found.append(Refusal("deducted", Problem.TOO_LARGE, {"most": amount.amount}))


cleaned, accepted = _texts, _accepted
"""The same, for the modules that check other values whole."""
