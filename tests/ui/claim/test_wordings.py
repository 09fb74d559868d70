from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import a_contact, a_mission, a_rate, an_item
from support.counter import FieldCounter
from support.whole import whole_partnership, whole_project

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Because, Reason
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.hand_in import Review
from lianes_desktop.ui.claim import groups, wordings
from lianes_desktop.ui.claim.values import Standing
from lianes_desktop.ui.kit.ports import Place


@pytest.fixture
def review(tmp_path: Path) -> Review:
    counter = FieldCounter(tmp_path / "field")
    return replace(counter.hand_in.review(counter.dossier), findings=())


def finding(code: FindingCode, level: Level = Level.WARNING) -> Finding:
    return Finding(code, level, Section.EXPENSES)


def test_every_thing_the_checks_may_find_has_its_group() -> None:
    assert groups.grouped_codes() == frozenset(FindingCode)


def test_groups_where_all_is_right_say_what_was_found_right(review: Review) -> None:
    lines = groups.checks(review)

    assert [line.standing for line in lines] == [Standing.FINE] * 10
    assert [line.section for line in lines] == [None] * 10
    told = {line.title: line.detail for line in lines}
    assert told["1 pièce jointe"] == "1 dépense vérifiée"
    assert told["Taux de change"] == "Aucun n’est nécessaire"
    assert told["Contacts et consentements"] == "0 accord"
    assert told["Dossier et convention"] == "Rien à signaler"
    assert told["Préparation"] == "0 réunion"


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
    lines = groups.checks(replace(review, dossier=fuller))

    told = {line.title: line.detail for line in lines}
    assert told["Taux de change justifié"] == "1 € = 10,84 MAD"
    assert told["Programme sans conflit"] == "2 rendez-vous · 2 jours"
    assert told["Contacts et consentements"] == "1 accord · 1 non transmis"
    assert "LC-2026-014" in told["Dossier et convention"]


@pytest.mark.parametrize(
    ("action", "title", "count"),
    [(whole_partnership(), "Nouveau partenariat", 9), (whole_project(), "Projet", 9)],
)
def test_each_kind_of_action_has_its_own_groups(review: Review, action: Action, title: str, count: int) -> None:
    titles = [line.title for line in groups.checks(replace(review, dossier=replace(review.dossier, action=action)))]

    assert title in titles
    assert len(titles) == count
    assert "Préparation" not in titles


def test_what_was_found_comes_errors_first_each_under_its_group(review: Review) -> None:
    findings = (
        finding(FindingCode.NO_REPORT),
        finding(FindingCode.SAME_RECEIPT, Level.ERROR),
        finding(FindingCode.NO_THEME),
        finding(FindingCode.NO_AUTHORITY, Level.ERROR),
    )
    lines = groups.found(replace(review, findings=findings))

    assert [(line.group, line.standing) for line in lines] == [
        ("Dossier et convention", Standing.ERROR),
        ("Pièces jointes", Standing.ERROR),
        ("Dossier et convention", Standing.REMARK),
        ("Compte rendu", Standing.REMARK),
    ]
    state = groups.complete(replace(review, findings=findings))
    assert (state.done, state.total) == (12, 15)
    assert state.words == "Complet\u00a0: 12 sur 15"


@pytest.mark.parametrize("code", FindingCode)
def test_each_finding_is_worded_and_leads_somewhere_in_three_languages(review: Review, code: FindingCode) -> None:
    said = set()
    for language in ("fr", "en", "ar"):
        catalogue.activate(language)
        (line,) = groups.found(replace(review, findings=(finding(code),)))
        assert line.title.strip()
        assert line.group.strip()
        assert Place(line.section.value) if line.section is not None else False
        said.add(line.title)
    assert len(said) == 3


def test_one_thing_found_is_said_and_several_are_counted(review: Review) -> None:
    (error, remark) = finding(FindingCode.NO_EXPENSE, Level.ERROR), finding(FindingCode.SAME_RECEIPT)
    (alone,) = (one for one in groups.checks(replace(review, findings=(error,))) if one.standing is not Standing.FINE)
    (both,) = (
        one for one in groups.checks(replace(review, findings=(error, remark))) if one.standing is not Standing.FINE
    )

    assert (alone.standing, alone.section) == (Standing.ERROR, Section.EXPENSES)
    assert alone.detail == groups.found(replace(review, findings=(error,)))[0].title
    assert both.detail == "2 points à voir"


def test_a_group_stands_as_its_worst_finding() -> None:
    assert groups.standing([]) is Standing.FINE
    assert groups.standing([finding(FindingCode.OVERLAP)]) is Standing.REMARK
    error = finding(FindingCode.NO_DATES, Level.ERROR)
    assert groups.standing([finding(FindingCode.OVERLAP), error]) is Standing.ERROR


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
