"""A power cut at every moment of a person's work: receipts, corrections, signed bundles, undo, copies, putting back.

The whole product runs over the recorder. Each image a cut could leave is started as a person would start it, and what
was said to be saved, sent or copied must be there; what has its final name must be complete.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO

import pytest
from support.images import Place, cuts, known, read
from support.power import Image, Operation, Promise
from support.runs import Desk, Found, Prepared
from support.system_calls import SystemCalls
from support.vfs import spying

from lianes_desktop import durable
from lianes_desktop.app import upkeep
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.storage import database
from lianes_desktop.storage.database import StoreFile, damage
from lianes_desktop.storage.installation import Installation


@dataclass
class Recording:
    """A person's work as the disk saw it."""

    prepared: Prepared
    start: Image
    log: list[Operation] = field(default_factory=list)
    states: list[Found] = field(default_factory=list)
    """By promise number: what must then be found."""


def _work(desk: Desk) -> None:
    """Act after act, each saved when it returns."""
    undo, backups = desk.workspace.records.undo, desk.workspace.backups
    first, second = desk.take(2, 3).added
    desk.complete(first, "31.00")
    desk.complete(second, "7.40")
    undo.undo()
    undo.redo()
    undo.undo()
    desk.workspace.expenses.accept(second)
    desk.export()
    desk.workspace.expenses.reopen(desk.dossier)
    desk.workspace.expenses.remove(first)
    copy = backups.make("manual")
    undo.undo()
    desk.export(seal=True)
    desk.complete(desk.take(4).added[0], "18.20")
    backups.restore(copy)
    desk.complete(desk.take(5).added[0], "4.10")
    desk.export()


def _recorded(prepared: Prepared, root: Path) -> Recording:
    """The work recorded, from the opening of the folder to its closing."""
    there = prepared.copied(root)
    recording = Recording(there, read(there.data) | read(there.root / "out"))
    with (
        spying("recorder") as spy,
        pytest.MonkeyPatch.context() as calls,
    ):
        calls.setattr(database, "_CHECKPOINT_PAGES", 60)  # so that checkpoints are cut too
        system = SystemCalls(calls, there.root)
        spy.saw = system.saw = recording.log.append
        desk = Desk.opened(there, vfs="recorder")
        recording.states.append(desk.found())

        def promised(_topics: frozenset[Topic]) -> None:
            recording.states.append(desk.found())
            recording.log.append(Promise(len(recording.states) - 1))

        desk.workspace.changes.listen(promised)
        upkeep.begin(desk.workspace)
        _work(desk)
        upkeep.end(desk.workspace)
        desk.close()
        spy.saw = system.saw = lambda _operation: None
    return recording


@dataclass
class Verdict:
    """What was looked at, and what was wrong."""

    images: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    not_started: list[str] = field(default_factory=list)
    forked: list[str] = field(default_factory=list)
    """Bundles whose place in their series the next one would take again."""

    @property
    def wrong(self) -> list[str]:
        return self.lost + self.half + self.not_started + self.forked


class Judge:
    """Starts the product on images, and looks at what it finds."""

    def __init__(self, recording: Recording, folder: Path) -> None:
        self._recording = recording
        root = recording.prepared.root
        self._place = Place(root, folder, _steady)
        self._there = replace(recording.prepared, root=folder)
        self._whole: dict[bytes, str] = {}
        self._named: list[str] = []
        """The bundles that have their final name on the image looked at."""
        self.verdict = Verdict()

    def look(self, image: Image, promised: int, *, working: bool = False) -> None:
        """One image; ``working`` also does a day's work on it."""
        self.verdict.images += 1
        self._place.put(image)
        (self._place.folder / "out").mkdir(exist_ok=True)
        self._names_are_whole(image)
        try:
            found = self._started(working=working)
        except (AssertionError, UnavailableError, KeyError) as error:
            self.verdict.not_started.append(f"{promised}: {error!r}")
            return
        finally:
            if working:
                self._place.clear()
        expected = self._recording.states[promised : promised + 2]
        if not any(_agrees(found, one) for one in expected):
            self.verdict.lost.append(f"after promise {promised}")
        for sent in found.sent:  # what is said to have left is there, the very file
            path = str(self._recording.prepared.root / "out" / sent.path)
            if self._whole.get(image.get(path, b"")) != sent.manifest_sha256:
                self.verdict.lost.append(path)

    def _started(self, *, working: bool) -> Found:
        with closing(Desk.opened(self._there)) as desk:
            upkeep.begin(desk.workspace)
            found = desk.found()
            for digest in found.digests:
                desk.workspace.vault.read(digest)
            self.verdict.forked += [name for name in self._named if name.startswith(_next_name(desk))]
            if working:
                desk.take(77)
                for one in desk.expenses():
                    desk.complete(one.id)
                assert self._there.verified(Path(desk.export().path)).accepted
                desk.workspace.backups.make("manual")
            return found

    def _names_are_whole(self, image: Image) -> None:
        """Every bundle and every copy under its final name is complete; each content is judged once."""
        self._named = [Path(path).name for path in image if Path(path).name.startswith("lianes-")]
        for path, content in image.items():
            name = Path(path)
            if content not in self._whole and not name.name.startswith("."):
                if "asice" in name.name:
                    self._whole[content] = self._manifest(self._place.folder / "out" / name.name)
                elif name.parent.name == "backups":
                    self._whole[content] = self._sound(self._place.folder / "data" / "backups" / name.name)
                else:
                    continue
            if self._whole.get(content) == "" and not name.name.startswith("."):
                self.verdict.half.append(name.name)

    def _manifest(self, path: Path) -> str:
        found = self._there.verified(path)
        return found.manifest_sha256 if found.accepted else ""

    def _sound(self, path: Path) -> str:
        try:
            with closing(StoreFile(path, self._there.key).connect(writing=False)) as connection:
                return "" if damage(connection, thorough=True) else "sound"
        except UnavailableError:
            return ""


