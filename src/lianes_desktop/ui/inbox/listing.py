"""The list of the inbox: claims to review, claims whose answer is waited for, claims that are finished. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lianes_desktop.domain.claim_ages import age_days
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.folding import fold
from lianes_desktop.i18n import formats, review
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.claim_list import ListedClaim
from lianes_desktop.ui.inbox import standings, verdicts
from lianes_desktop.ui.inbox.values import InboxLine

MANY = 8
"""More bundles than this are searched by words."""
_A_WEEK = 7
_GROUPS = (N_("À instruire"), N_("En attente de réponse"), N_("Terminés"))
_TO_REVIEW, _ASKED, _OVER = range(3)
_OF_STATE = {ClaimState.TO_CORRECT: _ASKED, ClaimState.DECIDED: _OVER, ClaimState.PAID: _OVER}


@dataclass(frozen=True, slots=True)
class Listed:
    """The bundles received, in their groups."""

    lines: tuple[InboxLine, ...]
    """Those that bear the words looked for."""
    first: str
    """The manifest to show when none is chosen."""
    subtitle: str


def listed(claims: Sequence[ListedClaim], now: datetime, words: str) -> Listed:
    """Group them, the latest first in each group; ``words`` keeps those that bear every one of them."""
    groups: list[list[InboxLine]] = [[] for _group in _GROUPS]
    for claim in claims:
        groups[_group_of(claim)].append(_line(claim, now))
    asked = [fold(word) for word in words.split()]
    shown: list[InboxLine] = []
    for head, group in zip(_GROUPS, groups, strict=True):
        kept = [line for line in group if all(word in _words(line) for word in asked)]
        shown += [replace(line, head=_(head) if at == 0 else "") for at, line in enumerate(kept)]
    every = [line for group in groups for line in group]
    count = len(groups[_TO_REVIEW])
    to_review = ngettext("{n} dossier à instruire", "{n} dossiers à instruire", count)
    return Listed(tuple(shown), every[0].key if every else "", to_review.format(n=formats.number(count)))


def _group_of(claim: ListedClaim) -> int:
    if claim.replaced:
        return _OVER
    return _TO_REVIEW if claim.state is None else _OF_STATE.get(claim.state, _TO_REVIEW)


def _line(claim: ListedClaim, now: datetime) -> InboxLine:
    line = _dated(verdicts.line(claim.received), claim, now)
    if claim.replaced:
        return replace(line, chip=_("Version remplacée"), tone="neutral", icon="history")
    if claim.state in (None, ClaimState.RECEIVED):
        return line  # what the verification says is what matters
    tone, icon = standings.LOOKS[claim.state]
    return replace(line, chip=review.claim_state(claim.state), tone=tone, icon=icon)


def _dated(line: InboxLine, claim: ListedClaim, now: datetime) -> InboxLine:
    """The day it came, or how many days it has been waiting when that is more than a week."""
    waited = age_days(claim.since, now) if claim.since is not None else 0
    if waited > _A_WEEK:
        days = ngettext("{n} jour", "{n} jours", waited).format(n=formats.number(waited))
        return replace(line, when=days, late=True)
    day, today = claim.received.received_at.astimezone().date(), now.astimezone().date()
    near = {0: _("Aujourd'hui"), 1: _("Hier")}.get((today - day).days)
    return replace(line, when=near or formats.day_short(day))


def _words(line: InboxLine) -> str:
    return fold(f"{line.title} {line.subtitle} {line.chip} {line.sum}")
