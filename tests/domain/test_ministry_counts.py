"""What the report to the ministry counts: results, people without their names, marks."""

from fractions import Fraction

import pytest
from support.builders import a_contact, a_mission
from support.ministry import (
    BOTH,
    dossier,
)
from support.office import a_claim, a_line

from lianes_desktop.domain.ministry_counts import CHAPTERS, Measure, shortened, technical_part


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
