"""Each system call of a person's work fails, once or from then on: told with its cause, nothing half, nothing lost."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from support.runs import Desk, Found, Prepared
from support.system_calls import SystemCalls
from support.vfs import DISK_FULL, IO_ERROR, SpyFileSystem, spying

from lianes_desktop.app import upkeep
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import Cause, UnavailableError

SANE = {
    errno.EIO: {Cause.IO, Cause.IN_DOUBT, Cause.DENIED},
    errno.ENOSPC: {Cause.DISK_FULL, Cause.IN_DOUBT, Cause.IO},
}
"""What may be told. SQLite does not say why it cannot open a journal: that is told as an access refused."""


@dataclass
class Fault:
    """The ``at``-th call fails, alone or with all that follow, for as long as the fault lasts."""

    at: int
    for_ever: bool
    calls: int = 0
    fired: bool = False
    over: bool = False

    def now(self) -> bool:
        """Whether this call fails."""
        if self.over:
            return False
        self.calls += 1
        failing = self.calls == self.at or (self.for_ever and self.calls > self.at)
        self.fired = self.fired or failing
        return failing


@dataclass
class Told:
    """What a person was told while calls failed."""

    last: Found | None = None
    """What was read after the last act that was told as done; ``None`` once that reading failed."""
    causes: list[Cause] = field(default_factory=list)


def _work(desk: Desk) -> Iterator[Callable[[], object]]:
    """Acts one after the other, each of them tried whatever became of the ones before."""
    yield lambda: desk.take(2)
    yield lambda: desk.correct(desk.expenses()[-1].id, "9.90")
    yield lambda: desk.workspace.expenses.accept(desk.expenses()[-1].id)
    yield desk.export
    yield lambda: desk.workspace.backups.make("manual")


def _tried(there: Prepared, fault: Fault, vfs: str = "") -> Told:
    """The work while calls fail; only the computer's failures, told as such, are borne."""
    told = Told()
    fault.over = True
    desk = Desk.opened(there, vfs=vfs)
    told.last = desk.found()
    fault.over = False
    for act in _work(desk):
        try:
            act()
            told.last = None
            told.last = desk.found()
        except UnavailableError as failure:
            told.causes.append(failure.why)
        except RefusedError:  # a claim whose expense could not be completed
            assert told.causes
    fault.over = True
    desk.close()
    return told


def _goes_on(there: Prepared, told: Told, code: int) -> None:
    """The causes are the fault's; the next start finds what was told, and the work is finished on it."""
    assert set(told.causes) <= SANE[code]
    with closing(Desk.opened(there)) as desk:
        upkeep.begin(desk.workspace)
        found = desk.found()
        if told.last is not None and not told.causes:
            assert found == told.last
        elif told.last is not None and Cause.IN_DOUBT not in told.causes:
            assert _kept(found, told.last)
        for digest in found.digests:
            desk.workspace.vault.read(digest)
        _all_whole(there, found)
        desk.take(2, 3)
        for one in desk.expenses():
            desk.complete(one.id)
        desk.export()
        desk.workspace.backups.make("manual")
        _all_whole(there, desk.found())
    assert [path.name for path in there.root.rglob("*.tmp")] == []


def _kept(found: Found, told: Found) -> bool:
    """Everything told is there as it was, and no act that was told to have failed; a copy may be."""
    return replace(found, backups=()) == replace(told, backups=()) and set(found.backups) >= set(told.backups)


def _all_whole(there: Prepared, found: Found) -> None:
    """Each bundle said to have left is there, and each one there is complete."""
    names = {path.name: path for path in (there.root / "out").iterdir() if not path.name.startswith(".")}
    assert {one.path for one in found.sent} <= names.keys()
    verdicts = {name: there.verified(path) for name, path in names.items()}
    assert all(one.accepted for one in verdicts.values())
    assert all(verdicts[one.path].manifest_sha256 == one.manifest_sha256 for one in found.sent)


@pytest.fixture
def spy() -> Iterator[SpyFileSystem]:
    with spying("failing") as found:
        yield found


EVERY_OR_SOME = [
    pytest.param(1, marks=pytest.mark.slow, id="every"),
    pytest.param(9, marks=pytest.mark.part, id="some"),
]
MANY_OR_SOME = [
    pytest.param(11, marks=pytest.mark.slow, id="many"),
    pytest.param(67, marks=pytest.mark.part, id="some"),
]


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
@pytest.mark.parametrize("step", EVERY_OR_SOME)
def test_each_call_on_files_fails(memory: Path, prepared: Prepared, *, code: int, for_ever: bool, step: int) -> None:
    told = 0
    for at in range(1, 1000, step):
        there = prepared.copied(memory / "work")
        fault = Fault(at, for_ever)

        def failing(_what: str) -> None:
            if fault.now():  # noqa: B023 - used within the turn
                raise OSError(code, "planted")

        with pytest.MonkeyPatch.context() as patch:
            SystemCalls(patch, there.root).before = failing
            outcome = _tried(there, fault)
        if not fault.fired:
            break
        told += len(outcome.causes)
        _goes_on(there, outcome, code)
    assert told >= 20 / step


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for-ever"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
@pytest.mark.parametrize("step", MANY_OR_SOME)
def test_each_call_of_the_database_fails(
    memory: Path, prepared: Prepared, spy: SpyFileSystem, *, code: int, for_ever: bool, step: int
) -> None:
    told = 0
    for at in range(1 + code % step, 10_000, step):  # each kind of fault falls on other calls
        there = prepared.copied(memory / "work")
        fault = Fault(at, for_ever)

        def failing(what: str, _path: str) -> int:
            if code == errno.ENOSPC:  # only what takes room finds none
                return DISK_FULL if what in {"write", "truncate", "sync"} and fault.now() else 0  # noqa: B023 - used within the turn
            return IO_ERROR[what] if fault.now() else 0  # noqa: B023 - used within the turn

        spy.before = failing
        outcome = _tried(there, fault, "failing")
        spy.before = lambda _what, _path: 0
        if not fault.fired:
            break
        told += len(outcome.causes)
        _goes_on(there, outcome, code)
    assert told > 3
    shutil.rmtree(memory / "work")
