"""One program at a time in a data folder, and the name this installation signs its series with."""

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from lianes_desktop import durable
from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.services.failures import Resource
from lianes_desktop.storage.failures import telling


def default_folder() -> Path:
    """Where this system keeps an application's data, for this user."""
    import platformdirs  # noqa: PLC0415 - not needed when the folder is given

    return platformdirs.user_data_path("lianes-desktop", appauthor=False, roaming=False)


class InstanceLock:
    """The right to use a data folder: the system frees it when the program ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """For a folder that exists."""
        self._path = folder / "lock"
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the folder, without waiting; ``False`` when another program has it.

        Raises:
            UnavailableError: the folder cannot be written.
        """
        if self._descriptor is not None:
            return True
        with telling(Resource.STORE, str(self._path)):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                taken = _lock(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
        if not taken:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Leave the folder to others; the file stays, since removing it would let two in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover - there only
            import msvcrt  # noqa: PLC0415 - Windows only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - everywhere else

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


class Installation:
    """This installation's own id: new after a restore or a reinstall, so that no series ever forks."""

    def __init__(self, folder: Path) -> None:
        """Kept beside the store, never inside a backup of it."""
        self._path = folder / "installation.json"

    def series_of(self, dossier: DossierId) -> SeriesId:
        """The dossier's series here: drawn from the installation's id, so the same each time."""
        named = self._named()
        return named.series(dossier, named.given_up.get(dossier.hex, 0))

    def give_up(self, dossier: DossierId) -> None:
        """Go on in another series, unless ``resume`` is called; durable when this returns."""
        self._count(dossier, 1)

    def given_up(self, dossier: DossierId) -> tuple[SeriesId, ...]:
        """Those given up and not resumed, the oldest first."""
        named = self._named()
        return tuple(named.series(dossier, at) for at in range(named.given_up.get(dossier.hex, 0)))

    def resume(self, dossier: DossierId) -> None:
        """Go on in the series last given up."""
        self._count(dossier, -1)

    def renew(self) -> None:
        """Start every series anew."""
        self._keep(_Named(uuid4(), {}))

    def _count(self, dossier: DossierId, by: int) -> None:
        named = self._named()
        given_up = max(0, named.given_up.get(dossier.hex, 0) + by)
        self._keep(_Named(named.id, {**named.given_up, dossier.hex: given_up}))

    def _named(self) -> "_Named":
        try:
            return _Named.read(self._path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):  # lost or unreadable: another is always safe
            self.renew()
            with telling(Resource.STORE, str(self._path)):
                return _Named.read(self._path.read_bytes())

    def _keep(self, named: "_Named") -> None:
        kept = {
            "installation": named.id.hex,
            "given_up": {key: count for key, count in named.given_up.items() if count},
        }
        with telling(Resource.STORE, str(self._path)):
            durable.write_bytes(self._path, json.dumps(kept).encode())


class _Named(NamedTuple):
    """The installation's id, and how many series of each dossier were given up."""

    id: UUID
    given_up: dict[str, int]

    @classmethod
    def read(cls, data: bytes) -> "_Named":
        kept = json.loads(data)
        return cls(
            UUID(kept["installation"]), {str(key): int(count) for key, count in kept.get("given_up", {}).items()}
        )

    def series(self, dossier: DossierId, given_up: int) -> SeriesId:
        """The dossier's series once so many were given up."""
        return SeriesId(uuid5(self.id, f"{dossier.hex}{given_up or ''}"))
