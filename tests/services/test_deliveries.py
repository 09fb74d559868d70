"""The queue of files to be carried: nothing lost, nothing twice, whatever breaks."""

import threading
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desks import Desk
from support.fakes import no_progress
from support.way_desk import WayDesk
from support.ways import SIDE

from lianes_desktop.domain.deliveries import Box, Delivery, DeliveryState, Way, audience_name, box_name, pause
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.deliveries import Pushed, problem_code
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Letter


@pytest.fixture
def ways(either_desk: Desk, tmp_path: Path) -> WayDesk:
    return over(either_desk, tmp_path)


def over(desk: Desk, folder: Path, role: Role = Role.FIELD) -> WayDesk:
    return WayDesk(desk.records, desk.readings, desk.rules, desk.clock, folder, role)


def state(ways: WayDesk, delivery: Delivery) -> Delivery:
    (found,) = [one for one in ways.deliveries.all() if one.id == delivery.id]
    return found


def there(place: Path) -> list[str]:
    return sorted(one.name for one in (place / SIDE).rglob("*") if one.is_file()) if (place / SIDE).exists() else []


def test_a_file_waits_leaves_and_is_sent(ways: WayDesk, tmp_path: Path, either_desk: Desk) -> None:
    place = tmp_path / "box"
    box = ways.box(place)
    path = ways.file("Demande.asice")
    told: list[tuple[int, int]] = []
    heard = len(either_desk.heard)

    queued = ways.deliveries.send(path, box, either_desk.start())
    assert (queued.state, queued.size, queued.path) == (DeliveryState.WAITING, path.stat().st_size, str(path))
    assert there(place) == []
    assert ways.deliveries.push(lambda at, of: told.append((at, of))) == Pushed(sent=1)

    sent = state(ways, queued)
    assert (sent.state, sent.attempts, sent.sent_bytes, sent.problem) == (DeliveryState.SENT, 1, sent.size, "")
    assert sent.done_at is not None
    assert there(place) == [queued.name]
    assert path.exists()
    assert told[-1] == (queued.size, queued.size)
    assert frozenset({Topic.DELIVERIES}) in either_desk.heard[heard:]
    assert ways.deliveries.push(no_progress) == Pushed()


def test_the_office_answers_on_the_other_side_in_the_folder_of_one_authority(ways: WayDesk, tmp_path: Path) -> None:
    ways.role = Role.OFFICE
    box = ways.box(tmp_path / "box")
    ways.deliveries.send(ways.file("Réponse.asice"), box, audience="FR 59-Lille")
    ways.deliveries.send(ways.file("Règles.asice"), box)
    ways.deliveries.push(no_progress)
    side = tmp_path / "box" / "vers-collectivites"
    assert [one.name.split("-")[0] for one in side.iterdir() if one.is_file()] == ["regles"]
    assert [one.name.split("-")[0] for one in (side / "fr-59-lille").iterdir()] == ["reponse"]


def test_what_waits_already_is_not_queued_twice_and_what_left_may_leave_again(ways: WayDesk, tmp_path: Path) -> None:
    box, path = ways.box(tmp_path / "box"), ways.file("a.asice")
    first = ways.deliveries.send(path, box)
    assert ways.deliveries.send(path, box) == first
    ways.deliveries.push(no_progress)
    again = ways.deliveries.send(path, box)
    assert again.id != first.id
    assert ways.deliveries.push(no_progress) == Pushed(sent=1)
    assert there(tmp_path / "box") == [first.name]


def test_a_box_or_a_file_that_is_not_there_is_said(ways: WayDesk, tmp_path: Path) -> None:
    with pytest.raises(RemovedError):
        ways.deliveries.send(ways.file("a.asice"), uuid4())
    box = ways.box(tmp_path / "box")
    with pytest.raises(UnavailableError) as caught:
        ways.deliveries.send(tmp_path / "gone.asice", box)
    assert (caught.value.what, caught.value.why) == (Resource.FILE, Cause.NOT_FOUND)


