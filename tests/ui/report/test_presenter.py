"""Decisions of the report page, without Qt."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import pytest
from support import visits
from support.builders import DOSSIER, a_mission, an_item
from support.page_desk import Bar, Compass, Jobs, PageDesk

from lianes_desktop.domain.ids import DossierId, FollowUpId, new_id
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.reporting import ReportPart, with_text
from lianes_desktop.domain.reports import CommunicationItem, CommunicationKind, Criterion, FollowUp, MissionReport
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.report.presenter import ReportPresenter
from lianes_desktop.ui.report.values import RESULTS, Field, Follow, Told, Typed, View

FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)
PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


@dataclass
class Screen:
    """A page that remembers what it was told to show."""

    views: list[View] = field(default_factory=list)
    focused: list[object] = field(default_factory=list)
    proofs: list[bytes] = field(default_factory=list)

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def focus_part(self, wanted: str) -> None:
        self.focused.append(wanted)

    def focus_line(self, subject: UUID, wanted: str = "") -> None:
        self.focused.append((subject, wanted) if wanted else subject)

    def show_proof(self, jpeg: bytes) -> None:
        self.proofs.append(jpeg)


class Stage:
    """A report open on a page that remembers."""

    def __init__(self, *records: Record) -> None:
        self.desk = PageDesk(*(records or visits.RECORDS))
        self.page, self.bar, self.compass, self.jobs = Screen(), Bar(), Compass(), Jobs()
        self.presenter = ReportPresenter(
            self.page,
            self.desk.reports,
            self.desk.carrying,
            self.desk.programmes,
            self.jobs,
            self.compass,
            self.bar,
            self.desk.clock,
        )
        self.lines = self.presenter.lines
        self.desk.tell(self.presenter)
        self.presenter.open(DOSSIER)

    @property
    def view(self) -> View:
        return self.page.views[-1]

    @property
    def report(self) -> MissionReport:
        return self.desk.reports.read(DOSSIER).report

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self.desk.reports.read(DOSSIER).records.follow_ups

    @property
    def told(self) -> tuple[CommunicationItem, ...]:
        return self.desk.reports.read(DOSSIER).records.communications

    def left(self, wanted: Field, text: str) -> None:
        self.presenter.correct(Typed(wanted, text))

    def write_all(self) -> None:
        """Fill in every part that is needed."""
        report = self.report
        for part in ReportPart:
            if part.value in set(Field):
                report = with_text(report, part, f"Texte {part}")
        self.desk.reports.correct(report)


def test_a_lived_mission_is_shown_in_figures() -> None:
    view = Stage().view

    assert view.subtitle.translate(PLAIN) == "Mission d'expertise · 12 – 15 octobre 2026"
    assert (view.chip, view.chip_tone) == ("1 sur 11", "warn")
    assert [(one.part, one.whole, one.figure, one.done) for one in view.glance.results] == [
        (2, 2, "2 sur 2", True), (1, 1, "1 sur 1", True), (1, 1, "1 sur 1", True),
        (0, 1, "0 sur 0", False), (0, 1, "0 sur 1", False),
    ]  # fmt: skip
    assert [(one.figure, one.done) for one in view.glance.objectives] == [("2", True), ("1", True), ("2", True)]
    assert [(one.label, one.figure) for one in view.glance.people] == [("Côté français", "2"), ("Côté marocain", "3")]
    assert view.glance.people_words == "3 femmes · 1 homme · 1 non précisé"
    assert [(one.label, one.figure.translate(PLAIN)) for one in view.glance.hours] == [
        ("12 oct.", "2 h 30"), ("13 oct.", "4 h"),
    ]  # fmt: skip
    assert view.glance.hours_words.translate(PLAIN) == "6 h 30 au total"


def test_each_result_has_its_indicators_beside_it() -> None:
    results = Stage().view.results
    figures = [dict(one.figures) for one in results]

    assert tuple(one.field for one in results) == RESULTS
    assert figures[0]["Méthodes"] == "1"
    assert (figures[1]["Femmes"], figures[1]["Hommes"], figures[1]["Genre non précisé"]) == ("2", "0", "1")
    assert (figures[2]["Commune"], figures[2]["Entreprise"], figures[2]["Type non précisé"]) == ("1", "1", "1")
    assert (figures[3]["Élus"], figures[3]["Agents"], figures[3]["Jours-personne"]) == ("1", "1", "8")
    assert "Experts" not in figures[3]
    assert (figures[4]["Suites décidées"], figures[4]["Suites réalisées"], figures[4]["Dont à 6 mois"]) == (
        "2", "1", "1",
    )  # fmt: skip


def test_a_bare_dossier_says_no_gender_and_no_day() -> None:
    view = Stage(a_mission(starts_on=None, ends_on=None)).view

    assert view.subtitle.translate(PLAIN) == "Mission d'expertise"
    assert view.glance.people_words == ""
    assert view.glance.hours == ()
    assert "Femmes" not in dict(view.results[1].figures)
    assert view.unmarked == ""
    assert len(view.missing) == 11
    assert [one.field for one in view.advised] == ["criteria", "staff_impact", "satisfaction"]


def test_a_new_partnership_has_a_report_too() -> None:
    stage = Stage(NewPartnership(DOSSIER, "Nador"))

    assert stage.view.subtitle == "Nouveau partenariat"


def test_a_field_left_is_kept_at_once() -> None:
    stage = Stage()
    stage.left(Field.OBJECTIVE, "Mieux isoler les écoles")
    stage.left(Field.RESULT_3, "Trois écoles")
    stage.left(Field.DIALOGUE, "Entre pairs")

    assert stage.report.objective == "Mieux isoler les écoles"
    assert stage.report.results == ((3, "Trois écoles"),)
    assert stage.report.criteria == (Criterion("dialogue", "Entre pairs"),)
    assert stage.view.texts[Field.DIALOGUE] == "Entre pairs"
    assert stage.view.saved.startswith("Enregistré à")
    assert stage.view.chip == "3 sur 11"


def test_what_is_refused_stands_with_its_reason() -> None:
    stage = Stage()
    stage.left(Field.RESULT_1, "a" * 12_001)

    assert stage.view.texts[Field.RESULT_1] == "a" * 12_001
    assert stage.view.refusals[Field.RESULT_1]
    assert stage.report.results == ()
    stage.left(Field.RESULT_1, "court")
    assert stage.view.refusals == {}


def test_marks_are_given_and_taken_back() -> None:
    stage = Stage()
    stage.presenter.score(Typed(Field.INTEREST, 3))
    stage.presenter.mark_satisfaction(5)

    assert stage.view.scores[Field.INTEREST] == 3
    assert stage.view.satisfaction == 5
    assert dict(stage.view.results[3].figures)["Satisfaction"] == "5 sur 5"

    stage.presenter.score(Typed(Field.INTEREST, 3))
    stage.presenter.mark_satisfaction(5)
    assert stage.view.scores[Field.INTEREST] is None
    assert stage.view.satisfaction is None


def test_the_draft_fills_and_offers_the_rest() -> None:
    stage = Stage()
    stage.left(Field.OBJECTIVE, "Le mien")
    stage.presenter.write_draft()

    assert stage.report.objective == "Le mien"
    assert stage.report.course.startswith("Programme")
    assert stage.bar.said == [("Compte rendu rédigé depuis les relevés", True)]
    offer = stage.view.offers[Field.OBJECTIVE]
    assert set(stage.view.offers) == {Field.OBJECTIVE}

    stage.presenter.take_offer(Field.OBJECTIVE)
    assert stage.report.objective == f"Le mien\n\n{offer}"
    assert stage.view.offers == {}


def test_a_proposal_can_be_put_aside_and_comes_with_the_next_draft() -> None:
    stage = Stage()
    stage.left(Field.OBJECTIVE, "Le mien")
    stage.presenter.write_draft()
    stage.presenter.leave_offer(Field.OBJECTIVE)
    assert stage.view.offers == {}

    stage.presenter.write_draft()
    said, undo = stage.bar.said[-1]
    assert said.translate(PLAIN) == "Tout est déjà rédigé : voyez ce que les relevés ajouteraient."
    assert not undo
    assert set(stage.view.offers) == {Field.OBJECTIVE}
    stage.presenter.take_offer(Field.LESSONS)
    assert stage.report.lessons == ""


def test_without_anything_held_the_draft_says_what_to_do() -> None:
    stage = Stage(a_mission())
    stage.presenter.write_draft()
    stage.presenter.write_draft()

    assert stage.bar.said[-1][0].translate(PLAIN).startswith("Les relevés n'ajoutent rien")
    stage.presenter.take_offer(Field.COURSE)
    assert stage.report.course == ""


def test_past_lines_nobody_marked_are_told_and_marked_in_one_press() -> None:
    stage = Stage()
    assert stage.view.unmarked.translate(PLAIN) == "1 rendez-vous passé n'est pas marqué : tenu, ou annulé ?"

    stage.presenter.hold_past()

    assert stage.view.unmarked == ""
    assert stage.bar.said == [("Rendez-vous marqués tenus", True)]
    kept = {one.id: one.state for one in stage.desk.programmes.items(DOSSIER)}
    assert kept[visits.PENDING.id] is ItemState.HELD
    bare = Stage(a_mission(), an_item())
    assert bare.view.unmarked.translate(PLAIN).startswith("Rien n'est encore marqué tenu")


def test_a_report_that_misses_something_leads_there() -> None:
    stage = Stage()
    stage.presenter.finish(True)

    assert stage.page.focused == ["objective"]
    assert [one.translate(PLAIN) for one in stage.bar.warned] == ["Il manque encore : Objectif."]
    assert stage.view.final is False


def test_a_whole_report_becomes_final_and_can_be_taken_up_again() -> None:
    stage = Stage()
    stage.write_all()
    assert (stage.view.chip, stage.view.chip_tone, stage.view.missing) == ("11 sur 11", "teal", ())

    stage.presenter.finish(True)
    assert (stage.view.chip, stage.view.chip_tone, stage.view.final) == ("Définitif", "ok", True)

    stage.presenter.finish(False)
    assert stage.view.final is False


def test_follow_ups_are_shown_with_where_they_stand() -> None:
    shown = {one.id: one for one in Stage().view.follow_ups}

    assert (shown[visits.LATE.id].chip, shown[visits.LATE.id].tone) == ("En retard", "accent")
    assert (shown[visits.DONE.id].chip, shown[visits.DONE.id].texts[Follow.DONE_ON]) == ("Fait", "14/10/2026")


def test_a_follow_up_is_added_typed_done_and_removed() -> None:
    stage = Stage(a_mission())
    stage.lines.add_follow_up()
    (made,) = stage.follow_ups
    assert stage.page.focused == [made.id]
    assert stage.view.follow_ups[0].chip == "À faire"

    for wanted, text in ((Follow.WHAT, "Écrire"), (Follow.OWNER, "Claire"), (Follow.DUE_ON, "1/12/2026")):
        stage.lines.correct_follow_up(Typed(wanted, text, made.id))
    stage.lines.follow_up_done(made.id)
    assert stage.follow_ups == (
        replace(made, what="Écrire", owner="Claire", due_on=date(2026, 12, 1), done_on=date(2026, 10, 14)),
    )

    stage.lines.correct_follow_up(Typed(Follow.DONE_ON, "", made.id))
    stage.lines.correct_follow_up(Typed(Follow.DUE_ON, "demain", made.id))
    assert stage.follow_ups[0].done_on is None
    assert stage.view.follow_ups[0].texts[Follow.DUE_ON] == "demain"
    assert stage.view.follow_ups[0].refusals[Follow.DUE_ON]

    stage.lines.remove_follow_up(made.id)
    assert stage.view.follow_ups == ()
    assert stage.bar.said[-1] == ("Suite à donner supprimée", True)


def test_what_was_noted_elsewhere_is_taken_over() -> None:
    stage = Stage()
    assert stage.view.suggestions[0] == "Envoyer le modèle de suivi"

    stage.lines.take_suggestion(1)
    stage.lines.take_suggestion(7)
    stage.lines.take_suggestion("x")

    assert any(one.item == visits.AUDIT.id for one in stage.follow_ups)
    assert stage.view.suggestions == ("Envoyer le modèle de suivi",)


def test_communication_is_typed_and_its_rights_are_told() -> None:
    stage = Stage()
    shown = stage.view.told[0]
    assert "accord écrit" in shown.warning

    for wanted, value in (
        (Told.IMAGE_RIGHTS, True), (Told.KIND, CommunicationKind.SOCIAL), (Told.TITLE, "Ensemble"),
        (Told.PUBLISHED_ON, ""), (Told.LINK, "https://oujda.example"), (Told.NOTE, "Deux\nlignes"),
    ):  # fmt: skip
        stage.lines.correct_communication(Typed(wanted, value, visits.ARTICLE.id))

    (kept,) = stage.told
    assert kept == replace(
        visits.ARTICLE, image_rights=True, kind=CommunicationKind.SOCIAL, title="Ensemble", published_on=None,
        link="https://oujda.example", note="Deux\nlignes",
    )  # fmt: skip
    assert stage.view.told[0].warning == ""
    stage.lines.correct_communication(Typed(Told.PUBLISHED_ON, "32/13", visits.ARTICLE.id))
    assert stage.view.told[0].refusals[Told.PUBLISHED_ON]
    stage.lines.correct_communication(Typed(Told.TITLE, "Ensemble", visits.ARTICLE.id))
    with pytest.raises(ValueError, match="title"):
        stage.lines.correct_communication(Typed(Told.TITLE, 7, visits.ARTICLE.id))


def test_communication_is_added_and_removed() -> None:
    stage = Stage(a_mission())
    stage.lines.add_communication()
    (made,) = stage.told
    assert stage.page.focused == [made.id]

    stage.lines.remove_communication(made.id)
    assert stage.told == ()
    assert stage.bar.said[-1] == ("Communication supprimée", True)


def test_a_proof_is_kept_seen_and_let_go() -> None:
    stage = Stage()
    stage.lines.view_proof(visits.ARTICLE.id)
    stage.lines.attach((visits.ARTICLE.id, Offered("article.jpg", data=b"photo article")))
    assert stage.view.told[0].paper == "article.jpg"

    stage.lines.view_proof(visits.ARTICLE.id)
    assert len(stage.page.proofs) == 1

    stage.lines.detach(visits.ARTICLE.id)
    assert stage.view.told[0].paper == ""
    stage.lines.attach((visits.ARTICLE.id, Offered("vide.jpg", data=b"")))
    assert len(stage.bar.warned) == 1


def test_a_bug_beside_the_window_is_said_elsewhere() -> None:
    stage = Stage()
    stage.desk.pictures.examine = None  # type: ignore[assignment,method-assign]  # a fault
    stage.lines.attach((visits.ARTICLE.id, Offered("article.jpg", data=b"photo")))

    assert stage.bar.warned == []


def test_a_full_disk_is_said_and_nothing_is_lost() -> None:
    stage = Stage()
    stage.desk.fail(FULL)
    stage.left(Field.LESSONS, "À partager")
    stage.presenter.score(Typed(Field.SKILLS, 1))
    stage.presenter.write_draft()
    stage.presenter.hold_past()
    stage.lines.add_follow_up()
    stage.lines.add_communication()
    stage.lines.remove_follow_up(visits.LATE.id)
    stage.lines.remove_communication(visits.ARTICLE.id)

    assert len(stage.bar.warned) == 8
    assert stage.view.texts[Field.LESSONS] == "À partager"
    assert stage.bar.said == []
    assert len(stage.view.follow_ups) == 2


def test_the_page_leads_to_the_paper_and_is_led_to_a_part() -> None:
    stage = Stage()
    stage.presenter.to_papers()
    assert stage.compass.gone == [("papers", None, "D14")]

    stage.presenter.reveal(None, "lessons")
    stage.presenter.reveal(visits.LATE.id, "")
    stage.presenter.reveal(None, "")
    assert stage.page.focused == ["lessons", visits.LATE.id]


def test_another_dossier_forgets_what_was_refused_and_proposed() -> None:
    other = a_mission(id=DossierId(new_id()), title="Nador")
    stage = Stage(*visits.RECORDS, other)
    stage.left(Field.OBJECTIVE, "Le mien")
    stage.presenter.write_draft()
    stage.lines.correct_follow_up(Typed(Follow.DUE_ON, "demain", visits.LATE.id))

    stage.presenter.open(other.id)
    assert (stage.view.offers, stage.view.follow_ups) == ({}, ())
    stage.presenter.open(DOSSIER)
    assert stage.view.offers == {}
    assert all(one.refusals == {} for one in stage.view.follow_ups)
    assert isinstance(stage.desk.dossiers.action(other.id), Mission)


def test_lines_that_are_gone_change_nothing() -> None:
    stage = Stage()
    gone = FollowUpId(new_id())
    stage.lines.correct_follow_up(Typed(Follow.WHAT, "x", gone))
    stage.lines.follow_up_done("x")
    stage.lines.remove_follow_up("x")
    stage.lines.correct_communication(Typed(Told.TITLE, "x", gone))
    stage.lines.remove_communication("x")
    stage.lines.detach("x")
    stage.lines.view_proof("x")

    assert len(stage.follow_ups) == 2
    assert stage.told == (visits.ARTICLE,)


def test_nothing_happens_without_a_dossier() -> None:
    stage = Stage()
    shown = len(stage.page.views)
    stage.presenter.open(None)
    stage.presenter.write_draft()
    stage.presenter.finish(True)
    stage.presenter.hold_past()
    stage.left(Field.OBJECTIVE, "x")
    stage.lines.add_follow_up()
    stage.lines.add_communication()
    stage.lines.take_suggestion(0)
    stage.lines.follow_up_done(visits.LATE.id)

    assert len(stage.page.views) == shown
    assert (stage.bar.said, stage.bar.warned, stage.page.focused) == ([], [], [])


def test_the_figures_are_said_in_arabic() -> None:
    catalogue.activate("ar")
    try:
        view = Stage().view
        assert view.results[0].figures[0][0] == "الممارسات"
        assert view.glance.people[1].label == "الجانب المغربي"
    finally:
        catalogue.activate("fr")


def test_valued_days_and_experts_are_told_when_there_are_some() -> None:
    stage = Stage(*visits.RECORDS, visits.EXPERT, visits.TIME)
    figures = dict(stage.view.results[3].figures)

    assert (figures["Experts"], figures["Jours valorisés"]) == ("1", "1 et demi")
    stage.desk.put(replace(visits.TIME, half_days=4))
    stage.presenter.refresh()
    assert dict(stage.view.results[3].figures)["Jours valorisés"] == "2"
