"""The card where the claim is signed and written: who, the declaration, the passphrase, where to, and what left."""

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.values import View
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule
from lianes_desktop.ui.kit.check import CheckLine as Tick
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, Chip, ElidedLabel, Label


class SigningCard(Card):
    """Shows who signs and where the file goes; says what the person asks."""

    certified = Signal(object)
    """``True`` or ``False``."""
    export_asked = Signal(object)
    """The passphrase as typed."""
    cancel_asked = Signal()
    folder_chosen = Signal(object)
    """The folder's path."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._title = Label("", Role.H2)
        self._avatar = Avatar("", 40)
        self._name = Label("", Role.STRONG)
        self._groups = Label("", Role.SMALL, "ink2")
        self._chip = Chip()
        self._tick = Tick()
        self._tick.setObjectName("certified")
        self._passphrase = TextField()
        self._passphrase.setObjectName("passphrase")
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = LabeledField("", self._passphrase)
        self._to_label = Label("", Role.LABEL, "ink2")
        self._folder = ElidedLabel("", Role.BODY)
        self._change = Button("", Kind.GHOST, size=Size.SMALL)
        self._change.setObjectName("changeFolder")
        self._sign = Button("", Kind.PRIMARY, icon="signature", size=Size.LARGE)
        self._sign.setObjectName("signAndExport")
        self._note = Label("", Role.CAPTION, "ink3", wrap=True)
        self._seal = Notice("warn", "shield-question-mark")
        self._version = Label("", Role.SMALL, "warn", wrap=True)
        self._working = Label("", Role.SMALL, "ink2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", Kind.SECONDARY, size=Size.SMALL)
        self._cancel.setObjectName("cancelExport")
        self._left = Notice("ok", "circle-check")
        self._left.setObjectName("leftNotice")
        self._open = Button("", Kind.SECONDARY, icon="folder-open", size=Size.SMALL)
        self._open.setObjectName("openFolder")
        self._left.set_actions([self._open])
        self._where = ""
        self._lay_out()
        self._tick.clicked.connect(self._ticked)
        self._sign.clicked.connect(self.ask_export)
        self._passphrase.returnPressed.connect(self.ask_export)
        self._cancel.clicked.connect(self.cancel_asked)
        self._change.clicked.connect(self._choose)
        self._open.clicked.connect(self._show_folder)
        self.show_progress("", 0, 0)

    def show_view(self, view: View) -> None:
        """Show the signer, where to, and what left."""
        if view.signer is not None:
            self._avatar.show_person(view.signer.initials)
            self._name.setText(view.signer.name)
            self._groups.setText(view.signer.groups)
            known = view.signer.known
            self._chip.show_state(view.signer.chip, "ok" if known else "warn", "shield-check" if known else "key")
        self._where = view.folder
        self._folder.setText(view.folder)
        self._sign.allow(view.why_not)
        self._note.setText(view.why_not or _("Rien n'est envoyé : vous remettez le fichier à Lianes."))
        self._seal.setVisible(bool(view.seal_note))
        self._seal.show_words("warn", "shield-question-mark", _("Clé pas encore reconnue"), view.seal_note)
        self._version.setVisible(bool(view.version_note))
        self._version.setText(view.version_note)
        self._left.setVisible(view.left is not None)
        if view.left is not None:
            self._left.show_words("ok", "circle-check", view.left.title, view.left.path, view.left.code)

    def show_progress(self, words: str, at: int, of: int) -> None:
        """Show work under way in place of the button; empty words end it."""
        busy = bool(words)
        for widget in (self._working, self._bar, self._cancel):
            widget.setVisible(busy)
        self._sign.setVisible(not busy)
        self._working.setText(words)
        # Qt counts in 32 bits, a bundle in bytes
        self._bar.setRange(0, 1000 if of else 0)
        self._bar.setValue(at * 1000 // of if of else 0)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say why the passphrase is refused."""
        own = [wording.refusal(one) for one in refusals if one.field == "passphrase"]
        self._field.refuse(" ".join(own))

    def forget_passphrase(self) -> None:
        """Empty the field."""
        self._passphrase.show_text("")
        self._field.refuse("")

    def focus_field(self, field: str) -> None:
        """Put the cursor in the passphrase, or on the declaration."""
        if field == "certified":
            self._tick.setFocus()
        else:
            self._passphrase.setFocus()
            self._passphrase.selectAll()

    def ask_export(self) -> None:
        """Ask to sign with what is typed."""
        if self._sign.isVisibleTo(self) and self._sign.isEnabled():
            self.export_asked.emit(self._passphrase.text())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Signature et export"))
        self._tick.setText(
            _("Je certifie que ces dépenses ont été engagées pour l'action et que les pièces sont authentiques.")
        )
        self._field.set_label(_("Phrase de passe de votre clé"))
        self._to_label.setText(_("Enregistrer le dossier signé sur"))
        self._change.setText(_("Changer"))
        self._sign.setText(_("Signer et exporter"))
        self._sign.set_cap(_("Ctrl Entrée"))
        self._cancel.setText(_("Arrêter"))
        self._open.setText(_("Ouvrir le dossier"))

    # ---- inside

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._groups)
        who.addWidget(self._avatar)
        who.addLayout(names, 1)
        who.addWidget(self._chip)
        to = QWidget()
        line = QHBoxLayout(to)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._folder, 1)
        line.addWidget(self._change)
        for widget in (self._title,):
            self.body.addWidget(widget)
        self.body.addLayout(who)
        self.body.addWidget(Rule())
        self.body.addWidget(self._tick)
        self.body.addWidget(self._field)
        self.body.addWidget(self._to_label)
        self.body.addWidget(to)
        self.body.addWidget(self._seal)
        self.body.addWidget(self._version)
        self.body.addWidget(self._sign)
        self.body.addWidget(self._working)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._cancel)
        self.body.addWidget(self._note)
        self.body.addWidget(self._left)
        self.body.addStretch(1)

    def _ticked(self) -> None:
        self.certified.emit(self._tick.isChecked())

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Où enregistrer le dossier signé"), self._where)
        if folder:
            self.folder_chosen.emit(folder)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._where))
