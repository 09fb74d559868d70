"""A fresh store for each test: SQLite's, and for the contract of every store, PostgreSQL's too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.stores import OpenStore, opened

_CONTRACT = {"test_units", "test_readings", "test_expense_search", "test_readings_kept", "test_races"}
"""What every store must do, whichever database keeps it; the others are about files."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tell each story of the contract twice, unless it says itself of which database it is."""
    chosen = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    contract = Path(metafunc.module.__file__ or "").stem in _CONTRACT
    if contract and "store" in metafunc.fixturenames and "store" not in chosen:
        metafunc.parametrize("store", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    with opened(getattr(request, "param", "sqlite"), tmp_path) as kept:
        yield kept
