"""The parent's side of the process that reads: the ``Reader`` port."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import cast

from lianes_desktop import codec
from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import Expected, Reading
from lianes_desktop.pictures.helper import Helper, HelperDied
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.ports.receipts import PrintedLine

COMMAND = (sys.executable, "-P", "-m", "lianes_desktop.reading.child")
_NOTHING = Expected()
SECONDS = 90.0
"""The most one page may take; a loaded old laptop needs ten."""


class ReceiptReader:
    """Reads in a process of its own, started at the first page; safe from any thread, one page at a time."""

    def __init__(self, helper: Helper | None = None) -> None:
        """Nothing is started before a page needs it."""
        self._helper = helper or Helper(COMMAND, SECONDS)
        self._abandoned = False

    def read(self, jpeg: bytes, expected: Expected) -> Reading:
        """What is printed on a picture that we drew ourselves.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it; ``field`` is empty.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        return self._ask("picture", jpeg, expected)

    def read_words(self, lines: Sequence[PrintedLine], expected: Expected) -> Reading:
        """What the words of a PDF say.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over them; ``field`` is empty.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        return self._ask("words", _told(lines), expected)

    def read_card(self, jpeg: bytes) -> BusinessCard:
        """What a business card says, on a picture that we drew.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it; ``field`` is empty.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        return cast("BusinessCard", self._answer({"kind": "picture", "card": 1}, jpeg, _NOTHING, BusinessCard))

    def read_card_words(self, lines: Sequence[PrintedLine]) -> BusinessCard:
        """What a business card says that came as a PDF; raises as ``read_card`` does."""
        return cast("BusinessCard", self._answer({"kind": "words", "card": 1}, _told(lines), _NOTHING, BusinessCard))

    def abandon(self) -> None:
        """Give up what is being read, at once: the window closes."""
        self._abandoned = True
        self._helper.abandon()

    def close(self) -> None:
        """End the process and give its memory back."""
        self._helper.close()

    def _ask(self, kind: str, body: bytes, expected: Expected) -> Reading:
        return cast("Reading", self._answer({"kind": kind}, body, expected, Reading))

    def _answer(self, head: Mapping[str, str | int], body: bytes, expected: Expected, kind: type) -> object:
        known = codec.dumps(Expected, expected).encode()
        try:
            _, answer = self._helper.ask({**head, "known": len(known)}, known + body)
            return codec.loads(kind, answer.decode())
        except (HelperDied, ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as died:
            if self._abandoned:
                raise CancelledError from died
            raise RefusedError([Refusal("", Problem.FILE_TOO_HARD)]) from died


def _told(lines: Sequence[PrintedLine]) -> bytes:
    """The words of a PDF with their places, as JSON."""
    width, height = lines[0].page if lines else (1, 1)
    told = {
        "width": width,
        "height": height,
        "lines": [{"text": line.text, "corners": line.corners} for line in lines],
    }
    return json.dumps(told).encode()
