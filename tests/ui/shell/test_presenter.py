from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.builders import a_partnership, a_profile, a_project
from support.desks import Desk, InMemory, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.people import Role
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.presenter import ShellPresenter, dossier_card
from lianes_desktop.ui.shell.values import DossierCard, Identity, StartCard


@dataclass
class View:
    """Remembers what the window would show."""

    who: Identity | None = None
    begun: int = 0
    cards: tuple[DossierCard, ...] = ()
    current: DossierCard | None = None
    state: tuple[str, str, bool] = ("", "", False)
    waiting: dict[Place, int] = field(default_factory=dict)
    opened: list[DossierId | None] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    starts: tuple[StartCard, ...] = ()
    refused: list[str] = field(default_factory=list)
    ended: int = 0

    def show_identity(self, who: Identity) -> None:
        self.who = who

    def show_dossiers(self, cards: tuple[DossierCard, ...], current: DossierCard) -> None:
        self.cards, self.current = cards, current

    def show_state(self, saved: str, backup: str, *, late: bool) -> None:
        self.state = (saved, backup, late)

    def show_waiting(self, place: Place, count: int) -> None:
        self.waiting[place] = count

    def open_dossier(self, dossier: DossierId | None) -> None:
        self.opened.append(dossier)

    def begin_dossier(self) -> None:
        self.begun += 1

    def speak(self) -> None:
        self.spoken.append(catalogue.language())

    def dress(self, theme: str) -> None:
        self.themes.append(theme)

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append((text, undo))

    def offer_starts(self, starts: tuple[StartCard, ...]) -> None:
        self.starts = starts

    def refuse_start(self, sentence: str) -> None:
        self.refused.append(sentence)

    def end_start(self) -> None:
        self.ended += 1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(InMemory(), tmp_path)


@pytest.fixture
def view() -> View:
    return View()


def presenter(desk: Desk, view: View, waiting: int | None = None) -> ShellPresenter:
    count = None if waiting is None else lambda: waiting
    made = ShellPresenter(
        view,
        desk.readings,
        Organisations(desk.readings, desk.rules),
        desk.dossiers,
        desk.preferences,
        desk.backups,
        desk.undo,
        desk.clock,
        desk.beginnings,
        count,
    )
    desk.changes.listen(made.changed)
    return made


def test_the_dossier_and_the_page_of_last_time_come_back(desk: Desk, view: View) -> None:
    first = desk.start()
    desk.dossiers.create_hosting_day("Délégation de Nador")
    desk.choices.kept = Preferences(last_dossier=str(first), last_page="contacts")
    made = presenter(desk, view)
    place = made.start()

    assert place is Place.CONTACTS
    assert view.opened == [first]
    assert view.current is not None
    assert view.current.title == "Oujda 2026"
    assert view.who == Identity("Claire Delattre", "", "CD")
    made.settle()
    assert view.who == Identity("Claire Delattre", "Ville de Lille", "CD")


@pytest.mark.parametrize("page", ["", "nowhere", "preferences", "inbox"])
def test_a_page_that_makes_no_first_page_is_not_come_back_to(desk: Desk, view: View, page: str) -> None:
    desk.start()
    desk.choices.kept = Preferences(last_page=page)

    assert presenter(desk, view).start() is Place.OVERVIEW


def test_without_dossier_the_window_says_what_to_do(desk: Desk, view: View) -> None:
    desk.profiles.save(a_profile())
    presenter(desk, view).start()

    assert view.current is not None
    assert view.current.id is None
    assert (view.current.title, view.opened) == ("Aucun dossier", [None])


def test_the_office_sees_its_inbox_and_no_dossier(desk: Desk, view: View) -> None:
    desk.profiles.save(replace(a_profile(), role=Role.OFFICE))
    desk.choices.kept = Preferences(last_page="contacts")
    place = presenter(desk, view, waiting=4).start()

    assert place is Place.INBOX
    assert view.current is not None
    assert view.current.title == "Bureau Lianes"
    assert view.waiting == {Place.INBOX: 4}


