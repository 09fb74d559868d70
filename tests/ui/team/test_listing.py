"""The rows of the team's list, moved by keys and by dragging."""

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from support.builders import a_mission, a_participant

from lianes_desktop.domain.participants import Participant
from lianes_desktop.ui.kit.rows import LINE
from lianes_desktop.ui.team.listing import TeamModel
from lianes_desktop.ui.team.wordings import lines

PEOPLE = tuple(a_participant(family_name=name, position=at) for at, name in enumerate(("Delattre", "Vasseur", "Tazi")))


def shown(*people: Participant) -> TeamModel:
    model = TeamModel()
    model.show(lines(people, a_mission()))
    return model


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown(*PEOPLE))


def test_a_row_is_heard_with_its_act() -> None:
    model = shown(PEOPLE[0])
    index = model.index(0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Claire Delattre, Agent, Ordre de mission à compléter"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Claire Delattre"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0
    assert (model.row_of(PEOPLE[0].id), model.row_of(None), model.line(9)) == (0, -1, None)
    assert index.data(LINE) == model.line(0)


def test_the_same_people_reset_nothing(qtbot: QtBot) -> None:
    model = shown(*PEOPLE)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show(lines(PEOPLE, a_mission()))
    renamed = (a_participant(id=PEOPLE[0].id, family_name="Autre"), *PEOPLE[1:])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(lines(renamed, a_mission()))


def test_a_row_let_go_says_its_place_among_the_others() -> None:
    model = shown(*PEOPLE)
    told: list[object] = []
    model.dropped.connect(told.append)
    move, nowhere = Qt.DropAction.MoveAction, QModelIndex()

    carried = model.mimeData([model.index(0)])
    assert carried.hasFormat(model.mimeTypes()[0])
    for row in (2, 3, -1):
        assert not model.dropMimeData(carried, move, row, 0, nowhere)  # the view is to remove no row itself
    model.dropMimeData(model.mimeData([model.index(2)]), move, 0, 0, nowhere)
    assert told == [(PEOPLE[0].id, 1), (PEOPLE[0].id, 2), (PEOPLE[0].id, 2), (PEOPLE[2].id, 0)]

    model.dropMimeData(carried, Qt.DropAction.CopyAction, 2, 0, nowhere)
    model.dropMimeData(QMimeData(), move, 2, 0, nowhere)
    assert len(told) == 4
    assert model.supportedDropActions() == move
