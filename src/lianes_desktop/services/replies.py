"""Lianes' answers in the field: taken in, in whatever order they come, and what is done about them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer, SettledQuestion
from lianes_desktop.domain.bundles import SentBundle, SentState
from lianes_desktop.domain.claim_states import ClaimState, Standing, asked, in_order, standing
from lianes_desktop.domain.freezing import holding
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.reviewing import Question
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.answers import AnswerFiles
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes


@dataclass(frozen=True, slots=True)
class TakenAnswer:
    """An answer taken in, and what it changes here."""

    answer: Answer
    already: bool
    """It was here before: nothing was done."""
    earlier: bool
    """It answers a version that is no longer the last that left."""
    standing: Standing
    """Where the last version stands now."""
    may_reopen: bool
    """Lianes asks for corrections and the lines are still held: ``ExpenseService.reopen`` opens them."""
    lists_ended: datetime | None = None
    """When the revocation lists that judged its signer passed their date; ``None`` when they are current."""


class ReplyService:
    """Acts and readings on Lianes' answers to the claims that left from here.

    Answers are a set: any order, any repetition, any loss give the same standing for the same answers.
    """

    def __init__(self, records: Records, readings: Readings, files: AnswerFiles, clock: Clock, folder: Path) -> None:
        """``folder`` is where the signed files are kept."""
        self._records = records
        self._readings = readings
        self._files = files
        self._clock = clock
        self._folder = folder

    def announces(self, path: Path) -> bool:
        """Whether a file says by its names that it carries an answer."""
        return self._files.announces(path)

    def take_in(self, path: Path, expected_root: str = "") -> TakenAnswer:
        """Take an answer into the dossier whose claim it answers; for a worker thread.

        Taking it in again changes nothing. Any answer to a version says that it was received; a receipt says it of
        every version of the series it has seen. ``expected_root`` is what the person heard over the phone, when Lianes
        is not known here yet.

        Raises:
            RefusedError: on ``file``, ``ANSWER_TO_NOTHING``, ``ANSWER_FORKED``, and as
                ``ports.answers.AnswerFiles.read`` says; nothing changed.
            UnavailableError: the file or the store; nothing changed.
        """
        read = self._files.read(path, expected_root)
        answer = replace(read, path=str(self._folder / f"{read.manifest_sha256}.asice"))
        _answered(answer, self._readings.sent(answer.dossier))
        kept = self._records.read(Answer, answer.manifest_sha256)
        if kept is None:
            self._keep(path, answer)
        return self._taken(kept or answer, already=kept is not None)

    def settle(self, dossier: DossierId, question: UUID, *, done: bool = True) -> None:
        """Say that a question of Lianes is done, or is not after all; it can be undone.

        Raises:
            RemovedError: no answer to that dossier asks it.
        """
        if all(one.id != question for answer in self.answers(dossier) for one in answer.said.questions):
            raise RemovedError(question)
        tick = SettledQuestion(question, dossier, self._clock.now())

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(SettledQuestion, question)
            if done:
                return Writes([] if kept else [tick])
            return Writes(removes=[kept] if kept else [])

        self._records.change(Act.SETTLE_QUESTION, decide)

    def settled(self, dossier: DossierId) -> frozenset[UUID]:
        """The questions that are done."""
        return frozenset(one.id for one in self._readings.held(SettledQuestion, dossier))

    def answers(self, dossier: DossierId) -> tuple[Answer, ...]:
        """Every answer to the dossier, in the order the office made them."""
        return in_order(self._readings.held(Answer, dossier))

    def standing(self, dossier: DossierId) -> Standing:
        """Where the last version that left stands."""
        return standing(self._last(dossier), self._readings.held(Answer, dossier))

    def open_questions(self, dossier: DossierId) -> tuple[Question, ...]:
        """What Lianes asks about the last version and is not done yet."""
        return asked(self._last(dossier), self._readings.held(Answer, dossier), self.settled(dossier))

    def _last(self, dossier: DossierId) -> str:
        sent = self._readings.sent(dossier)
        return sent[0].manifest_sha256 if sent else ""

    def _keep(self, path: Path, answer: Answer) -> None:
        """Keep the signed file, then the answer and what it says was received, in one transaction."""
        target = Path(answer.path)
        with explained(Resource.STORE, target):
            durable.make_folder(self._folder)
            durable.write_bytes(target, path.read_bytes())
        try:
            _check_same(self._files.read(target), answer)
            self._records.change(None, lambda unit: _writes(unit, answer))
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    def _taken(self, answer: Answer, *, already: bool) -> TakenAnswer:
        sent = self._readings.sent(answer.dossier)
        found = self.standing(answer.dossier)
        return TakenAnswer(
            answer,
            already,
            earlier=bool(sent) and sent[0].manifest_sha256 != answer.claim_manifest,
            standing=found,
            may_reopen=found.state is ClaimState.TO_CORRECT and holding(sent) is not None,
            lists_ended=self._files.lists_ended(),
        )


def _check_same(copied: Answer, read: Answer) -> None:
    """Refuse a file that became another one while it was copied."""
    if copied.manifest_sha256 != read.manifest_sha256:
        raise RefusedError([Refusal("file", Problem.ANSWER_DAMAGED)])


def _writes(unit: UnitOfWork, answer: Answer) -> Writes:
    """The answer, and the versions it says are received."""
    sent = unit.of_dossier(SentBundle, answer.dossier)
    _answered(answer, sent)
    if any(_forks(one, answer) for one in unit.of_dossier(Answer, answer.dossier)):
        raise RefusedError([Refusal("file", Problem.ANSWER_FORKED, {"number": answer.sequence})])
    seen = {one.series: one for one in answer.said.seen}
    received = [
        replace(one, state=SentState.RECEIVED)
        for one in sent
        if one.state is SentState.EXPORTED
        and (
            one.manifest_sha256 == answer.claim_manifest
            or (one.series in seen and one.sequence <= seen[one.series].highest)
        )
    ]
    return Writes([answer, *received])


def _answered(answer: Answer, sent: Iterable[SentBundle]) -> None:
    """Refuse the answer to a claim that did not leave from here."""
    if all((one.bundle_id, one.manifest_sha256) != (answer.claim, answer.claim_manifest) for one in sent):
        raise RefusedError([Refusal("file", Problem.ANSWER_TO_NOTHING)])


def _forks(held: Answer, new: Answer) -> bool:
    """Whether two answers cannot both be of one office: the same number or identity, or neighbours that do not meet."""
    if held.id == new.id:
        return held.manifest_sha256 != new.manifest_sha256
    if held.series != new.series:
        return False
    if held.sequence + 1 == new.sequence:
        return new.previous != held.manifest_sha256
    if new.sequence + 1 == held.sequence:
        return held.previous != new.manifest_sha256
    return held.sequence == new.sequence
