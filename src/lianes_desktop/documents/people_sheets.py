"""D17 the contact sheet with its notice, D18 the agreement to be pictured, D21 all we hold of a person."""

from collections.abc import Sequence

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Both, both, in_both
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _

_LANGUAGES = {"fr": N_("Français"), "ar": N_("Arabe"), "zgh": N_("Tamazight"), "en": N_("Anglais")}


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
    granted = consent.state is ConsentState.GRANTED
    for message, ticked in (
        (N_("Que ces données soient enregistrées dans le dossier de l'action"), granted and consent.keep),
        (N_("Qu'elles soient transmises à Lianes, en France"), granted and consent.transmit),
        (N_("Que mon image soit publiée"), granted and consent.publish_photo),
    ):
        words = both(message)
        flow.tick(words.fr, ticked=ticked, arabic=words.ar)
    house.signed_both(flow)


def _card(flow: Form, one: Contact | None) -> None:
    if one is None:
        asked = (N_("Nom et prénom"), N_("Fonction"), N_("Organisme"), N_("Téléphone"), N_("Courriel"))
        house.both_grid(flow, [(both(name), "", "") for name in asked])
        return
    phones = " / ".join(house.phone(number) for number in (one.mobile, one.phone) if number)
    spoken = in_both(lambda: _spoken(one))
    house.both_grid(
        flow,
        [
            (both(N_("Nom et prénom")), house.met(one) if one.name != one.name_ar else "", one.name_ar),
            (both(N_("Fonction")), one.function, one.function_ar),
            (both(N_("Organisme")), one.organisation, one.organisation_ar),
            (both(N_("Téléphone")), phones, ""),
            (both(N_("Courriel")), one.email, ""),
            (both(N_("Langues")), spoken.fr, spoken.ar),
        ],
    )


def _spoken(one: Contact) -> str:
    return ", ".join(_(_LANGUAGES[code]) if code in _LANGUAGES else code for code in one.languages)


def _notice(flow: Form, given: PaperInput) -> None:
    """The notice, in the settings' own words when they have some, else in ours."""
    flow.heading(*both(N_("Notice d'information")))
    own = Both(house.words_of(given, "notice"), house.words_of(given, "notice", "ar"))
    if own.fr:
        house.both_text(flow, own)
        return
    who = given.authority.name if given.authority else house.BLANK
    years = str(given.edition.contacts_kept_years)
    asked = given.lianes.email if given.lianes else house.BLANK
    for words in (
        both(
            N_(
                "{who} et Lianes enregistrent vos coordonnées professionnelles pour préparer l'action, garder le lien "
                "et en rendre compte au financeur."
            ),
            who=who,
        ),
        both(
            N_("Elles sont gardées {years} ans après le dernier échange, puis effacées ou rendues anonymes."),
            years=years,
        ),
        both(
            N_(
                "Elles ne partent pour la France, et ne sont données à un partenaire, qu'avec votre accord. Votre "
                "image n'est publiée qu'avec une autorisation écrite."
            )
        ),
        both(
            N_(
                "Vous pouvez à tout moment consulter ces données, les corriger, en limiter l'usage, les faire effacer "
                "ou retirer votre accord : {contact}"
            ),
            contact=asked,
        ),
        both(N_("Textes : règlement général sur la protection des données (RGPD) en France, loi 09.08 au Maroc.")),
    ):
        house.both_text(flow, words)


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


def personal_data(flow: Form, given: PaperInput) -> None:
    """D21: everything the dossier holds of one person, and what was written of their consent."""
    title = both(N_("Vos données personnelles"))
    house.begin(flow, given, title.fr, arabic=title.ar)
    action = given.dossier.action if given.dossier else None
    if action is not None:
        house.both_grid(flow, [(both(N_("Action")), action.title, ""), (both(N_("Dates")), house.dates(action), "")])
    flow.heading(*both(N_("Ce qui est enregistré")))
    if given.contact is not None:
        house.both_grid(flow, _of_contact(given.contact))
    elif given.participant is not None:
        house.both_grid(flow, _of_participant(given, given.participant))
    _where(flow, given)
    _journal(flow, given)
    flow.space(8)
    house.both_text(
        flow,
        both(
            N_(
                "Vous pouvez faire corriger ou effacer ces données, ou en limiter l'usage. Les pièces comptables sont "
                "gardées {years} ans, sans votre nom si vous le demandez et si la loi le permet."
            ),
            years=str(given.edition.proofs_kept_years),
        ),
    )


_Rows = list[tuple[Both, str, str]]


