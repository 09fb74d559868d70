"""The fields of a membership by dotted name: their texts, and what a field left makes of the record. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from lianes_desktop.domain import entry
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import ConventionOverrides, Coverage
from lianes_desktop.domain.joining import Membership, Support
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

MOST_COUNT = 10_000
RULES = "convention.overrides."


class Kind(StrEnum):
    """How a field is typed."""

    TEXT = "text"
    DAY = "day"
    RATE = "rate"
    SUM = "sum"
    COUNT = "count"


CONTACT: Mapping[str, Kind] = {
    "contacted_on": Kind.DAY,
    "ambitions": Kind.TEXT,
    "referent.name": Kind.TEXT,
    "referent.function": Kind.TEXT,
    "referent.phone": Kind.TEXT,
    "referent.email": Kind.TEXT,
}
LETTER: Mapping[str, Kind] = {
    "letter.expectations": Kind.TEXT,
    "letter.sought": Kind.TEXT,
    "letter.signatory": Kind.TEXT,
    "letter.signatory_title": Kind.TEXT,
    "letter.place": Kind.TEXT,
    "letter.signed_on": Kind.DAY,
    "letter.sent_on": Kind.DAY,
    "convention.letter_received_on": Kind.DAY,
    "convention.late_letter_accepted_on": Kind.DAY,
}
CONVENTION: Mapping[str, Kind] = {
    "convention.reference": Kind.TEXT,
    "convention.starts_on": Kind.DAY,
    "convention.ends_on": Kind.DAY,
    "convention.signed_on": Kind.DAY,
    "signatories": Kind.TEXT,
}
RULED: Mapping[str, Kind] = {
    "rate": Kind.RATE,
    "ad_hoc_rate": Kind.RATE,
    "partnership_rate": Kind.RATE,
    "project_rate": Kind.RATE,
    "ceiling_cents": Kind.SUM,
    "eligibility_start": Kind.DAY,
    "eligibility_end": Kind.DAY,
    "lost_receipt_line_cents": Kind.SUM,
    "lost_receipt_person_cents": Kind.SUM,
}
"""What a convention may rule otherwise, each with the article that says so."""
MEALS = "meals_mode"
NETWORK: Mapping[str, Kind] = {
    "commitment.staff_days": Kind.COUNT,
    "commitment.missions": Kind.COUNT,
    "commitment.hosting_days": Kind.COUNT,
    "commitment.note": Kind.TEXT,
    "brings": Kind.TEXT,
    "closed_on": Kind.DAY,
    "abandoned_on": Kind.DAY,
    "abandoned_reason": Kind.TEXT,
}
_PLAIN: Mapping[str, Kind] = {
    **CONTACT, **LETTER, **CONVENTION, **NETWORK, **{f"{RULES}{name}": kind for name, kind in RULED.items()},
}  # fmt: skip
_LISTS = {"supports": Support, "actions": ActionType, "themes": Theme}


def texts(membership: Membership) -> dict[str, str]:
    """What every typed field shows."""
    found = {name: _shown(_read(membership, name), kind) for name, kind in _PLAIN.items()}
    overrides = membership.convention.overrides
    articles = dict(overrides.articles)
    found |= {f"articles.{name}": articles.get(name, "") for name in (*RULED, MEALS)}
    for one in membership.versions:
        found[f"versions.{one.number}.dated"] = _shown(one.dated, Kind.DAY)
        found[f"versions.{one.number}.note"] = one.note
    ceilings = dict(overrides.kind_ceilings_cents)
    for code in ruled_kinds(overrides):
        found[f"kinds.{code}.ceiling"] = _shown(ceilings.get(code), Kind.SUM)
        found[f"kinds.{code}.article"] = articles.get(code, "")
    return found


def ticks(membership: Membership) -> dict[str, bool]:
    """Every box to tick."""
    return {
        **{f"supports.{one}": one in membership.supports for one in Support},
        **{f"letter.actions.{one}": one in membership.letter.actions for one in ActionType},
        **{f"letter.themes.{one}": one in membership.letter.themes for one in Theme},
    }


def ruled_kinds(overrides: ConventionOverrides) -> tuple[str, ...]:
    """Codes of the natures of expense the convention rules otherwise, in their alphabet's order."""
    return tuple(sorted({*dict(overrides.coverage), *dict(overrides.kind_ceilings_cents)}))


def corrected(membership: Membership, given: Mapping[str, object], today: date) -> Membership:
    """The membership with these fields as given.

    Raises:
        RefusedError: every text that cannot be what its field holds.
    """
    refusals: list[Refusal] = []
    for name, value in given.items():
        try:
            membership = _corrected(membership, name, value, today)
        except RefusedError as refused:
            refusals.extend(refused.refusals)
    if refusals:
        raise RefusedError(refusals)
    return membership


