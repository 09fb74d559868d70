"""What the deliveries presenter asks of its page. No Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.ui.deliveries.values import Question, View, Ways


class DeliveriesView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str, share: int = -1) -> None:
        """Show work under way, in hundredths done when that is known; empty words end it."""
        ...

    def ask_box(self, box: Box | None) -> None:
        """Ask for a new box, or for the corrections of one."""
        ...

    def refuse_box(self, refusals: Sequence[Refusal]) -> None:
        """Say in that sheet what is refused; nothing closes it."""
        ...

    def ask_place(self, question: Question) -> None:
        """Ask whether a place is the box meant."""
        ...

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone, before what it sent is believed."""
        ...

    def ask_way(self, ways: Ways) -> None:
        """Ask how a file is to go."""
        ...

    def ask_stick(self, path: Path) -> None:
        """Ask where to copy a file to: no stick is plugged in."""
        ...

    def open_file(self, path: Path) -> None:
        """Have the system open a file, a message with the mail program."""
        ...
