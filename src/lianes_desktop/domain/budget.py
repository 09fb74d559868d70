"""The budget of a dossier: planned, engaged and eligible, and who pays (R35, R59, R65, R67, R97, R98)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.funding import Advance, AdvanceFrom, FundingNature
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.others import OtherMoney, cents_of, cost_cents, others
from lianes_desktop.domain.reimbursement import Terms
from lianes_desktop.domain.settlement import Settlement, settlements
from lianes_desktop.domain.sharing import split

NEARLY = Decimal("0.8")
"""From this part of a ceiling on, it is said that little is left (R65)."""


class Reach(StrEnum):
    """How far a sum has come towards what was set."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"
    FAR_OVER = "far_over"


@dataclass(frozen=True, slots=True)
class HeadingBudget:
    """One heading, in euro cents."""

    heading: BudgetHeading
    planned_cents: int
    engaged_cents: int
    eligible_cents: int
    lianes_cents: int
    """What Lianes is asked to pay back of it."""

    @property
    def own_cents(self) -> int:
        """What stays with the authority and the other funders."""
        return self.engaged_cents - self.lianes_cents


@dataclass(frozen=True, slots=True)
class Payers:
    """Who pays what was engaged: the first four add up to it, and to the surplus when too much was granted."""

    lianes_cents: int
    others_cents: int
    """Money granted by other funders."""
    own_cents: int
    """What stays with the authority: its own share, as the claim says it."""
    unborne_cents: int
    """What the authority did not bear, left to the people who paid it."""
    surplus_cents: int
    """What Lianes and the others would pay beyond the cost."""
    requested_cents: int
    """Money asked of other funders and not granted yet; counted nowhere above."""
    in_kind_cents: int
    """Contributions in kind of other funders, valued apart."""


@dataclass(frozen=True, slots=True)
class DoubleFunding:
    """Lianes and others together pay more than the cost of an expense, or of the whole (R59, V25)."""

    expense: ExpenseId | None
    """``None`` for the action as a whole."""
    cost_cents: int
    lianes_cents: int
    others_cents: int
    """Granted and requested: the warning comes before the money."""

    @property
    def over_cents(self) -> int:
        """What is too much."""
        return self.lianes_cents + self.others_cents - self.cost_cents


@dataclass(frozen=True, slots=True)
class PersonBudget:
    """One person of a mission, in euro cents; the costs of all add up to what was engaged."""

    account: Settlement
    """What they cost and paid, and what the authority still owes them."""
    planned_cents: int
    reach: Reach


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """The edition's figures for one person (R35)."""

    usual_cents: int
    rate: Decimal | None
    back_cents: int
    """What Lianes would pay back of the usual budget."""

    @property
    def left_cents(self) -> int:
        """What stays with the authority."""
        return self.usual_cents - self.back_cents


@dataclass(frozen=True, slots=True)
class Limit:
    """A ceiling or an envelope, and how much of it is used."""

    limit_cents: int
    used_cents: int

    @property
    def used(self) -> Decimal:
        """The part used: 1 is all of it."""
        return Decimal(self.used_cents) / self.limit_cents

    @property
    def reach(self) -> Reach:
        """Said at four fifths, and again beyond."""
        if self.used_cents > self.limit_cents:
            return Reach.OVER
        return Reach.NEAR if self.used_cents > NEARLY * self.limit_cents else Reach.WITHIN


@dataclass(frozen=True, slots=True)
class Budget:
    """Everything the budget of one dossier says, in euro cents."""

    headings: tuple[HeadingBudget, ...]
    """All headings, in order."""
    planned_cents: int
    engaged_cents: int
    eligible_cents: int
    rate: Decimal | None
    payers: Payers
    doubles: tuple[DoubleFunding, ...]
    person: PersonFigures | None
    """Only for a mission."""
    people: tuple[PersonBudget, ...]
    """Only for a mission."""
    planned_reach: Reach
    """Planned against the usual budget of all the people of a mission."""
    usual_cents: int
    """The usual budget of all the people; 0 for the other kinds."""
    ceiling: Limit | None
    """The most the convention lets Lianes pay back, and what the rate alone would give."""
    lianes_advanced_cents: int
    staff_cents: int
    """Staff time valued: never paid back, in no other sum (R98)."""

    @property
    def dearest(self) -> PersonBudget | None:
        """Whoever costs most: the usual budget is one person's (V21)."""
        return max(self.people, key=lambda one: one.account.cost_cents, default=None)

    @property
    def reach(self) -> Reach:
        """How far the dearest person stands from the usual budget."""
        return Reach.WITHIN if self.dearest is None else self.dearest.reach

    @property
    def forecast_cents(self) -> int:
        """What Lianes would pay back if all that is planned were spent and eligible."""
        return half_up(self.rate * self.planned_cents) if self.rate is not None else 0

    @property
    def lianes_due_cents(self) -> int:
        """What Lianes still has to pay; negative when its advance was larger."""
        return self.payers.lianes_cents - self.lianes_advanced_cents


