"""What presenters ask of the window, as protocols without Qt.

The values named here are imported for the type checker alone: the first painted window does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from uuid import UUID

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.domain.summaries import Section
    from lianes_desktop.services.changes import Topic
    from lianes_desktop.services.offered import Offered
    from lianes_desktop.services.ports.progress import Progress

T = TypeVar("T")


class Place(StrEnum):
    """Every page of the window; those of a dossier bear the names of ``domain.dossiers.Section``."""

    OVERVIEW = "overview"
    TEAM = "team"
    PREPARATION = "preparation"
    BUDGET = "budget"
    PROGRAMME = "programme"
    CONTACTS = "contacts"
    RIGHTS = "rights"
    EXPENSES = "expenses"
    REPORT = "report"
    PAPERS = "papers"
    CLAIM = "claim"
    EXCHANGES = "exchanges"
    DELIVERIES = "deliveries"
    SHARING = "sharing"
    TRAIL = "trail"
    JOINING = "joining"
    STEERING = "steering"
    SETTINGS = "settings"
    INBOX = "inbox"
    ANSWERS = "answers"
    REGISTER = "register"
    PAYMENTS = "payments"
    MONEY = "money"
    MINISTRY = "ministry"
    PREFERENCES = "preferences"


class Job(Protocol):
    """Work handed to the worker."""

    def cancel(self) -> None:
        """Ask it to stop; ``failed`` is then called with ``CancelledError``."""
        ...


class Jobs(Protocol):
    """The one worker beside the window."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> Job:
        """Do ``work`` away from the window; the three others are called back on the window's thread.

        ``work`` gets the progress function the services ask for. ``failed`` gets ``RefusedError``,
        ``UnavailableError`` or ``CancelledError``, which is also what ``RemovedError`` ends as: nobody is left to
        tell; a bug reaches it too, after the crash window.
        """
        ...


class Navigator(Protocol):
    """Leads the person to a page, a record and a field."""

    def go(self, section: Section | Place, subject: UUID | None = None, field: str = "") -> None:
        """Show the page, select the record, focus the field of that name."""
        ...

    def open_dossier(self, dossier: DossierId) -> None:
        """Make it the dossier of every page."""
        ...


class Notices(Protocol):
    """The message bar at the foot of the window."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, for 8 seconds, with an Undo button when asked."""
        ...

    def warn(self, text: str) -> None:
        """Say a known failure and its remedy; it stays until the next message or a click."""
        ...


class Presenter(Protocol):
    """The decisions behind one page."""

    @property
    def topics(self) -> frozenset[Topic]:
        """Kinds of record the page shows: a change of one makes it stale."""
        ...

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier; ``None`` when there is none. Called before the page is first seen."""
        ...

    def refresh(self) -> None:
        """Read again and show: after changes, or a new language."""
        ...

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Select that record and focus the field of that name."""
        ...


@runtime_checkable
class TakesFiles(Protocol):
    """A presenter that takes the files dropped or pasted anywhere in the window."""

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take them in; refusals are the page's to say."""
        ...
