"""Room on the disk: a reserve set aside for the day it is full, and a floor under which no photograph is added."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

RESERVE_BYTES = 20_000_000
"""What is given back on a full disk, so that the person can finish and export."""

FLOOR_BYTES = 200_000_000
"""Below this much free space no new photograph is taken."""

_BLOCK = bytes(1_000_000)


class Room:
    """Watches the medium that holds a folder."""

    def __init__(
        self,
        folder: Path,
        *,
        free: Callable[[Path], int] = durable.free_space,
        floor: int = FLOOR_BYTES,
        reserve: int = RESERVE_BYTES,
    ) -> None:
        """``free`` tells the bytes left on a folder's medium."""
        self._folder = folder
        self._free = free
        self._floor = floor
        self._size = reserve

    @property
    def _reserve(self) -> Path:
        return self._folder / "reserve"

    def set_aside(self) -> None:
        """Keep the reserve, where there is room to spare; without it everything still works."""
        if self._reserve.exists():
            return
        with suppress(OSError):
            if self._free(self._folder) < self._floor + self._size:
                return
            with durable.atomic_write(self._reserve) as out:
                for _ in range(self._size // len(_BLOCK)):
                    out.write(_BLOCK)

    def give_back(self) -> bool:
        """Free the reserve; whether there was one."""
        try:
            self._reserve.unlink()
        except OSError:
            return False
        return True

    def check(self, needed: int) -> None:
        """Refuse to add a photograph when it would leave too little room.

        Raises:
            UnavailableError: ``VAULT``, ``DISK_FULL``.
        """
        if self._free(self._folder) - needed < self._floor:
            raise UnavailableError(Resource.VAULT, Cause.DISK_FULL, str(self._folder))