def budget(dossier: Dossier, claimed: ExpenseStatement, applied: Terms, edition: ProgrammeEdition) -> Budget:
    """The budget of a dossier whose claim is ``claimed``."""
    planned = {cost.heading: cost.cents for cost in dossier.action.budget}
    all_planned, engaged = sum(planned.values()), claimed.spent_cents
    mission = applied.action is ActionType.MISSION
    money = others(claimed.lines, dossier.fundings, applied.authority)
    in_kind = sum(one.cents for one in dossier.fundings if one.nature is FundingNature.IN_KIND)
    usual = edition.budget_per_person_cents * len(dossier.participants) if mission else 0
    advanced = [one for one in dossier.advances if one.giver is AdvanceFrom.LIANES]
    return Budget(
        headings=tuple(
            HeadingBudget(
                one.heading, planned.get(one.heading, 0), one.spent_cents, one.eligible_cents, one.share_cents
            )
            for one in claimed.headings
        ),
        planned_cents=all_planned,
        engaged_cents=engaged,
        eligible_cents=claimed.eligible_cents,
        rate=claimed.rate,
        payers=_payers(claimed, money, in_kind),
        doubles=tuple(_doubles(claimed, money)),
        person=_figures(edition, applied) if mission else None,
        people=_people(dossier, claimed, edition) if mission else (),
        planned_reach=reach(all_planned, usual, edition.far_over_budget),
        usual_cents=usual,
        ceiling=_ceiling(claimed, applied),
        lianes_advanced_cents=sum(one.cents for one in advanced),
        staff_cents=valued_cents(dossier, claimed),
    )


def valued_cents(dossier: Dossier, claimed: ExpenseStatement) -> int:
    """Staff time valued, whether it was told day by day or as an expense (R98)."""
    told = sum(line.assessment.euro_cents or 0 for line in claimed.lines if line.assessment.valued_apart)
    return told + sum(one.cents for one in dossier.staff_times)


def reach(cents: int, usual: int, far: Decimal) -> Reach:
    """A sum against a usual one, which is no limit; without one nothing is said."""
    if not usual or cents <= usual:
        return Reach.WITHIN
    return Reach.FAR_OVER if cents > far * usual else Reach.OVER


def above_usual_advance(advance: Advance, edition: ProgrammeEdition) -> bool:
    """Whether an authority advanced more than the usual part of what was presumed (ADVANCE)."""
    if advance.giver is not AdvanceFrom.AUTHORITY or advance.presumed_cents is None:
        return False
    return advance.cents > edition.advance_share * advance.presumed_cents


def envelope(edition: ProgrammeEdition, asked_cents: int) -> Limit | None:
    """The edition's envelope, when it is known, and what all the claims would take of it (R65)."""
    return Limit(edition.envelope_cents, asked_cents) if edition.envelope_cents else None


def _figures(edition: ProgrammeEdition, applied: Terms) -> PersonFigures:
    rate = applied.rate.value if applied.rate else None
    usual = edition.budget_per_person_cents
    return PersonFigures(usual, rate, half_up(rate * usual) if rate is not None else 0)


def _ceiling(claimed: ExpenseStatement, applied: Terms) -> Limit | None:
    if applied.ceiling_cents is None or not applied.ceiling_cents.value or claimed.rate is None:
        return None
    return Limit(applied.ceiling_cents.value, half_up(claimed.rate * claimed.eligible_cents))


def _payers(claimed: ExpenseStatement, money: Sequence[OtherMoney], in_kind: int) -> Payers:
    lianes, granted = claimed.asked_cents, cents_of(money, sure=True)
    borne = sum(line.borne_cents for line in claimed.lines)
    return Payers(
        lianes_cents=lianes,
        others_cents=granted,
        own_cents=claimed.own_share_cents,
        unborne_cents=claimed.spent_cents - borne,
        surplus_cents=max(lianes + granted - borne, 0),
        requested_cents=cents_of(money, sure=False),
        in_kind_cents=in_kind,
    )


def _doubles(claimed: ExpenseStatement, money: Sequence[OtherMoney]) -> Iterable[DoubleFunding]:
    by_expense: defaultdict[ExpenseId | None, int] = defaultdict(int)
    for one in money:
        by_expense[one.expense] += one.cents
    for line in claimed.lines:
        given = by_expense[line.expense.id]
        found = DoubleFunding(line.expense.id, cost_cents(line), line.share_cents, given)
        if given and found.over_cents > 0:
            yield found
    borne = sum(line.borne_cents for line in claimed.lines)
    whole = DoubleFunding(None, borne, claimed.asked_cents, cents_of(money))
    if claimed.spent_cents and whole.others_cents and whole.over_cents > 0:
        yield whole


def _people(dossier: Dossier, claimed: ExpenseStatement, edition: ProgrammeEdition) -> tuple[PersonBudget, ...]:
    accounts = settlements(dossier, claimed.lines)
    planned = split(sum(cost.cents for cost in dossier.action.budget), (1,) * len(accounts))
    usual, far = edition.budget_per_person_cents, edition.far_over_budget
    return tuple(
        PersonBudget(one, part, reach(one.cost_cents, usual, far)) for one, part in zip(accounts, planned, strict=True)
    )
