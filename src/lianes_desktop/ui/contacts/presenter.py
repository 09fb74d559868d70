"""Decisions of the contacts page: who is listed, who is shown, what is kept of what was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.contacts import Consent, ConsentState, Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.business_cards import BusinessCardService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.notices import Notice
from lianes_desktop.services.offered import PEOPLE, Offered
from lianes_desktop.services.people import PeopleService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rights import RightsService
from lianes_desktop.ui.contacts import wordings
from lianes_desktop.ui.contacts.again import Again, is_new
from lianes_desktop.ui.contacts.agreeing import AnswersGiven, given, told
from lianes_desktop.ui.contacts.corrections import corrected
from lianes_desktop.ui.contacts.files import CardFilesPresenter
from lianes_desktop.ui.contacts.scanning import Scanning
from lianes_desktop.ui.contacts.values import CONSENT, Card, Field, Offer, Review, Typed, View
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place


class ContactsView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        ...

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the form."""
        ...

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer people met before for the card that is typed."""
        ...

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the business card over the whole screen."""
        ...

    def show_read(self) -> None:
        """Show the card to read: what was proposed is kept."""
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
        people: PeopleService,
        cards: BusinessCardService,
        files: CardFilesPresenter,
        jobs: Jobs,
        reading: Jobs,
        notices: Notices,
        clock: Clock,
        rights: RightsService,
        navigator: Navigator,
    ) -> None:
        """Nothing is read before ``open``; ``files`` takes and gives whole files of people."""
        self._view = view
        self._contacts = contacts
        self._notices = notices
        self._clock = clock
        self._files = files
        self._rights = rights
        self._navigator = navigator
        self._draft = Draft(clock, Field)
        self._dossier: DossierId | None = None
        self._selected: ContactId | None = None
        self._search = ""
        self._waiting_only = False
        self._everyone: tuple[Contact, ...] = ()
        self._review: Review | None = None
        self._lines: wordings.Kept = {}
        self.again = Again(people, notices, self.refresh)
        """The same person on two cards, or met in an earlier action."""
        self.scanning = Scanning(cards, jobs, reading, notices, view.show_sheet, self.refresh, self._made)
        """Business cards photographed."""

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's contacts."""
        if dossier != self._dossier:
            self._dossier, self._selected = dossier, None
            self._search, self._waiting_only = "", False
        self._files.open(dossier)
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        if self._dossier is None:
            return
        self._everyone = self._contacts.all(self._dossier)
        self._review = self._to_review(self._dossier)
        self._lines = {}
        self._show(self._dossier)

    def _show(self, dossier: DossierId) -> None:
        """Show what was read last: letters typed in the search do not read everybody again."""
        everyone = self._everyone
        shown = self._shown(dossier, everyone)
        if all(one.id != self._selected for one in everyone):
            self._selected = shown[0].id if shown else None
        if self._selected != self._draft.subject:
            self._view.show_offers(())
        self._draft.begin(self._selected)
        chosen = next((one for one in everyone if one.id == self._selected), None)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(everyone),
                lines=wordings.lines(shown, self._lines),
                selected=self._selected,
                card=None if chosen is None else self._card(chosen),
                waiting=wordings.filter_words(wordings.waiting(everyone)),
                waiting_only=self._waiting_only,
                search=self._search,
                empty=not everyone,
                review=self._review,
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
            self._show_again()

    def search(self, words: str) -> None:
        """Keep the people whose words begin so."""
        if words.strip() != self._search:
            self._search = words.strip()
            self._show_again()

    def filter(self, waiting_only: object) -> None:
        """Keep those still to be asked (``True``), or everybody."""
        self._waiting_only = waiting_only is True
        self._show_again()

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
        self.scanning.typed(typed.contact, typed.field)
        if typed.contact == self._selected:
            self._done(lambda: self._draft.keep(typed.field, typed.value, lambda: self._keep(contact, typed)))
        else:  # left when somebody else was shown already
            self._done(lambda: self._keep(contact, typed))
        self.refresh()

    def hand_over(self) -> None:
        """Show the selected card as a code to scan."""
        contact = self._contact(self._selected)
        if contact is not None:
            self._files.hand_over(contact)

    def copied(self) -> None:
        """Something of the card is on the clipboard."""
        self._notices.say(_("Copié"))

    # the same person again

    def named(self, texts: Mapping[Field, str]) -> None:
        """Offer who was met before, while a card that says nothing else yet is given a name."""
        contact = self._contact(self._selected)
        new = contact is not None and is_new(contact)
        self._view.show_offers(self.again.offers(contact.dossier, texts) if new and contact is not None else ())

    def take_over(self, met: ContactId) -> None:
        """Fill the new card with the one of a person met before."""
        if self._selected is not None:
            self._view.show_offers(())
            self.again.take_over(self._selected, met)

    # business cards

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Look into files of people, and make a card to fill of each photograph of a business card."""
        people = tuple(one for one in files if one.name.lower().endswith(PEOPLE))
        photographs = tuple(one for one in files if one not in people)
        if people:
            self._files.take(people)
        if photographs and self._dossier is not None:
            self.scanning.take(self._dossier, photographs)

    def accept_read(self) -> None:
        """Keep what was read on the business card where nothing was typed."""
        contact = self._contact(self._selected)
        if contact is not None and self.scanning.accept(contact):
            self._draft.saved()
            self.refresh()
            self._view.show_read()

    def drop_read(self) -> None:
        """Leave what was read."""
        if self._selected is not None:
            self.scanning.drop(self._selected)
            self.refresh()

    def read_card(self) -> None:
        """Read the business card once more, the form open for what it says."""
        if self._selected is not None:
            self._view.focus_field(Field.GIVEN_NAME)
            self.scanning.read(self._selected)

    def open_card(self) -> None:
        """Show the business card over the whole screen."""
        contact = self._contact(self._selected)
        self.scanning.sheets.see(contact.card if contact is not None else None)

    # how it is done

    def _made(self, contact: ContactId) -> None:
        """Show a card made of a photograph, ready to fill; of another dossier's that came late, nothing."""
        if self._contact(contact) is not None:
            self._search, self._waiting_only = "", False
            self._selected = contact
            self.refresh()
            self._view.focus_field(Field.GIVEN_NAME)

    def _show_again(self) -> None:
        if self._dossier is not None:
            self._show(self._dossier)

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
        found = everyone
        if self._search:
            wanted = self._contacts.found(dossier, self._search)
            found = [one for one in everyone if one.id in wanted]
        return [one for one in found if one.consent.state is ConsentState.TO_ASK] if self._waiting_only else found

    def _contact(self, wanted: ContactId | None) -> Contact | None:
        if self._dossier is None or wanted is None:
            return None
        found = self._contacts.find(wanted)
        return found if found is not None and found.dossier == self._dossier else None

    def _card(self, contact: Contact) -> Card:
        numbers = {Field.PHONE: contact.phone, Field.MOBILE: contact.mobile}
        doubtful = tuple(field for field, raw in numbers.items() if raw and not self._contacts.normal_phone(raw)[1])
        met = self._contacts.met_at(contact.dossier, contact.id)
        card = wordings.card(contact, met, self._draft, doubtful=doubtful, now=self._clock.now())
        return self.scanning.seen(self.again.seen(card, contact, self._everyone), contact)
