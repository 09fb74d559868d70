"""Who came to a line, and its pictures: driven by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, a_participant, an_item
from support.programme_hand import Player
from support.screens import PAGE_SIZES, dressed, settle

from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemKind, ItemPicture, ItemState
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt

pytestmark = pytest.mark.usefixtures("theme")
YES = Consent(ConsentState.GRANTED, keep=True, transmit=True, publish_photo=True)
CLAIRE, THOMAS = a_participant(), a_participant(given_name="Thomas")
NADIA, YOUSSEF = a_contact(consent=YES), a_contact(given_name="Youssef", family_name="Bennani")
HELD = an_item("2026-10-13 09:00", "2026-10-13 10:00", title="Visite", state=ItemState.HELD, contacts=(NADIA.id,))


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, a_mission(), CLAIRE, THOMAS, NADIA, YOUSSEF, HELD)
    made.presenter.select(HELD.id)
    settle()
    yield made
    made.page.close()


def chip(player: Player, name: str, words: str) -> QAbstractButton:
    found = next(one for one in player.find(name).findChildren(QAbstractButton) if one.text() == words)
    assert isinstance(found, QAbstractButton)
    return found


def press(player: Player, button: QWidget) -> None:
    player.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def with_a_picture(player: Player, name: str = "salle") -> str:
    player.presenter.take_files((Offered(f"{name}.jpg", data=f"photo {name}".encode()),))
    settle()
    return player.kept(HELD).pictures[-1].paper.digest


def words_of(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel)).translate({0x2068: None, 0x2069: None})


def test_those_expected_are_there_unless_said_otherwise(player: Player) -> None:
    press(player, chip(player, "item_absent", "Thomas"))
    press(player, chip(player, "item_absent", "Nadia El Amrani"))
    player.write("item_also_present", "Deux voisins")

    kept = player.kept(HELD)
    assert (kept.absent, kept.absent_contacts, kept.also_present) == ((THOMAS.id,), (NADIA.id,), "Deux voisins")
    press(player, chip(player, "item_absent", "Thomas"))
    assert player.kept(HELD).absent == ()
    assert player.kept(HELD).absent_contacts == (NADIA.id,)


def test_a_line_still_to_come_and_a_journey_ask_nobody(qtbot: QtBot) -> None:
    for fields in ({"state": ItemState.PLANNED}, {"kind": ItemKind.FLIGHT, "contacts": ()}):
        line = replace(HELD, **fields)
        player = Player(qtbot, a_mission(), CLAIRE, NADIA, line)
        player.presenter.select(line.id)
        settle()

        assert not player.sees("item_absent")
        assert not player.sees("item_also_present")
        player.page.close()


def test_a_picture_says_what_and_whom_it_shows_and_whether_it_may_leave(player: Player) -> None:
    with_a_picture(player)
    player.fill("pictureCaption", "La station")
    picker = player.find("picturePeople")
    picker.committed.emit((NADIA.id,))  # type: ignore[attr-defined]  # a PeoplePicker
    settle()
    assert not player.sees("pictureStays")
    picker.committed.emit((NADIA.id, YOUSSEF.id))  # type: ignore[attr-defined]  # likewise
    settle()

    (picture,) = player.kept(HELD).pictures
    assert (picture.caption, picture.shows) == ("La station", (NADIA.id, YOUSSEF.id))
    assert "Cette photo ne partira pas" in words_of(player.find("pictureStays"))
    assert "Youssef Bennani" in words_of(player.find("pictureStays"))
    assert "Nadia" not in words_of(player.find("pictureStays"))


def test_somebody_no_longer_among_the_contacts_keeps_a_picture_here(qtbot: QtBot) -> None:
    picture = ItemPicture(Piece("0" * 64, 5, "image/jpeg", "salle.jpg"), "", (YOUSSEF.id,))
    player = Player(qtbot, a_mission(), replace(HELD, contacts=(), pictures=(picture,), state=ItemState.PLANNED))
    player.presenter.select(HELD.id)
    settle()

    assert "une personne retirée des contacts" in words_of(player.find("pictureStays"))
    player.page.close()


def test_a_picture_is_shown_large_let_go_and_brought_back(player: Player) -> None:
    with_a_picture(player)
    player.click("viewPicture")
    whole = player.page.findChild(QDialog, "full_screen_receipt")
    assert isinstance(whole, FullScreenReceipt)
    assert whole.windowTitle() == "salle.jpg"
    player.qtbot.keyClick(whole, Qt.Key.Key_Escape)
    player.click("removePicture")
    assert player.kept(HELD).pictures == ()
    assert player.bar.said == [("Photo retirée", True)]
    player.desk.records.undo.undo()
    settle()

    assert len(player.kept(HELD).pictures) == 1
    assert player.sees("removePicture")


def test_pictures_are_dropped_on_their_place(player: Player, tmp_path: Path) -> None:
    file = tmp_path / "cour.jpg"
    file.write_bytes(b"photo cour")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    tile = player.find("addPicture")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, copy = QPoint(9, 9), Qt.DropAction.CopyAction
    QApplication.sendEvent(tile, QDragEnterEvent(at, copy, mime, buttons, keys))
    QApplication.sendEvent(tile, QDragLeaveEvent())
    QApplication.sendEvent(tile, QDragEnterEvent(at, copy, mime, buttons, keys))
    QApplication.sendEvent(tile, QDropEvent(QPointF(at), copy, mime, buttons, keys))
    settle()
    image = QMimeData()
    image.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    QApplication.sendEvent(tile, QDragEnterEvent(at, copy, image, buttons, keys))
    QApplication.sendEvent(tile, QDropEvent(QPointF(at), copy, image, buttons, keys))  # a PNG is no fake photo
    settle()

    assert [one.paper.original_name for one in player.kept(HELD).pictures] == ["cour.jpg"]
    assert [one.startswith("Ni photo ni PDF") for one in player.bar.warned] == [True]


def test_the_words_of_the_pictures_follow_the_language(player: Player, qapp: QApplication) -> None:
    with_a_picture(player)
    with dressed(qapp, language="en"):
        player.page.retranslate()  # type: ignore[attr-defined]  # a Page
        player.presenter.refresh()
        settle()
        english = words_of(player.page)
    player.page.retranslate()  # type: ignore[attr-defined]  # likewise
    player.presenter.refresh()

    assert "Légende" in words_of(player.page)
    assert "Résultats attendus" not in english


def test_pictures_are_chosen_among_files(player: Player, tmp_path: Path) -> None:
    file = tmp_path / "salle.jpg"
    file.write_bytes(b"photo salle")
    player.click("addPicture")
    dialog = player.page.window().findChild(QFileDialog, "browse")
    assert dialog is not None
    assert "pdf" not in " ".join(dialog.nameFilters())
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    settle()

    assert [one.paper.original_name for one in player.kept(HELD).pictures] == ["salle.jpg"]


def test_what_is_pasted_belongs_to_the_line_while_its_form_is_worked_on(player: Player) -> None:
    player.page.activateWindow()
    player.find("item_title").setFocus()
    assert player.programme.wants_files()
    player.programme.board.setFocus()
    assert not player.programme.wants_files()


def test_what_is_typed_of_a_picture_is_kept_when_another_line_is_chosen(player: Player) -> None:
    other = player.desk.programmes.add(DOSSIER, HELD.starts_at.date())
    with_a_picture(player)
    player.type("pictureCaption", "Dit en partant")
    board = player.programme.board
    player.qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=board.rect_of(other.id).center())
    settle()

    assert player.kept(HELD).pictures[0].caption == "Dit en partant"


def test_a_legend_too_long_is_refused_beside_it_and_failures_are_said(player: Player) -> None:
    digest = with_a_picture(player)
    player.line("pictureCaption").setText("x" * 300)
    player.presenter.picturing.caption((digest, "x" * 300))
    assert player.kept(HELD).pictures[0].caption == ""
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    with_a_picture(player, "cour")
    player.click("removePicture")
    assert len(player.bar.warned) == 2
    player.desk.fail(None)

    assert len(player.kept(HELD).pictures) == 1


def test_pictures_of_no_line_go_nowhere(player: Player) -> None:
    digest = with_a_picture(player)
    player.presenter.select(None)
    picturing = player.presenter.picturing
    picturing.take((Offered("cour.jpg", data=b"photo cour"),))
    picturing.caption((digest, "Perdu"))
    picturing.show((digest, ()))
    picturing.remove(digest)
    picturing.view(digest)

    (picture,) = player.kept(HELD).pictures
    assert picture.caption == ""


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_presence_and_pictures_fit_the_form(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], language: str
) -> None:
    with dressed(qapp, language=language, low=size[1] < 760):
        player = Player(qtbot, a_mission(), CLAIRE, THOMAS, NADIA, YOUSSEF, HELD, size=size)
        player.presenter.select(HELD.id)
        digest = with_a_picture(player)
        player.presenter.picturing.show((digest, (YOUSSEF.id,)))
        found = player.faults()
        player.page.close()

    assert found == []
