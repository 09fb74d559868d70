"""What the documents' presenter shows, in words ready to show."""

from dataclasses import dataclass

from lianes_desktop.domain.papers import PaperCode, SubjectId


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One document of the list; ``head`` is the moment the group begins with, or empty inside it."""

    code: PaperCode
    head: str
    name: str
    detail: str
    """For whom, or what it still waits for."""
    ready: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom or what the document is made."""

    label: str
    options: tuple[tuple[SubjectId, str], ...]
    chosen: SubjectId


@dataclass(frozen=True, slots=True)
class Chosen:
    """The document selected."""

    name: str
    detail: str
    lack: str
    """Why it cannot be made yet; empty when it can."""
    choice: Choice | None
    """``None`` when there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    lines: tuple[PaperLine, ...]
    selected: PaperCode | None
    chosen: Chosen | None


@dataclass(frozen=True, slots=True)
class Underway:
    """Slow work: what is being done, how far it is, in words and figures."""

    words: str
    detail: str = ""
    at: int = 0
    of: int = 0
