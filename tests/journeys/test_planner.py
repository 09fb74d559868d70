"""A programme planned by real mouse and keys in the real window: from a template, in lanes, and in Arabic."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from support.journeys import closed, started, welcome, window_of
from support.planner_hand import PlannerHand

from lianes_desktop.app.window import Application
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.acts import Act

pytestmark = pytest.mark.slow

Open = Callable[[str], "Desk"]

_LONG = 60.0
"""Seconds for a document to be drawn by a busy machine."""


class Desk:
    """A new installation at its window, in a language, and what it keeps."""

    def __init__(self, app: QApplication, root: Path, language: str) -> None:
        self.app, self.hand = app, PlannerHand(app)
        self.application: Application = started(app, root)
        welcome(self.hand, "Claire", "Delattre")
        self.window = window_of(self.application, self.hand)
        assert self.application.workspace is not None
        self.workspace = self.application.workspace
        if language != "fr":
            self.hand.click("settings")
            self.hand.click(f"segment_{language}")
            self.hand.wait(lambda: catalogue.language() == language, f"{language} spoken")
        self.window.resize(1440, 900)
        self.hand.actions = 0

    @property
    def dossier(self) -> DossierId:
        (only,) = self.workspace.dossiers.all()
        return only.action.id

    @property
    def hours(self) -> dict[str, str]:
        """Day and hours of each line, by title."""
        items = self.workspace.programmes.items(self.dossier)
        return {one.title: f"{one.starts_at:%d %H:%M}-{one.ends_at:%H:%M}" for one in items}

    @property
    def places(self) -> dict[str, str]:
        return {one.title: one.place for one in self.workspace.programmes.items(self.dossier) if one.place}

    @property
    def lanes(self) -> dict[str, str]:
        return {one.title: one.group for one in self.workspace.programmes.items(self.dossier)}

    def a_mission(self) -> None:
        """A mission of four days in Oujda, its programme in sight and empty."""
        self.hand.press("Ctrl+K")
        self.hand.click("new_mission")
        for name, text in (
            ("title", "Oujda"), ("place", "Oujda"), ("starts_on", "06/10/2025"), ("ends_on", "09/10/2025"),
        ):  # fmt: skip
            self.hand.type_in(name, text)
        self.hand.click("close_facts")
        self.hand.click("nav_programme")

    def previewed(self) -> str:
        """Go to the print of the programme; what the page says of it once it is drawn."""
        self.hand.press("Ctrl+P")
        self.hand.find("paperPages", QWidget)
        self.hand.wait(lambda: self.hand.find("paperName", QLabel).text(), "the paper named", _LONG)
        return self.hand.find("paperName", QLabel).text()

    def close(self) -> None:
        closed(self.application, self.app)


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Sits down at a new installation, in a language."""
    desks: list[Desk] = []

    def opened(language: str) -> Desk:
        desks.append(Desk(qapp, tmp_path / "field", language))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


def test_a_four_day_mission_is_planned_from_a_template_in_less_than_sixty_acts(sit: Open) -> None:
    desk = sit("fr")
    hand = desk.hand
    desk.a_mission()

    hand.click("startFromTemplate")
    hand.find("fill_sheet", QWidget)
    hand.press("Return")
    hand.wait(lambda: len(desk.hours) == 11, "the lines of the template")
    hand.pick("Visite d'un service")
    hand.type_in("item_place", "Service Énergie")
    hand.pick("Visite de terrain")
    hand.type_in("item_place", "Chaufferie de la piscine")
    hand.drag("Restitution aux élus", hours=1)
    hand.drag("Restitution aux élus", hours=0.5, part="end")
    hand.drag("Bilan et prochaines étapes", columns=-1, hours=-0.5)
    hand.press("Ctrl+Z")
    hand.double_click(1, 17)
    hand.type_in("item_title", "Point d'étape")
    hand.pick("Atelier : outils et suites")
    hand.press("Alt+Down")
    hand.press("Shift+Up")
    name = desk.previewed()
    acts, hours, places = hand.actions, desk.hours, desk.places

    assert acts < 60, acts
    assert hours == {
        "Voyage aller": "06 08:00-12:30",
        "Accueil par la collectivité partenaire": "06 15:00-16:30",
        "Cadrage avec nos homologues": "06 16:30-17:30",
        "Atelier : pratiques et méthodes": "07 09:00-11:00",
        "Visite d'un service": "07 11:00-12:30",
        "Visite de terrain": "07 14:30-16:30",
        "Point d'étape": "07 17:00-18:00",
        "Rencontre avec les acteurs du territoire": "08 09:00-10:30",
        "Atelier : outils et suites": "08 10:45-12:30",
        "Restitution aux élus": "08 15:30-17:30",
        "Bilan et prochaines étapes": "09 09:00-10:00",
        "Voyage retour": "09 13:00-17:30",
    }
    assert places == {"Visite d'un service": "Service Énergie", "Visite de terrain": "Chaufferie de la piscine"}
    assert name == "Programme de mission"


