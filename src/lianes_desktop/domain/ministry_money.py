"""What fills the financial table of the report to the ministry, line by line.

Realised charges are all that was spent, paid back or not (R97). Realised products are who bore it: the funders what
the decisions in force let Lianes pay, the authorities and others the rest; so both sides are the same to the cent.
What is given in kind stands apart, on both sides (R98).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from lianes_desktop.domain.answers import Answer, Said
from lianes_desktop.domain.cerfa import CHARGES, CerfaGrid, LineCode, Part
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funders import funders
from lianes_desktop.domain.funding import FundingNature, FundingState
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.ministry_table import FinancialRow, FinancialTable, From, Trace, Traced
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.others import OtherMoney, cents_of, others
from lianes_desktop.domain.scopes import Scope, scope_of, set_aside
from lianes_desktop.domain.sharing import split


class Decided(Protocol):
    """A dossier decided upon."""

    @property
    def decision(self) -> Answer:
        """The one in force."""
        ...

    @property
    def hand_in(self) -> HandIn:
        """Its records as they were verified."""
        ...


@dataclass(slots=True)
class _Pages:
    """Traces as they are gathered, by line and party, planned and done."""

    grid: CerfaGrid
    planned: dict[tuple[str, str], list[Trace]] = field(default_factory=dict)
    done: dict[tuple[str, str], list[Trace]] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def plan(self, code: str, trace: Trace, party: str = "") -> None:
        self._note(self.planned, code, trace, party)

    def do(self, code: str, trace: Trace, party: str = "") -> None:
        self._note(self.done, code, trace, party)

    def _note(self, side: dict[tuple[str, str], list[Trace]], code: str, trace: Trace, party: str) -> None:
        key = code, " ".join(party.casefold().split())
        self.names.setdefault(key, party)
        if trace.cents:
            side.setdefault(key, []).append(trace)

    def rows(self) -> Iterator[FinancialRow]:
        """Each line of the grid, by party; one that nothing fills has an empty row when it stands for a charge."""
        for line in self.grid.lines:
            keys = sorted(key for key in self.names if key[0] == line.code)
            if not keys and line.part in CHARGES:
                yield FinancialRow(line, "", None, None)
            for key in keys:
                planned, done = _traced(self.planned.get(key)), _traced(self.done.get(key))
                if done is None and planned is not None and line.part not in {Part.USES, Part.RESOURCES}:
                    done = Traced(
                        ()
                    )  # nothing was spent, nor brought; what is in kind is not known before it is valued
                yield FinancialRow(line, self.names[key], planned, done)


def financial_table(
    dossiers: Iterable[Decided],
    grid: CerfaGrid,
    headings: Callable[[HandIn], Mapping[str, BudgetHeading]],
    edition: ProgrammeEdition,
    shares: Iterable[FunderShare],
    envelopes: Iterable[Envelope],
) -> FinancialTable:
    """The table of these dossiers, whatever their order; ``headings`` gives the heading of each kind of expense.

    Sources, line by line. Charges: planned, the budget of each dossier by heading; realised, each expense of the
    version decided upon, by its kind or its heading. Funders: planned, the shares noted for the edition, else its
    envelopes, else the sum the edition sets, else what its rate gives of the budgets; realised, what the decisions let
    Lianes pay, in proportion to the shares. Own share: planned, the budget less Lianes' rate and the other fundings;
    realised, what the authority bore less the others' money and Lianes'. Others: the dossiers' fundings, asked for or
    granted as planned, granted as realised. In kind: staff time, expenses valued apart, fundings and shares in kind.
    """
    pages = _Pages(grid)
    ordered = sorted(dossiers, key=lambda one: one.hand_in.dossier.action.id)
    due = [trace for one in ordered for trace in _due(one)]
    for one in ordered:
        _charges(pages, one.hand_in, headings(one.hand_in))
        _others(pages, one.hand_in)
        _own(pages, one)
        _in_kind(pages, one.hand_in)
    ours = sorted((one for one in shares if one.edition == edition.code), key=lambda one: one.id)
    kept = sorted((one for one in envelopes if one.edition == edition.code), key=lambda one: one.id)
    _funders(pages, edition, ours, due)
    for share in ours:
        if share.in_kind:
            for code in (LineCode.USES_KIND, LineCode.GIVES_KIND):
                pages.plan(code, Trace(From.SHARE, None, 0, share.funder, share.cents), share.funder)
    if all(one.in_kind for one in ours):
        for trace in _set_aside(edition, kept, ordered):
            pages.plan(LineCode.FUNDER, trace, edition.funder)
    return FinancialTable(tuple(pages.rows()))


# ---- charges


def _charges(pages: _Pages, hand_in: HandIn, headings: Mapping[str, BudgetHeading]) -> None:
    grid, own = pages.grid, hand_in.dossier.action.id
    for cost in hand_in.dossier.action.budget:
        pages.plan(grid.headings[cost.heading], Trace(From.BUDGET, own, 0, cost.heading.value, cost.cents))
    for line in hand_in.statement.lines:
        kind = line.expense.kind
        code = grid.kinds.get(kind) or grid.headings[headings.get(kind, BudgetHeading.OTHER)]
        pages.do(code, _expense(own, line, line.spent_cents))


# ---- products


def _funders(pages: _Pages, edition: ProgrammeEdition, shares: Sequence[FunderShare], due: Sequence[Trace]) -> None:
    """What each funder set aside, and its part of what Lianes pays: cut line by line, exact on both margins."""
    left = list(due)
    for one in funders(edition.code, shares, sum(one.cents for one in due)).brought:
        if one.share.in_kind:
            continue
        pages.plan(LineCode.FUNDER, Trace(From.SHARE, None, 0, one.share.funder, one.share.cents), one.share.funder)
        cut = split(one.borne_cents, [trace.cents for trace in left])
        for trace, cents in zip(left, cut, strict=True):
            pages.do(LineCode.FUNDER, replace(trace, cents=cents), one.share.funder)
        left = [replace(trace, cents=trace.cents - cents) for trace, cents in zip(left, cut, strict=True)]
    for trace in left:
        if trace.cents:
            pages.do(LineCode.FUNDER, trace, edition.funder)


def _due(one: Decided) -> Iterator[Trace]:
    """What Lianes pays for a dossier, line by line when the decision says so."""
    own, said = one.hand_in.dossier.action.id, one.decision.said
    if not _by_line(said):
        yield Trace(From.DECISION, own, 0, "", said.due_cents)
        return
    payees = {line.expense.id: line.expense.payee for line in one.hand_in.statement.lines}
    for line in said.lines:
        if line.share_cents:
            yield Trace(From.EXPENSE, own, line.number, payees.get(line.expense, ""), line.share_cents)


def _by_line(said: Said) -> bool:
    """Whether the lines of a decision add up to what it says is due."""
    return sum(line.share_cents for line in said.lines) == said.due_cents


def _set_aside(
    edition: ProgrammeEdition, envelopes: Sequence[Envelope], dossiers: Iterable[Decided]
) -> Iterator[Trace]:
    """What the funder set aside, where no share of it is noted."""
    whole = [one for one in envelopes if scope_of(one) == Scope()]
    known = set_aside(envelopes, Scope())
    if known is not None:
        # narrower envelopes within a wider one are part of it
        outer = whole or _outer(envelopes)
        yield from (Trace(From.ENVELOPE, None, 0, one.note, one.cents) for one in outer)
    elif edition.envelope_cents:
        yield Trace(From.EDITION, None, 0, edition.code, edition.envelope_cents)
    else:
        for one in dossiers:
            yield Trace(From.BUDGET, one.hand_in.dossier.action.id, 0, "", _forecast(one.hand_in))


def _outer(envelopes: Sequence[Envelope]) -> list[Envelope]:
    """The envelopes that stand in no wider one."""
    scopes = [scope_of(one) for one in envelopes]
    return [
        one
        for one, scope in zip(envelopes, scopes, strict=True)
        if not any(other != scope and other.holds(scope) for other in scopes)
    ]


def _forecast(hand_in: HandIn) -> int:
    planned, rate = sum(cost.cents for cost in hand_in.dossier.action.budget), hand_in.statement.rate
    return half_up(rate * planned) if rate is not None else 0


def _money_of_others(hand_in: HandIn) -> tuple[OtherMoney, ...]:
    dossier = hand_in.dossier
    return others(hand_in.statement.lines, dossier.fundings, dossier.action.authority)


def _others(pages: _Pages, hand_in: HandIn) -> None:
    """Money of other funders, and what the authority did not bear."""
    own = hand_in.dossier.action.id
    lines = {line.expense.id: line for line in hand_in.statement.lines}
    for one in _money_of_others(hand_in):
        if one.funding is None:
            line = lines[one.expense]  # type: ignore[index]  # without a funding, the expense tells it
            pages.do(LineCode.TOLD, _expense(own, line, one.cents))
            continue
        trace, party = Trace(From.FUNDING, own, 0, one.funding.source, one.cents), one.funding.source
        pages.plan(LineCode.OTHERS, trace, party)
        if one.sure:
            pages.do(LineCode.OTHERS, trace, party)
    for line in hand_in.statement.lines:
        if line.spent_cents != line.borne_cents:
            pages.do(LineCode.UNBORNE, _expense(own, line, line.spent_cents - line.borne_cents))


def _own(pages: _Pages, one: Decided) -> None:
    """What stays with the authority: line by line, then what was granted for the whole, or decided of it, taken off."""
    hand_in, said = one.hand_in, one.decision.said
    dossier = hand_in.dossier
    own, party = dossier.action.id, dossier.authority.name if dossier.authority else ""
    money = _money_of_others(hand_in)
    booked = cents_of(each for each in money if each.funding is not None)
    planned = sum(cost.cents for cost in dossier.action.budget)
    pages.plan(LineCode.OWN, Trace(From.BUDGET, own, 0, "", max(planned - _forecast(hand_in) - booked, 0)), party)
    due = {each.expense: each.share_cents for each in said.lines} if _by_line(said) else {}
    for line in hand_in.statement.lines:
        granted = cents_of((each for each in money if each.expense == line.expense.id), sure=True)
        kept = line.borne_cents - granted - due.get(line.expense.id, 0)
        pages.do(LineCode.OWN, _expense(own, line, kept), party)
    for each in money:
        if each.expense is None and each.sure:
            words = each.funding.source if each.funding else ""
            pages.do(LineCode.OWN, Trace(From.FUNDING, own, 0, words, -each.cents), party)
    if not due:
        pages.do(LineCode.OWN, Trace(From.DECISION, own, 0, "", -said.due_cents), party)


# ---- in kind


def _in_kind(pages: _Pages, hand_in: HandIn) -> None:
    """The same lines as a use and as a resource."""
    dossier = hand_in.dossier
    own, party = dossier.action.id, dossier.authority.name if dossier.authority else ""
    times = [Trace(From.STAFF_TIME, own, 0, one.task, one.cents) for one in dossier.staff_times]
    times += [
        _expense(own, line, line.assessment.euro_cents or 0)
        for line in hand_in.statement.lines
        if line.assessment.valued_apart
    ]
    for trace in times:
        pages.do(LineCode.USES_STAFF, trace)
        pages.do(LineCode.GIVES_STAFF, trace, party)
    for one in dossier.fundings:
        if one.nature is FundingNature.IN_KIND:
            trace = Trace(From.FUNDING, own, 0, one.source, one.cents)
            for code in (LineCode.USES_KIND, LineCode.GIVES_KIND):
                pages.plan(code, trace, one.source)
                if one.state is FundingState.GRANTED:
                    pages.do(code, trace, one.source)


def _expense(dossier: DossierId, line: StatementLine, cents: int) -> Trace:
    return Trace(From.EXPENSE, dossier, line.expense.number, line.expense.payee, cents)


def _traced(traces: list[Trace] | None) -> Traced | None:
    return None if traces is None else Traced(tuple(traces))
