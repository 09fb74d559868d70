"""Signatures of manifests: what is written, and every way of being wrong refused by its own code."""

import base64
import dataclasses
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from support import forged_cms as forged
from support import pki

from lianes_desktop.bundle import certificates, cms
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.certificates import Identity, Issuing, SigningKey
from lianes_desktop.bundle.cms import Commitment, Signed, SignerRefusal
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.hand_in import Role, SignerState

CONTENT = b"<ASiCManifest/>"
DAY = timedelta(days=1)


@cache
def jeanne() -> SigningKey:
    return pki.pki().person()


def signed(key: SigningKey, when: datetime = pki.NOW, commitment: Commitment = Commitment.ORIGIN) -> bytes:
    return cms.sign(CONTENT, key, when=when, commitment=commitment)


def check(
    der: bytes,
    trust: Trust | None = None,
    *,
    now: datetime = pki.NOW,
    role: Role = Role.OFFICE,
    content: bytes = CONTENT,
) -> Signed:
    return cms.check(der, content, trust or pki.pki().trust, now=now, role=role)


def refused(der: bytes, trust: Trust | None = None, *, now: datetime = pki.NOW, role: Role = Role.OFFICE) -> Code:
    with pytest.raises(BundleRefusal) as caught:
        check(der, trust, now=now, role=role)
    return caught.value.code


def test_an_enrolled_person_is_known_by_her_certificate() -> None:
    found = check(signed(jeanne()))
    assert found.signer.state is SignerState.KNOWN
    assert (found.signer.name, found.signer.organisation) == ("Jeanne Dupont", "Ville de Lille")
    assert found.signer.participant == found.participant == pki.JEANNE.participant
    assert found.signer.fingerprint == jeanne().fingerprint
    assert found.signer.cert_sha256 == jeanne().cert_sha256
    assert (found.siren, found.issuing, found.commitment) == ("215903501", Issuing.MISSIONS, Commitment.ORIGIN)
    assert found.signed_at == pki.NOW
    assert not found.crl_doubtful


def test_an_officer_signs_under_the_other_authority_and_approves() -> None:
    officer = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)
    found = check(signed(officer, commitment=Commitment.APPROVAL))
    assert (found.issuing, found.commitment) == (Issuing.DECISIONS, Commitment.APPROVAL)


def test_a_token_with_rsa_of_3072_bits_is_accepted() -> None:
    token = pki.pki().person(rsa_bits=3072)
    assert check(signed(token)).signer.state is SignerState.KNOWN
    assert check(forged.sign(CONTENT, token, algorithm=schema.RSA, parameters=b"")).signer.state is SignerState.KNOWN


