"""The key request that travels to Lianes: a PKCS#10 inside a bundle signed by the key it is about."""

from dataclasses import dataclass
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.certificates import Identity, SigningKey, SigningPublicKey
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Role, Status

FILE = "enrolment/request.csr"


@dataclass(frozen=True, slots=True)
class Request:
    """What a key request says; only that the key is the sender's is proven."""

    public: SigningPublicKey
    fingerprint: str
    profile: Profile


def identity_of(profile: Profile, organisation: Organisation | None) -> Identity:
    """The identity a profile stands for."""
    return Identity(
        name=profile.name,
        organisation=organisation.name if organisation else "",
        participant=profile.participant,
        email=profile.email,
        siren=organisation.siren if organisation else "",
    )


def write(key: SigningKey, profile: Profile) -> bytes:
    """The PKCS#10 in DER; the office reads names in it, and takes none of them at its word."""
    subject = [
        (NameOID.GIVEN_NAME, profile.given_name),
        (NameOID.SURNAME, profile.family_name),
        (NameOID.TITLE, profile.status.value),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, profile.organisation or ""),
        (NameOID.EMAIL_ADDRESS, profile.email),
        (NameOID.USER_ID, str(profile.participant)),
    ]
    names = [x509.NameAttribute(oid, text[:64]) for oid, text in subject if text]
    request = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(names))
    return request.sign(key.private, hashes.SHA256()).public_bytes(Encoding.DER)


def read(der: bytes) -> Request:
    """Read a PKCS#10 and check that its sender holds the key.

    Raises:
        ValueError: it cannot be read, is not signed by its own key, or its key is not one we accept.
    """
    request = x509.load_der_x509_csr(der)
    public = certificates.accepted_key(request)
    if public is None or not request.is_signature_valid:
        raise ValueError("not a request for a key of ours")
    return Request(public, certificates.fingerprint(request), _profile(request.subject))


def _profile(subject: x509.Name) -> Profile:
    def said(oid: x509.ObjectIdentifier) -> str:
        return certificates.first(subject, oid)

    organisation = said(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Profile(
        participant=UUID(said(NameOID.USER_ID)),
        given_name=said(NameOID.GIVEN_NAME),
        family_name=said(NameOID.SURNAME),
        email=said(NameOID.EMAIL_ADDRESS),
        organisation=OrganisationId(organisation) if organisation else None,
        status=Status(said(NameOID.TITLE)),
        role=Role.FIELD,
    )
