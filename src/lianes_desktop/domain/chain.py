"""The office's trail: who did what, when, each entry holding the digest of the one before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from lianes_desktop.domain.ids import DossierId

BEGINNING = "0" * 64
"""What the first entry follows."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done that the trail keeps."""

    act: str
    """A code of ``domain.deeds``; ``i18n`` says it."""
    subject: UUID | None = None
    dossier: DossierId | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the trail."""

    sequence: int
    at: datetime
    who: str
    deed: Deed
    previous: str
    digest: str


def digest_of(sequence: int, at: datetime, who: str, deed: Deed, previous: str) -> str:
    """SHA-256, lower-case hexadecimal, of the entry written in one canonical way."""
    told = [
        sequence,
        at.astimezone(UTC).isoformat(),
        who,
        deed.act,
        None if deed.subject is None else deed.subject.hex,
        None if deed.dossier is None else deed.dossier.hex,
        [list(pair) for pair in deed.details],
        previous,
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


class Anchor(NamedTuple):
    """An entry's number and digest, written down elsewhere: in an answer that left, where nobody can change it."""

    sequence: int
    digest: str

    @property
    def text(self) -> str:
        """As an answer says it, ``12:3f…``; empty before the first entry."""
        return f"{self.sequence}:{self.digest}" if self.sequence else ""


def broken_at(links: Iterable[Link], anchors: Iterable[Anchor] = ()) -> int | None:
    """The number of the first entry that was changed, taken out or put in; ``None`` when the chain holds.

    A chain written again from some entry on, or cut at its end, still holds by itself: ``anchors`` tell.
    """
    links = tuple(links)
    wrong = [one.sequence for one in anchors if not _holds(links, one)]
    broken = _broken(links)
    return min((*wrong, *(() if broken is None else (broken,))), default=None)


def _holds(links: tuple[Link, ...], anchor: Anchor) -> bool:
    return anchor.sequence == 0 or (
        links[anchor.sequence - 1 : anchor.sequence] != () and (links[anchor.sequence - 1].digest == anchor.digest)
    )


def _broken(links: Iterable[Link]) -> int | None:
    previous, expected = BEGINNING, 1
    for one in links:
        sound = one.sequence == expected and one.previous == previous
        if not sound or one.digest != digest_of(one.sequence, one.at, one.who, one.deed, one.previous):
            return expected
        previous, expected = one.digest, expected + 1
    return None
