"""People met, in both scripts, and what they agreed to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.pieces import Piece


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


class Purpose(StrEnum):
    """What a person is asked to agree to, one by one (DOMAIN §9)."""

    KEEP = "enregistrement"
    TRANSMIT = "transfert_france"
    NETWORK = "diffusion_reseau"
    INTERNAL_PHOTO = "photo_interne"
    PUBLISHED_PHOTO = "photo_publication"


@dataclass(frozen=True, slots=True)
class PurposeAnswer:
    """What a person said for one purpose; a later answer takes an earlier one's place, and both are kept."""

    purpose: Purpose
    state: ConsentState
    on: date | None = None
    channel: ConsentChannel | None = None
    notice: str = ""
    """Version of the notice that was shown."""
    witness: str = ""


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
    answers: tuple[PurposeAnswer, ...] = ()
    """Every answer given, purpose by purpose, in order."""
    informed_on: date | None = None
    """When the notice was given, whatever the answer."""
    notice: str = ""
    """Version of the notice given."""

    @property
    def may_leave(self) -> bool:
        """Whether the contact may travel in a bundle; anything but an explicit yes stays here."""
        return self.state is ConsentState.GRANTED and self.transmit

    @property
    def allows_pictures(self) -> bool:
        """Whether pictures of the person may be shown to others, for the report at least."""
        latest = {one.purpose: one.state for one in self.answers}
        said = (latest.get(one) for one in (Purpose.INTERNAL_PHOTO, Purpose.PUBLISHED_PHOTO))
        return self.publish_photo or ConsentState.GRANTED in said


class ContactRole(StrEnum):
    """What a person is, beyond the words of the function: for protocol and for search (DOMAIN §8.5)."""

    WALI = "wali"
    GOVERNOR = "gouverneur"
    COUNCIL_PRESIDENT = "president_conseil"
    ELECTED = "elu"
    SECRETARY_GENERAL = "secretaire_general"
    DIRECTOR_GENERAL = "directeur_general_services"
    HEAD = "chef_service"
    STAFF = "cadre"
    DIPLOMAT = "reseau_diplomatique"
    ASSOCIATION = "association"
    COMPANY = "entreprise"
    TEACHER = "enseignement"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Another organisation a person belongs to."""

    organisation: str = ""
    organisation_ar: str = ""
    function: str = ""
    function_ar: str = ""
    organisation_type: OrganisationType | None = None


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
    role: ContactRole | None = None
    name_zgh: str = ""
    """In Tifinagh, as the person writes it."""
    affiliations: tuple[Affiliation, ...] = ()
    """Besides ``organisation``."""
    card: Piece | None = None
    """The business card, photographed."""
    renewed_on: date | None = None
    """When keeping the card was decided again, after its term."""
    restricted: bool = False
    """The person asked that it is kept but no longer used."""

    @property
    def may_leave(self) -> bool:
        """Whether the card may travel: the person said yes, and did not ask that it is no longer used."""
        return self.consent.may_leave and not self.restricted

    @property
    def may_be_shown(self) -> bool:
        """Whether a picture on which the person can be recognised may travel (V29)."""
        return self.may_leave and self.consent.allows_pictures

    @property
    def name(self) -> str:
        """The Latin name, else the Arabic one."""
        return f"{self.given_name} {self.family_name}".strip() or self.name_ar

    @property
    def name_ar(self) -> str:
        """Given name and family name in Arabic."""
        return f"{self.given_name_ar} {self.family_name_ar}".strip()


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a person was erased, without a word of who it was: an older copy of the store erases them again."""

    id: ContactId
    dossier: DossierId
    erased_at: datetime
    """Aware, UTC."""
    left_in_bundles: bool = False
    """Whether the card had left: Lianes must then be told."""
