"""The same people met again: two cards of one person, and somebody met in an earlier action."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.merging import merged, met_instead
from lianes_desktop.domain.met_before import may_be_offered, taken_over
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.same_person import Namesake, namesakes
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.records import Records, Writes

_FEWEST_LETTERS = 3
"""Fewer letters than this would offer half of those ever met."""
_MOST_OFFERED = 3
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class MetBefore:
    """A card of another action, and that action's title."""

    contact: Contact
    title: str


class PeopleService:
    """Acts and readings on people of whom there may be two cards; what was removed meanwhile is left alone."""

    def __init__(self, records: Records, readings: Readings, preferences: PreferencesService) -> None:
        """Every act is saved at once and can be undone; that two cards are two people is remembered on this device."""
        self._records = records
        self._readings = readings
        self._preferences = preferences

    def namesakes(self, contact: Contact, everyone: Iterable[Contact]) -> tuple[Namesake, ...]:
        """Those of ``everyone`` that may be the same person, and of whom nobody said that they are not."""
        apart = self._apart()
        return tuple(one for one in namesakes(contact, everyone) if _pair(contact.id, one.id) not in apart)

    def set_apart(self, one: ContactId, other: ContactId) -> None:
        """Remember that these are two people.

        Raises:
            UnavailableError: it holds until the application closes, but could not be written.
        """
        self._preferences.change(two_people=" ".join(sorted({*self._apart(), _pair(one, other)})))

    def merge(
        self, kept: ContactId, gone: ContactId, taken: Mapping[str, bool], said: Callable[[str, object], str]
    ) -> None:
        """Make two cards one, in one act; ``taken`` says of which differing fields the second card's value is wanted.

        ``said`` words a value that finds no other place: it goes on in the note.
        """

        def decide(unit: UnitOfWork) -> Writes:
            one, other = unit.get(Contact, kept), unit.get(Contact, gone)
            if one is None or other is None or one.dossier != other.dossier:
                return Writes()
            made = merged(one, other, taken)
            left = "\n".join(said(name, value) for name, value in made.left)
            card = replace(made.contact, note="\n".join(part for part in (made.contact.note, left) if part))
            lines = met_instead(unit.of_dossier(ProgrammeItem, one.dossier), gone, kept)
            return Writes([card, *lines], [other])

        self._records.change(Act.MERGE_CONTACTS, decide)

    def met_before(self, dossier: DossierId, typed: str) -> tuple[MetBefore, ...]:
        """People of other actions whose names, e-mail or number begin as typed, the latest first; a few at most."""
        if len("".join(typed.split())) < _FEWEST_LETTERS:
            return ()
        found: dict[tuple[str, str, str], Contact] = {}
        for one in self._readings.people_elsewhere(dossier, typed, _LOOKED_AT):
            if may_be_offered(one):  # one person of several actions is offered once, as met last
                found.setdefault((one.name.casefold(), one.organisation.casefold(), one.email.casefold()), one)
        shown = tuple(found.values())[:_MOST_OFFERED]
        actions = {one.dossier: self._readings.action(one.dossier) for one in shown}
        titles = {identity: action.title for identity, action in actions.items() if action is not None}
        return tuple(MetBefore(one, titles.get(one.dossier, "")) for one in shown)

    def take_over(self, card: ContactId, met: ContactId) -> None:
        """Fill a card with the one of a person met before."""

        def decide(unit: UnitOfWork) -> Writes:
            present, before = unit.get(Contact, card), unit.get(Contact, met)
            if present is None or before is None or not may_be_offered(before):
                return Writes()
            return Writes([taken_over(present, before)])

        self._records.change(Act.TAKE_OVER_CONTACT, decide)

    def _apart(self) -> frozenset[str]:
        return frozenset(self._preferences.current().two_people.split())


def _pair(one: ContactId, other: ContactId) -> str:
    return "+".join(sorted((one.hex, other.hex)))
