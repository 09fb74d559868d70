"""Photographs that come by themselves: the folder that is followed, and what is plugged in meanwhile."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lianes_desktop.domain.problems import Problem
from lianes_desktop.services import fresh
from lianes_desktop.services.offered import Taken, plain_name
from lianes_desktop.services.ports.disks import Disks, Seen
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.preferences import PreferencesService

Kept = Mapping[int, Collection[str]]
"""Digests of the files that dossiers hold, by size in bytes."""


_UNREAD = (Problem.FILE_UNREADABLE, Problem.FOLDER_UNREADABLE)
"""The second is said of a file whose disk does not even tell what it is."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A place that photographs come into, and what there is to take from it."""

    root: Path
    followed: bool
    """The person's own choice; else it was plugged in while the application ran."""
    there: bool
    new: tuple[Seen, ...]
    """In no dossier and not offered to one, the oldest first."""
    put_off: tuple[Seen, ...]
    """Likewise, but the person said later, or they could not be taken in."""
    whole: bool = True
    """Whether the whole of it was looked at."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a place held at one moment."""

    files: frozenset[Seen]
    still: tuple[Seen, ...]
    """Those that the look before found the same, the oldest first."""
    whole: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What one errand brought back."""

    albums: tuple[Path, ...]
    held: Mapping[Path, Held | None]
    """``None`` for a place that is not there."""
    digests: Mapping[Seen, str | None]


@dataclass(slots=True)
class _Place:
    """What is remembered of a place from one look to the next."""

    followed: bool = False
    there: bool = True
    whole: bool = True
    before: frozenset[Seen] = frozenset()
    still: tuple[Seen, ...] = ()
    left: tuple[Seen, ...] = ()
    """Those of them that no dossier holds or is being given, the oldest first."""
    later: set[Seen] = field(default_factory=set)
    """The person said later."""
    back: set[Seen] = field(default_factory=set)
    """Could not be read, or were not tried, though the place was there."""
    handed: set[Seen] = field(default_factory=set)
    """Given to a dossier, whatever became of them."""
    in_hand: int = 0
    """Batches that are being taken in."""

    def remember(self, held: Held | None) -> None:
        """What is there now; one that is back is offered as it was at first, for somebody plugged it in again."""
        if held is None:
            self.there, self.before = False, frozenset()
            self.back.clear()  # it is the place that was at fault
            return
        if not self.there:
            self.there = True
            self.later.clear()
        self.before, self.still, self.whole = held.files, held.still, held.whole


class WatchService:
    """Remembers what was seen; only ``errand`` makes something to do away from the window."""

    def __init__(self, disks: Disks, readings: Readings, preferences: PreferencesService) -> None:
        """Nothing is followed unless this computer remembers a folder."""
        self._disks = disks
        self._readings = readings
        self._preferences = preferences
        self._places: dict[Path, _Place] = {}
        self._albums: frozenset[Path] = frozenset()
        self._passed: frozenset[Path] | None = None
        """Albums that are not told: there before the application was, or of a folder that is not followed any more."""
        self._kept: Kept = {}
        self._stale = True
        self._digests: dict[Seen, str | None] = {}

    @property
    def folder(self) -> Path | None:
        """The folder that is followed."""
        chosen = self._preferences.current().followed_folder
        return Path(chosen) if chosen else None

    def follow(self, folder: Path | None) -> None:
        """Follow this folder from now on, in place of the one before; ``None`` follows nothing.

        Raises:
            UnavailableError: it holds until the application closes, but could not be remembered.
        """
        former = self.folder
        if folder == former:
            return
        if former is not None:
            self._places.pop(former, None)
            told = frozenset(one for one in self._albums if _same_place(one, former))
            self._passed = told | (self._passed or frozenset())
        if folder is not None:
            self._places = {root: one for root, one in self._places.items() if not _same_place(root, folder)}
        self._preferences.change(followed_folder=str(folder or ""))

    def begin(self, _progress: Progress) -> None:
        """What is plugged in now was there before: only what comes afterwards is told. Made for a worker."""
        albums = frozenset(self._disks.albums())
        if self._passed is None:
            self._passed = albums

    def forget(self) -> None:
        """The dossiers may hold other files than they did."""
        self._stale = True

    def errand(self) -> Callable[[Progress], Found]:
        """What to do on a worker, which asks nothing of the store; its result is for ``found``."""
        if self._stale:
            self._kept, self._stale = self._readings.kept_files(), False
        before = {root: one.before for root, one in self._places.items()}
        folder, passed, kept, known = self.folder, self._passed, self._kept, dict(self._digests)

        def look(progress: Progress) -> Found:
            albums = tuple(self._disks.albums())
            here = [one for one in albums if passed is not None and one not in passed and not _same_place(one, folder)]
            held: dict[Path, Held | None] = {}
            digests: dict[Seen, str | None] = {}
            for root in here if folder is None else (folder, *here):
                found = self._disks.look(root, progress)
                if found is None:
                    held[root] = None
                    continue
                still = fresh.still(before.get(root, ()), found.files)
                held[root] = Held(frozenset(found.files), still, found.whole)
                for file in fresh.worth_reading(still, kept):
                    progress(0, len(still))
                    # one that could not be read a moment ago may be read now
                    digests[file] = known.get(file) or self._disks.digest(file.path)
            return Found(albums, held, digests)

        return look

    def found(self, found: Found) -> None:
        """Remember what an errand brought back."""
        self._albums = frozenset(found.albums)
        self._passed = self._albums if self._passed is None else self._passed & self._albums
        self._digests.update(found.digests)
        folder = self.folder
        for root, held in found.held.items():
            # what was followed or left while the errand was under way is looked at by the next one
            plugged = root in self._albums and root not in self._passed and not _same_place(root, folder)
            if root == folder or plugged:
                place = self._places.setdefault(root, _Place())
                place.followed = root == folder
                place.remember(held)
        for place in self._places.values():
            self._reckon(place)
        for root in [one for one, place in self._places.items() if not place.followed and one not in self._albums]:
            place = self._places[root]
            place.remember(None)
            if not self._watched(root, place).new and not place.in_hand:
                del self._places[root]

    def watched(self) -> tuple[Watched, ...]:
        """Every place there is something to say of: the folder that is followed, then what was plugged in."""
        places = sorted(self._places.items(), key=lambda one: (not one[1].followed, str(one[0])))
        return tuple(self._watched(root, place) for root, place in places)

    def put_off(self, root: Path) -> None:
        """The person said later: what is new there is not offered again until it is plugged in again."""
        place = self._places.get(root)
        if place is None:
            return
        place.later.update(place.left)
        if not place.there and not place.followed:
            del self._places[root]

    def hand(self, root: Path, files: Collection[Seen]) -> None:
        """These are being taken in; ``handed`` says how that ended."""
        place = self._places.get(root)
        if place is not None:
            place.handed.update(files)
            place.in_hand += 1
            self._reckon(place)

    def handed(self, root: Path, files: Collection[Seen], taken: Taken | None) -> None:
        """What could not be read, or was not tried, may be taken later; so may all of it when nothing is known."""
        place = self._places.get(root)
        if place is None:
            return
        place.in_hand -= 1
        if taken is None:
            again = set(files)
        else:
            names = {one.field for one in taken.refused if one.problem in _UNREAD} | set(taken.left)
            again = {one for one in files if plain_name(one.path.name) in names}
        place.handed -= again
        if place.there:
            place.back |= again
        self._reckon(place)

    def _watched(self, root: Path, place: _Place) -> Watched:
        aside = place.later | place.back
        new = tuple(one for one in place.left if one not in aside) if aside else place.left
        put_off = tuple(one for one in place.left if one in aside) if aside else ()
        return Watched(root, place.followed, place.there, new, put_off, place.whole)

    def _reckon(self, place: _Place) -> None:
        """Find what is left of a place; kept from one time to the next, for the page asks often."""
        waiting = (one for one in place.still if one not in place.handed) if place.handed else place.still
        place.left = fresh.new(waiting, self._digests, self._kept)


def _same_place(album: Path, folder: Path | None) -> bool:
    """Whether the folder that is followed tells of the album already, or is a part of it."""
    return folder is not None and (album == folder or album in folder.parents or folder in album.parents)
