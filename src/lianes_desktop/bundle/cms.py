"""The signature of a manifest: CAdES-BASELINE-B, detached, in strict DER (BUNDLE.md §2 and §7)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from asn1crypto import core
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from lianes_desktop.bundle import certificates, chain
from lianes_desktop.bundle import cms_reading as reading
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import Signer, SignerState
from lianes_desktop.domain.people import Role


class Commitment(StrEnum):
    """What signing says; values are the object identifiers of EN 319 122-1."""

    ORIGIN = "1.2.840.113549.1.9.16.6.1"
    APPROVAL = "1.2.840.113549.1.9.16.6.5"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that is mathematically right, and who made it."""

    signer: Signer
    """As Lianes knows the person; for an UNKNOWN key, as the certificate claims."""
    signed_at: datetime
    """Claimed by the signer, aware, UTC."""
    commitment: Commitment
    participant: UUID
    """The participant named in the certificate, to hold against the bundle's issuer."""
    siren: str
    issuing: Issuing | None
    """The signer's role; ``None`` for a key not enrolled."""
    crl_doubtful: bool
    """A revocation list was missing or stale: accepted in the field only, with a visible warning."""


class SignerRefusal(BundleRefusal):
    """The signature is right but its certificate is revoked or expired: the office may want to see whose."""

    def __init__(self, code: Code, signed: Signed) -> None:
        """Keep what the signature says."""
        super().__init__(code, "signer")
        self.signed = signed


def sign(content: bytes, key: SigningKey, *, when: datetime, commitment: Commitment) -> bytes:
    """A detached DER signature of ``content`` with its five signed attributes and nothing else."""
    said = {
        schema.SIGNING_TIME: _time(when).dump(),
        schema.COMMITMENT_TYPE: schema.CommitmentType({"id": commitment.value}).dump(),
    }
    return _signature(hashlib.sha256(content).digest(), key, said)


def sign_digest(digest: bytes, key: SigningKey) -> bytes:
    """The same of a SHA-256 digest, without time or commitment: a PDF says those itself (EN 319 142-1)."""
    return _signature(digest, key, {})


def check(der: bytes, content: bytes, trust: Trust, *, now: datetime, role: Role) -> Signed:
    """Check a signature strictly; ``role`` is the verifier's, the office refusing where a device would warn.

    Raises:
        BundleRefusal: the first rule broken; a ``SignerRefusal`` when only the certificate's time or revocation is.
    """
    found = reading.read(der, reading.CLAIMED_ATTRIBUTES)
    signed_at, said = found.signed_at(), found.commitment()
    _verify(found, hashlib.sha256(content).digest())
    commitment = next((one for one in Commitment if one.value == said), None)
    if commitment is None:
        raise BundleRefusal(Code.COMMITMENT, said)
    vouched = chain.vouch(found.signer, found.issuing, trust, now=now, role=role)
    signed = _signed(found, vouched, signed_at, commitment)
    inside = found.signer.not_valid_before_utc <= signed_at <= found.signer.not_valid_after_utc
    if vouched.state is SignerState.REVOKED:
        raise SignerRefusal(Code.CERT_REVOKED, signed)
    if vouched.state is SignerState.EXPIRED:
        raise SignerRefusal(Code.CERT_EXPIRED, signed) if inside else BundleRefusal(Code.CERT_EXPIRED, "signer")
    if signed_at > now + chain.CLOCK_TOLERANCE:
        raise BundleRefusal(Code.TIME_FUTURE)
    if not inside:
        raise BundleRefusal(Code.TIME_CLAIMED)
    return signed


def check_digest(der: bytes, digest: bytes) -> str:
    """The fingerprint of the key behind ``sign_digest``; the caller knows which one may be there.

    Raises:
        BundleRefusal: the first rule broken.
    """
    found = reading.read(der, reading.PLAIN_ATTRIBUTES)
    _verify(found, digest)
    return certificates.fingerprint(found.signer)


def _signature(digest: bytes, key: SigningKey, said: Mapping[str, bytes]) -> bytes:
    certificate = key.certificate
    values = {
        schema.CONTENT_TYPE: core.ObjectIdentifier(schema.DATA).dump(),
        schema.MESSAGE_DIGEST: core.OctetString(digest).dump(),
        schema.SIGNING_CERTIFICATE_V2: schema.signing_certificate(certificate),
    } | dict(said)
    signed = schema.Attributes(
        [schema.Attribute({"type": oid, "values": [core.Any.load(value)]}) for oid, value in values.items()]
    )
    algorithm = schema.RSA_SHA256 if isinstance(key.private, rsa.RSAPrivateKey) else schema.ECDSA_SHA256
    info = {
        "version": 1,
        "sid": {"issuer": core.Any.load(certificate.issuer.public_bytes()), "serial": certificate.serial_number},
        "digest_algorithm": {"algorithm": schema.SHA256},
        "signed_attributes": signed,
        "signature_algorithm": {"algorithm": algorithm},
        "signature": key.sign(signed.dump()),
    }
    held = sorted(certificates.to_der(one) for one in (certificate, key.issuing) if one is not None)
    signed_data = {
        "version": 1,
        "digest_algorithms": [{"algorithm": schema.SHA256}],
        "encapsulated": {"content_type": schema.DATA},
        "certificates": [core.Any.load(one) for one in held],
        "signers": [info],
    }
    der: bytes = schema.ContentInfo({"type": schema.SIGNED_DATA, "content": signed_data}).dump()
    return der


def _signed(found: reading.Found, vouched: chain.Vouched, signed_at: datetime, commitment: Commitment) -> Signed:
    who = vouched.identity
    return Signed(
        signer=Signer(
            name=who.name,
            organisation=who.organisation,
            participant=who.participant,
            fingerprint=certificates.fingerprint(found.signer),
            cert_sha256=certificates.cert_sha256(found.signer),
            state=vouched.state,
        ),
        signed_at=signed_at,
        commitment=commitment,
        participant=certificates.identity(found.signer).participant,
        siren=who.siren,
        issuing=vouched.issuing,
        crl_doubtful=vouched.crl_doubtful,
    )


def _verify(found: reading.Found, digest: bytes) -> None:
    """The digest signed, then the signature over the attributes with the one algorithm the key allows."""
    if found.message_digest() != digest:
        raise BundleRefusal(Code.SIG_DIGEST)
    key = certificates.accepted_key(found.signer)
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and found.algorithm == schema.ECDSA_SHA256:
            key.verify(found.signature, found.signed_bytes, ec.ECDSA(hashes.SHA256()))
        elif isinstance(key, rsa.RSAPublicKey) and found.algorithm in {schema.RSA, schema.RSA_SHA256}:
            key.verify(found.signature, found.signed_bytes, padding.PKCS1v15(), hashes.SHA256())
        else:
            raise BundleRefusal(Code.CMS_INVALID, "neither P-256 nor RSA of 3072 bits")
    except InvalidSignature:
        raise BundleRefusal(Code.CMS_INVALID) from None


def _time(when: datetime) -> core.Asn1Value:
    """UTCTime through 2049, as RFC 5652 demands; whole seconds."""
    utc = when.astimezone(UTC).replace(microsecond=0)
    return core.UTCTime(utc) if utc.year < 2050 else core.GeneralizedTime(utc)  # noqa: PLR2004 - RFC 5652 §11.3
