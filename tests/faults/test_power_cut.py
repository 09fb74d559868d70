"""A power cut at every moment of a session: nothing promised is lost, no receipt is missing, no export is half.

The recorder sees what the product asks of the system, the model makes the disks a cut could leave, and the product
itself is started on each. The same search must find losses when a sync is left out, or it proves nothing.
"""

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.images import Place, cuts, known, read
from support.power import Image, Operation, Promise
from support.sessions import Session, Snapshot, bundle_bytes, found_after, sound
from support.system_calls import SystemCalls
from support.vfs import spying

from lianes_desktop import durable
from lianes_desktop.domain.missions import Mission
from lianes_desktop.storage import database


@dataclass
class Recording:
    """A session as the disk saw it, and what had been promised at each step."""

    home: Mission
    root: Path
    start: Image
    log: list[Operation] = field(default_factory=list)
    states: list[Snapshot] = field(default_factory=list)
    """By promise number: the dossier as it must then be found."""
    exports: dict[int, str] = field(default_factory=dict)
    """By promise number: the file that must then be there."""


def _record(folder: Path, patch: pytest.MonkeyPatch, acts: int, *, setting: str = "") -> Recording:
    patch.setattr(database, "_CHECKPOINT_PAGES", 60)  # so that checkpoints are cut too
    root = folder / "data"
    root.mkdir()
    first = Session(root)
    first.begin()
    home = first.home
    first.save()
    states = [first.save()]
    first.close()
    recording = Recording(home, root, read(root), states=states)
    with spying("recorder") as spy, pytest.MonkeyPatch.context() as calls:
        system = SystemCalls(calls, root)
        spy.saw = system.saw = recording.log.append
        session = Session(root, vfs="recorder", seed=1, home=home)
        if setting:
            session.store.writer.begin().abandon()
            session.store.writer._raw.execute(setting)
        for number in range(1, acts + 1):
            recording.states.append(session.save())
            if number % 5 == 0:
                recording.exports[number] = str(session.export(number))
            recording.log.append(Promise(number))
        session.close()
        spy.saw = system.saw = lambda _operation: None
    return recording


@dataclass
class Verdict:
    """What was looked at, and what was wrong."""

    images: int = 0
    lost: int = 0
    damaged: int = 0
    half: int = 0

    @property
    def wrong(self) -> int:
        return self.lost + self.damaged + self.half


def _place(recording: Recording, scratch: Path) -> Place:
    return Place(recording.root, scratch / "image", lambda path: "store.db" not in path)


def _search(recording: Recording, scratch: Path, *, strict: bool, every: int = 1) -> Verdict:
    """Each image once: a whole search of the strict disk leaves out those that a journalled one leaves too."""
    verdict = Verdict()
    place = _place(recording, scratch)
    seen = known(recording.start, recording.log) if strict and every == 1 else None
    for image, promised in cuts(recording.start, recording.log, strict=strict, every=every, seen=seen):
        verdict.images += 1
        _judge(recording, image, promised, place, verdict)
    return verdict


def _judge(recording: Recording, image: Image, promised: int, place: Place, verdict: Verdict) -> None:
    for number, path in recording.exports.items():
        if path in image:
            verdict.half += image[path] != bundle_bytes(number)
        else:
            verdict.lost += number <= promised
    place.put(image)
    try:
        found = found_after(place.folder, recording.home)
    except (AssertionError, KeyError):
        verdict.damaged += 1
        return
    verdict.lost += found not in recording.states[promised : promised + 2]


@pytest.mark.part
@pytest.mark.parametrize("strict", [False, True], ids=["journalled", "strict"])
def test_a_power_cut_at_any_step_loses_nothing_that_was_promised(
    memory: Path, monkeypatch: pytest.MonkeyPatch, *, strict: bool
) -> None:
    recording = _record(memory, monkeypatch, 8)
    verdict = _search(recording, memory, strict=strict, every=4)
    assert (verdict.lost, verdict.damaged, verdict.half) == (0, 0, 0)
    assert verdict.images > 300, verdict


@pytest.mark.slow
@pytest.mark.parametrize("strict", [False, True], ids=["journalled", "strict"])
def test_a_power_cut_at_every_write_of_a_long_session_loses_nothing(
    memory: Path, monkeypatch: pytest.MonkeyPatch, *, strict: bool
) -> None:
    recording = _record(memory, monkeypatch, 30)
    verdict = _search(recording, memory, strict=strict)
    assert (verdict.lost, verdict.damaged, verdict.half) == (0, 0, 0)
    assert verdict.images > 2000, verdict


def test_the_search_finds_what_a_lazy_commit_loses(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = _record(memory, monkeypatch, 10, setting="PRAGMA synchronous = NORMAL")
    assert _search(recording, memory, strict=False, every=4).lost > 10


def test_the_search_finds_receipts_lost_without_a_sync_of_the_folder(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_folder", lambda _folder: None)
    recording = _record(memory, monkeypatch, 10)
    verdict = _search(recording, memory, strict=True, every=4)
    assert verdict.wrong > 10


def test_the_search_finds_files_halved_without_a_sync_of_the_file(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_file", lambda file: file.flush())
    recording = _record(memory, monkeypatch, 10)
    verdict = _search(recording, memory, strict=False, every=4)
    assert verdict.damaged > 10
    assert verdict.half > 0


def test_the_search_finds_a_row_saved_before_its_receipt(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other order of RELIABILITY 5.2: a promise is made of a receipt whose file is written only afterwards."""
    recording = _record(memory, monkeypatch, 10)
    database_first = sorted(
        itertools.pairwise([0, *[at for at, one in enumerate(recording.log) if isinstance(one, Promise)]]),
    )
    reordered: list[Operation] = []
    for begin, end in database_first:
        part = recording.log[begin:end]
        reordered += [one for one in part if "store.db" in str(one)] + [
            one for one in part if "store.db" not in str(one)
        ]
    recording.log = [one for one in reordered if not isinstance(one, Promise)]
    assert _search(recording, memory, strict=False, every=2).damaged > 10


def test_the_store_stays_sound_after_a_cut(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = _record(memory, monkeypatch, 8)
    place = _place(recording, memory)
    for image, _promised in cuts(recording.start, recording.log, strict=True, every=25):
        place.put(image)
        assert sound(place.folder)
