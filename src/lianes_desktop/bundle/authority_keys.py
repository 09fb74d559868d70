"""What the office's authority does with its opened keys; each step gives the state that follows."""

import dataclasses
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from lianes_desktop.bundle import issuing
from lianes_desktop.bundle.authority_file import AuthorityState, Issue
from lianes_desktop.bundle.certificates import Identity, Issuing, SigningKey
from lianes_desktop.bundle.issuing import Authority, Revoked
from lianes_desktop.bundle.keys import unwrap
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.keys import Registered

ROOT, OFFICER = "root", "officer"

_OFFICER_RENEWAL = timedelta(days=90)


def new_root(name: str, now: datetime) -> Authority:
    """A root on P-384."""
    private = ec.generate_private_key(ec.SECP384R1())
    return Authority(private, issuing.root(private, name, now))


def new_issuing(root: Authority, which: Issuing, name: str, now: datetime) -> Authority:
    """An issuing authority on P-256: its signatures are checked with each bundle."""
    private = ec.generate_private_key(ec.SECP256R1())
    return Authority(private, issuing.issuing_authority(root, private.public_key(), which, name, now))


def officer_certificate(by: Authority, public: ec.EllipticCurvePublicKey, name: str, now: datetime) -> x509.Certificate:
    """The certificate of whoever answers for the office, in the office's name."""
    return issuing.person(by, public, Identity(name, name, new_id()), now)


def opened(state: AuthorityState, password: bytes, which: Issuing) -> Authority:
    """An issuing authority with its key."""
    return Authority(unwrap(state.keys[which.value], password), state.authority(which))


def officer(state: AuthorityState, password: bytes) -> SigningKey:
    """The officer's key."""
    return SigningKey(unwrap(state.keys[OFFICER], password), state.officer, state.authority(Issuing.DECISIONS))


def vouching(state: AuthorityState, issue: Issue, who: Identity) -> AuthorityState:
    """The register with one more line, its key known from now on even under its self-signed certificate."""
    trust = state.trust.with_confirmed(issue.entry.fingerprint, who)
    return dataclasses.replace(state.with_issue(issue), trust=trust)


def entry(who: Identity, fingerprint: str, serial: str, now: datetime) -> Registered:
    """A line of the register."""
    return Registered(
        participant=who.participant,
        name=who.name,
        email=who.email,
        organisation=who.organisation,
        siren=who.siren,
        fingerprint=fingerprint,
        serial=serial,
        issued_at=now,
    )


def with_current_officer(state: AuthorityState, password: bytes, now: datetime) -> AuthorityState:
    """The officer's certificate renewed when it ends within three months."""
    if state.officer.not_valid_after_utc - now > _OFFICER_RENEWAL:
        return state
    public = unwrap(state.keys[OFFICER], password).public_key()
    renewed = officer_certificate(opened(state, password, Issuing.DECISIONS), public, state.name, now)
    return dataclasses.replace(state, officer=renewed)


def with_fresh_crls(state: AuthorityState, password: bytes, now: datetime) -> AuthorityState:
    """New revocation lists of all three authorities, under the next number."""
    number = state.crl_number + 1
    lines: dict[Issuing, list[Revoked]] = {which: [] for which in Issuing}
    for one in state.issues:
        if one.issuing is not None and one.entry.revoked_at is not None:
            lines[one.issuing].append(Revoked(int(one.entry.serial, 16), one.entry.revoked_at))
    root = Authority(unwrap(state.keys[ROOT], password), state.trust.roots[0])
    crls = [issuing.crl(root, number, (), now)]
    crls += [issuing.crl(opened(state, password, which), number, lines[which], now) for which in Issuing]
    return dataclasses.replace(state, crl_number=number, trust=state.trust.with_crls(crls))
