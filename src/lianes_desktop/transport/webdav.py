"""A box on a WebDAV server, Nextcloud or any other (RELIABILITY §6.4).

Everything goes to a name of its own, is read back, and only then moved to its final name, which is never replaced: a
line cut anywhere leaves the name absent or whole. What is larger than a part lies there as parts named by their
digest, and a small list that comes last; parts that arrived are not carried again. A server's word is never enough.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Self
from urllib.parse import unquote

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Entry
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.transport import names
from lianes_desktop.transport.fetching import Landing
from lianes_desktop.transport.names import BLOCK, CRUMB, PIECE, SIZES, MalformedError, Part, Parts, digest_of
from lianes_desktop.transport.passing import Passing, passing
from lianes_desktop.transport.server import UNTOLD, AgainError, Pace, Server, believed

_SLOW = 60.0
"""Seconds that a server may take to hear of a break, and to keep the half of a file that it then has."""


class WebDavBox:
    """One box (an ``OpenBox``) on a server."""

    def __init__(self, box: Box, pace: Pace) -> None:
        """Nothing is asked yet.

        Raises:
            RefusedError: ``NOT_A_BOX_ADDRESS``.
        """
        self._server = Server(box, pace)
        self._pace = pace
        self._made: set[str] = set()
        self._drafts: dict[str, str] = {}
        """By final path: what is whole there under a name of its own, and not known to have been moved."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        now, litter = monotonic(), self._pace.litter
        litter.update(dict.fromkeys(self._drafts.values(), now))
        for draft, since in tuple(litter.items()):
            if not self._server.forget(draft):
                break  # a line that does not answer is not waited for again
            if now - since > _SLOW:
                del litter[draft]
        self._server.close()

    def marker(self) -> str:
        """The id of the box; empty when there is none."""
        server = self._server
        data = server.persist(partial(server.fetched, server.path(names.MARKER_FILE), names.MOST_MARKER))
        if data is None:
            # nothing there, or no such place: only the second is an error
            server.persist(partial(server.look, server.path("")))
            return ""
        with believed(Cause.DAMAGED, server.address):
            return names.marker_of(data)

    def mark(self, marker: str) -> None:
        """Make the place a box."""
        self._put(self._server.path(names.MARKER_FILE), names.marker_bytes(marker))

    def list(self, side: str) -> tuple[Entry, ...]:
        """The files of a side, those that lie in parts included."""
        found: dict[str, Entry] = {}
        listed = self._server.persist(partial(self._server.listed, self._server.path(f"{side}/")))
        for one, name in listed or ():
            if not names.is_plain(name):
                continue
            if name.endswith(names.PARTS_SUFFIX):
                parts = self._known_parts(side, name, one.mark)
                if parts is not None and names.is_plain(whole := name.removesuffix(names.PARTS_SUFFIX)):
                    found.setdefault(whole, parts.entry(whole))
            elif one.size is not None and one.size <= names.MOST_SIZE:
                found[name] = Entry(name, one.size, f"{one.size}:{one.mark}")
        return tuple(found[name] for name in sorted(found))

    def put_new(self, side: str, name: str, file: Path, sha256: str, progress: Progress) -> None:
        """Put a file there, in one piece or in parts."""
        with passing(file, sha256, progress) as source:
            self._server.beat = source.beat
            self._make(side)
            path = self._server.path(f"{side}/{name}")
            folder = self._server.path(f"{side}/{names.PARTS_FOLDER}/")
            listed = self._parts(side, name + names.PARTS_SUFFIX)
            if listed is not None:
                if listed.sha256 != sha256:
                    raise UnavailableError(Resource.BOX, Cause.TAKEN, unquote(path))
                self._complete(listed, folder, source)
                return
            blocks = source.blocks()
            if source.size <= BLOCK:
                small = source.whole()
                if self._put_whole(path, small):
                    source.carried(source.size)
                    return
                blocks = iter([small])
            if self._server.persist(partial(self._server.size, path)) is not None:
                raise UnavailableError(Resource.BOX, Cause.TAKEN, unquote(path))
            self._make(f"{side}/{names.PARTS_FOLDER}")
            parts = tuple(part for block in blocks for part in self._put_parts(folder, block, source))
            self._put(path + names.PARTS_SUFFIX, Parts(source.size, source.checked(), parts).to_bytes())

    def get(self, side: str, entry: Entry, to: Path, progress: Progress) -> str:
        """Fetch a file, from where an earlier call left off."""
        server = self._server
        with Landing(to, entry, progress) as landing:
            server.beat = landing.beat
            if entry.sha256:
                parts = self._parts(side, entry.name + names.PARTS_SUFFIX)
                if parts is None:
                    raise UnavailableError(Resource.BOX, Cause.NOT_FOUND, entry.name)
                folder = server.path(f"{side}/{names.PARTS_FOLDER}/")
                for part in landing.missing(parts):
                    landing.add(server.persist(partial(self._part, folder + part.sha256, part)))
            else:
                path = server.path(f"{side}/{entry.name}")
                while landing.left:
                    data = self._stretch(path, landing.at, landing.left)
                    if data is None:
                        raise UnavailableError(Resource.BOX, Cause.NOT_FOUND, entry.name)
                    landing.add(data)
            return landing.land()

    # ---- putting

    def _complete(self, listed: Parts, folder: str, source: Passing) -> None:
        """Have every part of a list that stands there already, cut as it says."""
        for part in listed.parts:
            data = source.read(part.size)
            if digest_of(data) != part.sha256:
                break  # another file than the one queued
            self._put(folder + part.sha256, data)
            source.carried(part.size)
        source.checked()

    def _put_parts(self, folder: str, data: bytes, source: Passing) -> Iterator[Part]:
        """Put the parts that make these bytes, as large as the line allows; smaller where smaller ones are already."""
        whole = Part(digest_of(data), len(data))
        size = max((one for one in SIZES if one < len(data)), default=len(data))
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        begun = len(pieces) > 1 and self._is_there(folder + digest_of(pieces[0]), pieces[0])
        if (not begun or self._is_there(folder + whole.sha256, data)) and self._put_whole(folder + whole.sha256, data):
            source.carried(len(data))
            yield whole
            return
        for piece in pieces:
            yield from self._put_parts(folder, piece, source)

    def _put_whole(self, path: str, data: bytes) -> bool:
        """Put these bytes at once; ``False`` when they are too many for this line."""
        if len(data) > CRUMB and not self._is_there(path, data):
            if len(data) > self._pace.reach:
                return False
            try:
                self._placed(path, data)
            except AgainError as error:
                if error.cause is Cause.GONE:
                    self._pace.broke(len(data))
                    # they may be there all the same, under the final name or still under their own
                    if path not in self._drafts and not self._is_there(path, data):
                        return False
            else:
                self._pace.held()
                return True
        self._put(path, data)
        return True

    def _is_there(self, path: str, data: bytes) -> bool:
        return self._server.persist(partial(self._server.size, path)) == len(data)

    def _put(self, path: str, data: bytes) -> None:
        """Have these bytes under this final name, however often the line breaks; proven by reading them back."""
        self._server.persist(partial(self._placed, path, data))
        self._pace.held()

    def _placed(self, path: str, data: bytes) -> None:
        """One try; begun by looking, for an earlier one may have ended well without our hearing of it."""
        proof = (path, digest_of(data))
        size = self._server.size(path)
        ours = False
        if size is None:
            ours = self._drafted(path, data)
            size = self._server.size(path)
        elif path in self._drafts:
            self._forget(self._drafts.pop(path))
        told = size == len(data) and (ours or proof in self._pace.proven)
        if not told and (size not in {len(data), UNTOLD} or not self._holds(path, data)):
            if ours or size is None:
                raise AgainError(Cause.DAMAGED)
            raise UnavailableError(Resource.BOX, Cause.TAKEN, unquote(path))
        self._pace.proven.add(proof)

    def _drafted(self, path: str, data: bytes) -> bool:
        """Bring the bytes to a name of their own, then to the final one; whether we did, or somebody was faster."""
        draft = self._drafts.get(path) or self._draft(path, data)
        self._drafts[path] = draft
        try:
            moved = self._server.move(draft, path)
        except AgainError as error:
            if error.cause is not Cause.GONE:  # in doubt it stays: the next try looks, and moves it then
                self._drafts.pop(path)
                self._forget(draft)
            raise
        self._drafts.pop(path)
        if not moved:
            self._forget(draft)
        return moved

    def _draft(self, path: str, data: bytes) -> str:
        """The bytes under a name of their own, read back there: a final name never shows any other."""
        draft = names.temporary(path)
        sound = False
        try:
            self._server.put(draft, data)
            sound = self._holds(draft, data)
        finally:
            if not sound:
                self._forget(draft)
        if not sound:
            raise AgainError(Cause.DAMAGED)
        return draft

    def _holds(self, path: str, data: bytes) -> bool:
        """Whether a file has these bytes; read in small stretches, each as often as the line breaks."""
        if not data:
            return self._server.fetched(path, 0) == b""
        at = 0
        while at < len(data):
            found = self._stretch(path, at, len(data) - at, PIECE)
            if not found or not data.startswith(found, at):
                return False
            at += len(found)
        return True

    def _stretch(self, path: str, at: int, left: int, size: int = BLOCK) -> bytes | None:
        return self._server.persist(partial(self._server.stretch, path, at, left, size))

    def _forget(self, draft: str) -> None:
        """Take away what is not whole, now and for a while: a server may write it after it was asked to delete it."""
        self._server.forget(draft)
        self._pace.litter[draft] = monotonic()

    def _make(self, side: str) -> None:
        """Make a folder of the box and those above it."""
        at = ""
        for segment in side.split("/"):
            at += f"{segment}/"
            if at not in self._made:
                self._server.persist(partial(self._server.make, self._server.path(at)))
                self._made.add(at)

    # ---- reading

    def _parts(self, side: str, name: str) -> Parts | None:
        """A list of parts; ``None`` for one that is gone or is none: somebody's own file that bears such a name."""
        path = self._server.path(f"{side}/{name}")
        data = self._server.persist(partial(self._server.fetched, path, names.MOST_LIST))
        with suppress(MalformedError):
            return None if data is None else names.parts_of(data)
        return None

    def _known_parts(self, side: str, name: str, mark: str) -> Parts | None:
        """Likewise, read once for each mark the server gives it."""
        key = (f"{side}/{name}", mark)
        if key not in self._pace.lists or not mark:
            self._pace.lists[key] = self._parts(side, name)
        return self._pace.lists[key]

    def _part(self, path: str, part: Part) -> bytes:
        data = b""
        while len(data) < part.size and (more := self._stretch(path, len(data), part.size - len(data))):
            data += more
        if digest_of(data) != part.sha256:
            raise AgainError(Cause.DAMAGED)
        return data