def _next_name(desk: Desk) -> str:
    """How the name of the next bundle begins: its series, its place there."""
    series = desk.workspace.series.series_of(desk.dossier)
    return f"lianes-{series.hex[-8:]}-s{desk.workspace.hand_in.version(desk.dossier)}."


def _steady(path: str) -> bool:
    """What a start leaves as it is."""
    return path.endswith((".asice", ".age", "reserve")) or ("/pieces/" in path and not path.endswith(".tmp"))


def _agrees(found: Found, state: Found) -> bool:
    """Copies may be there that nobody was told of yet."""
    return replace(found, backups=()) == replace(state, backups=()) and set(found.backups) >= set(state.backups)


def _search(
    recording: Recording,
    scratch: Path,
    *,
    strict: bool,
    every: int = 1,
    working: int = 0,
    first: int = 0,
    until: Callable[[Verdict], bool] = lambda _verdict: False,
) -> Verdict:
    """Look at every image, or until enough was seen.

    A whole search of the strict disk leaves out the images that a journalled one leaves too.
    """
    judge = Judge(recording, scratch / "image")
    seen = known(recording.start, recording.log) if strict and every == 1 else None
    images = cuts(recording.start, recording.log, strict=strict, every=every, first=first, seen=seen)
    for number, (image, promised) in enumerate(images):
        judge.look(image, promised, working=bool(working) and number % working == 0)
        if until(judge.verdict):
            break
    return judge.verdict


def _first_export(recording: Recording) -> int:
    """The step at which the first bundle is begun."""
    return next(step for step, one in enumerate(recording.log) if "asice" in str(one))


def _bundles(found: list[str]) -> bool:
    return any("asice" in name for name in found)


@pytest.mark.part
@pytest.mark.parametrize("strict", [False, True], ids=["journalled", "strict"])
def test_a_power_cut_loses_nothing_that_a_person_was_told_is_saved_or_sent(
    memory: Path, prepared: Prepared, *, strict: bool
) -> None:
    recording = _recorded(prepared, memory / "work")
    verdict = _search(recording, memory, strict=strict, every=20, working=20)
    assert verdict.wrong == []
    assert verdict.images > 150


@pytest.mark.slow
@pytest.mark.parametrize("strict", [False, True], ids=["journalled", "strict"])
def test_a_power_cut_at_every_write_loses_nothing_that_a_person_was_told_is_saved_or_sent(
    memory: Path, prepared: Prepared, *, strict: bool
) -> None:
    recording = _recorded(prepared, memory / "work")
    verdict = _search(recording, memory, strict=strict, working=50)
    assert verdict.wrong == []
    assert verdict.images > 1500


def test_the_search_finds_bundles_halved_without_a_sync_of_the_file(
    memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_file", lambda file: file.flush())
    recording = _recorded(prepared, memory / "work")
    verdict = _search(
        recording, memory, strict=False, first=_first_export(recording), until=lambda found: _bundles(found.half)
    )
    assert _bundles(verdict.half)


def test_the_search_finds_bundles_halved_when_they_are_named_before_they_are_synced(
    memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = durable.sync_file

    @contextmanager
    def hasty(path: Path) -> Iterator[BinaryIO]:
        temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR)
        with os.fdopen(descriptor, "w+b") as out:
            yield out
            out.flush()
            durable.move(temporary, path)
            synced(out)

    def not_yet(file: BinaryIO | BufferedRandom) -> None:
        file.flush()

    monkeypatch.setattr(durable, "sync_file", not_yet)
    monkeypatch.setattr(durable, "atomic_write", hasty)
    recording = _recorded(prepared, memory / "work")
    verdict = _search(
        recording, memory, strict=False, first=_first_export(recording), until=lambda found: _bundles(found.half)
    )
    assert _bundles(verdict.half)


def test_the_search_finds_bundles_lost_without_a_sync_of_the_folder(
    memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_folder", lambda _folder: None)
    recording = _recorded(prepared, memory / "work")
    verdict = _search(recording, memory, strict=True, every=4, until=lambda found: _bundles(found.lost))
    assert _bundles(verdict.lost)
    assert verdict.not_started  # receipts named by the store are missing


def test_the_search_finds_series_that_fork_when_they_are_not_given_up(
    memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Installation, "give_up", lambda _self, _dossier: None)
    recording = _recorded(prepared, memory / "work")
    verdict = _search(
        recording, memory, strict=False, first=_first_export(recording), until=lambda found: bool(found.forked)
    )
    assert verdict.forked


def test_the_search_finds_what_a_lazy_commit_loses(
    memory: Path, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up = StoreFile._set_up

    def lazy(file: StoreFile, connection: database.Connection, *, writing: bool) -> None:
        set_up(file, connection, writing=writing)
        connection.execute("PRAGMA synchronous = NORMAL")

    monkeypatch.setattr(StoreFile, "_set_up", lazy)
    recording = _recorded(prepared, memory / "work")
    monkeypatch.undo()
    verdict = _search(recording, memory, strict=False, every=4, until=lambda found: len(found.lost) > 10)
    assert len(verdict.lost) > 10
