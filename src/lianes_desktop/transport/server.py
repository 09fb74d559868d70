"""A WebDAV server asked by plain verbs: its answers are doubted, and it is asked again when that may help."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from time import sleep
from typing import NoReturn, TypeVar
from urllib.parse import quote, unquote

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.transport.line import (
    Answer,
    BrokenError,
    CutError,
    EndlessError,
    Line,
    Patience,
    StrangerError,
    UnreachableError,
)
from lianes_desktop.transport.multistatus import Resource as Listed
from lianes_desktop.transport.multistatus import resources
from lianes_desktop.transport.names import BLOCK, SIZES, MalformedError, Parts

T = TypeVar("T")

NOT_FOUND = frozenset((404, 410))
UNTOLD = -1
"""The size of a file whose server does not tell it: Apache's, of an empty one."""
_MOST_LISTING = 32 * 2**20
_MOST_AT_ONCE = 64 * 2**20
"""Bytes of the largest file fetched whole from a server that knows no ranges."""
_HELD = 8
"""Puts that must hold in a row before more is put at once."""
_TRIES = 6
"""Breaks in a row, without anything having arrived between them, before it is left for later."""
_OK, _CREATED, _NO_CONTENT, _PARTIAL, _MULTI, _METHOD, _PRECONDITION = 200, 201, 204, 206, 207, 405, 412
_GOOD = {"PROPFIND": {_MULTI}, "GET": {_OK, _PARTIAL}, "HEAD": {_OK}}
_CAUSES = {
    401: Cause.DENIED,
    403: Cause.DENIED,
    404: Cause.NOT_FOUND,
    405: Cause.READ_ONLY,
    409: Cause.NOT_FOUND,
    410: Cause.NOT_FOUND,
    412: Cause.TAKEN,
    413: Cause.DISK_FULL,
    423: Cause.LOCKED,
    507: Cause.DISK_FULL,
}
_REDIRECTS, _WORTH_ANOTHER_TRY = range(300, 400), range(500, 507)
_LONGEST_NUMBER = 18
_WANTED = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>'
    b"<resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>"
)


class AgainError(Exception):
    """Worth another try: the line broke, the server stumbled, or what it kept is not what it was given."""

    def __init__(self, cause: Cause) -> None:
        """The cause it is said with when no try helps."""
        super().__init__(cause)
        self.cause = cause


class Pace:
    """What is known of a line from one opening to the next, and how its breaks are waited out."""

    def __init__(self, pause: Callable[[float], None] = sleep, patience: Patience | None = None) -> None:
        """Nothing is known yet."""
        self.pause = pause
        self.patience = patience
        self.reach = BLOCK
        """The most bytes that are put at once: fewer when the line broke under so many, more after it held."""
        self._held = 0
        self.proven: set[tuple[str, str]] = set()
        """Addresses, and digests read back there in this run: what stands there still need not be read again."""
        self.lists: dict[tuple[str, str], Parts | None] = {}
        """Lists of parts by address and mark: they do not change while they bear it."""
        self.litter: dict[str, float] = {}
        """Paths of what may lie half on a server, and when the line broke under it, by ``time.monotonic``."""

    def broke(self, size: int) -> None:
        """The line broke under so many bytes."""
        self.reach = max((one for one in SIZES if one < size), default=SIZES[-1])
        self._held = 0

    def held(self) -> None:
        """What was put stands there."""
        self._held += 1
        if self._held == _HELD:
            self.reach = min((one for one in SIZES if one > self.reach), default=BLOCK)
            self._held = 0


