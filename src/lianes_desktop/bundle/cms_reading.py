"""Reading a ``.p7s``: only the one shape we write, whatever else CMS allows is refused by name."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import core
from cryptography import x509

from lianes_desktop.bundle import certificates, der
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.refusals import BundleRefusal, Code

PLAIN_ATTRIBUTES = frozenset({schema.CONTENT_TYPE, schema.MESSAGE_DIGEST, schema.SIGNING_CERTIFICATE_V2})
"""Signed attributes of a PDF's signature."""

CLAIMED_ATTRIBUTES = PLAIN_ATTRIBUTES | {schema.SIGNING_TIME, schema.COMMITMENT_TYPE}
"""Signed attributes of a manifest's signature: it also claims a time and says what signing means."""

_LARGEST = 64 * 1024
"""Thirty times what a signature takes; longer ones would only cost time."""

_TIME = re.compile(rb"\x17\x0d\d{12}Z|\x18\x0f(?:20[5-9]\d|2[1-9]\d\d)\d{10}Z")
"""The one DER form of each year: seconds always, no fraction, Zulu; the long form from 2050 on."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a well-formed signature holds; nothing of it is verified yet."""

    signer: x509.Certificate
    issuing: x509.Certificate | None
    """``None`` when the signer's certificate travels alone."""
    algorithm: str
    signature: bytes
    signed_bytes: bytes
    """The signed attributes as the SET that was signed."""
    attributes: Mapping[str, bytes]
    """DER of each signed attribute's one value, by type."""

    def message_digest(self) -> bytes:
        """The digest signed."""
        digest: bytes = _read_as(core.OctetString, self.attributes[schema.MESSAGE_DIGEST])
        return digest

    def signed_at(self) -> datetime:
        """The time claimed, aware, UTC."""
        if not _TIME.fullmatch(self.attributes[schema.SIGNING_TIME]):
            raise BundleRefusal(Code.CMS_ATTRS, "signing time")
        moment: datetime = _read_as(schema.Time, self.attributes[schema.SIGNING_TIME])
        return moment.astimezone(UTC)

    def commitment(self) -> str:
        """What signing means, an object identifier."""
        said: str = _read_as(schema.CommitmentType, self.attributes[schema.COMMITMENT_TYPE])["id"]
        return said


def read(data: bytes, wanted: Set[str]) -> Found:
    """Read a signature that has exactly the ``wanted`` signed attributes.

    Raises:
        BundleRefusal: ``CMS_SYNTAX``, ``CMS_SIGNERS``, ``CMS_ATTACHED``, ``CMS_DIGEST``, ``CMS_UNSIGNED``,
            ``CMS_ATTRS``, ``CMS_CERTS``.
    """
    if len(data) > _LARGEST:
        raise BundleRefusal(Code.CMS_SYNTAX, "too long")
    try:
        der.require(data)
        return _read(schema.ContentInfo.load(data, strict=True), wanted)
    except BundleRefusal:
        raise
    except Exception as error:  # the libraries raise many kinds, and each means it cannot be read
        raise BundleRefusal(Code.CMS_SYNTAX, type(error).__name__) from error


def _read_as(kind: type[core.Asn1Value], value: bytes) -> Any:  # noqa: ANN401 - asn1crypto ships no types
    """An attribute's value as a Python value."""
    try:
        return kind.load(value, strict=True).native
    except Exception as error:  # asn1crypto raises many kinds, and each means it cannot be read
        raise BundleRefusal(Code.CMS_ATTRS, kind.__name__) from error


def _read(info: core.Asn1Value, wanted: Set[str]) -> Found:
    if info["type"].dotted != schema.SIGNED_DATA:
        raise BundleRefusal(Code.CMS_SYNTAX, "not signed data")
    data = info["content"]
    _require_shape(data)
    signer = data["signers"][0]
    signed_bytes = b"\x31" + signer["signed_attributes"].dump()[1:]
    der.require(signed_bytes)
    attributes = _attributes(schema.Attributes.load(signed_bytes, strict=True), wanted)
    own, issuing = _certificates(data, signer["sid"])
    if attributes[schema.SIGNING_CERTIFICATE_V2] not in {
        schema.signing_certificate(own),
        schema.signing_certificate(own, issuer_too=False),
    }:
        raise BundleRefusal(Code.CMS_ATTRS, "signing certificate")
    return Found(
        signer=own,
        issuing=issuing,
        algorithm=_algorithm(signer["signature_algorithm"]),
        signature=signer["signature"].native,
        signed_bytes=signed_bytes,
        attributes=attributes,
    )


