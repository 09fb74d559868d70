"""What the claim's presenter shows, in words ready to show."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.dossiers import Section


class Standing(StrEnum):
    """How a group of checks stands."""

    FINE = "fine"
    REMARK = "remark"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One group of checks, or one thing found; ``section`` is where to put it right."""

    title: str
    detail: str
    standing: Standing
    section: Section | None = None
    subject: UUID | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One line of the recap: a budget heading, or the total."""

    icon: str
    title: str
    receipts: str
    spent: str
    eligible: str
    reduced: bool
    share: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A sum left out of the base, and why."""

    title: str
    sum: str


@dataclass(frozen=True, slots=True)
class Left:
    """The file that left, for the lines under the button."""

    title: str
    path: str
    code: str
    folder: Path


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Who signs, and whether Lianes knows the key."""

    name: str
    initials: str
    groups: str
    known: bool
    chip: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    steps: tuple[tuple[str, str, str], ...]
    """Title, detail and state (``done``, ``now``, ``later``, ``blocked``) of the four steps."""
    checks: tuple[CheckLine, ...]
    findings: tuple[CheckLine, ...]
    recap: tuple[RecapRow, ...]
    total: RecapRow
    share_title: str
    taken_out: tuple[TakenOut, ...]
    to_be_agreed: str
    hero: tuple[str, str, str]
    split: tuple[str, str, str, str]
    """Lianes' name and part, the authority's name and part."""
    ratio: float
    """Lianes' part of what was spent, for the bar alone."""
    signer: SignerLine | None
    why_not: str
    """Why the button is off; empty when one may sign."""
    folder: str
    version_note: str
    seal_note: str
    left: Left | None
