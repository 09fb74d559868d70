"""What the presenter of the page between colleagues shows, in words ready to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side of a question."""

    value: str
    said: str
    """By whom, and when."""
    shown: bool
    """Whether it is what the dossier shows meanwhile."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field to decide."""

    counter: str
    record: str
    field: str
    sides: tuple[SideLine, ...]
    typing: str
    """The label of the field where another value is typed; empty where none can be."""
    more: bool
    """Whether another question follows."""


@dataclass(frozen=True, slots=True)
class ShareLines:
    """What a share would hold, and why it cannot be made now, if it cannot."""

    contents: str
    staying: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the last file: a title, and one line a fact."""

    tone: str
    icon: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    question: Question | None
    share: ShareLines | None
    """``None`` while no dossier is open."""
    written: str
    """Path of the file just written; empty when there is none."""
    report: Report | None


SHARE = "share"
"""Sign and write a share."""
