"""Listens on one address, in a thread of its own, and hands on what comes through (a ``Telephones``)."""

import asyncio
import errno
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager, suppress
from http import HTTPStatus
from ipaddress import ip_address
from threading import Thread
from urllib.parse import unquote

from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.networks import is_loopback, is_private
from lianes_desktop.services.offered import Offered, plain_name
from lianes_desktop.services.ports.telephone import Became, Ended, Land, Landed, LineState
from lianes_desktop.telephone import requests, words
from lianes_desktop.telephone.answers import Answer, said
from lianes_desktop.telephone.gate import FILE, PAGE, Gate, Turned
from lianes_desktop.telephone.limits import Limits
from lianes_desktop.telephone.page import page

_BACKLOG = 8
_TICK = 0.2
_LINGER = 2.0
_LINGER_BYTES = 1024 * 1024
_NAME = "x-lianes-name"
_STATUS = {
    Became.RECEIVED: HTTPStatus.OK,
    Became.ALREADY: HTTPStatus.OK,
    Became.REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Became.FAILED: HTTPStatus.SERVICE_UNAVAILABLE,
}


class _Lost(Exception):
    """The other side hung up, or does not go on: nobody is there to be answered."""


class Reception:
    """Opens lines on private addresses."""

    def __init__(
        self, limits: Limits | None = None, now: Callable[[], float] = time.monotonic, *, loopback: bool = False
    ) -> None:
        """``loopback`` lets the computer call itself, for tests."""
        self._limits = limits or Limits()
        self._now = now
        self._loopback = loopback

    def usable(self, address: str) -> bool:
        """Whether a line may be opened on this address."""
        return is_private(address) or (self._loopback and is_loopback(address))

    def listen(self, address: str, land: Land) -> "ThreadLine":
        """Open a line: its socket is bound when this returns.

        Raises:
            ValueError: the address is not private.
            UnavailableError: ``NETWORK`` with ``GONE`` or ``DENIED``.
        """
        if not self.usable(address):
            raise ValueError(address)
        six = ip_address(address).version == 6  # noqa: PLR2004 - of IPv6
        try:
            bound = socket.create_server(
                (address, 0), family=socket.AF_INET6 if six else socket.AF_INET, backlog=_BACKLOG
            )
        except OSError as error:
            why = Cause.GONE if error.errno == errno.EADDRNOTAVAIL else Cause.DENIED
            raise UnavailableError(Resource.NETWORK, why) from error
        host = f"[{address}]" if six else address
        gate = Gate(f"{host}:{bound.getsockname()[1]}", self._limits, self._now)
        return ThreadLine(bound, gate, self._limits, land, self.usable)


