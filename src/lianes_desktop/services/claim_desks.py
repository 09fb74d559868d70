"""A claim on the office's desk: what it says, what the version before said, what the machine remarks, what is decided.

What does not change while somebody decides (the claim, the rules, the look-alikes) is read once for the last claims
looked at; verdicts are read each time.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.checks import Around
from lianes_desktop.domain.claim_states import ClaimState, standing
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.domain.reimbursement import Terms, terms
from lianes_desktop.domain.review_desk import (
    CheckPoint,
    DeskLine,
    Elsewhere,
    LineChange,
    Remarked,
    ReviewDesk,
)
from lianes_desktop.domain.review_points import POINTS
from lianes_desktop.domain.review_sums import totals_of
from lianes_desktop.domain.reviewing import ClaimReview, LineVerdict
from lianes_desktop.domain.second_eyes import asks_for_second, threshold_cents
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.domain.suspicions import LookAlikes, OfficeRules, Suspected, suspected
from lianes_desktop.services import calendars
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.office import LookAlike, OfficeReadings
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.received_lines import ReceivedLines, last_taken_in
from lianes_desktop.services.rulebook import Rulebook

_KEPT = 4
"""How many claims stay read: the one looked at, and those one goes back to."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, with all that does not depend on what is decided of it."""

    line: StatementLine
    digest: str
    change: LineChange
    before: StatementLine | None
    remarked: tuple[Remarked, ...]


@dataclass(frozen=True, slots=True)
class OpenedClaim:
    """A claim as it was read."""

    received: ReceivedBundle
    hand_in: HandIn
    applied: Terms
    lines: tuple[_Line, ...]
    removed: tuple[StatementLine, ...]
    remarked: tuple[Remarked, ...]
    points: tuple[str, ...]
    threshold_cents: int
    in_force: bool
    """Whether no later version of its dossier was taken in."""

    def line(self, expense: UUID) -> tuple[StatementLine, str] | None:
        """A line of the claim and its digest, or ``None``."""
        return next(((one.line, one.digest) for one in self.lines if one.line.expense.id == expense), None)

    def told(self) -> tuple[tuple[StatementLine, str], ...]:
        """Every line of the claim and its digest."""
        return tuple((one.line, one.digest) for one in self.lines)


class ClaimDesks:
    """Reads claims taken in as the review shows them."""

    def __init__(
        self,
        readings: Readings,
        office: OfficeReadings,
        lines: ReceivedLines,
        rules: Rulebook,
        changes: Changes,
        clock: Clock,
    ) -> None:
        """Nothing is read yet."""
        self._readings = readings
        self._office = office
        self._lines = lines
        self._rules = rules
        self._clock = clock
        self._opened: OrderedDict[tuple[object, ...], OpenedClaim] = OrderedDict()
        self._lock = Lock()
        changes.listen(self._forget)

    def read(self, manifest_sha256: str) -> ReviewDesk:
        """A claim with what is decided of it now; for a worker thread the first time.

        Raises:
            RemovedError: no such claim was taken in.
            UnavailableError: the store.
        """
        claim = self.open(manifest_sha256)
        dossier = claim.hand_in.dossier.action.id
        review = self.review(dossier, manifest_sha256)
        answers = self._readings.held(Answer, dossier)
        lines = self._decided(claim, dossier)
        done = set(review.points) if review else set()
        return ReviewDesk(
            received=claim.received,
            hand_in=claim.hand_in,
            lines=lines,
            removed=claim.removed,
            remarked=claim.remarked,
            points=tuple(CheckPoint(code, code in done) for code in claim.points),
            review=review,
            totals=totals_of(lines, claim.hand_in.statement, claim.applied),
            state=state_of(manifest_sha256, answers, review),
            answers=answers,
            threshold_cents=claim.threshold_cents,
        )

    def open(self, manifest_sha256: str) -> OpenedClaim:
        """A claim without what is decided of it; ``RemovedError`` when none was taken in under that manifest."""
        self._lines.fill()
        # another computer of the office may take claims in: how many there are tells, wherever it was
        key = (manifest_sha256, self._clock.today(), self._office.kept())
        with self._lock:
            found = self._opened.get(key)
        if found is None:
            found = self._opening(manifest_sha256)
            with self._lock:
                self._opened[key] = found
                while len(self._opened) > _KEPT:
                    self._opened.popitem(last=False)
        return found

    def review(self, dossier: DossierId, manifest_sha256: str) -> ClaimReview | None:
        """How far the review of that very version has come."""
        found = self._readings.held(ClaimReview, dossier)
        return next((one for one in found if one.manifest_sha256 == manifest_sha256), None)

    def _opening(self, manifest_sha256: str) -> OpenedClaim:
        received = self._readings.received()
        known = next((one for one in received if one.manifest_sha256 == manifest_sha256 and not one.waiting), None)
        hand_in = None if known is None else self._readings.received_dossier(manifest_sha256)
        if known is None or hand_in is None:
            raise RemovedError(manifest_sha256)
        action = hand_in.dossier.action
        reference = self._rules.of(action)
        applied = terms(action, reference)
        before = self._before(known, hand_in, received)
        rules = OfficeRules(reference, applied, self._rules.current.rates, self._around(hand_in), self._clock.today())
        ours = statement(hand_in.dossier, reference)
        found = suspected(hand_in.dossier, hand_in.statement, ours, rules, self._look_alikes(known, received))
        return OpenedClaim(
            received=known,
            hand_in=hand_in,
            applied=applied,
            lines=tuple(_lines(hand_in, before, found)),
            removed=_removed(hand_in, before),
            remarked=found.whole,
            points=tuple(POINTS[action.action]),
            threshold_cents=threshold_cents(reference.edition),
            in_force=known.manifest_sha256 in last_taken_in(received),
        )

    def _decided(self, claim: OpenedClaim, dossier: DossierId) -> tuple[DeskLine, ...]:
        verdicts = {one.expense: one for one in self._readings.held(LineVerdict, dossier)}
        return tuple(_decided(one, verdicts.get(one.line.expense.id), claim.threshold_cents) for one in claim.lines)

    def _before(self, known: ReceivedBundle, hand_in: HandIn, received: Iterable[ReceivedBundle]) -> HandIn | None:
        """The version it follows; of a series begun again, the last of its dossier taken in before it."""
        follows = hand_in.previous.manifest_sha256 if hand_in.previous else ""
        before = self._readings.received_dossier(follows) if follows else None
        if before is not None:
            return before
        others = [
            one
            for one in received
            if one.dossier == known.dossier
            and not one.waiting
            and one.series != known.series
            and one.received_at < known.received_at
        ]
        last = max(others, key=lambda one: (one.received_at, one.sequence), default=None)
        return None if last is None else self._readings.received_dossier(last.manifest_sha256)

    def _around(self, hand_in: HandIn) -> Around:
        return Around(
            calendars.known_to(hand_in.dossier.action),
            (),
            self._readings.every(Membership),
            self._readings.every(SteeringMeeting),
        )

    def _look_alikes(self, known: ReceivedBundle, received: Iterable[ReceivedBundle]) -> LookAlikes:
        manifest, claims = known.manifest_sha256, {one.manifest_sha256: one for one in received}
        files = (*self._office.same_files(manifest), *self._office.same_pictures(manifest))
        return LookAlikes(_by_line(files, claims), _by_line(self._office.same_expenses(manifest), claims))

    def _forget(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.INBOX, Topic.SETTINGS, Topic.JOINING, Topic.STEERING}:
            with self._lock:
                self._opened.clear()


