"""What draws the documents of the programme."""

from typing import BinaryIO, Protocol

from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.services.ports.progress import Progress


class Press(Protocol):
    """Papers as PDF: the same values give the same bytes."""

    def draw(self, given: PaperInput, out: BinaryIO, progress: Progress) -> None:
        """Write one document; ``progress`` counts pages, none of none while they are laid out."""
        ...