def test_making_a_dossier_opens_and_remembers_it(desk: Desk, view: View) -> None:
    desk.start()
    shell = presenter(desk, view)
    shell.start()
    shell.create(ActionType.MISSION)
    mission = view.opened[-1]
    shell.create(ActionType.HOSTING)

    assert mission is not None
    assert isinstance(desk.dossiers.action(mission), Mission)
    assert isinstance(desk.dossiers.action(view.opened[-1] or mission), HostingDay)
    shell.create(ActionType.PARTNERSHIP)
    assert desk.dossiers.action(view.opened[-1] or mission).action is ActionType.PARTNERSHIP
    shell.create(ActionType.PROJECT)
    assert desk.dossiers.action(view.opened[-1] or mission).action is ActionType.PROJECT
    assert view.begun == 4
    assert desk.preferences.current().last_dossier == str(view.opened[-1])


def test_removing_the_open_dossier_opens_another_and_can_be_undone(desk: Desk, view: View) -> None:
    first = desk.start()
    second = desk.dossiers.create_mission("Nador").id
    shell = presenter(desk, view)
    shell.start()
    shell.open(second)
    shell.remove_open()
    after = view.opened[-1]
    shell.undo()
    shell.redo()

    assert after == first
    assert view.said[0] == ("Dossier supprimé", True)
    assert [text for text, _undo in view.said[1:]] == [
        "Annulé\u00a0: Dossier supprimé",
        "Rétabli\u00a0: Dossier supprimé",
    ]


def test_a_dossier_added_elsewhere_is_opened_when_there_was_none(desk: Desk, view: View) -> None:
    desk.profiles.save(a_profile())
    shell = presenter(desk, view)
    shell.start()
    shell.remove_open()
    added = desk.dossiers.create_mission("Oujda").id

    assert view.opened[-1] == added
    assert view.said == []


def test_nothing_to_undo_is_said(desk: Desk, view: View) -> None:
    desk.profiles.save(a_profile())
    shell = presenter(desk, view)
    shell.undo()
    shell.redo()

    assert view.said == [("Rien à annuler", False), ("Rien à rétablir", False)]


def test_what_left_in_a_bundle_is_neither_undone_nor_done_again(desk: Desk, view: View, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    shell = presenter(desk, view)
    (line,) = desk.expenses.latest(dossier)
    desk.expenses.correct(replace(line.expense, note="Une note"))
    desk.undo.undo()
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    shell.redo()
    shell.undo()

    assert [text.split("\u00a0")[0] for text, _undo in view.said] == ["Déjà remis dans la version 1"] * 2


def test_a_language_chosen_is_spoken_at_once_and_a_theme_put_on(desk: Desk, view: View) -> None:
    desk.start()
    presenter(desk, view).start()
    desk.preferences.change(language="en", theme="dark")
    desk.preferences.change(language="en", theme="light")

    assert view.spoken == ["en"]
    assert view.themes == ["dark", "light"]


def test_the_keyboards_choice_of_theme_is_remembered(desk: Desk, view: View) -> None:
    desk.start()
    presenter(desk, view).choose_theme("dark")

    assert desk.preferences.current().theme == "dark"


def test_the_page_in_sight_is_remembered_once(desk: Desk, view: View) -> None:
    desk.start()
    shell = presenter(desk, view)
    shell.remember_place(Place.CLAIM)
    heard = len(desk.heard)
    shell.remember_place(Place.CLAIM)

    assert desk.preferences.current().last_page == "claim"
    assert len(desk.heard) == heard


def test_the_last_backup_is_said_as_it_is(desk: Desk, view: View) -> None:
    desk.start()
    shell = presenter(desk, view)
    shell.start()
    assert view.state == ("", "", False)  # the first frame does not wait for the copies
    shell.settle()
    none = view.state
    made = desk.backups.make("asked")
    fresh = view.state
    desk.preferences.change(backup_folder="/media/CLE USB")
    shell.tick()
    second = view.state
    desk.clock.instant += timedelta(days=3)
    shell.tick()

    time = f"{made.made_at.astimezone():%H:%M}"
    assert none == ("Hors ligne · tout est enregistré", "Pas encore de sauvegarde", False)
    assert fresh[1:] == (f"Sauvegardé à {time}", False)
    assert second[1] == f"Sauvegardé à {time} dans CLE USB"
    assert view.state[1:] == ("Dernière sauvegarde il y a 3 jours", True)


def test_what_waits_follows_the_expenses(desk: Desk, view: View) -> None:
    dossier = desk.start()
    presenter(desk, view).start()
    desk.expenses.add(dossier)

    assert view.waiting[Place.EXPENSES] == 1


def test_the_identity_follows_the_organisations(desk: Desk, view: View) -> None:
    shell = presenter(desk, view)
    shell.refresh()
    before = view.who
    desk.profiles.save(a_profile())
    shell.changed(frozenset({Topic.ORGANISATIONS}))

    assert before is None
    assert view.who is not None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 10, 12), date(2026, 10, 15), "Mission · jour 3 sur 4"),
        (date(2026, 10, 19), date(2026, 10, 22), "Mission · dans 5 j"),
        (date(2026, 10, 1), date(2026, 10, 4), "Mission · terminée"),
        (date(2026, 10, 14), None, "Mission · jour 1 sur 1"),
        (None, None, "Mission · sans date"),
    ],
)
def test_a_mission_says_where_it_stands(start: date | None, end: date | None, words: str, desk: Desk) -> None:
    mission = desk.dossiers.action(desk.start())
    assert isinstance(mission, Mission)
    card = dossier_card(replace(mission, starts_on=start, ends_on=end), date(2026, 10, 14))

    assert (card.detail, card.icon) == (words, "plane-takeoff")


