"""Every hostile file has its line; none stops the application, takes its memory or holds it up."""

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from support import hostile_files as files
from support import hostile_receipts as hostile
from support.builders import a_profile
from support.desks import Desk, InMemory
from support.fakes import no_progress

from lianes_desktop.domain.expenses import Receipt
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.i18n import refusals
from lianes_desktop.pictures.helper import SECONDS
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.offered import Offered, read

HELPER_MB = 700
"""Measured: 470, for a picture of 59 megapixels."""
PARENT_MB = 120
"""Measured: 45, of which 15 is the largest file."""
LARGE = {"huge-but-within", "scan-huge-but-within"}


def told(opener: PictureOpener, data: bytes) -> Problem | None:
    try:
        opener.examine(data, "file")
    except RefusedError as error:
        return error.refusals[0].problem
    return None


def service(desk: Desk, opener: PictureOpener) -> ExpenseService:
    return ExpenseService(desk.records, desk.readings, desk.rules, desk.vault, opener, desk.clock)


def test_there_are_many() -> None:
    assert len(hostile.cases()) >= 140


TESTS = Path(__file__).parents[1]


@pytest.mark.slow
def test_every_file_has_its_line_within_bounded_memory_and_time(tmp_path: Path) -> None:
    cases = hostile.cases()
    for number, case in enumerate(cases.values()):
        (tmp_path / f"{number:04}").write_bytes(case.make())

    done = subprocess.run(
        [sys.executable, "-m", "support.opening", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )

    found = json.loads(done.stdout)
    outcomes = dict(zip(cases, found["told"].values(), strict=True))
    assert outcomes == {name: case.expected for name, case in cases.items()}
    assert found["helper"] < HELPER_MB
    assert found["parent"] < PARENT_MB
    assert found["slowest"][1] < SECONDS + 5


def test_pictures_are_told_the_same_wherever_they_are_opened(near: PictureOpener) -> None:
    cases = {name: case for name, case in hostile.cases().items() if case.suffix not in {"pdf", "html"}}
    assert {name: told(near, case.make()) for name, case in cases.items() if name not in LARGE} == {
        name: case.expected for name, case in cases.items() if name not in LARGE
    }


@pytest.mark.slow
def test_a_folder_of_hostile_files_keeps_the_good_ones_and_says_why_of_each_other(
    tmp_path: Path, opener: PictureOpener
) -> None:
    folder = tmp_path / "reçus"
    folder.mkdir()
    expected: dict[str, Problem | None] = {}
    for number, (name, case) in enumerate(hostile.cases().items()):
        kept = f"{number:03} {name}.{case.suffix}"
        (folder / kept).write_bytes(case.make())
        expected[kept] = case.expected
    desk = Desk(InMemory(), tmp_path)
    mission = desk.start(a_profile())

    taken = service(desk, opener).take(mission, [Offered(folder.name, folder)], no_progress)

    assert {one.field: one.problem for one in taken.refused} == {name: why for name, why in expected.items() if why}
    kept_names = [receipt.pages[0].original_name for receipt in desk.readings.held(Receipt, mission)]
    same_content = [one.name for one in taken.already]
    assert sorted([*kept_names, *same_content]) == sorted(name for name, why in expected.items() if why is None)
    assert (taken.failure, taken.left) == (None, ())
    for refusal in taken.refused:
        assert refusals.refusal(refusal)


def test_names_of_every_kind_are_kept_in_plain_letters(tmp_path: Path, near: PictureOpener) -> None:
    folder = tmp_path / "noms"
    folder.mkdir()
    for number, name in enumerate(hostile.NAMES):
        (folder / name).write_bytes(files.picture((30 + number, 20)))
    (folder / os.fsdecode(b"octets \xff\xfe.jpg")).write_bytes(files.picture((20, 20)))
    (folder / ".cache.jpg").write_bytes(files.picture((10, 20)))
    desk = Desk(InMemory(), tmp_path)
    mission = desk.start()

    taken = service(desk, near).take(mission, [Offered(folder.name, folder)], no_progress)

    assert not taken.refused
    names = [receipt.pages[0].original_name for receipt in desk.readings.held(Receipt, mission)]
    assert len(names) == len(hostile.NAMES) + 1
    assert all(name and name.isprintable() and len(name) <= 200 for name in names)


def test_what_is_no_file_in_a_folder_is_said_and_never_waited_for(near: PictureOpener) -> None:
    # a socket's path may not be longer than a hundred characters
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as ear:
        folder = Path(place) / "sac"
        folder.mkdir()
        os.mkfifo(folder / "tuyau.jpg")
        ear.bind(str(folder / "prise.jpg"))
        (folder / "boucle.jpg").symlink_to(folder / "boucle.jpg")
        (folder / "nulle part.jpg").symlink_to(folder / "absent.jpg")
        (folder / "zero.jpg").symlink_to("/dev/zero")
        (folder / "dedans").mkdir()
        (folder / "vrai.jpg").write_bytes(files.picture())
        (folder / "lourd.tif").write_bytes(b"II*\0")
        os.truncate(folder / "lourd.tif", 300_000_000)
        desk = Desk(InMemory(), Path(place))
        mission = desk.start()

        taken = service(desk, near).take(mission, [Offered("sac", folder)], no_progress)

    assert len(taken.added) == 1
    lost = dict.fromkeys(
        ("tuyau.jpg", "prise.jpg", "boucle.jpg", "nulle part.jpg", "zero.jpg"), Problem.FILE_UNREADABLE
    )
    assert {one.field: one.problem for one in taken.refused} == {**lost, "lourd.tif": Problem.FILE_TOO_LARGE}


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "a\0b.jpg", "/nowhere/a.jpg"])
def test_a_path_that_is_no_file_is_unreadable(path: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(Offered("a.jpg", Path(path)))
    assert caught.value.refusals[0].problem is Problem.FILE_UNREADABLE


def test_a_file_and_a_folder_that_vanish_are_said(
    tmp_path: Path, near: PictureOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, gone = tmp_path / "clé", tmp_path / "retirée"
    folder.mkdir()
    gone.mkdir()
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (folder / name).write_bytes(files.picture((20 + ord(name[0]), 20)))
    desk = Desk(InMemory(), tmp_path)
    mission = desk.start()
    look = Path.iterdir

    def pulled_out(path: Path) -> object:
        if path == gone:
            gone.rmdir()
        return look(path)

    monkeypatch.setattr(Path, "iterdir", pulled_out)

    def lose(done: int, _of: int) -> None:
        if done == 1:
            (folder / "b.jpg").unlink()

    taken = service(desk, near).take(mission, [Offered("clé", folder), Offered("retirée", gone)], lose)

    assert len(taken.added) == 2
    assert {one.field: one.problem for one in taken.refused} == {
        "b.jpg": Problem.FILE_UNREADABLE,
        "retirée": Problem.FOLDER_UNREADABLE,
    }
