"""The office's register and certification authority."""

import dataclasses
import json
import subprocess
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from support import pki
from support.enrolments import JEANNE, LILLE, OFFICE_PHRASE, PHRASE, World

from lianes_desktop.bundle import certificates, cms
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.bundle.trust import Trust, number
from lianes_desktop.domain.bundles import Signer, SignerState, Verification
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def signed(key: SigningKey, world: World) -> bytes:
    return cms.sign(b"claim", key, when=world.clock.at, commitment=cms.Commitment.ORIGIN)


def state(der: bytes, world: World) -> SignerState:
    return cms.check(der, b"claim", world.office.trust(), now=world.clock.at, role=Role.OFFICE).signer.state


def code(der: bytes, world: World) -> Code:
    with pytest.raises(BundleRefusal) as caught:
        state(der, world)
    return caught.value.code


def test_there_is_no_authority_at_first(tmp_path: Path) -> None:
    office = OfficeAuthority(tmp_path, pki.Clock(), SmallParcels(pki.Clock()), pki.CHEAP)
    assert not office.exists()
    assert office.register() == ()
    assert office.trust() == Trust()
    assert office.crls_end() is None
    with pytest.raises(UnavailableError) as caught:
        office.root_fingerprint()
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.NOT_FOUND)


def test_the_authorities_are_those_of_the_specification(world: World) -> None:
    trust = world.office.trust()
    (root,) = trust.roots
    assert root.public_key().key_size == 384  # type: ignore[union-attr] # elliptic curves only
    assert [certificates.issuing_role(one) for one in trust.issuing] == [Issuing.MISSIONS, Issuing.DECISIONS]
    years = {one: (one.not_valid_after_utc - pki.NOW).days // 365 for one in (root, *trust.issuing)}
    assert list(years.values()) == [12, 6, 6]
    assert world.office.root_fingerprint() == certificates.groups(certificates.fingerprint(root))
    officer = world.office.officer(OFFICE_PHRASE)
    assert (
        cms.check(signed(officer, world), b"claim", trust, now=pki.NOW, role=Role.OFFICE).issuing is Issuing.DECISIONS
    )


def test_an_authority_is_never_replaced_by_another(world: World) -> None:
    kept = world.office.trust()
    with pytest.raises(ValueError, match="already"):
        world.office.create("Lianes", OFFICE_PHRASE)
    assert world.office.trust() is kept


def test_everything_survives_a_restart(world: World) -> None:
    world.enrolled()
    again = OfficeAuthority(world.folder / "office", world.clock, world.parcels)
    assert again.trust() == world.office.trust()
    assert again.register() == world.office.register()


def test_the_age_identities_open_what_is_sealed_for_lianes(world: World) -> None:
    recipients = [pyrage.x25519.Recipient.from_str(one) for one in world.office.trust().recipients]
    assert len(recipients) == 2
    sealed = pyrage.encrypt(b"claim", recipients)
    for secret in (*world.office.identities(), world.office.recovery_identity(OFFICE_PHRASE)):
        assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)]) == b"claim"


def test_sealed_bundles_stay_shut_until_the_office_is_unlocked(world: World) -> None:
    again = OfficeAuthority(world.folder / "office", world.clock, world.parcels)
    assert again.identities() == ()
    with pytest.raises(RefusedError) as caught:
        again.unlock("autre chose")
    assert [one.problem for one in caught.value.refusals] == [Problem.PASSPHRASE_WRONG]
    assert again.identities() == ()
    again.unlock(OFFICE_PHRASE)
    assert again.identities() == world.office.identities()


def test_no_act_is_done_under_a_wrong_passphrase(world: World) -> None:
    world.enrolled()
    kept = (world.folder / "office" / "authority.json").read_bytes()
    request, fingerprint = world.request(), world.device.info().fingerprint
    for act in (
        lambda: world.office.enrol(request, fingerprint, JEANNE, LILLE, "autre", world.sent),
        lambda: world.office.revoke(fingerprint, "autre"),
        lambda: world.office.renew_crls("autre"),
        lambda: world.office.officer("autre"),
        lambda: world.office.recovery_identity("autre"),
    ):
        with pytest.raises(RefusedError):
            act()
    assert (world.folder / "office" / "authority.json").read_bytes() == kept


def test_a_revoked_key_is_refused_under_every_certificate(world: World) -> None:
    self_signed = world.device.unlock(PHRASE)
    enrolled = world.enrolled().unlock(PHRASE)
    assert state(signed(enrolled, world), world) is SignerState.KNOWN
    assert state(signed(self_signed, world), world) is SignerState.KNOWN
    world.clock.at += DAY
    world.office.revoke(enrolled.fingerprint, OFFICE_PHRASE)
    assert code(signed(enrolled, world), world) is Code.CERT_REVOKED
    assert code(signed(self_signed, world), world) is Code.CERT_REVOKED
    (entry,) = world.office.register()
    assert entry.revoked_at == world.clock.at
    with pytest.raises(RefusedError):
        world.answer()


