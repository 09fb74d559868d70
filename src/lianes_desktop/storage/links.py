"""The hash-chained trail as the store holds it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from lianes_desktop import codec
from lianes_desktop.domain.chain import BEGINNING, Anchor, Deed, Link
from lianes_desktop.domain.ids import DossierId

if TYPE_CHECKING:
    from lianes_desktop.storage.asking import Connection

_ALL = "SELECT sequence, at, who, act, subject, dossier, details, previous, digest FROM chain_link ORDER BY sequence"

_LAST = "SELECT sequence, digest FROM chain_link ORDER BY sequence DESC LIMIT 1"


def end(connection: Connection) -> Anchor:
    """The last entry; number 0 when there is none."""
    found = connection.execute(_LAST).fetchall()
    return Anchor(*found[0]) if found else Anchor(0, BEGINNING)


def links(connection: Connection) -> tuple[Link, ...]:
    """Every entry, in order; nothing of it is checked here."""
    return tuple(
        Link(
            sequence,
            datetime.fromisoformat(at),
            who,
            Deed(
                act,
                None if subject is None else UUID(bytes=subject),
                None if dossier is None else DossierId(UUID(bytes=dossier)),
                cast("tuple[tuple[str, str], ...]", codec.loads(tuple[tuple[str, str], ...], details)),
            ),
            previous,
            digest,
        )
        for sequence, at, who, act, subject, dossier, details, previous, digest in connection.execute(_ALL).fetchall()
    )
