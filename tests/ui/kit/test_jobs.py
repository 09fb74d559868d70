import sys
import threading
from collections.abc import Iterator
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from support.signals import Heard

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import CancelledError, RemovedError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.jobs import LooseJobs, ThreadJobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[ThreadJobs]:
    del qapp
    jobs = ThreadJobs()
    yield jobs
    jobs.close()


class Threads:
    """Which threads called."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []

    def work(self, _progress: Progress) -> int:
        self.seen.append(("work", threading.get_ident()))
        return 7

    def done(self, result: int) -> None:
        self.seen.append((f"done {result}", threading.get_ident()))


def test_work_is_done_elsewhere_and_told_here(jobs: ThreadJobs, qtbot: QtBot) -> None:
    threads, failed = Threads(), Heard()
    jobs.run(threads.work, threads.done, failed.note)
    busy = jobs.busy
    qtbot.waitUntil(lambda: len(threads.seen) == 2)
    here = threading.get_ident()

    assert busy
    assert not jobs.busy
    assert [name for name, _thread in threads.seen] == ["work", "done 7"]
    assert [thread == here for _name, thread in threads.seen] == [False, True]


def test_progress_comes_back_seldom_and_always_at_the_end(jobs: ThreadJobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    done = Heard()

    def work(progress: Progress) -> None:
        for at in range(1, 1001):
            progress(at, 1000)

    def step(at: int, of: int) -> None:
        steps.append((at, of))

    jobs.run(work, done.note, done.note, step)
    qtbot.waitUntil(lambda: bool(done.said))

    assert steps[-1] == (1000, 1000)
    assert len(steps) < 200


def test_cancelling_stops_the_work_at_its_next_step(jobs: ThreadJobs, qtbot: QtBot) -> None:
    started, going = threading.Event(), threading.Event()
    done, failed = Heard(), Heard()

    def work(progress: Progress) -> None:
        started.set()
        going.wait(5)
        progress(1, 2)

    job = jobs.run(work, done.note, failed.note)
    assert started.wait(5)
    job.cancel()
    going.set()
    qtbot.waitUntil(lambda: bool(failed.said))

    assert done.said == []
    assert isinstance(failed.said[0], CancelledError)


def test_work_cancelled_before_its_turn_never_starts(jobs: ThreadJobs, qtbot: QtBot) -> None:
    going, failed, seen = threading.Event(), Heard(), Heard()

    def first(_progress: Progress) -> None:
        going.wait(5)

    jobs.run(first, seen.note, seen.note)
    waiting = jobs.run(seen.note, seen.note, failed.note)
    waiting.cancel()
    going.set()
    qtbot.waitUntil(lambda: bool(failed.said))

    assert seen.said == [None]


def test_a_refusal_comes_back_as_it_is(jobs: ThreadJobs, qtbot: QtBot) -> None:
    failed = Heard()
    refused = RefusedError([Refusal("passphrase", Problem.MISSING)])

    def work(_progress: Progress) -> None:
        raise refused

    jobs.run(work, failed.note, failed.note)
    qtbot.waitUntil(lambda: bool(failed.said))

    assert failed.said == [refused]


def test_a_bug_is_shown_and_the_page_released(jobs: ThreadJobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    failed = Heard()
    monkeypatch.setattr(sys, "excepthook", lambda *what: shown.append(what[0]))

    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    jobs.run(work, failed.note, failed.note)
    qtbot.waitUntil(lambda: bool(failed.said))

    assert shown == [ZeroDivisionError]
    assert isinstance(failed.said[0], ZeroDivisionError)


def test_work_on_what_was_removed_meanwhile_ends_as_stopped(
    jobs: ThreadJobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    failed = Heard()
    monkeypatch.setattr(sys, "excepthook", lambda *what: shown.append(what[0]))

    def work(_progress: Progress) -> None:
        raise RemovedError("dossier")

    jobs.run(work, failed.note, failed.note)
    qtbot.waitUntil(lambda: bool(failed.said))

    assert isinstance(failed.said[0], CancelledError)
    assert shown == []


def test_closing_cancels_what_runs_and_waits(jobs: ThreadJobs) -> None:
    started, stopped = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(0, 1)
        finally:
            stopped.set()

    jobs.run(work, Heard().note, Heard().note)
    assert started.wait(5)
    jobs.close()

    assert stopped.is_set()


def test_loose_work_is_done_beside_other_loose_work(qtbot: QtBot) -> None:
    jobs, going, done = LooseJobs(), threading.Event(), Heard()

    def held(_progress: Progress) -> str:
        going.wait(5)
        return "held"

    jobs.run(held, done.note, done.note)
    jobs.run(lambda _progress: "free", done.note, done.note)
    qtbot.waitUntil(lambda: done.said == ["free"])
    going.set()
    qtbot.waitUntil(lambda: done.said == ["free", "held"])
    assert not jobs.busy
    jobs.close()


def test_loose_work_that_can_stop_has_stopped_when_closed(qapp: object) -> None:
    del qapp
    jobs, stopped = LooseJobs(), threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 1)
        finally:
            stopped.set()

    jobs.run(work, Heard().note, Heard().note)
    jobs.close()
    assert stopped.is_set()


def test_nothing_waits_for_loose_work_that_never_stops(qtbot: QtBot) -> None:
    jobs, going, ended = LooseJobs(patience=0.01), threading.Event(), threading.Event()
    told = Heard()

    def work(_progress: Progress) -> None:
        going.wait(10)
        ended.set()

    jobs.run(work, told.note, told.note)
    before = monotonic()
    jobs.close()
    assert monotonic() - before < 5
    (thread,) = (one for one in threading.enumerate() if one.name == "lianes-look")
    delete(jobs)  # as when the application is gone
    going.set()
    thread.join(5)
    assert ended.is_set()
    assert not thread.is_alive()
    qtbot.wait(1)
    assert told.said == []


def test_a_fault_on_the_way_back_is_not_hidden_while_the_window_is_there(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda what: raised.append(what.exc_type))
    jobs = LooseJobs()
    delete(jobs)
    jobs.run(lambda _progress: None, Heard().note, Heard().note)
    for thread in threading.enumerate():
        if thread.name == "lianes-look":
            thread.join(5)
    assert raised == [RuntimeError]
