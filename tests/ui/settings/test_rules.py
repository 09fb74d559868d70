"""The field's page of the settings, driven by hand: the rules to read, whom to ask, and a file to take in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from support.builders import SETTINGS
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fingers import Fingers, opened, plain
from support.issues import a_rate_of_lianes, an_issue
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.trust import SettingsFile
from lianes_desktop.ui.settings.history import IssueBlock
from lianes_desktop.ui.settings.rules_page import SettingsRulesPage
from lianes_desktop.ui.settings.rules_presenter import SettingsRulesPresenter
from lianes_desktop.ui.settings.screen import rules_screen

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path) -> None:
        self.counter = FieldCounter(folder / "field")
        self.folder = folder
        self.desk = self.counter.desk
        self.desk.keys.state = EnrolmentState.ENROLLED
        self.screen = rules_screen(self.desk.settings, self.counter.jobs, self.counter.bar)
        assert isinstance(self.screen.page, SettingsRulesPage)
        assert isinstance(self.screen.presenter, SettingsRulesPresenter)
        self.rules, self.presenter = self.screen.page, self.screen.presenter
        super().__init__(self.screen.page)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(self.counter.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def file(self, issue: ProgrammeSettings, name: str = "règles.asice") -> Path:
        """A file of settings from Lianes."""
        path = self.folder / name
        path.write_text(name)
        self.desk.keys.settings_files[name] = SettingsFile(issue, f"{issue.version}{name:0>63}", path)
        return path

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.counter.bar.said]

    def words(self, name: str = "") -> str:
        around = self.page if not name else self.find(name, QScrollArea)
        return plain(" ".join(one.text() for one in around.findChildren(QLabel) if one.isVisibleTo(around)))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_the_rules_in_force_are_read_with_their_source(hand: Hand) -> None:
    words = hand.words("rules")
    for expected in (
        "Une opportunité pour votre collectivité",
        "dispositif régional d'échange, d'appui et de concertation multi-acteurs",
        "Appel à projets Clés en main",
        "Appel lancé en 2020",
        "Accompagner l'internationalisation des territoires",
        "Objectif 3",
        "Résultat 5 Nouvelles dynamiques de coopération",
        "Taux des missions 45,5 % brochure",
        "Budget par personne 1 300,00 € brochure",
        "Lettre d'intention reçue avant le 01/09 brochure",
        "Taux des accueils ponctuels à convenir",
        "Enveloppe de l'édition non fixé",
        "Billet d'avion Au taux Au taux, partenaire direct À convenir",
        "Billet, achetable avant la période, Souvent payée bien avant le départ",
        "Ville de Lille Commune d'Oujda Fondateur, partenaires directs",
        "5 CV et moins, en euros par kilomètre 2000 = 0,32 ; 10000 = 0,40 ; 0,23",
    ):
        assert expected in words
    assert "Règles livrées avec l'application" in hand.words()
    assert "Mobilisation des Territoires français et marocains" in hand.words()


def test_whom_to_ask_at_lianes_is_copied(hand: Hand) -> None:
    words = hand.words()
    assert "Contacter Lianes" in words
    assert "Nizar Yaiche Animateur réseau « Coopération et Développement » +33 7 78 59 01 88" in words
    for name, copied in (
        ("copy_phone", "+33778590188"),
        ("copy_mail", "n.yaiche@lianescooperation.org"),
        ("copy_map-pin", "Lianes coopération · 5 rue Jules de Vicq, 59000 Lille"),
    ):
        hand.click(name)
        assert QGuiApplication.clipboard().text() == copied
    assert hand.said == ["Copié"] * 3


def test_a_file_dropped_changes_the_rules_and_says_what(hand: Hand) -> None:
    issue = an_issue(rates=(a_rate_of_lianes(),), note="Le taux des missions augmente.")
    hand.drop("settingsTile", hand.file(issue))

    words = hand.words()
    assert hand.said == ["Règles n° 1 prises : les nouveaux dossiers en relèvent."]
    assert "Ce que changent les règles n° 1" in words
    assert "Taux des missions, édition 2026 (MTFMDD) : 45,5 % devient 50 %" in words
    assert "Nouveau taux de change : MAD à partir du 01/10/2026" in words
    assert "Le taux des missions augmente." in words
    assert "signées par lianes le" in words.lower()
    assert "1 dossier : Oujda 2026" in words
    assert "1 € = 10,84 MAD 01/10/2026 Taux de chancellerie" in hand.words("rules")
    assert [one.isVisible() for one in hand.page.findChildren(IssueBlock)] == [True, True]


def test_the_same_file_again_says_so(hand: Hand) -> None:
    path = hand.file(an_issue())
    hand.drop("settingsTile", path)
    hand.click("settingsTile")
    hand.browse(path)
    assert hand.said[-1] == "Les règles n° 1 sont déjà là."


@pytest.mark.parametrize(
    ("problem", "values", "words"),
    [
        (Problem.SETTINGS_DAMAGED, {}, "abîmé ou a été modifié"),
        (Problem.SETTINGS_NOT_LIANES, {}, "ne viennent pas de Lianes"),
        (Problem.SETTINGS_FROM_PARTICIPANT, {}, "signées par un participant"),
        (Problem.SETTINGS_OLDER, {"version": 1, "latest": 3}, "n° 1, moins récentes que celles d'ici, n° 3"),
        (Problem.SETTINGS_FORKED, {"version": 2}, "D'autres règles portent déjà le n° 2"),
        (Problem.SETTINGS_FOR_OTHERS, {}, "destinées à d'autres collectivités"),
        (Problem.NOT_SETTINGS, {}, "ne contient pas les règles du programme"),
    ],
)
def test_a_file_refused_says_why(hand: Hand, problem: Problem, values: dict[str, object], words: str) -> None:
    path = hand.file(an_issue())
    hand.desk.keys.settings_files[path.name] = RefusedError([Refusal("file", problem, values)])
    hand.drop("settingsTile", path)

    assert "règles.asice n'a pas été pris" in hand.words()
    assert words in hand.words()
    assert hand.desk.settings.current() == SETTINGS
    hand.drop("settingsTile", hand.file(an_issue(), "bonnes.asice"))
    assert not hand.sees("settingsRefused")


def test_lianes_is_compared_by_phone_before_its_first_file(hand: Hand) -> None:
    hand.desk.keys.state = EnrolmentState.REQUESTED
    hand.drop("settingsTile", hand.file(an_issue()))
    assert "ABCD EFGH" in plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel))).replace("  ", " ")
    assert hand.desk.settings.current() == SETTINGS
    hand.desk.keys.state = EnrolmentState.ENROLLED
    hand.click("accept")
    assert hand.desk.settings.current().version == 1


def test_a_file_that_came_by_another_page_is_taken_in_here(hand: Hand) -> None:
    hand.presenter.reveal(None, str(hand.file(an_issue())))
    assert hand.desk.settings.current().version == 1
    hand.presenter.reveal(None, "")
    hand.presenter.take_files((Offered("image.png", None, b"x"),))
    assert len(hand.said) == 1


def test_a_disk_that_fails_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_given: object) -> None:
        raise UnavailableError(Resource.FILE, Cause.NOT_FOUND, "règles.asice")

    monkeypatch.setattr(hand.desk.settings, "take_in", failing)
    hand.drop("settingsTile", hand.file(an_issue()))
    assert plain(hand.counter.bar.warned[0]).startswith("Ce fichier ne peut pas être ouvert")


def test_nothing_dropped_takes_nothing(hand: Hand) -> None:
    hand.drop("settingsTile")
    assert hand.said == []
    assert [one.objectName() for one in hand.rules.areas()] == ["settingsTile"]
    assert hand.presenter.topics == {Topic.SETTINGS, Topic.DOSSIERS}


def test_without_a_contact_the_page_says_so(hand: Hand) -> None:
    bare = replace(an_issue(), contacts=(), texts=(), rates=(), allowances=())
    hand.drop("settingsTile", hand.file(bare))
    assert "Lianes n'a pas encore donné de contact." in hand.words()
    lone = replace(SETTINGS.contacts[0], role="", address="", organisation="")
    hand.drop("settingsTile", hand.file(replace(bare, version=2, contacts=(lone,)), "2.asice"))
    assert "Nizar Yaiche" in hand.words()
    assert not hand.sees("copy_map-pin")


def looks(hand: Hand) -> Iterator[str]:
    yield "shipped"
    many = replace(
        an_issue(rates=(a_rate_of_lianes(),), in_force_from=date(2026, 10, 1)),
        kinds=tuple(replace(one, proof="ticket") for one in SETTINGS.kinds),
    )
    hand.presenter.reveal(None, str(hand.file(many)))
    settle()
    yield "taken"
    hand.presenter.reveal(None, str(hand.file(an_issue(rate=Decimal("0.6")), "autres.asice")))
    settle()
    yield "refused"


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_and_nothing_pushes_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        for look in looks(hand):
            assert (look, cut_words(hand.page), outside(hand.page)) == (look, [], [])
            assert (look, hand.page.size().toTuple()) == (look, size)
