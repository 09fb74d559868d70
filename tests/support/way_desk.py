"""The services that carry files, over any desk: boxes under folders or on servers, and who takes in what comes."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from typing_extensions import override

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.people import Role
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, ArrivalService
from lianes_desktop.services.boxes import BoxService
from lianes_desktop.services.by_hand import ByHandService
from lianes_desktop.services.collecting import CollectingService
from lianes_desktop.services.deliveries import DeliveryService
from lianes_desktop.services.ports.boxes import Boxes
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.records import Records
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.transport.boxes import AllBoxes
from lianes_desktop.transport.mail import MailLetters
from support.ways import a_pace


class FakeArrivals(ArrivalService):
    """Remembers the digests of what it was handed; ``trouble`` may raise for a file, or tell what arrived."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.heard = ""
        """The fingerprint the last file was handed over with."""
        self.trouble: Callable[[Path], Arrival | None] = lambda _path: None

    @override
    def take_in(self, path: Path, role: Role, progress: Progress, expected_root: str = "") -> Arrival:
        del role
        self.heard = expected_root
        progress(0, 1)
        told = self.trouble(path)
        self.taken.append(hashlib.sha256(path.read_bytes()).hexdigest())
        return told or Arrival(ArrivalKind.SETTINGS)


class WayDesk:
    """One installation that carries files."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        clock: Clock,
        folder: Path,
        role: Role = Role.FIELD,
        ways: Boxes | None = None,
    ) -> None:
        self.folder, self.role = folder, role
        self.records, self.readings = records, readings
        self.ways = ways or AllBoxes(a_pace())
        self.arrivals = FakeArrivals()
        self.boxes = BoxService(records, readings, self.ways)
        self.deliveries = DeliveryService(records, readings, self.ways, lambda: self.role, clock)
        self.collecting = CollectingService(
            records, readings, self.ways, self.arrivals, lambda: self.role, clock, folder / "fetched"
        )
        self.by_hand = ByHandService(self.ways, MailLetters(), rules)

    def box(self, place: Path, *, automatic: bool = False) -> UUID:
        """A box under a folder, recognised."""
        place.mkdir(exist_ok=True)
        kept = self.boxes.keep(Box(uuid4(), Way.FOLDER, "Partage", str(place), automatic=automatic))
        return self.boxes.adopt(kept.id, self.boxes.examine(kept.id).found).id

    def file(self, name: str, content: bytes = b"") -> Path:
        """A file to carry."""
        path = self.folder / name
        path.write_bytes(content or name.encode() * 100)
        return path
