"""The checklist of a claim's review, by kind of action (DOMAIN §5–7; PEERS J3): what a person looks at, once."""

from collections.abc import Mapping
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType


class ReviewPoint(StrEnum):
    """One thing to look at; each has one translated question."""

    CONVENTION = "convention"
    """D2: the convention is signed, or the letter of intent received in time."""
    DATES = "dates"
    PROGRAMME = "programme"
    """D5, D6: the programme was held, and the expenses belong to it."""
    MANDATES = "mandates"
    """D3, D4: each traveller's act is dated before departure."""
    INVITATION = "invitation"
    """D7."""
    ATTENDANCE = "attendance"
    """D8."""
    CONSENTS = "consents"
    """D17: the people met agreed to be passed on."""
    IMAGES = "images"
    """D18."""
    ACCORD = "accord"
    OWNERS = "owners"
    """R58: the authorities stay in charge of the project."""
    NO_HEAVY = "no_heavy"
    """R63."""
    REPORT = "report"
    """D14: both sides say what they bring home."""
    FUNDING = "funding"
    """D12: nothing is paid twice."""
    BANK = "bank"
    """The RIB is the authority's own."""


_P = ReviewPoint
_CLOSING = (_P.CONSENTS, _P.IMAGES, _P.REPORT, _P.FUNDING, _P.BANK)
POINTS: Mapping[ActionType, tuple[ReviewPoint, ...]] = {
    ActionType.MISSION: (_P.CONVENTION, _P.DATES, _P.MANDATES, _P.PROGRAMME, *_CLOSING),
    ActionType.HOSTING: (_P.CONVENTION, _P.DATES, _P.INVITATION, _P.PROGRAMME, _P.ATTENDANCE, *_CLOSING),
    ActionType.PARTNERSHIP: (_P.CONVENTION, _P.DATES, _P.ACCORD, *_CLOSING),
    ActionType.PROJECT: (_P.CONVENTION, _P.DATES, _P.OWNERS, _P.NO_HEAVY, *_CLOSING),
}
"""In the order they are looked at."""
