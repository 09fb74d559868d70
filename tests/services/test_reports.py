"""The report of an action, what is to follow, what was told outside."""

from dataclasses import replace
from datetime import date

import pytest
from support.builders import a_contact, an_item
from support.desks import Desk, photo
from support.visits import AGREED

from lianes_desktop.domain.ids import CommunicationId, DossierId, FollowUpId, new_id
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.reporting import ADVISED, Draft, ReportPart, Suggestion, text_of, with_text
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.offered import Offered

WRITTEN = [part for part in ReportPart if part not in ADVISED | {ReportPart.FOLLOW_UPS}]


def whole(desk: Desk, dossier: DossierId) -> MissionReport:
    """A report with nothing missing, kept."""
    report = desk.reports.read(dossier).report
    for part in WRITTEN:
        report = with_text(report, part, f"Texte {part}")
    desk.reports.correct(report)
    desk.reports.add_follow_up(dossier)
    return report


def test_a_report_begins_blank_and_is_kept_field_by_field(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    assert desk.reports.read(dossier).report == MissionReport(dossier)

    desk.reports.correct(MissionReport(dossier, objective=" Mieux isoler "))
    desk.reports.correct(replace(desk.reports.read(dossier).report, satisfaction=4))

    assert desk.reports.read(dossier).report == MissionReport(dossier, "Mieux isoler", satisfaction=4)
    assert frozenset({Topic.RESULTS}) in desk.heard
    assert desk.undo.undo() is Act.CORRECT_REPORT
    assert desk.reports.read(dossier).report.satisfaction is None
    desk.undo.undo()
    assert desk.reports.read(dossier).report == MissionReport(dossier)


def test_what_cannot_be_kept_is_refused_and_nothing_is_lost(desk: Desk, mission: DossierId) -> None:
    desk.reports.correct(MissionReport(mission, objective="Gardé"))
    with pytest.raises(RefusedError):
        desk.reports.correct(MissionReport(mission, satisfaction=9))

    assert desk.reports.read(mission).report.objective == "Gardé"


def test_a_report_of_a_dossier_that_is_gone(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.remove(mission)

    desk.reports.correct(MissionReport(mission, objective="x"))
    with pytest.raises(KeyError):
        desk.reports.read(mission)


def test_a_report_is_final_only_when_it_is_whole(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    with pytest.raises(RefusedError) as refused:
        desk.reports.finish(dossier)
    assert {one.problem for one in refused.value.refusals} == {Problem.MISSING}
    assert [one.field for one in refused.value.refusals][:2] == ["objective", "course"]

    report = whole(desk, dossier)
    desk.reports.finish(dossier)
    assert desk.reports.read(dossier).report == replace(report, final=True)

    desk.reports.correct(replace(report, final=True, lessons=""))
    assert desk.reports.read(dossier).report.final is False


def test_a_final_report_can_be_taken_up_again(desk: Desk, mission: DossierId) -> None:
    whole(desk, mission)
    desk.reports.finish(mission)
    desk.reports.reopen(mission)

    assert desk.reports.read(mission).report.final is False
    assert desk.undo.undo() is Act.CORRECT_REPORT
    assert desk.reports.read(mission).report.final is True


def test_a_draft_fills_what_is_empty_and_is_undone_in_one_go(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    desk.reports.correct(MissionReport(dossier, objective="Le mien"))
    draft = Draft(((ReportPart.OBJECTIVE, "Le leur"), (ReportPart.COURSE, "Lundi"), (ReportPart.RESULT_2, "Rencontre")))

    filled = desk.reports.take_draft(dossier, draft)

    assert [text_of(filled, part) for part, _text in draft.texts] == ["Le mien", "Lundi", "Rencontre"]
    assert filled == desk.reports.read(dossier).report
    assert desk.undo.undo() is Act.DRAFT_REPORT
    assert desk.reports.read(dossier).report == MissionReport(dossier, objective="Le mien")


def test_the_results_are_read_with_what_they_rest_on(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    desk.records.keep(None, a_contact(dossier=dossier, consent=AGREED, follow_up="Envoyer la fiche"))
    desk.records.keep(
        None, an_item(dossier=dossier, state=ItemState.HELD, outcome="Un audit", interest_fr="Méthode", results=(1,))
    )

    found = desk.reports.read(dossier)

    assert found.records.authority is not None
    assert found.indicators.results[0].held == 1
    assert found.completeness.done == 0
    assert [one.what for one in found.suggestions] == ["Envoyer la fiche", "Un audit"]
    made = desk.reports.add_follow_up(dossier, found.suggestions[1])
    assert made.item == found.records.items[0].id
    assert [one.what for one in desk.reports.read(dossier).suggestions] == ["Envoyer la fiche"]


def test_follow_ups_are_added_corrected_and_removed(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    made = desk.reports.add_follow_up(dossier, Suggestion("Écrire"))
    given = replace(made, owner=" Claire ", due_on=date(2026, 11, 1), done_on=date(2026, 10, 30))

    desk.reports.correct_follow_up(given)
    assert desk.reports.read(dossier).records.follow_ups == (replace(given, owner="Claire"),)

    desk.reports.remove_follow_up(made.id)
    assert desk.reports.read(dossier).records.follow_ups == ()
    assert desk.undo.undo() is Act.REMOVE_FOLLOW_UP
    assert len(desk.reports.read(dossier).records.follow_ups) == 1


def test_what_was_removed_meanwhile_is_not_brought_back(desk: Desk, mission: DossierId) -> None:
    desk.reports.correct_follow_up(FollowUp(FollowUpId(new_id()), mission, "Suite"))
    item = CommunicationItem(CommunicationId(new_id()), mission, "Article")
    desk.reports.correct_communication(item)
    desk.reports.attach(item.id, photo("preuve"))
    desk.reports.detach(item.id)
    desk.reports.remove_communication(item.id)
    desk.reports.remove_follow_up(FollowUpId(new_id()))

    records = desk.reports.read(mission).records
    assert (records.follow_ups, records.communications) == ((), ())


def test_communication_keeps_its_proof_in_the_vault(either_desk: Desk) -> None:
    desk = either_desk
    dossier = desk.start()
    made = desk.reports.add_communication(dossier)
    assert made.published_on == desk.clock.today()

    desk.reports.attach(made.id, photo("article"))
    desk.reports.correct_communication(replace(made, title="Lille et Oujda", people_shown=True, image_rights=True))

    (kept,) = desk.reports.read(dossier).records.communications
    assert kept.paper is not None
    assert (kept.title, kept.image_rights, kept.paper.original_name) == ("Lille et Oujda", True, "article.jpg")
    assert desk.vault.read(kept.paper.digest) == b"photo article"
    assert desk.reports.sheet(kept.paper)

    desk.reports.detach(made.id)
    assert desk.reports.read(dossier).records.communications[0].paper is None
    assert desk.undo.undo() is Act.CORRECT_COMMUNICATION
    desk.reports.remove_communication(made.id)
    assert desk.undo.undo() is Act.REMOVE_COMMUNICATION
    assert desk.reports.read(dossier).records.communications[0].paper == kept.paper


def test_a_file_that_is_not_a_picture_is_refused_and_nothing_changes(desk: Desk, mission: DossierId) -> None:
    made = desk.reports.add_communication(mission)
    with pytest.raises(RefusedError) as refused:
        desk.reports.attach(made.id, Offered("vide.jpg", data=b""))

    assert [(one.field, one.problem) for one in refused.value.refusals] == [("vide.jpg", Problem.FILE_EMPTY)]
    assert desk.reports.read(mission).records.communications[0].paper is None
