"""What stands in a box besides the files themselves: its marker, temporary names, and lists of parts.

A box is a stranger's medium: nothing read there is believed before it was looked at.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lianes_desktop.services.ports.boxes import Entry

MARKER_FILE = "lianes-box.json"
TEMPORARY_SUFFIX = ".envoi"
"""Ends the name of what is still on its way; never ``.part``, which Nextcloud refuses."""
PARTS_FOLDER = ".parts"
"""Inside a side: the parts of its large files, each named by its SHA-256."""
PARTS_SUFFIX = ".parts.json"
"""Ends the name of the small list that says which parts make a file; it comes last."""
BLOCK, PIECE, CRUMB = 5 * 2**20, 2**20, 2**17
"""Bytes of a part; a line that breaks gets pieces, five to a block, and one that breaks under these, crumbs."""
SIZES = (BLOCK, PIECE, CRUMB)
MOST_MARKER, MOST_LIST = 64 * 2**10, 8 * 2**20
MOST_SIZE = 8 * 10**9
"""No file of ours is larger: a box that says otherwise is not believed."""
_LONGEST = 180
_NAME = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class MalformedError(ValueError):
    """What was read in the box is not what such a file holds."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some bytes of a file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts make a file, in order."""

    size: int
    sha256: str
    parts: tuple[Part, ...]

    def entry(self, name: str) -> Entry:
        """The file as a box tells of it."""
        return Entry(name, self.size, f"{self.size}:{self.sha256}", self.sha256)

    def to_bytes(self) -> bytes:
        """As it lies in the box."""
        listed = [[one.sha256, one.size] for one in self.parts]
        said = {"lianes-parts": 1, "size": self.size, "sha256": self.sha256, "parts": listed}
        return json.dumps(said, separators=(",", ":")).encode()


def is_plain(name: str) -> bool:
    """Whether a name found in a box may be that of a file for us: one segment, no way out, nothing unfinished."""
    return (
        len(name) <= _LONGEST
        and _NAME.fullmatch(name) is not None
        and not name.startswith(".")
        and not name.endswith((TEMPORARY_SUFFIX, ".tmp", ".part", ".filepart", ".crdownload", " ", "."))
        and name != MARKER_FILE
    )


def temporary(name: str) -> str:
    """A name for what is not whole yet."""
    return f"{name}.{os.urandom(6).hex()}{TEMPORARY_SUFFIX}"


def marker_bytes(marker: str) -> bytes:
    """The marker of a box."""
    return json.dumps({"lianes-box": 1, "id": marker}, separators=(",", ":")).encode()


def marker_of(data: bytes) -> str:
    """The id that a marker holds.

    Raises:
        MalformedError: it holds none.
    """
    said = _object(data)
    try:
        return str(UUID(str(said.get("id"))))
    except ValueError as error:
        raise MalformedError("id") from error


def parts_of(data: bytes) -> Parts:
    """A list of parts.

    Raises:
        MalformedError: sizes that do not add up, digests that are none, more than a file of ours may hold.
    """
    said = _object(data)
    size, digest, listed = said.get("size"), said.get("sha256"), said.get("parts")
    if not isinstance(listed, list):
        raise MalformedError("parts")
    parts = tuple(_part(one) for one in listed)
    if not _is_digest(digest) or type(size) is not int or size != sum(one.size for one in parts) or size > MOST_SIZE:
        raise MalformedError("size")
    return Parts(size, str(digest), parts)


def digest_of(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _part(one: object) -> Part:
    match one:
        case [str(digest), int(size)] if _is_digest(digest) and type(size) is int and 0 < size <= BLOCK:
            return Part(digest, size)
    raise MalformedError("part")


def _is_digest(text: object) -> bool:
    return isinstance(text, str) and _SHA256.fullmatch(text) is not None


def _object(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data.decode(), parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise MalformedError("json") from error
    if not isinstance(said, dict):
        raise MalformedError("object")
    return said


def _number(text: str) -> int:
    if len(text) > len(str(MOST_SIZE)):
        raise MalformedError(text[:20])
    return int(text)
