"""A fresh store for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.stores import OpenStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = OpenStore(tmp_path)
    yield opened
    opened.close()
