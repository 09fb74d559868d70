"""A new computer goes on with the copies of another one."""

import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from lianes_desktop import durable
from lianes_desktop.app import adopting, opening
from lianes_desktop.app.adopting import copies_near, finish
from lianes_desktop.app.folders import Folders
from lianes_desktop.app.start import CopyDoor
from lianes_desktop.assets import resource
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.preferences import TomlPreferences

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - typed by nobody


class Left(NamedTuple):
    """What a lost computer left on a stick."""

    key: StoreKey
    code: str
    stick: Path
    dossier: DossierId
    digest: str


@pytest.fixture
def photo() -> bytes:
    return resource("sample", "train-onfr-retour.jpg").read_bytes()


@pytest.fixture
def left(tmp_path: Path, photo: bytes) -> Left:
    """Two copies: one of a mission, one more with a receipt."""
    stick = tmp_path / "stick" / "lianes"
    stick.parent.mkdir()
    made = opening.make(tmp_path / "old", PASSPHRASE)
    workspace = opening.open_workspace(tmp_path / "old", made.key)
    try:
        workspace.preferences.change(backup_folder=str(stick))
        mission = workspace.dossiers.create_mission("Oujda")
        workspace.backups.make("automatic")
        workspace.expenses.take(mission.id, (Offered("train.jpg", data=photo),), lambda _at, _of: None)
        workspace.backups.make("close")
        (digest,) = (page.digest for one in workspace.readings.dossier(mission.id).receipts for page in one.pages)
        return Left(made.key, made.recovery_code, stick, mission.id, digest)
    finally:
        workspace.close()
        shutil.rmtree(tmp_path / "old")


def receipts(root: Path, key: StoreKey, left: Left) -> list[bytes]:
    """What the receipts of the mission are, in a data folder."""
    workspace = opening.open_workspace(root, key)
    try:
        found = workspace.readings.dossier(left.dossier).receipts
        return [workspace.vault.read(page.digest) for one in found for page in one.pages]
    finally:
        workspace.close()


