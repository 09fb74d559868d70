"""The steering committee, about twice a year (R19)."""

from dataclasses import dataclass
from datetime import date

from lianes_desktop.domain.ids import MeetingId


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited to a meeting."""

    name: str
    organisation: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class CommitteeDecision:
    """What the committee decided, who sees to it and for when."""

    text: str
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class SteeringMeeting:
    """One meeting of the steering committee of an edition."""

    id: MeetingId
    edition: str
    held_on: date | None = None
    """Planned or held on."""
    place: str = ""
    agenda: str = ""
    attendance: tuple[Attendee, ...] = ()
    decisions: tuple[CommitteeDecision, ...] = ()
    minutes: str = ""
    held: bool = False
