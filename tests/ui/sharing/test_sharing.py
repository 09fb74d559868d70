"""The page between colleagues, driven as by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.builders import a_contact, euros
from support.clipping import cut_words, outside
from support.colleagues import Colleagues
from support.desks import photo
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.page_desk import Bar, Compass, Jobs
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.journal import JournalService
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.sharing.page import SharingPage
from lianes_desktop.ui.sharing.presenter import SharingPresenter
from lianes_desktop.ui.sharing.question_card import SideButton
from lianes_desktop.ui.sharing.screen import sharing_screen

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """Jeanne's page, and Karim's laptop beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.two = Colleagues(folder)
        self.dossier = self.two.begin()
        desk = self.desk = self.two.desks[0]
        desk.keys.state = EnrolmentState.SELF_SIGNED
        self.jobs, self.bar, self.compass = Jobs(late=False), Bar(), Compass()
        self.screen = sharing_screen(
            desk.sharing,
            desk.enrolment,
            JournalService(desk.readings, desk.rules),
            desk.preferences,
            desk.clock,
            self.jobs,
            self.compass,
            self.bar,
        )
        assert isinstance(self.screen.page, SharingPage)
        assert isinstance(self.screen.presenter, SharingPresenter)
        super().__init__(self.screen.page)
        self.presenter = self.screen.presenter

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(self.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def clash(self) -> ExpenseId:
        """An expense whose sum and note both changed, taken in here."""
        jeanne, karim = self.two.desks
        made = jeanne.expenses.add(self.dossier)
        jeanne.expenses.correct(replace(made, payee="Taxi Angad", amount=euros("12")))
        self.two.pass_on(self.dossier, 0, 1)
        jeanne.expenses.correct(replace(self.two.expense(0, made.id), amount=euros("15"), note="nuit"))
        karim.expenses.correct(replace(self.two.expense(1, made.id), amount=euros("18"), note="pluie"))
        self.take(self.two.file(self.dossier, 1))
        return made.id

    def take(self, file: Path) -> None:
        self.presenter.reveal(None, str(file))
        settle()

    def counter(self) -> str:
        return plain(self.find("questionCounter", Chip).text())

    def sides(self) -> list[str]:
        return [plain(one.accessibleName()) for one in self.page.findChildren(SideButton) if one.isVisible()]

    def words(self) -> str:
        return plain(" ".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible()))

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.bar.said]

    @property
    def warned(self) -> list[str]:
        return [plain(text) for text in self.bar.warned]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_a_dossier_is_shared_and_where_it_is_is_told(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    hand.desk.records.keep(None, a_contact(dossier=hand.dossier))
    hand.presenter.refresh()
    out = hand.folder / "usb"
    out.mkdir()
    hand.desk.preferences.change(export_folder=str(out))
    assert hand.text("shareContents") == "2 fiches, 0 pièce, 0 o"
    assert hand.text("shareStaying").startswith("1 contact reste ici")

    hand.click("shareDossier")
    assert "non chiffré" in plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel)))
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.click("accept")

    (file,) = out.iterdir()
    assert hand.said == [f"Dossier partagé : {file.name}"]
    assert hand.find("shareWritten", Notice).isVisible()
    hand.click("openShareFolder")
    assert shown == [QUrl.fromLocalFile(str(out))]


def test_the_passphrase_is_asked_until_it_is_right(hand: Hand) -> None:
    hand.click("shareDossier")
    hand.click("accept")
    assert hand.message("sheet_passphrase")
    hand.fill("sheet_passphrase", "une autre")
    hand.click("accept")

    assert hand.message("sheet_passphrase")
    assert hand.sheets() == 1
    assert hand.said == []


def test_without_a_key_or_a_dossier_nothing_can_be_shared(hand: Hand) -> None:
    hand.desk.keys.state = EnrolmentState.NO_KEY
    hand.presenter.refresh()
    assert not hand.find("shareDossier", Button).isEnabled()

    hand.presenter.open(None)
    settle()
    assert not hand.find("shareDossier", Button).isEnabled()
    assert not hand.sees("shareContents")


def test_a_key_that_cannot_be_read_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise UnavailableError(Resource.KEYS, Cause.DAMAGED, "key.json")

    monkeypatch.setattr(hand.desk.keys, "info", broken)
    hand.presenter.refresh()

    assert not hand.find("shareDossier", Button).isEnabled()


def test_what_came_is_told_in_words(hand: Hand) -> None:
    jeanne, karim = hand.two.desks
    ours, theirs = jeanne.expenses.add(hand.dossier), karim.expenses.add(hand.dossier)
    assert ours.number == theirs.number == 1

    hand.drop("takeShare", hand.two.file(hand.dossier, 1))

    told = hand.words()
    assert "Reçu de Karim : Oujda 2026" in told
    assert "1 fiche ajoutée" in told
    assert "Reçu n° 1 : un autre portait ce numéro, il devient le n° 2." in told
    hand.take(hand.two.file(hand.dossier, 0))
    assert "Rien de nouveau : tout était déjà ici." in hand.words()


def test_another_mission_is_made_and_opened(hand: Hand) -> None:
    other = hand.two.desks[1].dossiers.create_mission("Figuig").id

    hand.take(hand.two.file(other, 1))

    assert hand.compass.opened == [other]
    assert "Ce dossier n'était pas sur cet ordinateur : il y est maintenant." in hand.words()


def test_a_file_that_is_refused_brings_nothing(hand: Hand) -> None:
    file = hand.two.file(hand.dossier, 1)
    file.write_text("autre chose")

    hand.take(file)

    assert hand.find("shareReport", Notice).isVisible()
    assert hand.compass.opened == []


