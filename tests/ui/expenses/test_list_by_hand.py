"""The list worked by hand: several chosen, filters and groups, its export; and where its words go."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission, a_participant, an_expense, dirhams
from support.page_desk import Bar, Jobs
from support.page_hand import PageHand
from support.pseudo import activate_pseudo
from support.screens import PAGE_SIZES, dressed, settle
from support.travels import Travel, a_travel

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.expenses import AuthorityShare, Eligibility
from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId, ParticipantId, SeriesId, new_id
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseGroup, ExpenseSort, Narrowing
from lianes_desktop.ui.expenses.list_values import Head
from lianes_desktop.ui.expenses.model import ListRole
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.expenses.table import ExpenseTable
from lianes_desktop.ui.kit.cards import Notice

pytestmark = pytest.mark.usefixtures("theme")

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)
_PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


class Hand(PageHand):
    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1180, 860), jobs: Jobs | None = None) -> None:
        self.travel: Travel = a_travel()
        desk = self.travel.desk
        self.bar, self.jobs = Bar(), jobs or Jobs()
        screen = expenses_screen(desk.behind_expenses, self.jobs, self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.presenter = screen.presenter
        desk.tell(screen.presenter)
        super().__init__(qtbot, screen.page, size)
        screen.presenter.open(DOSSIER)
        self.table.setFocus()
        settle()

    @property
    def table(self) -> ExpenseTable:
        found = self.page.findChild(ExpenseTable)
        assert isinstance(found, ExpenseTable)
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, held)
        settle()

    def row(self, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click a row."""
        place = self.table.visualRect(self.table.model().index(row, 0)).center()
        self.qtbot.mouseClick(self.table.viewport(), LEFT, held, place)
        settle()

    def sees(self, name: str) -> bool:
        return self.find(name).isVisible()

    def menu(self, name: str) -> QMenu:
        settle()
        found = [one for one in self.page.findChildren(QMenu, name) if one.isVisible()]
        assert len(found) == 1, name
        return found[0]

    def take(self, name: str, *words: str) -> None:
        """Take a line of a menu, going through those above it."""
        menu = self.menu(name)
        for at, one in enumerate(words):
            action = next(each for each in _lines(menu) if each.text().translate(_PLAIN).startswith(one))
            under = action.menu()
            if at == len(words) - 1:
                action.trigger()
            elif isinstance(under, QMenu):
                menu = under
        for left in self.page.findChildren(QMenu, name):
            left.close()
        settle()

    def heads(self) -> list[str]:
        model = self.table.model()
        found = (model.index(row, 0).data(ListRole.HEAD) for row in range(model.rowCount()))
        return [one.words.translate(_PLAIN) for one in found if isinstance(one, Head)]

    def numbers(self) -> list[int]:
        lines = (self.table.model().index(row, 0).data(ListRole.LINE) for row in range(self.table.model().rowCount()))
        return [line.expense.number for line in lines if line is not None]

    def chips(self) -> list[str]:
        return [
            one.text().translate(_PLAIN)
            for one in self.page.findChildren(QAbstractButton, "filter_chip")
            if one.isVisible()
        ]


def _lines(menu: QMenu) -> list[QAction]:
    return list(menu.actions())


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.page.close()


# several chosen


def test_several_are_chosen_by_mouse_and_the_bar_says_how_much(hand: Hand) -> None:
    assert not hand.sees("picked_bar")
    assert hand.sees("filter_expenses")

    hand.row(1)
    hand.row(5, CTRL)
    assert hand.said("picked_words") == "2 reçus sélectionnés · 26,20 €"
    assert not hand.sees("filter_expenses")
    hand.row(1)
    assert not hand.sees("picked_bar")
    hand.row(5, SHIFT)
    assert hand.said("picked_words") == "3 reçus sélectionnés · 67,71 €"
    hand.click("picked_leave")
    assert not hand.sees("picked_bar")
    assert hand.table.hasFocus()


