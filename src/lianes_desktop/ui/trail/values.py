"""What the trail page shows, in words ready to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """A day over what was changed on it."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what it was about, from what to what, by whom and at what hour."""

    icon: str
    title: str
    change: str
    who: str
    time: str


Row = Head | Line


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants to see of the trail; empty is everything."""

    who: str | None = None
    record: str = ""
    day: str = ""
    """As typed."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A verdict above the list."""

    tone: str
    icon: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    empty: bool
    """Nothing was ever changed."""
    rows: tuple[Row, ...]
    more: str
    """Words of the button for the rest; empty when all is shown."""
    people: tuple[tuple[str | None, str], ...]
    kinds: tuple[tuple[str, str], ...]
    asked: Asked
    day_refused: str
    """Why the day typed is none."""
    strip: Strip | None = None
    """Whether the trail is whole, where it can be told."""
