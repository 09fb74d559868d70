"""Contacts in words: the list, the card, the consent. No Qt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from lianes_desktop.domain.consents import in_force
from lianes_desktop.domain.contacts import Affiliation, Consent, ConsentState, Contact, Purpose
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.contacts.agreeing import shown
from lianes_desktop.ui.contacts.values import (
    TEXTS,
    Card,
    ConsentShown,
    ContactLine,
    Fact,
    Field,
    Form,
    MetLine,
    Review,
)
from lianes_desktop.ui.kit.draft import Draft

_TONES = {
    ConsentState.GRANTED: "ok",
    ConsentState.TO_ASK: "warn",
    ConsentState.REFUSED: "neutral",
    ConsentState.WITHDRAWN: "neutral",
}
_GROUPED = {"+212": 9, "+33": 9}
"""Countries whose national numbers of that many digits are said two by two."""


def card(
    contact: Contact, met: Sequence[ProgrammeItem], draft: Draft, *, doubtful: tuple[Field, ...], now: datetime
) -> Card:
    """The selected person; ``now`` is aware."""
    return Card(
        id=contact.id,
        name=_named(contact),
        name_ar=contact.name_ar if contact.name_ar != contact.name else "",
        function=contact.function,
        function_ar=contact.function_ar,
        initials=formats.initials(contact.name),
        saved=draft.saved_words(),
        facts=_facts(contact),
        languages=tuple(words for code, words in languages() if code in contact.languages),
        met=tuple(_met(item, now) for item in met),
        consent=_consent(contact.consent),
        follow_up=contact.follow_up,
        note=contact.note,
        form=_form(contact, draft, doubtful),
    )


Kept = dict[ContactId, tuple[str, ContactLine, ContactLine]]
"""The letter of a person, and their line under it and further down: made once, however often one searches."""


def lines(listed: Sequence[Contact], kept: Kept | None = None) -> tuple[ContactLine, ...]:
    """The list, a letter over the first of each; ``kept`` remembers the lines of cards that did not change."""
    known = {} if kept is None else kept
    made, before = [], ""
    for one in listed:
        found = known.get(one.id)
        if found is None:
            found = known[one.id] = _line(one)
        letter, first, further = found
        made.append(first if letter != before else further)
        before = letter
    return tuple(made)


def _line(one: Contact) -> tuple[str, ContactLine, ContactLine]:
    letter = _letter(one.family_name or one.given_name or one.name_ar)
    detail = ", ".join(part for part in (one.function, one.organisation) if part)
    first = ContactLine(
        id=one.id,
        head=letter,
        name=_named(one),
        detail=detail or one.function_ar or one.organisation_ar,
        initials=formats.initials(one.name),
        consent=one.consent.state,
        consent_words=wording.consent(one.consent.state),
    )
    return letter, first, replace(first, head="")


def waiting(everyone: Sequence[Contact]) -> int:
    """How many are still to be asked."""
    return sum(one.consent.state is ConsentState.TO_ASK for one in everyone)


def review(due: Sequence[Contact], years: int) -> Review | None:
    """The cards whose term has come; ``None`` when there is none."""
    if not due:
        return None
    title = ngettext("{n} fiche à revoir", "{n} fiches à revoir", len(due)).format(n=formats.number(len(due)))
    sentence = ngettext(
        "Plus d'échange depuis {n} an : gardez encore les fiches qui servent, effacez les autres.",
        "Plus d'échange depuis {n} ans : gardez encore les fiches qui servent, effacez les autres.",
        years,
    ).format(n=formats.number(years))
    return Review(tuple(one.id for one in due), title, f"{sentence} {formats.listed(map(_named, due))}.")


def filter_words(count: int) -> str:
    """The filter, with how many it would show."""
    asked = wording.consent(ConsentState.TO_ASK)
    return _("{words} · {n}").format(words=asked, n=formats.number(count)) if count else asked


def subtitle(everyone: Sequence[Contact]) -> str:
    """How many were met, and how many consents are missing."""
    met = ngettext("{n} contact rencontré", "{n} contacts rencontrés", len(everyone)).format(
        n=formats.number(len(everyone))
    )
    count = waiting(everyone)
    if not count:
        return met
    asked = ngettext("{n} consentement à demander", "{n} consentements à demander", count).format(
        n=formats.number(count)
    )
    return _("{met}, {asked}").format(met=met, asked=asked)


def languages() -> tuple[tuple[str, str], ...]:
    """The languages people speak, by code."""
    return ("fr", _("Français")), ("ar", _("Arabe")), ("zgh", _("Tamazight")), ("en", _("Anglais"))


def spoken_phone(number: str) -> str:
    """A number as it is read out: ``+212 6 61 00 00 42``; one that could not be read stays as typed."""
    for code, length in _GROUPED.items():
        digits = number.removeprefix(code)
        if digits != number and len(digits) == length and digits.isdecimal():
            pairs = [digits[at : at + 2] for at in range(1, length, 2)]
            return " ".join((code, digits[0], *pairs))
    return number


def _named(contact: Contact) -> str:
    return contact.name or _("Nouveau contact")


def _letter(name: str) -> str:
    """The letter a name is filed under: its particle's, without accent or hamza, as the list is sorted."""
    return fold(name[:2])[:1].upper() or "?"


