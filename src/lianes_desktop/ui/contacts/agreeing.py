"""One answer for each purpose, in words, and what answers given at once make of a card. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from lianes_desktop.domain import consents
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Purpose, PurposeAnswer
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.notices import Notice


@dataclass(frozen=True, slots=True)
class AnswersShown:
    """The answers in force, and every answer ever given, the latest first."""

    states: Mapping[Purpose, ConsentState]
    history: tuple[str, ...]
    informed: str
    """When the notice was given, in words; empty while it was not."""


@dataclass(frozen=True, slots=True)
class AnswersGiven:
    """What a person says now: only the purposes answered otherwise than before count."""

    states: Mapping[Purpose, ConsentState]
    channel: ConsentChannel
    witness: str = ""


def shown(consent: Consent) -> AnswersShown:
    """What the sheet of answers shows."""
    force = consents.in_force(consent)
    return AnswersShown(
        {one: force[one].state if one in force else ConsentState.TO_ASK for one in Purpose},
        tuple(_told(one) for one in reversed(consents.history(consent))),
        informed(consent),
    )


def informed(consent: Consent) -> str:
    """When the notice was given, apart from any answer."""
    if consent.informed_on is None:
        return ""
    day = formats.day(consent.informed_on)
    return _("Notice {version} donnée le {day}").format(version=formats.ltr(consent.notice), day=day)


def given(consent: Consent, said: AnswersGiven, today: date) -> Consent:
    """The consent once a person answered: each purpose answered otherwise is one more answer."""
    before = consents.in_force(consent)
    answers = []
    for purpose in Purpose:
        state = said.states.get(purpose, ConsentState.TO_ASK)
        was = before[purpose].state if purpose in before else ConsentState.TO_ASK
        if state is was or (state is ConsentState.REFUSED and was is ConsentState.WITHDRAWN):
            continue
        if state is ConsentState.REFUSED:
            state = consents.ended(before.get(purpose))
        asked = state is not ConsentState.TO_ASK
        channel = said.channel if asked else None
        witness = said.witness.strip() if asked else ""
        answers.append(PurposeAnswer(purpose, state, today if asked else None, channel, consent.notice, witness))
    return consents.answered(consent, *answers)


def told(consent: Consent, notice: Notice, today: date) -> Consent:
    """The consent once the notice was given, whatever the person then answers."""
    return replace(consent, informed_on=today, notice=notice.version)


def _told(one: PurposeAnswer) -> str:
    when = formats.day(one.on) if one.on else ""
    how = wording.consent_channel(one.channel) if one.channel else ""
    witness = _("témoin : {name}").format(name=formats.isolate(one.witness)) if one.witness else ""
    return formats.listed(
        part for part in (wording.purpose(one.purpose), wording.consent(one.state), when, how, witness) if part
    )
