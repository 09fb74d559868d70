"""Decisions of the page of answers issued: which are listed, and what is shown of the one chosen."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.i18n import claim_states, formats
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.issued import Issued, IssuedAnswers
from lianes_desktop.ui.answers.values import Line, Sheet, Shown, View
from lianes_desktop.ui.replies import showing
from lianes_desktop.ui.replies.papers import PaperDesk

_FILTERS = {
    Shown.ALL: N_("Toutes ({n})"),
    Shown.RECEIPT: N_("Accusés ({n})"),
    Shown.QUESTIONS: N_("Corrections ({n})"),
    Shown.DECISION: N_("Décisions ({n})"),
    Shown.PAYMENT: N_("Paiements ({n})"),
}
_PAYMENTS = {
    PaymentState.DUE: ("warn", "hourglass", N_("À payer")),
    PaymentState.ORDERED: ("info", "file-check", N_("Virement préparé")),
    PaymentState.PAID: ("ok", "hand-coins", N_("Payé")),
}
_BACK = ("warn", "undo-2", N_("À récupérer"))
_NOTHING: Mapping[ExpenseId, str] = {}


class AnswersView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of an answer over the page."""
        ...


class AnswersPresenter:
    """Shows every answer issued, dossier by dossier."""

    topics = frozenset({Topic.ANSWERS, Topic.PAYMENTS, Topic.INBOX})

    def __init__(self, view: AnswersView, issued: IssuedAnswers, papers: PaperDesk) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._issued = issued
        self._papers = papers
        self._shown = Shown.ALL
        self._selected: UUID | None = None
        self._held: dict[UUID, Issued] = {}

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office opens no dossier
        """Show the page."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        self._held = {one.answer.id: one for one in self._issued.all()}
        self._show()

    def reveal(self, subject: UUID | None, field: str) -> None:  # noqa: ARG002 - an answer has no field
        """Choose that answer, or the last to that dossier."""
        found = next((one for one in self._held.values() if subject in (one.answer.id, one.answer.dossier)), None)
        if found is not None:
            self._shown, self._selected = Shown.ALL, found.answer.id
            self._show()

    def filter(self, shown: object) -> None:
        """List one kind alone, or all."""
        self._shown = Shown(str(shown))
        self._show()

    def select(self, answer: UUID) -> None:
        """Show that one."""
        self._selected = answer
        self._show()

    def look(self) -> None:
        """Show the pages of the answer chosen."""
        chosen = self._chosen()
        if chosen is not None:
            self._papers.show(chosen.answer, chosen.title, self._view.show_pages)

    def save(self, path: str) -> None:
        """Write the answer chosen as PDF."""
        chosen = self._chosen()
        if chosen is not None and path:
            self._papers.save(chosen.answer, chosen.title, path)

    # ---- inside

    def _listed(self) -> list[Issued]:
        kind = self._shown.value
        return [one for one in self._held.values() if self._shown is Shown.ALL or one.answer.kind.value == kind]

    def _chosen(self) -> Issued | None:
        return self._held.get(self._selected) if self._selected is not None else None

    def _show(self) -> None:
        listed = self._listed()
        if self._selected not in {one.answer.id for one in listed}:
            self._selected = listed[0].answer.id if listed else None
        chosen = self._chosen()
        dossiers = len({one.answer.dossier for one in self._held.values()})
        self._view.show_view(
            View(
                subtitle=ngettext("{n} dossier", "{n} dossiers", dossiers).format(n=formats.number(dossiers)),
                shown=self._shown,
                counts=tuple((one, _(words).format(n=self._count(one))) for one, words in _FILTERS.items()),
                lines=tuple(_lines(listed)),
                selected=self._selected,
                sheet=None if chosen is None else _sheet(chosen),
                any=bool(self._held),
            )
        )

    def _count(self, shown: Shown) -> str:
        kinds = [one.answer.kind.value for one in self._held.values()]
        return formats.number(len(kinds) if shown is Shown.ALL else kinds.count(shown.value))


def _lines(listed: list[Issued]) -> list[Line]:
    made, last = [], None
    for one in listed:
        head = _about(one) if one.answer.dossier != last else ""
        last = one.answer.dossier
        tone, _icon, words = _standing(one)
        made.append(Line(showing.line(one.answer, chip=words, tone=tone), head))
    return made


def _about(one: Issued) -> str:
    parts = (formats.isolate(one.title) if one.title else _("Dossier"), formats.isolate(one.authority))
    return " · ".join(part for part in parts if part)


def _standing(one: Issued) -> tuple[str, str, str]:
    """How the last payment of a decision stands; nothing for other answers."""
    return _told(one.payments[-1]) if one.payments else ("neutral", "", "")


def _told(payment: Payment) -> tuple[str, str, str]:
    back = payment.cents < 0 and payment.state is PaymentState.DUE
    tone, icon, words = _BACK if back else _PAYMENTS[payment.state]
    return tone, icon, _(words)


def _payment(payment: Payment) -> tuple[str, str, str]:
    tone, icon, words = _told(payment)
    sum_ = formats.isolate(formats.euros(abs(payment.cents)))
    told = _("{state} : {sum}").format(state=words, sum=sum_)
    if payment.executed_on is None:
        return tone, icon, told
    return tone, icon, formats.listed([told, formats.day_long(payment.executed_on)])


def _sheet(one: Issued) -> Sheet:
    answer, said = one.answer, one.answer.said
    path = Path(answer.path)
    decided = answer.kind is AnswerKind.DECISION
    digests = {each.expense: each.line_sha256 for each in said.lines}
    shown = showing.decision(answer, _NOTHING, digests, answer.claim_sequence)
    return Sheet(
        id=answer.id,
        title=claim_states.answer(answer),
        detail=" · ".join((_about(one), showing.detail(answer))),
        words=said.words,
        questions=tuple(_questions(answer)),
        rows=shown.rows,
        total=shown.total,
        hero=showing.due(answer) if decided else None,
        payments=tuple(map(_payment, one.payments)),
        notice=None if said.payment is None else showing.payment(answer, said.payment),
        folder=str(path.parent),
        there=path.exists(),
        file=showing.line(answer).file,
    )


def _questions(answer: Answer) -> list[tuple[str, str]]:
    made = []
    for one in answer.said.questions:
        about = showing.numbered(one.number, "") if one.number else _("Dossier")
        made.append((about, showing.because(one.reason, one.words)))
    return made
