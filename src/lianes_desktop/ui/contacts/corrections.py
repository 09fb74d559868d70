"""What a field of the form, once left, makes of its card."""

from dataclasses import replace
from datetime import date

from lianes_desktop.domain import consents, entry
from lianes_desktop.domain.contacts import (
    Consent,
    ConsentChannel,
    ConsentState,
    Contact,
    ContactRole,
    Purpose,
    PurposeAnswer,
)
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.ui.contacts.values import TEXTS, Field


def corrected(contact: Contact, field: Field, value: object, today: date) -> Contact:
    """The card with one field as typed.

    Raises:
        RefusedError: the text is not a day.
    """
    if field in TEXTS and isinstance(value, str):
        worded = {field.value: value}
        return replace(contact, **worded)  # type: ignore[arg-type]  # one of the texts
    if field in {Field.LANGUAGES, Field.AFFILIATIONS} and isinstance(value, tuple):
        listed = {field.value: value}
        return replace(contact, **listed)  # type: ignore[arg-type]  # one of the lists
    match field, value:
        case Field.ROLE, None | ContactRole():
            return replace(contact, role=value)
        case Field.ORGANISATION_TYPE, None | OrganisationType():
            return replace(contact, organisation_type=value)
        case Field.GENDER, None | Gender():
            return replace(contact, gender=value)
        case _:
            pass
    return replace(contact, consent=_agreed(contact.consent, field, value, today))


def answered(consent: Consent, state: ConsentState, today: date) -> Consent:
    """An answer given today unless said otherwise; anything but an agreement ends every permission."""
    again = state is ConsentState.WITHDRAWN  # a withdrawal has its own day, whenever the agreement was given
    on = today if again or consent.given_on is None else consent.given_on
    return consents.said_of_all(consent, state, on, consent.channel or ConsentChannel.ORAL)


def _agreed(consent: Consent, field: Field, value: object, today: date) -> Consent:
    match field, value:
        case Field.STATE, ConsentState() as state:
            return answered(consent, state, today)
        case Field.GIVEN_ON, str() as text:
            return consents.amended(consent, on=entry.parse_date(text, today, field), channel=consent.channel)
        case Field.CHANNEL, ConsentChannel() as channel:
            return consents.amended(consent, on=consent.given_on, channel=channel)
        case Field.LANGUAGE, str() as language:
            return replace(consent, language=language)
        case Field.KEEP | Field.TRANSMIT | Field.PUBLISH_PHOTO, bool() as yes:
            return _ticked(consent, _PURPOSES[field], yes=yes, today=today)
        case _:
            raise ValueError(field)


_PURPOSES = {
    Field.KEEP: Purpose.KEEP,
    Field.TRANSMIT: Purpose.TRANSMIT,
    Field.PUBLISH_PHOTO: Purpose.PUBLISHED_PHOTO,
}


def _ticked(consent: Consent, purpose: Purpose, *, yes: bool, today: date) -> Consent:
    """One purpose answered; to leave is to be kept, and nothing leaves that may not be kept."""
    force = consents.in_force(consent)
    with_it = {Purpose.TRANSMIT: Purpose.KEEP} if yes else {Purpose.KEEP: Purpose.TRANSMIT}
    others = [one for one in (with_it.get(purpose),) if one is not None]
    changed = [one for one in (purpose, *others) if yes != (one in force and force[one].state is ConsentState.GRANTED)]
    on, channel = consent.given_on or today, consent.channel or ConsentChannel.ORAL
    return consents.answered(
        consent,
        *(
            PurposeAnswer(
                one, ConsentState.GRANTED if yes else consents.ended(force.get(one)), on, channel, consent.notice
            )
            for one in changed
        ),
    )
