"""What goes to a colleague and what comes from one: the button, the tile, and what became of the last file."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.signed_tile import SignedFileTile
from lianes_desktop.ui.sharing.values import Report, ShareLines


class ShareCard(Card):
    """``share_asked``, and ``files_given`` with a tuple of ``Offered``."""

    share_asked = Signal()
    files_given = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._folder = ""
        self._title = Label("", Role.H2)
        self._contents = Label("", Role.BODY, "ink2", wrap=True)
        self._contents.setObjectName("shareContents")
        self._staying = Label("", Role.SMALL, "ink3", wrap=True)
        self._staying.setObjectName("shareStaying")
        self._share = Button("", Kind.PRIMARY, icon="users")
        self._share.setObjectName("shareDossier")
        self._written = Notice("ok", "file-check")
        self._written.setObjectName("shareWritten")
        self._path = ElidedLabel("", Role.SMALL, "ink2")
        self._path.setObjectName("sharePath")
        self._open = Button("", icon="folder-open", size=Size.SMALL)
        self._open.setObjectName("openShareFolder")
        self._written.set_actions([self._open])
        self.tile = SignedFileTile("*.asice")
        self.tile.setObjectName("takeShare")
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._report = Notice("ok", "users")
        self._report.setObjectName("shareReport")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        for widget in (
            self._title, self._contents, self._staying, self._share, self._written, self._path, self.tile,
            self._busy, self._report,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._share.clicked.connect(self.share_asked)
        self._open.clicked.connect(self._show_folder)
        self.tile.files_given.connect(self.files_given)

    def show_share(self, share: ShareLines | None, written: str, report: Report | None) -> None:
        """Show what would go, what was written, and what came."""
        self._contents.setText("" if share is None else share.contents)
        self._contents.setVisible(share is not None)
        self._staying.setText("" if share is None else share.staying)
        self._staying.setVisible(share is not None and bool(share.staying))
        self._share.allow(_("Ouvrez d'abord un dossier.") if share is None else share.lacks)
        self._folder = str(Path(written).parent) if written else ""
        self._written.setVisible(bool(written))
        self._path.setVisible(bool(written))
        self._path.setText(ltr(written) if written else "")
        self._report.setVisible(report is not None)
        empty(self._lines)
        if report is not None:
            self._report.show_words(report.tone, report.icon, report.title)
            for line in report.lines:
                self._lines.addWidget(Label(line, Role.SMALL, "ink2", wrap=True))

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Partager et réunir"))
        self._share.setText(_("Partager ce dossier"))
        self._written.show_words(
            "ok", "file-check", _("Dossier partagé"), _("Remettez ce fichier à vos collègues, sur une clé par exemple.")
        )
        self._open.setText(_("Ouvrir le dossier"))
        self.tile.show_words(_("Réunir avec un collègue"), _("Déposer ou choisir son fichier"), _("Lâchez pour réunir"))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
