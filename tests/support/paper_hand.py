"""The documents page by hand: choose a document in its list, and save it where one says."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QWidget

from support.hand import Hand
from support.paper_desk import text_of

_LONG = 60.0
"""Seconds for documents to be drawn by a busy machine."""


class PaperHand:
    """Documents of the dossier in sight, saved into a folder and read as a reader of PDFs does."""

    def __init__(self, hand: Hand, folder: Path) -> None:
        """``folder`` is made when it is not there."""
        self._hand, self._folder = hand, folder
        folder.mkdir(exist_ok=True)

    def open(self) -> None:
        """Go to the page as anybody does."""
        self._hand.click("nav_report")
        self._hand.click("tab_papers")

    def choose(self, name: str, whom: str = "") -> None:
        """Choose a document, and for whom it is where there is a choice."""
        shown = self._hand.find("paperList", QListView)
        model = shown.model()
        (index,) = [at for row in range(model.rowCount()) if (at := model.index(row, 0)).data() == name]
        shown.scrollTo(index)
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=_middle(shown, index))
        assert shown.currentIndex().data() == name
        if whom:
            self._hand.choose("paperSubject", whom)

    def save(self, name: str, whom: str = "") -> str:
        """Choose a document and save it; its words, in logical order."""
        self.choose(name, whom)
        to = self._folder / f"{name} {whom}".strip()
        self._hand.click("savePaper")
        self._hand.browse(to)
        written = to.with_name(f"{to.name}.pdf")
        self._hand.wait(lambda: written.name in self._said(), f"{written.name} written", _LONG)
        return text_of(written.read_bytes())

    def save_all(self) -> dict[str, Path]:
        """Save every document that is ready into a folder: each file by its name."""
        before = set(self._folder.iterdir())
        self._hand.click("saveAllPapers")
        self._hand.browse(self._folder)
        self._hand.wait(lambda: "documents enregistrés" in self._said(), "the documents written", _LONG)
        (made,) = set(self._folder.iterdir()) - before
        return {one.stem: one for one in made.iterdir()}

    def lacks(self, name: str) -> bool:
        """Whether a document says what it still waits for."""
        self.choose(name)
        return self._hand.sees("paperLack") is not None and not self._hand.find("savePaper", QWidget).isEnabled()

    def _said(self) -> str:
        words = self._hand.sees("message_words")
        return words.text() if isinstance(words, QLabel) else ""


def _middle(shown: QListView, index: object) -> QPoint:
    return shown.visualRect(index).center()  # type: ignore[arg-type]  # a model's index
