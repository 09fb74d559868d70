"""What the review of a claim shows, as its presenters ask it. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from lianes_desktop.domain.reviewing import ReviewReason
from lianes_desktop.ui.inbox.desk_values import DeskView, Panel


class BoardView(Protocol):
    """What the review shows."""

    def show_opening(self) -> None:
        """A claim is being read."""
        ...

    def show_unread(self) -> None:
        """It could not be read."""
        ...

    def show_desk(self, view: DeskView) -> None:
        """Show the claim."""
        ...

    def show_panel(self, panel: Panel) -> None:
        """Show the decision on the line in hand."""
        ...

    def offer_reasons(self, reasons: Sequence[tuple[ReviewReason, str]]) -> None:
        """The reasons to choose from, in words."""
        ...

    def refuse_decision(self, refusals: Mapping[str, str]) -> None:
        """Say beside each field (``kept``, ``reason``, ``words``) why it is refused; the first takes the focus."""
        ...

    def focus_decision(self, field: str) -> None:
        """Put the cursor in ``kept``, ``reason`` or ``words``."""
        ...

    def focus_lines(self) -> None:
        """Back to the lines."""
        ...

    def refuse_question(self, message: str) -> None:
        """Say beside the question why it is refused."""
        ...

    def forget_question(self) -> None:
        """The question was taken."""
        ...

    def ask_rest(self, count: int) -> None:
        """Ask once whether so many lines are to be accepted as claimed."""
        ...
