"""Lianes' register: the office's small certification authority."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.checked import NAME, checked_organisation, checked_profile
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.keys import Registered
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.passphrases import checked_passphrase
from lianes_desktop.services.ports.trust import Authority


@dataclass(frozen=True, slots=True)
class KeyRequest:
    """Who asks to be enrolled; nothing is trusted until the groups were heard over the phone."""

    path: Path
    profile: Profile
    fingerprint: str
    groups: tuple[str, ...]


class RegisterService:
    """Acts and readings on the register; those with a passphrase are slow, for a worker thread."""

    def __init__(self, authority: Authority, changes: Changes) -> None:
        """Whoever shows keys is told of every change."""
        self._authority = authority
        self._changes = changes
        self._unlocked = False

    def exists(self) -> bool:
        """Whether the authority was made."""
        return self._authority.exists()

    def create(self, name: str, passphrase: str, again: str | None = None) -> None:
        """Make the authority.

        Raises:
            RefusedError: ``name`` missing, ``passphrase`` too short, ``again`` different.
        """
        named = parse_text(name, "name", NAME)
        if not named:
            raise RefusedError([Refusal("name", Problem.MISSING)])
        checked_passphrase(passphrase, again)
        self._authority.create(named, passphrase)
        self._unlocked = True
        self._changes.announce(Topic.KEYS)

    def unlock(self, passphrase: str) -> None:
        """Let sealed bundles be opened until the application closes.

        Raises:
            RefusedError: ``passphrase`` wrong.
        """
        self._authority.unlock(passphrase)
        self._unlocked = True

    def unlocked(self) -> bool:
        """Whether sealed bundles can be opened: made or unlocked since the application was opened."""
        return self._unlocked

    def root_fingerprint(self) -> tuple[str, ...]:
        """The root's fingerprint in groups, to read over the phone."""
        return self._authority.root_fingerprint()

    def people(self) -> tuple[Registered, ...]:
        """Everyone enrolled or confirmed."""
        return self._authority.register()

    def read_request(self, path: Path) -> KeyRequest:
        """Open a key request.

        Raises:
            RefusedError: ``NOT_A_KEY_REQUEST`` on ``file``.
        """
        profile, fingerprint, groups = self._authority.read_request(path)
        return KeyRequest(path, profile, fingerprint, groups)

    def enrol(
        self, request: KeyRequest, profile: Profile, organisation: Organisation, passphrase: str, folder: Path
    ) -> Path:
        """Issue the certificate with the identity the office typed, and write the enrolment file.

        Raises:
            RefusedError: the identity's fields, or ``passphrase`` wrong.
        """
        person, body = checked_profile(profile), checked_organisation(organisation)
        written = self._authority.enrol(request.path, request.fingerprint, person, body, passphrase, folder)
        self._changes.announce(Topic.KEYS)
        return written

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        """Stop vouching for a key.

        Raises:
            RefusedError: ``passphrase`` wrong.
        """
        self._authority.revoke(fingerprint, passphrase)
        self._changes.announce(Topic.KEYS)

    def recovery_identity(self, passphrase: str) -> str:
        """The key that opens sealed bundles should this computer be lost, to print and lock away.

        Raises:
            RefusedError: ``passphrase`` wrong.
        """
        return self._authority.recovery_identity(passphrase)

    def write_recovery(self, identity: str, note: str, to: Path) -> None:
        """Write that key to a file that ``age -d -i`` reads, to print or lock away; ``note`` says what it is for.

        Raises:
            UnavailableError: the file cannot be written.
        """
        lines = [*(f"# {line}" for line in note.splitlines()), identity, ""]
        with explained(Resource.EXPORT, to):
            durable.write_bytes(to, "\n".join(lines).encode())

    def crls_end(self) -> datetime | None:
        """When the first revocation list ends: past that, nothing is accepted until they are renewed."""
        return self._authority.crls_end()

    def renew_crls(self, passphrase: str) -> None:
        """Make fresh revocation lists.

        Raises:
            RefusedError: ``passphrase`` wrong.
        """
        self._authority.renew_crls(passphrase)
        self._changes.announce(Topic.KEYS)

    def write_trust(self, to: Path) -> None:
        """Write what OpenSSL needs to check our bundles."""
        self._authority.write_trust(to)
