"""Four eyes: when a second person is asked for, and who may be one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import REFERENCE
from support.memory import NOW

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.reviewing import LineVerdict, Verdict, verdict_id
from lianes_desktop.domain.second_eyes import asks_for_second, needs_second, same_person, threshold_cents

DOSSIER, LINE = DossierId(UUID(int=1)), ExpenseId(UUID(int=2))


def verdict(what: Verdict, claimed: int, kept: int, second: str = "") -> LineVerdict:
    return LineVerdict(
        *(verdict_id(DOSSIER, LINE), DOSSIER, LINE, 1, "a" * 64, what, claimed, kept, None, "", "Claire", NOW),
        seconded_by=second,
    )


def test_the_threshold_is_what_the_programme_reckons_for_one_person() -> None:
    assert threshold_cents(REFERENCE.edition) == REFERENCE.edition.budget_per_person_cents == 130_000


@given(st.sampled_from(list(Verdict)), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_as_much_given_or_taken_away_asks_for_it_whatever_it_is_called(
    what: Verdict, kept: int, taken: int, threshold: int
) -> None:
    given_verdict = verdict(what, kept + taken, kept)
    wanted = what is not Verdict.HOLD and (kept >= threshold or taken >= threshold)
    assert needs_second(given_verdict, threshold) is wanted
    assert asks_for_second(given_verdict, threshold) is wanted
    assert not asks_for_second(verdict(what, kept + taken, kept, "Marc"), threshold)


def test_nothing_decided_asks_for_nobody() -> None:
    assert not asks_for_second(None, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Claire Delattre", "claire  DELATTRE", True),
        ("Hélène", "Helene", True),
        ("Claire", "Marc", False),
        ("", "Marc", True),
        ("Claire", " ", True),
    ],
)
def test_a_person_is_the_same_however_the_name_is_written(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) is same
