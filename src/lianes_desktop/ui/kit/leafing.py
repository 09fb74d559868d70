"""The sheets of a paper looked at over the whole screen: drawn beside the window, one asked after the other. No Qt."""

from collections.abc import Callable

from lianes_desktop.domain.pieces import Piece
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Jobs

Draw = Callable[[Piece, int], tuple[bytes, int]]
"""A sheet as a JPEG, and how many the paper has; for a worker thread."""
Show = Callable[[bytes, int, int], None]
"""A sheet as a JPEG, its number, and how many there are."""


class Leafing:
    """One paper at a time: what nobody waits for any more is neither shown nor said."""

    def __init__(self, jobs: Jobs, draw: Draw, show: Show, failed: Callable[[Exception], None]) -> None:
        """``failed`` says why a sheet cannot be shown."""
        self._jobs = jobs
        self._draw, self._show, self._failed = draw, show, failed
        self._paper: Piece | None = None
        self._asked = 0
        """Which ask is the present one."""

    def see(self, paper: Piece | None) -> None:
        """Show the first sheet of a paper; nothing when there is none."""
        self._paper = paper
        self.turn(0)

    def turn(self, number: int) -> None:
        """Show another sheet of it."""
        self.leave()
        asked, paper = self._asked, self._paper
        if paper is None:
            return

        def work(_progress: Progress) -> tuple[bytes, int]:
            return self._draw(paper, number)

        def done(drawn: tuple[bytes, int]) -> None:
            if asked == self._asked:
                self._show(drawn[0], number, drawn[1])

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._failed(error)

        self._jobs.run(work, done, failed)

    def leave(self) -> None:
        """It is not looked at any more: a sheet that is being drawn is not shown."""
        self._asked += 1
