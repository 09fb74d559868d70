"""From a signer's certificate to Lianes' root: may this key speak, for whom, and was it revoked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.certificates import Identity, Issuing
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust, signed_by
from lianes_desktop.domain.bundles import SignerState
from lianes_desktop.domain.people import Role

CLOCK_TOLERANCE = timedelta(hours=26)
"""Devices' clocks may be a time zone and a bit away (BUNDLE.md §5)."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the chain says of a signer."""

    state: SignerState
    identity: Identity
    """From Lianes' certificate or from the office; from the signer alone when ``state`` is UNKNOWN."""
    issuing: Issuing | None
    """``None`` for a key not enrolled."""
    crl_doubtful: bool = False
    """A revocation list was missing or stale, which only a device in the field accepts."""


def vouch(
    signer: x509.Certificate, issuing: x509.Certificate | None, trust: Trust, *, now: datetime, role: Role
) -> Vouched:
    """Follow the chain.

    Revocation and expiry are answers, for the signature may be right and the office may still look into it;
    everything else that is wrong is refused.

    Raises:
        BundleRefusal: ``CERT_UNTRUSTED``, ``CERT_CA``, or ``CERT_REVOKED`` and ``CERT_EXPIRED`` of an authority.
    """
    if certificates.is_authority(signer):
        raise BundleRefusal(Code.CERT_CA, "signer")
    if certificates.accepted_key(signer) is None or not certificates.may_sign_documents(signer):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "not for signing documents")
    try:
        claimed = certificates.identity(signer)
    except ValueError as error:
        raise BundleRefusal(Code.CERT_UNTRUSTED, str(error)) from error
    if issuing is None:
        return _self_signed(signer, claimed, trust, now)
    if not signed_by(signer, issuing):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "not signed by its issuer")
    return _enrolled(signer, issuing, claimed, trust, now, role)


def _self_signed(signer: x509.Certificate, claimed: Identity, trust: Trust, now: datetime) -> Vouched:
    if trust.is_ours(signer.issuer) or not signed_by(signer, signer):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "neither Lianes' nor self-signed")
    fingerprint = certificates.fingerprint(signer)
    if fingerprint in trust.revoked:
        return Vouched(SignerState.REVOKED, claimed, None)
    if now > signer.not_valid_after_utc:
        return Vouched(SignerState.EXPIRED, claimed, None)
    confirmed = trust.confirmed.get(fingerprint)
    if confirmed is not None:
        return Vouched(SignerState.KNOWN, confirmed, None)
    return Vouched(SignerState.UNKNOWN, claimed, None)


def _enrolled(
    signer: x509.Certificate, issuing: x509.Certificate, claimed: Identity, trust: Trust, now: datetime, role: Role
) -> Vouched:
    root = trust.root_of(issuing)
    issuing_role = certificates.issuing_role(issuing)
    if root is None or issuing_role is None or not certificates.may_issue(issuing):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "not issued by Lianes")
    for authority in (root, issuing):
        if now > authority.not_valid_after_utc:
            raise BundleRefusal(Code.CERT_EXPIRED, "authority")
    issuing_revoked, issuing_doubt = _revoked(issuing, root, trust, now, role)
    if issuing_revoked:
        raise BundleRefusal(Code.CERT_REVOKED, "authority")
    revoked, doubt = _revoked(signer, issuing, trust, now, role)
    state = SignerState.KNOWN
    if revoked or certificates.fingerprint(signer) in trust.revoked:
        state = SignerState.REVOKED
    elif now > signer.not_valid_after_utc:
        state = SignerState.EXPIRED
    return Vouched(state, claimed, issuing_role, crl_doubtful=issuing_doubt or doubt)


def _revoked(
    certificate: x509.Certificate, authority: x509.Certificate, trust: Trust, now: datetime, role: Role
) -> tuple[bool, bool]:
    """Whether the certificate is on its authority's list, and whether that list is doubtful."""
    crl = trust.crl_of(authority)
    stale = crl is None or crl.next_update_utc is None or now > crl.next_update_utc
    if stale and role is Role.OFFICE:
        raise BundleRefusal(Code.CERT_UNTRUSTED, "no current revocation list")
    return trust.lists(certificate, authority), stale
