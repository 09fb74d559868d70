"""Photographs that come by themselves, as the expenses page shows them: by hand, on disks of paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission, a_profile
from support.clipping import cut_words, outside
from support.page_desk import Bar, Jobs, PageDesk
from support.paper_disks import DCIM, NOON, STICK, seen
from support.screens import EACH_WINDOW, in_window, settle
from support.travels import a_travel

from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.disks import Seen
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel

pytestmark = pytest.mark.usefixtures("theme")


class Hand:
    """The page of a mission, and what a person does to it."""

    def __init__(self, qtbot: QtBot, desk: PageDesk, looking: Jobs | None = None) -> None:
        self.qtbot, self.desk, self.bar = qtbot, desk, Bar()
        self.jobs, self.looking = Jobs(), looking or Jobs()
        screen = expenses_screen(desk.behind_expenses, self.jobs, self.bar, None, self.looking)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        qtbot.addWidget(self.page)
        self.page.resize(1180, 860)
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        self.page.show()
        self.page.activateWindow()
        settle()

    def all(self, name: str) -> list[QWidget]:
        return [one for one in self.page.findChildren(QWidget, name) if one.isVisibleTo(self.page)]

    def click(self, name: str, at: int = 0) -> None:
        self.qtbot.mouseClick(self.all(name)[at], Qt.MouseButton.LeftButton)
        settle()

    def choose(self, folder: Path) -> None:
        """Follow a folder, chosen in the system's window."""
        self.click("follow_folder" if self.all("follow_folder") else "follow_first")
        dialog = self.page.findChild(QFileDialog, "browse")
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(folder))
        dialog.done(QDialog.DialogCode.Accepted)
        self.page.activateWindow()  # as a window manager does
        settle()

    def wait_a_little(self, times: int = 1) -> None:
        """Some seconds pass on the page's own clock."""
        for _time in range(times):
            self.page.watched.due.emit()
        settle()

    def lines(self) -> list[str]:
        """What the lines say: the chip and the words."""
        found = []
        for line in self._each_line():
            (chip,), (words,) = line.findChildren(Chip), line.findChildren(ElidedLabel)
            found.append(f"{chip.text()} | {words.whole()}".replace("’", "'"))
        return [line.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ") for line in found]

    def buttons(self, at: int = 0) -> list[str]:
        line = self._each_line()[at]
        return [one.text() for one in line.findChildren(QPushButton) if one.isVisibleTo(self.page)]

    def _each_line(self) -> list[QWidget]:
        lines = [one.parentWidget() for one in self.all("watched_words")]
        return [one for one in lines if one is not None]

    def names(self) -> list[str]:
        """The files taken in."""
        keys = self.desk.expenses.order(DOSSIER).keys
        receipts = {one.id: one for one in self.desk.dossiers.read(DOSSIER).receipts}
        held = (receipts[each] for line in self.desk.expenses.lines(keys) for each in line.expense.receipts)
        return sorted(page.original_name for one in held for page in one.pages)

    def outcome(self) -> str:
        (notice,) = self.all("taking_outcome")
        assert isinstance(notice, Notice)
        return f"{notice.title()} | {notice.sentence()}".replace("\u2068", "").replace("\u2069", "")


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, PageDesk(a_profile(), a_mission()))
    made.desk.watch.begin(lambda _at, _of: None)
    made.desk.disks.folders[DCIM] = []
    yield made
    made.page.close()


@pytest.fixture
def full(qtbot: QtBot) -> Iterator[Hand]:
    """The same with three expenses."""
    made = Hand(qtbot, a_travel().desk)
    yield made
    made.page.close()


