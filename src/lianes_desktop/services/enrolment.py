"""This device's key and how Lianes comes to vouch for it."""

from pathlib import Path

from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.people import KeyInfo
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import Keys, Readings

SHORTEST_PASSPHRASE = 12


class EnrolmentService:
    """Acts and readings on the device's key."""

    def __init__(self, keys: Keys, readings: Readings, reference: ReferenceData, changes: Changes) -> None: ...

    def info(self) -> KeyInfo:
        """The key without its secret."""
        raise NotImplementedError

    def create_key(self, passphrase: str, again: str | None = None) -> KeyInfo:
        """Make the key of the profile's person; slow, for a worker thread.

        Raises:
            RefusedError: ``passphrase`` too short, ``again`` different, or no profile yet (``profile`` missing).
        """
        raise NotImplementedError

    def write_request(self, passphrase: str, folder: Path) -> Path:
        """Write the key request that travels to Lianes; returns the file written."""
        raise NotImplementedError

    def take_in(self, path: Path) -> KeyInfo:
        """Take in Lianes' answer."""
        raise NotImplementedError
