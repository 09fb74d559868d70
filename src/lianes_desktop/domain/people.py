"""Who uses this installation, and in what capacity people take part."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import OrganisationId


class Status(StrEnum):
    """In what capacity a person takes part; it decides the mandate needed (DOMAIN §4.5)."""

    ELECTED = "elu"
    STAFF = "agent"
    STAKEHOLDER = "acteur"
    EXPERT = "expert"
    DELEGATE = "delegue_ma"


class Role(StrEnum):
    """Which side of the exchange this installation serves."""

    FIELD = "field"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Profile:
    """The person at this device, as typed at first start."""

    participant: UUID
    given_name: str
    family_name: str
    email: str
    organisation: OrganisationId | None
    status: Status
    role: Role

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}".strip()
