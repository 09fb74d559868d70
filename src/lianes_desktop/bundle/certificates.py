"""X.509 certificates as Lianes uses them: what they say, and the key that goes with one."""

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
"""RFC 9336. Issued with ``emailProtection``, so that OpenSSL's default purpose works too (BUNDLE.md §3.2)."""

SIGNING_PURPOSES = (DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION)

SIREN_PREFIX = "NTRFR-"
"""Semantics identifier of a French national register (ETSI EN 319 412-1)."""

_LEAST_RSA_BITS = 3072

E = TypeVar("E", bound=x509.ExtensionType)

SigningPrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
SigningPublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey


class Issuing(StrEnum):
    """The two issuing authorities; which one vouches for a key is that key's role. Values are their names."""

    MISSIONS = "AC Missions"
    DECISIONS = "AC Décisions"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a certificate, or the office, says a key belongs to."""

    name: str
    organisation: str
    participant: UUID
    email: str = ""
    siren: str = ""
    """Nine digits, or nothing for a body without one."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An unlocked private key with its certificate; it satisfies ``services.ports.trust.UnlockedKey``."""

    private: SigningPrivateKey
    certificate: x509.Certificate
    issuing: x509.Certificate | None = None
    """The issuing authority's certificate; ``None`` while the certificate is self-signed."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, lower-case hexadecimal."""
        return fingerprint(self.certificate)

    @property
    def cert_sha256(self) -> str:
        """SHA-256 of the whole certificate, lower-case hexadecimal."""
        return cert_sha256(self.certificate)

    @property
    def participant(self) -> UUID:
        """The participant the certificate names; ``ValueError`` when it names none."""
        return identity(self.certificate).participant

    def sign(self, data: bytes) -> bytes:
        """A raw signature of ``data`` with SHA-256."""
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.private.sign(data, ec.ECDSA(hashes.SHA256()))


def load(der: bytes) -> x509.Certificate:
    """Read a certificate entirely, so that nothing in it fails later.

    Raises:
        ValueError, or another of the library's errors: it cannot be read.
    """
    certificate = x509.load_der_x509_certificate(der)
    for part in ("version", "subject", "issuer", "extensions", "not_valid_before_utc", "not_valid_after_utc"):
        getattr(certificate, part)
    certificate.public_key()
    return certificate


def fingerprint(holder: x509.Certificate | x509.CertificateSigningRequest) -> str:
    """SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal."""
    public = holder.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(public).hexdigest()


def cert_sha256(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate's DER, lower-case hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def groups(fingerprint_hex: str) -> tuple[str, ...]:
    """The fingerprint's first 80 bits as 4 groups of 4 letters and digits, to read over the phone."""
    letters = base64.b32encode(bytes.fromhex(fingerprint_hex)[:10]).decode()
    return tuple(letters[at : at + 4] for at in range(0, 16, 4))


def same_groups(typed: str, fingerprint_hex: str) -> bool:
    """Whether what a person typed, spaces and case aside, is that fingerprint or its groups."""
    letters = "".join(one for one in typed if one.isalnum()).upper()
    return letters in {"".join(groups(fingerprint_hex)), fingerprint_hex.upper()}


def accepted_key(holder: x509.Certificate | x509.CertificateSigningRequest) -> SigningPublicKey | None:
    """The holder's key when it is P-256 or RSA of at least 3072 bits, else ``None``."""
    key = holder.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key if isinstance(key.curve, ec.SECP256R1) else None
    if isinstance(key, rsa.RSAPublicKey):
        return key if key.key_size >= _LEAST_RSA_BITS else None
    return None


def identity(certificate: x509.Certificate) -> Identity:
    """What the certificate says of its holder.

    Raises:
        ValueError: it does not name exactly one participant (``urn:uuid:`` in the alternative names).
    """
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise ValueError("no alternative name") from None
    urns = names.get_values_for_type(x509.UniformResourceIdentifier)
    if len(urns) != 1 or not urns[0].startswith("urn:uuid:"):
        raise ValueError("not exactly one participant")
    participant = UUID(urns[0].removeprefix("urn:uuid:"))
    if participant.urn != urns[0]:
        raise ValueError("participant not in its canonical form")
    emails = names.get_values_for_type(x509.RFC822Name)
    register = first(certificate.subject, NameOID.ORGANIZATION_IDENTIFIER)
    return Identity(
        name=first(certificate.subject, NameOID.COMMON_NAME),
        organisation=first(certificate.subject, NameOID.ORGANIZATION_NAME),
        participant=participant,
        email=emails[0] if emails else "",
        siren=register.removeprefix(SIREN_PREFIX) if register.startswith(SIREN_PREFIX) else "",
    )


def issuing_role(certificate: x509.Certificate) -> Issuing | None:
    """Which of the two issuing authorities the certificate says it is."""
    name = first(certificate.subject, NameOID.COMMON_NAME)
    return Issuing(name) if name in set(Issuing) else None


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether the certificate may issue others, by its constraints or by its key usage."""
    constraints = _extension(certificate, x509.BasicConstraints)
    usage = _extension(certificate, x509.KeyUsage)
    return (constraints is not None and constraints.ca) or (usage is not None and usage.key_cert_sign)


def may_issue(certificate: x509.Certificate) -> bool:
    """Whether constraints and usage both say certification authority, for certificates and CRLs."""
    constraints = _extension(certificate, x509.BasicConstraints)
    usage = _extension(certificate, x509.KeyUsage)
    return (
        constraints is not None
        and constraints.ca
        and usage is not None
        and usage.key_cert_sign
        and usage.crl_sign
        and not _unknown_critical(certificate)
    )


def may_sign_documents(certificate: x509.Certificate) -> bool:
    """Whether usage and purposes are those of a person's signature, and no constraint is unknown to us."""
    usage = _extension(certificate, x509.KeyUsage)
    purposes = _extension(certificate, x509.ExtendedKeyUsage)
    return (
        usage is not None
        and usage.digital_signature
        and usage.content_commitment
        and purposes is not None
        and all(one in purposes for one in SIGNING_PURPOSES)
        and not _unknown_critical(certificate)
    )


def to_pem(holder: x509.Certificate | x509.CertificateRevocationList) -> str:
    """PEM text of a certificate or a CRL."""
    return holder.public_bytes(Encoding.PEM).decode("ascii")


def to_der(certificate: x509.Certificate) -> bytes:
    """DER bytes of a certificate."""
    return certificate.public_bytes(Encoding.DER)


_UNDERSTOOD = frozenset(
    {
        x509.BasicConstraints.oid,
        x509.KeyUsage.oid,
        x509.ExtendedKeyUsage.oid,
        x509.SubjectAlternativeName.oid,
    }
)


def _unknown_critical(certificate: x509.Certificate) -> bool:
    return any(one.critical and one.oid not in _UNDERSTOOD for one in certificate.extensions)


def _extension(certificate: x509.Certificate, kind: type[E]) -> E | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def first(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    """The first value of that kind in a name, or nothing."""
    found = name.get_attributes_for_oid(oid)
    value = found[0].value if found else ""
    return value if isinstance(value, str) else ""