def test_several_are_chosen_by_keys(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Down, SHIFT)
    assert hand.said("picked_words").startswith("2 reçus")
    hand.press(Qt.Key.Key_Escape)
    assert not hand.sees("picked_bar")
    hand.press(Qt.Key.Key_A, CTRL)
    assert hand.said("picked_words").startswith("3 reçus")
    hand.press(Qt.Key.Key_Space)
    assert hand.said("picked_words").startswith("2 reçus")
    hand.press(Qt.Key.Key_Home)
    assert not hand.sees("picked_bar")
    hand.press(Qt.Key.Key_End, SHIFT)
    assert hand.said("picked_words").startswith("3 reçus")
    hand.press(Qt.Key.Key_Up, CTRL)
    hand.press(Qt.Key.Key_Space)
    assert hand.said("picked_words").startswith("2 reçus")


def test_one_chosen_that_is_not_the_one_shown_counts_as_several(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Down, CTRL)

    assert hand.said("picked_words").startswith("1 reçu sélectionné")


def test_those_chosen_stay_so_when_the_list_is_read_again_and_the_one_shown_has_left_it(hand: Hand) -> None:
    hand.presenter.narrow(Narrowing(kinds=frozenset({"REMI", "RESO"})))
    hand.presenter.choose(hand.travel.snack)
    hand.press(Qt.Key.Key_A, CTRL)
    assert hand.said("picked_words").startswith("2 reçus")

    hand.travel.desk.put(replace(hand.travel.kept(hand.travel.snack), kind="TRAIN"))
    hand.presenter.refresh()
    settle()

    assert hand.numbers() == [2]
    assert hand.said("picked_words") == "1 reçu sélectionné · 41,51 €"


def test_those_chosen_stay_so_when_the_order_changes_and_the_row_moved_to_is_none_of_them(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A, CTRL)
    hand.row(3, CTRL)
    before = hand.said("picked_words")
    assert before.startswith("2 reçus")

    hand.travel.desk.put(an_expense(dirhams("10"), number=4, paid_on=date(2026, 10, 16), receipts=()))
    hand.presenter.refresh()
    settle()

    assert hand.numbers() == [4, 3, 2, 1]
    assert hand.said("picked_words") == before


def test_an_expense_asked_for_is_chosen_alone(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A, CTRL)

    hand.presenter.go_to(hand.travel.taxi)
    settle()

    assert not hand.sees("picked_bar")
    assert [one.data(ListRole.LINE).expense.number for one in hand.table.selectedIndexes()] == [1]


def test_a_kind_given_to_all_is_one_act_and_stays_chosen(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A, CTRL)
    hand.click("picked_kind")

    hand.take("picked_kind_menu", *_path(hand, "picked_kind_menu", "Train"))

    assert {one.kind for one in hand.travel.all()} == {"TRAIN"}
    assert hand.bar.said[-1] == ("3 reçus modifiés", True)
    assert hand.said("picked_words").startswith("3 reçus sélectionnés")
    assert hand.travel.desk.records.undo.can_undo is Act.CORRECT_EXPENSES
    hand.travel.desk.records.undo.undo()
    assert {one.kind for one in hand.travel.all()} == {"TAXI", "RESO", "REMI"}


def _path(hand: Hand, name: str, words: str) -> tuple[str, ...]:
    """Where a line stands in a menu."""
    for one in _lines(hand.menu(name)):
        under = one.menu()
        if isinstance(under, QMenu) and any(each.text() == words for each in _lines(under)):
            return one.text().translate(_PLAIN), words
    return (words,)


def test_a_payer_and_a_moment_are_given_to_all(hand: Hand) -> None:
    claire, dinner = hand.travel.claire, hand.travel.dinner
    hand.press(Qt.Key.Key_A, CTRL)
    hand.click("picked_payer")
    hand.take("picked_payer_menu", claire.name)
    hand.click("picked_item")
    hand.take("picked_item_menu", *_path(hand, "picked_item_menu", "Dîner, 20:00"))

    assert {(one.payer, one.item) for one in hand.travel.all()} == {(claire.id, dinner.id)}
    hand.click("picked_item")
    hand.take("picked_item_menu", "Aucun moment")
    assert {one.item for one in hand.travel.all()} == {None}
    hand.click("picked_item")
    hand.take("picked_item_menu", "Aucun moment")
    assert hand.bar.said[-1] == ("Rien à changer\u00a0: ces reçus sont déjà ainsi", False)


