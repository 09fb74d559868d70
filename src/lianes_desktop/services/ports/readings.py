"""What screens read, straight from the store; nothing is held open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lianes_desktop.services.ports.store import R

if TYPE_CHECKING:  # the start does not wait for the values of what it never calls
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.audit import AuditEntry
    from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
    from lianes_desktop.domain.chain import Anchor, Link
    from lianes_desktop.domain.contacts import Contact
    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.expenses import Eligibility, Expense, Receipt
    from lianes_desktop.domain.hand_in import HandIn
    from lianes_desktop.domain.ids import ContactId, DossierId, ExpenseId, ParticipantId, SeriesId
    from lianes_desktop.domain.money import ExchangeRate
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.domain.participants import Participant
    from lianes_desktop.domain.people import Profile
    from lianes_desktop.domain.programmes import ProgrammeItem
    from lianes_desktop.domain.readings import Reading
    from lianes_desktop.domain.settings import IssuedSettings
    from lianes_desktop.domain.summaries import DossierSummary, ExpenseLine, ExpenseTotals


class ExpenseFilter(StrEnum):
    """The three segments above the expense list."""

    ALL = "all"
    INCOMPLETE = "incomplete"
    NOT_ELIGIBLE = "not_eligible"


class ExpenseSort(StrEnum):
    """Orders of the expense list."""

    DAY = "day"
    AMOUNT = "amount"
    PAYEE = "payee"


class ExpenseGroup(StrEnum):
    """What the expenses of the list stand under."""

    DAY = "day"
    """When the list is sorted by day; otherwise they stand under nothing."""
    KIND = "kind"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which expenses are listed, besides the segment and the search; empty, or ``None``: all."""

    kinds: frozenset[str] = frozenset()
    """Codes; an empty one stands for those without a kind."""
    payers: frozenset[ParticipantId | None] = frozenset()
    """``None`` stands for those nobody is known to have paid."""
    eligibilities: frozenset[Eligibility] = frozenset()
    since: date | None = None
    until: date | None = None
    receipt: bool | None = None
    """Whether there is a receipt."""


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """A group head of the expense list."""

    of: date | str | ParticipantId | None
    """The day, the code of the kind or the payer its expenses have in common; ``None`` when they have none."""
    count: int
    euro_cents: int


EVERYTHING = Narrowing()
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class ExpenseOrder(NamedTuple):
    """The whole list's order, cheap for 100 000 rows: storage keys and the group heads."""

    keys: Sequence[int]
    heads: tuple[GroupTotal, ...]
    """In list order; empty when nothing is grouped."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Some expenses added up."""

    count: int
    euro_cents: int
    """What the dossier's own authority spent, as the rows of the list say."""


class Unfinished(NamedTuple):
    """An expense that misses a field, a rate or its receipt."""

    expense: ExpenseId
    currency: str
    """ISO code of what was paid, empty when no amount was entered."""
    rate_missing: bool


