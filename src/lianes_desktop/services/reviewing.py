"""The office's review of a claim: verdicts line by line, a second pair of eyes, a checklist, questions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.answers import DecidedLine
from lianes_desktop.domain.checked.review import checked_verdict
from lianes_desktop.domain.checked.texts import REMARK
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.ids import DossierId, ExpenseId, new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.review_desk import ReviewDesk
from lianes_desktop.domain.review_sums import decided_lines
from lianes_desktop.domain.reviewing import (
    ClaimReview,
    LineVerdict,
    Question,
    ReviewReason,
    Verdict,
    verdict_id,
)
from lianes_desktop.domain.second_eyes import same_person
from lianes_desktop.services.acts import Act
from lianes_desktop.services.claim_desks import ClaimDesks, OpenedClaim
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Directory
from lianes_desktop.services.ports.store import Change, UnitOfWork
from lianes_desktop.services.records import Records, Writes, changed_meanwhile

_Amend = Callable[[ClaimReview], ClaimReview]


class ReviewingService:
    """Acts on the review of claims; each can be undone, and stands in the hash-chained trail.

    Several people may review one claim: whoever rests on what somebody else has changed since is told, and nothing is
    written. Acts on a version that is no longer the last of its dossier raise ``RemovedError``.
    """

    def __init__(self, records: Records, desks: ClaimDesks, directory: Directory, clock: Clock) -> None:
        """The person who decides is the one of the profile."""
        self._records = records
        self._desks = desks
        self._directory = directory
        self._clock = clock

    def desk(self, manifest_sha256: str) -> ReviewDesk:
        """A claim with what is decided of it now; for a worker thread the first time.

        Raises:
            RemovedError: no such claim was taken in.
            UnavailableError: the store.
        """
        return self._desks.read(manifest_sha256)

    def decision(self, manifest_sha256: str) -> tuple[DecidedLine, ...]:
        """The last word on each line decided, with parts that add up to what is due; ``RemovedError`` as ``desk``."""
        desk = self._desks.read(manifest_sha256)
        return decided_lines(desk.lines, self._desks.open(manifest_sha256).applied)

    def judge(
        self,
        manifest_sha256: str,
        expense: ExpenseId,
        verdict: Verdict,
        kept_cents: int | None = None,
        reason: ReviewReason | None = None,
        words: str = "",
        *,
        revision: int = 0,
    ) -> LineVerdict:
        """Decide of a line; ``kept_cents`` is asked for when it is reduced, and for nothing else.

        ``revision`` is that of the verdict the person saw, on this content or an earlier one; 0 when there was none.
        Whatever a second person agreed to is to be agreed to again.

        Raises:
            RefusedError: ``kept`` missing, negative or no less than what is claimed; ``reason`` missing (for ``OTHER``,
                ``words`` too); ``words`` too long; ``revision`` no longer the last (``CHANGED_MEANWHILE``).
            RemovedError: the claim, or its line, is not there, or a later version was taken in.
            UnavailableError: the store; nothing was written.
        """
        claim = self._in_force(manifest_sha256)
        line, digest = _line(claim, expense)
        kept, said = checked_verdict(line.assessment.eligible_cents, verdict, kept_cents, reason, words)
        dossier = _dossier(claim)
        given = LineVerdict(
            id=verdict_id(dossier, expense),
            dossier=dossier,
            expense=expense,
            number=line.expense.number,
            line_sha256=digest,
            verdict=verdict,
            eligible_cents=line.assessment.eligible_cents,
            kept_cents=kept,
            reason=None if verdict is Verdict.ACCEPT else reason,
            words=said,
            by=self._who,
            decided_at=self._clock.now(),
        )
        self._begin(claim)

        def decide(unit: UnitOfWork) -> Writes:
            _seen(unit.get(LineVerdict, given.id), revision)
            return Writes([replace(given, revision=unit.chained() + 1)])

        return _written(self._records.change(Act.JUDGE_LINE, decide), given)

    def accept_rest(self, manifest_sha256: str) -> int:
        """Accept every line that nobody has decided on yet, in one act; how many there were.

        What somebody decides meanwhile stays as they decided it. ``RemovedError`` and ``UnavailableError`` as
        ``judge``.
        """
        claim = self._in_force(manifest_sha256)
        dossier, who, now = _dossier(claim), self._who, self._clock.now()
        self._begin(claim)

        def decide(unit: UnitOfWork) -> Writes:
            held = {one.expense: one for one in unit.of_dossier(LineVerdict, dossier)}
            revision = unit.chained() + 1
            return Writes(
                [
                    _accepted(line, digest, dossier, who, now, revision)
                    for line, digest in claim.told()
                    if line.expense.id not in held or held[line.expense.id].line_sha256 != digest
                ]
            )

        return len(self._records.change(Act.ACCEPT_REST, decide))

    def second(self, manifest_sha256: str, expense: ExpenseId, *, revision: int | None = None) -> LineVerdict:
        """Agree, as a second person, with the verdict in force on a line; agreeing twice changes nothing.

        ``revision`` is that of the verdict the person saw; whichever there is without it.

        Raises:
            RefusedError: the person is the one who decided (``SAME_PERSON``), or the verdict was changed since
                (``CHANGED_MEANWHILE``).
            RemovedError: as ``judge``, or nobody has decided on the line.
            UnavailableError: the store; nothing was written.
        """
        claim = self._in_force(manifest_sha256)
        _told, digest = _line(claim, expense)
        identity, who, now = verdict_id(_dossier(claim), expense), self._who, self._clock.now()
        agreed: list[LineVerdict] = []

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(LineVerdict, identity)
            if kept is None or kept.line_sha256 != digest:
                raise RemovedError(expense)
            if revision is not None:
                _seen(kept, revision)
            if same_person(kept.by, who):
                raise RefusedError([Refusal("second", Problem.SAME_PERSON)])
            if not kept.seconded_by:
                kept = replace(kept, seconded_by=who, seconded_at=now, revision=unit.chained() + 1)
            agreed.append(kept)
            return Writes([kept])

        self._records.change(Act.SECOND_LINE, decide)
        return agreed[-1]

    def tick(self, manifest_sha256: str, code: str, *, done: bool) -> None:
        """Say that a point of the checklist was looked at, or was not after all.

        A point that is none of the claim's kind of action changes nothing. ``RemovedError`` and ``UnavailableError``
        as ``judge``.
        """
        claim = self._in_force(manifest_sha256)
        if code in claim.points:
            points = claim.points

            def amend(review: ClaimReview) -> ClaimReview:
                ticked = {*review.points, code} if done else {*review.points} - {code}
                return replace(review, points=tuple(one for one in points if one in ticked))

            self._amend(claim, Act.TICK_POINT, amend)

    def ask(self, manifest_sha256: str, words: str, section: str = "") -> Question:
        """Ask the authority something about its dossier as a whole; ``section`` is the page it opens there.

        Raises:
            RefusedError: ``words`` missing, or too long.
            RemovedError: as ``judge``.
            UnavailableError: the store; nothing was written.
        """
        claim = self._in_force(manifest_sha256)
        said = parse_text(words, "words", REMARK, lines=True)
        if not said:
            raise RefusedError([Refusal("words", Problem.MISSING)])
        question = Question(new_id(), "", said, section=section)
        self._amend(claim, Act.ASK_QUESTION, lambda review: replace(review, questions=(*review.questions, question)))
        return question

    def unask(self, manifest_sha256: str, question: UUID) -> None:
        """Take a question about the dossier back before it leaves; one that is gone changes nothing."""
        claim = self._in_force(manifest_sha256)

        def amend(review: ClaimReview) -> ClaimReview:
            return replace(review, questions=tuple(one for one in review.questions if one.id != question))

        self._amend(claim, Act.REMOVE_QUESTION, amend)

    @property
    def _who(self) -> str:
        profile = self._directory.profile()
        return profile.name if profile else ""

    def _in_force(self, manifest_sha256: str) -> OpenedClaim:
        claim = self._desks.open(manifest_sha256)
        if not claim.in_force:
            raise RemovedError(manifest_sha256)
        return claim

    def _begin(self, claim: OpenedClaim) -> None:
        """Begin the review of a version: what was ticked and asked of an earlier one was so of another content.

        It is no act of its own: undoing a verdict leaves the review begun.
        """
        dossier, manifest = _dossier(claim), claim.received.manifest_sha256
        if self._desks.review(dossier, manifest) is not None:
            return
        fresh = ClaimReview(dossier, manifest, self._clock.now(), self._who)

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ClaimReview, dossier)
            begun = kept is not None and kept.manifest_sha256 == manifest
            return Writes([] if begun else [replace(fresh, revision=unit.chained() + 1)])

        self._records.change(None, decide)

    def _amend(self, claim: OpenedClaim, act: Act, amend: _Amend) -> None:
        """Change the review as it stands in the transaction, so that nobody's tick or question is lost."""
        self._begin(claim)
        dossier = _dossier(claim)

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ClaimReview, dossier)
            if kept is None or kept.manifest_sha256 != claim.received.manifest_sha256:
                raise RemovedError(claim.received.manifest_sha256)
            amended = amend(kept)
            return Writes([] if amended == kept else [replace(amended, revision=unit.chained() + 1)])

        self._records.change(act, decide)


def _dossier(claim: OpenedClaim) -> DossierId:
    return claim.hand_in.dossier.action.id


def _line(claim: OpenedClaim, expense: ExpenseId) -> tuple[StatementLine, str]:
    found = claim.line(expense)
    if found is None:
        raise RemovedError(expense)
    return found


def _seen(kept: LineVerdict | None, revision: int) -> None:
    """Refuse what rests on another verdict than the one kept."""
    if (kept.revision if kept else 0) != revision:
        raise changed_meanwhile(kept)


def _written(changes: tuple[Change, ...], given: LineVerdict) -> LineVerdict:
    """The verdict as it was written, with its revision."""
    return next((one.after for one in changes if isinstance(one.after, LineVerdict)), given)


def _accepted(
    line: StatementLine, digest: str, dossier: DossierId, who: str, now: datetime, revision: int
) -> LineVerdict:
    expense, cents = line.expense, line.assessment.eligible_cents
    identity = verdict_id(dossier, expense.id)
    return LineVerdict(
        *(identity, dossier, expense.id, expense.number, digest, Verdict.ACCEPT, cents, cents, None, "", who, now),
        revision=revision,
    )
