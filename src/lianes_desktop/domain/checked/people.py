"""Those who take part, those who are met, and who is at this device."""

from dataclasses import replace

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked.texts import LINE, NAME, PAGE, REMARK, accepted, cleaned, cleaned_one, require
from lianes_desktop.domain.contacts import Affiliation, ConsentState, Contact
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal

_PERSON = {"given_name": NAME, "family_name": NAME, "given_name_ar": NAME, "family_name_ar": NAME, "function": LINE}
_PARTICIPANT = _PERSON | {
    "title": NAME,
    "function_ar": LINE,
    "service": LINE,
    "home": LINE,
    "workplace": LINE,
    "employer": LINE,
    "expertise": REMARK,
}
_MANDATE = {
    "number": LINE,
    "signatory": LINE,
    "body": LINE,
    "purpose": REMARK,
    "expenses": REMARK,
    "transport": LINE,
}
_CONTACT = _PERSON | {
    "title": NAME,
    "function_ar": LINE,
    "organisation": LINE,
    "organisation_ar": LINE,
    "phone": NAME,
    "mobile": NAME,
    "note": PAGE,
    "follow_up": PAGE,
    "name_zgh": NAME,
}
_AFFILIATION = {"organisation": LINE, "organisation_ar": LINE, "function": LINE, "function_ar": LINE}


def checked_participant(person: Participant) -> Participant:
    """A person has a name."""
    found: list[Refusal] = []
    clean = cleaned(person, _PARTICIPANT, found)
    if clean.vehicle is not None and clean.vehicle.run_before < 0:
        found.append(Refusal("vehicle.run_before", Problem.NOT_POSITIVE))
    clean = replace(clean, mandate=cleaned(clean.mandate, _MANDATE, found, "mandate."))
    require(found, "family_name", clean.name, f"{clean.given_name_ar}{clean.family_name_ar}")
    return accepted(clean, found)


def checked_contact(contact: Contact) -> Contact:
    """A card; an agreement has the day it was given."""
    found: list[Refusal] = []
    clean = cleaned(contact, _CONTACT, found)
    clean = cleaned_one(clean, "email", found, entry.parse_email)
    of_others: list[Refusal] = []
    others = [cleaned(one, _AFFILIATION, of_others) for one in clean.affiliations]
    found += [replace(one, field="affiliations") for one in of_others]
    clean = replace(clean, affiliations=tuple(one for one in others if one != Affiliation()))
    if clean.consent.state is ConsentState.GRANTED and clean.consent.given_on is None:
        found.append(Refusal("consent.given_on", Problem.MISSING))
    return accepted(clean, found)


def checked_profile(profile: Profile) -> Profile:
    """The person at this device has a name."""
    found: list[Refusal] = []
    clean = cleaned(profile, {"given_name": NAME, "family_name": NAME}, found)
    clean = cleaned_one(clean, "email", found, entry.parse_email)
    require(found, "family_name", clean.name)
    return accepted(clean, found)
