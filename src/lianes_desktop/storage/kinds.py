"""Every kind of record the store keeps; a dossier's own table comes first."""

from typing import Any

from lianes_desktop.domain.answers import Answer, SettledQuestion
from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
from lianes_desktop.domain.contacts import Contact, Erasure
from lianes_desktop.domain.deliveries import Box, Collected, Delivery
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.ministry import ReportTexts
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.payments import Payment, TransferOrder
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
from lianes_desktop.domain.sent_lines import SentLines
from lianes_desktop.domain.settings import IssuedSettings, SettingsDraft
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.ports.store import DossierRate

AROUND: tuple[type[Any], ...] = (
    PreparationMeeting,
    Funding,
    Advance,
    StaffTime,
    FollowUp,
    CommunicationItem,
    MissionReport,
)
"""What a dossier holds beside its people, programme and expenses, in the order of ``Dossier``'s fields."""

KINDS: tuple[type[Any], ...] = (
    *(Mission, HostingDay, NewPartnership, CooperationProject),
    *(Participant, ProgrammeItem, Contact, Expense, Receipt, DossierRate),
    *AROUND,
    *(SentBundle, Organisation, Profile, ReceivedBundle, Membership, SteeringMeeting, IssuedSettings),
    *(SettingsDraft, ProgrammeRelease, Erasure),
    *(LineVerdict, ClaimReview, Answer, SettledQuestion, SentLines, Payment, TransferOrder),
    *(Envelope, FunderShare, ReportTexts, Box, Delivery, Collected, RecordVersion),
)
