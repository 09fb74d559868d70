"""The office's trail, checked and written to a file that anybody can check again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.chain import BEGINNING, Anchor, Deed, Link, broken_at
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.readings import Readings

FORMAT = "lianes-trail"
_VERSION = 1
_LARGEST = 512 * 2**20


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check."""

    entries: int
    head: str
    """Digest of the last entry, to write down elsewhere; that of nothing when there is none."""
    broken_at: int | None
    """Number of the first entry that was changed, taken out or put in; ``None`` when the trail is whole."""

    @property
    def whole(self) -> bool:
        """Whether nothing was changed."""
        return self.broken_at is None


class ChainService:
    """Reads the trail; nothing of it can be changed, only added to."""

    def __init__(self, readings: Readings) -> None:
        """The answers that left hold the digest of the last entry when each was signed."""
        self._readings = readings

    def links(self) -> tuple[Link, ...]:
        """Every entry, from the first."""
        return self._readings.chain()

    def check(self) -> Checked:
        """Hold every entry against the one before it, and against what the answers that left say of it."""
        anchors = (_anchor(one.said.trail) for one in self._readings.every(Answer) if one.said.trail)
        return _checked(self.links(), anchors)

    def write(self, to: Path) -> Checked:
        """Write the trail, one JSON object a line, to a file that ``check_file`` reads.

        Raises:
            UnavailableError: the medium; nothing half-written stays.
        """
        links = self.links()
        found = _checked(links)
        head = {"entries": len(links), "format": FORMAT, "format_version": _VERSION, "head": found.head}
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            out.write(_line(head))
            for one in links:
                out.write(_line(_told(one)))
        return found


def check_file(path: Path) -> Checked:
    """Check a trail that was written: every byte of it is accounted for.

    Raises:
        RefusedError: ``NOT_A_TRAIL`` on ``file``.
        UnavailableError: the file cannot be read.
    """
    with explained(Resource.FILE, path), path.open("rb") as source:
        data = source.read(_LARGEST + 1)
    lines = data.split(b"\n")
    head = _object(lines[0])
    if len(data) > _LARGEST or head is None or head.get("format") != FORMAT or head.get("format_version") != _VERSION:
        raise RefusedError([Refusal("file", Problem.NOT_A_TRAIL)])
    links: list[Link] = []
    for at, line in enumerate(lines[1:-1], start=1):
        link = _link(line)
        if link is None:
            return Checked(len(lines) - 2, str(head.get("head")), at)
        links.append(link)
    found = _checked(links)
    meant = {"entries": found.entries, "format": FORMAT, "format_version": _VERSION, "head": found.head}
    if found.whole and (head != meant or _line(head) != lines[0] + b"\n" or lines[-1]):
        return Checked(found.entries, found.head, found.entries + 1)
    return found


def _checked(links: Iterable[Link], anchors: Iterable[Anchor] = ()) -> Checked:
    links = tuple(links)
    return Checked(len(links), links[-1].digest if links else BEGINNING, broken_at(links, anchors))


def _anchor(text: str) -> Anchor:
    """``12:3f…`` as an answer says it; what is no such thing is an entry that was never there."""
    number, _colon, digest = text.partition(":")
    return Anchor(int(number), digest) if number.isdecimal() else Anchor(1, text)


def _told(link: Link) -> dict[str, object]:
    return {
        "act": link.deed.act,
        "at": link.at.isoformat(),
        "details": [list(pair) for pair in link.deed.details],
        "digest": link.digest,
        "dossier": None if link.deed.dossier is None else str(link.deed.dossier),
        "previous": link.previous,
        "sequence": link.sequence,
        "subject": None if link.deed.subject is None else str(link.deed.subject),
        "who": link.who,
    }


def _line(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _link(line: bytes) -> Link | None:
    """The entry of a line; ``None`` unless it is exactly as this program writes it."""
    read = _object(line)
    try:
        link = (
            Link(
                read["sequence"],
                datetime.fromisoformat(read["at"]),
                read["who"],
                Deed(
                    read["act"],
                    None if read["subject"] is None else UUID(read["subject"]),
                    None if read["dossier"] is None else DossierId(UUID(read["dossier"])),
                    tuple((name, value) for name, value in read["details"]),
                ),
                read["previous"],
                read["digest"],
            )
            if read is not None
            else None
        )
        sound = link is not None and link.at.tzinfo is not None and _line(_told(link)) == line + b"\n"
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return link if sound else None
