"""What the hash-chained trail says of the office's answers; no words a person wrote stand in it."""

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.deeds import Done

_DEEDS = {
    AnswerKind.RECEIPT: Done.ACKNOWLEDGED,
    AnswerKind.QUESTIONS: Done.QUESTIONED,
    AnswerKind.DECISION: Done.DECIDED,
    AnswerKind.PAYMENT: Done.NOTIFIED,
}


def deed_of(answer: Answer) -> Deed:
    """The answer, by what it answers and its figures."""
    told = {
        "claim": answer.claim_manifest,
        "manifest": answer.manifest_sha256,
        "sequence": str(answer.sequence),
    }
    if answer.kind is AnswerKind.QUESTIONS:
        told["count"] = str(len(answer.said.questions))
    if answer.kind is AnswerKind.DECISION:
        said = answer.said
        told |= {
            "eligible_cents": str(said.eligible_cents),
            "kept_cents": str(said.kept_cents),
            "due_cents": str(said.due_cents),
        }
    if answer.said.payment is not None:
        told |= {"payment": str(answer.said.payment.payment), "cents": str(answer.said.payment.cents)}
    return Deed(_DEEDS[answer.kind], answer.id, answer.dossier, tuple(told.items()))
