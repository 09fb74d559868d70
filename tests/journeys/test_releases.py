"""A programme given out twice, then held: who came and a picture of it, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from support.hand import Hand
from support.journeys import Field

from lianes_desktop.assets import resource
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt

pytestmark = pytest.mark.slow
TITLE = "Visite de la station"


def tab_to(hand: Hand, name: str) -> None:
    """Press Tab until a part of the form has the focus: the form scrolls to it."""
    for _step in range(60):
        found = QApplication.focusWidget()
        if found is not None and found.objectName() == name:
            return
        hand.press("Tab")
    raise AssertionError(f"{name} is not reached by Tab")


def said(hand: Hand, name: str) -> str:
    labels = hand.find(name, QWidget).findChildren(QLabel)
    return " ".join(one.text() for one in labels).translate({0x2068: None, 0x2069: None, 0xA0: " ", 0x202F: " "})


def line_of(trip: Field) -> ProgrammeItem:
    (line,) = trip.workspace.programmes.items(trip.dossier)
    return line


def publish(hand: Hand, note: str) -> None:
    hand.click("beginRelease")
    hand.type_in("releaseNote", note)
    hand.click("publishRelease")


def test_a_programme_is_given_out_twice_with_what_changed(trip: Field) -> None:
    hand, workspace = trip.hand, trip.workspace
    hand.click("nav_programme")
    hand.click("addFirstItem")
    hand.type_in("item_title", TITLE)
    publish(hand, "Pour accord")
    hand.wait(lambda: len(workspace.releases.all(trip.dossier)) == 1, "the first version")
    hand.type_in("item_starts", "10:30")
    hand.type_in("item_place", "Oued Ennachef")
    hand.click("showVersions")
    hand.find("versions", QWidget)
    assert "Déplacé : avant, 09:00 – 10:00 · Lieu : Oued Ennachef" in said(hand, "versionLine")
    hand.click("versionLine")
    hand.wait(lambda: hand.sees("versions") is None, "back on the line")
    publish(hand, "Après accord")
    hand.wait(lambda: len(workspace.releases.all(trip.dossier)) == 2, "the second version")

    second, first = workspace.releases.all(trip.dossier)
    assert (first.note, second.note) == ("Pour accord", "Après accord")
    assert [(one.title, f"{one.starts_at:%H:%M}", one.place) for one in (*first.items, *second.items)] == [
        (TITLE, "09:00", ""),
        (TITLE, "10:30", "Oued Ennachef"),
    ]


def test_a_line_held_keeps_who_came_and_a_picture(trip: Field) -> None:
    hand, workspace = trip.hand, trip.workspace
    hand.click("nav_programme")
    hand.click("addFirstItem")
    hand.type_in("item_title", TITLE)
    tab_to(hand, "item_state")
    hand.choose("item_state", "Tenu")
    hand.wait(lambda: line_of(trip).state is ItemState.HELD, "the line held")
    tab_to(hand, "item_also_present")
    (claire,) = hand.find("item_absent", QWidget).findChildren(QAbstractButton)
    QTest.mouseClick(claire, Qt.MouseButton.LeftButton)
    hand.wait(lambda: line_of(trip).absent, "Claire said away")
    hand.type_in("item_also_present", "Deux voisins")

    hand.paste_picture(resource("sample", "petit-taxi.jpg"))
    hand.wait(lambda: line_of(trip).pictures, "the picture kept")
    tab_to(hand, "pictureCaption")
    hand.type_in("pictureCaption", "Devant la station")
    hand.wait(lambda: line_of(trip).pictures[0].caption, "its legend kept")
    hand.click("viewPicture")
    whole = hand.find("full_screen_receipt", FullScreenReceipt)
    QTest.keyClick(whole, Qt.Key.Key_Escape)
    hand.wait(lambda: hand.sees("full_screen_receipt") is None, "back on the form")

    line = line_of(trip)
    assert (line.also_present, line.pictures[0].caption) == ("Deux voisins", "Devant la station")
    assert line.pictures[0].paper in workspace.readings.dossier(trip.dossier).papers
    assert workspace.item_pictures.thumbnail(line.pictures[0].paper.digest)
    assert workspace.expenses.latest(trip.dossier) == ()  # what was pasted in the form is no receipt
