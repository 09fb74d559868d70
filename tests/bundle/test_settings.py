"""An issue of the settings: signed by the office, read by a device, and everything a device refuses of one."""

import copy
import dataclasses
import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from support import bundles, pki
from support.enrolments import OFFICE_PHRASE, PHRASE, World
from support.forge import canonical, places
from support.issues import a_rate_of_lianes, an_issue, issues

from lianes_desktop.assets import resource
from lianes_desktop.bundle import settings as codec
from lianes_desktop.bundle import settings_file
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings

SLIP = {
    "bureau": "",
    "claimed": None,
    "commission_cents": 0,
    "given_cents": 20000,
    "paper": None,
    "received": {"currency": "MAD", "minor": 211300},
}
SLOWLY = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
OTHER_TYPES: tuple[object, ...] = (None, True, 7, "text", [], {})


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def issued(world: World, issue: ProgrammeSettings | None = None) -> Path:
    written = world.office.issue_settings(issue or an_issue(), OFFICE_PHRASE, world.sent)
    return written.path


def forged(
    world: World, signer: SigningKey, audience: tuple[str, ...] = codec.EVERYBODY, document: bytes | None = None
) -> Path:
    """A file of the right shape, with what Lianes brings along, signed by somebody else or not as Lianes would."""
    files = dict(settings_file.files(an_issue(), world.office.trust()))
    if document is not None:
        files[codec.DOCUMENT] = document
    return world.parcels.pack(BundleKind.SETTINGS, files, signer, audience, world.sent)


def problem(device: DeviceKeys, path: Path, root: str = "") -> tuple[str, Problem]:
    before = device.trust()
    with pytest.raises(RefusedError) as refused:
        device.read_settings(path, root)
    with pytest.raises(RefusedError):
        device.take_trust(path, root)
    assert device.trust() == before
    (one,) = refused.value.refusals
    return one.field, one.problem


# the document


@SLOWLY
@given(issues())
def test_a_document_is_the_settings_again(issue: ProgrammeSettings) -> None:
    data = codec.write(issue)
    read = codec.read(data)

    assert codec.write(read) == data
    assert read.version == issue.version
    assert read.editions == tuple(
        replace(
            one,
            **{
                name: getattr(cleaned, name) for name in ("code", "funder", "call", "title", "tagline", "other_funders")
            },
        )
        for one, cleaned in zip(issue.editions, read.editions, strict=True)
    )
    assert read.mileage == tuple(
        replace(one, source=cleaned.source) for one, cleaned in zip(issue.mileage, read.mileage, strict=True)
    )
    assert (read.issued_at, read.in_force_from) == (issue.issued_at, issue.in_force_from)


def test_what_lianes_issues_comes_back_to_the_last_field() -> None:
    issue = an_issue()
    read = codec.read(codec.write(issue))

    assert replace(read, texts=issue.texts, editions=issue.editions) == issue
    assert dict(read.texts).keys() == dict(issue.texts).keys()
    for name in (one.name for one in dataclasses.fields(issue.editions[0])):
        ours, theirs = getattr(issue.editions[0], name), getattr(read.editions[0], name)
        assert theirs == ours or dict(theirs) == dict(ours)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"version":1}', b"\xff"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(BundleRefusal) as refused:
        codec.read(data)
    assert refused.value.code is Code.DATA_JSON


def test_a_document_written_otherwise_is_refused() -> None:
    spaced = codec.write(an_issue()).replace(b'"version":1', b'"version": 1')
    with pytest.raises(BundleRefusal, match="data/settings"):
        codec.read(spaced)


@pytest.mark.parametrize("told", [{"source": "slip"}, {"typed_by": "Claire"}, {"slip": SLIP}], ids=" ".join)
def test_a_rate_of_one_person_is_no_rate_for_everybody(told: dict[str, object]) -> None:
    document = json.loads(codec.write(replace(an_issue(), rates=(a_rate_of_lianes(),))))
    document["rates"][0] |= told
    assert not schema().is_valid(document)
    with pytest.raises(BundleRefusal) as refused:
        codec.read(canonical(document))
    assert refused.value.code is Code.DATA_JSON


