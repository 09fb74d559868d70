"""D17 the contact sheet with its notice, and D18 the agreement to be pictured."""

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import both, in_both
from lianes_desktop.domain.consents import in_force
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Purpose
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.notices import notice

LANGUAGES = {"fr": N_("Français"), "ar": N_("Arabe"), "zgh": N_("Tamazight"), "en": N_("Anglais")}
"""The languages people speak, by code."""


_ASKED = {
    Purpose.KEEP: N_("Que ces données soient gardées dans le dossier"),
    Purpose.TRANSMIT: N_("Qu'elles soient transmises à Lianes, en France"),
    Purpose.NETWORK: N_("Qu'elles soient partagées dans le réseau"),
    Purpose.INTERNAL_PHOTO: N_("Que mon image serve au compte rendu"),
    Purpose.PUBLISHED_PHOTO: N_("Que mon image soit publiée"),
}
"""What is asked, purpose by purpose: each may be answered otherwise."""


def contact_sheet(flow: Form, given: PaperInput) -> None:
    """D17: what is noted of a person, and what they are told before they agree (DOMAIN §9)."""
    one = given.contact
    title = both(N_("Fiche contact et notice d'information"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    _card(flow, one)
    _notice(flow, given)
    consent = one.consent if one else Consent()
    heading = both(N_("Ce que j'accepte"))
    flow.heading(*heading)
    force = in_force(consent)
    for purpose, message in _ASKED.items():
        words = both(message)
        answer = force.get(purpose)
        flow.tick(words.fr, ticked=answer is not None and answer.state is ConsentState.GRANTED, arabic=words.ar)
    house.signed_both(flow)


def _card(flow: Form, one: Contact | None) -> None:
    if one is None:
        asked = (N_("Nom et prénom"), N_("Fonction"), N_("Organisme"), N_("Téléphone"), N_("Courriel"))
        house.both_grid(flow, [(both(name), "", "") for name in asked])
        return
    phones = "\n".join(house.phone(number) for number in (one.mobile, one.phone) if number)
    heard = in_both(lambda: spoken(one))
    house.both_grid(
        flow,
        [
            (both(N_("Nom et prénom")), house.met(one) if one.name != one.name_ar else "", one.name_ar),
            (both(N_("Fonction")), one.function, one.function_ar),
            (both(N_("Organisme")), one.organisation, one.organisation_ar),
            (both(N_("Téléphone")), phones, ""),
            (both(N_("Courriel")), one.email, ""),
            (both(N_("Langues")), heard.fr, heard.ar),
        ],
    )


def spoken(one: Contact) -> str:
    """The languages a person speaks, in the one spoken here."""
    return house.listed(_(LANGUAGES[code]) if code in LANGUAGES else code for code in one.languages)


def _notice(flow: Form, given: PaperInput) -> None:
    """The notice, in the settings' own words when they have some, else in ours."""
    who = given.authority.name if given.authority else house.BLANK
    asked = given.lianes.email if given.lianes else house.BLANK
    told = notice(given.texts, who, given.edition.contacts_kept_years, asked)
    version = f"\u2066{told.version}\u2069"  # a number of ours, read from the left in both columns
    flow.heading(*(f"{words} · {version}" for words in both(N_("Notice d'information"))))
    for french, arabic in told.paragraphs:
        flow.pair([(french, look.BODY)], [(arabic, look.BODY_ARABIC)])
        flow.space(2)


def image_rights(flow: Form, given: PaperInput) -> None:
    """D18: pictured or not, for what, on what, for how long, and how to change one's mind."""
    title = both(N_("Autorisation de droit à l'image"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    name, arabic, body = _known(given)
    action = given.dossier.action if given.dossier else None
    house.both_grid(
        flow,
        [
            (both(N_("Nom et prénom")), name, arabic),
            (both(N_("Organisme")), *body),
            (both(N_("Prises de vue")), action.title if action else "", ""),
            (both(N_("Lieu et dates")), f"{action.place} {house.dates(action)}".strip() if action else "", ""),
        ],
    )
    who = given.authority.name if given.authority else house.BLANK
    flow.space(8)
    house.both_text(
        flow,
        both(N_("J'autorise {who} et Lianes à utiliser les images où l'on me reconnaît, à titre gratuit :"), who=who),
        strong=True,
    )
    for heading, choices in (
        (N_("Finalités"), (N_("Compte rendu de l'action"), N_("Information du public"), N_("Formation et échanges"))),
        (N_("Supports"), (N_("Documents imprimés"), N_("Sites internet"), N_("Réseaux sociaux"), N_("Presse"))),
    ):
        flow.heading(*both(heading))
        for choice in choices:
            words = both(choice)
            flow.tick(words.fr, arabic=words.ar)
    flow.heading(*both(N_("Durée et retrait")))
    years = str(given.edition.contacts_kept_years)
    house.both_text(
        flow,
        both(
            N_(
                "Cette autorisation vaut {years} ans, en France et au Maroc. Elle peut être retirée à tout moment, par "
                "simple lettre ou message à la collectivité : les images ne servent alors plus."
            ),
            years=years,
        ),
    )
    house.both_text(flow, both(N_("Pour une personne mineure, signature de son représentant légal.")))
    house.signed_both(flow)


def _known(given: PaperInput) -> tuple[str, str, tuple[str, str]]:
    if given.contact is not None:
        one = given.contact
        latin = house.met(one) if one.name != one.name_ar else ""
        return latin, one.name_ar, (one.organisation, one.organisation_ar)
    if given.participant is not None:
        person, organisation = given.participant, given.organisation
        told = (organisation.name, organisation.name_ar) if organisation else (person.employer, "")
        return house.person(person), person.name_ar, told
    return "", "", ("", "")
