"""The documents page driven by hand: choose, look, turn, save, print."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListView, QProgressBar
from pytestqt.qtbot import QtBot
from support import full_dossier as full
from support.builders import DOSSIER, a_mission
from support.clipping import cut_words, outside
from support.fingers import Fingers, opened, plain
from support.hostile_files import picture
from support.page_desk import Bar, Compass, Jobs
from support.paper_desk import PaperDesk, text_of
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.i18n import catalogue
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.rows import LINE
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.papers.listing import PaperDelegate
from lianes_desktop.ui.papers.page import PapersPage
from lianes_desktop.ui.papers.printing import print_sheets
from lianes_desktop.ui.papers.screen import papers_screen
from lianes_desktop.ui.papers.values import Underway

pytestmark = pytest.mark.usefixtures("theme")
JPEG = picture((210, 297))


class DrawnPictures:
    """Shows every PDF as two plain pages."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self.sheets = 2
        self.words = ""
        """Of the document last looked at."""

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        self.asked.append((pdf.name, sheet, longest))
        if pdf.read_bytes().startswith(b"%PDF"):
            self.words = text_of(pdf.read_bytes())
        return JPEG, self.sheets

    def view(self, _data: bytes, _media_type: str, *, sheet: int = 0, longest: int = 2000) -> bytes:
        assert sheet == 0
        assert longest
        return JPEG


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, dossier: Dossier | None = None, *, late: bool = False) -> None:
        self.folder = folder
        (folder / "desk").mkdir()
        self.desk = PaperDesk.full(folder / "desk", dossier or full.a_full_mission())
        self.pictures = DrawnPictures()
        self.desk.hand_in._pictures = self.pictures  # type: ignore[assignment]
        self.jobs, self.bar, self.compass = Jobs(late=late), Bar(), Compass()
        self.screen: Screen = papers_screen(
            self.desk.papers,
            lambda _dossier: "Oujda : 2026",
            self.jobs,
            self.compass,
            self.bar,
            lambda: folder / "desk",
        )
        assert self.screen.section is Place.PAPERS
        assert isinstance(self.screen.page, PapersPage)
        super().__init__(self.screen.page)
        self.papers = self.screen.page

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.screen.presenter.open(DOSSIER)
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        settle()

    @property
    def list(self) -> QListView:
        return self.find("paperList", QListView)

    def choose(self, code: PaperCode) -> None:
        """Click a document of the list."""
        model = self.list.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            line = index.data(LINE)
            if line is not None and line.code is code:
                self.list.scrollTo(index)
                settle()
                where = self.list.visualRect(index).center()
                QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
                settle()
                return
        raise AssertionError(code)

    def name(self) -> str:
        return plain(self.find("paperName", Label).text())


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


def test_the_first_document_ready_is_shown_at_once(hand: Hand) -> None:
    assert hand.name() == "Ordre de mission"
    assert hand.pictures.asked == [("document.pdf", 0, 2000), ("document.pdf", 1, 2000)]
    assert hand.text("page_subtitle") == "25 documents prêts sur 25"
    model = hand.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert [plain(row.data()) for row in rows if row.data(LINE) is None] == ["Avant", "Pendant", "Après", "Adhésion"]
    assert not model.flags(rows[0]) & Qt.ItemFlag.ItemIsSelectable
    assert rows[1].data(Qt.ItemDataRole.AccessibleTextRole) == "Ordre de mission, 2 personnes ou pièces"
    assert rows[1].data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(-1, 0).data() is None


