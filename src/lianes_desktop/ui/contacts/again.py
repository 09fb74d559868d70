"""The same person on two cards, or met in an earlier action: what is said of it, and what is done. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.merging import fuller, stricter
from lianes_desktop.domain.same_person import Namesake, Sign
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.people import PeopleService
from lianes_desktop.ui.contacts.labels import labels, value_words
from lianes_desktop.ui.contacts.values import Alike, Card, ComparedRow, Comparison, Field, Offer
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices

_NAMES = ((Field.GIVEN_NAME, Field.FAMILY_NAME), (Field.GIVEN_NAME_AR, Field.FAMILY_NAME_AR))
_ALONE = (Field.EMAIL, Field.MOBILE, Field.PHONE)


class Again:
    """Finds who may be the same person, compares, and makes one card of two."""

    def __init__(self, people: PeopleService, notices: Notices, refresh: Callable[[], None]) -> None:
        """``refresh`` shows the page again."""
        self._people = people
        self._notices = notices
        self._refresh = refresh
        self._shown: tuple[ContactId, ContactId] | None = None
        """The card that is shown and the one that may be of the same person."""
        self._comparing = False
        self._of: Contact | None = None
        self._among: Sequence[Contact] = ()
        self._found: Namesake | None = None
        """The most likely of them, looked for once for each card and reading of the others."""

    def seen(self, card: Card, contact: Contact, everyone: Sequence[Contact]) -> Card:
        """The card with who may be the same person, and both side by side while they are compared."""
        if self._among is not everyone or self._of != contact:
            self._among, self._of = everyone, contact
            self._found = next(iter(self._people.namesakes(contact, everyone)), None)
        found = self._found
        other = next((one for one in everyone if found is not None and one.id == found.id), None)
        if found is None or other is None:
            self._shown, self._comparing = None, False
            return card
        if self._shown != (contact.id, other.id):
            self._shown, self._comparing = (contact.id, other.id), False
        signs = formats.listed(_sign_words()[one] for one in found.signs)
        words = _("Peut-être la même personne : {name} ({why})").format(
            name=other.name or other.organisation, why=signs
        )
        comparison = _comparison(contact, other) if self._comparing else None
        return replace(card, alike=Alike(other.id, words), comparison=comparison)

    def compare(self) -> None:
        """Put both cards side by side."""
        self._comparing = True
        self._refresh()

    def leave(self) -> None:
        """Back to the card."""
        self._comparing = False
        self._refresh()

    def merge(self, taken: Mapping[str, bool]) -> None:
        """Make one card of the two; ``taken`` says where the other's value is wanted."""
        if self._shown is None:
            return
        mine, other = self._shown
        self._comparing = False
        if kept(lambda: self._people.merge(mine, other, taken, _left_words), self._notices):
            self._notices.say(wording.act(Act.MERGE_CONTACTS), undo=True)
        self._refresh()

    def set_apart(self) -> None:
        """These are two people: it is not asked again."""
        if self._shown is None:
            return
        mine, other = self._shown
        self._comparing = False
        self._of = None
        if kept(lambda: self._people.set_apart(mine, other), self._notices):
            self._notices.say(_("Noté : ce sont deux personnes"))
        self._refresh()

    def offers(self, dossier: DossierId, texts: Mapping[Field, str]) -> tuple[Offer, ...]:
        """People met in other actions that a new card's first words may mean."""
        whole = [" ".join(texts.get(field, "") for field in pair).strip() for pair in _NAMES]
        for words in (*whole, *(texts.get(field, "") for field in _ALONE)):
            if words and (found := self._people.met_before(dossier, words)):
                return tuple(
                    Offer(one.contact.id, one.contact.name, formats.listed(_where(one.contact.organisation, one.title)))
                    for one in found
                )
        return ()

    def take_over(self, card: ContactId, met: ContactId) -> None:
        """Fill the new card with the one chosen."""
        if kept(lambda: self._people.take_over(card, met), self._notices):
            self._notices.say(wording.act(Act.TAKE_OVER_CONTACT), undo=True)
        self._refresh()


def is_new(contact: Contact) -> bool:
    """Whether nothing but a name was told of a person yet."""
    names = {field.value: "" for pair in _NAMES for field in pair}
    return replace(contact, card=None, **names) == Contact(contact.id, contact.dossier)  # type: ignore[arg-type]  # texts


def _where(organisation: str, title: str) -> list[str]:
    return [part for part in (organisation, title) if part]


def _sign_words() -> dict[Sign, str]:
    return {
        Sign.EMAIL: _("même courriel"),
        Sign.PHONE: _("même téléphone"),
        Sign.NAME: _("même nom"),
    }


def _left_words(name: str, value: object) -> str:
    """What no field had room for, as the note says it."""
    return _("{label} : {value}").format(label=labels()[name], value=value_words(value))


def _comparison(mine: Contact, other: Contact) -> Comparison:
    said = labels()
    rows = tuple(
        ComparedRow(name, said[name], value_words(getattr(mine, name)), value_words(getattr(other, name)), taken)
        for name, taken in fuller(mine, other).items()
    )
    state = wording.consent(stricter(mine.consent, other.consent).state)
    return Comparison(
        (_named(mine), _named(other)),
        (_detail(mine), _detail(other)),
        rows,
        (
            _("Rien n'est perdu : les deux numéros, les deux organisations, les notes et les rencontres sont gardés."),
            _("Des deux réponses sur les données personnelles, la plus stricte vaut : {state}.").format(state=state),
        ),
    )


def _named(contact: Contact) -> str:
    return " · ".join(dict.fromkeys(part for part in (contact.name, contact.name_ar) if part)) or _("Sans nom")


def _detail(contact: Contact) -> str:
    return formats.listed(part for part in (contact.function, contact.organisation) if part)