def _of_contact(one: Contact) -> _Rows:
    consent = one.consent
    state = in_both(lambda: wording.consent(consent.state))
    channel = consent.channel
    how = in_both(lambda: wording.consent_channel(channel)) if channel is not None else Both("", "")
    spoken = in_both(lambda: _spoken(one))
    kind = in_both(lambda: _yes_no(given=consent.transmit))
    kept, shown = in_both(lambda: _yes_no(given=consent.keep)), in_both(lambda: _yes_no(given=consent.publish_photo))
    rows = [
        (both(N_("Nom et prénom")), house.met(one) if one.name != one.name_ar else "", one.name_ar),
        (both(N_("Fonction")), one.function, one.function_ar),
        (both(N_("Organisme")), one.organisation, one.organisation_ar),
        (both(N_("Téléphone")), " / ".join(filter(None, (one.mobile, one.phone))), ""),
        (both(N_("Courriel")), one.email, ""),
        (both(N_("Langues")), spoken.fr, spoken.ar),
        (both(N_("Note")), one.note, ""),
        (both(N_("Suite à donner")), one.follow_up, ""),
        (both(N_("Accord")), state.fr, state.ar),
        (both(N_("Donné le")), said.day(consent.given_on) if consent.given_on else "", ""),
        (both(N_("Reçu par")), how.fr, how.ar),
        (both(N_("Enregistrement")), kept.fr, kept.ar),
        (both(N_("Envoi en France")), kind.fr, kind.ar),
        (both(N_("Publication de l'image")), shown.fr, shown.ar),
    ]
    return _told(rows)


def _of_participant(given: PaperInput, one: Participant) -> _Rows:
    status = in_both(lambda: wording.status(one.status))
    organisation = given.organisation
    expires = formats.day(one.passport_expires_on) if one.passport_expires_on else ""
    rows = [
        (both(N_("Nom et prénom")), house.person(one), one.name_ar),
        (both(N_("Qualité")), status.fr, status.ar),
        (both(N_("Fonction")), one.function, one.function_ar),
        (both(N_("Service")), one.service, ""),
        (
            both(N_("Organisme")),
            organisation.name if organisation else one.employer,
            organisation.name_ar if organisation else "",
        ),
        (both(N_("Résidence familiale")), one.home, ""),
        (both(N_("Résidence administrative")), one.workplace, ""),
        (both(N_("Ordre de mission ou mandat")), f"{one.mandate.number} {one.mandate.purpose}".strip(), ""),
        (both(N_("Expertise")), one.expertise, ""),
        (both(N_("Passeport valable jusqu'au")), expires, ""),
    ]
    return _told(rows)


def _told(rows: _Rows) -> _Rows:
    """Only what is known: this paper is no form."""
    return [row for row in rows if row[1] or row[2]]


def _yes_no(*, given: bool) -> str:
    return _("Oui") if given else _("Non")


def _where(flow: Form, given: PaperInput) -> None:
    """Where else the person is named: lines of the programme, and expenses paid."""
    dossier = house.needed(given.dossier)
    person, contact = given.participant, given.contact
    lines = [
        [Cell.of(formats.day(item.starts_at.date())), Cell.of(formats.isolate(item.title), look.SMALL_STRONG)]
        for item in dossier.items
        if (contact is not None and contact.id in item.contacts)
        or (person is not None and person.id in item.participants)
    ]
    lines += [
        [Cell.of(said.day(spent.paid_on)), Cell.of(f"Reçu n° {spent.number}, {said.payee(spent)}", look.SMALL_STRONG)]
        for spent in dossier.expenses
        if person is not None and spent.payer == person.id
    ]
    if lines:
        title, date, where = both(N_("Où la personne est nommée")), both(N_("Date")), both(N_("Programme ou dépense"))
        flow.table(
            title.fr,
            [Column(date.fr, 120, also=date.ar), Column(where.fr, 391.28, also=where.ar)],
            lines,
            arabic=title.ar,
        )


def _journal(flow: Form, given: PaperInput) -> None:
    if not given.trail:
        return
    title = both(N_("Journal"))
    heads = [both(N_("Date")), both(N_("Champ")), both(N_("Avant")), both(N_("Après"))]
    widths = (110, 141.28, 130, 130)
    flow.table(
        title.fr,
        [Column(head.fr, width, also=head.ar) for head, width in zip(heads, widths, strict=True)],
        [
            _row((f"{formats.day(entry.at.date())} {formats.clock(entry.at)}", entry.field, entry.before, entry.after))
            for entry in given.trail
        ],
        arabic=title.ar,
    )


def _row(words: Sequence[str]) -> list[Cell]:
    return [Cell.of(formats.isolate(one)) for one in words]
