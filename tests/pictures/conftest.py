"""One opener for the whole room: its helper process is started once."""

from collections.abc import Iterator

import pytest

from lianes_desktop.pictures.opener import PictureOpener


@pytest.fixture(scope="session")
def opener() -> Iterator[PictureOpener]:
    one = PictureOpener()
    yield one
    one.close()