def test_a_document_is_made_for_whom_one_chooses(hand: Hand) -> None:
    choice = hand.find("paperSubject", Choice)
    assert [choice.itemText(at) for at in range(choice.count())] == ["Claire Delattre", "Inès Lœuillet"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    settle()
    assert "Lettre de mission" in hand.pictures.words
    hand.choose(PaperCode.SPECIAL_MANDATE)
    assert not hand.sees("paperSubject")
    assert hand.text("paperDetail") == "Salim Bençalem"


def test_a_programme_is_made_in_the_language_one_chooses(hand: Hand) -> None:
    hand.choose(PaperCode.MISSION_PROGRAMME)
    choice = hand.find("paperSubject", Choice)
    assert [choice.itemText(at) for at in range(choice.count())] == ["Français et arabe", "Français", "Arabe"]
    assert "Heure locale" in hand.pictures.words
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    settle()
    assert "برنامج المهمة" in hand.pictures.words
    assert "Heure locale" not in hand.pictures.words


def test_pages_turn_without_drawing_again_and_no_file_stays(hand: Hand) -> None:
    asked = len(hand.pictures.asked)
    viewer = hand.find("paperPages", PhotoViewer)
    for key, more in ((Qt.Key.Key_PageDown, False), (Qt.Key.Key_PageUp, True)):
        hand.press("paperPages", key)
        assert viewer.bar.after.isEnabled() is more
    assert len(hand.pictures.asked) == asked
    assert not (hand.folder / "desk" / "document.pdf").exists()
    hand.press("paperPages", Qt.Key.Key_Plus)
    assert viewer.zoom() > 1


def test_a_long_document_turns_from_its_file(hand: Hand) -> None:
    hand.pictures.sheets = 40
    hand.choose(PaperCode.MISSION_REPORT)
    assert (hand.folder / "desk" / "document.pdf").exists()
    hand.press("paperPages", Qt.Key.Key_PageDown)
    assert hand.pictures.asked[-2:] == [("document.pdf", 0, 2000), ("document.pdf", 1, 2000)]


def test_a_page_fills_the_screen_and_comes_back(hand: Hand) -> None:
    hand.press("paperPages", Qt.Key.Key_Space)
    whole = hand.find("full_screen_receipt", FullScreenReceipt)
    hand.press("paperPages", Qt.Key.Key_Space)
    assert len(hand.page.findChildren(FullScreenReceipt)) == 1
    QTest.keyClick(whole.viewer, Qt.Key.Key_PageDown)
    settle()
    assert not whole.viewer.bar.after.isEnabled()
    QTest.keyClick(whole, Qt.Key.Key_Escape)
    settle()
    assert hand.page.findChild(FullScreenReceipt) is None
    hand.papers.show_words("Rien")
    hand.press("paperPages", Qt.Key.Key_Space)
    assert hand.page.findChild(FullScreenReceipt) is None


def test_the_keyboard_goes_down_the_list_and_into_the_pages(hand: Hand) -> None:
    hand.screen.presenter.reveal(None, "D3")
    hand.press("paperList", Qt.Key.Key_Down)
    assert hand.name() == "Mandat spécial"
    hand.press("paperList", Qt.Key.Key_Return)
    assert hand.find("paperPages", PhotoViewer).hasFocus()
    assert hand.papers.areas() == (hand.list, hand.papers.paper)


def test_a_document_is_saved_where_one_says(hand: Hand) -> None:
    hand.press("paperList", Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = hand.find("browse", QFileDialog)
    assert "D3 - Ordre de mission - Claire Delattre" in dialog.selectedFiles()[0]
    hand.browse(hand.folder / "ordre")
    saved = hand.folder / "ordre.pdf"
    assert "OM-2026-118" in text_of(saved.read_bytes())
    assert "Document enregistré" in hand.bar.said[-1][0]


def test_all_documents_are_saved_in_a_folder(hand: Hand) -> None:
    hand.click("saveAllPapers")
    hand.browse(hand.folder)
    saved = hand.folder / "Documents Oujda 2026"
    names = sorted(one.name for one in saved.iterdir())
    assert "D1 - Lettre d’intention - Ville de Lille · MTFMDD.pdf" in names
    assert "D3 - Ordre de mission - Inès Lœuillet.pdf" in names
    assert "D19 - Relevé de décisions du comité de pilotage - 05 11 2026 · MTFMDD.pdf" in names
    assert "documents enregistrés" in hand.bar.said[-1][0]


def test_a_folder_that_is_gone_is_said(hand: Hand) -> None:
    hand.click("saveAllPapers")
    hand.browse(hand.folder / "gone")
    assert hand.bar.warned


def test_a_document_that_cannot_be_made_says_why_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    for hand in opened(qtbot, Hand(tmp_path, Dossier(a_mission(), None, None))):
        hand.choose(PaperCode.MISSION_ORDER)
        assert hand.sees("paperLack")
        assert not hand.find("savePaper", Button).isEnabled()
        hand.click("solvePaper")
        assert hand.compass.gone == [("team", None, "")]


def test_the_pages_go_to_the_printer_chosen(hand: Hand) -> None:
    hand.click("printPaper")
    dialog = hand.page.findChild(QPrintDialog, "printDialog")
    assert isinstance(dialog, QPrintDialog)
    to = hand.folder / "printed.pdf"
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(to))
    dialog.done(QDialog.DialogCode.Accepted)
    settle()
    assert to.read_bytes().startswith(b"%PDF")
    assert to.read_bytes().count(b"/Type /Page\n") == 2
    assert hand.bar.said[-1][0] == "Document envoyé à l’imprimante."
    assert hand.pictures.asked[-1] == ("impression.pdf", 1, 2400)
    assert not (hand.folder / "desk" / "impression.pdf").exists()


def test_a_printer_that_is_not_there_prints_nothing(hand: Hand) -> None:
    hand.press("paperList", Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = hand.page.findChild(QPrintDialog, "printDialog")
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()
    settle()
    assert hand.bar.said == []


@pytest.mark.qt_log_ignore("Returned false")
def test_only_the_pages_asked_for_are_printed(tmp_path: Path, qapp: QApplication) -> None:
    assert qapp is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setFromTo(2, 2)
    assert print_sheets(printer, [JPEG, JPEG, JPEG])
    assert (tmp_path / "one.pdf").read_bytes().count(b"/Type /Page\n") == 1
    printer.setOutputFileName(str(tmp_path / "gone" / "one.pdf"))
    assert not print_sheets(printer, [JPEG])


@pytest.mark.parametrize(("width", "height"), [(297, 210), (210, 297)])
def test_a_sheet_that_is_wider_than_high_is_printed_along_the_paper(
    tmp_path: Path, qapp: QApplication, width: int, height: int
) -> None:
    assert qapp is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "plate.pdf"))
    assert print_sheets(printer, [picture((width, height))])
    shown = subprocess.run(
        ["pdftoppm", "-r", "30", "-gray", tmp_path / "plate.pdf"], capture_output=True, check=True
    ).stdout
    with Image.open(BytesIO(shown)) as page:
        corners = [cast("int", page.getpixel((x, y))) for x in (8, page.width - 8) for y in (8, page.height - 8)]
    assert sorted(tone < 128 for tone in corners) == [False, False, True, True], "the picture fills the paper"


