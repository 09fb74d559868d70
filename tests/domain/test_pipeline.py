"""How far a partnership has come, and which candidate is nearest."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_hosting_day, a_mission, a_partnership, a_project

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.partnerships import Candidate, PartnershipAgreement, PartnershipState
from lianes_desktop.domain.pipeline import exchanges_of, nearest, size_ratio, state_of

TODAY = date(2026, 10, 14)
PAST, LATER = date(2026, 10, 1), date(2026, 11, 1)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


def exchange(starts_on: date | None = PAST) -> Action:
    return a_mission(id=DossierId(new_id()), starts_on=starts_on, first_exchange_of=a_partnership().id)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"intention": "", "intention_on": None}, PartnershipState.PROSPECT),
        ({"intention": "", "intention_on": LATER}, PartnershipState.PROSPECT),
        ({"intention": "", "intention_on": PAST}, PartnershipState.INTENTION),
        ({"intention_on": None}, PartnershipState.INTENTION),
        ({"accord": PartnershipAgreement(signed_on=PAST)}, PartnershipState.SIGNED),
        ({"accord": PartnershipAgreement(signed_on=LATER)}, PartnershipState.INTENTION),
        ({"accord": PartnershipAgreement(signed_on=PAST, active_from=LATER)}, PartnershipState.SIGNED),
        ({"accord": PartnershipAgreement(signed_on=PAST, active_from=PAST)}, PartnershipState.ACTIVE),
        ({"accord": PartnershipAgreement(active_from=PAST)}, PartnershipState.INTENTION),
        ({"accord": PartnershipAgreement(signed_on=PAST, closed_on=PAST)}, PartnershipState.CLOSED),
        ({"accord": PartnershipAgreement(signed_on=PAST, active_from=PAST, closed_on=LATER)}, PartnershipState.ACTIVE),
    ],
)
def test_the_state_is_the_furthest_step_reached(fields: dict[str, object], state: PartnershipState) -> None:
    assert state_of(a_partnership(**fields), (), TODAY) is state


def test_a_first_exchange_counts_once_it_has_begun() -> None:
    sought = a_partnership()
    begun, planned = exchange(), exchange(LATER)

    assert state_of(sought, exchanges_of(sought, [begun]), TODAY) is PartnershipState.FIRST_EXCHANGE
    assert state_of(sought, exchanges_of(sought, [planned, exchange(None)]), TODAY) is PartnershipState.INTENTION


def test_only_what_is_flagged_is_an_exchange_the_earliest_first() -> None:
    sought = a_partnership()
    late, early, undated = exchange(LATER), exchange(), exchange(None)
    hosted = a_hosting_day(id=DossierId(new_id()), held_on=TODAY, first_exchange_of=sought.id)
    others: list[Action] = [a_mission(), a_hosting_day(), a_project(), sought]

    assert exchanges_of(sought, [late, undated, *others, hosted, early]) == (early, hosted, late, undated)


@given(days=st.tuples(DAYS, DAYS, DAYS, DAYS), start=DAYS, today=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_as_days_pass_a_partnership_never_goes_back(
    days: tuple[date | None, date | None, date | None, date | None], start: date | None, today: date
) -> None:
    said, signed, active, closed = days
    sought = a_partnership(
        intention="",
        intention_on=said,
        accord=PartnershipAgreement(signed_on=signed, active_from=active, closed_on=closed),
    )
    exchanges = exchanges_of(sought, [exchange(start)])
    order = list(PartnershipState)

    now, after = (order.index(state_of(sought, exchanges, today + timedelta(more))) for more in (0, 30))
    assert now <= after


@pytest.mark.parametrize(
    ("own", "other", "ratio"),
    [(100, 200, Decimal(2)), (200, 100, Decimal(2)), (100, 100, Decimal(1)), (None, 5, None), (5, None, None)],
)
def test_sizes_compare_either_way_round(own: int | None, other: int | None, ratio: Decimal | None) -> None:
    assert size_ratio(own, other) == ratio


def test_the_nearest_is_the_first_of_the_least_apart() -> None:
    few = [
        Candidate("A"),
        Candidate("B", population=400),
        Candidate("C", population=50),
        Candidate("D", population=200),
    ]

    assert nearest(100, few) == 2
    assert nearest(100, few[:2]) == 1
    assert nearest(None, few) is None
    assert nearest(100, few[:1]) is None


@given(own=st.integers(1, 10**7), sizes=st.lists(st.none() | st.integers(1, 10**7), max_size=6))
def test_no_candidate_is_nearer_than_the_nearest(own: int, sizes: list[int | None]) -> None:
    candidates = [replace(Candidate("A"), population=one) for one in sizes]
    found = nearest(own, candidates)

    if found is None:
        assert not any(sizes)
    else:
        ratios = [ratio for one in sizes if (ratio := size_ratio(own, one)) is not None]
        assert size_ratio(own, sizes[found]) == min(ratios)
