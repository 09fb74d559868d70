"""The helper ended in the middle of a batch: by a hand from outside, or by one of the files."""

import os
import signal
import sys
import threading
from pathlib import Path

from support import hostile_files as files
from support.desks import Desk, InMemory
from support.fakes import no_progress

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.offered import Offered

DIES_OF_ONE = """
import os, sys
from lianes_desktop.pictures import answers, child
real = answers.answer
answers.answer = lambda head, data: os.abort() if data.endswith(b"fatal") else real(head, data)
child.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def photographs(count: int) -> list[Offered]:
    return [Offered(f"{at:02}.jpg", data=files.picture((900 + at, 700))) for at in range(count)]


def service(desk: Desk, helper: Helper) -> ExpenseService:
    return ExpenseService(desk.records, desk.readings, desk.rules, desk.vault, PictureOpener(helper), desk.clock)


def test_a_helper_killed_from_outside_loses_nothing_and_refuses_nothing(tmp_path: Path) -> None:
    desk, helper = Desk(InMemory(), tmp_path), Helper()
    mission = desk.start()
    killed: set[int] = set()
    timers: list[threading.Timer] = []

    def kill() -> None:
        process = helper._process
        if process is not None and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed.add(process.pid)

    def progress(done: int, _of: int) -> None:
        if done % 5 == 2:  # while it works, at another moment each time
            timers.append(threading.Timer(done * 0.001, kill))
            timers[-1].start()

    taken = service(desk, helper).take(mission, photographs(30), progress)
    for one in timers:
        one.join()
    helper.close()

    assert len(killed) >= 3
    assert (len(taken.added), taken.refused, taken.failure, taken.left) == (30, (), None, ())
    assert len(desk.vault.files) == 30


def test_a_file_that_ends_the_helper_is_refused_alone(tmp_path: Path) -> None:
    desk, helper = Desk(InMemory(), tmp_path), Helper((sys.executable, "-c", DIES_OF_ONE))
    mission = desk.start()
    offered = photographs(5)
    offered[2] = Offered("fatale.jpg", data=files.picture() + b"fatal")

    taken = service(desk, helper).take(mission, offered, no_progress)
    helper.close()

    assert len(taken.added) == 4
    assert [(one.field, one.problem) for one in taken.refused] == [("fatale.jpg", Problem.FILE_TOO_HARD)]


def test_a_file_too_long_to_open_is_not_tried_again(tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    code = f"import sys, time; sys.stdin.readline(); open({str(tries)!r}, 'a').write('.'); time.sleep(60)"
    desk, helper = Desk(InMemory(), tmp_path), Helper((sys.executable, "-c", code), seconds=1)

    taken = service(desk, helper).take(desk.start(), photographs(1), no_progress)
    helper.close()

    assert [one.problem for one in taken.refused] == [Problem.FILE_TOO_HARD]
    assert tries.read_text(encoding="ascii") == "."