def test_what_a_rule_refuses_is_said_to_be_refused_not_incomplete(hand: Hand) -> None:
    alone = (AuthorityShare(OrganisationId("FR-LIL"), 1),)
    hand.travel.desk.put(replace(hand.travel.kept(hand.travel.meal), shares=alone))  # as an older version kept it
    hand.press(Qt.Key.Key_A, CTRL)
    hand.click("picked_kind")
    hand.take("picked_kind_menu", *_path(hand, "picked_kind_menu", "Train"))

    said, undo = hand.bar.said[-1]
    assert said.translate(_PLAIN) == "2 reçus modifiés · 1 laissé tel quel : une règle s'y oppose"
    assert undo


def test_enter_accepts_and_del_removes_all_those_chosen(hand: Hand) -> None:
    hand.travel.desk.put(replace(hand.travel.kept(hand.travel.taxi), reviewed=False))
    hand.travel.desk.put(replace(hand.travel.kept(hand.travel.snack), kind="", reviewed=False))
    hand.press(Qt.Key.Key_A, CTRL)
    hand.press(Qt.Key.Key_Return)

    assert [one.reviewed for one in hand.travel.all()] == [False, True, True]
    assert hand.bar.said[-1] == ("2 reçus validés · 1 à compléter d’abord", True)
    hand.press(Qt.Key.Key_Delete)
    assert hand.travel.all() == []
    assert hand.bar.said[-1] == ("3 reçus supprimés", True)
    hand.travel.desk.records.undo.undo()
    assert len(hand.travel.all()) == 3


def test_the_buttons_accept_and_remove_too(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A, CTRL)
    hand.click("picked_accept")
    assert all(one.reviewed for one in hand.travel.all())
    hand.click("picked_remove")
    assert hand.travel.all() == []
    assert not hand.sees("picked_bar")


def test_what_left_in_a_bundle_is_said_and_stays(hand: Hand) -> None:
    when = datetime(2026, 11, 1, tzinfo=UTC)
    series, bundle = SeriesId(uuid4()), BundleId(new_id())
    hand.travel.desk.put(SentBundle(bundle, DOSSIER, series, 4, "cd" * 32, "/x.asice", 9, when, 3, 1, 1, sealed=True))
    before = hand.travel.all()
    hand.press(Qt.Key.Key_A, CTRL)
    hand.press(Qt.Key.Key_Delete)

    assert hand.travel.all() == before
    assert hand.bar.said[-1] == ("3 déjà remis, laissés tels quels", False)


def test_the_menu_key_offers_every_act(hand: Hand) -> None:
    def ask(reason: QContextMenuEvent.Reason) -> None:
        place = QPoint(40, 60)
        event = QContextMenuEvent(reason, place, hand.table.viewport().mapToGlobal(place))
        QApplication.sendEvent(hand.table.viewport(), event)
        settle()

    ask(QContextMenuEvent.Reason.Keyboard)
    assert hand.page.findChildren(QMenu, "picked_menu") == []
    hand.press(Qt.Key.Key_A, CTRL)
    ask(QContextMenuEvent.Reason.Keyboard)
    hand.take("picked_menu", "Valider")
    assert all(one.reviewed for one in hand.travel.all())
    ask(QContextMenuEvent.Reason.Mouse)
    hand.take("picked_menu", "Dire qui a payé", hand.travel.claire.name)
    assert {one.payer for one in hand.travel.all()} == {hand.travel.claire.id}


def test_a_menu_under_another_is_left_by_an_arrow_and_opens_again(hand: Hand) -> None:
    def ask() -> QMenu:
        place = QPoint(40, 60)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, hand.table.viewport().mapToGlobal(place))
        QApplication.sendEvent(hand.table.viewport(), event)
        return hand.menu("picked_menu")

    def open_names() -> list[str]:
        # the menu itself, then the one that lies under it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [one.objectName() for one in hand.page.findChildren(QMenu) if one.isVisible()]

    hand.press(Qt.Key.Key_A, CTRL)
    menu = ask()
    acts = len(_lines(menu))
    hand.qtbot.keyClick(menu, Qt.Key.Key_Down)
    for _again in range(2):
        hand.qtbot.keyClick(menu, Qt.Key.Key_Right)
        assert open_names() == ["picked_menu", "picked_kind_menu"]
        hand.qtbot.keyClick(hand.menu("picked_kind_menu"), Qt.Key.Key_Left)
        settle()
        assert open_names() == ["picked_menu"]
        assert len(_lines(menu)) == acts
    menu.close()
    settle()
    assert open_names() == []
    assert hand.page.findChildren(QMenu, "picked_kind_menu") == []


