"""Files and boxes for the tests that carry them."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from lianes_desktop.domain.deliveries import Box, Way, box_name
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import OpenBox
from lianes_desktop.transport.line import Patience
from lianes_desktop.transport.server import Pace
from support.dav_servers import SECRET, USER
from support.fakes import no_progress

SIDE = "vers-lianes"
SMALL, BIG = 2_000, 12 * 2**20 + 345


def at_once(_seconds: float) -> None:
    """Wait for nothing."""


def a_pace() -> Pace:
    """No pause between tries; a silence is given up soon."""
    return Pace(at_once, Patience(silence=5.0, answer=10.0))


def a_web_box(port: int) -> Box:
    """The box that a server on loopback shows at its root."""
    return Box(uuid4(), Way.WEBDAV, "Boîte", f"http://127.0.0.1:{port}/", USER, SECRET)


class Sample:
    """A file to carry."""

    def __init__(self, folder: Path, size: int, name: str = "Demande n° 1.asice", content: bytes = b"") -> None:
        self.path = folder / name
        self.content = content or os.urandom(size)
        self.path.write_bytes(self.content)
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self.name = box_name(name, self.sha256)

    def put(self, opened: OpenBox) -> None:
        opened.put_new(SIDE, self.name, self.path, self.sha256, no_progress)

    def came(self, opened: OpenBox, folder: Path) -> bytes:
        """What is fetched under its name."""
        (entry,) = [one for one in opened.list(SIDE) if one.name == self.name]
        to = folder / entry.name
        assert opened.get(SIDE, entry, to, no_progress) == hashlib.sha256(to.read_bytes()).hexdigest()
        return to.read_bytes()


def patiently(act: Callable[[], object], tries: int = 60) -> bool:
    """Do it again for as long as the line is to blame; whether it was done in the end."""
    for _try in range(tries):
        try:
            act()
        except UnavailableError as error:
            if error.why is not Cause.GONE:
                raise
        else:
            return True
    return False


def failing(caught: UnavailableError) -> tuple[Resource, Cause]:
    """What failed, and why."""
    return caught.what, caught.why
