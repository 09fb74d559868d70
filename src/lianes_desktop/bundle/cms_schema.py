"""The part of CMS (RFC 5652) and of signed attributes (RFC 5035, EN 319 122-1) that a bundle's ``.p7s`` may use.

Own declarations rather than asn1crypto's: theirs accept more, and other libraries change them while running.
"""

from asn1crypto import core, parser
from cryptography import x509
from cryptography.hazmat.primitives import hashes

DATA = "1.2.840.113549.1.7.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
SHA256 = "2.16.840.1.101.3.4.2.1"
ECDSA_SHA256 = "1.2.840.10045.4.3.2"
RSA = "1.2.840.113549.1.1.1"
RSA_SHA256 = "1.2.840.113549.1.1.11"

CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_TIME = "1.2.840.113549.1.9.5"
SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
COMMITMENT_TYPE = "1.2.840.113549.1.9.16.2.16"


class Anything(core.SetOf):  # type: ignore[misc] # asn1crypto ships no types
    """A set whose members are read later, or only compared."""

    _child_spec = core.Any


class Algorithm(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """AlgorithmIdentifier."""

    _fields = [("algorithm", core.ObjectIdentifier), ("parameters", core.Any, {"optional": True})]  # noqa: RUF012 - read by asn1crypto


class Algorithms(core.SetOf):  # type: ignore[misc] # asn1crypto ships no types
    """DigestAlgorithmIdentifiers."""

    _child_spec = Algorithm


class Attribute(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """One signed attribute."""

    _fields = [("type", core.ObjectIdentifier), ("values", Anything)]  # noqa: RUF012 - read by asn1crypto


class Attributes(core.SetOf):  # type: ignore[misc] # asn1crypto ships no types
    """SignedAttributes, encoded as the SET that is signed."""

    _child_spec = Attribute


class IssuerAndSerial(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """IssuerAndSerialNumber: the one way a signer is named here."""

    _fields = [("issuer", core.Any), ("serial", core.Integer)]  # noqa: RUF012 - read by asn1crypto


class SignerInfo(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """SignerInfo version 1."""

    _fields = [  # noqa: RUF012 - read by asn1crypto
        ("version", core.Integer),
        ("sid", IssuerAndSerial),
        ("digest_algorithm", Algorithm),
        ("signed_attributes", Attributes, {"implicit": 0, "optional": True}),
        ("signature_algorithm", Algorithm),
        ("signature", core.OctetString),
        ("unsigned_attributes", Anything, {"implicit": 1, "optional": True}),
    ]


class SignerInfos(core.SetOf):  # type: ignore[misc] # asn1crypto ships no types
    """SignerInfos."""

    _child_spec = SignerInfo


class Encapsulated(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """EncapsulatedContentInfo."""

    _fields = [  # noqa: RUF012 - read by asn1crypto
        ("content_type", core.ObjectIdentifier),
        ("content", core.OctetString, {"explicit": 0, "optional": True}),
    ]


class SignedData(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """SignedData version 1."""

    _fields = [  # noqa: RUF012 - read by asn1crypto
        ("version", core.Integer),
        ("digest_algorithms", Algorithms),
        ("encapsulated", Encapsulated),
        ("certificates", Anything, {"implicit": 0, "optional": True}),
        ("crls", Anything, {"implicit": 1, "optional": True}),
        ("signers", SignerInfos),
    ]


class ContentInfo(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """ContentInfo holding SignedData."""

    _fields = [("type", core.ObjectIdentifier), ("content", SignedData, {"explicit": 0})]  # noqa: RUF012 - read by asn1crypto


class GeneralNames(core.SequenceOf):  # type: ignore[misc] # asn1crypto ships no types
    """GeneralNames; ``directory_name`` makes the one kind used."""

    _child_spec = core.Any


class EssIssuerSerial(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """IssuerSerial."""

    _fields = [("issuer", GeneralNames), ("serial", core.Integer)]  # noqa: RUF012 - read by asn1crypto


class EssCertId(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """ESSCertIDv2 with its default digest, SHA-256."""

    _fields = [  # noqa: RUF012 - read by asn1crypto
        ("digest", core.OctetString),
        ("issuer_serial", EssIssuerSerial, {"optional": True}),
    ]


class EssCertIds(core.SequenceOf):  # type: ignore[misc] # asn1crypto ships no types
    """The certificates named."""

    _child_spec = EssCertId


class SigningCertificateV2(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """SigningCertificateV2 without policies."""

    _fields = [("certificates", EssCertIds)]  # noqa: RUF012 - read by asn1crypto


class CommitmentType(core.Sequence):  # type: ignore[misc] # asn1crypto ships no types
    """CommitmentTypeIndication without qualifiers."""

    _fields = [("id", core.ObjectIdentifier)]  # noqa: RUF012 - read by asn1crypto


class Time(core.Choice):  # type: ignore[misc] # asn1crypto ships no types
    """UTCTime to 2049, GeneralizedTime after."""

    _alternatives = [("utc", core.UTCTime), ("general", core.GeneralizedTime)]  # noqa: RUF012 - read by asn1crypto


def signing_certificate(certificate: x509.Certificate, *, issuer_too: bool = True) -> bytes:
    """A signing-certificate-v2 value: this certificate, and no other, is behind the signature.

    The issuer and serial beside the digest are optional; either way there is only one encoding.
    """
    named: dict[str, object] = {"digest": certificate.fingerprint(hashes.SHA256())}
    if issuer_too:
        directory = parser.emit(2, 1, 4, certificate.issuer.public_bytes())
        named["issuer_serial"] = {"issuer": [core.Any.load(directory)], "serial": certificate.serial_number}
    encoded: bytes = SigningCertificateV2({"certificates": [named]}).dump()
    return encoded
