from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.screens import settle
from support.signals import Heard

from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice, MultiChoice
from lianes_desktop.ui.kit.fields import State
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.segmented import Segment, Segmented

pytestmark = pytest.mark.usefixtures("theme")


class Fruit(StrEnum):
    FIG = "fig"
    DATE = "date"


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    settle()


def test_a_button_answers_enter_and_space(qtbot: QtBot) -> None:
    heard = Heard()
    button = Button("Valider", Kind.PRIMARY, icon="check", cap="Entrée")
    button.clicked.connect(heard.note)
    shown(qtbot, button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_A)

    assert len(heard.said) == 2


def test_a_button_that_may_not_be_used_says_why(qtbot: QtBot) -> None:
    button = Button("Signer")
    shown(qtbot, button)
    button.set_tip("Ctrl Entrée")
    button.allow("2 reçus à compléter")
    refused = (button.isEnabled(), button.toolTip())
    button.allow()

    assert refused == (False, "2 reçus à compléter")
    assert (button.isEnabled(), button.toolTip()) == (True, "Ctrl Entrée")


def test_a_button_makes_room_for_what_it_shows(qtbot: QtBot) -> None:
    button = Button("Signer")
    shown(qtbot, button)
    widths = [button.sizeHint().width()]
    button.set_icon("signature")
    widths.append(button.sizeHint().width())
    button.set_cap("Ctrl Entrée")
    widths.append(button.sizeHint().width())

    assert widths == sorted(set(widths))


def test_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("printer", "Imprimer")
    shown(qtbot, button)

    assert (button.accessibleName(), button.toolTip()) == ("Imprimer", "Imprimer")
    assert button.sizeHint().width() == button.sizeHint().height()


def test_a_choice_gives_back_the_very_value(qtbot: QtBot) -> None:
    heard = Heard()
    choice: Choice[Fruit] = Choice()
    choice.offer([(Fruit.FIG, "Figue"), (Fruit.DATE, "Datte")])
    choice.committed.connect(heard.note)
    shown(qtbot, choice)
    choice.show_value(Fruit.FIG)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert heard.said == [Fruit.DATE]
    assert type(heard.said[0]) is Fruit
    assert choice.value() is Fruit.DATE


def test_offering_again_keeps_the_choice_and_tells_nothing(qtbot: QtBot) -> None:
    heard = Heard()
    choice: Choice[Fruit] = Choice()
    choice.committed.connect(heard.note)
    shown(qtbot, choice)
    choice.offer([(Fruit.FIG, "Figue"), (Fruit.DATE, "Datte")])
    before = choice.value()
    choice.show_value(Fruit.DATE)
    choice.offer([(Fruit.DATE, "تمر")])
    kept = choice.value()
    choice.offer([(Fruit.FIG, "تين")])

    assert (before, kept, choice.value(), heard.said) == (None, Fruit.DATE, None, [])


def test_nothing_may_be_one_of_the_choices(qtbot: QtBot) -> None:
    choice: Choice[Fruit | None] = Choice()
    shown(qtbot, choice)
    choice.offer([(Fruit.FIG, "Figue"), (None, "Aucun")])
    unchosen = choice.currentIndex()
    choice.show_value(None)

    assert (unchosen, choice.currentIndex(), choice.value()) == (-1, 1, None)


def test_the_wheel_scrolls_the_page_and_never_a_choice(qtbot: QtBot) -> None:
    choice: Choice[int] = Choice()
    choice.offer([(1, "Un"), (2, "Deux")])
    choice.show_value(1)
    shown(qtbot, choice)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)

    assert choice.value() == 1
    assert not turn.isAccepted()


def test_the_state_of_a_choice_is_said_by_its_border(qtbot: QtBot) -> None:
    choice: Choice[int] = Choice()
    shown(qtbot, choice)
    choice.set_state(State.BAD)

    assert choice.property("state") == "bad"


def test_people_are_ticked_by_click(qtbot: QtBot) -> None:
    heard = Heard()
    people: MultiChoice[str] = MultiChoice()
    people.committed.connect(heard.note)
    people.offer([("c", "Claire", "CD"), ("t", "Thomas", "TV"), ("s", "Samira", "SB")], ["c"])
    shown(qtbot, people)
    chips = list(people._chips)
    qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    people.offer([("c", "Claire", "CD"), ("t", "Thomas", "TV"), ("s", "Samira", "SB")], ["c", "s"])

    assert heard.said == [("c", "s")]
    assert people._chips == chips
    people.offer([("t", "Thomas", "TV")], [])
    assert people.chosen() == ()


def test_a_tick_wraps_its_words_and_grows(qtbot: QtBot) -> None:
    line = CheckLine("Je certifie que ces dépenses ont été engagées pour la mission et sont authentiques.")
    shown(qtbot, line)
    qtbot.keyClick(line, Qt.Key.Key_Space)

    assert line.isChecked()
    assert line.heightForWidth(200) > line.heightForWidth(900)
    assert line.minimumSizeHint().width() <= 160


def test_a_segment_is_chosen_by_mouse_and_arrows(qtbot: QtBot) -> None:
    heard = Heard()
    track = Segmented([Segment(Fruit.FIG, "Figue"), Segment(Fruit.DATE, "Datte", "check", "ok")])
    track.committed.connect(heard.note)
    shown(qtbot, track)
    none = track.value()
    first = track.first()
    qtbot.mouseClick(track._buttons[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(track._buttons[0], Qt.Key.Key_Right)

    assert none is None
    assert first is track._buttons[0]
    assert heard.said == [Fruit.FIG, Fruit.DATE]


def test_segments_in_another_language_keep_the_choice(qtbot: QtBot) -> None:
    track = Segmented([Segment(Fruit.FIG, "Figue"), Segment(Fruit.DATE, "Datte")], stretch=True)
    shown(qtbot, track)
    track.show_value(Fruit.DATE)
    before = list(track._buttons)
    track.offer([Segment(Fruit.FIG, "Figue"), Segment(Fruit.DATE, "Datte")])
    same = track._buttons == before
    track.offer([Segment(Fruit.FIG, "تين"), Segment(Fruit.DATE, "تمر")])

    assert same
    assert track._buttons != before
    assert track.value() is Fruit.DATE


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_flow_fills_lines_from_where_reading_starts(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    page = QWidget()
    page.setLayoutDirection(direction)
    flow = FlowLayout(page, spacing=10)
    pieces = [QWidget() for _number in range(3)]
    for piece in pieces:
        piece.setFixedSize(60, 20)
        flow.addWidget(piece)
    page.resize(140, 100)
    shown(qtbot, page)
    start = pieces[0].x() if direction == Qt.LayoutDirection.LeftToRight else 140 - pieces[0].x() - 60

    assert [piece.y() for piece in pieces] == [0, 0, 30]
    assert start == 0
    assert flow.heightForWidth(140) == 50
    assert flow.sizeHint() == flow.minimumSize()
    assert (flow.count(), flow.itemAt(9), flow.takeAt(9)) == (3, None, None)
    assert not flow.expandingDirections()
    column = QVBoxLayout()
    column.addLayout(FlowLayout())
    assert flow.takeAt(0) is not None
