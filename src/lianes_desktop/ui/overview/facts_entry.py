"""From a field's text to a corrected fact, and back; refusals bear the field's name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import ConventionOverrides
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import Acceptance, PlannedCost
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import formats
from lianes_desktop.ui.overview import facts_kinds
from lianes_desktop.ui.overview.facts_text import cents_text as _cents
from lianes_desktop.ui.overview.facts_text import day_text as _day
from lianes_desktop.ui.overview.facts_text import parsed_day as _parsed_day
from lianes_desktop.ui.overview.facts_text import text_of as _text
from lianes_desktop.ui.overview.facts_values import PLANNED, BodyFact, Fact, PersonFact


def texts(action: Action) -> dict[Fact, str]:
    """What the typed fields show."""
    convention, overrides = action.convention, action.convention.overrides
    rate = overrides.rate
    shown = {
        Fact.TITLE: action.title,
        Fact.PLACE: action.place,
        Fact.OTHER_THEME: action.other_theme,
        Fact.ACCEPTED_ON: _day(action.other_theme_accepted.accepted_on if action.other_theme_accepted else None),
        Fact.ACCEPTED_BY: action.other_theme_accepted.accepted_by if action.other_theme_accepted else "",
        Fact.REFERENCE: convention.reference,
        Fact.LETTER: _day(convention.letter_received_on),
        Fact.SIGNED: _day(convention.signed_on),
        Fact.RATE: formats.typed((rate * 100).normalize()) if rate is not None else "",
        Fact.ELIGIBLE_FROM: _day(overrides.eligibility_start),
        Fact.CEILING: _cents(overrides.ceiling_cents),
    }
    shown |= facts_kinds.texts(action)
    planned = {cost.heading: cost.cents for cost in action.budget}
    return shown | {fact: _cents(planned.get(heading)) for fact, heading in PLANNED.items()}


def corrected(action: Action, fact: Fact, given: object, today: date) -> Action:
    """The action with what was given in one field.

    Raises:
        RefusedError: the text is no such value; the refusal bears the field's name.
    """
    if fact in PLANNED:
        return _with_planned(action, fact, _text(given))
    if fact in _CONVENTION:
        return _with_convention(action, fact, _text(given), today)
    if fact in _OVERRIDES:
        overrides = _overriding(action.convention.overrides, fact, _text(given), today)
        return replace(action, convention=replace(action.convention, overrides=overrides))
    if fact in _ACCEPTANCE:
        return _with_acceptance(action, fact, _text(given), today)
    found = facts_kinds.corrected(action, fact, given, today)
    return found if found is not None else _shared(action, fact, given)


def person_texts(person: Participant) -> dict[PersonFact, str]:
    """What the fields of a participant show."""
    return {
        PersonFact.GIVEN_NAME: person.given_name,
        PersonFact.FAMILY_NAME: person.family_name,
        PersonFact.GIVEN_NAME_AR: person.given_name_ar,
        PersonFact.FAMILY_NAME_AR: person.family_name_ar,
        PersonFact.FUNCTION: person.function,
        PersonFact.NUMBER: person.mandate.number,
        PersonFact.DATED: _day(person.mandate.dated),
        PersonFact.SIGNATORY: person.mandate.signatory,
    }


def corrected_person(person: Participant, fact: PersonFact, given: object, today: date) -> Participant:  # noqa: PLR0911 - one case per field
    """The participant with what was given in one field; ``RefusedError`` as for ``corrected``."""
    match fact:
        case PersonFact.STATUS:
            return replace(person, status=cast("Status", given))
        case PersonFact.NUMBER:
            return replace(person, mandate=replace(person.mandate, number=_text(given)))
        case PersonFact.SIGNATORY:
            return replace(person, mandate=replace(person.mandate, signatory=_text(given)))
        case PersonFact.DATED:
            dated = _parsed_day(_text(given), today, fact)
            return replace(person, mandate=replace(person.mandate, dated=dated))
        case PersonFact.GIVEN_NAME:
            return replace(person, given_name=_text(given))
        case PersonFact.FAMILY_NAME:
            return replace(person, family_name=_text(given))
        case PersonFact.GIVEN_NAME_AR:
            return replace(person, given_name_ar=_text(given))
        case PersonFact.FAMILY_NAME_AR:
            return replace(person, family_name_ar=_text(given))
        case PersonFact.FUNCTION:
            return replace(person, function=_text(given))


def body_texts(body: Organisation) -> dict[BodyFact, str]:
    """What the authority's fields show."""
    return {
        BodyFact.SIREN: body.siren,
        BodyFact.SIRET: body.siret,
        BodyFact.IBAN: body.iban,
        BodyFact.BIC: body.bic,
        BodyFact.ADDRESS: body.address,
    }


