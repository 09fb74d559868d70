"""Who is at this device, and which dossiers there are; implements ``services.ports.readings.Directory``.

Part of the start, before the window: nothing heavy is imported here or below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.summaries import DossierSummary
from lianes_desktop.storage.queries import EVERY, find
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.domain.settings import IssuedSettings
    from lianes_desktop.storage.asking import Connection, Lender

UNFINISHED = ("incomplete", "receipt_missing")
"""How the store keeps the eligibilities of lines that still miss something: a field, or their receipt."""


class SqlDirectory:
    """Each reading borrows a connection, reads at one moment, and gives it back."""

    def __init__(self, readers: Lender, person: UUID | None = None) -> None:
        """The connections to borrow from, and whose profile is this device's where several share the store."""
        self._readers = readers
        self._person = person

    def profile(self) -> Profile | None:
        """The person at this device; the one typed last."""
        with self._readers.reading() as connection:
            found = find(connection, shape_of(Profile), EVERY, ())
        own = [one for one in found if self._person in {None, one.participant}]
        return own[-1] if own else None

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the one made last first."""
        with self._readers.reading() as connection:
            actions = [
                action for kind in actions_present(connection) for action in find(connection, shape_of(kind), EVERY, ())
            ]
            counts: dict[bytes, tuple[int, int]] = {}
            for dossier, eligibility, lines in connection.execute(
                "SELECT dossier, eligibility, sum(lines) FROM expense_total GROUP BY dossier, eligibility"
            ):
                count, incomplete = counts.get(dossier, (0, 0))
                unfinished = lines if eligibility in UNFINISHED else 0
                counts[dossier] = (count + lines, incomplete + unfinished)
        actions.sort(key=lambda action: action.id, reverse=True)
        return tuple(DossierSummary(action, *counts.get(action.id.bytes, (0, 0))) for action in actions)

    def organisations(self) -> tuple[Organisation, ...]:
        """Those typed in here; the shipped ones come from the settings."""
        from lianes_desktop.domain.organisations import Organisation  # noqa: PLC0415 - once the window is there

        with self._readers.reading() as connection:
            return find(connection, shape_of(Organisation), EVERY, ())

    def issued_settings(self) -> tuple[IssuedSettings, ...]:
        """Every issue of the settings kept here, the oldest first."""
        with self._readers.reading() as connection:
            if connection.execute("SELECT 1 FROM programme_settings LIMIT 1").fetchone() is None:
                return ()
            from lianes_desktop.domain.settings import IssuedSettings  # noqa: PLC0415 - seldom at the start

            return find(connection, shape_of(IssuedSettings), EVERY, ())


def actions_present(connection: Connection, dossier: bytes | None = None) -> Iterator[type[Action]]:
    """The kinds of action kept, or that of one dossier; the start imports no other."""
    where, values = ("", ()) if dossier is None else (" WHERE id = ?", (dossier,))
    for (letter,) in connection.execute(f"SELECT DISTINCT action FROM dossier{where}", values).fetchall():  # noqa: S608 - fixed words
        yield _kind_of(letter)


def _kind_of(letter: str) -> type[Action]:
    if letter in {"A", "B"}:
        from lianes_desktop.domain import missions  # noqa: PLC0415 - with the first dossier

        return missions.Mission if letter == "A" else missions.HostingDay
    if letter == "C":
        from lianes_desktop.domain.partnerships import NewPartnership  # noqa: PLC0415 - seldom the first

        return NewPartnership
    from lianes_desktop.domain.projects import CooperationProject  # noqa: PLC0415 - likewise

    return CooperationProject
