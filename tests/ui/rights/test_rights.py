"""The page of rights: found over all dossiers, handed over, limited, corrected, erased after the name was typed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, a_participant, an_item
from support.fingers import plain
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import LEFT, PageHand
from support.rights_desk import PaperEraser, rights_over
from support.screens import settle

from lianes_desktop.domain.contacts import Contact, Erasure
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.people import Status
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.rights.screen import rights_screen

OTHER = DossierId(new_id())
NADIA = a_contact(organisation="Commune d'Oujda", given_name_ar="نادية", family_name_ar="العمراني")
AGAIN = a_contact(dossier=OTHER)
YOUSSEF = a_contact(given_name="Youssef", family_name="Bennani")
DELEGATE = a_participant(given_name="Karim", family_name="Tazi", status=Status.DELEGATE)

pytestmark = pytest.mark.usefixtures("theme")


class Rights(PageHand):
    """The page over two dossiers."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk, self.bar, self.compass = PageDesk(), Bar(), Compass()
        self.desk.records.keep(
            None,
            a_mission(),
            a_mission(id=OTHER, title="Agadir 2027"),
            *(NADIA, AGAIN, YOUSSEF, DELEGATE, an_item(contacts=(NADIA.id,))),
        )
        self.eraser = PaperEraser(self.desk)
        screen = rights_screen(rights_over(self.desk, self.eraser), Jobs(), self.compass, self.bar)
        assert screen.section is Place.RIGHTS
        super().__init__(qtbot, screen.page, (1180, 700))
        self.presenter = screen.presenter
        self.desk.tell(screen.presenter)
        screen.presenter.open(None)
        settle()

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), LEFT)
        settle()

    def names(self) -> list[str]:
        view = self.find("rightsList")
        assert isinstance(view, QListView)
        model = view.model()
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    def search(self, words: str) -> None:
        field = self.find("searchRights")
        assert isinstance(field, QLineEdit)
        field.clear()
        self.qtbot.keyClicks(field, words)
        settle()

    def words(self) -> str:
        return " ".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def kept(self, card: Contact) -> Contact | None:
        return self.desk.records.read(Contact, card.id)

    def confirm(self, typed: str) -> QWidget:
        self.qtbot.waitUntil(lambda: self.page.findChild(QWidget, "eraseSheet") is not None)
        sheet = self.page.findChild(QWidget, "eraseSheet")
        assert sheet is not None
        name, accept = sheet.findChild(QLineEdit, "eraseName"), sheet.findChild(QPushButton, "accept")
        assert name is not None
        assert accept is not None
        name.clear()
        name.insert(typed)
        self.qtbot.mouseClick(accept, LEFT)
        settle()
        return sheet


@pytest.fixture
def rights(qtbot: QtBot) -> Rights:
    return Rights(qtbot)


def test_people_of_every_dossier_are_found_and_one_person_is_shown_whole(rights: Rights) -> None:
    assert rights.names() == ["Youssef Bennani", "Nadia El Amrani", "Nadia El Amrani", "Karim Tazi"]
    rights.search("amrani")
    assert rights.names() == ["Nadia El Amrani", "Nadia El Amrani"]
    rights.search("personne")
    assert "Personne ne correspond" in rights.words()
    rights.presenter.reveal(NADIA.id, "")
    settle()
    assert "Agadir 2027" in rights.words()
    assert "1 ligne du programme" in rights.words()


def test_a_line_chosen_shows_its_person_and_delete_asks_before_erasing(rights: Rights) -> None:
    view = rights.find("rightsList")
    assert isinstance(view, QListView)
    rights.qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(3, 0)).center())
    settle()
    assert rights.find("person_name").text() == "Karim Tazi"  # type: ignore[attr-defined]  # a label
    rights.qtbot.keyClick(view, Qt.Key.Key_Delete)
    rights.confirm("Karim Tazi")
    assert rights.eraser.asked == [DELEGATE.id]


def test_a_card_is_limited_and_that_can_be_undone(rights: Rights) -> None:
    rights.presenter.reveal(NADIA.id, "")
    settle()
    rights.press("restrict_0")
    kept = rights.kept(NADIA)
    assert kept is not None
    assert kept.restricted
    assert rights.bar.said[-1] == ("La fiche reste ici, sans être utilisée.", True)
    rights.press("restrict_0")
    assert rights.bar.said[-1] == ("La fiche sert de nouveau.", True)


def test_correcting_leads_to_the_card_in_its_dossier(rights: Rights) -> None:
    rights.presenter.reveal(NADIA.id, "")
    settle()
    rights.press("correct_1")
    assert rights.compass.opened == [OTHER]
    rights.presenter.reveal(DELEGATE.id, "")
    settle()
    rights.press("correct_0")
    assert [place for place, _subject, _field in rights.compass.gone] == ["contacts", "team"]


def test_all_that_is_kept_is_written_where_asked(rights: Rights, tmp_path: Path) -> None:
    rights.presenter.reveal(NADIA.id, "")
    settle()
    rights.press("exportPerson")
    rights.qtbot.waitUntil(lambda: rights.page.findChild(QFileDialog, "browse") is not None)
    dialog = rights.page.findChild(QFileDialog, "browse")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "nadia.pdf"))
    dialog.reject()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nadia (2).pdf", "nadia.json", "nadia.pdf"]
    assert "nadia.json" in rights.bar.said[-1][0]


def test_nobody_is_erased_before_the_name_is_typed(rights: Rights) -> None:
    rights.presenter.reveal(NADIA.id, "")
    settle()
    rights.press("erasePerson")
    sheet = rights.confirm("Youssef Bennani")
    assert rights.eraser.asked == []
    assert any("Ce n'est pas le nom" in plain(label.text()) for label in sheet.findChildren(QLabel))

    rights.confirm("nadia el amrani")
    assert set(rights.eraser.asked) == {NADIA.id, AGAIN.id}
    assert rights.names() == ["Youssef Bennani", "Karim Tazi"]
    assert "2 sauvegardes réécrites" in rights.words()
    assert rights.desk.records.undo.can_undo is None


def test_a_name_in_arabic_confirms_too_and_copies_not_reached_are_told(rights: Rights) -> None:
    rights.eraser.outcome = Erased(1, (Path("lianes-old.db"),))
    rights.presenter.reveal(NADIA.id, "")
    settle()
    rights.page.setFocus(Qt.FocusReason.OtherFocusReason)
    rights.press("erasePerson")
    rights.confirm("نادية العمراني")
    assert "lianes-old.db" in rights.words()


def test_a_store_that_fails_is_said_and_the_person_stays(rights: Rights, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object) -> Erased:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(rights.eraser, "erase", fails)
    rights.presenter.reveal(YOUSSEF.id, "")
    settle()
    rights.press("erasePerson")
    rights.confirm("Youssef Bennani")
    assert rights.bar.warned
    assert rights.kept(YOUSSEF) is not None
    assert rights.find("erasePerson").isEnabled()


def test_lianes_is_told_from_here(rights: Rights, tmp_path: Path) -> None:
    assert not rights.find("writeNotice").isVisible()
    with rights.desk.store.open_unit() as unit:  # the eraser's own record, which no act of a page puts
        unit.put(Erasure(NADIA.id, DOSSIER, datetime(2026, 10, 14, tzinfo=UTC), left_in_bundles=True))
        unit.commit()
    rights.presenter.refresh()
    settle()
    rights.press("writeNotice")
    dialog = rights.page.findChild(QFileDialog, "browse")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "avis.json"))
    dialog.reject()
    assert NADIA.id.hex in (tmp_path / "avis.json").read_text()
