"""People met, in both scripts, and what they agreed to."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender


class ConsentState(StrEnum):
    """Where we stand with a person's agreement (DOMAIN §9)."""

    TO_ASK = "to_ask"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentChannel(StrEnum):
    """How the notice was given and the answer received."""

    ORAL = "oral"
    PRINTED = "printed"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Consent:
    """The answer, when and how it was given, and its scope."""

    state: ConsentState = ConsentState.TO_ASK
    given_on: date | None = None
    channel: ConsentChannel | None = None
    language: str = ""
    keep: bool = False
    """May be recorded in the dossier."""
    transmit: bool = False
    """May leave for Lianes, in France (loi 09-08 art. 43-44)."""
    publish_photo: bool = False

    @property
    def may_leave(self) -> bool:
        """Whether the contact may travel in a bundle; anything but an explicit yes stays here."""
        return self.state is ConsentState.GRANTED and self.transmit


@dataclass(frozen=True, slots=True)
class Contact:
    """A person met; names are kept apart, in Latin and Arabic, as each is written."""

    id: ContactId
    dossier: DossierId
    title: str = ""
    given_name: str = ""
    family_name: str = ""
    given_name_ar: str = ""
    family_name_ar: str = ""
    function: str = ""
    function_ar: str = ""
    organisation: str = ""
    organisation_ar: str = ""
    phone: str = ""
    """E.164 when it could be read, else as typed."""
    mobile: str = ""
    email: str = ""
    languages: tuple[str, ...] = ()
    """ISO 639 codes: ``fr``, ``ar``, ``zgh``, ``en``."""
    note: str = ""
    follow_up: str = ""
    consent: Consent = field(default_factory=Consent)
    organisation_type: OrganisationType | None = None
    """For the counts of stakeholders met (R16, R72)."""
    gender: Gender | None = None

    @property
    def name(self) -> str:
        """The Latin name, else the Arabic one."""
        return f"{self.given_name} {self.family_name}".strip() or self.name_ar

    @property
    def name_ar(self) -> str:
        """Given name and family name in Arabic."""
        return f"{self.given_name_ar} {self.family_name_ar}".strip()
