"""The lists of an issue of the settings while it is written: a new line, a line less, a line first."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.allowances import AllowanceTable, MealWindow, MileageTable
from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.editions import ExpenseKind
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import OrganisationId, RateId, new_id
from lianes_desktop.domain.money import MAD, ExchangeRate, RateSource
from lianes_desktop.domain.organisations import (
    LianesContact,
    Organisation,
    OrganisationType,
    Partnership,
    PartnershipKind,
)
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_fields import Part, with_value

_Typed = tuple[tuple[str, str], ...]


def rows(settings: ProgrammeSettings, part: Part) -> tuple[Any, ...]:
    """The records of a list; the issue itself is the only one of its part."""
    return (settings,) if part is Part.ISSUE else getattr(settings, part)


def with_row(settings: ProgrammeSettings, part: Part, at: int, field: str, given: object) -> ProgrammeSettings:
    """The settings with something else in a field of one record."""
    if part is Part.ISSUE:
        changed: ProgrammeSettings = with_value(settings, field, given)
        return changed
    held = rows(settings, part)
    return _with(settings, part, (*held[:at], with_value(held[at], field, given), *held[at + 1 :]))


def added(settings: ProgrammeSettings, part: Part, today: date) -> ProgrammeSettings:
    """One more record, last; a new edition begins as the latest one is, for the next year."""
    return _with(settings, part, (*rows(settings, part), _blank(settings, part, today)))


def removed(settings: ProgrammeSettings, part: Part, at: int) -> ProgrammeSettings:
    """One record less."""
    held = rows(settings, part)
    return _with(settings, part, (*held[:at], *held[at + 1 :]))


def put_first(settings: ProgrammeSettings, part: Part, at: int) -> ProgrammeSettings:
    """That record before all others."""
    held = rows(settings, part)
    return _with(settings, part, (held[at], *held[:at], *held[at + 1 :]))


def typed_without(typed: _Typed, part: Part, at: int) -> _Typed:
    """What was typed and not read, once a record is removed: nothing of it, and the next ones move up."""
    kept: list[tuple[str, str]] = []
    for path, text in typed:
        of, place, field = path.split(".", 2)
        if of != part or int(place) < at:
            kept.append((path, text))
        elif int(place) > at:
            kept.append((f"{of}.{int(place) - 1}.{field}", text))
    return tuple(kept)


def typed_first(typed: _Typed, part: Part, at: int) -> _Typed:
    """The same, once a record is put before the others."""
    kept: list[tuple[str, str]] = []
    for path, text in typed:
        of, place, field = path.split(".", 2)
        now = int(place)
        if of == part:
            now = 0 if now == at else now + (now < at)
        kept.append((f"{of}.{now}.{field}", text))
    return tuple(kept)


def _with(settings: ProgrammeSettings, part: Part, held: tuple[Any, ...]) -> ProgrammeSettings:
    changes: dict[str, Any] = {part.value: held}
    return replace(settings, **changes)


def _blank(settings: ProgrammeSettings, part: Part, today: date) -> Any:  # noqa: ANN401, PLR0911 - one case a list
    match part:
        case Part.EDITIONS:
            latest = max(settings.editions, key=lambda one: one.year)
            ends = latest.eligibility_end
            return replace(latest, code="", year=latest.year + 1, eligibility_end=_next_year(ends) if ends else None)
        case Part.KINDS:
            none = Coverage.NONE
            return ExpenseKind("", BudgetHeading.OTHER, none, none, lost_receipt_allowed=False, project=none)
        case Part.RATES:
            currency = settings.rates[-1].currency if settings.rates else MAD
            return ExchangeRate(RateId(new_id()), currency, Decimal(0), today, RateSource.CHANCELLERY)
        case Part.ALLOWANCES:
            if settings.allowances:
                return replace(settings.allowances[-1], valid_from=today, daily=None)
            night, midday, evening = (MealWindow(time(one), time(end)) for one, end in ((0, 5), (12, 14), (19, 21)))
            meal = Decimal("0.175")
            return AllowanceTable("MA", today, None, Decimal("0.65"), meal, meal, night, midday, evening, "")
        case Part.MILEAGE:
            return MileageTable(today, settings.mileage[-1].rates if settings.mileage else (), "")
        case Part.ORGANISATIONS:
            return Organisation(OrganisationId(str(new_id())), "FR", OrganisationType.MUNICIPALITY, "")
        case Part.PARTNERSHIPS:
            nobody = OrganisationId("")
            return Partnership(nobody, nobody, PartnershipKind.OCCASIONAL, direct=False)
        case Part.TEXTS:
            return "", ()
        case _:
            return LianesContact("", "", "Lianes coopération", "", "", "")


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)
