"""A whole certification authority made once per run, and the odd certificates a verifier must refuse."""

import dataclasses
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from lianes_desktop.bundle import issuing
from lianes_desktop.bundle.certificates import SIGNING_PURPOSES, Identity, Issuing, SigningKey, SigningPrivateKey
from lianes_desktop.bundle.issuing import Authority, Revoked
from lianes_desktop.bundle.passphrases import Cost
from lianes_desktop.bundle.trust import Trust

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""The instant every certificate here is made at."""

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""Argon2id for tests."""

JEANNE = Identity("Jeanne Dupont", "Ville de Lille", UUID(int=1), "jeanne@example.org", "215903501")
PAUL = Identity("Paul Martin", "Ville de Lille", UUID(int=2), "paul@example.org", "215903501")
ASMA = Identity("Asma Officier", "Lianes", UUID(int=3), "asma@example.org", "")


@dataclass
class Clock:
    """A clock that stands where a test puts it."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


@dataclass(frozen=True)
class Pki:
    """Lianes' authorities and what a verifier trusts."""

    root: Authority
    missions: Authority
    decisions: Authority

    @cached_property
    def trust(self) -> Trust:
        """Root, issuing authorities and current, empty revocation lists."""
        return self.trusting()

    def trusting(self, *revoked: SigningKey, crl_at: datetime = NOW, number: int = 1) -> Trust:
        """The same with some people's certificates revoked, the lists made at ``crl_at``."""
        authorities = (self.root, self.missions, self.decisions)
        lines: dict[x509.Name, list[Revoked]] = {one.certificate.subject: [] for one in authorities}
        for key in revoked:
            lines[key.certificate.issuer].append(Revoked(key.certificate.serial_number, crl_at))
        return Trust(
            roots=(self.root.certificate,),
            issuing=(self.missions.certificate, self.decisions.certificate),
            crls=tuple(issuing.crl(one, number, lines[one.certificate.subject], crl_at) for one in authorities),
        )

    def stale(self) -> Trust:
        """Revocation lists that ended yesterday."""
        return self.trusting(crl_at=NOW - issuing.CRL_TERM - timedelta(days=1))

    def without_crls(self) -> Trust:
        """No revocation list at all."""
        return dataclasses.replace(self.trust, crls=())

    def person(
        self, who: Identity = JEANNE, *, by: Issuing = Issuing.MISSIONS, made_at: datetime = NOW, rsa_bits: int = 0
    ) -> SigningKey:
        """An enrolled person, of a fresh key."""
        authority = self.missions if by is Issuing.MISSIONS else self.decisions
        private = rsa.generate_private_key(65537, rsa_bits) if rsa_bits else ec.generate_private_key(ec.SECP256R1())
        return SigningKey(private, issuing.person(authority, private.public_key(), who, made_at), authority.certificate)

    def expired(self, who: Identity = JEANNE) -> SigningKey:
        """A person whose certificate ended yesterday."""
        return self.person(who, made_at=NOW - issuing.PERSON_TERM - timedelta(days=1))

    def odd(
        self,
        who: Identity = JEANNE,
        *,
        purposes: tuple[x509.ObjectIdentifier, ...] = SIGNING_PURPOSES,
        usage: x509.KeyUsage | None = None,
        authority: bool = False,
        participant: bool = True,
        curve: ec.EllipticCurve | None = None,
        critical: bool = False,
        ends: datetime | None = None,
    ) -> SigningKey:
        """A certificate AC Missions should never have issued."""
        private = ec.generate_private_key(curve or ec.SECP256R1())
        template = issuing.person(self.missions, private.public_key(), who, NOW)
        builder = (
            x509.CertificateBuilder(subject_name=template.subject, issuer_name=template.issuer)
            .public_key(private.public_key())
            .serial_number(template.serial_number)
            .not_valid_before(template.not_valid_before_utc)
            .not_valid_after(ends or template.not_valid_after_utc)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(usage or key_usage(), critical=True)
        )
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        if participant:
            builder = builder.add_extension(
                template.extensions.get_extension_for_class(x509.SubjectAlternativeName).value, critical=False
            )
        if critical:
            unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), b"\x05\x00")
            builder = builder.add_extension(unknown, critical=True)
        certificate = builder.sign(self.missions.private, hashes.SHA256())
        return SigningKey(private, certificate, self.missions.certificate)

    def tls_only(self) -> SigningKey:
        """A web server's certificate."""
        return self.odd(purposes=(ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH))

    def without_purpose(self) -> SigningKey:
        """No extended key usage."""
        return self.odd(purposes=())

    def not_for_signing(self) -> SigningKey:
        """A key usage for encryption only."""
        return self.odd(usage=key_usage(signs=False))

    def an_authority(self) -> SigningKey:
        """A certification authority that signs documents."""
        return self.odd(authority=True)

    def ours_by_name_only(self, who: Identity = JEANNE) -> SigningKey:
        """Everything named as ours, under a key of the forger's."""
        return forged(self).person(who)


