"""What comes through boxes is taken in once, whatever is cut, repeated, refused or gone."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from support.builders import a_profile
from support.cutting import CuttingProxy
from support.dav_servers import shown, wsgidav
from support.desks import Desk, InMemory
from support.fakes import no_progress
from support.memory import NOW
from support.way_desk import WayDesk
from support.ways import a_web_box

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.deliveries import Collected, DeliveryState
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.arrivals import Arrival, ArrivalKind
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError


def over(desk: Desk, folder: Path, role: Role) -> WayDesk:
    return WayDesk(desk.records, desk.readings, desk.rules, desk.clock, folder, role)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "box"


@pytest.fixture
def field(tmp_path: Path) -> WayDesk:
    folder = tmp_path / "field"
    folder.mkdir()
    return over(Desk(InMemory(), folder), folder, Role.FIELD)


@pytest.fixture
def office(either_desk: Desk, tmp_path: Path) -> WayDesk:
    folder = tmp_path / "office"
    folder.mkdir()
    return over(either_desk, folder, Role.OFFICE)


def a_received(*, accepted: bool) -> ReceivedBundle:
    """A claim as the inbox judged it."""
    verification = Verification(
        intact=accepted, signature_valid=True, signer_known=True, code="OK" if accepted else "DIGEST"
    )
    return ReceivedBundle(
        bundle_id=BundleId(new_id()),
        manifest_sha256="ab" * 32,
        dossier=DossierId(new_id()),
        series=SeriesId(new_id()),
        sequence=1,
        received_at=NOW,
        verification=verification,
        authority="Ville de Lille",
        title="Oujda",
        asked_cents=1,
        kept_path="ab.asice",
    )


def sent(field: WayDesk, place: Path, *names: str) -> None:
    box = next((one.id for one in field.boxes.all()), None) or field.box(place)
    for name in names:
        field.deliveries.send(field.file(name), box)
    assert field.deliveries.push(no_progress).failed == 0


def test_each_file_is_taken_in_once(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice", "b.asice")
    box = office.box(place)
    came = office.collecting.fetch(no_progress)
    assert [(one.name.split("-")[0], one.box.id) for one in came] == [("a", box), ("b", box)]
    assert all(one.arrival is not None for one in came)
    assert office.collecting.fetch(no_progress) == ()
    sent(field, place, "c.asice")
    assert len(office.collecting.fetch(no_progress)) == 1
    assert len(office.arrivals.taken) == len(set(office.arrivals.taken)) == 3
    assert not [one for one in (office.folder / "fetched").rglob("*") if one.is_file()]


def test_a_folder_is_watched_whole_at_the_office_for_what_is_signed(
    field: WayDesk, office: WayDesk, place: Path
) -> None:
    office.box(place)
    for name in ("a.asice", "b.asice.age", "notes.txt", "photo.jpg"):
        (place / name).write_bytes(name.encode())
    came = office.collecting.fetch(no_progress)
    assert sorted(one.name for one in came) == ["a.asice", "b.asice.age"]
    assert office.collecting.fetch(no_progress) == ()
    assert (place / "a.asice").exists()

    field.box(place)
    assert field.collecting.fetch(no_progress) == ()


def test_the_same_bytes_under_any_name_or_from_any_box_are_taken_in_once(
    field: WayDesk, office: WayDesk, place: Path, tmp_path: Path
) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    office.collecting.fetch(no_progress)
    (file,) = (place / "vers-lianes").iterdir()
    (place / "vers-lianes" / "copie.asice").write_bytes(file.read_bytes())
    other = tmp_path / "stick"
    office.box(other)
    (other / "vers-lianes").mkdir()
    (other / "vers-lianes" / "encore.asice").write_bytes(file.read_bytes())
    for _time in range(3):
        assert office.collecting.fetch(no_progress) == ()
    assert len(office.arrivals.taken) == 1


def test_a_medium_that_dates_files_anew_is_not_believed(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    office.collecting.fetch(no_progress)
    (file,) = (place / "vers-lianes").iterdir()
    file.write_bytes(file.read_bytes())
    assert office.collecting.fetch(no_progress) == ()
    (kept,) = office.readings.every(Collected)
    assert kept.stamp.endswith(str(file.stat().st_mtime_ns))


def test_a_file_changed_under_its_name_is_another_file(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    office.collecting.fetch(no_progress)
    (file,) = (place / "vers-lianes").iterdir()
    file.write_bytes(b"corrected")
    assert len(office.collecting.fetch(no_progress)) == 1
    assert len(office.arrivals.taken) == 2


def test_what_vanishes_from_a_box_changes_nothing(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    office.collecting.fetch(no_progress)
    for file in (place / "vers-lianes").iterdir():
        file.unlink()
    (place / "vers-lianes").rmdir()
    assert office.collecting.fetch(no_progress) == ()
    assert len(office.readings.every(Collected)) == 1
    assert field.deliveries.all()[0].state is DeliveryState.SENT


def test_an_authority_hears_what_is_for_all_and_for_itself(
    field: WayDesk, office: WayDesk, place: Path, tmp_path: Path
) -> None:
    profile = a_profile()
    office.role = Role.OFFICE
    box = office.box(place)
    field.box(place)
    for name, audience in (("a", ""), ("b", profile.organisation or ""), ("c", "une autre")):
        office.deliveries.send(office.file(f"{name}.asice"), box, audience=audience)
    office.deliveries.push(no_progress)
    assert [one.name.split("-")[0] for one in field.collecting.fetch(no_progress)] == ["a"]
    field.records.keep(None, profile)
    assert [one.name.split("-")[0] for one in field.collecting.fetch(no_progress)] == ["b"]
    assert field.collecting.fetch(no_progress) == ()
    assert tmp_path.exists()


def test_what_is_refused_waits_for_a_person(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    refusal = Refusal("file", Problem.NOT_AN_ANSWER)

    def refuse(_path: Path) -> Arrival:
        raise RefusedError([refusal])

    office.arrivals.trouble = refuse
    (came,) = office.collecting.fetch(no_progress)
    assert (came.arrival, came.refusals) == (None, (refusal,))
    assert office.collecting.fetch(no_progress) == ()
    (waiting,) = office.collecting.waiting()
    assert waiting.problem == "refused:not_an_answer"
    assert Path(waiting.path).read_bytes() == b"a.asice" * 100
    office.collecting.put_away(waiting.sha256)
    office.collecting.put_away(waiting.sha256)
    assert office.collecting.waiting() == ()
    assert not Path(waiting.path).exists()
    assert office.collecting.fetch(no_progress) == ()


def test_a_claim_that_does_not_verify_waits_for_a_person(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice", "b.asice")
    office.box(place)
    office.arrivals.trouble = lambda path: Arrival(
        ArrivalKind.BUNDLE, received=a_received(accepted=not path.name.startswith("a"))
    )
    assert [one.arrival is not None for one in office.collecting.fetch(no_progress)] == [True, True]
    assert [one.problem for one in office.collecting.waiting()] == ["verification:DIGEST"]


@pytest.mark.parametrize(
    ("failure", "tried"),
    [
        (UnavailableError(Resource.STORE, Cause.DISK_FULL), 2),
        (UnavailableError(Resource.FILE, Cause.DISK_FULL), 2),
        (UnavailableError(Resource.FILE, Cause.WRONG_KEY), 1),
    ],
)
def test_what_fails_here_is_tried_again_unless_nothing_would_change(
    field: WayDesk, office: WayDesk, place: Path, failure: UnavailableError, tried: int
) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    asked: list[Path] = []

    def fail(path: Path) -> Arrival:
        asked.append(path)
        raise failure

    office.arrivals.trouble = fail
    for _time in range(2):
        for one in office.collecting.fetch(no_progress):
            assert one.failure is failure
    assert len(asked) == tried
    assert len(office.collecting.waiting()) == 2 - tried


def test_a_box_that_is_gone_or_another_is_told_and_the_others_looked_into(
    field: WayDesk, office: WayDesk, place: Path, tmp_path: Path
) -> None:
    gone, other = office.box(tmp_path / "gone"), office.box(tmp_path / "other")
    (tmp_path / "gone" / "lianes-box.json").unlink()
    (tmp_path / "gone").rmdir()
    (tmp_path / "other" / "lianes-box.json").unlink()
    sent(field, place, "a.asice")
    office.box(place)
    told = {one.box.id: one for one in office.collecting.fetch(no_progress)}
    failure = told[gone].failure
    assert failure is not None
    assert failure.why is Cause.GONE
    assert [one.problem for one in told[other].refusals] == [Problem.BOX_OTHER]
    assert len(told) == 3


def test_a_file_that_cannot_be_fetched_keeps_no_other_from_it(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "b.asice")
    office.box(place)
    (place / "vers-lianes" / "a.asice").write_bytes(b"x")
    (place / "vers-lianes" / "a.asice").chmod(0)
    opened = Path.open

    def unreadable(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if path.name == "a.asice" and "box" in path.parts[-3:]:
            raise OSError(5, "I/O error")
        return opened(path, mode, *more, **named)  # type: ignore[call-overload]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "open", unreadable)
        came = office.collecting.fetch(no_progress)
    assert [(one.name[:1], one.failure is not None) for one in came] == [("a", True), ("b", False)]
    (place / "vers-lianes" / "a.asice").chmod(0o600)
    assert [one.name for one in office.collecting.fetch(no_progress)] == ["a.asice"]


def test_a_stick_pulled_out_between_two_files_ends_the_look_and_loses_nothing(
    field: WayDesk, office: WayDesk, place: Path, tmp_path: Path
) -> None:
    sent(field, place, "a.asice", "b.asice")
    office.box(place)

    def pull(path: Path) -> None:
        if path.name.startswith("a"):
            place.rename(tmp_path / "away")

    office.arrivals.trouble = pull
    first, second = office.collecting.fetch(no_progress)
    assert first.arrival is not None
    assert second.failure is not None
    assert (second.name, second.failure.why) == ("", Cause.GONE)
    (tmp_path / "away").rename(place)
    assert [one.name[:1] for one in office.collecting.fetch(no_progress)] == ["b"]


def test_boxes_are_looked_into_unasked_only_where_that_was_chosen_and_seldom(
    field: WayDesk, office: WayDesk, place: Path, either_desk: Desk
) -> None:
    sent(field, place, "a.asice")
    box = office.box(place)
    assert not office.collecting.due()
    assert office.collecting.fetch(no_progress, automatic=True) == ()
    office.boxes.turn(box, automatic=True)
    assert not office.collecting.due()
    either_desk.clock.instant += timedelta(minutes=16)
    assert office.collecting.due()
    assert len(office.collecting.fetch(no_progress, automatic=True)) == 1
    assert not office.collecting.due()


def test_two_looks_at_once_are_one(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)
    others: list[object] = []

    def meanwhile(_at: int, _of: int) -> None:
        others.append(office.collecting.fetch(no_progress))

    assert len(office.collecting.fetch(meanwhile)) == 1
    assert set(others) == {()}


def test_a_look_that_is_stopped_goes_on_the_next_time(field: WayDesk, office: WayDesk, place: Path) -> None:
    sent(field, place, "a.asice")
    office.box(place)

    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        office.collecting.fetch(stop)
    assert len(office.collecting.fetch(no_progress)) == 1


def test_over_a_server_whose_line_is_cut_at_random_both_directions_arrive_once(field: WayDesk, office: WayDesk) -> None:
    chance = random.Random(3)  # noqa: S311 - where a line breaks is no secret
    with shown() as folder, wsgidav(folder) as port, CuttingProxy(port) as proxy:
        for ways in (field, office):
            box = ways.boxes.keep(a_web_box(proxy.port))
            ways.boxes.adopt(box.id, ways.boxes.examine(box.id).found)
        proxy.cut = lambda: chance.randrange(300, 60_000)
        for ways, other in ((field, office), (office, field)):
            (box,) = ways.boxes.all()
            for at in range(8):
                name = f"{ways.role.value}-{at}.asice"
                ways.deliveries.send(ways.file(name, chance.randbytes(chance.randrange(1, 20_000))), box.id)
            for _time in range(40):
                ways.deliveries.push(no_progress)
                other.collecting.fetch(no_progress)
                if all(one.state is DeliveryState.SENT for one in ways.deliveries.all()):
                    break
            for _time in range(40):
                other.collecting.fetch(no_progress)
        assert proxy.broken > 10
    for ways, other in ((field, office), (office, field)):
        expected = sorted(one.sha256 for one in ways.deliveries.all())
        assert len(expected) == 8
        assert sorted(other.arrivals.taken) == expected


class UnknownLianes:
    """An authority that believes nothing of Lianes until it has heard its fingerprint once."""

    def __init__(self, field: WayDesk, place: Path, *names: str) -> None:
        self.field, self.known = field, False
        self.box = field.box(place)
        side = place / "vers-collectivites"
        side.mkdir()
        for name in names:
            (side / name).write_bytes(name.encode())
        field.arrivals.trouble = self.judge

    def judge(self, path: Path) -> Arrival:
        self.known = self.known or self.field.arrivals.heard == "AAAA BBBB"
        if not self.known:
            raise RefusedError([Refusal("file", Problem.ROOT_UNCONFIRMED, {"groups": "AAAA BBBB"})])
        if path.name.startswith("faux"):
            raise RefusedError([Refusal("file", Problem.NOT_AN_ANSWER)])
        return Arrival(ArrivalKind.ANSWER)

    def look(self, heard: str = "") -> list[tuple[str, bool, list[Problem]]]:
        """What came of looking again: each file, whether it was taken in, and why it was not."""
        found = self.field.collecting.take_unknown(heard, no_progress)
        return [(one.name, one.arrival is not None, [why.problem for why in one.refusals]) for one in found]


def test_what_lianes_sent_waits_until_its_fingerprint_was_heard_once(field: WayDesk, place: Path) -> None:
    stranger = UnknownLianes(field, place, "a.asice", "b.asice", "faux.asice")
    field.collecting.fetch(no_progress)
    assert [one.problem for one in field.collecting.waiting()] == ["refused:root_unconfirmed"] * 3

    assert stranger.look() == [("a.asice", False, [Problem.ROOT_UNCONFIRMED])]
    assert stranger.look("AAAA CCCC") == [("a.asice", False, [Problem.ROOT_UNCONFIRMED])]
    assert len(field.collecting.waiting()) == 3
    taken = stranger.look("AAAA BBBB")
    assert taken == [("a.asice", True, []), ("b.asice", True, []), ("faux.asice", False, [Problem.NOT_AN_ANSWER])]
    assert [one.problem for one in field.collecting.waiting()] == ["refused:not_an_answer"]
    assert [one.name for one in (field.folder / "fetched").rglob("*") if one.is_file()] == ["faux.asice"]
    assert field.collecting.fetch(no_progress) == ()
    assert stranger.look("AAAA BBBB") == []


def test_a_file_that_waited_is_taken_in_though_its_box_was_forgotten(field: WayDesk, place: Path) -> None:
    stranger = UnknownLianes(field, place, "a.asice", "b.asice")
    field.collecting.fetch(no_progress)
    field.boxes.remove(stranger.box)

    def lost(path: Path) -> Arrival:
        if path.name == "a.asice":
            raise UnavailableError(Resource.FILE, Cause.NOT_FOUND, str(path))
        return Arrival(ArrivalKind.ANSWER)

    field.arrivals.trouble = lost
    found = field.collecting.take_unknown("AAAA BBBB", no_progress)

    assert [(one.arrival is None, one.failure is None) for one in found] == [(True, False), (False, True)]
    assert [Path(one.path).name for one in field.collecting.waiting()] == ["a.asice"]
