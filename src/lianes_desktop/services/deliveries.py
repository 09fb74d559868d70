"""Files to be carried: a queue that loses nothing, sends nothing twice, and goes on after any break.

Only the other side's acknowledgement makes a file received; here it is waiting, on its way, sent, or kept from leaving
with the reason. The file itself stays where it is, whatever becomes of its copy.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from uuid import UUID

from lianes_desktop.domain.deliveries import (
    TO_AUTHORITIES,
    TO_LIANES,
    Box,
    Delivery,
    DeliveryState,
    audience_name,
    box_name,
    pause,
)
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.boxes import check_marker
from lianes_desktop.services.copies import digest_of
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.boxes import Boxes, OpenBox
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes

_TO_SEND = frozenset((DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.FAILED))
_OVER = frozenset((DeliveryState.SENT, DeliveryState.CANCELLED))
_OF_THE_FILE = frozenset((Cause.TAKEN, Cause.DAMAGED, Cause.DISK_FULL))
"""Causes that keep one file from a box, and say nothing of the next."""
_PASSING = frozenset((Cause.GONE, Cause.IO, Cause.LOCKED, Cause.DISK_FULL, Cause.DAMAGED))
"""What may mend by itself; anything else waits for a person."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What one run through the queue did."""

    sent: int = 0
    failed: int = 0


class _DroppedError(Exception):
    """The person cancelled the file that was on its way."""


def _silent(_at: int, _of: int) -> None:
    """Nobody follows."""


