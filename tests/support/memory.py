"""A store in memory, honest: the same contract tests run on it and on the real one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Self, TypeVar
from uuid import UUID

from lianes_desktop.domain.actions import ACTIONS, Action
from lianes_desktop.domain.answers import Answer, SettledQuestion
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
from lianes_desktop.domain.chain import BEGINNING, Anchor, Deed, Link, digest_of
from lianes_desktop.domain.contacts import Contact, Erasure
from lianes_desktop.domain.deliveries import Box, Collected, Delivery
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.expenses import Assessment, Eligibility, Expense, Reason, Receipt
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ContactId, DossierId, ExpenseId, OrganisationId, ParticipantId, SeriesId
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.ministry import ReportTexts
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.payments import Payment, TransferOrder
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.readings import Reading
from lianes_desktop.domain.received_lines import ReceivedFile, ReceivedLine
from lianes_desktop.domain.reimbursement import asked_cents, terms
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
from lianes_desktop.domain.seeking import words_of
from lianes_desktop.domain.sent_lines import SentLines
from lianes_desktop.domain.settings import IssuedSettings, ProgrammeSettings, SettingsDraft
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.summaries import DossierSummary, ExpenseLine, ExpenseTotals
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.ports.readings import (
    EVERYTHING,
    NO_NAMES,
    ExpenseFilter,
    ExpenseGroup,
    ExpenseOrder,
    ExpenseSort,
    GroupTotal,
    Narrowing,
    Sum,
    Unfinished,
)
from lianes_desktop.services.ports.store import Change, DossierRate, Record
from lianes_desktop.storage.kinds import AROUND

R = TypeVar("R", bound=Record)
Key = tuple[type, UUID | str | int]

NOW = datetime(2026, 10, 14, 20, 4, tzinfo=UTC)
UNFINISHED = frozenset({Eligibility.INCOMPLETE, Eligibility.RECEIPT_MISSING})


class MemoryClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.instant = now

    def now(self) -> datetime:
        self.instant += timedelta(microseconds=1)
        return self.instant

    def today(self) -> date:
        return self.instant.date()


def identity(record: Record) -> Key:
    """A record's kind of place and key; a dossier has one place whatever its action."""
    if isinstance(record, Action):
        return Mission, record.id
    match record:
        case (
            SettingsDraft(slot=key)
            | IssuedSettings(version=key)
            | MissionReport(dossier=key)
            | Profile(participant=key)
            | ClaimReview(dossier=key)
            | Collected(sha256=key)
            | RecordVersion(digest=key)
            | Answer(manifest_sha256=key)
            | SentLines(bundle=key)
        ):
            return type(record), key
        case DossierRate():
            return DossierRate, record.rate.id
        case SentBundle() | ReceivedBundle():
            return type(record), record.manifest_sha256
        case _:
            return type(record), record.id


@dataclass
class Kept:
    """Everything a store holds."""

    records: dict[Key, Record] = field(default_factory=dict)
    assessments: dict[UUID, Assessment] = field(default_factory=dict)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    hand_ins: dict[str, HandIn] = field(default_factory=dict)
    numbers: dict[DossierId, int] = field(default_factory=dict)
    trail: tuple[AuditEntry, ...] = ()
    links: tuple[Link, ...] = ()
    lines: dict[str, tuple[ReceivedLine, ...]] = field(default_factory=dict)
    """By manifest, as all that follows."""
    files: dict[str, tuple[ReceivedFile, ...]] = field(default_factory=dict)
    current: frozenset[str] = frozenset()
    likenesses: dict[str, int | None] = field(default_factory=dict)
    """By digest."""

    def copy(self) -> "Kept":
        parts = (self.records, self.assessments, self.thumbnails, self.readings, self.hand_ins, self.numbers)
        copied = Kept(*(dict(one) for one in parts))  # type: ignore[arg-type]  # each copy is of its own kind
        copied.trail, copied.links, copied.current = self.trail, self.links, self.current
        copied.lines, copied.files, copied.likenesses = dict(self.lines), dict(self.files), dict(self.likenesses)
        return copied

    def of(self, kind: type[R]) -> list[R]:
        return [one for one in self.records.values() if isinstance(one, kind)]


