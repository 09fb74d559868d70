from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.counter import FieldCounter
from support.fakes import PASSPHRASE, no_progress
from support.fingers import Fingers, opened, plain
from support.screens import EACH_WINDOW, PAGE_SIZES, dressed, in_window, settle
from support.whole import CONVENTION

from lianes_desktop.domain.expenses import Deduction
from lianes_desktop.domain.keys import ClockDoubt, ClockSource, EnrolmentState
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.claim.recap import TakenOutList
from lianes_desktop.ui.claim.screen import claim_screen
from lianes_desktop.ui.claim.values import Underway
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.meter import Meter
from lianes_desktop.ui.kit.pages_sheet import PagesSheet
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.screen import Screen

pytestmark = pytest.mark.usefixtures("theme")


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, *, late: bool = False) -> None:
        self.counter = FieldCounter(folder / "field", late=late)
        self.out = folder / "remis"
        self.out.mkdir()
        counter = self.counter
        counter.desk.preferences.change(export_folder=str(self.out))
        self.screen: Screen = claim_screen(
            counter.hand_in, counter.enrolment, counter.desk.profiles, counter.desk.preferences, counter.jobs,
            counter.compass, counter.bar, counter.drafts, counter.replies, counter.plugged_in,
        )  # fmt: skip
        assert isinstance(self.screen.page, ClaimPage)
        super().__init__(self.screen.page)
        self.claim = self.screen.page

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.screen.presenter.open(self.counter.dossier)
        self.page.resize(*size)
        self.page.show()
        settle()

    def sign(self) -> None:
        self.tick("certified")
        self.fill("passphrase", PASSPHRASE)
        self.click("signAndExport")

    def solving(self) -> int:
        return len([one for one in self.page.findChildren(Button, "solve") if one.isVisible()])

    def change(self, **fields: object) -> None:
        dossiers = self.counter.desk.dossiers
        action = dossiers.action(self.counter.dossier)
        assert isinstance(action, Mission)
        dossiers.correct(replace(action, **fields))  # type: ignore[arg-type]  # fields of the value
        self.screen.presenter.refresh()
        settle()


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


@pytest.fixture
def slow(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path, late=True))


def test_a_claim_is_ticked_signed_and_written_by_mouse(hand: Hand) -> None:
    assert not hand.find("signAndExport", Button).isEnabled()
    hand.sign()

    assert (hand.out / "lianes-s1.asice").exists()
    assert hand.sees("leftNotice")
    assert not hand.sees("signAndExport")
    assert plain(hand.find("leftPath", ElidedLabel).whole()) == str(hand.out)
    assert hand.text("leftCode").startswith("Code du dossier")
    assert hand.find("passphrase", QWidget).property("text") == ""