def schema() -> Draft202012Validator:
    published = json.loads(resource("schemas", "settings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published, format_checker=FormatChecker(["date"]))


@SLOWLY
@given(issues())
def test_the_schema_takes_every_issue(issue: ProgrammeSettings) -> None:
    assert [error.message for error in schema().iter_errors(json.loads(codec.write(issue)))] == []


def test_schema_and_decoder_agree_on_every_change_of_structure() -> None:
    validator, document = schema(), json.loads(codec.write(_small()))
    disagreements = []
    for at, (holder, key) in enumerate(places(document)):
        for other in OTHER_TYPES:
            if type(other) is not type(holder[key]):
                spoiled = copy.deepcopy(document)
                there, _ = places(spoiled)[at]
                there[key] = other
                if validator.is_valid(spoiled) is not _decoded(spoiled):
                    disagreements.append(f"{key} is {other!r}")
        if isinstance(holder, dict):
            for added in (False, True):
                spoiled = copy.deepcopy(document)
                there, _ = places(spoiled)[at]
                if added:
                    there["unknown"] = 1
                else:
                    del there[key]
                if validator.is_valid(spoiled) is not _decoded(spoiled):
                    disagreements.append(f"{'unknown beside' if added else 'no'} {key}")

    assert disagreements == []


def _small() -> ProgrammeSettings:
    issue = an_issue()
    return replace(
        issue,
        kinds=issue.kinds[:1],
        organisations=issue.organisations[:1],
        partnerships=issue.partnerships[:1],
        mileage=(replace(issue.mileage[0], rates=issue.mileage[0].rates[:1]),),
    )


def _decoded(document: object) -> bool:
    try:
        codec.read(canonical(document))
    except BundleRefusal:
        return False
    return True


# the file


def test_a_device_reads_what_the_office_issued(world: World) -> None:
    device = world.enrolled()
    path = issued(world)

    assert device.announces_settings(path)
    read = device.read_settings(path)
    assert read.settings.edition("").mission_rate == Decimal("0.5")
    assert len(read.manifest_sha256) == 64
    assert device.trust().crls != world.office.trust().crls
    device.take_trust(path)
    assert device.trust().crls == world.office.trust().crls
    assert device.trust().recipients == world.office.trust().recipients


def test_the_office_says_where_the_file_is_and_keeps_what_it_reads_back(world: World) -> None:
    written = world.office.issue_settings(an_issue(), OFFICE_PHRASE, world.sent)

    assert written.path.parent == world.sent
    assert written.settings == world.enrolled().read_settings(written.path).settings
    with pytest.raises(RefusedError) as refused:
        world.office.issue_settings(an_issue(2), "une autre phrase", world.sent)
    assert [one.problem for one in refused.value.refusals] == [Problem.PASSPHRASE_WRONG]


def test_lianes_is_confirmed_by_phone_where_it_is_not_known_yet(world: World) -> None:
    path = issued(world)
    assert problem(world.device, path) == ("root", Problem.ROOT_UNCONFIRMED)
    assert problem(world.device, path, "AAAA BBBB CCCC DDDD") == ("root", Problem.ROOT_DIFFERENT)

    assert world.device.read_settings(path, world.root()).settings.version == 1
    world.device.take_trust(path, world.root())
    assert world.device.trust().roots == world.office.trust().roots


def test_older_lists_beside_newer_rules_do_not_replace_newer_lists(world: World) -> None:
    device = world.enrolled()
    path = issued(world)
    world.clock.at += timedelta(days=1)
    device.take_enrolment(world.answer())
    newest = device.trust()

    device.take_trust(path)
    assert device.trust() == newest
    assert device.read_settings(path).settings.version == 1


def test_rules_signed_by_a_participant_are_refused(world: World) -> None:
    device = world.enrolled()
    path = forged(world, device.unlock(PHRASE))
    assert problem(device, path) == ("file", Problem.SETTINGS_FROM_PARTICIPANT)


def test_rules_signed_by_a_stranger_are_refused(world: World) -> None:
    device = world.enrolled()
    assert problem(device, forged(world, pki.self_signed())) == ("file", Problem.SETTINGS_NOT_LIANES)
    assert (
        problem(device, forged(world, world.new_office("other").officer(OFFICE_PHRASE)))[1]
        is Problem.SETTINGS_NOT_LIANES
    )


def test_rules_of_another_lianes_are_refused(world: World) -> None:
    device, other = world.enrolled(), world.new_office("other")
    written = other.issue_settings(an_issue(), OFFICE_PHRASE, world.sent)
    assert problem(device, written.path) == ("root", Problem.ROOT_DIFFERENT)


def test_rules_from_tomorrow_are_refused(world: World) -> None:
    device = world.enrolled()
    world.clock.at += timedelta(days=3)
    path = issued(world)
    world.clock.at -= timedelta(days=3)
    assert problem(device, path) == ("file", Problem.SETTINGS_FROM_FUTURE)


def test_a_document_that_does_not_hold_together_is_refused(world: World) -> None:
    device, officer = world.enrolled(), world.office.officer(OFFICE_PHRASE)
    unsound = codec.write(an_issue(rate=Decimal("1.5")))
    unread = codec.write(an_issue()).replace(b'"version":1', b'"version":0')
    for path in (
        forged(world, officer, document=unsound),
        forged(world, officer, document=unread),
        forged(world, officer, audience=("FR-LIL",)),
    ):
        assert problem(device, path) == ("file", Problem.SETTINGS_UNSOUND)


def test_another_kind_of_file_is_no_file_of_rules(world: World, tmp_path: Path) -> None:
    device = world.enrolled()
    answer = world.answer()
    noise = tmp_path / "noise.asice"
    noise.write_bytes(b"PK nothing")

    assert not device.announces_settings(answer)
    assert not device.announces_settings(noise)
    assert problem(device, answer) == ("file", Problem.NOT_SETTINGS)
    assert problem(device, noise) == ("file", Problem.SETTINGS_DAMAGED)


def test_rules_inside_another_kind_of_bundle_are_refused(world: World) -> None:
    device = world.enrolled()
    files = settings_file.files(an_issue(), world.office.trust())
    answering = world.parcels.pack(BundleKind.KEY_REQUEST, files, device.unlock(PHRASE), ("lianes",), world.sent)
    assert problem(device, answering) == ("file", Problem.NOT_SETTINGS)


def test_rules_without_whom_to_trust_are_refused(world: World) -> None:
    device = world.enrolled()
    officer = world.office.officer(OFFICE_PHRASE)
    document = {codec.DOCUMENT: codec.write(an_issue())}
    path = world.parcels.pack(BundleKind.SETTINGS, document, officer, codec.EVERYBODY, world.sent)
    assert problem(device, path) == ("file", Problem.SETTINGS_DAMAGED)
    broken = {**settings_file.files(an_issue(), world.office.trust()), "enrolment/crls.pem": b"nothing"}
    path = world.parcels.pack(BundleKind.SETTINGS, broken, officer, codec.EVERYBODY, world.sent)
    assert problem(device, path) == ("file", Problem.SETTINGS_DAMAGED)
    no_document = {name: data for name, data in broken.items() if name != codec.DOCUMENT}
    path = world.parcels.pack(BundleKind.SETTINGS, no_document, officer, codec.EVERYBODY, world.sent)
    assert problem(device, path) == ("file", Problem.NOT_SETTINGS)


def test_no_flipped_byte_is_believed(world: World) -> None:
    device = world.enrolled()
    data = issued(world).read_bytes()
    spoiled = world.folder / "spoiled.asice"
    believed = []
    for at in range(0, len(data), max(1, len(data) // 150)):
        spoiled.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        try:
            device.read_settings(spoiled)
        except RefusedError:
            continue
        believed.append(at)
    for cut in (1, 30, len(data) // 2, len(data) - 1):
        spoiled.write_bytes(data[:cut])
        assert problem(device, spoiled) == ("file", Problem.SETTINGS_DAMAGED)

    assert believed == []


def test_whoever_checks_a_file_is_told_that_it_carries_rules(world: World, tmp_path: Path) -> None:
    device, officer = world.enrolled(), world.office.officer(OFFICE_PHRASE)
    desk = bundles.Desk(tmp_path, world.office.trust(), role=Role.FIELD, clock=world.clock)

    genuine = desk.bundles.verify(issued(world))
    assert (genuine.accepted, genuine.kind) == (True, BundleKind.SETTINGS)
    ours = desk.bundles.verify(forged(world, device.unlock(PHRASE)))
    assert (ours.accepted, ours.code) == (False, "KIND")
    stranger = desk.bundles.verify(forged(world, pki.self_signed()))
    assert (stranger.accepted, stranger.kind) == (False, BundleKind.SETTINGS)
    empty = dict(settings_file.files(an_issue(), world.office.trust()))
    del empty[codec.DOCUMENT]
    path = world.parcels.pack(BundleKind.SETTINGS, empty, officer, codec.EVERYBODY, world.sent)
    assert desk.bundles.verify(path).code == "BUNDLE_FILES"