def key_usage(*, signs: bool = True, cert_sign: bool = False) -> x509.KeyUsage:
    """A key usage for signing, for encrypting, or for issuing besides."""
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=cert_sign,
        crl_sign=cert_sign,
        encipher_only=False,
        decipher_only=False,
    )


def self_signed(who: Identity = JEANNE, *, made_at: datetime = NOW) -> SigningKey:
    """Someone not enrolled yet."""
    private = ec.generate_private_key(ec.SECP256R1())
    return SigningKey(private, issuing.self_signed(private, who, made_at))


@cache
def pki() -> Pki:
    """Lianes' own, made once."""
    return _make("Lianes")


@cache
def forged(_real: Pki | None = None) -> Pki:
    """The same names, other keys."""
    return _make("Lianes")


@cache
def stranger() -> Pki:
    """Somebody else's authorities."""
    return _make("Ailleurs")


def _make(name: str) -> Pki:
    made_at = NOW - timedelta(days=3 * 365)
    private = ec.generate_private_key(ec.SECP384R1())
    root = Authority(private, issuing.root(private, name, made_at))
    return Pki(root, *(_issuing(root, one, name, made_at) for one in (Issuing.MISSIONS, Issuing.DECISIONS)))


def _issuing(root: Authority, which: Issuing, name: str, made_at: datetime) -> Authority:
    private = ec.generate_private_key(ec.SECP256R1())
    return Authority(private, issuing.issuing_authority(root, private.public_key(), which, name, made_at))


def crl_without_number(by: Authority) -> x509.CertificateRevocationList:
    """A revocation list that does not say how new it is."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    builder = builder.last_update(NOW).next_update(NOW + issuing.CRL_TERM)
    return builder.sign(by.private, hashes.SHA256())


def named_by(uri: str, public: CertificatePublicKeyTypes | None = None) -> x509.Certificate:
    """A certificate that names its holder that way; no name at all for nothing."""
    made = pki().missions
    builder = (
        x509.CertificateBuilder(subject_name=made.certificate.subject, issuer_name=made.certificate.subject)
        .public_key(public or made.private.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + issuing.PERSON_TERM)
    )
    if uri:
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(made.private, hashes.SHA256())


def wrapped_rsa(password: bytes) -> str:
    """A wrapped key of another kind than a device's."""
    private = rsa.generate_private_key(65537, 2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    return private.private_bytes(*form, serialization.BestAvailableEncryption(password)).decode()


def request_for_p384() -> bytes:
    """A PKCS#10 for a key we do not accept."""
    return _request(ec.generate_private_key(ec.SECP384R1()))


def request_broken(key: SigningKey) -> bytes:
    """A PKCS#10 whose signature is not its key's."""
    der = bytearray(_request(key.private))
    der[der.index(b"Jeanne")] ^= 1
    return bytes(der)


def _request(private: SigningPrivateKey) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.GIVEN_NAME, "Jeanne")])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(private, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.DER)