def without_kind(membership: Membership, code: str) -> Membership:
    """The membership whose convention says nothing of a nature of expense."""
    overrides = membership.convention.overrides
    return _ruling(
        membership,
        replace(
            overrides,
            coverage=tuple(one for one in overrides.coverage if one[0] != code),
            kind_ceilings_cents=tuple(one for one in overrides.kind_ceilings_cents if one[0] != code),
            articles=tuple(one for one in overrides.articles if one[0] != code),
        ),
    )


def _corrected(membership: Membership, name: str, value: object, today: date) -> Membership:
    match name.split("."):
        case ["articles", field]:
            return _with_article(membership, field, _text(value))
        case ["kinds", code, part]:
            return _with_kind(membership, code, part, value)
        case ["versions", number, part]:
            return _with_version(membership, number, part, value, today)
        case ["supports" | "letter", *_rest, ticked] if isinstance(value, bool):
            return _ticked(membership, name.removesuffix(f".{ticked}"), ticked, ticked_on=value)
        case path if name in _PLAIN:
            return _put(membership, path, _parsed(_text(value), _PLAIN[name], name, today))
        case path:
            return _put(membership, path, value)


def _with_article(membership: Membership, field: str, words: str) -> Membership:
    overrides = membership.convention.overrides
    articles = {**dict(overrides.articles), field: words}
    kept = tuple((name, text) for name, text in articles.items() if text.strip())
    return _ruling(membership, replace(overrides, articles=kept))


def _with_kind(membership: Membership, code: str, part: str, value: object) -> Membership:
    overrides = membership.convention.overrides
    if part == "article":
        return _with_article(membership, code, _text(value))
    if part == "coverage":
        covered = {name: one for name, one in overrides.coverage if name != code}
        if isinstance(value, Coverage):
            covered[code] = value
        return _ruling(membership, replace(overrides, coverage=tuple(covered.items())))
    cents = _parsed(_text(value), Kind.SUM, f"kinds.{code}.ceiling", date.min)
    others = {name: most for name, most in overrides.kind_ceilings_cents if name != code}
    if isinstance(cents, int):
        others[code] = cents
    return _ruling(membership, replace(overrides, kind_ceilings_cents=tuple(others.items())))


def _with_version(membership: Membership, number: str, part: str, value: object, today: date) -> Membership:
    changed: dict[str, Any] = {"note": value}
    if part == "dated":
        changed = {"dated": entry.parse_date(_text(value), today, f"versions.{number}.dated")}
    return replace(
        membership,
        versions=tuple(replace(one, **changed) if str(one.number) == number else one for one in membership.versions),
    )


def _ticked(membership: Membership, name: str, ticked: str, *, ticked_on: bool) -> Membership:
    kind = _LISTS[name.rpartition(".")[2]]
    one = kind(ticked)
    kept = {*_read(membership, name), one} if ticked_on else {*_read(membership, name)} - {one}
    return _put(membership, name.split("."), tuple(each for each in kind if each in kept))


def _ruling(membership: Membership, overrides: ConventionOverrides) -> Membership:
    return replace(membership, convention=replace(membership.convention, overrides=overrides))


def _read(value: object, name: str) -> Any:  # noqa: ANN401 - a field of any kind
    for part in name.split("."):
        value = getattr(value, part)
    return value


def _put(value: T, path: list[str], given: object) -> T:
    first, *rest = path
    changed: dict[str, Any] = {first: _put(getattr(value, first), rest, given) if rest else given}
    return replace(value, **changed)


def _parsed(text: str, kind: Kind, field: str, today: date) -> object:
    if kind is Kind.TEXT:
        return text
    if kind is Kind.COUNT:
        return _count(text.strip(), field)
    if not text.strip():
        return None
    if kind is Kind.DAY:
        return entry.parse_date(text, today, field)
    if kind is Kind.SUM:
        return entry.parse_amount(text, EUR, field).minor
    return _rate(text, field)


def _rate(text: str, field: str) -> Decimal:
    """Hundredths as typed, with or without their sign; below zero is out of range rather than « not positive »."""
    try:
        return entry.parse_rate(text.strip().removesuffix("%").strip(), field) / 100
    except RefusedError as refused:
        if any(one.problem is Problem.NOT_POSITIVE for one in refused.refusals):
            raise RefusedError([Refusal(field, Problem.RATE_OUT_OF_RANGE)]) from None
        raise


def _count(text: str, field: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise RefusedError([Refusal(field, Problem.NOT_A_COUNT)])
    if len(text) > len(str(MOST_COUNT)) or int(text) >= MOST_COUNT:
        raise RefusedError([Refusal(field, Problem.TOO_LARGE, {"most": MOST_COUNT})])
    return int(text)


def _shown(value: Any, kind: Kind) -> str:  # noqa: ANN401 - a field of any kind
    if value is None:
        return ""
    if kind is Kind.DAY:
        return formats.day(value).removeprefix(formats.RLM)
    if kind is Kind.RATE:
        return formats.typed((value * 100).normalize())
    if kind is Kind.SUM:
        return formats.amount(Money(value)).removeprefix(formats.RLM)
    return str(value)


def _text(value: object) -> str:
    return str(value)
