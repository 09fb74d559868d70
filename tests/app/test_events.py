import threading
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from lianes_desktop.app.events import Courier

pytestmark = pytest.mark.usefixtures("qapp")


def elsewhere(courier: Courier, *calls: int, heard: list[tuple[int, int]]) -> None:
    """Have calls brought from another thread."""

    def bring() -> None:
        for one in calls:
            courier.bring(partial(note, one, heard))

    other = threading.Thread(target=bring)
    other.start()
    other.join()


def note(what: int, heard: list[tuple[int, int]]) -> None:
    heard.append((what, threading.get_ident()))


def test_calls_of_other_threads_are_brought_here_in_order_and_own_ones_at_once(qtbot: QtBot) -> None:
    courier, heard = Courier(), list[tuple[int, int]]()
    elsewhere(courier, 1, 2, heard=heard)
    assert heard == []
    courier.bring(partial(note, 3, heard))
    here = threading.get_ident()
    assert heard == [(3, here)]

    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [(3, here), (1, here), (2, here)]


def test_the_window_has_its_turn_between_two_calls(qtbot: QtBot) -> None:
    courier, turns, heard = Courier(), list[str](), list[tuple[int, int]]()
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append("window"))

    def take(what: int) -> None:
        turns.append("call")
        note(what, heard)

    def bring() -> None:
        for one in range(5):
            courier.bring(partial(take, one))

    other = threading.Thread(target=bring)
    other.start()
    other.join()
    timer.start()
    qtbot.waitUntil(lambda: len(heard) == 5)
    timer.stop()

    calls = [at for at, turn in enumerate(turns) if turn == "call"]
    assert all(after - before > 1 for before, after in pairwise(calls))


def test_calls_on_their_way_when_the_window_closes_are_dropped(qtbot: QtBot) -> None:
    courier, heard = Courier(), list[tuple[int, int]]()
    elsewhere(courier, 1, heard=heard)
    courier.retire()
    elsewhere(courier, 2, heard=heard)

    qtbot.wait(20)
    assert heard == []
