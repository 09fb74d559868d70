"""The financial table of the report to the ministry: by line of the grid, in any order, to the cent."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import REFERENCE, a_mission
from support.ministry import (
    BOTH,
    EDITION,
    Case,
    a_told_mission,
    by_the_sum,
    case,
    cents,
    dossier,
    row,
    table_of,
)
from support.office import a_claim, a_line

from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funding import FundingNature, FundingState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.ministry_table import From, Trace, Traced
from lianes_desktop.domain.missions import PlannedCost


def test_charges_are_the_whole_cost_by_line_of_the_grid() -> None:
    table = table_of(BOTH)

    assert cents(table, "air") == (450_00, 400_00, -50_00)
    assert cents(table, "lodging") == (None, 90_00, 90_00)
    assert cents(table, "meals") == (100_00, 110_10, 10_10)
    assert cents(table, "local_transport") == (30_00, 74_38, 44_38)
    assert cents(table, "financial") == (None, 12_50, 12_50)
    assert cents(table, "goods") == cents(table, "indirect") == cents(table, "staff") == (None, None, None)
    assert row(table, "air").gap_part == Fraction(-1, 9)
    assert row(table, "lodging").gap_part is None
    assert table.charges.done_cents == sum(one.hand_in.statement.spent_cents for one in BOTH)


def test_products_say_who_bore_it() -> None:
    ministry, region = (
        FunderShare(new_id(), EDITION, "Ministère", 800_000),
        FunderShare(new_id(), EDITION, "Région", 200_000),
    )
    elsewhere = FunderShare(new_id(), "2030", "Autre", 1)
    table = table_of(BOTH, [ministry, region, elsewhere])
    due = sum(one.decision.said.due_cents for one in BOTH)

    first, second = row(table, "funder", "Ministère"), row(table, "funder", "Région")
    assert first.planned is not None
    assert first.done is not None
    assert second.done is not None
    assert first.planned.cents == 800_000
    assert first.done.cents + second.done.cents == due
    assert first.done.cents == -(-due * 4 // 5)
    assert cents(table, "others", "Région") == (50_00, 50_00, 0)
    assert cents(table, "others", "Agence de l'eau") == (20_00, 0, -20_00)
    assert cents(table, "told") == (None, 3_33, 3_33)
    assert cents(table, "unborne") == (None, 10_00, 10_00)
    assert table.products.done_cents == table.charges.done_cents
    assert table.planned_difference == table.products.planned_cents - table.charges.planned_cents


def test_what_is_in_kind_stands_apart_on_both_sides() -> None:
    staff = FunderShare(new_id(), EDITION, "Agents", 400_000, in_kind=True)
    table = table_of(BOTH, [staff])

    assert cents(table, "uses_staff") == (None, 300_00 + 250_00, 550_00)
    assert cents(table, "gives_staff", "Ville de Lille") == (None, 550_00, 550_00)
    for code in ("uses_kind", "gives_kind"):
        assert cents(table, code, "Université") == (70_00, 70_00, 0)
        assert cents(table, code, "Agents") == (400_000, None, None)
    assert table.total(Part.USES) == table.total(Part.RESOURCES)
    assert cents(table, "funder", "MEAE")[1] == sum(one.decision.said.due_cents for one in BOTH)


def test_what_was_asked_for_in_kind_is_not_realised_before_it_is_granted() -> None:
    told = a_told_mission()
    kind = [one for one in told.dossier.fundings if one.nature is FundingNature.IN_KIND]
    asked = tuple(replace(one, state=FundingState.REQUESTED) for one in kind)
    waiting = case(replace(told, dossier=replace(told.dossier, fundings=asked)))
    assert cents(table_of([waiting]), "uses_kind", "Université") == (70_00, None, None)


def test_planned_comes_from_envelopes_then_the_edition_then_the_budgets() -> None:
    whole, part = Envelope(new_id(), EDITION, 900_000, note="Convention"), Envelope(new_id(), EDITION, 5, letter="A")
    assert cents(table_of(BOTH, envelopes=[whole, part]), "funder", "MEAE")[0] == 900_000
    assert cents(table_of(BOTH, envelopes=[part, replace(part, id=new_id())]), "funder", "MEAE")[0] == 10
    clash = Envelope(new_id(), EDITION, 7, organisation=OrganisationId("FR-LIL"))
    known = replace(REFERENCE.edition, envelope_cents=700_000)
    assert cents(table_of(BOTH, envelopes=[part, clash], edition=known), "funder", "MEAE")[0] == 700_000

    forecast = row(table_of(BOTH), "funder", "MEAE").planned
    assert forecast is not None
    rate = BOTH[0].hand_in.statement.rate
    assert rate == Decimal("0.455")
    assert [one.cents for one in forecast.of] == [204_75]  # an ad hoc hosting day has no firm rate
    assert forecast.of[0].source is From.BUDGET


def test_a_decision_told_by_its_sum_alone_is_traced_to_the_decision() -> None:
    by_sum = replace(BOTH[0], decision=by_the_sum(BOTH[0].decision))
    table = table_of([by_sum])

    done = row(table, "funder", "MEAE").done
    assert done is not None
    assert [one.source for one in done.of] == [From.DECISION]
    assert table.products.done_cents == table.charges.done_cents


def test_nothing_paid_back_leaves_all_to_those_who_bore_it() -> None:
    table = table_of([case(a_told_mission(), keep=False)])
    assert table.products.done_cents == table.charges.done_cents
    assert cents(table, "funder", "MEAE")[1] == 0


def test_a_kind_unknown_and_an_authority_unknown_still_count() -> None:
    action = a_mission(authority=None, partner=None)
    told = a_claim(a_line(1, "10.00", kind="?"), action=action)
    table = table_of([case(told)])
    assert cents(table, "goods") == (None, 10_00, 10_00)
    assert cents(table, "own") == (None, 10_00, 10_00)


def test_an_empty_table_has_no_percentages() -> None:
    table = table_of([])
    assert table.charges.gap_part is None
    assert table.products.gap_part is None
    assert all(one.gap_part is None for one in table.rows)


amounts = st.integers(min_value=0, max_value=99_999)


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Case, ...]:
    """Some dossiers decided upon, with any sums."""
    made = []
    for of in range(1, draw(st.integers(1, 4)) + 1):
        lines = tuple(
            a_line(
                *(at, f"{draw(amounts) / 100:.2f}"),
                of=of,
                kind=draw(st.sampled_from(("AVION", "HEBE", "BANQ", "TEMP", "PETM", "?"))),
                borne_cents=draw(st.none() | amounts),
                other_funding_cents=draw(st.integers(0, 500)),
            )
            for at in range(1, draw(st.integers(1, 4)) + 1)
        )
        budget = tuple(PlannedCost(one, draw(amounts)) for one in BudgetHeading)
        told = a_claim(*lines, of=of, action=a_mission(budget=budget))
        decided = case(told, keep=draw(st.booleans()))
        made.append(replace(decided, decision=by_the_sum(decided.decision)) if draw(st.booleans()) else decided)
    return tuple(made)


@given(dossiers(), st.lists(amounts, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_sums_are_the_same_in_any_order_and_both_sides_agree(
    cases: tuple[Case, ...], brought: list[int], random: object
) -> None:
    shares = [FunderShare(UUID(int=at), EDITION, f"F{at}", one) for at, one in enumerate(brought, 1)]
    table = table_of(cases, shares)
    mixed, other = list(cases), list(shares)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # of ``random.Random``
    random.shuffle(other)  # type: ignore[attr-defined]

    assert table_of(mixed, other) == table
    spent = sum(one.hand_in.statement.spent_cents for one in cases)
    assert table.charges.done_cents == table.products.done_cents == spent
    assert table.total(Part.USES).done_cents == table.total(Part.RESOURCES).done_cents
    paid = sum(one.done.cents for one in table.rows if one.line.code == "funder" and one.done)
    assert paid == sum(one.decision.said.due_cents for one in cases)


@given(dossiers())
@settings(max_examples=25, deadline=None)
def test_every_figure_is_the_sum_of_its_lines(cases: tuple[Case, ...]) -> None:
    table = table_of(cases)
    known = {one.hand_in.dossier.action.id for one in cases}
    for one in table.rows:
        for figure in (one.planned, one.done):
            for trace in figure.of if figure else ():
                assert trace.cents
                assert trace.dossier in known
    for parts in (CHARGES, (Part.PRODUCTS,)):
        ours = [one for one in table.rows if one.line.part in parts]
        traces = [trace.cents for one in ours if one.done for trace in one.done.of]
        assert sum(traces) == table.total(*parts).done_cents


def test_a_traced_figure_is_its_sum() -> None:
    lines = tuple(Trace(From.EXPENSE, dossier(1), at, "", at) for at in (1, 2, 3))
    assert Traced(lines).cents == 6
