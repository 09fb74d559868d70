"""What was planned and done, hour by hour, in the local time of the place."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ContactId, DossierId, ItemId, ParticipantId, ReleaseId
from lianes_desktop.domain.missions import MenuCount
from lianes_desktop.domain.pieces import Piece

RESULTS = range(1, 6)
"""The five expected results, by number."""


class ItemKind(StrEnum):
    """Kinds of programme line (DOMAIN §4.7)."""

    TRANSFER = "transfert"
    FLIGHT = "vol"
    WELCOME = "accueil"
    MEETING = "reunion"
    SERVICE_VISIT = "visite_service"
    SITE_VISIT = "visite_equipement"
    WORKSHOP = "atelier"
    SIGNATURE = "signature"
    STAKEHOLDERS = "echange_acteurs"
    MEAL = "repas"
    REFRESHMENT = "collation"
    PRAYER = "priere_pause"
    FREE_TIME = "temps_libre"
    PRESS = "presse"
    DEBRIEFING = "debriefing"
    OTHER = "autre"


class ItemFamily(StrEnum):
    """The four families a block is drawn in."""

    VISIT = "visit"
    MEET = "meet"
    MEAL = "meal"
    MOVE = "move"


_FAMILIES = {
    ItemKind.TRANSFER: ItemFamily.MOVE,
    ItemKind.FLIGHT: ItemFamily.MOVE,
    ItemKind.FREE_TIME: ItemFamily.MOVE,
    ItemKind.PRAYER: ItemFamily.MOVE,
    ItemKind.SERVICE_VISIT: ItemFamily.VISIT,
    ItemKind.SITE_VISIT: ItemFamily.VISIT,
    ItemKind.MEAL: ItemFamily.MEAL,
    ItemKind.REFRESHMENT: ItemFamily.MEAL,
}


class ExchangeForm(StrEnum):
    """What counterparts exchange (R33)."""

    PRACTICE = "pratique"
    METHOD = "methode"
    TOOL = "outil"


class ItemState(StrEnum):
    """What became of a line (R86)."""

    PLANNED = "prevu"
    HELD = "tenu"
    CANCELLED = "annule"
    ADDED = "ajoute"
    """Held although it had not been planned."""


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """A picture taken at a line of the programme."""

    paper: Piece
    caption: str = ""
    shows: tuple[ContactId, ...] = ()
    """The people met who can be recognised on it: it leaves only with the image rights of each (V29)."""


TECHNICAL = frozenset(
    {
        ItemKind.MEETING,
        ItemKind.SERVICE_VISIT,
        ItemKind.SITE_VISIT,
        ItemKind.WORKSHOP,
        ItemKind.STAKEHOLDERS,
        ItemKind.DEBRIEFING,
    }
)
"""Kinds of line where counterparts exchange practices, methods and tools (R33)."""
SOCIAL = frozenset(
    {ItemKind.WELCOME, ItemKind.MEAL, ItemKind.REFRESHMENT, ItemKind.SIGNATURE, ItemKind.PRESS, ItemKind.FREE_TIME}
)
"""Moments shared that are not technical: they count for the intercultural exchange."""


@lru_cache(maxsize=4096)
def _instant(local: datetime, zone: str) -> datetime:
    """The UTC instant of a wall time; kept, for every line is compared with every other of its day."""
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One line of the programme: local wall times and the zone they are read in."""

    id: ItemId
    dossier: DossierId
    title: str
    kind: ItemKind
    starts_at: datetime
    """Local wall time, naive."""
    ends_at: datetime
    """Local wall time, naive, after ``starts_at``."""
    zone: str
    place: str = ""
    participants: tuple[ParticipantId, ...] = ()
    """Empty: everybody."""
    contacts: tuple[ContactId, ...] = ()
    results: tuple[int, ...] = ()
    """Numbers 1 to 5 of the expected results served."""
    note: str = ""
    group: str = ""
    """The lane of a hosting day; empty: every group."""
    covers: int | None = None
    diets: str = ""
    planned_cents: int | None = None
    overlap_accepted: bool = False
    state: ItemState = ItemState.PLANNED
    exchanged: tuple[ExchangeForm, ...] = ()
    outcome: str = ""
    """What was learnt or decided, for the report."""
    interest_fr: str = ""
    """What the French side finds in it (R30)."""
    interest_ma: str = ""
    menus: tuple[MenuCount, ...] = ()
    """Covers by menu, of a meal."""
    overruled: tuple[str, ...] = ()
    """Codes of the remarks on this line that a person has set aside."""
    absent: tuple[ParticipantId, ...] = ()
    """Of those expected, who did not come."""
    absent_contacts: tuple[ContactId, ...] = ()
    also_present: str = ""
    """Who came without being expected, as typed."""
    pictures: tuple[ItemPicture, ...] = ()
    revision: int = 0
    """How often its hours, its place, its title or whether it is cancelled changed: other calendars go by it.

    RFC 5545, SEQUENCE.
    """

    @property
    def took_place(self) -> bool:
        """Whether it was held, planned or not."""
        return self.state in (ItemState.HELD, ItemState.ADDED)

    @property
    def told_presence(self) -> bool:
        """Whether anything was said of who came."""
        return bool(self.absent or self.absent_contacts or self.also_present)

    @property
    def counts(self) -> bool:
        """Whether it is still part of the programme."""
        return self.state is not ItemState.CANCELLED

    @property
    def family(self) -> ItemFamily:
        """Which of the four families the kind is drawn in."""
        return _FAMILIES.get(self.kind, ItemFamily.MEET)

    @property
    def starts_utc(self) -> datetime:
        """The instant the line starts, aware, UTC."""
        return _instant(self.starts_at, self.zone)

    @property
    def ends_utc(self) -> datetime:
        """The instant the line ends, aware, UTC."""
        return _instant(self.ends_at, self.zone)

    @property
    def duration(self) -> timedelta:
        """How long it really lasts, across a clock change too."""
        return self.ends_utc - self.starts_utc


_FOLLOWED = ("starts_at", "ends_at", "zone", "place", "title", "counts")
"""What another calendar shows of a line: that it was held changes nothing there, that it is cancelled does."""


def revised(before: ProgrammeItem, after: ProgrammeItem) -> ProgrammeItem:
    """The line as now given, its revision one higher than before when another calendar must show it anew."""
    differs = any(getattr(before, field) != getattr(after, field) for field in _FOLLOWED)
    return replace(after, revision=max(after.revision, before.revision + differs))


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two lines that the same people cannot both attend."""

    first: ItemId
    second: ItemId
    starts_at: datetime
    """Local wall time in the second line's zone."""
    ends_at: datetime
    participants: tuple[ParticipantId, ...]
    contacts: tuple[ContactId, ...] = ()
    """The people met who are named on both."""


@dataclass(frozen=True, slots=True)
class ProgrammeRelease:
    """The programme as it was given to others, under a number."""

    id: ReleaseId
    dossier: DossierId
    number: int
    """From 1, within the dossier."""
    made_at: datetime
    """Aware, UTC."""
    made_by: str = ""
    note: str = ""
    """What the person says of this version."""
    items: tuple[ProgrammeItem, ...] = ()
