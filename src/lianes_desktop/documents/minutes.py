"""D19 what the steering committee decided; and the sheet of a person's expertise (R69)."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.steering import Attendee, CommitteeDecision
from lianes_desktop.i18n import formats, wording


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
