"""What a field of the form, once left, makes of its card."""

from dataclasses import replace
from datetime import date

from lianes_desktop.domain import entry
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact, ContactRole
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
    asked, given = state is not ConsentState.TO_ASK, state is ConsentState.GRANTED
    return replace(
        consent,
        state=state,
        given_on=(consent.given_on or today) if asked else None,
        channel=(consent.channel or ConsentChannel.ORAL) if asked else None,
        language=consent.language if asked else "",
        keep=given,
        transmit=given,
        publish_photo=given and consent.publish_photo,
    )


def _agreed(consent: Consent, field: Field, value: object, today: date) -> Consent:
    changes: dict[str, object] = {field.value: value}
    match field, value:
        case Field.STATE, ConsentState() as state:
            return answered(consent, state, today)
        case Field.GIVEN_ON, str() as text:
            changes = {"given_on": entry.parse_date(text, today, field)}
        case Field.KEEP, bool() as keep:  # nothing leaves that may not be kept
            changes["transmit"] = consent.transmit and keep
        case Field.TRANSMIT, bool() as transmit:
            changes["keep"] = consent.keep or transmit
        case (Field.CHANNEL, ConsentChannel()) | (Field.LANGUAGE, str()) | (Field.PUBLISH_PHOTO, bool()):
            pass
        case _:
            raise ValueError(field)
    return replace(consent, **changes)  # type: ignore[arg-type]  # fields of the consent, each of its kind
