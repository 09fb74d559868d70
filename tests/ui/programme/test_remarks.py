"""The list of remarks on the programme: mended, kept, made again, by mouse and by keyboard."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, an_expense, an_item
from support.programme_hand import Player as ProgrammeHand
from support.pseudo import activate_pseudo
from support.screens import settle

from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import catalogue

pytestmark = pytest.mark.usefixtures("theme")

FIRST = an_item("2026-10-14 09:00", "2026-10-14 10:30", title="Restitution")
SECOND = an_item("2026-10-14 10:00", "2026-10-14 11:15", title="Espace info-énergie")
LATE = an_item("2026-10-13 16:00", "2026-10-13 17:30", title="Usine")
FEAST = an_item("2027-03-11 10:00", "2027-03-11 11:00", title="Mairie")
OF_THE_FAST = a_mission(starts_on=date(2027, 3, 7), ends_on=date(2027, 3, 12))
SPACES = str.maketrans("\u00a0\u202f\u2019", "  '")


class Player(ProgrammeHand):
    """The programme page with its remarks in words."""

    def words(self, name: str) -> str:
        button = self.find(name)
        assert isinstance(button, QPushButton)
        return button.text().translate(SPACES)

    def remark(self, at: int) -> str:
        return self.find(f"remark_{at}").accessibleName().translate(SPACES)


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, a_mission(), FIRST, SECOND, LATE)
    yield made
    made.page.close()


def test_each_remark_offers_its_fix_first_then_to_keep_it(player: Player) -> None:
    assert player.remark(0) == (
        "« Usine », le 13/10/2026 : en dehors des heures d'ouverture des bureaux (08:30 – 16:30)."
    )
    assert (player.words("fixRemark_0"), player.words("keepRemark_0")) == ("Décaler à 15:00", "Garder")
    assert player.words("allRemarks") == "2 remarques"
    assert not player.sees("fixRemark_1")

    player.click("allRemarks")

    assert player.sees("fixRemark_1")
    assert player.words("fixRemark_1") == "Décaler à 10:30"
    assert player.find("fixRemark_1").nextInFocusChain() is player.find("keepRemark_1")


def test_the_fix_is_done_by_one_press_and_its_line_shown(player: Player) -> None:
    player.click("fixRemark_0")

    assert f"{player.kept(LATE).starts_at:%H:%M}" == "15:00"
    assert player.said("item_title") == "Usine"
    assert player.remark(0).startswith("« Restitution » et « Espace info-énergie »")
    assert player.bar.said[-1] == ("Rendez-vous déplacé", True)


def test_a_remark_is_kept_with_the_keyboard_and_made_again(player: Player) -> None:
    player.find("keepRemark_0").setFocus()
    player.key("keepRemark_0", Qt.Key.Key_Return)

    assert player.kept(LATE).overruled == ("outside_hours",)
    assert player.remark(0).startswith("« Restitution »")
    assert QApplication.focusWidget() is player.find("keepRemark_0")
    player.key("keepRemark_0", Qt.Key.Key_Return)
    assert player.kept(SECOND).overlap_accepted
    assert player.remark(0) == "Aucune remarque sur le programme."
    assert player.words("allRemarks") == "Remarques écartées"

    player.click("allRemarks")
    player.click("restoreRemark_0")

    assert player.kept(LATE).overruled == ()
    assert player.remark(0).startswith("« Usine »")


def test_undo_brings_a_remark_back(player: Player) -> None:
    player.click("keepRemark_0")
    assert player.remark(0).startswith("« Restitution »")

    player.desk.records.undo.undo()
    settle()

    assert player.remark(0).startswith("« Usine »")


def test_hours_proposed_follow_the_clock_shown(player: Player) -> None:
    player.presenter.choose_clock(other=True)
    settle()

    assert player.words("fixRemark_0") == "Décaler à 17:00"


def test_the_editor_proposes_the_same_as_the_list(player: Player) -> None:
    player.presenter.select(SECOND.id)
    settle()

    assert player.words("fixOverlap") == "Décaler à 10:30"
    player.click("fixOverlap")
    assert player.kept(SECOND).starts_at == FIRST.ends_at


def test_another_day_is_proposed_for_a_holiday_and_a_meal_claimed_is_told_apart(qtbot: QtBot) -> None:
    nadia = a_contact()
    dinner = an_item("2026-11-05 20:00", "2026-11-05 22:00", kind=ItemKind.MEAL, contacts=(nadia.id,), title="Dîner")
    claimed = an_expense(kind="RESO", paid_on=date(2026, 11, 5))
    mission = a_mission(starts_on=date(2026, 11, 5), ends_on=date(2026, 11, 7))
    holiday = an_item("2026-11-06 09:00", "2026-11-06 10:00", title="Mairie")
    player = Player(qtbot, mission, nadia, dinner, claimed, holiday)
    player.click("allRemarks")

    assert player.words("fixRemark_0") == "Ce repas n'était pas offert"
    assert player.words("fixRemark_1") == "Déplacer au jeudi 5"
    player.click("fixRemark_0")
    assert [one.item for one in player.desk.readings.dossier(DOSSIER).expenses] == [dinner.id]
    assert player.remark(0).startswith("« Mairie »")
    player.page.close()


def test_a_feast_announced_another_day_is_no_longer_an_estimate_and_counts(qtbot: QtBot) -> None:
    player = Player(qtbot, OF_THE_FAST, FEAST)
    assert player.remark(0) == "Aucune remarque sur le programme."
    player.click("allRemarks")
    row = "announced_aid_al_fitr_2027"
    assert player.sees(row)
    assert "Aïd al-Fitr : mardi 9 mars 2027 (date estimée, à un jour près)" in said(player)

    player.fill(row, "20/03/2027")
    assert "Trop loin de la date estimée, le 09/03/2027 : deux jours d'écart au plus." in said(player)
    player.fill(row, "10/3")

    action = player.desk.dossiers.action(DOSSIER)
    assert isinstance(action, Mission)
    assert [(one.code, one.day) for one in action.confirmed_days] == [("aid_al_fitr", date(2027, 3, 10))]
    assert "Aïd al-Fitr : mercredi 10 mars 2027 (date annoncée)" in said(player)
    assert player.line(row).text() == "10/03/2027"
    assert player.remark(0) == "« Mairie », le 11/03/2027 : jour férié (Aïd al-Fitr). Confirmez avec vos hôtes."
    player.page.close()


def said(player: Player) -> str:
    """Every word of the list."""
    return " ".join(one.text() for one in player.find("remarks").findChildren(QLabel)).translate(SPACES)


def test_nothing_is_said_where_nothing_is_to_say(qtbot: QtBot) -> None:
    player = Player(qtbot, a_mission(), FIRST)

    assert not player.sees("remarks")
    player.page.close()


@pytest.mark.parametrize("size", [(1100, 690), (1180, 900)])
@pytest.mark.parametrize("language", ["fr", "en", "ar", "pseudo", "pseudo-rtl"])
def test_nothing_is_cut_once_open(qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    if language.startswith("pseudo"):
        activate_pseudo(rtl=language.endswith("rtl"))
    else:
        catalogue.activate(language)
    lunch = an_item(
        "2027-03-08 12:30", "2027-03-08 14:00", kind=ItemKind.MEAL, title="Déjeuner de travail", place="Riad"
    )
    accord = an_item("2027-03-08 09:00", "2027-03-08 09:30", kind=ItemKind.SIGNATURE, title="Accord")
    player = Player(qtbot, OF_THE_FAST, lunch, accord, FEAST, size=size)
    player.click("keepRemark_0")
    player.click("allRemarks")

    assert player.faults() == []
    assert (player.page.width(), player.page.height()) == size
    player.page.close()
