import pytest
from support.page_desk import Jobs


@pytest.fixture
def jobs() -> Jobs:
    """Slow work, done at once."""
    return Jobs()
