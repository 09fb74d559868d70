"""The one door for writes: each act is one transaction, remembered for undo, told to whoever shows it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lianes_desktop.domain.actions import ACTIONS, Action
from lianes_desktop.domain.answers import Answer, SettledQuestion
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.deliveries import Box, Collected, Delivery
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.expenses import Assessment, Expense, Receipt
from lianes_desktop.domain.freezing import holding, left_in
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.ministry import ReportTexts
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.payments import Payment, TransferOrder
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
from lianes_desktop.domain.sent_lines import SentLines
from lianes_desktop.domain.settings import IssuedSettings, SettingsDraft
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.deeds import deeds_of
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.store import Change, DossierRate, OpenUnit, R, Record, UnitOfWork
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.services.trail import Trail
from lianes_desktop.services.undo import Undo

_TOPICS: dict[type, Topic] = {
    Organisation: Topic.ORGANISATIONS,
    Profile: Topic.PREFERENCES,
    IssuedSettings: Topic.SETTINGS,
    SettingsDraft: Topic.SETTINGS,
    Membership: Topic.JOINING,
    SteeringMeeting: Topic.STEERING,
    **dict.fromkeys(ACTIONS, Topic.DOSSIERS),
    Participant: Topic.PARTICIPANTS,
    Contact: Topic.CONTACTS,
    DossierRate: Topic.RATES,
    ProgrammeItem: Topic.PROGRAMME,
    ProgrammeRelease: Topic.PROGRAMME,
    Receipt: Topic.EXPENSES,
    Expense: Topic.EXPENSES,
    PreparationMeeting: Topic.PREPARATION,
    Funding: Topic.FUNDING,
    Advance: Topic.FUNDING,
    StaffTime: Topic.FUNDING,
    MissionReport: Topic.RESULTS,
    FollowUp: Topic.RESULTS,
    CommunicationItem: Topic.RESULTS,
    SentBundle: Topic.SENT,
    SentLines: Topic.SENT,
    ReceivedBundle: Topic.INBOX,
    LineVerdict: Topic.REVIEW,
    ClaimReview: Topic.REVIEW,
    Answer: Topic.ANSWERS,
    SettledQuestion: Topic.ANSWERS,
    Payment: Topic.PAYMENTS,
    TransferOrder: Topic.PAYMENTS,
    Envelope: Topic.ENVELOPES,
    FunderShare: Topic.ENVELOPES,
    ReportTexts: Topic.MINISTRY,
    Box: Topic.DELIVERIES,
    Delivery: Topic.DELIVERIES,
    Collected: Topic.DELIVERIES,
    RecordVersion: Topic.DOSSIERS,
}
"""What each kind of record is shown as; in the order records are put, so that none names one that comes after."""
_ORDER = {kind: at for at, kind in enumerate(_TOPICS)}
_Held = (
    (Participant | Contact | DossierRate | ProgrammeItem | Receipt | Expense | SentBundle | SentLines)
    | (PreparationMeeting | Funding | Advance | StaffTime | MissionReport | FollowUp | CommunicationItem)
    | ProgrammeRelease
)
"""What a dossier holds."""


@dataclass(frozen=True, slots=True)
class Writes:
    """What one act puts and removes."""

    puts: Sequence[Record] = ()
    removes: Sequence[Record] = ()
    deeds: Sequence[Deed] = ()
    """For the hash-chained trail, besides what it says by itself of verdicts and reviews."""


Decide = Callable[[UnitOfWork], Writes]
"""Reads in the transaction, then says what to write in it."""


class Records:
    """Puts and removes records, keeps how expenses count up to date, and tells what changed."""

    def __init__(self, open_unit: OpenUnit, rules: Rulebook, changes: Changes, trail: Trail) -> None:
        """``undo`` is this door's own history."""
        self._open_unit = open_unit
        self._rules = rules
        self._changes = changes
        self._trail = trail
        self.undo = Undo(self._turn_back)

    def keep(self, act: Act | None, *puts: Record, removes: Iterable[Record] = ()) -> tuple[Change, ...]:
        """Write everything in one transaction; ``act`` names it for undo, ``None`` when it cannot be undone.

        Raises:
            UnavailableError: nothing was written (or ``IN_DOUBT`` when the disk failed at the very end).
            RemovedError: a record belongs to a dossier that was removed; nothing was written.
            RefusedError: ``EXPORTED``: an expense or receipt already left in a signed bundle; nothing was written.
        """
        writes = Writes(puts, tuple(removes))
        return self.change(act, lambda _unit: writes)

    def change(self, act: Act | None, decide: Decide) -> tuple[Change, ...]:
        """Like ``keep``, for acts that must read first in the same transaction."""
        changes = self._commit(decide)
        if act is not None and changes:
            self.undo.push(act, changes)
        return changes

    def read(self, kind: type[R], key: UUID | str | int) -> R | None:
        """One record as it stands now, or ``None``."""
        with self._open_unit() as unit:
            return unit.get(kind, key)

    def _turn_back(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Put back what was before; never over what somebody else of the office wrote since."""

        def decide(unit: UnitOfWork) -> Writes:
            for one in changes:
                check_unchanged(unit, one)
            return Writes(
                [one.before for one in changes if one.before is not None],
                [one.after for one in changes if one.before is None and one.after is not None],
            )

        return self._commit(decide)

    def _commit(self, decide: Decide) -> tuple[Change, ...]:
        with self._open_unit() as unit:
            writes = decide(unit)
            _check_dossiers(unit, writes.puts)
            _check_left(unit, writes)
            whole = self._new_terms(unit, writes)
            paid = {one.expense for one in (*writes.puts, *writes.removes) if isinstance(one, Funding)}
            paid |= self._funded_before(unit, writes.puts)
            for record in sorted(writes.removes, key=_order, reverse=True):
                unit.remove(record)
            for record in sorted(writes.puts, key=_order):
                unit.put(record)
            touched = [one for one in writes.puts if isinstance(one, Expense)]
            touched += self._funded(unit, paid - {one.id for one in touched})
            unit.assess(self._judged(unit, whole, touched))
            unit.audit(self._trail.entries(unit.changes()))
            deeds = (*writes.deeds, *deeds_of(unit.changes()))
            if deeds:
                unit.chain(*self._trail.here(), deeds)
            changes = unit.commit()
        topics = {_TOPICS[type(record)] for one in changes for record in (one.before, one.after) if record is not None}
        if topics & {Topic.DOSSIERS, Topic.RATES, Topic.FUNDING}:
            topics.add(Topic.EXPENSES)
        if topics:
            self._changes.announce(*topics)
        return changes

    def _new_terms(self, unit: UnitOfWork, writes: Writes) -> set[DossierId]:
        """Dossiers whose expenses must all be judged again: other rates, or terms that changed."""
        found = {one.dossier for one in (*writes.puts, *writes.removes) if isinstance(one, DossierRate)}
        for record in writes.puts:
            if isinstance(record, Action):
                before = unit.get(type(record), record.id)
                if before is None or terms(before, self._rules.of(before)) != terms(record, self._rules.of(record)):
                    found.add(record.id)
        return found

    def _funded_before(self, unit: UnitOfWork, puts: Iterable[Record]) -> set[ExpenseId | None]:
        """The expenses that fundings paid for until now."""
        kept = (unit.get(Funding, one.id) for one in puts if isinstance(one, Funding))
        return {one.expense for one in kept if one is not None}

    def _funded(self, unit: UnitOfWork, paid: Iterable[ExpenseId | None]) -> list[Expense]:
        """Those of the expenses that are still there: other funding changes what counts of them (R59)."""
        found = (unit.get(Expense, one) for one in paid if one is not None)
        return [one for one in found if one is not None]

    def _judged(self, unit: UnitOfWork, whole: set[DossierId], expenses: Iterable[Expense]) -> Iterable[Assessment]:
        changed: defaultdict[DossierId, list[Expense]] = defaultdict(list)
        for expense in expenses:
            changed[expense.dossier].append(expense)
        for dossier in changed.keys() | whole:
            ones = unit.of_dossier(Expense, dossier) if dossier in whole else changed[dossier]
            action = action_of(unit, dossier)
            if action is not None and ones:
                applied = terms(action, self._rules.of(action))
                rates = [one.rate for one in unit.of_dossier(DossierRate, dossier)]
                fundings = [one for one in unit.of_dossier(Funding, dossier) if one.expense is not None]
                yield from (assess(expense, applied, rates, fundings) for expense in ones)


def action_of(unit: UnitOfWork, dossier: DossierId) -> Action | None:
    """What the dossier of that id is about, or ``None`` when it was removed."""
    for kind in ACTIONS:
        found: Action | None = unit.get(kind, dossier)
        if found is not None:
            return found
    return None


def _check_dossiers(unit: UnitOfWork, puts: Iterable[Record]) -> None:
    """Refuse records of a dossier that is not there, with ``RemovedError``."""
    made = {one.id for one in puts if isinstance(one, Action)}
    needed = {one.dossier for one in puts if isinstance(one, _Held)}
    for dossier in needed - made:
        if action_of(unit, dossier) is None:
            raise RemovedError(dossier)


def check_unchanged(unit: UnitOfWork, change: Change) -> None:
    """Refuse what rests on a record that another person of the office wrote again since: ``CHANGED_MEANWHILE``."""
    known = change.after or change.before
    if not isinstance(known, LineVerdict | ClaimReview | Payment):
        return
    kept = unit.get(type(known), known.dossier if isinstance(known, ClaimReview) else known.id)
    if kept != change.after:
        raise changed_meanwhile(kept)


def changed_meanwhile(kept: LineVerdict | ClaimReview | Payment | None) -> RefusedError:
    """The refusal of what rests on an older state of a record of the office, with who wrote it since, and when."""
    match kept:
        case LineVerdict():
            told: dict[str, object] = {"by": kept.seconded_by or kept.by, "at": kept.seconded_at or kept.decided_at}
        case ClaimReview():
            told = {"by": kept.by, "at": kept.begun_at}
        case _:
            told = {}
    return RefusedError([Refusal("revision", Problem.CHANGED_MEANWHILE, told)])


def _check_left(unit: UnitOfWork, writes: Writes) -> None:
    """Refuse to change what left in a signed bundle, undo included; a dossier may still be removed as a whole."""
    gone = {one.id for one in writes.removes if isinstance(one, Action)}
    touched = [one for one in (*writes.puts, *writes.removes) if isinstance(one, Expense | Receipt)]
    removed = {one.id for one in writes.removes if isinstance(one, Expense | Receipt)}
    for dossier in {one.dossier for one in touched} - gone:
        bundle = holding(unit.of_dossier(SentBundle, dossier))
        for record in touched if bundle is not None else ():
            kept = unit.get(type(record), record.id)
            if kept is None or bundle is None or record.dossier != dossier or not left_in(kept, bundle):
                continue
            if kept != record or record.id in removed:
                raise RefusedError([Refusal("expense", Problem.EXPORTED, {"version": bundle.sequence})])


def _order(record: Record) -> int:
    return _ORDER[type(record)]
