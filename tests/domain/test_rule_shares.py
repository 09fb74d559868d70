"""Who else pays: other authorities, other funders, and people."""

from datetime import date

from support.builders import (
    DOSSIER,
    LILLE,
    a_mission,
    a_participant,
    an_expense,
    euros,
)
from support.rules import (
    AMIENS,
    COVERED,
    agreed,
    claim,
    funded,
    line,
    said,
    shared,
)

from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.expenses import (
    Deduction,
    Eligibility,
)
from lianes_desktop.domain.funding import FundingNature, FundingState, StaffTime
from lianes_desktop.domain.ids import OrganisationId, StaffTimeId, new_id
from lianes_desktop.domain.sharing import by_beneficiary

# who else pays


def test_each_claim_counts_its_own_share_only() -> None:
    room = an_expense("100.01", kind="HEBE", shares=shared((LILLE, 5000), (AMIENS, 5000)))
    ours, theirs = line(room), line(room, a_mission(authority=AMIENS, partner=OrganisationId("MA-NAD")))

    assert (ours.assessment.euro_cents, theirs.assessment.euro_cents) == (5001, 5000)
    assert ours.assessment.eligible_cents == 5001
    assert "50,00 € sont retirés de la base : d'autres collectivités les supportent." in said(ours)
    assert claim(room).spent_cents == 5001


def test_what_is_shared_without_us_is_not_ours() -> None:
    room = an_expense("100.00", kind="HEBE", shares=shared((AMIENS, 10_000)))

    assert line(room).assessment.eligible_cents == 0
    assert claim(room).spent_cents == 0


def test_another_funding_comes_out_of_the_base() -> None:
    typed = line(an_expense("100.00", other_funding_cents=2500))
    spent = an_expense("100.00", other_funding_cents=2500)
    recorded = line(spent, fundings=(funded(spent, 3000),))

    assert typed.assessment.eligible_cents == 7500
    assert recorded.assessment.eligible_cents == 4500
    assert "55,00 € sont retirés de la base : un autre financement les couvre." in said(recorded)


def test_only_money_granted_for_the_line_comes_out() -> None:
    spent = an_expense("100.00")
    asked = line(spent, fundings=(funded(spent, 3000, state=FundingState.REQUESTED),))
    in_kind = line(spent, fundings=(funded(spent, 3000, nature=FundingNature.IN_KIND),))
    elsewhere = line(spent, fundings=(funded(spent, 3000, expense=None),))

    assert asked.assessment.eligible_cents == in_kind.assessment.eligible_cents == 10_000
    assert "30,00 € sont demandés à un autre financeur : accordés, ils seront retirés de la base." in said(asked)
    assert said(in_kind) == said(elsewhere) == COVERED


def test_a_line_that_others_pay_for_whole_does_not_count() -> None:
    spent = an_expense("100.00")
    found = line(spent, fundings=(funded(spent, 20_000),))

    assert (found.assessment.eligibility, found.assessment.eligible_cents) == (Eligibility.NOT_ELIGIBLE, 0)


def test_deductions_and_fundings_of_a_shared_line_are_shared_too() -> None:
    spent = an_expense(
        "300.00",
        kind="RESO",
        deducted=euros("100.00"),
        deduction=Deduction.ALCOHOL,
        other_funding_cents=4000,
        shares=shared((LILLE, 5000), (AMIENS, 5000)),
    )

    assert line(spent).assessment.eligible_cents == 8000


def test_staff_time_is_apart() -> None:
    person = a_participant()
    time = StaffTime(StaffTimeId(new_id()), DOSSIER, person.id, date(2026, 10, 13), 8, 30_000)
    spent = an_expense("1300.00")

    assert claim(spent, participants=(person,), staff_times=(time,)) == claim(spent, participants=(person,))


def test_staff_time_told_as_an_expense_is_apart_too_and_no_convention_lifts_it() -> None:
    time = an_expense("500.00", kind="TEMP", receipts=())
    paid = agreed(coverage=(("TEMP", Coverage.FULL),))

    for action in (a_mission(), paid):
        found = claim(an_expense("100.00"), time, action=action)
        assert (found.spent_cents, found.eligible_cents, found.own_share_cents) == (10_000, 10_000, 5450)
        assert sum(one.spent_cents for one in found.headings) == 10_000
        assert found.lines[1].assessment.euro_cents == 50_000
    undated = claim(an_expense("500.00", kind="TEMP", receipts=(), paid_on=None))
    assert (undated.lines[0].assessment.eligibility, undated.spent_cents) == (Eligibility.INCOMPLETE, 0)


def test_beneficiaries_share_equally_and_the_first_takes_the_cent_left() -> None:
    one, two, three = (a_participant().id for _ in range(3))
    everybody = (one, two, three)

    assert by_beneficiary(an_expense("100.00"), 10_000, everybody) == {one: 3334, two: 3333, three: 3333}
    named = an_expense("100.00", beneficiaries=(two, three))
    assert by_beneficiary(named, 10_001, everybody) == {two: 5001, three: 5000}
    assert by_beneficiary(an_expense("1.00"), 100, ()) == {}
