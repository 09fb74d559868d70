"""Boxes added, corrected and recognised."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from support.desks import Desk
from support.way_desk import WayDesk

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.boxes import Standing
from lianes_desktop.services.failures import Cause, RemovedError, UnavailableError


@pytest.fixture
def ways(either_desk: Desk, tmp_path: Path) -> WayDesk:
    return WayDesk(either_desk.records, either_desk.readings, either_desk.rules, either_desk.clock, tmp_path)


def a_box(place: Path | str, name: str = "Partage") -> Box:
    return Box(uuid4(), Way.FOLDER, name, str(place))


def test_boxes_are_kept_by_name_and_corrected(ways: WayDesk, tmp_path: Path) -> None:
    second = ways.boxes.keep(a_box(tmp_path, " b "))
    first = ways.boxes.keep(replace(a_box(tmp_path), name="A", way=Way.WEBDAV, address=" https://example.org/dav "))
    assert ways.boxes.all() == (first, second)
    assert (first.address, second.name) == ("https://example.org/dav", "b")
    assert ways.boxes.find(first.id) == first
    ways.boxes.turn(first.id, automatic=True)
    ways.boxes.turn(uuid4(), automatic=True)
    assert ways.boxes.all()[0].automatic
    assert not ways.boxes.all()[1].automatic


def test_every_mistake_is_said_at_once(ways: WayDesk, tmp_path: Path) -> None:
    for given, expected in (
        (a_box("", ""), {("name", Problem.MISSING), ("address", Problem.MISSING)}),
        (a_box("nulle part", ""), {("name", Problem.MISSING), ("address", Problem.NOT_A_BOX_ADDRESS)}),
        (
            replace(a_box(tmp_path), way=Way.WEBDAV, address="http://example.org/"),
            {("address", Problem.NOT_A_BOX_ADDRESS)},
        ),
    ):
        with pytest.raises(RefusedError) as caught:
            ways.boxes.keep(given)
        assert {(one.field, one.problem) for one in caught.value.refusals} == expected
    assert ways.boxes.all() == ()


def test_an_empty_place_is_made_a_box_once_somebody_says_so(ways: WayDesk, tmp_path: Path) -> None:
    kept = ways.boxes.keep(a_box(tmp_path))
    standing = ways.boxes.examine(kept.id)
    assert standing == Standing("", "")
    assert not standing.ours
    made = ways.boxes.adopt(kept.id, "")
    assert made.marker
    assert ways.boxes.examine(kept.id) == Standing(made.marker, made.marker)
    assert ways.boxes.examine(kept.id).ours
    # the other side takes the same place up
    other = ways.boxes.keep(a_box(tmp_path))
    assert ways.boxes.adopt(other.id, made.marker).marker == made.marker


def test_a_place_that_changed_while_it_was_asked_about_is_not_taken(ways: WayDesk, tmp_path: Path) -> None:
    kept = ways.boxes.keep(a_box(tmp_path))
    ways.box(tmp_path)
    with pytest.raises(RefusedError) as caught:
        ways.boxes.adopt(kept.id, "")
    assert caught.value.refusals[0].problem is Problem.BOX_OTHER


def test_another_address_is_another_place(ways: WayDesk, tmp_path: Path) -> None:
    kept = ways.boxes.find(ways.box(tmp_path / "a"))
    assert kept is not None
    assert ways.boxes.keep(replace(kept, name="Autre nom")).marker == kept.marker
    assert ways.boxes.keep(replace(kept, address=str(tmp_path))).marker == ""


def test_a_box_whose_marker_was_wiped_gets_its_own_again(ways: WayDesk, tmp_path: Path) -> None:
    box = ways.box(tmp_path / "a")
    kept = ways.boxes.find(box)
    (tmp_path / "a" / "lianes-box.json").unlink()
    assert kept is not None
    assert ways.boxes.adopt(box, "").marker == kept.marker


def test_a_place_out_of_reach_or_forgotten_is_said(ways: WayDesk, tmp_path: Path) -> None:
    kept = ways.boxes.keep(a_box(tmp_path / "gone"))
    with pytest.raises(UnavailableError) as caught:
        ways.boxes.examine(kept.id)
    assert caught.value.why is Cause.GONE
    ways.boxes.remove(kept.id)
    for act in (lambda: ways.boxes.examine(kept.id), lambda: ways.boxes.adopt(kept.id, "")):
        with pytest.raises(RemovedError):
            act()


def test_the_password_of_a_box_never_shows_when_the_box_is_told() -> None:
    assert "hunter2" not in repr(replace(a_box("x"), way=Way.WEBDAV, secret="hunter2"))  # noqa: S106 - of a test
