"""The documents of the programme (DOMAIN §5), and all that one of them is drawn from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement
from lianes_desktop.domain.editions import ExpenseKind, ProgrammeEdition, Sourced, Texts
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.organisations import LianesContact, Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeRelease
from lianes_desktop.domain.steering import SteeringMeeting


class PaperCode(StrEnum):
    """Each document by the number people know it under, or by the requirement that asks for it."""

    LETTER_OF_INTENT = "D1"
    COMMITMENT = "D2"
    MISSION_ORDER = "D3"
    SPECIAL_MANDATE = "D4"
    MISSION_PROGRAMME = "D5"
    HOSTING_PROGRAMME = "D6"
    INVITATION = "D7"
    ATTENDANCE = "D8"
    EXPENSE_REPORT = "D9"
    SWORN_STATEMENT = "D10"
    CERTIFICATE = "D11"
    CLAIM = "D12"
    PROOFS = "D13"
    MISSION_REPORT = "D14"
    ACCOUNTS = "D15"
    STAFF_TIME = "D16"
    CONTACT_SHEET = "D17"
    IMAGE_RIGHTS = "D18"
    MINUTES = "D19"
    PERSONAL_DATA = "D21"
    BADGES = "R43"
    INTENTION = "R52"
    EXPERTISE = "R69"
    PHONE_PROGRAMME = "R86"
    DIRECTORY = "R87"
    EMERGENCY = "R101"
    TABLE_PLATES = "R102"


class Moment(StrEnum):
    """When a document serves."""

    BEFORE = "avant"
    DURING = "pendant"
    AFTER = "apres"
    JOINING = "adhesion"


class About(StrEnum):
    """What one document is about: the dossier, or one record of it or of the programme."""

    DOSSIER = "dossier"
    MEMBERSHIP = "membership"
    PARTICIPANT = "participant"
    CONTACT = "contact"
    PERSON = "person"
    """A participant or a contact."""
    EXPENSE = "expense"
    MEETING = "meeting"
    TONGUE = "tongue"
    """The dossier, in the languages chosen."""


class Tongue(StrEnum):
    """The languages a programme is handed out in (R102)."""

    BOTH = "fr-ar"
    """French and Arabic side by side."""
    FRENCH = "fr"
    ARABIC = "ar"


SubjectId: TypeAlias = UUID | Tongue | None
"""A record, a choice of languages, or ``None`` for the dossier itself."""


class Lack(StrEnum):
    """Why a document cannot be made yet; each has one translated sentence."""

    MEMBERSHIP = "membership"
    MEETING = "meeting"
    SENT_PERSON = "sent_person"
    ELECTED = "elected"
    DELEGATE = "delegate"
    PARTICIPANT = "participant"
    PERSON = "person"
    DECLARATION = "declaration"
    CERTIFIED = "certified"
    STAFF_TIME = "staff_time"
    EXPERTISE = "expertise"
    EXPENSE = "expense"


@dataclass(frozen=True, slots=True)
class Subject:
    """One record, or one choice of languages, a document may be made for."""

    id: SubjectId
    name: str
    on: date | None = None
    """The day of a meeting."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One document a dossier offers: for whom it may be made, or what it waits for."""

    code: PaperCode
    moment: Moment
    about: About
    subjects: tuple[Subject, ...] = ()
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class PaperInput:
    """Everything one document is drawn from, gathered at one moment; people who said no are not in it."""

    code: PaperCode
    edition: ProgrammeEdition
    lianes: LianesContact | None = None
    texts: tuple[tuple[str, Texts], ...] = ()
    kinds: tuple[ExpenseKind, ...] = ()
    authority: Organisation | None = None
    partner: Organisation | None = None
    dossier: Dossier | None = None
    """As it may leave: without the contacts who have not agreed."""
    withheld: int = 0
    """How many contacts are left out of ``dossier``."""
    statement: ExpenseStatement | None = None
    eligibility_start: Sourced[date] | None = None
    membership: Membership | None = None
    participant: Participant | None = None
    organisation: Organisation | None = None
    """The participant's own."""
    contact: Contact | None = None
    expense: Expense | None = None
    meeting: SteeringMeeting | None = None
    trail: tuple[AuditEntry, ...] = ()
    """What was written of the person's consent, the latest first."""
    tongue: Tongue = Tongue.BOTH
    organisations: tuple[Organisation, ...] = ()
    """Those the dossier's participants belong to."""
    release: ProgrammeRelease | None = None
    """The programme as it was last given to others."""

    @property
    def dated(self) -> datetime:
        """A moment of the records themselves, so that the same records give the same bytes."""
        day = self._day() or date(self.edition.year, 1, 1)
        return datetime.combine(day, time(12), UTC)

    def _day(self) -> date | None:
        if self.meeting is not None:
            return self.meeting.held_on
        if self.membership is not None:
            return self.membership.letter.signed_on
        return self.dossier.action.starts_on if self.dossier is not None else None