def everything(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_the_passphrase_of_the_copy_opens_it_here(tmp_path: Path, left: Left, photo: bytes) -> None:
    home = tmp_path / "new"
    door = CopyDoor(home, left.stick)
    door.unlock(PASSPHRASE)

    assert door.key == left.key
    assert opening.unlock(home, PASSPHRASE) == left.key
    assert receipts(home, left.key, left) == [photo]
    assert TomlPreferences(home).read().backup_folder == str(left.stick)


def test_the_printed_code_opens_it_with_a_new_passphrase(tmp_path: Path, left: Left, photo: bytes) -> None:
    home = tmp_path / "new"
    CopyDoor(home, left.stick).recover(left.code, "la nouvelle phrase de passe")

    assert receipts(home, opening.unlock(home, "la nouvelle phrase de passe"), left) == [photo]
    assert opening.unlock(left.stick, PASSPHRASE) == left.key  # the copy stays as it was


def test_bundles_begin_another_series(tmp_path: Path, left: Left) -> None:
    series = set()
    for name in ("new", "newer"):
        CopyDoor(tmp_path / name, left.stick).unlock(PASSPHRASE)
        workspace = opening.open_workspace(tmp_path / name, left.key)
        series.add(workspace.series.series_of(left.dossier))
        workspace.close()
    assert len(series) == 2


def test_a_wrong_word_leaves_the_folder_new(tmp_path: Path, left: Left) -> None:
    home = tmp_path / "new"
    door = CopyDoor(home, left.stick)
    with pytest.raises(RefusedError) as refused:
        door.unlock("une autre phrase de passe")
    assert [one.problem for one in refused.value.refusals] == [Problem.PASSPHRASE_WRONG]
    with pytest.raises(RefusedError) as refused:
        door.recover("ABCD", PASSPHRASE)
    assert [one.problem for one in refused.value.refusals] == [Problem.RECOVERY_CODE_WRONG]
    assert door.key is None
    assert everything(home) == []


@pytest.mark.parametrize("at", [100, 5000])
def test_where_the_newest_copy_is_damaged_the_one_before_is_taken(tmp_path: Path, left: Left, at: int) -> None:
    newest = max(left.stick.glob("lianes-*.db"))
    content = bytearray(newest.read_bytes())
    content[at : at + 3000] = bytes(3000)
    newest.write_bytes(content)
    CopyDoor(tmp_path / "new", left.stick).unlock(PASSPHRASE)

    assert receipts(tmp_path / "new", left.key, left) == []


@pytest.mark.parametrize("what", ["damaged", "no copy", "keys damaged"])
def test_copies_that_cannot_be_used_are_told_and_leave_the_folder_new(tmp_path: Path, left: Left, what: str) -> None:
    for copy in left.stick.glob("lianes-*.db"):
        if what == "damaged":
            copy.write_bytes(b"x" * 9000)
        elif what == "no copy":
            copy.unlink()
    if what == "keys damaged":
        (left.stick / "key.json").write_text("{}")
    with pytest.raises(UnavailableError) as caught:
        CopyDoor(tmp_path / "new", left.stick).unlock(PASSPHRASE)
    assert (caught.value.what, caught.value.why) == {
        "damaged": (Resource.BACKUP, Cause.DAMAGED),
        "no copy": (Resource.BACKUP, Cause.NOT_FOUND),
        "keys damaged": (Resource.KEYS, Cause.DAMAGED),
    }[what]
    assert everything(tmp_path / "new") == []


def test_keys_that_cannot_be_kept_leave_the_folder_new(
    tmp_path: Path, left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise UnavailableError(Resource.KEYS, Cause.DISK_FULL)

    monkeypatch.setattr("lianes_desktop.storage.unlocking.write_keys", full)
    with pytest.raises(UnavailableError):
        CopyDoor(tmp_path / "new", left.stick).unlock(PASSPHRASE)
    assert everything(tmp_path / "new") == []
    monkeypatch.undo()
    CopyDoor(tmp_path / "new", left.stick).unlock(PASSPHRASE)


class PowerCutError(BaseException):
    """Nothing of the program runs after it."""


def test_a_cut_at_any_moment_leaves_a_new_folder_or_a_whole_one(
    tmp_path: Path, left: Left, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = durable.move, 0

    def cut_at(at: int) -> None:
        left_to_do = at

        def move(source: Path, target: Path) -> None:
            nonlocal left_to_do, calls
            calls += 1
            left_to_do -= 1
            if left_to_do < 0:
                raise PowerCutError
            real(source, target)

        monkeypatch.setattr(durable, "move", move)
        # what cleans up after a failure does not run either
        monkeypatch.setattr(shutil, "rmtree", lambda _folder: None)

    outcomes = set()
    for at in range(40):
        home = tmp_path / f"new {at}"
        cut_at(at)
        try:
            CopyDoor(home, left.stick).unlock(PASSPHRASE)
        except PowerCutError:
            monkeypatch.undo()
            held = opening.lock(home)
            assert held is not None
            held.release()
            outcomes.add(Folders(home).is_new())
            if Folders(home).is_new():
                CopyDoor(home, left.stick).unlock(PASSPHRASE)
            assert receipts(home, opening.unlock(home, PASSPHRASE), left) == [photo]
            assert not Folders(home).adopting.exists()
        else:
            break
    else:
        raise AssertionError("never whole")
    assert outcomes == {True, False}


def test_a_start_says_when_what_was_taken_up_cannot_be_put_in_place(
    tmp_path: Path, left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new"
    monkeypatch.setattr(adopting, "_move_into", lambda _source, _target: _full())
    with pytest.raises(UnavailableError):
        CopyDoor(home, left.stick).unlock(PASSPHRASE)
    with pytest.raises(UnavailableError) as caught:
        opening.lock(home)
    assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.DISK_FULL)
    monkeypatch.undo()
    CopyDoor(home, left.stick).unlock(PASSPHRASE)  # trying again is enough
    assert opening.unlock(home, PASSPHRASE) == left.key
    finish(home)  # nothing left is nothing to do


def _full() -> None:
    raise OSError(errno.ENOSPC, "full")


def test_the_copies_of_another_installation_are_never_written_over(tmp_path: Path, left: Left) -> None:
    key = opening.make(tmp_path / "mine", PASSPHRASE).key
    workspace = opening.open_workspace(tmp_path / "mine", key)
    before = {path.name: path.read_bytes() for path in left.stick.iterdir() if path.is_file()}
    try:
        workspace.preferences.change(backup_folder=str(left.stick))
        with pytest.raises(UnavailableError) as caught:
            workspace.backups.make("manual")
        assert (caught.value.what, caught.value.why) == (Resource.BACKUP, Cause.TAKEN)
        assert {path.name: path.read_bytes() for path in left.stick.iterdir() if path.is_file()} == before
    finally:
        workspace.close()


def test_keys_that_cannot_be_read_are_never_written_over(
    tmp_path: Path, left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = opening.make(tmp_path / "mine", PASSPHRASE).key
    workspace = opening.open_workspace(tmp_path / "mine", key)

    def barred(_folder: Path) -> None:
        raise UnavailableError(Resource.KEYS, Cause.DENIED)

    monkeypatch.setattr("lianes_desktop.storage.backups.read_keys", barred)
    try:
        workspace.preferences.change(backup_folder=str(left.stick))
        with pytest.raises(UnavailableError) as caught:
            workspace.backups.make("manual")
        assert (caught.value.what, caught.value.why) == (Resource.BACKUP, Cause.DENIED)
    finally:
        workspace.close()


def test_a_folder_of_somebody_is_never_written_over(tmp_path: Path, left: Left) -> None:
    home = tmp_path / "home"
    key = opening.make(home, PASSPHRASE).key
    opening.open_workspace(home, key).close()
    before = (home / "lianes.db").read_bytes()
    with pytest.raises(UnavailableError) as caught:
        CopyDoor(home, left.stick).unlock(PASSPHRASE)
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.LOCKED)
    assert (home / "lianes.db").read_bytes() == before


def test_the_folder_meant_is_found_from_the_stick_itself(tmp_path: Path, left: Left) -> None:
    assert copies_near(left.stick) == left.stick
    assert copies_near(left.stick.parent) == left.stick
    assert copies_near(tmp_path) is None
    assert copies_near(tmp_path / "gone") is None
    barred = left.stick.parent / "lost+found"
    barred.mkdir(mode=0o000)
    assert copies_near(left.stick.parent) == left.stick
    shutil.copytree(left.stick, left.stick.parent / "of a colleague")
    assert copies_near(left.stick.parent) is None
