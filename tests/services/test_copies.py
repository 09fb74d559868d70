import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.fakes import no_progress

from lianes_desktop.services.copies import copied
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError

BYTES = os.urandom(2**20 + 7)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    path = folder / "lianes-s1.asice"
    path.write_bytes(BYTES)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def refused(bundle: Path, stick: Path, size: int = len(BYTES)) -> UnavailableError:
    with pytest.raises(UnavailableError) as caught:
        copied(bundle, size, stick, no_progress)
    assert list(stick.glob("*")) == []
    return caught.value


def test_a_copy_has_the_same_bytes_and_name(bundle: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    copy = copied(bundle, len(BYTES), stick, lambda at, of: told.append((at, of)))

    assert copy == stick / bundle.name
    assert copy.read_bytes() == BYTES
    assert told[-1] == (2 * len(BYTES), 2 * len(BYTES))
    assert [at for at, _of in told] == sorted(at for at, _of in told)
    assert list(stick.iterdir()) == [copy]


def test_a_file_copied_where_it_is_already_is_left_alone(bundle: Path) -> None:
    assert copied(bundle, len(BYTES), bundle.parent, no_progress) == bundle
    assert bundle.read_bytes() == BYTES


def test_a_copy_takes_the_place_of_an_older_one(bundle: Path, stick: Path) -> None:
    (stick / bundle.name).write_bytes(b"older")

    assert copied(bundle, len(BYTES), stick, no_progress).read_bytes() == BYTES


def test_another_file_under_the_bundles_name_is_not_copied(bundle: Path, stick: Path) -> None:
    failure = refused(bundle, stick, size=len(BYTES) + 1)

    assert (failure.what, failure.why) == (Resource.FILE, Cause.DAMAGED)


def test_a_bundle_that_is_gone_is_said(bundle: Path, stick: Path) -> None:
    bundle.unlink()
    failure = refused(bundle, stick)

    assert (failure.what, failure.why) == (Resource.FILE, Cause.NOT_FOUND)


def test_a_stick_that_is_gone_is_said(bundle: Path, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(UnavailableError) as caught:
        copied(bundle, len(BYTES), stick, no_progress)

    assert (caught.value.what, caught.value.why) == (Resource.EXPORT, Cause.NOT_FOUND)


def test_a_full_stick_is_said_before_anything_is_written(
    bundle: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))
    failure = refused(bundle, stick)

    assert (failure.what, failure.why) == (Resource.EXPORT, Cause.DISK_FULL)


def test_a_stick_pulled_out_while_it_is_written_leaves_nothing(
    bundle: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_descriptor: int) -> None:
        raise OSError(errno.ENODEV, "gone")

    monkeypatch.setattr(os, "fsync", gone)
    failure = refused(bundle, stick)

    assert (failure.what, failure.why) == (Resource.EXPORT, Cause.GONE)


def test_a_stick_that_gives_back_other_bytes_is_not_believed(
    bundle: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(descriptor: int, *_asked: int) -> None:
        os.pwrite(descriptor, b"\0\0", 100)

    monkeypatch.setattr(os, "posix_fadvise", spoil)
    failure = refused(bundle, stick)

    assert (failure.what, failure.why) == (Resource.EXPORT, Cause.DAMAGED)


def test_a_system_that_cannot_forget_still_reads_the_copy_back(
    bundle: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise")

    assert copied(bundle, len(BYTES), stick, no_progress).read_bytes() == BYTES


def test_a_copy_that_is_stopped_leaves_nothing(bundle: Path, stick: Path) -> None:
    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        copied(bundle, len(BYTES), stick, stop)

    assert list(stick.iterdir()) == []