def test_a_medium_that_fails_is_said(hand: Hand) -> None:
    hand.two.desks[1].expenses.take(hand.dossier, [photo("hotel")], no_progress)
    file = hand.two.file(hand.dossier, 1)
    hand.desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL, "")

    hand.take(file)

    assert len(hand.warned) == 1
    hand.desk.vault.fails = None
    hand.take(file)
    assert "fiches ajoutées" in hand.words()


def test_a_sender_never_heard_is_asked_first(hand: Hand) -> None:
    hand.two.desks[1].expenses.add(hand.dossier)
    file = hand.two.file(hand.dossier, 1)
    hand.desk.shares.trusted = {"Jeanne"}
    hand.desk.shares.prints = {"Karim": "ab" * 32}

    hand.take(file)
    assert "Karim" in plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel)))
    hand.click("reject")
    assert hand.desk.readings.dossier(hand.dossier).expenses == ()
    hand.take(file)
    hand.click("accept")

    assert len(hand.desk.readings.dossier(hand.dossier).expenses) == 1


class TestQuestions:
    def test_show_both_values_with_who_and_when(self, hand: Hand) -> None:
        hand.clash()

        assert hand.counter() == "1 sur 2"
        assert hand.text("questionRecord") == "Dépense n° 1 · Taxi Angad"
        assert hand.text("questionField") == "Montant"
        first, second = hand.sides()
        assert first.startswith("15,00 €, Jeanne Test, le ")
        assert second.startswith("18,00 €, Karim Test, le ")
        assert "1 fiche à départager" in hand.words()
        assert "Rien de nouveau" not in hand.words()

    def test_are_answered_one_after_the_other_with_the_keyboard(self, hand: Hand) -> None:
        expense = hand.clash()

        hand.press("side_1", Qt.Key.Key_2)
        assert hand.counter() == "1 sur 1"
        assert hand.text("questionField") == "Note"
        hand.press("side_1", Qt.Key.Key_Return)

        assert (hand.two.expense(0, expense).amount, hand.two.expense(0, expense).note) == (euros("18"), "nuit")
        assert not hand.sees("questionRecord")
        assert hand.said == ["Tout est départagé : partagez le dossier pour que chacun l'ait."]

    def test_are_answered_with_the_mouse_or_put_off(self, hand: Hand) -> None:
        expense = hand.clash()

        hand.click("nextQuestion")
        assert (hand.counter(), hand.text("questionField")) == ("2 sur 2", "Note")
        hand.press("side_1", Qt.Key.Key_PageDown)
        assert hand.counter() == "1 sur 2"
        hand.press("side_1", Qt.Key.Key_PageUp)
        assert hand.counter() == "2 sur 2"
        hand.click("previousQuestion")
        hand.click("side_2")

        assert hand.two.expense(0, expense).amount == euros("18")

    def test_take_another_value_of_the_same_form(self, hand: Hand) -> None:
        expense = hand.clash()

        hand.fill("otherValue", "seize")
        hand.click("keepTyped")
        assert hand.message("otherValue")
        hand.fill("otherValue", "16,50")
        hand.press("otherValue", Qt.Key.Key_Return)
        hand.fill("otherValue", "nuit, pluie")
        hand.click("keepTyped")

        assert (hand.two.expense(0, expense).amount, hand.two.expense(0, expense).note) == (
            euros("16.50"),
            "nuit, pluie",
        )

    def test_lead_to_the_record(self, hand: Hand) -> None:
        expense = hand.clash()

        hand.click("openRecord")

        assert hand.compass.gone == [(Section.EXPENSES.value, expense, "")]

    def test_open_at_the_record_asked_for(self, hand: Hand) -> None:
        first, second = hand.clash(), hand.clash()

        hand.presenter.reveal(first, "")
        settle()
        assert hand.counter().startswith("1 ") or hand.counter().startswith("3 ")
        hand.presenter.reveal(second, "")
        settle()

        assert hand.text("questionRecord").startswith("Dépense n° 2")

    def test_say_a_removal_in_plain_words(self, hand: Hand) -> None:
        jeanne, karim = hand.two.desks
        made = jeanne.expenses.add(hand.dossier)
        hand.two.pass_on(hand.dossier, 0, 1)
        jeanne.expenses.remove(made.id)
        karim.expenses.correct(replace(hand.two.expense(1, made.id), payee="Taxi"))
        hand.take(hand.two.file(hand.dossier, 1))

        assert hand.text("questionField") == "Supprimer ou garder"
        assert [one.split(",")[0] for one in hand.sides()] == ["Supprimer", "Garder"]
        assert not hand.sees("otherValue")
        hand.click("side_2")

        assert hand.two.expense(0, made.id).payee == "Taxi"

    def test_that_cannot_be_kept_stay(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        hand.clash()

        def full(*_given: object) -> None:
            raise UnavailableError(Resource.STORE, Cause.DISK_FULL, "")

        monkeypatch.setattr(hand.desk.sharing, "resolve", full)
        hand.click("side_2")

        assert hand.counter() == "1 sur 2"
        assert len(hand.warned) == 1


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut(qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.clash()
        hand.open(size)

        assert cut_words(hand.page) == []
        assert outside(hand.page) == []


def test_the_dossier_is_removed_under_the_page(hand: Hand) -> None:
    hand.desk.dossiers.remove(hand.dossier)

    hand.presenter.refresh()
    settle()

    assert not hand.sees("shareContents")


def test_the_dossier_is_anothers_now(hand: Hand) -> None:
    hand.clash()
    other: DossierId = hand.desk.dossiers.create_mission("Figuig").id

    hand.presenter.open(other)
    settle()

    assert not hand.sees("questionRecord")
