"""Durable files: whole or absent, never half."""

import errno
import os
from pathlib import Path

import pytest

from lianes_desktop import durable


def test_a_written_file_holds_exactly_its_bytes_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "claim.pdf"
    durable.write_bytes(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert [one.name for one in tmp_path.iterdir()] == ["claim.pdf"]


def test_an_error_while_writing_leaves_the_former_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "claim.pdf"
    durable.write_bytes(target, b"former")

    def interrupted() -> None:
        with durable.atomic_write(target) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == b"former"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_bytes_are_synced_before_the_name_and_the_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        calls.append("folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file")  # noqa: PTH112 - a descriptor
        real_fsync(descriptor)

    def replace(source: Path, target: Path) -> None:
        calls.append("name")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    durable.write_bytes(tmp_path / "kept", b"x")
    assert calls == ["file", "name", "folder"]


def test_a_full_disk_at_the_sync_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        durable.write_bytes(tmp_path / "kept", b"x")
    assert list(tmp_path.iterdir()) == []


def test_windows_gets_five_tries_when_an_antivirus_holds_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    waits: list[float] = []
    real = os.replace

    def held(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) < 5:
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr("lianes_desktop.durable.sys.platform", "win32")
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("lianes_desktop.durable.time.sleep", waits.append)
    durable.write_bytes(tmp_path / "kept", b"x")
    assert (len(tries), len(waits)) == (5, 4)
    assert (tmp_path / "kept").read_bytes() == b"x"


def test_windows_says_so_when_the_name_stays_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr("lianes_desktop.durable.sys.platform", "win32")
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("lianes_desktop.durable.time.sleep", lambda _seconds: None)
    with pytest.raises(PermissionError):
        durable.write_bytes(tmp_path / "kept", b"x")
    assert list(tmp_path.iterdir()) == []


def test_moving_to_another_folder_syncs_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    source = tmp_path / "here"
    source.write_bytes(b"x")
    durable.make_folder(tmp_path / "a" / "b")
    monkeypatch.setattr(durable, "sync_folder", synced.append)
    durable.move(source, tmp_path / "a" / "b" / "there")
    assert synced == [tmp_path / "a" / "b", tmp_path]


def test_folders_are_made_private_and_making_them_twice_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    durable.make_folder(folder)
    durable.make_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_free_space_is_a_number_of_bytes(tmp_path: Path) -> None:
    assert durable.free_space(tmp_path) > 0


def test_only_what_a_write_left_unfinished_is_swept(tmp_path: Path) -> None:
    unfinished = tmp_path / ".claim.pdf.0a1b2c3d.tmp"
    other = tmp_path / ".other.pdf.0a1b2c3d.tmp"
    kept = [tmp_path / "claim.pdf", tmp_path / ".hidden", tmp_path / "notes.tmp"]
    for path in (unfinished, other, *kept):
        path.write_bytes(b"x")
    durable.sweep(tmp_path, "claim.pdf", before=unfinished.stat().st_mtime)
    assert unfinished.exists()
    durable.sweep(tmp_path, "claim.pdf")
    assert not unfinished.exists()
    assert other.exists()
    durable.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    durable.sweep(tmp_path / "absent")
