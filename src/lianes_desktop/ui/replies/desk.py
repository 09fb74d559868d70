"""What the claim page reads of Lianes' answers, and what a person does with them. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.claim_states import ClaimState, Standing, open_questions
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.domain.summaries import Section
from lianes_desktop.domain.version_changes import VersionChanges
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.hand_in import Review
from lianes_desktop.services.replies import ReplyService
from lianes_desktop.services.version_changes import VersionService
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Navigator, Notices
from lianes_desktop.ui.replies import showing
from lianes_desktop.ui.replies.papers import PaperDesk
from lianes_desktop.ui.replies.values import Answered, ChangesShown, QuestionLine, StateShown


class Expenses(Protocol):
    """What holds the lines that left (``services.expenses.ExpenseService``)."""

    def holding(self, dossier: DossierId) -> SentBundle | None:
        """The bundle that holds the expenses as they left."""
        ...

    def reopen(self, dossier: DossierId) -> None:
        """Open them for the next version."""
        ...


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything read of the answers, at one moment."""

    standing: Standing
    answers: tuple[Answer, ...]
    settled: frozenset[UUID]
    held: int
    """The version that holds the lines; 0 when they may be corrected."""
    changes: VersionChanges | None

    @property
    def to_correct(self) -> bool:
        """Whether Lianes waits for the next version."""
        return self.standing.state is ClaimState.TO_CORRECT

    @property
    def left(self) -> int:
        """How many questions wait for their tick."""
        answer = self.standing.answer
        return open_questions(answer, self.settled) if self.to_correct and answer is not None else 0

    @property
    def decision(self) -> Answer | None:
        """The last decision, of any version."""
        return next((one for one in reversed(self.answers) if one.kind is AnswerKind.DECISION), None)

    @property
    def settled_by(self) -> Answer | None:
        """The decision that stands for the last version, once it is decided or paid."""
        decided = self.standing.state in {ClaimState.DECIDED, ClaimState.PAID}
        return self.decision if decided else None


def state(reply: Reply) -> StateShown | None:
    """Where the claim stands; ``None`` while nothing left."""
    return None if reply.standing.state is ClaimState.DRAFT else showing.state(reply.standing, reply.left)


def answered(reply: Reply, review: Review, last: int) -> Answered:
    """The answers; ``last`` is the number of the last version that left."""
    asking = reply.standing.answer if reply.to_correct else None
    payees = {one.id: one.payee for one in review.dossier.expenses}
    digests = line_digests(review.dossier, review.statement)
    decided = reply.decision
    return Answered(
        None if asking is None else showing.questions(asking, reply.settled, payees, locked=reply.held),
        None if decided is None else showing.decision(decided, payees, digests, last),
        showing.payments(reply.answers),
    )


def changes(reply: Reply, records: Dossier, version: int) -> ChangesShown | None:
    """What the next version changes; ``None`` when there is nothing to tell."""
    if reply.changes is None or not reply.changes.any:
        return None
    return showing.changes(reply.changes, version, _names(records))


def _names(records: Dossier) -> Mapping[str, str]:
    people = {str(one.id): one.name for one in records.participants}
    return people | {str(one.id): one.title for one in records.items}


class ReplyDesk:
    """Reads the answers of a dossier; ticks, leads, opens the lines again, writes the decision as a paper."""

    def __init__(
        self,
        replies: ReplyService,
        versions: VersionService,
        expenses: Expenses,
        papers: PaperDesk,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Services of one installation, and the window around."""
        self._replies = replies
        self._versions = versions
        self._expenses = expenses
        self._papers = papers
        self._navigator = navigator
        self._notices = notices
        self._review: Review | None = None
        self._reply: Reply | None = None

    def read(self, review: Review) -> Reply:
        """What was exchanged about a claim; the acts below are about it."""
        dossier = review.dossier.action.id
        holding = self._expenses.holding(dossier)
        self._review = review
        self._reply = Reply(
            self._replies.standing(dossier),
            self._replies.answers(dossier),
            self._replies.settled(dossier),
            0 if holding is None else holding.sequence,
            self._versions.coming(review),
        )
        return self._reply

    def follow(self, line: QuestionLine) -> None:
        """Go to the record and the field a question is about."""
        self._navigator.go(Section(line.section), line.subject, line.field)

    def tick(self, told: tuple[UUID, bool]) -> None:
        """A question is done, or is not after all; it can be undone."""
        question, done = told
        if self._review is not None:
            dossier = self._review.dossier.action.id
            kept(lambda: self._replies.settle(dossier, question, done=done), self._notices)

    def reopen(self) -> None:
        """Open the lines that left, so that they can be corrected; it can be undone."""
        if self._review is None:
            return
        dossier = self._review.dossier.action.id
        if kept(lambda: self._expenses.reopen(dossier), self._notices):
            self._notices.say(_("Les dépenses peuvent être corrigées pour la version suivante."), undo=True)

    def save(self, path: str) -> None:
        """Write the decision as PDF."""
        if self._review is None or self._reply is None or self._reply.decision is None or not path:
            return
        self._papers.save(self._reply.decision, self._review.dossier.action.title, path)
