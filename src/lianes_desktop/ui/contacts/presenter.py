"""Decisions of the contacts page: who is shown, and what a field left makes of a card."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports import Clock
from lianes_desktop.ui.contacts.values import Card, ConsentForm, ContactLine, MetLine, Typed, View
from lianes_desktop.ui.kit.ports import Notices

TEXTS = (
    "title", "given_name", "family_name", "given_name_ar", "family_name_ar", "function", "function_ar",
    "organisation", "organisation_ar", "phone", "mobile", "email", "note", "follow_up",
)  # fmt: skip
_LONGEST = {"note": 4000, "follow_up": 2000}
_TONES = {
    ConsentState.GRANTED: "ok",
    ConsentState.TO_ASK: "warn",
    ConsentState.REFUSED: "neutral",
    ConsentState.WITHDRAWN: "neutral",
}


class ContactsView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused; what was typed stays."""
        ...

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field of the card."""
        ...


class ContactsPresenter:
    """Shows the contacts of one dossier and keeps each change at once."""

    topics = frozenset({Topic.CONTACTS, Topic.PROGRAMME})

    def __init__(self, view: ContactsView, contacts: ContactService, notices: Notices, clock: Clock) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._contacts = contacts
        self._notices = notices
        self._clock = clock
        self._dossier: DossierId | None = None
        self._selected: ContactId | None = None
        self._search = ""

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's contacts."""
        if dossier != self._dossier:
            self._selected, self._search = None, ""
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        if self._dossier is None:
            return
        everyone = self._contacts.all(self._dossier)
        shown = self._contacts.all(self._dossier, self._search) if self._search else everyone
        if all(one.id != self._selected for one in everyone):
            self._selected = shown[0].id if shown else None
        chosen = next((one for one in everyone if one.id == self._selected), None)
        self._view.show_view(
            View(
                subtitle=_subtitle(everyone),
                lines=_lines(shown),
                selected=self._selected,
                card=None if chosen is None else self._card(chosen),
                searching=bool(self._search),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Select a person and focus a field of the card."""
        if subject is not None:
            self._search = ""
            self.select(ContactId(subject))
        if field:
            self._view.focus_field(field)

    def select(self, contact: object) -> None:
        """Show a person's card."""
        if isinstance(contact, UUID) and contact != self._selected:
            self._selected = ContactId(contact)
            self.refresh()

    def search(self, words: object) -> None:
        """Keep the people whose words begin so."""
        self._search = words.strip() if isinstance(words, str) else ""
        self.refresh()

    def add(self) -> None:
        """A blank card, ready for the family name."""
        if self._dossier is None:
            return
        try:
            contact = self._contacts.add(self._dossier)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._search = ""
        self._selected = contact.id
        self.refresh()
        self._view.focus_field("given_name")

    def remove(self) -> None:
        """Remove the selected card; it can be taken back."""
        if self._selected is None:
            return
        try:
            self._contacts.remove(self._selected)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._selected = None
        self.refresh()
        self._notices.say(wording.act(Act.REMOVE_CONTACT), undo=True)

    def correct(self, typed: Typed) -> None:
        """A field of the card was left."""
        contact = self._contact()
        if contact is None:
            return
        try:
            self._contacts.correct(self._corrected(contact, typed))
        except RefusedError as refused:
            self._view.refuse(refused.refusals)
            return
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.refresh()

    # ---- inside

    def _contact(self) -> Contact | None:
        if self._dossier is None or self._selected is None:
            return None
        return next((one for one in self._contacts.all(self._dossier) if one.id == self._selected), None)

    def _corrected(self, contact: Contact, typed: Typed) -> Contact:
        if typed.field in TEXTS and isinstance(typed.value, str):
            words = entry.parse_text(typed.value, typed.field, _LONGEST.get(typed.field, 200))
            changes = {typed.field: words}
            return replace(contact, **changes)  # type: ignore[arg-type]  # one of the texts above
        if typed.field == "languages" and isinstance(typed.value, tuple):
            return replace(contact, languages=typed.value)
        return replace(contact, consent=self._agreed(contact.consent, typed))

    def _agreed(self, consent: Consent, typed: Typed) -> Consent:
        """An answer given today unless said otherwise; a refusal or a withdrawal ends every permission."""
        match typed.field, typed.value:
            case "state", ConsentState() as state:
                given = state is ConsentState.GRANTED
                return replace(
                    consent,
                    state=state,
                    given_on=None if state is ConsentState.TO_ASK else consent.given_on or self._clock.today(),
                    channel=(consent.channel or ConsentChannel.ORAL) if state is not ConsentState.TO_ASK else None,
                    keep=given,
                    transmit=given,
                    publish_photo=given and consent.publish_photo,
                )
            case "channel", ConsentChannel() as channel:
                return replace(consent, channel=channel)
            case "given_on", str() as text:
                return replace(consent, given_on=entry.parse_date(text, self._clock.today(), "given_on"))
            case "keep", bool() as keep:
                return replace(consent, keep=keep, transmit=consent.transmit and keep)
            case "transmit", bool() as transmit:
                return replace(consent, transmit=transmit, keep=consent.keep or transmit)
            case "publish_photo", bool() as publish:
                return replace(consent, publish_photo=publish)
            case _:
                raise ValueError(typed.field)

    def _card(self, contact: Contact) -> Card:
        consent = contact.consent
        unread = tuple(
            field
            for field in ("phone", "mobile")
            if (raw := getattr(contact, field)) and not self._contacts.normal_phone(raw)[1]
        )
        return Card(
            id=contact.id,
            name=contact.name or _("Nouveau contact"),
            name_ar=contact.name_ar if contact.name_ar != contact.name else "",
            initials=formats.initials(contact.name),
            texts=tuple((field, getattr(contact, field)) for field in TEXTS),
            phones_to_check=unread,
            languages=contact.languages,
            consent=ConsentForm(
                state=consent.state,
                given_on="" if consent.given_on is None else formats.day(consent.given_on),
                channel=consent.channel,
                keep=consent.keep,
                transmit=consent.transmit,
                publish_photo=consent.publish_photo,
                tone=_TONES[consent.state],
                title=wording.consent(consent.state),
                sentence=_consequence(consent),
            ),
            met=tuple(
                MetLine(formats.day_short(item.starts_at.date()), formats.clock(item.starts_at), item.title, item.place)
                for item in self._contacts.met_at(contact.dossier, contact.id)
            ),
        )


def _consequence(consent: Consent) -> str:
    """What the state means for the bundle."""
    if consent.may_leave:
        return _("Cette fiche part avec la demande.")
    if consent.state is ConsentState.TO_ASK:
        return _("Lisez la notice à la personne et notez sa réponse : la fiche reste ici en attendant.")
    return _("Cette fiche reste sur cet ordinateur et n'est jamais transmise.")


def _subtitle(everyone: Sequence[Contact]) -> str:
    met = ngettext("{n} contact rencontré", "{n} contacts rencontrés", len(everyone)).format(n=len(everyone))
    waiting = sum(one.consent.state is ConsentState.TO_ASK for one in everyone)
    if not waiting:
        return met
    asked = ngettext("{n} consentement à demander", "{n} consentements à demander", waiting).format(n=waiting)
    return _("{met}, {asked}").format(met=met, asked=asked)


def _lines(shown: Sequence[Contact]) -> tuple[ContactLine, ...]:
    lines, before = [], ""
    for one in shown:
        letter = (one.family_name or one.given_name or one.name_ar or "?")[:1].upper()
        detail = ", ".join(part for part in (one.function, one.organisation) if part)
        lines.append(
            ContactLine(
                id=one.id,
                head=letter if letter != before else "",
                name=one.name or _("Nouveau contact"),
                detail=detail or one.organisation_ar,
                initials=formats.initials(one.name),
                consent=one.consent.state,
                consent_words=wording.consent(one.consent.state),
            )
        )
        before = letter
    return tuple(lines)
