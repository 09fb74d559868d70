"""Whose signature it is: what Lianes, the office and the calendar say of the signer."""

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from support import forged_cms as forged
from support import pki
from support.signing import CONTENT, check, jeanne, refused, signed

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle import cms_schema as schema
from lianes_desktop.bundle.certificates import Identity, Issuing, SigningKey
from lianes_desktop.bundle.cms import Commitment, SignerRefusal
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import SignerState
from lianes_desktop.domain.people import Role

DAY = timedelta(days=1)


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


def test_checking_loads_no_pdf_library() -> None:
    """Half a second that a verification need not wait."""
    asked = "import sys, lianes_desktop.bundle.cms, lianes_desktop.bundle.pades; print('pyhanko' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
