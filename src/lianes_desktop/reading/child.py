"""The process that reads: the engine and its memory live here, and go with it.

Speaks ``pictures.messages``. A request is what is known beforehand (its first ``known`` bytes, JSON), then a JPEG that
we drew (``kind`` "picture") or the words of a PDF as JSON (``kind`` "words"); the answer is a reading as JSON. Of a
business card (``card`` in the head) the answer is what it says of a person.
Run as ``python -m lianes_desktop.reading.child``; ends with its parent.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import IO, TYPE_CHECKING, cast

from lianes_desktop import codec
from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.readings import Expected, Reading
from lianes_desktop.pictures.messages import read_message, whole, write_message
from lianes_desktop.reading.cards import extract_card
from lianes_desktop.reading.extraction import Printed, extract
from lianes_desktop.reading.framing import framing
from lianes_desktop.reading.lines import Line

if TYPE_CHECKING:
    from lianes_desktop.reading.arabic import ArabicReader
    from lianes_desktop.reading.engine import Engine, Seen
    from lianes_desktop.reading.lines import Corners

MEMORY = 1_800_000_000
"""The most memory the process may ask for, where the system lets us say so; it takes about 0.8 GB."""
_NICE = 5
"""Reading gives way to the window."""


def serve(
    asked: IO[bytes],
    answered: IO[bytes],
    read: Callable[[bytes, Expected], Reading],
    read_card: Callable[[bytes], BusinessCard],
) -> None:
    """Answer every request until the parent goes."""
    while (message := read_message(asked)) is not None:
        head, body = message
        known = whole(head, "known")
        expected, body = cast("Expected", codec.loads(Expected, body[:known].decode())), body[known:]
        if head.get("card"):
            card = extract_card(_printed(body)) if head["kind"] == "words" else read_card(body)
            write_message(answered, {}, codec.dumps(BusinessCard, card).encode())
            continue
        reading = _of_words(body, expected) if head["kind"] == "words" else read(body, expected)
        write_message(answered, {}, codec.dumps(Reading, reading).encode())


def read_picture(jpeg: bytes, expected: Expected) -> Reading:
    """Read a picture that we drew."""
    seen = _seen(jpeg)
    if seen is None:
        return Reading()
    engine, arabic = _engines()
    lines, indic = arabic.complete(seen.lines, seen.pieces)
    place = {id(line): at for at, line in enumerate(lines)}

    def again(line: Line) -> Sequence[str]:
        (read,) = engine.again([seen.pieces[place[id(line)]]])
        return [text for text, _ in read]

    reading = extract(Printed(lines, seen.size, indic=indic), expected, again)
    return replace(reading, turn=seen.turn, flaws=tuple(sorted(framing(seen.lines, seen.size))))


def read_card_picture(jpeg: bytes) -> BusinessCard:
    """Read the picture of a business card that we drew."""
    seen = _seen(jpeg, unread=True)  # names in Arabic: of some the main engine knows no letter at all
    if seen is None:
        return BusinessCard()
    lines, indic = _engines()[1].complete(seen.lines, seen.pieces)
    return extract_card(Printed(lines, seen.size, indic=indic))


def _seen(jpeg: bytes, *, unread: bool = False) -> Seen | None:
    """The pieces of text of a picture; ``None`` when it is no picture."""
    import cv2  # noqa: PLC0415 - the models load at the first picture, not for words
    import numpy as np  # noqa: PLC0415

    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    return None if picture is None else _engines()[0].read(np.asarray(picture, np.uint8), unread=unread)


@cache
def _engines() -> tuple[Engine, ArabicReader]:
    from lianes_desktop.reading.arabic import ArabicReader  # noqa: PLC0415
    from lianes_desktop.reading.engine import Engine  # noqa: PLC0415

    return Engine(threads=min(2, os.cpu_count() or 1)), ArabicReader()


def _of_words(body: bytes, expected: Expected) -> Reading:
    return extract(_printed(body), expected)


def _printed(body: bytes) -> Printed:
    """The words of a PDF with their places."""
    told = json.loads(body)
    lines = [
        Line(str(one["text"]), 1.0, cast("Corners", tuple((float(x), float(y)) for x, y in one["corners"])))
        for one in told["lines"]
    ]
    return Printed(lines, (float(told["width"]), float(told["height"])))


def _bound() -> None:
    """Bound this process and let others go first; systems without ``resource`` keep the time limit alone."""
    with suppress(ImportError, ValueError, OSError, AttributeError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        os.nice(_NICE)


if __name__ == "__main__":
    _bound()
    serve(sys.stdin.buffer, sys.stdout.buffer, read_picture, read_card_picture)
