"""Files that come into the window: dropped anywhere, pasted, or chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import DropTile
from lianes_desktop.ui.kit.files import carries_files, offered
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override

if TYPE_CHECKING:  # the first painted window does not wait for files
    from PySide6.QtCore import QMimeData

    from lianes_desktop.services.offered import Offered

_BUNDLES = (".asice", ".age")


class Reception(QObject):
    """``taken`` gives a tuple of ``Offered``."""

    taken = Signal(object)
    pasted = Signal(object)
    """Likewise, of what the clipboard held: it is meant for the page in sight."""

    def __init__(self, window: QWidget, tile: DropTile, *, office: bool) -> None:
        """Watch the whole window; the tile lights up while files hang over it."""
        super().__init__(window)
        self._window, self._tile, self._office = window, tile, office
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        tile.dropped.connect(self._take)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._tile.hang(False)
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        if isinstance(event, QDragEnterEvent) and carries_files(event.mimeData()):
            self._tile.hang(True)
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._tile.hang(False)
        return super().eventFilter(watched, event)

    def paste(self) -> None:
        """Take what the clipboard holds, when it holds files or a picture."""
        mime = QApplication.clipboard().mimeData()
        files = self._offered(mime) if carries_files(mime) else ()
        if files:
            self.pasted.emit(files)

    def choose(self) -> None:
        """Ask for files on the disk."""
        from lianes_desktop.ui.kit.browse import ask_files, calendars, proofs  # noqa: PLC0415 - its dialog waits for the first paint

        kinds = _("Dossiers signés") + " (*.asice *.age)"
        if not self._office:
            kinds = f"{proofs()};;{calendars()};;{kinds}"
        ask_files(self._window, _("Choisir des fichiers"), kinds, self._chosen)

    def sorted(self, files: tuple[Offered, ...]) -> Iterator[tuple[Place, tuple[Offered, ...]]]:
        """Which page takes which.

        Bundles travel, vCards and tables are people, calendars are the programme's, the rest are receipts.
        """
        if self._office:
            yield Place.INBOX, files
            return
        from lianes_desktop.services.offered import CALENDARS, PEOPLE  # noqa: PLC0415 - not before the first paint

        bundles = tuple(one for one in files if one.name.lower().endswith(_BUNDLES))
        cards = tuple(one for one in files if one.name.lower().endswith(PEOPLE))
        calendars = tuple(one for one in files if one.name.lower().endswith(CALENDARS))
        receipts = tuple(one for one in files if one not in (*bundles, *cards, *calendars))
        if bundles:
            yield Place.EXCHANGES, bundles
        if cards:
            yield Place.CONTACTS, cards
        if calendars:
            yield Place.PROGRAMME, calendars
        if receipts:
            yield Place.EXPENSES, receipts

    def _take(self, mime: QMimeData) -> None:
        files = self._offered(mime)
        if files:
            self.taken.emit(files)

    def _offered(self, mime: QMimeData) -> tuple[Offered, ...]:
        name = _("Image collée {time}").format(time=f"{datetime.now().astimezone():%H-%M-%S}") + ".png"
        return offered(mime, name)

    def _chosen(self, paths: list[str]) -> None:
        from PySide6.QtCore import QMimeData, QUrl  # noqa: PLC0415 - not before the first paint

        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
        self._take(mime)
