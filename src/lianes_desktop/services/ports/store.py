"""What is written: one transaction of the one writer, and what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.money import ExchangeRate

if TYPE_CHECKING:  # the start does not wait for the values of what it never calls
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Self
    from uuid import UUID

    from lianes_desktop.domain.answers import Answer, SettledQuestion
    from lianes_desktop.domain.audit import AuditEntry
    from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
    from lianes_desktop.domain.chain import Deed, Link
    from lianes_desktop.domain.contacts import Contact, Erasure
    from lianes_desktop.domain.deliveries import Box, Collected, Delivery
    from lianes_desktop.domain.envelopes import Envelope, FunderShare
    from lianes_desktop.domain.expenses import Assessment, Expense, Receipt
    from lianes_desktop.domain.funding import Advance, Funding, StaffTime
    from lianes_desktop.domain.hand_in import HandIn
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
    from lianes_desktop.domain.readings import Reading
    from lianes_desktop.domain.received_lines import ReceivedFile, ReceivedLine
    from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
    from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
    from lianes_desktop.domain.sent_lines import SentLines
    from lianes_desktop.domain.settings import IssuedSettings, SettingsDraft
    from lianes_desktop.domain.steering import SteeringMeeting
    from lianes_desktop.domain.versions import RecordVersion


@dataclass(frozen=True, slots=True)
class DossierRate:
    """An exchange rate as one dossier holds it."""

    dossier: DossierId
    rate: ExchangeRate


if TYPE_CHECKING:
    Record = (
        Mission
        | HostingDay
        | NewPartnership
        | CooperationProject
        | Participant
        | ProgrammeItem
        | ProgrammeRelease
        | Contact
        | Expense
        | Receipt
        | DossierRate
        | PreparationMeeting
        | Funding
        | Advance
        | StaffTime
        | MissionReport
        | FollowUp
        | CommunicationItem
        | Membership
        | SteeringMeeting
        | IssuedSettings
        | SettingsDraft
        | Organisation
        | Profile
        | SentBundle
        | ReceivedBundle
        | Erasure
        | LineVerdict
        | ClaimReview
        | Answer
        | SettledQuestion
        | SentLines
        | Payment
        | TransferOrder
        | Envelope
        | FunderShare
        | ReportTexts
        | Box
        | Delivery
        | Collected
        | RecordVersion
    )
else:  # naming them would import them: only the type checker asks which they are
    Record = object
"""Everything the store keeps as one value with one identity."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; ``None`` before is a making, ``None`` after a removal."""

    before: Record | None
    after: Record | None


class UnitOfWork(Protocol):
    """One transaction of the one writer; leaving the block without ``commit`` undoes everything."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def get(self, kind: type[R], key: UUID | str | int) -> R | None:
        """The record of that kind and identity, or ``None``."""
        ...

    def of_dossier(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        """Every record of that kind in a dossier, in its natural order."""
        ...

    def put(self, record: Record) -> None:
        """Insert the record or replace the one of the same identity."""
        ...

    def remove(self, record: Record) -> None:
        """Remove the record and nothing else; a dossier is removed with all it holds."""
        ...

    def assess(self, assessments: Iterable[Assessment]) -> None:
        """Keep how expenses count, for lists and sums."""
        ...

    def put_thumbnail(self, digest: str, jpeg: bytes) -> None:
        """Keep the small picture of a receipt page."""
        ...

    def put_reading(self, digest: str, reading: Reading) -> None:
        """Keep what was read on a receipt page; ``Readings.reading`` gives it back."""
        ...

    def put_hand_in(self, manifest_sha256: str, hand_in: HandIn) -> None:
        """Keep what a taken-in bundle carries; ``Readings.received_dossier`` gives it back."""
        ...

    def put_received_lines(
        self,
        received: ReceivedBundle,
        lines: Iterable[ReceivedLine],
        files: Iterable[ReceivedFile],
        *,
        current: bool,
    ) -> None:
        """Keep a claim's lines and files for ``OfficeReadings``, in place of those kept of it before.

        ``current``: it is the last claim of its dossier, and the lines of all others of it are in force no more.
        """
        ...

    def put_likeness(self, digest: str, likeness: int | None) -> None:
        """Keep the fingerprint of a received file's picture, or that it has none."""
        ...

    def audit(self, entries: Iterable[AuditEntry]) -> None:
        """Add to the trail of changes to money and consents; never taken back."""
        ...

    def chain(self, who: str, at: datetime, deeds: Iterable[Deed]) -> tuple[Link, ...]:
        """Add to the hash-chained trail, in this transaction; the links made."""
        ...

    def chained(self) -> int:
        """The number of the last entry of the hash-chained trail; 0 while it is empty."""
        ...

    def next_number(self, dossier: DossierId) -> int:
        """The next expense number of a dossier: one more than the highest ever given."""
        ...

    def changes(self) -> tuple[Change, ...]:
        """What changed so far, in the order it was first touched."""
        ...

    def commit(self) -> tuple[Change, ...]:
        """Make it durable (``synchronous=FULL``) and say what changed.

        Raises:
            UnavailableError: with ``IN_DOUBT`` when the disk failed at the commit itself.
        """
        ...


OpenUnit = Callable[[], UnitOfWork]
"""Starts a transaction: ``with open_unit() as unit``."""
