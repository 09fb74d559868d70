"""A box under a folder, a stick or one another program keeps in step; and copies carried by hand."""

import errno
import os
import resource
import shutil
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from support.fakes import no_progress
from support.lying import MemoryDav, serving
from support.ways import BIG, SIDE, SMALL, Sample, a_pace, a_web_box, failing

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Entry
from lianes_desktop.transport.boxes import AllBoxes
from lianes_desktop.transport.folder import FolderBox
from lianes_desktop.transport.names import is_plain
from lianes_desktop.transport.webdav import WebDavBox

MARKER = "0197d2b0-0000-7000-8000-000000000001"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def box(stick: Path) -> FolderBox:
    return FolderBox(stick)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path, 3 * 2**20 + 7)


def there(stick: Path) -> list[str]:
    """The files under the box, by name."""
    return sorted(str(one.relative_to(stick)) for one in stick.rglob("*") if one.is_file())


def refused(box: FolderBox, sample: Sample) -> tuple[Resource, Cause]:
    with pytest.raises(UnavailableError) as caught:
        sample.put(box)
    return failing(caught.value)


def test_a_folder_is_marked_once(box: FolderBox) -> None:
    assert box.marker() == ""
    box.mark(MARKER)
    assert box.marker() == MARKER
    with pytest.raises(UnavailableError) as caught:
        box.mark(MARKER)
    assert failing(caught.value) == (Resource.BOX, Cause.TAKEN)


@pytest.mark.parametrize("told", [b"", b"[]", b'{"id":"x"}', b"x" * 100_000])
def test_a_marker_that_cannot_be_read_is_said(box: FolderBox, stick: Path, told: bytes) -> None:
    (stick / "lianes-box.json").write_bytes(told)
    with pytest.raises(UnavailableError) as caught:
        box.marker()
    assert failing(caught.value) == (Resource.BOX, Cause.DAMAGED)


def test_files_go_and_come_with_the_same_bytes(box: FolderBox, tmp_path: Path, stick: Path) -> None:
    samples = [Sample(tmp_path, size, f"{size}.asice") for size in (0, 1, SMALL, BIG)]
    told: list[tuple[int, int]] = []
    with box as opened:
        for one in samples:
            opened.put_new(SIDE, one.name, one.path, one.sha256, lambda at, of: told.append((at, of)))
        assert [one.name for one in opened.list(SIDE)] == sorted(one.name for one in samples)
        for one in samples:
            assert one.came(opened, tmp_path / "in") == one.content
    assert len(there(stick)) == len(samples)
    assert told[-1] == (2 * BIG, 2 * BIG)


def test_a_name_with_the_same_bytes_is_left_and_with_others_never_replaced(
    box: FolderBox, sample: Sample, stick: Path
) -> None:
    sample.put(box)
    target = stick / SIDE / sample.name
    before = target.stat()
    sample.put(box)
    assert target.stat().st_mtime_ns == before.st_mtime_ns
    target.write_bytes(b"theirs")
    assert refused(box, sample) == (Resource.BOX, Cause.TAKEN)
    assert target.read_bytes() == b"theirs"
    target.unlink()
    target.mkdir()
    assert refused(box, sample) == (Resource.BOX, Cause.TAKEN)


def test_a_stick_that_is_gone_is_said_and_never_made_anew(box: FolderBox, sample: Sample, stick: Path) -> None:
    stick.rmdir()
    assert refused(box, sample) == (Resource.BOX, Cause.GONE)
    for act in (box.marker, lambda: box.mark(MARKER), lambda: box.list(SIDE)):
        with pytest.raises(UnavailableError) as caught:
            act()
        assert failing(caught.value) == (Resource.BOX, Cause.GONE)
    assert not stick.exists()


def test_a_side_that_is_not_there_holds_nothing(box: FolderBox) -> None:
    assert box.list(SIDE) == ()


def test_a_stick_pulled_out_half_way_shows_nothing(box: FolderBox, sample: Sample, stick: Path) -> None:
    def pull(at: int, _of: int) -> None:
        if at > 2**20 and stick.exists():
            shutil.rmtree(stick)

    with pytest.raises(UnavailableError) as caught:
        box.put_new(SIDE, sample.name, sample.path, sample.sha256, pull)
    assert failing(caught.value) == (Resource.BOX, Cause.GONE)
    stick.mkdir()
    sample.put(box)
    assert there(stick) == [f"{SIDE}/{sample.name}"]


