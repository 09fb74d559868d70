"""Keeps the lines and files of claims taken in where the office's lists, totals and searches find them."""

from collections.abc import Iterable
from dataclasses import replace

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.received_lines import files_of, lines_of, year_of
from lianes_desktop.domain.spending import latest_versions
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.ports.office import OfficeReadings
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import OpenUnit, UnitOfWork
from lianes_desktop.services.rulebook import Rulebook


def told(received: ReceivedBundle, hand_in: HandIn, rules: Rulebook) -> ReceivedBundle:
    """The bundle as the inbox lists it, with what its claim says of its money, its authority and its year."""
    action = hand_in.dossier.action
    return replace(
        received,
        eligible_cents=hand_in.statement.eligible_cents,
        organisation=action.authority,
        edition=rules.of(action).edition.code,
        letter=action.action.value,
        year=year_of(hand_in.dossier),
    )


def put_lines(unit: UnitOfWork, received: ReceivedBundle, hand_in: HandIn, *, current: bool = True) -> None:
    """Write the lines and files of a claim, in the transaction that takes it in."""
    lines = lines_of(received.manifest_sha256, hand_in, received.edition)
    unit.put_received_lines(received, lines, files_of(hand_in.dossier), current=current)


class ReceivedLines:
    """Fills the lines of claims that were taken in before lines were kept, once, when they are first asked for."""

    def __init__(
        self, open_unit: OpenUnit, readings: Readings, office: OfficeReadings, rules: Rulebook, changes: Changes
    ) -> None:
        """Nothing is read yet."""
        self._open_unit = open_unit
        self._readings = readings
        self._office = office
        self._rules = rules
        self._changes = changes
        self._filled = False

    def fill(self) -> int:
        """Keep the lines of every claim that has none yet, the oldest first; how many were filled.

        Each claim is one transaction: stopped half-way, the next call goes on. For a worker thread.

        Raises:
            UnavailableError: the store; what was filled stays.
        """
        waiting = () if self._filled else self._office.unfilled()
        if waiting:
            received = {one.manifest_sha256: one for one in self._readings.received()}
            last = last_taken_in(received.values())
            held = ((one, self._readings.received_dossier(one)) for one in waiting)
            for claim, hand_in in ((received[one], kept) for one, kept in held if kept is not None):
                self._fill_one(claim, hand_in, current=claim.manifest_sha256 in last)
            self._changes.announce(Topic.INBOX)
        self._filled = True
        return len(waiting)

    def _fill_one(self, received: ReceivedBundle, hand_in: HandIn, *, current: bool) -> None:
        filled = told(received, hand_in, self._rules)
        with self._open_unit() as unit:
            unit.put(filled)
            put_lines(unit, filled, hand_in, current=current)
            unit.commit()


def last_taken_in(received: Iterable[ReceivedBundle]) -> frozenset[str]:
    """The manifest in force of each dossier."""
    return frozenset(one.manifest_sha256 for one in latest_versions(received))
