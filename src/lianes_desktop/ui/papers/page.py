"""The documents page: the list by moment, and the document selected beside it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_folder, ask_new_file
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.papers.listing import PaperDelegate, PaperModel
from lianes_desktop.ui.papers.printing import ask_printer
from lianes_desktop.ui.papers.shown import ShownPaper
from lianes_desktop.ui.papers.values import Underway, View

_LIST_WIDTH = 340


class PapersPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    selected = Signal(object)
    """``PaperCode``."""
    save_all_asked = Signal()
    file_chosen = Signal(object)
    """Path of the file to write."""
    folder_chosen = Signal(object)
    """Path of the folder to write all documents in."""
    printed = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("papersPage")
        self._all = Button("", icon="folder-open")
        self._all.setObjectName("saveAllPapers")
        self.header.add_action(self._all)
        self._model = PaperModel()
        self._model.setParent(self)
        self._list = ListView()
        self._list.setObjectName("paperList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaperDelegate(self._list))
        self.paper = ShownPaper()
        left = Card(padding=1, spacing=0)
        left.setFixedWidth(_LIST_WIDTH)
        left.body.addWidget(self._list)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self.paper, 1)
        self.body.addLayout(row, 1)
        self._all.clicked.connect(self.save_all_asked)
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._opened)
        for keys, act in (("Ctrl+S", self.paper.save_asked), ("Ctrl+P", self.paper.print_asked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list and name the document selected."""
        self.header.show_words(_("Documents"), view.subtitle)
        self._all.allow("" if any(line.ready for line in view.lines) else _("Aucun document n'est prêt."))
        show_lines(self._list, self._model, view.lines, view.selected)
        self.paper.setVisible(view.chosen is not None)
        if view.chosen is not None:
            self.paper.show_paper(view.chosen)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one page of the document."""
        self.paper.show_sheet(jpeg, sheet, sheets)

    def show_words(self, words: str) -> None:
        """Say something in the page's place."""
        self.paper.show_words(words)

    def show_underway(self, underway: Underway | None) -> None:
        """Show slow work; ``None`` ends it."""
        self.paper.show_underway(underway)

    def ask_file(self, name: str) -> None:
        """Ask where to write the document."""
        ask_new_file(self, _("Enregistrer le document"), name, "PDF (*.pdf)", self.file_chosen.emit)

    def ask_folder(self) -> None:
        """Ask where to write all of them."""
        ask_folder(self, _("Où enregistrer tous les documents"), "", self.folder_chosen.emit)

    def print_sheets(self, sheets: tuple[bytes, ...], name: str) -> None:
        """Ask for a printer and print these pages."""
        ask_printer(self, sheets, name, self.printed.emit)

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._list, self.paper)

    @override
    def retranslate(self) -> None:
        self._all.setText(_("Tout enregistrer…"))
        self._list.setAccessibleName(_("Documents"))
        self.paper.retranslate()

    def _chosen(self, index: object) -> None:
        line = self._model.line(index.row()) if isinstance(index, QModelIndex) else None
        if line is not None:
            self.selected.emit(line.code)

    def _opened(self, _index: object) -> None:
        self.paper.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
