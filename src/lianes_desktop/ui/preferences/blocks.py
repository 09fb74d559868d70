"""The cards of the device's key and of the backups."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.ui.kit.browse import ask_files, ask_folder
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.preferences.parts import RootSheet
from lianes_desktop.ui.preferences.values import BackupLine, KeyCard

_MOST_BACKUPS = 5


class KeyBlock(Card):
    """``request_asked`` gives (passphrase, folder), ``answer_given`` (path, fingerprint heard)."""

    request_asked = Signal(object)
    answer_given = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_key``."""
        super().__init__()
        self._title = Label("", Role.H2)
        self._chip = Chip()
        self._groups = Label("", Role.STRONG)
        self._groups.setObjectName("key_groups")
        self._detail = Label("", Role.SMALL, "ink3")
        self._passphrase = TextField()
        self._passphrase.setObjectName("passphrase")
        self._passphrase.setEchoMode(TextField.EchoMode.Password)
        self._field = LabeledField("", self._passphrase)
        self._request = Button("", icon="file-plus-2")
        self._request.setObjectName("write_request")
        self._request.clicked.connect(self._ask_folder)
        self._take = Button("", icon="file-down")
        self._take.setObjectName("take_answer")
        self._take.clicked.connect(self._ask_file)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._request)
        buttons.addWidget(self._take)
        buttons.addStretch(1)
        self.body.addLayout(head)
        for widget in (self._groups, self._detail, self._field):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Votre clé"))
        self._field.set_label(_("Phrase de passe, pour signer la demande"))
        self._request.setText(_("Écrire la demande de clé"))
        self._take.setText(_("Prendre la réponse de Lianes"))

    def show_key(self, card: KeyCard) -> None:
        """Show the key's state."""
        self._chip.show_state(card.state, card.tone, card.icon)
        self._groups.setText(card.groups)
        self._groups.setVisible(bool(card.groups))
        self._detail.setText(card.detail)
        self._detail.setVisible(bool(card.detail))
        for widget in (self._field, self._request):
            widget.setVisible(card.may_ask)

    def show_refused(self, sentence: str) -> None:
        """Say why the request was not written."""
        self._field.refuse(sentence)
        if sentence:
            self._passphrase.setFocus()

    def ask_root(self, path: Path) -> None:
        """Ask for the fingerprint heard over the phone."""
        sheet = RootSheet(self, path)
        sheet.answered.connect(self.answer_given)
        sheet.open()

    def _ask_folder(self) -> None:
        ask_folder(self, self._request.text(), "", self._folder_chosen)

    def _folder_chosen(self, folder: str) -> None:
        self.request_asked.emit((self._passphrase.text(), Path(folder)))
        self._passphrase.show_text("")

    def _ask_file(self) -> None:
        ask_files(self, self._take.text(), "*.asice *.age", self._files_chosen)

    def _files_chosen(self, paths: list[str]) -> None:
        self.answer_given.emit((Path(paths[0]), ""))


class BackupBlock(Card):
    """``make_asked``; ``restore_asked`` gives the ``Backup`` after it was confirmed."""

    make_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, folder: QWidget) -> None:
        """``folder`` is the line with the second medium."""
        super().__init__()
        self._title = Label("", Role.H2)
        self._make = Button("", icon="save", size=Size.SMALL)
        self._make.setObjectName("back_up")
        self._make.clicked.connect(self.make_asked)
        self._none = Label("", Role.BODY, "ink3")
        self._second = Label("", Role.LABEL, "ink2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lines: tuple[BackupLine, ...] = ()
        self._asked: Backup | None = None
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._make)
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._second)
        self.body.addWidget(folder)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Sauvegardes"))
        self._make.setText(_("Sauvegarder maintenant"))
        self._none.setText(_("Pas encore de sauvegarde"))
        self._second.setText(_("Copier aussi sur un second support"))

    def show_backups(self, lines: Sequence[BackupLine], *, busy: bool) -> None:
        """Show the latest copies, each with a button to restore it."""
        self._make.setEnabled(not busy)
        self._none.setVisible(not lines)
        empty(self._rows)
        self._lines = tuple(lines[:_MOST_BACKUPS])
        for at, line in enumerate(self._lines):
            button = Button(_("Restaurer"), icon="history", size=Size.SMALL)
            button.setObjectName(f"restore_{at}")
            button.setEnabled(not busy)
            button.clicked.connect(self._ask_restore)
            row = QWidget()
            inside = QHBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(ElidedLabel(line.words, Role.BODY, "ink2"), 1)
            inside.addWidget(button)
            self._rows.addWidget(row)

    def _ask_restore(self) -> None:
        at = int(self.sender().objectName().removeprefix("restore_"))
        self._asked = self._lines[at].backup
        sheet = Sheet(
            self,
            _("Revenir à cette sauvegarde ?"),
            _("Ce qui a été saisi depuis sera mis de côté. Le prochain envoi commencera une nouvelle série."),
            _("Restaurer"),
            _("Annuler"),
        )
        sheet.accepted.connect(self._restore)
        sheet.open()

    def _restore(self) -> None:
        self.restore_asked.emit(self._asked)
