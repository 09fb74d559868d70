"""What two laptops say differently, in plain words: the record, the field, and each side's value."""

import datetime as dt
from collections.abc import Callable, Mapping

from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE, Plain
from lianes_desktop.domain.money import Currency, Money
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.shares import Conflict
from lianes_desktop.i18n import formats, journal, labels
from lianes_desktop.i18n.catalogue import N_, _

_RECORDS = {
    "action": N_("Dossier"),
    "participant": N_("Participant"),
    "item": N_("Rendez-vous"),
    "contact": N_("Contact"),
    "rate": N_("Taux de change"),
    "expense": N_("Dépense"),
    "receipt": N_("Reçu"),
    "meeting": N_("Réunion de préparation"),
    "funding": N_("Autre financement"),
    "advance": N_("Avance"),
    "staff_time": N_("Temps valorisé"),
    "follow_up": N_("Suite à donner"),
    "communication": N_("Communication"),
    "report": N_("Compte rendu"),
}
_FIELDS = {
    "title": N_("Titre"),
    "payee": N_("Fournisseur"),
    "note": N_("Note"),
    "place": N_("Lieu"),
    "starts_on": N_("Début"),
    "ends_on": N_("Fin"),
    "held_on": N_("Date"),
    "starts_at": N_("Début"),
    "ends_at": N_("Fin"),
    "given_name": N_("Prénom"),
    "family_name": N_("Nom"),
    "given_name_ar": N_("Prénom en arabe"),
    "family_name_ar": N_("Nom en arabe"),
    "function": N_("Fonction"),
    "organisation": N_("Organisme"),
    "phone": N_("Téléphone"),
    "mobile": N_("Mobile"),
    "email": N_("Courriel"),
    "guests": N_("Invités"),
    "receipts": N_("Reçus"),
    "beneficiaries": N_("Pour qui"),
    "participants": N_("Participants"),
    "contacts": N_("Personnes rencontrées"),
    "results": N_("Résultats"),
    "what": N_("Quoi"),
    "owner": N_("Responsable"),
    "due_on": N_("Échéance"),
    "done_on": N_("Fait le"),
    "decisions": N_("Décisions"),
    "outcome": N_("Ce qui en est sorti"),
    "tasks": N_("Préparatifs"),
    "objective": N_("Objectif"),
    "course": N_("Déroulement"),
    "lessons": N_("Enseignements"),
    "reviewed": N_("Validée"),
    "mandate": N_("Acte qui envoie la personne"),
    "position": N_("Place dans la liste"),
    "item": N_("Rendez-vous"),
    "pages": N_("Pages"),
    "service_on": N_("Date du service"),
    "paid_time": N_("Heure"),
    "task": N_("Tâche"),
}
_CODES: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("item", "kind"): lambda text: labels.item_kind(ItemKind(text)),
    ("participant", "status"): lambda text: labels.status(Status(text)),
    ("communication", "kind"): formats.isolate,
    ("action", "kind"): formats.isolate,
}
"""Codes whose words depend on the record; the others are said as the trail says them."""
_MOST_LISTED = 6


def record(conflict: Conflict) -> str:
    """Which record: its kind, its number, and what it is called."""
    kind = _(_RECORDS[conflict.kind])
    if conflict.number:
        kind = _("{kind} n° {n}").format(kind=kind, n=conflict.number)
    if not conflict.name:
        return kind
    return _("{kind} · {name}").format(kind=kind, name=formats.isolate(conflict.name))


def field(name: str) -> str:
    """What the field is called; of a removal against a change, what is at stake."""
    if name == WHOLE:
        return _("Supprimer ou garder")
    return _(_FIELDS[name]) if name in _FIELDS else journal.field(name)


def value(conflict: Conflict, said: Plain, names: Mapping[str, str]) -> str:
    """A side's value in words; ``names`` are of people and organisations, by their ids."""
    if said is GONE:
        return _("Supprimer")
    if conflict.clash.field == WHOLE:
        return _("Garder, avec ce qui a changé")
    return _value(conflict.clash.field, said, names, of=conflict.kind) or _("Rien")


def _value(name: str, said: Plain, names: Mapping[str, str], *, of: str) -> str:
    match said:
        case None | "":
            return ""
        case bool():
            return _("oui") if said else _("non")
        case {"minor": int(minor), "currency": str(code)}:
            return formats.money(Money(minor, Currency(code)))
        case dict():
            parts = [(part, _value(f"{name}.{part}", one, names, of=of)) for part, one in said.items()]
            return " · ".join(words for _part, words in parts if words)
        case list():
            shown = [words for one in said[:_MOST_LISTED] if (words := _value(name, one, names, of=of))]
            return ", ".join([*shown, *(("…",) if len(said) > _MOST_LISTED else ())])
        case _:
            return "" if said is LEFT_OUT else _plain(name, str(said), names, of)


def _plain(name: str, text: str, names: Mapping[str, str], of: str) -> str:
    if text in names:
        return formats.isolate(names[text])
    last = name.rsplit(".", 1)[-1]
    if last in {"starts_at", "ends_at"}:
        return formats.moment(dt.datetime.fromisoformat(text))
    if (of, name) in _CODES:
        return _CODES[of, name](text)
    return journal.value(name, text, {})
