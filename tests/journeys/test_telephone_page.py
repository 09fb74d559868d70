"""The page sent to the telephone, in a real browser: names of every kind, and a browser that is not of this year."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.browser import Browser, Driver
from support.telephone import Desk

pytestmark = pytest.mark.slow


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Browser]:
    folder = tmp_path / "browsers"
    folder.mkdir()
    driver = Driver(folder)
    yield driver.browser()
    driver.close()


def test_a_name_too_long_is_cut_between_its_signs_and_the_next_file_goes_too(
    desk: Desk, phone: Browser, tmp_path: Path
) -> None:
    names = ["\N{RECEIPT}" * 40 + "a.jpg", "b.jpg"]  # five halves of a sign more than what a name may have
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    phone.open(desk.line().state().address)
    phone.choose("#choose", [tmp_path / name for name in names])
    phone.wait(lambda: len(phone.texts("li.received")) == 2, "both files sent")
    assert [one.name for one in desk.taker.taken] == names


def test_a_file_that_cannot_be_sent_is_said_and_holds_up_no_other(desk: Desk, phone: Browser, tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_bytes(b"photo")
    phone.open(desk.line().state().address)
    # half a sign, which no name of a file on this computer can hold
    phone.run("""
        const file = new File(["x"], "a.jpg");
        Object.defineProperty(file, "name", {value: "\\ud83d.jpg"});
        const field = document.getElementById("take");
        Object.defineProperty(field, "files", {value: [file], configurable: true});
        field.dispatchEvent(new Event("change"));
    """)
    phone.choose("#choose", [tmp_path / "b.jpg"])
    phone.wait(lambda: len(phone.texts("li.received")) == 1, "the other file sent")
    assert len(phone.texts("li.failed button")) == 1


def test_a_browser_without_the_newest_signals_hears_the_line(desk: Desk, phone: Browser) -> None:
    phone.before_each_page("delete AbortSignal.timeout")
    line = desk.line()
    phone.open(line.state().address)
    phone.wait(lambda: line.state().joined, "the line")
    phone.wait(lambda: phone.texts("#state:not(.over)"), "the minutes left")
