"""Who signs and who is believed: this device's key, and the office's certification authority."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.bundles import Verification
from lianes_desktop.domain.keys import ClockDoubt, KeyInfo, Registered
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.settings import ProgrammeSettings


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a verified file of settings carries."""

    settings: ProgrammeSettings
    manifest_sha256: str
    """The bundle's identity."""
    path: Path
    """The file itself."""


class UnlockedKey(Protocol):
    """The device's signing key while its owner signs; opaque outside ``bundle``."""

    @property
    def fingerprint(self) -> str: ...


class Keys(Protocol):
    """This device's key and what it trusts."""

    def info(self) -> KeyInfo: ...

    def create(self, profile: Profile, organisation: Organisation | None, passphrase: str) -> KeyInfo:
        """Make a P-256 key and a self-signed certificate, the key wrapped with Argon2id."""
        ...

    def unlock(self, passphrase: str) -> UnlockedKey:
        """Open the key.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
        """
        ...

    def write_request(self, key: UnlockedKey, profile: Profile, organisation: Organisation | None, to: Path) -> Path:
        """Write the key request that travels to Lianes; returns the file written."""
        ...

    def take_enrolment(self, path: Path, expected_root: str = "") -> KeyInfo:
        """Take in Lianes' answer: certificate, chain, CRLs and recipients.

        ``expected_root`` is what the person heard over the phone; needed once, then the root is pinned.

        Raises:
            RefusedError: on ``file``: ``NOT_AN_ENROLMENT``, ``ENROLMENT_NOT_LIANES``, ``ENROLMENT_OTHER_KEY``,
                ``ENROLMENT_OLDER``; on ``root``: ``ROOT_UNCONFIRMED`` (show its ``groups`` and ask),
                ``ROOT_DIFFERENT``.
        """
        ...

    def announces_settings(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries settings: to know whose work it is."""
        ...

    def read_settings(self, path: Path, expected_root: str = "") -> SettingsFile:
        """Verify a file of settings and read it; nothing is kept.

        Raises:
            RefusedError: on ``file``: ``NOT_SETTINGS``, ``SETTINGS_DAMAGED``, ``SETTINGS_NOT_LIANES``,
                ``SETTINGS_FROM_PARTICIPANT``, ``SETTINGS_FROM_FUTURE``, ``SETTINGS_UNSOUND``; on ``root``:
                ``ROOT_UNCONFIRMED``, ``ROOT_DIFFERENT``.
        """
        ...

    def take_trust(self, path: Path, expected_root: str = "") -> None:
        """Keep the chain, the lists and the recipients a file of settings brings, unless those known are newer.

        Raises:
            RefusedError: as ``read_settings``.
        """
        ...

    def clock_doubt(self, last_bundle: datetime | None) -> ClockDoubt | None:
        """Whether the device's clock is surely late, to warn before signing."""
        ...


class Authority(Protocol):
    """The office's small certification authority."""

    def exists(self) -> bool: ...

    def create(self, name: str, passphrase: str) -> None:
        """Make the root, the two issuing authorities, the officer's key, and the age identities."""
        ...

    def root_fingerprint(self) -> tuple[str, ...]:
        """The root's fingerprint in groups, to compare over the phone."""
        ...

    def register(self) -> tuple[Registered, ...]: ...

    def read_request(self, path: Path) -> tuple[Profile, str, tuple[str, ...]]:
        """Who asks, the key's fingerprint, and its groups to hear over the phone; nothing is trusted yet."""
        ...

    def enrol(
        self, path: Path, fingerprint: str, registered: Profile, organisation: Organisation, passphrase: str, to: Path
    ) -> Path:
        """Issue a certificate with the register's identity and write the enrolment file.

        ``fingerprint`` is that of the key compared over the phone: should the file hold another one by now,
        it is refused.
        """
        ...

    def confirm(self, verification: Verification, registered: Profile, organisation: Organisation | None) -> None:
        """Vouch for a key not enrolled yet, after its fingerprint was compared by phone."""
        ...

    def issue_settings(self, issued: ProgrammeSettings, passphrase: str, to: Path) -> SettingsFile:
        """Sign an issue of the settings, write it into the folder ``to``, and read it back.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
            UnavailableError: the medium is full, read-only or gone; nothing stays.
        """
        ...

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        """Add the certificate to the CRL."""
        ...

    def unlock(self, passphrase: str) -> None:
        """Open the office's age identities, so that sealed bundles can be read until the application closes.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
        """
        ...

    def recovery_identity(self, passphrase: str) -> str:
        """The second age identity, ``AGE-SECRET-KEY-1…``, to print and lock away from this computer."""
        ...

    def crls_end(self) -> datetime | None:
        """When the first revocation list ends: past that, nothing is accepted until they are renewed."""
        ...

    def renew_crls(self, passphrase: str) -> None:
        """Make fresh revocation lists; every act with the passphrase does it too."""
        ...

    def write_trust(self, to: Path) -> None:
        """Root, issuing certificates and CRLs in PEM, usable as OpenSSL's ``-CAfile``."""
        ...
