"""A claim on the desk, in words: its lines, its checks, and where it stands. No Qt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from lianes_desktop.domain.bundles import LedgerState, Verification
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.review_desk import DeskLine, LineChange, Remarked, ReviewDesk, Suspicion
from lianes_desktop.domain.reviewing import LineVerdict, Verdict
from lianes_desktop.i18n import formats, review, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.inbox import facts, standings, verdicts
from lianes_desktop.ui.inbox.desk_values import Asked, Checks, DeskView, Draft, LineRow, Panel, Point, Strip
from lianes_desktop.ui.inbox.values import Fact

_LOOKS = {
    Verdict.ACCEPT: ("ok", "circle-check"),
    Verdict.REDUCE: ("warn", "circle-minus"),
    Verdict.REFUSE: ("bad", "circle-x"),
    Verdict.HOLD: ("info", "hourglass"),
}
_TO_SEE = ("ink3", "circle-dashed")
_WORST = list(Suspicion)


def in_sight(desk: ReviewDesk, *, only_changed: bool) -> tuple[DeskLine, ...]:
    """The lines shown: all, or those that changed or wait for a verdict."""
    return tuple(
        one for one in desk.lines if not only_changed or one.change is not LineChange.SAME or one.verdict is None
    )


def follows(desk: ReviewDesk) -> bool:
    """Whether there is a version before to compare with."""
    return bool(desk.removed) or any(one.change is not LineChange.NEW for one in desk.lines)


def desk_view(
    desk: ReviewDesk,
    found: Verification,
    shown: Sequence[DeskLine],
    selected: UUID | None,
    *,
    only_changed: bool,
    replaced: bool,
) -> DeskView:
    """The whole claim, with the lines ``shown``.

    ``found`` is what the verifier said last, ``replaced`` that a later version arrived.
    """
    received, totals = desk.received, desk.totals
    before = follows(desk)
    rows = tuple(_rows(desk, shown, selected))
    lines = [row for row in rows if not row.removed]
    may = editable(desk, replaced=replaced)
    return DeskView(
        key=received.manifest_sha256,
        title=_("{authority}, {title}").format(
            authority=formats.isolate(received.authority), title=formats.isolate(received.title)
        ),
        subtitle=_subtitle(desk.hand_in),
        strip=_strip(desk, found),
        rows=rows,
        nothing="" if rows else _("Aucune ligne n'a changé : les décisions de la version précédente restent."),
        selected=selected if lines else None,
        watch=_watch(desk),
        only_changed=only_changed if before else None,
        rest=totals.of - totals.seen if may else 0,
        foot=standings.foot(desk, editable=may, replaced=replaced),
        checks=_checks(desk, editable=may),
    )


def editable(desk: ReviewDesk, *, replaced: bool) -> bool:
    """Whether anything may still be decided of this version."""
    return not replaced and desk.state not in (ClaimState.DECIDED, ClaimState.PAID)


def panel(one: DeskLine, draft: Draft, me: str, told: str, *, may: bool) -> Panel:
    """The decision on a line; ``me`` is who sits here, ``told`` what was just refused of it as a whole."""
    waits = one.second_eyes and one.verdict is not None
    return Panel(
        key=one.line.expense.id,
        title=one.line.expense.payee or _("Sans fournisseur"),
        draft=draft,
        note=_note(one),
        told=told,
        chip=_("2e regard") if waits else "",
        may_confirm=waits and may and one.verdict is not None and one.verdict.by != me,
        editable=may,
    )


# ---- lines


def _rows(desk: ReviewDesk, shown: Sequence[DeskLine], selected: UUID | None) -> Iterator[LineRow]:
    """The lines shown, then those removed; what stands under the receipt is told of the one in hand alone."""
    known, before = facts.around(desk.hand_in), follows(desk)
    for one in shown:
        row = _row(one, before=before)
        if row.key == selected:
            row = replace(row, facts=facts.facts(one, known), pages=facts.pages_of(one.line, known))
        yield row
    head = _("Lignes retirées")
    for line in desk.removed:
        yield _removed(line, head)
        head = ""


def _row(one: DeskLine, *, before: bool) -> LineRow:
    expense, verdict = one.line.expense, one.verdict
    tone, icon = _TO_SEE if verdict is None else _LOOKS[verdict.verdict]
    worst = _worst(one.remarked)
    return LineRow(
        key=expense.id,
        title=_("Pièce {n}").format(n=expense.number),
        payee=expense.payee or _("Sans fournisseur"),
        detail=_detail(one, before=before),
        asked=formats.euros(one.line.assessment.eligible_cents),
        kept=_kept(verdict),
        decided=verdict is not None,
        state=_("À voir") if verdict is None else review.verdict(verdict.verdict),
        tone=tone,
        icon=icon,
        remark="" if worst is None else review.remark(worst),
        chip=_("2e regard") if one.second_eyes else "",
    )


def _kept(verdict: LineVerdict | None) -> str:
    if verdict is None:
        return _("à voir")
    if verdict.verdict is Verdict.HOLD:
        return _("en attente")
    return formats.euros(verdict.kept_cents)


def _detail(one: DeskLine, *, before: bool) -> str:
    kind = one.line.expense.kind
    parts = [wording.expense_kind(kind)] if kind else []
    if one.change is LineChange.CHANGED and one.before is not None:
        was = formats.euros(one.before.assessment.eligible_cents)
        parts.insert(0, _("{change}, avant : {was}").format(change=review.change(one.change), was=formats.isolate(was)))
    elif one.change is LineChange.NEW and before:
        parts.insert(0, review.change(one.change))
    elif one.line.expense.paid_on:
        parts.append(formats.day_short(one.line.expense.paid_on))
    return " · ".join(parts)


def _removed(line: StatementLine, head: str) -> LineRow:
    kind = line.expense.kind
    return LineRow(
        key=line.expense.id,
        title=_("Pièce {n}").format(n=line.expense.number),
        payee=line.expense.payee or _("Sans fournisseur"),
        detail=wording.expense_kind(kind) if kind else "",
        asked=formats.euros(line.assessment.eligible_cents),
        kept=_("retirée"),
        decided=False,
        state=_("Retirée"),
        tone="ink3",
        icon="x",
        removed=True,
        head=head,
    )


def _note(one: DeskLine) -> str:
    verdict, earlier = one.verdict, one.earlier
    if verdict is not None:
        day = formats.isolate(formats.day_short(verdict.decided_at.astimezone().date()))
        words = " · ".join((review.verdict(verdict.verdict), f"{formats.isolate(verdict.by)} {day}"))
        if verdict.seconded_by:
            words += " · " + _("confirmé par {name}").format(name=formats.isolate(verdict.seconded_by))
        return words
    if earlier is not None:
        said = review.verdict(earlier.verdict)
        kept = formats.isolate(formats.euros(earlier.kept_cents))
        return _("Avant le changement : {verdict}, {sum} retenus").format(verdict=said, sum=kept)
    return ""


def _worst(remarked: Iterable[Remarked]) -> Remarked | None:
    return min(remarked, key=lambda one: _WORST.index(one.what), default=None)


def _watch(desk: ReviewDesk) -> str:
    marked = [one for one in desk.lines if one.remarked]
    worst = _worst([remark for one in marked for remark in one.remarked] + list(desk.remarked))
    if worst is None:
        return ""
    if not marked:
        return _("À regarder d'abord : {words}").format(words=review.remark(worst))
    count = ngettext("À regarder d'abord, {n} ligne : {words}", "À regarder d'abord, {n} lignes : {words}", len(marked))
    return count.format(n=formats.number(len(marked)), words=review.remark(worst))


# ---- the claim as a whole


def _subtitle(hand_in: HandIn) -> str:
    action = hand_in.dossier.action
    people = len(hand_in.dossier.participants)
    parts = [wording.action(action.action), *(wording.theme(theme) for theme in action.themes)]
    if isinstance(action, HostingDay):
        parts += [formats.day_long(action.held_on)] if action.held_on is not None else []
    elif action.starts_on is not None and action.ends_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on))
    parts.append(ngettext("{n} participant", "{n} participants", people).format(n=people))
    parts.append(_("version {n}").format(n=hand_in.sequence))
    return " · ".join(parts)


def _strip(desk: ReviewDesk, found: Verification) -> Strip:
    title, sentence = wording.verification(found)
    tone, icon = verdicts.look(found)
    every = (*desk.remarked, *(remark for one in desk.lines for remark in one.remarked))
    same_sums = all(remark.what is not Suspicion.SUMS_DIFFER for remark in every)
    doubles = sum(any(_double(remark) for remark in one.remarked) for one in desk.lines)
    sums = _("Sommes recalculées : les mêmes.") if same_sums else _("Sommes recalculées : elles diffèrent.")
    if doubles:
        twice = ngettext("{n} ligne déjà demandée ailleurs.", "{n} lignes déjà demandées ailleurs.", doubles)
        said = twice.format(n=formats.number(doubles))
    else:
        said = _("Aucun doublon.")
    code = _("Code du dossier : {code}").format(code=formats.ltr(desk.received.verification.bundle_code))
    if not same_sums or doubles:
        tone = "warn" if tone == "ok" else tone
    plain = found.accepted and found.ledger is LedgerState.NEXT
    words = f"{sentence} {said}" if plain else f"{title}. {sentence}"
    return Strip(tone, icon, words, (f"{title}. {sentence}", sums, said, code))


def _double(remark: Remarked) -> bool:
    return remark.what in (Suspicion.RECEIPT_ELSEWHERE, Suspicion.EXPENSE_ELSEWHERE)


def _checks(desk: ReviewDesk, *, editable: bool) -> Checks:
    done = sum(one.done for one in desk.points)
    questions = [
        Asked(one.id, one.words, removable=True) for one in (desk.review.questions if desk.review is not None else ())
    ]
    for line in desk.lines:
        held = line.verdict
        if held is not None and held.verdict is Verdict.HOLD:
            named = _("Pièce {n}").format(n=held.number)
            why = held.words or (review.reason(held.reason) if held.reason is not None else "")
            questions.append(Asked(held.id, f"{named} · {why}", removable=False))
    button = _("Contrôles {done}/{all}").format(done=formats.number(done), all=formats.number(len(desk.points)))
    return Checks(
        button=button,
        remarks=tuple(Fact("triangle-alert", review.remark(one), "warn") for one in desk.remarked),
        points=tuple(Point(one.code, review.point(one.code), one.done) for one in desk.points),
        questions=tuple(questions),
        editable=editable,
    )
