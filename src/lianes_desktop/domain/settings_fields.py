"""What an issue of the settings is made of, field by field: how each is typed, compared and said."""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Any, cast

from lianes_desktop.domain.allowances import FiscalPower, MileageRate, MileageTable
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.money import RateSource
from lianes_desktop.domain.organisations import OrganisationType, PartnershipKind


class Part(StrEnum):
    """A list of the settings, by the name of its field; ``ISSUE`` is the issue itself."""

    EDITIONS = "editions"
    KINDS = "kinds"
    RATES = "rates"
    ALLOWANCES = "allowances"
    MILEAGE = "mileage"
    ORGANISATIONS = "organisations"
    PARTNERSHIPS = "partnerships"
    TEXTS = "texts"
    CONTACTS = "contacts"
    ISSUE = "issue"


class Form(StrEnum):
    """How a field is written."""

    CODE = "code"
    LINE = "line"
    LINES = "lines"
    ARABIC = "arabic"
    ARABIC_LINES = "arabic_lines"
    SHARE = "share"
    """Of one, typed as a percentage."""
    FACTOR = "factor"
    CENTS = "cents"
    MONEY = "money"
    WHOLE = "whole"
    PER_EURO = "per_euro"
    DAY = "day"
    DAY_OF_YEAR = "day_of_year"
    HOUR = "hour"
    FLAG = "flag"
    CHOICE = "choice"
    CURRENCY = "currency"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    ORGANISATIONS = "organisations"
    THEMES = "themes"
    TRAITS = "traits"
    ALIASES = "aliases"
    TIERS = "tiers"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a record of the settings; ``name`` may lead inside: ``names.ar``, ``night.starts``."""

    name: str
    form: Form
    optional: bool = False
    """Whether it may be left empty."""
    choices: tuple[Enum, ...] = ()


def _words(name: str, *, lines: bool = False, optional: bool = False) -> tuple[Spec, ...]:
    latin, arabic = (Form.LINES, Form.ARABIC_LINES) if lines else (Form.LINE, Form.ARABIC)
    return (
        Spec(f"{name}.fr", latin, optional),
        Spec(f"{name}.ar", arabic, optional=True),
        Spec(f"{name}.en", latin, optional=True),
    )


def _choice(name: str, kind: type[Enum]) -> Spec:
    return Spec(name, Form.CHOICE, choices=tuple(kind))


SOURCES = (
    "rates",
    "budget_per_person_eur",
    "mission_days",
    "letter",
    "lost_receipt",
    "small_equipment_eur",
    "advance_share",
    "ticket_window_days",
    "far_over_budget",
    "small_population",
)
"""The parameters of an edition whose source is told apart."""

SPECS: dict[Part, tuple[Spec, ...]] = {
    Part.EDITIONS: (
        Spec("code", Form.CODE),
        Spec("title", Form.LINE),
        Spec("tagline", Form.LINE, optional=True),
        Spec("funder", Form.LINE),
        Spec("call", Form.LINE),
        Spec("year", Form.WHOLE),
        Spec("launch_year", Form.WHOLE, optional=True),
        Spec("mission_rate", Form.SHARE),
        Spec("hosting_direct_rate", Form.SHARE),
        Spec("hosting_ad_hoc_rate", Form.SHARE, optional=True),
        Spec("partnership_rate", Form.SHARE, optional=True),
        Spec("project_rate", Form.SHARE, optional=True),
        Spec("budget_per_person_cents", Form.CENTS),
        Spec("far_over_budget", Form.FACTOR),
        Spec("mission_days.0", Form.WHOLE),
        Spec("mission_days.1", Form.WHOLE),
        Spec("letter_deadline", Form.DAY_OF_YEAR),
        Spec("eligibility_end", Form.DAY, optional=True),
        Spec("ticket_window_days", Form.WHOLE),
        Spec("lost_receipt_line_cents", Form.CENTS),
        Spec("lost_receipt_person_cents", Form.CENTS),
        Spec("small_equipment_cents", Form.CENTS),
        Spec("advance_share", Form.SHARE),
        Spec("envelope_cents", Form.CENTS, optional=True),
        Spec("other_funders", Form.LINE, optional=True),
        Spec("other_funding_cents", Form.CENTS, optional=True),
        Spec("small_population", Form.WHOLE),
        _choice("meals_mode", MealsMode),
        Spec("least_authorities", Form.WHOLE),
        Spec("meetings_per_year", Form.WHOLE),
        Spec("proofs_kept_years", Form.WHOLE),
        Spec("contacts_kept_years", Form.WHOLE),
        *_words("general_objective", lines=True, optional=True),
        *(Spec(f"sources.{one}", Form.LINE, optional=True) for one in SOURCES),
    ),
    Part.KINDS: (
        Spec("code", Form.CODE),
        _choice("heading", BudgetHeading),
        _choice("mission", Coverage),
        _choice("hosting", Coverage),
        _choice("project", Coverage),
        Spec("receipt_required", Form.FLAG),
        Spec("lost_receipt_allowed", Form.FLAG),
        *_words("names", optional=True),
        Spec("proof", Form.LINE, optional=True),
        Spec("traits", Form.TRAITS, optional=True, choices=tuple(KindTrait)),
    ),
    Part.RATES: (
        Spec("currency", Form.CURRENCY),
        Spec("per_euro", Form.PER_EURO),
        Spec("valid_from", Form.DAY),
        Spec("source", Form.CHOICE, choices=tuple(one for one in RateSource if one is not RateSource.SLIP)),
        Spec("note", Form.LINES, optional=True),
    ),
    Part.ALLOWANCES: (
        Spec("country", Form.COUNTRY),
        Spec("valid_from", Form.DAY),
        Spec("daily", Form.MONEY, optional=True),
        *(Spec(f"{one}_share", Form.SHARE) for one in ("night", "midday", "evening")),
        *(Spec(f"{one}.{end}", Form.HOUR) for one in ("night", "midday", "evening") for end in ("starts", "ends")),
        Spec("source", Form.LINE),
    ),
    Part.MILEAGE: (
        Spec("valid_from", Form.DAY),
        *(Spec(f"rates.{one.value}", Form.TIERS, optional=True) for one in FiscalPower),
        Spec("source", Form.LINE),
    ),
    Part.ORGANISATIONS: (
        Spec("id", Form.CODE),
        Spec("name", Form.LINE),
        Spec("name_ar", Form.ARABIC, optional=True),
        Spec("name_zgh", Form.LINE, optional=True),
        Spec("country", Form.COUNTRY),
        _choice("type", OrganisationType),
        Spec("aliases", Form.ALIASES, optional=True),
        Spec("siren", Form.LINE, optional=True),
        Spec("siret", Form.LINE, optional=True),
        Spec("population", Form.WHOLE, optional=True),
        Spec("address", Form.LINES, optional=True),
    ),
    Part.PARTNERSHIPS: (
        Spec("french", Form.ORGANISATION),
        Spec("moroccan", Form.ORGANISATION),
        _choice("kind", PartnershipKind),
        Spec("direct", Form.FLAG),
        Spec("themes", Form.THEMES, optional=True, choices=tuple(Theme)),
        Spec("brings", Form.LINES, optional=True),
    ),
    Part.TEXTS: (Spec("0", Form.CODE), *_words("1", lines=True)),
    Part.CONTACTS: (
        Spec("name", Form.LINE),
        Spec("role", Form.LINE, optional=True),
        Spec("organisation", Form.LINE, optional=True),
        Spec("address", Form.LINES, optional=True),
        Spec("email", Form.EMAIL, optional=True),
        Spec("phone", Form.PHONE, optional=True),
    ),
    Part.ISSUE: (
        Spec("note", Form.LINES, optional=True),
        Spec("in_force_from", Form.DAY, optional=True),
        Spec("for_authorities", Form.ORGANISATIONS, optional=True),
    ),
}
"""Every field a person sets, in the order of the form."""


def spec_of(part: Part, name: str) -> Spec:
    """One field; ``KeyError`` when the part has none of that name."""
    for spec in SPECS[part]:
        if spec.name == name:
            return spec
    raise KeyError(name)


def value_of(record: object, name: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """What a record holds in a field."""
    head, _, inner = name.partition(".")
    value = record[int(head)] if isinstance(record, tuple) else getattr(record, head)
    if not inner:
        return value
    if isinstance(record, MileageTable):
        return next((one.tiers for one in record.rates if one.power == inner), ())
    if not isinstance(value, tuple):
        return getattr(value, inner)
    return value[int(inner)] if inner.isdecimal() else dict(value).get(inner, "")


def with_value(record: Any, name: str, given: Any) -> Any:  # noqa: ANN401 - any record of the settings
    """The record with something else in a field."""
    head, _, inner = name.partition(".")
    if inner:
        given = _within(record, head, inner, given)
    if isinstance(record, tuple):
        at = int(head)
        return (*record[:at], given, *record[at + 1 :])
    return replace(record, **{head: given})


def _within(record: Any, head: str, inner: str, given: Any) -> Any:  # noqa: ANN401 - likewise
    """The whole value of the field ``head``, with something else at ``inner``."""
    value = record[int(head)] if isinstance(record, tuple) else getattr(record, head)
    if isinstance(record, MileageTable):
        others = {one.power: one.tiers for one in record.rates} | {FiscalPower(inner): given}
        return tuple(MileageRate(power, others[power]) for power in FiscalPower if others.get(power))
    if not isinstance(value, tuple):
        return replace(value, **{inner: given})
    if inner.isdecimal():
        at = int(inner)
        return (*value[:at], given, *value[at + 1 :])
    pairs = dict(cast("tuple[tuple[str, str], ...]", value)) | {inner: given}
    return tuple((key, text) for key, text in pairs.items() if text)
