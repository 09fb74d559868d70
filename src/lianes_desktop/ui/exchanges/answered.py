"""Lianes' answers in the list of exchanges: each with its day and number, and the way to read it. No Qt."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.replies import ReplyService
from lianes_desktop.ui.kit.ports import Navigator, Place
from lianes_desktop.ui.replies.papers import PaperDesk
from lianes_desktop.ui.replies.showing import line
from lianes_desktop.ui.replies.values import AnswerLine

_CARDS = {AnswerKind.QUESTIONS: "questions", AnswerKind.DECISION: "decision", AnswerKind.PAYMENT: "payment"}
"""Where an answer stands on the claim page."""


class Answers:
    """Reads the answers of the dossier that is open."""

    def __init__(
        self, replies: ReplyService, papers: PaperDesk, title: Callable[[DossierId], str], navigator: Navigator
    ) -> None:
        """``title`` gives that of a dossier."""
        self._replies = replies
        self._papers = papers
        self._title = title
        self._navigator = navigator
        self._dossier: DossierId | None = None
        self._held: dict[UUID, Answer] = {}

    def lines(self, dossier: DossierId | None) -> tuple[AnswerLine, ...]:
        """Those of a dossier, the latest first."""
        self._dossier = dossier
        held = () if dossier is None else self._replies.answers(dossier)
        self._held = {one.id: one for one in held}
        return tuple(line(one) for one in reversed(held))

    def open(self, answer: UUID, seen: Callable[[Path], None]) -> None:
        """Go where it is answered, or show its pages when a later answer took its place."""
        one = self._held.get(answer)
        if one is None or self._dossier is None:
            return
        if self._in_force(one):
            self._navigator.go(Place.CLAIM, field=_CARDS.get(one.kind, "state"))
        else:
            self._papers.show(one, self._title(one.dossier), seen)

    def save(self, told: tuple[UUID, str]) -> None:
        """Write one as PDF: ``(id, path)``."""
        answer, path = told
        one = self._held.get(answer)
        if one is not None:
            self._papers.save(one, self._title(one.dossier), path)

    def arrived(self, answer: Answer) -> None:
        """Show an answer that was just taken in, in its own dossier."""
        self._navigator.open_dossier(answer.dossier)
        self._navigator.go(Place.CLAIM, field=_CARDS.get(answer.kind, "state"))

    def _in_force(self, answer: Answer) -> bool:
        standing = self._replies.standing(answer.dossier)
        decisions = [one for one in self._held.values() if one.kind is AnswerKind.DECISION]
        shown = {one.id for one in (standing.answer, *decisions[-1:]) if one is not None}
        return answer.id in shown or answer.kind is AnswerKind.PAYMENT
