"""From a fresh key to an enrolled one, and every answer a device refuses."""

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from support import forge, pki
from support.enrolments import JEANNE, LILLE, OFFICE_PHRASE, PHRASE, World
from typing_extensions import override

from lianes_desktop.bundle import certificates, cms, header, issuing, requests
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.parcels import Parcel
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind, SignerState
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.ports.trust import Authority, Keys

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def refused(device: DeviceKeys, path: Path, root: str = "") -> Refusal:
    before = (device.info(), device.trust())
    with pytest.raises(RefusedError) as caught:
        device.take_enrolment(path, root)
    assert (device.info(), device.trust()) == before
    (refusal,) = caught.value.refusals
    return refusal


def test_the_adapters_are_what_the_services_ask_for(world: World) -> None:
    device: Keys = world.device
    office: Authority = world.office
    assert device.info().state is EnrolmentState.SELF_SIGNED
    assert office.exists()


# the request


def test_a_request_tells_the_office_who_asks(world: World) -> None:
    path = world.request()
    profile, fingerprint, groups = world.office.read_request(path)
    assert profile == JEANNE
    assert fingerprint == world.device.info().fingerprint
    assert groups == world.device.info().groups
    assert world.device.info().state is EnrolmentState.REQUESTED
    assert "Dupont" not in path.name


def test_a_request_without_organisation_is_read(world: World) -> None:
    alone = dataclasses.replace(JEANNE, organisation=None)
    path = world.device.write_request(world.device.unlock(PHRASE), alone, None, world.sent)
    assert world.office.read_request(path)[0] == alone


def test_what_is_not_a_request_is_refused(world: World, tmp_path: Path) -> None:
    noise = tmp_path / "noise.asice"
    noise.write_bytes(b"PK nothing")
    for path in (noise, world.answer()):
        with pytest.raises(RefusedError) as caught:
            world.office.read_request(path)
        assert [one.problem for one in caught.value.refusals] == [Problem.NOT_A_KEY_REQUEST]


def test_a_request_for_somebody_else_s_key_is_refused(world: World) -> None:
    """The sender shows that the key in the request is his."""
    victim, thief = world.device.unlock(PHRASE), pki.self_signed()
    for csr in (requests.write(victim, JEANNE), b"", pki.request_for_p384(), pki.request_broken(victim)):
        path = world.parcels.pack(BundleKind.KEY_REQUEST, {requests.FILE: csr}, thief, ("lianes",), world.sent)
        with pytest.raises(RefusedError) as caught:
            world.office.read_request(path)
        assert [one.problem for one in caught.value.refusals] == [Problem.NOT_A_KEY_REQUEST]


def test_a_request_replaced_after_the_phone_call_is_refused(world: World) -> None:
    heard = world.device.info().fingerprint
    replaced = world.request(world.new_device("thief"))
    with pytest.raises(RefusedError) as caught:
        world.office.enrol(replaced, heard, JEANNE, LILLE, OFFICE_PHRASE, world.sent)
    assert [one.problem for one in caught.value.refusals] == [Problem.NOT_A_KEY_REQUEST]
    assert world.office.register() == ()


# the answer


def test_an_enrolled_device_signs_as_the_register_says(world: World) -> None:
    typed = dataclasses.replace(JEANNE, family_name="Durand", email="j.durand@example.org")
    info = world.device.take_enrolment(world.answer(profile=typed), world.root())
    assert info.state is EnrolmentState.ENROLLED
    key = world.device.unlock(PHRASE)
    der = cms.sign(b"claim", key, when=world.clock.at, commitment=cms.Commitment.ORIGIN)
    found = cms.check(der, b"claim", world.office.trust(), now=world.clock.at, role=Role.OFFICE)
    assert found.signer.state is SignerState.KNOWN
    assert (found.signer.name, found.siren, found.issuing) == ("Jeanne Durand", LILLE.siren, Issuing.MISSIONS)
    assert [one.name for one in world.office.register()] == ["Jeanne Durand"]