def test_a_claim_is_signed_with_ctrl_enter(hand: Hand) -> None:
    hand.tick("certified")
    hand.fill("passphrase", PASSPHRASE)
    hand.press("passphrase", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(hand.counter.hand_in.sent(hand.counter.dossier)) == 1


def test_a_claim_is_signed_with_enter_in_the_passphrase(hand: Hand) -> None:
    hand.press("certified", Qt.Key.Key_Space)
    hand.fill("passphrase", PASSPHRASE)
    hand.press("passphrase", Qt.Key.Key_Return)

    assert len(hand.counter.hand_in.sent(hand.counter.dossier)) == 1


def test_a_wrong_passphrase_is_said_below_it_and_selected(hand: Hand) -> None:
    hand.tick("certified")
    hand.fill("passphrase", "autre chose")
    hand.click("signAndExport")

    assert hand.message("passphrase") == "Phrase de passe incorrecte. Vérifiez la touche Maj."
    assert hand.find("passphrase", QWidget).hasFocus()
    hand.fill("passphrase", PASSPHRASE)
    hand.click("signAndExport")
    assert hand.sees("leftNotice")


def test_work_under_way_takes_the_forms_place_and_can_be_stopped(slow: Hand) -> None:
    slow.sign()
    assert slow.find("cancelExport", QWidget).hasFocus()
    assert not slow.sees("signAndExport")
    assert not slow.find("previewClaim", Button).isEnabled()
    slow.click("cancelExport")
    slow.counter.jobs.run_all()
    settle()

    assert slow.sees("signAndExport")
    assert slow.counter.bar.said == [("Arrêté. Rien n’a été écrit.", False)]


def test_the_bar_counts_a_bundle_larger_than_qt_can(hand: Hand) -> None:
    hand.claim.show_underway(Underway("Écriture", "3 Go sur 4 Go", 3 * 2**30, 4 * 2**30))
    bar = hand.find("exportBar", QProgressBar)
    assert (bar.value(), bar.maximum()) == (750, 1000)
    hand.claim.show_underway(Underway("Dessin"))
    assert bar.maximum() == 0
    hand.claim.show_underway(None)


def test_a_folder_is_chosen_for_the_bundle(hand: Hand) -> None:
    other = hand.out.parent / "ailleurs"
    other.mkdir()
    hand.click("changeFolder")
    hand.browse(other)
    hand.sign()

    assert (other / "lianes-s1.asice").exists()


def test_without_its_folder_the_button_asks_for_one(hand: Hand) -> None:
    hand.tick("certified")
    hand.fill("passphrase", PASSPHRASE)
    hand.out.rmdir()
    hand.claim.media_may_differ.emit()
    button = hand.find("signAndExport", Button)
    assert button.text() == "Choisir un dossier"
    hand.click("signAndExport")
    other = hand.out.parent / "ailleurs"
    other.mkdir()
    hand.browse(other)
    assert button.text() == "Signer et exporter"
    hand.click("signAndExport")

    assert (other / "lianes-s1.asice").exists()


def test_a_folder_that_goes_at_the_last_moment_is_asked_for_again(hand: Hand) -> None:
    hand.tick("certified")
    hand.fill("passphrase", PASSPHRASE)
    hand.out.rmdir()
    hand.click("signAndExport")

    hand.browse(hand.out.parent)
    assert hand.counter.desk.preferences.current().export_folder == str(hand.out.parent)


def test_the_folder_is_opened_and_the_file_copied(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    hand.sign()
    hand.click("openFolder")
    assert opened == [QUrl.fromLocalFile(str(hand.out))]
    stick = hand.out.parent / "LIANES"
    stick.mkdir()
    hand.click("copyToStick")
    hand.browse(stick)
    assert (stick / "lianes-s1.asice").exists()

    (stick / "lianes-s1.asice").unlink()
    hand.counter.sticks = (stick,)
    hand.click("copyToStick")
    assert (stick / "lianes-s1.asice").exists()


def test_another_way_is_chosen_on_the_page_of_deliveries(hand: Hand) -> None:
    hand.sign()
    hand.click("sendOtherwise")
    assert hand.counter.compass.gone[-1] == ("deliveries", hand.counter.dossier, str(hand.out / "lianes-s1.asice"))


def test_a_file_no_longer_there_cannot_be_copied_but_signed_again(hand: Hand) -> None:
    hand.sign()
    (hand.out / "lianes-s1.asice").unlink()
    hand.screen.presenter.refresh()
    settle()

    assert not hand.find("copyToStick", Button).isEnabled()
    assert "plus à sa place" in plain(hand.find("leftNotice", Notice).title())
    hand.click("signAgain")
    assert hand.sees("signAndExport")
    hand.sign()
    assert (hand.out / "lianes-s2.asice").exists()


def test_checks_lead_to_what_they_found(hand: Hand) -> None:
    hand.change(starts_on=None, themes=())
    assert hand.counter.compass.gone == []
    hand.click("solve")

    assert len(hand.counter.compass.gone) == 1


def test_many_findings_are_shown_on_demand(hand: Hand) -> None:
    for _more in range(6):
        hand.counter.desk.expenses.add(hand.counter.dossier)
    hand.change(starts_on=None, ends_on=None, themes=(), authority=None, partner=None)
    assert hand.sees("moreFindings")
    before = hand.solving()
    hand.click("moreFindings")

    assert not hand.sees("moreFindings")
    errors = hand.solving()
    assert errors > before
    assert hand.find("foldRemarks", Button).text().startswith("Voir ")
    hand.click("foldRemarks")
    assert hand.solving() > errors
    assert hand.find("foldRemarks", Button).text().startswith("Masquer ")
    hand.click("foldRemarks")
    assert hand.solving() == errors


def test_how_complete_the_dossier_is_is_said_and_drawn(hand: Hand) -> None:
    meter = hand.find("meter", Meter)
    before = meter.text()
    hand.change(title="Autre titre", convention=CONVENTION, objectives=(1,))

    assert before.startswith("Complet")
    assert meter.text() != before
    assert not meter.grab().isNull()


def test_a_remark_about_the_key_leads_to_the_exchanges(hand: Hand) -> None:
    hand.counter.keys.state = EnrolmentState.SELF_SIGNED
    hand.screen.presenter.refresh()
    settle()
    hand.click("followRemark")
    hand.click("editExpenses")

    assert [place for place, _subject, _field in hand.counter.compass.gone] == ["exchanges", "expenses"]


def test_the_preview_turns_pages(hand: Hand) -> None:
    hand.click("previewClaim")
    sheet = hand.find("pagesSheet", PagesSheet)
    assert sheet.isVisible()
    viewer = hand.find("previewPages", PhotoViewer)
    viewer.next_sheet()
    viewer.full_screen_asked.emit()
    assert sheet.isFullScreen()
    viewer.full_screen_asked.emit()
    assert not sheet.isFullScreen()
    sheet.reject()
    settle()

    assert hand.sheets() == 0


@pytest.mark.parametrize(
    "error",
    [UnavailableError(Resource.FILE, Cause.IO, "a"), RefusedError([Refusal("a", Problem.PDF_UNREADABLE)])],
)
def test_a_page_that_cannot_be_drawn_says_so(hand: Hand, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_asked: object) -> None:
        raise error

    monkeypatch.setattr(hand.counter.hand_in, "preview_sheet", fail)
    hand.click("previewClaim")

    assert hand.find("previewPages", PhotoViewer).isVisible()
    hand.sheet().reject()
    settle()


def test_a_preview_closed_before_its_page_is_drawn_is_left_alone(slow: Hand) -> None:
    slow.click("previewClaim")
    slow.counter.jobs.run_all()
    settle()
    assert slow.sheets() == 1
    slow.find("pagesSheet", PagesSheet).reject()
    slow.counter.jobs.run_all()
    settle()

    assert slow.sheets() == 0


def test_a_page_that_fails_after_the_preview_closed_is_left_alone(slow: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise UnavailableError(Resource.FILE, Cause.IO, "a")

    monkeypatch.setattr(slow.counter.hand_in, "preview_sheet", fail)
    slow.click("previewClaim")
    slow.counter.jobs.run_all()
    slow.find("pagesSheet", PagesSheet).reject()
    slow.counter.jobs.run_all()
    settle()

    assert slow.sheets() == 0


def test_a_field_of_the_page_can_be_led_to(hand: Hand) -> None:
    hand.claim.activateWindow()
    hand.screen.presenter.reveal(None, "certified")
    assert hand.find("certified", QWidget).hasFocus()
    hand.screen.presenter.reveal(None, "passphrase")
    assert hand.find("passphrase", QWidget).hasFocus()


def test_f6_goes_from_the_preview_to_the_signature(hand: Hand) -> None:
    assert hand.claim.areas()[0].objectName() == "previewClaim"
    hand.claim.areas()[1].setFocus()
    assert hand.find("certified", QWidget).hasFocus()
    hand.sign()
    hand.claim.areas()[1].setFocus()
    assert hand.find("copyToStick", QWidget).hasFocus()


def test_sticks_are_only_looked_for_while_the_page_is_in_sight(hand: Hand) -> None:
    heard: list[None] = []
    hand.claim.media_may_differ.connect(lambda: heard.append(None))
    hand.page.hide()
    hand.page.show()
    settle()

    assert heard == [None]


def test_sums_left_out_and_sums_to_agree_are_listed(hand: Hand) -> None:
    (line,) = hand.counter.hand_in.statement(hand.counter.dossier).lines
    hand.counter.desk.expenses.correct(
        replace(line.expense, deducted=Money.of(Decimal("8.86"), EUR), deduction=Deduction.ALCOHOL)
    )
    hand.screen.presenter.refresh()
    settle()
    picture = hand.page.grab().toImage()

    assert not picture.isNull()
    assert any("8,86" in plain(one.accessibleName()) for one in hand.page.findChildren(TakenOutList))


def states(hand: Hand) -> Iterator[str]:
    """Every look of the page, one after the other."""
    yield "ready"
    hand.counter.keys.state = EnrolmentState.SELF_SIGNED
    hand.counter.keys.doubt = ClockDoubt(
        datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), ClockSource.CRL
    )
    hand.change(starts_on=None, ends_on=None, themes=(), authority=None, sample=True)
    yield "refused"
    hand.claim.refuse([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
    settle()
    yield "wrong passphrase"
    hand.claim.show_underway(Underway("Signature et écriture du dossier", "4,2 Mo sur 9,6 Mo", 42, 96))
    settle()
    yield "under way"
    hand.claim.show_underway(None)
    heavy(hand)
    yield "heavy"
    hand.click("segment_light")
    yield "light"


def heavy(hand: Hand) -> None:
    """Three photographs of seven million bytes each, added to the claim's expense."""
    desk = hand.counter.desk
    (expense,) = desk.dossiers.read(hand.counter.dossier).expenses
    files = [Offered(f"{at}.jpg", data=f"photo {at}".encode() + bytes(7_000_000)) for at in range(3)]
    assert not desk.expenses.attach(expense.id, files, no_progress).refused
    hand.screen.presenter.refresh()
    settle()


def carried(hand: Hand) -> set[str]:
    sent = hand.counter.hand_in.sent(hand.counter.dossier)[0]
    hand_in = hand.counter.bundles.contents[sent.manifest_sha256][1]
    assert hand_in is not None
    return {page.carried.media_type for receipt in hand_in.dossier.receipts for page in receipt.pages}


def test_light_copies_are_chosen_by_mouse_and_by_the_arrows(hand: Hand) -> None:
    assert not hand.sees("photographs")
    heavy(hand)
    assert hand.sees("photographs")
    assert hand.text("packageSize") == "Paquet : 21,9 Mo"
    hand.click("segment_light")
    assert hand.text("packageSize").startswith("Paquet : 6")
    hand.press("segment_light", Qt.Key.Key_Left)
    assert hand.text("packageSize") == "Paquet : 21,9 Mo"
    hand.click("segment_light")
    hand.sign()

    assert carried(hand) == {"image/webp"}


def test_a_bundle_too_heavy_for_mail_proposes_copies(hand: Hand) -> None:
    heavy(hand)
    notice = hand.find("remark_mail", Notice)
    assert plain(notice.title()) == "Paquet de 21,9 Mo : trop lourd pour un message"
    hand.click("takeLightCopies")

    assert not hand.sees("remark_mail")
    assert hand.find("segment_light", QAbstractButton).isChecked()


def test_nothing_is_chosen_while_work_is_under_way(hand: Hand) -> None:
    def offered() -> list[bool]:
        return [hand.find(name, QAbstractButton).isEnabled() for name in ("segment_light", "takeLightCopies")]

    heavy(hand)
    hand.claim.show_underway(Underway("Signature"))
    hand.change(title="Autre titre")
    during = offered()
    hand.claim.show_underway(None)

    assert (during, offered()) == ([False, False], [True, True])


def test_the_choice_is_said_to_be_for_the_next_bundle(hand: Hand) -> None:
    heavy(hand)

    assert "Dans le prochain paquet" in [one.whole() for one in hand.claim.package.findChildren(ElidedLabel)]


def test_another_choice_after_signing_brings_the_form_back(hand: Hand) -> None:
    heavy(hand)
    hand.sign()
    assert not hand.sees("signAndExport")
    hand.click("segment_light")
    assert hand.sees("signAndExport")
    hand.sign()

    assert not hand.sees("signAndExport")
    assert carried(hand) == {"image/webp"}


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_is_cut_in_any_language_or_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        for look in states(hand):
            assert (look, cut_words(hand.page), outside(hand.page)) == (look, [], [])
            assert hand.page.size().toTuple() == size
        hand.page.close()


def test_every_word_follows_the_language(hand: Hand, qapp: QApplication) -> None:
    with dressed(qapp, language="en"):
        hand.claim.retranslate()
        hand.screen.presenter.refresh()
        settle()
        assert hand.find("signAndExport", Button).text() != "Signer et exporter"
    QApplication.sendEvent(hand.page, QEvent(QEvent.Type.StyleChange))


def test_tab_goes_down_the_checks_before_the_signature(hand: Hand) -> None:
    hand.change(starts_on=None)
    hand.find("previewClaim", Button).setFocus()
    reached = []
    for _stop in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        reached.append(after.objectName())

    assert reached[0] == "solve"
    assert "certified" not in reached
