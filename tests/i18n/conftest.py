"""Every test starts and leaves in French."""

from collections.abc import Iterator

import pytest

from lianes_desktop.i18n import catalogue


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