def dossier_of(record: Record) -> DossierId | None:
    """The dossier a record belongs to."""
    around = Organisation | Profile | ReceivedBundle | Membership | SteeringMeeting | IssuedSettings | SettingsDraft
    office = TransferOrder | Envelope | FunderShare | ReportTexts | Box | Delivery | Collected | Erasure
    if isinstance(record, Action | around | office):
        return None
    return record.dossier


_ORDERS: dict[type, Callable[[Any], Any]] = {
    Participant: lambda one: (one.position, one.id),
    ProgrammeItem: lambda one: (one.starts_at, one.ends_at, one.id),
    ProgrammeRelease: lambda one: (one.number, one.id),
    Contact: lambda one: (
        fold(f"{one.family_name or one.family_name_ar} {one.given_name or one.given_name_ar}"),
        one.id,
    ),
    Expense: lambda one: (one.number, one.id),
    DossierRate: lambda one: (one.rate.valid_from, one.rate.id),
    Receipt: lambda one: one.id,
    SentBundle: lambda one: one.exported_at,
    PreparationMeeting: lambda one: (one.held_on is not None, one.held_on, one.id),
    StaffTime: lambda one: (one.worked_on, one.id),
    **dict.fromkeys((Funding, Advance, FollowUp, CommunicationItem), lambda one: one.id),
    MissionReport: lambda one: one.dossier,
    LineVerdict: lambda one: (one.number, one.id),
    ClaimReview: lambda one: one.dossier,
    Answer: lambda one: (one.kept_at, one.sequence, one.id),
    SettledQuestion: lambda one: one.id,
    SentLines: lambda one: one.bundle,
    Payment: lambda one: (one.decided_at, one.id),
    RecordVersion: lambda one: (one.at, one.digest),
}


class MemoryStore:
    """A store of records: transactions and readings."""

    def __init__(self, settings: ProgrammeSettings) -> None:
        self.settings = settings
        self.kept = Kept()
        self.fails: UnavailableError | None = None

    def open_unit(self) -> "MemoryUnit":
        return MemoryUnit(self)

    def reference_of(self, action: Action) -> ReferenceData:
        """What applies to a dossier."""
        issued = {one.version: one.settings for one in self.kept.of(IssuedSettings)}
        return issued.get(action.settings, self.settings).reference(action.edition)

    def snapshot(self) -> tuple[set[Record], set[Assessment]]:
        """What the store holds, save the numbers given: those are never given back."""
        known = {one.id for one in self.kept.of(Expense)}
        records = set(self.kept.records.values())
        return records, {one for one in self.kept.assessments.values() if one.expense in known}


