from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import a_contact, a_mission, a_rate, an_item
from support.counter import FieldCounter

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Because, Reason
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.hand_in import Review
from lianes_desktop.ui.claim import wordings
from lianes_desktop.ui.claim.values import Standing


@pytest.fixture
def review(tmp_path: Path) -> Review:
    counter = FieldCounter(tmp_path / "field")
    return replace(counter.hand_in.review(counter.dossier), findings=())


def finding(code: FindingCode, level: Level = Level.WARNING) -> Finding:
    return Finding(code, level, Section.EXPENSES)


def test_every_thing_the_checks_may_find_has_its_group() -> None:
    assert wordings.grouped_codes() == frozenset(FindingCode)


def test_groups_where_all_is_right_say_what_was_found_right(review: Review) -> None:
    lines = wordings.checks(review)

    assert [line.standing for line in lines] == [Standing.FINE] * 6
    assert [line.section for line in lines] == [None] * 6
    assert (lines[0].title, lines[0].detail) == ("1 pièce jointe", "1 dépense vérifiée")
    assert lines[2].detail == "Aucun n’est nécessaire"
    assert lines[4].detail == "0 accord"


def test_what_is_right_is_told_in_figures(review: Review) -> None:
    agreed = Consent(ConsentState.GRANTED, date(2026, 10, 13), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
    mission = a_mission()
    fuller = replace(
        review.dossier,
        action=mission,
        rates=(a_rate(),),
        items=(an_item(), an_item("2026-10-14 09:00", "2026-10-14 10:00")),
        contacts=(a_contact(consent=agreed), a_contact()),
    )
    lines = wordings.checks(replace(review, dossier=fuller))

    assert (lines[2].title, lines[2].detail) == ("Taux de change justifié", "1 € = 10,84 MAD")
    assert lines[3].detail == "2 rendez-vous · 2 jours"
    assert lines[4].detail == "1 accord · 1 non transmis"
    assert "LC-2026-014" in lines[5].detail


def test_one_thing_found_is_said_and_several_are_counted(review: Review) -> None:
    (error, remark) = finding(FindingCode.NO_EXPENSE, Level.ERROR), finding(FindingCode.SAME_RECEIPT)
    (alone, *_rest) = wordings.checks(replace(review, findings=(error,)))
    (both, *_rest) = wordings.checks(replace(review, findings=(error, remark)))

    assert (alone.standing, alone.section) == (Standing.ERROR, Section.EXPENSES)
    assert alone.detail == wordings.found([error])[0].title
    assert both.detail == "2 points à voir"


def test_a_group_stands_as_its_worst_finding() -> None:
    assert wordings.standing([]) is Standing.FINE
    assert wordings.standing([finding(FindingCode.OVERLAP)]) is Standing.REMARK
    error = finding(FindingCode.NO_DATES, Level.ERROR)
    assert wordings.standing([finding(FindingCode.OVERLAP), error]) is Standing.ERROR


def test_the_recap_leaves_empty_headings_out_and_adds_up(review: Review) -> None:
    rows, total = wordings.recap(review.statement)

    assert [(row.title, row.spent, row.reduced) for row in rows] == [("Hébergement", "747,23\u00a0€", False)]
    assert (total.title, total.eligible) == ("Total", "747,23\u00a0€")


def test_sums_left_out_are_said_with_their_reason(review: Review) -> None:
    (line,) = review.statement.lines
    because = (
        Because(Reason.DEDUCTED, "edition", cents=500),
        Because(Reason.KIND_COVERED, "edition", cents=74723),
        Because(Reason.PARTLY_BORNE, "edition", cents=0),
    )
    assessed = replace(line, assessment=replace(line.assessment, because=because))
    nameless = replace(assessed, expense=replace(line.expense, payee=""))
    rows = wordings.taken_out(replace(review.statement, lines=(assessed, nameless)))

    assert len(rows) == 2
    assert rows[0].title.startswith("Hôtel")
    assert "dépense n° 1" in rows[1].title
    assert rows[0].sum == "−5,00\u00a0€"
