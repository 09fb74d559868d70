"""D21, everything we hold of one person, in French and in Arabic, and what was written of their consent."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import Both, both, in_both
from lianes_desktop.documents.people_sheets import LANGUAGES, spoken
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import ConsentChannel, ConsentState, Contact, PurposeAnswer
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import N_, _


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
        _answers(flow, given.contact)
    elif given.participant is not None:
        house.both_grid(flow, _of_participant(given, given.participant))
    _where(flow, given)
    _journal(flow, given)
    flow.space(8)
    flow.keep(70)
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
    heard = in_both(lambda: spoken(one))
    kind = in_both(lambda: _yes_no(given=consent.transmit))
    kept, shown = in_both(lambda: _yes_no(given=consent.keep)), in_both(lambda: _yes_no(given=consent.publish_photo))
    rows = [
        (both(N_("Nom et prénom")), house.met(one) if one.name != one.name_ar else "", one.name_ar),
        (both(N_("Fonction")), one.function, one.function_ar),
        (both(N_("Organisme")), one.organisation, one.organisation_ar),
        (both(N_("Téléphone")), "\n".join(filter(None, (one.mobile, one.phone))), ""),
        (both(N_("Courriel")), one.email, ""),
        (both(N_("Langues")), heard.fr, heard.ar),
        (both(N_("Note")), one.note, ""),
        (both(N_("Suite à donner")), one.follow_up, ""),
        (both(N_("Accord")), state.fr, state.ar),
        (both(N_("Donné le")), said.day(consent.given_on) if consent.given_on else "", ""),
        (both(N_("Reçu par")), how.fr, how.ar),
        (both(N_("Enregistrement")), kept.fr, kept.ar),
        (both(N_("Envoi en France")), kind.fr, kind.ar),
        (both(N_("Publication de l'image")), shown.fr, shown.ar),
        (both(N_("Notice donnée le")), said.day(consent.informed_on) if consent.informed_on else "", ""),
    ]
    return _told(rows)


def _answers(flow: Form, one: Contact) -> None:
    """Every answer given, purpose by purpose, in order."""
    if not one.consent.answers:
        return
    title = both(N_("Réponses"))
    heads = [both(N_("Date")), both(N_("Demandé pour")), both(N_("Réponse")), both(N_("Reçu par"))]
    widths = (90, 191.28, 110, 120)
    flow.table(
        title.fr,
        [Column(head.fr, width, also=head.ar) for head, width in zip(heads, widths, strict=True)],
        [
            [
                Cell.of(said.day(answer.on) if answer.on else ""),
                *(
                    Cell(((words.fr, look.SMALL), (words.ar if words.ar != words.fr else "", look.SMALL_ARABIC)))
                    for words in _answered(answer)
                ),
            ]
            for answer in one.consent.answers
        ],
        arabic=title.ar,
    )


def _answered(answer: PurposeAnswer) -> tuple[Both, Both, Both]:
    channel = answer.channel
    how = in_both(lambda: wording.consent_channel(channel)) if channel is not None else Both("", "")
    if answer.witness:
        how = Both(*(f"{words}, {formats.isolate(answer.witness)}".removeprefix(", ") for words in how))
    return in_both(lambda: wording.purpose(answer.purpose)), in_both(lambda: wording.consent(answer.state)), how


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
    entries = [one for one in given.trail if not one.field.startswith("consent.answers.")]  # told already
    if not entries:
        return
    title = both(N_("Journal"))
    heads = [both(N_("Date")), both(N_("Champ")), both(N_("Avant")), both(N_("Après"))]
    widths = (110, 141.28, 130, 130)
    flow.table(
        title.fr,
        [Column(head.fr, width, also=head.ar) for head, width in zip(heads, widths, strict=True)],
        [_entry(entry) for entry in entries],
        arabic=title.ar,
    )


_FIELDS = {
    "state": N_("Accord"),
    "given_on": N_("Donné le"),
    "channel": N_("Reçu par"),
    "language": N_("Langue"),
    "keep": N_("Enregistrement"),
    "transmit": N_("Envoi en France"),
    "publish_photo": N_("Publication de l'image"),
    "informed_on": N_("Notice donnée le"),
    "notice": N_("Version de la notice"),
    "restricted": N_("Usage limité"),
    "renewed_on": N_("Conservation renouvelée"),
}


def _entry(entry: AuditEntry) -> list[Cell]:
    at = entry.at.astimezone(ZoneInfo(HOME_ZONE))
    name = entry.field.rpartition(".")[2]
    words = both(_FIELDS[name]) if name in _FIELDS else Both(entry.field, "")
    told = [in_both(partial(_value, name, text)) for text in (entry.before, entry.after)]
    return [
        Cell.of(f"{formats.day(at.date())} {formats.clock(at)}"),
        *(
            Cell(((one.fr, look.SMALL), (one.ar if one.ar != one.fr else "", look.SMALL_ARABIC)))
            for one in (words, *told)
        ),
    ]


def _value(name: str, text: str) -> str:
    """A value of the trail in words; what is written otherwise than we do is shown as it is."""
    if text in {"True", "False"}:
        return _yes_no(given=text == "True")
    if name == "state" and text in set(ConsentState):
        return wording.consent(ConsentState(text))
    if name == "channel" and text in set(ConsentChannel):
        return wording.consent_channel(ConsentChannel(text))
    if name == "language" and text in LANGUAGES:
        return _(LANGUAGES[text])
    if name in {"given_on", "informed_on", "renewed_on"} and text:
        return formats.day(date.fromisoformat(text))
    return formats.isolate(text)
