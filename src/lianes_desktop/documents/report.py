"""D14, the report of an action: what the records tell, and what people add to them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Fact, fact
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.missions import HOME_ZONE, Mission
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.programmes import RESULTS, ExchangeForm, ItemState, ProgrammeItem
from lianes_desktop.domain.reporting import present
from lianes_desktop.domain.reports import BEST_SCORE, CommunicationItem, CommunicationKind, FollowUp, MissionReport
from lianes_desktop.i18n import formats, wording

_FORMS = {ExchangeForm.PRACTICE: "pratique", ExchangeForm.METHOD: "méthode", ExchangeForm.TOOL: "outil"}
_CRITERIA = {
    "interet_local": "Intérêt local",
    "competences": "Renforcement des compétences",
    "developpement_reciproque": "Développement territorial réciproque",
    "dialogue": "Partage de savoirs et dialogue entre pairs",
}
_KINDS = {
    CommunicationKind.PRESS: "Presse",
    CommunicationKind.WEB: "Site internet",
    CommunicationKind.SOCIAL: "Réseaux sociaux",
    CommunicationKind.PHOTO: "Photographie",
    CommunicationKind.EVENT: "Événement",
    CommunicationKind.OTHER: "Autre",
}
_STATES = {
    ItemState.PLANNED: "Prévu",
    ItemState.HELD: "Tenu",
    ItemState.CANCELLED: "Annulé",
    ItemState.ADDED: "Ajouté",
}


def mission_report(flow: Form, given: PaperInput) -> None:
    """D14: objective, course, people, practices, both sides, results, what follows, lessons, communication."""
    dossier = house.needed(given.dossier)
    told = dossier.reports[0] if dossier.reports else MissionReport(dossier.action.id)
    under = wording.action(dossier.action.action)
    title = "Compte rendu de mission" if isinstance(dossier.action, Mission) else "Compte rendu de l’action"
    house.begin(flow, given, title, under=under if told.final else f"{under} – provisoire")
    house.parties(flow, given)
    _facts(flow, given, dossier)
    _objective(flow, given, dossier, told)
    _written(flow, "Déroulé", told.course)
    _course(flow, dossier)
    _people(flow, given, dossier)
    _practices(flow, dossier)
    _written(flow, "Apports pour le côté français", told.french_side)
    _written(flow, "Apports pour le côté marocain", told.moroccan_side)
    _results(flow, given, dossier, told)
    _criteria(flow, told)
    _follow_ups(flow, dossier.follow_ups)
    _written(flow, "Capitalisation : ce qui peut servir à d’autres", told.lessons)
    if told.staff_impact or told.satisfaction is not None:
        _written(flow, "Effets pour les agents", told.staff_impact)
        if told.satisfaction is not None:
            flow.text(f"Satisfaction : {formats.number(told.satisfaction)} sur 5", look.BODY)
    _communication(flow, dossier.communications)
    _annexes(flow, dossier)
    house.made(flow)
    house.signed(flow, "Rédigé par", "Vu, l’autorité")


def _facts(flow: Form, given: PaperInput, dossier: Dossier) -> None:
    action = dossier.action
    people = house.listed(house.person(one) for one in dossier.participants)
    flow.facts(
        [
            fact("Action", action.title, strong=True),
            fact("Collectivité", given.authority.name if given.authority else ""),
            fact("Partenaire", *([given.partner.name, given.partner.name_ar] if given.partner else [])),
            fact("Dates et lieu", house.dates(action), action.place),
            fact("Thèmes", ", ".join([*map(wording.theme, action.themes), *filter(None, [action.other_theme])])),
            fact("Participants", people),
            *_version(given),
            *([fact("ODD", ", ".join(map(str, action.sdgs)))] if action.sdgs else []),
        ]
    )


def _version(given: PaperInput) -> list[Fact]:
    """The programme that was followed, by the number others know it under."""
    if given.release is None:
        return []
    made = formats.day(given.release.made_at.astimezone(ZoneInfo(HOME_ZONE)).date())
    return [fact("Programme", f"Version {formats.number(given.release.number)} du {made}")]


def _objective(flow: Form, given: PaperInput, dossier: Dossier, told: MissionReport) -> None:
    general = dict(given.edition.general_objective).get("fr", "")
    if general:
        flow.heading("Objectif général du programme")
        flow.text(general, look.BODY)
    served = [house.words_of(given, f"objective_{number}") for number in dossier.action.objectives]
    for words in filter(None, served):
        flow.point(words)
    _written(flow, "Objectif de l’action", told.objective)


def _written(flow: Form, title: str, text: str) -> None:
    """A section in people's own words, or room to write it."""
    flow.heading(title)
    if text.strip():
        flow.text(formats.isolate(text), look.BODY)
    else:
        flow.blank_lines(2)


def _course(flow: Form, dossier: Dossier) -> None:
    if dossier.items:
        flow.space(6)
        flow.table(
            "",
            [Column("Date", 58), Column("Heure", 70), Column("Ce qui était prévu", 323.28), Column("État", 60)],
            [
                [
                    Cell.of(formats.day(one.starts_at.date())),
                    Cell.of(formats.clock_range(one.starts_at, one.ends_at)),
                    Cell(((formats.isolate(one.title), look.SMALL_STRONG), (_where(one), look.SMALL_QUIET))),
                    Cell(((_STATES[one.state], look.SMALL), (_present(dossier, one), look.SMALL_QUIET))),
                ]
                for one in dossier.items
            ],
        )


