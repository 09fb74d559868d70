"""Lines on the loopback, with a clock and a taker of the test's own."""

from collections.abc import Iterator

import pytest
from support.telephone import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()
