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
from lianes_desktop.domain.contacts import ConsentState, Contact
from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import ExchangeRate, Money
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.places import zone_exists
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import RESULTS, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Parse = Callable[[str, str], str]
"""Cleans a text, or refuses it under the field named."""

T = TypeVar("T", bound="DataclassInstance")
A = TypeVar("A", bound=Action)

NAME, LINE, REMARK, PAGE = 80, 200, 1000, 4000
"""The most characters of a name, a line, a remark, a page of notes."""
_LONG = frozenset(
    (
        *("note", "follow_up", "duration_reason", "case_reason", "circumstances", "address"),
        *("intention", "sought", "competences", "stakes", "description", "expected", "equipment_reason"),
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
_PERSON = {"given_name": NAME, "family_name": NAME, "given_name_ar": NAME, "family_name_ar": NAME, "function": LINE}
_MANDATE = {"number": LINE, "signatory": LINE}
_ITEM = {"title": LINE, "place": LINE, "note": PAGE, "group": NAME, "diets": LINE}
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
_EXPENSE = {"payee": LINE, "note": PAGE}
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
    _require(found, "title", clean.title)
    if clean.starts_on and clean.ends_on and clean.ends_on < clean.starts_on:
        found.append(Refusal("ends_on", Problem.END_BEFORE_START))
    if any(cost.cents < 0 for cost in clean.budget):
        found.append(Refusal("budget", Problem.NOT_POSITIVE))
    overrides = convention.overrides
    if convention.starts_on and convention.ends_on and convention.ends_on < convention.starts_on:
        found.append(Refusal("convention.ends_on", Problem.END_BEFORE_START))
    for field in ("rate", "ad_hoc_rate", "project_rate", "partnership_rate"):
        rate = getattr(overrides, field)
        if rate is not None and not 0 < rate <= 1:
            found.append(Refusal(f"convention.{field}", Problem.TOO_LARGE if rate > 1 else Problem.NOT_POSITIVE))
    return _accepted(clean, found)


def checked_participant(person: Participant) -> Participant:
    """A person has a name."""
    found: list[Refusal] = []
    clean = _texts(person, _PERSON, found)
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


def _declaration(declaration: LostReceiptDeclaration, found: list[Refusal]) -> LostReceiptDeclaration:
    clean = _texts(declaration, _DECLARATION, found, "declaration.")
    _require(found, "declaration.circumstances", clean.circumstances)
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
