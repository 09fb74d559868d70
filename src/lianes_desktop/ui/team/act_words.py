"""The act that sends a person, in words: what it is called, how it stands, and what to do. No Qt."""

from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.mandates import FIRM, ActKind, MandateState, act_kind, mandate_state
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.ui.team.values import ActShown

_MISSING = {
    ActKind.SPECIAL_MANDATE: (
        N_("Mandat spécial à faire délibérer"),
        N_("L'assemblée le délibère avant le départ, avec un numéro et une date : il n'est jamais rétroactif."),
    ),
    ActKind.MISSION_ORDER: (
        N_("Ordre de mission à établir"),
        N_("L'autorité le signe avant le départ : sans lui, aucun frais n'est payé à l'agent."),
    ),
    ActKind.MISSION_LETTER: (
        N_("Lettre de mission à établir"),
        N_("La collectivité qui mandate cette personne la signe avant le départ, et porte ses frais."),
    ),
    ActKind.INVITATION: (
        N_("Lettre d'invitation à envoyer"),
        N_("Elle sert à la demande de visa : envoyez-la bien avant le voyage."),
    ),
}
_LATE = {
    ActKind.SPECIAL_MANDATE: N_("Après le départ du {day} : un mandat spécial n'est jamais rétroactif."),
    ActKind.MISSION_ORDER: N_("Après le départ du {day} : un ordre de mission se signe avant de partir."),
    ActKind.MISSION_LETTER: N_("Après le départ du {day} : une lettre de mission se signe avant de partir."),
    ActKind.INVITATION: N_("Après le {day} : une invitation s'envoie avant la venue."),
}


def late_words(status: Status, departure: date) -> str:
    """Why an act dated after the departure does not hold."""
    return _(_LATE[act_kind(status)]).format(day=formats.day(departure))


def act_shown(person: Participant, action: Action) -> ActShown:
    """How the person's act stands, and what to do about it."""
    state, kind = mandate_state(person, action), act_kind(person.status)
    firm, departure = person.status in FIRM, action.starts_on
    match state:
        case MandateState.MISSING:
            title, sentence = _MISSING[kind]
            return ActShown("bad" if firm else "warn", "circle-alert", _(title), _(sentence) + _leaving(action))
        case MandateState.LATE if departure:
            title = _("{act} : date trop tardive").format(act=wording.mandate(person.status))
            consequence = _("Sans acte antérieur, ces frais ne peuvent pas être remboursés.") if firm else ""
            sentence = " ".join(part for part in (late_words(person.status, departure), consequence) if part)
            return ActShown("bad" if firm else "warn", "circle-x", title, sentence)
        case MandateState.UNDATED:
            title = _("{act} sans date").format(act=wording.mandate(person.status))
            return ActShown(
                "warn", "clock", title, _("Donnez sa date : elle doit précéder le départ.") + _leaving(action)
            )
        case MandateState.INCOMPLETE:
            title = _("{act} à compléter").format(act=wording.mandate(person.status))
            elected = person.status is Status.ELECTED and not person.mandate.body
            body = _("Dites quelle assemblée a délibéré, et qui a signé.") if elected else _("Dites qui l'a signé.")
            return ActShown("warn", "pencil", title, body)
        case MandateState.NOT_NEEDED:
            return ActShown("neutral", "circle-slash-2", _("Aucun acte exigé"), _unneeded(action))
        case _:
            return _in_order(person)


def _in_order(person: Participant) -> ActShown:
    dated = person.mandate.dated
    number = formats.isolate(person.mandate.number)
    parts = [_("N° {number}").format(number=number)] if number else []
    if dated is not None:
        parts.append(_("du {day}").format(day=formats.day(dated)))
    said = " ".join(parts)
    paper = _("Joignez l'acte signé : il servira de preuve.") if person.mandate.paper is None else ""
    sentence = " ".join(part for part in (f"{formats.capital(said)}.", paper) if part)
    return ActShown("ok", "circle-check", _("{act} en règle").format(act=wording.mandate(person.status)), sentence)


def _leaving(action: Action) -> str:
    if action.starts_on is None:
        return ""
    words = _("Venue le {day}.") if isinstance(action, HostingDay) else _("Départ le {day}.")
    return " " + words.format(day=formats.day(action.starts_on))


def _unneeded(action: Action) -> str:
    if isinstance(action, HostingDay):
        return _("Cette personne accueille : aucun acte ne l'envoie.")
    if isinstance(action, Mission):
        return _("Cette personne n'est pas envoyée par la collectivité.")
    return _("L'acte s'établit dans la mission ou l'accueil lié à ce dossier.")
