"""The facts that only one kind of action has: text to value, and back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import HostingCase, MealsMode
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.menus import parse_menus
from lianes_desktop.domain.missions import Courtesy, HostingDay, Menu, Mission
from lianes_desktop.domain.partnerships import AgreementKind, NewPartnership
from lianes_desktop.domain.projects import CooperationProject, ProjectKind
from lianes_desktop.ui.overview.facts_text import day_text, parsed_day, parsed_people, people_text, text_of
from lianes_desktop.ui.overview.facts_values import Fact


def texts(action: Action) -> dict[Fact, str]:
    """What the typed fields of its kind show."""
    match action:
        case HostingDay():
            return _of_hosting_day(action)
        case NewPartnership():
            return _of_partnership(action) | _dates(action.starts_on, action.ends_on)
        case CooperationProject():
            return _of_project(action) | _dates(action.starts_on, action.ends_on)
        case _:
            return {Fact.DURATION_REASON: action.duration_reason} | _dates(action.starts_on, action.ends_on)


def chosen(action: Action) -> dict[Fact, object]:
    """The choices of its kind."""
    match action:
        case Mission():
            return {Fact.MEALS_MODE: action.meals_mode, Fact.FIRST_EXCHANGE: action.first_exchange_of}
        case HostingDay():
            return {Fact.COURTESY: action.courtesy, Fact.FIRST_EXCHANGE: action.first_exchange_of}
        case NewPartnership():
            return {Fact.ACCORD_KIND: action.accord.kind}
        case CooperationProject():
            return {Fact.PROJECT_KIND: action.kind}


def ticked(action: Action) -> frozenset[Fact]:
    """What a project's people confirmed."""
    if not isinstance(action, CooperationProject):
        return frozenset()
    confirmed = {Fact.OWNERS: action.owners_confirmed, Fact.NO_HEAVY: action.no_heavy_investment}
    return frozenset(fact for fact, said in confirmed.items() if said)


def corrected(action: Action, fact: Fact, given: object, today: date) -> Action | None:
    """The action with what was given in a field of its kind; ``None`` when its kind has no such field."""
    if isinstance(action, HostingDay):
        return _hosting_day(action, fact, given, today)
    if fact in (Fact.STARTS_ON, Fact.ENDS_ON):
        day = parsed_day(text_of(given), today, fact)
        return replace(action, starts_on=day) if fact is Fact.STARTS_ON else replace(action, ends_on=day)
    if isinstance(action, Mission):
        return _mission(action, fact, given)
    if isinstance(action, NewPartnership):
        return _partnership(action, fact, given, today)
    return _project(action, fact, given)


def _dates(starts_on: date | None, ends_on: date | None) -> dict[Fact, str]:
    return {Fact.STARTS_ON: day_text(starts_on), Fact.ENDS_ON: day_text(ends_on)}


def _of_hosting_day(day: HostingDay) -> dict[Fact, str]:
    stay = day.delegation
    return {
        Fact.HELD_ON: day_text(day.held_on),
        Fact.CASE_REASON: day.case_reason,
        Fact.GROUPS: ", ".join(day.groups),
        Fact.STAY_NAME: stay.name,
        Fact.ARRIVES_ON: day_text(stay.arrives_on),
        Fact.LEAVES_ON: day_text(stay.leaves_on),
        Fact.INTERPRETER: stay.interpreter,
        Fact.CARRIED_BY: stay.transport,
    }


def _of_partnership(sought: NewPartnership) -> dict[Fact, str]:
    accord = sought.accord
    return {
        Fact.INTENTION: sought.intention,
        Fact.SOUGHT: sought.sought,
        Fact.INTENTION_ON: day_text(sought.intention_on),
        Fact.POPULATION: people_text(sought.population),
        Fact.COMPETENCES: sought.competences,
        Fact.STAKES: sought.stakes,
        Fact.ACCORD_REFERENCE: accord.reference,
        Fact.ACCORD_SIGNED: day_text(accord.signed_on),
        Fact.ACTIVE_FROM: day_text(accord.active_from),
        Fact.CLOSED_ON: day_text(accord.closed_on),
    }


def _of_project(project: CooperationProject) -> dict[Fact, str]:
    return {
        Fact.OTHER_KIND: project.other_kind,
        Fact.DESCRIPTION: project.description,
        Fact.EXPECTED: project.expected,
        Fact.EQUIPMENT_REASON: project.equipment_reason,
    }


