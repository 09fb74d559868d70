"""What the real file system shows of a folder that photographs come into."""

import errno
import os
from pathlib import Path

import pytest
from support.fakes import no_progress

from lianes_desktop.app.disks import Limits, Mounts, SystemDisks, usual_mounts
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.offered import MOST_BYTES

DISKS = SystemDisks()


def write(path: Path, content: bytes = b"photo") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names(folder: Path, disks: SystemDisks = DISKS) -> list[str]:
    look = disks.look(folder, no_progress)
    assert look is not None
    return sorted(str(one.path.relative_to(folder)) for one in look.files)


def test_photographs_and_pdfs_are_told_with_their_size_and_time(tmp_path: Path) -> None:
    photo = write(tmp_path / "100APPLE" / "IMG_1.HEIC", b"12345")
    os.utime(photo, ns=(1, 1_791_979_200_000_000_007))
    for name in ("a.JPG", "b.jpeg", "c.png", "d.webp", "e.tiff", "f.pdf", "film.mov", "note.txt", "jpg"):
        write(tmp_path / name)
    look = DISKS.look(tmp_path, no_progress)
    assert look is not None
    assert look.whole
    (told,) = (one for one in look.files if one.path == photo)
    assert (told.size, told.modified) == (5, 1_791_979_200_000_000_007)
    assert names(tmp_path) == ["100APPLE/IMG_1.HEIC", "a.JPG", "b.jpeg", "c.png", "d.webp", "e.tiff", "f.pdf"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for hidden in (".trashed-1.jpg", ".thumbnails/a.jpg", "b/.c/d.jpg"):
        write(tmp_path / hidden)
    assert names(tmp_path) == []


def test_no_link_is_followed_be_it_to_a_file_a_folder_or_a_loop(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.jpg")
    folder = tmp_path / "DCIM"
    write(folder / "own.jpg")
    (folder / "file.jpg").symlink_to(outside)
    (folder / "dir").symlink_to(outside.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere.jpg").symlink_to(tmp_path / "gone")
    assert names(folder) == ["own.jpg"]


def test_a_pipe_with_a_photograph_s_name_is_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == []
    assert DISKS.digest(tmp_path / "pipe.jpg") is None


def test_a_folder_that_is_not_there_is_told_apart_from_an_empty_one(tmp_path: Path) -> None:
    assert names(tmp_path) == []
    assert DISKS.look(tmp_path / "gone", no_progress) is None
    assert DISKS.look(write(tmp_path / "a.jpg"), no_progress) is None
    assert DISKS.look(Path("nul\0l"), no_progress) is None


def test_a_disk_that_does_not_answer_any_more_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_dir(self: Path) -> bool:
        raise OSError(errno.ENOTCONN, str(self))

    monkeypatch.setattr(Path, "is_dir", is_dir)
    assert DISKS.look(tmp_path, no_progress) is None


def test_a_folder_pulled_out_during_the_look_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    write(folder / "a.jpg")

    def pull_out(_at: int, _of: int) -> None:
        if folder.exists():
            folder.rename(tmp_path / "elsewhere")

    assert DISKS.look(folder, pull_out) is None


def test_what_cannot_be_entered_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed" / "a.jpg")
    write(tmp_path / "open" / "b.jpg")
    really = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError(folder)
        return really(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(tmp_path) == ["open/b.jpg"]


class Entry:
    """An entry that is gone since it was listed."""

    def __init__(self, folder: Path) -> None:
        self.name, self.path = "gone.jpg", str(folder / "gone.jpg")

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        del follow_symlinks
        raise FileNotFoundError(self.path)


class Listing:
    """What ``os.scandir`` gives for it."""

    def __init__(self, folder: Path) -> None:
        self._entries = [Entry(folder)]

    def __enter__(self) -> list[Entry]:
        return self._entries

    def __exit__(self, *_error: object) -> None:
        """Nothing is held."""


def test_a_file_gone_since_it_was_listed_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", Listing)
    assert names(tmp_path) == []


def test_the_look_is_bounded_in_number_whatever_is_there(tmp_path: Path) -> None:
    for at in range(30):
        write(tmp_path / f".hidden{at}")
    look = SystemDisks(limits=Limits(entries=20)).look(tmp_path, no_progress)
    assert look is not None
    assert not look.whole
    for at in range(30):
        write(tmp_path / "photos" / f"{at}.jpg")
    look = SystemDisks(limits=Limits(entries=50)).look(tmp_path, no_progress)
    assert look is not None
    assert not look.whole
    assert 0 < len(look.files) < 30


def test_the_look_is_bounded_in_depth(tmp_path: Path) -> None:
    write(tmp_path / "1" / "2" / "near.jpg")
    write(tmp_path / "1" / "2" / "3" / "far.jpg")
    disks = SystemDisks(limits=Limits(depth=2))
    assert names(tmp_path, disks) == ["1/2/near.jpg"]
    look = disks.look(tmp_path, no_progress)
    assert look is not None
    assert not look.whole


def test_ten_thousand_files_are_all_told(tmp_path: Path) -> None:
    for at in range(10_000):
        (tmp_path / f"IMG_{at:05}.jpg").touch()
    asked = 0

    def progress(_at: int, _of: int) -> None:
        nonlocal asked
        asked += 1

    look = DISKS.look(tmp_path, progress)
    assert look is not None
    assert (len(look.files), look.whole) == (10_000, True)
    assert asked == 10_000  # it can be stopped at each


def test_a_look_stops_when_asked(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")

    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        DISKS.look(tmp_path, stop)


def test_the_digest_is_of_what_would_be_taken_in(tmp_path: Path) -> None:
    photo = write(tmp_path / "a.jpg", b"abc")
    assert DISKS.digest(photo) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert DISKS.digest(tmp_path / "gone.jpg") is None
    assert DISKS.digest(write(tmp_path / "b.jpg", b"")) is None
    with (tmp_path / "c.jpg").open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    assert DISKS.digest(tmp_path / "c.jpg") is None


@pytest.mark.parametrize(
    ("album", "depth", "found"),
    [
        ("KEY/DCIM", 1, True),
        ("KEY/dcim", 1, True),
        ("claire/KEY/DCIM", 2, True),
        ("claire/KEY/DCIM", 1, False),
        ("DCIM", 0, True),
        ("KEY/DCIM", 0, False),
        (".hidden/DCIM", 2, False),
        ("KEY/Pictures", 2, False),
    ],
)
def test_albums_are_where_sticks_and_telephones_are_mounted(
    tmp_path: Path, album: str, depth: int, *, found: bool
) -> None:
    write(tmp_path / album / "100APPLE" / "a.jpg")
    write(tmp_path / "readme.txt")
    (tmp_path / "link").symlink_to(tmp_path / "KEY")
    told = SystemDisks(lambda: [Mounts(tmp_path, depth), Mounts(tmp_path / "none", depth)]).albums()
    assert list(told) == ([tmp_path / album] if found else [])


def test_a_stick_of_many_folders_is_not_searched_for_ever(tmp_path: Path) -> None:
    for at in range(600):
        (tmp_path / f"{at:03}" / "DCIM").mkdir(parents=True)
    assert 0 < len(SystemDisks(lambda: [Mounts(tmp_path, 1)]).albums()) < 600


def test_telephones_are_where_the_session_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def places() -> set[str]:
        return {str(one.folder) for one in usual_mounts()}

    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    assert places() == {"/media", "/run/media", "/run/user/1000/gvfs"}
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert places() == {"/media", "/run/media"}


def test_nothing_is_changed_where_it_looks(tmp_path: Path) -> None:
    photo = write(tmp_path / "KEY" / "DCIM" / "a.jpg")
    photo.chmod(0o400)

    def state() -> list[tuple[Path, int, int, int]]:
        return [
            (one, *one.stat()[:1], one.stat().st_mtime_ns, one.stat().st_size) for one in sorted(tmp_path.rglob("*"))
        ]

    before = state()
    disks = SystemDisks(lambda: [Mounts(tmp_path, 2)])
    assert disks.look(tmp_path, no_progress) is not None
    assert disks.albums()
    assert disks.digest(photo)
    assert state() == before
