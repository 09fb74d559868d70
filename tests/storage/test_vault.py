"""Receipt files: kept byte for byte, encrypted, checked, and never half written."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.stores import KEY

from lianes_desktop import durable
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import FileVault

GIGABYTE = 10**9
DAY = 24 * 3600


def _vault(folder: Path, key: StoreKey = KEY, free: int = GIGABYTE) -> FileVault:
    return FileVault(folder, key, Room(folder, free=lambda _folder: free))


@given(st.binary(max_size=2000))
def test_a_piece_comes_back_byte_for_byte(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    vault = _vault(tmp_path_factory.mktemp("vault"))
    digest = vault.store(data)
    assert vault.read(digest) == data
    assert vault.store(data) == digest
    assert list(vault.digests()) == [digest]


def test_nothing_of_a_receipt_can_be_read_on_the_disk(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    digest = vault.store(b"Amina Haddad, chambre 12" * 40)
    assert b"Amina" not in vault.path_of(digest).read_bytes()
    with pytest.raises(UnavailableError) as caught:
        _vault(tmp_path, StoreKey(bytes(32))).read(digest)
    assert caught.value.why is Cause.DAMAGED


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    path = vault.path_of(vault.store(b"receipt"))
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(UnavailableError) as caught:
            vault.read(path.name)
        assert caught.value.why is Cause.DAMAGED
    path.write_bytes(b"")
    with pytest.raises(UnavailableError):
        vault.read(path.name)


def test_two_swapped_files_are_noticed(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    one, two = vault.path_of(vault.store(b"one")), vault.path_of(vault.store(b"two"))
    one.write_bytes(two.read_bytes())
    with pytest.raises(UnavailableError) as caught:
        vault.read(one.name)
    assert caught.value.why is Cause.DAMAGED


def test_a_missing_piece_is_said_to_be_missing(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    with pytest.raises(UnavailableError) as caught:
        vault.read("ab" * 32)
    assert (caught.value.what, caught.value.why) == (Resource.VAULT, Cause.NOT_FOUND)
    assert not vault.holds("ab" * 32)


@pytest.mark.parametrize("digest", ["", "../../key.json", "AB" * 32, "ab" * 31, "ab" * 31 + "/x", "ab" * 33])
def test_only_a_digest_names_a_piece(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        _vault(tmp_path).path_of(digest)


def test_no_photograph_is_added_when_the_disk_is_nearly_full(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        _vault(tmp_path, free=200_000_002).store(b"abc")
    assert (caught.value.what, caught.value.why) == (Resource.VAULT, Cause.DISK_FULL)
    assert not list(tmp_path.rglob("*.tmp"))
    assert _vault(tmp_path, free=200_000_003).store(b"abc")


def test_a_full_disk_gives_the_reserve_back_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, free=lambda _folder: GIGABYTE)
    room.set_aside()
    assert (tmp_path / "reserve").stat().st_size == 20_000_000

    def full(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    vault = FileVault(tmp_path, KEY, room)
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UnavailableError) as caught:
        vault.store(b"abc")
    assert caught.value.why is Cause.DISK_FULL
    assert not (tmp_path / "reserve").exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    monkeypatch.undo()
    assert vault.read(vault.store(b"abc")) == b"abc"


def test_the_reserve_is_set_aside_once_and_only_where_there_is_room(tmp_path: Path) -> None:
    Room(tmp_path, free=lambda _folder: 219_999_999).set_aside()
    assert not (tmp_path / "reserve").exists()
    room = Room(tmp_path, reserve=1_000_000)
    room.set_aside()
    room.set_aside()
    assert room.give_back()
    assert not room.give_back()


def test_a_reserve_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    def gone(_folder: Path) -> int:
        raise OSError(errno.EIO, "gone")

    Room(tmp_path, free=gone).set_aside()
    assert not (tmp_path / "reserve").exists()


def test_tidying_removes_unfinished_files_and_old_orphans_and_names_what_is_missing(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    kept, orphan = vault.store(b"kept"), vault.store(b"orphan")
    unfinished = vault.path_of(kept).parent / f".{kept}.00{durable.TEMPORARY_SUFFIX}"
    unfinished.write_bytes(b"half")
    os.utime(unfinished, (0, 0))
    born = vault.path_of(orphan).stat().st_mtime
    young = vault.tidy([kept, "cd" * 32], now=lambda: born + DAY - 1)
    assert (young.missing, young.removed) == (("cd" * 32,), 1)
    assert vault.holds(orphan)
    old = vault.tidy([kept], now=lambda: born + DAY + 1)
    assert (old.missing, old.removed) == ((), 1)
    assert list(vault.digests()) == [kept]


def test_tidying_leaves_alone_what_is_being_written(tmp_path: Path) -> None:
    vault = _vault(tmp_path)
    digest = vault.store(b"kept")
    being_written = vault.path_of(digest).with_name(f".{digest}.00{durable.TEMPORARY_SUFFIX}")
    being_written.write_bytes(b"half")
    os.utime(being_written)
    assert vault.tidy([digest]).removed == 0
    assert being_written.exists()


def test_a_piece_already_there_is_made_durable_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = _vault(tmp_path).store(b"abc")
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_folder", synced.append)
    vault = _vault(tmp_path)
    vault.store(b"abc")
    folder = vault.path_of(digest).parent
    assert {folder, folder.parent, folder.parent.parent} <= set(synced)
