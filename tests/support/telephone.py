"""A telephone made of bare sockets, and the computer it calls."""

import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from lianes_desktop.services.networks import Interface
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.telephone import Became, Landed, Line
from lianes_desktop.telephone.limits import Limits
from lianes_desktop.telephone.reception import Reception

LOOPBACK = Interface("lo", "127.0.0.1")
_PATIENCE = 10.0


class Answer(NamedTuple):
    """What came back; status 0 when nothing did."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, object]:
        read = json.loads(self.body)
        assert isinstance(read, dict)
        return read


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Taker:
    """Takes files in, and can be made to wait, to refuse or to break."""

    taken: list[Offered] = field(default_factory=list)
    landed: Landed | None = None
    breaks: Exception | None = None
    free: Event = field(default_factory=Event)
    asked: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.free.set()

    def __call__(self, offered: Offered) -> Landed:
        self.asked.set()
        assert self.free.wait(_PATIENCE)
        if self.breaks is not None:
            raise self.breaks
        self.taken.append(offered)
        return self.landed or Landed(offered.name, Became.RECEIVED)


class Desk:
    """One line, opened with the limits a test gives."""

    def __init__(self) -> None:
        self.clock, self.taker = Clock(), Taker()
        self._lines: list[Line] = []

    def line(self, limits: Limits | None = None, address: str = "127.0.0.1") -> Line:
        self._lines.append(Reception(limits, self.clock, loopback=True).listen(address, self.taker))
        return self._lines[-1]

    def phone(self, limits: Limits | None = None) -> "Phone":
        return Phone(self.line(limits))

    def close(self) -> None:
        self.taker.free.set()
        for line in self._lines:
            line.stop()
            line.wait()


class Phone:
    """A telephone with the address of a line."""

    def __init__(self, line: Line) -> None:
        self.line = line
        parts = urlsplit(line.state().address)
        assert parts.hostname is not None
        assert parts.port is not None
        self.host, self.path = parts.netloc, parts.path
        self.where = (parts.hostname, parts.port)
        self.key = ""

    def open(self, **fields: str) -> Answer:
        """Load the page, and keep its secret."""
        answer = self.ask("GET", self.path, fields)
        found = re.search(rb'"key": "([^"]+)"', answer.body)
        self.key = found[1].decode() if found is not None else ""
        return answer

    def join(self) -> "Phone":
        """Load the page and let it run."""
        assert self.open().status == 200
        assert self.state().status == 200
        return self

    def state(self) -> Answer:
        return self.post("/state")

    def send(self, data: bytes, name: str = "ticket.jpg", **fields: str) -> Answer:
        return self.post("/file", data, {"X-Lianes-Name": quote(name), **fields})

    def post(self, place: str, data: bytes = b"", fields: Mapping[str, str | None] | None = None) -> Answer:
        ours = {"Origin": f"http://{self.host}", "X-Lianes-Key": self.key, "Content-Length": str(len(data))}
        return self.ask("POST", self.path + place, {**ours, **(fields or {})}, data)

    def ask(
        self, method: str, target: str, fields: Mapping[str, str | None] | None = None, body: bytes = b""
    ) -> Answer:
        """One request; a field given as ``None`` is left out, ``Host`` is right unless given."""
        given = {"Host": self.host, **(fields or {})}
        lines = [
            f"{method} {target} HTTP/1.1",
            *(f"{name}: {value}" for name, value in given.items() if value is not None),
        ]
        return self.raw("\r\n".join([*lines, "", ""]).encode() + body)

    def raw(self, sent: bytes, *, leave: bool = False) -> Answer:
        """These bytes; ``leave`` hangs up after them instead of listening."""
        try:
            with socket.create_connection(self.where, timeout=_PATIENCE) as call:
                call.sendall(sent)
                if leave:
                    return Answer(0, {}, b"")
                return read(call)
        except ConnectionError:
            return Answer(0, {}, b"")


def read(call: socket.socket) -> Answer:
    """The answer on a connection, to its end."""
    heard = b""
    try:
        while piece := call.recv(65536):
            heard += piece
    except ConnectionError:
        pass
    if not heard:
        return Answer(0, {}, b"")
    head, _, body = heard.partition(b"\r\n\r\n")
    first, *fields = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in fields)}
    assert int(headers["content-length"]) == len(body)
    return Answer(int(first.split(" ")[1]), headers, body)
