"""The directory of the people met (R87): those who agreed to it, by organisation; the others are only counted."""

from itertools import groupby

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Both, both
from lianes_desktop.documents.style import Style
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n import formats, titles
from lianes_desktop.i18n.catalogue import N_, speaking

_CALLED = Style(8.4, 12)


def contact_directory(flow: Form, given: PaperInput) -> None:
    """Lianes, then each organisation with its people: names and functions in both scripts, numbers and addresses."""
    dossier = house.needed(given.dossier)
    title = both(N_("Annuaire des contacts"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    action = dossier.action
    house.both_grid(flow, [(both(N_("Action")), action.title, ""), (both(N_("Lieu")), action.place, "")])
    if given.lianes is not None:
        one = given.lianes
        _table(
            flow,
            Both(one.organisation, ""),
            [
                [
                    Cell(((one.name, look.STRONG), (one.role, look.SMALL_QUIET))),
                    Cell.of(""),
                    _reach(one.phone, one.email),
                ]
            ],
        )
    people = sorted(dossier.contacts, key=_filed)
    for body, members in groupby(people, key=_body):
        _table(flow, body, [_row(one) for one in members])
    if not people:
        flow.space(8)
        house.both_text(flow, both(N_("Personne n'a encore accepté de figurer dans l'annuaire.")))
    if given.withheld:
        flow.space(8)
        house.both_text(
            flow,
            both(
                N_("Personnes rencontrées qui ne sont pas nommées, faute d'accord : {n}"),
                n=lambda: formats.number(given.withheld),
            ),
        )
    flow.space(8)
    house.both_text(
        flow,
        both(
            N_(
                "Chacun a accepté que ses coordonnées soient transmises dans le cadre de l'action. Ne les donnez à "
                "personne d'autre sans son accord."
            )
        ),
    )


def _body(one: Contact) -> Both:
    return Both(one.organisation, one.organisation_ar)


def _filed(one: Contact) -> tuple[str, str, str, str]:
    """By organisation, then by family name; those of no organisation come last."""
    body = one.organisation or one.organisation_ar
    return ("" if body else "\uffff") + body.casefold(), one.organisation_ar, one.family_name.casefold(), one.name


def _table(flow: Form, body: Both, rows: list[list[Cell]]) -> None:
    heading = body if any(body) else both(N_("Sans organisme"))
    flow.table(
        formats.isolate(heading.fr), [Column("", 175.64), Column("", 175.64), Column("", 160)], rows, arabic=heading.ar
    )


def _row(one: Contact) -> list[Cell]:
    said = titles.function(one.function, one.function_ar)
    others = [
        formats.isolate(", ".join(part for part in (each.function, each.organisation) if part))
        for each in one.affiliations
    ]
    french = [(house.met(one) if one.name != one.name_ar else "", look.STRONG), (formats.isolate(said.fr), look.SMALL)]
    with speaking("ar"):
        arabic = [
            (house.met_ar(one) if one.name_ar else "", look.STRONG_ARABIC),
            (formats.isolate(said.ar), look.SMALL_ARABIC),
        ]
    return [
        Cell((*french, *((words, look.SMALL_QUIET) for words in others))),
        Cell(tuple(arabic)),
        _reach(one.mobile, one.phone, one.email),
    ]


def _reach(*ways: str) -> Cell:
    """Numbers and addresses, which call or write when they are touched."""
    return Cell(tuple(house.mail(one, _CALLED) if "@" in one else house.call(one, _CALLED) for one in ways if one))
