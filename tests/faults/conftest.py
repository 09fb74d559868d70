"""A folder in memory: the models decide what a sync is worth, so the real one only costs time."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.runs import Prepared, prepare

_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made inside


@pytest.fixture
def memory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lianes-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A data folder ready for its first claim, enrolled by an office; never to be changed, only copied."""
    folder = tmp_path_factory.mktemp("prepared")
    return prepare(folder / "person", folder)