def test_a_device_keeps_what_lianes_sends_with_the_certificate(world: World) -> None:
    device, office = world.enrolled(), world.office
    assert device.trust().roots == office.trust().roots
    assert device.trust().issuing == office.trust().issuing
    assert device.trust().crls == office.trust().crls
    assert device.trust().recipients == office.trust().recipients
    assert not device.trust().confirmed
    again = DeviceKeys(world.folder / "device", world.clock, world.parcels)
    assert again.trust() == device.trust()
    assert again.info() == device.info()


def test_the_root_is_confirmed_once_then_pinned(world: World) -> None:
    path = world.answer()
    refusal = refused(world.device, path)
    assert (refusal.field, refusal.problem) == ("root", Problem.ROOT_UNCONFIRMED)
    assert refusal.values["groups"] == world.root()
    refusal = refused(world.device, path, "AAAA BBBB CCCC DDDD")
    assert (refusal.field, refusal.problem) == ("root", Problem.ROOT_DIFFERENT)
    world.device.take_enrolment(path, world.root().lower())
    world.device.take_enrolment(path)
    assert world.device.info().state is EnrolmentState.ENROLLED


def test_a_certificate_is_renewed_before_it_ends(world: World) -> None:
    device = world.enrolled()
    world.clock.at += 700 * DAY
    device.take_enrolment(world.answer())
    assert device.info().expires_at == world.clock.at + issuing.PERSON_TERM


def test_another_root_is_refused_once_one_is_pinned(world: World) -> None:
    device = world.enrolled()
    other = world.new_office("other")
    path = other.enrol(world.request(), device.info().fingerprint, JEANNE, LILLE, OFFICE_PHRASE, world.sent)
    assert refused(device, path, " ".join(other.root_fingerprint())).problem is Problem.ROOT_DIFFERENT


def test_a_certificate_for_another_key_is_refused(world: World) -> None:
    stranger = world.new_device("stranger")
    path = world.answer(world.request(stranger))
    assert refused(world.device, path, world.root()).problem is Problem.ENROLMENT_OTHER_KEY


def test_a_certificate_for_another_participant_is_refused(world: World) -> None:
    path = world.answer(profile=dataclasses.replace(JEANNE, participant=pki.PAUL.participant))
    assert refused(world.device, path, world.root()).problem is Problem.ENROLMENT_OTHER_KEY


def test_lists_older_than_those_known_are_refused(world: World) -> None:
    older = world.answer()
    world.device.take_enrolment(world.answer(), world.root())
    assert refused(world.device, older).problem is Problem.ENROLMENT_OLDER


def pinned() -> str:
    """The test authorities' root, as heard over the phone."""
    return certificates.fingerprint(pki.pki().root.certificate)


def test_an_officer_of_the_right_root_is_accepted(world: World) -> None:
    officer = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)
    path = world.forged_answer(officer, pki.pki().trust)
    assert world.device.take_enrolment(path, pinned()).state is EnrolmentState.ENROLLED


def test_an_answer_signed_by_a_participant_is_refused(world: World) -> None:
    path = world.forged_answer(pki.pki().person(pki.PAUL), pki.pki().trust)
    assert refused(world.device, path, pinned()).problem is Problem.ENROLMENT_NOT_LIANES


def test_an_answer_signed_by_nobody_known_is_refused(world: World) -> None:
    path = world.forged_answer(pki.self_signed(pki.ASMA), pki.pki().trust)
    assert refused(world.device, path, pinned()).problem is Problem.ENROLMENT_NOT_LIANES


class _Lax(SmallParcels):
    """A container that would let anybody's answer through."""

    signer: SigningKey

    @override
    def unpack(self, path: Path, kind: BundleKind | None, trust: Trust, *, now: datetime, role: Role) -> Parcel:
        der = cms.sign(b"", self.signer, when=now, commitment=cms.Commitment.ORIGIN)
        described = header.read(forge.good()["bundle.json"])
        return Parcel(cms.check(der, b"", trust, now=now, role=role), {}, "", described)


SIGNERS = {"participant": lambda: pki.pki().person(pki.PAUL), "nobody": lambda: pki.self_signed(pki.ASMA)}