def _present(dossier: Dossier, one: ProgrammeItem) -> str:
    """How many of those expected came, when that was noted."""
    if not one.took_place or not one.told_presence:
        return ""
    came, expected = present(dossier, one)
    return f"{formats.number(came)} sur {formats.number(expected)}"


def _where(one: ProgrammeItem) -> str:
    return ", ".join(part for part in (wording.item_kind(one.kind), formats.isolate(one.place)) if part)


def _people(flow: Form, given: PaperInput, dossier: Dossier) -> None:
    """Those who agreed to be named; the others are only counted."""
    if dossier.contacts:
        flow.table(
            "Personnes rencontrées",
            [Column("Nom", 181.28), Column("Fonction", 165), Column("Organisme", 165)],
            [_person(one) for one in dossier.contacts],
        )
    else:
        flow.heading("Personnes rencontrées")
    if given.withheld:
        flow.space(4)
        flow.text(f"Autres personnes, non nommées faute d’accord : {formats.number(given.withheld)}", look.BODY)
    elif not dossier.contacts:
        flow.blank_lines(2)


def _person(one: Contact) -> list[Cell]:
    arabic = one.name_ar if one.name_ar != one.name else ""
    return [
        Cell(((formats.isolate(house.met(one)), look.SMALL_STRONG), (formats.isolate(arabic), look.SMALL))),
        Cell(((formats.isolate(one.function or one.function_ar), look.SMALL),)),
        Cell(((formats.isolate(one.organisation or one.organisation_ar), look.SMALL),)),
    ]


def _practices(flow: Form, dossier: Dossier) -> None:
    lines = [one for one in dossier.items if one.exchanged or one.outcome]
    if not lines:
        _written(flow, "Pratiques, méthodes et outils échangés", "")
        return
    flow.table(
        "Pratiques, méthodes et outils échangés",
        [Column("Rencontre", 171.28), Column("Échange", 90), Column("Ce qui a été appris ou décidé", 250)],
        [
            [
                Cell.of(formats.isolate(one.title), look.SMALL_STRONG),
                Cell.of(", ".join(_FORMS[form] for form in one.exchanged)),
                Cell.of(formats.isolate(one.outcome)),
            ]
            for one in lines
        ],
    )


def _results(flow: Form, given: PaperInput, dossier: Dossier, told: MissionReport) -> None:
    comments = dict(told.results)
    flow.table(
        "Les cinq résultats attendus",
        [Column("Résultat", 191.28), Column("Activités", 54, figures=True), Column("Ce qu’on peut en dire", 266)],
        [
            [
                Cell.of(f"{number}. {_result(given, number)}", look.SMALL_STRONG),
                Cell.of(formats.number(sum(number in one.results for one in dossier.items)), look.SMALL_RIGHT),
                Cell.of(formats.isolate(comments.get(number, ""))),
            ]
            for number in RESULTS
        ],
        least=24,
    )


def _result(given: PaperInput, number: int) -> str:
    return house.words_of(given, f"result_{number}") or wording.result(number)


def _criteria(flow: Form, told: MissionReport) -> None:
    judged = [one for one in told.criteria if one.text or one.score is not None]
    if judged:
        flow.table(
            "Ce que l’action a servi",
            [Column("Critère", 191.28), Column("Niveau", 54), Column("Pourquoi", 266)],
            [
                [
                    Cell.of(_CRITERIA.get(one.code, formats.isolate(one.code)), look.SMALL_STRONG),
                    Cell.of(f"{one.score} / {BEST_SCORE}" if one.score is not None else said.NOTHING),
                    Cell.of(formats.isolate(one.text)),
                ]
                for one in judged
            ],
        )


def _follow_ups(flow: Form, found: Sequence[FollowUp]) -> None:
    rows = [
        [
            Cell.of(formats.isolate(one.what), look.SMALL_STRONG),
            Cell.of(formats.isolate(one.owner)),
            Cell.of(formats.day(one.due_on) if one.due_on else ""),
            Cell.of(f"Fait le {formats.day(one.done_on)}" if one.done_on else ""),
        ]
        for one in found
    ]
    flow.table(
        "Suites à donner",
        [Column("Quoi", 241.28), Column("Qui", 120), Column("Pour quand", 70), Column("État", 80)],
        rows or [[Cell.of("")] * 4] * 3,
        least=24,
    )


def _communication(flow: Form, found: Sequence[CommunicationItem]) -> None:
    if not found:
        return
    flow.table(
        "Communication",
        [Column("Quoi", 211.28), Column("Support", 90), Column("Date", 60), Column("Droit à l’image", 150)],
        [
            [
                Cell(((formats.isolate(one.title), look.SMALL_STRONG), (formats.isolate(one.link), look.SMALL_QUIET))),
                Cell.of(_KINDS[one.kind]),
                Cell.of(said.day(one.published_on)),
                Cell.of(_rights(one)),
            ]
            for one in found
        ],
    )


def _rights(one: CommunicationItem) -> str:
    if not one.people_shown:
        return "Personne de reconnaissable"
    return "Accords écrits obtenus" if one.image_rights else "Accords à obtenir avant diffusion"


def _annexes(flow: Form, dossier: Dossier) -> None:
    """The papers kept with the records this report rests on."""
    names = [one.paper.original_name for one in dossier.communications if one.paper]
    names += [one.mandate.paper.original_name for one in dossier.participants if one.mandate.paper]
    names += [one.caption or one.paper.original_name for item in dossier.items for one in item.pictures]
    if names:
        flow.heading("Annexes")
        for name in names:
            flow.point(formats.isolate(name))
