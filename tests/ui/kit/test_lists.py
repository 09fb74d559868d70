import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QStringListModel, Qt
from PySide6.QtGui import QPainter
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from support.screens import settle
from support.signals import Heard

from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.lists import HEAD_HEIGHT, ROW_HEIGHT, Index, ListDelegate, ListView
from lianes_desktop.ui.kit.paint import Mirror, text
from lianes_desktop.ui.kit.theme import colour
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.switcher import CardModel
from lianes_desktop.ui.shell.values import DossierCard

pytestmark = pytest.mark.usefixtures("theme")


class Rows(ListDelegate):
    @override
    def is_head(self, index: Index) -> bool:
        return index.row() == 0

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: Mirror, *, selected: bool) -> None:
        words = mirror.rect(rect.x() + 16, rect.y(), rect.width() - 32, rect.height())
        text(painter, words, str(index.data()), font(Role.BODY), colour("ink"), mirror.leading)


@pytest.fixture
def view(qtbot: QtBot) -> ListView:
    view = ListView()
    view.setModel(QStringListModel(["Mercredi", "Taxi", "Hôtel"], view))
    view.setItemDelegate(Rows(view))
    view.resize(300, 300)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.setFocus()
    settle()
    return view


def test_heads_are_lower_than_rows(view: ListView) -> None:
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in range(3)]

    assert heights == [HEAD_HEIGHT, ROW_HEIGHT, ROW_HEIGHT]


def test_no_row_is_shown_in_half_at_the_foot(view: ListView) -> None:
    view.resize(300, HEAD_HEIGHT + ROW_HEIGHT + 30)
    settle()
    top = view.visualRect(view.model().index(2, 0)).top()
    left_out = view.viewport().grab().toImage().copy(0, top, view.viewport().width(), 30)

    assert len({left_out.pixel(x, y) for x in range(0, left_out.width(), 2) for y in range(left_out.height())}) == 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_selected_row_has_an_edge_where_reading_starts(view: ListView, direction: Qt.LayoutDirection) -> None:
    view.setLayoutDirection(direction)
    view.setCurrentIndex(view.model().index(1, 0))
    view.clearFocus()
    settle()
    image = view.viewport().grab().toImage()
    edge = 1 if direction == Qt.LayoutDirection.LeftToRight else image.width() - 2

    assert image.pixelColor(edge, HEAD_HEIGHT + 20).name() == colour("teal").name()
    assert image.pixelColor(image.width() // 2, HEAD_HEIGHT + 4).name() == colour("teal_tint").name()


def test_keys_move_open_and_remove(view: ListView, qtbot: QtBot) -> None:
    chosen, opened, removed, letters = Heard(), Heard(), Heard(), Heard()
    view.chosen.connect(chosen.note)
    view.opened.connect(opened.note)
    view.removal_asked.connect(removed.note)
    view.key_pressed.connect(letters.note)
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_N)

    assert [index.row() for index in chosen.said if isinstance(index, QModelIndex)] == [1, 2]
    assert [index.row() for index in opened.said if isinstance(index, QModelIndex)] == [2]
    assert len(removed.said) == 1
    assert letters.said == ["N"]


def test_a_double_click_opens(view: ListView, qtbot: QtBot) -> None:
    opened = Heard()
    view.opened.connect(opened.note)
    middle = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert len(opened.said) == 1


def test_a_list_without_model_paints_nothing(qtbot: QtBot) -> None:
    view = ListView()
    qtbot.addWidget(view)
    view.setModel(None)

    assert view.model() is None


def test_a_delegate_must_say_what_a_row_shows(view: ListView) -> None:
    bare = ListDelegate(view)
    model: QAbstractListModel = QStringListModel(["Un"], view)

    assert not bare.is_head(model.index(0))
    with pytest.raises(NotImplementedError):
        bare.draw(QPainter(), QRect(), model.index(0), Mirror(Qt.LayoutDirection.LeftToRight, QRect()), selected=False)


def test_the_model_of_dossiers_keeps_the_rules_of_models(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    view = ListView()
    qtbot.addWidget(view)
    model: CardModel[DossierCard] = CardModel(view)
    model.show_cards([DossierCard(None, "Oujda", "Mission", "plane-takeoff"), DossierCard(None, "Nador", "", "folder")])
    qtmodeltester.check(model)

    assert model.rowCount() == 2
    assert model.data(QPersistentModelIndex()) is None
