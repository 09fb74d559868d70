"""What the page asks, and is answered, when a programme is filled at once."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

Source = str | date | UUID
"""What lines are taken from: a template by its code, a day of this programme, or another dossier by its id."""


class Fill(StrEnum):
    """The ways to fill a programme at once."""

    TEMPLATE = "template"
    DAY = "day"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Question:
    """What can be taken, in words, the one proposed, and the day proposed as it would be typed."""

    fill: Fill
    sources: tuple[tuple[Source, str], ...]
    proposed: Source
    day: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is taken, and the day as typed."""

    fill: Fill
    source: Source
    day: str
