"""The team page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QListView
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, LILLE, a_hosting_day, a_mission, a_participant
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import LEFT, PageHand
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.participants import Gender, Mandate, Participant, Vehicle
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.team.page import TeamPage
from lianes_desktop.ui.team.presenter import TeamPresenter
from lianes_desktop.ui.team.screen import team_screen
from lianes_desktop.ui.team.values import Field, Typed

PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")
pytestmark = pytest.mark.usefixtures("theme")

CLAIRE = a_participant(status=Status.ELECTED, position=0, mandate=Mandate(), function="Maire")
THOMAS = a_participant(
    given_name="Thomas", family_name="Vasseur", position=1, mandate=Mandate("OM-1", date(2026, 9, 1), "Le maire")
)
LEILA = a_participant(
    given_name="Leïla", family_name="Chraïbi", position=2, status=Status.EXPERT, mandate=Mandate(dated=date(2026, 9, 1))
)
HAMID = a_participant(
    given_name="", family_name="", given_name_ar="حميد", family_name_ar="بقالي", position=3, status=Status.DELEGATE,
    mandate=Mandate(),
)  # fmt: skip
TEAM = (CLAIRE, THOMAS, LEILA, HAMID)


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(
        self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900), action: Record | None = None
    ) -> None:
        self.desk, self.bar, self.compass = PageDesk(action or a_mission(), *records), Bar(), Compass()
        self.jobs = Jobs()
        screen = team_screen(self.desk.team, self.desk.dossiers, self.desk.clock, self.jobs, self.compass, self.bar)
        assert isinstance(screen.page, TeamPage)
        assert isinstance(screen.presenter, TeamPresenter)
        assert screen.section is Place.TEAM
        self.team, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    @property
    def rows(self) -> QListView:
        found = self.find("teamList")
        assert isinstance(found, QListView)
        return found

    @property
    def act(self) -> tuple[str, str]:
        """What the notice over the act says, with everyday spaces and apostrophes."""
        found = self.find("act_notice")
        assert isinstance(found, Notice)
        return found.title().translate(PLAIN), found.sentence().translate(PLAIN)

    def clear(self, name: str) -> None:
        """Empty a field and leave it."""
        self.line(name).setFocus()
        self.line(name).selectAll()
        self.key(name, Qt.Key.Key_Delete)
        self.key(name, Qt.Key.Key_Tab)

    def people(self) -> tuple[Participant, ...]:
        return self.desk.team.all(DOSSIER)

    def kept(self, person: Participant) -> Participant:
        return next(one for one in self.people() if one.id == person.id)

    def names(self) -> list[str]:
        return [one.family_name for one in self.people()]

    def select(self, row: int) -> None:
        index = self.rows.model().index(row, 0)
        self.qtbot.mouseClick(self.rows.viewport(), LEFT, pos=self.rows.visualRect(index).center())
        settle()

    def whole(self) -> FullScreenReceipt:
        (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, FullScreenReceipt))
        return found


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, *TEAM)
    yield made
    made.page.close()


def test_everyone_stands_in_order_with_what_their_act_needs(player: Player) -> None:
    model = player.rows.model()
    acts = [
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)).rpartition(", ")[2]
        for row in range(model.rowCount())
    ]

    assert acts == [
        "Mandat spécial à faire délibérer", "Ordre de mission en règle", "Lettre de mission à compléter",
        "Aucun acte exigé",
    ]  # fmt: skip
    assert player.said("page_subtitle") == ("4 participants · Élu : 1 · Agent : 1 · Expert : 1 · Délégué marocain : 1")
    assert player.act[0] == "Mandat spécial à faire délibérer"
    assert "jamais rétroactif" in player.act[1]
    assert "12/10/2026" in player.act[1]
    assert player.team.areas() == (player.rows, player.team.card.form)


def test_a_mandate_dated_after_departure_stays_and_says_why(player: Player) -> None:
    player.fill("team_number", "2026-118")
    player.fill("team_dated", "14/10/2026")
    player.fill("team_body", "Conseil municipal")

    mandate = player.kept(CLAIRE).mandate
    assert (mandate.number, mandate.dated, mandate.body) == ("2026-118", date(2026, 10, 14), "Conseil municipal")
    assert player.act[0] == "Mandat spécial : date trop tardive"
    assert player.line("team_dated").property("state") == "bad"
    assert "jamais rétroactif" in player.line("team_dated").accessibleDescription()

    player.fill("team_dated", "1/9/2026")
    player.fill("team_signatory", "Le maire")
    assert player.line("team_dated").property("state") != "bad"
    assert player.act[0] == "Mandat spécial en règle"
    assert "Joignez l'acte signé" in player.act[1]


@pytest.mark.parametrize(
    ("status", "mandate", "title"),
    [
        (Status.STAFF, Mandate(), "Ordre de mission à établir"),
        (Status.STAFF, Mandate("1"), "Ordre de mission sans date"),
        (Status.STAFF, Mandate("", date(2026, 9, 1), "Le maire"), "Ordre de mission en règle"),
        (Status.EXPERT, Mandate("1", date(2026, 11, 1)), "Lettre de mission : date trop tardive"),
        (Status.ELECTED, Mandate("1", date(2026, 9, 1), "Le maire"), "Mandat spécial à compléter"),
        (Status.STAKEHOLDER, Mandate(), "Lettre de mission à établir"),
    ],
)
def test_each_capacity_is_told_what_to_do(qtbot: QtBot, status: Status, mandate: Mandate, title: str) -> None:
    player = Player(qtbot, a_participant(status=status, mandate=mandate))

    assert player.act[0] == title
    assert player.act[1]
    player.page.close()


def test_a_delegation_is_invited_and_hosts_need_no_act(qtbot: QtBot) -> None:
    player = Player(qtbot, HAMID, THOMAS, action=a_hosting_day())
    assert player.act[0] == "Lettre d'invitation à envoyer" or player.act[0] == "Ordre de mission en règle"
    player.presenter.select(HAMID.id)
    assert "Venue le 20/10/2026" in player.act[1]
    player.click("document_D7")
    assert player.compass.gone == [("papers", HAMID.id, "D7")]

    player.click("addPerson")
    assert player.people()[-1].status is Status.DELEGATE
    player.choose("team_status", "Agent")
    assert player.act[0] == "Aucun acte exigé"
    player.page.close()


def test_a_search_for_a_partner_draws_up_no_act(qtbot: QtBot) -> None:
    player = Player(qtbot, a_participant(mandate=Mandate()), action=NewPartnership(DOSSIER, "Un partenaire"))

    assert player.act[0] == "Aucun acte exigé"
    assert "la mission ou l'accueil" in player.act[1]
    player.page.close()


def test_documents_are_asked_for_the_person(player: Player) -> None:
    player.click("document_D4")
    player.click("document_D9")
    player.select(2)
    player.click("document_D3")

    assert player.compass.gone == [("papers", CLAIRE.id, "D4"), ("papers", CLAIRE.id, "D9"), ("papers", LEILA.id, "D3")]


def test_everything_of_a_person_is_typed_and_kept(player: Player) -> None:
    player.select(1)
    for field, text in (
        ("title", "M."), ("given_name_ar", "توماس"), ("function_ar", "مكلف"), ("service", "Énergie, attaché"),
        ("home", "Lille"), ("workplace", "Hôtel de ville"), ("transport", "Avion, économique"),
    ):  # fmt: skip
        player.fill(f"team_{field}", text)
    player.type("team_purpose", "Visite")
    player.type("team_expertise", "Réseaux de chaleur")
    player.choose("team_gender", "Homme")
    player.choose("team_organisation", "Ville de Lille")
    player.choose("team_power", "6 et 7 CV")
    player.fill("team_run_before", "1 250")
    player.click("team_expertise_shared")

    kept = player.kept(THOMAS)
    assert (kept.title, kept.given_name_ar, kept.function_ar, kept.service) == (
        "M.",
        "توماس",
        "مكلف",
        "Énergie, attaché",
    )
    assert (kept.home, kept.workplace, kept.mandate.transport) == ("Lille", "Hôtel de ville", "Avion, économique")
    assert (kept.mandate.purpose, kept.expertise, kept.expertise_shared) == ("Visite", "Réseaux de chaleur", True)
    assert (kept.gender, kept.organisation) == (Gender.MAN, LILLE)
    assert kept.vehicle == Vehicle(FiscalPower.FROM_6_TO_7, 1250)
    assert kept.mandate.number == "OM-1"
    assert player.said("team_saved").startswith("Enregistré à ")
    player.fill("team_run_before", "mille")
    assert player.line("team_run_before").text() == "mille"
    assert player.kept(THOMAS).vehicle == Vehicle(FiscalPower.FROM_6_TO_7, 1250)
    player.choose("team_power", "Aucun")
    assert player.kept(THOMAS).vehicle is None
    assert not player.find("team_run_before").isVisible()


def test_gender_is_optional_and_says_why_and_expertise_is_shared_by_choice(player: Player) -> None:
    assert "facultatif" in player.said("gender_why")
    assert not player.kept(CLAIRE).expertise_shared
    assert player.kept(CLAIRE).gender is None


def test_a_passport_that_ends_soon_is_a_hint(player: Player) -> None:
    player.fill("team_passport_expires_on", "3/1/2027")

    assert player.line("team_passport_expires_on").property("state") == "check"
    assert "six mois" in player.line("team_passport_expires_on").accessibleDescription()
    player.clear("team_passport_expires_on")
    assert player.kept(CLAIRE).passport_expires_on is None


def test_a_refused_text_stays_in_its_field(player: Player) -> None:
    player.fill("team_dated", "demain")
    assert player.line("team_dated").text() == "demain"
    assert player.line("team_dated").property("state") == "bad"
    player.clear("team_given_name")
    player.clear("team_family_name")
    assert player.kept(CLAIRE).family_name == "Delattre"
    assert player.line("team_family_name").property("state") == "bad"


def test_fields_of_no_use_are_out_of_sight_unless_they_hold_something(player: Player) -> None:
    assert player.find("team_body").isVisible()
    assert not player.find("team_service").isVisible()
    player.choose("team_status", "Agent")
    assert not player.find("team_body").isVisible()
    player.fill("team_service", "Énergie")
    player.choose("team_status", "Délégué marocain")
    assert player.find("team_service").isVisible()
    assert not player.find("team_power").isVisible()


def test_alt_and_arrows_buttons_and_undo_change_the_order(player: Player) -> None:
    player.select(1)
    player.key("teamList", Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert player.names() == ["Vasseur", "Delattre", "Chraïbi", ""]
    assert player.rows.currentIndex().row() == 0
    assert not player.find("personUp").isEnabled()
    player.click("personDown")
    player.click("personDown")
    assert player.names() == ["Delattre", "Chraïbi", "Vasseur", ""]
    player.click("personUp")
    assert player.names() == ["Delattre", "Vasseur", "Chraïbi", ""]
    assert player.desk.records.undo.undo() is Act.MOVE_PARTICIPANT
    assert player.names() == ["Delattre", "Chraïbi", "Vasseur", ""]


def test_a_row_is_dragged_to_another_place(player: Player) -> None:
    model = player.rows.model()
    carried = model.mimeData([model.index(0, 0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, model.index(-1, 0))
    settle()

    assert player.names() == ["Vasseur", "Chraïbi", "Delattre", ""]
    assert player.rows.currentIndex().row() == 2


def test_n_adds_del_removes_and_the_bar_offers_to_undo(player: Player) -> None:
    player.rows.setFocus()
    player.key("teamList", Qt.Key.Key_N)
    assert player.line("team_family_name").hasFocus()
    assert player.line("team_family_name").selectedText() == "Nouveau participant"
    player.fill("team_family_name", "Tazi")
    assert player.names()[-1] == "Tazi"

    player.key("teamList", Qt.Key.Key_Delete)
    assert "Tazi" not in player.names()
    assert player.bar.said == [("Participant supprimé", True)]
    player.select(0)
    player.click("removePerson")
    assert player.rows.currentIndex().row() == 0
    assert player.names() == ["Vasseur", "Chraïbi", ""]


def test_enter_goes_to_the_fields_and_escape_comes_back(player: Player) -> None:
    player.rows.setFocus()
    player.key("teamList", Qt.Key.Key_Return)
    assert player.line("team_family_name").hasFocus()
    player.type("team_family_name", "Delattre-Roy")
    player.key("team_family_name", Qt.Key.Key_Escape)
    assert player.rows.hasFocus()
    assert player.kept(CLAIRE).family_name == "Delattre-Roy"
    player.qtbot.keyClick(player.page, Qt.Key.Key_N)
    player.qtbot.keyClick(player.page, Qt.Key.Key_Q)
    settle()
    player.key("teamCard", Qt.Key.Key_Q)
    player.key("teamList", Qt.Key.Key_Q)
    assert len(player.people()) == 5


def test_what_is_typed_is_kept_when_another_person_is_clicked(player: Player) -> None:
    player.type("team_function", "Adjointe")
    player.select(1)

    assert player.kept(CLAIRE).function == "Adjointe"
    assert player.line("team_function").text() == ""


def test_an_empty_dossier_says_the_first_step(qtbot: QtBot) -> None:
    player = Player(qtbot)
    assert player.find("addFirstPerson").isVisible()
    assert player.team.areas() == (player.find("addFirstPerson"),)
    player.presenter.reveal(None, "participants")
    assert player.find("addFirstPerson").hasFocus()
    player.presenter.move(1)
    player.presenter.remove()
    player.presenter.detach()
    player.presenter.open_paper()
    player.presenter.attach((Offered("x", data=b"photo"),))

    player.click("addFirstPerson")
    assert player.people()[0].status is Status.STAFF
    player.presenter.reveal(None, "participants")
    assert player.find("addPerson").hasFocus()
    player.click("removePerson")
    assert player.find("addFirstPerson").isVisible()
    player.page.close()


@pytest.mark.parametrize(
    ("person", "field", "focused"),
    [
        (CLAIRE, "mandate", "team_number"),
        (THOMAS, "mandate", "team_dated"),
        (LEILA, "mandate.signatory", "team_signatory"),
        (THOMAS, "family_name", "team_family_name"),
        (THOMAS, "expertise_shared", "team_expertise_shared"),
        (THOMAS, "paper", "team_paper"),
    ],
)
def test_a_finding_leads_to_its_field(player: Player, person: Participant, field: str, focused: str) -> None:
    player.presenter.reveal(person.id, field)
    settle()

    assert player.find(focused).hasFocus()
    assert player.rows.currentIndex().row() == TEAM.index(person)


def test_a_person_alone_is_revealed_without_moving_the_keyboard(player: Player) -> None:
    player.rows.setFocus()
    player.presenter.reveal(LEILA.id, "")
    assert player.rows.currentIndex().row() == 2
    assert player.rows.hasFocus()


def test_the_signed_act_is_dropped_opened_and_removed(player: Player) -> None:
    mime = QMimeData()
    player.team.paper_offered.emit((Offered("ordre.pdf", data=b"%PDF signed"),))
    settle()
    assert player.said("team_paper_name").strip("\u2068\u2069") == "ordre.pdf"
    assert not player.find("team_paper").isVisible()
    player.presenter.reveal(CLAIRE.id, "paper")
    assert player.find("open_paper").hasFocus()

    player.click("open_paper")
    whole = player.whole()
    whole.viewer.sheet_asked.emit(1)
    player.qtbot.keyClick(whole, Qt.Key.Key_Escape)
    settle()
    player.click("remove_paper")
    assert player.kept(CLAIRE).mandate.paper is None
    assert player.bar.said == [("Acte signé retiré", True)]
    player.team.card.form.paper.offered.emit(mime)
    assert player.kept(CLAIRE).mandate.paper is None


def test_a_file_let_go_on_the_tile_is_kept(player: Player, tmp_path: Path) -> None:
    path = tmp_path / "deliberation.jpg"
    path.write_bytes(b"photo of a deliberation")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    tile = player.find("team_paper")
    spot = QPointF(QPoint(10, 10))
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(tile, QDragEnterEvent(QPoint(10, 10), copy, mime, LEFT, none))
    QApplication.sendEvent(tile, QDropEvent(spot, copy, mime, LEFT, none))
    settle()

    paper = player.kept(CLAIRE).mandate.paper
    assert paper is not None
    assert paper.original_name == "deliberation.jpg"


def test_the_tile_opens_the_files_and_a_change_of_mind_keeps_nothing(player: Player, tmp_path: Path) -> None:
    player.click("team_paper")
    dialog = player.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "ordre.jpg"
    path.write_bytes(b"photo")
    dialog.filesSelected.emit([str(path)])
    dialog.done(QDialog.DialogCode.Accepted)
    settle()
    assert player.kept(CLAIRE).mandate.paper is not None


def test_an_act_that_is_not_looked_at_any_more_does_not_open(player: Player) -> None:
    player.team.paper_offered.emit((Offered("ordre.pdf", data=b"%PDF signed"),))
    settle()
    player.click("open_paper")
    player.jobs.late = True
    whole = player.whole()
    whole.viewer.sheet_asked.emit(1)
    whole.close()
    player.jobs.run_all()
    settle()
    assert player.page.findChildren(FullScreenReceipt) == []

    player.click("open_paper")
    player.select(1)
    player.jobs.run_all()
    settle()
    assert player.page.findChildren(FullScreenReceipt) == []


def test_a_file_that_is_no_act_and_a_vault_that_fails_are_said(player: Player) -> None:
    player.presenter.attach((Offered("notes.txt", data=b"bonjour"),))
    assert "Ni photo ni PDF" in player.bar.warned[-1]
    player.desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)
    player.presenter.attach((Offered("ordre.jpg", data=b"photo"),))
    assert "disque est plein" in player.bar.warned[-1]
    assert player.find("team_paper").isEnabled()
    player.presenter.attach(())
    lost = Piece("ab" * 32, 3, "image/jpeg", "perdu.jpg")
    player.desk.dossiers.correct_participant(a_participant(id=CLAIRE.id, mandate=Mandate("1", paper=lost)))
    player.click("open_paper")
    assert "manque" in player.bar.warned[-1]


def test_a_failing_store_is_said_and_nothing_moves(player: Player) -> None:
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.click("addPerson")
    player.click("removePerson")
    player.click("personDown")
    player.fill("team_function", "Autre")
    player.desk.fail(None)

    assert len(player.bar.warned) == 4
    assert player.names() == ["Delattre", "Vasseur", "Chraïbi", ""]
    assert player.kept(CLAIRE).function == "Maire"


def test_a_field_left_late_goes_to_its_own_person(player: Player) -> None:
    player.presenter.correct(Typed(THOMAS.id, Field.FUNCTION, "Ingénieur"))
    player.presenter.correct(Typed(a_participant().id, Field.FUNCTION, "Personne"))
    player.presenter.correct(Typed(THOMAS.id, Field.RUN_BEFORE, "12"))

    assert player.kept(THOMAS).function == "Ingénieur"
    with pytest.raises(ValueError, match="status"):
        player.presenter.correct(Typed(THOMAS.id, Field.STATUS, 3))


def test_nothing_is_shown_before_a_dossier(qtbot: QtBot) -> None:
    page = TeamPage()
    qtbot.addWidget(page)
    assert [area.objectName() for area in page.areas()] == ["addFirstPerson"]
    page.focus_field(None)


def test_without_a_dossier_nothing_is_done(player: Player) -> None:
    player.presenter.open(None)
    player.presenter.add()
    player.presenter.move(1)
    player.presenter.place((CLAIRE.id, 2))
    player.presenter.correct(Typed(CLAIRE.id, Field.FUNCTION, "x"))
    assert player.names() == ["Delattre", "Vasseur", "Chraïbi", ""]


LONG_NAME = f"{'long ' * 30}.pdf"
LONG: dict[str, Any] = {
    "given_name": "Marie-Christine Alexandrine", "family_name": "de La Rochefoucauld-Montmorency",
    "given_name_ar": "محمد عبد الرحمن", "family_name_ar": "العلوي المدغري", "title": "Mme",
    "function": "Directrice générale adjointe chargée de la transition énergétique",
    "passport_expires_on": date(2027, 1, 1), "vehicle": Vehicle(FiscalPower.MOPED, 120_000),
    "mandate": Mandate("2026-118", date(2026, 11, 1), paper=Piece("a" * 64, 1, "application/pdf", LONG_NAME)),
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo", "pseudo-rtl"])
def test_nothing_is_cut(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], language: str) -> None:
    people = (*TEAM, *(a_participant(status=status, position=9, **LONG) for status in Status))
    spoken = {"pseudo": "fr", "pseudo-rtl": "ar"}.get(language, language)
    with dressed(qapp, language=spoken, low=size[1] < 760, theme="dark" if language == "en" else "light"):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=language.endswith("rtl"))
        player = Player(qtbot, *people, size=(size[0] - 260, size[1]))
        found = list(player.faults())
        for person in player.people():
            player.presenter.select(person.id)
            found += player.faults()
        player.page.grab()
        player.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_smallest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        player = Player(qtbot, *TEAM, size=(1020, 690))

        assert (player.page.width(), player.page.height()) == (1020, 690)
        assert player.faults() == []
        assert player.page.findChildren(QLabel)
        player.page.close()


def test_the_page_speaks_arabic(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, language="ar"):
        player = Player(qtbot, *TEAM)
        assert player.act[0] == "انتداب خاص في انتظار المداولة"
        player.fill("team_number", "٢٠٢٦-١١٨")
        player.fill("team_dated", "٠١/٠٩/٢٠٢٦")
        assert player.kept(CLAIRE).mandate.dated == date(2026, 9, 1)
        player.page.close()
