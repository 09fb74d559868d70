"""Whom a device trusts, in memory and on disk."""

import dataclasses
import errno
import json
import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from support import pki

from lianes_desktop.bundle import certificates, issuing, trust_file
from lianes_desktop.bundle.certificates import Identity
from lianes_desktop.bundle.trust import OlderCrl, Trust, number, signed_by
from lianes_desktop.bundle.trust_file import TrustFile
from lianes_desktop.services.failures import Cause, Resource, UnavailableError


def full() -> Trust:
    trust = dataclasses.replace(pki.pki().trust, recipients=("age1abc", "age1def"))
    return trust.with_confirmed("ab" * 32, pki.JEANNE).with_confirmed("cd" * 32, pki.PAUL).without_key("cd" * 32)


def test_nobody_is_trusted_at_first(tmp_path: Path) -> None:
    assert TrustFile(tmp_path).read() == Trust()
    assert Trust().newest_crl() is None


def test_lists_past_their_date_are_told_with_the_day_and_a_missing_one_with_its_authority_s() -> None:
    made = pki.pki()
    end = pki.NOW + issuing.CRL_TERM
    assert Trust().lists_ended(pki.NOW) is None
    assert made.trust.lists_ended(end) is None
    assert made.trust.lists_ended(end + timedelta(seconds=1)) == end
    assert made.stale().lists_ended(pki.NOW) == pki.NOW - timedelta(days=1)
    assert made.without_crls().lists_ended(pki.NOW) == made.root.certificate.not_valid_before_utc


def test_trust_written_is_trust_read(tmp_path: Path) -> None:
    TrustFile(tmp_path / "keys").write(full())
    assert TrustFile(tmp_path / "keys").read() == full()


def test_what_was_written_is_read_without_the_disk(tmp_path: Path) -> None:
    kept = TrustFile(tmp_path)
    kept.write(full())
    (tmp_path / "trust.json").unlink()
    assert kept.read() == full()


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"roots": ["not a certificate"]},
        {"roots": "text"},
        {"crls": [1]},
        {"confirmed": []},
        {"confirmed": {"ab": {"name": "Jeanne"}}},
    ],
)
def test_a_damaged_file_is_said_so(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "trust.json"
    path.write_text(json.dumps(trust_file.to_json(full()) | change))
    with pytest.raises(UnavailableError) as caught:
        TrustFile(tmp_path).read()
    assert (caught.value.what, caught.value.why, caught.value.detail) == (Resource.KEYS, Cause.DAMAGED, str(path))


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, "\ufffd"])
def test_a_file_that_is_not_ours_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / "trust.json").write_text(text)
    with pytest.raises(UnavailableError):
        TrustFile(tmp_path).read()


def test_a_folder_in_the_file_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "trust.json").mkdir()
    with pytest.raises(UnavailableError) as caught:
        TrustFile(tmp_path).read()
    assert caught.value.what is Resource.KEYS


def test_the_highest_list_of_each_authority_is_kept() -> None:
    made = pki.pki()
    newer = made.trusting(number=7)
    assert [number(one) for one in made.trust.with_crls(newer.crls).crls] == [7, 7, 7]
    assert made.trusting(number=7).with_crls(newer.crls[:1]).crls[0] == newer.crls[0]


def test_an_older_list_is_refused() -> None:
    made = pki.pki()
    with pytest.raises(OlderCrl):
        made.trusting(number=7).with_crls(made.trusting(number=6).crls)


def test_a_list_without_number_is_the_oldest() -> None:
    made = pki.pki()
    bare = pki.crl_without_number(made.missions)
    assert number(bare) == 0
    with pytest.raises(OlderCrl):
        made.trust.with_crls([bare])


def test_names_of_our_authorities_are_recognised() -> None:
    made = pki.pki()
    assert all(made.trust.is_ours(one.certificate.subject) for one in (made.root, made.missions, made.decisions))
    assert not made.trust.is_ours(pki.stranger().root.certificate.subject)
    assert made.trust.root_of(pki.stranger().missions.certificate) is None


def test_a_name_is_not_a_signature() -> None:
    assert signed_by(pki.pki().missions.certificate, pki.pki().root.certificate)
    assert not signed_by(pki.pki().missions.certificate, pki.forged().root.certificate)
    assert not signed_by(pki.pki().missions.certificate, pki.pki().decisions.certificate)


def test_certificates_signed_with_sha1_count_for_nothing(tmp_path: Path) -> None:
    for digest, counts in (("sha256", True), ("sha1", False)):
        asked = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=AC Missions"]
        made = ["openssl", "req", *asked, f"-{digest}", "-keyout", "key.pem", "-out", "cert.pem"]
        subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
        certificate = x509.load_pem_x509_certificate((tmp_path / "cert.pem").read_bytes())
        assert signed_by(certificate, certificate) is counts


def test_the_fingerprint_is_read_aloud_in_four_groups_of_four() -> None:
    fingerprint = "00" * 5 + "ff" * 27
    assert certificates.groups(fingerprint) == ("AAAA", "AAAA", "7777", "7777")
    assert certificates.same_groups("aaaa-aaaa 7777-7777", fingerprint)
    assert certificates.same_groups(fingerprint, fingerprint)
    assert not certificates.same_groups("aaaa aaaa 7777", fingerprint)
    assert not certificates.same_groups("", fingerprint)


def test_long_names_are_cut_to_what_a_certificate_holds() -> None:
    long = Identity("Jeanne", "Communauté d'agglomération de " + "très " * 12 + "loin", pki.JEANNE.participant)
    found = certificates.identity(pki.self_signed(long).certificate)
    assert found.organisation == long.organisation[:63] + "…"
    assert (found.email, found.siren) == ("", "")


def test_someone_without_a_name_is_known_by_number() -> None:
    who = Identity("", "", pki.JEANNE.participant, email="josé@exemple.fr")
    found = certificates.identity(pki.self_signed(who).certificate)
    assert (found.name, found.organisation, found.email) == (str(who.participant), "", "")


@pytest.mark.parametrize("uri", ["https://example.org", "urn:uuid:nothing", "urn:uuid:" + "0" * 32, ""])
def test_a_participant_in_another_form_is_nobody(uri: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the chain says what it means
        certificates.identity(pki.named_by(uri))


KEYS: dict[str, tuple[CertificatePublicKeyTypes, bool]] = {
    "P-256": (ec.generate_private_key(ec.SECP256R1()).public_key(), True),
    "P-384": (ec.generate_private_key(ec.SECP384R1()).public_key(), False),
    "RSA of 2048 bits": (rsa.generate_private_key(65537, 2048).public_key(), False),
    "Ed25519": (ed25519.Ed25519PrivateKey.generate().public_key(), False),
}


@pytest.mark.parametrize(("public", "accepted"), KEYS.values(), ids=KEYS)
def test_only_p256_and_long_rsa_keys_are_accepted(public: CertificatePublicKeyTypes, *, accepted: bool) -> None:
    certificate = pki.named_by(pki.JEANNE.participant.urn, public)
    assert (certificates.accepted_key(certificate) is not None) is accepted


def test_a_full_disk_is_said_and_the_former_trust_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = TrustFile(tmp_path)
    kept.write(full())

    def no_room(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "replace", no_room)
    with pytest.raises(UnavailableError) as caught:
        kept.write(Trust())
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.DISK_FULL)
    assert kept.read() == full()
    assert TrustFile(tmp_path).read() == full()
    assert [one.name for one in tmp_path.iterdir()] == ["trust.json"]
