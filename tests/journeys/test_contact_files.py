"""Contacts in and out by hand: a file dropped, ticked, undone; an export; a card handed over as a code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QPushButton, QWidget
from support.builders import DOSSIER
from support.fakes import no_progress
from support.fingers import plain
from support.hand import Hand
from support.journeys import closed, started, welcome, window_of
from support.scanning import scanned
from support.wild_cards import ARABIC, vcf

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.interchange.cards import CardFiles
from lianes_desktop.ui.contacts.import_list import ImportList
from lianes_desktop.ui.kit.lists import ListView

pytestmark = pytest.mark.slow

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
BOOK = (
    vcf("FN:Hassan Lahlou", "EMAIL:h@lahlou.example", "PHOTO;ENCODING=b:aGVsbG8=")
    + vcf(f"FN:{ARABIC}", "TEL;TYPE=CELL:0661000042")
    + vcf("FN:Nadia El Amrani", "EMAIL:N@oujda.example")
    + vcf("EMAIL:seul@x.example")
    + vcf("FN:Coupé", whole=False)
)
TABLE = "Qui;Chez;Joindre\r\nOmar Sefrioui;Maison de l'énergie;o@s.example\r\n".encode("cp1252")


class Trip:
    """A mission with two people, one of whom agreed, its contacts in sight."""

    def __init__(self, app: QApplication, root: Path) -> None:
        self.app, self.hand = app, Hand(app)
        self.application = started(app, root)
        welcome(self.hand, "Claire", "Delattre")
        self.window = window_of(self.application, self.hand)
        self.hand.press("Ctrl+K")
        self.hand.click("new_mission")
        self.hand.type_in("title", "Oujda")
        self.hand.click("close_facts")
        assert self.application.workspace is not None
        self.workspace = self.application.workspace
        (mission,) = self.workspace.dossiers.all()
        self.dossier: DossierId = mission.action.id
        self.keep("Nadia", "El Amrani", email="n@oujda.example", mobile="+212661000043", consent=AGREED)
        self.keep("Karim", "Tazi")
        self.hand.click("nav_contacts")

    def keep(self, given: str, family: str, **fields: object) -> Contact:
        card = self.workspace.contacts.add(self.dossier)
        kept = replace(card, given_name=given, family_name=family, **fields)  # type: ignore[arg-type]  # its fields
        self.workspace.contacts.correct(kept)
        return kept

    def people(self) -> dict[str, Contact]:
        return {one.name: one for one in self.workspace.contacts.all(self.dossier)}

    def choose(self, name: str) -> None:
        """Open the menu with the mouse, go down to a line and take it with the keyboard."""
        self.hand.click("contactFiles")
        menu = self.hand.find("contactFilesMenu", QMenu)
        wanted = next(one for one in menu.actions() if one.objectName() == name)
        for _step in range(menu.actions().index(wanted)):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.app.processEvents()

    def give(self, path: Path) -> None:
        """Choose a file in the system's window."""
        dialog = self.hand.find("browse", QFileDialog)
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            dialog.fileSelected.emit(str(path))
        else:
            dialog.filesSelected.emit([str(path)])
        dialog.done(QDialog.DialogCode.Accepted)
        self.app.processEvents()

    def click_row(self, words: str) -> None:
        rows = self.hand.find("importList", ImportList)
        model = rows.model()
        at = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()) == words)
        rows.scrollTo(model.index(at, 0))
        spot = rows.visualRect(model.index(at, 0)).topLeft() + QPoint(26, 29)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self.app.processEvents()

    def click_contact(self, name: str) -> None:
        people = self.hand.find("contactList", ListView)
        model = people.model()
        at = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
        QTest.mouseClick(
            people.viewport(), Qt.MouseButton.LeftButton, pos=people.visualRect(model.index(at, 0)).center()
        )
        self.app.processEvents()

    def rows(self) -> list[str]:
        self.hand.wait(lambda: isinstance(self.hand.sees("importList"), ImportList), "what the file holds")
        model = self.hand.find("importList", ImportList).lines
        lines = (model.line(row) for row in range(model.rowCount()))
        return [model.told(one) for one in lines if one is not None]

    def accept_words(self) -> str:
        return self.hand.find("accept", QPushButton).text()


