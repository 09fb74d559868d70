"""Receipts that read themselves, by hand: marks, second readings, keys, boxes on the photograph."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER
from support.clipping import cut_words, outside
from support.page_desk import Bar, Jobs
from support.readers import SURE
from support.screens import EACH_WINDOW, in_window, settle
from support.travels import a_photo, a_travel

from lianes_desktop.domain.readings import Area, Flaw, Read, Reading
from lianes_desktop.services.ports.receipts import AS_IT_IS, View
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import State, TextField
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.sureness import SecondReading, Sureness

pytestmark = pytest.mark.usefixtures("theme")

TWO_DAYS = replace(SURE, paid_on=Read(date(2026, 10, 14), 74, Area(6500, 3100, 9600, 3400), (date(2026, 10, 11),)))
"""A day that may be another one."""
TWO_DOUBTS = replace(TWO_DAYS, payee=Read("Oriental Minibus SARL", 66, None, ("Oriental Minibus",)))


def a_page() -> bytes:
    """A white page, twice as high as wide."""
    image = QImage(200, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs forget devices
    return bytes(buffer.data().data())


class Hand:
    """The page, and a person who pastes receipts in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.travel, self.jobs, self.bar = qtbot, a_travel(), Jobs(), Bar()
        desk = self.travel.desk
        drawn = a_page()
        see = desk.pictures.view

        def view(data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
            return drawn if longest == 2000 else see(data, media_type, sheet=sheet, longest=longest, how=how)

        desk.pictures.view = view  # type: ignore[method-assign]  # a picture that can be seen
        screen = expenses_screen(desk.behind_expenses, self.jobs, self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        # in a window, as it always is: a page that is one itself takes the focus back when it is made active
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(1180, 860)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        self.page.setFocus()
        settle()

    def paste(self, reading: Reading, name: str = "minibus.jpg") -> None:
        self.travel.desk.reader.says[name] = reading
        self.presenter.take_files((a_photo(name),))
        settle()

    def find(self, name: str) -> QWidget:
        (found,) = self.page.findChildren(QWidget, name)
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, held)
        settle()

    def sureness(self, field: str) -> str:
        found = self.find(f"sureness_{field}")
        assert isinstance(found, Sureness)
        return found.words().replace("\u00a0", " ") if found.isVisibleTo(self.page) else ""

    def other(self, field: str) -> str:
        found = self.find(f"other_{field}").parentWidget()
        assert isinstance(found, SecondReading)
        return found.other() if found.isVisibleTo(self.page) else ""

    def line(self, field: str) -> TextField:
        found = self.find(field)
        assert isinstance(found, TextField)
        return found

    def kind(self) -> Choice[object]:
        found = self.find("kind")
        assert isinstance(found, Choice)
        return found

    @property
    def photo(self) -> PhotoViewer:
        found = self.find("receipt_photo")
        assert isinstance(found, PhotoViewer)
        return found

    @property
    def in_hand(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.window.close()


def test_a_page_turned_by_hand_stays_so_whatever_is_read_on_it(hand: Hand) -> None:
    upside_down = replace(SURE, turn=180)
    hand.paste(upside_down)
    as_read = hand.photo.turn()
    for _quarter in range(2):
        QTest.keyClick(hand.photo, Qt.Key.Key_R)
    QTest.keyClick(hand.photo, Qt.Key.Key_Space)
    settle()
    (full,) = (one for one in hand.page.findChildren(PhotoViewer) if one is not hand.photo)
    over = full.turn()
    QTest.keyClick(full, Qt.Key.Key_R)
    both = hand.photo.turn(), full.turn()
    full.window().close()
    turned = max(hand.travel.all(), key=lambda one: one.number)
    hand.presenter.go_to(hand.travel.taxi)
    hand.presenter.go_to(turned.id)
    settle()

    assert (as_read, over, both) == (180, 0, (90, 90))
    assert hand.photo.turn() == 90


def test_pasted_then_enter_is_enough_when_all_is_sure(hand: Hand) -> None:
    hand.paste(SURE)
    assert hand.line("amount").text() == "1\u202f400,00"
    assert (hand.sureness("payee"), hand.sureness("amount"), hand.sureness("kind")) == ("98 %", "96 %", "91 %")
    assert hand.other("amount") == ""

    taken = max(hand.travel.all(), key=lambda one: one.number)
    hand.press(Qt.Key.Key_Return)
    assert hand.travel.kept(taken.id).reviewed


def test_the_doubtful_field_has_the_focus_and_says_so(hand: Hand) -> None:
    hand.paste(TWO_DAYS)

    assert hand.in_hand == "paid_on"
    assert hand.sureness("paid_on") == "À vérifier · 74 %"
    assert hand.line("paid_on").property("state") == State.CHECK.value
    assert hand.line("amount").property("state") in (None, State.NORMAL.value)
    assert hand.other("paid_on") == "11/10/2026"


def test_a_reading_that_ends_leaves_who_walks_the_list_there(hand: Hand) -> None:
    hand.jobs.late = True
    hand.paste(TWO_DAYS)
    (taking,) = hand.jobs.held
    hand.jobs.held.clear()
    taking.start()
    hand.find("expense_list").setFocus()
    settle()
    hand.jobs.late = False
    taken = max(hand.travel.all(), key=lambda one: one.number)
    hand.jobs.run_all()
    settle()

    assert hand.travel.kept(taken.id).amount is not None
    assert hand.in_hand == "expense_list"
    hand.press(Qt.Key.Key_Delete)
    assert taken.id not in {one.id for one in hand.travel.all()}
    hand.travel.desk.records.undo.undo()
    assert hand.travel.kept(taken.id).amount is not None


def test_alt_down_swaps_the_second_reading_in_and_back(hand: Hand) -> None:
    hand.paste(TWO_DAYS)
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert hand.line("paid_on").text() == "11/10/2026"
    assert hand.other("paid_on") == "14/10/2026"
    assert hand.sureness("paid_on") == ""

    hand.qtbot.mouseClick(hand.find("other_paid_on"), Qt.MouseButton.LeftButton)
    settle()
    assert hand.line("paid_on").text() == "14/10/2026"


def test_alt_down_opens_a_list_that_has_no_second_reading(hand: Hand) -> None:
    hand.paste(SURE)
    hand.kind().setFocus()
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert hand.kind().view().isVisible()
    hand.kind().hidePopup()


def test_alt_down_does_nothing_in_a_field_that_was_not_read(hand: Hand) -> None:
    hand.paste(SURE)
    hand.line("note").setFocus()
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert hand.in_hand == "note"


def test_tab_goes_through_the_doubtful_fields_then_the_rest(hand: Hand) -> None:
    hand.paste(TWO_DOUBTS)
    seen = [hand.in_hand]
    for _field in range(2):
        hand.press(Qt.Key.Key_Tab)
        seen.append(hand.in_hand)
    assert seen[:2] == ["payee", "paid_on"]
    assert seen[2] not in ("payee", "paid_on")

    hand.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert hand.in_hand in ("paid_on", "other_paid_on")


def test_ctrl_enter_accepts_and_stays(hand: Hand) -> None:
    hand.paste(SURE)
    taken = max(hand.travel.all(), key=lambda one: one.number)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert hand.travel.kept(taken.id).reviewed
    assert hand.sureness("payee") == ""
    assert hand.photo.places() == ()


def test_empty_fields_say_they_are_being_read_and_typing_wins(hand: Hand) -> None:
    hand.jobs.late = True
    hand.travel.desk.reader.says["minibus.jpg"] = TWO_DAYS
    hand.presenter.take_files((a_photo("minibus.jpg"),))
    hand.jobs.held.pop(0).start()
    settle()
    assert hand.line("payee").waiting() == "Lecture en cours"
    assert hand.kind().waiting() == "Lecture en cours"
    assert hand.line("amount").waiting() == ""  # where one may type already

    hand.qtbot.keyClicks(hand.line("amount"), "13")
    hand.jobs.run_all()
    settle()
    assert hand.line("amount").text() == "13"
    assert hand.in_hand == "amount"
    assert hand.line("payee").text() == "Oriental Minibus SARL"
    assert hand.line("payee").waiting() == hand.kind().waiting() == ""
    hand.press(Qt.Key.Key_Tab)
    taken = max(hand.travel.all(), key=lambda one: one.number)
    assert taken.amount is not None
    assert taken.amount.minor == 1300


def test_the_focus_is_not_taken_from_somebody_at_work_elsewhere(hand: Hand) -> None:
    hand.jobs.late = True
    hand.travel.desk.reader.says["minibus.jpg"] = SURE
    hand.presenter.take_files((a_photo("minibus.jpg"),))
    hand.jobs.held.pop(0).start()
    hand.line("note").setFocus()
    hand.qtbot.keyClicks(hand.line("note"), "retour")
    hand.jobs.run_all()
    settle()
    assert (hand.in_hand, hand.line("note").text()) == ("note", "retour")

    hand.find("search_expenses").setFocus()
    hand.paste(SURE, "other.jpg")
    hand.jobs.held.pop(0).start()
    settle()
    hand.find("search_expenses").setFocus()
    hand.jobs.run_all()
    settle()
    assert hand.in_hand == "search_expenses"


def test_a_list_that_hangs_open_stays_open_when_a_reading_ends(hand: Hand) -> None:
    hand.jobs.late = True
    hand.travel.desk.reader.says["minibus.jpg"] = SURE
    hand.presenter.take_files((a_photo("minibus.jpg"),))
    hand.jobs.held.pop(0).start()
    payer = hand.find("payer")
    assert isinstance(payer, QComboBox)
    payer.showPopup()
    hand.jobs.run_all()
    settle()
    assert payer.view().isVisible()
    payer.hidePopup()


def test_what_was_read_is_framed_on_the_photograph(hand: Hand) -> None:
    hand.paste(TWO_DAYS)
    photo = hand.photo
    boxes = dict(zip(("payee", "paid_on", "amount"), photo.places(), strict=True))
    scale = min(photo.width() / 200, photo.height() / 400)
    page = QRectF(0, 0, 200 * scale, 400 * scale)
    page.moveCenter(QRectF(photo.rect()).center())

    amount = boxes["amount"].center()
    assert amount.x() == pytest.approx(page.x() + page.width() * 0.75, abs=2)
    assert amount.y() == pytest.approx(page.y() + page.height() * 0.615, abs=2)
    seen = photo.grab().toImage()
    edge = boxes["paid_on"].topLeft().toPoint()
    lit = seen.pixelColor(int(boxes["paid_on"].center().x()), edge.y())
    calm = seen.pixelColor(int(amount.x()), int(boxes["amount"].y()))
    assert lit.red() > lit.blue() + 60  # terracotta
    assert calm.red() < calm.green()  # teal

    photo.zoom_in()
    zoomed = photo.places()[-1]
    assert zoomed.width() > boxes["amount"].width()
    photo.fit()
    photo.rotate()
    turned = photo.places()[-1]
    assert turned.height() > turned.width()


def test_a_page_that_lies_on_its_side_is_shown_upright_unless_turned_by_hand(hand: Hand) -> None:
    hand.paste(replace(SURE, turn=90))
    assert hand.photo.turn() == 90
    wide = hand.photo.places()[0]
    assert wide.width() > wide.height()

    hand.photo.rotate()
    hand.presenter.refresh()
    assert hand.photo.turn() == 180
    hand.photo.show_upright(270)
    assert hand.photo.turn() == 180


def test_a_blurred_photograph_is_told_at_once(hand: Hand) -> None:
    hand.travel.desk.pictures.flaws = frozenset({Flaw.BLURRED})
    hand.paste(SURE)
    notice = hand.find("photo_notice")
    assert isinstance(notice, Notice)
    assert notice.isVisibleTo(hand.page)
    assert notice.title() == "Photo floue"
    hand.press(Qt.Key.Key_Return)
    assert not notice.isVisibleTo(hand.page)


def test_a_receipt_in_arabic_has_its_meaning_under_the_photograph(hand: Hand) -> None:
    hand.paste(replace(SURE, words="سيارة أجرة\nالمجموع 44"))
    meaning = hand.find("receipt_meaning")
    assert meaning.isVisibleTo(hand.page)
    hand.paste(SURE, "french.jpg")
    assert not meaning.isVisibleTo(hand.page)


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_is_cut(qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]) -> None:
    with in_window(qapp, language, size):
        hand = Hand(qtbot)
        hand.travel.desk.pictures.flaws = frozenset({Flaw.FAR})
        hand.page.retranslate()
        hand.window.resize(*size)
        hand.paste(replace(TWO_DOUBTS, words="مطعم المجموع"))
        found = [*cut_words(hand.page), *outside(hand.page)]
        hand.jobs.late = True
        hand.presenter.take_files((a_photo("b.jpg"),))
        hand.jobs.held.pop(0).start()
        settle()
        found += [*cut_words(hand.page), *outside(hand.page)]
        hand.window.close()
    assert found == []