def state_of(manifest_sha256: str, answers: Iterable[Answer], review: ClaimReview | None) -> ClaimState:
    """Where a claim stands at the office: taken in it is received, and looked at once somebody decided something."""
    found = standing(manifest_sha256, answers).state
    if found in {ClaimState.EXPORTED, ClaimState.RECEIVED}:
        return ClaimState.RECEIVED if review is None else ClaimState.UNDER_REVIEW
    return found


def _digests(hand_in: HandIn | None) -> Mapping[ExpenseId, tuple[StatementLine, str]]:
    if hand_in is None:
        return {}
    digests = line_digests(hand_in.dossier, hand_in.statement)
    return {one.expense.id: (one, digests[one.expense.id]) for one in hand_in.statement.lines}


def _lines(hand_in: HandIn, before: HandIn | None, found: Suspected) -> Iterable[_Line]:
    earlier = _digests(before)
    for expense, (line, digest) in _digests(hand_in).items():
        was, known = earlier.get(expense, (None, ""))
        change = LineChange.SAME if known == digest else LineChange.CHANGED if was else LineChange.NEW
        yield _Line(line, digest, change, was if change is LineChange.CHANGED else None, found.lines.get(expense, ()))


def _removed(hand_in: HandIn, before: HandIn | None) -> tuple[StatementLine, ...]:
    left = {one.expense.id for one in hand_in.statement.lines}
    return tuple(one for one in (before.statement.lines if before else ()) if one.expense.id not in left)


def _decided(one: _Line, verdict: LineVerdict | None, threshold: int) -> DeskLine:
    holds = verdict is not None and verdict.line_sha256 == one.digest
    now = verdict if holds else None
    return DeskLine(
        line=one.line,
        line_sha256=one.digest,
        change=one.change,
        before=one.before,
        remarked=one.remarked,
        verdict=now,
        earlier=None if holds else verdict,
        second_eyes=asks_for_second(now, threshold),
    )


def _by_line(
    found: Iterable[LookAlike], claims: Mapping[str, ReceivedBundle]
) -> Mapping[ExpenseId, tuple[Elsewhere, ...]]:
    by_line: dict[ExpenseId, dict[Elsewhere, None]] = {}
    for one in found:
        other, claim = one.other, claims.get(one.other.manifest_sha256)
        told = Elsewhere(
            manifest_sha256=other.manifest_sha256,
            dossier=other.dossier,
            number=other.number,
            payee=other.payee,
            paid_on=other.paid_on,
            authority=claim.authority if claim else "",
            title=claim.title if claim else "",
        )
        by_line.setdefault(one.expense, {})[told] = None
    return {expense: tuple(ones) for expense, ones in by_line.items()}
