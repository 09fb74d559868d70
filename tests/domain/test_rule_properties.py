"""What holds of the rules whatever the figures: precedence, monotony, sums to the cent."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    REFERENCE,
    a_mission,
    an_expense,
)
from support.rules import (
    KILOMETRES,
    TABLE,
    agreed,
    claim,
    funded,
    line,
)

from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.editions import Sourced
from lianes_desktop.domain.expenses import (
    Reason,
)
from lianes_desktop.domain.ids import ExpenseId, OrganisationId
from lianes_desktop.domain.mileage import mileage_due, tiers_run
from lianes_desktop.domain.money import EUR, MAD, Money
from lianes_desktop.domain.reimbursement import Source, terms
from lianes_desktop.domain.sharing import equal_shares, own_part, split
from lianes_desktop.domain.stays import allowance_due

# what holds whatever the figures


cents = st.integers(1, 10**7)
parts = st.lists(st.integers(0, 10_000), min_size=1, max_size=6)


@given(st.integers(0, 10**9), parts)
def test_a_split_adds_up_to_the_cent(total: int, cut: list[int]) -> None:
    found = split(total, cut)

    assert sum(found) == (total if any(cut) else 0)
    exact = [Decimal(total * part) / (sum(cut) or 1) for part in cut]
    assert all(abs(part - wanted) < 1 for part, wanted in zip(found, exact, strict=True))


@given(cents, st.integers(1, 7))
def test_the_claims_of_all_authorities_make_the_expense(total: int, count: int) -> None:
    authorities = [OrganisationId(f"FR-{at}") for at in range(count)]
    spent = an_expense(Money(total), shares=equal_shares(authorities))

    assert sum(one.parts for one in spent.shares) == 10_000
    assert sum(own_part(spent, total, one) for one in authorities) == total
    lines = [line(spent, a_mission(authority=one)) for one in authorities]
    assert sum(one.assessment.eligible_cents for one in lines) == total


rates = st.none() | st.integers(1, 100).map(lambda hundredths: Decimal(hundredths).scaleb(-2))


@given(rates, rates, st.sampled_from(list(Coverage)) | st.none(), st.integers(1, 10_000) | st.none())
def test_convention_before_edition_before_default(
    agreed_rate: Decimal | None, general: Decimal | None, coverage: Coverage | None, cap: int | None
) -> None:
    edition = replace(REFERENCE.edition, mission_rate=general or Decimal("0.455"))
    reference = replace(REFERENCE, edition=edition)
    action = agreed(
        rate=agreed_rate,
        coverage=(("TAXI", coverage),) if coverage else (),
        lost_receipt_line_cents=cap,
        articles=(("rate", "4.2"), ("TAXI", "5"), ("lost_receipt_line_cents", "9")),
    )
    applied = terms(action, reference)

    wanted = Sourced(edition.mission_rate, Source.EDITION)
    assert applied.rate == (Sourced(agreed_rate, Source.CONVENTION, "4.2") if agreed_rate else wanted)
    covered = applied.kinds["TAXI"].coverage
    assert (covered.source, covered.article) == ((Source.CONVENTION, "5") if coverage else (Source.EDITION, ""))
    lost = applied.lost_receipt_line_cents
    assert lost == (Sourced(cap, Source.CONVENTION, "9") if cap else Sourced(3000, Source.DEFAULT))


@given(st.lists(cents, max_size=5), cents)
def test_more_eligible_spending_never_lowers_what_is_asked(sums: list[int], more: int) -> None:
    spent = [an_expense(Money(one)) for one in sums]

    assert claim(*spent, an_expense(Money(more))).asked_cents >= claim(*spent).asked_cents


@given(st.lists(cents, min_size=1, max_size=5), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_ceiling_never_raises_what_is_asked(sums: list[int], on_line: int, on_action: int) -> None:
    spent = [an_expense(Money(one)) for one in sums]
    free = claim(*spent)
    capped = claim(*spent, action=agreed(kind_ceilings_cents=(("HEBE", on_line),), ceiling_cents=on_action))

    assert capped.asked_cents <= min(free.asked_cents, on_action)
    assert all(one.assessment.eligible_cents <= on_line for one in capped.lines)


@given(cents, st.integers(0, 10**7), st.integers(0, 10**7))
def test_what_others_pay_never_raises_what_is_asked(total: int, typed: int, recorded: int) -> None:
    spent = an_expense(Money(total), id=ExpenseId(UUID(int=7)), other_funding_cents=typed)
    fundings = (funded(spent, recorded),) if recorded else ()

    found = line(spent, fundings=fundings).assessment
    assert found.eligible_cents == max(0, total - typed - recorded)
    taken = sum(one.cents for one in found.because if one.reason is Reason.OTHER_FUNDING)
    assert found.eligible_cents + taken == total


@given(st.integers(0, 15_000), st.integers(1, 15_000), st.integers(1, 15_000), st.sampled_from(list(FiscalPower)))
def test_a_journey_cut_in_two_comes_to_the_same(before: int, first: int, second: int, power: FiscalPower) -> None:
    whole = MileageLeg("", "", first + second, power, before)
    one, two = MileageLeg("", "", first, power, before), MileageLeg("", "", second, power, before + first)

    assert sum(run.kilometres for run in tiers_run(whole, KILOMETRES)) == first + second
    due = [mileage_due(leg, KILOMETRES) for leg in (whole, one, two)]
    assert due[0] is not None
    assert due[0].minor == sum(part.minor for part in due[1:] if part is not None)


@given(
    st.datetimes(datetime.fromisoformat("2026-10-01"), datetime.fromisoformat("2026-10-05")),
    st.timedeltas(
        min_value=timedelta(minutes=1),
        max_value=timedelta(days=8),
    ),
    st.timedeltas(
        min_value=timedelta(0),
        max_value=timedelta(days=2),
    ),
    st.sampled_from([EUR, MAD]),
)
def test_a_longer_stay_never_pays_less(arrives: datetime, lasts: Any, more: Any, currency: Any) -> None:  # noqa: ANN401 - hypothesis' own
    stay = DailyAllowance(arrives, arrives + lasts, Money(10_000, currency))
    longer = replace(stay, leaves_at=arrives + lasts + more)
    due, longer_due = allowance_due(stay, TABLE), allowance_due(longer, TABLE)

    assert due is not None
    assert longer_due is not None
    assert longer_due.minor >= due.minor
