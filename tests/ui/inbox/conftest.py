from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.fingers import opened
from support.review_desk import ReviewHand


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[ReviewHand]:
    yield from opened(qtbot, ReviewHand(tmp_path))


@pytest.fixture
def slow(qtbot: QtBot, tmp_path: Path) -> Iterator[ReviewHand]:
    yield from opened(qtbot, ReviewHand(tmp_path, late=True))


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[ReviewHand]:
    yield from opened(qtbot, ReviewHand(tmp_path, bare=True))


@pytest.fixture
def at_desk(hand: ReviewHand) -> ReviewHand:
    """A claim of five lines, the focus in them."""
    hand.take_several()
    hand.at_lines()
    return hand
