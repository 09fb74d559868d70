"""Files fetched from boxes: each is taken in once, whatever was cut or fetched again (RELIABILITY §6.3, §6.4).

What is absent from a box means nothing; what stands there is believed only by whom it is handed to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter
from pathlib import Path
from threading import Lock

from lianes_desktop.domain.deliveries import TO_AUTHORITIES, TO_LIANES, Box, Collected, Way, audience_name
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.arrivals import Arrival, ArrivalService
from lianes_desktop.services.boxes import check_marker
from lianes_desktop.services.deliveries import problem_code
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Boxes, Entry, OpenBox
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records

_EVERY = timedelta(minutes=15)
"""How often boxes that may be used unasked are looked into."""

_WATCHED = ""
"""The box's own folder, beside its two sides."""
_SIGNED = (".asice", ".age")
"""Ends of the names of files that may be for us, where anybody puts files."""
UNKNOWN_LIANES = f"refused:{Problem.ROOT_UNCONFIRMED}"
"""Why a file waits until a person compared Lianes' fingerprint by phone."""

_FOR_GOOD = frozenset((Cause.DAMAGED, Cause.WRONG_KEY, Cause.TOO_NEW))
"""What no further try would change of a file."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file that came, and what became of it; exactly one of the last three tells, or none: it was taken in."""

    name: str
    box: Box
    arrival: Arrival | None = None
    refusals: tuple[Refusal, ...] = ()
    """Why it was not taken in: it waits on this computer for a person."""
    failure: UnavailableError | None = None
    """What kept it, or its whole box, from being fetched: it is tried again."""