class MemoryUnit:
    """Implements ``ports.store.UnitOfWork``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._work = Kept()
        self._before: dict[Key, Record | None] = {}

    def __enter__(self) -> Self:
        self._work = self._store.kept.copy()
        return self

    def __exit__(self, *exc: object) -> None:
        self._work = Kept()

    def get(self, kind: type[R], key: UUID | str | int) -> R | None:
        place = Mission if kind in ACTIONS else kind
        found = self._work.records.get((place, key))
        return found if isinstance(found, kind) else None

    def of_dossier(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        found = [one for one in self._work.of(kind) if dossier_of(one) == dossier]
        return tuple(sorted(found, key=_ORDERS[kind]))

    def put(self, record: Record) -> None:
        self._note(record)
        self._work.records[identity(record)] = record
        if isinstance(record, Expense):
            highest = self._work.numbers.get(record.dossier, 0)
            self._work.numbers[record.dossier] = max(highest, record.number)

    def remove(self, record: Record) -> None:
        gone = [record]
        if isinstance(record, Action):
            gone += [one for one in self._work.records.values() if dossier_of(one) == record.id]
        for one in gone:
            self._note(one)
            self._work.records.pop(identity(one), None)
            self._work.assessments.pop(getattr(one, "id", UUID(int=0)), None)

    def assess(self, assessments: Iterable[Assessment]) -> None:
        self._work.assessments.update((one.expense, one) for one in assessments)

    def put_thumbnail(self, digest: str, jpeg: bytes) -> None:
        self._work.thumbnails[digest] = jpeg

    def put_reading(self, digest: str, reading: Reading) -> None:
        self._work.readings[digest] = reading

    def audit(self, entries: Iterable[AuditEntry]) -> None:
        self._work.trail = (*self._work.trail, *entries)

    def chain(self, who: str, at: datetime, deeds: Iterable[Deed]) -> tuple[Link, ...]:
        made: list[Link] = []
        for deed in deeds:
            sequence = len(self._work.links) + 1
            previous = self._work.links[-1].digest if self._work.links else BEGINNING
            made.append(Link(sequence, at, who, deed, previous, digest_of(sequence, at, who, deed, previous)))
            self._work.links = (*self._work.links, made[-1])
        return tuple(made)

    def chained(self) -> int:
        return len(self._work.links)

    def put_hand_in(self, manifest_sha256: str, hand_in: HandIn) -> None:
        self._work.hand_ins[manifest_sha256] = hand_in

    def put_received_lines(
        self,
        received: ReceivedBundle,
        lines: Iterable[ReceivedLine],
        files: Iterable[ReceivedFile],
        *,
        current: bool,
    ) -> None:
        manifest, told = received.manifest_sha256, tuple(lines)
        if current:
            same = {of for of, ones in self._work.lines.items() if ones and ones[0].dossier == received.dossier}
            self._work.current = (self._work.current - same) | {manifest}
        self._work.lines[manifest], self._work.files[manifest] = told, tuple(files)

    def put_likeness(self, digest: str, likeness: int | None) -> None:
        self._work.likenesses[digest] = likeness

    def next_number(self, dossier: DossierId) -> int:
        return self._work.numbers.get(dossier, 0) + 1

    def commit(self) -> tuple[Change, ...]:
        if self._store.fails is not None:
            raise self._store.fails
        self._store.kept = self._work
        return self.changes()

    def changes(self) -> tuple[Change, ...]:
        changes = (Change(before, self._work.records.get(key)) for key, before in self._before.items())
        return tuple(one for one in changes if one.before != one.after)

    def _note(self, record: Record) -> None:
        key = identity(record)
        self._before.setdefault(key, self._work.records.get(key))


class MemoryReadings:
    """Implements ``ports.readings.Readings`` over a ``MemoryStore``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def profile(self) -> Profile | None:
        return next(iter(self._store.kept.of(Profile)), None)

    def dossiers(self) -> tuple[DossierSummary, ...]:
        actions: list[Action] = [action for kind in ACTIONS for action in self._store.kept.of(kind)]
        actions.sort(key=lambda one: one.id, reverse=True)
        return tuple(DossierSummary(one, len(self._lines(one.id)), self._incomplete(one.id)) for one in actions)

    def action(self, dossier: DossierId) -> Action | None:
        found = self._store.kept.records.get((Mission, dossier))
        return found if isinstance(found, Action) else None

    def dossier(self, dossier: DossierId) -> Dossier:
        action = self.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        return Dossier(
            action,
            self._organisation(action.authority),
            self._organisation(action.partner),
            self._of(Participant, dossier),
            self._of(ProgrammeItem, dossier),
            self._of(Contact, dossier),
            self.rates(dossier),
            self._of(Expense, dossier),
            self._of(Receipt, dossier),
            *(self._of(kind, dossier) for kind in AROUND),
        )

    def held(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        return self._of(kind, dossier)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(sorted(self._store.kept.of(kind), key=lambda one: str(identity(one)[1])))

    def several_heads(self, dossier: DossierId) -> tuple[tuple[str, UUID], ...]:
        heads = Counter((one.kind, one.record) for one in self._of(RecordVersion, dossier) if one.head)
        return tuple(sorted(place for place, count in heads.items() if count > 1))

    def trail(self, dossier: DossierId) -> tuple[AuditEntry, ...]:
        return tuple(one for one in self._store.kept.trail[::-1] if one.dossier == dossier)

    def chain(self) -> tuple[Link, ...]:
        return self._store.kept.links

    def chain_end(self) -> Anchor:
        links = self._store.kept.links
        return Anchor(links[-1].sequence, links[-1].digest) if links else Anchor(0, BEGINNING)

    def issued_settings(self) -> tuple[IssuedSettings, ...]:
        return tuple(sorted(self._store.kept.of(IssuedSettings), key=lambda one: one.version))

    def organisations(self) -> tuple[Organisation, ...]:
        return tuple(self._store.kept.of(Organisation))

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]:
        return self._of(Participant, dossier)

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]:
        return tuple(one.rate for one in self._of(DossierRate, dossier))

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        return self._of(ProgrammeItem, dossier)

    def people_found(self, dossier: DossierId, search: str) -> frozenset[ContactId]:
        return frozenset(one.id for one in self.contacts(dossier, search))

    def people_elsewhere(self, dossier: DossierId, search: str, most: int) -> tuple[Contact, ...]:
        wanted = fold(search)
        others = sorted(self._store.kept.of(Contact), key=lambda one: one.id, reverse=True)
        found = (one for one in others if one.dossier != dossier and wanted in fold(f"{one.name} {one.name_ar}"))
        return tuple(found)[:most] if wanted else ()

    def contacts(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        wanted = search.casefold()
        return tuple(one for one in self._of(Contact, dossier) if wanted in f"{one.name} {one.name_ar}".casefold())

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
        shown = {
            ExpenseFilter.ALL: frozenset(Eligibility),
            ExpenseFilter.INCOMPLETE: UNFINISHED,
            ExpenseFilter.NOT_ELIGIBLE: frozenset({Eligibility.NOT_ELIGIBLE}),
        }[show]
        order: dict[ExpenseSort, Callable[[ExpenseLine], Any]] = {
            ExpenseSort.DAY: lambda line: (line.expense.paid_on or date.max, line.expense.number),
            ExpenseSort.AMOUNT: lambda line: (line.assessment.euro_cents or 0, line.expense.number),
            ExpenseSort.PAYEE: lambda line: (line.expense.payee.casefold(), line.expense.number),
        }
        lines = [one for one in self._lines(dossier) if one.assessment.eligibility in shown]
        lines = [one for one in lines if _answers(one, self._printed(one.expense), search, names)]
        lines = [one for one in lines if _passes(one, narrow)]
        lines.sort(key=order[sort], reverse=descending)
        if group is not ExpenseGroup.DAY:
            lines.sort(key=lambda line: str(_common(line, group) or ""))
        keys = [self.expense_key(line.expense.id) or 0 for line in lines]
        grouped = group is not ExpenseGroup.DAY or sort is ExpenseSort.DAY
        return ExpenseOrder(keys, _heads(lines, group) if grouped else ())

    def expense_heads(self, dossier: DossierId, group: ExpenseGroup) -> tuple[GroupTotal, ...]:
        order = self.expense_order(dossier, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY, descending=False, group=group)
        return order.heads

    def unfinished_expenses(self, dossier: DossierId, most: int) -> tuple[Unfinished, ...]:
        lines = [one for one in self._lines(dossier) if one.assessment.eligibility in UNFINISHED]
        lines.sort(key=lambda line: (line.expense.paid_on or date.max, line.expense.number))
        return tuple(
            Unfinished(
                line.expense.id,
                line.expense.amount.currency.code if line.expense.amount else "",
                any(one.reason is Reason.RATE_MISSING for one in line.assessment.because),
            )
            for line in lines[:most]
        )

    def expense_lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        by_key = {self.expense_key(one.id): one for one in self._store.kept.of(Expense)}
        return tuple(self._line(by_key[key]) for key in keys if key in by_key)

    def expense_line(self, expense: UUID) -> ExpenseLine | None:
        found = self._store.kept.records.get((Expense, expense))
        return self._line(found) if isinstance(found, Expense) else None

    def expense_sum(self, keys: Sequence[int]) -> Sum:
        lines = self.expense_lines(sorted(set(keys)))
        return Sum(len(lines), sum(line.assessment.euro_cents or 0 for line in lines))

    def expense_key(self, expense: UUID) -> int | None:
        ordered = sorted(one.id for one in self._store.kept.of(Expense))
        return ordered.index(expense) + 1 if expense in ordered else None  # type: ignore[arg-type]  # ids are UUIDs

    def latest_expenses(self, dossier: DossierId, most: int) -> tuple[ExpenseLine, ...]:
        return tuple(self._lines(dossier)[::-1][:most])

    def expense_totals(self, dossier: DossierId) -> ExpenseTotals:
        action = self.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        applied = terms(action, self._store.reference_of(action))
        lines = self._lines(dossier)
        spent = dict.fromkeys(BudgetHeading, 0)
        for line in lines:
            kind = applied.kinds.get(line.expense.kind)
            spent[kind.heading if kind else BudgetHeading.OTHER] += line.assessment.spent_cents
        eligible = sum(line.assessment.eligible_cents for line in lines)
        return ExpenseTotals(
            count=len(lines),
            incomplete=self._incomplete(dossier),
            spent_cents=sum(spent.values()),
            eligible_cents=eligible,
            to_be_agreed_cents=sum(line.assessment.to_be_agreed_cents for line in lines),
            asked_cents=asked_cents(eligible, applied),
            by_heading=tuple(spent.items()),
        )

    def receipt(self, receipt: UUID) -> Receipt | None:
        found = self._store.kept.records.get((Receipt, receipt))
        return found if isinstance(found, Receipt) else None

    def receipts_with(self, digest: str) -> tuple[Receipt, ...]:
        return tuple(one for one in self._store.kept.of(Receipt) if any(page.digest == digest for page in one.pages))

    def kept_files(self) -> Mapping[int, frozenset[str]]:
        pages = [page for one in self._store.kept.of(Receipt) for page in one.pages]
        return {one.size: frozenset(page.digest for page in pages if page.size == one.size) for one in pages}

    def shared_files(self, dossier: DossierId) -> tuple[tuple[str, str], ...]:
        found = {page.digest for one in self._of(Receipt, dossier) for page in one.pages}
        others = [one for one in self._store.kept.of(Receipt) if one.dossier != dossier]
        titles = {one.id: one.title for kind in ACTIONS for one in self._store.kept.of(kind) if not one.sample}
        pairs = {
            (page.digest, titles[one.dossier])
            for one in others
            for page in one.pages
            if page.digest in found and one.dossier in titles
        }
        return tuple(sorted(pairs))

    def expenses_proved_by(self, receipt: UUID) -> tuple[Expense, ...]:
        found = [one for one in self._store.kept.of(Expense) if receipt in one.receipts]
        return tuple(sorted(found, key=_ORDERS[Expense]))

    def thumbnail(self, digest: str) -> bytes | None:
        return self._store.kept.thumbnails.get(digest)

    def reading(self, digest: str) -> Reading | None:
        return self._store.kept.readings.get(digest)

    def likenesses(self) -> tuple[tuple[str, int], ...]:
        found = self._store.kept.readings.items()
        return tuple((digest, one.likeness) for digest, one in found if one.likeness is not None)

    def to_accept(self, dossier: DossierId) -> int:
        return len(self.unaccepted(dossier))

    def unaccepted(self, dossier: DossierId) -> Sequence[int]:
        waiting = sorted((one for one in self._of(Expense, dossier) if not one.reviewed), key=lambda one: one.number)
        return [self.expense_key(one.id) or 0 for one in waiting]

    def unread(self, dossier: DossierId, most: int) -> tuple[ExpenseId, ...]:
        waiting = [line for line in self._lines(dossier) if not line.expense.reviewed]
        waiting.sort(key=lambda line: line.expense.number)
        return tuple(line.expense.id for line in waiting[-most:] if line.thumbnail and self._waits(line))

    def _waits(self, line: ExpenseLine) -> bool:
        read, one = self.reading(line.thumbnail or ""), line.expense
        return read is None or bool(read.words and not (one.amount or one.payee or one.kind))

    def alike(self, expense: Expense) -> tuple[Expense, ...]:
        if expense.paid_on is None or expense.amount is None or not expense.payee:
            return ()
        wanted = expense.paid_on, expense.amount, fold(expense.payee)
        return tuple(
            one
            for one in self._store.kept.of(Expense)
            if one.id != expense.id and (one.paid_on, one.amount, fold(one.payee)) == wanted
        )

    def payees(self, most: int) -> tuple[str, ...]:
        paid = Counter(one.payee for one in self._store.kept.of(Expense) if one.payee and one.reviewed)
        return tuple(payee for payee, _count in paid.most_common(most))

    def kind_paid_to(self, payee: str) -> str:
        wanted = fold(payee)
        same = [one for one in self._store.kept.of(Expense) if fold(one.payee) == wanted and one.kind and one.reviewed]
        return same[-1].kind if same else ""

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        return self._of(SentBundle, dossier)[::-1]

    def has_sent(self, dossier: DossierId) -> bool:
        return bool(self.sent(dossier))

    def received(self) -> tuple[ReceivedBundle, ...]:
        return tuple(sorted(self._store.kept.of(ReceivedBundle), key=lambda one: one.received_at, reverse=True))

    def received_bundle(self, manifest_sha256: str) -> ReceivedBundle | None:
        return next((one for one in self.received() if one.manifest_sha256 == manifest_sha256), None)

    def received_beside(self, manifest_sha256: str, hand_in: HandIn) -> tuple[ReceivedBundle, ...]:
        return tuple(
            one
            for one in self.received()
            if one.manifest_sha256 == manifest_sha256
            or one.bundle_id == hand_in.bundle_id
            or one.series == hand_in.series
        )

    def received_in(self, series: SeriesId) -> tuple[ReceivedBundle, ...]:
        return tuple(one for one in self.received() if one.series == series)

    def received_dossier(self, manifest_sha256: str) -> HandIn | None:
        return self._store.kept.hand_ins.get(manifest_sha256)

    def _of(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        with self._store.open_unit() as unit:
            return unit.of_dossier(kind, dossier)

    def _organisation(self, wanted: OrganisationId | None) -> Organisation | None:
        known = (*self.organisations(), *self._store.settings.organisations)
        return next((one for one in known if one.id == wanted), None)

    def _lines(self, dossier: DossierId) -> list[ExpenseLine]:
        return [self._line(one) for one in self._of(Expense, dossier)]

    def _line(self, expense: Expense) -> ExpenseLine:
        receipts = [self.receipt(one) for one in expense.receipts]
        digests = [page.digest for receipt in receipts if receipt for page in receipt.pages]
        assessment = self._store.kept.assessments[expense.id]
        return ExpenseLine(expense, assessment, digests[0] if digests else "")

    def _printed(self, expense: Expense) -> str:
        receipts = [self.receipt(one) for one in expense.receipts]
        read = [self.reading(page.digest) for receipt in receipts if receipt for page in receipt.pages]
        return fold("\n".join(one.words for one in read if one))

    def _incomplete(self, dossier: DossierId) -> int:
        return sum(line.assessment.eligibility in UNFINISHED for line in self._lines(dossier))


def _common(line: ExpenseLine, group: ExpenseGroup) -> date | str | ParticipantId | None:
    """What an expense has in common with its group."""
    expense = line.expense
    return {
        ExpenseGroup.DAY: expense.paid_on,
        ExpenseGroup.KIND: expense.kind or None,
        ExpenseGroup.PAYER: expense.payer,
    }[group]


def _heads(lines: Sequence[ExpenseLine], group: ExpenseGroup) -> tuple[GroupTotal, ...]:
    grouped: dict[date | str | ParticipantId | None, list[ExpenseLine]] = {}
    for line in lines:
        grouped.setdefault(_common(line, group), []).append(line)
    return tuple(
        GroupTotal(of, len(ones), sum(one.assessment.euro_cents or 0 for one in ones)) for of, ones in grouped.items()
    )


def _answers(line: ExpenseLine, printed: str, search: str, names: Mapping[str, str]) -> bool:
    """Whether each word is in the payee or was read, or begins the kind's name, or is one of the sums."""
    expense, cents = line.expense, line.assessment.euro_cents
    sums = [Decimal(cents).scaleb(-2)] if cents is not None else []
    sums += [expense.amount.amount] if expense.amount else []
    return all(
        word.text.casefold() in expense.payee.casefold()
        or fold(word.text) in printed
        or names.get(expense.kind, "").casefold().startswith(word.text.casefold())
        or any(figure.least <= one < figure.below for figure in word.figures for one in sums)
        for word in words_of(search)
    )


def _passes(line: ExpenseLine, narrow: Narrowing) -> bool:
    expense = line.expense
    day = expense.paid_on
    return (
        (not narrow.kinds or expense.kind in narrow.kinds)
        and (not narrow.payers or expense.payer in narrow.payers)
        and (not narrow.eligibilities or line.assessment.eligibility in narrow.eligibilities)
        and (narrow.since is None or (day is not None and day >= narrow.since))
        and (narrow.until is None or (day is not None and day <= narrow.until))
        and (narrow.receipt is None or bool(expense.receipts) == narrow.receipt)
    )
