"""The rows of the contacts' list."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from support.builders import a_contact

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.ui.contacts.listing import ContactModel
from lianes_desktop.ui.contacts.wordings import lines
from lianes_desktop.ui.kit.rows import LINE

PEOPLE = (
    a_contact(given_name="Youssef", family_name="Bennani"),
    a_contact(given_name="Naïma", family_name="Berrada"),
    a_contact(given_name="Leïla", family_name="Chraïbi", function="Conseillère"),
)


def shown(*people: Contact) -> ContactModel:
    model = ContactModel()
    model.show(lines(people))
    return model


def words(model: QAbstractItemModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown(*PEOPLE))


def test_letters_stand_over_people_and_cannot_be_chosen() -> None:
    model = shown(*PEOPLE)

    assert words(model) == ["B", "Youssef Bennani", "Naïma Berrada", "C", "Leïla Chraïbi"]
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.line(0) is None
    assert model.line(99) is None
    assert model.index(0).data(LINE) is None


def test_a_person_is_found_by_its_row_and_the_other_way_round() -> None:
    model = shown(*PEOPLE)

    assert model.row_of(PEOPLE[2].id) == 4
    assert model.row_of(a_contact().id) == -1
    assert model.row_of(None) == -1
    line = model.line(4)
    assert line is not None
    assert line.id == PEOPLE[2].id


def test_screen_readers_hear_name_function_and_consent() -> None:
    model = shown(*PEOPLE)
    index = model.index(4)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Leïla Chraïbi, Conseillère, À demander"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_nothing_stands_outside_the_rows() -> None:
    model = shown(*PEOPLE)

    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0


def test_the_same_people_reset_nothing(qtbot: QtBot) -> None:
    model = shown(*PEOPLE)

    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show(lines(PEOPLE))


def test_people_whose_words_change_keep_their_rows(qtbot: QtBot) -> None:
    model = shown(*PEOPLE)
    renamed = (PEOPLE[0], PEOPLE[1], a_contact(id=PEOPLE[2].id, given_name="Leïla", family_name="Chraïbi"))

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(lines(renamed))


def test_other_people_are_listed_anew(qtbot: QtBot) -> None:
    model = shown(*PEOPLE)

    with qtbot.waitSignal(model.modelReset):
        model.show(lines(PEOPLE[:1]))
    assert words(model) == ["B", "Youssef Bennani"]
