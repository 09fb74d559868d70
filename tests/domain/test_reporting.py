"""What a report still misses, what the records propose, what may be taken over."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import visits
from support.builders import DOSSIER, a_contact, a_dossier, an_item

from lianes_desktop.domain.checked import (
    REPORT,
    checked_agreement,
    checked_communication,
    checked_follow_up,
    checked_report,
)
from lianes_desktop.domain.missions import ProgrammeAgreement
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.reporting import (
    ADVISED,
    HIDDEN,
    Completeness,
    Draft,
    ReportPart,
    Silence,
    Suggestion,
    completeness,
    criterion,
    nameable,
    suggestions,
    text_of,
    with_criterion,
    with_text,
)
from lianes_desktop.domain.reports import CRITERIA, Criterion, MissionReport

WRITTEN = [part for part in ReportPart if part not in ADVISED | {ReportPart.FOLLOW_UPS}]
WHOLE = MissionReport(DOSSIER)
for one in WRITTEN:
    WHOLE = with_text(WHOLE, one, f"Texte {one}")


def of(report: MissionReport, *, followed: bool = True) -> Completeness:
    return completeness(a_dossier(reports=(report,), follow_ups=(visits.LATE,) if followed else ()))


def test_a_blank_report_misses_everything() -> None:
    found = completeness(a_dossier())

    assert found.missing == tuple(part for part in ReportPart if part not in ADVISED)
    assert set(found.advised) == ADVISED
    assert (found.done, found.total, found.complete) == (0, 11, False)


@pytest.mark.parametrize("part", WRITTEN)
def test_each_part_of_a_report_is_needed(part: ReportPart) -> None:
    assert of(WHOLE).complete
    assert of(with_text(WHOLE, part, "")).missing == (part,)


def test_a_result_without_a_comment_is_missing() -> None:
    results = tuple((number, "" if number == 3 else text) for number, text in WHOLE.results)

    assert of(replace(WHOLE, results=results)).missing == (ReportPart.RESULT_3,)


def test_follow_ups_are_needed_and_the_rest_is_advised() -> None:
    assert of(WHOLE, followed=False).missing == (ReportPart.FOLLOW_UPS,)
    marked = replace(
        WHOLE, satisfaction=4, staff_impact="Plus d'échanges", criteria=tuple(Criterion(one, "", 0) for one in CRITERIA)
    )
    assert of(marked).advised == ()
    assert of(replace(marked, criteria=marked.criteria[1:])).advised == (ReportPart.CRITERIA,)


def test_texts_are_written_part_by_part_in_order() -> None:
    report = with_text(with_text(MissionReport(DOSSIER), ReportPart.RESULT_3, "c"), ReportPart.RESULT_1, "a")

    assert report.results == ((1, "a"), (3, "c"))
    assert text_of(report, ReportPart.RESULT_3) == "c"
    assert text_of(report, ReportPart.SATISFACTION) == ""
    with pytest.raises(ValueError, match="follow_ups"):
        with_text(report, ReportPart.FOLLOW_UPS, "x")


def test_criteria_are_kept_in_their_order_and_blank_ones_left_out() -> None:
    report = with_criterion(MissionReport(DOSSIER), Criterion("dialogue", score=2))
    report = with_criterion(report, Criterion("interet_local", "Utile"))

    assert [one.code for one in report.criteria] == ["interet_local", "dialogue"]
    assert criterion(report, "dialogue").score == 2
    assert criterion(report, "competences") == Criterion("competences")
    assert with_criterion(report, Criterion("dialogue")).criteria == (Criterion("interet_local", "Utile"),)


texts = st.dictionaries(st.sampled_from(WRITTEN), st.text(min_size=1, max_size=12), max_size=5)


@given(texts, texts)
def test_a_draft_never_touches_what_is_written(typed: dict[ReportPart, str], drawn: dict[ReportPart, str]) -> None:
    report = MissionReport(DOSSIER)
    for part, text in typed.items():
        report = with_text(report, part, text)
    draft = Draft(tuple(drawn.items()))
    filled = draft.written_into(report)

    for part in WRITTEN:
        assert text_of(filled, part) == (typed.get(part) or drawn.get(part, ""))
    offered = dict(draft.offered(report))
    assert set(offered) == {part for part in drawn if part in typed and drawn[part] not in typed[part]}
    assert draft.written_into(filled) == filled


def test_only_those_who_may_leave_are_named() -> None:
    named, others = nameable(a_dossier(contacts=(visits.NADIA, visits.HASSAN, visits.FATIMA)))

    assert named == (visits.NADIA,)
    assert others == 2
    blank = replace(visits.NADIA, given_name="", family_name="")
    assert nameable(a_dossier(contacts=(blank,))) == ((), 1)


def test_what_was_noted_elsewhere_is_taken_over_once() -> None:
    records = a_dossier(
        contacts=(visits.NADIA, visits.HASSAN, visits.FATIMA),
        items=(visits.AUDIT, visits.PENDING, replace(visits.VISIT, outcome="envoyer le  modèle de suivi")),
    )
    expected = f"Un audit commun de trois écoles est décidé, avec {HIDDEN}."

    assert suggestions(records) == (Suggestion("Envoyer le modèle de suivi"), Suggestion(expected, visits.AUDIT.id))
    taken = replace(visits.LATE, what="ENVOYER le modèle de suivi")
    assert suggestions(replace(records, follow_ups=(taken,))) == (Suggestion(expected, visits.AUDIT.id),)


names = st.sampled_from(["Hassan", "Lahlou", "Zineb", "Ait Ali", "نادية", "Li"])


@given(names, names, st.sampled_from(["Vu {} hier", "{}", "{} et {}, ({})."]))
def test_a_name_that_may_not_leave_is_taken_out_of_any_text(given_name: str, family: str, text: str) -> None:
    contact = a_contact(given_name=given_name, family_name=family, consent=visits.REFUSED)
    silent = Silence(a_dossier(contacts=(contact,)), "quelqu'un")
    said = silent(text.format(*[contact.name] * 3))

    assert contact.name not in said
    assert "quelqu'un" in said


def test_words_that_only_hold_a_name_stay() -> None:
    silent = Silence(
        a_dossier(contacts=(a_contact(given_name="Li", family_name="Ville", consent=visits.REFUSED),)), "x"
    )

    assert silent("Villeneuve, Lille et Li") == "Villeneuve, Lille et Li"
    assert silent("M. Ville et Ville Li") == "M. x et x"
    assert Silence(a_dossier(), "x")("Nadia") == "Nadia"


def test_everything_unfit_in_a_report_is_refused_at_once() -> None:
    long = "a" * (REPORT + 1)
    report = MissionReport(
        DOSSIER, objective=long, results=((1, long), (9, "x")),
        criteria=(Criterion("dialogue", long, 4),), satisfaction=6,
    )  # fmt: skip
    with pytest.raises(RefusedError) as refused:
        checked_report(report)

    fields = [one.field for one in refused.value.refusals]
    assert fields == ["objective", "result_1", "results", "dialogue", "dialogue", "satisfaction"]


def test_a_report_is_cleaned() -> None:
    report = MissionReport(
        DOSSIER, " Objet ", results=((2, " deux\nlignes "),), criteria=(Criterion("dialogue", " Oui ", 3),),
        satisfaction=1,
    )  # fmt: skip

    clean = checked_report(report)

    assert (clean.objective, clean.results) == ("Objet", ((2, "deux\nlignes"),))
    assert clean.criteria == (Criterion("dialogue", "Oui", 3),)


def test_rights_are_only_told_of_people_who_are_shown() -> None:
    item = replace(visits.ARTICLE, people_shown=False, image_rights=True, title=" Un ")

    assert checked_communication(item).image_rights is False
    assert checked_communication(replace(item, people_shown=True)).image_rights is True
    assert checked_communication(item).title == "Un"
    assert checked_follow_up(replace(visits.LATE, owner=" Claire ")).owner == "Claire"
    agreed = ProgrammeAgreement(date(2026, 10, 1), moroccan_by=" Nadia ")
    assert checked_agreement(agreed).moroccan_by == "Nadia"


def test_lines_that_took_place_are_the_only_ones_suggested() -> None:
    items = [an_item(state=state, outcome=f"suite {state}") for state in ItemState]

    assert [one.what for one in suggestions(a_dossier(items=tuple(items)))] == ["suite tenu", "suite ajoute"]
