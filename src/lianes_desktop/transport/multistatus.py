"""The answer to PROPFIND (RFC 4918 §14.16), read by a strict reader of our own: no DTD, no entity, bounded.

Expat alone is enough for four properties, and refuses a document type at its first word.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from lianes_desktop.transport.names import MalformedError

_DAV = "DAV: "
_MOST_DEPTH, _MOST_TEXT, _MOST_RESOURCES = 32, 8_192, 50_000
_PROPERTIES = frozenset(("getcontentlength", "getetag", "getlastmodified"))


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing a collection holds."""

    path: str
    """Of the address, decoded."""
    size: int | None
    mark: str
    """Its entity tag, or when it was last changed."""
    collection: bool


def resources(data: bytes) -> tuple[Resource, ...]:
    """The resources an answer tells of.

    Raises:
        MalformedError: no such answer, a document type, or more than any collection of ours holds.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise MalformedError(str(error)) from error
    return tuple(reader.found)


class _Reader:
    """Follows the elements, and keeps the text of those that matter."""

    def __init__(self) -> None:
        self.found: list[Resource] = []
        self._open: list[str] = []
        self._said: dict[str, str] = {}
        self._text: list[str] = []
        self._length = 0

    def refuse(self, *_declared: object) -> None:
        raise MalformedError("a document type")

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._open.append(name)
        if len(self._open) > _MOST_DEPTH or (len(self._open) == 1 and name != f"{_DAV}multistatus"):
            raise MalformedError(name)
        self._text, self._length = [], 0
        if name == f"{_DAV}response":
            self._said = {}
        elif name == f"{_DAV}collection":
            self._said["collection"] = "yes"

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length > _MOST_TEXT:
            raise MalformedError("text")
        self._text.append(text)

    def end(self, name: str) -> None:
        self._open.pop()
        local = name.removeprefix(_DAV)
        if local in _PROPERTIES or (local == "href" and self._open[-1:] == [f"{_DAV}response"]):
            self._said.setdefault(local, "".join(self._text).strip())
        elif local == "response":
            self.found.extend(_resource(self._said))
            if len(self.found) > _MOST_RESOURCES:
                raise MalformedError("too many")
        self._text, self._length = [], 0


def _resource(said: dict[str, str]) -> Iterator[Resource]:
    if "href" not in said:
        return
    size = None
    with suppress(ValueError):
        typed = said.get("getcontentlength", "")
        size = int(typed) if typed.isascii() and typed.isdecimal() else None
    mark = said.get("getetag") or said.get("getlastmodified", "")
    # an address that cannot be split is nobody's
    path = unquote(urlsplit(said["href"]).path)
    yield Resource(path, size, mark, collection="collection" in said)
