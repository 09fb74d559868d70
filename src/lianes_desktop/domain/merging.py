"""Two cards of one person made one: nothing typed is lost, and no agreement grows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lianes_desktop.domain.contacts import Affiliation, Consent, ConsentState, Contact, Purpose, PurposeAnswer
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.domain.programmes import ProgrammeItem

CHOSEN = (
    "title", "given_name", "family_name", "given_name_ar", "family_name_ar", "name_zgh", "role", "function",
    "function_ar", "organisation", "organisation_ar", "organisation_type", "phone", "mobile", "email", "gender", "card",
)  # fmt: skip
"""The fields of which one card holds one value, in the order they are compared."""
_WORK = ("organisation", "organisation_ar", "function", "function_ar", "organisation_type")
_TYPE = "organisation_type"
_NUMBERS = ("phone", "mobile")
_STRICTNESS = (ConsentState.GRANTED, ConsentState.TO_ASK, ConsentState.REFUSED, ConsentState.WITHDRAWN)
"""From the widest to the strictest."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The card that stays, and the values no field of it had room for, by field."""

    contact: Contact
    left: tuple[tuple[str, object], ...]


def differing(one: Contact, other: Contact) -> tuple[str, ...]:
    """The fields in which both say something, and not the same."""
    return tuple(
        name
        for name in CHOSEN
        if _given(getattr(one, name)) and _given(getattr(other, name)) and not _same(name, one, other)
    )


def fuller(one: Contact, other: Contact) -> Mapping[str, bool]:
    """For each field that differs, whether the other card's value is taken by default: the longer of two texts."""
    return {name: _weight(getattr(other, name)) > _weight(getattr(one, name)) for name in differing(one, other)}


def merged(one: Contact, other: Contact, taken: Mapping[str, bool]) -> Merged:
    """``one`` with what ``other`` adds; ``taken`` says of which differing fields the other's value is wanted.

    A second number goes where there is room, a second organisation among the affiliations, notes are joined, and of two
    consents the stricter one holds. What has no other place is told in ``left``.
    """
    chosen: dict[str, Any] = {}
    passed_over: dict[str, Any] = {}
    clashing = frozenset(differing(one, other))
    for name in CHOSEN:
        mine, theirs = getattr(one, name), getattr(other, name)
        use_theirs = taken.get(name, False) if name in clashing else not _given(mine)
        chosen[name] = theirs if use_theirs else mine
        if name in clashing:
            passed_over[name] = mine if use_theirs else theirs
    _house_numbers(chosen, passed_over)
    others = _affiliations(one, other, chosen, passed_over)
    kept = replace(
        one,
        **chosen,
        affiliations=others,
        languages=_joined_lists(one.languages, other.languages),
        note=_joined_texts(one.note, other.note),
        follow_up=_joined_texts(one.follow_up, other.follow_up),
        consent=stricter(one.consent, other.consent),
        restricted=one.restricted or other.restricted,
        renewed_on=max((day for day in (one.renewed_on, other.renewed_on) if day), default=None),
    )
    return Merged(kept, tuple(passed_over.items()))


def stricter(one: Consent, other: Consent) -> Consent:
    """Of two consents, what both allow; every answer given is kept, the stricter one last for each purpose."""
    first, second = sorted((one, other), key=_strictness, reverse=True)
    return replace(
        first,
        keep=one.keep and other.keep,
        transmit=one.transmit and other.transmit,
        publish_photo=one.publish_photo and other.publish_photo,
        answers=_answers(one.answers, other.answers),
        informed_on=min((day for day in (one.informed_on, other.informed_on) if day), default=None),
        notice=first.notice or second.notice,
    )


def met_instead(items: Iterable[ProgrammeItem], gone: ContactId, kept: ContactId) -> tuple[ProgrammeItem, ...]:
    """The lines that name a card that goes, each naming the one that stays in its place, once."""
    found = []
    for item in items:
        came = any(one in item.contacts and one not in item.absent_contacts for one in (gone, kept))
        absent = _named(item.absent_contacts, gone, kept)
        changed = replace(
            item,
            contacts=_named(item.contacts, gone, kept),
            absent_contacts=tuple(one for one in absent if one != kept) if came else absent,
            pictures=tuple(replace(one, shows=_named(one.shows, gone, kept)) for one in item.pictures),
        )
        if gone in _people_of(item):
            found.append(changed)
    return tuple(found)


def _people_of(item: ProgrammeItem) -> set[ContactId]:
    return {*item.contacts, *item.absent_contacts, *(one for picture in item.pictures for one in picture.shows)}


def _named(people: tuple[ContactId, ...], gone: ContactId, kept: ContactId) -> tuple[ContactId, ...]:
    return tuple(dict.fromkeys(kept if one == gone else one for one in people))


def _house_numbers(chosen: dict[str, Any], passed_over: dict[str, Any]) -> None:
    """A number that was passed over takes the other line when it is free, or is there already."""
    if chosen["phone"] == chosen["mobile"]:
        chosen["phone"] = ""
    for name in _NUMBERS:
        free = next((one for one in _NUMBERS if not chosen[one]), None)
        number = passed_over.get(name)
        if number and free and number not in {chosen[one] for one in _NUMBERS}:
            chosen[free] = number
        if number in {chosen[one] for one in _NUMBERS}:
            del passed_over[name]


def _affiliations(
    one: Contact, other: Contact, chosen: Mapping[str, Any], passed_over: dict[str, Any]
) -> tuple[Affiliation, ...]:
    """Those of both; where a card said something else of its work, what it said is one more."""
    found = [*one.affiliations, *other.affiliations]
    for card in (one, other):
        work = {name: getattr(card, name) for name in _WORK}
        said = {name for name, value in work.items() if _given(value) and value != chosen[name]}
        if said & passed_over.keys() and any(value for name, value in work.items() if name != _TYPE):
            found.append(Affiliation(**work))
            for name in said:
                passed_over.pop(name, None)
    return _joined_lists(tuple(found), ())


def _answers(one: tuple[PurposeAnswer, ...], other: tuple[PurposeAnswer, ...]) -> tuple[PurposeAnswer, ...]:
    every = sorted(_joined_lists(one, other), key=lambda answer: answer.on or date.min)
    for purpose in Purpose:
        last = [answers[-1] for side in (one, other) if (answers := [a for a in side if a.purpose is purpose])]
        if last:
            strictest = max(last, key=lambda answer: _STRICTNESS.index(answer.state))
            every.remove(strictest)
            every.append(strictest)
    return tuple(every)


def _strictness(consent: Consent) -> tuple[int, date]:
    return _STRICTNESS.index(consent.state), consent.given_on or date.min


def _same(name: str, one: Contact, other: Contact) -> bool:
    mine, theirs = getattr(one, name), getattr(other, name)
    return bool(mine.casefold() == theirs.casefold() if name == "email" else mine == theirs)


def _given(value: object) -> bool:
    return value not in {None, ""}


def _weight(value: object) -> int:
    return len(value) if isinstance(value, str) else 0


def _joined_lists(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _joined_texts(one: str, other: str) -> str:
    if other in one:
        return one
    return other if one in other else f"{one}\n{other}"
