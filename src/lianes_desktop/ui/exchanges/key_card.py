"""The device's key: how far it has come, its fingerprint, the next step, and the place of Lianes' answer."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.exchanges.values import NEW_KEY, KeyLines
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.signed_tile import SignedFileTile


class KeyPanel(Card):
    """``step_asked`` gives the purpose of the next step, ``files_given`` a tuple of ``Offered``."""

    step_asked = Signal(object)
    files_given = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._title = Label("", Role.H2)
        self._chip = Chip()
        self._groups_title = Label("", Role.LABEL, "ink2")
        self._groups = Fingerprint()
        self._groups.setObjectName("ownGroups")
        self._until = Label("", Role.SMALL, "ink3")
        self._advice = Label("", Role.BODY, "ink2", wrap=True)
        self._step = Button("", icon="key-round")
        self._step.setObjectName("keyStep")
        self._anew = Button("", Kind.GHOST, size=Size.SMALL)
        self._anew.setObjectName("keyAnew")
        self._doubt = Notice("warn", "shield-question-mark")
        self._doubt.setObjectName("keyDoubt")
        self._written = Notice("ok", "file-check")
        self._written.setObjectName("requestWritten")
        self._path = ElidedLabel("", Role.SMALL, "ink2")
        self._path.setObjectName("requestPath")
        self._open = Button("", icon="folder-open", size=Size.SMALL)
        self._open.setObjectName("openRequestFolder")
        self._written.set_actions([self._open])
        self.tile = SignedFileTile()
        self.tile.setObjectName("takeAnswer")
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._key: KeyLines | None = None
        self._file = ""
        for widget in (
            self._title, self._chip, self._groups_title, self._groups, self._until, self._advice, self._doubt,
            self._step, self._anew, self._written, self._path, self.tile, self._busy,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._step.clicked.connect(self._ask_step)
        self._anew.clicked.connect(self._ask_anew)
        self._open.clicked.connect(self._show_folder)
        self.tile.files_given.connect(self.files_given)

    def show_key(self, key: KeyLines, written: str) -> None:
        """Show the key's state, and the request just written."""
        self._key, self._file = key, written
        self._chip.show_state(key.state, key.tone, key.icon)
        self._groups_title.setVisible(bool(key.groups))
        self._groups.show_groups(key.groups)
        self._until.setText(key.until)
        self._until.setVisible(bool(key.until))
        self._advice.setText(key.advice)
        self._doubt.show_words("warn", "shield-question-mark", _("Clés de Lianes à vérifier"), key.doubt)
        self._doubt.setVisible(bool(key.doubt))
        self._step.setText(key.button)
        self._step.setVisible(bool(key.step))
        self._anew.setVisible(key.anew)
        self._written.setVisible(bool(written))
        self._path.setVisible(bool(written))
        self._path.setText(ltr(written) if written else "")

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Votre clé"))
        self._groups_title.setText(_("Votre empreinte, à lire par téléphone"))
        self._written.show_words(
            "ok", "file-check", _("Demande écrite"), _("Remettez ce fichier à Lianes, sur une clé ou par courriel.")
        )
        self._open.setText(_("Ouvrir le dossier"))
        self._anew.setText(_("Phrase de passe oubliée : autre clé"))
        self.tile.show_words(
            _("Réponse de Lianes"), _("Déposer ou choisir le fichier"), _("Lâchez pour lire la réponse")
        )

    def _ask_step(self) -> None:
        if self._key is not None:
            self.step_asked.emit(self._key.step)

    def _ask_anew(self) -> None:
        self.step_asked.emit(NEW_KEY)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._file).parent)))
