"""Lianes' register: the office's small certification authority."""

from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Registered
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import Authority


@dataclass(frozen=True, slots=True)
class KeyRequest:
    """Who asks to be enrolled; nothing is trusted until the groups were heard over the phone."""

    path: Path
    profile: Profile
    fingerprint: str
    groups: tuple[str, ...]


class RegisterService:
    """Acts and readings on the register."""

    def __init__(self, authority: Authority, changes: Changes) -> None: ...

    def exists(self) -> bool:
        """Whether the authority was made."""
        raise NotImplementedError

    def create(self, name: str, passphrase: str, again: str | None = None) -> None:
        """Make the authority; slow, for a worker thread.

        Raises:
            RefusedError: ``name`` missing, ``passphrase`` too short, ``again`` different.
        """
        raise NotImplementedError

    def root_fingerprint(self) -> tuple[str, ...]:
        """The root's fingerprint in groups, to read over the phone."""
        raise NotImplementedError

    def people(self) -> tuple[Registered, ...]:
        """Everyone enrolled or confirmed."""
        raise NotImplementedError

    def read_request(self, path: Path) -> KeyRequest:
        """Open a key request."""
        raise NotImplementedError

    def enrol(
        self, request: KeyRequest, profile: Profile, organisation: Organisation, passphrase: str, folder: Path
    ) -> Path:
        """Issue the certificate with the identity the office typed, and write the enrolment file."""
        raise NotImplementedError

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        """Stop vouching for a key."""
        raise NotImplementedError

    def write_trust(self, to: Path) -> None:
        """Write what OpenSSL needs to check our bundles."""
        raise NotImplementedError
