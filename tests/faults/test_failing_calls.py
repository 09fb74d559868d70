"""Every system call of a session fails, once or from then on: it is told, nothing is lost, the next start works."""

import errno
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, exc
from sqlcipher3 import dbapi2
from support.sessions import Session, Snapshot, bundle_bytes, found_after, sound
from support.system_calls import SystemCalls
from support.vfs import DISK_FULL, IO_ERROR, SpyFileSystem, spying

from lianes_desktop.domain.missions import Mission
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.storage import database

SAVES = 3
EVERY_OR_SOME = [
    pytest.param(1, marks=pytest.mark.slow, id="every"),
    pytest.param(9, marks=pytest.mark.part, id="some"),
]


@dataclass
class Fault:
    """The ``at``-th call fails, alone or with all that follow."""

    at: int
    for_ever: bool
    calls: int = 0
    fired: bool = False

    def now(self) -> bool:
        """Whether this call fails."""
        self.calls += 1
        failing = self.calls == self.at or (self.for_ever and self.calls > self.at)
        self.fired = self.fired or failing
        return failing


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mission]:
    folder = tmp_path_factory.mktemp("template") / "data"
    folder.mkdir()
    session = Session(folder)
    session.begin()
    session.save()
    session.close()
    return folder, session.home


@pytest.fixture
def spy() -> Iterator[SpyFileSystem]:
    with spying("faulty") as found:
        yield found


def _copy(template: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)
    return place


@dataclass
class Outcome:
    """What was told while calls failed."""

    last: Snapshot | None
    """The dossier after the last act told as saved; ``None`` when reading it back failed."""
    causes: list[Cause]


def _attempt(folder: Path, home: Mission, *, vfs: str = "", exporting: bool = False) -> Outcome:
    """A session in which each act may be refused; only refusals with a cause are borne."""
    outcome = Outcome(found_after(folder, home), [])
    session = Session(folder, vfs=vfs, seed=3, home=home)
    for number in range(SAVES):
        try:
            session.act()
            outcome.last = None
            outcome.last = session.state()
            if exporting:
                session.export(number)
        except UnavailableError as failure:
            outcome.causes.append(failure.why)
        except OSError:  # an export is told by who writes it
            outcome.causes.append(Cause.IO)
    session.close()
    return outcome


def _goes_on(folder: Path, home: Mission, outcome: Outcome) -> None:
    """The next start finds the store sound, exactly as was told, and saves again."""
    assert sound(folder)
    found = found_after(folder, home)
    if Cause.IN_DOUBT not in outcome.causes and outcome.last is not None:
        assert found == outcome.last
    session = Session(folder, seed=9, home=home)
    assert session.save() == session.state()
    session.close()
    for path in folder.glob("bundle-*.asice"):
        assert path.read_bytes() == bundle_bytes(int(path.stem.split("-")[1]))
    assert not [path for path in folder.rglob("*.tmp") if "pieces" not in path.parts]


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize("full", [False, True], ids=["EIO", "ENOSPC"])
@pytest.mark.parametrize("step", EVERY_OR_SOME)
def test_each_call_of_the_database_fails(
    memory: Path,
    template: tuple[Path, Mission],
    spy: SpyFileSystem,
    monkeypatch: pytest.MonkeyPatch,
    *,
    step: int,
    full: bool,
    for_ever: bool,
) -> None:
    monkeypatch.setattr(database, "_CHECKPOINT_PAGES", 20)
    source, home = template
    told = 0
    for at in range(1, 10_000, step):
        folder = _copy(source, memory / "data")
        fault = Fault(at, for_ever)
        spy.before = lambda what, _path: (DISK_FULL if full else IO_ERROR[what]) if fault.now() else 0  # noqa: B023 - used within the turn
        outcome = _attempt(folder, home, vfs="faulty")
        spy.before = lambda _what, _path: 0
        told += len(outcome.causes)
        if not fault.fired:
            break
        _goes_on(folder, home, outcome)
    assert told > 10


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
def test_each_call_on_receipts_and_exports_fails(
    memory: Path, template: tuple[Path, Mission], code: int, *, for_ever: bool
) -> None:
    source, home = template
    told = 0
    for at in range(1, 1000):
        folder = _copy(source, memory / "data")
        fault = Fault(at, for_ever)

        def failing(what: str) -> None:
            if what != "read" and fault.now():  # noqa: B023 - used within the turn
                raise OSError(code, "planted")

        with pytest.MonkeyPatch.context() as patch:
            calls = SystemCalls(patch, folder / "pieces")
            exports = SystemCalls(patch, folder / "bundle")
            calls.before = exports.before = failing
            outcome = _attempt(folder, home, exporting=True)
        told += len(outcome.causes)
        if not fault.fired:
            break
        _goes_on(folder, home, outcome)
    assert told > 10