def test_a_hosting_day_is_planned_in_two_groups_and_every_step_taken_back(sit: Open) -> None:
    desk = sit("fr")
    hand = desk.hand
    hand.click("begin_from")
    hand.type_in("first_day", "20/11/2025")
    hand.click("accept")
    hand.type_in("groups", "Élus, Techniciens")
    hand.click("close_facts")
    hand.click("nav_programme")
    before = desk.hours

    hand.pick("Visite d'un service municipal")
    hand.press("Alt+Right")
    hand.wait(lambda: desk.lanes["Visite d'un service municipal"] == "Élus", "the first lane")
    hand.double_click(1, 14)
    hand.type_in("item_title", "Station d'épuration")
    hand.drag("Station d'épuration", hours=0.25, part="end")
    hand.drag("Visite d'un service municipal", columns=1, hours=-0.25)
    after, lanes = desk.hours, desk.lanes
    hand.press("Ctrl+Z")
    hand.wait(lambda: desk.lanes["Visite d'un service municipal"] == "Élus", "the lane it had")
    undone = desk.hours
    name = desk.previewed()
    action = desk.workspace.dossiers.action(desk.dossier)
    acts = hand.actions

    assert isinstance(action, HostingDay)
    assert action.groups == ("Élus", "Techniciens")
    assert after == before | {
        "Station d'épuration": "20 14:00-15:15",
        "Visite d'un service municipal": "20 13:45-15:00",
    }
    assert (lanes["Station d'épuration"], lanes["Visite d'un service municipal"]) == ("Techniciens", "Techniciens")
    assert undone == before | {"Station d'épuration": "20 14:00-15:15"}
    assert name == "Programme d’accueil"
    assert acts < 30, acts


def test_a_mission_is_planned_in_arabic_from_right_to_left(sit: Open) -> None:
    desk = sit("ar")
    hand = desk.hand
    desk.a_mission()

    hand.click("startFromTemplate")
    hand.find("fill_sheet", QWidget)
    hand.press("Return")
    hand.wait(lambda: len(desk.hours) == 11, "the lines of the template")
    assert hand.board.isRightToLeft()
    titles = [one.title for one in desk.workspace.programmes.items(desk.dossier)]
    debriefing, last = titles[8], titles[9]
    hand.drag(debriefing, columns=1, hours=-0.5)
    hand.drag(debriefing, hours=1, part="end")
    hand.pick(last)
    hand.press("Alt+Right")  # the day before: days go leftward
    hand.wait(lambda: desk.hours[last] == "08 09:00-10:00", "the day before")
    hand.press("Shift+Down")
    hand.press("Ctrl+Z")
    hand.press("Ctrl+Plus")
    name = desk.previewed()
    hours, zoom, acts = desk.hours, desk.workspace.preferences.current().programme_zoom, hand.actions

    assert (hours[debriefing], hours[last]) == ("09 14:00-16:30", "08 09:00-10:00")
    assert all("\u0600" <= title[0] <= "\u06ff" for title in titles)
    assert "\u0600" <= name[0] <= "\u06ff"
    assert int(zoom) > 48
    assert acts < 60, acts


def test_a_second_mission_takes_the_programme_of_the_first_and_copies_a_day(sit: Open) -> None:
    desk = sit("fr")
    hand = desk.hand
    desk.a_mission()
    hand.click("startFromTemplate")
    hand.press("Return")
    hand.wait(lambda: len(desk.hours) == 11, "the lines of the template")
    (first,) = (one.action.id for one in desk.workspace.dossiers.all())
    hand.press("Ctrl+K")
    hand.click("new_mission")
    for name, text in (("title", "Oujda, suite"), ("starts_on", "02/03/2026"), ("ends_on", "06/03/2026")):
        hand.type_in(name, text)
    hand.click("close_facts")
    hand.click("nav_programme")
    (second,) = (one.action.id for one in desk.workspace.dossiers.all() if one.action.id != first)

    hand.click("fillProgramme")
    hand.find("fillMenu", QWidget)
    for key in ("Up", "Return"):  # the last way: a former programme
        hand.press_menu(key)
    hand.find("fill_sheet", QWidget)
    hand.press("Return")
    hand.wait(lambda: len(desk.workspace.programmes.items(second)) == 11, "the former programme")
    hand.pick("Visite de terrain")
    hand.click("fillProgramme")
    for key in ("Down", "Down", "Return"):  # the second: a day
        hand.press_menu(key)
    hand.find("fill_sheet", QWidget)
    hand.press("Return")
    hand.wait(lambda: len(desk.workspace.programmes.items(second)) == 14, "the day copied")
    days = [f"{one.starts_at:%d %b}" for one in desk.workspace.programmes.items(second)]
    undone = desk.workspace.records.undo.can_undo

    assert days.count("03 Mar") == days.count("06 Mar") == 3
    assert undone is Act.COPY_DAY
