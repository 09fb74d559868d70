"""An installation in memory for each test, or a real store where both must agree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desks import Desk, InMemory
from support.stores import OpenStore, opened

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.services.ports.office import OfficeReadings
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import OpenUnit

use_shipped_time_zones()


class OnDisk:
    """The real store, as ``Desk`` wants it."""

    def __init__(self, store: OpenStore) -> None:
        self.open_unit: OpenUnit = store.unit
        self.readings: Readings = store.readings
        self.office: OfficeReadings = store.office


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(InMemory(), tmp_path)


@pytest.fixture
def mission(desk: Desk) -> DossierId:
    return desk.start()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def either_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """The same installation over each store."""
    if request.param == "memory":
        yield Desk(InMemory(), tmp_path)
        return
    with opened(request.param, tmp_path) as store:
        yield Desk(OnDisk(store), tmp_path)
