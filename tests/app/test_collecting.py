"""What refers to itself is let go of by the window's thread, and by no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lianes_desktop.app.collecting import Collector


class Loop:
    """Refers to itself, and says which thread let go of it."""

    def __init__(self, told: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: told.append(threading.get_ident()))


@pytest.fixture
def collector() -> Iterator[Collector]:
    owner = QObject()
    gc.collect()
    made = Collector(owner)
    yield made
    gc.enable()


def _make(told: list[int]) -> None:
    for _at in range(3 * gc.get_threshold()[0]):
        Loop(told)


@pytest.mark.usefixtures("collector")
def test_a_worker_lets_go_of_nothing_and_the_timer_of_everything(qtbot: QtBot) -> None:
    told: list[int] = []
    worker = threading.Thread(target=_make, args=(told,))
    worker.start()
    worker.join()
    assert told == []

    qtbot.waitUntil(lambda: len(told) == 3 * gc.get_threshold()[0])
    assert set(told) == {threading.get_ident()}


def test_older_things_are_looked_at_more_seldom(collector: Collector) -> None:
    told: list[int] = []
    _make(told)
    collector.collect()
    assert told

    before = gc.get_stats()[2]["collections"]
    for _round in range(gc.get_threshold()[1] + 2):
        _make(told)
        collector.collect()
    assert gc.get_stats()[2]["collections"] == before
    assert gc.get_stats()[1]["collections"] > 0


def test_nothing_is_looked_for_when_nothing_was_made(collector: Collector) -> None:
    gc.collect()
    before = [one["collections"] for one in gc.get_stats()]
    collector.collect()
    assert [one["collections"] for one in gc.get_stats()] == before