def test_a_device_that_fails_at_any_call_shows_nothing_half(
    box: FolderBox, sample: Sample, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OSError(errno.ENODEV, "gone")

    box.mark(MARKER)
    for name in ("fsync", "rename"):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fail)
            assert refused(box, sample)[0] is Resource.BOX
        assert [one for one in there(stick) if one.startswith(SIDE)] == []
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", fail)
        patched.setattr(os, "unlink", fail)
        assert refused(box, sample) == (Resource.BOX, Cause.GONE)
    sample.put(box)
    assert [one.name for one in box.list(SIDE)] == [sample.name]  # what could not be taken away is nobody's file


def test_a_stick_that_gives_back_other_bytes_is_not_believed(
    box: FolderBox, sample: Sample, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "posix_fadvise", lambda descriptor, *_asked: os.pwrite(descriptor, b"\0\0\0", 100))
    assert refused(box, sample) == (Resource.BOX, Cause.DAMAGED)
    assert there(stick) == []


def test_a_full_stick_is_said_before_anything_is_written(
    box: FolderBox, sample: Sample, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))
    assert refused(box, sample) == (Resource.BOX, Cause.DISK_FULL)
    assert there(stick) == []


def test_a_medium_that_takes_no_more_shows_nothing_half(box: FolderBox, sample: Sample, stick: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, hard))  # the system itself refuses in the middle
    try:
        assert refused(box, sample) == (Resource.BOX, Cause.DISK_FULL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert there(stick) == []


def test_a_copy_that_is_stopped_leaves_nothing(box: FolderBox, sample: Sample, stick: Path) -> None:
    def stop(at: int, _of: int) -> None:
        if at > 2**20:
            raise CancelledError

    with pytest.raises(CancelledError):
        box.put_new(SIDE, sample.name, sample.path, sample.sha256, stop)
    assert there(stick) == []


def test_the_file_here_must_still_be_the_one_queued(box: FolderBox, sample: Sample, stick: Path) -> None:
    sample.path.write_bytes(b"changed")
    assert refused(box, sample) == (Resource.FILE, Cause.DAMAGED)
    sample.path.unlink()
    assert refused(box, sample) == (Resource.FILE, Cause.NOT_FOUND)
    assert there(stick) == []


def test_links_and_what_is_unfinished_are_passed_over(box: FolderBox, stick: Path, tmp_path: Path) -> None:
    side = stick / SIDE
    side.mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (side / "lien.asice").symlink_to(tmp_path / "secret")
    for name in (".cache", "a.envoi", "b.part", "c.tmp", "dossier/d.asice", "e.asice", "f.asice.parts.json"):
        (side / name).parent.mkdir(exist_ok=True)
        (side / name).write_bytes(b"x")
    assert [one.name for one in box.list(SIDE)] == ["e.asice"]


def test_what_came_in_parts_through_a_server_is_read_in_its_folder(tmp_path: Path, box: FolderBox, stick: Path) -> None:
    sample = Sample(tmp_path, BIG)
    with serving(MemoryDav()) as dav, WebDavBox(a_web_box(dav.port), a_pace()) as web:
        sample.put(web)
        for path, data in dav.files.items():
            target = stick / path.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    assert sample.came(box, tmp_path / "in") == sample.content
    (entry,) = box.list(SIDE)
    part = next((stick / SIDE / ".parts").iterdir())
    good = part.read_bytes()
    for bad in (b"\0" * len(good), good + b"x", good[:-1]):
        part.write_bytes(bad)
        with pytest.raises(UnavailableError) as caught:
            box.get(SIDE, entry, tmp_path / "in" / "again", no_progress)
        assert failing(caught.value) == (Resource.BOX, Cause.DAMAGED)
    part.unlink()
    with pytest.raises(UnavailableError) as caught:
        box.get(SIDE, entry, tmp_path / "in" / "again", no_progress)
    assert failing(caught.value) == (Resource.BOX, Cause.NOT_FOUND)
    (stick / SIDE / f"{sample.name}.parts.json").unlink()
    with pytest.raises(UnavailableError) as caught:
        box.get(SIDE, entry, tmp_path / "in" / "again", no_progress)
    assert failing(caught.value) == (Resource.BOX, Cause.NOT_FOUND)


def test_a_draft_that_was_spoiled_meanwhile_is_thrown_away(tmp_path: Path, box: FolderBox, stick: Path) -> None:
    sample, to = Sample(tmp_path, BIG), tmp_path / "in" / "a"

    def stop(at: int, _of: int) -> None:
        if at > 6 * 2**20:
            raise CancelledError

    with serving(MemoryDav()) as dav, WebDavBox(a_web_box(dav.port), a_pace()) as web:
        sample.put(web)
        for path, data in dav.files.items():
            (stick / path.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
            (stick / path.lstrip("/")).write_bytes(data)
    (entry,) = box.list(SIDE)
    with pytest.raises(CancelledError):
        box.get(SIDE, entry, to, stop)
    (draft,) = to.parent.iterdir()
    with draft.open("ab") as out:  # the last write was cut in the middle of a part
        out.write(b"half a part")
    with pytest.raises(CancelledError):
        box.get(SIDE, entry, to, stop)
    begun = draft.read_bytes()
    draft.write_bytes(b"\0" + begun[1:])
    with pytest.raises(UnavailableError) as caught:
        box.get(SIDE, entry, to, no_progress)
    assert failing(caught.value) == (Resource.BOX, Cause.DAMAGED)
    assert list(to.parent.iterdir()) == []
    box.get(SIDE, entry, to, no_progress)
    assert to.read_bytes() == sample.content


def test_fetching_goes_on_where_it_stopped_and_another_file_begins_anew(
    box: FolderBox, stick: Path, tmp_path: Path
) -> None:
    sample, to = Sample(tmp_path, BIG), tmp_path / "in" / "a"

    def stop(at: int, _of: int) -> None:
        if at > 6 * 2**20:
            raise CancelledError

    sample.put(box)
    (entry,) = box.list(SIDE)
    with pytest.raises(CancelledError):
        box.get(SIDE, entry, to, stop)
    begun: list[int] = []
    box.get(SIDE, entry, to, lambda at, _of: begun.append(at))
    assert begun[0] > 10 * 2**20
    assert to.read_bytes() == sample.content
    (stick / SIDE / sample.name).write_bytes(b"other")
    to.unlink()
    (entry,) = box.list(SIDE)
    box.get(SIDE, entry, to, no_progress)
    assert to.read_bytes() == b"other"


def test_a_file_that_shrank_or_vanished_meanwhile_is_not_taken(box: FolderBox, stick: Path, tmp_path: Path) -> None:
    (stick / SIDE).mkdir()
    (stick / SIDE / "a").write_bytes(b"abc")
    for entry, cause in ((Entry("a", 5, "1"), Cause.DAMAGED), (Entry("b", 5, "1"), Cause.NOT_FOUND)):
        with pytest.raises(UnavailableError) as caught:
            box.get(SIDE, entry, tmp_path / "in" / "a", no_progress)
        assert failing(caught.value) == (Resource.BOX, cause)
    assert not (tmp_path / "in" / "a").exists()
    # a draft larger than the file it is of was somebody's mistake
    (draft,) = [one for one in (tmp_path / "in").iterdir() if one.name.startswith(".a.")]
    draft.write_bytes(b"x" * 50)
    (stick / SIDE / "a").write_bytes(b"abcde")
    box.get(SIDE, Entry("a", 5, "1"), tmp_path / "in" / "a", no_progress)
    assert (tmp_path / "in" / "a").read_bytes() == b"abcde"


def test_a_computer_without_room_fetches_nothing(
    box: FolderBox, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.put(box)
    (entry,) = box.list(SIDE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))
    with pytest.raises(UnavailableError) as caught:
        box.get(SIDE, entry, tmp_path / "in" / "a", no_progress)
    assert failing(caught.value) == (Resource.FILE, Cause.DISK_FULL)


@pytest.mark.parametrize(
    ("way", "address"),
    [(Way.FOLDER, "relative/folder"), (Way.FOLDER, "/tmp/\x00"), (Way.MAIL, "/tmp")],  # noqa: S108
)
def test_what_is_no_folder_is_no_box(way: Way, address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        AllBoxes().open(Box(uuid4(), way, "", address))
    assert caught.value.refusals[0].problem is Problem.NOT_A_BOX_ADDRESS


def test_each_way_opens_its_box(stick: Path) -> None:
    boxes = AllBoxes()
    assert isinstance(boxes.open(Box(uuid4(), Way.FOLDER, "", str(stick))), FolderBox)
    assert isinstance(boxes.open(Box(uuid4(), Way.WEBDAV, "", "https://example.org/")), WebDavBox)


def test_a_copy_by_hand_keeps_its_name(sample: Sample, stick: Path) -> None:
    boxes = AllBoxes()
    copy = boxes.copy(sample.path, stick, sample.sha256, no_progress)
    assert copy == stick / sample.path.name
    assert copy.read_bytes() == sample.content
    assert boxes.copy(sample.path, stick, sample.sha256, no_progress) == copy
    shutil.rmtree(stick)
    with pytest.raises(UnavailableError) as caught:
        boxes.copy(sample.path, stick, sample.sha256, no_progress)
    assert failing(caught.value) == (Resource.BOX, Cause.GONE)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "a:b", "a\n", "x" * 181, "a.", "a ", "a.part"])
def test_no_other_name_is_a_file_of_ours(name: str) -> None:
    assert not is_plain(name)
