"""Whom this device trusts: Lianes' root, what it issued and revoked, and the keys the office vouched for."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.certificates import Identity


class OlderCrl(ValueError):
    """A revocation list older than the one already known: somebody hides a revocation."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Everything a verification rests on; an empty one vouches for nobody."""

    roots: tuple[x509.Certificate, ...] = ()
    issuing: tuple[x509.Certificate, ...] = ()
    crls: tuple[x509.CertificateRevocationList, ...] = ()
    """One per authority, that of the highest number."""
    confirmed: Mapping[str, Identity] = field(default_factory=dict)
    """Keys by fingerprint whose holder the office heard read it over the phone."""
    revoked: frozenset[str] = frozenset()
    """Fingerprints of keys the office no longer accepts, whatever their certificate."""
    recipients: tuple[str, ...] = ()
    """``age1…`` recipients bundles are sealed for."""

    def is_ours(self, name: x509.Name) -> bool:
        """Whether a name is that of one of Lianes' authorities."""
        return any(one.subject == name for one in (*self.roots, *self.issuing))

    def root_of(self, certificate: x509.Certificate) -> x509.Certificate | None:
        """The root that signed the certificate, if one did."""
        return next((root for root in self.roots if signed_by(certificate, root)), None)

    def lists(self, certificate: x509.Certificate, authority: x509.Certificate) -> bool:
        """Whether the certificate is on its authority's revocation list."""
        crl = self.crl_of(authority)
        return crl is not None and crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None

    def crl_of(self, authority: x509.Certificate) -> x509.CertificateRevocationList | None:
        """The authority's own revocation list: by its name and signed with its key."""
        public = authority.public_key()
        for crl in self.crls:
            if crl.issuer == authority.subject and crl.is_signature_valid(public):  # type: ignore[arg-type] # EC or RSA only
                return crl
        return None

    def with_crls(self, crls: Iterable[x509.CertificateRevocationList]) -> "Trust":
        """These lists besides the known ones, the highest number of each authority kept.

        Raises:
            OlderCrl: one has a lower number than the list known from the same authority.
        """
        kept = {one.issuer: one for one in self.crls}
        for crl in crls:
            known = kept.get(crl.issuer)
            if known is not None and number(crl) < number(known):
                raise OlderCrl(crl.issuer.rfc4514_string())
            kept[crl.issuer] = crl
        return dataclasses.replace(self, crls=tuple(kept.values()))

    def with_confirmed(self, fingerprint: str, identity: Identity) -> "Trust":
        """The same, vouching for one more key."""
        return dataclasses.replace(self, confirmed={**self.confirmed, fingerprint: identity})

    def without_key(self, fingerprint: str) -> "Trust":
        """The same, refusing that key from now on."""
        kept = {key: one for key, one in self.confirmed.items() if key != fingerprint}
        return dataclasses.replace(self, confirmed=kept, revoked=self.revoked | {fingerprint})

    def newest_crl(self) -> datetime | None:
        """When the newest revocation list was made: no clock may be behind it."""
        return max((one.last_update_utc for one in self.crls), default=None)

    def lists_ended(self, now: datetime) -> datetime | None:
        """When the revocation lists of Lianes' authorities passed their date; ``None`` while all are current.

        An authority without a list is as one whose list ended when it began (BUNDLE.md §5, RFC 5280 §5.1.2.5).
        """
        ends = []
        for authority in (*self.roots, *self.issuing):
            crl = self.crl_of(authority)
            end = None if crl is None else crl.next_update_utc  # a list that revokes nobody is falsy
            ends.append(end or authority.not_valid_before_utc)
        first = min(ends, default=now)
        return first if first < now else None

    def pem(self) -> str:
        """Root, issuing certificates and CRLs: OpenSSL's ``-CAfile`` with ``-crl_check_all``."""
        chain = "".join(map(certificates.to_pem, (*self.roots, *self.issuing)))
        return chain + "".join(map(certificates.to_pem, self.crls))


def number(crl: x509.CertificateRevocationList) -> int:
    """The list's number; 0 when it has none."""
    try:
        return crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except x509.ExtensionNotFound:
        return 0


def signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's name and key are behind the certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
        digest = certificate.signature_hash_algorithm
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return isinstance(digest, hashes.SHA256 | hashes.SHA384 | hashes.SHA512)