def test_a_place_that_is_another_box_gets_nothing(ways: WayDesk, tmp_path: Path) -> None:
    place = tmp_path / "box"
    box = ways.box(place)
    queued = ways.deliveries.send(ways.file("a.asice"), box)
    kept = (place / "lianes-box.json").read_bytes()
    for other in (b'{"lianes-box":1,"id":"0197d2b0-0000-7000-8000-0000000000ff"}', None):
        (place / "lianes-box.json").unlink()
        if other is not None:
            (place / "lianes-box.json").write_bytes(other)
        assert ways.deliveries.push(no_progress) == Pushed(failed=1)
        assert (state(ways, queued).problem, state(ways, queued).next_at) == ("refused:box_other", None)
        assert there(place) == []
        if other is None:
            (place / "lianes-box.json").write_bytes(kept)
    assert ways.deliveries.push(no_progress) == Pushed(sent=1)


def test_a_box_out_of_reach_keeps_its_files_for_later_and_the_others_leave(
    ways: WayDesk, tmp_path: Path, either_desk: Desk
) -> None:
    gone, here = ways.box(tmp_path / "gone", automatic=True), ways.box(tmp_path / "here")
    queued = [ways.deliveries.send(ways.file(name), gone) for name in ("a.asice", "b.asice")]
    ways.deliveries.send(ways.file("c.asice"), here)
    (tmp_path / "gone").rename(tmp_path / "away")
    assert ways.deliveries.push(no_progress) == Pushed(sent=1, failed=2)
    for one in queued:
        now = state(ways, one)
        assert (now.state, now.problem, now.attempts) == (DeliveryState.FAILED, "box:gone", 1)
        assert now.next_at is not None
    assert not ways.deliveries.due()
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed()
    either_desk.clock.instant += timedelta(minutes=2)
    assert ways.deliveries.due()
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed(failed=2)
    (tmp_path / "away").rename(tmp_path / "gone")
    either_desk.clock.instant += timedelta(minutes=5)
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed(sent=2)


