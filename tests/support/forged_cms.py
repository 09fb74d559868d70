"""Signatures a verifier must refuse, each rightly signed but for the one thing that is wrong."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from asn1crypto import core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Commitment
from support import pki

SHA1 = "1.3.14.3.2.26"
SHA384 = "2.16.840.1.101.3.4.2.2"
TIMESTAMP = "1.2.840.113549.1.9.16.2.14"


def attributes(content: bytes, key: SigningKey, when: datetime = pki.NOW) -> dict[str, bytes]:
    """The five right values by type, in DER."""
    return {
        schema.CONTENT_TYPE: core.ObjectIdentifier(schema.DATA).dump(),
        schema.MESSAGE_DIGEST: core.OctetString(hashlib.sha256(content).digest()).dump(),
        schema.SIGNING_TIME: core.UTCTime(when).dump(),
        schema.SIGNING_CERTIFICATE_V2: schema.signing_certificate(key.certificate),
        schema.COMMITMENT_TYPE: schema.CommitmentType({"id": Commitment.ORIGIN.value}).dump(),
    }


def sign(
    content: bytes,
    key: SigningKey,
    *,
    values: Mapping[str, bytes] | None = None,
    dropped: Iterable[str] = (),
    repeated: Iterable[str] = (),
    held: Sequence[x509.Certificate] | None = None,
    digest: str = schema.SHA256,
    algorithm: str = "",
    hash_with: hashes.HashAlgorithm | None = None,
    unsigned: Sequence[str] = (),
    attached: bool = False,
    version: int = 1,
    content_type: str = schema.DATA,
    parameters: bytes = b"",
    signers: int = 1,
    crls: Sequence[x509.CertificateRevocationList] = (),
    without_attributes: bool = False,
) -> bytes:
    """A signature right in all but what is asked; ``values`` replaces or adds attributes."""
    told = attributes(content, key) | dict(values or {})
    pairs = [(oid, value) for oid, value in told.items() if oid not in set(dropped)]
    pairs += [(oid, told[oid]) for oid in repeated]
    signed = schema.Attributes(
        [schema.Attribute({"type": oid, "values": [core.Any.load(value)]}) for oid, value in pairs]
    )
    default = schema.ECDSA_SHA256 if isinstance(key.private, ec.EllipticCurvePrivateKey) else schema.RSA_SHA256
    info: dict[str, object] = {
        "version": version,
        "sid": {
            "issuer": core.Any.load(key.certificate.issuer.public_bytes()),
            "serial": key.certificate.serial_number,
        },
        "digest_algorithm": {"algorithm": digest},
        "signature_algorithm": {"algorithm": algorithm or default},
        "signature": _raw(key, content if without_attributes else signed.dump(), hash_with),
    }
    if not without_attributes:
        info["signed_attributes"] = signed
    if parameters:
        info["signature_algorithm"] = {"algorithm": default, "parameters": core.Any.load(parameters)}
    if unsigned:
        info["unsigned_attributes"] = [
            core.Any.load(schema.Attribute({"type": oid, "values": [core.Any.load(b"\x05\x00")]}).dump())
            for oid in unsigned
        ]
    chain = [key.certificate, *([key.issuing] if key.issuing else [])] if held is None else held
    encapsulated: dict[str, object] = {"content_type": content_type}
    if attached:
        encapsulated["content"] = content
    data: dict[str, object] = {
        "version": 1,
        "digest_algorithms": [{"algorithm": digest}],
        "encapsulated": encapsulated,
        "certificates": [core.Any.load(one) for one in sorted(map(certificates.to_der, chain))],
        "signers": [info] * signers,
    }
    if not chain:
        del data["certificates"]
    if crls:
        data["crls"] = [core.Any.load(one.public_bytes(Encoding.DER)) for one in crls]
    der: bytes = schema.ContentInfo({"type": schema.SIGNED_DATA, "content": data}).dump()
    return der


def _raw(key: SigningKey, data: bytes, hash_with: hashes.HashAlgorithm | None) -> bytes:
    if hash_with is None or not isinstance(key.private, ec.EllipticCurvePrivateKey):
        return key.sign(data)
    return key.private.sign(data, ec.ECDSA(hash_with))