@pytest.fixture
def met(qapp: QApplication, tmp_path: Path) -> Iterator[Trip]:
    made = Trip(qapp, tmp_path / "field")
    yield made
    closed(made.application, qapp)


def test_a_card_file_is_dropped_looked_into_taken_and_undone(met: Trip, tmp_path: Path) -> None:
    book = tmp_path / "carnet.vcf"
    book.write_bytes(BOOK)
    met.hand.click("nav_programme")
    met.hand.drop(met.window, book)

    hassan, arabic, nadia, *left = met.rows()
    assert [hassan.split(", ")[0], *hassan.split(", ")[2:]] == ["Hassan Lahlou", "Photo non prise.", "coché"]
    assert [arabic.split(", ")[0], arabic.split(", ")[-1]] == [ARABIC, "coché"]
    assert "Déjà dans vos contacts" in nadia
    assert nadia.endswith(", décoché")
    assert [plain(one).split(" : ")[0] for one in left] == ["Ligne 17", "Ligne 21"]
    assert met.accept_words() == "Ajouter 2 contacts"

    met.click_row("Nadia El Amrani")
    assert met.accept_words() == "Ajouter 3 contacts"
    QTest.keyClick(met.hand.find("importList", ImportList), Qt.Key.Key_Space)
    met.hand.click("accept")
    met.hand.wait(lambda: len(met.people()) == 4, "two people added")
    assert met.people()["Hassan Lahlou"].consent.state is ConsentState.TO_ASK
    assert met.people()[ARABIC].mobile == "+212661000042"
    met.hand.press("Ctrl+Z")
    met.hand.wait(lambda: set(met.people()) == {"Nadia El Amrani", "Karim Tazi"}, "both gone again")


def test_the_columns_of_a_table_are_said_by_hand(met: Trip, tmp_path: Path) -> None:
    book = tmp_path / "liste.csv"
    book.write_bytes(TABLE)
    met.choose("import")
    met.give(book)
    assert met.rows()[0].startswith("Ligne 2")

    for at, words in enumerate(("Nom complet", "Organisation", "Courriel")):
        met.hand.choose(f"column_{at}", words)
    met.hand.wait(lambda: met.rows()[0].startswith("Omar Sefrioui"), "the row as a person")
    met.hand.click("accept")
    met.hand.wait(lambda: "Omar Sefrioui" in met.people(), "one person added")
    kept = met.people()["Omar Sefrioui"]
    assert (kept.organisation, kept.email) == ("Maison de l'énergie", "o@s.example")


def test_an_import_that_is_given_up_leaves_nothing(met: Trip, tmp_path: Path) -> None:
    book = tmp_path / "carnet.vcf"
    book.write_bytes(vcf("FN:Hassan Lahlou", end="\n") * 4000)
    met.hand.drop(met.window, book)
    met.hand.find("importSheet", QWidget)
    met.hand.click("reject")
    met.hand.wait(lambda: met.hand.sees("importSheet") is None, "the sheet gone")
    met.hand.wait(lambda: not met.application.jobs.busy, "the work stopped")
    assert len(met.people()) == 2


def test_only_who_may_leave_is_exported_and_handed_over(met: Trip, tmp_path: Path) -> None:
    met.choose("export")
    assert "1 fiche reste ici : accord à demander." in plain(met.hand.find("exportStaying", QWidget).accessibleName())
    met.hand.click("accept")
    target = tmp_path / "gens.vcf"
    met.give(target)
    met.hand.wait(target.exists, "the file")
    met.hand.wait(lambda: not met.application.jobs.busy, "the work done")
    (card,) = CardFiles().read(target.read_bytes(), DOSSIER, no_progress).cards
    assert card.contact.name == "Nadia El Amrani"

    met.click_contact("Nadia El Amrani")
    met.choose("hand_over")
    assert scanned(met.hand.find("cardCode", QWidget)).startswith("BEGIN:VCARD\r\nVERSION:4.0")
    QTest.keyClick(met.hand.find("codeSheet", QWidget), Qt.Key.Key_Escape)
    met.hand.wait(lambda: met.hand.sees("codeSheet") is None, "back at the page")

    met.click_contact("Karim Tazi")
    met.choose("hand_over")
    assert met.hand.sees("codeSheet") is None
