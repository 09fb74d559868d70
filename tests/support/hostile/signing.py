"""Signatures and certificates that must not pass, on a whole bundle."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from asn1crypto import core, pem

from lianes_desktop.bundle import certificates, cms
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.certificates import Identity, Issuing, SigningKey
from lianes_desktop.bundle.cms import Commitment
from lianes_desktop.bundle.refusals import Code
from lianes_desktop.bundle.trust import Trust
from support import bundles, forged_cms, pki
from support.forge import SIGNATURE, Forge, forge, paul
from support.hostile.case import Case

DAY = timedelta(days=1)


def _forged(code: Code, **how: Any) -> Case:  # noqa: ANN401 - passed on to ``forged_cms.sign``
    return Case(code, lambda: forge().sign(signature=lambda xml, key: forged_cms.sign(xml, key, **how)).zip())


def _der(code: Code, change: Callable[[bytes], bytes]) -> Case:
    return Case(code, lambda: forge().put(SIGNATURE, change(forge().files[SIGNATURE])).zip())


def _by(code: Code, key: Callable[[], SigningKey], **how: Any) -> Case:  # noqa: ANN401 - passed on to ``Forge.author``
    return Case(code, lambda: forge().author(key(), **how).zip())


def _trusting(code: Code, trust: Callable[[], Trust], days: int = 0) -> Case:
    return Case(code, lambda: forge().zip(), trust, pki.NOW + days * DAY)


def _approved(code: Code, make: Callable[[Forge], Forge], trust: Callable[[], Trust] | None = None) -> Case:
    return Case(code, lambda: make(forge()).zip(), trust or (lambda: pki.pki().trust))


@cache
def odd(which: str) -> SigningKey:
    """One of the certificates no authority of ours should have issued."""
    made: SigningKey = getattr(pki.pki(), which)()
    return made


@cache
def strangers() -> SigningKey:
    """Somebody of other authorities."""
    return pki.stranger().person()


@cache
def officer() -> SigningKey:
    """An officer of Lianes."""
    return pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)


@cache
def self_signed() -> SigningKey:
    """Somebody not enrolled."""
    return pki.self_signed(pki.PAUL)


@cache
def elsewhere() -> SigningKey:
    """An ordonnateur of another authority."""
    return pki.pki().person(Identity("Zoé Durand", "Ville de Lyon", pki.PAUL.participant, "", "216901231"))


@cache
def second_card() -> SigningKey:
    """The same person under another certificate and key."""
    return pki.pki().person(pki.JEANNE)


def _indefinite(der: bytes) -> bytes:
    """The outer sequence with an indefinite length: BER, not DER."""
    start = 2 + (der[1] & 0x7F)
    return b"\x30\x80" + der[start:] + b"\0\0"


def _names_another(xml: bytes, key: SigningKey) -> bytes:
    value = schema.signing_certificate(paul().certificate)
    return forged_cms.sign(xml, key, values={schema.SIGNING_CERTIFICATE_V2: value})


def _tampered(der: bytes) -> bytes:
    return der[:-1] + bytes([der[-1] ^ 1])


CASES = {
    "signers: two": _forged(Code.CMS_SIGNERS, signers=2),
    "signers: none": _forged(Code.CMS_SIGNERS, signers=0),
    "content attached": _forged(Code.CMS_ATTACHED, attached=True),
    "ber": _der(Code.CMS_SYNTAX, _indefinite),
    "bytes behind the signature": _der(Code.CMS_SYNTAX, lambda der: der + b"\0"),
    "pem": _der(Code.CMS_SYNTAX, lambda der: bytes(pem.armor("CMS", der))),
    "an empty signature": _der(Code.CMS_SYNTAX, lambda _der: b""),
    "a truncated signature": _der(Code.CMS_SYNTAX, lambda der: der[:-40]),
    "a text for signature": _der(Code.CMS_SYNTAX, lambda _der: b"signed, Jeanne"),
    "signature value changed": _der(Code.CMS_INVALID, _tampered),
    "sha-1 in the signature": _forged(Code.CMS_DIGEST, digest=forged_cms.SHA1),
    "sha-384 in the signature": _forged(Code.CMS_DIGEST, digest=forged_cms.SHA384),
    "no signing certificate": _forged(Code.CMS_ATTRS, dropped=[schema.SIGNING_CERTIFICATE_V2]),
    "another signing certificate": Case(Code.CMS_ATTRS, lambda: forge().sign(signature=_names_another).zip()),
    "no signing time": _forged(Code.CMS_ATTRS, dropped=[schema.SIGNING_TIME]),
    "no message digest": _forged(Code.CMS_ATTRS, dropped=[schema.MESSAGE_DIGEST]),
    "no commitment": _forged(Code.CMS_ATTRS, dropped=[schema.COMMITMENT_TYPE]),
    "signing time twice": _forged(Code.CMS_ATTRS, repeated=[schema.SIGNING_TIME]),
    "no signed attributes": _forged(Code.CMS_ATTRS, without_attributes=True),
    "a digest that lies": _forged(
        Code.SIG_DIGEST, values={schema.MESSAGE_DIGEST: core.OctetString(bytes(32)).dump()}),
    "an unsigned attribute": _forged(Code.CMS_UNSIGNED, unsigned=[forged_cms.TIMESTAMP]),
    "no certificate": _forged(Code.CMS_CERTS, held=[]),
    "without the issuing authority": Case(
        Code.CERT_UNTRUSTED,
        lambda: forge().sign(signature=lambda xml, key: forged_cms.sign(xml, key, held=[key.certificate])).zip()),
    "a foreign certificate more": Case(Code.CMS_CERTS, lambda: forge().sign(signature=lambda xml, key: forged_cms.sign(
        xml, key, held=[key.certificate, pki.pki().missions.certificate, paul().certificate])).zip()),
    "an embedded revocation list": Case(Code.CMS_CERTS, lambda: forge().sign(signature=lambda xml, key: forged_cms.sign(
        xml, key, crls=pki.pki().trust.crls[:1])).zip()),
    "signed by another than the certificate": Case(Code.CMS_INVALID, lambda: forge().sign(
        SigningKey(paul().private, bundles.jeanne().certificate, bundles.jeanne().issuing)).zip()),
    "signed for approval": _by(Code.COMMITMENT, bundles.jeanne, commitment=Commitment.APPROVAL),
    "an unknown commitment": _forged(Code.COMMITMENT, values={
        schema.COMMITMENT_TYPE: schema.CommitmentType({"id": "1.2.840.113549.1.9.16.6.2"}).dump()}),
    "a stranger's authority": _by(Code.CERT_UNTRUSTED, strangers),
    "our names, another key": _by(Code.CERT_UNTRUSTED, lambda: odd("ours_by_name_only")),
    "a web server's certificate": _by(Code.CERT_UNTRUSTED, lambda: odd("tls_only")),
    "no extended key usage": _by(Code.CERT_UNTRUSTED, lambda: odd("without_purpose")),
    "not for signing": _by(Code.CERT_UNTRUSTED, lambda: odd("not_for_signing")),
    "an authority as signer": _by(Code.CERT_CA, lambda: odd("an_authority")),
    "an expired certificate": _by(Code.CERT_EXPIRED, lambda: odd("expired"), when=pki.NOW - 3 * 365 * DAY),
    "an expired certificate used today": _by(Code.CERT_EXPIRED, lambda: odd("expired")),
    "a revoked certificate": _trusting(Code.CERT_REVOKED, lambda: pki.pki().trusting(bundles.jeanne())),
    "a revoked key": _trusting(
        Code.CERT_REVOKED, lambda: pki.pki().trust.without_key(bundles.jeanne().fingerprint)),
    "no revocation list": _trusting(Code.CERT_UNTRUSTED, lambda: pki.pki().without_crls()),
    "a stale revocation list": _trusting(Code.CERT_UNTRUSTED, lambda: pki.pki().stale()),
    "nobody trusted": _trusting(Code.CERT_UNTRUSTED, Trust),
    "another root trusted": _trusting(Code.CERT_UNTRUSTED, lambda: pki.stranger().trust),
    "not enrolled": _by(Code.CERT_UNTRUSTED, self_signed),
    "signed in the future": _by(Code.TIME_FUTURE, bundles.jeanne, when=pki.NOW + 2 * DAY),
    "signed before the certificate": _by(Code.TIME_CLAIMED, bundles.jeanne, when=pki.NOW - 5 * DAY),
    "approved by the same certificate": _approved(Code.SAME_SIGNER, lambda held: held.approve(bundles.jeanne())),
    "approved by the same person": _approved(Code.SAME_SIGNER, lambda held: held.approve(second_card())),
    "approved as an author": _approved(Code.COMMITMENT, lambda held: held.approve(commitment=Commitment.ORIGIN)),
    "approved but for one file": _approved(
        Code.META_COVER, lambda held: held.approve(references=held.references(2)[1:])),
    "approved without the first signature": _approved(
        Code.META_COVER, lambda held: held.approve(references=held.references(2)[:-1])),
    "approved without the first manifest": _approved(Code.META_COVER, lambda held: held.approve(
        references=[one for one in held.references(2) if "Manifest" not in one.name])),
    "approved with an unknown digest": _approved(
        Code.META_COVER, lambda held: held.approve(references=[*held.references(2)[:-1], held.references(2)[0]][:-1])),
    "approved, then the first signature made again": _approved(
        Code.META_COVER, lambda held: _signed_again(held.approve())),
    "approved by somebody not enrolled": _approved(Code.CERT_UNTRUSTED, lambda held: held.approve(self_signed())),
    "approved by a stranger": _approved(Code.CERT_UNTRUSTED, lambda held: held.approve(strangers())),
    "approved by an officer of Lianes": _approved(Code.ROLE, lambda held: held.approve(officer())),
    "approved by another authority": _approved(Code.ROLE, lambda held: held.approve(elsewhere())),
    "approved by somebody revoked": _approved(
        Code.CERT_REVOKED, lambda held: held.approve(), lambda: pki.pki().trusting(paul())),
    "approved in the future": _approved(Code.TIME_FUTURE, lambda held: held.approve(when=pki.NOW + 2 * DAY)),
}  # fmt: skip


def _signed_again(held: Forge) -> Forge:
    """A first signature as good, made after the approval of the former one."""
    xml = held.files["META-INF/ASiCManifest001.xml"]
    made = cms.sign(xml, bundles.jeanne(), when=pki.NOW, commitment=Commitment.ORIGIN)
    assert certificates.fingerprint(bundles.jeanne().certificate)
    return held.put(SIGNATURE, made)
