"""The bytes of a calendar file as its parts: any age, any encoding, folded well or badly (RFC 5545, 3.1).

Lines are unfolded before they are decoded: old programs folded in the middle of a letter.
"""

import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lianes_desktop.services.ports.progress import Progress

_PROPERTY = re.compile(rb'\s*(?:[A-Za-z0-9_-]+\.)?[A-Za-z][A-Za-z0-9-]*(?:;[^:"]*(?:"[^"]*"[^:"]*)*)?:')
_START = re.compile(rb"\s*(?:[A-Za-z0-9_-]+\.)?([A-Za-z][A-Za-z0-9-]*)")
_NAME = re.compile(r"\s*(?:[A-Za-z0-9_-]+\.)?([A-Za-z][A-Za-z0-9-]*)")
_PARAMETER = re.compile(r';\s*([^=;:"]+)(?:=((?:"[^"]*"|[^";:])*))?')
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_LONGEST = 200_000
"""Bytes of one line unfolded; what comes after is left out: pictures, mostly."""
_STEP = 2048
"""Lines between two words of how far it is."""
_TEXTS = (b"DESCRIPTION", b"SUMMARY", b"LOCATION")
"""What badly written files break over lines."""
_WANTED = frozenset(
    {
        *("BEGIN", "END", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "UID", "SEQUENCE", "DTSTAMP", "STATUS"),
        *("SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID"),
        *("RRULE", "RDATE", "EXRULE", "EXDATE", "TZID", "TZOFFSETFROM", "TZOFFSETTO"),
        *("X-LIANES-ZONE", "X-LIANES-KIND", "X-LIANES-GROUP", "X-LIANES-UNTITLED"),
    }
)
"""What is looked at; all else, pictures and people with their addresses included, is not."""


@dataclass(slots=True)
class Property:
    """One line: its name in capitals, its parameters in capitals, its value as written."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class Part:
    """A calendar, an event, a zone: what stands between BEGIN and END."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    whole: bool = False
    """Its end was found, or the beginning of the next one like it."""

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        """Every property of that name."""
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        """The first one's value with its escapes undone; empty when there is none."""
        found = self.first(name)
        return "" if found is None else unescaped(found.value)


def parts(data: bytes, most: int, progress: Progress) -> tuple[Part, int | None]:
    """Everything in the file, under one part without a name; and where reading stopped, past ``most`` events.

    What is never closed is closed by what holds it; ``progress`` counts lines.
    """
    root = Part("", 1)
    path = [root]
    events = 0
    for at, line in _logical(_plain(data), progress):
        one = _property(at, line)
        if one is None:
            continue
        if one.name == "BEGIN":
            name = one.value.strip().upper()
            if name in ("VEVENT", "VCALENDAR", "VTODO", "VJOURNAL"):
                _close_for(path, name)
            events += name == "VEVENT"
            if events > most:
                return root, at
            new = Part(name, at)
            path[-1].parts.append(new)
            path.append(new)
        elif one.name == "END":
            _close(path, one.value.strip().upper())
        else:
            path[-1].properties.append(one)
    return root, None


def unescaped(value: str) -> str:
    """A text with its escapes undone (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _close_for(path: list[Part], name: str) -> None:
    """An event never lies in another: the one before was not closed."""
    open_ = [one.name for one in path]
    inside = ("VEVENT", "VTODO", "VJOURNAL")
    wanted = {"VCALENDAR", *inside} if name == "VCALENDAR" else set(inside)
    for at, one in enumerate(open_):
        if one in wanted:
            for left in path[at:]:
                left.whole = True
            del path[at:]
            return


def _close(path: list[Part], name: str) -> None:
    """Close the nearest part of that name, with all it holds; an end without beginning closes nothing."""
    for at in range(len(path) - 1, 0, -1):
        if path[at].name == name:
            for one in path[at:]:
                one.whole = True
            del path[at:]
            return


def _plain(data: bytes) -> bytes:
    """The file in eight-bit letters, UTF-8 where it was of sixteen or more."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode() if encoding != "utf-8-sig" else data[len(mark) :]
    start = data[:64]
    if start[1:2] == b"\0" and start[:1] != b"\0":
        return data.decode("utf-16-le", "replace").encode()
    if start[:1] == b"\0" and start[1:2] != b"\0":
        return data.decode("utf-16-be", "replace").encode()
    return data


def _logical(data: bytes, progress: Progress) -> Iterator[tuple[int, bytes]]:
    """The lines unfolded, each with the number of its first."""
    held, began, texts = bytearray(), 0, False
    rows = data.splitlines()
    for number, raw in enumerate(rows, 1):
        if number % _STEP == 0:
            progress(number, len(rows))
        if held and raw[:1] in (b" ", b"\t") and raw.strip():
            more = raw[1:]
        elif held and _is_soft(held):  # vCalendar 1.0: quoted-printable goes on after an equals sign
            del held[-1:]
            more = raw
        elif texts and raw.strip() and not _PROPERTY.match(raw):
            more = b"\\n" + raw  # a line break that was not escaped
        else:
            if held:
                yield began, bytes(held)
            held, began, texts = bytearray(raw), number, raw[:11].upper().startswith(_TEXTS)
            continue
        if len(held) < _LONGEST:
            held += more
    if held:
        yield began, bytes(held)


def _is_soft(held: bytearray) -> bool:
    return held.endswith(b"=") and b"QUOTED-PRINTABLE" in held[:200].upper()


def _property(at: int, line: bytes) -> Property | None:
    """A line as its property; ``None`` when it is none, or none that is looked at."""
    start = _START.match(line)
    if start is None or start[1].decode().upper() not in _WANTED or not _PROPERTY.match(line):
        return None
    text = _decoded(line)
    named = _NAME.match(text)
    if named is None:
        return None
    position = named.end()
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(text, position):
        key, value = found[1].strip().upper(), found[2]
        if value is None:  # vCalendar 1.0 leaves names out
            key, value = ("ENCODING" if key in _ENCODINGS else "TYPE"), key
        parameters[key] = value.strip().strip('"')
        position = found.end()
    if text[position : position + 1] != ":":
        return None
    value = text[position + 1 :]
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _quoted(line, parameters.get("CHARSET", ""))
    return Property(named[1].upper(), parameters, value, at)


_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})


def _quoted(line: bytes, charset: str) -> str:
    """A quoted-printable value; line breaks in it are part of the text, commas and semicolons are plain."""
    found = _PROPERTY.match(line)
    raw = quopri.decodestring(line[found.end() :] if found else line)
    try:
        text = raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = _decoded(raw)
    return text.replace("\r\n", "\n").replace("\\", "\\\\").replace("\n", "\\n")


def _decoded(line: bytes) -> str:
    """UTF-8, else Windows' western letters: a file may hold both."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
