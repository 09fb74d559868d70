"""What the presenter tells the claim page. No Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.ui.claim.values import Destination, Underway, View


class ClaimView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_destination(self, destination: Destination) -> None:
        """Show where the bundle will be written."""
        ...

    def show_underway(self, underway: Underway | None) -> None:
        """Show work under way; ``None`` ends it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused; none clears it."""
        ...

    def forget_passphrase(self) -> None:
        """Empty the field once it has served."""
        ...

    def show_preview(self, pdf: Path) -> None:
        """Show the claim's pages."""
        ...

    def ask_copy_folder(self) -> None:
        """Ask where to copy the bundle to."""
        ...

    def ask_folder(self) -> None:
        """Ask where to write the bundle."""
        ...

    def focus_field(self, field: str) -> None:
        """Put the cursor in ``passphrase`` or on ``certified``."""
        ...
