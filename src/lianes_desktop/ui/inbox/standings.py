"""Where a claim stands and what to do next, in words, for its card in the list and for its foot. No Qt."""

from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.review_desk import ReviewDesk
from lianes_desktop.i18n import formats, review
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.inbox.desk_values import Figure, Foot

LOOKS = {
    ClaimState.DRAFT: ("neutral", "pencil"),
    ClaimState.EXPORTED: ("teal", "inbox"),
    ClaimState.RECEIVED: ("teal", "inbox"),
    ClaimState.UNDER_REVIEW: ("info", "eye"),
    ClaimState.TO_CORRECT: ("warn", "mail"),
    ClaimState.DECIDED: ("neutral", "check-check"),
    ClaimState.PAID: ("ok", "hand-coins"),
}
"""Tone and icon of each state."""


def foot(desk: ReviewDesk, *, editable: bool, replaced: bool) -> Foot:
    """The foot of the review."""
    totals, state = desk.totals, desk.state
    tone, icon = LOOKS[state]
    missing = _missing(desk)
    asks = totals.held > 0 or (desk.review is not None and bool(desk.review.questions))
    if replaced:
        tone, icon = "neutral", "history"
    seen = ngettext("{n} ligne vue sur {all}", "{n} lignes vues sur {all}", totals.seen)
    gap = totals.gap_cents
    return Foot(
        state=_("Version remplacée") if replaced else review.claim_state(state),
        tone=tone,
        icon=icon,
        following=_following(desk, missing, replaced=replaced),
        progress=seen.format(n=formats.number(totals.seen), all=formats.number(totals.of)),
        seen=totals.seen,
        of=totals.of,
        figures=(
            Figure(_("Demandé"), formats.euros(totals.asked_cents)),
            Figure(_("Écart"), formats.euros(gap), "warn" if gap else "ink"),
        ),
        due=Figure(_("À reverser"), formats.euros(totals.due_cents), "teal"),
        why_not_sign=missing if editable else _following(desk, missing, replaced=replaced),
        may_ask=asks and editable,
        acknowledge=_acknowledge(desk) if editable else "",
    )


def _acknowledge(desk: ReviewDesk) -> str:
    """What the button says that tells the authority how far its claim is; empty once it was told."""
    ours = [one for one in desk.answers if one.claim_manifest == desk.received.manifest_sha256]
    if desk.state is ClaimState.UNDER_REVIEW and not any(one.said.under_review for one in ours):
        return _("Annoncer l'instruction")
    return "" if ours else _("Accuser réception")


def _missing(desk: ReviewDesk) -> str:
    """What keeps the decision from being signed, in words; empty when nothing does."""
    totals = desk.totals
    unseen, seconds = totals.of - totals.seen, sum(one.second_eyes for one in desk.lines)
    parts = []
    if unseen:
        parts.append(ngettext("{n} ligne à voir", "{n} lignes à voir", unseen).format(n=formats.number(unseen)))
    if totals.held:
        held = ngettext("{n} ligne en attente", "{n} lignes en attente", totals.held)
        parts.append(held.format(n=formats.number(totals.held)))
    if seconds:
        waits = ngettext("{n} ligne attend un second regard", "{n} lignes attendent un second regard", seconds)
        parts.append(waits.format(n=formats.number(seconds)))
    return " · ".join(parts)


def _following(desk: ReviewDesk, missing: str, *, replaced: bool) -> str:
    if replaced:
        return _("Une version plus récente est arrivée : c'est elle qu'il faut instruire.")
    if desk.state is ClaimState.PAID:
        return _("La collectivité est payée. Il n'y a plus rien à faire.")
    if desk.state is ClaimState.DECIDED:
        return _("La décision est signée : remettez-la, puis préparez le virement.")
    if desk.state is ClaimState.TO_CORRECT:
        return _("Les questions sont parties : la collectivité répondra par une nouvelle version.")
    if desk.totals.held and desk.totals.seen == desk.totals.of:
        return _("Demandez des corrections, ou décidez des lignes en attente.")
    return missing or _("Tout est vu : signez la décision.")