@pytest.mark.parametrize("day", [date(2026, 11, 5), date(2026, 9, 5)])
def test_a_hosting_day_says_its_day(day: date, desk: Desk) -> None:
    desk.start()
    hosting = desk.dossiers.create_hosting_day("Nador")
    card = dossier_card(replace(hosting, title="", held_on=day), date(2026, 10, 14))

    assert (card.title, card.detail, card.icon) == ("Sans titre", f"Accueil · {day:%d/%m/%Y}", "handshake")


def test_the_sample_says_it_is_one(desk: Desk) -> None:
    mission = desk.dossiers.action(desk.start())
    assert isinstance(mission, Mission)

    assert dossier_card(replace(mission, sample=True), date(2026, 10, 14)).detail == "Mission · exemple"


def test_a_dossier_starts_from_a_template_or_a_former_one(desk: Desk, view: View) -> None:
    first = desk.start()
    mission = desk.dossiers.action(first)
    assert isinstance(mission, Mission)
    desk.dossiers.correct(replace(mission, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15)))
    shell = presenter(desk, view)
    shell.start()
    shell.ask_start()
    template, _mission, former = view.starts
    assert (template.source, former.source) == ("accueil_journee", first)
    assert template.detail == "Modèle · Accueil, visites, repas offert, échanges et bilan"
    assert former.detail.startswith("Dossier passé · Mission d’expertise · ")

    shell.start_from((template.source, "lundi"))
    assert len(view.refused) == 1
    assert view.ended == 0
    shell.start_from((template.source, "05/11/2026"))
    day = desk.dossiers.action(view.opened[-1] or first)
    assert isinstance(day, HostingDay)
    assert day.held_on == date(2026, 11, 5)
    shell.start_from((first, "01/03/2027"))
    again = desk.dossiers.action(view.opened[-1] or first)
    assert isinstance(again, Mission)
    assert (again.title, again.ends_on) == ("Oujda 2026", date(2027, 3, 4))
    assert (view.ended, view.begun) == (2, 2)


@pytest.mark.parametrize(
    ("action", "detail"),
    [
        (a_partnership(), "Partenariat · jour 44 sur 106"),
        (a_project(), "Projet · jour 30 sur 108"),
        (a_project(ends_on=date(2026, 10, 1)), "Projet · terminé"),
        (a_partnership(starts_on=None, ends_on=None), "Partenariat · sans date"),
        (a_project(starts_on=date(2026, 10, 20)), "Projet · dans 6 j"),
    ],
)
def test_partnerships_and_projects_say_where_they_stand(action: Action, detail: str) -> None:
    assert dossier_card(action, date(2026, 10, 14)).detail == detail
