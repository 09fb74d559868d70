"""D1 the letter of intent, and the sheet that says what a new partnership seeks (R52)."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import BLANK, fact
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.joining import Commitment, Membership, Support
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.partnerships import Candidate, Channel, NewPartnership
from lianes_desktop.i18n import formats, wording

_SUPPORTS = {
    Support.FUNDING: "Facilité de financement",
    Support.METHOD: "Appui méthodologique",
    Support.INTRODUCTIONS: "Mise en relation avec de nouveaux partenaires",
}
_CHANNELS = {
    Channel.LIANES: "Lianes",
    Channel.DIPLOMATIC: "réseau diplomatique",
    Channel.OWN: "relation directe",
    Channel.OTHER: "autre",
}


def letter_of_intent(flow: Form, given: PaperInput) -> None:
    """D1: the authority tells Lianes that it wants to take part (R74)."""
    joined, edition = house.needed(given.membership), given.edition
    letter = joined.letter
    house.begin(flow, given, "Lettre d’intention")
    house.parties(flow, given)
    house.addressed(flow, f"intention de participer au programme « {edition.title or edition.code} »")
    authority = given.authority.name if given.authority else BLANK
    house.paragraph(
        flow,
        f"Par la présente, {formats.isolate(authority)}, représentée par {formats.isolate(letter.signatory) or BLANK}, "
        f"{formats.isolate(letter.signatory_title) or BLANK}, vous fait part de son intention de participer au "
        f"programme, édition {edition.year}, que soutient le {edition.funder} ({edition.call}).",
    )
    flow.heading("Volets visés")
    flow.ticks([(f"{action} – {wording.action(action)}", action in letter.actions) for action in ActionType])
    flow.heading("Thèmes")
    flow.ticks([(wording.theme(theme), theme in letter.themes) for theme in Theme])
    flow.heading("Appuis demandés à Lianes")
    flow.ticks([(words, support in joined.supports) for support, words in _SUPPORTS.items()])
    flow.heading("Ce que la collectivité attend")
    _told(flow, letter.expectations or joined.ambitions)
    if letter.sought or ActionType.PARTNERSHIP in letter.actions:
        flow.heading("Ce qu’elle recherche chez un partenaire")
        _told(flow, letter.sought)
    _referent(flow, joined)
    house.made(
        flow,
        letter.place,
        formats.day_long(letter.signed_on) if letter.signed_on else "",
        says="La convention de partenariat, proposée ensuite à la discussion, en fixera les modalités.",
    )
    house.signed(flow, "Nom et qualité", "Signature et cachet")


def _referent(flow: Form, joined: Membership) -> None:
    one = joined.referent
    flow.heading("Personne référente de la coopération")
    flow.facts(
        [
            fact("Nom et fonction", one.name, one.function, strong=True),
            fact("Téléphone, mél", ", ".join(filter(None, (house.phone(one.phone), one.email)))),
        ]
    )
    flow.space(8)


def commitment(flow: Form, one: Commitment) -> None:
    """What the authority commits to, as far as it told (R20)."""
    told = [
        (one.staff_days, "jours d’agents"),
        (one.missions, "missions"),
        (one.hosting_days, "journées d’accueil"),
    ]
    words = [f"{words.capitalize()} : {formats.number(count)}" for count, words in told if count is not None]
    if words or one.note:
        flow.heading("Mobilisation envisagée")
        house.paragraph(flow, "\n".join(formats.isolate(part) for part in (*words, one.note) if part))


def _told(flow: Form, text: str) -> None:
    """What was written, or lines to write on."""
    if text.strip():
        flow.text(formats.isolate(text), look.BODY)
        flow.space(4)
    else:
        flow.blank_lines(3)


def intention(flow: Form, given: PaperInput) -> None:
    """R52: what an authority wants to do with a new partner, what it seeks, and how candidates compare (R51)."""
    action = house.needed(given.dossier).action
    if not isinstance(action, NewPartnership):
        raise TypeError(action)
    house.begin(flow, given, "Fiche d’intention", under="Nouveau partenariat avec une collectivité marocaine")
    house.parties(flow, given)
    flow.facts(
        [
            fact("Collectivité", given.authority.name if given.authority else "", strong=True),
            fact("Population", formats.number(action.population) if action.population is not None else ""),
            fact("Compétences", action.competences),
            fact("Enjeux", action.stakes),
            fact("Thèmes", ", ".join(map(wording.theme, action.themes)), action.other_theme),
            fact("Intention du", formats.day_long(action.intention_on) if action.intention_on else ""),
        ]
    )
    flow.heading("Ce que la collectivité veut faire")
    _told(flow, action.intention)
    flow.heading("Ce qu’elle recherche chez un partenaire")
    _told(flow, action.sought)
    if action.candidates:
        flow.table(
            "Collectivités envisagées",
            [
                Column("Collectivité", 120),
                Column("Population", 66, figures=True),
                Column("Compétences", 110),
                Column("Enjeux", 110),
                Column("Par qui", 105.28),
            ],
            [_candidate(one) for one in action.candidates],
        )
    house.made(flow)
    house.signed(flow, "Nom et qualité", "Signature et cachet")


def _candidate(one: Candidate) -> list[Cell]:
    retained = "Retenue" if one.retained else ""
    return [
        Cell(((formats.isolate(one.name), look.SMALL_STRONG), (retained, look.SMALL_QUIET))),
        Cell.of(formats.number(one.population) if one.population is not None else "", look.SMALL_RIGHT),
        Cell.of(formats.isolate(one.competences)),
        Cell.of(formats.isolate(one.stakes)),
        Cell.of(_CHANNELS[one.channel]),
    ]
