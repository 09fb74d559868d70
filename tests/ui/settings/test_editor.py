"""The office's page of the settings, driven by hand: each field kept, every refusal beside it, signed and issued."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import SETTINGS
from support.clipping import cut_words, outside
from support.counter import OfficeCounter
from support.fakes import PASSPHRASE
from support.fingers import Fingers, opened, plain
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.organisations import PartnershipKind
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_fields import Part
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.settings import SettingsService
from lianes_desktop.ui.kit.choice import PersonChip
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.settings.editor_page import SettingsEditorPage
from lianes_desktop.ui.settings.editor_presenter import SettingsEditorPresenter
from lianes_desktop.ui.settings.history import IssueBlock
from lianes_desktop.ui.settings.screen import editor_screen
from lianes_desktop.ui.settings.values import CHANGES, HISTORY

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, *, late: bool = False, bare: bool = False) -> None:
        self.counter = counter = OfficeCounter(folder / "office", late=late, bare=bare)
        self.out = folder / "règles"
        self.out.mkdir()
        counter.desk.preferences.change(export_folder=str(self.out))
        desk = counter.desk
        self.settings = SettingsService(
            desk.records, desk.readings, desk.rules, desk.keys, counter.authority, desk.clock
        )
        self.screen = editor_screen(
            self.settings, counter.register, desk.preferences, desk.clock, counter.jobs, counter.compass, counter.bar
        )
        assert isinstance(self.screen.page, SettingsEditorPage)
        assert isinstance(self.screen.presenter, SettingsEditorPresenter)
        self.editor, self.presenter = self.screen.page, self.screen.presenter
        super().__init__(self.screen.page)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.presenter.open(None)
        self.page.resize(*size)
        self.page.show()
        settle()

    def part(self, key: str) -> None:
        """Click a part in the list."""
        view = self.find("settingsParts", ListView)
        keys = [*Part, CHANGES, HISTORY]
        rect = view.visualRect(view.model().index(keys.index(key), 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        settle()

    def row(self, at: int) -> None:
        """Click a record of the list."""
        view = self.find("settingsRows", ListView)
        rect = view.visualRect(view.model().index(at, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        settle()

    def type_in(self, name: str, text: str) -> None:
        """Fill a field and leave it."""
        self.fill(name, text)
        self.press(name, Qt.Key.Key_Return)

    def choose(self, name: str, at: int) -> None:
        box = self.find(name, QComboBox)
        box.setCurrentIndex(at)
        box.activated.emit(at)
        settle()

    def give(self, passphrase: str = PASSPHRASE) -> None:
        self.fill("sheet_passphrase", passphrase)
        self.click("accept")

    @property
    def draft(self) -> ProgrammeSettings:
        return self.settings.draft().settings

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.counter.bar.said]

    @property
    def warned(self) -> list[str]:
        return [plain(text) for text in self.counter.bar.warned]

    def words(self) -> str:
        return plain(" ".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible()))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, bare=True))


# ---- writing


def test_a_rate_is_typed_kept_and_told_among_what_changes(hand: Hand) -> None:
    assert "Règles livrées avec l'application en vigueur · n° 1 en préparation" in hand.words()
    assert not hand.sees("beginAgain")
    hand.type_in("mission_rate", "50")

    assert hand.draft.editions[0].mission_rate == Decimal("0.5")
    assert hand.sees("beginAgain")
    hand.part(CHANGES)
    assert "Taux des missions, édition 2026 (MTFMDD) : 45,5 % devient 50 %" in hand.words()


def test_what_cannot_be_read_stays_with_its_reason_even_after_a_restart(hand: Hand, qtbot: QtBot) -> None:
    hand.type_in("budget_per_person_cents", "mille trois cents")
    hand.type_in("mission_rate", "120")
    assert hand.message("budget_per_person_cents").startswith("Ce n'est pas un nombre")
    assert hand.message("mission_rate") == "Un taux va de zéro à cent pour cent."
    hand.part(Part.KINDS)
    again = SettingsEditorPage()
    qtbot.addWidget(again)
    counter, desk = hand.counter, hand.counter.desk
    presenter = SettingsEditorPresenter(
        again, hand.settings, counter.register, desk.preferences, desk.clock, hand.out, counter.jobs, counter.compass,
        counter.bar,
    )  # fmt: skip
    presenter.open(None)
    other = Fingers(again)

    assert other.find("budget_per_person_cents", QWidget).property("text") == "mille trois cents"
    assert other.message("budget_per_person_cents").startswith("Ce n'est pas un nombre")
    hand.part(Part.EDITIONS)
    hand.type_in("budget_per_person_cents", "1 400")
    assert hand.message("budget_per_person_cents") == ""
    assert hand.draft.editions[0].budget_per_person_cents == 140_000
    again.close()


def test_a_kind_is_added_named_and_covered(hand: Hand) -> None:
    hand.part(Part.KINDS)
    hand.click("addRow")
    assert hand.find("code", QWidget).hasFocus()
    hand.type_in("code", "VELO")
    hand.type_in("names.fr", "Location de vélo")
    hand.choose("mission", 0)
    hand.tick("lost_receipt_allowed")
    for trait in (KindTrait.UNIT_PRICE, KindTrait.AHEAD, KindTrait.GUESTS, KindTrait.GUESTS):
        hand.tick(f"traits.{trait}")

    kind = hand.draft.kinds[-1]
    assert (kind.code, kind.names, kind.mission.value, kind.lost_receipt_allowed) == (
        "VELO", (("fr", "Location de vélo"),), "Y", True,
    )  # fmt: skip
    assert kind.traits == (KindTrait.AHEAD, KindTrait.UNIT_PRICE)
    hand.part(CHANGES)
    assert "Nouvelle nature de dépense : Location de vélo" in hand.words()


def test_a_line_is_taken_out_and_brought_back(hand: Hand) -> None:
    hand.part(Part.KINDS)
    hand.row(2)
    hand.click("removeRow")
    assert len(hand.draft.kinds) == len(SETTINGS.kinds) - 1
    assert hand.counter.bar.said[-1] == ("Règles en préparation modifiées", True)
    hand.counter.desk.undo.undo()
    hand.presenter.refresh()
    assert hand.draft.kinds == SETTINGS.kinds
    hand.press("settingsRows", Qt.Key.Key_Delete)
    assert len(hand.draft.kinds) == len(SETTINGS.kinds) - 1


def test_several_editions_stand_side_by_side_and_one_is_put_first(hand: Hand) -> None:
    hand.press("settingsRows", Qt.Key.Key_N)
    hand.type_in("code", "MTF27")
    assert [one.year for one in hand.draft.editions] == [2026, 2027]
    hand.click("putFirst")
    assert [one.year for one in hand.draft.editions] == [2027, 2026]
    assert not hand.sees("putFirst")
    hand.part(CHANGES)
    assert "Les nouveaux dossiers prennent une autre édition : édition 2027 (MTF27)" in hand.words()


def test_every_list_is_edited_in_its_own_form(hand: Hand) -> None:
    hand.part(Part.RATES)
    assert not hand.editor.form.isVisible()
    hand.click("addRow")
    hand.type_in("per_euro", "10,84")
    hand.part(Part.ALLOWANCES)
    hand.type_in("daily", "70 MAD")
    hand.type_in("midday.starts", "11h30")
    hand.part(Part.MILEAGE)
    hand.type_in("rates.moto", "0,16")
    hand.part(Part.PARTNERSHIPS)
    hand.choose("kind", list(PartnershipKind).index(PartnershipKind.TWINNING))
    hand.find("themes", QWidget).findChildren(PersonChip)[3].click()
    hand.part(Part.TEXTS)
    area = hand.find("1.en", QPlainTextEdit)
    area.setFocus()
    area.setPlainText("Share what works")
    hand.part(Part.CONTACTS)
    hand.type_in("phone", "06 12 34 56 78")
    hand.part(Part.ISSUE)
    hand.find("for_authorities", QWidget).findChildren(PersonChip)[0].click()
    draft = hand.draft

    assert str(draft.rates[0].per_euro) == "10.84"
    assert draft.allowances[0].daily is not None
    assert draft.allowances[0].midday.starts.hour == 11
    assert str(draft.mileage[0].rates[3].tiers[0][1]) == "0.16"
    assert (draft.partnerships[0].kind, draft.partnerships[0].themes) == (PartnershipKind.TWINNING, ("DECH",))
    assert dict(draft.texts[0][1])["en"] == "Share what works"
    assert draft.contacts[0].phone == "+33612345678"
    assert len(draft.for_authorities) == 1
    assert len(hand.settings.changes()) == 8


def test_what_was_written_is_begun_again(hand: Hand) -> None:
    hand.type_in("mission_rate", "50")
    hand.click("beginAgain")
    assert hand.draft.editions[0].mission_rate == Decimal("0.455")
    assert hand.counter.bar.said[-1] == ("Règles en préparation abandonnées", True)


def test_the_keyboard_goes_from_list_to_list_to_form(hand: Hand) -> None:
    parts, lines, first = hand.editor.areas()
    assert (parts.objectName(), lines.objectName(), first.objectName()) == ("settingsParts", "settingsRows", "code")
    parts.setFocus()
    QTest.keyClick(parts, Qt.Key.Key_Down)
    settle()
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Down)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    settle()
    assert hand.find("code", QWidget).property("text") == "FERRY"
    assert hand.find("code", QWidget).hasFocus()
    QTest.keyClick(hand.page, Qt.Key.Key_N)
    assert len(hand.draft.kinds) == len(SETTINGS.kinds) + 1
    QTest.keyClick(hand.page, Qt.Key.Key_F12)
    hand.part(HISTORY)
    assert len(hand.editor.areas()) == 1
    hand.press("settingsParts", Qt.Key.Key_N)
    hand.press("settingsParts", Qt.Key.Key_X)


# ---- issuing


def test_rules_are_signed_and_issued(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.type_in("mission_rate", "50")
    hand.click("issueSettings")
    assert "45,5 % devient 50 %" in plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel)))
    hand.give("")
    assert hand.message("sheet_passphrase") == "À remplir."
    hand.give("autre chose")
    assert hand.message("sheet_passphrase").startswith("Phrase de passe incorrecte")
    hand.give()

    assert not hand.sheets()
    assert (hand.out / "settings-1.asice").exists()
    assert hand.settings.current().version == 1
    assert hand.said[-1] == "Règles n° 1 émises. Remettez ce fichier aux collectivités."
    assert "Règles n° 1 en vigueur · n° 2 en préparation" in hand.words()
    assert len(hand.page.findChildren(IssueBlock)) == 2
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    hand.click("openSettingsFolder")
    assert shown == [QUrl.fromLocalFile(str(hand.out))]


def test_the_first_thing_to_correct_is_shown(hand: Hand) -> None:
    hand.click("issueSettings")
    assert hand.warned == ["Rien ne change par rapport aux règles déjà émises."]
    hand.part(Part.CONTACTS)
    hand.click("addRow")
    assert hand.message("name") == ""
    hand.part(Part.EDITIONS)
    hand.click("issueSettings")

    assert hand.warned[-1] == "Points à corriger avant de signer : 1."
    assert hand.message("name") == "À remplir."
    assert hand.find("name", QWidget).hasFocus()
    assert not hand.sheets()


def test_a_long_issue_is_told_by_its_first_changes(hand: Hand) -> None:
    for name in ("mission_rate", "hosting_direct_rate", "hosting_ad_hoc_rate", "partnership_rate", "project_rate"):
        hand.type_in(name, "40")
    hand.type_in("budget_per_person_cents", "1 500")
    hand.click("issueSettings")
    assert "et 1 autre changement" in plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel)))


def test_without_an_authority_the_rules_are_written_and_not_signed(bare: Hand) -> None:
    assert not bare.find("issueSettings", QWidget).isEnabled()
    bare.type_in("mission_rate", "50")
    assert bare.draft.editions[0].mission_rate == Decimal("0.5")
    bare.click("toAuthority")
    assert bare.counter.compass.gone == [("register", None, "")]


def test_a_medium_that_fails_is_said(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    failure = UnavailableError(Resource.EXPORT, Cause.DISK_FULL, "stick")

    def failing(*_given: object) -> None:
        raise failure

    hand.type_in("mission_rate", "50")
    hand.click("issueSettings")
    monkeypatch.setattr(hand.counter.authority, "issue_settings", failing)
    hand.give()
    assert hand.warned[-1].startswith("Le fichier à remettre n'a pas pu être écrit")
    monkeypatch.setattr(hand.settings, "keep", failing)
    hand.presenter.correct(("mission_rate", "60"))
    assert len(hand.warned) == 2
    assert hand.draft.editions[0].mission_rate == Decimal("0.5")


def test_refusals_that_no_field_stands_for_are_said(hand: Hand) -> None:
    hand.type_in("mission_rate", "50")
    hand.click("issueSettings")
    hand.settings.forget()
    hand.give()
    assert hand.warned[-1] == "Rien ne change par rapport aux règles déjà émises."
    hand.presenter.answer(("else", Secret("x", "", "")))


def test_a_field_is_shown_from_another_page(hand: Hand) -> None:
    hand.presenter.reveal(None, "kinds.4.proof")
    assert hand.find("proof", QWidget).hasFocus()
    hand.presenter.reveal(None, HISTORY)
    hand.presenter.reveal(None, "nowhere")
    assert "Règles émises" in hand.words()
    for act in (hand.presenter.add, hand.presenter.remove, hand.presenter.put_first):
        act()
    hand.presenter.correct(("code", "x"))
    hand.editor.focus_field("nothing")
    assert not hand.settings.begun()


# ---- seen


def looks(hand: Hand) -> Iterator[str]:
    for key in (*Part, CHANGES, HISTORY):
        hand.presenter.show_part(key)
        settle()
        yield key
    hand.presenter.show_part(Part.EDITIONS)
    hand.presenter.correct(("mission_rate", "50"))
    hand.presenter.correct(("budget_per_person_cents", "abc"))
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
        hand.page.close()


def test_lists_say_what_they_show(hand: Hand) -> None:
    for name in ("settingsParts", "settingsRows"):
        model = hand.find(name, ListView).model()
        index = model.index(0, 0)
        assert model.data(index, Qt.ItemDataRole.AccessibleTextRole)
        assert model.data(index, Qt.ItemDataRole.DisplayRole)
        assert model.data(index, Qt.ItemDataRole.EditRole) is None
        assert model.data(model.index(99, 0), Qt.ItemDataRole.DisplayRole) is None
        assert model.rowCount(index) == 0
    assert hand.page.grab().toImage().pixelColor(QPoint(5, 5)).isValid()
