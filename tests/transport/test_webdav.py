"""A box on a real server: put, found, fetched, resumed, never replaced; wsgidav and Apache's mod_dav alike."""

import os
import random
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from support.cutting import CuttingProxy
from support.dav_servers import apache, shown, wsgidav
from support.fakes import no_progress
from support.ways import BIG, SIDE, SMALL, Sample, a_pace, a_web_box, failing, patiently

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.transport import names
from lianes_desktop.transport.names import BLOCK, CRUMB, PIECE
from lianes_desktop.transport.server import Pace
from lianes_desktop.transport.webdav import WebDavBox

MARKER = "0197d2b0-0000-7000-8000-000000000001"


class Dav:
    """A server, its folder, and the breakable line to it."""

    def __init__(self, folder: Path, proxy: CuttingProxy) -> None:
        self.folder, self.proxy = folder, proxy
        self.box: Box = a_web_box(proxy.port)

    def open(self, pace: Pace | None = None) -> WebDavBox:
        return WebDavBox(self.box, pace or a_pace())

    def visible(self) -> dict[str, int]:
        """The files that others see under a final name, parts apart, with their sizes."""
        found = (self.folder / SIDE).iterdir() if (self.folder / SIDE).exists() else ()
        return {one.name: one.stat().st_size for one in found if one.is_file() and not one.name.endswith(".envoi")}

    def send(self, sample: Sample) -> None:
        with self.open() as box:
            sample.put(box)

    def fetch(self, name: str, to: Path) -> None:
        assert not to.exists()
        with self.open() as box:
            (entry,) = [one for one in box.list(SIDE) if one.name == name]
            box.get(SIDE, entry, to, no_progress)

    def always_cut(self, after: int) -> None:
        """Break every connection after so many bytes."""
        self.proxy.cut = lambda: after

    def cut(self, *after: int) -> None:
        """Break the next connections after so many bytes; the others hold."""
        left = list(after)
        self.proxy.cut = lambda: left.pop(0) if left else None


@pytest.fixture(params=["wsgidav", "apache"])
def dav(request: pytest.FixtureRequest) -> Iterator[Dav]:
    server = {"wsgidav": wsgidav, "apache": apache}[request.param]
    with shown() as folder, server(folder) as port, CuttingProxy(port) as proxy:
        yield Dav(folder, proxy)


def tidy_in_the_end(dav: Dav, pace: Pace) -> bool:
    """Whether nothing half stays once the box was opened a few times; a server may be slow to hear of a break."""
    for _time in range(40):
        with dav.open(pace) as box:
            box.list(SIDE)
        if not list(dav.folder.rglob("*.envoi")):
            return True
        time.sleep(0.1)
    return False


def test_a_place_is_marked_once(dav: Dav) -> None:
    with dav.open() as box:
        assert box.marker() == ""
        box.mark(MARKER)
        assert box.marker() == MARKER
        with pytest.raises(UnavailableError) as caught:
            box.mark("0197d2b0-0000-7000-8000-000000000002")
    assert failing(caught.value) == (Resource.BOX, Cause.TAKEN)
    with dav.open() as box:
        assert box.marker() == MARKER