def test_nothing_leaves_unasked_unless_the_box_was_chosen_for_it(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    ways.deliveries.send(ways.file("a.asice"), box)
    assert not ways.deliveries.due()
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed()
    ways.boxes.turn(box, automatic=True)
    assert ways.deliveries.due()
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed(sent=1)


def test_a_file_that_cannot_leave_waits_for_a_person_and_the_next_leaves(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box", automatic=True)
    changed, good = ways.file("a.asice"), ways.file("b.asice")
    queued = ways.deliveries.send(changed, box)
    ways.deliveries.send(good, box)
    original = changed.read_bytes()
    changed.write_bytes(b"changed since")
    assert ways.deliveries.push(no_progress) == Pushed(sent=1, failed=1)
    assert state(ways, queued).problem == "file:damaged"
    assert not ways.deliveries.due()
    changed.write_bytes(original)
    ways.deliveries.retry(queued.id)
    assert (state(ways, queued).state, state(ways, queued).problem) == (DeliveryState.WAITING, "")
    assert ways.deliveries.push(no_progress, automatic=True) == Pushed(sent=1)


def test_a_name_taken_by_other_bytes_waits_for_a_person(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    queued = ways.deliveries.send(ways.file("a.asice"), box)
    (tmp_path / "box" / SIDE).mkdir()
    (tmp_path / "box" / SIDE / queued.name).write_bytes(b"theirs")
    assert ways.deliveries.push(no_progress) == Pushed(failed=1)
    assert (state(ways, queued).problem, state(ways, queued).next_at) == ("box:taken", None)


def test_a_file_cancelled_stays_and_may_be_asked_again(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    queued = ways.deliveries.send(ways.file("a.asice"), box)
    ways.deliveries.cancel(queued.id)
    assert state(ways, queued).state is DeliveryState.CANCELLED
    assert ways.deliveries.push(no_progress) == Pushed()
    ways.deliveries.retry(queued.id)
    assert ways.deliveries.push(no_progress) == Pushed(sent=1)
    ways.deliveries.cancel(queued.id)  # too late
    assert state(ways, queued).state is DeliveryState.SENT
    ways.deliveries.forget(queued.id)
    ways.deliveries.forget(queued.id)
    ways.deliveries.cancel(queued.id)
    ways.deliveries.retry(queued.id)
    assert ways.deliveries.all() == ()


def test_a_file_cancelled_on_its_way_stops_and_the_next_leaves(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    first = ways.deliveries.send(ways.file("a.asice", b"a" * 3_000_000), box)
    second = ways.deliveries.send(ways.file("b.asice"), box)

    def stop(_at: int, _of: int) -> None:
        if state(ways, first).state is DeliveryState.SENDING:
            ways.deliveries.cancel(first.id)
            ways.deliveries.forget(second.id)  # it waits: it cannot be forgotten

    assert ways.deliveries.push(stop) == Pushed(sent=1)
    assert state(ways, first).state is DeliveryState.CANCELLED
    assert there(tmp_path / "box") == [second.name]


def test_a_file_cancelled_while_another_leaves_is_passed_over(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    ways.deliveries.send(ways.file("a.asice"), box)
    second = ways.deliveries.send(ways.file("b.asice"), box)
    assert ways.deliveries.push(lambda _at, _of: ways.deliveries.cancel(second.id)) == Pushed(sent=1)


def test_a_run_that_is_stopped_leaves_the_rest_waiting(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    first = ways.deliveries.send(ways.file("a.asice", b"a" * 3_000_000), box)
    second = ways.deliveries.send(ways.file("b.asice"), box)

    def stop(at: int, _of: int) -> None:
        if at >= 2_000_000:
            raise CancelledError

    with pytest.raises(CancelledError):
        ways.deliveries.push(stop)
    assert [state(ways, one).state for one in (first, second)] == [DeliveryState.WAITING] * 2
    assert [state(ways, one).attempts for one in (first, second)] == [0, 0]
    assert state(ways, first).sent_bytes > 0
    assert ways.deliveries.push(no_progress) == Pushed(sent=2)


def test_what_was_cancelled_before_the_box_went_stays_cancelled(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    ways.deliveries.send(ways.file("a.asice"), box)
    second = ways.deliveries.send(ways.file("b.asice"), box)

    def pull(_at: int, _of: int) -> None:
        if (tmp_path / "box").exists():
            ways.deliveries.cancel(second.id)
            (tmp_path / "box").rename(tmp_path / "away")

    assert ways.deliveries.push(pull) == Pushed(failed=1)
    assert state(ways, second).state is DeliveryState.CANCELLED


def test_a_file_cancelled_in_the_moment_the_run_is_stopped_stays_cancelled(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    queued = ways.deliveries.send(ways.file("a.asice"), box)

    def stop(_at: int, _of: int) -> None:
        ways.deliveries.cancel(queued.id)
        raise CancelledError

    with pytest.raises(CancelledError):
        ways.deliveries.push(stop)
    assert state(ways, queued).state is DeliveryState.CANCELLED


def test_what_was_on_its_way_when_the_computer_stopped_leaves_the_next_time(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    queued = ways.deliveries.send(ways.file("a.asice"), box)

    class Killed(BaseException):
        pass

    def kill(_at: int, _of: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        ways.deliveries.push(kill)
    assert state(ways, queued).state is DeliveryState.SENDING
    ways.deliveries.retry(queued.id)  # another run may be carrying it: left alone
    assert state(ways, queued).state is DeliveryState.SENDING
    assert ways.deliveries.push(no_progress) == Pushed(sent=1)


def test_two_runs_at_once_are_one(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    ways.deliveries.send(ways.file("a.asice"), box)
    others: list[Pushed] = []

    def meanwhile(_at: int, _of: int) -> None:
        if not others:
            thread = threading.Thread(target=lambda: others.append(ways.deliveries.push(no_progress)))
            thread.start()
            thread.join()

    assert ways.deliveries.push(meanwhile) == Pushed(sent=1)
    assert others == [Pushed()]


def test_a_box_forgotten_takes_what_waited_for_it_along(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    sent = ways.deliveries.send(ways.file("a.asice"), box)
    ways.deliveries.push(no_progress)
    ways.deliveries.send(ways.file("b.asice"), box)
    ways.boxes.remove(box)
    ways.boxes.remove(box)
    assert [one.id for one in ways.deliveries.all()] == [sent.id]
    assert ways.deliveries.push(no_progress) == Pushed()
    assert there(tmp_path / "box") == [sent.name]  # in the box itself nothing is touched


def test_a_box_forgotten_during_the_run_is_passed_over(ways: WayDesk, tmp_path: Path) -> None:
    first, second = ways.box(tmp_path / "a"), ways.box(tmp_path / "b")
    for box in (first, second):
        ways.deliveries.send(ways.file("a.asice"), box)
    assert ways.deliveries.push(lambda _at, _of: ways.boxes.remove(second)) == Pushed(sent=1)


def test_a_box_whose_address_went_bad_is_told(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "box")
    queued = ways.deliveries.send(ways.file("a.asice"), box)
    ways.records.keep(None, Box(box, Way.WEBDAV, "x", "http://example.org/"))
    assert ways.deliveries.push(no_progress) == Pushed(failed=1)
    assert state(ways, queued).problem == "refused:not_a_box_address"


def test_other_errors_have_no_code() -> None:
    assert problem_code(ValueError()) == ""


@given(st.text(max_size=300), st.sampled_from(("a" * 64, "0123456789abcdef" * 4)))
def test_names_in_a_box_are_ascii_lower_case_and_marked(name: str, digest: str) -> None:
    made = box_name(name, digest)
    assert made.isascii()
    assert made == made.lower()
    assert len(made) < 120
    assert digest[:8] in made
    assert not set(made) & set('/\\:*?"<>|\x00 ')
    assert not made.startswith(".")


def test_names_keep_their_ending() -> None:
    digest = "1a2b3c4d" + "0" * 56
    assert box_name("Demande Fès n° 1.asice.age", digest) == "demande-fes-n-1-1a2b3c4d.asice.age"
    assert box_name("طلب", digest) == "fichier-1a2b3c4d"
    assert audience_name("FR-59350") == "fr-59350"
    assert audience_name("../..") == ""


def test_pauses_grow_and_end_at_half_an_hour() -> None:
    pauses = [pause(attempts) for attempts in range(1, 40)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == pause(10_000) == timedelta(minutes=30)
    assert pause(0) == timedelta(minutes=1)


def test_a_letter_goes_to_lianes_and_only_small_files_by_mail(ways: WayDesk, tmp_path: Path) -> None:

    assert ways.by_hand.recipient(Role.FIELD) == "n.yaiche@lianescooperation.org"
    assert ways.by_hand.recipient(Role.OFFICE) == ""
    file = ways.file("a.asice")
    assert ways.by_hand.letter(Letter("", "x", "y", file), tmp_path / "out").exists()
    with file.open("r+b") as out:
        out.truncate(15_000_001)
    with pytest.raises(RefusedError) as caught:
        ways.by_hand.letter(Letter("", "x", "y", file), tmp_path / "out")
    assert caught.value.refusals[0].problem is Problem.TOO_LARGE_FOR_MAIL
    assert caught.value.refusals[0].values == {"size": 15_000_001, "limit": 15_000_000}


def test_a_copy_by_hand_is_read_back(ways: WayDesk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = ways.by_hand.copy(ways.file("a.asice"), stick, no_progress)
    assert copy == stick / "a.asice"