def test_the_time_claimed_is_kept_to_the_second_through_2050() -> None:
    late = datetime(2050, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
    key = pki.self_signed(made_at=late)
    found = check(signed(key, late), now=late)
    assert found.signed_at == late.replace(microsecond=0)


def test_someone_not_enrolled_is_unknown_by_the_name_claimed() -> None:
    found = check(signed(pki.self_signed()))
    assert found.signer.state is SignerState.UNKNOWN
    assert (found.signer.name, found.issuing) == ("Jeanne Dupont", None)


def test_a_confirmed_key_is_known_by_the_name_the_office_gave() -> None:
    key = pki.self_signed()
    office_says = Identity("Jeanne Durand", "Ville de Lille", pki.PAUL.participant, siren="215903501")
    trust = pki.pki().trust.with_confirmed(key.fingerprint, office_says)
    found = check(signed(key), trust)
    assert found.signer.state is SignerState.KNOWN
    assert (found.signer.name, found.signer.participant) == ("Jeanne Durand", pki.PAUL.participant)
    assert found.participant == pki.JEANNE.participant


def test_a_key_confirmed_then_refused_is_revoked() -> None:
    key = pki.self_signed()
    trust = pki.pki().trust.with_confirmed(key.fingerprint, pki.JEANNE).without_key(key.fingerprint)
    assert refused(signed(key), trust) is Code.CERT_REVOKED


def test_the_signature_says_who_although_the_certificate_was_revoked() -> None:
    key = pki.pki().person()
    with pytest.raises(SignerRefusal) as caught:
        check(signed(key), pki.pki().trusting(key))
    assert caught.value.code is Code.CERT_REVOKED
    assert caught.value.signed.signer.state is SignerState.REVOKED
    assert caught.value.signed.signer.fingerprint == key.fingerprint


def test_a_certificate_that_ended_before_arrival_still_says_who_signed() -> None:
    key = pki.pki().expired()
    with pytest.raises(SignerRefusal) as caught:
        check(signed(key, pki.NOW - 30 * DAY))
    assert caught.value.code is Code.CERT_EXPIRED
    assert caught.value.signed.signer.state is SignerState.EXPIRED


def test_a_time_claimed_after_the_end_of_the_certificate_says_nothing() -> None:
    with pytest.raises(BundleRefusal) as caught:
        check(signed(pki.pki().expired()))
    assert caught.value.code is Code.CERT_EXPIRED
    assert not isinstance(caught.value, SignerRefusal)


def test_a_self_signed_certificate_ends_too() -> None:
    assert refused(signed(pki.self_signed(made_at=pki.NOW - 1000 * DAY), pki.NOW - 900 * DAY)) is Code.CERT_EXPIRED


def test_the_clock_may_be_a_time_zone_away_but_not_two_days() -> None:
    assert check(signed(jeanne(), pki.NOW + timedelta(hours=25))).signer.state is SignerState.KNOWN
    assert refused(signed(jeanne(), pki.NOW + timedelta(hours=27))) is Code.TIME_FUTURE


def test_a_time_before_the_certificate_is_refused() -> None:
    assert refused(signed(jeanne(), pki.NOW - DAY)) is Code.TIME_CLAIMED


def test_without_current_lists_the_office_refuses_and_a_device_warns() -> None:
    der = signed(jeanne())
    for trust in (pki.pki().stale(), pki.pki().without_crls()):
        assert refused(der, trust) is Code.CERT_UNTRUSTED
        found = check(der, trust, role=Role.FIELD)
        assert found.crl_doubtful
        assert found.signer.state is SignerState.KNOWN


def test_a_list_signed_by_somebody_else_is_no_list() -> None:
    trust = dataclasses.replace(pki.pki().trust, crls=pki.forged().trust.crls)
    assert refused(signed(jeanne()), trust) is Code.CERT_UNTRUSTED


def test_a_stale_list_still_revokes_on_a_device() -> None:
    key = pki.pki().person()
    stale = pki.pki().trusting(key, crl_at=pki.NOW - 365 * DAY)
    assert refused(signed(key), stale, role=Role.FIELD) is Code.CERT_REVOKED


def test_a_revoked_key_is_refused_under_a_certificate_not_listed() -> None:
    trust = pki.pki().trust.without_key(jeanne().fingerprint)
    assert refused(signed(jeanne()), trust) is Code.CERT_REVOKED


def test_an_authority_that_ended_vouches_for_nobody() -> None:
    late = pki.NOW + 4 * 365 * DAY
    key = pki.pki().odd(ends=late + DAY)
    assert refused(signed(key, late - DAY), pki.pki().trusting(crl_at=late), now=late) is Code.CERT_EXPIRED


def test_a_revoked_authority_vouches_for_nobody() -> None:
    made = pki.pki()
    authority = SigningKey(made.missions.private, made.missions.certificate)
    assert refused(signed(jeanne()), made.trusting(authority)) is Code.CERT_REVOKED


ODD: dict[str, tuple[Callable[[], SigningKey], Code]] = {
    "stranger's authority": (lambda: pki.stranger().person(), Code.CERT_UNTRUSTED),
    "our names under other keys": (lambda: pki.pki().ours_by_name_only(), Code.CERT_UNTRUSTED),
    "our issuer's name, no issuer": (
        lambda: dataclasses.replace(pki.pki().ours_by_name_only(), issuing=None),
        Code.CERT_UNTRUSTED,
    ),
    "our issuer beside a forged certificate": (
        lambda: dataclasses.replace(pki.pki().ours_by_name_only(), issuing=pki.pki().missions.certificate),
        Code.CERT_UNTRUSTED,
    ),
    "enrolled, issuer left out": (lambda: dataclasses.replace(jeanne(), issuing=None), Code.CERT_UNTRUSTED),
    "web server": (lambda: pki.pki().tls_only(), Code.CERT_UNTRUSTED),
    "no purpose": (lambda: pki.pki().without_purpose(), Code.CERT_UNTRUSTED),
    "half the purposes": (
        lambda: pki.pki().odd(purposes=(certificates.DOCUMENT_SIGNING,)),
        Code.CERT_UNTRUSTED,
    ),
    "for encryption": (lambda: pki.pki().not_for_signing(), Code.CERT_UNTRUSTED),
    "an authority": (lambda: pki.pki().an_authority(), Code.CERT_CA),
    "may issue": (lambda: pki.pki().odd(usage=pki.key_usage(cert_sign=True)), Code.CERT_CA),
    "names nobody": (lambda: pki.pki().odd(participant=False), Code.CERT_UNTRUSTED),
    "unknown critical extension": (lambda: pki.pki().odd(critical=True), Code.CERT_UNTRUSTED),
    "P-384": (lambda: pki.pki().odd(curve=ec.SECP384R1()), Code.CMS_INVALID),
    "RSA of 2048 bits": (lambda: pki.pki().person(rsa_bits=2048), Code.CMS_INVALID),
    "expired": (lambda: pki.pki().expired(), Code.CERT_EXPIRED),
}


@pytest.mark.parametrize(("make", "code"), ODD.values(), ids=ODD)
def test_a_certificate_that_should_not_have_signed_is_refused(make: Callable[[], SigningKey], code: Code) -> None:
    assert refused(signed(make())) is code


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


def _openssl(*arguments: str | Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["openssl", *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False)


def _openssl_verify(
    folder: Path, der: bytes, trust: Trust, now: datetime = pki.NOW
) -> "subprocess.CompletedProcess[str]":
    (folder / "s.p7s").write_bytes(der)
    (folder / "content").write_bytes(CONTENT)
    (folder / "trust.pem").write_text(trust.pem())
    at = ["-attime", str(int(now.timestamp()))]
    asked = ["-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "content"]
    return _openssl(
        "cms",
        *asked,
        "-CAfile",
        "trust.pem",
        "-crl_check_all",
        *at,
        "-out",
        "/dev/null",
        "-signer",
        "signer.pem",
        folder=folder,
    )


@pytest.mark.parametrize("rsa_bits", [0, 3072])
def test_openssl_accepts_what_we_sign_and_names_the_signer(tmp_path: Path, rsa_bits: int) -> None:
    key = pki.pki().person(rsa_bits=rsa_bits)
    done = _openssl_verify(tmp_path, signed(key), pki.pki().trust)
    assert done.returncode == 0, done.stderr
    shown = _openssl("x509", "-in", "signer.pem", "-noout", "-subject", "-issuer", "-nameopt", "utf8", folder=tmp_path)
    assert "CN=Jeanne Dupont" in shown.stdout
    assert "organizationIdentifier=NTRFR-215903501" in shown.stdout
    assert "CN=AC Missions" in shown.stdout


def test_openssl_refuses_what_we_refuse(tmp_path: Path) -> None:
    revoked = pki.pki().person()
    late = pki.NOW + timedelta(hours=1)
    cases = {
        "certificate revoked": (signed(revoked), pki.pki().trusting(revoked)),
        "unable to get certificate CRL": (signed(jeanne()), pki.pki().without_crls()),
        "CRL has expired": (signed(jeanne()), pki.pki().stale()),
        "certificate has expired": (signed(pki.pki().expired()), pki.pki().trust),
        "unsuitable certificate purpose": (signed(pki.pki().tls_only()), pki.pki().trust),
        "unable to get local issuer": (signed(pki.stranger().person()), pki.pki().trust),
    }
    for message, (der, trust) in cases.items():
        done = _openssl_verify(tmp_path, der, trust, late)
        assert done.returncode != 0
        assert message in done.stderr, done.stderr


def _openssl_sign(folder: Path, *options: str) -> bytes:
    key = jeanne()
    plain = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(plain)
    (folder / "cert.pem").write_text(certificates.to_pem(key.certificate))
    (folder / "chain.pem").write_text(certificates.to_pem(pki.pki().missions.certificate))
    (folder / "content").write_bytes(CONTENT)
    done = _openssl(
        "cms", "-sign", "-binary", "-in", "content", "-signer", "cert.pem", "-inkey", "key.pem",
        "-certfile", "chain.pem", "-outform", "DER", "-out", "s.p7s", *options,
        folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return (folder / "s.p7s").read_bytes()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("-md", "sha256", "-indef"), Code.CMS_SYNTAX),
        (("-md", "sha256", "-nodetach"), Code.CMS_ATTACHED),
        (("-md", "sha1"), Code.CMS_DIGEST),
        (("-md", "sha256", "-noattr"), Code.CMS_ATTRS),
        (("-md", "sha256", "-cades"), Code.CMS_ATTRS),
        (("-md", "sha256", "-nocerts"), Code.CMS_ATTRS),
        (("-md", "sha256", "-keyid"), Code.CMS_SYNTAX),
    ],
)
def test_signatures_made_by_openssl_without_our_attributes_are_refused(
    tmp_path: Path, options: tuple[str, ...], code: Code
) -> None:
    assert refused(_openssl_sign(tmp_path, *options)) is code


def test_an_unreadable_certificate_inside_is_refused() -> None:
    der = signed(jeanne())
    whole = certificates.to_der(jeanne().certificate)
    oid = x509.SubjectAlternativeName.oid.dotted_string
    assert oid == "2.5.29.17"
    broken = whole.replace(b"\x06\x03\x55\x1d\x11", b"\x06\x03\x55\x1d\x0e")
    assert refused(der.replace(whole, broken)) is Code.CMS_SYNTAX


def test_checking_loads_no_pdf_library() -> None:
    """Half a second that a verification need not wait."""
    asked = "import sys, lianes_desktop.bundle.cms, lianes_desktop.bundle.pades; print('pyhanko' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
