"""Who is at this device, and which dossiers there are; implements ``services.ports.readings.Directory``.

Part of the start, before the window: nothing heavy is imported here or below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.summaries import DossierSummary
from lianes_desktop.storage.queries import find
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:
    from lianes_desktop.domain.missions import Action
    from lianes_desktop.storage.readers import Readers

UNFINISHED = ("incomplete", "receipt_missing")
"""How the store keeps the eligibilities of lines that still miss something: a field, or their receipt."""


class SqlDirectory:
    """Each reading borrows a connection, reads at one moment, and gives it back."""

    def __init__(self, readers: Readers) -> None:
        """The connections to borrow from."""
        self._readers = readers

    def profile(self) -> Profile | None:
        """The person at this device; the one typed last."""
        with self._readers.reading() as connection:
            found = find(connection, shape_of(Profile), "1", ())
        return found[-1] if found else None

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the one made last first."""
        with self._readers.reading() as connection:
            actions: list[Action] = [*find(connection, shape_of(Mission), "1", ())]
            actions += find(connection, shape_of(HostingDay), "1", ())
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
        """Those typed in here; the shipped ones come from the reference data."""
        with self._readers.reading() as connection:
            return find(connection, shape_of(Organisation), "1", ())