class DeliveryService:
    """Acts and readings on the queue; one run at a time."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        boxes: Boxes,
        role: Callable[[], Role],
        clock: Clock,
    ) -> None:
        """``role`` says which side of a box ours is."""
        self._records = records
        self._readings = readings
        self._boxes = boxes
        self._role = role
        self._clock = clock
        self._running = Lock()
        self._dropped: set[UUID] = set()

    # ---- the queue

    def all(self) -> tuple[Delivery, ...]:
        """Every file queued, the latest first."""
        return tuple(reversed(self._readings.every(Delivery)))

    def send(
        self,
        path: Path,
        box: UUID,
        dossier: DossierId | None = None,
        *,
        audience: str = "",
        progress: Progress = _silent,
    ) -> Delivery:
        """Queue a file for a box; the file is read for its digest, so for a worker thread when it may be large.

        ``audience`` is the organisation an answer of the office is for: its own folder in a box several share. A file
        that waits for that box already is not queued again; one that left may leave again, and is found there.
        ``RemovedError`` when the box was forgotten.

        Raises:
            UnavailableError: ``FILE``: it cannot be read.
            CancelledError: ``progress`` was asked to stop.
        """
        if self._records.read(Box, box) is None:
            raise RemovedError(box)
        with explained(Resource.FILE, path):
            size, sha256 = path.stat().st_size, digest_of(path, progress)
        folder = audience_name(audience)
        name = f"{folder}/{box_name(path.name, sha256)}" if folder else box_name(path.name, sha256)
        for one in self._readings.every(Delivery):
            if (one.box, one.name) == (box, name) and one.state in _TO_SEND:
                return one
        made = Delivery(new_id(), box, dossier, str(path), name, size, sha256, DeliveryState.WAITING, self._clock.now())
        self._records.keep(None, made)
        return made

    def cancel(self, delivery: UUID) -> None:
        """Let a file stay here; one on its way stops at the next stretch."""
        self._dropped.add(delivery)
        self._turn(
            delivery,
            lambda one: replace(one, state=DeliveryState.CANCELLED, next_at=None) if one.state in _TO_SEND else one,
        )

    def retry(self, delivery: UUID) -> None:
        """Queue a file again that was kept from leaving, cancelled, or lost on the way."""
        self._dropped.discard(delivery)
        self._turn(
            delivery,
            lambda one: (
                one
                if one.state is DeliveryState.SENDING
                else replace(one, state=DeliveryState.WAITING, attempts=0, problem="", next_at=None, done_at=None)
            ),
        )

    def forget(self, delivery: UUID) -> None:
        """Take a file that left, or was cancelled, off the list."""
        found = self._records.read(Delivery, delivery)
        if found is not None and found.state in _OVER:
            self._records.keep(None, removes=[found])

    # ---- carrying

    def due(self) -> bool:
        """Whether something is to leave by itself now: its box is one that may, and its next try has come."""
        return any(self._to_send(automatic=True))

    def push(self, progress: Progress, *, automatic: bool = False) -> Pushed:
        """Carry everything that waits, one file after the other; for a worker thread.

        ``automatic``: only what is due, to boxes that may be used unasked. Nothing is done while another run is under
        way. A box that cannot be reached keeps what was for it, with the reason.

        Raises:
            CancelledError: the person stopped the run; what had left has left, the rest waits.
        """
        if not self._running.acquire(blocking=False):
            return Pushed()
        try:
            return self._push(progress, automatic=automatic)
        finally:
            self._running.release()

    # ---- inside

    def _to_send(self, *, automatic: bool) -> list[Delivery]:
        boxes = {one.id: one for one in self._readings.every(Box)}
        now = self._clock.now()
        found = []
        for one in self._readings.every(Delivery):
            box = boxes.get(one.box)
            if box is None or one.state not in _TO_SEND:
                continue
            waits_for_person = one.state is DeliveryState.FAILED and one.next_at is None
            later = one.next_at is not None and one.next_at > now
            if not automatic or (box.automatic and not waits_for_person and not later):
                found.append(one)
        return found

    def _push(self, progress: Progress, *, automatic: bool) -> Pushed:
        waiting = self._to_send(automatic=automatic)
        tally = _Tally(progress, sum(one.size for one in waiting))
        for box in dict.fromkeys(one.box for one in waiting):
            kept = self._records.read(Box, box)
            if kept is not None:
                self._push_to(kept, [one for one in waiting if one.box == box], tally)
        return Pushed(tally.sent, tally.failed)

    def _push_to(self, box: Box, left: list[Delivery], tally: "_Tally") -> None:
        """Carry these to one box, until it cannot be used any more: those left are told why."""
        try:
            with self._boxes.open(box) as opened:
                check_marker(box, opened)
                while left:
                    self._carry(left[0], opened, tally)
                    tally.end(left.pop(0).size)
        except (UnavailableError, RefusedError) as error:
            for one in left:
                tally.failed += self._fail(one.id, error)
                tally.end(one.size)

    def _carry(self, one: Delivery, opened: OpenBox, tally: "_Tally") -> None:
        """Carry one file, unless it was cancelled; its own failure is kept with it, the box's is raised."""
        went = self._turn(one.id, _sending)
        if went is None or went.state is not DeliveryState.SENDING:
            return
        told = 0

        def report(at: int, _of: int) -> None:
            nonlocal told
            told = min(at, one.size)
            if one.id in self._dropped:
                raise _DroppedError
            tally.tell(told)

        try:
            folder, _slash, name = one.name.rpartition("/")
            side = f"{self._side()}/{folder}" if folder else self._side()
            opened.put_new(side, name, Path(one.path), one.sha256, report)
        except _DroppedError:
            return
        except CancelledError:
            self._turn(one.id, lambda now: _back(now, told))
            raise
        except UnavailableError as error:
            if error.what is Resource.BOX and error.why not in _OF_THE_FILE:
                raise
            tally.failed += self._fail(one.id, error)
        else:
            self._turn(one.id, self._sent)
            tally.sent += 1

    def _side(self) -> str:
        return TO_AUTHORITIES if self._role() is Role.OFFICE else TO_LIANES

    def _sent(self, one: Delivery) -> Delivery:
        at = self._clock.now()
        return replace(one, state=DeliveryState.SENT, sent_bytes=one.size, problem="", next_at=None, done_at=at)

    def _fail(self, delivery: UUID, error: Exception) -> bool:
        """Keep why a file did not leave, and when it is tried again; whether it was still to leave."""

        def failed(one: Delivery) -> Delivery:
            if one.state not in _TO_SEND:
                return one
            attempts = one.attempts + (one.state is not DeliveryState.SENDING)
            mends = isinstance(error, UnavailableError) and error.what is Resource.BOX and error.why in _PASSING
            next_at = self._clock.now() + pause(attempts) if mends else None
            code = problem_code(error)
            return replace(one, state=DeliveryState.FAILED, attempts=attempts, problem=code, next_at=next_at)

        told = self._turn(delivery, failed)
        return told is not None and told.state is DeliveryState.FAILED

    def _turn(self, delivery: UUID, make: Callable[[Delivery], Delivery]) -> Delivery | None:
        """Change a file's state in one transaction, for two threads may; what it is then, ``None`` when it is gone."""
        made: list[Delivery] = []

        def decide(unit: UnitOfWork) -> Writes:
            found = unit.get(Delivery, delivery)
            made.extend([] if found is None else [make(found)])
            return Writes([one for one in made if one != found])

        self._records.change(None, decide)
        return made[0] if made else None


class _Tally:
    """How far a run through the queue is, in bytes of all its files."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of = progress, of
        self._done = 0
        self.sent = self.failed = 0

    def tell(self, at: int) -> None:
        self._progress(self._done + at, self._of)

    def end(self, size: int) -> None:
        self._done += size
        self.tell(0)


def problem_code(error: Exception) -> str:
    """A refusal or a failure as the queue keeps it: ``box:gone``, ``refused:box_other``."""
    if isinstance(error, RefusedError):
        return f"refused:{error.refusals[0].problem}"
    return f"{error.what}:{error.why}" if isinstance(error, UnavailableError) else ""


def _sending(one: Delivery) -> Delivery:
    if one.state not in _TO_SEND:
        return one
    return replace(one, state=DeliveryState.SENDING, attempts=one.attempts + 1, problem="", next_at=None)


def _back(one: Delivery, told: int) -> Delivery:
    """Stopped with the whole run."""
    if one.state is not DeliveryState.SENDING:
        return one
    return replace(one, state=DeliveryState.WAITING, attempts=one.attempts - 1, sent_bytes=told)
