"""Who uses this installation."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.participants import Status


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
