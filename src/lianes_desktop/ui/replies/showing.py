"""Lianes' answers as values ready to show. No Qt."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind, DecidedLine, PaymentNotice
from lianes_desktop.domain.claim_states import ClaimState, Standing, open_questions
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict
from lianes_desktop.domain.summaries import Section
from lianes_desktop.domain.version_changes import LineTurn, Turn, VersionChanges
from lianes_desktop.i18n import claim_states, formats, line_fields, reviewing
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.ui.replies.values import (
    AnswerLine,
    ChangedLine,
    ChangesShown,
    DecidedRow,
    DecisionShown,
    PaymentShown,
    QuestionLine,
    Questions,
    ShortState,
    StateShown,
)

VERDICT_LOOKS = {
    Verdict.ACCEPT: ("ok", "circle-check"),
    Verdict.REDUCE: ("warn", "circle-minus"),
    Verdict.REFUSE: ("bad", "circle-x"),
    Verdict.HOLD: ("info", "hourglass"),
}
"""Tone and icon of each verdict."""
_PAGES = {
    Section.OVERVIEW: N_("Ouvrir la vue d'ensemble"),
    Section.TEAM: N_("Ouvrir l'équipe"),
    Section.PREPARATION: N_("Ouvrir la préparation"),
    Section.BUDGET: N_("Ouvrir le budget"),
    Section.PROGRAMME: N_("Ouvrir le programme"),
    Section.CONTACTS: N_("Ouvrir les contacts"),
    Section.EXPENSES: N_("Ouvrir les dépenses"),
    Section.REPORT: N_("Ouvrir le compte rendu"),
    Section.CLAIM: N_("Ouvrir la demande"),
    Section.JOINING: N_("Ouvrir l'adhésion"),
    Section.STEERING: N_("Ouvrir le comité de pilotage"),
}
_RATES = "rates"
"""Names the exchange rates on the page of expenses, which are those of the dossier."""
_WAY = (
    ClaimState.DRAFT,
    ClaimState.EXPORTED,
    ClaimState.RECEIVED,
    ClaimState.UNDER_REVIEW,
    ClaimState.TO_CORRECT,
    ClaimState.DECIDED,
    ClaimState.PAID,
)
_STATE_LOOKS = {
    ClaimState.DRAFT: ("neutral", "pencil"),
    ClaimState.EXPORTED: ("neutral", "hourglass"),
    ClaimState.RECEIVED: ("info", "inbox"),
    ClaimState.UNDER_REVIEW: ("info", "eye"),
    ClaimState.TO_CORRECT: ("warn", "circle-alert"),
    ClaimState.DECIDED: ("ok", "circle-check"),
    ClaimState.PAID: ("ok", "hand-coins"),
}
_KINDS = {
    AnswerKind.RECEIPT: "inbox",
    AnswerKind.QUESTIONS: "circle-alert",
    AnswerKind.DECISION: "badge-check",
    AnswerKind.PAYMENT: "hand-coins",
}
_TURNS = {
    Turn.ADDED: ("ok", "plus", N_("{line} : ajoutée, {sum}")),
    Turn.REMOVED: ("bad", "trash-2", N_("{line} : retirée, {sum}")),
    Turn.CHANGED: ("info", "pencil", N_("{line} : modifiée")),
}


def state(standing: Standing, left: int = 0) -> StateShown:
    """The seven states as steps; « À corriger » only where something was asked. ``left``: questions not ticked."""
    now = standing.state
    at = _WAY.index(now)
    shown = [one for one in _WAY if one is not ClaimState.TO_CORRECT or now is ClaimState.TO_CORRECT]
    last = now is ClaimState.PAID
    steps = tuple(
        (
            claim_states.state(one),
            _detail(standing, left) if one is now else "",
            "done" if _WAY.index(one) < at or (one is now and last) else "later" if one is not now else _present(now),
        )
        for one in shown
    )
    to_do = claim_states.to_do(now)
    if now is ClaimState.TO_CORRECT and not left:
        to_do = _("Tout est coché : signez la version suivante et remettez-la à Lianes.")
    return StateShown(steps, to_do, claim_states.missing(standing.missing))


def short(standing: Standing, left: int) -> ShortState:
    """The same in one line."""
    whole = state(standing, left)
    tone, icon = _STATE_LOOKS[standing.state]
    return ShortState(claim_states.state(standing.state), tone, icon, whole.missing or whole.to_do)


def questions(
    answer: Answer, settled: Collection[UUID], payees: Mapping[ExpenseId, str], *, locked: int = 0
) -> Questions:
    """A request for corrections, with what is ticked; ``locked`` is the version that holds the lines, 0 for none."""
    asked = answer.said.questions
    left = open_questions(answer, settled)
    told = ngettext("{n} question à cocher", "{n} questions à cocher", left).format(n=formats.number(left))
    held = _("Les dépenses de la version {n} ne changent plus : ouvrez-les pour les corriger.")
    return Questions(
        title=_("Lianes demande des corrections"),
        words=answer.said.words,
        lines=tuple(_question(one, payees, done=one.id in settled) for one in asked),
        left=told if left else _("Tout est coché"),
        done=len(asked) - left,
        locked=held.format(n=locked) if locked else "",
    )


def decision(
    answer: Answer, payees: Mapping[ExpenseId, str], digests: Mapping[ExpenseId, str], last: int
) -> DecisionShown:
    """A decision; ``payees`` and ``digests`` are those of the lines now, ``last`` the last version that left."""
    said = answer.said
    earlier = _("Cette décision porte sur la version {n}. La version {last} attend encore sa réponse.")
    return DecisionShown(
        title=_("Décision de Lianes"),
        detail=detail(answer),
        words=said.words,
        rows=tuple(_decided(one, payees, digests) for one in said.lines),
        total=(formats.euros(said.eligible_cents), formats.euros(said.kept_cents)),
        hero=due(answer),
        earlier=earlier.format(n=answer.claim_sequence, last=last) if answer.claim_sequence < last else "",
    )


def due(answer: Answer) -> tuple[str, str, str]:
    """What a decision has Lianes pay: label, sum, and where it comes from."""
    said = answer.said
    asked, kept, base = (
        formats.isolate(formats.euros(one)) for one in (said.asked_cents, said.kept_cents, said.eligible_cents)
    )
    words = _("Demandé : {asked} · base retenue : {kept} sur {base}").format(asked=asked, kept=kept, base=base)
    return _("Montant à verser par Lianes"), formats.euros(said.due_cents), words


def payment(answer: Answer, notice: PaymentNotice) -> PaymentShown:
    """A transfer, as the notice tells it."""
    back = notice.cents < 0
    if notice.corrects is not None:
        title = _("Paiement corrigé : à rendre à Lianes") if back else _("Paiement corrigé par Lianes")
    else:
        title = _("À rendre à Lianes") if back else _("Lianes a payé")
    return PaymentShown(
        tone="warn" if back else "ok",
        icon="undo-2" if back else "hand-coins",
        title=title,
        facts=(
            (_("Montant"), formats.euros(notice.cents)),
            (_("Date du virement"), formats.day_long(notice.executed_on)),
            (_("Référence sur le relevé"), formats.isolate(notice.reference)),
            (_("Compte"), _("se termine par {end}").format(end=formats.ltr(notice.account_end))),
            (_("Réponse"), detail(answer)),
        ),
    )


def detail(answer: Answer) -> str:
    """Who answered, when, and to which version."""
    parts = [
        _("version {n}").format(n=formats.number(answer.claim_sequence)),
        formats.moment(answer.made_at.astimezone()),
        formats.isolate(answer.said.by),
    ]
    return " · ".join(one for one in parts if one)


def changes(found: VersionChanges, version: int, names: Mapping[str, str]) -> ChangesShown:
    """What the next version changes; ``names`` tells people and lines of the programme by id."""
    lines = [_changed(one, names) for one in found.lines]
    if found.elsewhere:
        words = _("Le reste du dossier a changé aussi : programme, équipe, compte rendu ou informations.")
        lines.append(ChangedLine("neutral", "file-text", words, ()))
    return ChangesShown(_("Ce que change la version {n}").format(n=formats.number(version)), tuple(lines))


def because(reason: ReviewReason | None, words: str) -> str:
    """Why, and what Lianes wrote; either may be missing."""
    if reason is None or not words:
        return formats.isolate(words) if reason is None else reviewing.reason(reason)
    return _("{reason} : {words}").format(reason=reviewing.reason(reason), words=formats.isolate(words))


def numbered(number: int, payee: str) -> str:
    """A line as a person knows it: « Reçu n° 12, Hôtel »."""
    words = _("Reçu n° {n}").format(n=formats.number(number))
    return formats.listed([words, formats.isolate(payee)]) if payee else words


def _present(now: ClaimState) -> str:
    return "blocked" if now is ClaimState.TO_CORRECT else "now"


def _detail(standing: Standing, left: int) -> str:
    if standing.state is ClaimState.TO_CORRECT:
        if not left:
            return _("Tout est coché")
        return ngettext("{n} question", "{n} questions", left).format(n=formats.number(left))
    answer = standing.answer
    return "" if answer is None else formats.day(answer.made_at.astimezone().date())


def _question(one: Question, payees: Mapping[ExpenseId, str], *, done: bool) -> QuestionLine:
    section = one.section or (Section.EXPENSES.value if one.subject is not None else Section.OVERVIEW.value)
    known = Section(section) if section in set(Section) else Section.OVERVIEW
    payee = "" if one.subject is None else payees.get(ExpenseId(one.subject), "")
    # a remark on a line may lead elsewhere: to who was sent without an order, or to the rates
    spent = known is Section.EXPENSES and one.subject is not None
    rates = spent and one.field == _RATES
    field = line_fields.field(one.field) if spent and one.field else ""
    link = _("Corriger : {field}").format(field=field) if field else ""
    return QuestionLine(
        id=one.id,
        about=numbered(one.number, payee) if one.number else _("Dossier"),
        reason="" if one.reason is None else reviewing.reason(one.reason),
        words=one.words,
        link=link or (_("Ouvrir la dépense") if spent else _(_PAGES[known])),
        section=known.value,
        subject=one.subject if spent and not rates else None,
        field=one.field,
        done=done,
    )


def _decided(one: DecidedLine, payees: Mapping[ExpenseId, str], digests: Mapping[ExpenseId, str]) -> DecidedRow:
    tone, icon = VERDICT_LOOKS[one.verdict]
    changed = digests.get(one.expense) != one.line_sha256
    told = because(one.reason, one.words)
    before = _("Décision prise sur une version précédente de cette ligne") if changed else ""
    return DecidedRow(
        tone=tone,
        icon=icon,
        verdict=reviewing.verdict(one.verdict),
        title=numbered(one.number, payees.get(one.expense, "")),
        asked=formats.euros(one.eligible_cents),
        kept=formats.euros(one.kept_cents),
        reduced=one.kept_cents < one.eligible_cents,
        because=" · ".join(part for part in (before, told) if part),
        changed=changed,
    )


def _changed(one: LineTurn, names: Mapping[str, str]) -> ChangedLine:
    tone, icon, words = _TURNS[one.turn]
    title = _(words).format(
        line=numbered(one.number, one.payee), sum=formats.isolate(formats.euros(one.eligible_cents))
    )
    details = [_field(each.field, each.before, each.after, names) for each in one.fields]
    return ChangedLine(tone, icon, title, tuple(details))


def _field(name: str, before: str, after: str, names: Mapping[str, str]) -> str:
    was, now = line_fields.value(name, before, names), line_fields.value(name, after, names)
    if was == now:
        return _("{field} : remplacé").format(field=line_fields.field(name))
    told = _("{field} : {before} → {after}")
    return told.format(field=line_fields.field(name), before=formats.isolate(was), after=formats.isolate(now))


def line(one: Answer, about: str = "", chip: str = "", tone: str = "neutral") -> AnswerLine:
    """An answer in a list; ``about`` names the dossier where the list holds several."""
    numbered_as = _("réponse n° {n}").format(n=formats.number(one.sequence))
    paid = one.said.payment
    cents = one.said.due_cents if one.kind is AnswerKind.DECISION else None if paid is None else paid.cents
    return AnswerLine(
        id=one.id,
        icon=_KINDS[one.kind],
        title=claim_states.answer(one),
        about=about,
        detail=" · ".join((numbered_as, detail(one))),
        sum="" if cents is None else formats.euros(cents),
        chip=chip,
        tone=tone,
        file=f"{claim_states.answer(one)} {one.claim_sequence}.pdf",
    )


def payments(answers: Sequence[Answer]) -> tuple[PaymentShown, ...]:
    """Every transfer told of, the latest first."""
    told = [(one, one.said.payment) for one in answers if one.kind is AnswerKind.PAYMENT]
    return tuple(payment(one, notice) for one, notice in reversed(told) if notice is not None)
