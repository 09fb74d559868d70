"""This device's signing key: made here, wrapped by its owner's passphrase, vouched for by Lianes."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lianes_desktop.bundle import certificates, clock, enrolment, issuing, kept, passphrases, requests, settings_file
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.parcels import Parcels
from lianes_desktop.bundle.passphrases import Cost, Stretching
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.bundle.trust_file import TrustFile
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.keys import RENEWED_FROM, ClockDoubt, EnrolmentState, KeyInfo
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.trust import SettingsFile, UnlockedKey

LIANES = ("lianes",)
"""The audience of what a device sends."""


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """``key.json``: the wrapped key and the certificate that goes with it."""

    stretching: Stretching
    pkcs8: str
    certificate: x509.Certificate
    issuing: x509.Certificate | None = None
    requested: bool = False

    def to_json(self) -> dict[str, object]:
        return {
            "version": 1,
            "stretching": self.stretching.to_json(),
            "pkcs8": self.pkcs8,
            "certificate": certificates.to_pem(self.certificate),
            "issuing": certificates.to_pem(self.issuing) if self.issuing else "",
            "requested": self.requested,
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, object]) -> "_KeyFile":
        stretching, issuing_pem = fields["stretching"], str(fields["issuing"])
        if fields["version"] != 1 or not isinstance(stretching, dict):
            raise ValueError("another version")
        return cls(
            stretching=Stretching.from_json(stretching),
            pkcs8=str(fields["pkcs8"]),
            certificate=x509.load_pem_x509_certificate(str(fields["certificate"]).encode()),
            issuing=x509.load_pem_x509_certificate(issuing_pem.encode()) if issuing_pem else None,
            requested=fields["requested"] is True,
        )


class DeviceKeys:
    """The key and the trust kept in one folder; satisfies ``services.ports.trust.Keys``."""

    def __init__(self, folder: Path, clock: Clock, parcels: Parcels, cost: Cost | None = None) -> None:
        """Nothing is read before it is needed; ``cost`` is for keys made from now on."""
        self._path = folder / "key.json"
        self._trust = TrustFile(folder)
        self._clock = clock
        self._parcels = parcels
        self._cost = cost or Cost()

    def info(self) -> KeyInfo:
        """The key without its secret.

        Raises:
            UnavailableError: its file cannot be read or was damaged.
        """
        key = self._read()
        if key is None:
            return KeyInfo(EnrolmentState.NO_KEY)
        fingerprint = certificates.fingerprint(key.certificate)
        ends = key.certificate.not_valid_after_utc
        state = self._state(key)
        soon = state is EnrolmentState.ENROLLED and ends - self._now() < RENEWED_FROM
        ended = self.trust().lists_ended(self._now())
        return KeyInfo(state, fingerprint, certificates.groups(fingerprint), ends, soon, ended)

    def create(self, profile: Profile, organisation: Organisation | None, passphrase: str) -> KeyInfo:
        """Make a P-256 key and its self-signed certificate; a former key is forgotten."""
        private = ec.generate_private_key(ec.SECP256R1())
        stretching = Stretching.fresh(self._cost)
        who = requests.identity_of(profile, organisation)
        self._write(
            _KeyFile(
                stretching=stretching,
                pkcs8=wrap(private, stretching.password(passphrase)),
                certificate=issuing.self_signed(private, who, self._now()),
            )
        )
        return self.info()

    def unlock(self, passphrase: str) -> SigningKey:
        """Open the key.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
            UnavailableError: there is no key, or its file was damaged.
        """
        key = self._needed()
        private = unwrap(key.pkcs8, key.stretching.password(passphrase))
        return SigningKey(private, key.certificate, key.issuing)

    def write_request(self, key: UnlockedKey, profile: Profile, organisation: Organisation | None, to: Path) -> Path:
        """Write the key request into the folder ``to``, signed under a fresh self-signed certificate."""
        own = self._needed()
        private = signing_key(key).private
        if not isinstance(private, ec.EllipticCurvePrivateKey):
            raise TypeError("device keys are P-256")
        fresh = issuing.self_signed(private, requests.identity_of(profile, organisation), self._now())
        sender = SigningKey(private, fresh)
        path = self._parcels.pack(
            BundleKind.KEY_REQUEST, {requests.FILE: requests.write(sender, profile)}, sender, LIANES, to
        )
        self._write(dataclasses.replace(own, requested=True))
        return path

    def take_enrolment(self, path: Path, expected_root: str = "") -> KeyInfo:
        """Take in Lianes' answer; see the port for what is refused."""
        own = self._needed()
        accepted = enrolment.accept(
            path,
            self._parcels,
            own.certificate,
            self._trust.read(),
            expected_root=expected_root,
            now=self._now(),
        )
        # Trust first: should the second write fail, taking the same file in again completes it.
        self._trust.write(accepted.trust)
        self._write(dataclasses.replace(own, certificate=accepted.certificate, issuing=accepted.issuing))
        return self.info()

    def announces_settings(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries settings."""
        return settings_file.announced(path, self._parcels)

    def read_settings(self, path: Path, expected_root: str = "") -> SettingsFile:
        """Verify a file of settings and read it; see the port for what is refused."""
        return self._accepted(path, expected_root).file

    def take_trust(self, path: Path, expected_root: str = "") -> None:
        """Keep whom a file of settings says to trust."""
        self._trust.write(self._accepted(path, expected_root).trust)

    def clock_doubt(self, last_bundle: datetime | None) -> ClockDoubt | None:
        """Whether the device's clock is surely late."""
        key = self._read()
        return clock.doubt(self._now(), key.certificate if key else None, self._trust.read(), last_bundle)

    def trust(self) -> Trust:
        """What this device trusts, and the recipients it seals for."""
        return self._trust.read()

    def keep_trust(self, trust: Trust) -> None:
        """Trust this from now on, when it is something else."""
        if trust != self._trust.read():
            self._trust.write(trust)

    def own_certificate(self) -> x509.Certificate | None:
        """That of the key made here; ``None`` before there is one."""
        key = self._read()
        return None if key is None else key.certificate

    def confirm(self, fingerprint: str, identity: certificates.Identity) -> None:
        """Vouch for a colleague's key, whose fingerprint was compared by voice.

        Raises:
            UnavailableError: it could not be kept.
        """
        self._trust.write(self._trust.read().with_confirmed(fingerprint, identity))

    def _accepted(self, path: Path, expected_root: str) -> settings_file.Accepted:
        return settings_file.accept(
            path, self._parcels, self._trust.read(), expected_root=expected_root, now=self._now()
        )

    def _state(self, key: _KeyFile) -> EnrolmentState:
        if key.issuing is not None and self._trust.read().lists(key.certificate, key.issuing):
            return EnrolmentState.REVOKED
        if self._now() > key.certificate.not_valid_after_utc:
            return EnrolmentState.EXPIRED
        if key.issuing is not None:
            return EnrolmentState.ENROLLED
        return EnrolmentState.REQUESTED if key.requested else EnrolmentState.SELF_SIGNED

    def _now(self) -> datetime:
        return self._clock.now()

    def _read(self) -> _KeyFile | None:
        fields = kept.read(self._path)
        try:
            return None if fields is None else _KeyFile.from_json(fields)
        except (ValueError, KeyError, TypeError) as error:
            raise kept.damaged(self._path) from error

    def _needed(self) -> _KeyFile:
        key = self._read()
        if key is None:
            raise kept.absent(self._path)
        return key

    def _write(self, key: _KeyFile) -> None:
        kept.write(self._path, key.to_json())


def signing_key(key: UnlockedKey) -> SigningKey:
    """The key behind the port's opaque one."""
    if not isinstance(key, SigningKey):
        raise TypeError("a key of another make")
    return key


def wrap(private: ec.EllipticCurvePrivateKey, password: bytes) -> str:
    """PKCS#8 in PEM, encrypted."""
    return private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password),
    ).decode("ascii")


def unwrap(pkcs8: str, password: bytes) -> ec.EllipticCurvePrivateKey:
    """The private key.

    Raises:
        RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
    """
    try:
        private = serialization.load_pem_private_key(pkcs8.encode(), password)
    except ValueError as error:
        raise passphrases.wrong() from error
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise passphrases.wrong()
    return private
