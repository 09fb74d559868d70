"""The report page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from support import visits
from support.builders import DOSSIER, a_mission
from support.hostile_files import picture
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import PageHand
from support.pseudo import activate_pseudo
from support.screens import PAGE_SIZES, dressed, settle

from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.reports import CommunicationItem, CommunicationKind, FollowUp, MissionReport
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.report.page import ReportPage
from lianes_desktop.ui.report.presenter import ReportPresenter
from lianes_desktop.ui.report.screen import report_screen
from lianes_desktop.ui.report.values import Field

pytestmark = pytest.mark.usefixtures("theme")


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(*(records or visits.RECORDS)), Bar(), Compass()
        screen = report_screen(
            self.desk.reports, self.desk.carrying, self.desk.programmes, Jobs(), self.compass, self.bar, self.desk.clock
        )
        assert isinstance(screen.page, ReportPage)
        assert isinstance(screen.presenter, ReportPresenter)
        assert screen.section is Place.REPORT
        self.results, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    def report(self) -> MissionReport:
        return self.desk.reports.read(DOSSIER).report

    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self.desk.reports.read(DOSSIER).records.follow_ups

    def told(self) -> tuple[CommunicationItem, ...]:
        return self.desk.reports.read(DOSSIER).records.communications

    def area(self, name: str) -> QPlainTextEdit:
        found = self.find(name)
        assert isinstance(found, QPlainTextEdit)
        return found

    def write(self, name: str, text: str) -> None:
        """Type in a field of several lines and leave it."""
        self.type(name, text)
        self.key(name, Qt.Key.Key_Tab)

    def sees(self, name: str) -> bool:
        return self.find(name).isVisibleTo(self.page)

    def mark(self, name: str, value: int) -> None:
        scale = self.find(name)
        button = scale.findChild(QAbstractButton, f"segment_{value}")
        assert isinstance(button, QAbstractButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot)
    yield made
    made.page.close()


def test_each_field_saves_itself_when_left(player: Player) -> None:
    player.write("report_objective", "Mieux isoler")
    player.write("report_french_side", "Une methode")
    player.write("report_result_5", "Un jumelage")
    player.write("report_dialogue", "Entre pairs")

    assert player.report().objective == "Mieux isoler"
    assert player.report().french_side == "Une methode"
    assert player.report().results == ((5, "Un jumelage"),)
    assert player.report().criteria[0].text == "Entre pairs"
    assert player.said("report_saved").startswith("Enregistré à")


def test_marks_are_given_with_the_mouse(player: Player) -> None:
    player.mark("score_competences", 2)
    player.mark("satisfaction", 4)

    assert player.report().criteria[0].score == 2
    assert player.report().satisfaction == 4


def test_the_draft_fills_what_is_empty_and_offers_the_rest(player: Player) -> None:
    player.write("report_objective", "Le mien")
    player.click("writeDraft")

    assert (
        player.area("report_course")
        .toPlainText()
        .startswith("Programme : 3 rendez-vous tenus, dont 1 ajouté, 1 annulé.\n\nLundi 12 octobre")
    )
    assert player.area("report_objective").toPlainText() == "Le mien"
    assert player.sees("take_objective")
    player.click("take_objective")
    assert player.report().objective.startswith("Le mien\n\nMission")
    assert not player.sees("take_objective")


def test_a_proposal_is_put_aside(player: Player) -> None:
    player.write("report_course", "Le mien")
    player.click("writeDraft")
    player.click("leave_course")

    assert not player.sees("take_course")
    assert player.report().course == "Le mien"


def test_what_is_missing_leads_to_where_it_is_filled_in(player: Player) -> None:
    player.click("missing_lessons")
    assert player.focus() is player.find("report_lessons")

    player.click("missing_criteria")
    assert player.focus().objectName() == "segment_0"
    player.click("missing_satisfaction")
    assert player.focus().objectName() == "segment_1"
    player.presenter.reveal(None, "final")
    assert player.focus() is player.find("finalReport")
    player.presenter.reveal(None, "communications")
    assert player.focus() is player.find("addCommunication")
    player.presenter.reveal(None, "nowhere")
    assert player.focus() is player.find("addCommunication")


def test_a_report_is_only_final_once_whole(player: Player) -> None:
    player.click("finalReport")
    assert player.report().final is False
    assert player.focus() is player.find("report_objective")

    for name in (
        "objective",
        "course",
        "french_side",
        "moroccan_side",
        "lessons",
        *(f"result_{n}" for n in range(1, 6)),
    ):
        player.write(f"report_{name}", "texte")
    player.click("finalReport")
    assert player.report().final is True
    player.click("finalReport")
    assert player.report().final is False


def test_past_lines_are_marked_held_from_here(player: Player) -> None:
    assert player.sees("unmarked")
    player.click("holdPast")

    assert not player.sees("unmarked")


def test_the_paper_is_one_press_away(player: Player) -> None:
    player.type("report_lessons", "Dit en partant")
    player.click("reportPaper")

    assert player.compass.gone == [("papers", None, "D14")]
    assert player.report().lessons == "Dit en partant"


def test_follow_ups_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())
    player.page.setFocus()
    player.qtbot.keyClick(player.page, Qt.Key.Key_N)
    settle()
    assert player.focus().objectName() == "follow_what"
    player.write("follow_what", "Ecrire le protocole")
    player.fill("follow_owner", "Claire")
    player.fill("follow_due_on", "1/12/2026")
    player.click("followDone")

    (kept,) = player.follow_ups()
    assert (kept.what, kept.owner, kept.due_on is not None) == ("Ecrire le protocole", "Claire", True)
    assert kept.done_on == player.desk.clock.today()
    assert not player.sees("followDone")
    player.fill("follow_done_on", "hier")
    assert player.line("follow_done_on").property("state") == "bad"

    player.click("removeFollowUp")
    assert player.follow_ups() == ()
    assert player.bar.said[-1][1] is True
    player.click("addFollowUp")
    assert len(player.follow_ups()) == 1
    player.page.close()


def test_what_was_noted_elsewhere_is_taken_over_in_one_press(player: Player) -> None:
    player.click("takeOver_0")

    assert [one.what for one in player.follow_ups()][-1] == "Envoyer le modèle de suivi"
    assert player.page.findChild(QWidget, "takeOver_1") is None


def test_communication_by_hand(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())
    player.click("addCommunication")
    assert player.focus().objectName() == "told_title"
    player.fill("told_title", "Ensemble")
    player.choose("told_kind", "Réseaux sociaux")
    player.fill("told_link", "https://oujda.example")
    player.fill("told_published_on", "12/10/2026")
    player.write("told_note", "Une photo")
    assert not player.sees("told_image_rights")
    player.click("told_people_shown")
    assert player.sees("told_image_rights")
    player.click("told_image_rights")

    (kept,) = player.told()
    assert (kept.title, kept.kind, kept.link) == ("Ensemble", CommunicationKind.SOCIAL, "https://oujda.example")
    assert (kept.people_shown, kept.image_rights, kept.note) == (True, True, "Une photo")
    player.click("removeCommunication")
    assert player.told() == ()
    player.page.close()


def test_a_proof_is_chosen_seen_and_removed(player: Player, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("proof") / "article.jpg"
    file.write_bytes(b"photo article")
    player.desk.pictures.view = lambda *_any, **_named: picture()  # type: ignore[method-assign]  # a real picture to show
    player.click("attachProof")
    dialog = player.page.window().findChild(QFileDialog, "browse")
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    settle()
    assert player.told()[0].paper is not None
    assert player.said("toldPaper") == "article.jpg"

    player.click("viewProof")
    over = player.page.findChild(FullScreenReceipt)
    assert isinstance(over, FullScreenReceipt)
    player.qtbot.keyClick(over, Qt.Key.Key_Escape)
    settle()

    player.click("detachProof")
    assert player.told()[0].paper is None
    assert player.sees("attachProof")


def test_undo_brings_back_what_is_shown(player: Player) -> None:
    player.write("report_lessons", "Un")
    player.desk.records.undo.undo()
    settle()

    assert player.area("report_lessons").toPlainText() == ""


def test_what_is_being_typed_stays_when_something_else_changes(player: Player) -> None:
    player.type("report_lessons", "en cours")
    player.desk.put(replace(visits.LATE, owner="Thomas"))
    settle()

    assert player.area("report_lessons").toPlainText() == "en cours"
    assert player.line("follow_owner").text() == "Thomas"


def test_another_dossier_takes_the_place_of_what_was_typed(qtbot: QtBot) -> None:
    other = a_mission(id=DossierId(new_id()), title="Nador")
    player = Player(qtbot, *visits.RECORDS, other)
    player.type("report_lessons", "en cours")
    player.presenter.open(other.id)
    settle()

    assert player.area("report_lessons").toPlainText() == ""
    player.page.close()


def test_the_page_keys_turn_the_page(qtbot: QtBot) -> None:
    player = Player(qtbot, size=(1020, 690))
    bar = player.results._scroll.verticalScrollBar()
    player.page.setFocus()
    player.qtbot.keyClick(player.page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    player.qtbot.keyClick(player.page, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    player.qtbot.keyClick(player.page, Qt.Key.Key_F9)
    assert player.results.areas()[0] is player.page
    player.page.close()


def test_an_empty_report_says_the_first_steps(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())
    found = player.page.findChildren(QWidget)
    words = {one.text().replace("\u2019", "'").replace("\u00a0", " ") for one in found if hasattr(one, "text")}

    assert "Aucun échange technique tenu pour l'instant." in words
    assert "Aucune suite pour l'instant : qui fait quoi, et pour quand ?" in words
    assert any(words_.startswith("Rien n'a encore été diffusé") for words_ in words)
    assert player.faults() == []
    player.page.close()


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo", "pseudo rtl"])
def test_everything_fits_in_every_language(
    qapp: QApplication, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    rtl = language in ("ar", "pseudo rtl")
    with dressed(qapp, language="ar" if rtl else "fr", low=size[1] < 760):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=rtl)
        else:
            catalogue.activate(language)
        player = Player(qtbot, size=size)
        player.write("report_objective", "Le mien")
        player.click("writeDraft")

        assert player.faults() == []
        player.page.close()


def test_a_page_in_arabic_is_driven_alike(qapp: QApplication, qtbot: QtBot) -> None:
    with dressed(qapp, language="ar"):
        player = Player(qtbot)
        player.write("report_moroccan_side", "تتبع الاستهلاك")
        player.click("writeDraft")
        player.click("addFollowUp")

        assert player.report().moroccan_side == "تتبع الاستهلاك"
        assert player.report().course.startswith("Programme")
        assert player.focus().objectName() == "follow_what"
        notice = player.find("unmarked")
        assert isinstance(notice, Notice)
        assert notice.title().startswith("موعد")
        player.page.close()


def test_another_language_says_everything_again(player: Player) -> None:
    player.click("writeDraft")
    catalogue.activate("en")
    player.results.retranslate()
    player.presenter.refresh()
    settle()

    words = {one.text() for one in player.page.findChildren(QLabel)}
    words |= {one.text() for one in player.page.findChildren(QAbstractButton)}
    assert {"What", "Due on", "Web address", "Take over", "People can be recognised"} <= words
    assert not {"Quoi", "Pour le", "Adresse internet", "Reprendre ici"} & words


def test_every_part_of_the_report_has_a_place(player: Player) -> None:
    for field in Field:
        player.presenter.reveal(None, field.value)
        assert player.focus() is player.find(f"report_{field}")
    player.presenter.reveal(None, "follow_ups")
    assert player.focus() is player.find("addFollowUp")
    player.presenter.reveal(visits.DONE.id, "")
    assert player.focus().objectName() == "follow_what"
    player.presenter.reveal(visits.ARTICLE.id, "")
    assert player.focus().objectName() == "told_title"
    player.presenter.reveal(new_id(), "")
    assert player.focus().objectName() == "told_title"
