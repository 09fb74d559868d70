"""A box on a WebDAV server, set up and used by hand at a window, over a line that breaks at random."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.deliveries import Collected, Delivery, DeliveryState
from lianes_desktop.transport import names
from lianes_desktop.ui.kit.labels import Chip
from support.cutting import CuttingProxy
from support.dav_servers import SECRET, USER, shown, wsgidav
from support.fingers import plain
from support.seats import Side

_TRIES = 40
_OFTEN = 0.5
"""How many connections may break."""
_SHORTEST, _SPREAD = 300, 3.1
"""Bytes the worst of them carries, and the power of ten by which the best carries more."""


@dataclass
class Post:
    """The server's own folder, and the line to it."""

    folder: Path
    proxy: CuttingProxy

    def stored(self) -> dict[str, int]:
        """Under each digest, how many times a file of that content stands in the box, whole or in parts."""
        counts: dict[str, int] = {}
        for one in self.folder.rglob("*.asice*"):
            if one.is_file() and names.PARTS_FOLDER not in one.parts and not one.name.endswith(names.TEMPORARY_SUFFIX):
                digest = sha256(_content(one)).hexdigest()
                counts[digest] = counts.get(digest, 0) + 1
        return counts


def _content(file: Path) -> bytes:
    data = file.read_bytes()
    if not file.name.endswith(names.PARTS_SUFFIX):
        return data
    folder = file.parent / names.PARTS_FOLDER
    return b"".join((folder / one.sha256).read_bytes() for one in names.parts_of(data).parts)


@contextmanager
def breaking_post(seed: int) -> Iterator[Post]:
    """A server on loopback whose connections break at random, the same way for the same ``seed``."""
    chance = random.Random(seed)  # noqa: S311 - where a line breaks is no secret
    with shown() as folder, wsgidav(folder) as port, CuttingProxy(port) as proxy:
        proxy.cut = lambda: int(_SHORTEST * 10 ** (_SPREAD * chance.random())) if chance.random() < _OFTEN else None
        yield Post(folder, proxy)


class PostHand:
    """A person at the page of deliveries of one window; presses again whatever was cut."""

    def __init__(self, side: Side, post: Post) -> None:
        """Nothing is set up yet."""
        self._side, self._hand, self._post = side, side.hand, post

    def set_up(self, section: str) -> None:
        """Add the box, and say that the place is the one meant; ``section`` leads to the page's tab."""
        hand = self._hand
        self._section = section
        self.open()
        hand.click("addBox")
        hand.click("segment_webdav")
        for name, text in (
            ("box_name", "Nextcloud de Lianes"),
            ("box_address", f"http://127.0.0.1:{self._post.proxy.port}/"),
            ("box_user", USER),
            ("box_secret", SECRET),
        ):
            hand.type_in(name, text)
        hand.click("accept")

        def known() -> bool:
            if hand.sees("place_sheet"):
                hand.click("accept")
            state = hand.sees("box_state")  # made anew whenever something about the box changes
            return isinstance(state, Chip) and plain(state.text()) == "Reconnue"

        self._until(known, "box_try", "the box is known")

    def open(self) -> None:
        """Go to the page as anybody does."""
        self._hand.click(self._section)
        self._hand.click("tab_deliveries")

    def pick(self, file: Path) -> None:
        """Choose a file on the page."""
        self.open()
        self._hand.click("sendFirst" if self._hand.sees("sendFirst") else "sendFile")
        self._hand.choose_file(file)

    def leave(self, file: Path) -> None:
        """Choose the box in the sheet that asks how a file is to go; press again until it has left."""
        self._hand.click("way_box_0")
        digest = sha256(file.read_bytes()).hexdigest()

        def left() -> bool:
            queued = self._side.workspace.readings.every(Delivery)
            return any(one.sha256 == digest and one.state is DeliveryState.SENT for one in queued)

        self._until(left, "row_retry", f"{file.name} left")

    def fetch(self, file: Path) -> None:
        """Look into the box until that file came."""
        self.open()
        digest = sha256(file.read_bytes()).hexdigest()
        self._until(lambda: digest in self.collected(), "fetchNow", f"{file.name} fetched")

    def fetch_again(self) -> None:
        """Look once more, when there is nothing new."""
        if self._hand.sees("rootSheet") is None:
            self._hand.click("fetchNow")
            self.settled()

    def collected(self) -> list[str]:
        """The digests of what came, each time it did."""
        return [one.sha256 for one in self._side.workspace.readings.every(Collected)]

    def settled(self) -> None:
        """Wait until nothing is under way."""
        self._hand.wait(lambda: self._hand.sees("busyWords") is None, "nothing under way", 60)

    def _until(self, done: Callable[[], bool], button: str, what: str) -> None:
        """Press a button whenever nothing is under way, until it is done."""
        hand = self._hand
        for _try in range(_TRIES):
            self.settled()
            if done():
                return
            found = hand.sees(button)
            if isinstance(found, QWidget) and found.isEnabled() and hand.sees("busyWords") is None:
                hand.click(button)
        raise AssertionError(f"pressed {button} in vain: {what}")
