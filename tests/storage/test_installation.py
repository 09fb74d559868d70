"""One program per data folder, series that never fork, places that are not safe, and the preferences' file."""

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from support.values import any_of

from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.storage.installation import Installation, InstanceLock, default_folder
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.storage.risks import Risk, risky_place

RACER = """
import sys, time
from pathlib import Path
from lianes_desktop.storage.installation import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
sys.stdin.readline()
print("won" if lock.acquire() else "lost", flush=True)
sys.stdin.readline()
"""


def _racer(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RACER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _say(racer: subprocess.Popen[str]) -> None:
    assert racer.stdin is not None
    racer.stdin.write("go\n")
    racer.stdin.flush()


def _heard(racer: subprocess.Popen[str]) -> str:
    assert racer.stdout is not None
    return racer.stdout.readline().strip()


def test_of_eight_programs_exactly_one_gets_the_folder_and_a_killed_one_frees_it(tmp_path: Path) -> None:
    racers = [_racer(tmp_path) for _ in range(8)]
    for racer in racers:
        _say(racer)
    heard = [_heard(racer) for racer in racers]
    assert sorted(heard) == ["lost"] * 7 + ["won"]
    mine = InstanceLock(tmp_path)
    assert not mine.acquire()
    winner = racers[heard.index("won")]
    winner.kill()
    winner.wait()
    started = time.monotonic()
    assert mine.acquire()
    assert time.monotonic() - started < 1
    for racer in racers:
        racer.kill()
        racer.communicate()
    mine.release()


def test_a_folder_is_taken_once_and_can_be_left(tmp_path: Path) -> None:
    lock, other = InstanceLock(tmp_path), InstanceLock(tmp_path)
    assert lock.acquire()
    assert lock.acquire()
    assert not other.acquire()
    lock.release()
    lock.release()
    assert other.acquire()
    other.release()


def test_a_folder_that_is_not_there_or_cannot_lock_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnavailableError) as caught:
        InstanceLock(tmp_path / "nowhere").acquire()
    assert caught.value.why is Cause.NOT_FOUND

    def refused(*_words: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(UnavailableError) as caught:
        InstanceLock(tmp_path).acquire()
    assert caught.value.why is Cause.IO


def test_a_series_is_one_per_dossier_and_installation(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "b"
    here.mkdir()
    there.mkdir()
    one, two = DossierId(new_id()), DossierId(new_id())
    first = Installation(here).series_of(one)
    assert Installation(here).series_of(one) == first
    assert Installation(here).series_of(two) != first
    assert Installation(there).series_of(one) != first
    (here / "installation.json").write_text("[]")
    assert Installation(here).series_of(one) != first


def test_a_series_given_up_is_another_one_until_it_is_resumed(tmp_path: Path) -> None:
    one, two = DossierId(new_id()), DossierId(new_id())
    first, other = Installation(tmp_path).series_of(one), Installation(tmp_path).series_of(two)
    Installation(tmp_path).give_up(one)
    second = Installation(tmp_path).series_of(one)
    Installation(tmp_path).give_up(one)
    third = Installation(tmp_path).series_of(one)
    assert len({first, second, third}) == 3
    assert Installation(tmp_path).given_up(one) == (first, second)
    assert Installation(tmp_path).series_of(two) == other
    assert Installation(tmp_path).given_up(two) == ()

    Installation(tmp_path).resume(one)
    assert Installation(tmp_path).series_of(one) == second
    assert Installation(tmp_path).given_up(one) == (first,)
    Installation(tmp_path).renew()
    assert Installation(tmp_path).series_of(one) not in {first, second, third}


@pytest.mark.parametrize("given_up", ["[]", '{"%s": "many"}', "3", '{"%s": null}'])
def test_an_installation_that_no_longer_tells_what_was_given_up_begins_other_series(
    tmp_path: Path, given_up: str
) -> None:
    one = DossierId(new_id())
    first = Installation(tmp_path).series_of(one)
    kept = json.loads((tmp_path / "installation.json").read_bytes())
    words = given_up % one.hex if "%s" in given_up else given_up
    (tmp_path / "installation.json").write_text(json.dumps(kept | {"given_up": json.loads(words)}))
    assert Installation(tmp_path).series_of(one) != first


def test_the_default_folder_is_the_systems_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_words, **_named: tmp_path)
    assert default_folder() == tmp_path


@pytest.mark.parametrize(
    "name", ["OneDrive - Ville de Lille", "Dropbox", "nextcloud", "Google Drive", "Mon Drive", "com~apple~CloudDocs"]
)
def test_a_synchronised_folder_is_risky_by_its_name(tmp_path: Path, name: str) -> None:
    assert risky_place(tmp_path / name / "lianes") is Risk.SYNCED


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder", ".nextcloudsync.log", ".sync_1234abcd.db"])
def test_a_synchronised_folder_is_risky_by_what_its_program_leaves(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).write_bytes(b"")
    assert risky_place(tmp_path / "documents") is Risk.SYNCED


@pytest.mark.parametrize(
    ("mounts", "risk"),
    [
        ("/dev/sda1 / ext4 rw 0 0", None),
        ("/dev/sda1 / ext4 rw 0 0\nserver:/x {home} nfs4 rw 0 0", Risk.NETWORK),
        ("/dev/sda1 / ext4 rw 0 0\n//srv/x {home} cifs rw 0 0", Risk.NETWORK),
        ("/dev/sdb1 {home} vfat rw 0 0", Risk.REMOVABLE),
        ("/dev/sdb1 {home} vfat rw 0 0\n/dev/sdc1 {home} ext4 rw 0 0", None),
        ("/dev/sdb1 {home}/elsewhere vfat rw 0 0", None),
        ("", None),
    ],
)
def test_network_and_removable_media_are_risky(tmp_path: Path, mounts: str, risk: Risk | None) -> None:
    home = tmp_path / "my home"
    home.mkdir()
    table = tmp_path / "mounts"
    table.write_text(mounts.replace("{home}", str(home).replace(" ", "\\040")))
    assert risky_place(home / "lianes", mounts=table) is risk


def test_media_folders_are_risky_and_an_unreadable_table_is_no_error(tmp_path: Path) -> None:
    assert risky_place(Path("/media/amina/STICK/lianes")) is Risk.REMOVABLE
    assert risky_place(tmp_path, mounts=tmp_path / "none") is None


@given(any_of(Preferences))
def test_preferences_come_back_as_written(tmp_path_factory: pytest.TempPathFactory, chosen: Preferences) -> None:
    file = TomlPreferences(tmp_path_factory.mktemp("preferences"))
    file.write(chosen)
    assert file.read() == chosen


@pytest.mark.parametrize("between", ["\x85", "\u2028", "\u2029", "\r", "\x0b", "\x1e"])
def test_a_folder_named_with_what_ends_a_line_elsewhere_is_remembered(tmp_path: Path, between: str) -> None:
    chosen = Preferences(export_folder=f"/a{between}b", backup_folder=between)
    TomlPreferences(tmp_path).write(chosen)
    assert TomlPreferences(tmp_path).read() == chosen


@pytest.mark.parametrize("content", [b"", b"language = ", b"\xff", b'language = 3\nunknown = "x"\n'])
def test_unreadable_preferences_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "preferences.toml").write_bytes(content)
    assert TomlPreferences(tmp_path).read() == Preferences()


def test_preferences_make_their_folder_and_say_when_they_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = TomlPreferences(tmp_path / "new")
    assert file.read() == Preferences()
    file.write(Preferences(theme="dark"))
    assert file.read().theme == "dark"

    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnavailableError) as caught:
        file.write(Preferences())
    assert caught.value.why is Cause.DISK_FULL
    assert file.read().theme == "dark"
