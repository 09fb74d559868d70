"""One opener for the whole room, its helper started once; and one that opens files in the tests' own process."""

import json
from collections.abc import Iterator

import pytest

from lianes_desktop.pictures import answers
from lianes_desktop.pictures.limits import UnfitError
from lianes_desktop.pictures.messages import Head, refusal
from lianes_desktop.pictures.opener import PictureOpener


class InThisProcess:
    """Answers as the helper does, for files that cannot hurt: the lines they run are counted."""

    def ask(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        try:
            told, drawn = answers.answer(json.loads(json.dumps(head)), body)
        except UnfitError as unfit:
            told, drawn = refusal(unfit), b""
        return json.loads(json.dumps(told)), drawn

    def close(self) -> None: ...


@pytest.fixture(scope="session")
def opener() -> Iterator[PictureOpener]:
    one = PictureOpener()
    yield one
    one.close()


@pytest.fixture(scope="session")
def near() -> PictureOpener:
    return PictureOpener(InThisProcess())
