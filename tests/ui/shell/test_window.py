from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.screens import settle
from support.signals import Heard

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit import theme as theme_module
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.ports import Place, TakesFiles
from lianes_desktop.ui.kit.screen import Page, Screen
from lianes_desktop.ui.kit.theme import ThemeKeeper
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.navigation import destinations, keys
from lianes_desktop.ui.shell.qt_words import QtWords
from lianes_desktop.ui.shell.start_sheet import StartSheet
from lianes_desktop.ui.shell.switcher import Switcher
from lianes_desktop.ui.shell.values import DossierCard, Identity, StartCard
from lianes_desktop.ui.shell.window import Window
from lianes_desktop.ui.shell.wires import ChangeRelay, Noticeboard, Wayfinder

OUJDA = DossierCard(DossierId(uuid4()), "Oujda 2026", "Mission · jour 3 sur 4", "plane-takeoff")
NADOR = DossierCard(DossierId(uuid4()), "Délégation de Nador", "Accueil · 05/11/2026", "handshake")


class TwoAreas(Page):
    """A list and a detail."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.detail = TextField(), TextField()
        self.body.addWidget(self.list)
        self.body.addWidget(self.detail)
        self.said: list[str] = []
        self.wanting = False

    @override
    def wants_files(self) -> bool:
        return self.wanting

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.list, self.detail)

    @override
    def retranslate(self) -> None:
        self.said.append(catalogue.language())

    @override
    def refresh_theme(self) -> None:
        self.said.append("theme")


class Recorder:
    """A presenter that remembers what it was asked."""

    def __init__(self, topics: frozenset[Topic]) -> None:
        self._topics = topics
        self.asked: list[object] = []

    @property
    def topics(self) -> frozenset[Topic]:
        return self._topics

    def open(self, dossier: DossierId | None) -> None:
        self.asked.append(("open", dossier))

    def refresh(self) -> None:
        self.asked.append("refresh")

    def reveal(self, subject: object, field: str) -> None:
        self.asked.append(("reveal", subject, field))


class Taker(Recorder):
    """One that takes files as well."""

    def take_files(self, files: tuple[Offered, ...]) -> None:
        self.asked.append([one.name for one in files])


class Shell:
    """A window with a recorder behind every page."""

    def __init__(self, qtbot: QtBot, app: QApplication, keeper: ThemeKeeper, *, office: bool = False) -> None:
        self.presenters: dict[Place, Recorder] = {}
        self.pages: dict[Place, TwoAreas] = {}
        self.wayfinder, self.board, self.relay = Wayfinder(), Noticeboard(), ChangeRelay()
        places = (Place.INBOX, Place.REGISTER) if office else tuple(Place)
        factories = {place: self._factory(place) for place in places}
        self.words = QtWords(app)
        self.window = Window(factories, keeper, self.words, self.wayfinder, self.board, self.relay, office=office)
        qtbot.addWidget(self.window)
        self.window.show_dossiers((OUJDA, NADOR), OUJDA)
        self.window.show_identity(Identity("Claire Delattre", "Ville de Lille", "CD"))
        self.window.show_state("Hors ligne · tout est enregistré", "Sauvegardé à 21:40", late=True)
        self.window.open_dossier(OUJDA.id)
        self.window.show_place(places[0])
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        settle()

    def _factory(self, place: Place) -> Callable[[], Screen]:
        def make() -> Screen:
            kind = Taker if place in (Place.EXPENSES, Place.EXCHANGES, Place.INBOX, Place.PROGRAMME) else Recorder
            topics = frozenset({Topic.EXPENSES} if place is Place.EXPENSES else {Topic.CONTACTS})
            self.presenters[place] = kind(topics)
            self.pages[place] = TwoAreas()
            return Screen(self.pages[place], self.presenters[place], place)

        return make

    def asked(self, place: Place) -> list[object]:
        """What the presenter of a page was asked since last time."""
        said, self.presenters[place].asked = self.presenters[place].asked, []
        return said


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, theme: ThemeKeeper) -> Iterator[Shell]:
    shell = Shell(qtbot, qapp, theme)
    yield shell
    shell.words.speak("en")


def test_a_page_is_built_and_opened_at_its_first_visit_only(shell: Shell, qtbot: QtBot) -> None:
    before = set(shell.presenters)
    for name in ("nav_expenses", "nav_overview", "nav_expenses"):
        qtbot.mouseClick(shell.window.findChild(QWidget, name), Qt.MouseButton.LeftButton)

    assert before == {Place.OVERVIEW}
    assert shell.asked(Place.EXPENSES) == [("open", OUJDA.id)]
    assert shell.pages[Place.EXPENSES].isVisible()


def test_a_page_out_of_sight_reads_again_when_it_is_next_seen(shell: Shell) -> None:
    shell.window.show_place(Place.EXPENSES)
    shell.window.show_place(Place.OVERVIEW)
    shell.asked(Place.EXPENSES)
    shell.relay.hear(frozenset({Topic.EXPENSES}))
    out_of_sight = shell.asked(Place.EXPENSES)
    shell.window.show_place(Place.EXPENSES)
    in_sight = shell.asked(Place.EXPENSES)
    shell.relay.hear(frozenset({Topic.EXPENSES, Topic.RATES}))
    shell.relay.hear(frozenset({Topic.INBOX}))

    assert (out_of_sight, in_sight) == ([], ["refresh"])
    assert shell.asked(Place.EXPENSES) == ["refresh"]


def test_another_dossier_is_opened_on_every_page_when_it_is_seen(shell: Shell) -> None:
    shell.window.show_place(Place.EXPENSES)
    for place in (Place.OVERVIEW, Place.EXPENSES):
        shell.asked(place)
    shell.window.open_dossier(NADOR.id)
    first = (shell.asked(Place.EXPENSES), shell.asked(Place.OVERVIEW))
    shell.window.show_place(Place.OVERVIEW)

    assert first == ([("open", NADOR.id)], [])
    assert shell.asked(Place.OVERVIEW) == [("open", NADOR.id)]


def test_sections_have_numbers(shell: Shell, qtbot: QtBot) -> None:
    shown = Heard()
    shell.window.place_shown.connect(shown.note)
    for key in (Qt.Key.Key_7, Qt.Key.Key_4):
        qtbot.keyClick(shell.window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shell.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    assert shown.said == [Place.EXCHANGES, Place.EXPENSES, Place.PREFERENCES]


def test_a_page_leads_to_a_record_on_another(shell: Shell) -> None:
    subject = uuid4()
    shell.wayfinder.go(Section.EXPENSES, subject, "paid_on")
    shell.wayfinder.go(Place.REGISTER)

    assert shell.asked(Place.EXPENSES) == [("open", OUJDA.id), ("reveal", subject, "paid_on")]
    assert shell.asked(Place.REGISTER) == [("open", OUJDA.id)]


def test_f6_goes_round_and_escape_returns_to_the_list(shell: Shell, qtbot: QtBot) -> None:
    page = shell.pages[Place.OVERVIEW]
    seen: list[QWidget | None] = []
    for _turn in range(3):
        qtbot.keyClick(QApplication.focusWidget() or shell.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    page.detail.setFocus()
    qtbot.keyClick(page.detail, Qt.Key.Key_Escape)

    assert seen == [page.detail, shell.window.sidebar.switcher, page.list]
    assert QApplication.focusWidget() is page.list


def test_undo_and_redo_are_asked_by_keys(shell: Shell, qtbot: QtBot) -> None:
    undo, redo = Heard(), Heard()
    shell.window.undo_asked.connect(undo.note)
    shell.window.redo_asked.connect(redo.note)
    shell.window.setFocus()
    qtbot.keyClick(shell.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell.window, Qt.Key.Key_Z, both)

    assert (len(undo.said), len(redo.said)) == (1, 1)


def test_the_message_offers_to_take_back(shell: Shell, qtbot: QtBot) -> None:
    undo = Heard()
    shell.window.undo_asked.connect(undo.note)
    shell.board.say("Reçu supprimé", undo=True)
    said = shell.window.messages.words()
    qtbot.mouseClick(shell.window.findChild(QPushButton, "message_undo"), Qt.MouseButton.LeftButton)

    assert said == "Reçu supprimé"
    assert len(undo.said) == 1
    assert shell.window.messages.words() == ""


def test_what_was_done_goes_by_itself_and_a_failure_stays(shell: Shell, qtbot: QtBot) -> None:
    bar = shell.window.messages
    shell.window.say("Sauvegarde faite")
    timed = bar._timer.isActive()
    bar._timer.timeout.emit()
    gone = bar.words()
    shell.board.warn("Le disque est plein : libérez de la place, puis recommencez.")
    stays = (bar._timer.isActive(), bar.words())
    settle()
    cut = cut_words(shell.window)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)

    assert timed
    assert gone == ""
    assert stays == (False, "Le disque est plein : libérez de la place, puis recommencez.")
    assert cut == []
    assert bar.words() == ""


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_message_lies_over_the_list_never_over_the_buttons_of_the_detail(shell: Shell, language: str) -> None:
    catalogue.activate(language)
    shell.window.speak()
    shell.window.resize(1280, 690)
    settle()
    bar, page = shell.window.messages, shell.window.stack.width()
    shell.window.say("Reçu n° 12 supprimé, avec sa photographie et tout ce qui en avait été lu.", undo=True)
    settle()
    spare = bar.x() if language == "ar" else page - bar.geometry().right()

    assert spare > page / 2
    assert shell.window.stack.rect().contains(bar.geometry())
    assert cut_words(shell.window) == []


def test_the_dark_theme_is_one_key_away(shell: Shell, qtbot: QtBot) -> None:
    chosen = Heard()
    shell.window.theme_chosen.connect(chosen.note)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell.window, Qt.Key.Key_D, both)
    dark = theme_module.is_dark()
    shell.window.dress("light")

    assert chosen.said == ["dark"]
    assert dark
    assert shell.pages[Place.OVERVIEW].said.count("theme") == 2


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1366, 696)])
def test_the_window_speaks_another_language_at_once(shell: Shell, language: str, size: tuple[int, int]) -> None:
    shell.window.resize(*size)
    shell.window.open_switcher()
    catalogue.activate(language)
    shell.window.speak()
    settle()
    switcher = shell.window.sidebar.switcher
    starts = switcher.mapTo(shell.window, QPoint(0, 0)).x() < 100

    assert shell.pages[Place.OVERVIEW].said[-1] == language
    assert starts == (language != "ar")
    assert cut_words(shell.window) == []
    assert outside(shell.window) == []
    assert theme_module.is_low() == (size[1] < 760)


def test_f1_lists_the_keys(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    sheet = shell.window.findChild(QDialog)
    settle()

    assert sheet is not None
    assert cut_words(sheet) == []
    assert sheet.height() <= 690
    qtbot.mouseClick(sheet.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()


def the_button(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChild(QAbstractButton, name)
    assert found is not None
    return found


def test_pages_of_one_section_are_tabs_that_the_keys_turn(shell: Shell, qtbot: QtBot) -> None:
    shown = Heard()
    shell.window.show_place(Place.OVERVIEW)
    shell.window.place_shown.connect(shown.note)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(shell.window, Qt.Key.Key_Tab, control)
    qtbot.mouseClick(the_button(shell.window.tabs, "tab_budget"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(shell.window, Qt.Key.Key_Tab, control)
    qtbot.keyClick(shell.window, Qt.Key.Key_Backtab, control | Qt.KeyboardModifier.ShiftModifier)

    assert shown.said == [Place.TEAM, Place.BUDGET, Place.OVERVIEW, Place.BUDGET]
    assert the_button(shell.window.sidebar, "nav_overview").isChecked()

    shell.window.show_place(Place.EXPENSES)
    qtbot.keyClick(shell.window, Qt.Key.Key_Tab, control)

    assert not shell.window.tabs.isVisibleTo(shell.window)
    assert shown.said[-1] is Place.EXPENSES


def test_only_sections_that_lead_somewhere_are_offered() -> None:
    few = destinations({Place.OVERVIEW, Place.STEERING, Place.PAPERS, Place.EXCHANGES}, office=False)

    assert [one.place for one in few] == [Place.OVERVIEW, Place.PAPERS, Place.EXCHANGES, Place.STEERING]
    assert all(not one.tabs for one in few)


def test_the_list_names_every_shortcut_of_the_window(shell: Shell) -> None:
    said = " ".join(names for group in keys(office=False) for names, _words in group.keys).replace("Maj", "Shift")
    bound = {shortcut.key().toString() for shortcut in shell.window.findChildren(QShortcut)}

    assert {key for key in bound - {f"Ctrl+{number}" for number in range(2, 8)} if key not in said} == set()


def test_the_office_is_told_its_own_keys() -> None:
    said = [names for group in keys(office=True) for names, _words in group.keys]

    assert "Ctrl+K" not in said
    assert "Ctrl+1 à Ctrl+5" in said


def test_files_pasted_chosen_or_dropped_go_to_their_page(shell: Shell, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("taxi.jpg", "reponse.asice", "vol.pdf")])
    tile = shell.window.sidebar.drop_tile
    middle = QPoint(700, 400)
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(middle, action, mime, button, none)
    QApplication.sendEvent(shell.window, entered)
    hanging = tile._hanging
    QApplication.sendEvent(shell.window, QDropEvent(QPointF(middle), action, mime, button, none))

    assert entered.isAccepted()
    assert hanging
    assert not tile._hanging
    assert shell.asked(Place.EXCHANGES) == [("open", OUJDA.id), ["reponse.asice"]]
    assert shell.asked(Place.EXPENSES) == [("open", OUJDA.id), ["taxi.jpg", "vol.pdf"]]


def test_a_picture_in_the_clipboard_becomes_a_receipt(shell: Shell, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(shell.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText("Oujda")
    qtbot.keyClick(shell.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    asked = shell.asked(Place.EXPENSES)

    assert asked[0] == ("open", OUJDA.id)
    assert isinstance(asked[1], list)
    assert asked[1][0].startswith("Image collée")
    assert len(asked) == 2


def test_files_that_leave_without_being_dropped_are_forgotten(shell: Shell) -> None:
    tile = shell.window.sidebar.drop_tile
    tile.hang(True)
    QApplication.sendEvent(shell.window, QDragLeaveEvent())

    assert not tile._hanging


def test_the_tile_takes_files_itself_and_asks_for_some(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    tile = shell.window.sidebar.drop_tile
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "taxi.jpg"))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(tile, QDragEnterEvent(QPoint(5, 5), action, mime, button, none))
    tile.grab()
    QApplication.sendEvent(tile, QDragLeaveEvent())
    QApplication.sendEvent(tile, QDragEnterEvent(QPoint(5, 5), action, mime, button, none))
    QApplication.sendEvent(tile, QDropEvent(QPointF(5, 5), action, mime, button, none))
    taken = shell.asked(Place.EXPENSES)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    dialog = shell.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(tmp_path / "vol.pdf")])
    dialog.reject()

    assert taken[1] == ["taxi.jpg"]
    assert shell.asked(Place.EXPENSES) == [["vol.pdf"]]


def test_a_page_that_takes_no_files_is_only_shown(shell: Shell) -> None:
    assert not isinstance(Recorder(frozenset()), TakesFiles)
    shell.window.screens.take_files(Place.CONTACTS, (Offered("taxi.jpg"),))

    assert shell.asked(Place.CONTACTS) == [("open", OUJDA.id)]


def test_the_command_lines_files_are_taken_like_dropped_ones(shell: Shell) -> None:
    shell.window.take_files((Offered("reponse.asice.age"),))

    assert shell.asked(Place.EXCHANGES)[1] == ["reponse.asice.age"]


def test_the_office_has_its_own_sections_and_takes_every_file(
    qtbot: QtBot, qapp: QApplication, theme: ThemeKeeper
) -> None:
    shell = Shell(qtbot, qapp, theme, office=True)
    shell.window.open_switcher()
    shell.window.take_files((Offered("claim.asice"), Offered("autre.zip")))
    qtbot.keyClick(shell.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(shell.window.sidebar.settings, Qt.MouseButton.LeftButton)
    shell.window.sidebar.files_asked.emit()
    dialog = shell.window.findChild(QFileDialog)

    assert dialog is not None
    assert shell.asked(Place.INBOX)[1] == ["claim.asice", "autre.zip"]
    assert "pdf" not in " ".join(dialog.nameFilters())
    dialog.reject()
    assert cut_words(shell.window) == []
    shell.words.speak("en")


def test_the_switcher_opens_makes_and_removes_dossiers(shell: Shell, qtbot: QtBot) -> None:
    heard = {
        name: Heard() for name in (*("dossier_chosen", "begin_asked", "start_asked", "sample_asked", "removal_asked"),)
    }
    for name, one in heard.items():
        getattr(shell.window, name).connect(one.note)
    qtbot.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = shell.window.findChild(Switcher)
    assert popup is not None
    settle()
    cut = cut_words(popup)
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    hidden = not popup.isVisible()
    for name in (
        *("new_mission", "new_hosting_day", "new_partnership", "new_project"),
        *("new_from", "new_sample", "remove_dossier"),
    ):
        shell.window.open_switcher()
        qtbot.mouseClick(popup.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    shell.window.show_dossiers((), DossierCard(None, "Aucun dossier", "", "folder"))
    shell.window.open_switcher()

    assert cut == []
    assert hidden
    assert heard["begin_asked"].said == list(ActionType)
    assert all(len(one.said) == 1 for name, one in heard.items() if name != "begin_asked")
    assert heard["dossier_chosen"].said == [NADOR.id]
    assert popup.list.isHidden()
    popup.close()


def test_a_badge_says_how_many_wait(shell: Shell) -> None:
    shell.window.show_waiting(Place.EXPENSES, 2)
    shell.window.show_waiting(Place.EXPENSES, 2)
    few = shell.window.sidebar.grab().toImage()
    shell.window.show_waiting(Place.EXPENSES, 120)

    assert shell.window.sidebar.grab().toImage() != few


def test_the_window_tells_the_minutes_and_its_end(shell: Shell) -> None:
    minutes, end = Heard(), Heard()
    shell.window.minute_passed.connect(minutes.note)
    shell.window.closing.connect(end.note)
    shell.window._timer.timeout.emit()
    shell.window.close()

    assert (len(minutes.said), len(end.said)) == (1, 1)
    assert not shell.window._timer.isActive()


def test_without_dossier_every_page_gives_way_to_the_ways_to_begin(shell: Shell, qtbot: QtBot) -> None:
    asked = ("begin_asked", "start_asked", "sample_asked")
    heard = {name: Heard() for name in asked}
    for name, one in heard.items():
        getattr(shell.window, name).connect(one.note)
    shell.window.open_dossier(None)
    shell.window.show_place(Place.CLAIM)
    shell.wayfinder.go(Section.CONTACTS, uuid4(), "email")
    catalogue.activate("en")
    shell.window.speak()
    settle()
    nothing = shell.window.findChild(QWidget, "no_dossier")
    assert nothing is not None
    qtbot.keyClick(shell.window, Qt.Key.Key_Escape)
    focused = QApplication.focusWidget()
    for name in (
        *("begin_mission", "begin_hosting_day", "begin_partnership", "begin_project"),
        *("begin_from", "begin_sample"),
    ):
        qtbot.mouseClick(nothing.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    assert nothing.isVisible()
    assert set(shell.presenters) == {Place.OVERVIEW}
    assert focused is not None
    assert focused.objectName() == "begin_mission"
    assert heard["begin_asked"].said == list(ActionType)
    assert (len(heard["start_asked"].said), len(heard["sample_asked"].said)) == (1, 1)
    assert cut_words(shell.window) == []


def test_a_receipt_dropped_without_dossier_is_not_lost_silently(shell: Shell) -> None:
    shell.window.open_dossier(None)
    shell.window.take_files((Offered("taxi.jpg"), Offered("reponse.asice")))

    assert shell.window.messages.words() == "Commencez par un dossier\u00a0: les reçus s’y rangent."
    assert shell.asked(Place.EXCHANGES) == [("open", None), ["reponse.asice"]]
    assert Place.EXPENSES not in shell.presenters


def test_a_page_that_wants_them_takes_the_photographs_and_never_the_bundles(shell: Shell) -> None:
    shell.window.show_place(Place.PROGRAMME)
    shell.pages[Place.PROGRAMME].wanting = True
    shell.asked(Place.PROGRAMME)
    shell.window.take_files((Offered("salle.jpg"), Offered("reponse.asice")))
    assert shell.asked(Place.PROGRAMME) == [["salle.jpg"]]
    assert shell.asked(Place.EXCHANGES)[-1] == ["reponse.asice"]
    shell.window.show_place(Place.PROGRAMME)
    shell.pages[Place.PROGRAMME].wanting = False
    shell.window.take_files((Offered("taxi.jpg"),))

    assert shell.asked(Place.EXPENSES)[-1] == ["taxi.jpg"]


def test_a_page_asks_for_another_dossier(shell: Shell) -> None:
    heard = Heard()
    shell.window.dossier_chosen.connect(heard.note)
    assert NADOR.id is not None
    shell.wayfinder.open_dossier(NADOR.id)

    assert heard.said == [NADOR.id]


def test_the_window_carries_the_brand(shell: Shell) -> None:
    shell.window.arrive()

    assert not shell.window.windowIcon().isNull()
    assert shell.window.sizeHint().width() == 1440


def test_a_dossier_just_made_asks_for_its_facts(shell: Shell) -> None:
    shell.window.show_place(Place.EXPENSES)
    shell.asked(Place.OVERVIEW)
    shell.window.begin_dossier()

    assert shell.pages[Place.OVERVIEW].isVisible()
    assert shell.asked(Place.OVERVIEW)[-1] == ("reveal", None, "title")


STARTS = (
    StartCard("accueil_journee", "Journée d'accueil", "Modèle · Accueil, visites", "handshake"),
    StartCard(NADOR.id or "", "Délégation de Nador", "Dossier passé · Accueil", "handshake"),
)


def test_a_start_is_chosen_with_its_first_day_and_a_refusal_loses_nothing(shell: Shell, qtbot: QtBot) -> None:
    chosen = Heard()
    shell.window.start_chosen.connect(chosen.note)
    shell.window.refuse_start("personne ne demande")
    shell.window.end_start()
    shell.window.offer_starts(STARTS)
    settle()
    sheet = shell.window.findChild(StartSheet)
    assert sheet is not None
    assert (cut_words(sheet), outside(sheet)) == ([], [])
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    day = sheet.findChild(TextField, "first_day")
    assert day is not None
    day.setText("demain")
    qtbot.mouseClick(sheet.accept_button, Qt.MouseButton.LeftButton)
    shell.window.refuse_start("Ce n'est pas une date.")
    settle()
    shown, typed = sheet.isVisible(), day.text()
    shell.window.end_start()

    assert chosen.said == [(NADOR.id, "demain")]
    assert (shown, typed) == (True, "demain")
    assert not sheet.isVisible()
