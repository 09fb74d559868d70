"""Light copies on the disk: encrypted, bound to their original, made again when they are lost."""

import errno
import hashlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.stores import KEY

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.light_copies import FileCopies
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import path_of

ONE, TWO = (hashlib.sha256(data).hexdigest() for data in (b"one", b"two"))


def _copies(folder: Path, key: StoreKey = KEY, free: int = 10**9) -> FileCopies:
    return FileCopies(folder, key, Room(folder, free=lambda _folder: free))


def _file(folder: Path, digest: str) -> Path:
    return path_of(folder / "light", digest)


@given(st.binary(max_size=2000))
def test_a_copy_comes_back_with_its_size_for_good(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("copies")
    _copies(folder).keep(ONE, data)

    later = _copies(folder)
    assert later.read(ONE) == data
    assert later.size(ONE) == len(data)


def test_a_copy_that_was_never_made_has_no_size(tmp_path: Path) -> None:
    copies = _copies(tmp_path)

    assert copies.size(ONE) is None
    with pytest.raises(UnavailableError) as caught:
        copies.read(ONE)
    assert (caught.value.what, caught.value.why) == (Resource.VAULT, Cause.NOT_FOUND)


def test_nothing_of_a_copy_can_be_read_on_the_disk(tmp_path: Path) -> None:
    _copies(tmp_path).keep(ONE, b"Amina Haddad, chambre 12" * 40)

    assert b"Amina" not in _file(tmp_path, ONE).read_bytes()
    with pytest.raises(UnavailableError) as caught:
        _copies(tmp_path, StoreKey(bytes(32))).read(ONE)
    assert caught.value.why is Cause.DAMAGED


def test_a_copy_of_one_photograph_is_never_taken_for_another_s(tmp_path: Path) -> None:
    copies = _copies(tmp_path)
    copies.keep(ONE, b"the first")
    copies.keep(TWO, b"the second")
    _file(tmp_path, ONE).write_bytes(_file(tmp_path, TWO).read_bytes())

    with pytest.raises(UnavailableError) as caught:
        copies.read(ONE)
    assert caught.value.why is Cause.DAMAGED


@pytest.mark.parametrize("left", [0, 5, 20])
def test_a_file_cut_short_is_damaged_and_weighs_nothing_less(tmp_path: Path, left: int) -> None:
    copies = _copies(tmp_path)
    copies.keep(ONE, b"a copy")
    path = _file(tmp_path, ONE)
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(UnavailableError) as caught:
        copies.read(ONE)
    assert caught.value.why is Cause.DAMAGED
    assert copies.size(ONE) == 0


def test_no_copy_is_kept_on_a_full_disk_nor_half_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnavailableError) as caught:
        _copies(tmp_path, free=1000).keep(ONE, b"a copy")
    assert caught.value.why is Cause.DISK_FULL

    def full(_file: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(durable, "sync_file", full)
    with pytest.raises(UnavailableError) as caught:
        _copies(tmp_path).keep(ONE, b"a copy")
    assert caught.value.why is Cause.DISK_FULL
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("name", ["", "../" * 22, "A" * 64, "0" * 63])
def test_what_is_no_digest_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a digest"):
        _copies(tmp_path).keep(name, b"a copy")


def test_copies_whose_original_is_gone_go_too_and_so_does_what_was_left_unfinished(tmp_path: Path) -> None:
    early = _copies(tmp_path)
    early.keep(ONE, b"the first")
    early.keep(TWO, b"the second")
    unfinished = _file(tmp_path, ONE).with_name(f".{ONE}.abcd{durable.TEMPORARY_SUFFIX}")
    unfinished.write_bytes(b"half")
    for path in tmp_path.rglob("*"):
        os.utime(path, (time.time() - 60,) * 2)

    later = _copies(tmp_path)
    assert later.tidy([ONE]) == 2
    assert (later.size(ONE), later.size(TWO), unfinished.exists()) == (9, None, False)
    assert later.tidy([ONE]) == 0


def test_a_copy_made_since_the_start_is_not_tidied_away(tmp_path: Path) -> None:
    copies = _copies(tmp_path)
    copies.keep(ONE, b"the first")
    os.utime(_file(tmp_path, ONE), (time.time() + 60,) * 2)

    assert copies.tidy([]) == 0
    assert copies.read(ONE) == b"the first"


def test_a_folder_without_copies_is_tidy(tmp_path: Path) -> None:
    assert _copies(tmp_path).tidy([ONE]) == 0
