"""The office's answers to claims: received, questions, decision, payment; each signed, kept and chained at once."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerDraft, AnswerKind, PaymentNotice, Said
from lianes_desktop.domain.asking import questions_of
from lianes_desktop.domain.checked.texts import REMARK
from lianes_desktop.domain.claim_states import Standing, in_order, standing
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, DossierId, new_id
from lianes_desktop.domain.owed import after_decision
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.review_desk import ReviewDesk
from lianes_desktop.domain.review_sums import decided_lines
from lianes_desktop.domain.reviewing import LineVerdict, Verdict
from lianes_desktop.domain.series_seen import seen
from lianes_desktop.services.answer_deeds import deed_of
from lianes_desktop.services.claim_desks import ClaimDesks, state_of
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.ports.answers import AnswerFiles
from lianes_desktop.services.ports.claims import Series
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.received_lines import last_taken_in
from lianes_desktop.services.records import Records, Writes, changed_meanwhile

_ACCOUNT_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Claim:
    """The version answered."""

    dossier: DossierId
    id: BundleId
    manifest: str
    sequence: int
    hand_in: HandIn

    @property
    def audience(self) -> tuple[str, ...]:
        """Who sent it, and the authority it is for."""
        authority = self.hand_in.dossier.action.authority
        return (self.hand_in.issuer.urn, *((authority,) if authority else ()))


class AnsweringService:
    """Acts and readings on the office's answers; acts write a file, and are for a worker thread.

    A file that left unknown to the store never forks a series: its number is given up before it takes its name, and
    the next answer begins another series (as ``services.hand_in.HandInService.export``). Whatever interrupts an act
    before its end leaves neither file nor record.
    """

    def __init__(
        self, records: Records, readings: Readings, desks: ClaimDesks, series: Series, files: AnswerFiles
    ) -> None:
        """``desks`` reads the reviews that decisions and questions rest on."""
        self._records = records
        self._readings = readings
        self._desks = desks
        self._series = series
        self._files = files
        self._one_at_a_time = Lock()

    # ---- readings

    def answers(self, dossier: DossierId) -> tuple[Answer, ...]:
        """Everything answered about a dossier, in the order it was."""
        return in_order(self._readings.held(Answer, dossier))

    def standing(self, manifest_sha256: str) -> Standing:
        """Where a claim taken in stands; ``RemovedError`` when there is none of that manifest."""
        dossier = self._claim(manifest_sha256).dossier
        answers = self._readings.held(Answer, dossier)
        state = state_of(manifest_sha256, answers, self._desks.review(dossier, manifest_sha256))
        return replace(standing(manifest_sha256, answers), state=state)

    # ---- acts

    def acknowledge(
        self, manifest_sha256: str, passphrase: str, folder: Path, *, under_review: bool = False, words: str = ""
    ) -> Answer:
        """Tell the authority that a claim arrived, or that somebody looks at it, and what is missing of its series.

        Raises:
            RefusedError: ``passphrase`` wrong; ``words`` too long.
            RemovedError: no such claim was taken in.
            UnavailableError: the medium or the store; nothing was answered.
        """
        claim = self._claim(manifest_sha256)
        said = Said(words=_words(words), under_review=under_review, seen=seen(claim.dossier, self._readings.received()))
        return self._answer(claim, AnswerKind.RECEIPT, said, passphrase, folder)

    def ask(self, manifest_sha256: str, words: str, passphrase: str, folder: Path) -> Answer:
        """Ask the authority about every line that is held and what was noted of the dossier as a whole.

        Raises:
            RefusedError: on ``claim``, ``NOTHING_TO_ASK`` or ``NEWER_VERSION``; ``passphrase`` wrong; ``words`` too
                long.
            RemovedError: no such claim was taken in.
            UnavailableError: the medium or the store; nothing was asked.
        """
        claim = self._claim(manifest_sha256)
        self._check_last(claim)
        desk = self._desks.read(manifest_sha256)
        questions = questions_of(manifest_sha256, desk.lines, desk.review)
        if not questions:
            raise RefusedError([Refusal("claim", Problem.NOTHING_TO_ASK)])
        said = Said(words=_words(words), questions=questions)
        return self._answer(claim, AnswerKind.QUESTIONS, said, passphrase, folder)

    def decide(self, manifest_sha256: str, words: str, passphrase: str, folder: Path) -> Answer:
        """Decide of a claim whose every line was judged; what it makes due is kept in the same transaction.

        Deciding again corrects: only the difference with what was ordered or paid is due, or asked back.

        Raises:
            RefusedError: on ``claim``, everything that keeps it from being decided, with ``count``: ``NOT_REVIEWED``,
                ``LINES_ON_HOLD``, ``SECOND_EYES_MISSING``; ``NEWER_VERSION``, ``CHANGED_MEANWHILE``; ``passphrase``
                wrong; ``words`` too long.
            RemovedError: no such claim was taken in.
            UnavailableError: the medium or the store; nothing was decided.
        """
        claim = self._claim(manifest_sha256)
        self._check_last(claim)
        desk = self._desks.read(manifest_sha256)
        _check_judged(desk)
        applied = self._desks.open(manifest_sha256).applied
        lines = decided_lines(desk.lines, applied)
        said = Said(
            words=_words(words),
            lines=lines,
            rate=applied.rate.value if applied.rate else None,
            eligible_cents=sum(one.eligible_cents for one in lines),
            kept_cents=sum(one.kept_cents for one in lines),
            asked_cents=desk.hand_in.statement.asked_cents,
            due_cents=sum(one.share_cents for one in lines),
        )
        rests_on = {one.verdict.id: one.verdict for one in desk.lines if one.verdict is not None}

        def owed(unit: UnitOfWork, answer: Answer) -> tuple[Payment, ...]:
            self._check_last(claim)
            now = {one.id: one for one in unit.of_dossier(LineVerdict, claim.dossier) if one.id in rests_on}
            for identity, verdict in rests_on.items():
                if now.get(identity) != verdict:
                    raise changed_meanwhile(now.get(identity))
            return after_decision(_due(claim, answer), unit.of_dossier(Payment, claim.dossier))

        return self._answer(claim, AnswerKind.DECISION, said, passphrase, folder, owed)

    def tell_payment(self, payment: UUID, passphrase: str, folder: Path) -> Answer:
        """Tell the authority of a transfer that the bank executed, or of what it paid back.

        Raises:
            RefusedError: ``NOTHING_DUE`` on ``payment``: nothing was transferred yet; ``passphrase`` wrong.
            RemovedError: there is no such payment, or its decision is not here.
            UnavailableError: the medium or the store; nothing was told.
        """
        made = self._records.read(Payment, payment)
        decided = next((one for one in self.answers(made.dossier) if one.id == made.decision), None) if made else None
        if made is None or decided is None:
            raise RemovedError(payment)
        if made.state is not PaymentState.PAID or made.executed_on is None:
            raise RefusedError([Refusal("payment", Problem.NOTHING_DUE)])
        notice = PaymentNotice(
            payment=made.id,
            cents=made.cents,
            executed_on=made.executed_on,
            reference=made.reference,
            account_end=made.iban[-_ACCOUNT_SHOWN:],
            corrects=made.corrects,
        )
        said = Said(payment=notice)
        return self._answer(self._claim(decided.claim_manifest), AnswerKind.PAYMENT, said, passphrase, folder)

    # ---- inside

    def _answer(
        self,
        claim: _Claim,
        kind: AnswerKind,
        said: Said,
        passphrase: str,
        folder: Path,
        besides: Callable[[UnitOfWork, Answer], Iterable[Payment]] = lambda _unit, _answer: (),
    ) -> Answer:
        """Sign, write, then keep with what comes ``besides``, in one transaction."""
        with self._one_at_a_time:
            draft = self._draft(claim, kind, said)
            answer = self._files.write(draft, passphrase, folder, lambda: self._series.give_up(claim.dossier))

            def decide(unit: UnitOfWork) -> Writes:
                if any(one.said.rank >= answer.said.rank for one in unit.of_dossier(Answer, claim.dossier)):
                    raise changed_meanwhile(None)  # somebody else of the office has answered since
                return Writes([answer, *besides(unit, answer)], deeds=[deed_of(answer)])

            try:
                self._records.change(None, decide)
            except BaseException:
                # what the store does not know must not leave; its series stays given up all the same
                Path(answer.path).unlink(missing_ok=True)
                raise
            with suppress(UnavailableError):  # kept and written; another series next time is as safe
                self._series.resume(claim.dossier)
        return answer

    def _draft(self, claim: _Claim, kind: AnswerKind, said: Said) -> AnswerDraft:
        """The next answer of the dossier's series here."""
        known = self._readings.held(Answer, claim.dossier)
        series = self._series.series_of(claim.dossier)
        last = max((one for one in known if one.series == series), key=lambda one: one.sequence, default=None)
        profile = self._readings.profile()
        rank = max((one.said.rank for one in known), default=0) + 1
        return AnswerDraft(
            dossier=claim.dossier,
            kind=kind,
            claim=claim.id,
            claim_manifest=claim.manifest,
            claim_sequence=claim.sequence,
            series=series,
            sequence=last.sequence + 1 if last else 1,
            previous=last.manifest_sha256 if last else "",
            audience=claim.audience,
            said=replace(said, by=profile.name if profile else "", rank=rank, trail=self._readings.chain_end().text),
        )

    def _claim(self, manifest_sha256: str) -> _Claim:
        found = [one for one in self._readings.received() if one.manifest_sha256 == manifest_sha256 and not one.waiting]
        hand_in = self._readings.received_dossier(manifest_sha256) if found else None
        if hand_in is None:
            raise RemovedError(manifest_sha256)
        (received,) = found
        return _Claim(received.dossier, received.bundle_id, manifest_sha256, received.sequence, hand_in)

    def _check_last(self, claim: _Claim) -> None:
        """Refuse to answer a version when a later one was taken in."""
        received = self._readings.received()
        last = last_taken_in(received)
        if claim.manifest not in last:
            later = (one.sequence for one in received if one.dossier == claim.dossier and one.manifest_sha256 in last)
            raise RefusedError([Refusal("claim", Problem.NEWER_VERSION, {"version": max(later, default=0)})])


