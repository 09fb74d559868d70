"""The shape of a signature: every way of being wrong refused by its own code."""

import base64
import dataclasses
from collections.abc import Callable
from functools import cache

import pytest
from asn1crypto import core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from hypothesis import given
from hypothesis import strategies as st
from support import forged_cms as forged
from support import pki
from support.signing import CONTENT, check, jeanne, refused, signed

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import SignerState


def _attributes(**values: bytes) -> Callable[[], bytes]:
    return lambda: forged.sign(CONTENT, jeanne(), values={getattr(schema, name): one for name, one in values.items()})


def _dropped(oid: str) -> Callable[[], bytes]:
    return lambda: forged.sign(CONTENT, jeanne(), dropped=[oid])


def _repeated(oid: str) -> Callable[[], bytes]:
    return lambda: forged.sign(CONTENT, jeanne(), repeated=[oid])


def _utc(text: bytes) -> bytes:
    return b"\x17" + bytes([len(text)]) + text


MALFORMED: dict[str, tuple[Callable[[], bytes], Code]] = {
    "empty": (lambda: b"", Code.CMS_SYNTAX),
    "text": (lambda: b"not a signature", Code.CMS_SYNTAX),
    "PEM": (
        lambda: b"-----BEGIN CMS-----\n" + base64.encodebytes(signed(jeanne())) + b"-----END CMS-----\n",
        Code.CMS_SYNTAX,
    ),
    "enormous": (lambda: b"\x30\x84" + (1 << 20).to_bytes(4, "big") + b"\x05\x00" * (1 << 19), Code.CMS_SYNTAX),
    "trailing byte": (lambda: signed(jeanne()) + b"\x00", Code.CMS_SYNTAX),
    "two in a row": (lambda: signed(jeanne()) * 2, Code.CMS_SYNTAX),
    "truncated": (lambda: signed(jeanne())[:-1], Code.CMS_SYNTAX),
    "other content": (
        lambda: core.Sequence.load(b"\x30\x0f\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x02\x30\x00").dump(),
        Code.CMS_SYNTAX,
    ),
    "another version": (lambda: forged.sign(CONTENT, jeanne(), version=3), Code.CMS_SYNTAX),
    "another content type": (
        lambda: forged.sign(CONTENT, jeanne(), content_type="1.2.840.113549.1.7.5"),
        Code.CMS_SYNTAX,
    ),
    "two signers": (lambda: forged.sign(CONTENT, jeanne(), signers=2), Code.CMS_SIGNERS),
    "no signer": (lambda: forged.sign(CONTENT, jeanne(), signers=0), Code.CMS_SIGNERS),
    "attached": (lambda: forged.sign(CONTENT, jeanne(), attached=True), Code.CMS_ATTACHED),
    "SHA-1": (lambda: forged.sign(CONTENT, jeanne(), digest=forged.SHA1), Code.CMS_DIGEST),
    "SHA-384": (lambda: forged.sign(CONTENT, jeanne(), digest=forged.SHA384), Code.CMS_DIGEST),
    "unsigned attribute": (lambda: forged.sign(CONTENT, jeanne(), unsigned=[forged.TIMESTAMP]), Code.CMS_UNSIGNED),
    "no attributes": (lambda: forged.sign(CONTENT, jeanne(), without_attributes=True), Code.CMS_ATTRS),
    "no content type": (_dropped(schema.CONTENT_TYPE), Code.CMS_ATTRS),
    "no digest": (_dropped(schema.MESSAGE_DIGEST), Code.CMS_ATTRS),
    "no time": (_dropped(schema.SIGNING_TIME), Code.CMS_ATTRS),
    "no signing certificate": (_dropped(schema.SIGNING_CERTIFICATE_V2), Code.CMS_ATTRS),
    "no commitment": (_dropped(schema.COMMITMENT_TYPE), Code.CMS_ATTRS),
    "digest twice": (_repeated(schema.MESSAGE_DIGEST), Code.CMS_ATTRS),
    "time twice": (_repeated(schema.SIGNING_TIME), Code.CMS_ATTRS),
    "commitment twice": (_repeated(schema.COMMITMENT_TYPE), Code.CMS_ATTRS),
    "an attribute of its own": (
        lambda: forged.sign(CONTENT, jeanne(), values={forged.TIMESTAMP: b"\x05\x00"}),
        Code.CMS_ATTRS,
    ),
    "lying content type": (
        _attributes(CONTENT_TYPE=core.ObjectIdentifier("1.2.840.113549.1.7.5").dump()),
        Code.CMS_ATTRS,
    ),
    "names another certificate": (
        lambda: forged.sign(
            CONTENT,
            jeanne(),
            values={schema.SIGNING_CERTIFICATE_V2: schema.signing_certificate(pki.pki().person(pki.PAUL).certificate)},
        ),
        Code.CMS_ATTRS,
    ),
    "names nothing": (_attributes(SIGNING_CERTIFICATE_V2=b"\x30\x02\x30\x00"), Code.CMS_ATTRS),
    "digest that is no string": (_attributes(MESSAGE_DIGEST=b"\x05\x00"), Code.CMS_ATTRS),
    "time without seconds": (_attributes(SIGNING_TIME=_utc(b"2611240900Z")), Code.CMS_ATTRS),
    "time with an offset": (_attributes(SIGNING_TIME=_utc(b"261124100000+0100")), Code.CMS_ATTRS),
    "month thirteen": (_attributes(SIGNING_TIME=_utc(b"261324090000Z")), Code.CMS_ATTRS),
    "the long form of a short year": (
        _attributes(SIGNING_TIME=b"\x18\x0f20261124090000Z"),
        Code.CMS_ATTRS,
    ),
    "commitment to nothing known": (
        _attributes(COMMITMENT_TYPE=schema.CommitmentType({"id": "1.2.840.113549.1.9.16.6.2"}).dump()),
        Code.COMMITMENT,
    ),
    "no certificate": (lambda: forged.sign(CONTENT, jeanne(), held=[]), Code.CMS_CERTS),
    "only the issuer's": (
        lambda: forged.sign(CONTENT, jeanne(), held=[pki.pki().missions.certificate]),
        Code.CMS_CERTS,
    ),
    "the root's besides": (
        lambda: forged.sign(
            CONTENT,
            jeanne(),
            held=[jeanne().certificate, pki.pki().missions.certificate, pki.pki().root.certificate],
        ),
        Code.CMS_CERTS,
    ),
    "somebody's instead of the issuer's": (
        lambda: forged.sign(CONTENT, jeanne(), held=[jeanne().certificate, pki.pki().person(pki.PAUL).certificate]),
        Code.CMS_CERTS,
    ),
    "the same twice": (
        lambda: forged.sign(CONTENT, jeanne(), held=[jeanne().certificate, jeanne().certificate]),
        Code.CMS_CERTS,
    ),
    "a revocation list inside": (
        lambda: forged.sign(CONTENT, jeanne(), crls=pki.pki().trust.crls[:1]),
        Code.CMS_CERTS,
    ),
    "another algorithm than the key's": (
        lambda: forged.sign(CONTENT, jeanne(), algorithm=schema.RSA_SHA256),
        Code.CMS_INVALID,
    ),
    "ECDSA with SHA-1": (
        lambda: forged.sign(CONTENT, jeanne(), algorithm="1.2.840.10045.4.1", hash_with=hashes.SHA1()),  # noqa: S303 - what is refused
        Code.CMS_INVALID,
    ),
    "parameters beside the algorithm": (
        lambda: forged.sign(CONTENT, jeanne(), parameters=b"\x30\x00"),
        Code.CMS_INVALID,
    ),
    "signed by another key": (
        lambda: forged.sign(CONTENT, dataclasses.replace(jeanne(), private=ec.generate_private_key(ec.SECP256R1()))),
        Code.CMS_INVALID,
    ),
}


