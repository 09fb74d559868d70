"""What funders bring."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.office_money import EDITION

from lianes_desktop.domain.checked.money import checked_envelope, checked_share
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funders import funders
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.problems import Problem, RefusedError


def share(funder: str, cents: int, **fields: object) -> FunderShare:
    return FunderShare(new_id(), EDITION, funder, cents, **fields)  # type: ignore[arg-type]  # of a case


def test_what_is_brought_in_kind_counts_up_to_its_cap() -> None:
    ministry = share("Ministère", 60_000_00)
    staff = share("Temps d'agents", 40_000_00, in_kind=True, cap_parts=2_500)

    found = funders(EDITION, [staff, ministry, FunderShare(new_id(), "2030", "Autre", 1)], 30_000_00)

    assert [one.share.funder for one in found.brought] == ["Ministère", "Temps d'agents"]
    assert [one.counted_cents for one in found.brought] == [60_000_00, 25_000_00]
    assert [one.over_cents for one in found.brought] == [0, 15_000_00]
    assert [one.borne_cents for one in found.brought] == [30_000_00, 0]
    assert (found.cash_cents, found.in_kind_cents, found.whole_cents) == (60_000_00, 25_000_00, 85_000_00)
    assert [one.share.funder for one in found.over] == ["Temps d'agents"]
    assert [found.part(one) for one in found.brought] == [Fraction(3, 5), Fraction(2, 5)]


def test_without_funders_nothing_is_borne() -> None:
    found = funders(EDITION, [], 500)

    assert (found.brought, found.whole_cents, found.over) == ((), 0, ())


@given(
    st.lists(st.tuples(st.integers(1, 10**8), st.booleans(), st.none() | st.integers(1, 10_000)), max_size=6),
    st.integers(0, 10**8),
)
def test_the_parts_borne_add_up_to_what_is_accepted(rows: list[tuple[int, bool, int | None]], accepted: int) -> None:
    found = funders(
        EDITION, [share("x", cents, in_kind=in_kind, cap_parts=cap) for cents, in_kind, cap in rows], accepted
    )

    assert sum(one.borne_cents for one in found.brought) == (accepted if found.cash_cents else 0)
    assert all(0 <= one.counted_cents <= one.share.cents for one in found.brought)
    assert sum(found.part(one) for one in found.brought) == (1 if rows else 0)


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        (Envelope(new_id(), EDITION, 0), "cents", Problem.NOT_POSITIVE),
        (Envelope(new_id(), EDITION, 1, letter="E"), "letter", Problem.NOT_IN_THE_LIST),
        (Envelope(new_id(), EDITION, 1, year=26), "year", Problem.NOT_A_NUMBER),
        (Envelope(new_id(), EDITION, 1, note="a\u202eb"), "note", Problem.FORBIDDEN_CHARACTER),
        (share(" ", 1), "funder", Problem.MISSING),
        (share("x", -1), "cents", Problem.NOT_POSITIVE),
        (share("x", 1, cap_parts=0), "cap_parts", Problem.NOT_A_SHARE),
        (share("x", 1, cap_parts=10_001), "cap_parts", Problem.NOT_A_SHARE),
    ],
)
def test_what_cannot_be_is_refused_under_its_field(given: Envelope | FunderShare, field: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        checked_envelope(given) if isinstance(given, Envelope) else checked_share(given)
    assert [(one.field, one.problem) for one in refused.value.refusals] == [(field, problem)]


def test_what_can_be_is_kept_clean() -> None:
    assert checked_share(share("  Région  ", 5, cap_parts=10_000)).funder == "Région"
    kept = Envelope(new_id(), EDITION, 5, year=2026, letter="D")
    assert checked_envelope(kept) == kept
