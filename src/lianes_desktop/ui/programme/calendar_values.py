"""What is shown of a calendar file before any of it is taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that the file would add or change."""

    title: str
    when: str
    does: str
    """What taking it does."""
    tone: str
    ticked: bool
    """Whether it is chosen at first."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part of the file that is not taken, and why."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the rows below it are."""

    text: str


@dataclass(frozen=True, slots=True)
class FileShown:
    """A whole file."""

    title: str
    sentence: str
    offers: tuple[Offer, ...]
    left: tuple[Left, ...]
    left_words: str
    """How many parts are not taken; empty when there is none."""
