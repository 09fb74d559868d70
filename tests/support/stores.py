"""A store in a folder, with its writer and readings, for tests of whatever keeps records."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports.store import Change, OpenUnit, Record
from lianes_desktop.services.reference import load
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.storage.database import StoreFile, StoreKey
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.engine import Writer
from lianes_desktop.storage.migrations import migrate
from lianes_desktop.storage.office_queries import SqlOfficeReadings
from lianes_desktop.storage.postgres.readers import ServerReaders
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.writer import ServerWriter
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.readings import SqlReadings
from lianes_desktop.storage.units import SqlUnitOfWork
from support.postgres import cluster

KEY = StoreKey(bytes(range(32)))


@cache
def shipped() -> ProgrammeSettings:
    """The settings shipped."""
    folder = Path(__file__).parents[2] / "resources" / "reference"
    return load((folder / "reference_data.json").read_text(encoding="utf-8"))


@cache
def _fresh() -> bytes:
    """A store with its tables and nothing in them, made once: migrating again for each test would cost minutes."""
    with TemporaryDirectory() as folder:
        file = StoreFile(Path(folder) / "store.db", KEY)
        migrate(file)
        return file.path.read_bytes()


class OpenStore:
    """A migrated store and everything that reads and writes it; ``server`` keeps it in the office's database."""

    def __init__(
        self,
        folder: Path,
        *,
        when_full: Callable[[], object] = lambda: None,
        vfs: str = "",
        server: Server | None = None,
    ) -> None:
        self.file = StoreFile(folder / "store.db", KEY, vfs)
        self.server = server
        if server is None and not self.file.path.exists():
            self.file.path.write_bytes(_fresh())
        self.writer, self.readers = Writer(self.file, when_full=when_full), Readers(self.file)
        if server is not None:  # as the file's own to the type checker: tests of the file alone reach into it
            self.writer = cast("Writer", ServerWriter(server, when_full=when_full))
            self.readers = cast("Readers", ServerReaders(server))
        self.changes = Changes()
        self.rules = Rulebook(shipped, SqlDirectory(self.readers), self.changes)
        self.readings = SqlReadings(self.readers, self.rules)
        self.office = SqlOfficeReadings(self.readers)

    @property
    def open_unit(self) -> OpenUnit:
        """As ``Desk`` wants it."""
        return self.unit

    def unit(self) -> SqlUnitOfWork:
        """A fresh unit of work."""
        return SqlUnitOfWork(self.writer)

    def keep(self, *records: Record) -> tuple[Change, ...]:
        """Put records in one unit and commit."""
        with self.unit() as unit:
            for record in records:
                unit.put(record)
            return unit.commit()

    def close(self) -> None:
        """Let go of the file."""
        self.readers.close()
        self.writer.close()


@contextmanager
def opened(database: str, folder: Path) -> Iterator[OpenStore]:
    """A fresh store on ``sqlite`` or ``postgresql``, gone at the end of the block."""
    server = cluster().fresh() if database == "postgresql" else None
    store = OpenStore(folder, server=server)
    try:
        yield store
    finally:
        store.close()
        if server is not None:
            cluster().drop(server)
