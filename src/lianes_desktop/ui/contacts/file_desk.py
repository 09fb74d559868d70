"""The menu of what is done with files of people, and the sheets it opens over the page."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.code_sheet import CodeSheet
from lianes_desktop.ui.contacts.export_sheet import ExportSheet
from lianes_desktop.ui.contacts.file_values import CodeView, ExportAsked, ExportTo, ExportView, ImportView
from lianes_desktop.ui.contacts.import_sheet import ImportSheet
from lianes_desktop.ui.kit.browse import ask_files, ask_new_file
from lianes_desktop.ui.kit.buttons import IconButton


class FileAct(StrEnum):
    """What the menu offers."""

    IMPORT = "import"
    EXPORT = "export"
    HAND_OVER = "hand_over"


class FileDesk(QObject):
    """Passive: opens sheets and says what the person does there (a ``FilesView``)."""

    chosen = Signal(object)
    """Paths of files to import."""
    mapped = Signal(object)
    """What each column holds."""
    taken = Signal(object)
    """Keys of those ticked."""
    given_up = Signal()
    export_asked = Signal()
    export_chosen = Signal(object)
    """``ExportTo``."""
    hand_over_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        """Over ``page``; the button is the page's to place."""
        super().__init__(page)
        self._page = page
        self._sheet: ImportSheet | None = None
        self._title = ""
        self.button = IconButton("arrow-left-right")
        self.button.setObjectName("contactFiles")
        self.button.clicked.connect(self._offer)
        self._someone = False
        self.retranslate()

    def show_state(self, *, someone: bool) -> None:
        """Whether a card is shown that may be handed over."""
        self._someone = someone

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.button.set_name(_("Importer, exporter, remettre une fiche"))

    # a FilesView

    def show_reading(self, words: str, at: int, of: int) -> None:
        """How far the work is, in the sheet of the import."""
        self._open().show_reading(words, at, of)

    def show_import(self, view: ImportView) -> None:
        """What the files hold."""
        self._open().show_import(view)

    def close_import(self) -> None:
        """The import is over."""
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            sheet.done(ImportSheet.DialogCode.Accepted)

    def show_export(self, view: ExportView, title: str) -> None:
        """Ask what to write; ``title`` begins the name of the file."""
        self._title = title
        sheet = ExportSheet(self._page, view)
        sheet.given.connect(self._ask_target)
        sheet.open()

    def show_code(self, view: CodeView) -> None:
        """Show a card to scan."""
        CodeSheet(self._page, view).showFullScreen()

    # inside

    def _open(self) -> ImportSheet:
        if self._sheet is None:
            self._sheet = ImportSheet(self._page)
            self._sheet.taken.connect(self.taken)
            self._sheet.mapped.connect(self.mapped)
            self._sheet.rejected.connect(self._gone)
            self._sheet.open()
        return self._sheet

    def _gone(self) -> None:
        self._sheet = None
        self.given_up.emit()

    def _offer(self) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("contactFilesMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for act, words, slot in (
            (FileAct.IMPORT, _("Importer…"), self._ask_files),
            (FileAct.EXPORT, _("Exporter…"), self.export_asked),
            (FileAct.HAND_OVER, _("Remettre la fiche (QR)"), self.hand_over_asked),
        ):
            line = menu.addAction(words)
            line.setObjectName(act.value)
            line.triggered.connect(slot)
            line.setVisible(self._someone or act is FileAct.IMPORT)
        start = self.button.width() - menu.sizeHint().width()
        menu.popup(self.button.mapToGlobal(QPoint(0 if menu.isRightToLeft() else start, self.button.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def _ask_files(self) -> None:
        kinds = _("Contacts") + " (*.vcf *.vcard *.csv *.txt *.VCF *.CSV)"
        ask_files(self._page, _("Importer des contacts"), kinds, self._files_chosen)

    def _files_chosen(self, paths: list[str]) -> None:
        self.chosen.emit(tuple(paths))

    def _ask_target(self, asked: ExportAsked) -> None:
        name = f"{self._title}.{asked.kind.value}"

        def chosen(path: str) -> None:
            self.export_chosen.emit(ExportTo(asked, Path(path)))

        ask_new_file(self._page, _("Exporter les contacts"), name, f"*.{asked.kind.value}", chosen)
