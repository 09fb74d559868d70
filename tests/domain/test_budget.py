"""The budget's sums: planned, engaged, eligible, who pays, person by person."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    DOSSIER,
    LILLE,
    REFERENCE,
    a_dossier,
    a_hosting_day,
    a_mission,
    a_participant,
    an_expense,
    euros,
)

from lianes_desktop.domain.budget import (
    Budget,
    DoubleFunding,
    Limit,
    Reach,
    above_usual_advance,
    budget,
    envelope,
    reach,
)
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, HostingCase
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    AdvanceId,
    ExpenseId,
    FundingId,
    OrganisationId,
    ParticipantId,
    StaffTimeId,
    new_id,
)
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.settlement import Settlement
from lianes_desktop.domain.sharing import equal_shares
from lianes_desktop.domain.statement import statement

EDITION = REFERENCE.edition
FAR = EDITION.far_over_budget


def of(dossier: Dossier) -> Budget:
    return budget(dossier, statement(dossier, REFERENCE), terms(dossier.action, REFERENCE), EDITION)


def a_funding(cents: int, **fields: Any) -> Funding:  # noqa: ANN401 - fields of the value
    given: dict[str, Any] = {"state": FundingState.GRANTED}
    return Funding(FundingId(new_id()), DOSSIER, "Région", cents, **(given | fields))


def an_advance(cents: int, **fields: Any) -> Advance:  # noqa: ANN401 - fields of the value
    return Advance(AdvanceId(new_id()), DOSSIER, cents, **fields)


def test_the_edition_gives_1300_a_person_of_which_lianes_pays_back_591_50() -> None:
    person = of(a_dossier()).person

    assert person is not None
    assert (person.usual_cents, person.back_cents, person.left_cents) == (130_000, 59_150, 70_850)


def test_every_heading_stands_with_what_is_planned_engaged_and_eligible() -> None:
    planned = (PlannedCost(BudgetHeading.LODGING, 40_000), PlannedCost(BudgetHeading.MEALS, 10_000))
    dossier = a_dossier(
        a_mission(budget=planned), expenses=(an_expense("300.00"), an_expense("50.00", number=2, kind="CADO"))
    )
    found = of(dossier)
    lodging = next(one for one in found.headings if one.heading is BudgetHeading.LODGING)

    assert tuple(one.heading for one in found.headings) == tuple(BudgetHeading)
    assert (lodging.planned_cents, lodging.engaged_cents, lodging.eligible_cents) == (40_000, 30_000, 30_000)
    assert (lodging.lianes_cents, lodging.own_cents) == (13_650, 16_350)
    assert (found.planned_cents, found.engaged_cents, found.eligible_cents) == (50_000, 35_000, 30_000)
    assert found.forecast_cents == 22_750


def test_other_funders_money_comes_before_the_authority_and_requests_wait() -> None:
    dossier = a_dossier(
        expenses=(an_expense("1000.00"),),
        fundings=(
            a_funding(20_000),
            a_funding(30_000, state=FundingState.REQUESTED),
            a_funding(7_000, nature=FundingNature.IN_KIND),
        ),
    )
    paid = of(dossier).payers

    assert (paid.lianes_cents, paid.others_cents, paid.own_cents) == (45_500, 20_000, 34_500)
    assert (paid.requested_cents, paid.in_kind_cents, paid.surplus_cents) == (30_000, 7_000, 0)


def test_what_an_expense_and_the_book_tell_adds_up_as_in_the_claim() -> None:
    hotel = an_expense("1000.00", other_funding_cents=20_000)
    funded = a_dossier(expenses=(hotel,), fundings=(a_funding(15_000, expense=hotel.id),))
    paid = of(funded).payers

    assert (paid.lianes_cents, paid.others_cents, paid.own_cents) == (29_575, 35_000, 35_425)
    assert of(funded).eligible_cents == 65_000


def test_what_people_keep_is_nobodys_share() -> None:
    hotel = an_expense("100.00", borne_cents=9000)
    dossier = a_dossier(expenses=(hotel,))
    paid = of(dossier).payers

    assert (paid.lianes_cents, paid.own_cents, paid.unborne_cents, paid.surplus_cents) == (4095, 4905, 1000, 0)
    assert paid.own_cents == statement(dossier, REFERENCE).own_share_cents
    over = a_dossier(expenses=(hotel,), fundings=(a_funding(5000, expense=None),))
    assert of(over).payers.surplus_cents == 95
    assert of(over).doubles == (DoubleFunding(None, 9000, 4095, 5000),)


def test_money_for_a_shared_expense_counts_for_the_own_part_alone() -> None:
    """Half of 100 € is borne: of 60 € granted for the whole of it half comes here, as in the claim."""
    room = an_expense("100.00", shares=equal_shares((LILLE, OrganisationId("FR-AMM"))), other_funding_cents=2000)
    shared = of(a_dossier(expenses=(room,), fundings=(a_funding(4000, expense=room.id),)))

    assert (shared.engaged_cents, shared.eligible_cents) == (5000, 2000)
    assert (shared.payers.lianes_cents, shared.payers.others_cents, shared.payers.own_cents) == (910, 3000, 1090)
    assert (shared.payers.surplus_cents, shared.doubles) == (0, ())


def test_a_funding_of_an_expense_that_is_gone_counts_for_the_whole() -> None:
    funded = a_dossier(expenses=(an_expense(),), fundings=(a_funding(1_000, expense=ExpenseId(new_id())),))

    assert of(funded).payers.others_cents == 1_000


def test_double_funding_is_told_for_the_expense_and_for_the_whole() -> None:
    hotel, meal = an_expense("100.00"), an_expense("100.00", number=2, kind="REMI")
    dossier = a_dossier(
        expenses=(hotel, meal), fundings=(a_funding(9_000, expense=hotel.id, state=FundingState.REQUESTED),)
    )
    assert of(dossier).doubles == (DoubleFunding(hotel.id, 10_000, 4_550, 9_000),)
    assert of(dossier).doubles[0].over_cents == 3_550

    whole = a_dossier(expenses=(hotel, meal), fundings=(a_funding(15_000),))
    assert of(whole).doubles == (DoubleFunding(None, 20_000, 9_100, 15_000),)
    assert of(whole).payers.surplus_cents == 4_100
    assert of(a_dossier(fundings=(a_funding(15_000),))).doubles == ()
    assert of(a_dossier(expenses=(hotel,), fundings=(a_funding(1_000, expense=hotel.id),))).doubles == ()


def test_a_person_is_due_what_they_paid_less_their_advance() -> None:
    claire, thomas = a_participant(), a_participant(given_name="Thomas")
    dossier = a_dossier(
        participants=(claire, thomas),
        expenses=(
            an_expense("100.01", payer=claire.id),
            an_expense("30.00", number=2, kind="REMI", payer=thomas.id, beneficiaries=(thomas.id,)),
            an_expense("8.00", number=3, kind="REMI", beneficiaries=(ParticipantId(new_id()),)),
        ),
        advances=(
            an_advance(15_000, participant=claire.id),
            an_advance(9_000, giver=AdvanceFrom.LIANES),
            an_advance(1_000),
        ),
    )
    first, second = of(dossier).people

    assert first.account == Settlement(claire.id, paid_cents=10_001, advanced_cents=15_000, cost_cents=5_401)
    assert second.account == Settlement(thomas.id, paid_cents=3_000, advanced_cents=0, cost_cents=8_400)
    assert of(dossier).lianes_advanced_cents == 9_000
    assert of(dossier).lianes_due_cents == of(dossier).payers.lianes_cents - 9_000


def test_only_a_mission_is_told_person_by_person() -> None:
    hosting = of(a_dossier(a_hosting_day(case=HostingCase.AD_HOC), expenses=(an_expense("900.00"),)))

    assert (hosting.person, hosting.people, hosting.usual_cents, hosting.reach) == (None, (), 0, Reach.WITHIN)
    assert (hosting.rate, hosting.forecast_cents) == (None, 0)
    nobody = of(a_dossier(participants=(), expenses=(an_expense("900.00"),)))
    assert (nobody.people, nobody.engaged_cents) == ((), 90_000)


def test_a_mission_without_a_rate_pays_nothing_back_for_sure() -> None:
    dossier = a_dossier()
    applied = replace(terms(dossier.action, REFERENCE), rate=None)
    person = budget(dossier, statement(dossier, REFERENCE), applied, EDITION).person
    assert person is not None
    assert (person.rate, person.back_cents) == (None, 0)


@pytest.mark.parametrize(
    ("cents", "said"),
    [(130_000, Reach.WITHIN), (130_001, Reach.OVER), (162_500, Reach.OVER), (162_501, Reach.FAR_OVER)],
)
def test_beyond_the_usual_budget_is_said_and_beyond_a_quarter_more_again(cents: int, said: Reach) -> None:
    assert reach(cents, 130_000, FAR) is said
    planned = a_mission(budget=(PlannedCost(BudgetHeading.AIR, cents),))
    assert of(a_dossier(planned)).planned_reach is said
    assert of(a_dossier(expenses=(an_expense(euros(str(Decimal(cents) / 100))),))).people[0].reach is said


@pytest.mark.parametrize(
    ("used", "said"), [(80_000, Reach.WITHIN), (80_001, Reach.NEAR), (100_000, Reach.NEAR), (100_001, Reach.OVER)]
)
def test_a_ceiling_is_said_at_four_fifths_and_beyond(used: int, said: Reach) -> None:
    assert Limit(100_000, used).reach is said


def test_the_conventions_ceiling_is_measured_against_what_the_rate_alone_would_give() -> None:
    capped = Convention(overrides=ConventionOverrides(ceiling_cents=10_000))
    found = of(a_dossier(a_mission(convention=capped), expenses=(an_expense("1000.00"),))).ceiling

    assert found == Limit(10_000, 45_500)
    assert found.used == Decimal("4.55")
    assert of(a_dossier()).ceiling is None
    nothing = Convention(overrides=ConventionOverrides(ceiling_cents=0))
    assert of(a_dossier(a_mission(convention=nothing))).ceiling is None
    ad_hoc = a_hosting_day(convention=capped, case=HostingCase.AD_HOC)
    assert of(a_dossier(ad_hoc)).ceiling is None


def test_an_envelope_that_is_not_known_is_not_measured() -> None:
    assert envelope(EDITION, 5) is None
    assert envelope(replace(EDITION, envelope_cents=100), 5) == Limit(100, 5)


def test_an_advance_above_three_quarters_of_what_was_presumed_is_said() -> None:
    assert above_usual_advance(an_advance(75_001, presumed_cents=100_000), EDITION)
    assert not above_usual_advance(an_advance(75_000, presumed_cents=100_000), EDITION)
    assert not above_usual_advance(an_advance(75_001), EDITION)
    assert not above_usual_advance(an_advance(75_001, presumed_cents=1, giver=AdvanceFrom.LIANES), EDITION)


def test_staff_time_is_in_no_other_sum() -> None:
    worked = StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 10, 2), 3, 28_001)
    plain, valued = a_dossier(expenses=(an_expense(),)), a_dossier(expenses=(an_expense(),), staff_times=(worked,))

    assert of(valued).staff_cents == 42_002
    assert (of(valued).payers, of(valued).engaged_cents) == (of(plain).payers, of(plain).engaged_cents)
    told = a_dossier(
        participants=plain.participants,
        expenses=(*plain.expenses, an_expense("500.00", number=2, kind="TEMP")),
        staff_times=(worked,),
    )
    assert of(told).staff_cents == 92_002
    assert (of(told).payers, of(told).people) == (of(plain).payers, of(plain).people)


sums = st.integers(1, 500_000)


@given(
    st.lists(
        st.tuples(sums, st.integers(0, 3), st.sets(st.integers(0, 2)), st.none() | sums, st.integers(0, 50_000)),
        max_size=6,
    ),
    st.lists(st.tuples(sums, st.sampled_from(FundingState), st.sampled_from(FundingNature)), max_size=4),
)
def test_whatever_is_spent_and_funded_the_parts_add_up(
    spent: list[tuple[int, int, set[int], int | None, int]], funded: list[tuple[int, FundingState, FundingNature]]
) -> None:
    people = tuple(a_participant(position=at) for at in range(3))
    expenses = tuple(
        an_expense(
            euros(str(Decimal(cents) / 100)),
            number=at,
            payer=people[payer].id if payer < len(people) else None,
            beneficiaries=tuple(people[one].id for one in served),
            borne_cents=borne,
            other_funding_cents=other,
        )
        for at, (cents, payer, served, borne, other) in enumerate(spent, 1)
    )
    fundings = tuple(a_funding(cents, state=state, nature=nature) for cents, state, nature in funded)
    found = of(a_dossier(participants=people, expenses=expenses, fundings=fundings))
    paid = found.payers

    parts = paid.lianes_cents, paid.others_cents, paid.own_cents, paid.unborne_cents
    assert sum(parts) == found.engaged_cents + paid.surplus_cents
    assert not (paid.own_cents and paid.surplus_cents)
    assert sum(one.account.cost_cents for one in found.people) == found.engaged_cents
    assert sum(one.planned_cents for one in found.people) == found.planned_cents
    assert sum(one.engaged_cents for one in found.headings) == found.engaged_cents
    assert sum(one.lianes_cents for one in found.headings) == paid.lianes_cents
