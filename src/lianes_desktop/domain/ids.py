"""Identifiers made on the device, offline, ordered by making and never reused."""

from typing import NewType
from uuid import UUID

DossierId = NewType("DossierId", UUID)
ParticipantId = NewType("ParticipantId", UUID)
ItemId = NewType("ItemId", UUID)
ContactId = NewType("ContactId", UUID)
ExpenseId = NewType("ExpenseId", UUID)
ReceiptId = NewType("ReceiptId", UUID)
RateId = NewType("RateId", UUID)
BundleId = NewType("BundleId", UUID)
SeriesId = NewType("SeriesId", UUID)
MembershipId = NewType("MembershipId", UUID)
MeetingId = NewType("MeetingId", UUID)
FundingId = NewType("FundingId", UUID)
AdvanceId = NewType("AdvanceId", UUID)
StaffTimeId = NewType("StaffTimeId", UUID)
FollowUpId = NewType("FollowUpId", UUID)
CommunicationId = NewType("CommunicationId", UUID)
ReleaseId = NewType("ReleaseId", UUID)

OrganisationId = NewType("OrganisationId", str)
"""A code of the shipped reference data (``FR-LIL``) or a UUID in text for one typed in here."""


def new_id() -> UUID:
    """A fresh UUIDv7; later ids sort after earlier ones even when the clock jumps back."""
    import uuid6  # noqa: PLC0415 - it reads its own package's metadata: 25 ms before the first paint

    return UUID(int=uuid6.uuid7().int)
