"""A claim that Lianes answers, for pictures: asked about, decided, paid; and the office's page of what it sent."""

from collections.abc import Mapping

from lianes_desktop.domain.answers import AnswerKind, Said
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.line_digest import line_digests
from lianes_desktop.ui.kit.ports import Place
from support.lianes_answers import a_decided, a_question, an_answer, answering, asked, decided, paid
from support.shooting import FEW, Studio


def answered(studio: Studio) -> None:
    """The claim that left, with questions, then a decision and its payment."""
    workspace = studio.workspace
    sent = next(found for one in workspace.dossiers.all() for found in workspace.hand_in.sent(one.action.id)[:1])
    studio.window.dossier_chosen.emit(sent.dossier)
    review = workspace.hand_in.review(sent.dossier)
    spent = [line.expense for line in review.statement.lines[:2]]
    about = [
        a_question(one.number, subject=one.id, field=field)
        for one, field in zip(spent, ("amount", "guests"), strict=True)
    ]
    asking = asked(*about, a_question(words="Qui fait quoi ensuite ?", section="report"), words="Presque complet.")
    workspace.records.keep(None, an_answer(AnswerKind.QUESTIONS, asking, sent=sent, sequence=2))
    studio.pages((Place.CLAIM, Place.OVERVIEW, Place.EXCHANGES), "questions-", FEW)
    digests = line_digests(review.dossier, review.statement)
    decision = _decision(review.statement, digests)
    workspace.records.keep(
        None,
        an_answer(AnswerKind.DECISION, decision, sent=sent, sequence=3),
        an_answer(AnswerKind.PAYMENT, paid(decision.due_cents), sent=sent, sequence=4),
    )
    studio.pages((Place.CLAIM,), "paid-", FEW)


def issued(studio: Studio) -> None:
    """What the office sent to the first claim of its inbox."""
    workspace = studio.workspace
    received = a_received(studio)
    hand_in = workspace.readings.received_dossier(received.manifest_sha256)
    if hand_in is None:
        raise SystemExit("no claim at the office")
    digests = line_digests(hand_in.dossier, hand_in.statement)
    decision = _decision(hand_in.statement, digests)
    answers = (
        an_answer(AnswerKind.RECEIPT, sequence=1),
        an_answer(AnswerKind.QUESTIONS, asked(a_question(2, field="amount")), sequence=2),
        an_answer(AnswerKind.DECISION, decision, sequence=3),
        an_answer(AnswerKind.PAYMENT, paid(decision.due_cents), sequence=4),
    )
    workspace.records.keep(None, *(answering(one, received) for one in answers))
    studio.pages((Place.ANSWERS,), "issued-", FEW)


def a_received(studio: Studio) -> ReceivedBundle:
    """The claim that truly came to the office."""
    readings = studio.workspace.readings
    came = (one for one in readings.received() if not one.waiting)
    return next(one for one in came if readings.received_dossier(one.manifest_sha256) is not None)


def _decision(figures: ExpenseStatement, digests: Mapping[ExpenseId, str]) -> Said:
    lines = []
    for at, line in enumerate(figures.lines):
        cents = line.assessment.eligible_cents
        kept = cents * (4 - at % 3) // 4 if at % 3 else cents
        lines.append(a_decided(line.expense.id, line.expense.number, cents, kept, digests[line.expense.id]))
    return decided(*lines, words="Merci pour ce dossier complet.")
