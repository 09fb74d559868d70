"""Telephone numbers: kept in their international form, read aloud in groups."""

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

LONGEST = 200
"""Of what is typed."""


def parse_phone(text: str, field: str, country: str = "FR") -> str:
    """A telephone number in international form, or empty.

    Raises:
        RefusedError: it cannot be one.
    """
    raw = entry.parse_text(text, field, LONGEST)
    if not raw:
        return raw
    import phonenumbers  # noqa: PLC0415 - 30 ms, wanted only once a number is typed

    try:
        number = phonenumbers.parse(raw, country)
    except phonenumbers.NumberParseException:
        raise RefusedError([Refusal(field, Problem.NOT_A_PHONE)]) from None
    if not phonenumbers.is_valid_number(number):
        raise RefusedError([Refusal(field, Problem.NOT_A_PHONE)])
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_of_contacts(action: Action | None) -> str:
    """Where the numbers of the people met are when they name no country: where the action takes place (V6)."""
    return "FR" if isinstance(action, HostingDay) else "MA"


def spoken_phone(number: str) -> str:
    """A number of the settings as it is read aloud, its figures in groups; one that is none stays as it is."""
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        parsed_number = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed_number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
