"""What the presenter of the office's page tells it."""

from collections.abc import Sequence
from typing import Protocol

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.ui.settings.values import EditorView


class SettingsEditorView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: EditorView) -> None:
        """Show everything."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the form."""
        ...

    def ask_issue(self, number: int, changes: Sequence[str], folder: str) -> None:
        """Ask for the authority's passphrase and where to write the file."""
        ...

    def show_asking(self, words: str) -> None:
        """Say in the sheet that asks what is under way; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in that sheet what is refused; whether it could be said there."""
        ...

    def close_asking(self) -> None:
        """The passphrase has served."""
        ...