def test_a_commit_whose_sync_fails_is_settled_by_reading_again(
    memory: Path, template: tuple[Path, Mission], spy: SpyFileSystem
) -> None:
    """The log was written but not synced: it is emptied, so that what was told as not saved never comes back."""
    folder = _copy(template[0], memory / "data")
    session = Session(folder, vfs="faulty", seed=3, home=template[1])
    session.store.keep(session.home)
    before = session.state()
    failed: list[str] = []

    def once(what: str, path: str) -> int:
        if what == "sync" and path.endswith("-wal") and not failed:
            failed.append(path)
            return IO_ERROR[what]
        return 0

    spy.before = once
    with pytest.raises(UnavailableError) as caught:
        session.save()
    spy.before = lambda _what, _path: 0
    assert caught.value.why is Cause.IO
    assert found_after(_copy(folder, memory / "cut"), session.home) == before
    saved = session.save()
    session.close()
    assert found_after(folder, session.home) == saved


def test_a_commit_that_failed_yet_was_kept_is_told_as_saved(
    memory: Path, template: tuple[Path, Mission], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(_copy(template[0], memory / "data"), seed=3, home=template[1])
    real = Connection.commit

    def kept_all_the_same(connection: Connection) -> None:
        real(connection)
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorcode = IO_ERROR["sync"]
        raise exc.OperationalError("COMMIT", None, error)

    monkeypatch.setattr(Connection, "commit", kept_all_the_same)
    saved = session.save()
    monkeypatch.undo()
    session.close()
    assert found_after(session.folder, session.home) == saved


def test_a_failed_commit_is_in_doubt_while_a_reading_keeps_the_log(
    memory: Path, template: tuple[Path, Mission], spy: SpyFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.01)
    session = Session(_copy(template[0], memory / "data"), vfs="faulty", seed=3, home=template[1])
    session.store.keep(replace(session.home, title="Autre"))
    with session.store.readers.reading() as connection:
        connection.execute("SELECT count(*) FROM dossier").fetchone()
        failed: list[str] = []

        def once(what: str, path: str) -> int:
            if what == "sync" and path.endswith("-wal") and not failed:
                failed.append(path)
                return IO_ERROR[what]
            return 0

        spy.before = once
        with pytest.raises(UnavailableError) as caught:
            session.store.keep(session.home)
        spy.before = lambda _what, _path: 0
    assert caught.value.why is Cause.IN_DOUBT
    assert session.store.keep(replace(session.home, title="Encore"))
    session.close()


def test_a_commit_that_can_not_be_settled_is_told_as_in_doubt(
    memory: Path, template: tuple[Path, Mission], spy: SpyFileSystem
) -> None:
    folder = _copy(template[0], memory / "data")
    session = Session(folder, vfs="faulty", seed=3, home=template[1])
    session.store.keep(session.home)
    failed: list[str] = []

    def from_then_on(what: str, path: str) -> int:
        if failed or (what == "sync" and path.endswith("-wal")):
            failed.append(path)
            return IO_ERROR[what]
        return 0

    spy.before = from_then_on
    with pytest.raises(UnavailableError) as caught:
        session.save()
    spy.before = lambda _what, _path: 0
    assert caught.value.why is Cause.IN_DOUBT
    session.close()
    assert sound(folder)


def test_a_commit_is_in_doubt_when_the_log_cannot_be_emptied(
    memory: Path, template: tuple[Path, Mission], spy: SpyFileSystem
) -> None:
    folder = _copy(template[0], memory / "data")
    session = Session(folder, vfs="faulty", seed=3, home=template[1])
    session.store.keep(replace(session.home, title="Autre"))
    failed: list[str] = []

    def the_log_is_stuck(what: str, path: str) -> int:
        stuck = what in {"truncate", "delete"} and path.endswith("-wal") and failed
        if stuck or (what == "sync" and path.endswith("-wal") and not failed):
            failed.append(what)
            return IO_ERROR[what]
        return 0

    with session.store.readers.reading():  # another connection, so that closing the writer leaves the log
        spy.before = the_log_is_stuck
        with pytest.raises(UnavailableError) as caught:
            session.store.keep(session.home)
        spy.before = lambda _what, _path: 0
    assert caught.value.why is Cause.IN_DOUBT
    assert failed[1:]
    session.close()
    assert sound(folder)


def test_a_full_disk_at_the_commit_frees_the_reserve_and_the_next_save_works(
    memory: Path, template: tuple[Path, Mission], spy: SpyFileSystem
) -> None:
    folder = _copy(template[0], memory / "data")
    freed: list[str] = []
    session = Session(folder, vfs="faulty", seed=3, home=template[1])
    session.store.writer._when_full = lambda: freed.append("reserve")

    def full(what: str, _path: str) -> int:
        return DISK_FULL if what == "write" and not freed else 0

    spy.before = full
    with pytest.raises(UnavailableError) as caught:
        session.save()
    assert caught.value.why is Cause.DISK_FULL
    assert freed == ["reserve"]
    saved = session.save()
    session.close()
    spy.before = lambda _what, _path: 0
    assert found_after(folder, session.home) == saved
