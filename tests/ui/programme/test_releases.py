"""The programme given a number, and what changed since: driven by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_hosting_day, a_mission, a_participant, an_item
from support.clipping import cut_words
from support.programme_hand import Player
from support.screens import PAGE_SIZES, dressed, settle

from lianes_desktop.domain.missions import ProgrammeAgreement
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

pytestmark = pytest.mark.usefixtures("theme")
CLAIRE, THOMAS = a_participant(), a_participant(given_name="Thomas")
NADIA = a_contact()
FLIGHT = an_item("2026-10-12 09:00", "2026-10-12 12:00", title="Vol", kind=ItemKind.FLIGHT)
VISIT = an_item("2026-10-13 09:00", "2026-10-13 10:00", title="Visite", place="Mairie")
LUNCH = an_item("2026-10-13 12:00", "2026-10-13 13:00", title="Repas", kind=ItemKind.MEAL, covers=6)


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, a_mission(), CLAIRE, THOMAS, NADIA, FLIGHT, VISIT, LUNCH)
    yield made
    made.page.close()


def sheet_of(player: Player) -> QDialog:
    found = player.page.findChild(QDialog, "versions")
    assert isinstance(found, QDialog)
    return found


def read(sheet: QDialog) -> str:
    """Every word of the lines of a version."""
    rows = [one for one in sheet.findChildren(QWidget, "versionLine") if one.isVisibleTo(sheet)]
    return "\n".join(" | ".join(label.text() for label in row.findChildren(QLabel)) for row in rows).translate(
        {0x2068: None, 0x2069: None, 0x2019: "'", 0xA0: " ", 0x202F: " "}
    )


def steps(player: Player) -> str:
    return player.programme.agreement.findChildren(QWidget)[0].accessibleName().translate({0xA0: " ", 0x2019: "'"})


def publish(player: Player, note: str = "") -> None:
    player.click("beginRelease")
    if note:
        player.type("releaseNote", note)
    player.click("publishRelease")


def test_a_version_is_made_with_a_word_about_it_and_can_be_taken_back(player: Player) -> None:
    assert player.said("lastRelease") == "Aucune version publiée"
    assert not player.sees("showVersions")
    publish(player, "Pour accord")

    (made,) = player.desk.releases.all(DOSSIER)
    assert (made.number, made.note, len(made.items)) == (1, "Pour accord", 3)
    assert player.said("lastRelease") == "Version 1 du 14/10/2026"
    assert player.bar.said == [("Version du programme publiée", True)]
    assert not player.sees("beginRelease")  # nothing changed since: there is no next one to make
    assert not player.sees("publishRelease")
    player.desk.records.undo.undo()
    settle()
    assert player.said("lastRelease") == "Aucune version publiée"


def test_what_changed_since_the_last_version_leads_to_its_lines(player: Player) -> None:
    publish(player)
    programme = player.desk.programmes
    programme.move(VISIT.id, VISIT.starts_at + timedelta(days=1), VISIT.ends_at + timedelta(days=1))
    programme.put(replace(player.kept(VISIT), title="Visite du centre", place="", participants=(THOMAS.id,)))
    programme.put(replace(LUNCH, state=ItemState.HELD, covers=8))
    programme.remove(FLIGHT.id)
    settle()
    player.click("showVersions")
    sheet = sheet_of(player)

    moved = "Déplacé : avant, Mardi 13 octobre, 09:00 – 10:00"
    renamed = "S'appelait « Visite » · Sans lieu : avant, Mairie · Pour Thomas seulement"
    assert read(sheet).splitlines() == [
        "09:00 – 12:00 | Vol | Retiré",
        "12:00 – 13:00 | Repas | Tenu · Couverts : 8",
        f"09:00 – 10:00 | Visite du centre | {moved} · {renamed}",
    ]
    rows = sheet.findChildren(QWidget, "versionLine")
    assert [one.isEnabled() for one in rows] == [False, True, True]
    player.qtbot.mouseClick(rows[2], Qt.MouseButton.LeftButton)
    settle()
    assert player.page.findChild(QDialog, "versions") is None
    player.presenter.duplicate()  # what is chosen is the line it led to
    assert player.desk.programmes.items(DOSSIER)[-1].title == "Visite du centre"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({}, {"starts_at": VISIT.starts_at - timedelta(hours=1)}, "Déplacé : avant, 09:00 – 10:00"),
        ({"title": ""}, {}, "Intitulé donné"),
        ({"place": ""}, {}, "Lieu : Mairie"),
        ({"participants": (CLAIRE.id,)}, {}, "Pour tous les participants"),
        ({"participants": (CLAIRE.id,)}, {"participants": (THOMAS.id,)}, "Avec Thomas, Sans Claire"),
        ({}, {"contacts": (NADIA.id,)}, "Avec Nadia El Amrani"),
        ({}, {"group": "Élus"}, "Groupe : Élus"),
        ({"group": "Élus"}, {}, "Pour tous les groupes"),
        ({}, {"kind": ItemKind.WORKSHOP}, "Type : atelier"),
        ({"kind": ItemKind.MEAL}, {"kind": ItemKind.MEAL, "diets": "halal"}, "Repas modifié"),
        ({}, {"state": ItemState.CANCELLED}, "Annulé"),
        ({"state": ItemState.CANCELLED}, {}, "De nouveau prévu"),
    ],
)
def test_each_change_is_said_in_a_few_words(
    qtbot: QtBot, before: dict[str, object], after: dict[str, object], said: str
) -> None:
    was: ProgrammeItem = replace(VISIT, **before)  # type: ignore[arg-type]  # fields of the value
    player = Player(qtbot, a_mission(), CLAIRE, THOMAS, NADIA, was)
    publish(player)
    player.desk.programmes.put(replace(VISIT, **after))  # type: ignore[arg-type]  # likewise
    settle()
    player.click("showVersions")

    assert read(sheet_of(player)).endswith(f"| {said}")
    player.page.close()


def test_earlier_versions_stay_readable(player: Player) -> None:
    publish(player, "Pour accord")
    player.desk.programmes.put(replace(VISIT, state=ItemState.CANCELLED))
    player.desk.programmes.add(DOSSIER, date(2026, 10, 14))
    settle()
    publish(player)
    player.click("showVersions")
    sheet = sheet_of(player)
    choice = sheet.findChild(QWidget, "versionChoice")
    assert choice is not None
    assert read(sheet) == ""
    player.qtbot.keyClick(choice, Qt.Key.Key_Down)
    settle()
    assert read(sheet).splitlines()[:2] == ["09:00 – 10:00 | Visite | Annulé", "09:00 – 10:00 | Réunion | Ajouté"]
    player.qtbot.keyClick(choice, Qt.Key.Key_Down)
    settle()

    assert "09:00 – 10:00 | Visite | Mairie" in read(sheet).splitlines()
    assert any("Pour accord" in one.text() for one in sheet.findChildren(QLabel))


def test_the_agreement_says_which_version_it_is_about_and_that_it_changed_since(player: Player) -> None:
    publish(player)
    today = player.desk.clock.today()
    player.desk.programmes.agree(DOSSIER, ProgrammeAgreement(today, today))
    settle()
    assert "Partagé : 14 oct. (version 1), Validé : France (version 1)" in steps(player)
    player.desk.programmes.agree(DOSSIER, ProgrammeAgreement(today, today, today))
    settle()
    assert "Validé : version 1" in steps(player)
    player.desk.programmes.put(replace(LUNCH, state=ItemState.HELD))
    settle()
    assert "Validé : version 1" in steps(player)
    player.desk.programmes.put(replace(VISIT, place="Ailleurs"))
    settle()

    assert "Validé, puis modifié : 1 changement depuis la version 1" in steps(player)


def test_a_word_too_long_is_refused_beside_it_and_a_store_that_fails_is_said(player: Player) -> None:
    player.click("beginRelease")
    player.line("releaseNote").setText("x" * 1001)
    player.click("publishRelease")
    assert player.desk.releases.all(DOSSIER) == ()
    assert player.sees("publishRelease")
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.line("releaseNote").setText("Court")
    player.click("publishRelease")
    assert player.bar.warned
    assert player.said("releaseNote") == "Court"
    player.desk.fail(None)
    player.click("beginRelease")

    assert not player.sees("publishRelease")


def test_a_dossier_without_lines_has_no_version_to_make(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission())
    player.presenter.releasing.read()

    assert not player.sees("releases")
    assert player.page.findChild(QDialog, "versions") is None
    player.page.close()


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("size", PAGE_SIZES)
def test_versions_fit_their_page(qapp: QApplication, qtbot: QtBot, size: tuple[int, int], language: str) -> None:
    found: Sequence[str] = ()
    with dressed(qapp, language=language, low=size[1] < 760):
        player = Player(qtbot, a_hosting_day(), replace(VISIT, title="Visite " * 12), size=size)
        publish(player, "Pour accord")
        player.desk.programmes.add(DOSSIER, date(2026, 10, 20))
        settle()
        player.click("beginRelease")
        found = player.faults()
        player.click("showVersions")
        sheet = sheet_of(player)
        settle()
        found = [*found, *cut_words(sheet)]
        sheet.reject()
        player.page.close()

    assert found == []
