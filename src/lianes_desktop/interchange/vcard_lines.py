"""The lines of a vCard file of any age: unfolded, each with its number, taken apart into a property."""

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lianes_desktop.interchange import encodings

_BREAK = re.compile(rb"\r\n|\r|\n")
_QUOTED = re.compile(rb"QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:BASE64|B)(?=[;:])", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[ \t]*[A-Za-z0-9+/=]+[ \t]*")
_NEXT = re.compile(
    rb"(?:BEGIN|END|VERSION|N|FN|TEL|EMAIL|ORG|TITLE|ROLE|ADR|NOTE|URL|UID|REV|PHOTO|BDAY|CATEGORIES)[ \t]*[;:]",
    re.IGNORECASE,
)
"""What begins a property even where the line before seems to go on: it was cut."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NAME = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z0-9-]+)")
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_ONE_BYTE = re.compile(r"iso-?8859|windows-?125|cp-?125|latin", re.IGNORECASE)
_SEMICOLONS = re.compile(r"((?:[^;\\]|\\.|\\$)*)(?:;|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a card; its name and those of its parameters in capitals."""

    line: int
    name: str
    value: str
    """As it stands, its escapes included."""
    group: str = ""
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value).replace("\r\n", "\n").replace("\r", "\n")

    @property
    def types(self) -> frozenset[str]:
        """What kind of number or address it is, in small letters."""
        return frozenset(one.lower() for one in self.params.get("TYPE", ()))

    @property
    def language(self) -> str:
        """ISO 639 code, or empty."""
        return next(iter(self.params.get("LANGUAGE", ())), "").lower().partition("-")[0]

    def parts(self) -> list[str]:
        """The components of a value parted by semicolons."""
        found = [unescaped(one) for one in _SEMICOLONS.findall(self.value)]
        return found[:-1] if len(found) > 1 else found  # the pattern also matches nothing at the very end


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that holds no property."""

    line: int
    text: str


def properties(data: bytes) -> Iterator[Property | Broken]:
    """Every property of a file, in order; blank lines are none."""
    logical = list(_unfolded(encodings.as_utf8(data)))
    texts = encodings.decoded([raw for _number, raw in logical])
    for (number, raw), text in zip(logical, texts, strict=True):
        yield _property(number, raw, text) or Broken(number, text.strip())


def unescaped(text: str) -> str:
    r"""A value without its escapes: ``\n``, ``\,``, ``\;``, ``\\``, and whatever else stood behind a backslash."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Logical lines and the number each begins at: both ways to go on, and pictures whose lines are not set in."""
    start, held, old = 0, bytearray(), False
    kind = b""
    for number, line in enumerate(_BREAK.split(data), 1):
        if held and kind == b"Q" and held.endswith(b"=") and not _NEXT.match(line):
            del held[-1:]
            held += line.lstrip(b" \t") if line[:1] in b" \t" and not old else line
            continue
        if held and line[:1] in (b" ", b"\t") and line.strip():
            held += line if old and kind == b"" else line[1:]  # 2.1 only broke lines where there was a space
            continue
        if held and kind == b"B" and _BASE64_LINE.fullmatch(line):
            held += line[:1]  # that there is a picture is all that is told of it
            continue
        if held:
            yield start, bytes(held)
        held = bytearray(line) if line.strip() else bytearray()
        start = number
        head = line.partition(b":")[0] + b":"
        kind = b"Q" if _QUOTED.search(head) else b"B" if _BASE64.search(head) else b""
        if line[:8].upper() == b"VERSION:":
            old = line[8:].strip() == b"2.1"
    if held:
        yield start, bytes(held)


def _property(number: int, raw: bytes, text: str) -> Property | None:
    head, value = _parted(text)
    if head is None:
        return None
    first, *given = _split(head, ";")
    found = _NAME.fullmatch(first.strip())
    if found is None:
        return None
    params = _params(given)
    encodings_named = {one.upper() for one in params.get("ENCODING", ())}
    charset = next(iter(params.get("CHARSET", ())), "")
    quoted = "QUOTED-PRINTABLE" in encodings_named
    if quoted or charset:
        value = _recoded(raw, text, charset, quoted=quoted)
    return Property(number, found["name"].upper(), value, (found["group"] or "").lower(), params)


def _recoded(raw: bytes, text: str, charset: str, *, quoted: bool) -> str:
    """The value in the encoding its property names, unless its bytes can only be in another."""
    head, value = _parted(text)
    body = raw[len(head) + 1 :] if head is not None and head.isascii() else raw.partition(b":")[2]
    if quoted:
        body = quopri.decodestring(body)
    if not body.isascii() and _ONE_BYTE.match(charset):  # a file converted since, whose names were left
        try:
            return body.decode()
        except UnicodeDecodeError:
            pass
    known = encodings.named(body, charset) if charset else None
    if known is not None:
        return known
    return encodings.decoded([body])[0] if quoted else value


def _parted(text: str) -> tuple[str | None, str]:
    """What stands before the first colon outside quotation marks, and what after."""
    head, colon, value = text.partition(":")
    if '"' not in head:
        return (head, value) if colon else (None, "")
    inside = False
    for at, letter in enumerate(text):
        if letter == '"':
            inside = not inside
        elif letter == ":" and not inside:
            return text[:at], text[at + 1 :]
    return (head, value) if colon else (None, "")  # a quotation mark that nothing closes


def _params(given: Sequence[str]) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:  # 2.1 names a type or an encoding alone
            bare = name.strip()
            params.setdefault("ENCODING" if bare.upper() in _BARE_ENCODINGS else "TYPE", []).append(bare)
            continue
        values = [part.strip() for whole in _split(value, ",") for part in whole.strip().strip('"').split(",")]
        params.setdefault(name.strip().upper(), []).extend(part for part in values if part)
    return params


def _split(text: str, mark: str) -> list[str]:
    """Parts between marks outside quotation marks."""
    parts, start, inside = [], 0, False
    for at, letter in enumerate(text):
        if letter == '"':
            inside = not inside
        elif letter == mark and not inside:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]
