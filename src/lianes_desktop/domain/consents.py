"""One answer for each purpose: what is in force, and the summary that the rest of the application reads (DOMAIN §9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Purpose, PurposeAnswer

_NO = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
_STRONGEST = (ConsentState.GRANTED, ConsentState.WITHDRAWN, ConsentState.REFUSED)
"""Which answer tells where we stand when purposes were answered otherwise."""
FIRST_ASKED = (Purpose.KEEP, Purpose.TRANSMIT)
"""What one answer to « Accord ? » is about; the rest is asked for itself."""


def history(consent: Consent) -> tuple[PurposeAnswer, ...]:
    """Every answer in order; a record of before the purposes says what its flags meant."""
    if consent.answers or consent.state is ConsentState.TO_ASK:
        return consent.answers
    flags = {
        Purpose.KEEP: consent.keep or consent.transmit,
        Purpose.TRANSMIT: consent.transmit,
        Purpose.PUBLISHED_PHOTO: consent.publish_photo,
    }
    if consent.state is ConsentState.GRANTED:
        said = {purpose: ConsentState.GRANTED if yes else ConsentState.REFUSED for purpose, yes in flags.items()}
        if not consent.publish_photo:  # an unticked box never meant that the question was put
            del said[Purpose.PUBLISHED_PHOTO]
    else:
        said = dict.fromkeys(FIRST_ASKED, consent.state)
    return tuple(
        PurposeAnswer(purpose, state, consent.given_on, consent.channel, consent.notice)
        for purpose, state in said.items()
    )


def in_force(consent: Consent) -> Mapping[Purpose, PurposeAnswer]:
    """The last answer for each purpose that was answered; one taken back to « à demander » is none."""
    latest = {one.purpose: one for one in history(consent)}
    return {purpose: one for purpose, one in latest.items() if one.state is not ConsentState.TO_ASK}


def summarised(consent: Consent) -> Consent:
    """The same with its flags saying what is in force; a record without answers keeps its own meaning.

    Nothing leaves of a person whose card may not be kept, and an agreement to leave is one to be kept.
    """
    if not consent.answers:
        return consent
    force = in_force(consent)
    said = {purpose: one.state for purpose, one in force.items()}
    state = next((one for one in _STRONGEST if one in said.values()), ConsentState.TO_ASK)
    told = [one for one in force.values() if one.state is state]
    last = max(told, key=lambda one: (one.on or date.min, consent.answers.index(one)), default=None)
    transmit = said.get(Purpose.TRANSMIT) is ConsentState.GRANTED and said.get(Purpose.KEEP) not in _NO
    return replace(
        consent,
        state=state,
        given_on=last.on if last else None,
        channel=last.channel if last else None,
        language=consent.language if last else "",
        keep=transmit or said.get(Purpose.KEEP) is ConsentState.GRANTED,
        transmit=transmit,
        publish_photo=said.get(Purpose.PUBLISHED_PHOTO) is ConsentState.GRANTED,
    )


def answered(consent: Consent, *answers: PurposeAnswer) -> Consent:
    """The consent with answers added to its history, and its summary."""
    if not answers:
        return consent
    return summarised(replace(consent, answers=(*history(consent), *answers)))


def said_of_all(consent: Consent, state: ConsentState, on: date | None, channel: ConsentChannel | None) -> Consent:
    """One answer for the whole card: yes to keep and to transmit; a no ends every yes there was.

    ``TO_ASK`` puts the question again for all that was answered.
    """
    force = in_force(consent)
    match state:
        case ConsentState.GRANTED:
            purposes = set(FIRST_ASKED)
        case ConsentState.TO_ASK:
            purposes = set(force)
        case _:
            purposes = {*FIRST_ASKED, *(one for one, said in force.items() if said.state is ConsentState.GRANTED)}
    asked = state is not ConsentState.TO_ASK
    return answered(
        consent,
        *(
            PurposeAnswer(one, state, on if asked else None, channel if asked else None, consent.notice)
            for one in Purpose
            if one in purposes and (one not in force or force[one].state is not state)
        ),
    )


def amended(consent: Consent, *, on: date | None, channel: ConsentChannel | None) -> Consent:
    """The answers the summary speaks of, with the day and manner they were really given."""
    force = set(in_force(consent).values())
    as_told = (consent.given_on, consent.channel)
    answers = tuple(
        replace(one, on=on, channel=channel) if one in force and (one.on, one.channel) == as_told else one
        for one in history(consent)
    )
    return summarised(replace(consent, answers=answers, given_on=on, channel=channel))


def ended(answer: PurposeAnswer | None) -> ConsentState:
    """What a no is called: a withdrawal after a yes, else a refusal."""
    return ConsentState.WITHDRAWN if answer and answer.state is ConsentState.GRANTED else ConsentState.REFUSED
