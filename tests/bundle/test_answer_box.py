"""The answers in memory that other tests rest on do what signed files do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import answers as made
from support import pki
from support.answer_box import MemoryAnswers
from support.answers import a_draft
from support.enrolments import World
from support.fakes import PASSPHRASE

from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.ports.answers import AnswerFiles

Make = Callable[[Path], AnswerFiles]


def in_memory(_folder: Path) -> AnswerFiles:
    return MemoryAnswers(pki.Clock())


def signed(folder: Path) -> AnswerFiles:
    world = World(folder)
    world.office = OfficeAuthority(folder / "ours", world.clock, world.parcels, pki.CHEAP)
    world.office.create("Lianes", PASSPHRASE)
    world.device.keep_trust(world.office.trust())
    return made.files(world)


@pytest.mark.parametrize("make", [in_memory, signed])
def test_one_contract(make: Make, tmp_path: Path) -> None:
    files, post = make(tmp_path), tmp_path / "post"
    post.mkdir()
    seen: list[list[str]] = []

    first = files.write(a_draft(AnswerKind.RECEIPT), PASSPHRASE, post, lambda: seen.append(_named(post)))
    second = files.write(a_draft(sequence=2, previous=first.manifest_sha256), PASSPHRASE, post)

    assert seen == [[]]
    assert _named(post) == sorted(Path(one.path).name for one in (first, second))
    for answer in (first, second):
        assert files.announces(Path(answer.path))
        assert files.read(Path(answer.path)) == answer
        assert answer.said == made.SAID[answer.kind]
    with pytest.raises(RefusedError) as refused:
        files.write(a_draft(), "une autre", post)
    assert [one.problem for one in refused.value.refusals] == [Problem.PASSPHRASE_WRONG]
    assert len(_named(post)) == 2


@pytest.mark.parametrize("make", [in_memory, signed])
def test_an_interruption_before_the_name_leaves_nothing(make: Make, tmp_path: Path) -> None:
    files, post = make(tmp_path), tmp_path / "post"
    post.mkdir()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write(a_draft(), PASSPHRASE, post, stop)
    assert _named(post) == []


def _named(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
