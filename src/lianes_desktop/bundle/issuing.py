"""Making certificates and revocation lists: terms, usages and names as BUNDLE.md §5 sets them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lianes_desktop.bundle.certificates import SIGNING_PURPOSES, SIREN_PREFIX, Identity, Issuing, SigningPublicKey

PERSON_TERM = timedelta(days=2 * 365)
ISSUING_TERM = timedelta(days=6 * 365 + 1)
ROOT_TERM = timedelta(days=12 * 365 + 3)
CRL_TERM = timedelta(days=180)
"""The office renews its lists long before, at each act and when asked."""

_HEAD_START = timedelta(hours=1)
"""Clocks that lag a little do not make a fresh certificate look premature."""

_LONGEST_NAME = 64
"""X.520's bound on common and organisation names."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A certification authority with its private key."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Revoked:
    """One line of a revocation list."""

    serial: int
    at: datetime


def root(private: ec.EllipticCurvePrivateKey, name: str, now: datetime) -> x509.Certificate:
    """The self-signed root of an organisation of that name."""
    subject = _authority_name(name, f"{name[: _LONGEST_NAME - 7]} Racine")
    return _authority(subject, subject, private, private.public_key(), now, ROOT_TERM, depth=1)


def issuing_authority(
    by: Authority, public: ec.EllipticCurvePublicKey, which: Issuing, name: str, now: datetime
) -> x509.Certificate:
    """An issuing authority under the root."""
    subject = _authority_name(name, which.value)
    return _authority(subject, by.certificate.subject, by.private, public, now, ISSUING_TERM, depth=0)


def person(by: Authority, public: SigningPublicKey, who: Identity, now: datetime) -> x509.Certificate:
    """A person's certificate, for two years or as long as its issuer."""
    builder = _person(by.certificate.subject, by.private, public, who, now)
    end = min(now + PERSON_TERM, by.certificate.not_valid_after_utc)
    return builder.not_valid_after(end).sign(by.private, _digest(by.private))


def self_signed(private: ec.EllipticCurvePrivateKey, who: Identity, now: datetime) -> x509.Certificate:
    """The certificate of a key not enrolled yet: the same in all but who vouches."""
    builder = _person(_person_name(who), private, private.public_key(), who, now)
    return builder.not_valid_after(now + PERSON_TERM).sign(private, _digest(private))


def crl(by: Authority, number: int, revoked: Iterable[Revoked], now: datetime) -> x509.CertificateRevocationList:
    """The authority's revocation list of that number."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(now)
        .next_update(now + CRL_TERM)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.private.public_key()), critical=False)
    )
    for one in revoked:
        line = x509.RevokedCertificateBuilder().serial_number(one.serial).revocation_date(one.at).build()
        builder = builder.add_revoked_certificate(line)
    return builder.sign(by.private, _digest(by.private))


def _digest(private: ec.EllipticCurvePrivateKey) -> hashes.SHA256 | hashes.SHA384:
    return hashes.SHA384() if private.curve.key_size > 256 else hashes.SHA256()  # noqa: PLR2004 - P-256


def _authority_name(name: str, common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _bounded(name)),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _authority(
    subject: x509.Name,
    issuer: x509.Name,
    signer: ec.EllipticCurvePrivateKey,
    public: ec.EllipticCurvePublicKey,
    now: datetime,
    term: timedelta,
    *,
    depth: int,
) -> x509.Certificate:
    builder = _base(subject, issuer, signer, public, now).not_valid_after(now + term)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=depth), critical=True)
    return builder.add_extension(_usage(authority=True), critical=True).sign(signer, _digest(signer))


def _person(
    issuer: x509.Name, signer: ec.EllipticCurvePrivateKey, public: SigningPublicKey, who: Identity, now: datetime
) -> x509.CertificateBuilder:
    names: list[x509.GeneralName] = [x509.UniformResourceIdentifier(who.participant.urn)]
    if who.email.isascii() and "@" in who.email:  # the field is ASCII; others are reached by their participant
        names.append(x509.RFC822Name(who.email))
    return (
        _base(_person_name(who), issuer, signer, public, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(SIGNING_PURPOSES), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
    )


def _person_name(who: Identity) -> x509.Name:
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, _bounded(who.name or str(who.participant)))]
    if who.organisation:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, _bounded(who.organisation)))
    if who.siren:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, SIREN_PREFIX + who.siren))
    return x509.Name(attributes)


def _base(
    subject: x509.Name,
    issuer: x509.Name,
    signer: ec.EllipticCurvePrivateKey,
    public: SigningPublicKey,
    now: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _HEAD_START)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _bounded(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