def _require_shape(data: schema.SignedData) -> None:
    """One signer, SHA-256, detached, signed attributes only."""
    if len(data["signers"]) != 1:
        raise BundleRefusal(Code.CMS_SIGNERS)
    signer, encapsulated = data["signers"][0], data["encapsulated"]
    if _present(encapsulated["content"]):
        raise BundleRefusal(Code.CMS_ATTACHED)
    if [_is_sha256(one) for one in data["digest_algorithms"]] != [True] or not _is_sha256(signer["digest_algorithm"]):
        raise BundleRefusal(Code.CMS_DIGEST)
    if _present(signer["unsigned_attributes"]):
        raise BundleRefusal(Code.CMS_UNSIGNED)
    if not _present(signer["signed_attributes"]):
        raise BundleRefusal(Code.CMS_ATTRS, "no signed attributes")
    versions = (data["version"].native, signer["version"].native)
    if versions != (1, 1) or encapsulated["content_type"].dotted != schema.DATA:
        raise BundleRefusal(Code.CMS_SYNTAX, "version or content type")


def _present(value: core.Asn1Value) -> bool:
    return not isinstance(value, core.Void)


def _parameters_are_null(algorithm: schema.Algorithm) -> bool:
    parameters = algorithm["parameters"]
    return not _present(parameters) or parameters.dump() == b"\x05\x00"


def _is_sha256(algorithm: schema.Algorithm) -> bool:
    return algorithm["algorithm"].dotted == schema.SHA256 and _parameters_are_null(algorithm)


def _algorithm(algorithm: schema.Algorithm) -> str:
    if not _parameters_are_null(algorithm):
        raise BundleRefusal(Code.CMS_INVALID, "algorithm parameters")
    dotted: str = algorithm["algorithm"].dotted
    return dotted


def _attributes(attributes: schema.Attributes, wanted: Set[str]) -> Mapping[str, bytes]:
    """Each attribute's one value by type: those wanted, once each, and no other."""
    found: dict[str, bytes] = {}
    for one in attributes:
        oid = one["type"].dotted
        if oid in found or oid not in wanted or len(one["values"]) != 1:
            raise BundleRefusal(Code.CMS_ATTRS, oid)
        found[oid] = one["values"][0].dump()
    missing = wanted - found.keys()
    if missing:
        raise BundleRefusal(Code.CMS_ATTRS, min(missing))
    if found[schema.CONTENT_TYPE] != core.ObjectIdentifier(schema.DATA).dump():
        raise BundleRefusal(Code.CMS_ATTRS, schema.CONTENT_TYPE)
    return found


def _certificates(
    data: schema.SignedData, sid: schema.IssuerAndSerial
) -> tuple[x509.Certificate, x509.Certificate | None]:
    """The signer's certificate and its issuer's: those and no other, in the order DER wants."""
    if _present(data["crls"]):
        raise BundleRefusal(Code.CMS_CERTS, "revocation list inside")
    encoded = [one.dump() for one in data["certificates"]] if _present(data["certificates"]) else []
    if encoded != sorted(set(encoded)):
        raise BundleRefusal(Code.CMS_CERTS if len(set(encoded)) < len(encoded) else Code.CMS_SYNTAX, "certificates")
    held = [certificates.load(one) for one in encoded]
    wanted = (sid["issuer"].dump(), sid["serial"].native)
    own = [one for one in held if (one.issuer.public_bytes(), one.serial_number) == wanted]
    others = [one for one in held if one not in own]
    if len(own) != 1 or len(others) > 1:
        raise BundleRefusal(Code.CMS_CERTS)
    if others and others[0].subject != own[0].issuer:
        raise BundleRefusal(Code.CMS_CERTS, "foreign certificate")
    return own[0], others[0] if others else None
