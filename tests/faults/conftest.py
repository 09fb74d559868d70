"""A folder in memory: the models decide what a sync is worth, so the real one only costs time."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made inside


@pytest.fixture
def memory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lianes-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)