def test_every_certificate_of_a_revoked_key_is_listed(world: World) -> None:
    world.enrolled()
    world.device.take_enrolment(world.answer())
    world.office.revoke(world.device.info().fingerprint, OFFICE_PHRASE)
    trust = world.office.trust()
    crl = trust.crl_of(trust.issuing[0])
    assert crl is not None
    assert len(list(crl)) == 2
    assert len(world.office.register()) == 1


def test_a_date_of_revocation_stands(world: World) -> None:
    fingerprint = world.enrolled().info().fingerprint
    world.office.revoke(fingerprint, OFFICE_PHRASE)
    world.clock.at += DAY
    world.office.revoke(fingerprint, OFFICE_PHRASE)
    assert world.office.register()[0].revoked_at == pki.NOW


def test_lists_are_numbered_and_renewed_by_every_act(world: World) -> None:
    def numbers() -> set[int]:
        return {number(one) for one in world.office.trust().crls}

    assert numbers() == {1}
    world.answer()
    assert numbers() == {2}
    world.clock.at += 100 * DAY
    world.office.renew_crls(OFFICE_PHRASE)
    assert numbers() == {3}
    assert world.office.crls_end() == world.clock.at + 180 * DAY


def test_the_officer_s_certificate_is_renewed_before_it_ends(world: World) -> None:
    first = world.office.officer(OFFICE_PHRASE)
    world.clock.at += 700 * DAY
    world.office.renew_crls(OFFICE_PHRASE)
    renewed = world.office.officer(OFFICE_PHRASE)
    assert renewed.fingerprint == first.fingerprint
    assert renewed.certificate.not_valid_after_utc > first.certificate.not_valid_after_utc


def _verification(key: SigningKey, *, valid: bool = True) -> Verification:
    signer = Signer("Jeanne", "", None, key.fingerprint, key.cert_sha256, SignerState.UNKNOWN)
    return Verification(intact=True, signature_valid=valid, signer_known=False, code="CERT_UNTRUSTED", signer=signer)


def test_a_confirmed_sender_is_known_without_a_certificate(world: World) -> None:
    key = pki.self_signed()
    assert state(signed(key, world), world) is SignerState.UNKNOWN
    world.office.confirm(_verification(key), dataclasses.replace(JEANNE, family_name="Durand"), None)
    found = cms.check(signed(key, world), b"claim", world.office.trust(), now=pki.NOW, role=Role.OFFICE)
    assert (found.signer.state, found.signer.name) == (SignerState.KNOWN, "Jeanne Durand")
    (entry,) = world.office.register()
    assert (entry.name, entry.serial, entry.organisation) == ("Jeanne Durand", "", "")


def test_a_confirmed_sender_can_be_revoked(world: World) -> None:
    key = pki.self_signed()
    world.office.confirm(_verification(key), JEANNE, LILLE)
    world.office.revoke(key.fingerprint, OFFICE_PHRASE)
    assert code(signed(key, world), world) is Code.CERT_REVOKED


def test_nobody_is_vouched_for_on_a_wrong_signature(world: World) -> None:
    with pytest.raises(ValueError, match="vouch"):
        world.office.confirm(_verification(pki.self_signed(), valid=False), JEANNE, None)
    nobody = dataclasses.replace(_verification(pki.self_signed()), signer=None)
    with pytest.raises(ValueError, match="vouch"):
        world.office.confirm(nobody, JEANNE, None)


def test_openssl_trusts_the_file_written_for_it(world: World, tmp_path: Path) -> None:
    enrolled = world.enrolled().unlock(PHRASE)
    world.office.write_trust(tmp_path / "trust.pem")
    assert _openssl(tmp_path, signed(enrolled, world)) == ""
    world.office.revoke(enrolled.fingerprint, OFFICE_PHRASE)
    world.office.write_trust(tmp_path / "trust.pem")
    assert "certificate revoked" in _openssl(tmp_path, signed(enrolled, world))


def _openssl(folder: Path, der: bytes) -> str:
    (folder / "s.p7s").write_bytes(der)
    (folder / "content").write_bytes(b"claim")
    at = str(int((pki.NOW + timedelta(minutes=1)).timestamp()))
    asked = ["-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "content", "-attime", at]
    done = subprocess.run(
        ["openssl", "cms", *asked, "-CAfile", "trust.pem", "-crl_check_all", "-out", "/dev/null"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""


def test_trust_is_not_written_where_there_is_no_folder(world: World) -> None:
    with pytest.raises(UnavailableError) as caught:
        world.office.write_trust(world.folder / "nowhere" / "trust.pem")
    assert caught.value.why is Cause.NOT_FOUND


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"crl_number": "1"},
        {"trust": []},
        {"issues": [{}]},
        {"issues": ["text"]},
        {"keys": {"root": 1}},
        {"officer": "nothing"},
    ],
)
def test_a_damaged_authority_file_is_said_so(world: World, change: dict[str, object]) -> None:
    path = world.folder / "office" / "authority.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    again = OfficeAuthority(world.folder / "office", world.clock, world.parcels)
    with pytest.raises(UnavailableError) as caught:
        again.register()
    assert caught.value.why is Cause.DAMAGED
