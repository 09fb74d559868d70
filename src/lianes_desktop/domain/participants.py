"""The people who take part in an action, and the acts that send them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.ids import DossierId, OrganisationId, ParticipantId
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece


class Gender(StrEnum):
    """Only when the person gives it, for the funder's counts (R103)."""

    WOMAN = "f"
    MAN = "h"


SENT_BY_ACT = frozenset({Status.ELECTED, Status.STAFF, Status.STAKEHOLDER, Status.EXPERT})
"""Who needs an act that sends them (V15, V16); delegates come on an invitation."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """The act that sends a person: mission order, special mandate, letter of mission, or invitation."""

    number: str = ""
    """Of the order, or of the deliberation that gives the special mandate."""
    dated: date | None = None
    signatory: str = ""
    body: str = ""
    """The deliberative body, for a special mandate: « conseil municipal », « bureau »."""
    purpose: str = ""
    """The precise operation, as the act words it."""
    expenses: str = ""
    """The expenses it authorises."""
    transport: str = ""
    """The means of transport and its class."""
    paper: Piece | None = None
    """The signed act, scanned."""


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A person's own vehicle, for mileage."""

    power: FiscalPower
    run_before: int = 0
    """Kilometres run for the service since 1 January."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who travels, hosts or is received."""

    id: ParticipantId
    dossier: DossierId
    given_name: str
    family_name: str
    given_name_ar: str = ""
    family_name_ar: str = ""
    status: Status = Status.STAFF
    organisation: OrganisationId | None = None
    function: str = ""
    mandate: Mandate = field(default_factory=Mandate)
    position: int = 0
    """Order in lists: protocol order for a delegation."""
    title: str = ""
    """Civil title, as « Mme » or « M. »."""
    function_ar: str = ""
    service: str = ""
    """Department and grade, as the mission order names them."""
    home: str = ""
    """Family residence: where the journey may start."""
    workplace: str = ""
    """Administrative residence."""
    employer: str = ""
    """The body a stakeholder or an expert comes from, as typed."""
    gender: Gender | None = None
    expertise: str = ""
    """What the person knows, for the network (R69)."""
    expertise_shared: bool = False
    """The person agreed that the network may show it."""
    vehicle: Vehicle | None = None
    passport_expires_on: date | None = None

    @property
    def name(self) -> str:
        """Given name and family name, as typed."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def name_ar(self) -> str:
        """Given name and family name in Arabic."""
        return f"{self.given_name_ar} {self.family_name_ar}".strip()
