"""What reads a receipt: OCR and rules, in a process apart."""

from collections.abc import Sequence
from typing import Protocol

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.readings import Expected, Reading
from lianes_desktop.services.ports.receipts import PrintedLine


class Reader(Protocol):
    """Reads one page at a time; slow, for a worker thread; never more than one page at work."""

    def read(self, jpeg: bytes, expected: Expected) -> Reading:
        """What is printed on a picture that we drew ourselves.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it, and would again.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        ...

    def read_words(self, lines: Sequence[PrintedLine], expected: Expected) -> Reading:
        """What the text of a PDF says: nothing is recognised, all is known.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it, and would again.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        ...

    def abandon(self) -> None:
        """Give up what is being read, at once; never waits."""
        ...

    def close(self) -> None:
        """Let go of the reader's process and its memory; it starts again when asked."""
        ...


class CardReader(Protocol):
    """Reads business cards, in the same process apart; slow, for a worker thread."""

    def read_card(self, jpeg: bytes) -> BusinessCard:
        """What a business card says, on a picture that we drew.

        Raises:
            RefusedError: ``FILE_TOO_HARD``: the reader died over it, and would again.
            UnavailableError: the system cannot start the reader.
            CancelledError: it was abandoned meanwhile.
        """
        ...

    def read_card_words(self, lines: Sequence[PrintedLine]) -> BusinessCard:
        """What a business card says that came as a PDF; raises as ``read_card`` does."""
        ...
