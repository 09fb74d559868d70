"""The joining page driven by hand, on services that keep everything in memory."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QListView, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, LILLE, SETTINGS, a_mission, a_profile
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import LEFT, PageHand
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import Convention, Coverage
from lianes_desktop.domain.ids import MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import ConventionVersion, LetterOfIntent, Membership, MembershipRole, Support
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.joining.begin import BeginSheet
from lianes_desktop.ui.joining.listing import MembershipModel
from lianes_desktop.ui.joining.page import JoiningPage
from lianes_desktop.ui.joining.screen import joining_screen
from lianes_desktop.ui.joining.values import Part
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.rows import LINE

pytestmark = pytest.mark.usefixtures("theme")

CABS = OrganisationId("FR-CABS")
PAPER = Piece("a" * 64, 117_600, "application/pdf", "lettre signée.pdf")


def a_membership(authority: OrganisationId = LILLE, **fields: object) -> Membership:
    return replace(Membership(MembershipId(new_id()), "MTFMDD", authority), **fields)  # type: ignore[arg-type]


WHOLE = a_membership(
    role=MembershipRole.FOUNDER,
    contacted_on=date(2026, 4, 2),
    ambitions="Partager l'expérience de l'espace info-énergie",
    letter=LetterOfIntent((ActionType.MISSION,), (Theme.ENERGY,), signed_on=date(2026, 8, 20), paper=PAPER),
    convention=Convention("LC-1", date(2026, 8, 28), date(2026, 10, 1)),
    versions=(ConventionVersion(1, date(2026, 9, 10), "Première proposition"),),
    brings="Quinze ans de coopération avec Oujda",
)
LATE = a_membership(CABS, convention=Convention(letter_received_on=date(2026, 9, 15)))

SMALL = next(replace(one, population=18_000) for one in SETTINGS.organisations if one.id == CABS)


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(a_profile(), *records), Bar(), Compass()
        self.memberships = self.desk.memberships
        self.jobs = Jobs()
        screen = joining_screen(self.memberships, self.desk.clock, self.jobs, self.compass, self.bar)
        assert isinstance(screen.page, JoiningPage)
        assert screen.section is Place.JOINING
        self.joining, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(None)
        settle()

    @property
    def list(self) -> QListView:
        found = self.find("membershipList")
        assert isinstance(found, QListView)
        return found

    @property
    def kept(self) -> Membership:
        index = self.list.currentIndex()
        found = self.memberships.find(index.data(LINE).id)
        assert found is not None
        return found

    def state(self) -> str:
        chip = self.find("membership_state")
        assert isinstance(chip, Chip)
        return chip.text()

    def turn(self, part: Part) -> None:
        self.click(f"segment_{part}")

    def tick(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), LEFT)
        settle()

    def question(self) -> BeginSheet:
        found = self.page.findChild(BeginSheet)
        assert isinstance(found, BeginSheet)
        return found

    def pick(self, path: Path) -> None:
        """Choose a file in the window that asks for one."""
        dialog = self.page.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.filesSelected.emit([str(path)])
        dialog.done(QFileDialog.DialogCode.Accepted)
        self.page.activateWindow()  # as a window manager does
        settle()


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    return Player(qtbot, WHOLE, LATE)


def test_the_first_membership_is_ones_own(qtbot: QtBot) -> None:
    player = Player(qtbot)
    assert player.joining.areas() == (player.find("beginOwn"),)
    assert player.said("consortium_title") == "3 collectivités sur 5"

    player.click("beginOwn")

    assert player.line("contacted_on").hasFocus()
    player.fill("contacted_on", "02/04/2026")
    player.fill("referent.name", "Claire Delattre")
    player.fill("ambitions", "Moins de déchets")
    player.tick(f"supports.{Support.METHOD}")
    player.choose("role", "Membre")
    assert (player.kept.contacted_on, player.kept.referent.name) == (date(2026, 4, 2), "Claire Delattre")
    assert (player.kept.ambitions, player.kept.supports) == ("Moins de déchets", (Support.METHOD,))
    assert player.kept.role is MembershipRole.MEMBER
    assert player.said("membership_next").startswith("Rédiger et signer la lettre d'intention, avant le 01/09/2026")
    assert player.said("membership_saved").startswith("Enregistré à ")
    assert player.joining.areas() == (player.list, player.find("membershipSheet"))


def test_a_small_authority_is_marked_as_one_with_few_means(qtbot: QtBot) -> None:
    city = next(one for one in SETTINGS.organisations if one.id == LILLE)
    for population, expected in ((20_000, "Peu de moyens dédiés"), (20_001, ""), (None, "")):
        player = Player(qtbot, replace(city, population=population), WHOLE)
        means = player.find("membership_means")
        assert isinstance(means, Chip)
        assert (means.text(), means.isVisible()) == (expected, bool(expected))
        player.page.hide()


def test_founders_are_opened_from_the_empty_page(qtbot: QtBot) -> None:
    player = Player(qtbot)
    player.click("beginFirstFounders")

    assert len(player.memberships.all()) == 3
    assert player.find("beginFounders").isHidden()


def test_another_authority_is_asked_for_by_the_letter_n(player: Player) -> None:
    player.qtbot.keyClick(player.page, Qt.Key.Key_N)
    settle()
    question = player.question()
    player.joining.begin_asked.emit()  # asked twice, open once
    assert len(player.page.findChildren(BeginSheet)) == 1
    player.qtbot.mouseClick(question.accept_button, LEFT)
    settle()
    assert question.isVisible()  # Lille has one already

    box = question.findChild(QComboBox, "begin_authority")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    named = question.findChild(QWidget, "begin_name")
    assert named is not None
    assert named.isVisible()
    player.qtbot.keyClicks(named, "Ville d'Abbeville")
    player.qtbot.mouseClick(question.accept_button, LEFT)
    settle()

    assert player.said("membership_name") == "Ville d'Abbeville"
    assert player.page.findChild(BeginSheet) is None


def test_a_question_put_off_changes_nothing(player: Player) -> None:
    player.key("membershipList", Qt.Key.Key_N)
    player.qtbot.mouseClick(player.question().reject_button, LEFT)
    settle()

    assert len(player.memberships.all()) == 2
    player.click("addMembership")
    player.question().reject()


def test_the_list_turns_the_sheet_and_keeps_what_was_typed(player: Player) -> None:
    assert player.said("membership_name").startswith("Communauté d'agglomération")
    assert player.state() == "Lettre tardive"
    player.type("ambitions", "Trier mieux")
    player.key("membershipList", Qt.Key.Key_Down)

    assert player.state() == "Convention signée"
    found = player.memberships.find(LATE.id)
    assert found is not None
    assert found.ambitions == "Trier mieux"
    player.key("membershipList", Qt.Key.Key_Return)
    assert player.line("contacted_on").hasFocus()


def test_a_late_letter_is_said_until_lianes_accepts_it(player: Player) -> None:
    player.turn(Part.LETTER)
    notice = player.find("late_letter")
    assert isinstance(notice, Notice)
    assert notice.isVisible()
    player.fill("convention.late_letter_accepted_on", "18/09/2026")

    assert not notice.isVisible()
    assert player.state() == "Lettre reçue"


def test_the_letter_is_drafted_dated_and_asked_as_a_document(player: Player) -> None:
    player.turn(Part.LETTER)
    player.tick("letter.actions.A")
    player.tick("letter.themes.DECH")
    player.fill("letter.expectations", "Échanger des pratiques")
    player.fill("letter.signatory", "Le président")
    player.fill("letter.signed_on", "20/08/2026")
    player.click("draw_letter")

    letter = player.kept.letter
    assert (letter.actions, letter.themes) == ((ActionType.MISSION,), (Theme.WASTE,))
    assert (letter.expectations, letter.signatory) == ("Échanger des pratiques", "Le président")
    assert player.compass.gone == [("papers", LATE.id, "D1")]


def test_a_day_that_contradicts_stays_in_red_until_it_is_put_right(player: Player) -> None:
    player.turn(Part.LETTER)
    player.fill("letter.sent_on", "20/09/2026")

    assert player.line("letter.sent_on").text() == "20/09/2026"
    assert player.line("letter.sent_on").property("state") == "bad"
    assert player.kept.letter == LATE.letter
    player.fill("convention.letter_received_on", "25/09/2026")
    assert player.line("letter.sent_on").property("state") == "normal"
    assert (player.kept.letter.sent_on, player.kept.convention.letter_received_on) == (
        date(2026, 9, 20),
        date(2026, 9, 25),
    )


def test_the_signed_letter_is_attached_seen_and_taken_out(player: Player, tmp_path: Path) -> None:
    paper = tmp_path / "lettre.pdf"
    paper.write_bytes(b"%PDF letter")
    player.turn(Part.LETTER)
    player.click("attach_letter")
    player.pick(paper)
    assert player.said("paper_letter") == "lettre.pdf"

    player.click("see_letter")
    whole = player.page.findChild(FullScreenReceipt)
    assert isinstance(whole, FullScreenReceipt)
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    settle()
    player.click("detach_letter")
    assert player.kept.letter.paper is None
    assert player.said("paper_letter") == "Lettre signée"


def test_a_letter_closed_while_its_next_sheet_is_drawn_stays_closed(player: Player, tmp_path: Path) -> None:
    paper = tmp_path / "lettre.pdf"
    paper.write_bytes(b"%PDF letter")
    player.turn(Part.LETTER)
    player.click("attach_letter")
    player.pick(paper)
    player.click("see_letter")
    whole = player.page.findChild(FullScreenReceipt)
    assert isinstance(whole, FullScreenReceipt)
    player.jobs.late = True
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    player.jobs.run_all()
    settle()
    assert player.page.findChildren(FullScreenReceipt) == []


def test_the_convention_has_versions_with_papers_then_its_signed_copy(player: Player, tmp_path: Path) -> None:
    paper = tmp_path / "v1.pdf"
    paper.write_bytes(b"%PDF v1")
    player.turn(Part.CONVENTION)
    player.click("add_version")
    player.fill("versions.1.note", "Première proposition")
    player.fill("versions.1.dated", "20/09/2026")
    player.click("attach_1")
    player.pick(paper)
    player.click("attach_convention")
    player.pick(paper)
    player.fill("convention.reference", "LC-2")
    player.fill("convention.ends_on", "31/12/2027")

    (version,) = player.kept.versions
    assert (version.note, version.dated) == ("Première proposition", date(2026, 9, 20))
    assert version.paper is not None
    assert player.kept.paper == version.paper
    assert (player.kept.convention.reference, player.kept.convention.ends_on) == ("LC-2", date(2027, 12, 31))
    player.click("remove_version_1")
    assert player.kept.versions == ()


def test_own_rules_have_their_article_and_show_the_programmes(player: Player) -> None:
    player.turn(Part.RULES)
    rate = player.line("convention.overrides.rate")
    assert rate.placeholderText().replace("\u00a0", " ") == "45,5 %"
    player.fill("convention.overrides.rate", "50")
    player.fill("articles.rate", "art. 4.2")
    player.choose("other_kinds", "Taxi, VTC")
    player.click("add_kind")
    player.choose("kinds.TAXI.coverage", "Prise en charge")
    player.fill("kinds.TAXI.ceiling", "40")
    player.fill("kinds.TAXI.article", "art. 5")

    overrides = player.kept.convention.overrides
    assert overrides.articles == (("rate", "art. 4.2"), ("TAXI", "art. 5"))
    assert (overrides.coverage, overrides.kind_ceilings_cents) == ((("TAXI", Coverage.FULL),), (("TAXI", 4000),))
    player.click("remove_kind_TAXI")
    assert player.kept.convention.overrides.articles == (("rate", "art. 4.2"),)


def test_dossiers_may_take_the_convention(qtbot: QtBot) -> None:
    own = a_mission(convention=Convention("LC-0"), edition="MTFMDD")
    player = Player(qtbot, WHOLE, own)
    player.turn(Part.CONVENTION)
    player.click("follow_convention")

    assert player.desk.dossiers.action(DOSSIER).convention == WHOLE.convention


def test_commitment_and_end_are_kept_with_their_reason(player: Player) -> None:
    player.turn(Part.NETWORK)
    player.fill("commitment.missions", "2")
    player.fill("commitment.note", "Deux agents")
    player.fill("abandoned_on", "01/10/2026")
    assert player.line("abandoned_on").property("state") == "bad"
    player.fill("abandoned_reason", "Plus de moyens")
    player.click("draw_engagement")

    assert (player.kept.commitment.missions, player.kept.commitment.note) == (2, "Deux agents")
    assert (player.kept.abandoned_on, player.state()) == (date(2026, 10, 1), "Abandon")
    assert player.compass.gone == [("papers", LATE.id, "D2")]


def test_a_membership_is_removed_from_the_list_or_the_sheet(player: Player) -> None:
    player.key("membershipList", Qt.Key.Key_Delete)
    player.click("removeMembership")

    assert player.memberships.all() == ()
    assert [said for said, _undo in player.bar.said] == ["Adhésion supprimée"] * 2


def test_the_sheet_takes_the_focus_at_the_leaf_shown(player: Player) -> None:
    player.turn(Part.RULES)
    player.find("membershipSheet").setFocus()

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"segment_{Part.RULES}"


def test_a_finding_puts_the_cursor_where_it_is_put_right(player: Player) -> None:
    player.presenter.reveal(WHOLE.id, "articles.rate")
    assert player.line("articles.rate").hasFocus()
    player.presenter.reveal(WHOLE.id, "supports.mise_en_relation")
    assert player.find("supports.mise_en_relation").hasFocus()
    player.presenter.reveal(WHOLE.id, "nowhere")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.objectName() == f"segment_{Part.CONTACT}"


def test_other_keys_are_left_to_the_window(player: Player) -> None:
    player.qtbot.keyClick(player.page, Qt.Key.Key_B)
    player.key("membershipList", Qt.Key.Key_B)

    assert player.page.findChild(BeginSheet) is None


def test_the_list_reads_out_editions_and_states(player: Player) -> None:
    model = player.list.model()
    assert isinstance(model, MembershipModel)
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert model.index(0).data() == "MTFMDD · 2026"
    assert model.index(0).data(LINE) is None
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags
    assert spoken.endswith("Membre, Lettre tardive")
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(9).data() is None
    assert model.rowCount(model.index(0)) == 0


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_language_at_usual_sizes(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        player = Player(qtbot, WHOLE, LATE, SMALL, size=size)
        assert player.find("membership_means").isVisible()
        for part in Part:
            player.joining.sheet.turned.emit(part)
            assert player.faults() == [], (size, part)
        empty = Player(qtbot, size=size)
        assert empty.faults() == [], size
        for page in (player.page, empty.page):
            page.hide()
    catalogue.activate("fr")
