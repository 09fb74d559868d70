"""The lines of a budget."""

from enum import StrEnum


class BudgetHeading(StrEnum):
    """The five lines of a mission's budget."""

    AIR = "air"
    LODGING = "lodging"
    MEALS = "meals"
    LOCAL_TRANSPORT = "local_transport"
    OTHER = "other"
