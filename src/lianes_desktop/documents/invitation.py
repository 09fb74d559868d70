"""D7: the letter a Moroccan delegate shows to be given a visa, in both languages."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import BLANK, Both, both, in_both
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_

_BORNE = (N_("Transport"), N_("Hébergement"), N_("Repas"), N_("Assurance voyage"))
"""What a consulate asks: who pays for each."""
_BY_HAND = 21.0
_FRAME = 66.0


def invitation(flow: Form, given: PaperInput) -> None:
    """D7: who is invited, why, when, by whom, and who pays for what."""
    guest, dossier = house.needed(given.participant), house.needed(given.dossier)
    action = dossier.action
    title = both(N_("Lettre d'invitation"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    consul = "À l’attention du service des visas du consulat général de France"
    flow.pair(house.sender(given.authority), [(consul, look.BODY)])
    flow.space(8)
    house.both_grid(flow, [*_guest(given, guest), *_visit(guest, action)])
    flow.space(8)
    host = Both(given.authority.name, given.authority.name_ar or given.authority.name) if given.authority else BLANK
    for words in (
        both(
            N_(
                "{host} a l'honneur d'inviter cette personne à participer à l'action ci-dessus, dans le cadre du "
                "programme de coopération décentralisée, et demande qu'un visa lui soit accordé pour ce séjour."
            ),
            host=host,
        ),
        both(N_("Le programme du séjour est joint à cette lettre.")),
    ):
        house.both_text(flow, words)
    _borne(flow)
    _asked(flow, given)
    place = action.place if isinstance(action, HostingDay) else ""
    house.made(flow, place, formats.day_long(guest.mandate.dated) if guest.mandate.dated else "", frame=_FRAME)
    house.signed(
        flow, f"Nom et qualité : {formats.isolate(guest.mandate.signatory)}", "Signature et cachet", height=_FRAME
    )


def _guest(given: PaperInput, guest: Participant) -> list[tuple[Both, str, str]]:
    """The person, as the passport and the body they come from name them; what is never kept is left to write."""
    function, body = house.function_of(guest), house.body_of(given, guest)
    if given.organisation is not None:
        body = Both(given.organisation.name, given.organisation.name_ar)
    ends = guest.passport_expires_on
    until = both(N_("valable jusqu'au {day}"), day=lambda: formats.day_long(ends)) if ends else Both("", "")
    return [
        (both(N_("Personne invitée")), house.person(guest), house.person_ar(guest)),
        (both(N_("Fonction")), function.fr, function.ar),
        (both(N_("Organisme")), body.fr, body.ar),
        (both(N_("Date et lieu de naissance")), "", ""),
        (both(N_("Passeport n°")), until.fr, until.ar),
    ]


def _visit(guest: Participant, action: Action) -> list[tuple[Both, str, str]]:
    stay = in_both(lambda: _stay(action))
    return [
        (both(N_("Objet")), guest.mandate.purpose or action.title, ""),
        (both(N_("Séjour")), stay.fr, stay.ar),
        (both(N_("Lieu")), action.place, ""),
        (both(N_("Adresse du séjour")), "", ""),
    ]


def _borne(flow: Form) -> None:
    """A cross says who pays for what."""
    heading = both(N_("Prise en charge pendant le séjour"))
    host, home, own = both(N_("La collectivité")), both(N_("Son organisme")), both(N_("La personne"))
    crossed = both(N_("Une croix pour qui paie"))
    middle = [Column(one.fr, 96, also=one.ar) for one in (host, home, own)]
    flow.table(
        heading.fr,
        [Column(crossed.fr, 111.64), *middle, Column("", 111.64, also=crossed.ar)],
        [
            [
                Cell.of(words.fr),
                *[Cell.of("")] * len(middle),
                Cell.of(words.ar, look.SMALL_ARABIC),
            ]
            for words in map(both, _BORNE)
        ],
        arabic=heading.ar,
        least=_BY_HAND,
    )


def _asked(flow: Form, given: PaperInput) -> None:
    """Whom the consulate may ask."""
    if given.lianes is None:
        return
    one = given.lianes
    reach = formats.listed(part for part in (one.name, house.phone(one.phone) if one.phone else "", one.email) if part)
    flow.space(4)
    house.paragraph(flow, f"Renseignements : {reach}")


def _stay(action: Action) -> str:
    """From arrival to departure of the delegation, else the days of the action."""
    first, last = action.starts_on, action.ends_on
    if isinstance(action, HostingDay):
        first, last = action.delegation.arrives_on or first, action.delegation.leaves_on or last
    if first is None or last is None or last < first:
        return ""
    return formats.month_range(first, last)