def photos(folder: Path, *names: str) -> tuple[Seen, ...]:
    """Real photographs of the middle of the mission, each another one."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(f"photo {name}".encode())
    return tuple(seen(name, root=folder, size=len(f"photo {name}")) for name in names)


def test_nothing_is_followed_before_it_is_asked(hand: Hand) -> None:
    hand.wait_a_little(3)
    assert hand.lines() == []
    assert hand.desk.disks.looks == []
    assert not hand.page.watched.isVisibleTo(hand.page)


def test_a_folder_is_followed_from_the_first_receipt_on(hand: Hand) -> None:
    assert hand.all("follow_first")
    hand.choose(DCIM)
    assert hand.lines() == ["Dossier suivi | DCIM · Rien de nouveau"]
    assert hand.buttons() == ["Ne plus suivre"]
    assert hand.desk.preferences.current().followed_folder == str(DCIM)


def test_a_folder_is_followed_from_the_keyboard(full: Hand) -> None:
    full.qtbot.keyClick(
        full.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = full.page.findChild(QFileDialog, "browse")
    assert isinstance(dialog, QFileDialog)
    dialog.reject()  # another thought: nothing is followed
    settle()
    assert full.lines() == []


def test_new_photographs_are_offered_and_never_taken_silently(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    hand.desk.disks.put(*photos(folder, "a.jpg", "b.jpg", "c.jpg"), root=folder)
    hand.choose(folder)
    hand.wait_a_little(3)
    assert hand.lines() == ["Dossier suivi | 3 photos nouvelles dans DCIM"]
    assert hand.buttons() == ["Les prendre", "Plus tard", "Ne plus suivre"]
    assert hand.names() == []
    hand.click("take_watched")
    assert hand.names() == ["a.jpg", "b.jpg", "c.jpg"]
    assert hand.lines() == ["Dossier suivi | DCIM · Rien de nouveau"]
    assert hand.desk.receipt_readings.to_accept(DOSSIER) == 3


def test_what_is_no_photograph_is_refused_as_a_drop_is_and_not_offered_again(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    files = photos(folder, "a.jpg", "b.jpg")
    (folder / "b.jpg").write_bytes(b"no picture")
    hand.desk.disks.put(*files, root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    hand.click("take_watched")
    assert "b.jpg – Ni photo ni PDF" in hand.outcome()
    hand.wait_a_little(2)
    assert hand.lines() == ["Dossier suivi | DCIM · Rien de nouveau"]
    assert sorted(one.name for one in folder.iterdir()) == ["a.jpg", "b.jpg"]


def test_later_leaves_them_at_hand_without_asking_again(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    hand.desk.disks.put(*photos(folder, "a.jpg", "b.jpg"), root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    hand.all("put_off_watched")[0].setFocus()
    hand.click("put_off_watched")
    hand.wait_a_little(2)
    assert hand.lines() == ["Dossier suivi | DCIM · 2 photos remises à plus tard"]
    assert hand.buttons() == ["Les prendre", "Ne plus suivre"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "choose_photos"  # the button is gone; the next one in line stops following
    hand.click("take_watched")
    assert hand.names() == ["a.jpg", "b.jpg"]


def test_photographs_of_other_days_are_taken_only_with_all(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    during, before, after = photos(folder, "during.jpg", "before.jpg", "after.jpg")
    day = 24 * 3600 * 10**9
    others = replace(before, modified=before.modified - 90 * day), replace(after, modified=after.modified + 9 * day)
    hand.desk.disks.put(during, *others, root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    assert hand.lines() == ["Dossier suivi | 1 photo nouvelle dans DCIM · 2 autres hors des dates"]
    assert hand.buttons() == ["Les prendre", "Toutes les prendre", "Plus tard", "Ne plus suivre"]
    hand.click("take_watched")
    assert hand.names() == ["during.jpg"]
    assert hand.lines() == ["Dossier suivi | 2 photos nouvelles dans DCIM, hors des dates prévues"]
    assert hand.buttons() == ["Les prendre", "Plus tard", "Ne plus suivre"]
    hand.click("take_watched")
    assert hand.names() == ["after.jpg", "before.jpg", "during.jpg"]


def test_all_are_taken_at_once(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    during, other = photos(folder, "during.jpg", "other.jpg")
    hand.desk.disks.put(during, replace(other, modified=NOON * 10), root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    hand.click("take_all_watched")
    assert hand.names() == ["during.jpg", "other.jpg"]


def test_a_dossier_without_dates_proposes_all(qtbot: QtBot) -> None:
    hand = Hand(qtbot, PageDesk(a_profile(), replace(a_mission(), starts_on=None, ends_on=None)))
    hand.desk.disks.put(seen("a.jpg"), seen("b.jpg", day=-900))
    hand.choose(DCIM)
    hand.wait_a_little()
    assert hand.lines() == ["Dossier suivi | 2 photos nouvelles dans DCIM"]
    assert "Toutes les prendre" not in hand.buttons()
    hand.page.close()


def test_a_stick_is_offered_once(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    hand.desk.disks.plug(*photos(folder, "a.jpg"), root=folder)
    hand.wait_a_little(2)
    assert hand.lines() == ["Une clé ou un téléphone est branché | 1 photo"]
    assert hand.buttons() == ["Les prendre", "Plus tard"]
    hand.click("put_off_watched")
    hand.wait_a_little(2)
    assert hand.lines() == []
    hand.desk.disks.unplug(folder)
    hand.wait_a_little()
    hand.desk.disks.plug(*photos(folder, "a.jpg"), root=folder)
    hand.wait_a_little(2)
    hand.click("take_watched")
    assert hand.names() == ["a.jpg"]
    assert hand.lines() == []


def test_a_stick_without_photographs_is_not_told(hand: Hand) -> None:
    hand.desk.disks.plug()
    hand.wait_a_little(3)
    assert hand.lines() == []


def test_the_folder_and_the_stick_stand_one_above_the_other_and_are_taken_apart(hand: Hand, tmp_path: Path) -> None:
    own, stick = tmp_path / "Photos", tmp_path / "DCIM"
    hand.desk.disks.put(*photos(own, "own.jpg"), root=own)
    hand.desk.disks.plug(*photos(stick, "stick.jpg"), root=stick)
    hand.choose(own)
    hand.wait_a_little()
    assert hand.lines() == [
        "Dossier suivi | 1 photo nouvelle dans Photos",
        "Une clé ou un téléphone est branché | 1 photo",
    ]
    hand.click("take_watched", 1)
    assert hand.names() == ["stick.jpg"]
    hand.click("unfollow_folder")
    assert hand.lines() == []
    assert hand.desk.preferences.current().followed_folder == ""


def two_sticks(hand: Hand, tmp_path: Path) -> tuple[Path, Path]:
    sticks = tmp_path / "ONE", tmp_path / "TWO"
    for at, stick in enumerate(sticks, 1):
        hand.desk.disks.plug(*photos(stick, f"{at}.jpg"), root=stick)
    hand.wait_a_little(2)
    assert len(hand.lines()) == 2
    return sticks


def test_the_keyboard_stays_on_a_stick_when_the_line_above_goes(hand: Hand, tmp_path: Path) -> None:
    one, _two = two_sticks(hand, tmp_path)
    button = hand.all("take_watched")[1]
    button.setFocus()
    hand.presenter.watch.put_off(one)
    settle()
    assert hand.all("take_watched") == [button]
    assert QApplication.focusWidget() is button
    hand.qtbot.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert hand.names() == ["2.jpg"]


def test_a_button_pressed_as_its_line_goes_does_nothing_to_another_stick(hand: Hand, tmp_path: Path) -> None:
    one, _two = two_sticks(hand, tmp_path)
    button = hand.all("put_off_watched")[0]
    hand.qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    hand.presenter.watch.put_off(one)
    hand.qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    settle()
    assert hand.lines() == ["Une clé ou un téléphone est branché | 1 photo"]


def test_a_folder_followed_later_stands_above_the_stick_for_the_tab_key_too(hand: Hand, tmp_path: Path) -> None:
    own, stick = tmp_path / "Photos", tmp_path / "DCIM"
    hand.desk.disks.put(*photos(own, "own.jpg"), root=own)
    hand.desk.disks.plug(*photos(stick, "stick.jpg"), root=stick)
    hand.wait_a_little(2)
    (lower,) = hand.all("take_watched")
    hand.choose(own)
    hand.wait_a_little()
    (stop,) = hand.all("unfollow_folder")
    assert stop.mapTo(hand.page, stop.rect().center()).y() < lower.mapTo(hand.page, lower.rect().center()).y()
    stop.setFocus()
    hand.qtbot.keyClick(stop, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is lower


def test_a_cable_pulled_out_is_said_and_the_rest_comes_back_by_itself(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    files = photos(folder, "a.jpg", "b.jpg")
    hand.desk.disks.put(*files, root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    (folder / "b.jpg").unlink()  # half-way
    hand.click("take_watched")
    assert "b.jpg" in hand.outcome()
    assert hand.names() == ["a.jpg"]
    hand.desk.disks.unplug(folder)
    hand.wait_a_little()
    assert hand.lines() == [
        "Débranché | DCIM n'est plus là : rebranchez le téléphone ou la clé, la suite viendra d'elle-même."
    ]
    assert hand.buttons() == ["Ne plus suivre"]
    photos(folder, "b.jpg")
    hand.desk.disks.put(*files, root=folder)
    hand.wait_a_little(2)
    assert hand.lines() == ["Dossier suivi | 1 photo nouvelle dans DCIM"]
    hand.click("take_watched")
    assert hand.names() == ["a.jpg", "b.jpg"]


def test_a_stick_pulled_out_before_it_was_taken_is_said_until_it_is_read(hand: Hand) -> None:
    hand.desk.disks.plug(seen("a.jpg", root=STICK))
    hand.wait_a_little(2)
    hand.desk.disks.unplug()
    hand.wait_a_little()
    (line,) = hand.lines()
    assert line.startswith("Débranché | La clé ou le téléphone n'est plus là")
    assert hand.buttons() == ["Plus tard"]
    hand.presenter.watch.take(STICK)  # asked at the very moment it went
    assert hand.names() == []
    hand.click("put_off_watched")
    assert hand.lines() == []


def test_a_folder_too_large_to_see_whole_says_so(hand: Hand) -> None:
    hand.desk.disks.whole = False
    hand.choose(DCIM)
    (line,) = hand.lines()
    assert "Trop de fichiers" in line


def test_those_put_off_are_parted_by_their_days_too_whatever_the_folder_is_called(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "{n} % <b>"
    during, other = photos(folder, "during.jpg", "other.jpg")
    hand.desk.disks.put(during, replace(other, modified=NOON * 10), root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    hand.click("put_off_watched")
    assert hand.lines() == ["Dossier suivi | {n} % <b> · 1 photo remise à plus tard · 1 autre hors des dates"]
    assert hand.buttons() == ["Les prendre", "Toutes les prendre", "Ne plus suivre"]
    hand.click("take_watched")
    assert hand.names() == ["during.jpg"]
    hand.click("take_watched")
    assert hand.names() == ["during.jpg", "other.jpg"]


def test_the_root_of_a_disk_has_its_whole_name(hand: Hand) -> None:
    hand.desk.disks.folders[Path("/")] = []
    hand.choose(Path("/"))
    assert hand.lines() == ["Dossier suivi | / · Rien de nouveau"]


def test_at_most_three_lines_are_shown(hand: Hand) -> None:
    for at in range(5):
        stick = Path(f"/media/KEY{at}/DCIM")
        hand.desk.disks.plug(seen("a.jpg", root=stick), root=stick)
    hand.wait_a_little(2)
    assert len(hand.lines()) == 3
    hand.click("put_off_watched")
    hand.click("put_off_watched")
    hand.click("put_off_watched")
    assert len(hand.lines()) == 2


def test_without_a_dossier_nothing_is_lost(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    hand.desk.disks.put(*photos(folder, "a.jpg"), root=folder)
    hand.choose(folder)
    hand.wait_a_little()
    hand.presenter.open(None)
    hand.presenter.watch.take(folder)
    assert hand.lines() == ["Dossier suivi | DCIM · 1 photo remise à plus tard"]
    hand.presenter.open(DOSSIER)
    hand.click("take_watched")
    assert hand.names() == ["a.jpg"]


def test_a_folder_that_cannot_be_remembered_is_followed_all_the_same(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, **_choices: str) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.DISK_FULL)

    monkeypatch.setattr(type(hand.desk.preferences), "change", full)
    hand.choose(DCIM)
    assert len(hand.bar.warned) == 1


def test_a_look_never_holds_the_window(qtbot: QtBot) -> None:
    looking = Jobs(late=True)
    hand = Hand(qtbot, PageDesk(a_profile(), a_mission()), looking)
    looking.run_all()
    hand.desk.disks.put(seen("a.jpg"))
    hand.choose(DCIM)
    assert hand.lines() == ["Dossier suivi | DCIM · Premier regard en cours"]
    hand.wait_a_little(5)
    assert len(looking.held) == 1  # one at a time
    looking.run_all()
    hand.wait_a_little()
    looking.run_all()
    assert hand.lines() == ["Dossier suivi | 1 photo nouvelle dans DCIM"]
    hand.wait_a_little()
    (job,) = looking.held
    hand.page.hide()
    assert job.cancelled
    looking.run_all()
    hand.page.show()
    assert len(looking.held) == 1  # back on the page, it looks again
    looking.run_all()
    hand.page.close()


def test_an_error_of_ours_ends_the_looks(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def broken(*_what: object) -> None:
        asked.append(_what)
        raise ZeroDivisionError

    monkeypatch.setattr(hand.desk.disks, "look", broken)
    hand.choose(DCIM)
    hand.wait_a_little(3)
    assert len(asked) == 1


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_lines_are_said_in_the_language_in_force(hand: Hand, language: str) -> None:
    hand.desk.disks.put(*(seen(f"{at}.jpg") for at in range(5)))
    hand.choose(DCIM)
    hand.wait_a_little()
    catalogue.activate(language)
    hand.page.retranslate()
    hand.presenter.refresh()
    settle()
    (line,) = hand.lines()
    count = catalogue.ngettext("{n} photo nouvelle dans {folder}", "{n} photos nouvelles dans {folder}", 5)
    assert line.endswith(count.format(n=5, folder="DCIM"))
    assert hand.buttons() == [catalogue._(one) for one in ("Les prendre", "Plus tard", "Ne plus suivre")]


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_every_word_has_room(qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]) -> None:
    with in_window(qapp, language, size):
        hand = Hand(qtbot, a_travel().desk)
        hand.page.resize(*size)
        hand.desk.disks.put(*(seen(f"{at}.jpg", day=at * 40) for at in range(200)))
        hand.choose(DCIM)
        hand.desk.disks.plug(*(seen(f"{at}.jpg", root=STICK, day=at * 40) for at in range(200)))
        hand.wait_a_little(2)
        assert len(hand.lines()) == 2
        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.desk.disks.unplug()
        hand.desk.disks.unplug(DCIM)
        hand.wait_a_little()
        assert cut_words(hand.page) == []
        assert outside(hand.page) == []
        hand.page.close()


def test_a_list_with_receipts_has_the_button_too(full: Hand) -> None:
    full.choose(DCIM)
    assert full.all("follow_folder")
    (line,) = full.lines()
    assert line.startswith("Débranché")  # it was never there
