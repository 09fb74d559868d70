"""What the office reads over all the claims it has taken in: lists, totals and look-alikes, whatever their number."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from lianes_desktop.domain.ids import ExpenseId, OrganisationId
from lianes_desktop.domain.received_lines import ReceivedLine
from lianes_desktop.domain.reviewing import Verdict


class LineSort(StrEnum):
    """Orders of the list of all lines."""

    DAY = "day"
    AMOUNT = "amount"
    PAYEE = "payee"


class LineState(StrEnum):
    """How far a line's review has come, by the verdict in force on its very content."""

    UNSEEN = "unseen"
    ACCEPTED = "accepted"
    REDUCED = "reduced"
    REFUSED = "refused"
    HELD = "held"


STATE_OF = {
    Verdict.ACCEPT: LineState.ACCEPTED,
    Verdict.REDUCE: LineState.REDUCED,
    Verdict.REFUSE: LineState.REFUSED,
    Verdict.HOLD: LineState.HELD,
}


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """Which lines of the claims in force are wanted; what is ``None`` or empty is not narrowed."""

    edition: str | None = None
    year: int | None = None
    authority: OrganisationId | None = None
    letter: str = ""
    """Kind of action."""
    kinds: frozenset[str] = frozenset()
    """Codes of kinds of expense."""
    states: frozenset[LineState] = frozenset()
    words: str = ""
    """Each word stands somewhere in the payee, accents and capitals apart."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the list."""

    key: int
    line: ReceivedLine
    state: LineState
    kept_cents: int | None
    """The base kept by the verdict in force; ``None`` while there is none."""


class Place(NamedTuple):
    """Where a page of the list ended, to go on from there."""

    by: str | int
    key: int


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some rows in order, and where the next ones begin; ``None``: these were the last."""

    rows: tuple[LineRow, ...]
    then: Place | None


@dataclass(frozen=True, slots=True)
class LinesTotal:
    """Lines added up, in euro cents."""

    lines: int = 0
    euro_cents: int = 0
    eligible_cents: int = 0
    share_cents: int = 0


@dataclass(frozen=True, slots=True)
class LineChoices:
    """What the list can be narrowed to: whatever stands in some line in force, in order."""

    editions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    authorities: tuple[OrganisationId, ...] = ()
    letters: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A line of one claim and one of another dossier's claim in force that it looks like."""

    expense: ExpenseId
    other: ReceivedLine


class OfficeReadings(Protocol):
    """Reads over all claims taken in; each is of one moment and holds nothing open. For a worker thread.

    Raises:
        UnavailableError: the store cannot be read.
    """

    def page(
        self,
        asked: LinesAsked,
        *,
        sort: LineSort = LineSort.DAY,
        descending: bool = True,
        after: Place | None = None,
        most: int = 100,
    ) -> LinePage:
        """The next rows of the list after a place in it; the first ones without."""
        ...

    def totals(self, asked: LinesAsked) -> LinesTotal:
        """All lines wanted, added up."""
        ...

    def choices(self) -> LineChoices:
        """What there is to narrow to."""
        ...

    def lines_of(self, manifest_sha256: str) -> tuple[LineRow, ...]:
        """The lines of one claim, in force or not, by number."""
        ...

    def same_files(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines that rest on a file which stands in another dossier's claim in force too, of any year."""
        ...

    def same_expenses(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines of the same day, amount and payee, however written, in another dossier's claim in force."""
        ...

    def same_pictures(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        """Lines whose picture is near another dossier's; files that are the very same are not told again.

        Every fingerprint kept is compared.
        """
        ...

    def without_likeness(self, manifest_sha256: str) -> tuple[str, ...]:
        """Digests of a claim's files whose picture has not been looked at yet."""
        ...

    def kept(self) -> int:
        """How many bundles the inbox holds, those that wait included: tells whether it was added to."""
        ...

    def unfilled(self) -> tuple[str, ...]:
        """Manifests of claims taken in before their lines were told one by one, the oldest first."""
        ...