def _facts(contact: Contact) -> tuple[Fact, ...]:
    found = [
        Fact("landmark", _("Organisation"), contact.organisation, contact.organisation_ar),
        Fact("phone", _("Fixe"), _number(contact.phone), copied=contact.phone),
        Fact("smartphone", _("Mobile"), _number(contact.mobile), copied=contact.mobile),
        Fact("mail", _("Courriel"), formats.ltr(contact.email), copied=contact.email),
    ]
    if contact.organisation_type is not None:
        kind = wording.organisation_type(contact.organisation_type)
        found.insert(1, Fact("users", _("Type d'organisation"), kind))
    for at, one in enumerate(contact.affiliations, start=1):
        french, arabic = (", ".join(part for part in parts if part) for parts in _written(one))
        found.insert(at, Fact("landmark", _("Autre organisation"), french, arabic))
    if contact.role is not None:
        arabic = wording.role_ar(contact.role)
        said = wording.role(contact.role)
        found.insert(0, Fact("badge-check", _("Rôle"), said, arabic if arabic != said else ""))
    if contact.name_zgh:
        found.insert(0, Fact("languages", _("Nom en tifinagh"), contact.name_zgh))
    return tuple(fact for fact in found if fact.words or fact.also)


def _written(one: Affiliation) -> tuple[tuple[str, str], tuple[str, str]]:
    """An organisation and what the person does there, in Latin and in Arabic."""
    return (one.function, one.organisation), (one.function_ar, one.organisation_ar)


def _number(raw: str) -> str:
    return formats.ltr(spoken_phone(raw))


def _met(item: ProgrammeItem, now: datetime) -> MetLine:
    coming = item.starts_utc > now
    place = formats.listed(part for part in (_("À venir") if coming else "", formats.isolate(item.place)) if part)
    title = item.title or wording.item_kind(item.kind)
    return MetLine(formats.day_short(item.starts_at.date()), formats.clock(item.starts_at), title, place)


def _consent(consent: Consent) -> ConsentShown:
    scope: tuple[tuple[str, bool], ...] = ()
    force = in_force(consent)
    if consent.state is ConsentState.GRANTED:
        scope = (
            (wording.purpose(Purpose.KEEP), consent.keep),
            (wording.purpose(Purpose.TRANSMIT), consent.transmit),
            (wording.purpose(Purpose.PUBLISHED_PHOTO), consent.publish_photo),
            *(
                (wording.purpose(one), force[one].state is ConsentState.GRANTED)
                for one in (Purpose.NETWORK, Purpose.INTERNAL_PHOTO)
                if one in force
            ),
        )
    sentence = " ".join(part for part in (_circumstances(consent), _consequence(consent)) if part)
    return ConsentShown(
        consent.state,
        _TONES[consent.state],
        wording.consent(consent.state),
        sentence,
        scope,
        shown(consent),
        consent.channel,
    )


def _circumstances(consent: Consent) -> str:
    """When, how and in which language the answer was given."""
    if consent.given_on is None:
        return ""
    parts = [formats.day_heading(consent.given_on)]
    if consent.channel is not None:
        parts.append(wording.consent_channel(consent.channel).lower())
    spoken = {"fr": _("en français"), "ar": _("en arabe"), "zgh": _("en tamazight"), "en": _("en anglais")}
    if consent.language in spoken:
        parts.append(spoken[consent.language])
    return f"{formats.listed(parts)}."


def _consequence(consent: Consent) -> str:
    """What the state means for the bundle."""
    if consent.may_leave:
        return _("Cette fiche part avec la demande.")
    if consent.state is ConsentState.TO_ASK:
        return _("Lisez la notice à la personne et notez sa réponse : la fiche reste ici en attendant.")
    return _("Cette fiche reste sur cet ordinateur et n'est jamais transmise.")


def _form(contact: Contact, draft: Draft, doubtful: tuple[Field, ...]) -> Form:
    consent = contact.consent
    texts: dict[Field, str] = {field: getattr(contact, field) for field in TEXTS}
    texts[Field.GIVEN_ON] = "" if consent.given_on is None else formats.day(consent.given_on)
    return Form(
        texts={field: draft.typed.get(field, text) for field, text in texts.items()},
        refusals={field: draft.refusals[field] for field in Field if field in draft.refusals},
        doubtful=doubtful,
        languages=contact.languages,
        affiliations=contact.affiliations,
        role=contact.role,
        organisation_type=contact.organisation_type,
        gender=contact.gender,
        state=consent.state,
        channel=consent.channel,
        language=consent.language,
        ticks={
            Field.KEEP: consent.keep,
            Field.TRANSMIT: consent.transmit,
            Field.PUBLISH_PHOTO: consent.publish_photo,
        },
    )
