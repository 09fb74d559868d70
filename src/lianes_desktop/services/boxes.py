"""The boxes files travel through: added, corrected, tried, and recognised before anything is done there."""

from dataclasses import dataclass, replace
from uuid import UUID

from lianes_desktop.domain.checked import NAME
from lianes_desktop.domain.deliveries import Box, Delivery, DeliveryState
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.boxes import Boxes, OpenBox
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found at a box's address, against what is known of it."""

    known: str
    found: str
    """The id the place bears; empty where there is no marker."""

    @property
    def ours(self) -> bool:
        """Whether it is the box known here."""
        return bool(self.known) and self.found == self.known


class BoxService:
    """Acts and readings on boxes."""

    def __init__(self, records: Records, readings: Readings, boxes: Boxes) -> None:
        """``boxes`` opens them."""
        self._records = records
        self._readings = readings
        self._boxes = boxes

    def all(self) -> tuple[Box, ...]:
        """Every box, by name."""
        return tuple(sorted(self._readings.every(Box), key=lambda one: (one.name.casefold(), one.id)))

    def find(self, box: UUID) -> Box | None:
        """One of them, or ``None``."""
        return self._records.read(Box, box)

    def keep(self, box: Box) -> Box:
        """Add a box, or correct one; another address is another place, which must be recognised anew.

        Raises:
            RefusedError: ``name`` missing, ``address`` of no way we have.
        """
        box = replace(box, name=parse_text(box.name, "name", NAME), address=box.address.strip(), user=box.user.strip())
        refusals = [] if box.name else [Refusal("name", Problem.MISSING)]
        if not box.address:
            refusals.append(Refusal("address", Problem.MISSING))
        else:
            try:
                self._boxes.open(box)
            except RefusedError as refused:
                refusals.extend(refused.refusals)
        if refusals:
            raise RefusedError(refusals)
        former = self.find(box.id)
        if former is not None and (former.way, former.address) != (box.way, box.address):
            box = replace(box, marker="")
        self._records.keep(None, box)
        return box

    def turn(self, box: UUID, *, automatic: bool) -> None:
        """Let files move by themselves whenever the box can be reached, or not any more."""
        found = self.find(box)
        if found is not None:
            self._records.keep(None, replace(found, automatic=automatic))

    def remove(self, box: UUID) -> None:
        """Forget a box, and what waited for it; nothing is touched in the box itself."""
        found = self.find(box)
        if found is not None:
            left = [one for one in self._readings.every(Delivery) if one.box == box]
            waiting = [one for one in left if one.state is not DeliveryState.SENT]
            self._records.keep(None, removes=(found, *waiting))

    def examine(self, box: UUID) -> Standing:
        """Look at the place; for a worker thread. ``RemovedError`` when the box was forgotten meanwhile.

        Raises:
            UnavailableError: ``BOX``, with why it cannot be reached.
        """
        kept = self._kept(box)
        with self._boxes.open(kept) as opened:
            return Standing(kept.marker, opened.marker())

    def adopt(self, box: UUID, seen: str) -> Box:
        """A person said that the place is the box they mean: take its id, or give it one; for a worker thread.

        ``seen`` is the id found when they were asked; ``RemovedError`` when the box was forgotten meanwhile.

        Raises:
            RefusedError: ``BOX_OTHER``: it bears another id by now.
            UnavailableError: ``BOX``.
        """
        kept = self._kept(box)
        with self._boxes.open(kept) as opened:
            if opened.marker() != seen:
                raise RefusedError([Refusal("box", Problem.BOX_OTHER)])
            marker = seen or kept.marker or str(new_id())
            if not seen:
                opened.mark(marker)
        kept = replace(kept, marker=marker)
        self._records.keep(None, kept)
        return kept

    def _kept(self, box: UUID) -> Box:
        kept = self.find(box)
        if kept is None:
            raise RemovedError(box)
        return kept


def check_marker(box: Box, opened: OpenBox) -> None:
    """Refuse a place that is not the box known: nothing is put there, and what is absent there means nothing.

    Raises:
        RefusedError: ``BOX_OTHER``.
        UnavailableError: it cannot be reached.
    """
    if not Standing(box.marker, opened.marker()).ours:
        raise RefusedError([Refusal("box", Problem.BOX_OTHER)])
