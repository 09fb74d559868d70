"""The list of the inbox: claims to review, claims whose answer is waited for, claims that are finished. No Qt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.claim_ages import age_days, waiting_since
from lianes_desktop.domain.claim_states import ClaimState, standing
from lianes_desktop.domain.folding import fold
from lianes_desktop.i18n import formats, review
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.ui.inbox import standings, verdicts
from lianes_desktop.ui.inbox.values import InboxLine

MANY = 8
"""More bundles than this are searched by words."""
_A_WEEK = 7
_GROUPS = (N_("À instruire"), N_("En attente de réponse"), N_("Terminés"))
_NOT_BEGUN = frozenset({ClaimState.DRAFT, ClaimState.EXPORTED, ClaimState.RECEIVED})
_OVER = frozenset({ClaimState.DECIDED, ClaimState.PAID})


@dataclass(frozen=True, slots=True)
class Listed:
    """The bundles received, in their groups."""

    lines: tuple[InboxLine, ...]
    """Those that bear the words looked for."""
    replaced: frozenset[str]
    """Manifests a later version took the place of."""
    first: str
    """The manifest to show when none is chosen."""
    subtitle: str


def listed(received: Sequence[ReceivedBundle], answers: Iterable[Answer], now: datetime, words: str) -> Listed:
    """Group them, the latest first in each group; ``words`` keeps those that bear every one of them."""
    by_dossier: defaultdict[UUID, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_dossier[answer.dossier].append(answer)
    gone = replaced(received)
    groups: list[list[InboxLine]] = [[] for _group in _GROUPS]
    for one in received:
        at, line = _line(one, by_dossier, now, gone)
        groups[at].append(line)
    asked = [fold(word) for word in words.split()]
    shown: list[InboxLine] = []
    for head, group in zip(_GROUPS, groups, strict=True):
        kept = [line for line in group if all(word in _words(line) for word in asked)]
        shown += [replace(line, head=_(head) if at == 0 else "") for at, line in enumerate(kept)]
    every = [line for group in groups for line in group]
    to_review = ngettext("{n} dossier à instruire", "{n} dossiers à instruire", len(groups[0]))
    return Listed(
        lines=tuple(shown),
        replaced=gone,
        first=every[0].key if every else "",
        subtitle=to_review.format(n=formats.number(len(groups[0]))),
    )


def replaced(received: Sequence[ReceivedBundle]) -> frozenset[str]:
    """Manifests of versions that are no longer the last of their dossier.

    Within a series the number says which is later; between series, which came later: the installation was replaced.
    """
    by_dossier: defaultdict[UUID, list[ReceivedBundle]] = defaultdict(list)
    for one in received:
        if not one.waiting:
            by_dossier[one.dossier].append(one)
    gone: set[str] = set()
    for versions in by_dossier.values():
        newest = max(versions, key=lambda one: (one.received_at, one.sequence)).series
        last = max((one for one in versions if one.series == newest), key=lambda one: one.sequence)
        gone |= {one.manifest_sha256 for one in versions if one is not last}
    return frozenset(gone)


def _line(
    one: ReceivedBundle, answers: Mapping[UUID, Sequence[Answer]], now: datetime, gone: frozenset[str]
) -> tuple[int, InboxLine]:
    """A bundle and its group."""
    line = verdicts.line(one)
    if one.waiting:
        return 0, _dated(line, one, one.received_at, now)
    if one.manifest_sha256 in gone:
        words = _("Remplacé par une version")
        return 2, replace(_dated(line, one, None, now), chip=words, tone="neutral", icon="history")
    ours = answers.get(one.dossier, ())
    state = standing(one.manifest_sha256, ours).state
    shown = _dated(line, one, waiting_since(one.received_at, one.manifest_sha256, ours), now)
    if state in _NOT_BEGUN:
        return 0, shown
    tone, icon = standings.LOOKS[state]
    shown = replace(shown, chip=review.claim_state(state), tone=tone, icon=icon)
    return (2 if state in _OVER else 1 if state is ClaimState.TO_CORRECT else 0), shown


def _dated(line: InboxLine, one: ReceivedBundle, since: datetime | None, now: datetime) -> InboxLine:
    """The day it came, or how many days it has been waiting when that is more than a week."""
    waited = age_days(since, now) if since is not None else 0
    if waited > _A_WEEK:
        days = ngettext("{n} jour", "{n} jours", waited).format(n=formats.number(waited))
        return replace(line, when=days, late=True)
    day, today = one.received_at.astimezone().date(), now.astimezone().date()
    near = {0: _("Aujourd'hui"), 1: _("Hier")}.get((today - day).days)
    return replace(line, when=near or formats.day_short(day))


def _words(line: InboxLine) -> str:
    return fold(f"{line.title} {line.subtitle} {line.chip} {line.sum}")
