"""People as vCard 4.0 (RFC 6350)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.interchange.vcard_words import ROLES, SEXES

_FOLD = 75
"""Octets of a line, its end left out (§3.2)."""
_BREAKS = dict.fromkeys(map(ord, "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\\n")
"""All that some program takes for the end of a line."""
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;"} | {chr(code): mark for code, mark in _BREAKS.items()})
_UNWRITABLE = dict.fromkeys(one for one in range(0x20) if one not in _BREAKS and one != ord("\t")) | {0x7F: None}
_NAME, _ORGANISATION, _FUNCTION = "1", "2", "3"
"""Numbers that join two forms of one thing (ALTID, §5.4)."""


def card(contact: Contact, made_at: datetime, *, notes: bool = False) -> str:
    """One card, its lines folded and ended by CRLF; ``made_at`` is aware, the note stands in it only when asked."""
    rev = f"REV:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [*_head(contact), *_body(contact), *_affiliations(contact)]
    if notes and contact.note:
        lines.append(f"NOTE:{_text(contact.note)}")
    return _whole([*lines, rev])


def codes(contact: Contact) -> tuple[str, ...]:
    """A card for a code to scan, whole first, then with less and less: other bodies, Arabic forms, all but the name."""
    bare = replace(contact, affiliations=())
    latin = replace(bare, function_ar="", organisation_ar="", name_zgh="")
    least = replace(latin, given_name_ar="", family_name_ar="") if latin.name != latin.name_ar else latin
    found = [_whole([*_head(contact), *_body(contact), *_affiliations(contact)])]
    found += [_whole([*_head(one), *_body(one)]) for one in (bare, latin, least)]
    return tuple(dict.fromkeys(found))


def _head(contact: Contact) -> Iterator[str]:
    latin = (contact.family_name, contact.given_name)
    arabic = (contact.family_name_ar, contact.given_name_ar)
    nobody = not any((*latin, *arabic, contact.name_zgh))
    organisation = contact.organisation or contact.organisation_ar
    yield f"KIND:{'org' if nobody and organisation else 'individual'}"
    yield f"UID:urn:uuid:{contact.id}"
    forms = [("fr", f"{contact.given_name} {contact.family_name}".strip()), ("ar", contact.name_ar)]
    named = [(code, name) for code, name in (*forms, ("zgh", contact.name_zgh)) if name]
    for code, name in named:
        yield f"FN{_form(_NAME, code, among=len(named))}:{_text(name)}"
    if not named:
        yield f"FN:{_text(organisation or contact.email or contact.mobile or contact.phone)}"
    spelt = [(code, parts) for code, parts in (("fr", latin), ("ar", arabic)) if any(parts)] or [("", latin)]
    for at, (code, (family, given)) in enumerate(spelt):
        title = "" if at else contact.title
        parts = ";".join(map(_text, (family, given, "", title, "")))
        yield f"N{_form(_NAME, code, among=len(spelt))}:{parts}"


def _body(contact: Contact) -> Iterator[str]:
    yield from _both("ORG", _ORGANISATION, contact.organisation, contact.organisation_ar)
    yield from _both("TITLE", _FUNCTION, contact.function, contact.function_ar)
    if contact.role is not None:
        yield f"ROLE;LANGUAGE=fr:{_text(ROLES[contact.role])}"
    for kind, number in (("voice", contact.phone), ("cell", contact.mobile)):
        if number:
            yield _telephone(kind, number)
    if contact.email:
        yield f"EMAIL;TYPE=work:{_text(contact.email)}"
    for at, code in enumerate(contact.languages, 1):
        yield f"LANG;PREF={min(at, 100)}:{_text(code)}"
    if contact.gender is not None:
        yield f"GENDER:{SEXES[contact.gender]}"


def _affiliations(contact: Contact) -> Iterator[str]:
    """What else a person belongs to; a group joins each organisation to the function in it."""
    for at, one in enumerate(contact.affiliations, 1):
        group = f"other{at}."
        yield from (group + line for line in _both("ORG", f"o{at}", one.organisation, one.organisation_ar))
        yield from (group + line for line in _both("TITLE", f"f{at}", one.function, one.function_ar))


def _both(name: str, number: str, latin: str, arabic: str) -> Iterator[str]:
    forms = [(code, words) for code, words in (("fr", latin), ("ar", arabic)) if words]
    for code, words in forms:
        yield f"{name}{_form(number, code, among=len(forms))}:{_text(words)}"


def _form(number: str, language: str, *, among: int) -> str:
    """Parameters of one of several forms of the same thing; one alone says its language when it is not French."""
    if among > 1:
        return f";ALTID={number};LANGUAGE={language}"
    return f";LANGUAGE={language}" if language not in ("", "fr") else ""


def _telephone(kind: str, number: str) -> str:
    digits = number.removeprefix("+")
    if digits != number and digits.isascii() and digits.isdecimal():
        return f'TEL;VALUE=uri;TYPE="{kind},work":tel:{number}'
    return f'TEL;TYPE="{kind},work":{_text(number)}'


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").translate(_UNWRITABLE).translate(_ESCAPES)


def _whole(lines: Sequence[str]) -> str:
    return "".join(map(_folded, ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD")))


def _folded(line: str) -> str:
    """Lines of at most 75 octets, no letter cut."""
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if size + octets > _FOLD:
            pieces.append("".join(piece))
            piece, size = [" "], 1
        piece.append(letter)
        size += octets
    return "\r\n".join([*pieces, "".join(piece)]) + "\r\n"
