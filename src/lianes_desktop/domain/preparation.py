"""What is prepared before an action: the shared list of tasks and the meetings held (R28, R29, R43)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.ids import DossierId, MeetingId, ParticipantId


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a dossier's checklist; a code of ours, or words typed here."""

    code: str = ""
    title: str = ""
    done_on: date | None = None
    owner: str = ""
    """Who sees to it."""
    note: str = ""
    not_needed: bool = False


class MeetingMode(StrEnum):
    """How people met."""

    ON_SITE = "presentiel"
    VIDEO = "visio"
    PHONE = "telephone"


@dataclass(frozen=True, slots=True)
class PreparationMeeting:
    """A meeting that prepares an action (R28, R32)."""

    id: MeetingId
    dossier: DossierId
    held_on: date | None = None
    mode: MeetingMode = MeetingMode.VIDEO
    participants: tuple[ParticipantId, ...] = ()
    """Those of the dossier who attended."""
    others: str = ""
    """Who else was there: Lianes, the Moroccan side."""
    decisions: str = ""
