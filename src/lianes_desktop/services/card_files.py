"""People taken from files of other programs, and those who may leave written to one or handed over as a code."""

import errno
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain import entry
from lianes_desktop.domain.checked import checked_contact
from lianes_desktop.domain.checked.texts import LINE, NAME
from lianes_desktop.domain.contacts import Affiliation, ConsentState, Contact
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.phones import country_of_contacts, parse_phone
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.offered import Offered, plain_name
from lianes_desktop.services.ports.cards import (
    MOST_BYTES,
    CardKind,
    Cards,
    FoundColumn,
    Left,
    Meaning,
    ReadCard,
    Why,
)
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records

_WHY = {
    Problem.NOT_AN_EMAIL: Why.NOT_AN_EMAIL,
    Problem.FORBIDDEN_CHARACTER: Why.FORBIDDEN,
    Problem.TOO_LONG: Why.TOO_LONG,
}
_FEWEST_DIGITS = 3
_MOST_BODIES = 10
"""Other bodies kept of one person."""
_SHOWN = 60
_TRIED_EVERY = 64


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a file who can be taken."""

    line: int
    contact: Contact
    left: tuple[Left, ...] = ()
    """What of them is not kept."""
    known: Contact | None = None
    """Who of the dossier it seems to be."""
    again: int | None = None
    """The line of the same file where the same person stands first."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one file offers."""

    name: str
    kind: CardKind
    rows: tuple[Row, ...] = ()
    left: tuple[Left, ...] = ()
    """Lines, cards or rows that are not taken at all."""
    columns: tuple[FoundColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who of a dossier may leave, and how many stay."""

    contacts: tuple[Contact, ...]
    to_ask: int
    """Not asked yet."""
    kept_back: int
    """They said no, or only that they may be kept, or are no longer used."""


@dataclass(frozen=True, slots=True)
class WrittenCards:
    """A file that was written."""

    path: Path
    size: int
    """Bytes."""
    leaving: Leaving


class CardFileService:
    """Looks into files, adds who is chosen, writes who may leave."""

    def __init__(self, records: Records, readings: Readings, cards: Cards, clock: Clock) -> None:
        """``cards`` knows the forms of file."""
        self._records = records
        self._readings = readings
        self._cards = cards
        self._clock = clock

    def look(
        self,
        dossier: DossierId,
        file: Offered,
        progress: Progress,
        columns: Mapping[int, Meaning | None] | None = None,
    ) -> Looked:
        """Everybody in a file, and what of it is not taken; nothing is kept. For a worker thread.

        ``columns`` says what those of a table hold, where it was corrected.

        Raises:
            RefusedError: the file is unreadable or empty; ``field`` is its name.
            CancelledError: the person stopped.
        """
        data = _content(file)
        if data is None:
            return Looked(plain_name(file.name), CardKind.VCARD, left=(Left(0, Why.TOO_LARGE),))
        found = self._cards.read(data, dossier, progress, columns)
        country = country_of_contacts(self._readings.action(dossier))
        known = _Known(self._readings.contacts(dossier, ""))
        rows: list[Row] = []
        left = list(found.left)
        for at, card in enumerate(found.cards):
            if at % _TRIED_EVERY == 0:
                progress(at, len(found.cards))
            row = _row(card, country)
            if row.contact.name or row.contact.name_zgh or row.contact.organisation or row.contact.organisation_ar:
                rows.append(known.told(row))
            else:
                left += [*row.left, Left(card.line, Why.NAMELESS)]
        left.sort(key=lambda one: one.line)
        return Looked(plain_name(file.name), found.kind, tuple(rows), tuple(left), found.columns)

    def add(self, contacts: Sequence[Contact]) -> None:
        """Add these people in one act; each is still to be asked.

        Raises:
            RemovedError: the dossier is gone.
        """
        self._records.keep(Act.IMPORT_CONTACTS, *contacts)

    def leaving(self, dossier: DossierId) -> Leaving:
        """Who may leave of a dossier."""
        everyone = self._readings.contacts(dossier, "")
        staying = [one for one in everyone if not one.may_leave]
        to_ask = sum(one.consent.state is ConsentState.TO_ASK and not one.restricted for one in staying)
        return Leaving(tuple(one for one in everyone if one.may_leave), to_ask, len(staying) - to_ask)

    def write(self, dossier: DossierId, kind: CardKind, to: Path, progress: Progress, *, notes: bool) -> WrittenCards:
        """Write who may leave to ``to``; for a worker thread.

        Raises:
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        leaving = self.leaving(dossier)
        with explained(Resource.EXPORT, to):
            with durable.atomic_write(to) as out:
                self._cards.write(_counted(leaving.contacts, progress), kind, out, self._clock.now(), notes=notes)
            return WrittenCards(to, to.stat().st_size, leaving)

    def codes(self, contact: Contact) -> Sequence[str]:
        """A card as text for a code, whole first, then shorter; none when the card may not leave."""
        return self._cards.codes(contact) if contact.may_leave else ()


class _Known:
    """Who is there already, by address, number and name."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._contacts: dict[str, Contact] = {}
        self._lines: dict[str, int] = {}
        for contact in contacts:
            for key in _keys(contact):
                self._contacts.setdefault(key, contact)

    def told(self, row: Row) -> Row:
        """The row with who it seems to be, of the dossier or of the file."""
        keys = _keys(row.contact)
        known = next((self._contacts[one] for one in keys if one in self._contacts), None)
        again = next((self._lines[one] for one in keys if one in self._lines), None)
        for one in keys:
            self._lines.setdefault(one, row.line)
        return replace(row, known=known, again=again)


def _keys(contact: Contact) -> list[str]:
    """What tells a person: an address, a mobile, a name in either script with where they work if anything says so."""
    keys = [contact.email.casefold(), contact.mobile]
    keys += [f"name {' '.join(sorted(_bare(one).split()))}" for one in {contact.name, contact.name_ar} if one]
    if not contact.name:
        keys += [f"body {_bare(one)}" for one in (contact.organisation, contact.organisation_ar) if one]
    return [one for one in keys if one]


def _bare(text: str) -> str:
    """Words without case or accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def _row(card: ReadCard, country: str) -> Row:
    """The card as it would be kept; what cannot be is left out and said."""
    left = list(card.left)
    contact = replace(
        card.contact,
        phone=_number(card.contact.phone, card.line, country, left),
        mobile=_number(card.contact.mobile, card.line, country, left),
        name_zgh=_line(card.contact.name_zgh, NAME, card.line, left),
        affiliations=tuple(_affiliation(one, card.line, left) for one in card.contact.affiliations[:_MOST_BODIES]),
    )
    try:
        return Row(card.line, checked_contact(contact), tuple(left))
    except RefusedError as error:
        for refusal in error.refusals:
            text = str(getattr(contact, refusal.field))
            left.append(_left(card.line, refusal, text))
            contact = replace(contact, **{refusal.field: ""})  # type: ignore[arg-type]  # texts alone are refused
    return Row(card.line, checked_contact(contact), tuple(left))


def _number(raw: str, line: int, country: str, left: list[Left]) -> str:
    """In international form where it can be read, else as typed; what holds no number at all is none."""
    try:
        return parse_phone(raw, "phone", country)
    except RefusedError:
        if sum(one.isdecimal() for one in raw) >= _FEWEST_DIGITS and "://" not in raw and len(raw) <= NAME:
            return raw
    left.append(Left(line, Why.NOT_A_PHONE, raw[:_SHOWN]))
    return ""


def _line(raw: str, most: int, line: int, left: list[Left]) -> str:
    try:
        return entry.parse_text(raw, "", most)
    except RefusedError as error:
        left.append(_left(line, error.refusals[0], raw))
    return ""


def _affiliation(one: Affiliation, line: int, left: list[Left]) -> Affiliation:
    return Affiliation(
        organisation=_line(one.organisation, LINE, line, left),
        organisation_ar=_line(one.organisation_ar, LINE, line, left),
        function=_line(one.function, LINE, line, left),
        function_ar=_line(one.function_ar, LINE, line, left),
    )


def _left(line: int, refusal: Refusal, text: str) -> Left:
    return Left(line, _WHY.get(refusal.problem, Why.UNREADABLE), text[:_SHOWN])


def _counted(contacts: Sequence[Contact], progress: Progress) -> Iterator[Contact]:
    for at, contact in enumerate(contacts):
        progress(at, len(contacts))
        yield contact


def _content(file: Offered) -> bytes | None:
    """The file's bytes; ``None`` when they are too many."""
    try:
        data = file.data if file.data is not None else _bytes(file.path)
    except (OSError, ValueError):
        raise RefusedError([Refusal(plain_name(file.name), Problem.FILE_UNREADABLE)]) from None
    if not data:
        raise RefusedError([Refusal(plain_name(file.name), Problem.FILE_EMPTY)])
    return data if len(data) <= MOST_BYTES else None


def _bytes(path: Path | None) -> bytes:
    """Those of a file, one more than are taken at most; a pipe or a device, which might never end, is none."""
    if path is None or not path.is_file():
        raise OSError(errno.EINVAL, str(path))
    with path.open("rb") as source:
        return source.read(MOST_BYTES + 1)
