"""Which amount was paid: labels, print, repetition and, above all, sums that close."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lianes_desktop.domain.readings import Read
from lianes_desktop.reading.certainty import Evidence, confidence, doubt_of, slashed
from lianes_desktop.reading.figures import Amount, amounts_in
from lianes_desktop.reading.lines import Line, Page, Row
from lianes_desktop.reading.roles import Labelled
from lianes_desktop.reading.sums import CENT, PROOFS, Candidate, add_sums, gainsaid, repair
from lianes_desktop.reading.vocabulary import Role
from lianes_desktop.reading.words import pattern

_WORTH = {
    Role.TOTAL: 5.0,
    Role.SUM: 4.0,
    Role.PRICE: 2.5,
    Role.OWN: 8.0,
    Role.PAID: 2.0,
    Role.EQUIVALENT: -5.0,
    Role.REMAINDER: 0.5,
    Role.CASH: -0.5,
    Role.EXTRA: -3.0,
    Role.NET: -3.5,
    Role.TAX: -4.0,
    Role.SUBTOTAL: -1.5,
    Role.DEPOSIT: -3.0,
    Role.DISCOUNT: -4.0,
    Role.CHANGE: -5.0,
    Role.OTHER: -5.0,
}
_READ_WELL = 0.95
"""A piece with this score whose sum closes need not be read anew."""
_NEVER = frozenset({Role.OTHER, Role.EQUIVALENT, Role.CASH, Role.CHANGE})
_CLEAR = {Role.TOTAL: 1.0, Role.OWN: 1.0, Role.SUM: 0.7, Role.PRICE: 0.6, Role.PAID: 0.4}
_LABELS = frozenset({Role.TOTAL, Role.SUM, Role.PRICE, Role.PAID, Role.OWN})
_CHANGER, _INSURER = pattern("things", "changer"), pattern("things", "insurer")


@dataclass(frozen=True)
class Weighed:
    """The candidates, best first."""

    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate | None:
        """The one that weighs most."""
        return self.candidates[0] if self.candidates else None


def weigh(page: Page, told: Sequence[Labelled]) -> Weighed:
    """Every value that may be the total, best first."""
    candidates: dict[Decimal, Candidate] = {}
    changer = any(_CHANGER.search(row.folded) for row in page.rows)
    insured = any(_INSURER.search(row.folded) for row in page.rows)
    for one in told:
        if changer and (one.role is Role.EQUIVALENT or (one.role is Role.PRICE and one.amount.currency == "MAD")):
            one.role = Role.TOTAL  # what a bureau hands over, its commission taken off where it says so
        if insured and one.role is Role.REMAINDER:  # what the insurer leaves to pay is what it cost
            one.role = Role.OWN
        if not _may_be(one):
            continue
        value = one.amount.value.quantize(CENT)
        candidate = candidates.setdefault(value, Candidate(value))
        score = _own(one, page)
        if candidate.best is None or score > candidate.score:
            candidate.score, candidate.best = score, one
        if one.role in _LABELS:
            candidate.clues.add(one.role.name)
    for candidate in candidates.values():
        add_sums(candidate, told)
    _add_size(list(candidates.values()), page)
    repair(candidates, told)
    ordered = sorted(candidates.values(), key=lambda one: (one.score, one.value), reverse=True)
    return Weighed(tuple(ordered))


def _may_be(one: Labelled) -> bool:
    amount = one.amount
    if amount.negative:
        return False
    if amount.value != amount.value.quantize(CENT):
        return False
    if amount.cents or amount.currency is not None:
        return True
    return one.role in _LABELS and not one.inherited


def _own(one: Labelled, page: Page) -> float:
    """What an amount says of itself: its label, its sign, its print."""
    score = _WORTH[one.role] if one.role is not None else 0.0
    if one.above and score > 0:
        score -= 0.7
    if one.inherited and score > 0:
        score *= 0.5
    if one.amount.currency is not None:
        score += 1.0
    if not one.amount.cents:
        score -= 0.5 if one.amount.currency is not None else 1.5
    if not one.amount.clean:
        score -= 0.5
    bold = one.amount.line.height / page.print_height - 1
    return score + max(0.0, min(1.2, bold * 2.5))


def _add_size(candidates: list[Candidate], page: Page) -> None:
    """The largest print and the largest sum are more often the total than not."""
    plausible = [one for one in candidates if one.best is not None and one.best.role not in _NEVER]
    if not plausible:
        return
    most = max(plausible, key=lambda one: one.value)
    most.score += 0.7
    most.clues.add("most")
    tall = max(plausible, key=lambda one: one.best.amount.line.height if one.best else 0)
    if tall.best is not None and tall.best.amount.line.height > 1.2 * page.print_height:
        tall.score += 0.5


def total_of(
    page: Page, told: Sequence[Labelled], weighed: Weighed, again: Callable[[Line], Sequence[str]]
) -> Read[Decimal] | None:
    """The total with how sure we are, and up to three other readings."""
    best = weighed.best
    if best is None or best.best is None or best.score <= 0:
        return None
    others = [one.value for one in weighed.candidates[1:] if one.score > 0]
    evidence = _evidence_of(page, told, weighed, best)
    amount = best.best.amount
    proved = evidence.proofs and not evidence.gainsaid and amount.score >= _READ_WELL
    anew = [] if proved else [_same_place(text, amount) for text in again(amount.line)]
    evidence.agreed = sum(value == best.value for value in anew)
    evidence.read_anew = len(anew)
    others += [value for value in anew if value is not None and value != best.value]
    area = page.area(best.best.amount.line)
    return Read(best.value, confidence(evidence), area, tuple(dict.fromkeys(others))[:3])


def _same_place(text: str, amount: Amount) -> Decimal | None:
    """The amount that another reading of the same piece gives, at the same place in it."""
    found = amounts_in(Row([line := replace(amount.line, text=text)], 0.0), line)
    near = min(found, key=lambda one: abs(one.end - amount.end), default=None)
    return near.value.quantize(CENT) if near is not None else None


def _evidence_of(page: Page, told: Sequence[Labelled], weighed: Weighed, best: Candidate) -> Evidence:
    """The evidence for the best candidate."""
    seen = best.best
    role = seen.role if seen is not None else None
    return Evidence(
        score=best.score,
        margin=best.score - max((one.score for one in weighed.candidates[1:]), default=0.0),
        proofs=len(best.clues & PROOFS),
        again="again" in best.clues,
        rate="rate" in best.clues,
        labelled=_CLEAR.get(role, 0.0) if role else 0.0,
        currency=seen is not None and seen.amount.currency is not None,
        clean=seen is not None and seen.amount.clean,
        mended="mended" in best.clues,
        read=seen.amount.score if seen is not None else 0.0,
        doubt=doubt_of(page),
        indic=page.indic,
        gainsaid=gainsaid(best.value, told),
        slashed=slashed(page),
    )