def _mission(action: Mission, fact: Fact, given: object) -> Action | None:
    match fact:
        case Fact.DURATION_REASON:
            return replace(action, duration_reason=text_of(given))
        case Fact.MEALS_MODE:
            return replace(action, meals_mode=cast("MealsMode | None", given))
        case Fact.FIRST_EXCHANGE:
            return replace(action, first_exchange_of=cast("DossierId | None", given))
        case _:
            return None


def _hosting_day(action: HostingDay, fact: Fact, given: object, today: date) -> Action | None:  # noqa: PLR0911 - one case per field
    match fact:
        case Fact.HELD_ON:
            return replace(action, held_on=parsed_day(text_of(given), today, fact))
        case Fact.CASE:
            return replace(action, case=cast("HostingCase", given))
        case Fact.CASE_REASON:
            return replace(action, case_reason=text_of(given))
        case Fact.GROUPS:
            names = (name.strip() for name in text_of(given).replace("،", ",").split(","))
            return replace(action, groups=tuple(dict.fromkeys(name for name in names if name)))
        case Fact.FIRST_EXCHANGE:
            return replace(action, first_exchange_of=cast("DossierId | None", given))
        case Fact.COURTESY:
            return replace(action, courtesy=cast("Courtesy", given))
        case _:
            return _stay(action, fact, given, today)


def _stay(action: HostingDay, fact: Fact, given: object, today: date) -> Action | None:
    stay = action.delegation
    match fact:
        case Fact.STAY_NAME:
            stay = replace(stay, name=text_of(given))
        case Fact.ARRIVES_ON:
            stay = replace(stay, arrives_on=parsed_day(text_of(given), today, fact))
        case Fact.LEAVES_ON:
            stay = replace(stay, leaves_on=parsed_day(text_of(given), today, fact))
        case Fact.INTERPRETER:
            stay = replace(stay, interpreter=text_of(given))
        case Fact.CARRIED_BY:
            stay = replace(stay, transport=text_of(given))
        case Fact.MENUS:
            stay = replace(stay, menus=parse_menus(cast("Sequence[tuple[Menu, str]]", given), fact))
        case _:
            return None
    return replace(action, delegation=stay)


def _partnership(action: NewPartnership, fact: Fact, given: object, today: date) -> Action | None:  # noqa: PLR0911 - one case per field
    match fact:
        case Fact.INTENTION:
            return replace(action, intention=text_of(given))
        case Fact.SOUGHT:
            return replace(action, sought=text_of(given))
        case Fact.INTENTION_ON:
            return replace(action, intention_on=parsed_day(text_of(given), today, fact))
        case Fact.POPULATION:
            return replace(action, population=parsed_people(text_of(given), fact))
        case Fact.COMPETENCES:
            return replace(action, competences=text_of(given))
        case Fact.STAKES:
            return replace(action, stakes=text_of(given))
        case _:
            return _accord(action, fact, given, today)


def _accord(action: NewPartnership, fact: Fact, given: object, today: date) -> Action | None:
    accord = action.accord
    match fact:
        case Fact.ACCORD_KIND:
            accord = replace(accord, kind=cast("AgreementKind", given))
        case Fact.ACCORD_REFERENCE:
            accord = replace(accord, reference=text_of(given))
        case Fact.ACCORD_SIGNED:
            accord = replace(accord, signed_on=parsed_day(text_of(given), today, fact))
        case Fact.ACTIVE_FROM:
            accord = replace(accord, active_from=parsed_day(text_of(given), today, fact))
        case Fact.CLOSED_ON:
            accord = replace(accord, closed_on=parsed_day(text_of(given), today, fact))
        case _:
            return None
    return replace(action, accord=accord)


def _project(action: CooperationProject, fact: Fact, given: object) -> Action | None:
    match fact:
        case Fact.PROJECT_KIND:
            return replace(action, kind=cast("ProjectKind", given))
        case Fact.OWNERS:
            return replace(action, owners_confirmed=given is True)
        case Fact.NO_HEAVY:
            return replace(action, no_heavy_investment=given is True)
        case Fact.OTHER_KIND | Fact.DESCRIPTION | Fact.EXPECTED | Fact.EQUIPMENT_REASON:
            worded = {fact.value: text_of(given)}
            return replace(action, **worded)  # type: ignore[arg-type]  # the texts alone
        case _:
            return None
