"""Starts on a folder in trouble: each says what is wrong, to a window or a command line, and nothing is touched."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.runs import PASSPHRASE, Desk, Prepared

from lianes_desktop import __main__ as program
from lianes_desktop.app import opening, upkeep
from lianes_desktop.app.arguments import Exit
from lianes_desktop.app.commands import Commands
from lianes_desktop.i18n import catalogue, wording
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import database
from lianes_desktop.storage.database import SCHEMA, StoreFile, StoreKey

TESTS = Path(__file__).parents[1]
Spoil = Callable[[Prepared], object]

_HOLDING = """
import sys
from sqlcipher3 import dbapi2
held = dbapi2.connect(sys.argv[1], isolation_level=None)
held.execute(f"PRAGMA key = \\"x'{sys.argv[2]}'\\"")
held.execute("PRAGMA locking_mode = EXCLUSIVE")
held.execute("BEGIN EXCLUSIVE")
held.execute("CREATE TABLE held (x)")
print("held", flush=True)
sys.stdin.read()
"""


def _store(there: Prepared) -> Path:
    return there.data / "lianes.db"


def _over(at: int, content: bytes) -> Spoil:
    def spoil(there: Prepared) -> None:
        whole = bytearray(_store(there).read_bytes())
        whole[at : at + len(content)] = content
        _store(there).write_bytes(whole)

    return spoil


def _newer(there: Prepared) -> None:
    with closing(StoreFile(_store(there), there.key).connect(writing=True)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


def _of_another_key(there: Prepared) -> None:
    _store(there).unlink()
    with closing(StoreFile(_store(there), StoreKey(bytes(32))).connect(writing=True, making=True)) as connection:
        connection.execute("CREATE TABLE other (x)")


def _in_clear(there: Prepared) -> None:
    _store(there).unlink()
    with closing(sqlite3.connect(_store(there))) as connection:
        connection.execute("CREATE TABLE other (x)")


def _keys(content: object) -> Spoil:
    return lambda there: (there.data / "key.json").write_text(json.dumps(content))


STORE_SPOILT: dict[str, tuple[Spoil, Cause]] = {
    "gone": (lambda there: _store(there).unlink(), Cause.NOT_FOUND),
    "empty": (lambda there: _store(there).write_bytes(b""), Cause.DAMAGED),
    "first bytes": (_over(0, b"\xa5" * 64), Cause.DAMAGED),
    "first page zero": (_over(0, bytes(4096)), Cause.DAMAGED),
    "one bit of the first page": (_over(300, b"\x00"), Cause.DAMAGED),
    "cut inside a page": (lambda there: os.truncate(_store(there), 5000), Cause.DAMAGED),
    "text": (lambda there: _store(there).write_text("not a store" * 1000), Cause.DAMAGED),
    "in clear": (_in_clear, Cause.DAMAGED),
    "of another key": (_of_another_key, Cause.DAMAGED),
    "newer": (_newer, Cause.TOO_NEW),
}
KEYS_SPOILT: dict[str, tuple[Spoil, Cause]] = {
    "gone": (lambda there: (there.data / "key.json").unlink(), Cause.NOT_FOUND),
    "empty": (lambda there: (there.data / "key.json").write_bytes(b""), Cause.DAMAGED),
    "of another make": (_keys({"version": 1}), Cause.DAMAGED),
}


@pytest.fixture
def there(memory: Path, prepared: Prepared) -> Prepared:
    return prepared.copied(memory / "there")


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    catalogue.activate("fr")


def _everything(there: Prepared) -> dict[str, bytes]:
    """Every file a person would miss."""
    aside = {"lock", "lianes.db-shm"}
    return {str(path): path.read_bytes() for path in there.data.rglob("*") if path.is_file() and path.name not in aside}


def _said(there: Prepared, language: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command line answers and says when it is given a file."""
    catalogue.activate(language)
    file = there.root / "out" / "any.asice"
    file.write_bytes(b"x")
    words = ["--data-dir", str(there.data), "--lang", language, "take-in", str(file)]
    code = program.main(words, lambda data, lang: Commands(data, lang, ask=lambda _words: PASSPHRASE))
    return code, capsys.readouterr().err


