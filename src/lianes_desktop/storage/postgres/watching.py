"""Whether somebody else of the office saved something: each workplace's last commit has a mark of its own."""

from lianes_desktop.storage.asking import Lender

_MARKS = 'SELECT "only", mark FROM last_commit WHERE "only" <> ?'


class OtherCommits:
    """Looks at the marks of the other workplaces; one row each, so looking costs next to nothing."""

    def __init__(self, readers: Lender, seat: int) -> None:
        """``seat`` is the number of this workplace."""
        self._readers = readers
        self._seat = seat
        self._seen: frozenset[tuple[int, str]] | None = None

    def changed(self) -> bool:
        """Whether one of them committed since the last look; never at the first.

        Raises:
            UnavailableError: the server cannot be reached now.
        """
        with self._readers.reading() as connection:
            marks = frozenset((int(seat), str(mark)) for seat, mark in connection.execute(_MARKS, (self._seat,)))
        before, self._seen = self._seen, marks
        return before is not None and before != marks
