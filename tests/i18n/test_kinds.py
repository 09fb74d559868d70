"""Every kind of meeting, partnership, project and goal has words, in every language."""

from collections.abc import Callable, Iterable

import pytest

from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.missions import OBJECTIVES, SDGS, Courtesy
from lianes_desktop.domain.partnerships import AgreementKind, Channel, PartnershipState
from lianes_desktop.domain.preparation import MeetingMode
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.i18n import catalogue, kinds


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize(
    ("words", "members"),
    [
        (kinds.partnership_state, PartnershipState),
        (kinds.channel, Channel),
        (kinds.agreement_kind, AgreementKind),
        (kinds.project_kind, ProjectKind),
        (kinds.meeting_mode, MeetingMode),
        (kinds.courtesy, Courtesy),
        (kinds.meals_mode, MealsMode),
        (kinds.objective, OBJECTIVES),
        (kinds.sdg, SDGS),
    ],
)
def test_every_member_has_words_of_its_own(words: Callable[..., str], members: Iterable[object], language: str) -> None:
    catalogue.activate(language)
    said = [words(one) for one in members]

    assert all(said)
    assert len(set(said)) == len(said)


def test_what_comes_as_data_is_said_in_the_language_in_force() -> None:
    catalogue.activate("ar")

    assert kinds.said((("fr", "Eau"), ("ar", "الماء"))) == "الماء"
    assert kinds.said((("fr", "Eau"),)) == "Eau"
