"""An answer to an authority: a word, the passphrase and where to write it; then where the signed file is."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.inbox.desk_values import AnswerAsk, Answered, AnswerGiven
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextArea
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.passphrase import secret_field
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.kit.typed import override


class AnswerSheet(Sheet):
    """Stays open until the answer is written, then says where it is.

    ``given`` carries an ``AnswerGiven``; ``send_asked`` that the signed file be sent. While it is signed nothing can be
    pressed: it takes a moment, and is either done or not.
    """

    given = Signal(object)
    send_asked = Signal()

    def __init__(self, parent: QWidget, ask: AnswerAsk) -> None:
        """Asks until the file is signed, then says where it is."""
        super().__init__(parent, ask.title, ask.sentence, ask.accept, _("Annuler"))
        self.setObjectName("answerSheet")
        self._ask = ask
        self._working = False
        self._words = TextArea(lines=3)
        self._words.setObjectName("answerWords")
        self._passphrase = secret_field("answerPassphrase")
        self._folder = FolderLine("answerFolder")
        self._folder.retranslate(_("Où écrire la réponse signée"))
        self._folder.show_folder(ask.folder, "")
        self._folder.chosen.connect(self._folder_chosen)
        self._fields: Mapping[str, LabeledField] = {
            "words": LabeledField(_("Mot à la collectivité (facultatif)"), self._words),
            "passphrase": LabeledField(_("Phrase de passe de l'autorité"), self._passphrase),
            "folder": LabeledField(_("Enregistrer la réponse signée dans"), self._folder),
        }
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("answerBar")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._message = Label("", Role.SMALL, "bad", wrap=True)
        self._message.setObjectName("answerMessage")
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        for widget in (*self._fields.values(), self._busy, self._bar, self._message):
            form.addWidget(widget)
        for widget in (self._busy, self._bar, self._message):
            widget.hide()
        self.body.addWidget(self._form)
        self._passphrase.setFocus()

    def show_busy(self, words: str) -> None:
        """Say what is under way and hold the answer; empty words give it back."""
        self._working = bool(words)
        self._busy.setText(words)
        for widget in (self._busy, self._bar):
            widget.setVisible(self._working)
        self.accept_button.setEnabled(not self._working)
        for labeled in self._fields.values():
            labeled.setEnabled(not self._working)
        self.reject_button.setEnabled(not self._working)

    def refuse(self, refusals: Mapping[str, str]) -> None:
        """Say beside the fields (``words``, ``passphrase``, ``folder``) why it is refused, the rest below them."""
        self.show_busy("")
        for name, labeled in self._fields.items():
            labeled.refuse(refusals.get(name, ""))
        rest = " ".join(words for name, words in refusals.items() if name not in self._fields)
        self._message.setText(rest)
        self._message.setVisible(bool(rest))
        if refusals.get("passphrase"):
            self._passphrase.setFocus()
            self._passphrase.selectAll()

    def show_answered(self, answered: Answered) -> None:
        """Say where the signed file is, in the form's place."""
        self.show_busy("")
        self._form.hide()
        self.accept_button.hide()
        notice = Notice("ok", "circle-check", answered.title, answered.sentence)
        notice.setObjectName("answeredNotice")
        name, folder = ElidedLabel(answered.file, Role.STRONG), ElidedLabel(ltr(answered.folder), Role.SMALL, "ink2")
        name.setObjectName("answeredFile")
        folder.setObjectName("answeredFolder")
        opened = Button(_("Ouvrir le dossier"), icon="folder-open")
        opened.setObjectName("openAnswerFolder")
        opened.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(answered.folder)))
        send = Button(_("Envoyer"), icon="external-link")
        send.setObjectName("sendAnswer")
        send.clicked.connect(self.send_asked)
        send.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(opened)
        buttons.addWidget(send)
        buttons.addStretch(1)
        for widget in (notice, name, folder):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.reject_button.setText(_("Fermer"))
        self.reject_button.setFocus()
        self.adjustSize()

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled() and self.accept_button.isVisible():
            for labeled in self._fields.values():
                labeled.refuse("")
            self._message.hide()
            secret = Secret(self._passphrase.text(), folder=self._folder.folder())
            self.given.emit(AnswerGiven(self._ask.kind, self._words.toPlainText(), secret, self._ask.under_review))

    @override
    def reject(self) -> None:
        if not self._working:
            super().reject()

    def _folder_chosen(self, folder: object) -> None:
        self._folder.show_folder(str(folder), "")