def _tells(there: Prepared, what: Resource, why: Cause, capsys: pytest.CaptureFixture[str]) -> None:
    """On the command line, in each language, with nothing touched."""
    before = _everything(there)
    for language in catalogue.LANGUAGES:
        code, said = _said(there, language, capsys)
        expected = wording.failure(UnavailableError(what, why, str(_store(there))))
        assert code == Exit.UNAVAILABLE
        assert said.split(":")[0].split(".")[0] == expected.split(":")[0].split(".")[0]
    assert _everything(there) == before


@pytest.mark.parametrize("spoilt", STORE_SPOILT)
def test_a_store_in_trouble_is_told_and_left_as_it_is(
    there: Prepared, spoilt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, why = STORE_SPOILT[spoilt]
    spoil(there)
    before = _everything(there)
    with pytest.raises(UnavailableError) as caught:
        opening.open_workspace(there.data, there.key)
    assert (caught.value.what, caught.value.why) == (Resource.STORE, why)
    assert _everything(there) == before
    _tells(there, Resource.STORE, why, capsys)


def test_one_flipped_bit_of_any_page_is_told_by_the_start(there: Prepared) -> None:
    whole = _store(there).read_bytes()
    for at in range(1000, len(whole), 4096 * 3):
        (there.data / "running").write_bytes(b"")  # the last stop was not clean
        _over(at, bytes([whole[at] ^ 4]))(there)
        with pytest.raises(UnavailableError) as caught:
            _started(there)
        assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.DAMAGED)
        _store(there).write_bytes(whole)
    _started(there)


def _started(there: Prepared) -> None:
    with closing(Desk.opened(there)) as desk:
        upkeep.begin(desk.workspace)


def test_what_the_upkeep_cannot_do_keeps_nothing_else_from_being_done(there: Prepared) -> None:
    leftover = there.data / "backups" / ".lianes.1a2b3c4d.tmp"
    orphans = [there.data / folder / "ab" / ("ab" * 32) for folder in ("pieces", "light")]
    for path in (leftover, *orphans):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left")
        os.utime(path, (0, 0))
    stuck = there.data / ".stuck.5e6f7a8b.tmp"
    stuck.mkdir()  # no file to be removed
    os.utime(stuck, (0, 0))

    with pytest.raises(UnavailableError) as caught:
        _started(there)

    assert (caught.value.what, caught.value.detail) == (Resource.STORE, str(there.data))
    assert [path for path in (leftover, *orphans) if path.exists()] == []


def test_another_key_is_told_as_such(there: Prepared) -> None:
    before = _everything(there)
    with pytest.raises(UnavailableError) as caught:
        opening.open_workspace(there.data, StoreKey(bytes(32)))
    assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.WRONG_KEY)
    assert _everything(there) == before


@pytest.mark.parametrize("spoilt", KEYS_SPOILT)
def test_keys_in_trouble_are_told_and_no_new_ones_are_made(
    there: Prepared, spoilt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, why = KEYS_SPOILT[spoilt]
    spoil(there)
    before = _everything(there)
    with pytest.raises(UnavailableError) as caught:
        opening.key_without_asking(there.data)
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, why)
    with pytest.raises(UnavailableError):
        opening.make(there.data, PASSPHRASE)
    assert _everything(there) == before
    _tells(there, Resource.KEYS, why, capsys)


def test_a_store_that_another_program_holds_is_locked(
    there: Prepared, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    words = [sys.executable, "-c", _HOLDING, str(_store(there)), there.key.secret.hex()]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(UnavailableError) as caught:
            opening.open_workspace(there.data, there.key)
        assert (caught.value.what, caught.value.why) == (Resource.STORE, Cause.LOCKED)
        _tells(there, Resource.STORE, Cause.LOCKED, capsys)
        holder.communicate()
    opening.open_workspace(there.data, there.key).close()


def test_a_folder_that_another_window_has_is_locked(there: Prepared, capsys: pytest.CaptureFixture[str]) -> None:
    held = opening.lock(there.data)
    assert held is not None
    _tells(there, Resource.STORE, Cause.LOCKED, capsys)
    held.release()


def test_a_folder_that_may_only_be_read_is_told(there: Prepared) -> None:
    for path in (there.root, *there.root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = _everything(there)
    # root may write anywhere: it keeps its own files, its Python among them, but not that right
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    words = [*bound, sys.executable, "-m", "support.barred", str(there.data), there.key.secret.hex()]
    run = subprocess.run(words, cwd=TESTS, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["store denied", "store read_only"]
    assert _everything(there) == before
    for path in (there.root, *there.root.rglob("*")):
        path.chmod(0o755)
