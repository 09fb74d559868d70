"""Joining in words, in each language."""

from collections.abc import Iterator
from datetime import date

import pytest

from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.joining import MembershipRole, MembershipState, Support
from lianes_desktop.domain.memberships import EligibilityStart, NextStep, StartReason, ToDo
from lianes_desktop.domain.organisations import PartnershipKind
from lianes_desktop.i18n import catalogue, joining

DAY = date(2026, 9, 1)


@pytest.fixture(params=["fr", "en", "ar"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    catalogue.activate(request.param)
    yield request.param
    catalogue.activate("fr")


def test_every_state_role_support_and_rule_has_words_of_its_own(spoken: str) -> None:
    said = (
        [joining.membership_state(one) for one in MembershipState],
        [joining.membership_role(one) for one in MembershipRole],
        [joining.support(one) for one in Support],
        [joining.partnership_kind(one) for one in PartnershipKind],
        [joining.coverage(one) for one in Coverage],
        [joining.meals_mode(one) for one in MealsMode],
        [joining.to_do(ToDo(one)) for one in NextStep],
    )

    for words in said:
        assert all(words), spoken
        assert len(set(words)) == len(words)


def test_days_are_said_with_what_they_are_for(spoken: str) -> None:
    for reason in StartReason:
        assert "01/09/2026" in joining.eligibility(EligibilityStart(DAY, reason)), spoken
    assert "01/09/2026" in joining.to_do(ToDo(NextStep.SEND_LETTER, DAY))


def test_french_says_it_plainly() -> None:
    assert joining.to_do(ToDo(NextStep.SEND_LETTER, DAY)) == "Envoyer la lettre signée à Lianes, avant le 01/09/2026"
