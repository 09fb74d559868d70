"""A real claim from an authority to Lianes' office, through a server whose line is cut at random."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.cutting import CuttingProxy
from support.dav_servers import SECRET, USER, apache, shown, wsgidav
from support.done import Done
from support.fakes import no_progress

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.deliveries import Box, DeliveryState, Way
from lianes_desktop.domain.ids import new_id

pytestmark = pytest.mark.slow


@pytest.fixture(params=["wsgidav", "apache"])
def proxy(request: pytest.FixtureRequest) -> Iterator[CuttingProxy]:
    server = {"wsgidav": wsgidav, "apache": apache}[request.param]
    with shown() as folder, server(folder) as port, CuttingProxy(port) as made:
        yield made


def joined(workspace: Workspace, port: int) -> Box:
    """The installation knows the box, and the box it."""
    address = f"http://127.0.0.1:{port}/"
    box = workspace.boxes.keep(Box(new_id(), Way.WEBDAV, "Lianes", address, USER, SECRET))
    return workspace.boxes.adopt(box.id, workspace.boxes.examine(box.id).found)


def test_a_claim_and_its_copies_arrive_once_over_a_line_that_breaks(
    done: Done, proxy: CuttingProxy, tmp_path: Path
) -> None:
    there = done.copied(tmp_path / "d")
    chance = random.Random(7)  # noqa: S311 - where a line breaks is no secret
    claim = next(one for one in there.folder.rglob("*.asice*") if one.is_file() and "work" not in one.parts)
    with there.opened("field") as field, there.opened("office") as office:
        box, other = joined(field, proxy.port), joined(office, proxy.port)
        assert box.marker == other.marker
        before = office.inbox.all()
        assert before
        proxy.cut = lambda: chance.randrange(20_000, 4 * claim.stat().st_size)
        queued = [field.deliveries.send(claim, box.id)]
        copy = tmp_path / "copie.asice.age"
        copy.write_bytes(claim.read_bytes())
        queued.append(field.deliveries.send(copy, box.id))
        came = []
        for _time in range(30):
            field.deliveries.push(no_progress)
            came += [one for one in office.collecting.fetch(no_progress) if one.arrival is not None]
            if all(one.state is DeliveryState.SENT for one in field.deliveries.all()) and came:
                break
        proxy.cut = lambda: None
        came += [one for one in office.collecting.fetch(no_progress) if one.arrival is not None]
        assert [one.state for one in field.deliveries.all()] == [DeliveryState.SENT] * len(queued)
        (arrived,) = came  # the same bytes under two names are one file
        assert arrived.arrival is not None
        assert arrived.arrival.received is not None
        assert arrived.arrival.received.verification.accepted
        assert office.inbox.all() == before  # it had come by hand already: nothing is counted twice
        assert office.collecting.waiting() == ()
