"""People read from vCards of every version: 2.1, 3.0, 4.0, and what programs make of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lianes_desktop.domain.contacts import Affiliation, Contact, ContactRole
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.interchange.encodings import UNREADABLE
from lianes_desktop.interchange.names import is_arabic, is_tifinagh, split_name
from lianes_desktop.interchange.vcard_lines import Broken, Property, properties
from lianes_desktop.interchange.vcard_words import ROLES, SEXES
from lianes_desktop.services.ports.cards import MOST_CARDS, CardKind, Left, ReadCard, ReadCards, Why
from lianes_desktop.services.ports.progress import Progress

_SILENT = frozenset({
    "VERSION", "KIND", "UID", "REV", "PRODID", "FN", "N", "SORT-STRING", "SOURCE", "NAME", "PROFILE", "CLASS", "MAILER",
    "CLIENTPIDMAP", "X-ABLABEL", "X-ABSHOWAS", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "X-ABADR", "X-ABUID",
    "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF", "X-ADDRESSBOOKSERVER-KIND",
})  # fmt: skip
"""Nothing of the person is lost with them."""
_TAKEN = frozenset({"ORG", "TITLE", "ROLE", "TEL", "EMAIL", "LANG", "NOTE", "GENDER"})
_ASIDE = {
    "PHOTO": Why.PHOTO, "LOGO": Why.PHOTO, "SOUND": Why.PHOTO, "ADR": Why.ADDRESS, "LABEL": Why.ADDRESS,
    "GEO": Why.ADDRESS, "BDAY": Why.BIRTHDAY, "ANNIVERSARY": Why.BIRTHDAY, "URL": Why.WEB, "AGENT": Why.NESTED,
    "X-SOCIALPROFILE": Why.WEB, "IMPP": Why.WEB,
}  # fmt: skip
_ROLES = {words.casefold(): role for role, words in ROLES.items()}
_SEXES = {letter: gender for gender, letter in SEXES.items()}
_LANGUAGES = {"fr": "fr", "fra": "fr", "fre": "fr", "ar": "ar", "ara": "ar", "ary": "ar", "en": "en", "eng": "en",
              "zgh": "zgh", "ber": "zgh", "tzm": "zgh"}  # fmt: skip
_NOT_VOICES = frozenset({"fax", "pager", "modem", "textphone", "x-fax"})
_CELLS = frozenset({"cell", "iphone", "mobile", "x-mobile"})
_MOBILE = re.compile(r"(?:(?:\+|00)212|(?:\+|00)33|0)[67]\d{8}")
"""Numbers of mobile telephones of Morocco and France, where nothing says what they are."""
_OTHER = re.compile(r"other\d+")
"""The group of another body a person belongs to, as we write it."""
_SHOWN = 60
_TRIED_EVERY = 256


@dataclass(slots=True)
class _Card:
    """A card being read."""

    line: int
    lines: list[Property] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    deep: int = 0
    """Cards begun inside it and not ended."""


def read(data: bytes, dossier: DossierId, progress: Progress) -> ReadCards:
    """Every card of a file; ``progress`` counts lines.

    Raises:
        CancelledError: the person stopped.
    """
    reading = _Reading(dossier)
    found = list(properties(data))
    for at, one in enumerate(found):
        if at % _TRIED_EVERY == 0:
            progress(at, len(found))
        reading.take(one)
    reading.end()
    return ReadCards(CardKind.VCARD, tuple(reading.cards), tuple(reading.left))


class _Reading:
    """Goes through the lines of a file."""

    def __init__(self, dossier: DossierId) -> None:
        self._dossier = dossier
        self._card: _Card | None = None
        self._outside = False
        self.cards: list[ReadCard] = []
        self.left: list[Left] = []

    def take(self, one: Property | Broken) -> None:
        edge = _edge(one)
        card = self._card
        if edge == "BEGIN":
            self._begin(one.line)
        elif card is None:
            if not self._outside:
                self.left.append(Left(one.line, Why.OUTSIDE, _shown(one)))
            self._outside = True
        elif edge == "END":
            self._end(card)
        elif card.deep:
            pass  # of a card inside the card, which is said where it begins
        elif isinstance(one, Broken):
            card.left.append(Left(one.line, Why.UNREADABLE, _shown(one)))
        else:
            card.lines.append(one)

    def end(self) -> None:
        """The file is over."""
        if self._card is not None:
            self.left.append(Left(self._card.line, Why.UNFINISHED))
            self._card = None

    def _begin(self, line: int) -> None:
        card = self._card
        if card is not None and card.lines and card.lines[-1].name == "AGENT":
            card.deep += 1
            return
        if card is not None and card.deep:
            card.deep += 1
            return
        self.end()  # one that was never ended, and that the next one follows
        self._card, self._outside = _Card(line), False

    def _end(self, card: _Card) -> None:
        if card.deep:
            card.deep -= 1
            return
        self._card = None
        if len(self.cards) >= MOST_CARDS:
            if not self.left or self.left[-1].why is not Why.TOO_MANY:
                self.left.append(Left(card.line, Why.TOO_MANY))
            return
        kind = _first(card.lines, "KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
        if kind in ("group", "location"):
            self.left.append(Left(card.line, Why.NOT_A_PERSON, _first(card.lines, "FN")[:_SHOWN]))
            return
        self.cards.append(ReadCard(card.line, *_person(card, self._dossier, kind)))


def _person(card: _Card, dossier: DossierId, kind: str) -> tuple[Contact, tuple[Left, ...]]:
    """The contact a card makes, and what of it is not kept."""
    left = [*card.left, *_aside(card.lines)]
    contact = _named(Contact(ContactId(new_id()), dossier), card.lines, kind)
    contact = _placed(contact, card.lines, left)
    contact = _reached(contact, card.lines, left)
    notes = [one.text.strip() for one in card.lines if one.name == "NOTE" and one.text.strip()]
    sex = _first(card.lines, "GENDER")[:1].upper()
    contact = replace(contact, note="\n".join(notes), gender=_SEXES.get(sex), languages=_languages(card.lines, left))
    left += [Left(one.line, Why.GARBLED, _shown(one)) for one in card.lines if UNREADABLE in one.value]
    return contact, tuple(sorted(left, key=lambda one: one.line))


def _aside(lines: Sequence[Property]) -> Iterator[Left]:
    """What a contact keeps nothing of, each kind said once."""
    said: set[Why | str] = set()
    for one in lines:
        why = _ASIDE.get(one.name)
        if why is None and one.name not in _SILENT and one.name not in _TAKEN:
            why = Why.OTHER
        key = one.name if why is Why.OTHER else why
        if why is not None and key is not None and key not in said and (one.value.strip(" ;") or why is Why.NESTED):
            said.add(key)
            yield Left(one.line, why, one.name if why is Why.OTHER else "")


def _named(contact: Contact, lines: Sequence[Property], kind: str) -> Contact:
    """The names, in the fields of the script each is written in; those in pieces before those in one."""
    for one in lines:
        if one.name == "N" and any(part.strip() for part in one.parts()):
            family, given, more, title = (part.strip() for part in (*one.parts(), "", "", "", "")[:4])
            arabic = one.language == "ar" or is_arabic(f"{given} {family}")
            contact = _called(contact, arabic, title, f"{given} {more}".strip(), family)
    if kind == "org":
        return contact
    reached = {_without_scheme(one.text.strip(), "tel:") for one in lines if one.name in ("ORG", "EMAIL", "TEL")}
    others = reached | {part.strip() for one in lines if one.name == "ORG" for part in one.parts()}
    for one in lines:
        full = one.text.strip()
        if one.name != "FN" or not full or full in others:  # a body, or whatever stood for a name
            continue
        if one.language == "zgh" or is_tifinagh(full):
            contact = replace(contact, name_zgh=contact.name_zgh or full)
        else:
            contact = _called(contact, one.language == "ar" or is_arabic(full), *split_name(full))
    return contact


def _called(contact: Contact, arabic: bool, title: str, given: str, family: str) -> Contact:  # noqa: FBT001 - the script
    """The contact with a name where there is none in that script."""
    contact = replace(contact, title=contact.title or title)
    if arabic:
        return contact if contact.name_ar else replace(contact, given_name_ar=given, family_name_ar=family)
    if contact.given_name or contact.family_name:
        return contact
    return replace(contact, given_name=given, family_name=family)


def _placed(contact: Contact, lines: Sequence[Property], left: list[Left]) -> Contact:
    """Where the person works and what they do there; what stands in another group is another place."""
    groups: dict[str, Affiliation] = {}
    for one in lines:
        if one.name not in ("ORG", "TITLE"):
            continue
        words = ", ".join(part.strip() for part in one.parts() if part.strip()) if one.name == "ORG" else one.text
        arabic = one.language == "ar" or is_arabic(words)
        name = ("organisation" if one.name == "ORG" else "function") + ("_ar" if arabic else "")
        group = one.group if _OTHER.fullmatch(one.group) else ""  # Apple numbers whatever it labels
        held = groups.setdefault(group, Affiliation())
        if getattr(held, name):
            left.append(Left(one.line, Why.MORE, _shown(one)))
        elif words.strip():
            groups[group] = replace(held, **{name: words.strip()})  # type: ignore[arg-type]  # one of its texts
    own = groups.pop("", Affiliation())
    contact = replace(
        contact,
        organisation=own.organisation, organisation_ar=own.organisation_ar,
        function=own.function, function_ar=own.function_ar,
        affiliations=tuple(groups.values()),
    )  # fmt: skip
    role = _first(lines, "ROLE").strip()
    known: ContactRole | None = _ROLES.get(role.casefold())
    if known is None and role and not (contact.function or contact.function_ar):
        arabic = is_arabic(role)
        contact = replace(contact, function="" if arabic else role, function_ar=role if arabic else "")
    return replace(contact, role=known)


def _reached(contact: Contact, lines: Sequence[Property], left: list[Left]) -> Contact:
    """Numbers and address, the preferred ones first."""
    phone = mobile = email = ""
    for one in sorted(lines, key=_preference):
        if one.name == "EMAIL":
            address = _without_scheme(one.text.strip(), "mailto:")
            if email and address:
                left.append(Left(one.line, Why.MORE, address[:_SHOWN]))
            email = email or address
        elif one.name == "TEL":
            number = _without_scheme(one.text.strip(), "tel:")
            bare = re.sub(r"[\s().-]", "", number)
            is_cell = bool(one.types & _CELLS) or (one.types <= {"voice", "pref"} and bool(_MOBILE.fullmatch(bare)))
            if not number:
                continue
            if one.types & _NOT_VOICES or (mobile if is_cell else phone):
                left.append(Left(one.line, Why.MORE, number[:_SHOWN]))
            elif is_cell:
                mobile = number
            else:
                phone = number
    return replace(contact, phone=phone, mobile=mobile, email=email)


def _languages(lines: Sequence[Property], left: list[Left]) -> tuple[str, ...]:
    found: list[str] = []
    for one in sorted((one for one in lines if one.name == "LANG"), key=_preference):
        code = _LANGUAGES.get(one.text.strip().lower().partition("-")[0])
        if code is None:
            left.append(Left(one.line, Why.NOT_A_LANGUAGE, _shown(one)))
        elif code not in found:
            found.append(code)
    return tuple(found)


def _preference(one: Property) -> int:
    given = next(iter(one.params.get("PREF", ())), "")
    if given.isascii() and given.isdecimal():
        return min(int(given[:4]), 100)
    return 1 if "pref" in one.types else 101


def _without_scheme(value: str, scheme: str) -> str:
    """The number or address of a URI, its parameters left out; any other text as it is."""
    if value[: len(scheme)].lower() != scheme:
        return value
    return unquote(re.split(r"[;?]", value[len(scheme) :], maxsplit=1)[0]).strip()


def _edge(one: Property | Broken) -> str:
    is_card = isinstance(one, Property) and one.value.strip().upper() == "VCARD"
    return one.name if is_card and isinstance(one, Property) and one.name in ("BEGIN", "END") else ""


def _first(lines: Sequence[Property], *names: str) -> str:
    return next((one.text for one in lines if one.name in names), "")


def _shown(one: Property | Broken) -> str:
    return (one.text if isinstance(one, Broken) else one.text.strip())[:_SHOWN]
