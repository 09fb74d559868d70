"""The expenses page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission, an_expense, dirhams
from support.clipping import cut_words, outside
from support.page_desk import Bar, Jobs
from support.pseudo import activate_pseudo
from support.screens import SIZES, dressed, settle
from support.travels import Travel, a_photo_file, a_travel

from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.money import RateSource
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort
from lianes_desktop.services.ports.receipts import Examined, View
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.expenses.table import ExpenseTable
from lianes_desktop.ui.expenses.values import Field, RateDraft
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.receipt_photo import ReceiptPhoto

pytestmark = pytest.mark.usefixtures("theme")

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
PAPER = (0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)


class Hand:
    """The page, and what a person does to it."""

    def __init__(self, qtbot: QtBot, travel: Travel, jobs: Jobs | None = None) -> None:
        self.qtbot, self.travel, self.jobs, self.bar = qtbot, travel, jobs or Jobs(), Bar()
        desk = travel.desk
        screen = expenses_screen(desk.behind_expenses, self.jobs, self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        qtbot.addWidget(self.page)
        self.page.resize(1180, 860)
        self.page.show()
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        self.page.setFocus()
        settle()

    def find(self, name: str) -> QWidget:
        named = self.page.findChildren(QWidget, name)
        assert named, name
        return next((one for one in named if one.isVisibleTo(self.page)), named[0])

    def field(self, name: str) -> QLineEdit:
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def choice(self, name: str) -> Choice[object]:
        found = self.find(name)
        assert isinstance(found, Choice)
        return found

    def message(self, name: str) -> str:
        parent = self.find(name).parentWidget()
        assert isinstance(parent, LabeledField)
        return parent.message()

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), LEFT)
        settle()

    def fill(self, name: str, text: str, then: Qt.Key = Qt.Key.Key_Tab) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        if text:
            self.qtbot.keyClicks(field, text)
        else:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClick(field, then)
        settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # a window of another test that closes late takes the focus away for a moment
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        settle()

    @property
    def table(self) -> ExpenseTable:
        found = self.find("expense_list")
        assert isinstance(found, ExpenseTable)
        return found

    @property
    def title(self) -> str:
        found = self.find("expense_title")
        assert isinstance(found, Label)
        return found.text().replace("\u00a0", " ")

    def shown(self, name: str) -> bool:
        return self.find(name).isVisibleTo(self.page)


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, a_travel())
    yield made
    made.page.close()


def test_the_list_has_the_focus_and_arrows_move_over_the_days(hand: Hand) -> None:
    assert hand.table.hasFocus()
    assert hand.title == "Reçu n° 3"

    hand.press(Qt.Key.Key_Down)
    assert hand.title == "Reçu n° 2"
    hand.press(Qt.Key.Key_End)
    assert hand.title == "Reçu n° 1"
    hand.press(Qt.Key.Key_Home)
    assert hand.title == "Reçu n° 3"


def test_a_click_on_a_row_shows_its_expense(hand: Hand) -> None:
    row = hand.table.visualRect(hand.table.model().index(3, 0))

    hand.qtbot.mouseClick(hand.table.viewport(), LEFT, pos=row.center())
    settle()

    assert hand.title == "Reçu n° 2"


def test_a_field_typed_and_left_is_kept(hand: Hand) -> None:
    hand.fill("payee", "Snack Al Waha")

    assert hand.travel.kept(hand.travel.snack).payee == "Snack Al Waha"
    assert hand.field("payee").text() == "Snack Al Waha"


def test_what_is_typed_is_kept_when_another_row_is_chosen_with_the_mouse(hand: Hand) -> None:
    hand.field("payee").setFocus()
    hand.field("payee").selectAll()
    hand.qtbot.keyClicks(hand.field("payee"), "Snack")

    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    settle()

    assert hand.travel.kept(hand.travel.snack).payee == "Snack"
    assert hand.travel.kept(hand.travel.meal).payee == "Dar Tazi"
    assert hand.field("payee").text() == "Dar Tazi"


def test_what_is_being_typed_survives_news_from_elsewhere(hand: Hand) -> None:
    hand.field("note").setFocus()
    hand.qtbot.keyClicks(hand.field("note"), "avec")

    hand.presenter.refresh()
    settle()
    hand.qtbot.keyClicks(hand.field("note"), " Samira")
    hand.press(Qt.Key.Key_Tab)

    assert hand.travel.kept(hand.travel.snack).note == "avec Samira"


def test_a_refusal_stands_beside_its_field_with_the_text_as_typed(hand: Hand) -> None:
    hand.fill("amount", "douze")

    assert hand.field("amount").text() == "douze"
    assert hand.field("amount").property("state") == "bad"
    assert hand.message("amount")
    hand.fill("amount", "250")
    assert hand.message("amount") == ""
    assert hand.field("amount").text() == "250,00"


def test_a_whole_expense_is_typed_by_keyboard_alone(hand: Hand) -> None:
    hand.press(Qt.Key.Key_N)
    assert hand.title == "Reçu n° 4"
    assert hand.field("payee").hasFocus()

    for text in ("Oriental Minibus", "14/10/26", "14h30", "1 400"):
        hand.qtbot.keyClicks(QApplication.focusWidget(), text)
        hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Tab)
    assert hand.choice("kind").hasFocus()
    hand.qtbot.keyClicks(hand.choice("kind"), "Location de")
    hand.press(Qt.Key.Key_Tab)
    settle()

    kept = next(one for one in hand.travel.all() if one.number == 4)
    assert (kept.payee, kept.amount) == ("Oriental Minibus", dirhams("1400"))
    assert (kept.paid_on, kept.paid_time, kept.kind) == (date(2026, 10, 14), time(14, 30), "LOCV")


def test_a_value_chosen_in_a_list_is_kept(hand: Hand) -> None:
    choice = hand.choice("payer")
    choice.setFocus()

    hand.press(Qt.Key.Key_Down)

    assert hand.travel.kept(hand.travel.snack).payer == hand.travel.claire.id


def test_enter_in_a_field_keeps_it_accepts_the_expense_and_goes_on(hand: Hand) -> None:
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    hand.fill("payee", "Riad Dar Tazi", then=Qt.Key.Key_Return)

    kept = hand.travel.kept(hand.travel.meal)
    assert (kept.payee, kept.reviewed) == ("Riad Dar Tazi", True)
    assert hand.title == "Reçu n° 3"
    assert hand.field("amount").hasFocus()


def test_enter_on_a_list_accepts_too_and_control_enter_stays(hand: Hand) -> None:
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    hand.choice("payer").setFocus()

    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.title == "Reçu n° 2"
    assert hand.travel.kept(hand.travel.meal).reviewed

    hand.table.setFocus()
    hand.press(Qt.Key.Key_Return)
    assert hand.title == "Reçu n° 3"


def test_accepting_what_is_incomplete_leads_to_the_first_empty_field(hand: Hand) -> None:
    hand.press(Qt.Key.Key_N)

    hand.click("accept_expense")

    assert hand.field("paid_on").hasFocus()
    assert hand.message("kind")


def test_del_in_the_list_removes_and_the_button_too(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Delete)
    assert hand.bar.said == [("Reçu supprimé", True)]
    assert hand.title == "Reçu n° 2"

    hand.click("remove_expense")
    assert len(hand.travel.all()) == 1


def test_no_row_is_shown_in_half_at_the_foot_of_the_list(hand: Hand) -> None:
    hand.travel.desk.put(*(an_expense(number=number, payee=f"Taxi {number}") for number in range(4, 30)))
    hand.presenter.refresh()
    settle()
    table, view = hand.table, hand.table.viewport()
    last = table.rowAt(view.height() - 1)
    top = table.rowViewportPosition(last)
    assert top + table.rowHeight(last) > view.height()

    left_out = view.grab().toImage().copy(0, top, view.width(), view.height() - top)

    colours = {left_out.pixel(x, y) for x in range(left_out.width()) for y in range(0, left_out.height(), 3)}
    assert len(colours) == 1


def test_letters_in_the_list_search_nothing(hand: Hand) -> None:
    hand.press(Qt.Key.Key_D)

    assert hand.title == "Reçu n° 3"


def test_escape_goes_back_to_the_list(hand: Hand) -> None:
    hand.field("payee").setFocus()

    hand.press(Qt.Key.Key_Escape)

    assert hand.table.hasFocus()


def test_the_list_and_what_stands_beside_it_are_the_areas_of_the_page(hand: Hand) -> None:
    def reached() -> list[str]:
        names = []
        for area in hand.page.areas():
            area.setFocus()
            focused = QApplication.focusWidget()
            names.append(focused.objectName() if focused is not None else "")
        return names

    beside = reached()
    hand.presenter.open_rates()
    rates = reached()
    hand.presenter.open(an_empty_dossier(hand))
    settle()

    assert beside == ["expense_list", "payee"]
    assert rates == ["expense_list", "rate_per_euro"]
    assert len(hand.page.areas()) == 1


def test_control_f_and_slash_search_as_one_types(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F, CTRL)
    assert hand.find("search_expenses").hasFocus()
    hand.qtbot.keyClicks(hand.find("search_expenses"), "taxi")
    settle()
    assert hand.table.model().rowCount() == 2

    hand.press(Qt.Key.Key_Escape)
    hand.table.setFocus()
    hand.press(Qt.Key.Key_Slash)
    assert hand.find("search_expenses").hasFocus()


def test_a_search_without_answer_says_so(hand: Hand) -> None:
    hand.qtbot.keyClicks(hand.find("search_expenses"), "zzz")
    settle()

    assert not hand.table.isVisibleTo(hand.page)


def test_a_slash_in_a_field_is_a_slash(hand: Hand) -> None:
    hand.fill("payee", "Taxi 12/14")

    assert hand.travel.kept(hand.travel.snack).payee == "Taxi 12/14"


def test_the_segments_and_the_heads_choose_what_is_listed(hand: Hand) -> None:
    hand.click(f"segment_{ExpenseFilter.INCOMPLETE.value}")
    assert hand.table.model().rowCount() == 2
    hand.click(f"segment_{ExpenseFilter.ALL.value}")

    hand.click(f"sort_{ExpenseSort.AMOUNT.value}")
    assert hand.table.model().rowCount() == 3
    hand.click(f"sort_{ExpenseSort.DAY.value}")
    assert hand.table.model().rowCount() == 6


def test_a_missing_receipt_takes_what_is_dropped_on_its_place(hand: Hand, tmp_path: Path) -> None:
    assert hand.shown("missing_receipt")

    drop(hand.find("missing_receipt"), a_photo_file(tmp_path, "snack.jpg"))

    assert hand.travel.kept(hand.travel.snack).receipts
    assert hand.shown("receipt_photo")
    assert not hand.shown("missing_receipt")


def test_what_is_pasted_while_the_missing_receipt_is_worked_on_belongs_to_it(hand: Hand) -> None:
    assert not hand.page.waits_for_receipt()
    hand.field("payee").setFocus()
    assert hand.page.waits_for_receipt()

    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    hand.field("payee").setFocus()
    assert not hand.page.waits_for_receipt()


def test_a_photograph_can_be_looked_for(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [[], [str(a_photo_file(tmp_path, "snack.jpg"))], [str(a_photo_file(tmp_path, "autre.jpg"))]]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (answers.pop(0), ""))

    hand.click("missing_receipt")
    assert not hand.travel.kept(hand.travel.snack).receipts
    hand.click("missing_receipt")
    assert hand.travel.kept(hand.travel.snack).receipts
    hand.press(Qt.Key.Key_O, CTRL)
    assert len(hand.travel.all()) == 4


def test_pages_are_turned_and_taken_off(hand: Hand, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        attach(hand, a_photo_file(tmp_path, name))
    photo = hand.find("receipt_photo")
    assert isinstance(photo, PhotoViewer)
    before = len(hand.travel.desk.expenses.receipts(hand.travel.kept(hand.travel.snack)))

    hand.qtbot.keyClick(photo, Qt.Key.Key_PageUp)
    hand.click("detach_page")

    left = hand.travel.desk.expenses.receipts(hand.travel.kept(hand.travel.snack))
    assert (before, [page.original_name for page in left]) == (2, ["b.jpg"])


def test_a_receipt_fills_the_screen_and_goes_back(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand.travel.desk.expenses, "view", lambda *_args: png())
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    photo = hand.find("receipt_photo")
    hand.qtbot.keyClick(photo, Qt.Key.Key_Space)
    settle()
    full = hand.find("full_screen_receipt")
    assert full.isVisible()

    hand.qtbot.keyClick(full, Qt.Key.Key_Escape)
    settle()

    assert hand.page.findChild(QWidget, "full_screen_receipt") is None


def test_pages_are_turned_on_the_full_screen_too(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand.travel.desk.expenses, "view", lambda *_args: png())
    for name in ("a.jpg", "b.jpg"):
        attach(hand, a_photo_file(tmp_path, name))
    photo = hand.find("receipt_photo")
    hand.qtbot.keyClick(photo, Qt.Key.Key_Space)
    settle()
    full = hand.find("full_screen_receipt")
    assert isinstance(full, FullScreenReceipt)
    changes: list[int] = []
    full.sheet_asked.connect(changes.append)

    hand.qtbot.keyClick(full.viewer, Qt.Key.Key_PageUp)
    hand.qtbot.keyClick(full, Qt.Key.Key_F5)
    hand.qtbot.keyClick(full.viewer, Qt.Key.Key_Space)
    settle()

    assert changes == [0]
    assert hand.page.findChild(QWidget, "full_screen_receipt") is None


def test_a_receipt_is_cropped_by_hand_and_stays_so(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = seen_as(hand, monkeypatch)
    hand.travel.desk.pictures.papers[b"photo dar tazi"] = PAPER
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    hand.page.receipt.photo.setFocus()
    settle()
    hand.press(Qt.Key.Key_C)
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_Escape)
    still = hand.title
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_Return)
    hand.table.setCurrentIndex(hand.table.model().index(1, 0))
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    settle()

    cropped = View(corners=PAPER, contrast=True)
    assert asked == [View(), View(contrast=True), cropped, cropped]
    assert (still, hand.title) == ("Reçu n° 2", "Reçu n° 2")
    assert not hand.travel.kept(hand.travel.meal).reviewed  # Enter was for the corners alone
    assert hand.page.receipt.photo.bar.crop.isChecked()


def test_corners_in_hand_go_on_over_the_whole_screen(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = seen_as(hand, monkeypatch)
    hand.travel.desk.pictures.papers[b"photo dar tazi"] = PAPER
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    photo = hand.page.receipt.photo
    photo.setFocus()
    settle()
    hand.press(Qt.Key.Key_P)
    hand.press(Qt.Key.Key_Space)
    full = hand.find("full_screen_receipt")
    assert isinstance(full, FullScreenReceipt)
    assert isinstance(full.viewer, ReceiptPhoto)
    taken = full.viewer.frame.corners(), full.viewer.frame.isVisible(), photo.frame.isVisible()
    hand.qtbot.keyClick(full.viewer.frame.handles[1], Qt.Key.Key_Return)
    settle()
    marks = [one.bar.crop.isChecked() for one in (photo, full.viewer)]
    hand.qtbot.keyClick(full.viewer, Qt.Key.Key_P)
    hand.qtbot.keyClick(full.viewer, Qt.Key.Key_C)
    hand.qtbot.keyClick(full.viewer, Qt.Key.Key_Escape)
    settle()

    assert taken == (PAPER, True, False)
    assert asked[1:] == [View(corners=PAPER), View(), View(contrast=True)]
    assert marks == [True, True]
    assert photo.bar.contrast.isChecked()
    assert hand.page.findChild(QWidget, "full_screen_receipt") is None


def test_a_late_picture_of_another_receipt_is_left_out(qtbot: QtBot) -> None:
    hand = Hand(qtbot, a_travel(), Jobs(late=True))
    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    hand.table.setCurrentIndex(hand.table.model().index(1, 0))

    hand.jobs.run_all()

    assert hand.shown("missing_receipt")
    hand.page.close()


def test_a_receipt_that_is_gone_says_so(hand: Hand) -> None:
    hand.travel.desk.vault.files.clear()

    hand.table.setCurrentIndex(hand.table.model().index(3, 0))
    settle()

    assert hand.title == "Reçu n° 2"


def test_a_declaration_is_written_in_the_form(hand: Hand) -> None:
    hand.click("declare_lost")
    circumstances = hand.field("circumstances")
    assert circumstances.hasFocus()
    assert not circumstances.visibleRegion().isEmpty()

    hand.fill("circumstances", "Ticket perdu au port")

    kept = hand.travel.kept(hand.travel.snack)
    assert kept.declaration is not None
    assert not hand.shown("declare_lost")


def test_further_fields_open_when_asked(hand: Hand) -> None:
    assert not hand.shown("debit_cents")

    hand.find("more_fields").setFocus()
    hand.press(Qt.Key.Key_Return)
    hand.fill("debit_cents", "22,50")

    assert hand.travel.kept(hand.travel.snack).debit_cents == 2250
    hand.page.focus_field(Field.OTHER_FUNDING)
    assert hand.field("other_funding_cents").hasFocus()


def test_a_twin_is_asked_about_and_shown(hand: Hand) -> None:
    taxi = hand.travel.kept(hand.travel.taxi)
    twin = an_expense(taxi.amount, number=4, payee=taxi.payee, kind="TAXI", receipts=())
    hand.travel.desk.put(twin)
    hand.presenter.go_to(twin.id)
    settle()
    assert hand.shown("twin_notice")

    hand.click("show_twin")

    assert hand.title == "Reçu n° 1"


def test_files_refused_and_known_are_listed_until_read(hand: Hand, tmp_path: Path) -> None:
    bad, known = tmp_path / "notes.txt", tmp_path / "taxi.jpg"
    bad.write_text("words")
    known.write_bytes(b"photo taxi")
    hand.presenter.take_files(offered_of(bad, known))
    settle()
    outcome = hand.find("taking_outcome")
    assert isinstance(outcome, Notice)
    assert "notes.txt" in outcome.sentence()
    assert "taxi.jpg" in outcome.sentence()

    hand.click("show_known")
    assert hand.title == "Reçu n° 1"
    hand.click("close_outcome")
    assert not hand.shown("taking_outcome")


def test_files_under_way_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand(qtbot, a_travel(), Jobs(late=True))
    hand.presenter.take_files(offered_of(a_photo_file(tmp_path, "a.jpg")))
    settle()
    assert hand.shown("cancel_taking")

    hand.click("cancel_taking")
    hand.jobs.run_all()
    settle()

    assert len(hand.travel.all()) == 3
    assert not hand.shown("cancel_taking")
    hand.page.close()


def test_what_is_typed_is_kept_when_photographs_just_taken_in_take_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand(qtbot, a_travel(), Jobs(late=True))
    hand.presenter.take_files(offered_of(a_photo_file(tmp_path, "a.jpg")))
    note = hand.field("note")
    note.setFocus()
    qtbot.keyClicks(note, "Repas de travail")

    hand.jobs.run_all()
    settle()

    assert hand.title == "Reçu n° 4"
    assert note.text() == ""
    assert [one.note for one in sorted(hand.travel.all(), key=lambda one: one.number)] == [
        "", "", "Repas de travail", "",
    ]  # fmt: skip
    hand.page.close()


def test_what_is_typed_is_kept_when_another_dossier_is_opened(hand: Hand) -> None:
    other = a_mission(id=DossierId(new_id()))
    hand.travel.desk.put(other, an_expense(dirhams("10"), dossier=other.id, receipts=()))
    hand.field("note").setFocus()
    hand.qtbot.keyClicks(hand.field("note"), "Repas")

    hand.presenter.open(other.id)

    assert hand.travel.kept(hand.travel.snack).note == "Repas"


def test_the_rates_take_the_panel_s_place(hand: Hand) -> None:
    hand.click("open_rates")
    assert hand.field("rate_per_euro").hasFocus()
    hand.fill("rate_per_euro", "peu", then=Qt.Key.Key_Return)
    assert hand.message("rate_per_euro")
    assert hand.field("rate_per_euro").text() == "peu"

    hand.fill("rate_currency", "USD")
    hand.fill("rate_per_euro", "1,09", then=Qt.Key.Key_Return)
    assert len(hand.travel.desk.dossiers.rates(DOSSIER)) == 2
    hand.click("edit_rate")
    assert hand.field("rate_per_euro").text() == "10,84"
    hand.click("remove_rate")
    assert len(hand.travel.desk.dossiers.rates(DOSSIER)) == 1
    hand.field("rate_note").setFocus()
    hand.press(Qt.Key.Key_Escape)
    assert hand.table.hasFocus()


def test_cash_changed_is_typed_frozen_and_reckoned_again_by_hand(hand: Hand) -> None:
    desk = hand.travel.desk
    hand.presenter.open_rates()
    hand.presenter.rates.keep(
        RateDraft("MAD", "", "12/10/2026", RateSource.SLIP, "", "200,00", "2 113,00", "5,00", "Guichet")
    )
    settle()
    (slip,) = [one for one in desk.dossiers.rates(DOSSIER) if one.slip is not None]
    assert str(slip.per_euro) == "10.835897"
    hand.click("claim_commission")
    assert [one.kind for one in hand.travel.all()].count("BANQ") == 1
    hand.click("freeze_rates")
    assert any(one.frozen_rate is not None for one in hand.travel.all())
    hand.click("propose_rates")
    (told,) = hand.page.findChildren(Label, "rates_proposal")
    assert "ne changerait" in told.text()
    hand.click("drop_proposal")


def test_the_first_receipt_is_dropped_anywhere(hand: Hand, tmp_path: Path) -> None:
    hand.presenter.open(an_empty_dossier(hand))
    settle()
    zone = hand.find("first_receipt")
    assert zone.isVisible()

    drop(zone, a_photo_file(tmp_path, "a.jpg"))

    assert not zone.isVisible()
    assert hand.title == "Reçu n° 1"
    assert hand.field("amount").hasFocus()


def test_the_first_receipt_can_be_looked_for_or_typed(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [[str(a_photo_file(tmp_path, "a.jpg"))]]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (answers.pop(0), ""))
    hand.presenter.open(an_empty_dossier(hand))
    settle()
    hand.click("choose_photos")
    assert hand.title == "Reçu n° 1"

    hand.presenter.open(an_empty_dossier(hand))
    settle()
    hand.page.setFocus()
    hand.qtbot.keyClick(hand.page, Qt.Key.Key_N)
    settle()
    assert hand.field("payee").hasFocus()


def test_nothing_is_taken_of_a_drop_without_files(hand: Hand) -> None:
    zone = hand.find("missing_receipt")
    mime = QMimeData()
    mime.setText("mot")
    enter(zone, mime)
    let_go(zone, mime)
    leave(zone)

    assert len(hand.travel.all()) == 3
    assert not hand.travel.kept(hand.travel.snack).receipts


def test_a_picture_dropped_on_a_missing_receipt_is_kept_as_png(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png()))
    anything = Examined("image/png", 1, b"small", None)
    monkeypatch.setattr(hand.travel.desk.pictures, "examine", lambda _data, _name: anything)
    enter(hand.find("missing_receipt"), mime)

    let_go(hand.find("missing_receipt"), mime)

    (page,) = hand.travel.desk.expenses.receipts(hand.travel.kept(hand.travel.snack))
    assert page.original_name.startswith("Image collée")


@pytest.mark.parametrize("size", [*SIZES, (1280, 690)])
@pytest.mark.parametrize("language", ["fr", "ar", "en", "xx"])
def test_no_word_is_cut_and_nothing_sticks_out(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    with dressed(qapp, language="fr" if language == "xx" else language, low=size[1] < 760):
        if language == "xx":
            activate_pseudo()
        hand = Hand(qtbot, a_travel())
        hand.page.retranslate()
        hand.page.resize(size[0] - 260, size[1])
        hand.presenter.refresh()
        settle()
        found = [*cut_words(hand.page), *outside(hand.page)]
        for expense in (hand.travel.taxi, hand.travel.meal):
            hand.presenter.go_to(expense)
            settle()
            found += [*cut_words(hand.page), *outside(hand.page)]
        hand.presenter.open_rates()
        settle()
        found += [*cut_words(hand.page), *outside(hand.page)]
        hand.presenter.open(an_empty_dossier(hand))
        settle()
        found += [*cut_words(hand.page), *outside(hand.page)]
        hand.page.close()
    catalogue.activate("fr")

    assert found == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("size", [(1366, 696), (1280, 690)])
def test_a_low_window_shows_the_form_down_to_who_paid(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    with dressed(qapp, language=language, low=True):
        hand = Hand(qtbot, a_travel())
        hand.page.resize(size[0] - 260, size[1])
        form, payer = hand.find("expense_form"), hand.find("payer")
        hidden = []
        for expense in hand.travel.all():
            hand.presenter.go_to(expense.id)
            settle()
            hidden.append(payer.mapTo(form, payer.rect().bottomLeft()).y() - form.height())
        hand.page.close()

    assert max(hidden) <= 0


def test_the_narrowest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        hand = Hand(qtbot, a_travel())
        settle()
        hint = hand.page.minimumSizeHint()
        hand.page.close()

    assert hint.width() <= 1280 - 260
    assert hint.height() <= 690


def an_empty_dossier(hand: Hand) -> DossierId:
    mission = a_mission(id=DossierId(new_id()))
    hand.travel.desk.put(mission)
    return mission.id


def offered_of(*paths: Path) -> tuple[Offered, ...]:
    return tuple(Offered(path.name, path=path) for path in paths)


def attach(hand: Hand, path: Path) -> None:
    hand.presenter.attach_files(offered_of(path))
    settle()


def seen_as(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """How sheets are asked to be seen from now on; each is a picture."""
    asked: list[View] = []

    def view(_page: object, _sheet: int, _longest: int, how: View) -> bytes:
        asked.append(how)
        return png()

    monkeypatch.setattr(hand.travel.desk.expenses, "view", view)
    return asked


def png() -> bytes:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(widget: QWidget, *paths: Path) -> None:
    mime = _mime(*paths)
    enter(widget, mime)
    let_go(widget, mime)
    settle()


def enter(widget: QWidget, mime: QMimeData) -> None:
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    settle()


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def let_go(widget: QWidget, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop
    )
    QApplication.sendEvent(widget, event)
