"""Lianes' answer to a key request: what it carries, and what a device refuses of it (BUNDLE.md §5)."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from lianes_desktop.bundle import certificates, chain
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.parcels import Parcel, Parcels
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import OlderCrl, Trust, signed_by
from lianes_desktop.domain.bundles import BundleKind, SignerState
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

_ROOT = "enrolment/root.pem"
_ISSUING = "enrolment/issuing.pem"
_CRLS = "enrolment/crls.pem"
_CERTIFICATE = "enrolment/certificate.pem"
_RECIPIENTS = "enrolment/recipients.txt"

_LARGEST_ROOT = 64 * 1024

_NOT_LIANES = frozenset({Code.CERT_UNTRUSTED, Code.CERT_CA, Code.CERT_REVOKED, Code.CERT_EXPIRED, Code.KIND})


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a device keeps of an enrolment."""

    certificate: x509.Certificate
    issuing: x509.Certificate
    trust: Trust


def files(certificate: x509.Certificate, trust: Trust) -> Mapping[str, bytes]:
    """The files of an enrolment: the new certificate, the chain, the current lists and the recipients."""
    return {
        _ROOT: certificates.to_pem(trust.roots[0]).encode(),
        _ISSUING: "".join(map(certificates.to_pem, trust.issuing)).encode(),
        _CRLS: "".join(map(certificates.to_pem, trust.crls)).encode(),
        _CERTIFICATE: certificates.to_pem(certificate).encode(),
        _RECIPIENTS: "".join(f"{one}\n" for one in trust.recipients).encode(),
    }


def accept(
    path: Path, parcels: Parcels, own: x509.Certificate, known: Trust, *, expected_root: str, now: datetime
) -> Accepted:
    """Check an enrolment for the holder of the certificate ``own``, against what is already trusted.

    Raises:
        RefusedError: as ``services.ports.trust.Keys.take_enrolment`` says.
    """
    try:
        root = _root(parcels.peek(path, _ROOT, _LARGEST_ROOT))
        pinned = _pinned(root, known, expected_root)
        trust = _renewed(_from_lianes(parcels, path, pinned, now), pinned)
        # Once more with the lists it brings: the officer who signed it may have been revoked since.
        parcel = _from_lianes(parcels, path, trust, now)
        return _own(parcel, own, trust, now)
    except BundleRefusal as refusal:
        problem = Problem.ENROLMENT_NOT_LIANES if refusal.code in _NOT_LIANES else Problem.NOT_AN_ENROLMENT
        raise _refused(problem, code=str(refusal.code)) from refusal
    except OlderCrl as error:
        raise _refused(Problem.ENROLMENT_OLDER) from error
    except ValueError as error:
        raise _refused(Problem.NOT_AN_ENROLMENT) from error


def _refused(problem: Problem, **values: object) -> RefusedError:
    return RefusedError([Refusal("file", problem, values)])


def _root(pem: bytes) -> x509.Certificate:
    """Only compared at this point, by its key's fingerprint or whole."""
    return x509.load_pem_x509_certificate(pem)


def _pinned(root: x509.Certificate, known: Trust, expected: str) -> Trust:
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


def _from_lianes(parcels: Parcels, path: Path, trust: Trust, now: datetime) -> Parcel:
    """The verified bundle, signed by an officer under AC Décisions."""
    parcel = parcels.unpack(path, BundleKind.ENROLMENT, trust, now=now, role=Role.FIELD)
    if parcel.signed.signer.state is not SignerState.KNOWN or parcel.signed.issuing is not Issuing.DECISIONS:
        raise BundleRefusal(Code.CERT_UNTRUSTED, "not an officer")
    return parcel


def _renewed(parcel: Parcel, pinned: Trust) -> Trust:
    """The trust with the authorities, lists and recipients the enrolment brings."""
    issuing = tuple(x509.load_pem_x509_certificates(_file(parcel, _ISSUING)))
    crls = _crls(_file(parcel, _CRLS))
    renewed = dataclasses.replace(
        pinned, issuing=issuing, recipients=tuple(_file(parcel, _RECIPIENTS).decode("ascii").split())
    ).with_crls(crls)
    if any(pinned.root_of(one) is None for one in issuing):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "authority")
    ours = [renewed.crl_of(authority) for authority in (*renewed.roots, *issuing)]
    if any(crl not in ours for crl in crls):
        raise BundleRefusal(Code.CERT_UNTRUSTED, "revocation list")
    return renewed


def _own(parcel: Parcel, own: x509.Certificate, trust: Trust, now: datetime) -> Accepted:
    """The certificate, for this key and this participant, valid by the new trust."""
    certificate = x509.load_pem_x509_certificate(_file(parcel, _CERTIFICATE))
    same_key = certificates.fingerprint(certificate) == certificates.fingerprint(own)
    if not same_key or certificates.identity(certificate).participant != certificates.identity(own).participant:
        raise _refused(Problem.ENROLMENT_OTHER_KEY)
    issuing = next((one for one in trust.issuing if signed_by(certificate, one)), None)
    if issuing is None:
        raise BundleRefusal(Code.CERT_UNTRUSTED, "certificate")
    state = chain.vouch(certificate, issuing, trust, now=now, role=Role.FIELD).state
    if state is not SignerState.KNOWN:
        raise BundleRefusal(Code.CERT_UNTRUSTED, state)
    return Accepted(certificate, issuing, trust)


def _file(parcel: Parcel, name: str) -> bytes:
    if name not in parcel.files:
        raise BundleRefusal(Code.MISSING, name)
    return parcel.files[name]


def _crls(pem: bytes) -> list[x509.CertificateRevocationList]:
    end = b"-----END X509 CRL-----\n"
    return [x509.load_pem_x509_crl(one + end) for one in pem.split(end) if one.strip()]