def test_small_and_large_files_arrive_with_the_same_bytes(dav: Dav, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    samples = [Sample(tmp_path, size, f"{size}.asice") for size in (0, 1, SMALL, 5 * 2**20, 5 * 2**20 + 1, BIG)]
    with dav.open() as box:
        for one in samples:
            box.put_new(SIDE, one.name, one.path, one.sha256, lambda at, of: told.append((at, of)))
            assert told[-1] == (len(one.content), len(one.content))
        assert [one.name for one in box.list(SIDE)] == sorted(one.name for one in samples)
        assert [one.content == one.came(box, tmp_path / "in") for one in samples] == [True] * len(samples)
    assert not list(dav.folder.rglob("*.envoi"))
    assert all(at <= of for at, of in told)


def test_a_file_that_is_there_already_is_not_sent_again(dav: Dav, tmp_path: Path) -> None:
    small, big = Sample(tmp_path, SMALL, "a.asice"), Sample(tmp_path, BIG, "b.asice")
    before = 0
    for _time in range(2):
        before = dav.proxy.sent
        with dav.open() as box:  # nothing is remembered from one to the other
            small.put(box)
            big.put(box)
    assert dav.proxy.sent - before < 20_000


def test_a_name_that_others_have_is_never_replaced(dav: Dav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, SMALL)
    with dav.open() as box:
        sample.put(box)
    target = dav.folder / SIDE / sample.name
    mine = b"x" * SMALL
    target.write_bytes(mine)
    with dav.open() as box, pytest.raises(UnavailableError) as caught:
        sample.put(box)
    assert failing(caught.value) == (Resource.BOX, Cause.TAKEN)
    assert target.read_bytes() == mine


def test_what_was_taken_away_from_the_box_is_put_there_again(dav: Dav, tmp_path: Path) -> None:
    sample, pace = Sample(tmp_path, SMALL), a_pace()
    with dav.open(pace) as box:
        sample.put(box)
    (dav.folder / SIDE / sample.name).unlink()
    with dav.open(pace) as box:
        sample.put(box)
    assert dav.visible() == {sample.name: SMALL}


def test_a_place_that_is_not_there_is_no_empty_box(dav: Dav) -> None:
    dav.box = a_web_box(dav.proxy.port)
    elsewhere = Box(dav.box.id, dav.box.way, "", f"{dav.box.address}nulle/part", dav.box.user, dav.box.secret)
    with WebDavBox(elsewhere, a_pace()) as box, pytest.raises(UnavailableError) as caught:
        box.marker()
    assert failing(caught.value) == (Resource.BOX, Cause.NOT_FOUND)
    with dav.open() as box:
        assert box.list("vers-collectivites/nulle-part") == ()


def test_a_wrong_password_is_said(dav: Dav) -> None:
    wrong = Box(dav.box.id, dav.box.way, "", dav.box.address, dav.box.user, "autre")
    with WebDavBox(wrong, a_pace()) as box, pytest.raises(UnavailableError) as caught:
        box.marker()
    assert failing(caught.value) == (Resource.BOX, Cause.DENIED)
    assert "autre" not in str(caught.value)


def test_cut_anywhere_a_small_file_arrives_and_is_never_half_there(dav: Dav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, 700)
    with dav.open() as box:
        sample.put(box)
    whole = dav.proxy.carried
    step = max(1, whole // 120)
    for after in range(1, whole, step):
        (dav.folder / SIDE / sample.name).unlink(missing_ok=True)
        dav.cut(after)
        with dav.open() as box:
            sample.put(box)
        assert dav.visible() == {sample.name: 700}, after


def test_a_line_that_breaks_every_time_leaves_nothing_half_and_goes_on_later(dav: Dav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, 700)
    for after in range(200, 1500, 130):
        dav.always_cut(after)
        patiently(partial(dav.send, sample), tries=1)
        assert dav.visible() in ({}, {sample.name: 700})
    dav.cut()
    with dav.open() as box:
        sample.put(box)
        assert sample.came(box, tmp_path / "in") == sample.content


def test_a_large_file_goes_on_where_it_stopped(dav: Dav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, BIG)
    stopped: list[int] = []

    def stop(at: int, _of: int) -> None:
        if at >= 10 * 2**20:
            stopped.append(at)
            raise CancelledError

    with dav.open() as box, pytest.raises(CancelledError):
        box.put_new(SIDE, sample.name, sample.path, sample.sha256, stop)
    assert stopped
    assert dav.visible() == {}  # the list of parts comes last
    before = dav.proxy.sent
    with dav.open() as box:
        sample.put(box)
        assert sample.came(box, tmp_path / "in") == sample.content
    assert dav.proxy.sent - before < BIG - 10 * 2**20 + 20_000


def test_smaller_parts_get_through_a_line_that_large_ones_break(dav: Dav, tmp_path: Path) -> None:
    sample, pace = Sample(tmp_path, BIG), a_pace()
    dav.proxy.cut = lambda: 3 * 2**20
    with dav.open(pace) as box:
        sample.put(box)
        assert sample.came(box, tmp_path / "in") == sample.content
    assert pace.reach < BLOCK
    assert dav.proxy.broken > 3
    # the next computer, on a good line, takes up the same small parts
    dav.cut()
    before = dav.proxy.sent
    with dav.open() as box:
        sample.put(box)
    assert dav.proxy.sent - before < 80_000


@pytest.mark.parametrize("size", [3 * 2**20 + 1, BIG])
def test_a_line_that_never_carries_more_than_a_photograph_carries_a_claim(dav: Dav, tmp_path: Path, size: int) -> None:
    sample, pace, to = Sample(tmp_path, size), a_pace(), tmp_path / "in"
    dav.always_cut(300_000)
    with dav.open(pace) as box:
        sample.put(box)
    sent = dav.proxy.sent
    assert dav.proxy.broken > size / 300_000
    assert sent < 1.5 * size + BLOCK
    with dav.open(pace) as box:
        assert sample.came(box, to) == sample.content
    assert tidy_in_the_end(dav, pace)
    # another computer, on a good line, finds it there whole, cut as it is
    dav.cut()
    with dav.open() as box:
        sample.put(box)
        assert sample.came(box, tmp_path / "again") == sample.content
        assert len(box.list(SIDE)) == 1
    assert dav.proxy.sent - sent < size / 2


def test_a_line_that_holds_again_gets_larger_parts(dav: Dav, tmp_path: Path) -> None:
    small, big, pace = Sample(tmp_path, 2 * 2**20, "a.asice"), Sample(tmp_path, BIG, "b.asice"), a_pace()
    dav.always_cut(300_000)
    with dav.open(pace) as box:
        small.put(box)
    dav.cut()
    with dav.open(pace) as box:
        big.put(box)
    (listed,) = (dav.folder / SIDE).glob("b*.parts.json")
    sizes = [one.size for one in names.parts_of(listed.read_bytes()).parts]
    assert sizes == [CRUMB] * sizes.count(CRUMB) + [PIECE] * sizes.count(PIECE) + sizes[-1:]
    assert sizes.count(PIECE) > sizes.count(CRUMB) / 8


def test_what_a_break_left_half_is_taken_away_once_the_line_holds(dav: Dav, tmp_path: Path) -> None:
    sample, pace = Sample(tmp_path, 700), a_pace()
    for after in range(300, 1500, 60):
        dav.always_cut(after)
        with dav.open(pace) as box, suppress(UnavailableError):
            sample.put(box)
    dav.cut()
    assert tidy_in_the_end(dav, pace)


@pytest.mark.parametrize("seed", range(2))
def test_many_files_over_a_line_cut_at_random_all_arrive_once(dav: Dav, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - where a line breaks is no secret
    samples = [Sample(tmp_path, chance.randrange(1, 60_000), f"{at}.asice") for at in range(25)]
    dav.proxy.cut = lambda: chance.randrange(1, 120_000)
    for one in samples:
        assert patiently(partial(dav.send, one))
    assert dav.visible() == {one.name: len(one.content) for one in samples}
    assert dav.proxy.broken > 10
    for one in samples:
        assert (dav.folder / SIDE / one.name).read_bytes() == one.content


def test_fetching_goes_on_where_it_was_cut(dav: Dav, tmp_path: Path) -> None:
    by_hand, in_parts = os.urandom(BIG), Sample(tmp_path, BIG)
    with dav.open() as box:
        in_parts.put(box)
        box.put_new(SIDE, "fichier.bin", in_parts.path, in_parts.sha256, no_progress)
    (dav.folder / SIDE / "fichier.bin.parts.json").unlink()
    (dav.folder / SIDE / "fichier.bin").write_bytes(by_hand)
    mode = (dav.folder / SIDE / "fichier.bin").stat().st_mode
    (dav.folder / SIDE / "fichier.bin").chmod(mode | stat.S_IROTH)
    chance = random.Random(1)  # noqa: S311 - likewise
    dav.proxy.cut = lambda: chance.randrange(2**16, 2**20)
    before = dav.proxy.carried
    for name, content in (("fichier.bin", by_hand), (in_parts.name, in_parts.content)):
        to = tmp_path / "in" / name
        assert patiently(partial(dav.fetch, name, to))
        assert to.read_bytes() == content
    assert dav.proxy.broken
    assert dav.proxy.carried - before < 2.2 * BIG
