"""Whom to call (R101): the numbers of every programme, and the sheet to keep in a pocket."""

from typing import NamedTuple

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Both, both, in_both
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.missions import MOROCCO_ZONE, HostingDay
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n import titles
from lianes_desktop.i18n.catalogue import N_

_IN_MOROCCO = (
    (N_("Police"), "19"),
    (N_("Pompiers, ambulance"), "15"),
    (N_("Gendarmerie"), "177"),
    (N_("Tous secours, depuis un mobile"), "112"),
)
_IN_FRANCE = (
    (N_("Tous secours"), "112"),
    (N_("Urgences médicales"), "15"),
    (N_("Police"), "17"),
    (N_("Pompiers"), "18"),
)
"""The short numbers of each country, the same for everybody there."""


class Call(NamedTuple):
    """Whom one may call, and at what number; ``number`` is empty where it is left to write."""

    who: Both
    number: str
    name: str = ""

    def said(self) -> str:
        """The name and the number, as far as they are known."""
        return ", ".join(part for part in (self.name, house.phone(self.number) if self.number else "") if part)


def rescue(given: PaperInput) -> list[Call]:
    """The short numbers of the country where the action takes place."""
    zone = house.needed(given.dossier).action.zone
    return [Call(both(words), number) for words, number in (_IN_MOROCCO if zone == MOROCCO_ZONE else _IN_FRANCE)]


def to_call(given: PaperInput) -> list[Call]:
    """Lianes, and those whose number is left to write: no number of theirs is ever made up."""
    known = [Call(Both("Lianes", "Lianes"), given.lianes.phone, given.lianes.name)] if given.lianes else []
    asked = (N_("Ambassade ou consulat"), N_("Assurance, assistance"), N_("Contact sur place"))
    return [*known, *(Call(both(words), "") for words in asked)]


def own_words(given: PaperInput) -> Both | None:
    """What the settings say for emergencies."""
    told = Both(house.words_of(given, "emergency"), house.words_of(given, "emergency", "ar"))
    return told if told.fr or told.ar else None


def emergency_sheet(flow: Form, given: PaperInput) -> None:
    """R101: one page to keep in a pocket; what is not known is left to write."""
    dossier = house.needed(given.dossier)
    action = dossier.action
    title = both(N_("Fiche d'urgence"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    when = in_both(lambda: house.dates(action))
    rows = [
        (both(N_("Action")), action.title, ""),
        (both(N_("Dates")), when.fr, when.ar),
        (both(N_("Lieu")), action.place, ""),
        (both(N_("Hébergement")), "", ""),
    ]
    if isinstance(action, HostingDay) and action.delegation.interpreter:
        rows.append((both(N_("Interprète")), action.delegation.interpreter, ""))
    house.both_grid(flow, rows)
    _secours(flow, given)
    flow.keep(150)
    flow.heading(*both(N_("Contacts d'urgence")))
    told = own_words(given)
    if told is not None:
        house.both_text(flow, told)
    house.both_grid(flow, [(one.who, said := one.said(), said) for one in to_call(given)])
    if hosts := [one for one in dossier.contacts if one.mobile or one.phone]:
        _hosts(flow, hosts)
    _team(flow, given)


def _secours(flow: Form, given: PaperInput) -> None:
    """The short numbers, large: they are read in a hurry."""
    calls = rescue(given)
    title = both(N_("Secours"))
    flow.table(
        title.fr,
        [Column("", look.WIDTH / len(calls)) for _call in calls],
        [
            [
                Cell(((one.number, look.FIGURE), (one.who.fr, look.SMALL), (one.who.ar, look.SMALL_ARABIC)))
                for one in calls
            ]
        ],
        arabic=title.ar,
    )


def _hosts(flow: Form, hosts: list[Contact]) -> None:
    name, number, heading = both(N_("Nom et prénom")), both(N_("Téléphone")), both(N_("Personnes sur place"))
    flow.table(
        heading.fr,
        [Column(name.fr, 190.64), Column("", 190.64, also=name.ar), Column(number.fr, 130, also=number.ar)],
        [
            [
                Cell(((house.met(one), look.STRONG), (_place_of(one).fr, look.SMALL_QUIET))),
                Cell(((house.met_ar(one), look.STRONG_ARABIC), (_place_of(one).ar, look.SMALL_ARABIC)))
                if one.name_ar
                else Cell.of(_place_of(one).ar, look.SMALL_ARABIC),
                Cell(tuple(house.call(each, look.BODY) for each in (one.mobile, one.phone) if each)),
            ]
            for one in hosts
        ],
        arabic=heading.ar,
    )


def _place_of(one: Contact) -> Both:
    said = titles.function(one.function, one.function_ar)
    french = house.listed([said.fr, one.organisation])
    return Both(french, in_both(lambda: house.listed([said.ar, one.organisation_ar])).ar)


def _team(flow: Form, given: PaperInput) -> None:
    people = house.needed(given.dossier).participants
    name, number, to_tell = both(N_("Nom et prénom")), both(N_("Téléphone")), both(N_("Personne à prévenir"))
    heading = both(N_("Participants"))
    flow.table(
        heading.fr,
        [
            Column(name.fr, 171.28, also=name.ar),
            Column(number.fr, 130, also=number.ar),
            Column(to_tell.fr, 210, also=to_tell.ar),
        ],
        [
            [
                Cell(((house.person(one), look.STRONG), (house.person_ar(one), look.STRONG_ARABIC))),
                Cell.of(""),
                Cell.of(""),
            ]
            for one in people
        ]
        or [[Cell.of("")] * 3] * 4,
        arabic=heading.ar,
        least=28,
    )