def corrected_body(body: Organisation, fact: BodyFact, given: object) -> Organisation:
    """The organisation with what was given in one field; its service checks the numbers."""
    match fact:
        case BodyFact.SIREN:
            return replace(body, siren=_text(given))
        case BodyFact.SIRET:
            return replace(body, siret=_text(given))
        case BodyFact.IBAN:
            return replace(body, iban=_text(given))
        case BodyFact.BIC:
            return replace(body, bic=_text(given))
        case BodyFact.ADDRESS:
            return replace(body, address=_text(given))


_CONVENTION = frozenset({Fact.REFERENCE, Fact.LETTER, Fact.SIGNED})
_ACCEPTANCE = frozenset({Fact.ACCEPTED_ON, Fact.ACCEPTED_BY})
_OVERRIDES = frozenset({Fact.RATE, Fact.ELIGIBLE_FROM, Fact.CEILING})


def _shared(action: Action, fact: Fact, given: object) -> Action:  # noqa: PLR0911 - one case per field
    match fact:
        case Fact.TITLE:
            return replace(action, title=_text(given))
        case Fact.PLACE:
            return replace(action, place=_text(given))
        case Fact.OTHER_THEME:
            return replace(action, other_theme=_text(given))
        case Fact.EDITION:
            return replace(action, edition=cast("str", given))
        case Fact.OBJECTIVES:
            return replace(action, objectives=cast("tuple[int, ...]", given))
        case Fact.SDGS:
            return replace(action, sdgs=tuple(sorted(cast("tuple[int, ...]", given))))
        case Fact.AUTHORITY:
            return replace(action, authority=cast("OrganisationId | None", given))
        case Fact.PARTNER:
            return replace(action, partner=cast("OrganisationId | None", given))
        case _:
            raise ValueError(fact)


def _with_acceptance(action: Action, fact: Fact, text: str, today: date) -> Action:
    """Lianes' agreement: its day, and who gave it; a name alone is dated today, and no day is no agreement."""
    kept = action.other_theme_accepted
    if fact is Fact.ACCEPTED_ON:
        day = _parsed_day(text, today, fact)
        by = kept.accepted_by if kept is not None else ""
        return replace(action, other_theme_accepted=None if day is None else Acceptance(day, by))
    if kept is None and not text:
        return action
    return replace(action, other_theme_accepted=Acceptance(kept.accepted_on if kept else today, text))


def _with_convention(action: Action, fact: Fact, text: str, today: date) -> Action:
    convention = action.convention
    match fact:
        case Fact.REFERENCE:
            convention = replace(convention, reference=text)
        case Fact.LETTER:
            convention = replace(convention, letter_received_on=_parsed_day(text, today, fact))
        case _:
            convention = replace(convention, signed_on=_parsed_day(text, today, fact))
    return replace(action, convention=convention)


def _overriding(overrides: ConventionOverrides, fact: Fact, text: str, today: date) -> ConventionOverrides:
    match fact:
        case Fact.RATE:
            rate = entry.parse_rate(text.removesuffix("%").strip(), fact) / Decimal(100) if text else None
            return replace(overrides, rate=rate)
        case Fact.ELIGIBLE_FROM:
            return replace(overrides, eligibility_start=_parsed_day(text, today, fact))
        case _:
            ceiling = entry.parse_amount(text, EUR, fact).minor if text else None
            return replace(overrides, ceiling_cents=ceiling)


def _with_planned(action: Action, fact: Fact, text: str) -> Action:
    heading = PLANNED[fact]
    cents = entry.parse_amount(text, EUR, fact).minor if text else None
    others = {cost.heading: cost for cost in action.budget if cost.heading is not heading}
    if cents is not None:
        others[heading] = PlannedCost(heading, cents)
    return replace(action, budget=tuple(others[one] for one in PLANNED.values() if one in others))
