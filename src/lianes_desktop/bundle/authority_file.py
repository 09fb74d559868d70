"""The office's authority on disk: wrapped keys, register and trust in one file that changes as a whole."""

import dataclasses
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lianes_desktop.bundle import certificates, kept, passphrases, trust_file
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.passphrases import Stretching
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.keys import Registered

_NONCE = 12


@dataclass(frozen=True, slots=True)
class Issue:
    """One line of the register: a certificate issued, or a key vouched for without one."""

    entry: Registered
    issuing: Issuing | None
    """``None`` when only vouched for."""


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """Everything the office's authority knows."""

    name: str
    stretching: Stretching
    keys: Mapping[str, str]
    """Encrypted PKCS#8: ``root``, ``officer``, and each issuing authority by its name."""
    officer: x509.Certificate
    identities: Mapping[str, str]
    """Wrapped age identities, ``service`` and ``recovery``."""
    crl_number: int
    trust: Trust
    issues: tuple[Issue, ...] = ()

    def authority(self, which: Issuing) -> x509.Certificate:
        """The issuing authority's certificate."""
        return next(one for one in self.trust.issuing if certificates.issuing_role(one) is which)

    def registered(self) -> tuple[Registered, ...]:
        """People by key: the last line about each, the latest first."""
        latest = {one.entry.fingerprint: one.entry for one in self.issues}
        return tuple(sorted(latest.values(), key=lambda one: one.issued_at, reverse=True))

    def with_issue(self, issue: Issue) -> "AuthorityState":
        """The register with one more line."""
        return dataclasses.replace(self, issues=(*self.issues, issue))


def read(path: Path) -> AuthorityState | None:
    """The authority, or ``None`` when none was made.

    Raises:
        UnavailableError: the file cannot be read or was damaged.
    """
    fields = kept.read(path)
    try:
        return None if fields is None else _from_json(fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise kept.damaged(path) from error


def write(path: Path, state: AuthorityState) -> None:
    """Keep the authority, whole or as it was before.

    Raises:
        UnavailableError: the disk is full, read-only or failing.
    """
    fields: dict[str, object] = {
        "version": 1,
        "name": state.name,
        "stretching": state.stretching.to_json(),
        "keys": dict(state.keys),
        "officer": certificates.to_pem(state.officer),
        "identities": dict(state.identities),
        "crl_number": state.crl_number,
        "trust": trust_file.to_json(state.trust),
        "issues": [_issue_to_json(one) for one in state.issues],
    }
    kept.write(path, fields)


def seal_text(text: str, password: bytes, label: str) -> str:
    """A short secret under the stretched passphrase: AES-256-GCM, bound to what it is."""
    nonce = secrets.token_bytes(_NONCE)
    return (nonce + _cipher(password).encrypt(nonce, text.encode(), label.encode())).hex()


def open_text(sealed: str, password: bytes, label: str) -> str:
    """The secret.

    Raises:
        RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
    """
    data = bytes.fromhex(sealed)
    try:
        return _cipher(password).decrypt(data[:_NONCE], data[_NONCE:], label.encode()).decode()
    except InvalidTag as error:
        raise passphrases.wrong() from error


def _cipher(password: bytes) -> AESGCM:
    return AESGCM(bytes.fromhex(password.decode()))


def _from_json(fields: Mapping[str, object]) -> AuthorityState:
    stretching, trust, issues = fields["stretching"], fields["trust"], fields["issues"]
    number = fields["crl_number"]
    if fields["version"] != 1 or not isinstance(number, int):
        raise ValueError("another version")
    if not isinstance(stretching, dict) or not isinstance(trust, dict) or not isinstance(issues, list):
        raise TypeError("authority file")
    return AuthorityState(
        name=str(fields["name"]),
        stretching=Stretching.from_json(stretching),
        keys=_texts(fields["keys"]),
        officer=x509.load_pem_x509_certificate(str(fields["officer"]).encode()),
        identities=_texts(fields["identities"]),
        crl_number=number,
        trust=trust_file.from_json(trust),
        issues=tuple(map(_issue, issues)),
    )


def _texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise TypeError("not texts by name")
    return value


def _issue_to_json(issue: Issue) -> dict[str, str]:
    entry = issue.entry
    return {
        "participant": str(entry.participant),
        "name": entry.name,
        "email": entry.email,
        "organisation": entry.organisation,
        "siren": entry.siren,
        "fingerprint": entry.fingerprint,
        "serial": entry.serial,
        "issued_at": entry.issued_at.isoformat(),
        "revoked_at": entry.revoked_at.isoformat() if entry.revoked_at else "",
        "issuing": issue.issuing.value if issue.issuing else "",
        "expires_at": entry.expires_at.isoformat() if entry.expires_at else "",
    }


def _issue(fields: Mapping[str, str]) -> Issue:
    revoked, issuing, expires = fields["revoked_at"], fields["issuing"], fields.get("expires_at", "")
    entry = Registered(
        participant=UUID(fields["participant"]),
        name=fields["name"],
        email=fields["email"],
        organisation=fields["organisation"],
        siren=fields["siren"],
        fingerprint=fields["fingerprint"],
        serial=fields["serial"],
        issued_at=datetime.fromisoformat(fields["issued_at"]),
        revoked_at=datetime.fromisoformat(revoked) if revoked else None,
        expires_at=datetime.fromisoformat(expires) if expires else None,
    )
    return Issue(entry, Issuing(issuing) if issuing else None)
