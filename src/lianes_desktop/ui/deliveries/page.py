"""The deliveries page: files on their way at one side, the boxes they travel through at the other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lianes_desktop.domain.deliveries import Box
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.deliveries.box_cards import BoxPanel
from lianes_desktop.ui.deliveries.rows import CameRow, QueueRow
from lianes_desktop.ui.deliveries.sheets import BoxSheet, ForgetSheet, PlaceSheet, WaySheet
from lianes_desktop.ui.deliveries.values import Question, View, Ways
from lianes_desktop.ui.kit.browse import ask_files, ask_folder
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, EmptyState, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.root_sheet import RootSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_RIGHT = 360


class DeliveriesPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    push_asked = Signal()
    fetch_asked = Signal()
    stop_asked = Signal()
    cancelled = Signal(object)
    retried = Signal(object)
    forgotten = Signal(object)
    seen = Signal(object)
    compare_asked = Signal()
    root_confirmed = Signal(object)
    copy_asked = Signal(object)
    copy_folder_chosen = Signal(object)
    """(path of the file, folder)"""
    mail_asked = Signal(object)
    send_chosen = Signal(object)
    """(path of the file, identifier of the box)"""
    files_given = Signal(object)
    """A tuple of ``Offered``."""
    box_asked = Signal(object)
    """Identifier of a box to correct; ``None`` for a new one."""
    box_given = Signal(object)
    box_tried = Signal(object)
    box_turned = Signal(object)
    box_removed = Signal(object)
    place_agreed = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("deliveriesPage")
        self._view: View | None = None
        self._shown: View | None = None
        self._sheet: BoxSheet | None = None
        self._file = Button("", icon="file-plus-2")
        self._file.setObjectName("sendFile")
        self._fetch = Button("", icon="download")
        self._fetch.setObjectName("fetchNow")
        self._push = Button("", Kind.PRIMARY, icon="send")
        self._push.setObjectName("pushNow")
        for button in (self._file, self._fetch, self._push):
            self.header.add_action(button)
        self._busy, self._said = QWidget(), Label("", Role.SMALL, "ink2")
        self._said.setObjectName("busyWords")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button("", size=Size.SMALL)
        self._stop.setObjectName("stopWork")
        self._came_title, self._queue_title, self._boxes_title = (Label("", Role.H2) for _n in range(3))
        self._came, self._queue, self._boxes = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._first = Button("", Kind.PRIMARY, icon="file-plus-2")
        self._first.setObjectName("sendFirst")
        self._empty = EmptyState("send", actions=[self._first])
        self._no_box = Label("", Role.BODY, "ink2", wrap=True)
        self._no_box.setObjectName("noBox")
        self._add = Button("", icon="plus")
        self._add.setObjectName("addBox")
        self._lay_out()
        self._connect()
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: View) -> None:
        """Show everything; rows are made anew only when something about one changed."""
        self._view = view
        self.header.show_words(_("Envois"), view.subtitle)
        self._push.allow("" if view.waiting else _("Aucun fichier n'attend son départ."))
        self._fetch.allow("" if view.boxes else _("Ajoutez d'abord une boîte d'échange."))
        nothing = not (view.rows or view.came)
        gone, shown = (self._list, self._empty) if nothing else (self._empty, self._list)
        gone.hide()  # first: the two together would push the window's edge
        shown.show()
        before, self._shown = self._shown, view
        if before is None or before.rows != view.rows or before.came != view.came:
            self._show_rows(view)
        if before is None or before.boxes != view.boxes:
            self._show_boxes(view)

    def show_busy(self, words: str, share: int = -1) -> None:
        """Show work under way; empty words end it."""
        self._said.setText(words)
        self._bar.setRange(0, 0 if share < 0 else 100)
        self._bar.setValue(max(share, 0))
        self._busy.setVisible(bool(words))

    def ask_box(self, box: Box | None) -> None:
        """Ask for a box."""
        self._sheet = BoxSheet(self, box)
        self._sheet.given.connect(self.box_given)
        self._sheet.finished.connect(self._sheet_closed)
        self._sheet.open()

    def refuse_box(self, refusals: Sequence[Refusal]) -> None:
        """Say in the sheet what is refused, or close it."""
        if self._sheet is not None and refusals:
            self._sheet.refuse(refusals)
        elif self._sheet is not None:
            self._sheet.serve()

    def ask_place(self, question: Question) -> None:
        """Ask whether a place is the box meant."""
        sheet = PlaceSheet(self, question)
        sheet.agreed.connect(self.place_agreed)
        sheet.open()

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone."""
        sheet = RootSheet(self, groups, path)
        sheet.confirmed.connect(self.root_confirmed)
        sheet.open()

    def ask_way(self, ways: Ways) -> None:
        """Ask how a file is to go."""
        sheet = WaySheet(self, ways)
        sheet.box_chosen.connect(self.send_chosen)
        sheet.copy_chosen.connect(self.copy_asked)
        sheet.mail_chosen.connect(self.mail_asked)
        sheet.open()

    def ask_stick(self, path: Path) -> None:
        """Ask where to copy a file to."""
        ask_folder(self, _("Où copier le fichier"), "", partial(self._stick_chosen, path))

    def open_file(self, path: Path) -> None:
        """Have the system open a file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # ---- what the shell asks

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._push if self._push.isEnabled() else self._file, self._add)

    @override
    def retranslate(self) -> None:
        self._file.setText(_("Envoyer un fichier"))
        self._fetch.setText(_("Relever"))
        self._push.setText(_("Tout envoyer"))
        self._stop.setText(_("Arrêter"))
        self._came_title.setText(_("Arrivés, à voir"))
        self._queue_title.setText(_("Départs"))
        self._boxes_title.setText(_("Boîtes d'échange"))
        self._first.setText(_("Envoyer un fichier"))
        self._add.setText(_("Ajouter une boîte"))
        self._no_box.setText(
            _("Un dossier partagé, une clé ou un espace Nextcloud que Lianes et vous ouvrez tous deux.")
        )
        self._empty.show_words(
            _("Rien en route"),
            _("Un fichier signé part par une boîte d'échange, sur une clé ou par courriel : choisissez-le ici."),
        )
        self._shown = None

    # ---- inside

    def _show_rows(self, view: View) -> None:
        for column in (self._came, self._queue):
            empty(column)
        self._came_title.setVisible(bool(view.came))
        self._queue_title.setVisible(bool(view.rows))
        for came in view.came:
            waits = CameRow(came)
            waits.seen.connect(self.seen)
            waits.compare_asked.connect(self.compare_asked)
            self._came.addWidget(waits)
        for one in view.rows:
            row = QueueRow(one)
            row.cancelled.connect(self.cancelled)
            row.retried.connect(self.retried)
            row.forgotten.connect(self.forgotten)
            row.copy_asked.connect(self.copy_asked)
            row.mail_asked.connect(self.mail_asked)
            self._queue.addWidget(row)

    def _show_boxes(self, view: View) -> None:
        empty(self._boxes)
        self._no_box.setVisible(not view.boxes)
        for one in view.boxes:
            panel = BoxPanel(one)
            panel.tried.connect(self.box_tried)
            panel.correct_asked.connect(self.box_asked)
            panel.remove_asked.connect(partial(self._ask_forget, one.name))
            panel.turned.connect(self.box_turned)
            self._boxes.addWidget(panel)

    def _connect(self) -> None:
        self._push.clicked.connect(self.push_asked)
        self._fetch.clicked.connect(self.fetch_asked)
        self._stop.clicked.connect(self.stop_asked)
        self._add.clicked.connect(lambda: self.box_asked.emit(None))
        for button in (self._file, self._first):
            button.clicked.connect(self._choose)

    def _lay_out(self) -> None:
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.setSpacing(12)
        busy.addWidget(self._said)
        busy.addWidget(self._bar, 1)
        busy.addWidget(self._stop)
        self._busy.hide()
        self._list = Card()
        scroll = ScrollColumn(spacing=0)
        for title, rows in ((self._came_title, self._came), (self._queue_title, self._queue)):
            rows.setSpacing(0)
            scroll.body.addWidget(title)
            scroll.body.addLayout(rows)
            rows.setContentsMargins(0, 0, 0, 16)
        scroll.body.addStretch(1)
        self._list.body.addWidget(scroll, 1)
        boxes = Card()
        boxes.setFixedWidth(_RIGHT)
        self._boxes.setSpacing(10)
        inner = ScrollColumn(spacing=10)
        inner.body.addLayout(self._boxes)
        inner.body.addWidget(self._no_box)
        inner.body.addWidget(self._add)
        inner.body.addStretch(1)
        boxes.body.addWidget(self._boxes_title)
        boxes.body.addWidget(inner, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(boxes)
        self.body.addWidget(self._busy)
        self.body.addLayout(row, 1)

    def _choose(self) -> None:
        ask_files(self, _("Fichier à envoyer"), _("Tous les fichiers") + " (*)", self._chosen)

    def _chosen(self, chosen: list[str]) -> None:
        self.files_given.emit(tuple(Offered(Path(name).name, Path(name)) for name in chosen))

    def _stick_chosen(self, path: Path, folder: str) -> None:
        self.copy_folder_chosen.emit((path, folder))

    def _ask_forget(self, name: str, box: UUID) -> None:
        sheet = ForgetSheet(self, box, name)
        sheet.agreed.connect(self.box_removed)
        sheet.open()

    def _sheet_closed(self) -> None:
        self._sheet = None
