"""The device's key, the office's register, and the files that travel between them."""

from pathlib import Path

import pytest
from support.builders import LILLE, REFERENCE, a_profile
from support.desks import Desk
from support.fakes import ALTERED, PASSPHRASE, no_progress
from support.memory import NOW

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.arrivals import ArrivalKind
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.register import KeyRequest


def lille() -> Organisation:
    return next(one for one in REFERENCE.organisations if one.id == LILLE)


def problems(refused: pytest.ExceptionInfo[RefusedError]) -> list[tuple[str, Problem]]:
    return [(one.field, one.problem) for one in refused.value.refusals]


def test_a_key_is_made_for_the_person_of_the_profile(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    assert desk.enrolment.info().state is EnrolmentState.NO_KEY
    info = desk.enrolment.create_key(PASSPHRASE, PASSPHRASE)

    assert info.state is EnrolmentState.SELF_SIGNED
    assert desk.keys.made_for == (a_profile(), lille())
    assert desk.heard[-1] == {Topic.KEYS}


def test_a_short_or_mistyped_passphrase_is_refused_with_both_reasons(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    with pytest.raises(RefusedError) as refused:
        desk.enrolment.create_key("court", "courte")

    assert problems(refused) == [("passphrase", Problem.PASSPHRASE_TOO_SHORT), ("again", Problem.PASSPHRASES_DIFFER)]
    assert desk.keys.made_for is None


def test_a_key_needs_a_person(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.enrolment.create_key(PASSPHRASE)
    assert problems(refused) == [("profile", Problem.MISSING)]


def test_a_request_leaves_and_the_answer_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    desk.profiles.save(a_profile(organisation=OrganisationId("nowhere")))
    written = desk.enrolment.write_request(PASSPHRASE, tmp_path)
    assert written.read_text() == "Claire Delattre"
    answer = tmp_path / "answer.asice"
    answer.write_text("enrolment")
    with pytest.raises(RefusedError):
        desk.enrolment.take_in(answer)

    assert desk.enrolment.take_in(answer, "ABCD").state is EnrolmentState.ENROLLED
    assert desk.enrolment.clock_doubt(NOW) is None
    arrival = desk.arrivals.take_in(answer, Role.FIELD, no_progress, "ABCD")
    assert arrival.kind is ArrivalKind.ENROLMENT
    assert arrival.key == desk.enrolment.info()


def test_the_office_makes_its_authority(desk: Desk, tmp_path: Path) -> None:
    assert not desk.register.exists()
    with pytest.raises(RefusedError) as refused:
        desk.register.create(" ", PASSPHRASE)
    assert problems(refused) == [("name", Problem.MISSING)]
    with pytest.raises(RefusedError):
        desk.register.create("Lianes", "court")
    assert not desk.register.unlocked()
    desk.register.create(" Lianes coopération ", PASSPHRASE, PASSPHRASE)

    assert desk.register.exists()
    assert desk.register.unlocked()
    assert desk.authority.made == ("Lianes coopération", PASSPHRASE)
    assert desk.register.root_fingerprint() == ("ABCD", "EFGH")
    assert desk.register.people() == ()
    assert desk.register.crls_end() == NOW
    assert desk.register.recovery_identity("x") == "AGE-SECRET-KEY-1 x"
    desk.register.write_trust(tmp_path / "trust.pem")
    assert (tmp_path / "trust.pem").read_text() == "trust"
    desk.register.write_recovery("AGE-SECRET-KEY-1 x", "Clé de secours\nà imprimer", tmp_path / "recovery.txt")
    assert (tmp_path / "recovery.txt").read_text() == "# Clé de secours\n# à imprimer\nAGE-SECRET-KEY-1 x\n"


def test_the_office_enrols_with_the_identity_it_typed(desk: Desk, tmp_path: Path) -> None:
    request = KeyRequest(tmp_path / "request.asice", a_profile(), "b" * 64, ("WXYZ",))
    with pytest.raises(RefusedError):
        desk.register.enrol(request, a_profile(given_name="", family_name=""), lille(), PASSPHRASE, tmp_path)
    written = desk.register.enrol(request, a_profile(given_name="Chloé"), lille(), "x", tmp_path)
    desk.register.unlock("x")
    desk.register.revoke("b" * 64, "x")
    desk.register.renew_crls("x")

    assert written == tmp_path / "request.asice"
    assert desk.authority.asked == [
        "enrol bb Chloé Delattre Ville de Lille x",
        "unlock x",
        f"revoke {'b' * 64} x",
        "renew x",
    ]
    assert desk.heard[-1] == {Topic.KEYS}


def test_what_comes_to_the_office_is_told_apart(desk: Desk, tmp_path: Path) -> None:
    desk.authority.vouched.append((ALTERED, a_profile(), None))
    request, claim, unreadable = (tmp_path / name for name in ("request", "claim", "unreadable"))
    for path in (request, claim, unreadable):
        path.write_text(path.name)
    asked = desk.arrivals.take_in(request, Role.OFFICE, no_progress)
    came = desk.arrivals.take_in(claim, Role.OFFICE, no_progress)

    assert asked.kind is ArrivalKind.KEY_REQUEST
    assert asked.request == KeyRequest(request, a_profile(), "b" * 64, ("WXYZ",))
    assert came.kind is ArrivalKind.BUNDLE
    assert came.received is not None
    assert came.received.verification == ALTERED
    with pytest.raises(RefusedError):
        desk.arrivals.take_in(unreadable, Role.OFFICE, no_progress)
