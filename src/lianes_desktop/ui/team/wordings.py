"""The team in words: the list, the acts, the form. No Qt."""

from collections.abc import Sequence
from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.mandates import (
    FIRM,
    ActKind,
    MandateState,
    act_kind,
    mandate_state,
    passport_ends_early,
)
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Gender, Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.team.act_words import act_shown, late_words
from lianes_desktop.ui.team.values import ACT_TEXTS, OWN_TEXTS, ActShown, Card, Field, Form, PaperShown, PersonLine

_GENDERS = {Gender.WOMAN: N_("Femme"), Gender.MAN: N_("Homme")}
_POWERS = {
    FiscalPower.UP_TO_5: N_("5 CV et moins"),
    FiscalPower.FROM_6_TO_7: N_("6 et 7 CV"),
    FiscalPower.FROM_8: N_("8 CV et plus"),
    FiscalPower.MOTORCYCLE: N_("Moto de plus de 125 cm³"),
    FiscalPower.MOPED: N_("Autre deux-roues"),
}
_OUTSIDERS = frozenset({Status.STAKEHOLDER, Status.EXPERT})
_MOTORED = frozenset({Field.HOME, Field.WORKPLACE, Field.POWER})


def subtitle(people: Sequence[Participant]) -> str:
    """How many take part, by status."""
    counts = {status: sum(one.status is status for one in people) for status in Status}
    parts = [
        _("{status} : {n}").format(status=wording.status(status), n=formats.number(n))
        for status, n in counts.items()
        if n
    ]
    whole = ngettext("{n} participant", "{n} participants", len(people)).format(n=formats.number(len(people)))
    return " · ".join([whole, *parts])


def chip(people: Sequence[Participant], action: Action) -> ActShown | None:
    """How many acts are still to be put right; nothing when nobody needs one."""
    states = [mandate_state(one, action) for one in people]
    needed = [state for state in states if state is not MandateState.NOT_NEEDED]
    left = sum(state is not MandateState.IN_ORDER for state in needed)
    if not needed:
        return None
    if not left:
        return ActShown("ok", "circle-check", _("Tous les actes sont en règle"))
    words = ngettext("{n} acte à régler", "{n} actes à régler", left).format(n=formats.number(left))
    return ActShown("warn", "triangle-alert", words)


def order_hint(action: Action) -> str:
    """What the order of the list means."""
    keys = {"up": formats.ltr("Alt+↑"), "down": formats.ltr("Alt+↓")}
    if isinstance(action, HostingDay):
        return _("L'ordre est celui du protocole : {up} ou {down} pour l'ajuster, ou glissez une ligne.").format(**keys)
    return _("Pour changer l'ordre : {up} ou {down}, ou glissez une ligne.").format(**keys)


def lines(people: Sequence[Participant], action: Action) -> tuple[PersonLine, ...]:
    """The list, in protocol order."""
    return tuple(
        PersonLine(one.id, named(one), _detail(one), formats.initials(one.name or one.name_ar), act_shown(one, action))
        for one in people
    )


def named(person: Participant) -> str:
    """The name in the script it was given in."""
    return " ".join(part for part in (person.title, person.name or person.name_ar) if part)


def card(
    person: Participant, people: Sequence[Participant], action: Action, organisations: Sequence[Organisation],
    draft: Draft,
) -> Card:  # fmt: skip
    """The selected person."""
    return Card(
        id=person.id,
        name=named(person),
        name_ar=person.name_ar if person.name else "",
        detail=_detail(person),
        initials=formats.initials(person.name or person.name_ar),
        saved=draft.saved_words(),
        act=act_shown(person, action),
        act_name=wording.mandate(person.status),
        documents=_documents(person.status),
        first=people[0].id == person.id,
        last=people[-1].id == person.id,
        form=_form(person, action, organisations, draft),
    )


def _detail(person: Participant) -> str:
    return " · ".join(part for part in (wording.status(person.status), formats.isolate(person.function)) if part)


def _documents(status: Status) -> tuple[tuple[str, str], ...]:
    """What can be printed for a person: the act itself, then the statement of costs of those who are sent."""
    kind = act_kind(status)
    code = {ActKind.SPECIAL_MANDATE: "D4", ActKind.INVITATION: "D7"}.get(kind, "D3")
    own = (code, wording.mandate(status))
    return (own,) if kind is ActKind.INVITATION else (own, ("D9", _("État de frais")))


def _form(person: Participant, action: Action, organisations: Sequence[Organisation], draft: Draft) -> Form:
    mandate, vehicle = person.mandate, person.vehicle
    texts: dict[Field, str] = {field: getattr(person, field) for field in OWN_TEXTS}
    texts |= {field: getattr(mandate, field) for field in ACT_TEXTS}
    texts[Field.DATED] = _day(mandate.dated)
    texts[Field.PASSPORT] = _day(person.passport_expires_on)
    texts[Field.RUN_BEFORE] = str(vehicle.run_before) if vehicle else ""
    paper = mandate.paper
    return Form(
        texts={field: draft.typed.get(field, text) for field, text in texts.items()},
        refusals={field: draft.refusals[field] for field in Field if field in draft.refusals},
        remarks=_remarks(person, action),
        choices={
            Field.STATUS: (tuple((one, wording.status(one)) for one in Status), person.status),
            Field.ORGANISATION: (
                ((None, _("À choisir")), *((one.id, one.name) for one in organisations)),
                person.organisation,
            ),
            Field.GENDER: (
                ((None, _("Non précisé")), *((one, _(words)) for one, words in _GENDERS.items())),
                person.gender,
            ),
            Field.POWER: (
                ((None, _("Aucun")), *((one, _(words)) for one, words in _POWERS.items())),
                vehicle.power if vehicle else None,
            ),
        },
        shared=person.expertise_shared,
        hidden=_hidden(person, action, texts),
        body=_number_words(act_kind(person.status)),
        paper=PaperShown(formats.isolate(paper.original_name), formats.size(paper.size)) if paper else None,
    )


def _number_words(kind: ActKind) -> str:
    if kind is ActKind.SPECIAL_MANDATE:
        return _("N° de délibération")
    return _("Numéro")


def _remarks(person: Participant, action: Action) -> dict[Field, tuple[str, bool]]:
    found: dict[Field, tuple[str, bool]] = {}
    if mandate_state(person, action) is MandateState.LATE and action.starts_on:
        found[Field.DATED] = (late_words(person.status, action.starts_on), person.status in FIRM)
    if passport_ends_early(person.passport_expires_on, action) and action.ends_on:
        words = _("Moins de six mois après le retour du {day} : vérifiez s'il faut le renouveler.")
        found[Field.PASSPORT] = (words.format(day=formats.day(action.ends_on)), False)
    return found


def _hidden(person: Participant, action: Action, texts: dict[Field, str]) -> frozenset[Field]:
    """Fields of no use to a person of that status, unless they hold something."""
    status, hidden = person.status, set()
    if status is not Status.ELECTED:
        hidden.add(Field.BODY)
    if status is not Status.STAFF:
        hidden.add(Field.SERVICE)
    if status not in _OUTSIDERS:
        hidden.add(Field.EMPLOYER)
    if status is Status.DELEGATE:
        hidden |= _MOTORED
    elif not isinstance(action, Mission):
        hidden.add(Field.PASSPORT)
    kept = {field for field in hidden if texts.get(field)} | ({Field.POWER} if person.vehicle else set())
    if person.vehicle is None:
        hidden.add(Field.RUN_BEFORE)
    return frozenset(hidden - kept)


def _day(day: date | None) -> str:
    return formats.day(day).removeprefix(formats.RLM) if day else ""
