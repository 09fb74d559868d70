import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words
from support.screens import dressed, settle
from support.signals import Heard

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.cards import Card, EmptyState, Notice, empty
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import State, TextArea
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, Chip, ElidedLabel, Label, avatar_tone
from lianes_desktop.ui.kit.progress import BudgetBars
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.theme import ThemeKeeper, colour, make_application

pytestmark = pytest.mark.usefixtures("theme")


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    settle()


def test_what_people_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label("<b>Taxi</b> & Cie")
    shown(qtbot, label)

    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_label_changes_its_tone(qtbot: QtBot) -> None:
    label = Label("Bonjour")
    shown(qtbot, label)
    label.set_tone("bad")
    label.set_tone("bad")

    assert label.palette().windowText().color().name() == colour("bad").name()


@pytest.mark.parametrize("text", ["Bonjour", "مرحبا", "1 400,00"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_label_starts_where_the_page_starts_whatever_it_says(
    qtbot: QtBot, text: str, direction: Qt.LayoutDirection
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    label = Label(text)
    column.addWidget(label)
    shown(qtbot, page)
    page.setLayoutDirection(direction)
    side = Qt.AlignmentFlag.AlignLeft if direction == Qt.LayoutDirection.LeftToRight else Qt.AlignmentFlag.AlignRight

    assert label.alignment() & side
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_a_line_too_long_ends_in_an_ellipsis_and_its_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Mission d’expertise de la Ville de Lille à Oujda", Role.BODY)
    shown(qtbot, label)
    label.resize(120, 20)
    settle()
    cut = (label.text(), label.toolTip())
    label.resize(900, 20)
    settle()
    label.setText("Oujda")

    assert cut[0].endswith("…")
    assert cut[1].startswith("Mission d’expertise de la Ville")
    assert (label.text(), label.whole(), label.toolTip()) == ("Oujda", "Oujda", "")


def test_a_chip_says_another_state(qtbot: QtBot) -> None:
    chip = Chip("Éligible", "ok", "check")
    shown(qtbot, chip)
    before = chip.sizeHint().width()
    chip.show_state("Reçu manquant", "accent", "image-off")

    assert (chip.text(), chip.accessibleName()) == ("Reçu manquant", "Reçu manquant")
    assert chip.sizeHint().width() > before


def test_a_person_keeps_a_colour(qtbot: QtBot) -> None:
    avatar = Avatar("CD")
    shown(qtbot, avatar)
    before = avatar.grab().toImage()
    avatar.show_person("TV", "meal")

    assert avatar.grab().toImage() != before
    assert avatar_tone("Claire") == avatar_tone("Claire")


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("12 avenue de l’Oriental", Qt.LayoutDirection.LeftToRight),
        ("12 شارع", Qt.LayoutDirection.RightToLeft),
        ("1 400,00", Qt.LayoutDirection.RightToLeft),
    ],
)
def test_painted_words_are_read_in_their_own_direction(words: str, direction: Qt.LayoutDirection) -> None:
    assert paint.reading(words, Qt.LayoutDirection.RightToLeft) == direction


def test_a_notice_says_its_words(qtbot: QtBot) -> None:
    notice = Notice("ok", "check", "Éligible", "Reçu daté.")
    shown(qtbot, notice)

    assert (notice.title(), notice.sentence()) == ("Éligible", "Reçu daté.")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_in_a_low_window_the_equation_stands_beside_the_title(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    heights = []
    for low in (False, True):
        with dressed(qapp, language=language, low=low):
            notice = Notice()
            shown(qtbot, notice)
            notice.resize(500, 100)
            notice.show_words("ok", "check", "Éligible", "Reçu daté.", "129,15 € × 45,5 % = 58,76 €")
            settle()
            heights.append(notice.heightForWidth(500))
            assert cut_words(notice) == []

    assert heights[1] < heights[0] - 16


def test_a_long_title_keeps_its_line_to_itself(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        notice = Notice()
        shown(qtbot, notice)
        notice.resize(500, 120)
        equation = "129,15 € × 45,5 % = 58,76 €"
        notice.show_words("ok", "check", "Éligible en partie : frais de représentation", "Reçu daté.", equation)
        settle()
        beside = notice.heightForWidth(500)
        notice.show_words("ok", "check", "Éligible", "Reçu daté.", equation)
        notice.show_words("ok", "check", "Éligible en partie : frais de représentation", "Reçu daté.", equation)
        settle()

        assert notice.heightForWidth(500) == beside
        assert cut_words(notice) == []


def test_an_empty_page_says_its_first_step_in_full(qtbot: QtBot) -> None:
    state = EmptyState("receipt-text")
    state.resize(1000, 500)
    shown(qtbot, state)
    state.show_words("Votre premier reçu", "Déposez la photo ici, ou collez-la. " * 6)
    settle()

    assert cut_words(state) == []


def test_a_layout_is_emptied_of_widgets_and_spaces(qtbot: QtBot) -> None:
    card = Card()
    card.body.addWidget(QLabel("Un"))
    card.body.addSpacing(4)
    shown(qtbot, card)
    empty(card.body)
    settle()

    assert card.body.count() == 0
    assert card.findChildren(QLabel) == []


def test_bars_without_lines_draw_nothing(qtbot: QtBot) -> None:
    bars = BudgetBars()
    shown(qtbot, bars)

    assert len({bars.grab().toImage().pixel(x, 10) for x in range(50)}) == 1


def test_a_page_is_its_own_only_area_unless_it_says_more(qtbot: QtBot) -> None:
    page = Page()
    shown(qtbot, page)
    page.retranslate()
    page.refresh_theme()

    assert page.areas() == (page,)


def test_the_subtitle_stands_beside_the_title_in_a_low_window(qtbot: QtBot, theme: ThemeKeeper) -> None:
    page = Page()
    page.resize(900, 500)
    page.header.show_words("Dépenses", "13 reçus")
    shown(qtbot, page)
    header = page.header
    below = header._subtitle.y() > header._title.y()
    theme.set_low(True)
    settle()
    beside = header._subtitle.x() > header._title.geometry().right()
    theme.set_low(False)
    settle()

    assert below
    assert beside
    assert header._subtitle.y() > header._title.y()


def test_a_column_scrolls_down_and_never_sideways(qtbot: QtBot) -> None:
    column = ScrollColumn()
    wide = QPushButton("Long")
    wide.setFixedSize(400, 900)
    column.body.addWidget(wide)
    column.resize(100, 200)
    shown(qtbot, column)

    assert column.minimumSizeHint().width() > 400
    assert column.verticalScrollBar().maximum() > 0


def test_a_sheet_says_what_was_answered(qtbot: QtBot) -> None:
    parent = QWidget()
    shown(qtbot, parent)
    accepted, rejected = Heard(), Heard()
    for name in ("accept", "reject"):
        sheet = Sheet(parent, "Revenir ?", "", "Revenir", "Annuler")
        sheet.accepted.connect(accepted.note)
        sheet.rejected.connect(rejected.note)
        sheet.open()
        qtbot.mouseClick(sheet.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    assert (len(accepted.said), len(rejected.said)) == (1, 1)


def test_the_state_of_several_lines_is_said_by_their_border(qtbot: QtBot) -> None:
    area = TextArea()
    shown(qtbot, area)
    area.set_state(State.BAD)
    area.set_state(State.BAD)

    assert area.property("state") == "bad"


def test_a_clipboard_without_picture_offers_nothing() -> None:
    mime = QMimeData()
    mime.setText("Oujda")
    broken = QMimeData()
    broken.setImageData(QImage())

    assert offered(mime, "image.png") == offered(broken, "image.png") == ()


def test_a_second_application_is_refused_by_qt() -> None:
    with pytest.raises(RuntimeError):
        make_application("Lianes")