def _words(typed: str) -> str:
    return parse_text(typed, "words", REMARK, lines=True)


def _check_judged(desk: ReviewDesk) -> None:
    """Refuse what cannot be decided yet, with every reason at once."""
    counts = {
        Problem.NOT_REVIEWED: sum(one.verdict is None for one in desk.lines),
        Problem.LINES_ON_HOLD: sum(
            one.verdict is not None and one.verdict.verdict is Verdict.HOLD for one in desk.lines
        ),
        Problem.SECOND_EYES_MISSING: sum(one.second_eyes for one in desk.lines),
    }
    refusals = [Refusal("claim", problem, {"count": count}) for problem, count in counts.items() if count]
    if refusals:
        raise RefusedError(refusals)


def _due(claim: _Claim, answer: Answer) -> Payment:
    """The whole sum decided, as if nothing had been decided before."""
    authority = claim.hand_in.dossier.authority
    return Payment(
        id=new_id(),
        dossier=claim.dossier,
        decision=answer.id,
        organisation=claim.hand_in.dossier.action.authority,
        name=authority.name if authority else "",
        cents=answer.said.due_cents,
        iban=authority.iban if authority else "",
        bic=authority.bic if authority else "",
        state=PaymentState.DUE,
        decided_at=answer.made_at,
    )
