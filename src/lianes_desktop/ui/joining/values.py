"""What the joining presenter shows, in words ready to show, and what the page says back."""

from dataclasses import dataclass, field
from enum import StrEnum

from lianes_desktop.domain.ids import DossierId, MembershipId, OrganisationId
from lianes_desktop.domain.joining import MembershipRole
from lianes_desktop.ui.kit.held import FormShown


class Part(StrEnum):
    """The leaves of a membership's sheet."""

    CONTACT = "contact"
    LETTER = "letter"
    CONVENTION = "convention"
    RULES = "rules"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class State:
    """A state in a chip."""

    words: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Line:
    """One membership of the list; ``head`` is the edition the group begins with, or empty inside it."""

    id: MembershipId
    head: str
    name: str
    detail: str
    state: State


@dataclass(frozen=True, slots=True)
class Counter:
    """The consortium and the deadline of an edition."""

    count: int
    least: int
    title: str
    sentence: str
    left: str
    """``J−12``, or since when it has passed."""
    deadline: str
    tone: str
    hint: str
    """That the team is there all summer; empty out of season."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper kept, or the place for one (``name`` is empty)."""

    slot: str
    name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the convention; its day and note are fields of the form."""

    number: int
    title: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class KindRule:
    """A nature of expense the convention rules otherwise; coverage, ceiling, article are fields of the form."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Follower:
    """A dossier of the authority, and how it stands to the convention."""

    dossier: DossierId
    title: str
    state: State
    may_follow: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """What one authority brings to the consortium."""

    name: str
    state: State
    partners: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The selected membership."""

    id: MembershipId
    name: str
    state: State
    next: str
    saved: str
    steps: tuple[tuple[str, str, str], ...]
    """(title, day or what is left, ``done``, ``now``, ``later`` or ``blocked``)."""
    form: FormShown
    late: bool
    eligible: str
    letter: Paper
    convention: Paper
    versions: tuple[Version, ...]
    kinds: tuple[KindRule, ...]
    other_kinds: tuple[tuple[str, str], ...]
    usual: dict[str, str] = field(default_factory=dict)
    """What the programme says where the convention says nothing, by field."""
    followers: tuple[Follower, ...] = ()
    brought: tuple[Brought, ...] = ()
    means: str = ""
    """That the authority is a small one, with few means; empty for others and when its population is unknown."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a new membership may be of."""

    editions: tuple[tuple[str, str], ...]
    authorities: tuple[tuple[OrganisationId | None, str], ...]
    roles: tuple[tuple[MembershipRole, str], ...]
    own: OrganisationId | None


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    lines: tuple[Line, ...]
    selected: MembershipId | None
    sheet: Sheet | None
    counter: Counter
    part: Part
    own: str
    """The button that begins the membership of the person's own authority; empty when it has one."""
    founders: str
    """The button that begins those of the founders; empty when they have theirs."""
    brought: tuple[Brought, ...]
    busy: str
    """What is under way beside the window."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A field left with this text, tick or choice."""

    membership: MembershipId
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Begun:
    """A membership asked for; ``name`` is that of an authority not in the list."""

    edition: str
    authority: OrganisationId | None
    name: str
    role: MembershipRole