@pytest.mark.parametrize(("make", "code"), MALFORMED.values(), ids=MALFORMED)
def test_a_signature_of_another_shape_is_refused(make: Callable[[], bytes], code: Code) -> None:
    assert refused(make()) is code


def test_the_signature_of_another_manifest_is_refused() -> None:
    with pytest.raises(BundleRefusal) as caught:
        check(signed(jeanne()), content=CONTENT + b" ")
    assert caught.value.code is Code.SIG_DIGEST


def test_signed_attributes_out_of_order_are_refused() -> None:
    der = signed(jeanne())
    info = schema.ContentInfo.load(der)
    ordered = info["content"]["signers"][0]["signed_attributes"].dump()
    members = [one.dump() for one in schema.Attributes.load(b"\x31" + ordered[1:])]
    header = ordered[: len(ordered) - sum(map(len, members))]
    shuffled = header + b"".join(reversed(members))
    assert refused(der.replace(ordered, shuffled)) is Code.CMS_SYNTAX


def test_certificates_out_of_order_are_refused() -> None:
    der = signed(jeanne())
    held = sorted(certificates.to_der(one) for one in (jeanne().certificate, pki.pki().missions.certificate))
    assert refused(der.replace(b"".join(held), held[1] + held[0])) is Code.CMS_SYNTAX


def test_the_twin_signature_is_as_right_as_the_first() -> None:
    """(r, n - s) verifies everywhere: only the manifest's digest may name a bundle."""
    der = signed(jeanne())
    raw = schema.ContentInfo.load(der)["content"]["signers"][0]["signature"].native
    r, s = utils.decode_dss_signature(raw)
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    info = schema.ContentInfo.load(der)
    info["content"]["signers"][0]["signature"] = utils.encode_dss_signature(r, order - s)
    twin = info.dump(force=True)
    assert twin != der
    assert check(twin).signer.state is SignerState.KNOWN


@given(st.data())
def test_no_change_of_a_byte_is_accepted_or_crashes(data: st.DataObject) -> None:
    der = bytearray(_fixed())
    at = data.draw(st.integers(0, len(der) - 1))
    der[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BundleRefusal):
        check(bytes(der))


@given(st.data())
def test_no_cut_insertion_or_repetition_is_accepted_or_crashes(data: st.DataObject) -> None:
    der = _fixed()
    start = data.draw(st.integers(0, len(der)))
    end = data.draw(st.integers(start, min(len(der), start + 40)))
    middle = data.draw(st.binary(max_size=40)) + der[start:end] * data.draw(st.integers(0, 3))
    mutated = der[:start] + middle + der[end:]
    if mutated != der:
        with pytest.raises(BundleRefusal):
            check(mutated)


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    with pytest.raises(BundleRefusal):
        check(noise)


@cache
def _fixed() -> bytes:
    return signed(jeanne())


def test_an_unreadable_certificate_inside_is_refused() -> None:
    der = signed(jeanne())
    whole = certificates.to_der(jeanne().certificate)
    oid = x509.SubjectAlternativeName.oid.dotted_string
    assert oid == "2.5.29.17"
    broken = whole.replace(b"\x06\x03\x55\x1d\x11", b"\x06\x03\x55\x1d\x0e")
    assert refused(der.replace(whole, broken)) is Code.CMS_SYNTAX
