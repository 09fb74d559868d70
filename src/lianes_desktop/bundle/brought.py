"""Whom to trust, as Lianes sends it along with its answers and its settings: chain, revocation lists, recipients."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cryptography import x509

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.parcels import Parcel, Parcels
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import OlderCrl, Trust
from lianes_desktop.domain.bundles import BundleKind, SignerState
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

_ROOT = "enrolment/root.pem"
_ISSUING = "enrolment/issuing.pem"
_CRLS = "enrolment/crls.pem"
_RECIPIENTS = "enrolment/recipients.txt"

_LARGEST_ROOT = 64 * 1024


def files(trust: Trust) -> Mapping[str, bytes]:
    """The chain, the current lists and the recipients."""
    return {
        _ROOT: certificates.to_pem(trust.roots[0]).encode(),
        _ISSUING: "".join(map(certificates.to_pem, trust.issuing)).encode(),
        _CRLS: "".join(map(certificates.to_pem, trust.crls)).encode(),
        _RECIPIENTS: "".join(f"{one}\n" for one in trust.recipients).encode(),
    }


def root(parcels: Parcels, path: Path) -> x509.Certificate:
    """The root a bundle names, nothing verified yet: only to be compared, by its key's fingerprint or whole."""
    return x509.load_pem_x509_certificate(parcels.peek(path, _ROOT, _LARGEST_ROOT))


def pinned(root: x509.Certificate, known: Trust, expected: str) -> Trust:
    """What is trusted with that root: the one pinned, or at first the one heard over the phone."""
    fingerprint = certificates.fingerprint(root)
    groups = {"groups": " ".join(certificates.groups(fingerprint))}
    if known.roots:
        if root not in known.roots:
            raise RefusedError([Refusal("root", Problem.ROOT_DIFFERENT, groups)])
        return known
    if not expected:
        raise RefusedError([Refusal("root", Problem.ROOT_UNCONFIRMED, groups)])
    if not certificates.same_groups(expected, fingerprint):
        raise RefusedError([Refusal("root", Problem.ROOT_DIFFERENT, groups)])
    return dataclasses.replace(known, roots=(root,))


def from_lianes(parcels: Parcels, path: Path, kind: BundleKind | None, trust: Trust, now: datetime) -> Parcel:
    """The verified bundle, signed by an officer under AC Décisions."""
    parcel = parcels.unpack(path, kind, trust, now=now, role=Role.FIELD)
    if parcel.signed.signer.state is not SignerState.KNOWN or parcel.signed.issuing is not Issuing.DECISIONS:
        raise BundleRefusal(Code.CERT_UNTRUSTED, "not an officer")
    return parcel


def renewed(parcel: Parcel, known: Trust) -> Trust:
    """The trust with the authorities, lists and recipients the bundle brings.

    Raises:
        OlderCrl: a list is older than the one known.
        BundleRefusal: what it brings is not Lianes'.
    """
    issuing = tuple(x509.load_pem_x509_certificates(file(parcel, _ISSUING)))
    crls = _crls(file(parcel, _CRLS))
    trust = dataclasses.replace(
        known, issuing=issuing, recipients=tuple(file(parcel, _RECIPIENTS).decode("ascii").split())
    ).with_crls(crls)
    if any(known.root_of(one) is None for one in issuing):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "authority")
    ours = [trust.crl_of(authority) for authority in (*trust.roots, *issuing)]
    if any(crl not in ours for crl in crls):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "revocation list")
    return trust


def newest(parcel: Parcel, known: Trust) -> Trust:
    """As ``renewed``, but what is known stands when the bundle is older: what it says may still be news."""
    try:
        return renewed(parcel, known)
    except OlderCrl:
        return known


def file(parcel: Parcel, name: str) -> bytes:
    """One file of the bundle; ``BundleRefusal`` when it has none of that name."""
    if name not in parcel.files:
        raise BundleRefusal(Code.MISSING, name)
    return parcel.files[name]


def _crls(pem: bytes) -> list[x509.CertificateRevocationList]:
    end = b"-----END X509 CRL-----\n"
    return [x509.load_pem_x509_crl(one + end) for one in pem.split(end) if one.strip()]
