import threading
from functools import partial

import pytest
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


def test_calls_on_their_way_when_the_window_closes_are_dropped(qtbot: QtBot) -> None:
    courier, heard = Courier(), list[tuple[int, int]]()
    elsewhere(courier, 1, heard=heard)
    courier.retire()
    elsewhere(courier, 2, heard=heard)

    qtbot.wait(20)
    assert heard == []
