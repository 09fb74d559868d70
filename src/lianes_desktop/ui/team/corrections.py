"""What a field of the form, once left, makes of its person."""

from dataclasses import replace
from datetime import date

from lianes_desktop.domain import entry
from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.participants import Gender, Participant, Vehicle
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.ui.team.values import ACT_TEXTS, OWN_TEXTS, Field

_MOST_KILOMETRES = 200_000


def corrected(person: Participant, field: Field, value: object, today: date) -> Participant:
    """The person with one field as typed or chosen.

    Raises:
        RefusedError: the text is not a day or a number; ``field`` names the form's field.
    """
    match field, value:
        case (Field.DATED, str() as text):
            return replace(person, mandate=replace(person.mandate, dated=_day(text, today, field)))
        case (Field.PASSPORT, str() as text):
            return replace(person, passport_expires_on=_day(text, today, field))
        case (Field.RUN_BEFORE, str() as text):
            return _with_kilometres(person, text)
        case (field, str() as text) if field in OWN_TEXTS:
            own = {field.value: text}
            return replace(person, **own)  # type: ignore[arg-type]  # one of the person's texts
        case (field, str() as text) if field in ACT_TEXTS:
            said = {field.value: text}
            return replace(person, mandate=replace(person.mandate, **said))  # type: ignore[arg-type]  # likewise
        case _:
            return _chosen(person, field, value)


def _chosen(person: Participant, field: Field, value: object) -> Participant:
    match field, value:
        case (Field.STATUS, Status() as status):
            return replace(person, status=status)
        case (Field.GENDER, Gender() | None as gender):
            return replace(person, gender=gender)
        case (Field.POWER, FiscalPower() as power):
            run = person.vehicle.run_before if person.vehicle else 0
            return replace(person, vehicle=Vehicle(power, run))
        case (Field.POWER, None):
            return replace(person, vehicle=None)
        case (Field.EXPERTISE_SHARED, bool() as shared):
            return replace(person, expertise_shared=shared)
        case (Field.ORGANISATION, str() | None as organisation):
            return replace(person, organisation=organisation)  # type: ignore[arg-type]  # an id the list offered
        case _:
            raise ValueError(field)


def _with_kilometres(person: Participant, text: str) -> Participant:
    plain = "".join(text.split())
    if person.vehicle is None:
        return person
    if plain and not (plain.isdecimal() and int(plain) <= _MOST_KILOMETRES):
        raise RefusedError([Refusal(Field.RUN_BEFORE, Problem.NOT_A_NUMBER)])
    return replace(person, vehicle=replace(person.vehicle, run_before=int(plain or 0)))


def _day(text: str, today: date, field: Field) -> date | None:
    return entry.parse_date(text, today, field) if text.strip() else None
