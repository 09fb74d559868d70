"""The four kinds of action."""

from enum import StrEnum


class ActionType(StrEnum):
    """The brochure's four kinds of action."""

    MISSION = "A"
    HOSTING = "B"
    PARTNERSHIP = "C"
    PROJECT = "D"
