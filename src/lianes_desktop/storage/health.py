"""Was the last stop clean, and is the store sound?"""

from datetime import UTC, datetime, timedelta

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreFile, lasting_damage
from lianes_desktop.storage.failures import telling

BETWEEN_CHECKS = timedelta(days=7)


class Health:
    """Two small files beside the store: one while the program runs, one dated of the last thorough check."""

    def __init__(self, file: StoreFile) -> None:
        """For the store's folder."""
        self._file = file
        self._running = file.path.with_name("running")
        self._checked = file.path.with_name("checked")

    def known(self) -> bool:
        """Whether this program has had a whole store here before."""
        return self._running.exists() or self._checked.exists()

    def begin(self, now: datetime) -> bool:
        """Mark the run as begun; whether a thorough check is due: after an unclean stop, or once a week."""
        unclean = self._running.exists()
        with telling(Resource.STORE, str(self._running)):
            durable.write_bytes(self._running, b"")
        return unclean or now - self._last_check() >= BETWEEN_CHECKS

    def check(self, now: datetime) -> tuple[str, ...]:
        """Check every page and every index, in a worker; what is wrong, or nothing."""
        try:
            with telling(Resource.STORE, str(self._file.path)):
                found = lasting_damage(self._file)
        except UnavailableError as failure:
            if failure.why is not Cause.DAMAGED:
                raise
            return (str(failure),)
        if not found:
            with telling(Resource.STORE, str(self._checked)):
                durable.write_bytes(self._checked, now.isoformat().encode())
        return found

    def end(self) -> None:
        """The run stops cleanly."""
        with telling(Resource.STORE, str(self._running)):
            self._running.unlink(missing_ok=True)

    def _last_check(self) -> datetime:
        try:
            return datetime.fromisoformat(self._checked.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return datetime.min.replace(tzinfo=UTC)
