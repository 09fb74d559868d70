"""Lianes' answer to a key request: what it carries, and what a device refuses of it (BUNDLE.md §5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from lianes_desktop.bundle import brought, certificates, chain
from lianes_desktop.bundle.parcels import Parcel, Parcels
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import OlderCrl, Trust, signed_by
from lianes_desktop.domain.bundles import BundleKind, SignerState
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

_CERTIFICATE = "enrolment/certificate.pem"

_NOT_LIANES = frozenset({Code.CERT_UNTRUSTED, Code.CERT_CA, Code.CERT_REVOKED, Code.CERT_EXPIRED, Code.KIND})


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a device keeps of an enrolment."""

    certificate: x509.Certificate
    issuing: x509.Certificate
    trust: Trust


def files(certificate: x509.Certificate, trust: Trust) -> Mapping[str, bytes]:
    """The files of an enrolment: the new certificate, the chain, the current lists and the recipients."""
    return {**brought.files(trust), _CERTIFICATE: certificates.to_pem(certificate).encode()}


def accept(
    path: Path, parcels: Parcels, own: x509.Certificate, known: Trust, *, expected_root: str, now: datetime
) -> Accepted:
    """Check an enrolment for the holder of the certificate ``own``, against what is already trusted.

    Raises:
        RefusedError: as ``services.ports.trust.Keys.take_enrolment`` says.
    """
    try:
        pinned = brought.pinned(brought.root(parcels, path), known, expected_root)
        trust = brought.renewed(brought.from_lianes(parcels, path, BundleKind.ENROLMENT, pinned, now), pinned)
        # Once more with the lists it brings: the officer who signed it may have been revoked since.
        parcel = brought.from_lianes(parcels, path, BundleKind.ENROLMENT, trust, now)
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


def _own(parcel: Parcel, own: x509.Certificate, trust: Trust, now: datetime) -> Accepted:
    """The certificate, for this key and this participant, valid by the new trust."""
    certificate = x509.load_pem_x509_certificate(brought.file(parcel, _CERTIFICATE))
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