def test_a_failing_store_is_said_and_nothing_is_lost(hand: Hand) -> None:
    hand.press(Qt.Key.Key_A, CTRL)
    hand.travel.desk.fail(FULL)
    hand.press(Qt.Key.Key_Delete)

    assert hand.bar.warned
    assert len(hand.travel.all()) == 3
    assert hand.said("picked_words").startswith("3 reçus")


def test_long_work_is_shown_and_can_be_stopped(qtbot: QtBot) -> None:
    hand = Hand(qtbot, jobs=Jobs(late=True))
    hand.jobs.run_all()
    hand.press(Qt.Key.Key_A, CTRL)
    hand.click("picked_remove")
    assert hand.sees("cancel_list_work")
    hand.click("picked_accept")  # one thing at a time
    assert len(hand.jobs.held) == 1

    hand.click("cancel_list_work")
    hand.jobs.run_all()
    settle()

    assert len(hand.travel.all()) == 3
    assert not hand.sees("cancel_list_work")
    hand.page.close()


# filters and groups


def test_filters_are_chips_that_can_be_lifted(hand: Hand) -> None:
    hand.click("filter_expenses")
    hand.take("filter_menu", "Catégorie", "Taxi")
    hand.click("filter_expenses")
    hand.take("filter_menu", "Catégorie", "Repas du soir · 1")
    assert hand.numbers() == [2, 1]
    assert hand.chips() == ["Repas du soir", "Taxi, VTC"]
    assert hand.said("filtered_found") == "2 reçus · 45,57 €"

    hand.click("filter_expenses")
    hand.take("filter_menu", "Payé par", hand.travel.claire.name)
    assert hand.numbers() == [1]
    hand.click("filter_expenses")
    hand.take("filter_menu", "Payé par", hand.travel.claire.name)
    assert hand.numbers() == [2, 1]
    chip = hand.page.findChildren(QAbstractButton, "filter_chip")[0]
    chip.setFocus()
    hand.qtbot.mouseClick(chip, LEFT)
    settle()
    assert hand.chips() == ["Taxi, VTC"]
    assert hand.find("filter_expenses").hasFocus()
    hand.click("clear_filters")
    assert hand.chips() == []
    assert hand.numbers() == [3, 2, 1]


def test_every_filter_of_the_menu_narrows(hand: Hand) -> None:
    for path, numbers, chip in (
        (("Éligibilité", "Reçu manquant"), [3], "Reçu manquant"),
        (("Justificatif", "Sans reçu"), [3], "Sans reçu"),
        (("Justificatif", "Avec reçu"), [2, 1], "Avec reçu"),
        (("Jour", "Mercredi 14 octobre · 1"), [2], "14 oct."),
        (("Payé par", "Payeur non précisé"), [3, 2], "Payeur non précisé"),
    ):
        hand.click("filter_expenses")
        hand.take("filter_menu", *path)
        assert hand.numbers() == numbers
        assert hand.chips() == [chip]
        hand.click("filter_expenses")
        hand.take("filter_menu", *path)
        assert hand.chips() == []


def test_a_period_is_typed(hand: Hand) -> None:
    def period(since: str, until: str) -> None:
        hand.click("filter_expenses")
        hand.take("filter_menu", "Période")
        hand.line("period_since").setText(since)
        hand.line("period_until").setText(until)
        hand.click("accept")

    period("hier", "")
    assert hand.find("period_sheet").isVisible()
    hand.click("reject")
    period("14/10", "")
    assert (hand.numbers(), hand.chips()) == ([3, 2], ["Depuis le 14 oct."])
    period("", "14/10/2026")
    assert (hand.numbers(), hand.chips()) == ([2, 1], ["Jusqu'au 14 oct."])
    period("14/10", "13/10")
    assert (hand.numbers(), hand.chips()) == ([2, 1], ["13 oct. au 14 oct."])
    period("", "")
    assert hand.chips() == []


