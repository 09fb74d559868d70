"""D19 what the steering committee decided; the sheets for emergencies (R101) and of a person's expertise (R69)."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import both, fact
from lianes_desktop.documents.itinerary import emergency_numbers
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.steering import Attendee, CommitteeDecision
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_


def decisions(flow: Form, given: PaperInput) -> None:
    """D19: who was there, what was decided, who sees to it and for when."""
    meeting = house.needed(given.meeting)
    house.begin(flow, given, "Relevé de décisions", under="Comité de pilotage")
    flow.facts(
        [
            fact("Date", formats.day_long(meeting.held_on) if meeting.held_on else "", strong=True),
            fact("Lieu", meeting.place),
            fact("Ordre du jour", meeting.agenda),
            fact("Présents", _attended(meeting.attendance, present=True)),
            fact("Excusés ou absents", _attended(meeting.attendance, present=False) or " – "),
        ]
    )
    flow.table(
        "Décisions et suites",
        [Column("Décision", 251.28), Column("Qui", 110), Column("Pour quand", 70), Column("État", 80)],
        [_decision(one) for one in meeting.decisions] or [[Cell.of("")] * 4] * 4,
        least=24,
    )
    flow.heading("Compte rendu des échanges")
    if meeting.minutes:
        flow.text(formats.isolate(meeting.minutes), look.BODY)
    else:
        flow.blank_lines(4)
    house.made(flow)
    house.signed(flow, "Pour Lianes", "Pour les collectivités")


def _attended(people: tuple[Attendee, ...], *, present: bool) -> str:
    told = [one for one in people if one.present is present]
    return "\n".join(formats.isolate(", ".join(part for part in (one.name, one.organisation) if part)) for one in told)


def _decision(one: CommitteeDecision) -> list[Cell]:
    return [
        Cell.of(formats.isolate(one.text), look.SMALL_STRONG),
        Cell.of(formats.isolate(one.owner)),
        Cell.of(formats.day(one.due_on) if one.due_on else ""),
        Cell.of(f"Fait le {formats.day(one.done_on)}" if one.done_on else ""),
    ]


def emergency(flow: Form, given: PaperInput) -> None:
    """R101: one page to keep in a pocket; what is not known is left to write."""
    dossier = house.needed(given.dossier)
    title = both(N_("Fiche d'urgence"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    action = dossier.action
    house.both_grid(
        flow,
        [
            (both(N_("Action")), action.title, ""),
            (both(N_("Dates")), house.dates(action), ""),
            (both(N_("Lieu")), action.place, ""),
        ],
    )
    emergency_numbers(flow, given)
    hosts = [one for one in dossier.contacts if one.mobile or one.phone]
    name, number, to_tell = both(N_("Nom et prénom")), both(N_("Téléphone")), both(N_("Personne à prévenir"))
    if hosts:
        heading = both(N_("Personnes sur place"))
        flow.table(
            heading.fr,
            [Column(name.fr, 311.28, also=name.ar), Column(number.fr, 200, also=number.ar)],
            [
                [
                    Cell(((house.met(one), look.STRONG), (formats.isolate(one.organisation), look.SMALL_QUIET))),
                    Cell.of(house.phone(one.mobile or one.phone), look.BODY),
                ]
                for one in hosts
            ],
            arabic=heading.ar,
        )
    heading = both(N_("Participants"))
    flow.table(
        heading.fr,
        [
            Column(name.fr, 171.28, also=name.ar),
            Column(number.fr, 130, also=number.ar),
            Column(to_tell.fr, 210, also=to_tell.ar),
        ],
        [[Cell.of(house.person(one), look.STRONG), Cell.of(""), Cell.of("")] for one in dossier.participants]
        or [[Cell.of("")] * 3] * 4,
        arabic=heading.ar,
        least=28,
    )


def expertise(flow: Form, given: PaperInput) -> None:
    """R69: what a person knows, for the network, once they agreed to show it."""
    one = house.needed(given.participant)
    if not one.expertise_shared:
        raise LookupError
    house.begin(flow, given, "Fiche expertise", under="Pour les collectivités du réseau, avec l’accord de la personne")
    action = given.dossier.action if given.dossier else None
    flow.facts(
        [
            fact("Personne", house.person(one), strong=True),
            fact("Qualité", wording.status(one.status)),
            fact("Fonction", one.function, one.service),
            fact("Organisme", given.organisation.name if given.organisation else one.employer),
            fact("Thèmes", ", ".join(map(wording.theme, action.themes)) if action else ""),
            fact("Action menée", *([action.title, house.dates(action)] if action else [])),
        ]
    )
    flow.heading("Ce que la personne connaît")
    flow.text(formats.isolate(one.expertise), look.BODY)
