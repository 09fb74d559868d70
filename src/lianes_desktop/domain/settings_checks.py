"""Whether an issue of the settings holds together: every refusal at once, each under the path of its field.

A path is a list, the place in it and the field: ``editions.0.mission_rate``; ``editions`` alone is the whole list.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lianes_desktop.domain import entry
from lianes_desktop.domain.allowances import AllowanceTable, MileageTable
from lianes_desktop.domain.checked import checked_rate
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.money import EUR, RateSource
from lianes_desktop.domain.organisations import LianesContact
from lianes_desktop.domain.phones import parse_phone
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_changes import key_of
from lianes_desktop.domain.settings_entry import checked_numbers
from lianes_desktop.domain.settings_fields import SPECS, Form, Part, value_of

_YEARS = range(1900, 2101)
_MOST_YEARS = 100
_COUNTRY_LETTERS = 2
_LISTS = tuple(one for one in Part if one is not Part.ISSUE)
_TWICE_AT = {
    Part.EDITIONS: "code",
    Part.KINDS: "code",
    Part.RATES: "currency",
    Part.ALLOWANCES: "valid_from",
    Part.MILEAGE: "valid_from",
    Part.ORGANISATIONS: "id",
    Part.PARTNERSHIPS: "moroccan",
    Part.TEXTS: "0",
    Part.CONTACTS: "name",
}
"""The field beside which it is said that a record is there already."""
_ABOVE_NOUGHT = ("budget_per_person_cents", "small_equipment_cents")
_AT_LEAST_ONE = ("least_authorities", "meetings_per_year", "small_population")
_KNOWN_OR_NOT = ("envelope_cents", "other_funding_cents")
_KEPT = ("proofs_kept_years", "contacts_kept_years")


def path(part: Part, at: int, field: str) -> str:
    """The path of a field of the record at that place."""
    return f"{part}.{at}.{field}"


def checked_settings(settings: ProgrammeSettings) -> ProgrammeSettings:
    """The same settings, when they hold together.

    Raises:
        RefusedError: with everything that does not.
    """
    found = tuple(problems(settings))
    if found:
        raise RefusedError(found)
    return settings


def problems(settings: ProgrammeSettings) -> Iterator[Refusal]:
    """Everything that does not hold, list by list."""
    if not settings.editions:
        yield Refusal(Part.EDITIONS, Problem.MISSING)
    if not settings.kinds:
        yield Refusal(Part.KINDS, Problem.MISSING)
    for part in _LISTS:
        yield from _of_part(part, getattr(settings, part), settings)
    known = {one.id for one in settings.organisations}
    if any(one not in known for one in settings.for_authorities):
        yield Refusal(path(Part.ISSUE, 0, "for_authorities"), Problem.NOT_IN_THE_LIST)


def _of_part(part: Part, records: tuple[Any, ...], settings: ProgrammeSettings) -> Iterator[Refusal]:
    seen: set[object] = set()
    for at, record in enumerate(records):
        refusals = [*_missing(part, record), *_shares(part, record), *_own(part, record, settings)]
        key = _identity(part, record)
        if key in seen:
            refusals.append(Refusal(_TWICE_AT[part], Problem.TWICE))
        seen.add(key)
        said: set[str] = set()
        for one in refusals:
            if one.field not in said:  # the first thing wrong of a field is enough
                said.add(one.field)
                yield Refusal(path(part, at, one.field), one.problem, one.values)


def _identity(part: Part, record: Any) -> object:  # noqa: ANN401 - any record of the settings
    if part is Part.RATES:
        return record.currency, record.valid_from, record.source
    return key_of(part, record)


def _missing(part: Part, record: object) -> Iterator[Refusal]:
    for spec in SPECS[part]:
        if not spec.optional and value_of(record, spec.name) in ("", None):
            yield Refusal(spec.name, Problem.MISSING)


def _shares(part: Part, record: object) -> Iterator[Refusal]:
    """A share of one is between nothing and everything; a sum or a count is not negative."""
    for spec in SPECS[part]:
        value = value_of(record, spec.name)
        if value is None:
            continue
        if spec.form is Form.SHARE and not (value.is_finite() and 0 <= value <= 1):
            yield Refusal(spec.name, Problem.NOT_A_SHARE)
        elif spec.form in {Form.CENTS, Form.WHOLE} and value < 0:
            yield Refusal(spec.name, Problem.NOT_POSITIVE)
        elif spec.form is Form.COUNTRY and not _country(value):
            yield Refusal(spec.name, Problem.NOT_A_COUNTRY)


def _country(value: str) -> bool:
    return len(value) == _COUNTRY_LETTERS and value.isascii() and value.isupper()


def _own(part: Part, record: Any, settings: ProgrammeSettings) -> Iterable[Refusal]:  # noqa: ANN401, PLR0911 - one case a list
    match part:
        case Part.EDITIONS:
            return _edition(record)
        case Part.RATES:
            return _rate(record)
        case Part.ALLOWANCES:
            return _allowance(record)
        case Part.MILEAGE:
            return _mileage(record)
        case Part.ORGANISATIONS:
            return checked_numbers(record, "")
        case Part.PARTNERSHIPS:
            known = {one.id for one in settings.organisations}
            return [
                Refusal(side, Problem.NOT_IN_THE_LIST)
                for side in ("french", "moroccan")
                if getattr(record, side) not in known
            ]
        case Part.CONTACTS:
            return _contact(record)
        case _:
            return ()


def _edition(edition: ProgrammeEdition) -> Iterator[Refusal]:
    yield from _counts(edition)
    if edition.mission_days[1] < edition.mission_days[0]:
        yield Refusal("mission_days.1", Problem.LESS_THAN_THE_FIRST)
    if edition.lost_receipt_person_cents < edition.lost_receipt_line_cents:
        yield Refusal("lost_receipt_person_cents", Problem.LESS_THAN_THE_FIRST)
    yield from _dates(edition)


def _counts(edition: ProgrammeEdition) -> Iterator[Refusal]:
    yield from _below_one(edition, _ABOVE_NOUGHT, Problem.NOT_POSITIVE)
    yield from _below_one(edition, (*_AT_LEAST_ONE, *_KEPT), Problem.LESS_THAN_ONE)
    for field in _KEPT:
        if getattr(edition, field) > _MOST_YEARS:
            yield Refusal(field, Problem.TOO_LARGE, {"most": _MOST_YEARS + 1})
    if edition.mission_days[0] < 1:
        yield Refusal("mission_days.0", Problem.LESS_THAN_ONE)
    if not edition.far_over_budget.is_finite() or edition.far_over_budget < 1:
        yield Refusal("far_over_budget", Problem.LESS_THAN_ONE)
    yield from _below_one(edition, _KNOWN_OR_NOT, Problem.NOT_POSITIVE)


def _below_one(edition: ProgrammeEdition, fields: tuple[str, ...], problem: Problem) -> Iterator[Refusal]:
    """Those of the fields that are known, and less than one."""
    for field in fields:
        known = getattr(edition, field)
        if known is not None and known < 1:
            yield Refusal(field, problem)


def _dates(edition: ProgrammeEdition) -> Iterator[Refusal]:
    launched, deadline = edition.launch_year, _deadline(edition)
    if edition.year not in _YEARS:
        yield Refusal("year", Problem.DATE_IMPOSSIBLE)
    elif launched is not None and launched > edition.year:
        yield Refusal("launch_year", Problem.AFTER_THE_NEXT)
    elif launched is not None and launched not in _YEARS:
        yield Refusal("launch_year", Problem.DATE_IMPOSSIBLE)
    elif deadline is None:
        yield Refusal("letter_deadline", Problem.DATE_IMPOSSIBLE)
    elif edition.eligibility_end is not None and edition.eligibility_end < deadline:
        yield Refusal("eligibility_end", Problem.END_BEFORE_START)


def _deadline(edition: ProgrammeEdition) -> date | None:
    try:
        return date(edition.year, *edition.letter_deadline)
    except ValueError:
        return None


def _rate(rate: Any) -> Iterator[Refusal]:  # noqa: ANN401 - an exchange rate
    if rate.source is RateSource.SLIP:  # the slip of one person's cash is nobody else's rate
        yield Refusal("source", Problem.NOT_IN_THE_LIST)
        return
    if rate.currency == EUR:
        yield Refusal("currency", Problem.UNKNOWN_CURRENCY)
    try:
        checked_rate(rate)
    except RefusedError as refused:
        yield from refused.refusals


def _allowance(table: AllowanceTable) -> Iterator[Refusal]:
    if table.daily is not None and table.daily.minor <= 0:
        yield Refusal("daily", Problem.NOT_POSITIVE)
    if table.night_share + table.midday_share + table.evening_share != Decimal(1):
        yield Refusal("evening_share", Problem.SHARES_DO_NOT_ADD_UP)
    for name in ("night", "midday", "evening"):
        window = getattr(table, name)
        if window.ends <= window.starts:
            yield Refusal(f"{name}.ends", Problem.END_BEFORE_START)


def _mileage(table: MileageTable) -> Iterator[Refusal]:
    if not table.rates:
        yield Refusal("rates.5", Problem.MISSING)
    for rate in table.rates:
        field = f"rates.{rate.power.value}"
        limits = [limit for limit, _euros in rate.tiers]
        if any(not euros.is_finite() or euros <= 0 for _limit, euros in rate.tiers):
            yield Refusal(field, Problem.NOT_POSITIVE)
        elif not limits or None in limits[:-1] or limits[-1] is not None:
            yield Refusal(field, Problem.TIERS_WITHOUT_END)
        elif any(after <= before for before, after in pairwise([0, *(one for one in limits if one is not None)])):
            yield Refusal(field, Problem.TIERS_IN_DISORDER)
    powers = [rate.power for rate in table.rates]
    if len(set(powers)) < len(powers):
        yield Refusal(f"rates.{powers[-1].value}", Problem.TWICE)


def _contact(contact: LianesContact) -> Iterator[Refusal]:
    for field, check in (("email", entry.parse_email), ("phone", parse_phone)):
        try:
            check(getattr(contact, field), field)
        except RefusedError as refused:
            yield from refused.refusals
