"""The office's small certification authority: a root, two issuing authorities, and the register of people.

Identities come from the register, never from a request. Every act that opens the keys also renews the
revocation lists, their number growing, so that they stay fresh as long as the office works.
"""

import dataclasses
from datetime import datetime
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric import ec

from lianes_desktop import durable
from lianes_desktop.bundle import (
    authority_file,
    authority_keys,
    certificates,
    enrolment,
    issuing,
    kept,
    requests,
    settings,
    settings_file,
)
from lianes_desktop.bundle.authority_file import AuthorityState, Issue
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.keys import wrap
from lianes_desktop.bundle.parcels import Parcels
from lianes_desktop.bundle.passphrases import Cost, Stretching
from lianes_desktop.bundle.refusals import BundleRefusal
from lianes_desktop.bundle.requests import Request
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind, Verification
from lianes_desktop.domain.keys import Registered
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.trust import SettingsFile

_SERVICE, _RECOVERY = "service", "recovery"


class OfficeAuthority:
    """The authority kept in one folder; satisfies ``services.ports.trust.Authority``."""

    def __init__(self, folder: Path, clock: Clock, parcels: Parcels, cost: Cost | None = None) -> None:
        """Nothing is read before it is needed."""
        self._path = folder / "authority.json"
        self._clock = clock
        self._parcels = parcels
        self._cost = cost or Cost()
        self._state: AuthorityState | None = None
        self._identities: tuple[str, ...] = ()

    def exists(self) -> bool:
        """Whether an authority was made here."""
        return self._read() is not None

    def create(self, name: str, passphrase: str) -> None:
        """Make root, issuing authorities, officer's key and age identities.

        Raises:
            ValueError: there is an authority already; losing it would orphan everyone it enrolled.
        """
        if self.exists():
            raise ValueError("an authority was made already")
        now = self._clock.now()
        stretching = Stretching.fresh(self._cost)
        password = stretching.password(passphrase)
        root = authority_keys.new_root(name, now)
        under = {which: authority_keys.new_issuing(root, which, name, now) for which in Issuing}
        officer = ec.generate_private_key(ec.SECP256R1())
        private = {authority_keys.ROOT: root.private, authority_keys.OFFICER: officer} | {
            one.value: made.private for one, made in under.items()
        }
        identities = {which: pyrage.x25519.Identity.generate() for which in (_SERVICE, _RECOVERY)}
        state = AuthorityState(
            name=name,
            stretching=stretching,
            keys={which: wrap(one, password) for which, one in private.items()},
            officer=authority_keys.officer_certificate(under[Issuing.DECISIONS], officer.public_key(), name, now),
            identities={
                which: authority_file.seal_text(str(one), password, which) for which, one in identities.items()
            },
            crl_number=0,
            trust=Trust(
                roots=(root.certificate,),
                issuing=tuple(one.certificate for one in under.values()),
                recipients=tuple(str(one.to_public()) for one in identities.values()),
            ),
        )
        self._write(authority_keys.with_fresh_crls(state, password, now))
        self.unlock(passphrase)

    def unlock(self, passphrase: str) -> None:
        """Open the service's age identity until the application closes."""
        state, password = self._opened(passphrase)
        self._identities = (authority_file.open_text(state.identities[_SERVICE], password, _SERVICE),)

    def identities(self) -> tuple[str, ...]:
        """The age identities that open sealed bundles; none before ``unlock``."""
        return self._identities

    def recovery_identity(self, passphrase: str) -> str:
        """The second age identity, to print and lock away from this computer."""
        state, password = self._opened(passphrase)
        return authority_file.open_text(state.identities[_RECOVERY], password, _RECOVERY)

    def root_fingerprint(self) -> tuple[str, ...]:
        """The root's fingerprint in groups, to compare over the phone."""
        return certificates.groups(certificates.fingerprint(self._needed().trust.roots[0]))

    def register(self) -> tuple[Registered, ...]:
        """People by key, the latest first."""
        state = self._read()
        return state.registered() if state else ()

    def trust(self) -> Trust:
        """What the office's verifications rest on."""
        state = self._read()
        return state.trust if state else Trust()

    def officer(self, passphrase: str) -> SigningKey:
        """The key that signs the office's answers."""
        state, password = self._opened(passphrase)
        return authority_keys.officer(state, password)

    def read_request(self, path: Path) -> tuple[Profile, str, tuple[str, ...]]:
        """Who asks, the key's fingerprint, and its groups to hear over the phone.

        Raises:
            RefusedError: ``NOT_A_KEY_REQUEST`` on ``file``.
        """
        request = self._request(path)
        return request.profile, request.fingerprint, certificates.groups(request.fingerprint)

    def enrol(
        self, path: Path, fingerprint: str, registered: Profile, organisation: Organisation, passphrase: str, to: Path
    ) -> Path:
        """Issue a certificate with the register's identity and write the enrolment into the folder ``to``.

        Raises:
            RefusedError: ``NOT_A_KEY_REQUEST`` on ``file`` (it may have been replaced by another since it was read),
                ``PASSPHRASE_WRONG`` on ``passphrase``.
        """
        request = self._request(path)
        if request.fingerprint != fingerprint:
            raise RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)])
        state, password = self._opened(passphrase)
        now = self._clock.now()
        who = requests.identity_of(registered, organisation)
        certificate = issuing.person(authority_keys.opened(state, password, Issuing.MISSIONS), request.public, who, now)
        entry = authority_keys.entry(who, request.fingerprint, f"{certificate.serial_number:x}", now)
        entry = dataclasses.replace(entry, expires_at=certificate.not_valid_after_utc)
        state = authority_keys.vouching(state, Issue(entry, Issuing.MISSIONS), who)
        state = authority_keys.with_current_officer(state, password, now)
        state = authority_keys.with_fresh_crls(state, password, now)
        # Kept first: a certificate that left must be one the register can revoke.
        self._write(state)
        return self._parcels.pack(
            BundleKind.ENROLMENT,
            enrolment.files(certificate, state.trust),
            authority_keys.officer(state, password),
            (who.participant.urn,),
            to,
        )

    def issue_settings(self, issued: ProgrammeSettings, passphrase: str, to: Path) -> SettingsFile:
        """Sign an issue of the settings into the folder ``to``, with fresh lists, and read it back.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on ``passphrase``.
        """
        officer, trust = self.answering(passphrase)
        path = self._parcels.pack(
            BundleKind.SETTINGS, settings_file.files(issued, trust), officer, settings.audience(issued), to
        )
        now = self._clock.now()
        return settings_file.accept(path, self._parcels, trust, expected_root="", now=now).file

    def answering(self, passphrase: str) -> tuple[SigningKey, Trust]:
        """The officer's key, current, and what travels with what it signs, its revocation lists made anew.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on ``passphrase``.
        """
        state, password = self._opened(passphrase)
        now = self._clock.now()
        state = authority_keys.with_current_officer(state, password, now)
        state = authority_keys.with_fresh_crls(state, password, now)
        # Kept first: devices that read these lists refuse older ones.
        self._write(state)
        return authority_keys.officer(state, password), state.trust

    def confirm(self, verification: Verification, registered: Profile, organisation: Organisation | None) -> None:
        """Vouch for the key behind a verified bundle, after its fingerprint was compared by phone."""
        if verification.signer is None or not verification.signature_valid:
            raise ValueError("nothing to vouch for")
        who = requests.identity_of(registered, organisation)
        entry = authority_keys.entry(who, verification.signer.fingerprint, "", self._clock.now())
        self._write(authority_keys.vouching(self._needed(), Issue(entry, None), who))

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        """Refuse a key from now on, and put every certificate issued for it on the list."""
        state, password = self._opened(passphrase)
        now = self._clock.now()
        issues = tuple(
            dataclasses.replace(one, entry=dataclasses.replace(one.entry, revoked_at=one.entry.revoked_at or now))
            if one.entry.fingerprint == fingerprint
            else one
            for one in state.issues
        )
        state = dataclasses.replace(state, issues=issues, trust=state.trust.without_key(fingerprint))
        self._write(authority_keys.with_fresh_crls(state, password, now))

    def crls_end(self) -> datetime | None:
        """When the first revocation list ends."""
        ends = (one.next_update_utc for one in self.trust().crls)
        return min((one for one in ends if one is not None), default=None)

    def renew_crls(self, passphrase: str) -> None:
        """Make fresh revocation lists, and a fresh officer's certificate when the present one ends soon."""
        state, password = self._opened(passphrase)
        now = self._clock.now()
        state = authority_keys.with_current_officer(state, password, now)
        self._write(authority_keys.with_fresh_crls(state, password, now))

    def write_trust(self, to: Path) -> None:
        """Root, issuing certificates and CRLs in PEM, to the file ``to``."""
        with explained(Resource.FILE, to):
            durable.write_bytes(to, self._needed().trust.pem().encode())

    def _request(self, path: Path) -> Request:
        try:
            parcel = self._parcels.unpack(
                path, BundleKind.KEY_REQUEST, self.trust(), now=self._clock.now(), role=Role.OFFICE
            )
            request = requests.read(parcel.files.get(requests.FILE, b""))
        except (BundleRefusal, ValueError) as error:
            raise RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)]) from error
        if request.fingerprint != parcel.signed.signer.fingerprint:
            raise RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)])
        return request

    def _opened(self, passphrase: str) -> tuple[AuthorityState, bytes]:
        """The state and the stretched passphrase, found right."""
        state = self._needed()
        password = state.stretching.password(passphrase)
        authority_file.open_text(state.identities[_SERVICE], password, _SERVICE)
        return state, password

    def _read(self) -> AuthorityState | None:
        if self._state is None:
            self._state = authority_file.read(self._path)
        return self._state

    def _needed(self) -> AuthorityState:
        state = self._read()
        if state is None:
            raise kept.absent(self._path)
        return state

    def _write(self, state: AuthorityState) -> None:
        authority_file.write(self._path, state)
        self._state = state
