"""Where a claim stands, read for the overview. No Qt."""

from lianes_desktop.domain.claim_states import ClaimState, open_questions
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.replies import ReplyService
from lianes_desktop.ui.replies import showing
from lianes_desktop.ui.replies.values import ShortState


def brief(replies: ReplyService, dossier: DossierId) -> ShortState | None:
    """Where it stands; ``None`` while nothing left."""
    standing = replies.standing(dossier)
    if standing.state is ClaimState.DRAFT:
        return None
    answer = standing.answer
    left = 0 if answer is None else open_questions(answer, replies.settled(dossier))
    return showing.short(standing, left)
