"""What came of an action: the mission report, what is to follow, what was told outside."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.ids import CommunicationId, DossierId, FollowUpId, ItemId
from lianes_desktop.domain.pieces import Piece

CRITERIA = ("interet_local", "competences", "developpement_reciproque", "dialogue")
"""What the projects of the programme must serve (R9)."""
BEST_SCORE = 3
BEST_MARK = 5
"""The best mark of satisfaction; the least is 1."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the four criteria: what can be said of it, and how well it was met, from 0 to 3."""

    code: str
    text: str = ""
    score: int | None = None


@dataclass(frozen=True, slots=True)
class MissionReport:
    """The report of one dossier (D14); what the records tell is drawn from them, this is what people add."""

    dossier: DossierId
    objective: str = ""
    course: str = ""
    """How it went (« déroulé »)."""
    french_side: str = ""
    """What the French side brings home (R18)."""
    moroccan_side: str = ""
    results: tuple[tuple[int, str], ...] = ()
    """(number of an expected result, 1 to 5; comment)."""
    criteria: tuple[Criterion, ...] = ()
    staff_impact: str = ""
    """What it changed for the staff (R71)."""
    satisfaction: int | None = None
    """From 1 to 5."""
    lessons: str = ""
    """What others can use (« capitalisation », R61)."""
    final: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something decided that is to be done: by whom, for when."""

    id: FollowUpId
    dossier: DossierId
    what: str
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    item: ItemId | None = None
    """The line of the programme it came from."""
    carried_from: FollowUpId | None = None
    """The same one in an earlier dossier, when it was carried over."""


class CommunicationKind(StrEnum):
    """Where it was told (R70)."""

    PRESS = "presse"
    WEB = "site"
    SOCIAL = "reseaux_sociaux"
    PHOTO = "photo"
    EVENT = "evenement"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class CommunicationItem:
    """One article, post or picture about the action, and whether people agreed to be seen (V29)."""

    id: CommunicationId
    dossier: DossierId
    title: str
    kind: CommunicationKind = CommunicationKind.PRESS
    published_on: date | None = None
    link: str = ""
    people_shown: bool = False
    """Somebody can be recognised."""
    image_rights: bool = False
    """Each of them agreed, in writing."""
    paper: Piece | None = None
    note: str = ""
