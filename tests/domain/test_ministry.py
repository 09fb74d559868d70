"""The report to the ministry: which dossiers it tells of, its financial table, what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import REFERENCE, a_contact, a_mission
from support.memory import NOW
from support.ministry import (
    EDITION,
    GRID,
    a_decision,
    a_told_hosting_day,
    a_told_mission,
    by_the_sum,
    dossier,
    headings,
)
from support.office import a_claim, a_line
from support.office_money import a_claim as a_received

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.editions import BudgetHeading, ProgrammeEdition
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funding import FundingNature, FundingState
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.ministry import (
    Chosen,
    Lack,
    ReportKind,
    blank_texts,
    chosen,
    due_on,
    missing,
    report_texts_id,
)
from lianes_desktop.domain.ministry_counts import CHAPTERS, Measure, shortened, technical_part
from lianes_desktop.domain.ministry_money import financial_table
from lianes_desktop.domain.ministry_table import FinancialRow, FinancialTable, From, Trace, Traced
from lianes_desktop.domain.missions import PlannedCost

MANIFESTS = {1: "1" * 64, 2: "2" * 64, 3: "3" * 64}


@dataclass(frozen=True)
class Case:
    """A dossier decided upon."""

    decision: Answer
    hand_in: HandIn


def received_of(hand_in: HandIn, **fields: object) -> ReceivedBundle:
    """A claim as the inbox lists it."""
    own = hand_in.dossier.action.id
    told = {"dossier": own, "bundle_id": hand_in.bundle_id, "received_at": NOW, "series": hand_in.series} | fields
    return replace(a_received(1), **told)  # type: ignore[arg-type]  # its fields


def case(hand_in: HandIn, *, keep: bool = True) -> Case:
    """A dossier with every line accepted, or none."""
    return Case(a_decision(received_of(hand_in), hand_in, keep=keep), hand_in)


def table_of(
    cases: Sequence[Case],
    shares: Sequence[FunderShare] = (),
    envelopes: Sequence[Envelope] = (),
    edition: ProgrammeEdition = REFERENCE.edition,
) -> FinancialTable:
    """The table of these dossiers."""
    return financial_table(cases, GRID, headings, edition, shares, envelopes)


def row(table: FinancialTable, code: str, party: str = "") -> FinancialRow:
    """One row of it."""
    return next(one for one in table.rows if one.line.code == code and one.party == party)


def cents(table: FinancialTable, code: str, party: str = "") -> tuple[int | None, int | None, int | None]:
    """Planned, realised and gap of a row."""
    found = row(table, code, party)
    return (
        found.planned.cents if found.planned else None,
        found.done.cents if found.done else None,
        found.gap_cents,
    )


BOTH = (case(a_told_mission()), case(a_told_hosting_day()))


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


# ---- which dossiers


def taken(*cases: tuple[int, HandIn]) -> dict[str, HandIn]:
    """Versions by manifest."""
    return {MANIFESTS[at]: hand_in for at, hand_in in cases}


def choose(
    received: Sequence[ReceivedBundle], answers: Sequence[Answer], versions: dict[str, HandIn], last: int = 99
) -> Chosen:
    """The dossiers of the edition, up to some days after the first one."""
    until = NOW + timedelta(days=last)
    return chosen(EDITION, received, answers, lambda moment: moment <= until, versions.get)


def test_each_dossier_counts_once_whatever_was_received_twice() -> None:
    first, second = a_told_mission(), a_claim(a_line(1), sequence=2)
    one = received_of(first, manifest_sha256=MANIFESTS[1], sequence=1)
    two = received_of(second, manifest_sha256=MANIFESTS[2], sequence=2, received_at=NOW + timedelta(days=2))
    elsewhere = received_of(a_told_hosting_day(), manifest_sha256=MANIFESTS[3], edition="2030")
    early = a_decision(one, first)
    late = replace(a_decision(two, second, at=NOW + timedelta(days=5)), said=replace(early.said, rank=2))
    versions = taken((1, first), (2, second))

    found = choose([two, one, one, elsewhere], [late, early, early], versions)
    assert [each.received.manifest_sha256 for each in found.accounted] == [MANIFESTS[2]]
    assert (found.undecided, found.renewed) == ((), ())
    assert found.accounted[0].dossier == first.dossier.action.id

    interim = choose([one, two], [early, late], versions, last=3)
    assert [each.received.manifest_sha256 for each in interim.accounted] == [MANIFESTS[1]]
    assert [each.manifest_sha256 for each in interim.renewed] == [MANIFESTS[2]]
    assert choose([one, two], [early, late], versions, last=-1).accounted == ()


def test_what_waits_or_was_not_decided_is_told_apart() -> None:
    told = a_told_mission()
    one = received_of(told, manifest_sha256=MANIFESTS[1])
    decision = a_decision(one, told)
    assert choose([one], [], taken((1, told))).undecided == (one,)
    assert choose([replace(one, waiting=True)], [decision], taken((1, told))) == Chosen((), (), ())
    assert choose([one], [decision], {}).undecided == (one,)


def test_the_report_is_due_six_months_after_the_year() -> None:
    assert due_on(2026, GRID.due_months) == date(2027, 6, 30)


def test_texts_have_one_identity_at_every_desk() -> None:
    assert blank_texts(EDITION, ReportKind.FINAL).id == report_texts_id(EDITION, ReportKind.FINAL)
    assert report_texts_id(EDITION, ReportKind.INTERIM) != report_texts_id(EDITION, ReportKind.FINAL)


def test_what_is_missing_is_said_with_its_dossiers() -> None:
    mission, day = a_told_mission(), a_told_hosting_day()
    one = received_of(mission, manifest_sha256=MANIFESTS[1])
    two = received_of(day, manifest_sha256=MANIFESTS[2])
    three = received_of(a_claim(a_line(1, of=3), of=3), manifest_sha256=MANIFESTS[3])
    given_ = choose([one, two, three], [a_decision(one, mission), a_decision(two, day)], taken((1, mission), (2, day)))
    texts = blank_texts(EDITION, ReportKind.FINAL)
    found = {each.lack: each for each in missing(given_, table_of(BOTH), texts)}

    assert found[Lack.UNDECIDED].dossiers == (three.dossier,)
    assert found[Lack.REPORT_NOT_FINAL].dossiers == (mission.dossier.action.id,)
    assert found[Lack.REPORT_NOT_FINAL].holds
    assert found[Lack.GENDER].count == 2
    assert not found[Lack.GENDER].holds
    assert found[Lack.NOT_MARKED].count == 1
    assert Lack.SATISFACTION not in found
    assert Lack.NO_BUDGET not in found
    written = replace(texts, introduction="Oui", signatory="Asma", quality="Présidente")
    assert not {Lack.SIGNATORY, Lack.INTRODUCTION} & {each.lack for each in missing(given_, table_of(BOTH), written)}
    assert [each.lack for each in missing(Chosen((), (), ()), table_of([]), written)] == [Lack.NOTHING]


# ---- what is counted


def test_results_and_people_are_counted_and_lead_to_their_dossiers() -> None:
    told = technical_part([one.hand_in.dossier for one in (*BOTH, *BOTH)])

    totals = {one.measure: one.total for one in told.counts}
    expected = {
        Measure.TOOLS: 1, Measure.TECHNICAL_MINUTES: 60, Measure.SOCIAL_MINUTES: 90, Measure.MET: 2,
        Measure.SIDE_FRENCH: 3, Measure.SIDE_MOROCCAN: 3, Measure.BODIES: 2, Measure.TERRITORY: 1,
        Measure.ELECTED: 1, Measure.STAFF: 2, Measure.DELEGATES: 1, Measure.PERSON_DAYS: 12,
        Measure.VALUED_HALF_DAYS: 3, Measure.DECIDED: 2, Measure.DONE: 1, Measure.DONE_IN_TIME: 1,
        Measure.MET_WOMEN: 1, Measure.MET_UNSAID: 1, Measure.OURS_WOMEN: 2, Measure.OURS_MEN: 1,
        Measure.OURS_UNSAID: 1, Measure.MEETINGS: 1, Measure.PREPARATION_DAYS: 1, Measure.HOSTING_DAYS: 1,
        Measure.COMMUNICATIONS: 1,
    }  # fmt: skip
    assert {measure: totals[measure] for measure in expected} == expected
    assert told.count(Measure.MET).of == ((dossier(1), 2),)
    assert set(totals) == set(Measure)
    assert [one for ones in CHAPTERS.values() for one in ones] == [one.measure for one in told.counts]


def test_marks_are_averaged_over_those_who_gave_one() -> None:
    told = technical_part(one.hand_in.dossier for one in BOTH)
    means = {one.code: one.mean for one in told.averages}
    assert means == {
        "satisfaction": Fraction(9, 2), "interet_local": 2, "competences": None,
        "developpement_reciproque": None, "dialogue": 3,
    }  # fmt: skip
    assert told.objectives == ((1, 1), (2, 0), (3, 1))
    assert told.sdgs == ((6, 2), (11, 1))


def test_nobody_met_is_named_even_with_their_consent() -> None:
    told = technical_part(one.hand_in.dossier for one in BOTH)
    first = told.actions[0]
    assert first.french_side == "[…] a montré la régie de l'eau."
    assert (first.met, first.participants, first.results) == (2, 3, (1, 2, 3))
    assert "Nadia" not in repr(told)
    assert "Alaoui" not in repr(told)
    assert a_contact().given_name == "Nadia"


def test_actions_stand_by_day_those_without_one_last() -> None:
    late = a_claim(a_line(1, of=3), of=3, action=a_mission(starts_on=None, authority=None, partner=None))
    told = technical_part([late.dossier, *(one.hand_in.dossier for one in BOTH)])
    assert [one.dossier for one in told.actions] == [dossier(1), dossier(2), dossier(3)]
    assert (told.actions[2].authority, told.actions[2].partner) == ("", "")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [("un deux  trois", 20, "un deux trois"), ("un deux trois", 9, "un deux…"), ("anticonstitution", 5, "anti…")],
)
def test_texts_are_cut_between_two_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