@pytest.mark.parametrize("make", SIGNERS.values(), ids=SIGNERS)
def test_the_device_looks_at_who_signed_whatever_the_container_lets_through(
    world: World, make: Callable[[], SigningKey]
) -> None:
    path = world.forged_answer(pki.pki().person(pki.ASMA, by=Issuing.DECISIONS), pki.pki().trust)
    lax = _Lax(world.clock)
    lax.signer = make()
    device = DeviceKeys(world.folder / "device", world.clock, lax)
    assert refused(device, path, pinned()).problem is Problem.ENROLMENT_NOT_LIANES


def test_an_authority_with_our_exact_names_is_refused(world: World) -> None:
    officer = pki.forged().person(pki.ASMA, by=Issuing.DECISIONS)
    assert officer.certificate.issuer == pki.pki().decisions.certificate.subject
    path = world.forged_answer(officer, pki.pki().trust)
    assert refused(world.device, path, pinned()).problem is Problem.ENROLMENT_NOT_LIANES
    path = world.forged_answer(officer, pki.forged().trust)
    assert refused(world.device, path, pinned()).problem is Problem.ROOT_DIFFERENT


def test_an_officer_revoked_by_the_lists_he_sends_is_refused(world: World) -> None:
    officer = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)
    path = world.forged_answer(officer, pki.pki().trusting(officer))
    assert refused(world.device, path, pinned()).problem is Problem.ENROLMENT_NOT_LIANES


def _pem(*holders: x509.Certificate | x509.CertificateRevocationList) -> bytes:
    return "".join(map(certificates.to_pem, holders)).encode()


def test_whatever_else_is_wrong_in_an_answer_is_refused(world: World) -> None:
    officer, made = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS), pki.pki()
    own = world.device.unlock(PHRASE).private.public_key()
    late = issuing.person(made.missions, own, pki.JEANNE, pki.NOW - 3 * 365 * DAY + DAY)
    foreign = issuing.person(pki.forged().missions, own, pki.JEANNE, pki.NOW)
    cases: dict[str, tuple[dict[str, bytes], Problem]] = {
        "authorities of another root": (
            {"issuing": _pem(pki.forged().missions.certificate)},
            Problem.ENROLMENT_NOT_LIANES,
        ),
        "lists of somebody else": ({"crls": _pem(*pki.forged().trust.crls)}, Problem.ENROLMENT_NOT_LIANES),
        "a certificate of somebody else": ({"certificate": _pem(foreign)}, Problem.ENROLMENT_NOT_LIANES),
        "a certificate that ended": ({"certificate": _pem(late)}, Problem.ENROLMENT_NOT_LIANES),
        "a certificate that cannot be read": ({"certificate": b"nothing"}, Problem.NOT_AN_ENROLMENT),
        "lists that cannot be read": ({"crls": b"nothing"}, Problem.NOT_AN_ENROLMENT),
        "a root that cannot be read": ({"root": b"nothing"}, Problem.NOT_AN_ENROLMENT),
    }
    for name, (replaced, problem) in cases.items():
        path = world.forged_answer(officer, made.trust, **replaced)
        assert refused(world.device, path, pinned()).problem is problem, name


def test_an_answer_with_a_file_missing_is_refused(world: World) -> None:
    officer, made = pki.pki().person(pki.ASMA, by=Issuing.DECISIONS), pki.pki()
    files = {"enrolment/root.pem": _pem(made.root.certificate)}
    path = world.parcels.pack(BundleKind.ENROLMENT, files, officer, (), world.sent)
    assert refused(world.device, path, pinned()).problem is Problem.NOT_AN_ENROLMENT


def test_one_changed_byte_is_refused(world: World) -> None:
    path = world.answer()
    data = bytearray(path.read_bytes())
    data[data.index(b"age1") + 5] ^= 1
    path.write_bytes(data)
    refusal = refused(world.device, path, world.root())
    assert (refusal.problem, refusal.values["code"]) == (Problem.NOT_AN_ENROLMENT, "CRC")


def test_a_request_is_no_answer(world: World) -> None:
    assert refused(world.device, world.request(), world.root()).problem is Problem.NOT_AN_ENROLMENT