def test_nothing_left_says_what_to_give_up(hand: Hand) -> None:
    hand.presenter.narrow(Narrowing(kinds=frozenset({"TAXI"})))
    hand.click(f"segment_{ExpenseFilter.INCOMPLETE.value}")
    hand.type("search_expenses", "zzz")
    settle()

    assert not hand.table.isVisible()
    said = hand.said("nothing_found")
    assert all(words in said for words in ("zzz", "À compléter", "Taxi, VTC"))
    hand.click("show_everything")
    assert hand.table.isVisible()
    assert hand.numbers() == [3, 2, 1]
    hand.click(f"segment_{ExpenseFilter.NOT_ELIGIBLE.value}")
    assert "Non éligibles" in hand.said("nothing_found")


def test_filters_are_remembered_for_each_dossier_while_the_application_runs(hand: Hand) -> None:
    other = a_mission(id=DossierId(new_id()))
    hand.travel.desk.put(other)
    hand.presenter.narrow(Narrowing(kinds=frozenset({"TAXI"})))

    hand.presenter.open(other.id)
    hand.presenter.open(DOSSIER)
    settle()

    assert hand.chips() == ["Taxi, VTC"]
    assert hand.numbers() == [1]
    hand.presenter.go_to(hand.travel.snack)
    settle()
    assert hand.chips() == []


def test_groups_have_their_sums_and_are_remembered(hand: Hand) -> None:
    hand.travel.desk.put(an_expense(dirhams("10"), number=4, payee="Taxi", kind="TAXI", receipts=()))
    hand.travel.desk.put(an_expense(dirhams("10"), number=5, kind="", receipts=()))
    hand.click("group_expenses")
    hand.take("group_menu", "Par catégorie")

    assert hand.heads() == ["Taxi, VTC", "Repas de midi", "Repas du soir", "Sans catégorie"]
    assert hand.numbers()[:2] in ([4, 1], [1, 4])
    model = hand.table.model()
    assert model.index(0, 0).data(ListRole.HEAD).euro_cents == 498
    assert hand.travel.desk.preferences.current().expense_group == "kind"
    hand.presenter.sort(ExpenseSort.AMOUNT)
    assert hand.heads()[0] == "Taxi, VTC"
    assert hand.numbers()[:2] == [1, 4]
    hand.click("group_expenses")
    hand.take("group_menu", "Par jour")
    assert hand.heads()[0] == "Jeudi 15 octobre"


def test_groups_by_payer_say_who_is_known_to_have_paid(hand: Hand) -> None:
    thomas = a_participant(given_name="Thomas", family_name="Vasseur")
    gone = ParticipantId(new_id())
    hand.travel.desk.put(
        thomas,
        replace(hand.travel.kept(hand.travel.meal), payer=thomas.id),
        an_expense(dirhams("10"), number=4, payer=gone, receipts=()),
    )
    hand.presenter.group(ExpenseGroup.PAYER)

    assert set(hand.heads()[:2]) == {hand.travel.claire.name, "Thomas Vasseur"}
    assert hand.heads()[2:] == ["Payeur retiré de l'équipe", "Payeur non précisé"]


def test_a_group_that_could_not_be_remembered_holds_all_the_same(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_preferences: object) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.DISK_FULL)

    monkeypatch.setattr(hand.travel.desk.preferences, "_file", type("File", (), {"write": staticmethod(fails)}))
    hand.presenter.group(ExpenseGroup.KIND)

    assert hand.bar.warned
    assert hand.heads()[0] == "Taxi, VTC"


def test_a_choice_of_a_later_version_is_by_day(hand: Hand) -> None:
    hand.travel.desk.preferences.change(expense_group="colour")
    hand.presenter.refresh()

    assert hand.heads()[0] == "Jeudi 15 octobre"


# the export


