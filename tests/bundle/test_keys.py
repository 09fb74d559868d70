"""The device's own key."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from support import pki
from support.enrolments import JEANNE, LILLE, OFFICE_PHRASE, PHRASE, World
from support.issues import an_issue

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.passphrases import Stretching
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.domain.keys import RENEWED_FROM, ClockSource, EnrolmentState
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_there_is_no_key_at_first(tmp_path: Path) -> None:
    device = DeviceKeys(tmp_path, pki.Clock(), SmallParcels(pki.Clock()), pki.CHEAP)
    assert device.info().state is EnrolmentState.NO_KEY
    with pytest.raises(UnavailableError) as caught:
        device.unlock(PHRASE)
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.NOT_FOUND)
    assert device.clock_doubt(None) is None


def test_a_new_key_says_who_its_owner_claims_to_be(world: World) -> None:
    info, key = world.device.info(), world.device.unlock(PHRASE)
    assert info.state is EnrolmentState.SELF_SIGNED
    assert info.fingerprint == key.fingerprint
    assert info.groups == certificates.groups(key.fingerprint)
    assert info.expires_at == key.certificate.not_valid_after_utc
    assert certificates.identity(key.certificate) == pki.JEANNE


def test_the_key_opens_with_its_passphrase_alone(world: World) -> None:
    with pytest.raises(RefusedError) as caught:
        world.device.unlock(PHRASE + " ")
    (refusal,) = caught.value.refusals
    assert (refusal.field, refusal.problem) == ("passphrase", Problem.PASSPHRASE_WRONG)


def test_no_secret_is_on_the_disk(world: World) -> None:
    device = (world.folder / "device" / "key.json").read_text()
    office = (world.folder / "office" / "authority.json").read_text()
    for text in (device, office):
        assert "BEGIN PRIVATE KEY" not in text
        assert "AGE-SECRET-KEY" not in text
        assert PHRASE not in text
        assert OFFICE_PHRASE not in text
    assert "ENCRYPTED PRIVATE KEY" in device


@pytest.mark.parametrize(
    "change",
    [{"version": 2}, {"stretching": None}, {"certificate": "nothing"}, {"issuing": "nothing"}],
)
def test_a_damaged_key_file_is_said_so(world: World, change: dict[str, object]) -> None:
    path = world.folder / "device" / "key.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(UnavailableError) as caught:
        world.device.info()
    assert caught.value.why is Cause.DAMAGED


def test_a_key_of_another_kind_opens_nothing(world: World) -> None:
    path = world.folder / "device" / "key.json"
    kept = json.loads(path.read_text())
    password = Stretching.from_json(kept["stretching"]).password(PHRASE)
    path.write_text(json.dumps(kept | {"pkcs8": pki.wrapped_rsa(password)}))
    with pytest.raises(RefusedError):
        world.device.unlock(PHRASE)


def test_a_self_signed_key_ends_too(world: World) -> None:
    world.clock.at += 3 * 365 * DAY
    assert world.device.info().state is EnrolmentState.EXPIRED


def test_only_our_own_keys_are_used(world: World) -> None:
    class Other:
        fingerprint = ""

    with pytest.raises(TypeError):
        world.device.write_request(Other(), JEANNE, LILLE, world.sent)
    with pytest.raises(TypeError):
        world.device.write_request(pki.pki().person(rsa_bits=3072), JEANNE, LILLE, world.sent)


def test_a_late_clock_is_told_before_signing(world: World) -> None:
    device = world.enrolled()
    world.clock.at -= 2 * DAY
    doubt = device.clock_doubt(None)
    assert doubt is not None
    assert doubt.source is ClockSource.CRL


# until when, and until it is revoked


def test_a_key_says_when_it_ends_soon_and_is_renewed_by_the_same_key(world: World) -> None:
    device = world.enrolled()
    first = device.info()
    assert (first.state, first.ends_soon) == (EnrolmentState.ENROLLED, False)
    assert first.expires_at is not None
    world.clock.at = first.expires_at - RENEWED_FROM + DAY
    world.office.renew_crls(OFFICE_PHRASE)
    assert device.info().ends_soon

    device.take_enrolment(world.answer())
    again = device.info()
    assert (again.state, again.ends_soon, again.fingerprint) == (EnrolmentState.ENROLLED, False, first.fingerprint)
    assert again.expires_at is not None
    assert again.expires_at > first.expires_at
    (known,) = world.office.register()
    assert known.expires_at == again.expires_at


def test_a_key_that_ended_is_renewed_too(world: World) -> None:
    device = world.enrolled()
    world.clock.at += 3 * 365 * DAY
    world.office.renew_crls(OFFICE_PHRASE)
    assert device.info().state is EnrolmentState.EXPIRED
    device.take_enrolment(world.answer())
    assert device.info().state is EnrolmentState.ENROLLED


def test_a_device_learns_from_any_of_lianes_files_that_its_key_was_revoked(world: World) -> None:
    device = world.enrolled()
    world.office.revoke(device.info().fingerprint, OFFICE_PHRASE)
    assert device.info().state is EnrolmentState.ENROLLED

    device.take_trust(world.office.issue_settings(an_issue(), OFFICE_PHRASE, world.sent).path)
    assert device.info().state is EnrolmentState.REVOKED


def test_a_register_written_before_ends_were_kept_is_read(world: World) -> None:
    world.enrolled()
    path = next((world.folder / "office").glob("*.json"))
    kept = json.loads(path.read_text())
    for issue in kept["issues"]:
        del issue["expires_at"]
    path.write_text(json.dumps(kept))
    (known,) = OfficeAuthority(world.folder / "office", world.clock, world.parcels, pki.CHEAP).register()
    assert known.expires_at is None
