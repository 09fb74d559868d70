"""Decisions of the contacts page: who is listed, who is shown, what is kept of what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.contacts import Consent, ConsentState, Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.notices import Notice
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rights import RightsService
from lianes_desktop.ui.contacts import wordings
from lianes_desktop.ui.contacts.agreeing import AnswersGiven, given, told
from lianes_desktop.ui.contacts.corrections import corrected
from lianes_desktop.ui.contacts.values import CONSENT, Card, Field, Review, Typed, View
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place


class ContactsView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        ...

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the form."""
        ...

    def open_notice(self, notice: Notice) -> None:
        """Show what people are told."""
        ...


class ContactsPresenter:
    """Shows the contacts of one dossier and keeps each change at once."""

    topics = frozenset({Topic.CONTACTS, Topic.PROGRAMME})

    def __init__(
        self,
        view: ContactsView,
        contacts: ContactService,
        notices: Notices,
        clock: Clock,
        rights: RightsService,
        navigator: Navigator,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._contacts = contacts
        self._notices = notices
        self._clock = clock
        self._rights = rights
        self._navigator = navigator
        self._draft = Draft(clock, Field)
        self._dossier: DossierId | None = None
        self._selected: ContactId | None = None
        self._search = ""
        self._waiting_only = False

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's contacts."""
        if dossier != self._dossier:
            self._dossier, self._selected = dossier, None
            self._search, self._waiting_only = "", False
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        if self._dossier is None:
            return
        everyone = self._contacts.all(self._dossier)
        shown = self._shown(self._dossier, everyone)
        if all(one.id != self._selected for one in everyone):
            self._selected = shown[0].id if shown else None
        self._draft.begin(self._selected)
        chosen = next((one for one in everyone if one.id == self._selected), None)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(everyone),
                lines=wordings.lines(shown),
                selected=self._selected,
                card=None if chosen is None else self._card(chosen),
                waiting=wordings.filter_words(wordings.waiting(everyone)),
                waiting_only=self._waiting_only,
                search=self._search,
                empty=not everyone,
                review=self._to_review(self._dossier),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a person and focus a field of the form; without a person, those still to be asked."""
        if subject is not None:
            self._search, self._waiting_only = "", False
            self._selected = ContactId(subject)
        elif field == CONSENT:
            self._waiting_only, self._selected = True, None
        self.refresh()
        name = Field.STATE if field == CONSENT else field.rpartition(".")[2]
        if self._selected is not None and name in set(Field):
            self._view.focus_field(Field(name))

    # the list

    def select(self, contact: ContactId) -> None:
        """Show a person's card."""
        if contact != self._selected:
            self._selected = contact
            self.refresh()

    def search(self, words: str) -> None:
        """Keep the people whose words begin so."""
        if words.strip() != self._search:
            self._search = words.strip()
            self.refresh()

    def filter(self, waiting_only: object) -> None:
        """Keep those still to be asked (``True``), or everybody."""
        self._waiting_only = waiting_only is True
        self.refresh()

    def add(self) -> None:
        """A blank card, ready for the first name."""
        if self._dossier is None:
            return
        dossier, made = self._dossier, []
        if self._done(lambda: made.append(self._contacts.add(dossier))):
            self._search, self._waiting_only = "", False
            self._selected = made[0].id
            self.refresh()
            self._view.focus_field(Field.GIVEN_NAME)

    def remove(self) -> None:
        """Remove the selected card; its neighbour takes its place, and the bar offers to undo."""
        contact = self._contact(self._selected)
        if contact is None:
            return
        ids = [one.id for one in self._shown(contact.dossier, self._contacts.all(contact.dossier))]
        at = ids.index(contact.id) if contact.id in ids else -1
        near = [] if at < 0 else [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        self._selected = near[0] if near else None
        if self._done(lambda: self._contacts.remove(contact.id)):
            self.refresh()
            self._notices.say(wording.act(Act.REMOVE_CONTACT), undo=True)
        else:
            self._selected = contact.id

    # the card

    def answer(self, state: ConsentState) -> None:
        """What the person says when asked, in one press."""
        if self._selected is not None:
            self.correct(Typed(self._selected, Field.STATE, state))

    def answer_each(self, said: AnswersGiven) -> None:
        """What the person says for each purpose."""
        self._agree(lambda consent: given(consent, said, self._clock.today()))

    def notice(self) -> None:
        """Show what people are told, to read with the person."""
        dossier = self._dossier
        if dossier is not None:
            self._done(lambda: self._view.open_notice(self._rights.notice(dossier)))

    def informed(self) -> None:
        """The notice was given; the answer is another thing."""
        contact = self._contact(self._selected)
        if contact is not None:
            told_now = self._rights.notice(contact.dossier)
            self._agree(lambda consent: told(consent, told_now, self._clock.today()))

    # rights, and how long cards are kept

    def rights(self) -> None:
        """Lead to what the person selected may ask."""
        self._navigator.go(Place.RIGHTS, self._selected)

    def renew(self) -> None:
        """Keep for another term the cards whose term has come."""
        if self._dossier is None:
            return
        due = tuple(one.id for one in self._rights.to_review(self._dossier))
        if self._done(lambda: self._rights.renew(due)):
            count = ngettext("{n} fiche gardée encore", "{n} fiches gardées encore", len(due))
            self._notices.say(count.format(n=formats.number(len(due))), undo=True)
        self.refresh()

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        contact = self._contact(typed.contact)
        if contact is None:
            return
        if typed.contact == self._selected:
            self._done(lambda: self._draft.keep(typed.field, typed.value, lambda: self._keep(contact, typed)))
        else:  # left when somebody else was shown already
            self._done(lambda: self._keep(contact, typed))
        self.refresh()

    def copied(self) -> None:
        """Something of the card is on the clipboard."""
        self._notices.say(_("Copié"))

    # how it is done

    def _done(self, act: Callable[[], object]) -> bool:
        """Do an act that writes; a failing store is said, and so is a refusal no field of the form stands for."""
        return kept(act, self._notices)

    def _agree(self, change: Callable[[Consent], Consent]) -> None:
        contact = self._contact(self._selected)
        if contact is not None:
            self._done(lambda: self._contacts.correct(replace(contact, consent=change(contact.consent))))
            self.refresh()

    def _to_review(self, dossier: DossierId) -> Review | None:
        return wordings.review(self._rights.to_review(dossier), self._rights.years_kept(dossier))

    def _keep(self, contact: Contact, typed: Typed) -> None:
        changed = corrected(contact, typed.field, typed.value, self._clock.today())
        if changed != contact:
            self._contacts.correct(changed)

    def _shown(self, dossier: DossierId, everyone: Sequence[Contact]) -> Sequence[Contact]:
        """Those the search and the filter leave."""
        found = self._contacts.all(dossier, self._search) if self._search else everyone
        return [one for one in found if one.consent.state is ConsentState.TO_ASK] if self._waiting_only else found

    def _contact(self, wanted: ContactId | None) -> Contact | None:
        if self._dossier is None or wanted is None:
            return None
        return next((one for one in self._contacts.all(self._dossier) if one.id == wanted), None)

    def _card(self, contact: Contact) -> Card:
        numbers = {Field.PHONE: contact.phone, Field.MOBILE: contact.mobile}
        doubtful = tuple(field for field, raw in numbers.items() if raw and not self._contacts.normal_phone(raw)[1])
        met = self._contacts.met_at(contact.dossier, contact.id)
        return wordings.card(contact, met, self._draft, doubtful=doubtful, now=self._clock.now())
