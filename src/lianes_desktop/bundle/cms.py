"""The signature of a manifest: CAdES-BASELINE-B, detached, in strict DER (BUNDLE.md §2 and §7)."""

import hashlib
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
from lianes_desktop.domain.hand_in import Role, Signer, SignerState


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
    certificate = key.certificate
    signed = schema.Attributes(
        [
            _attribute(schema.CONTENT_TYPE, core.ObjectIdentifier(schema.DATA).dump()),
            _attribute(schema.MESSAGE_DIGEST, core.OctetString(hashlib.sha256(content).digest()).dump()),
            _attribute(schema.SIGNING_TIME, _time(when).dump()),
            _attribute(schema.SIGNING_CERTIFICATE_V2, schema.signing_certificate(certificate)),
            _attribute(schema.COMMITMENT_TYPE, schema.CommitmentType({"id": commitment.value}).dump()),
        ]
    )
    info = {
        "version": 1,
        "sid": {
            "issuer": core.Any.load(certificate.issuer.public_bytes()),
            "serial": certificate.serial_number,
        },
        "digest_algorithm": {"algorithm": schema.SHA256},
        "signed_attributes": signed,
        "signature_algorithm": {
            "algorithm": schema.RSA_SHA256 if isinstance(key.private, rsa.RSAPrivateKey) else schema.ECDSA_SHA256,
        },
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


def check(der: bytes, content: bytes, trust: Trust, *, now: datetime, role: Role) -> Signed:
    """Check a signature strictly; ``role`` is the verifier's, the office refusing where a device would warn.

    Raises:
        BundleRefusal: the first rule broken; a ``SignerRefusal`` when only the certificate's time or revocation is.
    """
    found = reading.read(der)
    if found.message_digest != hashlib.sha256(content).digest():
        raise BundleRefusal(Code.SIG_DIGEST)
    _verify(found)
    commitment = next((one for one in Commitment if one.value == found.commitment), None)
    if commitment is None:
        raise BundleRefusal(Code.COMMITMENT, found.commitment)
    vouched = chain.vouch(found.signer, found.issuing, trust, now=now, role=role)
    signed = _signed(found, vouched, commitment)
    inside = found.signer.not_valid_before_utc <= found.signed_at <= found.signer.not_valid_after_utc
    if vouched.state is SignerState.REVOKED:
        raise SignerRefusal(Code.CERT_REVOKED, signed)
    if vouched.state is SignerState.EXPIRED:
        raise SignerRefusal(Code.CERT_EXPIRED, signed) if inside else BundleRefusal(Code.CERT_EXPIRED, "signer")
    if found.signed_at > now + chain.CLOCK_TOLERANCE:
        raise BundleRefusal(Code.TIME_FUTURE)
    if not inside:
        raise BundleRefusal(Code.TIME_CLAIMED)
    return signed


def _signed(found: reading.Found, vouched: chain.Vouched, commitment: Commitment) -> Signed:
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
        signed_at=found.signed_at,
        commitment=commitment,
        participant=certificates.identity(found.signer).participant,
        siren=who.siren,
        issuing=vouched.issuing,
        crl_doubtful=vouched.crl_doubtful,
    )


def _verify(found: reading.Found) -> None:
    """The signature over the signed attributes, with the one algorithm the key allows."""
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


def _attribute(oid: str, value: bytes) -> schema.Attribute:
    return schema.Attribute({"type": oid, "values": [core.Any.load(value)]})


def _time(when: datetime) -> core.Asn1Value:
    """UTCTime through 2049, as RFC 5652 demands; whole seconds."""
    utc = when.astimezone(UTC).replace(microsecond=0)
    return core.UTCTime(utc) if utc.year < 2050 else core.GeneralizedTime(utc)  # noqa: PLR2004 - RFC 5652 §11.3
