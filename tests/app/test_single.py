"""The second start of a data folder: the first window is told, and opens the files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from lianes_desktop.app.single import Doorbell, ring


@pytest.fixture
def bell(qtbot: QtBot, tmp_path: Path) -> Iterator[Doorbell]:
    made = Doorbell(tmp_path)
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def said_raw(root: Path, content: bytes) -> QLocalSocket:
    """What another program of this user might say at the same address."""
    from lianes_desktop.app.single import _address  # noqa: PLC0415 - a stranger at the door

    socket = QLocalSocket()
    socket.connectToServer(_address(root))
    assert socket.waitForConnected(2000)
    socket.write(content)
    assert socket.waitForBytesWritten(2000) or not content
    return socket


def test_the_first_window_hears_which_files_to_open(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    files = (Path("/media/stick/Demande d'Élise.asice.age"), Path("/tmp/نادية.jpg"))  # noqa: S108 - a name, not a file
    with qtbot.waitSignal(bell.rung) as heard:
        assert ring(tmp_path, files)
    assert heard.args == [files]


def test_a_start_without_files_is_heard_too(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(bell.rung) as heard:
        assert ring(tmp_path, ())
    assert heard.args == [()]


def test_the_folder_is_the_same_by_any_path(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with qtbot.waitSignal(bell.rung):
        assert ring(tmp_path / "x" / "..", ())


@pytest.mark.parametrize("content", [b"{", b'"a.asice"', b"[1, null]", b"\xff\xfe", b"{}"])
def test_whatever_is_not_a_list_of_names_opens_nothing(
    bell: Doorbell, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    with qtbot.waitSignal(bell.rung) as heard:
        said_raw(tmp_path, content)
    assert heard.args == [()]


def test_who_says_nothing_opens_nothing(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    heard = list[object]()
    bell.rung.connect(heard.append)
    socket = said_raw(tmp_path, b"")
    socket.disconnectFromServer()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert [paths for paths in heard if paths] == []


def test_nobody_hears_where_no_window_is_open(tmp_path: Path) -> None:
    assert not ring(tmp_path, ())


def test_an_address_left_behind_is_taken_over(bell: Doorbell, qtbot: QtBot, tmp_path: Path) -> None:
    second = Doorbell(tmp_path)
    try:
        with qtbot.waitSignal(second.rung):
            assert ring(tmp_path, ())
    finally:
        second.close()
        second.deleteLater()
    assert bell is not second
