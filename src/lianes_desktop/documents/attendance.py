"""D8, the attendance sheet people sign, with a box for their picture."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import both
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_

_BLANK_ROWS, _FEWEST_ROWS = 6, 14
_ROW = 30.0


def attendance_sheet(flow: Form, given: PaperInput) -> None:
    """D8: names known beforehand, then empty rows; signature and agreement to be pictured."""
    dossier = house.needed(given.dossier)
    action = dossier.action
    title = both(N_("Feuille d'émargement"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    house.both_grid(
        flow,
        [
            (both(N_("Action")), action.title, ""),
            (both(N_("Date")), house.dates(action) if action.starts_on == action.ends_on else "", ""),
            (both(N_("Lieu")), action.place, ""),
        ],
    )
    name, body, hand, image = both(N_("Nom et prénom")), both(N_("Organisme")), both(N_("Signature")), both(N_("Image"))
    known = _known(given, dossier)
    known += [[Cell.of("")] * 5] * max(_BLANK_ROWS, _FEWEST_ROWS - len(known))
    rows = [[Cell.of(str(at), look.SMALL_QUIET), *row[1:]] for at, row in enumerate(known, start=1)]
    flow.table(
        "",
        [
            Column("N°", 26),
            Column(name.fr, 160, also=name.ar),
            Column(body.fr, 130, also=body.ar),
            Column(hand.fr, 120.28, also=hand.ar),
            Column(image.fr, 75, also=image.ar),
        ],
        rows,
        least=_ROW,
    )
    flow.space(8)
    house.both_text(
        flow,
        both(
            N_(
                "Image : écrivez oui si vous acceptez d'être photographié pour le compte rendu de l'action, non dans "
                "le cas contraire. Une publication demande une autorisation écrite à part."
            )
        ),
    )
    house.both_text(
        flow,
        both(
            N_(
                "Ces données servent à justifier l'action auprès de Lianes et de ses financeurs. Vous pouvez les "
                "consulter, les corriger et les faire effacer en le demandant à la collectivité."
            )
        ),
    )


def _known(given: PaperInput, dossier: Dossier) -> list[list[Cell]]:
    """Participants, then people met who agreed to be named; their organisation as far as it is known."""
    rows = []
    for one in dossier.participants:
        body = one.employer or (
            given.authority.name if given.authority and one.organisation == given.authority.id else ""
        )
        rows.append(_row(house.person(one), one.name_ar, body))
    met = dossier.contacts
    rows += [_row(house.met(one), one.name_ar, one.organisation or one.organisation_ar) for one in met]
    return rows


def _row(name: str, arabic: str, body: str) -> list[Cell]:
    shown = arabic if arabic != name else ""
    return [
        Cell.of(""),
        Cell(((formats.isolate(name), look.SMALL_STRONG), (shown, look.SMALL_STRONG_ARABIC))),
        Cell.of(formats.isolate(body)),
        Cell.of(""),
        Cell.of(""),
    ]