class CollectingService:
    """Looks into boxes, and hands what is new to whoever takes it in; one run at a time."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        boxes: Boxes,
        arrivals: ArrivalService,
        role: Callable[[], Role],
        clock: Clock,
        folder: Path,
    ) -> None:
        """``folder`` is where files are until they are taken in."""
        self._records = records
        self._readings = readings
        self._boxes = boxes
        self._arrivals = arrivals
        self._role = role
        self._clock = clock
        self._folder = folder
        self._running = Lock()
        self._looked_at: datetime | None = None
        self._seen: set[tuple[str, str]] = set()
        """Places and stamps whose content is known under another name: not fetched again in this run."""

    def due(self) -> bool:
        """Whether boxes that may be used unasked are to be looked into now."""
        late = self._looked_at is None or self._clock.now() - self._looked_at >= _EVERY
        return late and any(one.automatic for one in self._readings.every(Box))

    def waiting(self) -> tuple[Collected, ...]:
        """The files that came and were refused, the latest first: they wait for a person."""
        return tuple(reversed([one for one in self._readings.every(Collected) if one.problem]))

    def take_unknown(self, heard: str, progress: Progress) -> tuple[Fetched, ...]:
        """Look again at every file that waited because Lianes was not known here; for a worker thread.

        ``heard`` is its fingerprint as read over the phone, empty to be told which groups are to be compared: the first
        file is then refused with ``ROOT_UNCONFIRMED`` and its ``groups``, and the others wait behind it.

        Raises:
            UnavailableError: the store.
        """
        told: list[Fetched] = []
        for one in sorted(self.waiting(), key=attrgetter("path")):
            if one.problem != UNKNOWN_LIANES:
                continue
            box = self._records.read(Box, one.box) or Box(one.box, Way.FOLDER, "", "")  # forgotten meanwhile
            name = Path(one.path).name
            try:
                arrival = self._arrivals.take_in(Path(one.path), self._role(), progress, heard)
            except RefusedError as refused:
                told.append(Fetched(name, box, refusals=refused.refusals))
                if problem_code(refused) == UNKNOWN_LIANES:
                    break
                self._records.keep(None, replace(one, problem=problem_code(refused)))
            except UnavailableError as failure:
                told.append(Fetched(name, box, failure=failure))
            else:
                told.append(Fetched(name, box, arrival))
                self._records.keep(None, replace(one, problem="", path=""))
                Path(one.path).unlink(missing_ok=True)
        return tuple(told)

    def put_away(self, sha256: str) -> None:
        """A person saw to a file that waited: it is told no more, and not fetched again."""
        found = self._records.read(Collected, sha256)
        if found is not None and found.problem:
            self._records.keep(None, replace(found, problem="", path=""))
            Path(found.path).unlink(missing_ok=True)

    def fetch(self, progress: Progress, *, automatic: bool = False) -> tuple[Fetched, ...]:
        """Fetch and take in what is new in every box (``automatic``: in those that may be used unasked).

        For a worker thread; nothing is done while another run is under way. A box that cannot be used is told, and
        the others are still looked into.

        Raises:
            CancelledError: the person stopped; what was taken in stays so, the rest is fetched the next time.
        """
        if not self._running.acquire(blocking=False):
            return ()
        try:
            self._looked_at = self._clock.now()
            boxes = [one for one in self._readings.every(Box) if one.automatic or not automatic]
            return tuple(told for box in boxes for told in self._from(box, progress))
        finally:
            self._running.release()

    def _from(self, box: Box, progress: Progress) -> Iterator[Fetched]:
        try:
            with self._boxes.open(box) as opened:
                check_marker(box, opened)
                stamps = {(one.name, one.stamp) for one in self._readings.every(Collected) if one.box == box.id}
                for side in self._sides(box):
                    for entry in _for_us(side, opened):
                        place = f"{side}/{entry.name}"
                        if (place, entry.stamp) not in stamps and not self._seen_here(box, place, entry):
                            yield from self._take(box, opened, side, entry, progress)
        except UnavailableError as failure:
            yield Fetched("", box, failure=failure)
        except RefusedError as refused:
            yield Fetched("", box, refusals=refused.refusals)

    def _sides(self, box: Box) -> tuple[str, ...]:
        """Where what is for us stands: with everybody's, and in a folder of our own.

        At the office a folder is watched whole: people let files go in it without looking for the right place.
        """
        if self._role() is Role.OFFICE:
            return (TO_LIANES, _WATCHED) if box.way is Way.FOLDER else (TO_LIANES,)
        profile = self._readings.profile()
        own = audience_name(profile.organisation or "") if profile is not None else ""
        return (TO_AUTHORITIES, f"{TO_AUTHORITIES}/{own}") if own else (TO_AUTHORITIES,)

    def _seen_here(self, box: Box, place: str, entry: Entry) -> bool:
        """Whether its content is known already: seen in this run, or told by the box."""
        if (f"{box.id}/{place}", entry.stamp) in self._seen:
            return True
        return bool(entry.sha256) and self._records.read(Collected, entry.sha256) is not None

    def _take(self, box: Box, opened: OpenBox, side: str, entry: Entry, progress: Progress) -> Iterator[Fetched]:
        """Fetch one file, and hand it over unless its content came before under any name, by any way."""
        to = self._folder / box.id.hex / entry.name
        to.unlink(missing_ok=True)  # fetched in a run that ended before it was taken in
        try:
            sha256 = opened.get(side, entry, to, progress)
        except UnavailableError as failure:
            if failure.why in {Cause.GONE, Cause.DENIED}:
                raise  # the box, not the file
            yield Fetched(entry.name, box, failure=failure)
            return
        place = f"{side}/{entry.name}"
        self._seen.add((f"{box.id}/{place}", entry.stamp))
        known = self._records.read(Collected, sha256)
        if known is not None:
            to.unlink()
            if (known.box, known.name) == (box.id, place):  # the medium only marks it otherwise
                self._records.keep(None, replace(known, stamp=entry.stamp))
            return
        taken = Collected(sha256, box.id, place, self._clock.now(), entry.stamp)
        try:
            arrival = self._arrivals.take_in(to, self._role(), progress)
        except RefusedError as refused:
            self._records.keep(None, replace(taken, problem=problem_code(refused), path=str(to)))
            yield Fetched(entry.name, box, refusals=refused.refusals)
        except UnavailableError as failure:
            self._seen.discard((f"{box.id}/{place}", entry.stamp))
            if failure.what is not Resource.FILE or failure.why not in _FOR_GOOD:
                yield Fetched(entry.name, box, failure=failure)
                return
            self._records.keep(None, replace(taken, problem=problem_code(failure), path=str(to)))
            yield Fetched(entry.name, box, failure=failure)
        else:
            received = arrival.received
            if received is not None and not received.waiting and not received.verification.accepted:
                code = f"verification:{received.verification.code}"
                self._records.keep(None, replace(taken, problem=code, path=str(to)))
            else:
                self._records.keep(None, taken)
                to.unlink(missing_ok=True)
            yield Fetched(entry.name, box, arrival)


def _for_us(side: str, opened: OpenBox) -> Iterator[Entry]:
    """The files of a side; where anybody puts files, the signed ones alone."""
    return (one for one in opened.list(side) if side or one.name.endswith(_SIGNED))
