"""D5 the programme of a mission and D6 that of a hosting day, day by day, in French and in Arabic."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Both, both, in_both
from lianes_desktop.documents.style import Align, Style
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import ContactId, ParticipantId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant, Status
from lianes_desktop.domain.programmes import ExchangeForm, ItemState, ProgrammeItem
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _, language, speaking

_HOUR = Style(8.2, 12, bold=True, align=Align.CENTRE)
_FORMS = {
    ExchangeForm.PRACTICE: N_("Pratique"),
    ExchangeForm.METHOD: N_("Méthode"),
    ExchangeForm.TOOL: N_("Outil"),
}
Part = tuple[str, Style]


def mission_programme(flow: Form, given: PaperInput) -> None:
    """D5: what the mission does, with whom, and whom to call."""
    dossier = house.needed(given.dossier)
    title = both(N_("Programme de mission"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    _facts(flow, given, dossier)
    _people(flow, [one for one in dossier.participants if one.status is not Status.DELEGATE], both(N_("Participants")))
    _days(flow, given, dossier)
    _withheld(flow, given)
    emergency_numbers(flow, given)


def hosting_programme(flow: Form, given: PaperInput) -> None:
    """D6: one day with a delegation, received in protocol order."""
    dossier = house.needed(given.dossier)
    title = both(N_("Programme d'accueil"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    _facts(flow, given, dossier)
    delegates = [one for one in dossier.participants if one.status is Status.DELEGATE]
    hosts = [one for one in dossier.participants if one.status is not Status.DELEGATE]
    _people(flow, delegates, both(N_("Délégation, dans l'ordre protocolaire")))
    _people(flow, hosts, both(N_("Ils vous accueillent")))
    _days(flow, given, dossier)
    _withheld(flow, given)
    emergency_numbers(flow, given)


def _facts(flow: Form, given: PaperInput, dossier: Dossier) -> None:
    action = dossier.action
    period = in_both(lambda: house.dates(action))
    themes = in_both(lambda: house.listed([*map(wording.theme, action.themes), action.other_theme]))
    rows = [
        (both(N_("Action")), action.title, ""),
        (both(N_("Dates")), period.fr, period.ar),
        (both(N_("Lieu")), action.place, ""),
        (both(N_("Collectivité")), _name(given, "fr", french=True), _name(given, "ar", french=True)),
        (both(N_("Partenaire")), _name(given, "fr", french=False), _name(given, "ar", french=False)),
        (both(N_("Thèmes")), themes.fr, themes.ar),
    ]
    if action.convention.reference:
        rows.insert(1, (both(N_("Code")), action.convention.reference, ""))
    if isinstance(action, HostingDay):
        delegation = action.delegation
        rows += [
            (both(N_("Délégation")), delegation.name, ""),
            (both(N_("Transport")), delegation.transport, ""),
            (both(N_("Interprète")), delegation.interpreter, ""),
        ]
    house.both_grid(flow, rows)


def _name(given: PaperInput, language: str, *, french: bool) -> str:
    one = given.authority if french else given.partner
    if one is None:
        return ""
    return one.name_ar if language == "ar" else one.name


def _people(flow: Form, people: Sequence[Participant], title: Both) -> None:
    if not people:
        return
    name = both(N_("Nom et prénom"))
    flow.table(
        title.fr,
        [Column("N°", 24), Column(name.fr, 243.64), Column("", 243.64, also=name.ar)],
        [
            [
                Cell.of(str(at), look.SMALL_STRONG),
                Cell(((house.person(one), look.STRONG), (formats.isolate(one.function), look.SMALL_QUIET))),
                Cell(((one.name_ar, look.STRONG_ARABIC), (one.function_ar, look.SMALL_ARABIC))),
            ]
            for at, one in enumerate(people, start=1)
        ],
        arabic=title.ar,
    )


def _days(flow: Form, given: PaperInput, dossier: Dossier) -> None:
    """A table a day: the hour in the middle, each language on its side, as people read them across a desk."""
    items = [one for one in dossier.items if one.state is not ItemState.CANCELLED]
    if not items:
        flow.heading(*both(N_("Programme")))
        flow.blank_lines(8)
        return
    contacts = {one.id: one for one in dossier.contacts}
    people = {one.id: one for one in dossier.participants}
    hours = both(N_("Heure locale"))
    for day, lines in groupby(items, key=lambda one: one.starts_at.date()):
        heading = _heading(day)
        flow.table(
            heading.fr,
            [Column("Français", 216.64), Column(hours.fr, 78, also=hours.ar), Column("", 216.64, also="العربية")],
            [
                [
                    Cell(tuple(_french(given, one, contacts, people))),
                    Cell.of(formats.clock_range(one.starts_at, one.ends_at), _HOUR),
                    Cell(tuple(_arabic(given, one, contacts, people))),
                ]
                for one in lines
            ],
            arabic=heading.ar,
        )


def _heading(day: date) -> Both:
    return in_both(lambda: f"{formats.day_heading(day)} {day.year}")


_People = dict[ContactId, Contact]


def _french(
    given: PaperInput, one: ProgrammeItem, contacts: _People, people: dict[ParticipantId, Participant]
) -> list[Part]:
    about = house.listed([wording.item_kind(one.kind), one.place, one.group])
    parts = [(formats.isolate(one.title), look.STRONG), (about, look.SMALL_QUIET)]
    met = [contacts[key] for key in one.contacts if key in contacts]
    parts += [(house.listed([house.met(each), each.function, each.organisation]), look.SMALL) for each in met]
    parts += [(words, look.SMALL_QUIET) for words in _details(given, one, people)]
    return parts


def _arabic(
    given: PaperInput, one: ProgrammeItem, contacts: _People, people: dict[ParticipantId, Participant]
) -> list[Part]:
    met = [contacts[key] for key in one.contacts if key in contacts]
    with speaking("ar"):
        parts = [
            (wording.item_kind(one.kind), look.STRONG_ARABIC),
            (formats.isolate(one.title), look.SMALL_ARABIC),
            (house.listed([one.place, one.group]), look.SMALL_ARABIC),
        ]
        told = [house.listed([each.name_ar or each.name, each.function_ar, each.organisation_ar]) for each in met]
        return parts + [(words, look.SMALL_ARABIC) for words in (*told, *_details(given, one, people))]


def _details(given: PaperInput, one: ProgrammeItem, people: dict[ParticipantId, Participant]) -> list[str]:
    """Who takes part, what it should bring, what is exchanged, how many eat and what, in the language spoken."""
    told = []
    if one.participants:
        names = house.listed(people[key].name for key in one.participants if key in people)
        told.append(_("Avec : {names}").format(names=names))
    awaited = house.listed(house.words_of(given, f"result_{number}", language()) for number in one.results)
    if awaited:
        told.append(_("Attendu : {results}").format(results=awaited))
    if one.exchanged:
        told.append(_("Échange : {forms}").format(forms=house.listed([_(_FORMS[form]) for form in one.exchanged])))
    if one.covers is not None:
        told.append(_("Couverts : {n}").format(n=formats.number(one.covers)))
    if one.diets:
        told.append(_("Menus : {words}").format(words=formats.isolate(one.diets)))
    return told


def _withheld(flow: Form, given: PaperInput) -> None:
    """People who have not agreed to be named are only counted."""
    if given.withheld:
        flow.space(6)
        house.both_text(
            flow,
            both(
                N_("Personnes rencontrées qui ne sont pas nommées, faute d'accord : {n}"),
                n=lambda: formats.number(given.withheld),
            ),
        )


def emergency_numbers(flow: Form, given: PaperInput) -> None:
    """Whom to call: what the settings tell, and lines to write on; no number is ever made up (R101)."""
    title = both(N_("Contacts d'urgence"))
    flow.keep(150)
    flow.heading(*title)
    told = Both(house.words_of(given, "emergency"), house.words_of(given, "emergency", "ar"))
    if told.fr or told.ar:
        house.both_text(flow, told)
    rows: list[tuple[Both, str, str]] = []
    if given.lianes is not None:
        known = f"{given.lianes.name}, {house.phone(given.lianes.phone)}"
        rows.append((Both("Lianes", "Lianes"), known, known))
    rows += [
        (both(N_("Ambassade ou consulat")), "", ""),
        (both(N_("Assurance, assistance")), "", ""),
        (both(N_("Contact sur place")), "", ""),
    ]
    house.both_grid(flow, rows)
