"""The device's own key."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from support import pki
from support.enrolments import JEANNE, LILLE, OFFICE_PHRASE, PHRASE, World

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.passphrases import Stretching
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.domain.keys import ClockSource, EnrolmentState
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