def asked_where(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """Answer the system's window with a path; the names proposed are told."""
    proposed: list[str] = []

    def opened(dialog: QFileDialog) -> None:
        proposed.append(Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else "")
        if answer:
            dialog.fileSelected.emit(answer)

    monkeypatch.setattr(QFileDialog, "open", opened)
    return proposed


def test_the_list_is_exported_as_it_is_narrowed(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "liste.csv"
    proposed = asked_where(monkeypatch, str(to))
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    hand.presenter.narrow(Narrowing(eligibilities=frozenset({Eligibility.ELIGIBLE})))
    hand.press(Qt.Key.Key_E, CTRL)
    hand.take("export_menu", "Texte")

    assert proposed[0].endswith(".csv")
    rows = list(csv.DictReader(to.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [row["N°"] for row in rows[:-1]] == [str(one) for one in hand.numbers()]
    notice = hand.find("exported_notice")
    assert isinstance(notice, Notice)
    assert "liste.csv" in notice.sentence()
    hand.find("open_export_folder").setFocus()
    hand.presenter.refresh()
    settle()
    assert hand.find("open_export_folder").hasFocus()
    hand.click("open_export_folder")
    assert Path(opened[0].toLocalFile()) == tmp_path
    hand.click("close_exported")
    assert not hand.sees("exported_notice")


def test_those_chosen_are_exported_alone(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "liste.xlsx"
    asked_where(monkeypatch, str(to))
    hand.row(1)
    hand.row(3, CTRL)
    hand.click("picked_export")
    hand.take("export_menu", "Classeur")

    assert to.read_bytes()[:2] == b"PK"
    notice = hand.find("exported_notice")
    assert isinstance(notice, Notice)
    assert notice.sentence().startswith("2 reçus exportés")
    other = a_mission(id=DossierId(new_id()))
    hand.travel.desk.put(other)
    hand.presenter.open(other.id)
    settle()
    assert not hand.sees("exported_notice")


def test_what_is_exported_is_what_was_chosen_when_it_was_asked_for(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "liste.csv"

    def opened(dialog: QFileDialog) -> None:
        # what comes meanwhile changes what is chosen behind the system's window
        hand.table.leave_several()
        dialog.fileSelected.emit(str(to))

    monkeypatch.setattr(QFileDialog, "open", opened)
    hand.row(1)
    hand.row(3, CTRL)
    hand.click("picked_export")
    hand.take("export_menu", "Texte")

    rows = list(csv.DictReader(to.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [row["N°"] for row in rows[:-1]] == ["3", "2"]


def test_an_export_put_off_writes_nothing_and_one_that_fails_says_why(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_where(monkeypatch, "")
    hand.click("export_expenses")
    hand.take("export_menu", "Classeur")
    assert hand.bar.warned == []

    asked_where(monkeypatch, str(tmp_path / "none" / "liste.csv"))
    hand.click("export_expenses")
    hand.take("export_menu", "Texte")
    assert hand.bar.warned
    assert not hand.sees("exported_notice")


# looks


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "xx"])
def test_no_word_is_cut_whatever_the_list_shows(
    qtbot: QtBot, qapp: QApplication, language: str, size: tuple[int, int]
) -> None:
    found: list[str] = []
    with dressed(qapp, language="fr" if language == "xx" else language, low=size[1] < 760):
        if language == "xx":
            activate_pseudo()
        hand = Hand(qtbot, size)
        assert isinstance(hand.page, ExpensesPage)
        hand.page.retranslate()
        shows: tuple[Callable[[], None], ...] = (
            lambda: hand.presenter.group(ExpenseGroup.KIND),
            lambda: hand.table.selectAll(),  # noqa: PLW0108 - asked for then
            lambda: hand.table.leave_several(),  # noqa: PLW0108 - likewise
            lambda: hand.presenter.narrow(
                Narrowing(
                    kinds=frozenset({"TAXI", "RESO"}), eligibilities=frozenset(Eligibility), since=date(2026, 1, 1)
                )
            ),
            lambda: hand.presenter.search("zzz"),
            hand.presenter.widen,
        )
        for show in shows:
            show()
            found += hand.faults()
        hand.page.close()
    catalogue.activate("fr")

    assert found == []
