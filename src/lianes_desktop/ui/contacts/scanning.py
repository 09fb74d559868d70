"""Business cards on the contacts page: taken in, read beside the window, proposed. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from lianes_desktop.domain.business_cards import BusinessCard, Proposal
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.business_cards import BusinessCardService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.contacts.values import Card, Field, Proposed, Scanned
from lianes_desktop.ui.kit.keeping import kept, why_not
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Notices

Show = Callable[[bytes, int, int], None]


class Scanning:
    """What is read waits here until the person accepts it: nothing of it is kept before."""

    def __init__(
        self,
        cards: BusinessCardService,
        jobs: Jobs,
        reading: Jobs,
        notices: Notices,
        show_sheet: Show,
        refresh: Callable[[], None],
        made: Callable[[ContactId], None],
    ) -> None:
        """``made`` shows a new card, ready to fill; ``reading`` does what takes seconds."""
        self._cards = cards
        self._jobs, self._reading = jobs, reading
        self._notices = notices
        self._refresh = refresh
        self._made = made
        self._proposals: dict[ContactId, dict[str, Proposal]] = {}
        self._under_way: set[ContactId] = set()
        self._pictures: dict[str, bytes] = {}
        self.sheets = Leafing(jobs, cards.sheet, show_sheet, self._failed)
        """Those of the business card that is looked at."""

    def take(self, dossier: DossierId, files: tuple[Offered, ...]) -> None:
        """Make a card to fill of each photograph, and read it."""
        for file in files:
            self._jobs.run(self._adding(dossier, file), self._added, self._failed)

    def read(self, contact: ContactId) -> None:
        """Read the business card of a person, once more."""
        if contact in self._under_way:
            return
        self._under_way.add(contact)

        def done(card: BusinessCard) -> None:
            self._under_way.discard(contact)
            self._proposals[contact] = card.proposals()
            if not self._proposals[contact]:
                self._notices.say(_("Rien n'a pu être lu sur la carte : remplissez la fiche à la main."))
            self._refresh()

        def failed(error: Exception) -> None:
            self._under_way.discard(contact)
            self._failed(error)
            self._refresh()

        self._reading.run(lambda _progress: self._cards.read(contact), done, failed)
        self._refresh()

    def seen(self, card: Card, contact: Contact) -> Card:
        """The card with its business card, and what is proposed where nothing was typed."""
        if contact.card is None:
            return card
        proposed = self._proposed(contact)
        shown = {field: one.text for field, one in proposed.items() if field not in card.form.refusals}
        form = replace(card.form, texts={**card.form.texts, **shown}, proposed=proposed)
        return replace(card, form=form, scanned=Scanned(self._picture(contact.card), self._words(contact, proposed)))

    def accept(self, contact: Contact) -> bool:
        """Keep what is proposed, in one act; whether there was anything."""
        given = {field.value: one.text for field, one in self._proposed(contact).items()}
        if not given or not kept(lambda: self._cards.fill(contact.id, given), self._notices):
            return False
        self._proposals.pop(contact.id, None)
        self._notices.say(wording.act(Act.FILL_CONTACT), undo=True)
        return True

    def drop(self, contact: ContactId) -> None:
        """Nothing of what is proposed is wanted."""
        self._proposals.pop(contact, None)

    def typed(self, contact: ContactId, field: Field) -> None:
        """The person says what a field is: what was read there counts no more."""
        self._proposals.get(contact, {}).pop(field.value, None)

    # ---- inside

    def _adding(self, dossier: DossierId, file: Offered) -> Callable[[Progress], ContactId]:
        return lambda _progress: self._cards.add(dossier, file)

    def _added(self, contact: ContactId) -> None:
        self._notices.say(wording.act(Act.ADD_CARD), undo=True)
        self._made(contact)
        self.read(contact)

    def _proposed(self, contact: Contact) -> Mapping[Field, Proposed]:
        return {
            Field(name): Proposed(read.value, read.sure)
            for name, read in self._proposals.get(contact.id, {}).items()
            if not getattr(contact, name)
        }

    def _words(self, contact: Contact, proposed: Mapping[Field, Proposed]) -> str:
        if contact.id in self._under_way:
            return _("Lecture de la carte sur cet ordinateur")
        if not proposed:
            return ""
        count = len(proposed)
        return ngettext("{n} champ lu sur la carte", "{n} champs lus sur la carte", count).format(
            n=formats.number(count)
        )

    def _picture(self, piece: Piece) -> bytes:
        """The photograph beside the card; asked for beside the window, empty until it is there."""
        if piece.digest not in self._pictures:
            self._pictures[piece.digest] = b""

            def done(jpeg: bytes) -> None:
                self._pictures[piece.digest] = jpeg
                self._refresh()

            self._jobs.run(lambda _progress: self._cards.picture(piece), done, self._failed)
        return self._pictures[piece.digest]

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self._notices.warn(" ".join(_refused(one) for one in error.refusals))
        elif words := why_not(error):
            self._notices.warn(words)


def _refused(refusal: Refusal) -> str:
    """Why, with the file's name where it is known."""
    why = wording.refusal(refusal)
    return _("{file} : {why}").format(file=refusal.field, why=why) if refusal.field else why
