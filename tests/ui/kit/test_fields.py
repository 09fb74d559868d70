import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.screens import settle
from support.signals import Heard

from lianes_desktop.ui.kit.fields import LabeledField, SearchField, State, TextArea, TextField
from lianes_desktop.ui.kit.values import DateField, MoneyEdit

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def pad() -> Heard:
    return Heard()


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    return widget


def shown(form: QWidget, *fields: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    for field in fields:
        layout.addWidget(field)
    form.show()
    form.activateWindow()
    settle()


def test_a_field_tells_its_text_once_when_it_is_left(form: QWidget, qtbot: QtBot, pad: Heard) -> None:
    first, second = TextField(), TextField()
    first.committed.connect(pad.note)
    shown(form, first, second)
    first.show_text("Oujda")
    first.setFocus()
    qtbot.keyClicks(first, "X")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)

    assert pad.said == ["XOujda"]


def test_a_field_left_as_it_was_tells_nothing(form: QWidget, qtbot: QtBot, pad: Heard) -> None:
    field = TextField()
    field.committed.connect(pad.note)
    shown(form, field)
    field.show_text("Oujda")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert pad.said == []


def test_a_text_area_tells_its_text_when_it_is_left(form: QWidget, qtbot: QtBot, pad: Heard) -> None:
    area, other = TextArea("Facultatif"), TextField()
    area.committed.connect(pad.note)
    shown(form, area, other)
    area.show_text("Un")
    area.setFocus()
    qtbot.keyClicks(area, "Deux ")
    other.setFocus()
    area.setFocus()
    other.setFocus()

    assert pad.said == ["Deux Un"]


def test_nothing_moves_when_the_state_of_a_field_changes(form: QWidget) -> None:
    field = TextField()
    shown(form, field)
    heights = []
    for state in (State.NORMAL, State.CHECK, State.BAD):
        field.set_state(state)
        settle()
        heights.append(field.height())
    field.setFocus()
    settle()
    heights.append(field.height())

    assert heights == [40, 40, 40, 40]


def test_a_refusal_stands_below_its_field_and_is_heard(form: QWidget) -> None:
    field = LabeledField("Date", DateField())
    shown(form, field)
    field.refuse("Cette date n’existe pas.")

    assert field.message() == "Cette date n’existe pas."
    assert field.control.accessibleDescription() == "Cette date n’existe pas."
    assert field.control.property("state") == "bad"
    field.refuse("")
    assert field.control.property("state") == "normal"


def test_a_label_names_the_field_for_those_who_hear(form: QWidget) -> None:
    field = LabeledField("Montant", MoneyEdit())
    shown(form, field)
    field.set_label("المبلغ")

    assert field.control.accessibleName() == "المبلغ"


@pytest.mark.parametrize(
    ("kind", "direction", "side"),
    [
        (TextField, Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft),
        (TextField, Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight),
        (DateField, Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight),
        (MoneyEdit, Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignRight),
        (MoneyEdit, Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignLeft),
    ],
)
def test_latin_text_starts_where_the_page_starts(
    form: QWidget, kind: type[TextField], direction: Qt.LayoutDirection, side: Qt.AlignmentFlag
) -> None:
    field = kind()
    shown(form, field)
    form.setLayoutDirection(direction)
    field.show_text("1 400,00")

    assert field.alignment() & side
    assert field.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_undo_goes_to_the_window_when_the_field_has_nothing_to_take_back(
    form: QWidget, qtbot: QtBot, pad: Heard
) -> None:
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z"):
        QShortcut(QKeySequence(keys), form).activated.connect(pad.note)
    field = TextField()
    shown(form, field)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    in_field = (field.text(), len(pad.said))
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert in_field == ("", 0)
    assert (field.text(), len(pad.said)) == ("abc", 1)


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_a_picture_in_the_clipboard_is_not_pasted_into_a_field(
    form: QWidget, qtbot: QtBot, pad: Heard, kind: type[TextField | TextArea]
) -> None:
    QShortcut(QKeySequence("Ctrl+V"), form).activated.connect(pad.note)
    field = kind()
    shown(form, field)
    field.setFocus()
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText("Oujda")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/recu.jpg")])
    QApplication.clipboard().setMimeData(files)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()

    text = field.text() if isinstance(field, TextField) else field.toPlainText()
    assert (text, len(pad.said)) == ("Oujda", 2)


def test_escape_empties_a_search_first(form: QWidget, qtbot: QtBot) -> None:
    search = SearchField("Rechercher")
    shown(form, search)
    search.setFocus()
    qtbot.keyClicks(search, "oriental")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""