class Server:
    """Asks for one box; paths are those of the address, encoded."""

    def __init__(self, box: Box, pace: Pace) -> None:
        """Nothing is asked yet.

        Raises:
            RefusedError: ``NOT_A_BOX_ADDRESS``.
        """
        self.beat: Callable[[], None] = lambda: None
        """Called while bytes come and go; raises to stop."""
        self._line = Line(box.address, box.user, box.secret, self._beats, pace.patience)
        self._pause = pace.pause
        self.address = box.address

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def path(self, inside: str) -> str:
        """The path of what is inside the box."""
        return f"{self._line.root}/{quote(inside)}"

    # ---- questions; each raises ``AgainError``, or ``UnavailableError`` when another try would not help

    def size(self, path: str) -> int | None:
        """Bytes of a file; ``None`` when it is not there."""
        answer = self._ask("HEAD", path, also=NOT_FOUND)
        if answer.status in NOT_FOUND:
            return None
        length = answer.headers.get("content-length", "")
        return int(length) if length.isascii() and length.isdecimal() and len(length) <= _LONGEST_NUMBER else UNTOLD

    def fetched(self, path: str, most: int) -> bytes | None:
        """A file of at most so many bytes; ``None`` when it is not there."""
        answer = self._ask("GET", path, most=most, also=NOT_FOUND)
        return None if answer.status in NOT_FOUND else answer.body

    def stretch(self, path: str, at: int, left: int, size: int = BLOCK) -> bytes | None:
        """The next ``size`` bytes of a file that has ``left`` of them from ``at`` on; ``None`` when it is not there.

        Fewer when the line broke: those that came.
        """
        size = min(left, size)
        most = at + left if at + left <= _MOST_AT_ONCE else size
        answer, cut = self._heard("GET", path, {"Range": f"bytes={at}-{at + size - 1}"}, most=most, also=NOT_FOUND)
        if answer.status in NOT_FOUND:
            return None
        if cut and answer.status != _PARTIAL:
            raise AgainError(Cause.GONE)
        if answer.status == _PARTIAL:
            right = len(answer.body) < size if cut else len(answer.body) == size
            sound = right and answer.headers.get("content-range", "").startswith(f"bytes {at}-")
            found = answer.body
        else:  # a server that knows no ranges gives all of it
            sound = len(answer.body) == at + left
            found = answer.body[at : at + size]
        if not sound:
            raise AgainError(Cause.DAMAGED)
        return found

    def listed(self, path: str) -> Iterator[tuple[Listed, str]] | None:
        """What stands right inside a collection, with its name; ``None`` when it is not there.

        Nothing of elsewhere, whatever the answer tells.
        """
        answer = self._ask("PROPFIND", path, {"Depth": "1"}, _WANTED, most=_MOST_LISTING, also=NOT_FOUND)
        if answer.status in NOT_FOUND:
            return None
        with believed(Cause.IO, self.address):
            found = resources(answer.body)
        inside = unquote(path)
        named = ((one, one.path.removeprefix(inside)) for one in found if one.path.startswith(inside))
        return ((one, name) for one, name in named if name and not one.collection)

    def look(self, path: str) -> None:
        """Fail unless the collection is there."""
        self._ask("PROPFIND", path, {"Depth": "0"}, _WANTED)

    def make(self, path: str) -> None:
        """Make a collection, unless it is there."""
        self._ask("MKCOL", path, also={_METHOD})  # 405: it is there already (RFC 4918 §9.3.1)

    def put(self, path: str, data: bytes) -> None:
        """Put bytes under a name."""
        self._ask("PUT", path, {"Content-Type": "application/octet-stream"}, data)

    def move(self, path: str, to: str) -> bool:
        """Give a file another name; ``False`` when something has it already."""
        where = {"Destination": self._line.url(to), "Overwrite": "F"}
        status = self._ask("MOVE", path, where, also={_PRECONDITION, *NOT_FOUND}).status
        if status in NOT_FOUND:  # the server lost it
            raise AgainError(Cause.DAMAGED)
        return status != _PRECONDITION

    def forget(self, path: str) -> bool:
        """Take a file of ours away; whether the line allowed it."""
        with suppress(AgainError, UnavailableError):
            self._ask("DELETE", path, also=NOT_FOUND)
            return True
        return False

    # ---- how they are asked

    def persist(self, act: Callable[[], T]) -> T:
        """Do it until it is done, or breaks as often in a row as is bearable.

        Raises:
            UnavailableError: with the cause of the last break.
        """
        tried = 0
        while True:
            try:
                return act()
            except AgainError as error:
                tried += 1
                if tried == _TRIES:
                    raise UnavailableError(Resource.BOX, error.cause, self.address) from error
                self._beats()
                self._pause(0.1 * 2**tried)

    def _ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        most: int = 2**20,
        also: frozenset[int] | set[int] = frozenset(),
    ) -> Answer:
        """One question; ``also`` are answers that are no failure."""
        answer, cut = self._heard(method, path, headers, body, most=most, also=also)
        if cut:
            raise AgainError(Cause.GONE)
        return answer

    def _heard(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        most: int,
        also: frozenset[int] | set[int],
    ) -> tuple[Answer, bool]:
        """One question, and whether its answer was cut short."""
        cut = False
        try:
            answer = self._line.ask(method, path, headers, body, most)
        except CutError as error:
            answer, cut = error.answer, True
        except BrokenError as error:
            raise AgainError(Cause.GONE) from error
        except EndlessError as error:
            raise AgainError(Cause.DAMAGED) from error
        except UnreachableError as error:
            raise UnavailableError(Resource.BOX, Cause.GONE, self.address) from error
        except StrangerError as error:
            raise UnavailableError(Resource.BOX, Cause.WRONG_KEY, self.address) from error
        if answer.status not in _GOOD.get(method, {_OK, _CREATED, _NO_CONTENT}) and answer.status not in also:
            self._refused(answer.status)
        return answer, cut

    def _refused(self, status: int) -> NoReturn:
        if status in _WORTH_ANOTHER_TRY:
            raise AgainError(Cause.IO)
        # a redirection is not followed: it may lead to another host, with our password
        cause = Cause.NOT_FOUND if status in _REDIRECTS else _CAUSES.get(status, Cause.IO)
        raise UnavailableError(Resource.BOX, cause, self.address)

    def _beats(self) -> None:
        self.beat()


@contextmanager
def believed(cause: Cause, address: str) -> Iterator[None]:
    """Say with this cause that what the box gave cannot be read."""
    try:
        yield
    except MalformedError as error:
        raise UnavailableError(Resource.BOX, cause, address) from error