class Directory(Protocol):
    """Who is at this device, and which dossiers and organisations there are: all that the window itself shows."""

    def profile(self) -> Profile | None: ...

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the latest first."""
        ...

    def organisations(self) -> tuple[Organisation, ...]:
        """Those typed in here; the shipped ones come from the settings."""
        ...

    def issued_settings(self) -> tuple[IssuedSettings, ...]:
        """Every issue of the settings kept here, the oldest first."""
        ...


class Readings(Directory, Protocol):
    """Reads for screens, straight from the store, without the object mapper; never held open."""

    def action(self, dossier: DossierId) -> Action | None: ...

    def dossier(self, dossier: DossierId) -> Dossier:
        """All its records; ``RemovedError`` when there is no such dossier."""
        ...

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]: ...

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]: ...

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        """The programme in order of local time."""
        ...

    def contacts(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        """By family name; ``search`` matches words' beginnings without accents, in both scripts."""
        ...

    def people_found(self, dossier: DossierId, search: str) -> frozenset[ContactId]:
        """The people of a dossier whom ``search`` finds, as ``contacts`` does, without reading them."""
        ...

    def people_elsewhere(self, dossier: DossierId, search: str, most: int) -> tuple[Contact, ...]:
        """People of other dossiers whom ``search`` finds, samples left out; the latest first, at most ``most``."""
        ...

    def expense_order(
        self,
        dossier: DossierId,
        *,
        show: ExpenseFilter,
        sort: ExpenseSort,
        descending: bool = True,
        search: str = "",
        names: Mapping[str, str] = NO_NAMES,
        narrow: Narrowing = EVERYTHING,
        group: ExpenseGroup = ExpenseGroup.DAY,
    ) -> ExpenseOrder:
        """Which expenses answer, in order, group by group; groups by kind and by payer come in no order of their own.

        ``search`` matches words' beginnings without accents in both scripts, sums in euros and as they were paid, and
        the names of kinds, which ``names`` gives by code.
        """
        ...

    def expense_heads(self, dossier: DossierId, group: ExpenseGroup) -> tuple[GroupTotal, ...]:
        """The groups of all its expenses: days in order, those without one last; others in no order of their own."""
        ...

    def unfinished_expenses(self, dossier: DossierId, most: int) -> tuple[Unfinished, ...]:
        """The first that miss something, by day, those without a date last."""
        ...

    def expense_lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        """The rows of those keys, in that order."""
        ...

    def expense_line(self, expense: UUID) -> ExpenseLine | None: ...

    def expense_sum(self, keys: Sequence[int]) -> Sum:
        """Those of the keys that are still there, added up."""
        ...

    def expense_key(self, expense: UUID) -> int | None:
        """The storage key of an expense, to find it in an order."""
        ...

    def latest_expenses(self, dossier: DossierId, most: int) -> tuple[ExpenseLine, ...]: ...

    def expense_totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums of the dossier, the amount asked at its own terms; ``RemovedError`` when there is no such dossier."""
        ...

    def held(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        """Every record of a kind in a dossier, in its natural order."""
        ...

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind that belongs to no dossier: memberships, committee meetings, settings."""
        ...

    def trail(self, dossier: DossierId) -> tuple[AuditEntry, ...]:
        """Changes to money and consents, the latest first; those of a dossier that was removed too."""
        ...

    def chain(self) -> tuple[Link, ...]:
        """The hash-chained trail, from its first entry."""
        ...

    def chain_end(self) -> Anchor:
        """The last entry of that trail; number 0 when there is none."""
        ...

    def receipt(self, receipt: UUID) -> Receipt | None: ...

    def receipts_with(self, digest: str) -> tuple[Receipt, ...]:
        """Receipts holding a file of that digest, in any dossier."""
        ...

    def kept_files(self) -> Mapping[int, frozenset[str]]:
        """The digests of the files of every receipt, in any dossier, by size in bytes."""
        ...

    def shared_files(self, dossier: DossierId) -> tuple[tuple[str, str], ...]:
        """Receipt files of a dossier that another one holds too: (digest, title of the other), samples left out."""
        ...

    def expenses_proved_by(self, receipt: UUID) -> tuple[Expense, ...]:
        """The expenses that rest on a receipt, by number: most often one."""
        ...

    def thumbnail(self, digest: str) -> bytes | None:
        """JPEG bytes, at most 160 pixels a side."""
        ...

    def reading(self, digest: str) -> Reading | None:
        """What was read on the file of that digest, or ``None`` when it was not read."""
        ...

    def likenesses(self) -> tuple[tuple[str, int], ...]:
        """Every file that has a fingerprint: its digest and the fingerprint (64 bits)."""
        ...

    def to_accept(self, dossier: DossierId) -> int:
        """How many expenses of the dossier nobody has accepted yet."""
        ...

    def unaccepted(self, dossier: DossierId) -> Sequence[int]:
        """The keys of the dossier's expenses that nobody has accepted yet, by number."""
        ...

    def unread(self, dossier: DossierId, most: int) -> tuple[ExpenseId, ...]:
        """Of the ``most`` last that nobody has accepted, by number, those whose first page was never read."""
        ...

    def alike(self, expense: Expense) -> tuple[Expense, ...]:
        """Other expenses of that day, that amount and that payee, however written, in any dossier."""
        ...

    def payees(self, most: int) -> tuple[str, ...]:
        """The names of who was paid, in any dossier, the most frequent first; accepted expenses alone."""
        ...

    def kind_paid_to(self, payee: str) -> str:
        """The category last accepted for a payee, however written; empty when there is none."""
        ...

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        ...

    def has_sent(self, dossier: DossierId) -> bool:
        """Whether a bundle of this dossier has left."""
        ...

    def received(self) -> tuple[ReceivedBundle, ...]:
        """The office's inbox, the latest first."""
        ...

    def received_bundle(self, manifest_sha256: str) -> ReceivedBundle | None:
        """One bundle of the inbox."""
        ...

    def received_beside(self, manifest_sha256: str, hand_in: HandIn) -> tuple[ReceivedBundle, ...]:
        """What ``ledger.state`` looks at: the bundle of that manifest, those of the claim's id or of its series."""
        ...

    def received_in(self, series: SeriesId) -> tuple[ReceivedBundle, ...]:
        """Those of one series, those that wait included, the latest first."""
        ...

    def received_dossier(self, manifest_sha256: str) -> HandIn | None:
        """What a taken-in bundle carries, as it was verified."""
        ...