class ThreadLine:
    """One line, open from its making until ``stop``, its time, or too many failures."""

    def __init__(
        self, bound: socket.socket, gate: Gate, limits: Limits, land: Land, usable: Callable[[str], bool]
    ) -> None:
        """``bound`` is the line's from now on."""
        self._bound = bound
        self._gate = gate
        self._limits = limits
        self._land = land
        self._usable = usable
        self._loop = asyncio.new_event_loop()
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._landing: set[asyncio.Task[None]] = set()
        self._doors = ThreadPoolExecutor(1, "lianes-telephone-door")
        self._hands = ThreadPoolExecutor(1, "lianes-telephone-land")
        self._thread = Thread(target=self._work, name="lianes-telephone", daemon=True)
        self._thread.start()

    def state(self) -> LineState:
        """How it stands."""
        return self._gate.state()

    def stop(self) -> None:
        """Listen no more; what came through whole is still taken in."""
        self._gate.end(Ended.STOPPED)

    def wait(self) -> None:
        """Come back when the thread is gone."""
        self._thread.join()

    def gone(self) -> bool:
        """Whether the thread is gone."""
        return not self._thread.is_alive()

    # the thread

    def _work(self) -> None:
        with self._hands, asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        """Accept until the end; asyncio's own server loses a connection that comes while it closes."""
        self._bound.settimeout(_TICK)
        with self._bound, self._doors:
            while self._gate.tick() is None:
                await self._accept()
            until = self._loop.time() + self._limits.farewell
            while self._gate.tick() is Ended.EXPIRED and self._loop.time() < until:
                await self._accept()
        await asyncio.sleep(0)  # every task has begun, and closes what it was given
        for task in self._tasks - self._landing:
            task.cancel()
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _accept(self) -> None:
        """Wait a moment for one more connection."""
        call = await self._loop.run_in_executor(self._doors, self._next_call)
        if call is None:
            return
        connection, (peer, *_port) = call
        if len(self._tasks) >= self._limits.connections or not self._usable(peer):
            connection.close()
            return
        task = asyncio.ensure_future(self._serve(connection, peer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(self._landing.discard)

    def _next_call(self) -> tuple[socket.socket, tuple[str, int]] | None:
        try:
            return self._bound.accept()
        except TimeoutError:
            return None
        except OSError:  # none left to give: others must close first
            time.sleep(_TICK)
            return None

    async def _serve(self, connection: socket.socket, peer: str) -> None:
        """One request and its answer: the network may fail without a word, a bug is told, and the line goes on."""
        with connection:
            try:
                await self._exchange(connection, peer)
            except _Lost:
                return
            except Exception as error:  # noqa: BLE001 - a bug over one connection ends no other
                _tell(error)

    async def _exchange(self, connection: socket.socket, peer: str) -> None:
        with _network():
            reader, writer = await asyncio.open_connection(sock=connection, limit=self._limits.head_bytes)
        try:
            encoded = (await self._answer(reader, peer)).encoded()
            with _network():
                writer.write(encoded)
                async with asyncio.timeout(self._limits.idle):
                    await writer.drain()
                    await self._linger(reader, writer)
        finally:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    async def _linger(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read on a little: a connection closed over unread bytes takes the answer back."""
        writer.write_eof()
        with suppress(TimeoutError):
            async with asyncio.timeout(_LINGER):
                left = _LINGER_BYTES
                while left > 0 and (read := await reader.read(left)):
                    left -= len(read)

    async def _answer(self, reader: asyncio.StreamReader, peer: str) -> Answer:
        try:
            with _network():
                async with asyncio.timeout(self._limits.head):
                    head = await reader.readuntil(b"\r\n\r\n")
            request = requests.read(head)
            with speaking(words.language(request.fields.get("accept-language", ""))):
                return await self._admitted(request, reader, peer)
        except asyncio.LimitOverrunError:
            turned = Turned(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        except requests.BadRequest:
            turned = Turned(HTTPStatus.BAD_REQUEST)
        except Turned as raised:
            turned = raised
        except _Lost:
            raise
        except Exception as error:  # noqa: BLE001 - a bug over one request is told, and the line goes on
            _tell(error)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR)
        if turned.counts:
            self._gate.failed()
        return Answer(turned.status, headers={"Allow": turned.allow} if turned.allow else {})

    async def _admitted(self, request: requests.Request, reader: asyncio.StreamReader, peer: str) -> Answer:
        place = self._gate.admit(request, peer)
        if place == PAGE:
            return page(self._gate.new_page(), self._limits.file_bytes)
        if place == FILE:
            return await self._take(request, reader)
        return said(HTTPStatus.OK, self._gate.left())

    async def _take(self, request: requests.Request, reader: asyncio.StreamReader) -> Answer:
        """One file: read whole, then taken in whatever becomes of the sender; one at a time, for memory holds it."""
        length = self._gate.reserve(request.length())
        async with AsyncExitStack() as held:
            try:
                await self._wait_for_turn(held)
                data = await self._body(reader, length)
            except BaseException:
                self._gate.give_back()
                raise
            self._protect()
            landed = await self._loop.run_in_executor(self._hands, self._landed, Offered(_name(request), data=data))
        self._gate.tell(landed)
        return said(_STATUS[landed.became], {"became": landed.became, "says": words.landed(landed)})

    async def _wait_for_turn(self, held: AsyncExitStack) -> None:
        try:
            async with asyncio.timeout(self._limits.turn):
                await held.enter_async_context(self._turn)
        except TimeoutError:
            raise Turned(HTTPStatus.SERVICE_UNAVAILABLE) from None

    async def _body(self, reader: asyncio.StreamReader, length: int) -> bytes:
        data = bytearray()
        with _network():
            async with asyncio.timeout(self._limits.body):
                while len(data) < length:
                    async with asyncio.timeout(self._limits.idle):
                        read = await reader.read(length - len(data))
                    if not read:
                        raise _Lost
                    data += read
        return bytes(data)

    def _protect(self) -> None:
        """From here on the file is ours: stopping waits for this request."""
        task = asyncio.current_task()
        if task is not None:  # always one: said for the type checker
            self._landing.add(task)

    def _landed(self, offered: Offered) -> Landed:
        try:
            return self._land(offered)
        except Exception as error:  # noqa: BLE001 - a bug over one file is told, and the line goes on
            _tell(error)
            return Landed(offered.name, Became.FAILED)


@contextmanager
def _network() -> Iterator[None]:
    """Around what the network alone may spoil."""
    try:
        yield
    except (OSError, asyncio.IncompleteReadError) as error:
        raise _Lost from error


def _tell(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def _name(request: requests.Request) -> str:
    """The file's name as the telephone has it, without any folder."""
    told = unquote(request.fields.get(_NAME, "")).replace("\\", "/").rpartition("/")[2]
    return plain_name(told) or words.unnamed()