def test_slow_work_is_shown_and_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    for hand in opened(qtbot, Hand(tmp_path, late=True)):
        hand.jobs.run_all()
        hand.click("saveAllPapers")
        hand.browse(hand.folder)
        assert hand.sees("papersBar")
        hand.papers.show_underway(Underway("Écriture", "Page 3 sur 9", 3, 9))
        assert hand.find("papersBar", QProgressBar).maximum() == 9
        hand.click("cancelPapers")
        hand.jobs.run_all()
        assert not hand.sees("papersBar")
        assert "Arrêté" in hand.bar.said[-1][0]
        assert not list(hand.folder.glob("Documents*"))


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_window_or_language(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path, replace(full.a_full_mission(), staff_times=()))
        qtbot.addWidget(hand.page)
        hand.open(size)
        for code in (PaperCode.IMAGE_RIGHTS, PaperCode.STAFF_TIME):
            hand.choose(code)
            hand.papers.show_underway(Underway("…"))
            settle()
            assert [*cut_words(hand.page), *outside(hand.page)] == []
            hand.papers.show_underway(None)
        hand.page.close()


def test_another_language_names_everything_again(hand: Hand) -> None:
    catalogue.activate("en")
    hand.papers.retranslate()
    hand.screen.presenter.refresh()
    assert hand.name() == "Mission order"
    assert plain(hand.find("savePaper", Button).text()) == "Save as PDF…"
    QApplication.sendEvent(hand.list, QEvent(QEvent.Type.LanguageChange))
    hand.list.viewport().grab()  # the rows paint in the language now spoken


def test_rows_say_what_they_are_for_the_delegate_alone(hand: Hand) -> None:
    delegate = hand.list.itemDelegate()
    assert isinstance(delegate, PaperDelegate)
    assert delegate.is_head(hand.list.model().index(0, 0))
    assert hand.list.indexAt(QPoint(10, 60)).data(LINE).code is PaperCode.MISSION_ORDER


def test_the_page_stands_without_a_dossier(hand: Hand) -> None:
    hand.screen.presenter.open(None)
    settle()
    assert hand.name() == "Lettre d'intention"
    hand.click("saveAllPapers")
    hand.browse(hand.folder)
    assert (hand.folder / "Documents Adhésion").is_dir()
